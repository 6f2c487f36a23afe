"""The site's own words: which form of a message a number gets."""

from __future__ import annotations

import pytest

from noticepress.catalogs.catalog import Catalog, Chain, parse_catalog
from noticepress.catalogs.words import translations

MILLIONS = "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"


def catalog(name: str, plurals: str, forms: int) -> Catalog:
    header = [f"Language: {name}", "Content-Type: text/plain; charset=utf-8"]
    header += [f"Plural-Forms: {plurals}"] if plurals else []
    lines = [f'"{line}\\n"' for line in header]
    texts = [f'msgstr[{form}] "form {form}"' for form in range(forms)]
    body = ['msgid ""', 'msgstr ""', *lines, "", 'msgid "one"', 'msgid_plural "many"', *texts]
    return parse_catalog("\n".join([*body, ""]).encode(), name, "site", f"locales/{name}/LC_MESSAGES/site.po")


@pytest.mark.parametrize(
    ("name", "plurals", "forms", "expected"),
    [
        ("fr", MILLIONS, 3, {0: "form 0", 1: "form 0", 2: "form 2", 5: "form 2", 1_000_000: "form 1"}),
        ("de", "nplurals=1; plural=0;", 1, {1: "form 0", 2: "form 0"}),
        ("de", "nplurals=2; plural=(n == 1);", 2, {1: "form 1", 2: "form 0"}),
        ("de", "", 2, {1: "form 0", 2: "form 1"}),
        ("pl", "", 3, {1: "form 0", 2: "form 1", 5: "form 2"}),
    ],
)
def test_catalogs_own_header_says_which_form_a_number_gets(
    name: str, plurals: str, forms: int, expected: dict[int, str]
) -> None:
    words = translations(Chain((catalog(name, plurals, forms),), lambda _: True))

    assert {number: words.ngettext("one", "many", number) for number in expected} == expected
