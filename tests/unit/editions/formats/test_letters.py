"""Editions as Markdown and plain text: what each kind of block becomes, and that nothing is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from noticepress.editions.formats.blocks import ENGLISH, NOTE_MARK, Block, Inline, Kind, Span, plain_words
from noticepress.editions.formats.letters import markdown_file, text_file
from noticepress.editions.formats.markdown import markdown
from noticepress.editions.formats.material import Material
from noticepress.editions.formats.plain_text import plain_text
from noticepress.editions.formats.reading import read_sections
from noticepress.editions.localizing.localizer import Localizer
from noticepress.model import Status
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from sample_publication import TAGS, sample_edition
from small_project import SmallProject

COMMON_MARK = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
BASE = "https://legal.example/privacy/1.0/"
FORMS = [
    ("- One<br>\n- two<br>three <br/>", "- One\n- two\\\n    three", None),
    ("<br>One.", "One.", None),
    # as written, as Markdown, as plain text
    ("A *word*, a **term**, `code`.", "A *word*, a **term**, `code`.", "A word, a term, code."),
    ("One  \ntwo\nthree.", "One\\\ntwo three.", "One\ntwo three."),
    (
        "[Here](https://a.example/), <https://b.example/>, [there](#use), [beside](../1.1/).",
        f"[Here](https://a.example/), <https://b.example/>, there, [beside]({BASE.replace('1.0', '1.1')}).",
        f"Here <https://a.example/>, https://b.example/, there, beside <{BASE.replace('1.0', '1.1')}>.",
    ),
    ("Write to <mail@a.example>.", "Write to <mail@a.example>.", "Write to mail@a.example."),
    (
        '[Here](https://a.example/ "Law & &amp;amp; “Order” _x_").',
        '[Here](https://a.example/ "Law & &amp;amp; “Order” \\_x\\_").',
        "Here <https://a.example/>.",
    ),
    ("- a\n- b:\n    - c\n    - d", "- a\n- b:\n    - c\n    - d", "- a\n- b:\n  - c\n  - d"),
    ("3. a\n4. b", "3. a\n4. b", "3. a\n4. b"),
    ("- a\n\n    2. b\n    3. c", "- a\n\n    2. b\n    3. c", "- a\n  2. b\n  3. c"),
    (
        "(a) x:\n\n    (i) y\n\n    (ii) z\n\n(b) q",
        "- (a) x:\n    - (i) y\n    - (ii) z\n- (b) q",
        "(a) x:\n    (i) y\n    (ii) z\n(b) q",
    ),
    ("1) a\n2) b\n4) c", "- 1\\) a\n- 2\\) b\n- 4\\) c", "1) a\n2) b\n4) c"),
    (
        "1) a\n2) b\n\n1) c\n2) d\n\n1) e\n2) f",
        "1) a\n2) b\n\n- 1\\) c\n- 2\\) d\n\n1) e\n2) f",
        "1) a\n2) b\n\n1) c\n2) d\n\n1) e\n2) f",
    ),
    ("- a\n\n    more of a\n\n- b", "- a\n\n    more of a\n- b", "- a\n\n  more of a\n- b"),
    ("> One\n>\n> two", "> One\n>\n> two", "> One\n>\n> two"),
    (
        '!!! note "Mind"\n    This.\n\n    That.',
        "> **Mind**\n>\n> This.\n>\n> That.",
        "> Mind\n>\n> This.\n>\n> That.",
    ),
    (
        "| a | b |\n| --- | --- |\n| c | *d* |\n| e | f |",
        "| a | b |\n| --- | --- |\n| c | *d* |\n| e | f |",
        "a: c\nb: d\n\na: e\nb: f",
    ),
    ("Term\n:   What it is.\n\nOther\n:   Else.", "- **Term**\n\n    What it is.\n\n- **Other**\n\n    Else.", None),
    ("Term\n:   What it is.\n\nOther\n:   Else.", None, "Term\n    What it is.\n\nOther\n    Else."),
    ("One.\n\n---\n\nTwo.", "One.\n\n---\n\nTwo.", "One.\n\n* * *\n\nTwo."),
    ("See.[^n]\n\n[^n]: Note.", "See.[^1]\n\n[^1]: Note.", "See.[1]\n\n[1] Note."),
    ("    code()\n    more", "    code()\n    more", "    code()\n    more"),
    ("2\\. May, 1 \\* 2 \\_x\\_ a_b &lt;b&gt;", "2\\. May, 1 \\* 2 \\_x\\_ a_b &lt;b>", "2. May, 1 * 2 _x_ a_b <b>"),
    ("H~2~O, 1<sup>st</sup>", "H~2~O, 1<sup>st</sup>", "H~2~O, 1st"),
    (
        "10<sup>2,5</sup>, 5<sup>1a</sup>, x<sub>2.1</sub>, price<sup>1)</sup>",
        "10<sup>2,5</sup>, 5<sup>1a</sup>, x<sub>2.1</sub>, price<sup>1)</sup>",
        "10^(2,5), 5^(1a), x_(2.1), price1)",
    ),
    (
        "The LEX.\n\n*[LEX]: Law & “Order”",
        'The <abbr title="Law &amp; “Order”">LEX</abbr>.',
        "The LEX.",
    ),
    (
        "10<sup>6</sup> or 10<sup>-6</sup>, H<sub>2</sub>O",
        "10<sup>6</sup> or 10<sup>-6</sup>, H<sub>2</sub>O",
        "10⁶ or 10⁻⁶, H₂O",
    ),
    ("We <s>may</s> *<q>do</q>* so.", "We <s>may</s> *<q>do</q>* so.", "We ~~may~~ “do” so."),
]


def blocks_of(body: str) -> tuple[Block, ...]:
    section, _ = parse_section(f"## Use {{#use}}\n\n{body}\n", "docs/p/1/10-use.md", Dialect())
    html = Localizer().render(section, None, {}).html
    return read_sections([("use", html)], BASE)[0].blocks


@pytest.mark.parametrize(("body", "as_markdown", "as_text"), FORMS)
def test_each_kind_of_block_has_its_form(body: str, as_markdown: str | None, as_text: str | None) -> None:
    blocks = blocks_of(body)

    assert as_markdown in (None, markdown(blocks).removeprefix("## Use\n\n"))
    assert as_text in (None, plain_text(blocks).removeprefix("Use\n---\n\n"))


def _shown(blocks: Iterable[Block]) -> list[str]:
    """The labels of items and all words: HTML says of a number no more than which it is."""
    every = (each for block in blocks for each in block.walk())
    return re.findall(r"\w+", " ".join(f"{each.label} {plain_words(each.words)}" for each in every))


@given(
    st.lists(
        st.tuples(st.sampled_from((0, 0, 0, 4)), st.sampled_from("1234579ab"), st.sampled_from(("{})", "{}.", "-"))),
        max_size=8,
    ),
    st.sampled_from(("\n", "\n\n")),
    st.sampled_from(("", "> ")),
)
@example([(0, "1", "{})"), (0, "2", "{})"), (0, "4", "{})")], "\n", "")
@example([(0, "1", "{})"), (0, "2", "{})"), (0, "1", "{})"), (0, "2", "{})")], "\n\n", "> ")
def test_readers_of_markdown_count_items_as_the_page_does(
    rows: list[tuple[int, str, str]], between: str, quoted: str
) -> None:
    lines = between.join(f"{' ' * indent}{form.format(label)} x" for indent, label, form in rows).split("\n")
    blocks = Dialect().convert("\n".join(f"{quoted}{line}" for line in lines), lambda *_: None)
    wanted = read_sections([("x", blocks)])[0].blocks

    read = read_sections([("x", COMMON_MARK.render(markdown(wanted)))])[0].blocks
    assert _shown(read) == _shown(wanted)


PIECES = (
    '<h2 id="{id}">{number} Use</h2>\n<p id="{id}.1">Words.</p>',
    '<h2 lang="en" id="{id}">{number} Use</h2>\n<p id="{id}.1">See <a href="../1.1/">beside</a>,\n<em>there</em>.</p>',
    '<h2 id="{id}">Us</h2><p><a href="#x">a</a> <a href="https://a.example/../c">b</a> <a href="//b.example">c</a></p>',
    '<h2 id="{id}">Use</h2><p>Mark<sup id="fnref:n"><a class="footnote-ref" href="#fn:n">{number}</a></sup>.</p>',
    '<div class="footnote"><hr><ol><li id="fn:n"><p>Note.&#160;<a class="footnote-backref" href="#fnref:n">↩</a></p>'
    "</li></ol></div>",
    '<ul>\n<li id="{id}.2">one</li>\n<li><p id="{id}.3">two</p></li>\n</ul> bare \u00a0 ',
)
SECTIONS = st.builds(
    lambda piece, name, number: (name, piece.format(id=name, number=number)),
    st.sampled_from(PIECES),
    st.sampled_from(("a", "b")),
    st.sampled_from("12"),
)


@given(
    st.lists(SECTIONS, max_size=6),
    st.sampled_from(("", BASE, "https://legal.example/de/privacy/2.0/", "https://other.example/")),
    st.dictionaries(st.sampled_from(("a", "b")), st.sampled_from("12")),
)
def test_a_section_is_read_alike_whatever_was_read_before(
    sections: list[tuple[str, str]], base: str, numbers: dict[str, str]
) -> None:
    """What speaks of a footnote is not remembered."""
    anew = [(name, f'<div title="footnote">{html}</div>') for name, html in sections]

    assert read_sections(sections, base, numbers) == read_sections(anew, base, numbers)


@given(st.text(st.sampled_from("ab \n\t\u00a0\u202f"), max_size=8))
def test_space_around_words_alone_is_that_around_words_with_others(text: str) -> None:
    alone, with_another = (f"<p>{text}{more}</p>" for more in ("", '<bdi class="label"></bdi>'))

    assert read_sections([("x", alone)]) == read_sections([("x", with_another)])


def words(*parts: Inline) -> str:
    return markdown([Block(Kind.PARAGRAPH, words=parts)])


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("a", Span("strong", ("注意：",)), "本条"), "a<strong>注意：</strong>本条"),
        (("a", Span("strong", ("注意",)), "本条"), "a**注意**本条"),
        ((Span("strong", ("Note.",)), " More"), "**Note.** More"),
        ((Span("em", (Span("strong", ("x",)),)),), "***x***"),
        (("(", Span("em", ("(x)",)), ")"), "(*(x)*)"),
        ((Span("code", ("a`b",)),), "``a`b``"),
        ((Span("a", ("x",), "https://a.example/(b) c"),), "[x](<https://a.example/(b) c>)"),
        ((Span(ENGLISH, ("old",)), " neu"), "\\[English\\] old neu"),
        (("x", Span(NOTE_MARK, ("3",), "#fn:x")), "x[^3]"),
    ],
)
def test_emphasis_and_links_are_written_so_that_common_mark_reads_them(parts: tuple[Inline, ...], written: str) -> None:
    assert words(*parts) == written


TEXTS = st.text(st.sampled_from("ab1 .*_`#>-+=~[]()<&|\\!:;^本、"), min_size=1, max_size=30)


@given(TEXTS)
def test_no_text_is_taken_for_marks(text: str) -> None:
    folded = " ".join(text.split())
    html = COMMON_MARK.render(words(folded)) if folded else ""

    read = read_sections([("x", html)])[0].blocks if folded else ()
    assert [(block.kind, block.words) for block in read] == ([(Kind.PARAGRAPH, (folded,))] if folded else [])


@given(TEXTS)
@example("Ticket #")
@example("##")
def test_no_heading_loses_a_sign(text: str) -> None:
    folded = " ".join(text.split())
    read = read_sections([("x", COMMON_MARK.render(markdown([Block(Kind.HEADING, "", (folded,), level=2)])))])[0].blocks

    assert [(block.kind, block.words) for block in read] == [(Kind.HEADING, (folded,) if folded else ())]


AS_WRITTEN = MarkdownIt("commonmark")
AS_WRITTEN.normalizeLink = AS_WRITTEN.normalizeLinkText = lambda url: url  # type: ignore[method-assign]  # as markdown-it has it
AS_WRITTEN.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 (as markdown-it has it)


@given(st.text(st.sampled_from("ab1:/.?&=;#<>()[]\\_*`ü@ %"), max_size=20), st.sampled_from(("here", "")))
@example("a<b", "here")
@example("?a=1&copy;=2", "here")
@example("mailto:müller@example.com", "")
@example("b c", "")
def test_links_lead_where_the_page_leads(rest: str, words: str) -> None:
    address = " ".join(rest.split() if rest.startswith("mailto:") else f"https://a.example/{rest}".split())
    link = Span("a", (words or address.removeprefix("mailto:"),), address)
    html = AS_WRITTEN.render(markdown([Block(Kind.PARAGRAPH, words=(link,))]))

    assert lxml.html.fromstring(html).xpath("//a/@href") == [address]
    assert lxml.html.fromstring(html).text_content().strip() == plain_words([link])


def said(blocks: tuple[Block, ...]) -> str:
    """Everything that blocks say, without white space and without footnotes, which readers put at the end."""
    told: list[str] = []
    for block in (each for found in blocks if found.kind is not Kind.NOTES for each in found.walk()):
        told += [] if re.fullmatch(r"\d+\.", block.label) else [block.label]
        told += ["[English]"] if block.is_english and block.words else []
        told.append(_said(block.words))
    return re.sub(r"\s+", "", "".join(told))


def _said(parts: tuple[Inline, ...]) -> str:
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
        elif part.tag == NOTE_MARK:
            text += f"[{part.words[0]}]"
        else:
            text += ("[English]" if part.tag == ENGLISH else "") + _said(part.words)
    return text


@pytest.mark.parametrize("tag", ["en", *TAGS])
@pytest.mark.parametrize("number", ["2.0", "2.1", "2.2"])
def test_common_mark_reads_what_the_page_says(tag: str, number: str) -> None:
    material = sample_edition("privacy", number, tag)
    html = COMMON_MARK.render(markdown_file(material).decode()).partition('<hr class="footnotes-sep"')[0]

    read = read_sections([("x", html)])[0].blocks
    rule = next(place for place, block in enumerate(read) if block.kind is Kind.RULE)
    assert said(read[rule + 1 :]) == said(material.body)


@pytest.mark.parametrize("tag", ["en", "de-DE", "th-TH"])
def test_plain_text_says_what_the_page_says_in_its_order(tag: str) -> None:
    material = sample_edition("privacy", "2.1", tag)
    text = re.sub(r"\s+", "", text_file(material).decode("utf-8-sig"))

    place = 0
    for section in material.sections:
        for block in (each for found in section.blocks for each in found.walk() if each.kind is Kind.PARAGRAPH):
            wanted = re.sub(r"\s+", "", plain_text([block._replace(is_english=False)]))
            place = text.index(wanted, place)
    assert text.startswith(re.sub(r"\s+", "", str(material.title.words[0])))


def lines_of(small: SmallProject, tag: str, number: str, *, drafts: bool = False) -> list[str]:
    publication = small.publication(drafts=drafts)
    locale = next(locale for locale in publication.inputs.locales if locale.tag == tag)
    return text_file(Material(publication, "privacy", number, locale)).decode("utf-8-sig").splitlines()


def test_head_says_what_stays_true(small: SmallProject) -> None:
    digest = small.publication().inputs.notices["privacy"].notice.versions[0].digest

    head = lines_of(small, "de-DE", "1.0")
    assert head[:5] == [
        "Datenschutzhinweis",
        "==================",
        "",
        "Dies ist eine Übersetzung. Weicht sie vom englischen Text ab, so ist der englische Text maßgeblich.",
        "Diese Version auf Englisch lesen <https://legal.example.org/notices/privacy/1.0/>",
    ]
    told = head[6 : head.index("", 6)]
    assert told[0] == "- Version 1.0"
    assert told[1].startswith("- Diese Version ist nicht mehr in Kraft. Sie wurde durch Version 1.1 abgelöst.")
    assert told[-2:] == [
        f"- Hashwert: {digest}",
        "- Webadresse: https://legal.example.org/notices/de-DE/privacy/1.0/",
    ]
    # What is in force today may be superseded tomorrow.
    assert "Diese Version ist in Kraft" not in "\n".join(lines_of(small, "de-DE", "1.1"))


def test_draft_says_that_it_is_one_and_has_no_digest(small: SmallProject) -> None:
    head = lines_of(small, "en", "1.2", drafts=True)

    assert "- This is a draft. It has not been published and is not in force." in head
    assert [line for line in head if "Digest" in line] == []
    assert small.publication(drafts=True).versions("privacy")[-1][1] is Status.DRAFT
