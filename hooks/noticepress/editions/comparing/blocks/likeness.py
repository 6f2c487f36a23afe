"""How likely one block has become another: two blocks come in, a number from 0 to 1 leaves."""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from noticepress.editions.comparing.blocks.reading import Block
from noticepress.editions.comparing.words.tokens import weigh

LEAST = 0.45
"""Less is no pair."""
_HEADINGS_AND_ROWS_PAIR = 0.5
_OTHER_ROLE = 0.1
_SAME_FIRST_CELL = 0.6


def likeness(one: Block, other: Block) -> float:
    """How likely a block has become another one, from 0 to 1.

    A heading becomes no text, and what is part of an item has moved where it stands behind it.
    """
    if one.depth != other.depth or one.is_heading != other.is_heading:
        return 0.0
    if one.own_id and one.own_id == other.own_id:
        return 1.0
    if (one.role == "row") != (other.role == "row"):
        return 0.0
    score = in_common(one, other)
    if one.role != other.role:
        score -= _OTHER_ROLE
    if one.role == "row" and one.says[0] == other.says[0] and one.says[0]:
        score = max(score, _SAME_FIRST_CELL)
    least = _HEADINGS_AND_ROWS_PAIR if one.is_heading or one.role == "row" else LEAST
    return score if score >= least else 0.0


def in_common(one: Block, other: Block) -> float:
    """How much two blocks have in common, by what their words say."""
    total = one.weight + other.weight
    if not total:
        return 0.0
    matching = LCSseq.opcodes(one.keys, other.keys)
    return 2 * sum(weigh(one.words[op.src_start : op.src_end]) for op in matching if op.tag == "equal") / total
