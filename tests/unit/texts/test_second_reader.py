"""Two readers of one text: where they part is named; texts meant to read alike are left in peace."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import MOST, growth
from noticepress.files.limits import DEEPEST_LIST
from noticepress.rules import blocking
from noticepress.rules.checking import apply
from noticepress.rules.inputs import wording
from noticepress.texts.dialect import Dialect
from noticepress.texts.extensions import LABELLED_LISTS, PLAIN_LISTS
from noticepress.texts.extensions.list_markers import label_of
from noticepress.texts.second_reading.labels import run_together
from noticepress.texts.second_reading.outline import outline
from noticepress.texts.second_reading.readings import compare
from noticepress.texts.second_reading.second_reader import Marked, read_again
from noticepress.texts.section import parse_section

LISTS_BELOW = "We may:\n1. suspend;\n2. terminate.\n\nWe may:\n- suspend;\n- terminate.\n"

PARTED = [
    ("two lists below lines", LISTS_BELOW, [2, 6], "write an empty line above the list"),
    ("a list below a second paragraph", "- a\n\n    b\n    - c\n", [4], "write an empty line above the list"),
    ("nested by two", "- a\n  - b\n  - c\n- d\n", [2, 3], "indent an item by 4 spaces for each list around it"),
    ("nested by three", "1. a\n   - b\n   - c\n2. d\n", [2], "indent an item by 4 spaces for each list around it"),
    ("next paragraph by two", "- a\n\n  b\n\n- c\n", [3], "indent what belongs to an item by 4 spaces"),
    ("next paragraph by three", "1. a\n\n   b\n\n2. c\n", [3], "indent what belongs to an item by 4 spaces"),
    ("a mark alone", "-\n\n    a\n- b\n", [1], ""),
    ("a backslash at a line's end", "one\\\ntwo\n", [1], "end the line with two spaces"),
    ("a backslash before a sign", "one\ncosts \\$5\n", [2], "take the \\ away: $ needs none"),
    ("no space behind the sign of a heading", "one\n\n#Title\n", [3], "write \\# for the character itself"),
    ("a heading underlined below two lines", "one\ntwo\n---\n", [1], ""),
    ("struck out", "one\nis ~~two~~\n", [2], "take ~~ away"),
    ("bold beside letters", "one\na**b.**c\n", [2], "write a space behind the closing **"),
    ("a lone bracket as a mark", "- 1) a\n", [1], ""),
    ("labels nested by three", "1. a\n   (a) b\n   (b) c\n2. d\n", [2], "indent an item by 4 spaces"),
    (
        "numbers nested by three below a label",
        "(a) b\n(b) c\n   - d\n   - e\n(c) f\n",
        [3, 4],
        "indent an item by 4 spaces",
    ),
    ("a label behind an item", "(a) b\n(b) c\n  - d\n  - e\n(c) f\n", [5], "indent an item by 4 spaces"),
    ("numbers nested by two below labels", "(a) b\n  1. c\n  2. d\n(b) e\n", [2], "indent an item by 4 spaces"),
    (
        "a label's next paragraph by three",
        "(a) b\n(b) c\n\n   d\n\n(c) e\n",
        [4],
        "indent what belongs to an item by 4 spaces",
    ),
    (
        "a paragraph below a label nested by three",
        "1. a\n\n   (a) b\n\n   (b) c\n",
        [3, 5],
        "indent an item by 4 spaces",
    ),
    ("a list of the page's headings", "one\n\n[TOC]\n", [3], ""),
    ("a sharp closes a heading", "## C# {#c}\n", [1], ""),
    ("a reference below text", "one\n[x]: https://example.org\n", [2], "write an empty line above the reference"),
    (
        "a table below a line",
        "one\n| a | b |\n| - | - |\n| c | d |\n",
        [2],
        "write an empty line above and below the table",
    ),
    ("a rule below an item", "- a\n---\n", [1], ""),
]


@pytest.mark.parametrize(
    ("markdown", "lines", "remedy"), [case[1:] for case in PARTED], ids=[case[0] for case in PARTED]
)
def test_where_the_readers_part_is_named_with_its_line(markdown: str, lines: list[int], remedy: str) -> None:
    found = compare(markdown).differences

    assert [parting.line + 1 for parting in found] == lines
    assert all(remedy in parting.remedy for parting in found)


TYPED = [
    ("7. a\n8. b\n10. c\n11. d\n", [(3, "the item typed 10 is shown as 9")]),
    ("1. a\n1. b\n1. c\n\n0. d\n1. e\n", [(5, "the item typed 0 is shown as 4")]),
    ("- a\n    1. b\n    3. c\n", [(3, "the item typed 3 is shown as 2")]),
    ("since\n\n2019. It has.\n", [(3, "“2019.” makes a list of this line, and no number 2018 stands before it")]),
    ("1.1. One\n1.2. Two\n", [(2, "the label “1.2.” begins a line")]),
    ("1.1 One\n1.2 Two\n", [(2, "the label “1.2” begins a line")]),
    ("§ 1 Scope\n§ 2 Term\n", [(2, "the label “§ 2” begins a line")]),
    ("Limits apply.\n§\u00a05 Limits.\n", [(2, "the label “§ 5” begins a line")]),
    (
        "It is so:\naa) here,\nbb) there.\n",
        [(2, "the label “aa)” begins a line"), (3, "the label “bb)” begins a line")],
    ),
    ("One bullet\no\tand one below\n", [(2, "the label “o” begins a line")]),
    ("• one\n• two\n", [(2, "the label “•”")]),
    ("– one\n– two\n", [(2, "the label “–”")]),
    ("the year\n12. The entrance\n", [(2, "the label “12.”")]),
    ("We may:\n(a) suspend;\n(b) terminate.\n", [(2, "the label “(a)”"), (3, "the label “(b)”")]),
    ("We may:\ni. suspend;\nii. terminate.\n", [(2, "the label “i.”"), (3, "the label “ii.”")]),
    ("1. one\n(a) two\n(b) three\n", [(2, "the label “(a)”"), (3, "the label “(b)”")]),
    ("- one\n(a) two\n(b) three\n- four\n", [(2, "the label “(a)”"), (3, "the label “(b)”")]),
    ("> - one\n> (a) two\n> (b) three\n", [(2, "the label “(a)”"), (3, "the label “(b)”")]),
    ("- one\n    - two\n    (a) three\n    (b) four\n", [(3, "the label “(a)”"), (4, "the label “(b)”")]),
    ("1. one\n    (a) two\n    (b) three\n(c) four\n", [(4, "the label “(c)”")]),
    ("(a) one\n    1.1 Two\n(b) three\n", [(2, "the label “1.1” begins a line")]),
    ("A. one\n\n    two\nB. three\nC. four\n", [(4, "the label “B.”"), (5, "the label “C.”")]),
    ("I. one\nII. two\n    - three\n\n        four\nIII. five\n", [(6, "the label “III.”")]),
    ("- one\n    a. two\n    b. three\n    - four\nc. five\n", [(5, "the label “c.”")]),
    ("> a. one\n> b. two\n>\n> Text\n> c. three\n", [(5, "the label “c.”")]),
    ("A. one\nB. two\n  (i) three\n  (ii) four\nC. five\n", [(3, "“three” is indented"), (5, "the label “C.”")]),
    ("1. one\n2. two\n\n  three\n\n3. four\n", [(4, "“three” is indented, and is no part of the item above it")]),
    ("(a) one\n(b) two\n\n  - three\n  - four\n\n(c) five\n", [(4, "“three” is indented")]),
    ("-   one\n\n   -   two\n   -   three\n", [(3, "“two” is indented")]),
    ("1. one\n\n  | two | three |\n  | --- | --- |\n  | four | five |\n", [(3, "“two” is indented")]),
    ("-   one\n\n  > two\n  >\n  > three\n", [(3, "“two” is indented")]),
    ("-   one\n\n   > two\n\n   three\n", [(3, "“two” is indented")]),
    ("Text\nA. one\n\nB. two\n\nC. three\n", [(2, "the label “A.”")]),
    ("Text\ni. one\n\nii. two\n", [(2, "the label “i.”")]),
    ("> 1. one\n>\n>   two\n", [(3, "“two” is indented")]),
    ("§ 1 Scope\n§ 2 USE OF DATA\n§\u00a03 GDPR\n", [(n, "the label “§") for n in (2, 3)]),
    ("A. One\n\nIt is two.\nB. Three\n\nIt is four.\n\nC. Five\n", [(4, "the label “B.”")]),
]

IN_PLAIN_LISTS = [
    ("(1) One\n(2) Two\n", [(2, "the label “(2)” begins a line")]),
    ("a. one\nb. two\nc. three\n", [(2, "the label “b.”"), (3, "the label “c.”")]),
    ("i. one\nii. two\n", [(2, "the label “ii.”")]),
    ("- one\n    (a) two\n    (b) three\n", [(2, "the label “(a)”"), (3, "the label “(b)”")]),
    ("> (a) one\n> (b) two\n", [(2, "the label “(b)”")]),
    ("A) one\nB) two\n", [(2, "the label “B)”")]),
]
"""What is a list in the newest dialect, and was text before."""


@pytest.mark.parametrize(
    ("markdown", "expected", "dialect"),
    [(*case, LABELLED_LISTS) for case in TYPED] + [(*case, PLAIN_LISTS) for case in IN_PLAIN_LISTS],
)
def test_what_both_read_alike_and_nobody_means_is_named(
    markdown: str, expected: list[tuple[int, str]], dialect: int
) -> None:
    readings = compare(markdown, dialect)

    assert readings.differences == ()
    assert [
        (slip.line + 1, slip.message[: len(message)])
        for slip, (_, message) in zip(readings.slips, expected, strict=True)
    ] == expected


ALIKE = [
    "(a) one\n\n(b) two\n\n1.1 Fees\n\n1.2 More\n\n§ 1 Scope\n\nA. Example is the director.\n\n1\\. Escaped.",
    "1. a\n1. b\n1. c",
    "7. a\n8. b\n9. c",
    "1. a\n\nBetween.\n\n2. b\n\nBetween.\n\n3. c",
    "1. a\n\n    1. b\n\n        1. c\n\n            d\n\n2. e",
    "- a\n    - b\n        - c\n            - d\n- e",
    "- a\n\n    b\n\n    - c\n\n        d\n\n- e",
    "> - a\n> - b\n>\n> c",
    "> one\n> two\n>\n> > three",
    '!!! note "By post"\n    One.\n\n    - a\n    - b\n\nTwo.',
    '!!! warning\n    One.\n\n!!! note ""\n    Two.',
    "- a\n\n    !!! note\n        b\n\n- c",
    "| a | b |\n| --- | :---: |\n| c \\| d | |\n| **e** | `f` |",
    "Term\n: Definition\n\nOther\n: One\n\n    Two",
    "One.[^a] Two.[^b]\n\n[^a]: Note.\n\n    More.\n\n[^b]: Other.",
    "*[HTML]: Hyper Text\n\nHTML is it.",
    "One [two][x] three.\n\n[x]: https://example.org 'Title'",
    "## Title {#title}\n\n### Other ### {#other}\n\nText\n{: .small }",
    "- item\n    {: .x }\n- other",
    "*one*{: .x } two",
    "{{ name }} has {{ days }} days, [see]({{ url }}).\n\n### {{ name }} {#id}",
    "one  \ntwo<br>three",
    "AT&amp;T &lt;a&gt; &copy; <kbd>x</kbd> <https://example.org> <a@example.org>",
    "one \\* two \\_ three \\[x\\] \\` \\# 1\\. two",
    "snake_case_word and *em* and **bold *both* bold** and `code **x**`",
    "one\n\n---\n\ntwo\n\n***\n\nthree",
    "Lines that are\nwrapped at\nany place.",
    "in the year\n2019 it rose, by\n1.2 million of\n(a) of it, J.\nSmith says",
    "(1) One  \n(2) Two  \n(3) Three",
    "ACME Ltd  \n12. Street  \n§ 5 Place",
    "- one\n- two\n\nBetween.\n\n1. three\n2. four",
    "0. nought\n1. one",
    "* a\n* b\n\nBetween.\n\n+ c\n+ d",
    "10. a\n11. b\n    - c\n    - d",
    "- **Bold** – text\n- [link](https://example.org) text",
    "One.[^a]\n\n[^a]: Note.\n\n    - a\n    - b",
    "Setext\n======\n\nOther\n-----",
    "- [ ] open\n- [x] done",
    "5 * 3 * 2 and 5 < 6 and 7 > 6, a_b, $5, 100%",
    "日本語の文。\n\n- 一\n- 二",
    "- a\n    wrapped\n- b\nlazy",
    "[x](java&#115;cript:alert(1)) and [y](data:text/plain,a)",
    *(markdown for markdown, _ in IN_PLAIN_LISTS),
    "1) a\n2) b\n\n(1) c\n(2) d",
    "(a) one\n\n(b) two\n\n    more\n\n(d) four",
    "- a\n    (c) b\n    (d) c",
    "1. a\n    (a) b\n        (i) c\n        (ii) d\n            A. e\n            B. f\n    (b) g\n2. h",
    "1. a\n\n    (vii) b\n\n        c\n\n    (viii) d\n\n        - e\n        - f\n\n2. g",
    "(a) one\n(b) two\n- three\n- four\n\n1. five",
    "(a) one\n    wrapped\n(b) two\nlazy (c) and\nmore",
    "(a) **one**\n(b) [two](#x) in {{ days }}\n(c) 3 of May",
    "(a)   one\n\n    more\n\n(b)     two",
    "(a) (i) one\n(b) (ii) two",
    "(97) a\n(98) b\n(99) c\n(100) d\n\n    e\n\n(101) f",
    "(aa) one\n(bb) two\n\n(y) three\n(z) four\n(aa) five",
    "> (a) one\n>\n>     more\n>\n> (b) two\n>     - three\n>     - four",
    "!!! note\n    (a) one\n    (b) two",
    "Term\n: One\n\n    (a) two\n\n    (b) three",
    "One.[^a]\n\n[^a]: Note.\n\n    (a) two\n\n    (b) three",
    "1) of the items below, which IN018 tells of\n\n> 2) too\n\n- a\n\n    3) too",
    "(c) 2026 Example\n\nv. Jones\n\n\\(a) not one\n\\(b) either",
    "(a) one\n\nBetween.\n\n(b) two\n\n### Title\n\n(a) three\n(b) four",
    "A. one\nB. two of\nA. Smith and\nE. Jones",
    "a. one\nb. two\nc. three\nd. four\n\nThat is\ne. g. this",
    "A. one\nB. two, as in Annex\nC. and elsewhere",
    "Term\n:   - one\n    - two\n\n    More of it.",
    "-   one[^a]\n\n  [^a]: two",
    "One.[^a]\n\n[^a]:\n    - two\n    - three\n\n    More of it.",
    "a. one\nb. two\n\nBetween.\n\nMore of\nc. this",
    "a. one\nb. two\n\nAs in Section\nc. of it.",
    "A. Smith\n\nPlease write to her, or to\nB. Jones.",
    "By the German law,\n§ 25 TDDDG, with\n§\u00a026 BayDSG and\n§§ 3 and 4 of it, or\n§ 5 of another,\n§ 6(2) too.",
    "a. one\nb. two\nc. three\n\nThe controller,\nd. h. Example.",
    "Term\n:   1. one\n    2. two\n\nOther\n\n:   - three\n    - four\n\n    five",
    "One.[^a] Two.[^b]\n\n[^a]: - one\n    - two\n\n[^b]: (a) three\n    (b) four\n\n    five",
    "1. one[^a]\n2. two[^b]\n\n  [^a]: Three.\n\n   [^b]: Four.",
    "1. one[^a]\n\n    [^a]: Two.\n\n2. three",
    " 9. one\n10. two\n\n    three\n\n11. four",
    "  i) one\n ii) two\niii) three",
    " - one\n - two\n\nBetween.\n\n   More.",
    "- one\n\n> two\n\n  three",
    "- one\n\n### Title\n\n  two",
]


@pytest.mark.parametrize("markdown", ALIKE)
def test_text_meant_to_read_alike_gives_no_finding(markdown: str) -> None:
    readings = compare(f"{markdown}\n")

    assert readings.differences == readings.slips == readings.fences == ()


WORDS = st.lists(
    st.sampled_from(
        ("we", "you", "data", "fees", "may", "keep", "*em*", "**bold**", "`x`", "{{ fact }}", "(a)", "[l](#l)")
    ),
    min_size=1,
)
LINE = WORDS.map(lambda words: "The " + " ".join(words) + ".")


def indented(text: str) -> str:
    return re.sub("(?m)^(?=.)", "    ", text)


@st.composite
def lists(draw: st.DrawFn, depth: int = 0, gap: str = "") -> str:
    gap = gap or draw(st.sampled_from(("\n", "\n\n")))
    loose = gap == "\n\n"
    form = draw(st.sampled_from(("", "{}.", "({})", "{})")))
    style = draw(st.sampled_from("1aAiI"))
    items = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        parts = [draw(LINE)]
        if loose and draw(st.booleans()):
            parts.append(indented(draw(LINE)))
        if depth < 3 and draw(st.booleans()):
            parts.append(indented(draw(lists(depth + 1, gap))))
        mark = form.format(label_of(style, number, "dot").rstrip(".")) if form else "-"
        items.append(f"{mark} {gap.join(parts)}")
    return gap.join(items)


BLOCKS = st.one_of(
    LINE,
    st.tuples(LINE, LINE).map("\n".join),
    lists(),
    LINE.map(lambda line: f"> {line}"),
    LINE.map(lambda line: f'!!! note "T"\n    {line}'),
    LINE.map(lambda line: f"Term\n: {line}"),
    LINE.map(lambda line: f"| a | b |\n| --- | --- |\n| {line} | |"),
)


@settings(max_examples=60)
@given(st.lists(BLOCKS, min_size=1, max_size=6))
def test_generated_text_that_follows_the_handbook_gives_no_finding(blocks: list[str]) -> None:
    readings = compare("\n\nThe line between.\n\n".join(blocks) + "\n")

    assert readings.differences == readings.slips == ()


@pytest.mark.parametrize("form", ["{}.", "({})", "{})"])
@pytest.mark.parametrize("style", "1aAiI")
@pytest.mark.parametrize("below", ["More.", "- Item\n\n    More."])
def test_an_item_right_below_a_paragraph_of_the_one_before_is_always_named(form: str, style: str, below: str) -> None:
    one, two, three = (form.format(label_of(style, number, "dot").rstrip(".")) for number in (1, 2, 3))

    readings = compare(f"{one} One.\n{two} Two.\n\n{indented(below)}\n{three} Three.\n")

    line = 3 + below.count("\n") + 1
    assert line in [found.line for found in (*readings.differences, *readings.slips)]


@settings(max_examples=20)
@given(st.lists(LINE, min_size=1, max_size=3), lists())
def test_generated_list_below_a_line_is_always_named(above: list[str], below: str) -> None:
    markdown = "\n".join(above) + "\n" + below + "\n"

    readings = compare(markdown)
    has_code = any(entry.kind == "code" for entry in readings.outline)  # of which IN005 tells
    assert has_code or len(above) in {found.line for found in (*readings.differences, *readings.slips)}


def test_loose_and_tight_lists_and_both_kinds_of_paragraph_have_one_outline() -> None:
    tight, loose = "<ul><li>a</li><li>b</li></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"

    assert outline(tight) == outline(loose)


def test_labels_of_our_own_are_read_as_numbers_and_kept_as_typed() -> None:
    def numbers(markdown: str) -> Marked:
        lines = markdown.split("\n")
        labels = {}
        for index, line in enumerate(lines):
            if match := re.match(r"( *)\(([a-z])\) ", line):
                number = ord(match[2]) - ord("a") + 1
                labels[index] = (f"{number}.", match[2])
                lines[index] = f"{match[1]}{number}. {line[match.end() :]}"
        return Marked("\n".join(lines), labels)

    html = read_again("(a) one\n(b) two\n\nText\n(c) goes on\n", numbers).html

    shown = [(entry.words, tuple(step.label for step in entry.path)) for entry in outline(html)]
    assert shown == [("one", ("a",)), ("two", ("b",)), ("Text c goes on", ())]


@pytest.mark.parametrize(
    "unit",
    ["Line {}:\n- a\n- b\n\n", "- a\n   - b\n\n", "# x\n\n: c\n", "> | a | b |\n> | --- | --- |\n> | c | d |\n\n"],
)
def test_time_of_comparing_grows_with_the_text(unit: str) -> None:
    def read_again(count: int) -> object:
        return compare("".join(unit.format(number) for number in range(count)))

    assert growth(read_again, 40) < MOST


def test_time_of_reading_a_long_word_behind_a_sign_grows_with_it() -> None:
    assert growth(lambda count: list(run_together(["By", f"§ 25 {'A' * count}!"])), 200) < MOST


@pytest.mark.parametrize("depth", [3, 12, DEEPEST_LIST, 120])
def test_deeply_nested_lists_are_read_alike(depth: int) -> None:
    lines = [" " * 4 * level + f"- level {level}" for level in range(depth)]

    assert compare("\n".join(lines) + "\n").differences == ()
    assert all(one != other for one, other in pairwise(lines))


AS_THEY_CAME = {
    "list starts": (
        "7. Seventh clause.\n8. Eighth clause.\n10. Tenth clause, the ninth having been struck out.\n\n"
        "The next list counts anew:\n\n1. First.\n1. Second.\n1. Third.\n\n0. Clause nought.\n1. Clause one.\n",
        [(3, "IN014"), (11, "IN014")],
    ),
    "year line": (
        "The company was founded in the year\n\n2019. It has been audited every year since then.\n\n"
        "It sits at number\n12. The entrance is at the back.\n\nThe fee was set in\n2021. It rises yearly.\n\n"
        "A. Example is the director.\n\n1\\. Escaped clause number.\n",
        [(3, "IN014"), (6, "IN014"), (9, "IN014")],
    ),
    "run-together labels": (
        "1) Parties\n2) Term\n\n(1) One\n(2) Two\n\n1.1. Sub one\n1.2. Sub two\n\n§ 1 Scope\n",
        [(8, "IN014")],
    ),
    "clause styles": (
        "1. The customer may use the service for its own business.\n\n    (a) A user account belongs to one person.\n\n"
        "    (b) The customer may appoint:\n\n        (i) an administrator;\n\n        (ii) a deputy.\n\n"
        "2. Clause 1(b)(ii) does not apply to trial accounts.\n\n1.1 Fees are due in advance.\n\n"
        "1.2 Fees are not refunded, unless clause 1.1 says otherwise.\n\n"
        "a. first lettered point\nb. second lettered point\n",
        [],
    ),
    "code clause": (
        "The customer must not:\n\n    (a) resell the service; or\n    (b) let others use it.\n\n"
        "Each breach ends the contract.\n",
        [(3, "IN005")],
    ),
}


@pytest.mark.parametrize(("markdown", "expected"), AS_THEY_CAME.values(), ids=AS_THEY_CAME.keys())
def test_input_that_went_wrong_is_found_line_by_line(markdown: str, expected: list[tuple[int, str]]) -> None:
    section, findings = parse_section(f"## A {{#a}}\n\n{markdown}", "docs/privacy/1.0/10-a.md", Dialect())

    found = apply(wording.RULES, wording.SectionSubject(section))

    assert findings == []
    assert sorted((finding.line - 2, finding.code) for finding in found) == sorted(expected)
    assert blocking(found) == found


def test_published_text_has_notes_that_stop_nothing() -> None:
    section, _ = parse_section(f"## A {{#a}}\n\n{LISTS_BELOW}", "docs/privacy/1.0/10-a.md", Dialect())

    found = apply(wording.RULES, wording.SectionSubject(section, published=True))

    assert [(finding.line, finding.note) for finding in found] == [(4, True), (8, True)]
    assert blocking(found) == []
    assert all(" IN015 note: " in str(finding) for finding in found)


OF_EACH_KIND = (
    "    code\n",
    "Between <i>a <b>b</i> c</b>.\n",
    "1. one\n2. two\n\n  three\n",
    "It is `so.\n",
    "One.[^a]\n\n[^a]: one\n\n[^a]: two\n",
    "One [^a], two [^b].\n\n[^b]: one\n\n[^a]: two\n",
    "One {: .x } two\n",
    "###\n\ntext\n",
)


@pytest.mark.parametrize("body", OF_EACH_KIND)
def test_whoever_reads_of_a_published_text_is_told_to_leave_it(body: str) -> None:
    section, _ = parse_section(f"## A {{#a}}\n\n{body}", "docs/privacy/1.0/10-a.md", Dialect())
    draft, published = (apply(wording.RULES, wording.SectionSubject(section, each)) for each in (False, True))

    assert draft
    assert [finding.message for finding in published] == [finding.message for finding in draft]
    assert all(finding.note for finding in published)
    assert all(str(each).split("; ", 1)[1].startswith("leave it as it was published; ") for each in published)


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("x[^a]\n\n[^a]: one\n\n[^a]: two", 7, "[^a] is defined here and in line 5, and only one of the two counts"),
        ("[l]\n\n[l]: https://e.org/1\n[L]: https://e.org/2", 6, "[L] is defined here and in line 5"),
        ("G\n\n*[G]: one\n*[G]: two", 6, "*[G] is defined here and in line 5"),
        ("- first {#it}\n- second", 3, "“{#it}” gives nothing an id or a class here"),
        ("Text {: .lead }", 3, "“{: .lead }” gives nothing an id or a class here"),
        ("T\n:   def {#d}", 4, "“{#d}” gives nothing an id or a class here"),
    ],
)
def test_what_would_be_lost_or_shown_as_a_mark_is_named(body: str, line: int, message: str) -> None:
    section, _ = parse_section(f"## A {{#a}}\n\n{body}\n", "docs/privacy/1.0/10-a.md", Dialect())

    (found,) = apply(wording.RULES, wording.SectionSubject(section))

    assert (found.code, found.line) == ("IN014", line)
    assert message in found.message


@pytest.mark.parametrize(
    "body",
    [
        "Para.\n{: #own }\n\n- item\n{#it}",
        "**x**{: .a } text of {{ organisation }}",
        "| A {#c} | B |\n| - | - |\n| x {#e} | y |",
        "x[^a] y[^b] [l], [m]\n\n[^a]: one\n[^b]: two\n\n[l]: https://e.org/1\n[m]: https://e.org/2",
        "GDPR, gdpr\n\n*[GDPR]: a\n*[gdpr]: b",
    ],
)
def test_definitions_and_attributes_that_count_are_no_findings(body: str) -> None:
    section, _ = parse_section(f"## A {{#a}}\n\n{body}\n", "docs/privacy/1.0/10-a.md", Dialect())

    assert apply(wording.RULES, wording.SectionSubject(section)) == []


def test_a_fact_is_told_as_one() -> None:
    (parting,) = compare("## A {#a}\n\nThe company {{ organisation }} takes \\$5 a month.\n").differences

    assert "“…company {{ … }} takes $5 a month.”" in parting.message


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        (
            "A price that is told at some length before it comes is \\$5.\n",
            "published reads “…before it comes is \\$5.”",
        ),
        ("**Term:**text.\n", "CommonMark's readers see “**Term:**text.”"),
    ],
)
def test_words_that_differ_are_shown_where_they_part(markdown: str, message: str) -> None:
    (found,) = compare(markdown).differences

    assert message in found.message


@pytest.mark.parametrize(
    ("markdown", "label"),
    [
        ("Art. 1 It is so.\nArt. 2 It is not.\n", "Art. 2"),
        ("§ 3 It is so;\n§ 4 It is not.\n", "§ 4"),
        ("Article 5 and\nArticle 6 apply.\n", ""),
        ("Section 6 says so.\nSection 5 does not.\n", ""),
        ("Section 5 says so.\nWe do not.\n", ""),
    ],
)
def test_named_clauses_that_run_together_are_slips(markdown: str, label: str) -> None:
    slips = compare(markdown).slips

    assert [f"the label “{label}”" in slip.message for slip in slips] == ([True] if label else [])
