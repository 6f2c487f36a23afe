"""The theme's words are in the package, in every language, and a project may have another wording of one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from noticepress import theme
from noticepress.catalogs.catalog import is_overlay, parse_catalog
from noticepress.commands.acts import theme_words
from noticepress.editions.publication import Publication
from noticepress.editions.sources.theme_words import THEME_DOMAIN, theme_catalog, theme_chain, theme_messages
from small_project import SmallProject

NAMES = sorted(path.parent.parent.name for path in theme.LOCALES.glob("*/LC_MESSAGES/theme.po"))
STATEMENT = "This is a translation. If it differs from the English text, the English text prevails."

LONG = 3
"""Spaces in what is a sentence, and no label of a table."""


def test_the_template_has_every_word_of_the_templates_and_of_the_package() -> None:
    assert {message.key for message in theme_words.messages()} == set(theme_messages())


def test_a_sentence_stands_in_one_template_or_module_alone() -> None:
    """Or a rule would go on asking for the words of before, once somebody changed them where they are shown."""
    sources = {path: path.read_text("utf-8") for path in theme.TEMPLATES.rglob("*.html")}
    sentences = {message.id for message in theme_words.messages() if message.id.count(" ") >= LONG}
    places = {
        sentence: [path.name for path, text in sources.items() if f'("{sentence}"' in text] for sentence in sentences
    }
    for path in theme.FOLDER.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and node.value in sentences:
                places[str(node.value)].append(path.name)

    assert len(sentences) > 20
    assert {sentence: found for sentence, found in places.items() if len(found) != 1} == {}


def test_thirty_languages_and_two_regions_are_shipped() -> None:
    assert len(NAMES) == 30 + len(["es_419", "zh_Hant_HK"])


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_catalog_is_complete_and_holds_nothing_else(name: str) -> None:
    catalog = theme_catalog(name)
    assert catalog is not None
    assert {entry.key for entry in catalog if not entry.is_translated} == set()
    held = {entry.key for entry in catalog}
    assert held <= set(theme_messages()) if is_overlay(name, NAMES) else held == set(theme_messages())


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        (["de"], ["de"]),
        (["de_AT", "de"], ["de"]),
        (["es_MX"], ["es_419", "es"]),
        (["zh_Hant_HK", "zh_Hant"], ["zh_Hant_HK", "zh_Hant"]),
        (["zh_Hant_MO"], ["zh_Hant_HK", "zh_Hant"]),
        (["zh_Hans"], ["zh_Hans"]),
        (["ar_EG"], ["ar"]),
        (["nb_NO"], ["nb"]),
        (["nn"], []),
        (["ar_XB"], []),
    ],
)
def test_a_chain_has_the_catalogs_that_cldr_names_as_parents(chain: list[str], expected: list[str]) -> None:
    assert [catalog.name for catalog in theme_chain(chain)] == expected


def test_a_project_may_have_another_wording_of_a_word_of_the_theme(small: SmallProject) -> None:
    path = "locales/de/LC_MESSAGES/site.po"
    own = "Dies ist eine Übersetzung. Im Zweifel gilt der englische Text."
    small.write(path, f'{small.read(path)}\nmsgid "{STATEMENT}"\nmsgstr "{own}"\n')

    publication = small.publication()

    assert [(finding.code, finding.note) for finding in small.findings()] == [("EP009", False)]
    german = next(locale for locale in publication.inputs.locales if locale.tag == "de-DE")
    assert publication.words(german).gettext(STATEMENT) == own


def test_a_language_that_the_package_lacks_has_a_catalog_of_its_own(small: SmallProject) -> None:
    small.leave_the_package()

    publication: Publication = small.publication()

    locale = next(locale for locale in publication.inputs.locales if locale.catalogs == ("et",))
    assert publication.words(locale).gettext(STATEMENT) != STATEMENT
    assert (("et", THEME_DOMAIN)) in publication.inputs.catalogs


def test_the_shipped_catalogs_can_be_read_as_catalogs() -> None:
    for name in NAMES:
        path: Path = theme.catalog_path(name)
        assert parse_catalog(path.read_bytes(), name, THEME_DOMAIN, path.name).entries
