"""What is too much to be read, and that no real text is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import parse_catalog
from noticepress.files import limits
from noticepress.files.limits import LONGEST_RUN, excess_in_file, excess_in_html, excess_in_passage
from noticepress.files.yaml import parse
from noticepress.findings import NoticepressError
from noticepress.register.rules import REGISTER_FILE
from noticepress.texts.dialect import Dialect
from noticepress.texts.inline import read_inline
from noticepress.texts.section import parse_section

ROOT = Path(__file__).parents[3]
SENTENCE = (
    "We keep [your personal data](https://example.org/data#keep) for **no longer** than *necessary* (see "
    "{{ clause }}), as Article 6(1)(f) says,[^{0}] and `cookie_name` < 12 months &amp; a day; "
    "write to <privacy@example.org>. "
)

PASSAGES = {
    "backslashes": ("\\" * 120_000, "120,000 characters"),
    "stars": ("**a" * 6_000, "6,000 marks"),
    "brackets": ("[" * 40, "brackets [ stand within one another"),
    "brackets that are closed": ("[" * 40 + "]" * 40, "brackets [ stand within one another"),
    "targets": ("[a](b c " * 40, "addresses of links"),
    "angles": ("<a " * 40, "tags are begun with <"),
    "tags": ("<b>" * 40, "tags <b>"),
    "emphasis": ("*a " * 40, "marks * or _ are opened"),
    "backticks": ("`" * 60, "backticks stand side by side"),
    "spaces": ("a" + " " * 1_001 + "b", "spaces stand side by side"),
    "digits": ("7" * 1_001, "digits stand side by side"),
    "combining characters": ("e" + "\u0301" * 60, "combining characters"),
    "length": ("word " * 12_001, "60,005 characters"),
    "marks": ("a_b *c* " * 3_000, "marks"),
}

FILES = {
    "characters": ("word word\n\n" * 200_000, 1, "characters"),
    "blocks": ("a\n\n" * 20_001, 40_001, "blocks"),
    "footnotes": ("".join(f"[^{i}]: a\n\n" for i in range(1_001)), 2_001, "footnotes"),
    "references": ("".join(f"[{i}]: a\n" for i in range(2_001)), 2_001, "link references"),
    "abbreviations": ("".join(f"*[a{i}]: a\n\n" for i in range(501)), 1_001, "abbreviations"),
    "uses of a footnote": ("a\n\n" + "[^1] b\n\n" * 3_000 + "[^1]: c\n", 3, "is referred to 3,001 times"),
    "pipes": ("a\n\n" + "|" * 60_000, 3, "pipes"),
    "quotations": ("a\n\n" + "> " * 30 + "b", 3, "quotations (>)"),
    "quotation marks alone": (">" * 60_000, 1, "quotations (>)"),
    "lists on a line": ("- " * 30 + "b", 1, "lists stand within one another"),
    "lists": ("".join("    " * i + "- a\n" for i in range(90)), 82, "lists stand within one another"),
    "headings": ("a\n\n" + "# a\n" * 2_000, 3, "headings, rules or definitions without empty lines"),
    "rules": ("a\n\n" + "* * *\n" * 2_000, 3, "headings, rules or definitions without empty lines"),
    "references on two lines": ("a\n\n" + "[a]:\nb\n" * 1_000, 3, "headings, rules or definitions"),
    "titles on a second line": ("a\n\n" + '[a]: b\n"c"\n' * 1_000, 3, "headings, rules or definitions"),
    "lines of an item": ("- a\n" + "word word word\n" * 10_000, 1, "a passage of more than 60,000 characters"),
    "tags": ("a\n\n" + "<a\n\n" * 40, 63, "tags are begun with <"),
    "HTML": ("<div></div>\n\n" * 1_001, 2_001, "lines that begin with HTML"),
    "digits": ("a\n\n" + "7" * 5_000 + ". b\n", 3, "digits stand side by side"),
    "combining characters": ("a\n\ne" + "\u0301" * 60, 3, "combining characters"),
}


def note(text: str, number: int) -> str:
    return text.replace("{0}", str(number))


def long_text() -> str:
    """A section as long as any: 20,000 words, a table of 300 rows, a list of 200 links, 100 footnotes, lists 8 deep."""
    parts = ["## Title {#t}\n"]
    parts += [f"### Clause {i} {{#c-{i}}}\n\n{note(SENTENCE * 6, i)}\n" for i in range(100)]
    parts.append(note(SENTENCE * 40, 1) + "\n")
    parts.append(
        "| Cookie | Purpose | Kept |\n| --- | :-: | --- |\n" + f"| `_id` | {note(SENTENCE, 1)} | 12 months |\n" * 300
    )
    parts.append("".join(f"- [Partner {i}](https://example.org/partner/{i}?a=b_c), of *London*\n" for i in range(200)))
    parts.append("".join(f'- "Term {i}" means (in short) {note(SENTENCE, 4)}\n' for i in range(200)))
    parts.append("".join(f"- (a{i}) {note(SENTENCE, 5)}\n" for i in range(200)))
    parts.append("".join("    " * i + f"- level {i}\n" for i in range(8)))
    parts.append("".join(f"> {note(SENTENCE, 2)}\n>\n" for _ in range(20)))
    parts.append("".join(f"Words.[^{i}]\n\n" for i in range(100)))
    parts.append("".join(f"[^{i}]: A note, with [a link](#t).\n\n" for i in range(100)))
    parts.append("".join(f"*[ABBR{i}]: What it stands for\n" for i in range(30)) + "\n")
    parts.append("".join(f"[ref{i}]: https://example.org/{i}\n" for i in range(50)) + "\n")
    parts.append("".join(f"Term {i}\n\n:   What it means. {note(SENTENCE, 3)}\n\n" for i in range(50)))
    return "\n".join(parts)


@pytest.mark.parametrize("name", PASSAGES)
def test_passage_that_is_too_much_is_named(name: str) -> None:
    text, told = PASSAGES[name]

    excess = excess_in_passage(text)

    assert excess
    assert told in excess.message
    assert excess.remedy


def test_combining_characters_are_found_wherever_they_stand() -> None:
    found = [excess_in_passage("x" * before + "\u0301" * (LONGEST_RUN + 1)) for before in range(2 * LONGEST_RUN + 3)]

    assert [each and "combining" in each.message for each in found] == [True] * len(found)


@pytest.mark.parametrize("name", FILES)
def test_file_that_is_too_much_is_refused_with_its_line(name: str) -> None:
    text, line, told = FILES[name]

    with pytest.raises(NoticepressError) as caught:
        parse_section(text, "docs/p/1.0/10-t.md", Dialect())

    assert [(finding.line, finding.code) for finding in caught.value.findings] == [(line, "IN009")]
    assert told in caught.value.findings[0].message


def test_long_text_is_read() -> None:
    section, findings = parse_section(long_text(), "docs/p/1.0/10-t.md", Dialect())

    assert len(section.markdown.split()) > 20_000
    assert not [finding for finding in findings if finding.code == "IN009"]
    assert len(section.blocks) > 1_500


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 40,
        'See [a](#b) [c](<d e> "f") ![g][h]. ' * 100,
        "日本語の文章です。" * 1_000,
        "ข้อความ" * 1_000,
        "e\u0301" * 2_000,
    ],
)
def test_long_passage_is_no_excess(text: str) -> None:
    assert excess_in_passage(text) is None


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/**/*.md")), ids=lambda path: path.name)
def test_text_of_the_sample_is_far_from_every_limit(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert excess_in_file(text) is None
    assert all(excess_in_passage(paragraph * 5) is None for paragraph in text.split("\n\n"))


def test_translations_of_the_sample_are_far_from_every_limit() -> None:
    for path in ROOT.glob("locales/*/LC_MESSAGES/*.po"):
        catalog = parse_catalog(path.read_bytes(), path.parts[-3], path.stem, path.name)

        assert catalog.refused == ()
        assert all(excess_in_passage(f"{text} " * 5) is None for entry in catalog for text in entry.texts)


# Where the scan is asked


def test_entry_that_is_too_much_is_refused_and_the_others_are_read() -> None:
    raw = 'msgid ""\nmsgstr ""\n\nmsgid "one"\nmsgstr "eins"\n\nmsgid "two"\nmsgstr "' + "[" * 500 + '"\n'

    catalog = parse_catalog(raw.encode(), "de", "p", "p.po")

    assert [entry.text for entry in catalog] == ["eins", ""]
    assert [(finding.line, finding.code) for finding in catalog.refused] == [(8, "IN003")]
    assert catalog.revised is None or catalog.revised < date.max


@pytest.mark.parametrize("name", PASSAGES)
def test_text_in_yaml_that_is_too_much_is_refused_with_its_line(name: str) -> None:
    quoted = PASSAGES[name][0].replace("\\", "\\\\")

    with pytest.raises(NoticepressError) as caught:
        parse(f'a: b\nc: "{quoted}"\n', "notice.yml", REGISTER_FILE)

    assert [(finding.line, finding.code) for finding in caught.value.findings] == [(2, "IN002")]


def test_what_is_too_much_is_rendered_nowhere() -> None:
    text = "[" * 500

    assert read_inline(text, "p").elements[0].tag == "unreadable"
    assert Markup().added("one", text) == ("more than can be read",)


def test_page_that_is_too_deep_is_named_by_its_line() -> None:
    excess = excess_in_html("<p>\n" + "<div>\n" * 600)

    assert excess
    assert excess.line == limits.DEEPEST_HTML
    assert excess_in_html("<p><br><img>" + "<div></div>" * 6_000) is None
