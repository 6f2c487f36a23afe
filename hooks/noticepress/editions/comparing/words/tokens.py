"""What a comparison compares: a text comes in, its tokens leave, which no change is ever to cut.

A fact, a date, a number, an address and the mark of a footnote are one token each; so is a word, and the space between
two. Chinese, Japanese and Thai write no spaces: there, a token is a grapheme cluster (UAX #29).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import regex

from noticepress.editions.localizing.letters import STRUCK_OUT

FACT_BEGINS, NUMBER_BEGINS, OWN_BEGINS, VALUE_ENDS = "\ue000", "\ue001", "\ue002", "\ue003"
"""Around the value of a fact, of a clause's number, of a fact that each version has its own of. No text holds them."""


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    SIGN = "sign"
    """A grapheme of a script without spaces."""
    PUNCTUATION = "punctuation"
    SPACE = "space"
    VALUE = "value"
    """A date, a number, an address."""
    FACT = "fact"
    OWN = "own"
    """A fact that differs in every version by itself: its number, its dates."""
    NUMBER = "number"
    """The number of a clause, at its heading or where the text leads there."""
    NOTE = "note"
    """The mark of a footnote."""
    BREAK = "break"
    """Between two blocks that have become one, or were one."""


class Mark(NamedTuple):
    """An inline element around a token."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


class Token(NamedTuple):
    """A piece of a block's text."""

    text: str
    key: str
    """What is compared: without what readers do not tell apart."""
    kind: Kind
    marks: tuple[Mark, ...] = ()
    """The elements around it, from the outside in."""

    @property
    def address(self) -> str:
        """Where its link leads; empty for none."""
        return next((value for mark in self.marks for name, value in mark.attributes if name == "href"), "")

    @property
    def title(self) -> str:
        """What its link or abbreviation is explained by; empty for none."""
        return next((value for mark in self.marks for name, value in mark.attributes if name == "title"), "")

    @property
    def is_significant(self) -> bool:
        """Whether it says something by itself."""
        return self.kind not in (Kind.SPACE, Kind.PUNCTUATION)


PARAGRAPH_BREAK = Token("\n\n", "\n\n", Kind.BREAK)

_EXTENDS = r"\p{GCB=Extend}\p{GCB=SpacingMark}\u200d"
_CONTINUED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}々ー"
_LETTER = rf"[[\w{_EXTENDS}\u00ad]--[[{_CONTINUED}]--[{_EXTENDS}]]]"
_WHOLE = rf"(?![{_EXTENDS}])"
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_TOKEN = regex.compile(
    rf"(?P<marked>[{FACT_BEGINS}{NUMBER_BEGINS}{OWN_BEGINS}][^{VALUE_ENDS}]*{VALUE_ENDS})"
    rf"|(?P<space>(?:[\s\u200b\u2060]{_WHOLE})+)"
    r"|(?P<address>(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]}\"'“”‘’«»،؛؟。、，）」]"
    rf"|(?<![\w.+-])[a-zA-Z0-9._%+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+){_WHOLE}"
    rf"|(?P<date>\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b|\b(?:{_MONTHS}) \d{{1,2}}(?:, \d{{4}})?\b"
    rf"|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日){_WHOLE}"
    rf"|(?P<number>\d+(?:[.,:/’\u00a0\u202f]\d+)*(?:[\u00a0\u202f]?%)?[{_EXTENDS}]*+(?!\w))"
    rf"|(?P<word>{_LETTER}+(?:['’\-‐‑]{_LETTER}+)*+(?<!\p{{GCB=Prepend}}))"
    r"|(?P<other>\X)",
    regex.VERSION1,
)
_IS_CONTINUED = regex.compile(rf"[{_CONTINUED}]")
_IS_WORD = regex.compile(r"[\w\p{S}]")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″＂", '"'),
        **dict.fromkeys("‘’‚‛′ʼ‹›", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\u2066\u2067\u2068\u2069\u200e\u200f"),
    }
)
_BY_BEGINNING = {FACT_BEGINS: Kind.FACT, NUMBER_BEGINS: Kind.NUMBER, OWN_BEGINS: Kind.OWN}
_ANY_NUMBER = "§"

_FUNCTION_WORDS = frozenset(
    word
    for words in (
        "a an the of to in on at by for from with as and or that this these those it its is are was were be been",
        "we our us you your they their which who there has have had do does",
    )
    for word in words.split()
)
"""Of English. May, must, not, any, all and will are never among them: they carry the meaning of a legal text."""
_MEANING = frozenset(("may", "not", "any", "all", "no", "nor", "one", "two"))
_SHORT = 3
_WEIGHTS = {
    **dict.fromkeys((Kind.FACT, Kind.OWN, Kind.VALUE, Kind.NOTE), 2.0),
    **dict.fromkeys((Kind.SPACE, Kind.PUNCTUATION, Kind.BREAK, Kind.NUMBER), 0.0),
    Kind.SIGN: 0.3,
}
"""What words of other kinds say; of a word, it depends on the word."""


def tokens_of(text: str, marks: tuple[Mark, ...] = ()) -> Iterator[Token]:
    """The tokens of a text, which stands within ``marks``."""
    for found in _TOKEN.finditer(text):
        yield _token(found[0], found.lastgroup, marks)


@lru_cache(maxsize=20_000)
def _token(word: str, group: str | None, marks: tuple[Mark, ...]) -> Token:
    """What was found of a text: one for all places where the same was found."""
    token = _unstruck(word, group, marks)
    is_struck = token.is_significant and any(mark.tag == STRUCK_OUT for mark in marks)
    return token._replace(key=f"{STRUCK_OUT}\0{token.key}") if is_struck else token


def _unstruck(word: str, group: str | None, marks: tuple[Mark, ...]) -> Token:
    """The same, whether it is struck out or not: it is another word then."""
    if group == "marked":
        value, kind = word[1:-1], _BY_BEGINNING[word[0]]
        return Token(value, _ANY_NUMBER if kind is Kind.NUMBER else folded(value), kind, marks)
    if group == "space":
        return Token(word, " ", Kind.SPACE, marks)
    if group in ("address", "date", "number"):
        return Token(word, folded(word), Kind.VALUE, marks)
    if group == "word" or _IS_WORD.match(word):
        kind = Kind.SIGN if _IS_CONTINUED.match(word) else Kind.WORD
        return Token(word, folded(word), kind, marks)
    return Token(word, folded(word), Kind.PUNCTUATION, marks)


def folded(text: str) -> str:
    """A text without what readers do not tell apart: quotation marks, dashes, invisible signs; letters stay."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_FOLDED)


def weight(token: Token) -> float:
    """How much a token says."""
    known = _WEIGHTS.get(token.kind)
    return word_weight(token.key) if known is None else known


@lru_cache(maxsize=20_000)
def word_weight(key: str) -> float:
    """The same of a word, given its key."""
    lower = key.lower()
    if lower in _MEANING or (len(key) > _SHORT and lower not in _FUNCTION_WORDS):
        return 1.0
    return 0.25


def weigh(tokens: Sequence[Token]) -> float:
    """How much a run of tokens says."""
    return sum(map(weight, tokens))


def joined(tokens: Sequence[Token]) -> str:
    """The text that tokens make."""
    return "".join(token.text for token in tokens)
