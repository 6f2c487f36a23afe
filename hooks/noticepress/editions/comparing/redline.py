"""A redline: the blocks of two texts come in, in the prevailing language and in another; what changed in it leaves.

The prevailing text decides what has changed, in every language. What is not translated is shown in English, and one
language is never compared with another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from operator import is_

from noticepress.editions.comparing.blocks.alignment import SectionEntry, TextBlocks, align
from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.blocks.inline import inline_tokens
from noticepress.editions.comparing.blocks.reading import Block
from noticepress.editions.comparing.pieces import UNSEEN, LinkChange, Note, Piece, Redline, RedlineSection, Summary
from noticepress.editions.comparing.words.changed import Run, compare_words, is_changed
from noticepress.editions.comparing.words.tokens import PARAGRAPH_BREAK, Token

_LINKS_AND_WORDS = ("a", "abbr", "span", "sup", "bdi")
"""Elements that are no emphasis."""


def redline(old: TextBlocks, new: TextBlocks) -> Redline:
    """The redline of two states of the prevailing text."""
    return redline_aligned(align(old, new), old, new)


def redline_aligned(
    aligned: Iterable[SectionEntry], old: TextBlocks, new: TextBlocks, summary: Summary | None = None
) -> Redline:
    """The same, given what :func:`align` has found, and the summary where it is known."""
    before, after = old.blocks, new.blocks
    sections = tuple(_section(entry, before, after) for entry in aligned)
    return Redline(sections, summary or _summary(sections))


def in_language(english: Redline, old: TextBlocks, new: TextBlocks) -> Redline:
    """The same in another locale, given both texts in it, which have the same blocks as the prevailing ones.

    Where they have not, there is no telling what belongs together, and the prevailing redline is given.
    """
    before, after = old.blocks, new.blocks
    if (len(before), len(after)) != block_counts(english):
        return english
    sections = tuple(_section_in_language(section, before, after) for section in english.sections)
    return english if all(map(is_, sections, english.sections)) else Redline(sections, english.summary)


def block_counts(made: Redline) -> tuple[int, int]:
    """How many blocks the old and the new text have."""
    pieces = [piece for section in made.sections for piece in section.pieces]
    old = {block.number for piece in pieces for block in piece.old}
    return len(old), sum(len(piece.new) for piece in pieces)


# Of the prevailing text


def _section(entry: SectionEntry, old: Sequence[Block], new: Sequence[Block]) -> RedlineSection:
    pieces = (
        _piece(
            each.kind, tuple(old[number] for number in each.old), tuple(new[number] for number in each.new), each.moved
        )
        for each in entry.entries
    )
    return RedlineSection(entry.old, entry.new, entry.moved, tuple(pieces))


def _piece(kind: Kind, old: tuple[Block, ...], new: tuple[Block, ...], moved: bool) -> Piece:  # noqa: FBT001 (private)
    if not old or not new:
        return Piece(kind, moved, old, new)
    if kind is Kind.SAME:
        return Piece(kind, moved, old, new, notes=_renumbered(old, new))
    cells = compared(old, new)
    if kind is not Kind.CHANGED or any(map(is_changed, cells)):
        return Piece(kind, moved, old, new, cells, links=tuple(_link_changes(cells)))
    notes, links = _renumbered(old, new), tuple(_link_changes(cells))
    if [block.form for block in old] != [block.form for block in new]:
        notes |= {Note.FORM}
    elif _emphasis_differs(cells):
        notes |= {Note.EMPHASIS}
    return Piece(kind if links or notes - UNSEEN else Kind.SAME, moved, old, new, cells, notes, links)


def compared(old: Sequence[Block], new: Sequence[Block]) -> tuple[tuple[Run, ...], ...]:
    """What changed between blocks that belong together, in each cell of a row."""
    if len(old) == len(new) == 1:
        before, after = old[0].cells, new[0].cells
        return tuple(
            _cell("" if one is None else before[one], "" if other is None else after[other])
            for one, other in _columns(_names(old[0]), _names(new[0]))
        )
    return (compare_words(_in_one(old), _in_one(new)),)


def _names(block: Block) -> tuple[str, ...]:
    """Of a row, its columns' names; of any other block, what it says."""
    return block.head.says if block.head and len(block.head.cells) == len(block.cells) else block.says


@lru_cache(maxsize=1024)
def _columns(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[int | None, int | None], ...]:
    """The places of cells that belong together: of a column that came or went, ``None`` for the other."""
    if len(old) == len(new):
        return tuple((at, at) for at in range(len(old)))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(pair for _, a, b, c, d in steps for pair in zip_longest(range(a, b), range(c, d)))


@lru_cache(maxsize=1024)
def _cell(old: str, new: str) -> tuple[Run, ...]:
    """What changed in a cell, given its HTML: several locales share their texts."""
    return compare_words(tuple(inline_tokens(old)), tuple(inline_tokens(new)))


def _in_one(blocks: Sequence[Block]) -> list[Token]:
    tokens: list[Token] = []
    for block in blocks:
        tokens += [PARAGRAPH_BREAK, *block.tokens[0]] if tokens else block.tokens[0]
    return tokens


def _renumbered(old: Sequence[Block], new: Sequence[Block]) -> frozenset[Note]:
    same = [block.numbers for block in old] == [block.numbers for block in new]
    return frozenset() if same else frozenset({Note.RENUMBERED})


def _link_changes(cells: Iterable[Sequence[Run]]) -> Iterator[LinkChange]:
    """Words that stayed, of which the link did not, or the title of a link or an abbreviation: each once."""
    seen: dict[tuple[str, str, bool], list[str]] = {}
    for one, other in _stayed(cells):
        if one.address != other.address:
            seen.setdefault((one.address, other.address, False), []).append(other.text)
        if one.title != other.title and bool(one.address) == bool(other.address):
            seen.setdefault((one.title, other.title, True), []).append(other.text)
    for (before, after, is_title), words in seen.items():
        yield LinkChange(" ".join(words), before, after, is_title)


def _emphasis_differs(cells: Iterable[Sequence[Run]]) -> bool:
    return any(
        [mark for mark in one.marks if mark.tag not in _LINKS_AND_WORDS]
        != [mark for mark in other.marks if mark.tag not in _LINKS_AND_WORDS]
        for one, other in _stayed(cells)
    )


def _stayed(cells: Iterable[Sequence[Run]]) -> Iterator[tuple[Token, Token]]:
    """Each token that stayed, old and new."""
    for run in (run for cell in cells for run in cell if run.stayed and len(run.old) == len(run.new)):
        yield from ((one, other) for one, other in zip(run.old, run.new, strict=True) if one.is_significant)


def _summary(sections: Sequence[RedlineSection]) -> Summary:
    every = [piece for section in sections for piece in section.pieces]
    kinds = [section.kind for section in sections]
    kept = [
        piece
        for section in sections
        if section.kind in (Kind.SAME, Kind.CHANGED)
        for piece in section.pieces
        if not section.moved or piece.kind is not Kind.SAME
    ]
    words = [piece.words for piece in every]
    whole = {id(section) for section in sections if section.moved}
    moved = [
        piece
        for section in sections
        if id(section) not in whole
        for piece in section.pieces
        if piece.moved and not piece.is_heading
    ]
    return Summary(
        sections_added=kinds.count(Kind.ADDED),
        sections_removed=kinds.count(Kind.REMOVED),
        sections_moved=len(whole),
        sections_changed=sum(section.kind is Kind.CHANGED and not _only_moved(section) for section in sections),
        added=sum(piece.kind is Kind.ADDED for piece in kept),
        removed=sum(piece.kind is Kind.REMOVED for piece in kept),
        changed=sum(piece.kind in (Kind.CHANGED, Kind.SPLIT, Kind.JOINED) for piece in every),
        moved=len(moved),
        renumbered=sum(Note.RENUMBERED in piece.notes for piece in every),
        words_added=sum(come for come, _ in words),
        words_removed=sum(gone for _, gone in words),
    )


def _only_moved(section: RedlineSection) -> bool:
    return section.moved and all(piece.kind is Kind.SAME for piece in section.pieces)


# In another language


def _is_same(one: Block, other: Block) -> bool:
    return one is other or one.cells == other.cells or one.seen == other.seen


def _section_in_language(section: RedlineSection, old: Sequence[Block], new: Sequence[Block]) -> RedlineSection:
    pieces = tuple([_translated(piece, old, new) for piece in section.pieces])
    return section if all(map(is_, pieces, section.pieces)) else replace(section, pieces=pieces)


def _translated(piece: Piece, old: Sequence[Block], new: Sequence[Block]) -> Piece:
    own_old = tuple([old[block.number] for block in piece.old])
    own_new = tuple([new[block.number] for block in piece.new])
    if all(map(is_, own_old, piece.old)) and all(map(is_, own_new, piece.new)):
        return piece
    if any(block.lang for block in (*own_old, *own_new)):
        if piece.kind is Kind.SAME and not any(block.lang for block in own_new):
            return replace(piece, old=own_old, new=own_new, cells=())
        return replace(piece, notes=piece.notes | {Note.UNTRANSLATED})
    if not own_old or not own_new:
        return replace(piece, old=own_old, new=own_new)
    if piece.kind is Kind.SAME:
        same = all(_is_same(one, other) for one, other in zip(own_old, own_new, strict=True))
        notes = piece.notes if same else piece.notes | {Note.REVISED}
        return Piece(piece.kind, piece.moved, own_old, own_new, notes=notes, links=piece.links)
    cells = compared(own_old, own_new)
    unchanged = not any(map(is_changed, cells)) and not piece.links and not piece.notes - UNSEEN
    notes = piece.notes | {Note.SAME_TRANSLATION} if unchanged else piece.notes
    links = tuple(_link_changes(cells))
    return replace(piece, old=own_old, new=own_new, cells=cells, notes=notes, links=links)
