"""The site's own words: which form of a message a number gets."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from noticepress import theme
from noticepress.catalogs.catalog import Catalog, Chain, parse_catalog
from noticepress.catalogs.words import translations
from noticepress.editions.sources.theme_words import theme_messages

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


_SHIPPED = sorted(path.parent.parent.name for path in theme.LOCALES.glob("*/LC_MESSAGES/theme.po"))


@pytest.mark.parametrize("name", _SHIPPED)
def test_words_are_those_that_gettext_itself_finds_in_the_catalog(name: str) -> None:
    raw = theme.catalog_path(name).read_bytes()
    buffer = BytesIO()
    write_mo(buffer, read_po(BytesIO(raw)))
    buffer.seek(0)
    theirs = Translations(buffer)
    ours = translations(Chain((parse_catalog(raw, name, "theme", "theme.po"),), lambda _: True))

    for entry in theme_messages().values():
        many = entry.plural_id or "many"
        context = entry.context or "no such context"
        assert ours.gettext(entry.id) == theirs.gettext(entry.id)
        assert ours.pgettext(context, entry.id) == theirs.pgettext(context, entry.id)
        for number in (0, 1, 2, 5, 11, 21, 1_000_000):
            assert ours.ngettext(entry.id, many, number) == theirs.ngettext(entry.id, many, number)
            assert ours.npgettext(context, entry.id, many, number) == theirs.npgettext(context, entry.id, many, number)


def test_message_is_taken_from_the_first_catalog_that_has_it_usable() -> None:
    special, general = catalog("es_MX", "", 2), catalog("es", "", 2)
    own = next(iter(special))
    empty = replace(special, entries={own.key: replace(own, texts=("", ""))})
    other = replace(special, entries={own.key: replace(own, texts=("own", "owns"))})

    assert translations(Chain((other, general), lambda _: True)).ngettext("one", "many", 1) == "own"
    assert translations(Chain((empty, general), lambda _: True)).ngettext("one", "many", 1) == "form 0"
    unsafe = Chain((other, general), lambda entry: entry.texts != ("own", "owns"))
    assert translations(unsafe).ngettext("one", "many", 1) == "form 0"
    assert translations(unsafe).gettext("another") == "another"


def test_english_that_stands_in_is_held_apart_from_right_to_left() -> None:
    chain = Chain((catalog("ar", "", 6),), lambda _: True)
    words = translations(chain, "rtl")

    assert words.gettext("Compared with %(version)s.") == "\u2066Compared with %(version)s.\u2069"
    assert words.ngettext("a page", "pages", 2) == "\u2066pages\u2069"
    assert words.ngettext("one", "many", 1).startswith("form")
    assert translations(chain, "ltr").gettext("Compared.") == "Compared."
