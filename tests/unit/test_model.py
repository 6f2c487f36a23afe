"""Version numbers and the small values of the domain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.model import Block, Locale, Notice, Section, Text, Version, VersionNumber

numbers = st.lists(st.integers(0, 999_999), min_size=2, max_size=3).map(tuple).map(VersionNumber)


@given(numbers)
def test_parse_and_str_are_inverses(number: VersionNumber) -> None:
    assert VersionNumber.parse(str(number)) == number


@pytest.mark.parametrize("text", ["2.1", "0.1", "10.0", "1.2.3", "0.0.0"])
def test_str_gives_back_what_was_parsed(text: str) -> None:
    assert str(VersionNumber.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2",
        "2.",
        ".1",
        "2.1.3.4",
        "02.1",
        "2.01",
        "v2.1",
        "2.1 ",
        " 2.1",
        "2.1\n",
        "2,1",
        "-1.0",
        "2.x",
        "２.１",
        "1２.1",
        "1.1٣",
        "٢.١",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        VersionNumber.parse(text)


ASCENDING = ["0.1", "0.9", "0.10", "1.0", "1.0.1", "1.1", "2.0", "2.1", "2.9", "2.10", "2.10.1", "2.11", "10.0"]


def test_numbers_sort_by_their_parts_and_not_as_text() -> None:
    parsed = [VersionNumber.parse(text) for text in ASCENDING]

    assert sorted(parsed[5:] + parsed[:5]) == parsed
    assert VersionNumber.parse("2.10") > VersionNumber.parse("2.9")


@pytest.mark.parametrize(("text", "after"), [("2.1", "2.2"), ("2.9", "2.10"), ("1.2.3", "1.2.4"), ("0.0", "0.1")])
def test_next_raises_the_last_part(text: str, after: str) -> None:
    assert str(VersionNumber.parse(text).next()) == after


@given(numbers)
def test_next_is_newer_with_nothing_between(number: VersionNumber) -> None:
    after = number.next()

    assert after > number
    assert len(after.parts) == len(number.parts)
    assert [b - a for a, b in zip(number.parts, after.parts, strict=True)] == [0] * (len(number.parts) - 1) + [1]


def test_key_of_a_block_has_neither_version_nor_line() -> None:
    one = Block("your-data", "use", "paragraph", "", "We use it.", line=3, id="use.1")
    other = Block("your-data", "use", "item", "ul", "We use it.", line=90, id="use.7")

    assert one.key == other.key == ("your-data#use", "We use it.")


def test_messages_are_the_translatable_blocks_in_order() -> None:
    blocks = tuple(
        Block("s", "h", "paragraph", "", text, translatable=translatable)
        for text, translatable in [("a", True), ("code", False), ("b", True)]
    )
    section = Section("s", "s.md", "", 1, {}, blocks, ())

    assert [block.text for block in section.messages] == ["a", "b"]
    assert Text("1.0", "docs/x/1.0", (section, section)).blocks == blocks * 2


@pytest.mark.parametrize("lines", [(10, 11, 12, 13), (8, 9, 8, 8)], ids=["a line each", "some on one line"])
def test_entry_before_is_found_by_its_place_in_the_register(lines: tuple[int, ...]) -> None:
    numbers = ("1.0", "1.1", "1.1", "0.9")
    versions = tuple(
        Version(number, None, None, "", None, line=line) for line, number in zip(lines, numbers, strict=True)
    )
    notice = Notice("x", "docs/x/notice.yml", "X", 0, "c", {}, {}, versions)

    assert [notice.before(version) for version in versions] == [None, *versions[:3]]
    assert notice.replaced_by(replace(versions[3], published=date(2026, 11, 24))) == versions[2]
    assert notice.version("1.1") is versions[1]
    assert notice.version("1.2") is None


@pytest.mark.parametrize(("tag", "prevailing", "prefix"), [("en", True, ""), ("en-GB", False, "en-GB/")])
def test_prevailing_locale_has_no_prefix(tag: str, prevailing: bool, prefix: str) -> None:
    locale = Locale(tag, tag, (), (tag,), "en", "ltr", prevailing=prevailing)

    assert locale.prefix == prefix
    assert locale.is_english
