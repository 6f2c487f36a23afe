"""A version's text as values: sections of blocks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

NOT_NUMBERED = "none"
DECIMAL = "decimal"
"""How headings are numbered: not at all, or 1, 1.1 and so on."""


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest translatable unit of a section: a heading, a paragraph, an item, a cell."""

    section: str
    heading: str
    """Id of the nearest heading at or above the block."""
    role: str
    within: str
    """Lists, quotations and boxes around the block, from the outside in, and how a header cell's column is aligned.

    ``ul ol`` for an item of a numbered list in an item, ``admonition.note`` in a note, empty for running text.
    """
    text: str
    """Inline Markdown with soft line breaks folded, as it stands in the ``msgid``."""
    line: int = 0
    """Line of the block's beginning in its file; 0 where it could not be told."""
    id: str = ""
    """Id of the block's element in every locale's page; empty for what is not an element."""
    translatable: bool = True
    attributes: str = ""
    """The block's attribute list, without a heading's id: visitors see it, or links lead there, so digests cover it."""
    labels: tuple[str, ...] = ()
    """Labels of the numbered item that the block begins and of those around it, as typed: ``("1.", "(b)")``."""

    @property
    def context(self) -> str:
        """The message's ``msgctxt``."""
        return f"{self.section}#{self.heading}"

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the message in a catalog: (``msgctxt``, ``msgid``)."""
        return (self.context, self.text)


@dataclass(frozen=True)
class Section:
    """One Markdown file of a version, parsed into its blocks."""

    id: str
    path: str
    markdown: str
    """The text without its front matter."""
    first_line: int
    """Line of the file on which ``markdown`` begins, counted from 1."""
    front_matter: dict[str, str]
    blocks: tuple[Block, ...]
    ids: tuple[str, ...]
    """Id of every block that is an element, in order: the same in every locale."""
    footnotes: tuple[str, ...] = ()
    """Ids of the footnotes' elements."""
    dialect: int = 1
    """In which dialect the text is read: see :mod:`noticepress.texts.dialect`."""

    @cached_property
    def messages(self) -> tuple[Block, ...]:
        """The blocks that translators see."""
        return tuple(block for block in self.blocks if block.translatable)


@dataclass(frozen=True, slots=True)
class Text:
    """The complete English text of one version: its sections in order."""

    number: str
    path: str
    """Folder of the version, relative to the project's root."""
    sections: tuple[Section, ...]
    numbering: str = NOT_NUMBERED
    """How headings are numbered: ``decimal`` or ``none``."""

    @property
    def dialect(self) -> int:
        """In which dialect the text is read."""
        return max((section.dialect for section in self.sections), default=1)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of every section, in reading order."""
        return tuple(block for section in self.sections for block in section.blocks)
