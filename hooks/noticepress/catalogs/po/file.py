"""What a PO file holds: its header, its entries, and everything that stands about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from noticepress.catalogs.rules import CATALOG
from noticepress.findings import NoticepressError

Key = tuple[str, str]
"""(``msgctxt``, ``msgid``)."""

FUZZY = "fuzzy"


class Previous(NamedTuple):
    """What an entry's English was when its text was written (``#|``)."""

    id: str
    plural_id: str = ""
    context: str | None = None
    """``None`` where it is not said, and so the same."""


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One entry of a PO file. ``texts`` has one item, or one for each plural form that stands there."""

    context: str
    id: str
    plural_id: str = ""
    texts: tuple[str, ...] = ("",)
    comments: tuple[str, ...] = ()
    """The translator's: what stands behind ``#``, its spaces too."""
    notes: tuple[str, ...] = ()
    """What stands behind ``#.``, line by line: the sources' comments."""
    places: tuple[str, ...] = ()
    """What stands behind ``#:``, line by line."""
    flags: tuple[str, ...] = ()
    previous: Previous | None = None
    line: int = 0
    """Of the English."""
    text_line: int = 0
    """On which the translation begins."""

    @property
    def key(self) -> Key:
        """(``msgctxt``, ``msgid``)."""
        return (self.context, self.id)

    @property
    def fuzzy(self) -> bool:
        """Whether somebody has to look at it before it may be published."""
        return FUZZY in self.flags

    @property
    def has_text(self) -> bool:
        """Whether any form has a text."""
        return any(text.strip() for text in self.texts)

    @property
    def is_finished(self) -> bool:
        """Whether every form has a text and nobody has to look at it."""
        return not self.fuzzy and bool(self.texts) and all(text.strip() for text in self.texts)


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: its header, its entries in order, what is set aside (``#~``), and comments behind the last entry."""

    header: PoEntry | None = None
    entries: tuple[PoEntry, ...] = ()
    obsolete: tuple[PoEntry, ...] = ()
    tail: tuple[str, ...] = ()
    header_pieces: tuple[tuple[int, str], ...] = ()
    """The strings that make up the header's text, each with its line."""


def invalid(path: str, line: int, message: str, remedy: str) -> NoticepressError:
    """An IN003 about a line of a PO file; without a remedy of its own, the line itself is to be mended."""
    told = remedy or "mend the line, or restore it from version control"
    return NoticepressError([CATALOG.at(path, line, message, told)])
