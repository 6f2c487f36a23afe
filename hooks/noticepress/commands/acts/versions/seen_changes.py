"""What visitors will see changed by a version, beside what its summary says: a publication comes in, lines leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.forms.plain import summary_lines, title_of
from noticepress.editions.comparing.pieces import Piece, RedlineSection
from noticepress.editions.comparing.words.tokens import Token, folded, tokens_of, weight
from noticepress.editions.publication import Publication
from noticepress.editions.redlines import changed_facts, redline_of
from noticepress.findings import quote
from noticepress.model import Notice, Version

_STEM = 5
"""Words that begin with so many same letters are one for a reader: opt, opting; process, processing."""
_SHORTEST = 3
_SHARED_WORDS = 2
_ACTS = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.CHANGED: "changed",
    Kind.SPLIT: "split",
    Kind.JOINED: "joined",
}


def change_lines(publication: Publication, notice: Notice, version: Version) -> Iterator[str]:
    """What is different for visitors from the version before, by section, with the summary beside.

    Sections that have changed and of which the summary names nothing are told.
    """
    before = notice.replaced_by(version)
    if before is None or before.number not in publication.inputs.notices[notice.id].texts:
        yield "It is the first version: all of it is new to visitors"
        return
    prevailing = publication.inputs.locales[0]
    redline = redline_of(publication, notice.id, before.number, version.number, prevailing)
    yield f"Compared with version {before.number}, visitors will see:"
    sections = [section for section in redline.changed_sections if not _is_own(section)]
    yield from (f"  {line}" for line in summary_lines(redline.summary))
    for section in redline.changed_sections:
        yield f"  section {section.new or section.old} ({quote(title_of(section))}): {_acts(section)}"
    for name, old, new in changed_facts(notice, before, version, prevailing):
        yield f"  fact {name}: {old or '(none)'} → {new or '(none)'}"
    if not sections:
        yield "  no change of the text but its own version and dates"
    yield f"  summary: {version.summary}"
    said = _stems([*tokens_of(version.summary)])
    for section in sections:
        if not _is_named(section, said):
            yield (
                f"Warning: the summary does not name section {section.new or section.old} "
                f"({quote(title_of(section))}), which has changed; say there what is new in it, if visitors should know"
            )


def _is_own(section: RedlineSection) -> bool:
    """Whether only the version's own number and dates differ."""
    changed = [piece for piece in section.pieces if not piece.is_same]
    return not section.moved and bool(section.new and section.old) and all(piece.is_own for piece in changed)


def _acts(section: RedlineSection) -> str:
    if section.kind is Kind.ADDED:
        return "new"
    if section.kind is Kind.REMOVED:
        return "gone"
    counts = Counter(_ACTS[piece.kind] for piece in section.pieces if piece.kind in _ACTS)
    told = [f"{number} {'passage' if number == 1 else 'passages'} {act}" for act, number in counts.items()]
    moved = sum(piece.moved for piece in section.pieces) if not section.moved else 0
    told += [f"{moved} {'passage' if moved == 1 else 'passages'} moved"] if moved else []
    return ", ".join([*(["stands elsewhere"] if section.moved else []), *told])


def _is_named(section: RedlineSection, said: set[str]) -> bool:
    """Whether the summary has a word of the section's title, or some of the words that went or came in it."""
    heading = section.heading
    if heading and _stems(list(heading.words)) & said:
        return True
    changed = _stems([token for piece in section.pieces for token in _changed(piece)])
    return len(changed & said) >= min(_SHARED_WORDS, len(changed) or 1)


def _changed(piece: Piece) -> Iterator[Token]:
    if piece.kind in (Kind.ADDED, Kind.REMOVED):
        for block in piece.shown:
            yield from block.words
    for run in (run for cell in piece.cells for run in cell if not run.stayed):
        yield from (*run.old, *run.new)


def _stems(tokens: list[Token]) -> set[str]:
    words = (folded(token.text).lower() for token in tokens if token.is_significant and weight(token) >= 1)
    return {word[:_STEM] for word in words if len(word) >= _SHORTEST}
