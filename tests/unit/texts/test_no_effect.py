"""What nobody would see, or would see otherwise than it was meant, is named with its line; what is meant is not."""

from __future__ import annotations

import pytest

from growth import MOST, growth
from noticepress.rules.checking import apply
from noticepress.rules.inputs import wording
from noticepress.texts.dialect import Dialect
from noticepress.texts.second_reading.no_effect import without_effect
from noticepress.texts.section import parse_section

PATH = "docs/privacy/1.0/10-a.md"


def told(body: str) -> list[tuple[int, str]]:
    """The findings of a section, by line: IN014's messages, and the remedies of IN015."""
    section, findings = parse_section(f"## A {{#a}}\n\n{body}\n", PATH, Dialect())
    findings += apply(wording.RULES, wording.SectionSubject(section))
    return [(each.line, each.remedy if each.code == "IN015" else each.message) for each in findings]


NOTE = "has the mark of a note"
NO_EFFECT = [
    ("One[^a].\n\n[^a]:", [(5, "the footnote has no text")]),
    (
        "One[^a b].\n\n[^a b]: Note.",
        [(5, "the label of the footnote [^a b] has a space"), (3, "write the footnote's label without a space")],
    ),
    ("One[^1] two[^2].\n\n[^2]: B.\n\n[^1]: A.", [(3, "[^2] stands behind [^1] here and before it among")]),
    ("Text.\n\n[s]: https://example.org", [(5, "nothing refers to [s]")]),
    ("[](https://example.org)", [(3, "the link to https://example.org has no words")]),
    ("one [ ](https://example.org) two", [(3, "the link to https://example.org has no words")]),
    ("[`_ga`](https://example.org) [\\*](https://example.org) \\[](https://example.org) `[](https://example.org)`", []),
    ("one\n\n&nbsp;\n\ntwo", [(5, "nobody sees anything of this paragraph")]),
    ("Price* applies.\n\n* plus VAT.", [(5, f"* makes a list of this line, and “Price*” {NOTE}")]),
    ("Price \\(net\\)\\* applies.\n\n* plus VAT.", [(5, f"* makes a list of this line, and “(net)*” {NOTE}")]),
    ("| a | b |\n| --- |\n| x | y |", [(4, "this row of - makes no table of the lines around it")]),
    ("See\n\na | b\n--- | --- | ---\nx | y", [(6, "this row of - makes no table")]),
    ("| a | b and\nc |\n| :-- | --: | :-: |\n| x | y | z |", [(5, "this row of - makes no table")]),
    ("| a | b |\n| - |\n| x | y |", [(4, "this row of - makes no table")]),
    pytest.param(f"one\n|{'-' * 60} two", [], id="not a row of -, told at once"),
    ("> [!NOTE]\n> one", [(3, "“[!NOTE]” is a mark of another Markdown")]),
    ("??? note\n    one", [(3, "“??? note” is a mark of another Markdown")]),
    ("::: note\none\n:::", [(3, "“::: note” is a mark of another Markdown")]),
    ("See [[Page]].", [(3, "“[[Page]]” is a mark of another Markdown")]),
    ("one^[two].", [(3, "“^[t” is a mark of another Markdown")]),
    ("We {% if eu %}must{% endif %} ask.", [(3, "“{% if eu %}” is a tag of a template, and visitors would read it")]),
    ("We ask. {# really? #}", [(3, "“{# really? #}” is a tag of a template")]),
    ("We ask ${party.name}.", [(3, "“${party.name}” is a tag of a template")]),
    ("We {--may--} {++must++} ask.", [(3, "“{--may--}” is a mark of another Markdown")]),
    ("We {++must++} ask.", [(3, "“{++must++}” is a mark of another Markdown")]),
    ("We ask. {>>Really?<<}", [(3, "“{>>Really?<<}” is a mark of another Markdown")]),
    ("No H~2~O.", [(3, "“~2~” is a mark of another Markdown")]),
    ("On 10 m^2^.", [(3, "“^2^” is a mark of another Markdown")]),
    ("It is ==so==.", [(3, "“==so==” is a mark of another Markdown")]),
    ("- [ ] open\n- [x] done", [(3, "“[ ]” is a box to tick"), (4, "“[x]” is a box to tick")]),
    ("*[GDPR]: General Regulation\n\nText.", [(3, "nothing in this file has the abbreviation “GDPR”")]),
    (
        "See [x](https://example.org/a_(b).",
        [(3, "“[x](https://example.org/a_(b).” is no link: its address has no end")],
    ),
    ("See [x](https://e.org/a)b) so.", [(3, "the address in “](https://e.org/a)b)” ends at its first )")]),
    ("- one\n\u00a0\u00a0\u00a0\u00a0- two", [(4, "a no-break space keeps “-” from making an item")]),
    ("- one\n\u3000- two", [(4, "a no-break space keeps “-” from making an item")]),
    ("-\u00a0one\n\n-\u00a0two", [(3, "a no-break space keeps “-”"), (5, "a no-break space keeps “-”")]),
    ("one\n\u00a0\ntwo", [(4, "the line has a no-break space alone, and the paragraph goes on")]),
    ("Users aged\n> 18 years may.", [(4, "> makes a quotation of “> 18 years may.”")]),
    ("> 18 years", [(3, "> makes a quotation of “> 18 years”")]),
    ("- aged\n\n    > €5", [(5, "> makes a quotation of “> €5”")]),
    ("one\n\n>= 18", [(5, "> makes a quotation of “>= 18”")]),
    ("+ 49 30 1234", [(3, "+ makes a list of “+ 49 30 1234”")]),
    ("one\n\n- 5 °C\n\ntwo", [(5, "- makes a list of “- 5 °C”")]),
    ("Cookies _ga, _ga_* and more.", [(3, "of “_ga_*” visitors would not see the _")]),
    ("See https://e.org/_a_/b.", [(3, "of “https://e.org/_a_/b.” visitors would not see every _ and *")]),
    ("See https://e.org/a*b*c", [(3, "of “https://e.org/a*b*c” visitors would not see every _ and *")]),
    ("| a | b |\n| x | y |", [(3, "these lines between | make no table")]),
    ("① one\n② two", [(4, "the label “②” begins a line")]),
    ("[TOC]", [(3, "take it away: the page has its contents")]),
    ("[x](https://e.org “T”)", [(3, "write the title in straight marks")]),
    ("### {#x}", [(3, "the heading “{#x}” has no words")]),
    ("### A{#t}", [(3, "nothing parts the words of the heading “A{#t}” from its id")]),
    ("  ### A {#t}", [(3, "leave no space before #")]),
    ("####### A {#t}", [(3, "a heading has six levels at most")]),
    ("###\u00a0A {#t}", [(3, "write a plain space behind #")]),
    ("### On C# {#c}", [(3, "write \\# for the character itself")]),
    ("- a\n-\n- b", [(3, "write the item's text on the line of its mark")]),
    ("> a\n\n> b", [(5, "write > on the empty line of one quotation, or a line of text between two")]),
    ("See <mailto:a@b.org>.", [(3, "write the address by itself: <privacy@example.com>")]),
    ("[a](https://example.org/x y)", [(3, "write %20 for a space in an address")]),
    ("[a [b](https://x.org) c](https://y.org)", [(3, "write one link behind the other, not in it")]),
    ("A &notit; B", [(3, "write the character itself, and &amp; for an & that is one")]),
    ("a &#150; b", [(3, "write the character itself, and &amp; for an & that is one")]),
    ("| a | b |\n| - | - |\n| `x|y` | z |", [(5, "write it as <code>a&#124;b</code>: | ends a cell within ` too")]),
    ("| a | b |\n| - | - |\n| `x\\|y` | z |", [(5, "write it as <code>a&#124;b</code>: within ` the \\ would be")]),
    *(
        (body, [(3, f"the {sign} in “{around}” makes no word bold or emphasised: visitors would read it")])
        for body, sign, around in [
            ("We keep __ it__ so.", "__", "We keep __ it__ so."),
            ("We keep __it __ so.", "__", "We keep __it __ so."),
            ("We keep _ it_ so.", "_", "We keep _ it_ so."),
            ("We keep _ it _ so.", "_", "We keep _ it _ so."),
            ("Terms apply; see _terms of use.", "_", "Terms apply; see _terms of use."),
            ("Terms apply to such terms_.", "_", "apply to such terms_."),
            ("We mean _“Data” and more.", "_", "We mean _“Data” and more."),
            ("We mean “Data”__ and more.", "__", "We mean “Data”__ and more."),
            ("We keep *it so.", "*", "We keep *it so."),
            ("We keep (*it so).", "*", "We keep (*it so)."),
            ("We keep *“Data” so.", "*", "We keep *“Data” so."),
            ("*We keep it so.", "*", "*We keep it so."),
            ("We keep **it* so.", "*", "We keep *it so."),
            ("We keep *it** so.", "*", "We keep it* so."),
            ("We keep *a*, *b* and *c so, `x` and \\*.", "*", "keep a, b and *c so,  and *."),
            ("*[rules](https://example.org/*) apply.", "*", "*rules apply."),
        ]
    ),
    *(
        (body, [(line, f"the {sign} in “{around}” has no effect: visitors would read it")])
        for body, line, sign, around in [
            ("It`s so.", 3, "`", "It`s so."),
            ("So `it is.", 3, "`", "So `it is."),
            ("one\n\n- So.\\", 5, "\\", "So.\\"),
            ("| a |\n| - |\n| x\\ |", 5, "\\", "x\\"),
            ("a &nbps; b", 3, "&nbps;", "a &nbps; b"),
            ("a &nbsp b", 3, "&nbsp", "a &nbsp b"),
            ("See <https://e.org so.", 3, "<", "See <https://e.org so."),
            ("See [a]b](https://e.org) so.", 3, "]", "See ab](https://e.org) so."),
        ]
    ),
    ("*plus VAT.\n\nPrice* applies.", [(3, "the * in “*plus VAT.” makes no word bold")]),
    ("| a | b |\n\n| --- | --- |\n\n| c | d |", [(5, "this row of - makes no table")]),
    ("+---+---+\n| a | b |\n+---+---+", [(3, "“+---+---+” draws nothing here")]),
    ("a   b\n--- ---\n1   2", [(4, "“--- ---” begins no table here")]),
    ("one\n\n=====\n\ntwo", [(5, "“=====” draws nothing here")]),
    ("- one\n\n    : two", [(5, "“: ” makes a term of the item “one”")]),
    ("1. one\n\n    : two\n\n2. three", [(5, "“: ” makes a term of the item “one”")]),
    ("- one\n        - two", [(4, "the label “-” begins a line and no paragraph")]),
    ("one\n        + two", [(4, "the label “+” begins a line and no paragraph")]),
    ("We may:\n\n- ask;\n- answer.\nYou may write.", [(7, "“You may write.” goes on with the item or quotation")]),
    ("> One.\nTwo.", [(4, "“Two.” goes on with the item or quotation above it")]),
    ("One[^a].\n\n[^a]: Note.\nMore.", [(6, "“More.” goes on with the item or quotation above it")]),
]


@pytest.mark.parametrize(("body", "expected"), NO_EFFECT)
def test_what_has_another_effect_is_told_once_with_what_helps(body: str, expected: list[tuple[int, str]]) -> None:
    found = told(body)

    assert [(line, text[: len(start)]) for (line, text), (_, start) in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    "body",
    [
        "One[^1] two[^2] one[^1].\n\n[^1]: A.\n\n[^2]: B.",
        "One[^1] two[^3].\n\n[^1]: A.[^2]\n\n[^2]: B.\n\n[^3]: C.",
        "One[^a].\n\n[^a]:\n    Note.",
        "See [The\nSite].\n\n[the site]: https://example.org",
        "| a | b |\n| - | - |\n| &nbsp; | <code>x&#124;y</code> |",
        "`x`\n\n[^a]\n\n[^a]: Note.",
        "Price\\* applies.\n\n\\* plus VAT.",
        "**Price** applies.\n\n* plus VAT.",
        "Price* applies.\n\n* plus VAT,\n* in euros.",
        "Price* applies.\n\n* plus VAT,\n\n    as law says\n\n* in euros.",
        "See [[1]](https://example.org), [1] and [[fill: more]]; a == b == c ::: d.",
        "Send `{id}` and `{organisation}`.",
        "The GDPR’s rules.\n\n*[GDPR]: General Regulation",
        "10\u00a0- 20, and\u00a0- as said -\u00a0more.\n\n\\- [ ] Text [x] more.",
        "See [x](https://example.org/a_(b_(c))), [y](<https://e.org/(>) and `[z](https://`.",
        "one\n\n\u00a0two",
        "From ~5 to ~6 days; 2^10 and 2^11; see https://example.org/~anna/~x and `a~b~`.",
        "aged \\> 18\n\n\\> 18\n\n> “18 years”\n\ntext\n\n> 2.1 Scope and 2 more",
        "> one\n> 5 two\n\ntext\n\n> 1. a\n> 2. b",
        "+ 5 a\n+ 6 b\n\nText\n\n\\+ 5\n\nText\n\n* 5 years\n\n- 5 °C\n\n    more\n\n- 6 °C",
        "`_ga_*`, \\_ga\\_\\*, _Price_\\*, *_x_* and _ga; https://e.org/a_b_c, [x](https://e.org/_a_/), <https://e.org/_a_/>.",
        "a\n~ 5 days\n\n- first\n\n    ~ 6 days",
        "| a | b |\n\none | two\n\n| a\n| b",
        "We keep {{ organisation }} -- and ++ -- apart.",
        "The [law](https://e.org/a)s (and [x](https://e.org/(a)b)) and ([y](https://e.org/a)s) apply.",
        "5 * 3 * 2, 5*3, a * b; Price* and Name* so.\n\nC* and a*b*; (*) and [*] *) **x**.",
        "Price* applies.\n\n*plus VAT.",
        "Price\\* applies.\n\n*plus VAT.",
        "**Price*** applies.\n\n| *net |\n| - |\n| x |",
        "Cookies _ga, _gid, __utma, _pk_id, __Host-x, AMCV_, wp_, utm_* and *.example.org are set; the _session.",
        "The session cookie a_session_b, `_session cookie` and \\_session cookie; _session.",
        "Name: ____ Day: _ _ _ _ and ___.",
        "_a_, _b c_ and __d__ *e* **f** ***g***; a_b_c, _x_y_.",
        "\\*a \\_ b\\_ \\`c \\\\ &#42;d &ast;e &lowbar; f&#95; &amp;nbsp &lt;https://e.org \\[a](https://e.org)",
        "A&B; R&D; AT&T, &c. and https://example.org/?a=1&copy=2&nbsp=3 so\u00a0on &copy; &nbsp; x.",
        "`a\\` and C:\\Users\\x, a < b > c <a@example.org>",
        "- one\n\n    two\n    : three\n\nfour\n: five\n\nsix\n\n: seven",
        "- one that\ngoes on. And\nOn.\n- two.\nThree.",
        "- one\n    Goes on.\n\n> one.\n> Two.\n\n- one\n{: #x }",
        "Title {#t}\n===\n\nText\n\n---\n\n- - -\n\nText",
        "Sets {a, b} and {count, plural, one {x} other {z} }; 100 %, `{% x %}`, US${{ organisation }}, \\{% x %}.",
    ],
)
def test_what_is_meant_is_not_told(body: str) -> None:
    assert told(body) == []


def test_published_text_has_notes() -> None:
    section, _ = parse_section("## A {#a}\n\nText.\n\n[s]: https://example.org\n", PATH, Dialect())

    (found,) = apply(wording.RULES, wording.SectionSubject(section, published=True))

    assert found.note


SIGNS = [
    "*a\n\n",
    "_a\n\n",
    "a_ ",
    "a _\n\n",
    "`a\n\n",
    "&ab;",
    "](#\n\n",
    "\\ ",
    "a*\n\n",
    "-- ",
    "+--",
    "a*",
]


@pytest.mark.parametrize(
    "unit", ["* a* b\n\n", "[a](\n\n", "a" * 30, "[^a b] ", "[](x) ", "- a\n", "| a |\n--- | \n", *SIGNS]
)
def test_time_of_looking_grows_with_the_text(unit: str) -> None:
    def look(count: int) -> object:
        return list(without_effect(parse_section(f"## A {{#a}}\n\n{unit * count}\n", PATH, Dialect())[0]))

    assert growth(look, 60) < MOST
