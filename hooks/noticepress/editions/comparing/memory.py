"""What was read and compared already: a site has a redline in each locale, and each text stands in two of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from noticepress.editions.comparing.blocks.alignment import TextBlocks
from noticepress.editions.comparing.blocks.reading import Block, read_blocks
from noticepress.editions.comparing.pieces import Redline

_MOST_TEXTS = 6
"""So many texts are remembered; the pages of one locale are drawn one after the other."""

TextKey = tuple[str, str, str]
"""(notice, version, locale)."""


@dataclass
class Memory:
    """Texts read lately, and every comparison of the prevailing text."""

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


def read_text(sections: Iterable[tuple[str, str]]) -> TextBlocks:
    """The blocks of a text, given (id, HTML) of each section."""
    read: list[tuple[str, tuple[Block, ...]]] = []
    first = 0
    for name, html in sections:
        blocks = read_blocks(name, html, first)
        first += len(blocks)
        read.append((name, blocks))
    return TextBlocks(tuple(read))
