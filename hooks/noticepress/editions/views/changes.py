"""The page that shows what changed from one version to the next: a redline in the page's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from posixpath import relpath
from typing import NamedTuple

from babel.support import NullTranslations

from noticepress.catalogs.messages import SUMMARY
from noticepress.catalogs.words import filled, told_apart
from noticepress.editions.compared import versions_compared
from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.forms.markup import Spoken, heading_html, pieces_html
from noticepress.editions.comparing.pieces import LinkChange, Note, Piece, Redline, RedlineSection
from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.redlines import change_counts, redline_of
from noticepress.editions.views.pieces import DateView
from noticepress.model import Locale
from noticepress.theme import wording

_SAME, _MOVED = "same", "moved"


class GroupView(NamedTuple):
    """Passages that follow one another and have changed in the same way, or not at all."""

    form: str
    """A class of the style sheet, ``same`` for what is folded."""
    label: str
    """What has become of them, and what is said of them besides; of those that are the same, how many they are."""
    html: str
    lang: str
    links: tuple[LinkChange, ...] = ()


class ChangedSectionView(NamedTuple):
    """A section with changes, or several that are the same and folded."""

    id: str
    """Empty for sections that are the same."""
    heading: str
    """HTML; empty for sections that are the same."""
    lang: str
    title: str
    """The heading as plain text, for the list of changed sections."""
    label: str
    groups: tuple[GroupView, ...]
    is_away: bool = False
    """Whether it stands elsewhere now, where it has what changed in it."""


class RedlineView(NamedTuple):
    """A redline in a language."""

    counts: tuple[str, ...]
    """How much has changed, a sentence for each figure."""
    sections: tuple[ChangedSectionView, ...]
    is_renumbered: bool
    """Whether numbers of headings, or references to them, differ."""

    @property
    def changed(self) -> tuple[ChangedSectionView, ...]:
        """The sections that have changed, each once."""
        return tuple(section for section in self.sections if section.id and not section.is_away)


class SummaryView(NamedTuple):
    """What a version's summary says."""

    number: str
    text: str
    lang: str


class ChangesView(NamedTuple):
    """The page of what changed from a version to a later one."""

    number: str
    address: str
    """Of the version's own page."""
    effective: DateView | None
    before: str
    before_address: str
    summaries: tuple[SummaryView, ...]
    """Of each version that came after the older one, up to the newer."""
    prevailing_address: str
    prevailing_url: str
    """The same as an absolute address, for paper."""
    versions_address: str
    redline: RedlineView


def changes_view(publication: Publication, page: Page, locale: Locale) -> ChangesView:
    """What changed up to the page's version."""
    notice_id = page.notice
    before, *others = versions_compared(publication, page)
    version = others[-1]
    own, other = (Page.of_version(notice_id, each.number).address for each in (version, before))
    edition = f"{relpath(own, page.address)}/"
    redline = redline_of(publication, notice_id, before.number, version.number, locale)

    def shown() -> RedlineView:
        return redline_view(redline, told_apart(publication.words(locale)), edition)

    is_prevailing = redline is publication.memory.redlines[notice_id, before.number, version.number]
    # The locales that show the prevailing text in the same words have it in common.
    key = ("redline", notice_id, before.number, version.number, edition, *locale.catalogs)
    return ChangesView(
        number=version.number,
        address=f"{locale.prefix}{own}",
        effective=DateView.of_any(version.effective, locale),
        before=before.number,
        before_address=f"{locale.prefix}{other}",
        summaries=tuple(
            SummaryView(each.number, *publication.text(locale, notice_id, SUMMARY, each.summary))
            for each in others
            if each.summary
        ),
        prevailing_address=own,
        prevailing_url=publication.address(Page.of_version(notice_id, version.number), publication.inputs.locales[0]),
        versions_address=f"{locale.prefix}{notice_id}/versions/",
        redline=publication.once(key, shown) if is_prevailing else shown(),
    )


def redline_view(redline: Redline, words: NullTranslations, edition: str) -> RedlineView:
    """A redline in the language of ``words``; links within the text lead to ``edition``."""
    return RedlineView(
        counts=tuple(change_counts(redline.summary, words)),
        sections=tuple(_Sections(words, edition).views(redline.sections)),
        is_renumbered=bool(redline.summary.renumbered),
    )


class _Sections:
    """The views of a redline's sections in a language."""

    def __init__(self, words: NullTranslations, edition: str) -> None:
        self._words = words
        self._edition = edition
        self._spoken = Spoken.of(words.gettext(wording.SPOKEN_ADDED), words.gettext(wording.SPOKEN_REMOVED))

    def views(self, sections: Sequence[RedlineSection]) -> Iterator[ChangedSectionView]:
        """Each section that has changed, and those between in one."""
        for same, group in groupby(sections, lambda section: section.kind is Kind.SAME):
            if same:
                yield self._folded(list(group))
            else:
                yield from map(self._changed, group)

    def _folded(self, sections: Sequence[RedlineSection]) -> ChangedSectionView:
        label = self._number(wording.SAME_SECTIONS, len(sections))
        groups = tuple(
            GroupView(_SAME, "", self._html(pieces), lang)
            for lang, pieces in _by_language(piece for section in sections for piece in section.pieces)
        )
        return ChangedSectionView("", "", "", "", label, groups)

    def _changed(self, section: RedlineSection) -> ChangedSectionView:
        heading = next((piece for piece in section.pieces if piece.is_heading), None)
        is_away = section.kind is Kind.AWAY
        rest = [] if is_away else [piece for piece in section.pieces if piece is not heading]
        block = section.heading
        name = section.anchor
        return ChangedSectionView(
            id=name,
            heading=self._heading(heading) if heading else "",
            lang=heading.lang if heading else "",
            title=block.text if block else name,
            label=_told((self._section_label(section), *(self._notes(heading) if heading else ()))),
            groups=tuple(self._groups(rest, name, whole=section.moved, said=_label_of(section))),
            is_away=is_away,
        )

    def _heading(self, piece: Piece) -> str:
        if piece.kind is Kind.AWAY:
            piece = Piece(Kind.SAME, moved=False, old=piece.old[:1], new=piece.old[:1])
        return heading_html(piece, self._spoken, self._edition)

    def _section_label(self, section: RedlineSection) -> str:
        name = _label_of(section)
        return self._words.gettext(wording.SECTION_CHANGES[name]) if name else ""

    def _groups(self, pieces: Sequence[Piece], heading: str, *, whole: bool, said: str) -> Iterator[GroupView]:
        """Passages below a ``heading``, in groups.

        Of a section that moved as a ``whole``, those that only went along are the same.
        What its own label has ``said``, its passages do not say again.
        """

        def key(piece: Piece) -> tuple[str, str, frozenset[Note], tuple[LinkChange, ...], str]:
            moved = _MOVED if piece.moved and not whole else ""
            return str(piece.kind), moved, piece.told, piece.links, piece.lang

        for (kind, moved, notes, links, lang), group in groupby(pieces, key):
            found = list(group)
            if kind == _SAME and not moved and not notes:
                count = self._number(wording.SAME_PASSAGES, len(found))
                yield GroupView(_SAME, count, self._html(found, heading), lang)
                continue
            names = [moved] if moved and kind == _SAME else [moved, kind] if moved else [kind]
            labels = [self._words.gettext(wording.CHANGES[name]) for name in names if name != said]
            label = _told((*labels, *self._notes(found[0])))
            yield GroupView(moved or kind, label, self._html(found, heading), lang, links)

    def _notes(self, piece: Piece) -> Iterator[str]:
        """What is said of a passage besides."""
        yield from (self._words.gettext(wording.CHANGE_NOTES[note.value]) for note in Note if note in piece.told)

    def _html(self, pieces: Iterable[Piece], heading: str = "") -> str:
        return pieces_html(pieces, self._spoken, self._edition, heading)

    def _number(self, message: tuple[str, str], number: int) -> str:
        return filled(self._words.ngettext(*message, number), num=str(number))


def _label_of(section: RedlineSection) -> str:
    """What has become of a section as a whole; empty where only some of its passages have changed."""
    if section.moved:
        return _MOVED
    return "" if section.kind in (Kind.SAME, Kind.CHANGED) else str(section.kind)


def _by_language(pieces: Iterable[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """Passages that are shown as they are, by the language they are in."""
    for lang, group in groupby(pieces, lambda piece: piece.lang):
        yield lang, list(group)


def _told(sentences: Iterable[str]) -> str:
    """What is said one after the other, apart from one another: not each ends with a full stop."""
    return " · ".join(filter(None, sentences))
