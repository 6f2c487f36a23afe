"""The Markdown of notices: one fixed set of Python-Markdown extensions.

The set is fixed because digests rest on it: the same text must give the same blocks whatever a site's
``mkdocs.yml`` says. Between block parsing and inline parsing, a tree processor hands the tree to whoever
converts, for the walk of :mod:`noticepress.texts.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from noticepress.texts.extensions.footnotes import Footnotes
from noticepress.texts.extensions.labelled_lists import LabelledLists, without_marks

_AFTER_BLOCKS_BEFORE_INLINE = 30
"""Priority between Python-Markdown's ``footnote`` (50) and ``inline`` (20) tree processors."""

REFERENCE_ADDRESS = "#reference-"
"""Beginning of the address that a reference gets in a block rendered alone."""

_NOTE = re.compile(r"\[(?=\^[^\]]*\])")
_NOTE_MARK = "\U000ffffd"
"""Stands for the bracket with which a footnote's mark begins; a private character that no text holds (IN007, TR007)."""
_ROW = re.compile(r"\][ \n]*\[")

PLAIN_LISTS = 1
LABELLED_LISTS = 2
DIALECTS = (PLAIN_LISTS, LABELLED_LISTS)
"""Every dialect that a published text may be sealed in. A text is read for ever as it was when it was published."""
NEWEST = DIALECTS[-1]
"""What drafts are read in."""


class Dialect:
    """A Python-Markdown instance set up for notices. Not safe for use by two threads at once."""

    def __init__(self, number: int = NEWEST) -> None:
        self.number = number
        self._footnotes = Footnotes()
        self._own_backlink = str(self._footnotes.getConfig("BACKLINK_TITLE"))
        self._abbreviations = AbbrExtension()
        self._tables = _Tables()
        self._stage = _Stage()
        extensions: list[str | Extension] = ["admonition", "attr_list", "def_list", "sane_lists", self._tables]
        extensions += [self._footnotes, self._abbreviations, TocExtension(), self._stage]
        if number >= LABELLED_LISTS:
            extensions.append(LabelledLists())
        self._markdown = Markdown(extensions=extensions, output_format="html")

    def convert(
        self, source: str, visit: Callable[[Element, Dialect], None], backlink_title: str = "", first_note: int = 1
    ) -> str:
        """HTML of ``source``. ``visit`` gets the tree before inline parsing and may change it.

        Footnotes are numbered from ``first_note``.
        """
        self._markdown.reset()
        self._markdown.parser.state.clear()  # reset keeps it, and a text that could not be read leaves its own there
        self._markdown.references = {}  # reset empties it, and keeps that of a block rendered alone
        self._tables.uneven_rows.clear()
        self._footnotes.first = first_note
        self._footnotes.setConfig("BACKLINK_TITLE", backlink_title or self._own_backlink)
        self._stage.visit = lambda root: visit(root, self)
        return self._markdown.convert(source)

    def render_inline(self, text: str, tag: str, *, referring: bool = True) -> tuple[str, tuple[str, ...]]:
        """HTML of one block of inline Markdown inside an element ``tag``, and the raw HTML it holds.

        Its document defines every footnote that it names, and every reference or, without ``referring``, none.
        """
        markdown = self._markdown
        markdown.reset()
        self._stage.visit = None
        markdown.references = cast("dict[str, tuple[str, str]]", _EveryReference() if referring else {})
        root = Element("div")
        child = Element(tag)
        # A footnote's mark is no text of a link or reference: nothing behind it belongs to it.
        child.text = _NOTE.sub(_NOTE_MARK, text)
        root.append(child)
        for tree_processor in markdown.treeprocessors:
            root = tree_processor.run(root) or root
        html = markdown.serializer(root)
        raw = tuple(block for block in markdown.htmlStash.rawHtmlBlocks if isinstance(block, str))
        for post_processor in markdown.postprocessors:
            html = post_processor.run(html)
        return html.replace(_NOTE_MARK, "["), tuple(block.replace(_NOTE_MARK, "[") for block in raw)

    def readings(self, text: str, tag: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The same by each way in which a document may read the text: brackets in a row may be a reference or not."""
        yield self.render_inline(text, tag)
        if _ROW.search(text):
            yield self.render_inline(text, tag, referring=False)

    @property
    def abbreviations(self) -> dict[str, str]:
        """Abbreviations of the text being converted: short form to title. May be changed by ``visit``."""
        return cast(dict[str, str], vars(self._abbreviations)["abbrs"])

    @property
    def references(self) -> dict[str, tuple[str, str | None]]:
        """Link reference definitions of the text being converted: id to (URL, title)."""
        return cast(dict[str, tuple[str, str | None]], self._markdown.references)

    @property
    def footnote_ids(self) -> tuple[str, ...]:
        """Element ids of the footnotes of the text being converted."""
        return tuple(self._footnotes.makeFootnoteId(label) for label in self._footnotes.footnotes)

    @property
    def footnote_labels(self) -> tuple[str, ...]:
        """Labels of the footnotes of the text being converted."""
        return tuple(self._footnotes.footnotes)

    @property
    def uneven_rows(self) -> list[tuple[str, int, int]]:
        """Rows of tables that have not as many cells as their header: (the row, its cells, the header's)."""
        return [(without_marks(row), cells, wanted) for row, cells, wanted in self._tables.uneven_rows]

    def raw_html(self, text: str) -> str:
        """``text`` with the raw HTML of the text being converted in the place of Python-Markdown's marks for it."""
        blocks = self._markdown.htmlStash.rawHtmlBlocks
        return HTML_PLACEHOLDER_RE.sub(
            lambda mark: str(blocks[int(mark[1])]) if int(mark[1]) < len(blocks) else "", text
        )

    def is_block_level(self, tag: str) -> bool:
        """Whether HTML has no element of that name within a paragraph."""
        return self._markdown.is_block_level(tag.lower())

    @property
    def headings(self) -> list[dict[str, object]]:
        """Nested tokens of the headings of the text converted last, as Python-Markdown's ``toc`` gives them."""
        return cast(list[dict[str, object]], getattr(self._markdown, "toc_tokens", []))


class Dialects:
    """One instance of each dialect that is asked for."""

    def __init__(self) -> None:
        self._known: dict[int, Dialect] = {}

    def __getitem__(self, number: int) -> Dialect:
        """The dialect with that number."""
        if number not in self._known:
            self._known[number] = Dialect(number)
        return self._known[number]


class _EveryReference(dict[str, tuple[str, str | None]]):
    """Reference definitions for a block rendered alone: its document may define any of them."""

    def __contains__(self, label: object) -> bool:
        return not str(label).startswith("^")  # a footnote's mark

    def __missing__(self, label: str) -> tuple[str, str | None]:
        return (f"{REFERENCE_ADDRESS}{label}", None)


class _Tables(TableExtension):
    """The tables of Python-Markdown, which drops cells without a word: this one remembers where."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven_rows: list[tuple[str, int, int]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register in the place of Python-Markdown's own processor."""
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_TableProcessor(md.parser, self.getConfigs(), self.uneven_rows), "table", 75)


class _TableProcessor(TableProcessor):
    def __init__(self, parser: BlockParser, config: dict[str, object], uneven_rows: list[tuple[str, int, int]]) -> None:
        super().__init__(parser, config)
        self._uneven_rows = uneven_rows

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        count = len(self._split_row(row))  # type: ignore[attr-defined]  # not in the published types
        if count != len(align):
            self._uneven_rows.append((row, count, len(align)))
        super()._build_row(row, parent, align)  # type: ignore[misc]  # not in the published types


class _Stage(Extension):
    """Registers the tree processor that hands the tree to whoever converts."""

    def __init__(self) -> None:
        super().__init__()
        self.visit: Callable[[Element], None] | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register between block and inline parsing."""
        md.treeprocessors.register(_StageTreeprocessor(self), "noticepress", _AFTER_BLOCKS_BEFORE_INLINE)


class _StageTreeprocessor(Treeprocessor):
    def __init__(self, stage: _Stage) -> None:
        super().__init__()
        self._stage = stage

    def run(self, root: Element) -> None:
        """Let the visitor see and change the tree."""
        if self._stage.visit is not None:
            self._stage.visit(root)
