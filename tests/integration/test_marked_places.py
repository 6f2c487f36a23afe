"""What a report marks on the line of a finding, over edits of the small project."""

from __future__ import annotations

import pytest

from noticepress.places import find_place
from small_project import SmallProject

CATALOG = "locales/de/LC_MESSAGES/privacy.po"
DRAFT = "docs/privacy/1.2/20-contact.md"
SIGN = "Sign and date your letter."
LANGUAGES = 'msgstr "Sprachen"'


@pytest.mark.parametrize(
    ("edit", "code", "mark"),
    [
        ((DRAFT, SIGN, "Sign it\nby {{ organization }}."), "IN008", "organization"),
        ((DRAFT, SIGN, "Sign it\nby 1  January 2030."), "VE008", "1  January 2030"),
        ((CATALOG, LANGUAGES, 'msgstr "Sprachen: 1. Januar 2030"'), "VE008", "1. Januar 2030"),
        ((CATALOG, LANGUAGES, 'msgstr "Sprachen {{ effective_date }}"'), "TR003", "{{ effective_date }}"),
        ((CATALOG, LANGUAGES, 'msgstr ""\n"Viele "\n"[Sprachen](#woanders)"'), "TR004", "#woanders"),
        ((CATALOG, LANGUAGES, 'msgstr "Sprachen 145 und 45"'), "TR005", "45"),
        ((CATALOG, LANGUAGES, 'msgstr "Sprachen <b>"'), "TR007", "<b>"),
        ((CATALOG, LANGUAGES, 'msgstr "[Sprachen](javascript:x)"'), "TR007", "javascript"),
        ((CATALOG, LANGUAGES, 'msgstr "Sprachen 語言"'), "TR008", "語言"),
    ],
)
def test_culprit_is_marked(small: SmallProject, edit: tuple[str, str, str], code: str, mark: str) -> None:
    small.replace(*edit)

    places = [find_place(small.root, finding) for finding in small.findings() if finding.code == code]

    assert mark in [place.source[place.column - 1 : place.end - 1] for place in places]
    assert all(place.source in small.read(edit[0]).split("\n") for place in places)
