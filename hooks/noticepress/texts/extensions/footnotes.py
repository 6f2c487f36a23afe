"""Python-Markdown's footnotes, numbered on from those of the texts before on the same page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension, FootnoteInlineProcessor


class Footnotes(FootnoteExtension):
    """The extension; ``first`` is the number of the next text's first footnote. Ids do not depend on it.

    Python-Markdown's own takes time that grows with the square of the references to one footnote.
    """

    def __init__(self) -> None:
        super().__init__()
        self.first = 1

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register in the place of Python-Markdown's own processor of references."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(_Reference(r"\[\^([^\]]*)\]", self), "footnote", 175)

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: FBT001, FBT002 (Python-Markdown's own)
        """The id of a reference: the second and later ones to a footnote have their number in it."""
        if not found:
            return reference
        count = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        name, separator, label = reference.partition(self.get_separator())
        return reference if count == 1 else f"{name}{count}{separator}{label}"

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 (as above)
        """The list of footnotes, which begins with ``first``."""
        block = super().makeFootnotesDiv(root)
        items = block.find("ol") if block is not None else None
        if items is not None and self.first > 1:
            items.set("start", str(self.first))
            for number, item in enumerate(items, self.first):
                for way_back in item.iter("a"):
                    way_back.set("title", str(self.getConfig("BACKLINK_TITLE")).format(number))
        return block


class _Reference(FootnoteInlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 (types: those of an older base class; name: as above)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """A footnote's mark, with the number that it has on the page."""
        mark, start, end = super().handleMatch(m, data)
        link = mark.find("a") if isinstance(mark, Element) else None
        if link is not None and isinstance(self.footnotes, Footnotes):
            link.text = str(int(link.text or 1) + self.footnotes.first - 1)
        return mark, start, end
