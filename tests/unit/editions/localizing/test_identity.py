"""A translation that equals its English changes nothing; one that differs changes text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html
import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Chain, Entry, parse_catalog
from noticepress.catalogs.merging.merge import merge
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.writing import write_catalog
from noticepress.editions.localizing.localizer import Localizer
from noticepress.editions.localizing.reader_views import CONTENT_CLASS
from noticepress.editions.localizing.rendered import Rendered
from noticepress.model import Block, Section
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from small_project import REPOSITORY

DAY = date(2026, 11, 24)
PATH = "docs/privacy/1.0/10-data.md"
DIALECT = Dialect()
MARKUP = Markup()
FACTS = {"organisation": 'Ørsted & <Söhne> "GmbH"', "effective_date": "1 June 2017"}
ADDED = {"id", "scope", "role", "data-label"}
"""Attributes that a section's HTML has and Python-Markdown's own has not."""

INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "kbd", "strong", "sup"}
EXTRAS = ("abbreviation", "abbreviation in full", "link title")
EXTENSIONS = ["admonition", "attr_list", "def_list", "sane_lists", "tables", "footnotes", "abbr", "toc"]

# None of these words stands in a tag, an attribute or an address that the documents have.
WORDS = (
    *(
        "alder",
        "birch",
        "cedar",
        "dogwood",
        "elder",
        "Fichte",
        "größer",
        "Überblick",
        "çınar",
        "İğde",
        "jälk",
        "l’orme",
    ),
    *("個人資料", "数据保护", "개인정보", "プライバシー", "ข้อมูล", "Данные", "بياناتك", "חיסיון", "🔒", "e\u0301rable"),
    *("25", "10,000", "2.1", "3,5", "%", "“maple”", "—oak…", "R&D", "AT&T", "snake_case_word", "2*3*4", "x\u00a0yew"),
    *("don't", "(sorbus)", "No.#7", "+1", "1)", "~", "willow;", "walnut:", "rowan?", "linden!", "/hazel/", "100%"),
)
ADDRESSES = ("https://example.org/a", "https://example.org/q?x=1&y=2", "#other", "mailto:post@example.org")


# Documents. A block is a list of lines.


def phrases() -> st.SearchStrategy[str]:
    """Words with every kind of inline Markdown among them."""
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
    code = st.sampled_from(["`alder`", "``birch `tick` cedar``", "`<b> & {{ x }}`", "`a \\| b`"])
    pieces = st.one_of(
        words,
        words,
        words.map("**{}**".format),
        words.map("*{}*".format),
        words.map("***{}***".format),
        words.map("_{}_".format),
        code,
        st.builds("[{}]({})".format, words, st.sampled_from(ADDRESSES)),
        st.builds(
            '[**{}**]({} "{}")'.format, words, st.sampled_from(ADDRESSES), st.sampled_from(["cedar", "個人資料"])
        ),
        st.builds("[{}](<{}>){{: .wide }}".format, words, st.sampled_from(ADDRESSES)),
        st.builds("[{}][law]".format, words),
        words.map("*{}*{{: .mark title='elder' }}".format),
        st.sampled_from(["<https://example.org/b>", "<post@example.org>"]),
        st.sampled_from(["&amp;", "&copy;", "&#8212;", "&nbsp;", "&lt;b&gt;", "\\*alder\\*", "\\_", "\\[birch\\]"]),
        words.map("<b>{}</b>".format),
        words.map('<kbd title="birch">{}</kbd>'.format),
        st.sampled_from(["[^1]", "cedar[^2]", "GDPR", "(GDPR)", "[law]", "alder <br> birch"]),
    )
    return st.lists(pieces, min_size=1, max_size=5).map(" ".join)


def with_facts(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts of which some end in a fact, or hold one."""
    return st.builds("{}{}".format, texts, st.sampled_from(["", "", "", " {{ organisation }}", " {{effective_date}}."]))


def paragraphs(inline: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """One to three lines, some with hard breaks, some with an attribute list."""
    lines = st.lists(inline.map("oak {}".format), min_size=1, max_size=3)
    return st.builds(
        lambda texts, hard, attributes: [
            *(text + (hard if text is not texts[-1] else "") for text in texts),
            *attributes,
        ],
        lines,
        st.sampled_from(["", "  ", " "]),
        st.sampled_from([[], [], [], ["{: .lead }"], ["{: .lead data-x='1' }"]]),
    )


def tables(inline: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Two columns; pipes are escaped or in code, and some cells have an attribute list."""
    cell = st.builds(
        "{}{}".format,
        inline.map(lambda text: text.replace("<br>", "")),
        st.sampled_from(["", "", " \\| x", " {.right}"]),
    )
    rows = st.lists(st.builds("| {} | {} |".format, cell, st.one_of(cell, st.just(""))), min_size=1, max_size=3)
    head = st.builds("| {} | {} |".format, inline, inline)
    return st.builds(lambda top, below: [top, "| --- | :-: |", *below], head, rows)


def indent(block: list[str]) -> list[str]:
    """The block one level deeper."""
    return [f"    {line}" if line else "" for line in block]


def joined(blocks: list[list[str]]) -> list[str]:
    """Blocks with an empty line between any two."""
    lines: list[str] = []
    for block in blocks:
        lines += ["", *block] if lines else block
    return lines


def lists(inline: st.SearchStrategy[str], inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """Bullets and numbers, tight and loose, with a paragraph, a list or another block inside."""

    def build(items: list[tuple[str, list[str] | None]], *, ordered: bool, loose: bool) -> list[str]:
        lines: list[str] = []
        for number, (text, inside) in enumerate(items, 1):
            lines += [""] if lines and loose else []
            lines.append(f"{number}. {text}" if ordered else f"- {text}")
            if inside is not None:
                lines += ["", *indent(inside)] if loose else indent(inside)
        return lines

    tight = st.lists(st.tuples(inline, st.one_of(st.none(), simple_lists(inline))), min_size=1, max_size=3)
    loose = st.lists(st.tuples(inline, st.one_of(st.none(), inner)), min_size=2, max_size=3)
    return st.one_of(
        st.builds(lambda items, ordered: build(items, ordered=ordered, loose=False), tight, st.booleans()),
        st.builds(lambda items, ordered: build(items, ordered=ordered, loose=True), loose, st.booleans()),
    )


def simple_lists(inline: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Bullets of one line each."""
    return st.lists(inline.map("- {}".format), min_size=1, max_size=3)


def blocks(inline: st.SearchStrategy[str], depth: int = 2) -> st.SearchStrategy[list[str]]:
    """Any block; containers hold blocks of their own down to ``depth``."""
    simple = st.one_of(paragraphs(inline), paragraphs(inline), simple_lists(inline))
    if depth == 0:
        return simple
    inner = blocks(inline, depth - 1)
    kind = st.sampled_from(["note", "warning", "danger important"])
    definition = st.builds(
        lambda term, text, more: [term, f":   {text}", *(["", *indent(more)] if more else [])],
        inline,
        inline,
        st.one_of(st.none(), inner),
    )
    return st.one_of(
        simple,
        lists(inline, inner),
        tables(inline),
        definition,
        st.builds(lambda name, inside: [f"!!! {name}", *indent(inside)], kind, inner),
        st.builds(lambda name, inside: [f'!!! {name} "elder & {name}"', *indent(inside)], kind, inner),
        st.builds(lambda inside: [f"> {line}".rstrip(" ") if not line else f"> {line}" for line in inside], inner),
        st.just(["    a < b & {{ code }}", "    *second* line"]),
        st.just(["---"]),
    )


def documents(*, facts: bool = True) -> st.SearchStrategy[str]:
    """Whole sections: headings with ids, blocks under them, and at the end what they refer to."""
    inline = with_facts(phrases()) if facts else phrases()
    content = st.lists(blocks(inline), min_size=1, max_size=3)
    part = st.tuples(st.integers(2, 4), inline, st.sampled_from(["", " ##"]), content)

    def build(parts: list[tuple[int, str, str, list[list[str]]]], notes: list[str]) -> str:
        lines: list[list[str]] = []
        for number, (level, title, closing, inside) in enumerate(parts):
            depth = 2 if number == 0 else level
            lines.append([f"{'#' * depth} {title}{closing} {{#part-{number}}}"])
            lines += inside
        lines.append([f"[^1]: {notes[0]}", "", f"    {notes[0]}"])
        lines.append([f"[^2]: {notes[1]}"])
        lines.append(['[law]: https://example.org/law "linden & rowan"'])
        lines.append(["*[GDPR]: General birch Regulation"])
        return "\n".join(joined(lines)) + "\n"

    return st.builds(build, st.lists(part, min_size=1, max_size=2), st.lists(inline, min_size=2, max_size=2))


# Rendering


def parse(source: str) -> Section:
    section, findings = parse_section(source, PATH, DIALECT)
    assert [finding for finding in findings if finding.code not in ("IN005", "IN012", "IN014")] == []
    return section


def is_safe(section: Section) -> Callable[[Entry], bool]:
    """The guard that a build uses, with each message's role."""
    roles = {block.key: block.role for block in reversed(section.messages)}
    return lambda entry: not any(MARKUP.added(entry.id, text, roles[entry.key]) for text in entry.texts)


def catalog_bytes(section: Section, translate: Callable[[Block], str]) -> bytes:
    """A PO file as a translator would hand it in."""
    blocks = {block.key: block for block in section.messages}
    messages = {key: Message(block.context, block.text, role=block.role) for key, block in blocks.items()}
    file, _ = merge(new_catalog("de", "privacy", "Example", DAY), messages)
    entries = tuple(replace(entry, texts=(translate(blocks[entry.key]),)) for entry in file.entries)
    return write_catalog(replace(file, entries=entries))


MARKED_CODE = '<pre class="untranslated" dir="ltr" lang="en">'
"""Code has no translation, and is English on every page; no notice may hold any (IN005)."""


def translated(
    section: Section, translate: Callable[[Block], str], *, safe: Callable[[Entry], bool] | None = None
) -> Rendered:
    path = "locales/de/LC_MESSAGES/privacy.po"
    catalog = parse_catalog(catalog_bytes(section, translate), "de", "privacy", path)
    rendered = Localizer().render(section, Chain((catalog,), safe or is_safe(section)), FACTS)
    return replace(rendered, parts=tuple(part.replace(MARKED_CODE, "<pre>") for part in rendered.parts))


def elements(html: str) -> list[lxml.html.HtmlElement]:
    """Every element, but for the frame around a table."""
    root = lxml.html.fragment_fromstring(html, create_parent="section")
    return [
        element
        for element in root.iterdescendants()
        if isinstance(element.tag, str) and element.get("class") != "table"
    ]


def text_of(html: str) -> str:
    """The text content, spaces folded."""
    return " ".join(lxml.html.fragment_fromstring(html, create_parent="section").text_content().split())


# Properties


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_identity_translation_changes_no_byte(source: str) -> None:
    section = parse(source)
    english = Localizer().render(section, None, FACTS)

    same = translated(section, lambda block: block.text)

    assert same.untranslated == ()
    assert same == english


SECTIONS = sorted((REPOSITORY / "docs" / "privacy").glob("*/*.md"))


@pytest.mark.parametrize("path", SECTIONS, ids=[f"{path.parent.name}-{path.stem}" for path in SECTIONS])
def test_identity_translation_of_the_sample_changes_no_byte(path: Path) -> None:
    section, findings = parse_section(path.read_text(encoding="utf-8"), path.as_posix(), DIALECT)
    assert findings == []
    english = Localizer().render(section, None, FACTS)

    same = translated(section, lambda block: block.text)

    assert same.untranslated == ()
    assert same == english


FRAGMENTS = (
    *(
        "a",
        "word",
        "Ü",
        "語",
        "م",
        " ",
        "  ",
        "\n",
        "\n\n",
        "  \n",
        "    ",
        "- ",
        "1. ",
        "* ",
        "> ",
        "|",
        "`",
        "``",
        "*",
    ),
    *("**", "_", "[", "]", "(", ")", "{", "}", "\\", "!", '"', "'", "\t", "~", "^", "=", "#", "##", ":", "&", "qq"),
    *(
        "## H {#h}\n\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "[x](y)",
        '[x](y "t")',
        "[^1]",
        "\n[^1]: n\n",
        "[r]",
        "[x][r]",
    ),
    *(
        "\n*[AB]: Alpha\n",
        "AB",
        "!!! note\n    t\n",
        '!!! note "T"\n    t\n',
        ": ",
        "\n: d\n",
        "{#i}",
        "{: .c}",
        " {.k}",
    ),
    *("{{ organisation }}", "{{ x }}", "&amp;", "<b>", "</b>", "<br>", "<http://x/>", "<a@b.cc>", "\\|", "![i](s)"),
    *('\n[r]: http://r/ "T"\n', "===\n", "---\n", "    code\n", "\u00a0", "klzzwxh:0001", "wzxhzdk:0"),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_identity_translation_of_any_sequence_of_marks_changes_no_byte(noise: str) -> None:
    section, _ = parse_section(f"## Part {{#part}}\n\n{noise}", PATH, DIALECT)
    english = Localizer().render(section, None, FACTS)

    same = translated(section, lambda block: block.text)

    assert same.untranslated == ()
    assert same == english


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_translation_changes_every_text_and_no_structure(source: str) -> None:
    section = parse(source)
    english = Localizer().render(section, None, FACTS)
    marks = {block.key: f"⟦{number}⟧" for number, block in enumerate(section.messages)}

    # Without the guard: it refuses a translation that drops English's raw HTML, as these do.
    other = translated(section, lambda block: marks[block.key], safe=lambda _: True)

    def skeleton(html: str) -> list[tuple[str, str | None]]:
        return [(element.tag, element.get("id")) for element in elements(html) if element.tag not in INLINE]

    html = re.sub(' data-label="[^"]*"', "", other.html)  # says again what stands in the table's head
    shown = [marks[block.key] for block in section.messages if block.role not in EXTRAS]
    assert other.untranslated == ()
    assert skeleton(other.html) == skeleton(english.html)
    assert re.findall(r"⟦\d+⟧", html) == shown
    text = re.sub("<pre>.*?</pre>", "", html, flags=re.DOTALL)  # code is nobody's to translate
    left = {word for word in WORDS if len(word) > 3 and word in text}
    assert left == set()
    assert [heading.id for heading in other.headings] == [heading.id for heading in english.headings]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_without_a_translation_english_is_shown_whole_and_marked(source: str) -> None:
    section = parse(source)
    english = Localizer().render(section, None, FACTS)

    missing = Localizer().render(section, Chain((), lambda _: True), FACTS)

    shown = [element for element in elements(missing.html) if element.tag != "span"]
    marked = [element for element in elements(missing.html) if element.get("class", "").endswith("untranslated")]
    assert text_of(missing.html) == text_of(english.html)
    assert [element.tag for element in shown] == [element.tag for element in elements(english.html)]
    assert {element.get("lang") for element in marked} <= {"en"}
    assert {element.get("dir") for element in marked} <= {"ltr"}


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(facts=False))
def test_identity_rendering_is_that_of_plain_markdown(source: str) -> None:
    plain = markdown.markdown(source, extensions=EXTENSIONS, output_format="html")

    same = translated(parse(source), lambda block: block.text).html

    ours, theirs = elements(same), elements(plain)
    assert text_of(same) == text_of(plain)
    assert [element.tag for element in ours] == [element.tag for element in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        if mine.tag == "sup":  # the second reference to a footnote has a number, which the table's frame may change
            continue
        if mine.tag == "div":  # a box
            mine.set("class", mine.get("class", "").removesuffix(f" {CONTENT_CLASS}"))
        assert {**mine.attrib, **other.attrib} == dict(mine.attrib)
        assert set(mine.attrib) - set(other.attrib) <= ADDED
