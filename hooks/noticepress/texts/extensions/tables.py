"""The tables of Python-Markdown, which drops cells without a word: these remember where."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableExtension, TableProcessor


class Tables(TableExtension):
    """The extension ``tables``, with the rows that had not as many cells as their header."""

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
