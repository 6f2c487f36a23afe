"""From a section and a chain of catalogs to HTML: the translation happens in Python-Markdown's own tree.

English decides structure, ids and nesting; a translation supplies inline text only. What has no usable
translation stays English and is marked so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from xml.etree.ElementTree import Element

from noticepress.catalogs.catalog import Chain
from noticepress.editions.localizing.at_a_time import OneAtATime
from noticepress.editions.localizing.isolation import fill
from noticepress.editions.localizing.reader_views import keep_in_reader_views
from noticepress.editions.localizing.rendered import Fillable, Heading, Rendered, headings_of
from noticepress.editions.localizing.skeleton import (
    Inline,
    KeptSkeletons,
    Skeleton,
    blocks_alone,
    can_stand_alone,
    has_markup,
    place,
)
from noticepress.editions.localizing.tables import name_columns, prepare_tables
from noticepress.editions.localizing.translator import Translator, translate_abbreviations
from noticepress.files.kept import Pack
from noticepress.model import PREVAILING_LANGUAGE, Section
from noticepress.register.facts import marks_for
from noticepress.texts.blocks import Slot, walk
from noticepress.texts.dialect import Dialect, Dialects
from noticepress.texts.extensions import NEWEST

_WRAPPERS = re.compile(r"</?(?:div|p)>\s*")
_LINK = re.compile(r"</?a\b[^>]*>")
_OPENED_LINK = re.compile(r"""<a[ \t\n\f\r](?:[^>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ROOTED = re.compile(r"""([ \t\n\f\r]href[ \t\n\f\r]*=[ \t\n\f\r]*["']?)/(?!/)""", re.IGNORECASE)
_CLAUSE_MARK = "\U000fffff"
_CLAUSE = re.compile(rf"<p>{_CLAUSE_MARK}</p>\n?")


class Localizer:
    """Renders sections; remembers what it rendered in a language, so that versions share unchanged sections."""

    def __init__(self, kept: Pack | None = None) -> None:
        """``kept`` has skeletons from one run to the next."""
        self._dialects = Dialects()
        self._made: OneAtATime[Fillable] = OneAtATime()
        self._skeletons = KeptSkeletons(kept or Pack(None))
        self._inline: dict[int, Inline] = {}

    def render(
        self,
        section: Section,
        chain: Chain | None,
        facts: Mapping[str, str],
        *,
        english: Mapping[str, str] | None = None,
        clause: str = "",
        backlink_title: str = "",
        first_note: int = 1,
        direction: str = "ltr",
    ) -> Rendered:
        """Render ``section`` along ``chain`` (``None``: the English text itself).

        ``facts`` gives each fact as it reads in the locale, with the numbers of headings that are shown
        (:mod:`noticepress.register.numbering`), ``english`` as it reads in English, for what is
        shown in English (default: the same); ``clause`` is the id of the heading after whose
        text the prevailing statement is to be repeated; ``backlink_title`` names a footnote's way back;
        ``first_note`` is the number of its first footnote on the page; ``direction`` is the locale's.
        """
        marks = marks_for(tuple(sorted(facts)))
        catalogs = tuple(catalog.path for catalog in chain.catalogs) if chain else None
        backlink_title = _fillable(backlink_title)
        first_note = first_note if section.footnotes else 1
        key = (section.id, section.markdown, section.dialect, marks, clause, backlink_title, first_note)

        def make() -> Fillable:
            translator = Translator(section, chain, marks)
            rendered = self._from_skeleton(section, translator, clause) or self._converted(
                section, translator, clause, backlink_title, first_note=first_note
            )
            return Fillable(rendered, marks)

        return self._made.get(catalogs, key, make).filled(facts, english or facts, direction)

    def passage(self, text: str, facts: Mapping[str, str]) -> str:
        """HTML of one block's inline Markdown by itself, without links: they may lead nowhere any more."""
        marks = marks_for(tuple(sorted(facts)))
        rendered, _ = self._dialects[NEWEST].render_inline(marks.put(text), "p")
        plain = _LINK.sub("", _WRAPPERS.sub("", rendered))
        return fill(plain, marks.values(facts, facts), "ltr", marks.english)

    def _from_skeleton(self, section: Section, translator: Translator, clause: str) -> Rendered | None:
        """A section by the skeleton that it shares with other languages; ``None`` where it must be converted whole."""
        blocks = blocks_alone(section)
        shown = [translator.shown(block) for block in blocks]
        texts = [each.text for each in shown]
        titles = (text for block, text in zip(blocks, texts, strict=True) if block.role.startswith("heading"))
        if not blocks or not can_stand_alone(texts) or any(map(has_markup, titles)):
            return None
        behind = frozenset(index for index, each in enumerate(shown) if each.is_fallback)
        skeleton = self._skeleton(section, translator, clause, behind)
        inline = self._inline.setdefault(section.dialect, Inline(self._dialects[section.dialect]))
        base_url = translator.marks.base_url
        parts = skeleton.filled(texts, lambda text: _completed(inline(text), base_url))
        english = {each.id for index, each in enumerate(blocks) if index in behind and each.id}
        headings = tuple(
            Heading(
                heading_id,
                level,
                skeleton.title(index, texts),
                PREVAILING_LANGUAGE if heading_id in english and "." not in heading_id else "",
            )
            for index, (heading_id, level, _) in enumerate(skeleton.titles)
        )
        untranslated = tuple(
            each.id or translator.context(each) for index, each in enumerate(blocks) if index in behind
        )
        return Rendered(parts, headings, untranslated)

    def _skeleton(self, section: Section, translator: Translator, clause: str, behind: frozenset[int]) -> Skeleton:
        """The skeleton of a section in which the texts of those numbers are marked as English."""

        def make() -> Skeleton:
            counter = count()

            def put(slot: Slot) -> None:
                index = next(counter)
                translator.put(slot, place(index), fallback=index in behind)

            output, tokens = self._html(section, translator, put, clause)
            titles = tuple((heading.id, heading.level, heading.title) for heading in headings_of(tokens))
            return Skeleton(tuple(_CLAUSE.split(output)), titles)

        of = (section.id, section.markdown, section.dialect, translator.marks.names, clause, translator.translates)
        return self._skeletons.get((*of, tuple(sorted(behind))), make)

    def _converted(
        self, section: Section, translator: Translator, clause: str, backlink_title: str, *, first_note: int
    ) -> Rendered:
        """A section that is converted as a whole."""
        untranslated: list[str] = []

        def put(slot: Slot) -> None:
            shown = translator.shown(slot)
            if shown.is_fallback:
                untranslated.append(slot.id or translator.context(slot))
            translator.put(slot, shown.text, fallback=shown.is_fallback)

        output, tokens = self._html(section, translator, put, clause, (backlink_title, first_note))
        untranslated += translator.untranslated
        english = {block for block in untranslated if "." not in block}
        headings = tuple(
            replace(heading, lang=PREVAILING_LANGUAGE if heading.id in english else "")
            for heading in headings_of(tokens)
        )
        return Rendered(tuple(_CLAUSE.split(output)), headings, tuple(untranslated))

    def _html(
        self,
        section: Section,
        translator: Translator,
        put: Callable[[Slot], None],
        clause: str,
        notes: tuple[str, int] = ("", 1),
    ) -> tuple[str, list[dict[str, object]]]:
        """What Markdown makes of a section, whose texts ``put`` fills in, and its headings.

        ``notes``: what a footnote's way back is called, and the number of the first one.
        """

        def visit(root: Element, dialect: Dialect) -> None:
            for slot in list(walk(root)):
                if slot.translatable:
                    put(slot)
                elif slot.role == "code" and slot.text:
                    translator.keep(slot)
            translate_abbreviations(dialect.abbreviations, translator, translator.marks)
            for name, (url, title) in dialect.references.items():
                own_title = translator.title(title) if title else title
                dialect.references[name] = (translator.marks.put(url), own_title)
            _mark_clause(root, clause)
            prepare_tables(root)
            keep_in_reader_views(root)

        own = self._dialects[section.dialect]
        output = own.convert(section.markdown, visit, *notes)
        return _completed(name_columns(output), translator.marks.base_url), own.headings


def _mark_clause(root: Element, clause: str) -> None:
    """Put the mark at which the prevailing statement is repeated behind the text of the heading ``clause``."""
    if not clause:
        return
    children = list(root)
    starts = [index for index, child in enumerate(children) if child.get("id") == clause]
    if not starts:
        return
    level = str(children[starts[0]].tag)
    after = (
        index
        for index, child in enumerate(children)
        if index > starts[0] and (str(child.tag) <= level and str(child.tag)[0] == "h" and child.tag != "hr")
    )
    mark = Element("p")
    mark.text = _CLAUSE_MARK
    root.insert(next(after, len(children)), mark)


def _completed(html: str, base_url: str) -> str:
    """The HTML with ``base_url`` before the address of each link that begins with a slash."""
    if not base_url:
        return html
    return _OPENED_LINK.sub(lambda tag: _ROOTED.sub(rf"\1{base_url}/", tag[0]), html)


def _fillable(backlink_title: str) -> str:
    """The words for a footnote's way back; none (Python-Markdown's own) where their braces cannot be filled."""
    plain = backlink_title.replace("{}", "", 1)
    return "" if "{" in plain or "}" in plain else backlink_title
