"""A section's HTML with places for its texts: made once from English, filled in for each language.

Of most blocks nothing but the words differs from language to language. What Markdown makes of a section as a whole is
then made once, with a private character in the place of each text; and each text is rendered once, alone. A section
whose texts are read together (footnotes, references, abbreviations) has no skeleton, nor has one with a text that could
be read otherwise alone than where it stands: these are converted as a whole, for each language anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from noticepress.editions.localizing.tables import label
from noticepress.files.kept import Pack, digest_of
from noticepress.model import Block, Section
from noticepress.texts.dialect import Dialect
from noticepress.texts.roles import FRONT_MATTER

_FIRST_PLACE = 0x100000
"""Of the private characters, which no text holds (IN007, TR007): one for each text of a section."""
_PLACE = re.compile("[\U00100000-\U0010fffd]")
_LABEL = re.compile('(?<= data-label=")[^"]*(?=")')
_ACTIVE = re.compile(r"[`\\\[\]<>&*_{}\n!]")
"""What Markdown's inline patterns may read as more than a letter, or a serializer escapes."""
_TOGETHER = re.compile(r"[{}\n]|\[\^|\[TOC\]")
"""What is read otherwise alone than where it stands: attribute lists, breaks, footnotes, the contents' marker."""
_FRAME = re.compile(r"\A\s*<div>\s*<p>|</p>\s*</div>\s*\Z")
"""What Python-Markdown writes around a text that is rendered alone."""
_READ_TOGETHER = frozenset({"abbreviation", "abbreviation in full", "reference", "link title"})
"""Roles of what is read in every block that names it."""
_MOST = 0x10FFFD - _FIRST_PLACE
_REMEMBERED = 8192
"""Texts: more than a notice has in one language."""


def place(index: int) -> str:
    """The character that stands for a section's text of that number."""
    return chr(_FIRST_PLACE + index)


def can_stand_alone(texts: Sequence[str]) -> bool:
    """Whether each of a section's texts reads alone as it does where it stands."""
    return len(texts) < _MOST and not _TOGETHER.search(" ".join(texts))


def blocks_alone(section: Section) -> list[Block]:
    """The blocks whose texts a section's skeleton has places for, in order; none where some are read together."""
    if section.footnotes or any(block.role in _READ_TOGETHER for block in section.blocks):
        return []
    return [block for block in section.messages if not block.role.startswith(FRONT_MATTER)]


def has_markup(text: str) -> bool:
    """Whether there is anything in a text that Markdown could read as more than letters."""
    return _ACTIVE.search(text) is not None


class Skeleton(NamedTuple):
    """A section's HTML, in one part or two, and its headings' titles, each with places for texts."""

    parts: tuple[str, ...]
    titles: tuple[tuple[str, int, str], ...]
    """(id, level, HTML without tags) of each heading."""

    def filled(self, texts: Sequence[str], inline: Callable[[str], str]) -> tuple[str, ...]:
        """The parts with a text in each place, as ``inline`` renders it; in labels of cells, its words alone."""

        def named(found: re.Match[str]) -> str:
            return _PLACE.sub(lambda mark: label(inline(texts[ord(mark[0]) - _FIRST_PLACE])), found[0])

        def shown(mark: re.Match[str]) -> str:
            return inline(texts[ord(mark[0]) - _FIRST_PLACE])

        return tuple(_PLACE.sub(shown, _LABEL.sub(named, part)) for part in self.parts)

    def title(self, index: int, texts: Sequence[str]) -> str:
        """The title of a heading with its text, which has no markup; white space is folded, as Python-Markdown does."""
        return _PLACE.sub(lambda mark: " ".join(texts[ord(mark[0]) - _FIRST_PLACE].split()), self.titles[index][2])


class KeptSkeletons:
    """Skeletons by what each is made from, from one run to the next."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._made: dict[tuple[object, ...], Skeleton] = {}

    def get(self, made_from: tuple[object, ...], make: Callable[[], Skeleton]) -> Skeleton:
        """The skeleton of that, which ``make`` makes where none is known."""
        if made_from not in self._made:
            key = digest_of(made_from)
            known = cast("tuple[tuple[str, ...], tuple[tuple[str, int, str], ...]] | None", self._pack.get(key))
            self._made[made_from] = skeleton = Skeleton(*known) if known else make()
            if not known:
                self._pack.keep(key, (skeleton.parts, skeleton.titles))
        return self._made[made_from]


class Inline:
    """Renders texts alone, each once."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._render = lru_cache(maxsize=_REMEMBERED)(self._rendered)

    def __call__(self, text: str) -> str:
        """HTML of a text as it would stand in a block of a section without references."""
        return self._render(text) if has_markup(text) else text

    def _rendered(self, text: str) -> str:
        rendered, _ = self._dialect.render_inline(text, "p", referring=False)
        return _FRAME.sub("", rendered)
