"""The seal of a published text: what is remembered of it, and how that is written.

A seal file stands beside each published text. It holds a digest of every block and the facts that the text
uses, so that a changed text can be named block by block; for each erratum it holds what stood there before,
so that every earlier state of the text can be checked too. :mod:`noticepress.chain` has the digests over it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from noticepress.errors import Finding, NoticepressError, quote
from noticepress.model import Block, FactValue, Notice, Text, Version
from noticepress.register import ENTRY_FACTS, facts_of, facts_used

SEAL_SCHEME = 1
"""What seals and digests cover, and how. A later scheme gets a new number; the old one goes on being verified."""

Row = list[str]
SealedFact = tuple[str, str]
"""A fact's kind (text, number or date) and its value: 1200 reads otherwise than the text "1200"."""

_KINDS = ("text", "number", "date")
_MOST_STATES = 5_000_000
"""Corrections times blocks: each earlier state of a text is worked out whole."""


@dataclass(frozen=True, slots=True)
class SealedBlock:
    """What is remembered of a published block."""

    context: str
    role: str
    within: str
    digest: str
    """SHA-256 of the block's text, hexadecimal."""
    attributes: str = ""

    @property
    def row(self) -> Row:
        """As it is written, and covered by digests."""
        row = [self.context, self.role, self.within, self.digest]
        return [*row, self.attributes] if self.attributes else row

    @classmethod
    def of_row(cls, row: Iterable[object]) -> SealedBlock:
        """The inverse of ``row``. Raises ``ValueError`` or ``TypeError``."""
        context, role, within, digest, *attributes = row
        if len(attributes) > 1 or not isinstance(within, str):
            raise ValueError("a block's row has other values than it should")
        return cls(str(context), str(role), within, str(digest), *(str(value) for value in attributes))


@dataclass(frozen=True, slots=True)
class Correction:
    """What an erratum replaced: ``count`` blocks from ``start`` on stand where ``old`` stood."""

    start: int
    count: int
    old: tuple[SealedBlock, ...]
    facts: dict[str, SealedFact]
    """The facts that the text used before."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What is remembered of a published text: its blocks in order, the facts that it uses, its corrections."""

    blocks: tuple[SealedBlock, ...]
    facts: dict[str, SealedFact]
    time_zone: str = "UTC"
    """The zone in which the effective date begins."""
    corrections: tuple[Correction, ...] = ()

    def before(self) -> Seal:
        """The seal as it was before the last correction."""
        last = self.corrections[-1]
        blocks = (*self.blocks[: last.start], *last.old, *self.blocks[last.start + last.count :])
        return Seal(blocks, last.facts, self.time_zone, self.corrections[:-1])

    def corrected(self, now: Seal) -> Seal:
        """The seal ``now`` of a corrected text, with what the correction replaced."""
        start = common(self.blocks, now.blocks)
        end = common(self.blocks[start:][::-1], now.blocks[start:][::-1])
        old = self.blocks[start : len(self.blocks) - end]
        correction = Correction(start, len(now.blocks) - end - start, old, self.facts)
        return Seal(now.blocks, now.facts, now.time_zone, (*self.corrections, correction))


def seal_text(text: Text, notice: Notice, version: Version) -> Seal:
    """Seal the text of a version."""
    facts = facts_of(notice, version)
    own = {
        name: seal_fact(facts[name]) for name in facts_used(text.blocks) if name in facts and name not in ENTRY_FACTS
    }
    return Seal(tuple(seal_block(block) for block in text.blocks), own, notice.time_zone)


def seal_block(block: Block) -> SealedBlock:
    """Seal one block."""
    return SealedBlock(block.context, block.role, block.within, text_digest(block.text), block.attributes)


def seal_fact(value: FactValue) -> SealedFact:
    """Seal the value of a fact, with its kind: numbers and dates are written in each locale's own format."""
    kind = "date" if isinstance(value, date) else "number" if isinstance(value, int) else "text"
    return kind, str(value)


def text_digest(text: str) -> str:
    """SHA-256 of a block's text, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_seal(seal: Seal) -> str:
    """The seal as the text of a JSON file, one block a line. :func:`parse_seal` is the inverse."""
    rows = ",\n".join(f"  {_json(block.row)}" for block in seal.blocks)
    corrections = ",\n".join(
        f"  {_json([each.start, each.count, [block.row for block in each.old], each.facts])}"
        for each in seal.corrections
    )
    listed = f"\n{corrections}\n " if corrections else ""
    return (
        f'{{"scheme": {SEAL_SCHEME},\n "time_zone": {_json(seal.time_zone)},\n "facts": {_json(seal.facts)},\n'
        f' "corrections": [{listed}],\n "blocks": [\n{rows}\n]}}\n'
    )


def parse_seal(text: str, path: str) -> Seal:
    """Read a seal. Raises :class:`NoticepressError` (VE006) for anything that ``write_seal`` does not write."""
    try:
        data = json.loads(text)
        if data["scheme"] != SEAL_SCHEME:
            raise ValueError(f"this noticepress knows scheme {SEAL_SCHEME}, the seal has {data['scheme']!r}")
        corrections = tuple(
            Correction(_index(start), _index(count), tuple(map(SealedBlock.of_row, old)), _facts(facts))
            for start, count, old, facts in data["corrections"]
        )
        blocks = tuple(map(SealedBlock.of_row, data["blocks"]))
        if len(corrections) * len(blocks) > _MOST_STATES:
            raise ValueError(f"it has {len(corrections)} corrections of {len(blocks)} blocks, more than can be read")
        seal = Seal(blocks, _facts(data["facts"]), str(data["time_zone"]), corrections)
        # Refuses lone surrogates, which no text of the project can hold.
        write_seal(seal).encode()
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        message = f"the seal cannot be read: {quote(str(error))}"
        raise NoticepressError([Finding(path, 0, "VE006", message, "restore the file from version control")]) from error
    return seal


def common(one: Sequence[SealedBlock], other: Sequence[SealedBlock]) -> int:
    """How many blocks two texts have in common from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _facts(data: object) -> dict[str, SealedFact]:
    return {str(name): _fact(*fact) for name, fact in cast("dict[object, Iterable[object]]", data).items()}


def _fact(kind: object, value: object) -> SealedFact:
    if kind not in _KINDS:
        raise ValueError("a fact is no text, number or date")
    return str(kind), str(value)


def _index(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("a correction's place is no number")
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
