"""A notice's title with what it is for: in every locale, in feeds, for machines and in the terminal."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from noticepress.commands.reporting.report import publication_lines
from noticepress.editions.artefacts.feed import feed
from noticepress.editions.artefacts.machines import register_for_machines
from noticepress.editions.publication import Publication
from small_project import SmallProject

SHOWN = {"en": "Privacy Notice (for QID)", "de-DE": "Datenschutzhinweis (für QID)"}


@pytest.fixture
def scoped(small: SmallProject) -> SmallProject:
    small.replace("docs/privacy/notice.yml", "title: Privacy Notice\n", "title: Privacy Notice\nscope: account\n")
    small.replace("docs/privacy/notice.yml", "facts:\n", "facts:\n  account: QID\n")
    return small


def shown(publication: Publication, tag: str) -> str:
    locale = next(locale for locale in publication.inputs.locales if locale.tag == tag)
    return publication.title("privacy", locale)[0]


@pytest.mark.parametrize("tag", SHOWN)
def test_title_says_for_what_the_notice_is_in_each_language(scoped: SmallProject, tag: str) -> None:
    assert shown(scoped.publication(), tag) == SHOWN[tag]


def test_title_of_a_notice_without_a_scope_stands_alone(small: SmallProject) -> None:
    assert shown(small.publication(), "en") == "Privacy Notice"


def test_title_without_a_translation_is_wholly_english(scoped: SmallProject) -> None:
    scoped.replace("locales/de/LC_MESSAGES/privacy.po", 'msgstr "Datenschutzhinweis"', 'msgstr ""')
    publication = scoped.publication()
    locale = next(locale for locale in publication.inputs.locales if locale.tag == "de-DE")
    assert publication.title("privacy", locale) == ("Privacy Notice (for QID)", "en")


def test_feed_has_the_scope_in_its_title_and_in_each_entry(scoped: SmallProject) -> None:
    publication = scoped.publication()
    root = ET.fromstring(feed(publication, "privacy", publication.inputs.locales[0]))  # noqa: S314 (our own)
    titles = [element.text or "" for element in root.iter("{http://www.w3.org/2005/Atom}title")]
    assert len(titles) > 1
    assert all(title.startswith(SHOWN["en"]) for title in titles)


@pytest.mark.parametrize(("fixture", "scope"), [("scoped", "QID"), ("small", None)])
def test_register_for_machines_has_the_scope(fixture: str, scope: str | None, request: pytest.FixtureRequest) -> None:
    project: SmallProject = request.getfixturevalue(fixture)
    publication = project.publication()
    data = json.loads(register_for_machines(publication, "privacy", publication.inputs.locales))
    assert (data["title"], data["scope"]) == (SHOWN["en"] if scope else "Privacy Notice", scope)


def test_terminal_names_the_notice_as_its_pages_do(scoped: SmallProject) -> None:
    inputs = scoped.publication().inputs
    notice = inputs.notices["privacy"].notice
    first = next(publication_lines(inputs, notice, notice.versions[1]))
    assert first.startswith("Privacy Notice (for QID), version 1.1: ")
