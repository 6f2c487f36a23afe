"""What is entered in a register's text: nothing else moves, and every text reads back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.model import Notice, Withdrawal
from noticepress.register.ledger import with_entry, with_keys
from noticepress.register.register import parse_register

HEAD = "title: T\nprevailing_clause: c\n"
ONE = 'versions:\n  - version: "1.0"\n    summary: One.\n'
DIGEST = f"sha256:{'0' * 64}"
DAY = date(2026, 11, 24)
PUBLISHED = {"published": DAY, "digest": DIGEST}
ENTRY = {"version": "1.1", "summary": ""}
ERRATUM = {
    "on": DAY,
    "section": "contact",
    "reason": "No",
    "old_text": ["Yes"],
    "new_text": [],
    "old_digest": DIGEST,
    "new_digest": DIGEST,
}
WRITTEN_ERRATUM = (
    "on: 2026-11-24",
    'section: "contact"',
    'reason: "No"',
    "old_text:",
    '  - "Yes"',
    "new_text: []",
    f"old_digest: {DIGEST}",
    f"new_digest: {DIGEST}",
)


def listed(indent: int, *lines: str) -> str:
    """An item of a list at that indentation."""
    return "".join(f"{' ' * indent}{'  ' if index else '- '}{line}\n" for index, line in enumerate(lines))


KEYS = [
    (
        "comments stay where they are",
        '  # One\n  - version: "1.0" # n\n    summary: One.   # s\n\n  # Two\n  - version: "1.1"\n# End\n',
        f'  # One\n  - version: "1.0" # n\n    published: 2026-11-24\n    summary: One.   # s\n    digest: {DIGEST}\n\n'
        '  # Two\n  - version: "1.1"\n# End\n',
    ),
    (
        "four spaces",
        "    -   version: '1.0'\n        summary:   One\n          two\n",
        f"    -   version: '1.0'\n        published: 2026-11-24\n        summary:   One\n          two\n"
        f"        digest: {DIGEST}\n",
    ),
    (
        "no indentation",
        '- version: "1.0"\n  summary: "\\u00e9"\n- version: "1.1"\n',
        f'- version: "1.0"\n  published: 2026-11-24\n  summary: "\\u00e9"\n  digest: {DIGEST}\n- version: "1.1"\n',
    ),
    (
        "a dash by itself",
        '  -\n    version: "1.0"\n',
        f'  -\n    version: "1.0"\n    published: 2026-11-24\n    digest: {DIGEST}\n',
    ),
    (
        "no line end at the end",
        '  - version: "1.0"\n    summary: One.',
        f'  - version: "1.0"\n    published: 2026-11-24\n    summary: One.\n    digest: {DIGEST}\n',
    ),
    (
        "no line end behind the version",
        '  - version: "1.0"',
        f'  - version: "1.0"\n    published: 2026-11-24\n    digest: {DIGEST}\n',
    ),
    (
        "folded text",
        '  - version: "1.0"\n    summary: >-\n      One\n      two\n\n\n  # Two\n  - version: "1.1"\n',
        '  - version: "1.0"\n    published: 2026-11-24\n    summary: >-\n      One\n      two\n'
        f'    digest: {DIGEST}\n\n\n  # Two\n  - version: "1.1"\n',
    ),
    (
        "text with its blank lines",
        '  - version: "1.0"\n    short_notice: |+\n      One\n\n  - version: "1.1"\n',
        f'  - version: "1.0"\n    published: 2026-11-24\n    short_notice: |+\n      One\n\n    digest: {DIGEST}\n'
        '  - version: "1.1"\n',
    ),
    (
        "folded text at the very end",
        '  - version: "1.0"\n    summary: >\n      One',
        f'  - version: "1.0"\n    published: 2026-11-24\n    summary: >\n      One\n    digest: {DIGEST}\n',
    ),
    (
        "facts at the end",
        '  - version: "1.0"\n    facts:\n      odd: -_\n      days: 1200\t# days\n# End\n',
        f'  - version: "1.0"\n    published: 2026-11-24\n    facts:\n      odd: -_\n      days: 1200\t# days\n'
        f"    digest: {DIGEST}\n# End\n",
    ),
    (
        "facts in brackets",
        '  - version: "1.0"\n    facts: {a: 1,\n     b: 2} # c\n',
        f'  - version: "1.0"\n    published: 2026-11-24\n    facts: {{a: 1,\n     b: 2}} # c\n    digest: {DIGEST}\n',
    ),
    (
        "keys with nothing",
        "  - version: \"1.0\"\n    digest: # later\n    published: null # soon\n    summary: ''\n",
        f"  - version: \"1.0\"\n    digest: {DIGEST} # later\n    published: 2026-11-24 # soon\n    summary: ''\n",
    ),
    (
        "entry in brackets",
        '  - {version: "1.0", summary: One. }\n',
        f'  - {{version: "1.0", "published": "2026-11-24", summary: One., "digest": "{DIGEST}" }}\n',
    ),
    (
        "the end of the document",
        '  - version: "1.0"\n...\n',
        f'  - version: "1.0"\n    published: 2026-11-24\n    digest: {DIGEST}\n...\n',
    ),
    (
        "lines that only YAML knows",
        '  - version: "1.0"\n    facts:\n      a: "x\u2028y\u0085z" # c\n',
        '  - version: "1.0"\n    published: 2026-11-24\n    facts:\n      a: "x\u2028y\u0085z" # c\n'
        f"    digest: {DIGEST}\n",
    ),
]


def parsed(text: str) -> Notice:
    return parse_register(text, "notice.yml", "x")


@pytest.mark.parametrize(("before", "after"), [pytest.param(*row[1:], id=row[0]) for row in KEYS])
@pytest.mark.parametrize("head", [HEAD, f"# Above\n%YAML 1.1\n--- # c\n{HEAD}"], ids=["plain", "with a beginning"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_keys_are_added_and_nothing_else_moves(before: str, after: str, head: str, line_end: str) -> None:
    before, after = (f"{head}versions:\n{text}".replace("\n", line_end) for text in (before, after))

    written = with_keys(before, 0, PUBLISHED)

    assert written == after
    expected = parsed(before).versions[0]
    assert parsed(written).versions[0] == replace(expected, published=DAY, digest=DIGEST)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            ONE + "\n  # deeper: to the list\n# End\n",
            ONE + "  - version: \"1.1\"\n    summary: ''\n\n  # deeper: to the list\n# End\n",
            id="comment below",
        ),
        pytest.param(
            ONE + "    # of 1.0\n# End\nfacts: {}\n",
            ONE + "    # of 1.0\n  - version: \"1.1\"\n    summary: ''\n# End\nfacts: {}\n",
            id="comment of the last entry",
        ),
        pytest.param(
            "versions:\n-   version: '1.0'",
            "versions:\n-   version: '1.0'\n-   version: \"1.1\"\n    summary: ''\n",
            id="as the entries are indented",
        ),
        pytest.param(
            "versions: [{version: '1.0'}]\n",
            'versions: [{version: \'1.0\'}, {"version": "1.1", "summary": ""}]\n',
            id="in brackets",
        ),
    ],
)
def test_an_entry_is_added_at_the_end(before: str, after: str) -> None:
    assert with_entry(HEAD + before, ENTRY) == HEAD + after
    assert [version.number for version in parsed(HEAD + after).versions] == ["1.0", "1.1"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "    errata:\n" + listed(6, *WRITTEN_ERRATUM), id="the first"),
        pytest.param(
            "    errata:\n" + listed(4, *WRITTEN_ERRATUM) + "    # c\n",
            "    errata:\n" + listed(4, *WRITTEN_ERRATUM) * 2 + "    # c\n",
            id="the second",
        ),
    ],
)
def test_an_erratum_is_added_behind_the_last(before: str, after: str) -> None:
    assert with_keys(HEAD + ONE + before, 0, {"errata": [ERRATUM]}) == HEAD + ONE + after


@pytest.mark.parametrize("there", ["", "    errata:\n", "    errata: []  # none\n", "    errata: ~\n"])
def test_errata_are_read_whatever_was_there(there: str) -> None:
    text = HEAD + ONE + there
    for count in (1, 2, 3):
        text = with_keys(text, 0, {"errata": [ERRATUM]})

        assert [erratum.old_text for erratum in parsed(text).versions[0].errata] == [("Yes",)] * count


AMBIGUOUS = ["Yes", "no", "ON", "oFF", "~", "null", "1_0", "0x1", "1:30", "2026-11-24", ".inf", "<<", "=", "-_"]
UNSEEN = ["a\u0085b", "a\u2028b", "a\x7fb", "a\ufeffb", "\ufffe", "\t", "a\nb", "\\x", '"', "'", "# a", "a: b", "\x00"]


@pytest.mark.parametrize("text", [*AMBIGUOUS, *UNSEEN, "{a}", "[a]", "*a", "&a", "!a", "%a", "@a", "`a", "x" * 2000])
@pytest.mark.parametrize("before", [ONE, "versions: [{version: '1.0'}]\n"], ids=["lines", "brackets"])
def test_a_text_reads_back_as_itself(text: str, before: str) -> None:
    keys = {"withdrawn": {"on": DAY, "reason": text, "digest": DIGEST}, "errata": [{**ERRATUM, "old_text": [text]}]}

    read = parsed(with_keys(HEAD + before, 0, keys)).versions[0]

    assert read.withdrawn == Withdrawal(DAY, text, DIGEST)
    assert read.errata[0].old_text == (text,)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_reads_back_as_itself(text: str) -> None:
    keys = {"withdrawn": {"on": DAY, "reason": text, "digest": DIGEST}}

    read = parsed(with_keys(HEAD + ONE, 0, keys)).versions[0]

    assert read.withdrawn == Withdrawal(DAY, text, DIGEST)
