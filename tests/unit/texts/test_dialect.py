"""The walk over the tree: blocks, their roles, containers and ids, and what is peeled off their texts."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noticepress.texts.blocks import Slot, walk
from noticepress.texts.dialect import Dialect
from noticepress.texts.roles import ends_in_attributes, fold, tag_of


def slots(source: str) -> list[Slot]:
    found: list[Slot] = []

    def collect(root: Element, _: Dialect) -> None:
        found.extend(walk(root))

    Dialect().convert(source, collect)
    return found


def rows(source: str) -> list[tuple[str, str, str, str]]:
    """(role, what it stands in, id, text) of each block."""
    return [(slot.role, slot.within, slot.id, slot.text) for slot in slots(source)]


BLOCKS = {
    "headings restart the count": (
        "# A {#a}\n\none\n\ntwo\n\n## B {#b}\n\nthree\n",
        [
            ("heading 1", "", "a", "A"),
            ("paragraph", "", "a.1", "one"),
            ("paragraph", "", "a.2", "two"),
            ("heading 2", "", "b", "B"),
            ("paragraph", "", "b.1", "three"),
        ],
    ),
    "every level of heading": (
        "".join(f"{'#' * level} T {{#t{level}}}\n\n" for level in range(1, 7)),
        [(f"heading {level}", "", f"t{level}", "T") for level in range(1, 7)],
    ),
    "tight list": (
        "# A {#a}\n\n- one\n- two\n    - three\n        1. four\n- five\n",
        [
            ("heading 1", "", "a", "A"),
            ("item", "ul", "a.1", "one"),
            ("item", "ul", "a.2", "two"),
            ("item", "ul ul", "a.3", "three"),
            ("numbered item", "ul ul ol", "a.4", "four"),
            ("item", "ul", "a.5", "five"),
        ],
    ),
    "loose list": (
        "# A {#a}\n\n1. one\n\n    more\n\n2. two\n",
        [
            ("heading 1", "", "a", "A"),
            ("numbered item", "ol", "a.1", "one"),
            ("numbered item, continued", "ol", "a.2", "more"),
            ("numbered item", "ol", "a.3", "two"),
        ],
    ),
    "table": (
        "# A {#a}\n\n| b | c |\n| - | - |\n| d |  |\n| e | f |\n",
        [
            ("heading 1", "", "a", "A"),
            ("header cell", "", "a.1", "b"),
            ("header cell", "", "a.2", "c"),
            ("cell", "", "a.3", "d"),
            ("cell", "", "", ""),
            ("cell", "", "a.4", "e"),
            ("cell", "", "a.5", "f"),
        ],
    ),
    "definitions": (
        "# A {#a}\n\nTerm\n:   One.\n\nOther\n:   Two.\n\n    More.\n",
        [
            ("heading 1", "", "a", "A"),
            ("term", "dl", "a.1", "Term"),
            ("definition", "dl", "a.2", "One."),
            ("term", "dl", "a.3", "Other"),
            ("definition", "dl", "a.4", "Two."),
            ("definition, continued", "dl", "a.5", "More."),
        ],
    ),
    "quotation": (
        "# A {#a}\n\n> one\n>\n> - two\n\nthree\n",
        [
            ("heading 1", "", "a", "A"),
            ("quotation", "blockquote", "a.1", "one"),
            ("item", "blockquote ul", "a.2", "two"),
            ("paragraph", "", "a.3", "three"),
        ],
    ),
    "admonitions": (
        '# A {#a}\n\n!!! note "Take *care*"\n    one\n\n    - two\n\n!!! warning\n    three\n\n!!! note ""\n    four\n',
        [
            ("heading 1", "", "a", "A"),
            ("admonition title", "admonition.note", "a.1", "Take *care*"),
            ("admonition", "admonition.note", "a.2", "one"),
            ("item", "admonition.note ul", "a.3", "two"),
            ("admonition title", "admonition.warning", "a.4", "Warning"),
            ("admonition", "admonition.warning", "a.5", "three"),
            ("admonition", "admonition.note", "", ""),
            ("admonition", "admonition.note", "a.6", "four"),
        ],
    ),
    "footnotes": (
        "# A {#a}\n\none[^n] two[^m]\n\n[^n]: three\n\n[^m]:\n    four\n\n    five\n",
        [
            ("heading 1", "", "a", "A"),
            ("paragraph", "", "a.1", "one[^n] two[^m]"),
            ("footnote", "footnote ol", "a.2", "three"),
            ("footnote", "footnote ol", "a.3", "four"),
            ("footnote, continued", "footnote ol", "a.4", "five"),
        ],
    ),
    "code and rules are nobody's to translate": (
        "# A {#a}\n\n    code\n\n---\n\none\n",
        [
            ("heading 1", "", "a", "A"),
            ("code", "", "", "code"),
            ("rule", "", "", "---"),
            ("paragraph", "", "a.1", "one"),
        ],
    ),
    "definitions of links and abbreviations are no blocks": (
        "# A {#a}\n\none [r] AB\n\n[r]: https://example.org/\n\n*[AB]: Alpha\n",
        [("heading 1", "", "a", "A"), ("paragraph", "", "a.1", "one [r] AB")],
    ),
    "before any heading": ("one\n\n- two\n", [("paragraph", "", ".1", "one"), ("item", "ul", ".2", "two")]),
    "heading without an id": (
        "## A\n\none\n\n## B {#b}\n\ntwo\n",
        [
            ("heading 2", "", "", "A"),
            ("paragraph", "", ".1", "one"),
            ("heading 2", "", "b", "B"),
            ("paragraph", "", "b.1", "two"),
        ],
    ),
    "nothing": ("", []),
    "item with an admonition": (
        "# A {#a}\n\n- one\n\n    !!! note\n        two\n\n- three\n",
        [
            ("heading 1", "", "a", "A"),
            ("item", "ul", "a.1", "one"),
            ("admonition title", "ul admonition.note", "a.2", "Note"),
            ("admonition", "ul admonition.note", "a.3", "two"),
            ("item", "ul", "a.4", "three"),
        ],
    ),
    "list that begins at three": (
        "# A {#a}\n\n3. one\n",
        [("heading 1", "", "a", "A"), ("first number", "ol", "", "3"), ("numbered item", "ol", "a.1", "one")],
    ),
    "ids of their own": (
        "# A {#a}\n\none\n{: #b .c }\n\n- two\n{#d}\n\n| e {#f} |\n| - |\n| g |\n",
        [
            ("heading 1", "", "a", "A"),
            ("paragraph", "", "b", "one"),
            ("item", "ul", "d", "two"),
            ("header cell", "", "f", "e"),
            ("cell", "", "a.4", "g"),
        ],
    ),
    "aligned columns": (
        "# A {#a}\n\n| b | c | d |\n| - | :-: | -: |\n| e | f | g |\n",
        [
            ("heading 1", "", "a", "A"),
            ("header cell", "", "a.1", "b"),
            ("header cell", "center", "a.2", "c"),
            ("header cell", "right", "a.3", "d"),
            ("cell", "", "a.4", "e"),
            ("cell", "", "a.5", "f"),
            ("cell", "", "a.6", "g"),
        ],
    ),
    "items that begin with something else, or are empty": (
        "# A {#a}\n\n- > one\n\n    two\n\n- \n- 1. three\n",
        [
            ("heading 1", "", "a", "A"),
            ("item", "ul", "", ""),
            ("quotation", "ul blockquote", "a.1", "one"),
            ("item", "ul", "a.2", "two"),
            ("item", "ul", "", ""),
            ("item", "ul", "", ""),
            ("numbered item", "ul ol", "a.3", "three"),
        ],
    ),
    "heading in a box": (
        "# A {#a}\n\n!!! danger\n    ## B {#b}\n\n    ---\n\n    > one\n",
        [
            ("heading 1", "", "a", "A"),
            ("admonition title", "admonition.danger", "a.1", "Danger"),
            ("heading 2", "admonition.danger", "b", "B"),
            ("rule", "admonition.danger", "", "---"),
            ("quotation", "admonition.danger blockquote", "b.1", "one"),
        ],
    ),
    "footnote with a list": (
        "# A {#a}\n\none[^n]\n\n[^n]:\n    two\n\n    1. three\n",
        [
            ("heading 1", "", "a", "A"),
            ("paragraph", "", "a.1", "one[^n]"),
            ("footnote", "footnote ol", "a.2", "two"),
            ("numbered item", "footnote ol ol", "a.3", "three"),
        ],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_in_reading_order(name: str) -> None:
    source, expected = BLOCKS[name]

    assert rows(source) == expected


def test_what_is_not_text_is_not_translatable() -> None:
    found = slots("# A {#a}\n\n    code\n\n<div>raw</div>\n\n`inline`\n")

    assert [(slot.role, slot.translatable) for slot in found] == [
        ("heading 1", True),
        ("code", False),
        ("raw HTML", False),
        ("paragraph", True),
    ]


PEELED = [
    # source, text, what stays behind it
    ("## T {#t}\n", "T", " {#t}"),
    ("## T {: #t .c title='x' }\n", "T", " {: #t .c title='x' }"),
    ("## T ## {#t}\n", "T", " ## {#t}"),
    ("## T {#t} ##\n", "T", " {#t}"),
    ("## C# {#t}\n", "C", "# {#t}"),
    ("## A # B {#t}\n", "A # B", " {#t}"),
    ("T {#t}\n======\n", "T", " {#t}"),
    ("## {{ organisation }} {#t}\n", "{{ organisation }}", " {#t}"),
    ("## About {{ organisation }} {#t}\n", "About {{ organisation }}", " {#t}"),
    ("## About {{ organisation }}\n", "About {{ organisation }}", ""),
    ("## About {{organisation}}\n", "About {{organisation}}", ""),
    ("## {{ a }} and {{ b }}\n", "{{ a }} and {{ b }}", ""),
    ("## *T*{.c} {#t}\n", "*T*{.c}", " {#t}"),
    ("Text\n{: .lead }\n", "Text", "\n{: .lead }"),
    ("Text\n{#x}\n", "Text", "\n{#x}"),
    ("Text {: .lead }\n", "Text {: .lead }", ""),
    ("About {{ organisation }}\n", "About {{ organisation }}", ""),
    ("About\n{{ organisation }}\n", "About {{ organisation }}", ""),
    ("*Text*{: .mark }\n", "*Text*{: .mark }", ""),
    ("Term {.t}\n:   D\n", "Term", " {.t}"),
    ("Term {{ organisation }}\n:   D\n", "Term {{ organisation }}", ""),
    ("| a {.c} |\n| - |\n| b |\n", "a", " {.c}"),
    ("| {{ a }} |\n| - |\n| b |\n", "{{ a }}", ""),
    ("- Text\n{: .c }\n", "Text", "\n{: .c }"),
    ("Text {}\n", "Text {}", ""),
    ("## Text {} {#t}\n", "Text {}", " {#t}"),
]


@pytest.mark.parametrize(("source", "text", "suffix"), PEELED)
def test_attribute_list_is_peeled_off(source: str, text: str, suffix: str) -> None:
    slot = slots(source)[0]

    assert (slot.text, slot.suffix.replace("## {", "## {")) == (text, suffix)


@pytest.mark.parametrize(("source", "text"), [(source, text) for source, text, _ in PEELED])
def test_what_is_peeled_off_is_put_back(source: str, text: str) -> None:
    """The HTML is the same as where nothing was peeled off."""

    def put(root: Element, _: Dialect) -> None:
        for slot in list(walk(root)):
            assert slot.text
            slot.put(slot.text)

    def leave(_root: Element, _: Dialect) -> None:
        pass

    assert slots(source)[0].text == text
    put_back, untouched = Dialect().convert(source, put), Dialect().convert(source, leave)
    assert put_back.replace(" ", "\n") == untouched.replace(" ", "\n")


FOLDED = [
    ("one\ntwo", "one two"),
    ("one \n two", "one two"),
    ("one\t\n\ttwo", "one two"),
    ("one  \ntwo", "one  \ntwo"),
    ("one    \n   two", "one  \ntwo"),
    ("one  \n\n two", "one  \ntwo"),
    ("  one  ", "one"),
    ("one  \n", "one"),
    ("\n\none\n\n", "one"),
    ("one  two", "one  two"),
    ("one\u00a0\ntwo", "one\u00a0 two"),
    ("個人\n資料", "個人 資料"),
    ("one<br>\ntwo", "one<br> two"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_soft_breaks_are_folded_and_hard_breaks_kept(text: str, folded: str) -> None:
    assert fold(text) == folded


@example("one  \n ")
@given(st.text(st.sampled_from("ab \n\t\u00a0"), max_size=12))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "role", "ends"),
    [
        ("T {#t}", "heading 2", True),
        ("T {.c}", "cell", True),
        ("T {.c}", "header cell", True),
        ("T {.c}", "term", True),
        ("T {.c}", "paragraph", False),
        ("T {.c}", "item", False),
        ("T\n{.c}", "paragraph", True),
        ("T  \n{: .c }", "item", True),
        ("T{.c}", "heading 2", False),
        ("T {.c} more", "heading 2", False),
        ("T {{ fact }}", "heading 2", False),
        ("T\n{{ fact }}", "paragraph", False),
        ("T {}", "heading 2", False),
        ("T {#t", "heading 2", False),
        ("T", "heading 2", False),
    ],
)
def test_ends_in_attributes(text: str, role: str, ends: bool) -> None:
    assert ends_in_attributes(text, role) is ends


@pytest.mark.parametrize(
    ("role", "tag"),
    [
        ("heading 1", "h2"),
        ("heading 6", "h2"),
        ("cell", "td"),
        ("header cell", "th"),
        ("term", "dt"),
        ("paragraph", "p"),
        ("item", "p"),
        ("abbreviation", "p"),
    ],
)
def test_element_of_a_role(role: str, tag: str) -> None:
    assert tag_of(role) == tag


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("a \\| b", "a \\| b"),
        ("`a \\| b`", "`a \\| b`"),
        ("`a|b`", "`a|b`"),
        ("[a](b) \\| c", "[a](b) \\| c"),
    ],
)
def test_pipe_of_a_cell_does_not_end_it(cell: str, text: str) -> None:
    found = rows(f"| h | i |\n| - | - |\n| {cell} | z |\n")

    assert [row[3] for row in found] == ["h", "i", text, "z"]


def test_documents_do_not_leak_into_one_another() -> None:
    dialect = Dialect()
    seen: list[tuple[dict[str, str], tuple[str, ...], list[str]]] = []

    def look(_: Element, at: Dialect) -> None:
        seen.append((dict(at.abbreviations), at.footnote_ids, sorted(at.references)))

    dialect.convert("a[^1] [r]\n\n[^1]: n\n\n[r]: x 'T'\n\n*[AB]: Alpha\n", look)
    dialect.convert("a[^1] [r] AB\n", look)

    assert seen == [({"AB": "Alpha"}, ("fn:1",), ["r"]), ({}, (), [])]


def test_words_of_a_footnotes_link_do_not_leak_into_the_next_text() -> None:
    dialect = Dialect()
    source = "a[^1]\n\n[^1]: n\n"

    titles = [
        re.findall('title="([^"]*)"', dialect.convert(source, lambda *_: None, title))
        for title in ("", "Zurück zu Fußnote {}", "", "Retour à la note {}")
    ]

    english = ["Jump back to footnote 1 in the text"]
    assert titles == [english, ["Zurück zu Fußnote 1"], english, ["Retour à la note 1"]]


def test_headings_are_those_of_the_last_text() -> None:
    dialect = Dialect()

    dialect.convert("# A {#a}\n\n## B *c* {#b}\n", lambda *_: None)

    (token,) = dialect.headings
    assert (token["id"], token["level"], token["name"]) == ("a", 1, "A")
    dialect.convert("text\n", lambda *_: None)
    assert dialect.headings == []


@pytest.mark.parametrize(
    ("text", "tag", "html", "raw"),
    [
        ("**a**", "p", "<p><strong>a</strong></p>", ()),
        ("a {#x}", "h2", '<h2 id="x">a</h2>', ()),
        ("a {#x}", "p", "<p>a {#x}</p>", ()),
        ("a {.x}", "td", '<td class="x">a</td>', ()),
        ("<b>a</b> &copy;", "p", "<p><b>a</b> &copy;</p>", ("<b>", "</b>", "&copy;")),
    ],
)
def test_one_block_is_rendered_alone(text: str, tag: str, html: str, raw: tuple[str, ...]) -> None:
    rendered, found = Dialect().render_inline(text, tag)

    assert html in rendered
    assert found == raw


def test_block_rendered_alone_leaves_nothing_to_the_next_text() -> None:
    dialect = Dialect()
    dialect.render_inline("[a][b]", "p")

    assert dialect.convert("[a][b]", lambda *_: None) == "<p>[a][b]</p>"


def test_text_that_cannot_be_read_spoils_none_after_it() -> None:
    dialect = Dialect()
    expected = dialect.convert("- a\n\n    b\n\nc", lambda *_: None)
    with pytest.raises(RecursionError):
        dialect.convert("".join(f"{' ' * 4 * level}- a\n" for level in range(400)), lambda *_: None)

    assert dialect.convert("- a\n\n    b\n\nc", lambda *_: None) == expected


def test_way_back_has_its_own_name_where_none_is_given() -> None:
    source, dialect = "A note.[^1]\n\n[^1]: Its text.", Dialect()
    named = dialect.convert(source, lambda *_: None, "Zurück zu {}")

    assert "Zurück" in named
    assert dialect.convert(source, lambda *_: None) == Dialect().convert(source, lambda *_: None)
