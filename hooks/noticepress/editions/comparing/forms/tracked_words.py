"""What a document with tracked changes says of words: what stayed, went and came leaves as texts, each in its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from noticepress.editions.comparing.words.changed import Run
from noticepress.editions.comparing.words.tokens import Kind, Token
from noticepress.editions.localizing.letters import QUOTATION_MARKS, QUOTED

State = Literal["", "ins", "del", "moveFrom", "moveTo"]
"""Word's names for what came, went and moved; empty for what stayed."""
DELETED: tuple[State, ...] = ("del", "moveFrom")
"""The states of words that the new text has not, in that place."""
_LOOKS: tuple[tuple[frozenset[str], str, dict[str, str]], ...] = (
    (frozenset({"strong", "b", "th"}), "w:b", {}),
    (frozenset({"em", "i"}), "w:i", {}),
    (frozenset({"s"}), "w:strike", {}),
    (frozenset({"u"}), "w:u", {"val": "single"}),
    (frozenset({"sup"}), "w:vertAlign", {"val": "superscript"}),
    (frozenset({"sub"}), "w:vertAlign", {"val": "subscript"}),
)
"""How words look within each element, in the order that the format asks for: what is struck out says the opposite."""


def exactly(runs: Sequence[Run]) -> Iterator[tuple[State, Token]]:
    """What stayed, went and came, to the letter: other quotation marks, looks and numbers are changes here."""
    for run in runs:
        if run.stayed and len(run.old) == len(run.new):
            for one, other in zip(run.old, run.new, strict=True):
                if _seen(one) == _seen(other):
                    yield "", other
                else:
                    yield "del", one
                    yield "ins", other
        else:
            yield from (("del", token) for token in run.old)
            yield from (("ins", token) for token in run.new)


def looks_of(tags: Iterable[str]) -> list[tuple[str, dict[str, str]]]:
    """Word's properties of words within elements."""
    around = frozenset(tags)
    return [(name, value) for elements, name, value in _LOOKS if not elements.isdisjoint(around)]


def quoted(said: Iterable[tuple[State, Token]]) -> Iterator[tuple[State, Token]]:
    """With quotation marks around what is quoted, in the old text and in the new one: a browser writes them itself."""
    within: dict[State, bool] = {"del": False, "ins": False}
    last: State = ""
    for state, token in said:
        yield from _marks(within, state, is_quoted=_is_quoted(token))
        yield state, token
        last = state
    yield from _marks(within, last, is_quoted=False)
    yield from _marks(within, "", is_quoted=False)


def _seen(token: Token) -> tuple[object, ...]:
    return token.text, _is_quoted(token), looks_of(mark.tag for mark in token.marks)


def _is_quoted(token: Token) -> bool:
    return any(mark.tag == QUOTED for mark in token.marks)


def _marks(within: dict[State, bool], state: State, *, is_quoted: bool) -> Iterator[tuple[State, Token]]:
    """The mark with which a quotation begins or ends before a token of that state, in each text that shows it."""
    shown: list[State] = [side for side in within if not state or (state in DELETED) == (side == "del")]
    due = [side for side in shown if within[side] != is_quoted]
    if due:
        within.update(dict.fromkeys(due, is_quoted))
        mark = Token(QUOTATION_MARKS[not is_quoted], "", Kind.PUNCTUATION)
        yield state or (due[0] if len(due) == 1 else ""), mark


def grouped(said: Iterable[tuple[State, Token]]) -> Iterator[tuple[State, list[tuple[str, tuple[str, ...]]]]]:
    """Runs of one state, each with its texts of one form."""
    groups: list[tuple[State, list[tuple[str, tuple[str, ...]]]]] = []
    for state, token in said:
        marks = tuple(mark.tag for mark in token.marks)
        if not groups or groups[-1][0] != state:
            groups.append((state, []))
        texts = groups[-1][1]
        if texts and texts[-1][1] == marks:
            texts[-1] = (texts[-1][0] + token.text, marks)
        else:
            texts.append((token.text, marks))
    yield from groups
