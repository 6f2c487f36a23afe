"""Templates and new catalogs."""

from __future__ import annotations

from datetime import date
from gettext import c2py
from io import BytesIO

import pytest
from babel import Locale as CldrLocale
from babel.messages.pofile import read_po

from noticepress.catalogs.catalog import parse_catalog
from noticepress.catalogs.locales import parse_locales
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog, template
from noticepress.catalogs.po.plurals import count_forms, plural_forms
from noticepress.catalogs.po.writing import write_catalog
from small_project import REPOSITORY

DAY = date(2026, 11, 24)
LANGUAGES = sorted(path.parent.name for path in (REPOSITORY / "locales").glob("*/LC_MESSAGES"))

READERS = {
    locale.catalogs[-1]: locale.cldr
    for locale in parse_locales(
        (REPOSITORY / "locales" / "locales.yml").read_text(encoding="utf-8"), "l.yml", LANGUAGES
    )
    if locale.catalogs
}
"""The CLDR locale that a language's catalog is for: pt_PT counts otherwise than pt."""


def test_template_is_what_babel_reads() -> None:
    messages = [
        Message("data#data", "Your data", role="heading 2", versions=["1.0", "1.1"], places=[("b.md", 1), ("a.md", 3)]),
        Message("", "%(n)s block", "%(n)s blocks", format="python-format", places=[("overrides/x.html", 3)]),
        Message("a#b", 'He said "no"\\.  \nThen\tleft — größer 個人資料', places=[("a folder/x.md", 0)]),
    ]

    again = read_po(BytesIO(write_catalog(template("privacy", messages, "Example", DAY))))

    assert [
        (message.context or "", message.id, message.auto_comments, message.locations) for message in again if message.id
    ] == [
        (
            message.context,
            (message.id, message.plural_id) if message.plural_id else message.id,
            message.comments,
            [(path, line or None) for path, line in sorted(message.places)],
        )
        for message in messages
    ]
    assert again.get("%(n)s block").flags == {"python-format"}
    assert not any(
        message.string if isinstance(message.string, str) else any(message.string) for message in again if message.id
    )


def test_template_has_no_clock() -> None:
    written = [write_catalog(template("privacy", [Message("a#b", "c")], "Example", DAY)) for _ in range(2)]

    assert written[0] == written[1]
    assert b"POT-Creation-Date: 2026-11-24 00:00+0000" in written[0]
    assert b"#, fuzzy" not in written[0]


@pytest.mark.parametrize("name", LANGUAGES)
def test_plural_forms_agree_with_cldr(name: str) -> None:
    """Two numbers have one gettext form exactly where they have one CLDR category."""
    count, _, rule = plural_forms(name).partition(";")
    form_of = c2py(rule.partition("=")[2].strip().rstrip(";"))
    category_of = CldrLocale.parse(READERS.get(name, name)).plural_form

    pairs = {(form_of(number), category_of(number)) for number in range(201)}

    assert int(count.partition("=")[2]) >= len(pairs)
    assert len(pairs) == len({form for form, _ in pairs}) == len({category for _, category in pairs})
    assert {form for form, _ in pairs} == set(range(len(pairs)))


@pytest.mark.parametrize(
    "name",
    ["ar", "be", "ca", "dsb", "el", "fa", "ga", "gd", "he", "hr", "hsb", "hy", "is", "ka", "lv", "mk", "mt", "nb"],
)
def test_numbers_that_have_other_words_in_a_language_have_other_forms(name: str) -> None:
    forms = plural_forms(name)
    form_of = c2py(forms.partition("plural=")[2].strip().rstrip(";"))
    category_of = CldrLocale.parse(name).plural_form

    pairs = {(form_of(number), category_of(number)) for number in range(1, 201)}

    assert count_forms(forms) >= len(pairs)
    assert len(pairs) == len({form for form, _ in pairs})


@pytest.mark.parametrize(
    ("name", "like"), [("de_FR", "de"), ("ar_XB", "ar"), ("zh_Hant_US", "zh_Hant"), ("pl_DE", "pl"), ("tlh", "en")]
)
def test_a_name_that_cldr_has_no_data_for_has_the_forms_of_the_nearest_or_of_english(name: str, like: str) -> None:
    assert plural_forms(name) == plural_forms(like)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("id", "nplurals=1; plural=0;"), ("ms_MY", "nplurals=1; plural=0;"), ("vi", "nplurals=1; plural=0;")],
)
def test_a_language_whose_words_no_number_changes_has_one_form(name: str, expected: str) -> None:
    assert plural_forms(name) == expected


def test_hebrew_s_forms_are_told_as_a_translator_writes_them() -> None:
    assert plural_forms("he_IL") == "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"


def test_every_language_of_the_sample_is_covered() -> None:
    assert len([name for name in LANGUAGES if not name.endswith(("_419", "_HK"))]) == 17


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        ("nplurals=1; plural=0;", 1),
        ("nplurals = 2; plural = n != 1", 2),
        ("nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3);", 6),
    ],
)
def test_forms_are_counted(value: str, forms: int) -> None:
    assert count_forms(value) == forms


@pytest.mark.parametrize(
    "value",
    [
        "",
        "nplurals=INTEGER; plural=EXPRESSION;",
        "nplurals=0; plural=0;",
        "nplurals=7; plural=0;",
        "nplurals=99999999999; plural=0;",
        "nplurals=٢; plural=0;",
        "nplurals=2; plural=import os;",
        "nplurals=2; plural=" + "(" * 5000 + ";",
    ],
)
def test_what_counts_no_forms_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"read|language"):
        count_forms(value)


@pytest.mark.parametrize("name", LANGUAGES)
def test_new_catalog_has_a_right_header_that_claims_nothing(name: str) -> None:
    catalog = parse_catalog(write_catalog(new_catalog(name, "privacy", "Example", DAY)), name, "privacy", "x.po")

    assert catalog.header_lines["Language"] == name
    assert catalog.header_lines["Plural-Forms"].rstrip(";") == plural_forms(name).rstrip(";")
    assert catalog.header_lines["Content-Type"] == "text/plain; charset=utf-8"
    assert catalog.revised is None
    assert catalog.state is None
    assert list(catalog) == []
