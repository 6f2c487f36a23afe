"""What was read and compared already: a site has a redline in each locale, and each text stands in two of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, field
from typing import cast

from noticepress.editions.comparing.blocks.alignment import SectionEntry, TextBlocks, align
from noticepress.editions.comparing.blocks.entries import Entry, Kind
from noticepress.editions.comparing.blocks.reading import Block, read_blocks
from noticepress.editions.comparing.pieces import Redline, Summary
from noticepress.editions.comparing.redline import redline_aligned
from noticepress.files.kept import Pack, digest_of

_MOST_TEXTS = 6
"""So many texts are remembered; the pages of one locale are drawn one after the other."""

_KINDS = {kind.value: kind for kind in Kind}
_PlainEntry = tuple[str, tuple[tuple[int, ...], tuple[int, ...]], bool]
_PlainSection = tuple[str, str, tuple[_PlainEntry, ...], bool]

TextKey = tuple[str, str, str]
"""(notice, version, locale)."""


@dataclass
class Memory:
    """Texts read lately, and every comparison of the prevailing text."""

    _kept: Pack = field(default_factory=lambda: Pack(None))
    """Which blocks belong together, and how much has changed, of earlier runs too, by the HTML of both texts."""
    redlines: dict[tuple[str, str, str], Redline] = field(default_factory=dict)
    """By (notice, old version, new version)."""
    _texts: OrderedDict[TextKey, TextBlocks] = field(default_factory=OrderedDict)

    def text(self, key: TextKey, sections: Callable[[], Iterable[tuple[str, str]]]) -> TextBlocks:
        """A text's blocks; ``sections`` gives (id, HTML) of each where they are not known any more."""
        if key not in self._texts:
            self._texts[key] = read_text(sections())
            if len(self._texts) > _MOST_TEXTS:
                self._texts.popitem(last=False)
        self._texts.move_to_end(key)
        return self._texts[key]

    def redline(self, old: TextBlocks, new: TextBlocks) -> Redline:
        """The redline of two states of the prevailing text, of which is kept what takes long to find."""
        key = digest_of(old.html, new.html)
        if (known := self._kept.get(key)) is not None:
            sections, counts = cast("tuple[tuple[_PlainSection, ...], tuple[int, ...]]", known)
            return redline_aligned(map(_again, sections), old, new, Summary(*counts))
        aligned = align(old, new)
        made = redline_aligned(aligned, old, new)
        self._kept.keep(key, (tuple(map(_plain, aligned)), astuple(made.summary)))
        return made


def read_text(sections: Iterable[tuple[str, str]]) -> TextBlocks:
    """The blocks of a text, given (id, HTML) of each section."""
    read: list[tuple[str, tuple[Block, ...]]] = []
    first = 0
    texts = tuple(sections)
    for name, html in texts:
        blocks = read_blocks(name, html, first)
        first += len(blocks)
        read.append((name, blocks))
    return TextBlocks(tuple(read), texts)


def _plain(section: SectionEntry) -> _PlainSection:
    entries = tuple((entry.kind.value, (entry.old, entry.new), entry.moved) for entry in section.entries)
    return section.old, section.new, entries, section.moved


def _again(plain: _PlainSection) -> SectionEntry:
    old, new, entries, moved = plain
    return SectionEntry(old, new, tuple(Entry(_KINDS[kind], *blocks, has) for kind, blocks, has in entries), moved)
