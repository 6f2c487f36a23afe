"""A redline for a terminal, as Markdown and for programs: a redline comes in, text or values leave."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.blocks.places import place_of
from noticepress.editions.comparing.blocks.reading import Block
from noticepress.editions.comparing.pieces import Note, Piece, Redline, RedlineSection, Summary
from noticepress.editions.comparing.words.changed import Run
from noticepress.editions.comparing.words.tokens import Kind as TokenKind
from noticepress.editions.comparing.words.tokens import Token, joined
from noticepress.editions.localizing.letters import SAYING, in_letters

Runs = Sequence[Run]
Marking = Callable[[str], str]

_NOTES = {
    Note.EMPHASIS: "only the emphasis has changed",
    Note.FORM: "only the form has changed, not the words",
    Note.REVISED: "the English text is the same; only the translation was revised",
    Note.SAME_TRANSLATION: "the English text has changed; the translation has not",
    Note.UNTRANSLATED: "not translated; the English is shown",
}
_KINDS = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.CHANGED: "changed",
    Kind.SPLIT: "split into several",
    Kind.JOINED: "joined into one",
    Kind.SAME: "the same",
}
_COUNTS = {
    "sections_added": ("section added", "sections added"),
    "sections_removed": ("section removed", "sections removed"),
    "sections_moved": ("section moved", "sections moved"),
    "sections_changed": ("section with changes", "sections with changes"),
    "added": ("passage added", "passages added"),
    "removed": ("passage removed", "passages removed"),
    "changed": ("passage changed", "passages changed"),
    "moved": ("passage moved", "passages moved"),
    "renumbered": ("passage with other numbers of clauses only", "passages with other numbers of clauses only"),
    "words_added": ("word added", "words added"),
    "words_removed": ("word removed", "words removed"),
}


@dataclass(frozen=True, slots=True)
class Marks:
    """How a form marks what went and what came, and how it writes text and headings."""

    removed: Marking
    added: Marking
    text: Marking
    heading: Marking
    item: str


def escaped(text: str) -> str:
    """A text in which Markdown reads no marks."""
    return "".join(f"\\{char}" if char in "\\`*_[]#|~" else char for char in html.escape(text, quote=False)).replace(
        "\n", " "
    )


MARKDOWN = Marks(
    lambda text: f"<del>{text}</del>",
    lambda text: f"<ins>{text}</ins>",
    escaped,
    lambda text: f"## {text}",
    "- ",
)


def summary_lines(summary: Summary) -> Iterator[str]:
    """How much has changed, a line for each figure that is not nothing."""
    for name, (one, several) in _COUNTS.items():
        number = getattr(summary, name)
        if number:
            yield f"{number} {one if number == 1 else several}"


def redline_lines(redline: Redline, marks: Marks) -> Iterator[str]:
    """The changed sections, passage by passage."""
    for section in redline.changed_sections:
        yield ""
        yield marks.heading(f"{marks.text(title_of(section))}{_of_section(section)}")
        for piece in section.pieces:
            if piece.is_same or piece.kind is Kind.AWAY or (section.moved and piece.kind is Kind.SAME):
                continue
            yield ""
            yield f"{marks.item}{_label(piece)}: {_marked(piece, marks)}"
            for link in piece.links:
                nothing = "no explanation" if link.is_title else "no link"
                before, after = (marks.text(each or nothing) for each in (link.old, link.new))
                yield f"  {marks.text(link.words)}: {before} → {after}"


def title_of(section: RedlineSection) -> str:
    """A section's heading, as plain text; its id where it has none."""
    return text_of(section.heading) if section.heading else section.new or section.old


def text_of(block: Block) -> str:
    """A block's text; a row's cells with a tab between."""
    return "\t".join(map(said, block.tokens))


def said(tokens: Sequence[Token]) -> str:
    """The text that tokens make, with what elements say in letters: 10⁶, ~~struck out~~, and [1] for a footnote."""
    return _said([*map(_noted, tokens)], 0)


def _said(tokens: list[Token], depth: int) -> str:
    """The same of tokens within so many elements of which letters tell: one may stand in another."""
    parts = (
        (tag, [*group])
        for tag, group in groupby(tokens, key=lambda token: "".join(_elements(token)[depth : depth + 1]))
    )
    return "".join(in_letters(tag, _said(part, depth + 1)) if tag else joined(tuple(part)) for tag, part in parts)


def _noted(token: Token) -> Token:
    return token._replace(text=f"[{token.text}]", marks=()) if token.kind is TokenKind.NOTE else token


def _elements(token: Token) -> list[str]:
    """The elements around a token of which letters tell, from the outside in."""
    return [mark.tag for mark in token.marks if mark.tag in SAYING]


def redline_data(redline: Redline) -> dict[str, object]:
    """The same for programs."""
    return {
        "summary": asdict(redline.summary),
        "sections": [
            {
                "id": section.new or None,
                "old_id": section.old or None,
                "title": title_of(section),
                "change": str(section.kind),
                "moved": section.moved,
                "passages": [_piece_data(piece) for piece in section.pieces],
            }
            for section in redline.sections
        ],
    }


def _of_section(section: RedlineSection) -> str:
    if section.kind is Kind.ADDED:
        return " (new section)"
    if section.kind is Kind.REMOVED:
        return " (section removed)"
    return " (section moved)" if section.moved else ""


def _label(piece: Piece) -> str:
    told = [_KINDS[piece.kind]] if piece.kind is not Kind.SAME or not piece.moved else []
    told += ["moved"] if piece.moved else []
    told += [_NOTES[note] for note in Note if note in piece.notes and note in _NOTES]
    return ", ".join([*told, *filter(None, [place_of(piece.shown[0])])])


def _marked(piece: Piece, marks: Marks) -> str:
    if piece.kind is Kind.ADDED:
        return marks.added(marks.text(text_of(piece.new[0])))
    if piece.kind is Kind.REMOVED:
        return marks.removed(marks.text(text_of(piece.old[0])))
    if not piece.cells:
        return marks.text(text_of(piece.shown[0]))
    return " | ".join("".join(_marked_runs(cell, marks)) for cell in piece.cells)


def _marked_runs(runs: Runs, marks: Marks) -> Iterator[str]:
    for run in runs:
        if run.stayed:
            yield marks.text(said(run.new))
            continue
        if run.old:
            yield marks.removed(marks.text(said(run.old)))
        if run.new:
            yield marks.added(marks.text(said(run.new)))


def _piece_data(piece: Piece) -> dict[str, object]:
    return {
        "change": str(piece.kind),
        "moved": piece.moved,
        "id": piece.new[0].id if piece.new else None,
        "old_id": piece.old[0].id if piece.old else None,
        "old": [*map(text_of, piece.old)],
        "new": [*map(text_of, piece.new)],
        "place": place_of(piece.shown[0]) or None,
        "lang": piece.lang or None,
        "notes": sorted(note.value for note in piece.notes),
        "links": [asdict(link) for link in piece.links],
        "cells": [[_run_data(run) for run in cell] for cell in piece.cells],
    }


def _run_data(run: Run) -> dict[str, object]:
    return {"stayed": run.stayed, "old": said(run.old), "new": said(run.new)}
