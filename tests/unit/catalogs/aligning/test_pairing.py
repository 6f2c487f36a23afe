"""The blocks of a file are paired with English's, and what has no counterpart is told."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from noticepress.catalogs.aligning.english import english_of
from noticepress.catalogs.aligning.pairing import pair
from noticepress.catalogs.aligning.pieces import Kind, Piece, placed
from noticepress.catalogs.aligning.reading import read_file
from noticepress.model import Text
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import read_again
from small_project import REPOSITORY

CASES: list[dict[str, Any]] = yaml.safe_load(
    (REPOSITORY / "tests" / "cases" / "alignments.yml").read_text(encoding="utf-8")
)


def english(markdown: str) -> tuple[Piece, ...]:
    section = read_again("index", markdown, {}, Dialect())
    return english_of(Text("1.0", "docs/privacy/1.0", (section,)), {"days": "30"}, {}).pieces


def begins_with(pieces: tuple[Piece, ...], wanted: str) -> int:
    """The piece with that text or, where there is none, the first that begins so."""
    found = [at for at, piece in enumerate(pieces) if piece.text == wanted]
    found += [at for at, piece in enumerate(pieces) if piece.text.startswith(wanted)]
    assert found, wanted
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_blocks_that_belong_together_are_paired_and_no_others(case: dict[str, Any]) -> None:
    here, there = english(case["english"]), read_file(case["file"].encode(), case.get("ending", ".md"))

    groups = pair(here, there)

    pairs = {(group.english[0], group.others[0]) for group in groups if group.is_pair}
    wanted = {(begins_with(here, one), begins_with(there, two)) for one, two in case["pairs"]}
    told = {(here[one].text, there[two].text) for one, two in pairs}
    assert told == {(here[one].text, there[two].text) for one, two in wanted}
    assert len(pairs) == len(wanted)
    alone = [group for group in groups if not (group.english and group.others)]
    texts = [side[at].text for group in alone for side, at in _places(group, here, there)]
    assert len(texts) == len(case.get("alone", []))
    assert all(any(text.startswith(begun) for text in texts) for begun in case.get("alone", []))
    joined = [group for group in groups if len(group.english) + len(group.others) > 2]
    assert len(joined) == len(case.get("joined", []))
    for group, (one, two) in zip(joined, case.get("joined", []), strict=True):
        assert [here[at].text[: len(begun)] for at, begun in zip(group.english, one, strict=True)] == one
        assert [there[at].text[: len(begun)] for at, begun in zip(group.others, two, strict=True)] == two


def _places(group: Any, here: tuple[Piece, ...], there: tuple[Piece, ...]) -> list[tuple[tuple[Piece, ...], int]]:
    return [*((here, at) for at in group.english), *((there, at) for at in group.others)]


def test_position_alone_would_pair_fewer() -> None:
    case = next(case for case in CASES if case["name"].endswith("grown apart"))
    here, there = english(case["english"]), read_file(case["file"].encode(), ".md")

    by_place = [begins_with(here, one) == begins_with(there, two) for one, two in case["pairs"]]

    assert by_place.count(True) < len(by_place) / 2


KINDS = st.sampled_from([Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM, Kind.CELL])


@st.composite
def texts_and_a_loss(draw: st.DrawFn) -> tuple[tuple[Piece, ...], tuple[Piece, ...], int, bool]:
    """Two languages of a text, each block with a number of its own; which block one of them is to lose."""
    kinds = draw(st.lists(KINDS, min_size=2, max_size=14))
    lengths = draw(st.lists(st.integers(1, 30), min_size=len(kinds), max_size=len(kinds)))
    ratio = draw(st.sampled_from(["คำพู", "語彙", "Worte", "mots"]))
    here = placed(
        Piece(kind, f"{'word ' * length}{1000 + at}", level=2 * (kind is Kind.HEADING), depth=int(kind is Kind.ITEM))
        for at, (kind, length) in enumerate(zip(kinds, lengths, strict=True))
    )
    there = placed(
        Piece(piece.kind, f"{ratio * length} {1000 + at}", level=piece.level, depth=piece.depth)
        for at, (piece, length) in enumerate(zip(here, lengths, strict=True))
    )
    return here, there, draw(st.integers(0, len(kinds) - 1)), draw(st.booleans())


@settings(max_examples=100, deadline=None)
@given(texts_and_a_loss())
def test_a_block_that_one_side_loses_leaves_every_other_pair_right(
    drawn: tuple[tuple[Piece, ...], tuple[Piece, ...], int, bool],
) -> None:
    here, there, lost, from_english = drawn
    remaining = [at for at in range(len(here)) if at != lost]
    left = placed((here if from_english else there)[at] for at in remaining)

    groups = pair(left, there) if from_english else pair(here, left)

    pairs = [(group.english[0], group.others[0]) for group in groups if group.is_pair]
    assert pairs == [(at, own) if from_english else (own, at) for at, own in enumerate(remaining)]


def test_more_than_can_be_compared_is_refused_in_words() -> None:
    many = [Piece(Kind.PARAGRAPH, "Text.")] * 1500

    with pytest.raises(ValueError, match="divide it at its headings"):
        pair(many, many)
