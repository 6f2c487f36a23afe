"""A stage between block parsing and inline parsing, at which the tree is handed to whoever converts."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_AFTER_BLOCKS_BEFORE_INLINE = 30
"""Priority between Python-Markdown's ``footnote`` (50) and ``inline`` (20) tree processors."""


class Stage(Extension):
    """Registers the tree processor that hands the tree to whoever converts."""

    def __init__(self) -> None:
        super().__init__()
        self.visit: Callable[[Element], None] | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register between block and inline parsing."""
        md.treeprocessors.register(_StageTreeprocessor(self), "noticepress", _AFTER_BLOCKS_BEFORE_INLINE)


class _StageTreeprocessor(Treeprocessor):
    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage

    def run(self, root: Element) -> None:
        """Let the visitor see and change the tree."""
        if self._stage.visit is not None:
            self._stage.visit(root)
