"""A built page of an edition, whatever template or plugin made it, beside what it should hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, cast
from urllib.parse import urljoin

from lxml.etree import XPath
from lxml.html import HtmlElement

from noticepress.editions.localizing.rendered import FALLBACK_CLASS
from noticepress.model import PREVAILING_LANGUAGE, Locale
from noticepress.rules.prevails.text_on_page import TextOnPage, fold, folded
from noticepress.rules.site.attributes import Attributes
from noticepress.rules.site.summary import NOTICE_CLASS

_NAMED = XPath("descendant::*[@id]")
_INLINE = {"span", "b", "strong", "em", "i", "a", "small", "mark", "u", "font", "bdi", "bdo", "cite", "q", "label"}
HEAD_CLASS = "head"
"""Of the element that holds what a page says of its text, above it."""
_OUTERMOST = {"main", "article", "body", "html"}


class BlockTexts(NamedTuple):
    """The text of an edition, block by block, folded where nothing else is said."""

    by_id: Mapping[str, str]
    """Each block's own text, without that of the blocks in it; as it is written, which is quicker to compare."""
    loose: tuple[str, ...]
    """What stands in no block, such as code."""
    languages: Mapping[str, str]
    """Languages that blocks themselves say, as Markdown's attribute lists can."""
    marked: tuple[str, ...] = ()
    """What is marked as English and has no id by which it could be told: code, the text behind a list in an item."""


class Lag(NamedTuple):
    """What a page says of the passages that have no translation."""

    sentences: tuple[str, ...]
    headings: tuple[str, ...]
    """Ids of the headings of their sections."""


@dataclass
class EditionPage:
    """A built page and what it should hold."""

    path: str
    """The file, relative to the site's folder."""
    root: HtmlElement
    attributes: Attributes
    """Those of the page."""
    locale: Locale
    address: str
    """The page's absolute address."""
    prevailing_address: str
    """The absolute address of the same version in English."""
    statement: str
    """What the page says of the text that prevails, in the locale's language."""
    contrary: str
    """What it must not say: that of an English page on a translation, and the other way round."""
    ids: tuple[str, ...]
    """Block ids of the English text, in order; the first is the title's."""
    texts: BlockTexts
    """What the edition's blocks read."""
    untranslated: frozenset[str]
    """Ids of the blocks that are English for want of a translation."""
    status: str
    """The status line."""
    notes: tuple[str, ...] = ()
    """What the page says of its translation."""
    lag: Lag = field(default_factory=lambda: Lag((), ()))
    is_bilingual: bool = False
    """Whether each block holds the English text too."""
    repeated: bool = False
    """Whether the statement is repeated within the text, at the notice's own clause."""

    @cached_property
    def elements(self) -> dict[str, HtmlElement]:
        """Elements by id."""
        return {name: element for name, element in self.attributes["id"] if name}

    @cached_property
    def text(self) -> TextOnPage:
        """What can be read of the page; of one in two languages, of its head."""
        head = next(self.attributes.of_class(HEAD_CLASS), None) if self.is_bilingual else None
        return TextOnPage(self.root if head is None else head)

    @cached_property
    def notice(self) -> HtmlElement | None:
        """The element that holds the notice's text."""
        return next(self.attributes.of_class(NOTICE_CLASS), None)

    @cached_property
    def statements(self) -> list[HtmlElement]:
        """The smallest elements that hold the whole statement."""
        return self.text.find(self.statement)

    def is_in_notice(self, element: HtmlElement) -> bool:
        """Whether an element is the one that holds the notice's text, or stands within it."""
        return any(each is self.notice for each in (element, *element.iterancestors()))

    @cached_property
    def paragraphs(self) -> list[HtmlElement]:
        """The element around each statement with its link."""
        return [self.with_link(element) for element in self.statements]

    def paragraph(self, element: HtmlElement) -> HtmlElement:
        """The nearest element at or around ``element`` that is no inline one."""
        around = (each for each in (element, *element.iterancestors()) if each.tag not in _INLINE)
        return next(around, element)

    def with_link(self, element: HtmlElement) -> HtmlElement:
        """The nearest element at or around ``element`` that holds a link, short of the notice's text."""
        for around in (element, *element.iterancestors()):
            if around.tag in _OUTERMOST or any(inner.get("id") in self.texts.by_id for inner in around.iter()):
                break
            if next(around.iter("a"), None) is not None:
                return around
        return self.paragraph(element)

    def targets(self, element: HtmlElement) -> list[str]:
        """Where the links within ``element`` lead that have a text."""
        return [
            urljoin(self.address, link.get("href", ""))
            for link in element.iter("a")
            if link.get("href") is not None and folded(link)
        ]

    def language(self, element: HtmlElement) -> tuple[str, str]:
        """(language, direction) in which an element is read, as the nearest one around it says that has a language."""
        for around in (element, *element.iterancestors()):
            if around.get("lang") is not None:
                return str(around.get("lang")), str(around.get("dir", ""))
        return "", ""


def read_texts(root: HtmlElement, ids: Collection[str]) -> BlockTexts:
    """The texts of an edition's HTML, whose blocks have those ids."""
    named = cast("list[HtmlElement]", _NAMED(root))
    blocks = {name: each for each in named if (name := str(each.get("id"))) in ids}
    return BlockTexts(
        {block_id: written_text(each, ids) for block_id, each in blocks.items()},
        loose_texts(root, ids),
        {name: language for name, each in blocks.items() if (language := each.get("lang")) is not None},
        marked_texts(root.find_class(FALLBACK_CLASS), ids),
    )


def marked_texts(marked: Iterable[HtmlElement], ids: Collection[str]) -> tuple[str, ...]:
    """The texts of what is ``marked`` as English for want of a translation, and is no block with an id."""
    unnamed = (each for each in marked if each.get("id") not in ids and is_english(each.get("lang"), each.get("dir")))
    return tuple(fold("".join(each.itertext())) for each in unnamed)


def is_english(language: str | None, direction: str | None) -> bool:
    """Whether an element says of itself that it is English, and how that is written."""
    return language == PREVAILING_LANGUAGE and direction == "ltr"


def own_text(block: HtmlElement, ids: Collection[str]) -> str:
    """The text of a block without that of the blocks in it."""
    return fold(written_text(block, ids))


def written_text(block: HtmlElement, ids: Collection[str]) -> str:
    """The same, not folded."""
    return "".join(_outside(block, ids)) if len(block) else block.text or ""


def loose_texts(root: HtmlElement, ids: Collection[str], beside: Collection[HtmlElement] = ()) -> tuple[str, ...]:
    """What stands in ``root`` but in no block, nor in an element of ``beside``."""
    return tuple(filter(None, [fold(piece) for piece in _outside(root, ids, beside) if not piece.isspace()]))


def _outside(element: HtmlElement, ids: Collection[str], beside: Collection[HtmlElement] = ()) -> list[str]:
    """The pieces of text in ``element`` that stand in no block within it; a space for each of these."""
    pieces = [element.text] if element.text else []
    for child in element:
        if child.get("id") in ids or child in beside:
            pieces.append(" ")
        else:
            pieces += _outside(child, ids, beside)
        if child.tail:
            pieces.append(child.tail)
    return pieces
