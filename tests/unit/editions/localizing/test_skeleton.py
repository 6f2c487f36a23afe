"""A section that is filled into its skeleton is, to the byte, the section that is converted as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticepress.catalogs.catalog import Chain, parse_catalog
from noticepress.catalogs.po.file import PoEntry, PoFile
from noticepress.catalogs.po.writing import write_catalog
from noticepress.editions.localizing.localizer import Localizer
from noticepress.editions.localizing.skeleton import can_stand_alone, has_markup
from noticepress.editions.localizing.translator import Translator
from noticepress.files.kept import Pack
from noticepress.register.facts import FactMarks
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

PATH = "docs/privacy/1.0/10-data.md"
MARKS = FactMarks(("base_url", "company", "number:a", "number:b"))
PARTS = (
    *("Plain words.", "We keep **your** data and *only* so long.", "See [the page](https://example.org/a) or `code`."),
    *(
        "A & B, AT&T, 5 < 6 > 4, \"quoted\" and 'single'.",
        "{{ company }} writes from [here](/privacy/).",
        "a_b_c 2*3*4",
    ),
    *("Text of its own. {: .quiet #own }", "Mail <a@example.org> or <https://example.org/>.", "Line one  \nline two."),
    *("<kbd>Ctrl</kbd> &amp; &copy; &#8212; \\* \\[x\\]", "> Quoted, as **said**.\n>\n> Twice."),
    *("- one\n- two\n\n    more of two\n\n    - within", "1. first\n2. second\n\n    (a) inner\n\n    (b) other"),
    *('| Name & co | **Why** "so" |\n| --- | --: |\n| `a` | b [c](#a) |\n| {{ company }} | d |',),
    *('!!! note "A title & more"\n    Within it.\n\n    - and a list', "Term\n:   Its meaning.\n\n    And more."),
    *("### Inner heading {#b}", "### With `code` {#c}", "***", "    indented code", "[TOC]"),
)
TEXTS = (
    *("Wörter", "数据保护 & 隐私", "“x” > y", "a  b", "x\u00a0y\u202fz", "**fett** und [l](https://example.org/ü)"),
    *("*a", "_a_", "<kbd>Strg</kbd>", "a < b", "&amp;", "&bogus", "\\*", "`c`", "[TOC]", "a {: .b }", "{#x}", "[^1]"),
    *("x [y] z", "[y][z]", "{{ company }}!", "[k](/x)", "zwei  \nZeilen", "http://example.org/", "<a@example.org>"),
    *("1. eins", "- x", "# y", "| z |", "![b](c.png)", "**a *b* c**", "_x_y_z_", "***", "\\", "`", "]", "[", "(("),
    *('a "b" c', "x: y", "بيانات", "ab\u0301c"),
)


def rendered(markdown: str, texts: list[str], *, clause: str = ""):
    """(by the skeleton or ``None``, converted whole) with the texts as translations of the section's messages."""
    section, _ = parse_section(f"## Title {{#a}}\n\n{markdown}\n", PATH, Dialect())
    messages = {block.key: block for block in section.messages}
    header = PoEntry("", "", texts=("Content-Type: text/plain; charset=utf-8\n",))
    entries = [PoEntry(*key, texts=(text,)) for key, text in zip(messages, texts * len(messages), strict=False) if text]
    catalog = parse_catalog(write_catalog(PoFile(header, tuple(entries))), "de", "privacy", "p.po")
    chain = Chain((catalog,), lambda _: True)
    found = []
    for mine in (chain, None):
        pack = Pack(None)
        localizer = Localizer(pack)
        filled = localizer._from_skeleton(section, Translator(section, mine, MARKS), clause)  # noqa: SLF001 (one way of two)
        whole = localizer._converted(section, Translator(section, mine, MARKS), clause, "", first_note=1)  # noqa: SLF001 (the other)
        again = Localizer(pack)._from_skeleton(section, Translator(section, mine, MARKS), clause)  # noqa: SLF001 (one way of two)
        assert again == filled
        found.append((filled, whole))
    return found


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=6),
    st.lists(
        st.one_of(st.just(""), st.sampled_from(TEXTS), st.lists(st.sampled_from(TEXTS), max_size=4).map(" ".join)),
        min_size=1,
    ),
    st.sampled_from(["", "a", "b"]),
)
@settings(max_examples=300)
def test_filled_section_is_the_converted_one(parts: list[str], texts: list[str], clause: str) -> None:
    for filled, whole in rendered("\n\n".join(parts), texts, clause=clause):
        assert filled is None or filled == whole


@pytest.mark.parametrize(
    "part", [part for part in PARTS if not any(mark in part for mark in ("{:", "  \n", "[TOC]", "### With"))]
)
def test_common_sections_have_a_skeleton(part: str) -> None:
    for filled, whole in rendered(part, ["Wörter und **Marken**"]):
        assert whole.html
        assert filled is None or filled == whole
    assert rendered(part, ["Wörter"])[0][0] is not None


@pytest.mark.parametrize("text", ["a {: .b }", "a[^1]", "[TOC]", "zwei  \nZeilen"])
def test_text_that_is_read_with_what_stands_around_it_does_not_stand_alone(text: str) -> None:
    assert not can_stand_alone(["Wort", text])
    assert has_markup(text)


def test_skeleton_is_kept_from_one_run_to_the_next() -> None:
    section, _ = parse_section("## Title {#a}\n\nWords, and **more**.\n", PATH, Dialect())
    pack = Pack(None)
    first = Localizer(pack).render(section, None, {})
    pack.turn()

    assert Localizer(pack).render(section, None, {}) == first
    assert pack.found == 1


def test_section_without_a_text_is_converted() -> None:
    section, _ = parse_section("", PATH, Dialect())

    assert Localizer().render(section, None, {}).html == ""


def test_sections_whose_texts_are_read_together_have_none() -> None:
    for markdown in ("a[^1]\n\n[^1]: note", "[a][b]\n\n[b]: https://example.org/", "*[HTML]: Hyper\n\nHTML"):
        assert [filled for filled, _ in rendered(markdown, ["Wort"])] == [None, None]
