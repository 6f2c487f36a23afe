"""What a message's English was before: every English text that catalogs know comes in, likely forebears leave.

Found once for all catalogs: they translate the same texts. Texts are compared only where they share two words in a
row, or a rare one, so that a thousand changed sentences among thousands are found in moments.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key

SIMILAR = 70.0
"""Least likeness, in percent, of an earlier text in the same section."""
SIMILAR_ELSEWHERE = 80.0
"""The same in another section."""
_PART = 80.0
"""At least so much of a part, in percent, stands in the whole that it was split from or joined into."""
_WHOLE = 75.0
"""At least so much of a joined text, in percent, comes from its parts."""
_LEAST_WORDS = 4
"""Shorter parts stand in many texts."""
_LOOKED_AT = 12
"""So many texts that share most words are compared."""
_COMMON = 200
"""Words in a row that more texts have tell nothing."""


@dataclass(frozen=True, slots=True)
class Forebear:
    """What a message may have come from: one text, or several that became one."""

    keys: tuple[Key, ...]
    likeness: float
    """In percent; more for a text of the same section."""
    is_part: bool = False
    """Whether texts were split or joined, and not merely worded differently."""


class Lineage:
    """From which earlier texts the messages of a domain may have come."""

    def __init__(self, known: Iterable[Key]) -> None:
        self._keys = tuple(dict.fromkeys(known))
        self._by_english: defaultdict[str, list[Key]] = defaultdict(list)
        for key in self._keys:
            self._by_english[key[1]].append(key)
        self._words = {english: tuple(english.split()) for english in self._by_english}
        self._short = [english for english, words in self._words.items() if len(words) < _LEAST_WORDS]
        self._having: Mapping[str, list[str]] = {}
        self._found: dict[Key, tuple[Forebear, ...]] = {}

    def same(self, message: Message) -> tuple[Key, ...]:
        """Where else the very same English stands or stood."""
        return tuple(key for key in self._by_english.get(message.id, ()) if key != message.key)

    def forebears(self, message: Message) -> tuple[Forebear, ...]:
        """What the message may have come from, the likeliest first."""
        if message.key not in self._found:
            found = sorted(self._look_for(message), key=lambda each: -each.likeness)
            self._found[message.key] = tuple(found)
        return self._found[message.key]

    def _look_for(self, message: Message) -> Iterator[Forebear]:
        near = self._near(message.id)
        section = section_of(message.context)
        for english in near:
            ratio = fuzz.ratio(message.id, english)
            for key in self._by_english[english]:
                here = section_of(key[0]) == section
                if key != message.key and ratio >= (SIMILAR if here else SIMILAR_ELSEWHERE):
                    yield Forebear((key,), ratio + _nearness(key[0], message.context))
        yield from self._whole_of(message, near)
        yield from self._parts_of(message, near)

    def _near(self, english: str) -> list[str]:
        """The texts that share most words in a row with one."""
        if not self._having:
            self._having = self._index()
        words = tuple(english.split())
        shared: Counter[str] = Counter()
        for feature in _features(words):
            having = self._having.get(feature, ())
            if len(having) <= _COMMON:
                shared.update(having)
        near = [text for text, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:_LOOKED_AT]]
        if len(words) < _LEAST_WORDS:
            alike = process.extract(english, self._short, scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=_LOOKED_AT)
            near += [text for text, _, _ in alike]
        return list(dict.fromkeys([*near, *([english] if english in self._by_english else [])]))

    def _index(self) -> Mapping[str, list[str]]:
        having: defaultdict[str, list[str]] = defaultdict(list)
        for english, words in self._words.items():
            for feature in _features(words):
                having[feature].append(english)
        return having

    def _whole_of(self, message: Message, near: Iterable[str]) -> Iterator[Forebear]:
        """Longer texts of the section that the message was split from."""
        words = tuple(message.id.split())
        if len(words) < _LEAST_WORDS:
            return
        for english in near:
            inside = _inside(words, self._words[english])
            if len(self._words[english]) > len(words) and inside >= _PART:
                for key in self._in_section(english, message):
                    yield Forebear((key,), inside - _PART, is_part=True)

    def _parts_of(self, message: Message, near: Iterable[str]) -> Iterator[Forebear]:
        """Two or more texts of the section that the message was joined from, in its order."""
        words = tuple(message.id.split())
        parts: list[tuple[int, Key]] = []
        for english in near:
            inner = self._words[english]
            if _LEAST_WORDS <= len(inner) < len(words) and _inside(inner, words) >= _PART:
                parts += [(_place(inner, words), key) for key in self._in_section(english, message)[:1]]
        chosen: list[tuple[int, Key]] = []
        for place, key in sorted(parts):
            if not chosen or place >= chosen[-1][0] + len(self._words[chosen[-1][1][1]]) - 1:
                chosen.append((place, key))
        covered = sum(len(self._words[key[1]]) for _, key in chosen)
        if len(chosen) > 1 and _WHOLE <= 100 * covered / len(words) <= 100 * 100 / _PART:
            yield Forebear(tuple(key for _, key in chosen), min(100.0, 100 * covered / len(words)), is_part=True)

    def _in_section(self, english: str, message: Message) -> list[Key]:
        section = section_of(message.context)
        return [key for key in self._by_english[english] if section_of(key[0]) == section and key != message.key]


def section_of(context: str) -> str:
    """The section's id in a message's context."""
    return context.split("#", maxsplit=1)[0]


def _nearness(one: str, other: str) -> float:
    """What a text's place adds to its likeness."""
    if one == other:
        return 12.0
    return 10.0 if section_of(one) == section_of(other) else 0.0


def _features(words: tuple[str, ...]) -> set[str]:
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    return pairs | {word for word in words if len(words) < _LEAST_WORDS or word[:1] in "{["}


def _inside(part: tuple[str, ...], whole: tuple[str, ...]) -> float:
    """How much of a text stands in another, in percent, in its order; marks at its end do not count."""
    one, other = [_bare(word) for word in part], [_bare(word) for word in whole]
    return 100 * LCSseq.similarity(one, other) / len(part)


def _place(part: tuple[str, ...], whole: tuple[str, ...]) -> int:
    """Where in a text a part of it begins, about."""
    one, other = [_bare(word) for word in part], [_bare(word) for word in whole]
    blocks = LCSseq.editops(one, other).as_matching_blocks()
    best = max(blocks, key=lambda block: block.size)
    return max(0, best.b - best.a)


def _bare(word: str) -> str:
    return word.strip(".,;:").casefold()
