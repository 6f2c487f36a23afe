"""The text of an edition in Akoma Ntoso: blocks come in; preamble, main body, notes and defined terms leave.

Each block keeps its id as ``eId``, so that a paragraph is cited alike on the page and here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby

from noticepress.editions.formats.akn.markup import block, element, holder, text
from noticepress.editions.formats.blocks import (
    BLOCKS_REMEMBERED,
    ENGLISH,
    NOTE_MARK,
    Block,
    Inline,
    Kind,
    Span,
    plain_words,
)
from noticepress.model import PREVAILING_LANGUAGE

_HIERARCHY = {2: "section", 3: "subsection"}
_DEEPER = "level"
_FIRST_LEVEL = 2
_INLINE = {"em": "i", "i": "i", "strong": "b", "b": "b", "u": "u", "sub": "sub", "sup": "sup", "abbr": "abbr"}
_BOTTOM = "bottom"


class BodyWriter:
    """Writes one text; ``title`` and ``blocks`` are all of it."""

    def __init__(self, title: Block, blocks: Sequence[Block]) -> None:
        every = [each for found in (title, *blocks) for each in found.walk()]
        self._blocks = blocks
        self._every = every
        self._terms = [each for each in every if each.kind is Kind.TERM]
        self._notes = [each for each in every if each.kind is Kind.NOTE]
        self._first = next((at for at, each in enumerate(blocks) if _is_structural(each)), len(blocks))
        self._forms: dict[Kind, Callable[[Block], str]] = {
            Kind.HEADING: self._inner_heading,
            Kind.PARAGRAPH: self._paragraph,
            Kind.BOX_TITLE: self._inner_heading,
            Kind.LIST: self._list,
            Kind.DEFINITIONS: self._definitions,
            Kind.TABLE: self._table,
            Kind.QUOTATION: self._quotation,
            Kind.BOX: self._box,
            Kind.CODE: self._code,
        }
        """Lines across the page have no form, and footnotes stand elsewhere."""
        self._section = ""
        self._counts: dict[str, int] = {}

    @cached_property
    def _ids(self) -> frozenset[str]:
        """What a reference can lead to."""
        within = (span.id for each in self._every for span in _spans(each.words))
        return frozenset((*(each.id for each in self._every), *within))

    def title(self, title: Block) -> str:
        """The document's title."""
        return element("docTitle", self._words(title.words), eId=title.id, xml_lang=_lang(title))

    def preamble(self) -> str:
        """What stands before the first section, where there are any."""
        opening = self._blocks[: self._first]
        if self._first == len(self._blocks) or not any(each.kind not in (Kind.RULE, Kind.NOTES) for each in opening):
            return ""
        return holder("preamble", self._flow(opening), eId="preamble__")

    def main_body(self, **attributes: str) -> str:
        """Every section; or all of a text that has none."""
        if self._first == len(self._blocks):
            return holder("mainBody", [*self._flow(self._blocks)] or [block("p")], **attributes)
        return holder("mainBody", self._sections(self._blocks[self._first :]), **attributes)

    def notes(self, source: str) -> str:
        """The footnotes."""
        found = (
            holder("note", self._flow(note.blocks), eId=note.id, marker=note.label, placement=_BOTTOM)
            for note in self._notes
        )
        return holder("notes", found, source=source) if self._notes else ""

    def terms(self, ontology: str) -> Iterator[str]:
        """A reference for each term that the text defines."""
        for term in self._terms:
            yield block("TLCTerm", eId=_term(term), href=f"{ontology}/{term.id}", showAs=plain_words(term.words))

    # Sections

    def _sections(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Sections side by side: the first block is the heading of the first one."""
        level = blocks[0].level
        starts = [at for at, each in enumerate(blocks) if _is_structural(each) and each.level <= level]
        for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
            yield self._section_of(blocks[start], blocks[start + 1 : end])

    def _section_of(self, heading: Block, blocks: Sequence[Block]) -> str:
        self._section = heading.id
        deeper = next((at for at, each in enumerate(blocks) if _is_structural(each)), len(blocks))
        own = [*self._flow(blocks[:deeper])]
        parts = [
            block("num", text(heading.label)) if heading.label else "",
            block("heading", self._words(heading.words), eId=f"{heading.id}__heading", xml_lang=_lang(heading)),
        ]
        if deeper == len(blocks):
            parts.append(holder("content", own, eId=f"{heading.id}__content"))
        else:
            parts += [holder("intro", own, eId=f"{heading.id}__intro")] if own else []
            parts += self._sections(blocks[deeper:])
        return holder(_HIERARCHY.get(heading.level, _DEEPER), parts, eId=heading.id)

    # Blocks

    def _flow(self, blocks: Iterable[Block]) -> Iterator[str]:
        return (_alone(each) or self._forms[each.kind](each) for each in blocks if each.kind in self._forms)

    def _paragraph(self, each: Block) -> str:
        return _paragraph(each, self._words(each.words))

    def _inner_heading(self, each: Block) -> str:
        """A heading within a quotation or a box: no part of the structure."""
        return block("p", element("b", self._words(each.words)), eId=each.id, xml_lang=_lang(each))

    def _list(self, each: Block) -> str:
        items = (_alone(item) or self._item(item) for item in each.blocks)
        return holder("blockList", items, eId=self._new_id(each, "list"))

    def _item(self, item: Block) -> str:
        parts = self._filled(item.blocks)
        return _item(item, self._new_id(item, "item"), parts)

    def _definitions(self, each: Block) -> str:
        """Terms, each group of them with what defines it, as the items of a list."""
        groups = [list(found) for _, found in groupby(each.blocks, key=lambda part: part.kind is Kind.TERM)]
        pairs = [(terms, groups[at + 1] if at + 1 < len(groups) else []) for at, terms in enumerate(groups)]
        items = [self._defined(terms, told) for terms, told in pairs if terms[0].kind is Kind.TERM]
        return holder("blockList", items, eId=self._new_id(each, "list"), **{"class": "definitions"})

    def _defined(self, terms: list[Block], told: list[Block]) -> str:
        first, *others = terms
        parts = [
            block(
                "p",
                element("def", self._words(term.words), refersTo=f"#{_term(term)}"),
                eId=term.id if term in others else "",
                xml_lang=_lang(term),
            )
            for term in terms
        ]
        for definition in told:
            parts += self._filled(_with_id(definition))
        return holder("item", parts, eId=first.id or self._new_id(first, "item"))

    def _table(self, each: Block) -> str:
        rows = (holder("tr", map(self._cell, row.blocks)) for row in each.blocks)
        return holder("table", rows, eId=self._new_id(each, "table"))

    def _cell(self, cell: Block) -> str:
        name = "th" if cell.kind is Kind.HEADER else "td"
        return block(name, element("p", self._words(cell.words)), eId=cell.id, xml_lang=_lang(cell))

    def _quotation(self, each: Block) -> str:
        own = self._new_id(each, "quotation")
        return holder("blockContainer", self._filled(each.blocks), eId=own, **{"class": "quotation"})

    def _box(self, each: Block) -> str:
        own = self._new_id(each, "box")
        titles = [part for part in each.blocks if part.kind is Kind.BOX_TITLE][:1]
        heading = "".join(
            block("heading", self._words(title.words), eId=title.id or f"{own}__heading", xml_lang=_lang(title))
            for title in titles
        )
        others = [part for part in each.blocks if part not in titles]
        return holder("tblock", (heading, *self._filled(others)), eId=own)

    def _code(self, each: Block) -> str:
        lines = plain_words(each.words).split("\n")
        return block("block", element("eol").join(map(text, lines)), name="code", eId=each.id, xml_lang=_lang(each))

    def _filled(self, blocks: Iterable[Block]) -> list[str]:
        """Blocks, of which there must be one."""
        return [*self._flow(blocks)] or [block("p")]

    def _new_id(self, each: Block, name: str) -> str:
        """The block's id; of one without, its number in its section."""
        if each.id:
            return each.id
        stem = f"{self._section}__{name}"
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return f"{stem}_{self._counts[stem]}"

    # Within a block

    def _words(self, words: Iterable[Inline]) -> str:
        return "".join(text(word) if isinstance(word, str) else self._span(word) for word in words)

    def _span(self, span: Span) -> str:
        if span.tag == "br":
            return element("eol")
        if span.tag == NOTE_MARK:
            return element("noteRef", href=span.href, marker=plain_words(span.words), placement=_BOTTOM)
        inner = self._words(span.words)
        if span.tag == "q":
            inner = f"“{inner}”"  # a page shows the marks, and no reader of this knows that
        if span.href.startswith("#"):
            known = span.href[1:] in self._ids
            return element("ref", inner, eId=self._reference(), href=span.href) if known else inner
        if span.href:
            return element("a", inner, eId=span.id, href=span.href.replace(" ", "%20"), title=span.title)
        lang = PREVAILING_LANGUAGE if span.tag == ENGLISH else span.lang
        if span.tag in _INLINE:
            return element(_INLINE[span.tag], inner, eId=span.id, xml_lang=lang, title=span.title)
        return element("span", inner, eId=span.id, xml_lang=lang, title=span.title, **{"class": span.tag})

    def _reference(self) -> str:
        self._counts["ref"] = self._counts.get("ref", 0) + 1
        return f"__ref_{self._counts['ref']}"


@lru_cache(maxsize=BLOCKS_REMEMBERED)
def _alone(each: Block) -> str:
    """A paragraph of words alone, or an item of such that has an id: written alike in every text. Empty for others."""
    if each.kind is Kind.PARAGRAPH and not any(isinstance(word, Span) for word in each.words):
        return _paragraph(each, "".join(text(str(word)) for word in each.words))
    if each.kind is Kind.ITEM and each.id and all(part.kind is Kind.PARAGRAPH for part in each.blocks):
        parts = [*map(_alone, each.blocks)]
        return _item(each, each.id, parts) if parts and all(parts) else ""
    return ""


def _paragraph(each: Block, words: str) -> str:
    return block("p", words, eId=each.id, xml_lang=_lang(each))


def _item(each: Block, own: str, parts: Iterable[str]) -> str:
    label = block("num", text(each.label)) if each.label else ""
    return holder("item", (label, *parts), eId=own)


def _is_structural(each: Block) -> bool:
    return each.kind is Kind.HEADING and each.level >= _FIRST_LEVEL


def _lang(each: Block) -> str:
    return PREVAILING_LANGUAGE if each.is_english else ""


def _term(term: Block) -> str:
    return f"{term.id}__term"


def _with_id(definition: Block) -> Iterator[Block]:
    """What a definition holds; its id goes to its first block."""
    for at, each in enumerate(definition.blocks):
        yield each._replace(id=each.id or definition.id) if at == 0 else each


def _spans(words: Iterable[Inline]) -> Iterator[Span]:
    for word in words:
        if isinstance(word, Span):
            yield word
            yield from _spans(word.words)
