"""What stands for a section's English texts: blocks come in, and leave in another language, or marked as English."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from noticepress.catalogs.catalog import Chain
from noticepress.editions.localizing.rendered import FALLBACK_CLASS
from noticepress.model import PREVAILING_LANGUAGE, Block, Section
from noticepress.register.facts import FactMarks
from noticepress.texts.blocks import Slot
from noticepress.texts.roles import fold


class Shown(NamedTuple):
    """What stands for an English text on a page."""

    text: str
    is_fallback: bool


class Translator:
    """Finds what stands for the English texts of one section."""

    def __init__(self, section: Section, chain: Chain | None, marks: FactMarks) -> None:
        self._section = section.id
        self._chain = chain
        self.marks = marks
        self.untranslated: list[str] = []
        """Contexts of texts that are no blocks and are shown in English for want of a translation."""

    @property
    def translates(self) -> bool:
        """Whether the page is in another language than English."""
        return self._chain is not None

    def context(self, slot: Slot | Block) -> str:
        """The ``msgctxt`` of a block."""
        return f"{self._section}#{slot.heading}"

    def shown(self, slot: Slot | Block) -> Shown:
        """What stands for a block."""
        translation = self._find(self.context(slot), slot.text)
        return Shown(self._marked(slot.text, translation), self.translates and translation is None)

    def put(self, slot: Slot, text: str, *, fallback: bool) -> None:
        """Fill a block's place, behind the number of a heading."""
        if slot.role.startswith("heading") and (number := self.marks.number(slot.id)):
            text = f"{number} {text}"
        _put(slot, text, fallback=fallback)

    def keep(self, slot: Slot) -> None:
        """Leave a block that has no message as it is: in another language it is marked as English."""
        if self.translates:
            _mark_fallback(slot.element)

    def title(self, text: str) -> str:
        """What stands for a text that is not a block: an abbreviation, the title of a link."""
        context = f"{self._section}#"
        translation = self._find(context, fold(text))
        if self.translates and translation is None:
            self.untranslated.append(context)
        return self._marked(text, translation)

    def _marked(self, text: str, translation: str | None) -> str:
        """The translation, or English: on a page in another language with its facts as English writes them."""
        if translation is None and self._chain is not None:
            return self.marks.put_english(text)
        return self.marks.put(text if translation is None else translation)

    def _find(self, context: str, text: str) -> str | None:
        entry = self._chain.find((context, text)) if self._chain else None
        return fold(entry.text) if entry else None


def translate_abbreviations(abbreviations: dict[str, str], translator: Translator, marks: FactMarks) -> None:
    """Where the language has its own short form, explain it beside English's, which blocks may still hold."""
    for short, title in list(abbreviations.items()):
        own, own_title = translator.title(short), translator.title(title)
        abbreviations[short] = marks.put_english(title)
        abbreviations[own] = own_title


def _put(slot: Slot, text: str, *, fallback: bool) -> None:
    """Fill a place. English among elements that have texts of their own is marked by itself."""
    element = slot.element
    has_texts_within = any(child.tag != "a" for child in element)  # a footnote's way back is no text
    if slot.where == "text" and not (fallback and has_texts_within):
        slot.put(text)
        if slot.id:
            element.set("id", slot.id)
        if fallback:
            _mark_fallback(element)
        return
    if not fallback:
        slot.put(text)
        return
    slot.put("")
    span = Element("span")
    span.text = text
    _mark_fallback(span)
    if slot.where == "text":
        span.set("id", slot.id)
        element.insert(0, span)
    elif slot.parent is not None:
        slot.parent.insert(list(slot.parent).index(element) + 1, span)


def _mark_fallback(element: Element) -> None:
    element.set("lang", PREVAILING_LANGUAGE)
    element.set("dir", "ltr")
    element.set("class", " ".join(filter(None, (element.get("class"), FALLBACK_CLASS))))
