"""The Markdown of notices: one fixed set of Python-Markdown extensions.

The set is fixed because digests rest on it: the same text must give the same blocks whatever a site's
``mkdocs.yml`` says. Between block parsing and inline parsing, a tree processor hands the tree to whoever
converts, for the walk of :mod:`noticepress.texts.blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import Element

from noticepress.texts.extensions import NEWEST

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

    from noticepress.texts.extensions.every import Extensions

REFERENCE_ADDRESS = "#reference-"
"""Beginning of the address that a reference gets in a block rendered alone."""

_NOTE = re.compile(r"\[(?=\^[^\]]*\])")
_NOTE_MARK = "\U000ffffd"
"""Stands for the bracket with which a footnote's mark begins; a private character that no text holds (IN007, TR007)."""
_CONTENTS = "[TOC]"
_ROW = re.compile(r"\][ \n]*\[")


class Dialect:
    """A Python-Markdown instance set up for notices. Not safe for use by two threads at once."""

    def __init__(self, number: int = NEWEST) -> None:
        self.number = number
        self._own_backlink = ""

    # Markdown takes a while to import and to set up, and what was read before needs none.

    @cached_property
    def _extensions(self) -> Extensions:
        from noticepress.texts.extensions.every import Extensions  # noqa: PLC0415 (see above)

        extensions = Extensions()
        self._own_backlink = str(extensions.footnotes.getConfig("BACKLINK_TITLE"))
        return extensions

    @cached_property
    def _markdown(self) -> Markdown:
        from markdown import Markdown  # noqa: PLC0415 (see above)

        return Markdown(extensions=self._extensions.of_dialect(self.number), output_format="html")

    @cached_property
    def _without_contents(self) -> tuple[Treeprocessor, ...]:
        """The tree processors less the one for a table of contents: for what has no heading, and no place for one."""
        contents = self._markdown.treeprocessors["toc"]
        return tuple(each for each in self._markdown.treeprocessors if each is not contents)

    def convert(
        self, source: str, visit: Callable[[Element, Dialect], None], backlink_title: str = "", first_note: int = 1
    ) -> str:
        """HTML of ``source``. ``visit`` gets the tree before inline parsing and may change it.

        Footnotes are numbered from ``first_note``.
        """
        self._markdown.reset()
        self._markdown.parser.state.clear()  # reset keeps it, and a text that could not be read leaves its own there
        self._markdown.references = {}  # reset empties it, and keeps that of a block rendered alone
        self._extensions.tables.uneven_rows.clear()
        self._extensions.footnotes.first = first_note
        self._extensions.footnotes.setConfig("BACKLINK_TITLE", backlink_title or self._own_backlink)
        self._extensions.stage.visit = lambda root: visit(root, self)
        return self._markdown.convert(source)

    def render_inline(self, text: str, tag: str, *, referring: bool = True) -> tuple[str, tuple[str, ...]]:
        """HTML of one block of inline Markdown inside an element ``tag``, and the raw HTML it holds.

        Its document defines every footnote that it names, and every reference or, without ``referring``, none.
        """
        markdown = self._markdown
        markdown.reset()
        self._extensions.stage.visit = None
        markdown.references = cast("dict[str, tuple[str, str]]", _EveryReference() if referring else {})
        root = Element("div")
        child = Element(tag)
        # A footnote's mark is no text of a link or reference: nothing behind it belongs to it.
        child.text = _NOTE.sub(_NOTE_MARK, text)
        root.append(child)
        has_contents = tag.startswith("h") or _CONTENTS in text
        for tree_processor in markdown.treeprocessors if has_contents else self._without_contents:
            made = tree_processor.run(root)
            root = root if made is None else made
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
        return cast(dict[str, str], vars(self._extensions.abbreviations)["abbrs"])

    @property
    def references(self) -> dict[str, tuple[str, str | None]]:
        """Link reference definitions of the text being converted: id to (URL, title)."""
        return cast(dict[str, tuple[str, str | None]], self._markdown.references)

    @property
    def footnote_ids(self) -> tuple[str, ...]:
        """Element ids of the footnotes of the text being converted."""
        return tuple(self._extensions.footnotes.makeFootnoteId(label) for label in self._extensions.footnotes.footnotes)

    @property
    def footnote_labels(self) -> tuple[str, ...]:
        """Labels of the footnotes of the text being converted."""
        return tuple(self._extensions.footnotes.footnotes)

    @property
    def uneven_rows(self) -> list[tuple[str, int, int]]:
        """Rows of tables that have not as many cells as their header: (the row, its cells, the header's)."""
        from noticepress.texts.extensions.labelled_lists import without_marks  # noqa: PLC0415 (as above)

        return [(without_marks(row), cells, wanted) for row, cells, wanted in self._extensions.tables.uneven_rows]

    def raw_html(self, text: str) -> str:
        """``text`` with the raw HTML of the text being converted in the place of Python-Markdown's marks for it."""
        from markdown.util import HTML_PLACEHOLDER_RE  # noqa: PLC0415 (as above)

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
