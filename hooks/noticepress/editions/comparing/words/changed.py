"""Within a block: the tokens before and after come in, runs that stayed, went and came leave, as a reader tells them.

Put together, what stayed and came is the new text, what stayed and went the old one, to the last space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from noticepress.editions.comparing.words.pairing import is_boundary, paired
from noticepress.editions.comparing.words.phrases import phrase_ends
from noticepress.editions.comparing.words.tokens import Kind, Token, weigh, weight

_LEAST_ISLAND = 1.0
"""What stayed between two changes and says less than that goes with them."""
_POOR_ISLAND = 2.0
_FEW_WORDS = 4.0
"""…or less than that, where the changes around it say so many times as much."""
_SENTENCES_PAIR = 0.4
_TOO_LITTLE = 0.25
"""Less in common than that, and the whole is replaced."""
_FURTHEST = 10
"""Tokens by which a change is widened at most, to begin and end with a phrase."""
_SENTENCE_ENDS = frozenset(".?!。！？؟।;；:：")


class Run(NamedTuple):
    """Tokens that stayed, or that went and came in one place."""

    old: tuple[Token, ...]
    new: tuple[Token, ...]
    stayed: bool
    """Whether readers see the same; quotation marks, dashes and spaces may differ."""


def compare_words(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    """What changed from ``old`` to ``new``, in runs that alternate."""
    if _said(old) == _said(new):
        return (Run(tuple(old), tuple(new), stayed=True),) if old or new else ()
    whole = _cleaned(_matches(old, new), old, new)
    by_sentence = _cleaned(_by_sentence(old, new), old, new)
    best = min((whole, by_sentence), key=lambda spans: _cost(spans, old, new))
    return tuple(_runs(best, old, new))


def _said(tokens: Sequence[Token]) -> list[str]:
    """What tokens are compared by, but for spaces."""
    return [token.key for token in tokens if token.kind is not Kind.SPACE]


# A comparison in the making is a list of the spans that stayed: (begin in old, begin in new, length).

Span = tuple[int, int, int]


def _matches(old: Sequence[Token], new: Sequence[Token], at: tuple[int, int] = (0, 0)) -> list[Span]:
    matcher = SequenceMatcher(None, [token.key for token in old], [token.key for token in new], autojunk=False)
    found = [(a + at[0], b + at[1], size) for a, b, size in matcher.get_matching_blocks() if size]
    kept = sum(weigh(old[a - at[0] : a - at[0] + size]) for a, _, size in found)
    return found if 2 * kept >= _TOO_LITTLE * (weigh(old) + weigh(new)) else []


def _by_sentence(old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    """Sentences are paired first, and words compared within a pair."""
    before, after = sentences(old), sentences(new)
    keys = [[tuple(token.key for token in text[a:b]) for a, b in each] for text, each in ((old, before), (new, after))]

    def likeness(one: int, other: int) -> float:
        a, c = before[one], after[other]
        return similarity(old[a[0] : a[1]], new[c[0] : c[1]])

    spans: list[Span] = []
    for one, other in paired(keys[0], keys[1], likeness, _SENTENCES_PAIR):
        (a, b), (c, d) = before[one], after[other]
        spans += _matches(old[a:b], new[c:d], (a, c))
    return spans


def sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, with the space behind it."""
    ends: list[int] = []
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        if token.kind is Kind.PUNCTUATION and token.key in _SENTENCE_ENDS:
            if following.kind is Kind.SPACE:
                ends.append(index + 2)
            elif token.key > "\u2000":
                ends.append(index + 1)
    bounds = [0, *(end for end in ends if end < len(tokens)), len(tokens)]
    return [(begin, end) for begin, end in pairwise(bounds) if begin < end]


def similarity(old: Sequence[Token], new: Sequence[Token]) -> float:
    """How much two runs of tokens have in common, by what the words say: from 0 to 1."""
    old, new = [token for token in old if token.is_significant], [token for token in new if token.is_significant]
    total = weigh(old) + weigh(new)
    if not total:
        return 0.0
    matching = LCSseq.opcodes([token.key for token in old], [token.key for token in new])
    return 2 * sum(weigh(old[op.src_start : op.src_end]) for op in matching if op.tag == "equal") / total


def _cost(spans: Sequence[Span], old: Sequence[Token], new: Sequence[Token]) -> float:
    """How much a reader has to read as changed: fewer words and fewer places are better."""
    changes = list(_changes(spans, len(old), len(new)))
    return sum(weigh(old[a:b]) + weigh(new[c:d]) + 0.75 for a, b, c, d in changes)


def _changes(spans: Sequence[Span], old: int, new: int) -> Iterator[tuple[int, int, int, int]]:
    """What stands between the spans that stayed."""
    a = c = 0
    for one, other, size in (*spans, (old, new, 0)):
        if one > a or other > c:
            yield a, one, c, other
        a, c = one + size, other + size


def _cleaned(spans: list[Span], old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    spans = _without_islands(_joined(spans), old, new)
    spans = _slid(spans, old, new)
    return _without_islands(_widened(spans, old, new), old, new)


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Spans that touch are one."""
    result: list[Span] = []
    for a, c, size in spans:
        if result and result[-1][0] + result[-1][2] == a and result[-1][1] + result[-1][2] == c:
            result[-1] = (result[-1][0], result[-1][1], result[-1][2] + size)
        elif size > 0:
            result.append((a, c, size))
    return result


def _without_islands(spans: list[Span], old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    """What says little between two changes goes with them: one sentence changed is read better than confetti."""
    index = 0
    while index < len(spans):
        a, c, size = spans[index]
        before = spans[index - 1] if index else (0, 0, 0)
        after = spans[index + 1] if index + 1 < len(spans) else (len(old), len(new), 0)
        left = (before[0] + before[2], a, before[1] + before[2], c)
        right = (a + size, after[0], c + size, after[1])
        if _is_island(old[a : a + size], _tokens_of(left, old, new), _tokens_of(right, old, new)):
            del spans[index]
            index = max(index - 1, 0)
        else:
            index += 1
    return spans


def _tokens_of(
    change: tuple[int, int, int, int], old: Sequence[Token], new: Sequence[Token]
) -> tuple[Sequence[Token], Sequence[Token]]:
    a, b, c, d = change
    return old[a:b], new[c:d]


def _is_island(
    kept: Sequence[Token],
    left: tuple[Sequence[Token], Sequence[Token]],
    right: tuple[Sequence[Token], Sequence[Token]],
) -> bool:
    if not any(left) or not any(right):
        return False
    if all(_is_value(side) for side in (*left, *right) if side):
        return False
    worth = weigh(kept)
    if worth < _LEAST_ISLAND:
        return True
    around = min(max(map(weigh, left)), max(map(weigh, right)))
    return worth < _POOR_ISLAND and around >= _FEW_WORDS * worth


def _is_value(side: Sequence[Token]) -> bool:
    """Whether a side of a change is one fact, date, number or address: two such changes stay apart."""
    said = [token for token in side if token.kind is not Kind.SPACE]
    return len(said) == 1 and said[0].kind in (Kind.FACT, Kind.OWN, Kind.VALUE, Kind.NUMBER)


def _slid(spans: list[Span], old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    """What only went, or only came, begins where a sentence or a clause begins, where it may begin there."""
    spans = list(spans)
    for index in range(len(spans) - 1):
        (a, c, size), (a2, c2, size2) = spans[index], spans[index + 1]
        end, end2 = a + size, c + size
        side, begin, stop = (new, end2, c2) if a2 == end else (old, end, a2)
        if (a2 > end) == (c2 > end2):
            continue
        shift = _best_shift(side, begin, stop, size - 1, size2 - 1)
        spans[index], spans[index + 1] = (a, c, size + shift), (a2 + shift, c2 + shift, size2 - shift)
    return spans


def _best_shift(side: Sequence[Token], begin: int, stop: int, room_before: int, room_after: int) -> int:
    shifts = {0: _quality(side, begin, stop)}
    for step in (-1, 1):
        shift = 0
        while -room_before <= shift + step <= room_after:
            at = shift if step > 0 else shift - 1
            leaving, entering = side[begin + at], side[stop + at]
            if leaving.key != entering.key or leaving.marks != entering.marks:
                break
            shift += step
            shifts[shift] = _quality(side, begin + shift, stop + shift)
    return max(shifts, key=lambda shift: (shifts[shift], -abs(shift), shift))


def _quality(side: Sequence[Token], begin: int, stop: int) -> int:
    """How well a change may begin at ``begin`` and end before ``stop``."""
    before, last = (side[begin - 1] if begin else None), side[stop - 1]
    earlier = side[begin - 2] if begin > 1 else None
    score = 0
    if before is None or (before.kind is Kind.SPACE and earlier and earlier.key in _SENTENCE_ENDS):
        score += 3
    elif before.kind is Kind.SPACE and last.kind is Kind.SPACE:
        score += 1
    if last.key in _SENTENCE_ENDS or side[begin].key == ",":
        score += 2
    return score


def _widened(spans: list[Span], old: Sequence[Token], new: Sequence[Token]) -> list[Span]:
    """Where a script writes no spaces, a change takes in the phrase at its edges."""
    if not any(token.kind is Kind.SIGN for token in (*old, *new)):
        return spans
    ends = phrase_ends(old), phrase_ends(new)
    result: list[Span] = []
    for a, c, size in spans:
        start, stop = 0, size
        if a or c:
            start = _step(old, ends, (a, c), range(min(size, _FURTHEST) + 1))
        if a + size < len(old) or c + size < len(new):
            stop = size + _step(old, ends, (a + size, c + size), range(0, -min(size, _FURTHEST) - 1, -1))
        if start < stop:
            result.append((a + start, c + start, stop - start))
    return result


def _step(old: Sequence[Token], ends: tuple[list[int], list[int]], at: tuple[int, int], steps: range) -> int:
    """By how many tokens the edge of what stayed moves to stand between two phrases, on both sides."""
    for step in steps:
        a, c = at[0] + step, at[1] + step
        within = 0 < a < len(old) and old[a - 1].kind is Kind.SIGN and old[a].kind is Kind.SIGN
        if not within or (is_boundary(ends[0], a) and is_boundary(ends[1], c)):
            return step
    return 0


def _runs(spans: Sequence[Span], old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    a = c = 0
    for one, other, size in (*spans, (len(old), len(new), 0)):
        gone, come = tuple(old[a:one]), tuple(new[c:other])
        if gone or come:
            only_space = all(token.kind is Kind.SPACE for token in (*gone, *come))
            yield Run(gone, come, stayed=only_space)
        if size:
            yield Run(tuple(old[one : one + size]), tuple(new[other : other + size]), stayed=True)
        a, c = one + size, other + size


def is_changed(runs: Sequence[Run]) -> bool:
    """Whether a reader sees other words."""
    return any(not run.stayed for run in runs)


def weight_of_change(runs: Sequence[Run]) -> tuple[int, int]:
    """(words that came, words that went), counted as a reader counts: signs of scripts without spaces each."""
    come = sum(1 for run in runs if not run.stayed for token in run.new if weight(token))
    gone = sum(1 for run in runs if not run.stayed for token in run.old if weight(token))
    return come, gone
