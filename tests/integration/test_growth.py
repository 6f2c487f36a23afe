"""Every reader of text that others write takes linear time, or refuses at once.

Measured is growth, never seconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from growth import MOST, growth
from hostile import PATTERNS
from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Chain, parse_catalog
from noticepress.catalogs.glossary import parse_glossary
from noticepress.catalogs.locales import parse_locales
from noticepress.catalogs.messages import Message
from noticepress.editions.localizing.localizer import Localizer
from noticepress.editions.settings.furniture import parse_furniture
from noticepress.files import yaml
from noticepress.files.rules import FILES
from noticepress.findings import Finding, NoticepressError
from noticepress.places import find_place
from noticepress.register.register import parse_register
from noticepress.register.rules import REGISTER_FILE
from noticepress.register.sealing.seal import parse_seal
from noticepress.rules.checking import apply
from noticepress.rules.literals import literals
from noticepress.rules.literals.passages import Passage
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations import entries, plain
from noticepress.site.page_checks import read_html
from noticepress.site.verifying.served import read_json, read_manifest
from noticepress.texts import inline
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

Read = Callable[[str], object]

ENGLISH = "We keep [your data](#a) for 12 months, **not** longer, from 25 May 2018."
REGISTER = """\
title: {title}
prevailing_clause: languages
facts:
  company: {fact}
versions:
  - version: "1.0"
    effective: 2020-01-01
    summary: {summary}
    short_notice: {reason}
"""
FURNITURE = """\
site_name: {0}
site_url: https://example.org/
extra:
  disclaimer: {0}
  footer: [{{title: {0}, links: [{{label: {0}, url: {0}}}]}}]
"""
GLOSSARY = """\
sources: {{de: {0}}}
kept: [{0}]
terms: {{data: {{english: [{0}], languages: {{de: {{term: {0}, accept: [{0}], forbid: [{0}]}}}}}}}}
"""
LOCALES = "locales: [{{tag: en, label: {0}}}, {{tag: {0}, label: {0}, cldr: {0}, hreflang: [{0}], catalogs: [{0}]}}]"


def section(text: str) -> object:
    return parse_section(f"## T {{#t}}\n\n{text}", "docs/p/1.0/10-t.md", Dialect())


def rendered(text: str) -> object:
    """English with the text in it, and the text as its translation."""
    parsed, _ = parse_section(f"## T {{#t}}\n\n{ENGLISH}\n\n{text}", "docs/p/1.0/10-t.md", Dialect())
    return Localizer().render(parsed, None, {})


def register(text: str) -> object:
    quoted = json.dumps(text)
    return parse_register(REGISTER.format(title=quoted, fact=quoted, summary=quoted, reason=quoted), "notice.yml", "p")


def catalog_of(text: str):
    entry = f'msgctxt "t#t"\nmsgid {json.dumps(ENGLISH)}\nmsgstr {json.dumps(text, ensure_ascii=False)}\n'
    raw = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n{entry}'
    return parse_catalog(raw.encode(), "de", "p", "locales/de/LC_MESSAGES/p.po")


def translation(text: str) -> object:
    """A catalog with the text as a translation, every rule on it, and the page with it."""
    catalog, markup = catalog_of(text), Markup()
    message = Message("t#t", ENGLISH)
    subject = CatalogSubject(catalog, {message.key: message}, markup)
    found = apply(entries.RULES, subject)
    texts = tuple(Passage(catalog.path, 1, form) for entry in catalog for form in entry.texts)
    notice = parse_register(
        REGISTER.format(title="T", fact="f", summary="s", reason="r").replace("2020", "2018"), "notice.yml", "p"
    )
    found += apply(literals.RULES, literals.LiteralSubject((notice,), texts, ("de",), catalog=catalog))
    parsed, _ = parse_section(f"## T {{#t}}\n\n{ENGLISH}\n", "docs/p/1.0/10-t.md", Dialect())
    chain = Chain((catalog,), lambda entry: not markup.added(entry.id, entry.text))
    return found, Localizer().render(parsed, chain, {})


def markup(text: str) -> object:
    return Markup().added(ENGLISH, text), Markup().tags(text)


def seal(text: str) -> object:
    block = [text, text, "", "0"]
    facts = {"f": ["text", text]}
    data = {"scheme": 1, "time_zone": text, "facts": facts, "corrections": [[0, 1, [block], facts]], "blocks": [block]}
    return parse_seal(json.dumps(data), "seal.json")


def raw_json(text: str) -> object:
    with suppress(ValueError, RecursionError):
        read_json(text.encode())
    with suppress(NoticepressError):
        parse_seal(text, "seal.json")
    return read_manifest(text.encode())


READERS: dict[str, tuple[Read, int]] = {
    "section": (section, 1_000),
    "rendered section": (rendered, 600),
    "inline": (lambda text: inline.read_inline.__wrapped__(text, "p"), 2_000),
    "markup": (markup, 1_500),
    "translation": (translation, 1_200),
    "words of a translation": (plain._pieces.__wrapped__, 20_000),  # noqa: SLF001 (as inline's: what is remembered takes no time)
    "catalog": (lambda text: parse_catalog(text.encode("utf-8", "replace"), "de", "p", "p.po"), 5_000),
    "register": (register, 2_000),
    "glossary": (lambda text: parse_glossary(GLOSSARY.format(json.dumps(text)), "glossary.yml"), 2_000),
    "furniture": (lambda text: parse_furniture(FURNITURE.format(json.dumps(text)), "mkdocs.yml"), 500),
    "locales": (lambda text: parse_locales(LOCALES.format(json.dumps(text)), "locales.yml", ("de",)), 2_000),
    "YAML": (lambda text: yaml.parse(text, "notice.yml", REGISTER_FILE), 3_000),
    "YAML of others": (lambda text: yaml.parse_settings(f"a: {text}", "mkdocs.yml", FILES), 800),
    "front matter": (lambda text: section(f"---\n{text}\n---\n"), 800),
    "seal": (seal, 5_000),
    "JSON": (raw_json, 20_000),
}


def too_fast(read: Read, n: int) -> list[str]:
    """The patterns of which a reader's time grows faster than it may, and by how much."""
    return [f"{name}: {grown:.1f}" for name in PATTERNS if (grown := growth(reading(read, name), n // 2)) >= MOST]


def reading(read: Read, name: str) -> Callable[[int], None]:
    """Has a pattern read in some length, or refused."""

    def work(count: int) -> None:
        with suppress(NoticepressError):
            read(PATTERNS[name](count))

    return work


@pytest.mark.parametrize("reader", READERS)
def test_time_grows_no_faster_than_the_text(reader: str) -> None:
    read, n = READERS[reader]

    assert too_fast(read, n) == []


def test_place_is_found_in_linear_time(tmp_path: Path) -> None:
    path = tmp_path / "text.md"

    def read(text: str) -> object:
        path.write_text(text, encoding="utf-8")
        finding = Finding("text.md", 1, "TR005", "“a a 1 b” and “never there”", "", text="a" * 40)
        return find_place(tmp_path, finding), find_place(tmp_path, replace(finding, text=""))

    assert too_fast(read, 20_000) == []


def test_page_is_read_in_linear_time_or_refused() -> None:
    def read(text: str) -> object:
        return read_html(f"<!doctype html><html><body>{text}</body></html>".encode("utf-8", "replace"), "index.html")

    assert too_fast(read, 10_000) == []


def test_page_of_elements_within_one_another_is_refused() -> None:
    with pytest.raises(NoticepressError, match=r"index\.html:2: IN009 more than 500 tags <div>"):
        read_html(b"<!doctype html>\n" + b"<div>" * 200_000, "index.html")


def test_measure_finds_what_grows_with_the_square() -> None:
    def pairs(text: str) -> object:
        return [text.count("b") for _ in text]

    assert growth(reading(pairs, "; alone"), 6_000) >= MOST
    assert growth(reading(sorted, "; alone"), 6_000) < MOST
