"""The seal of a published text: what is remembered of it, and how that is written.

A seal file stands beside each published text. It holds a digest of every block and the facts that the text
uses, so that a changed text can be named block by block; for each erratum it holds what stood there before,
so that every earlier state of the text can be checked too. :mod:`noticepress.register.sealing.chain` has the digests
over it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, cast

from noticepress.files.conflicts import unread
from noticepress.findings import NoticepressError
from noticepress.model import DECIMAL, NOT_NUMBERED, Block, FactValue, Notice, Text, Version
from noticepress.register.notice_yml import ENTRY_FACTS
from noticepress.register.register import facts_of, facts_used
from noticepress.register.rules import CHAIN
from noticepress.register.sealing.hash_scheme import FIRST, SCHEMES, Scheme, scheme_of
from noticepress.texts.extensions import DIALECTS, PLAIN_LISTS

Row = list[str]
SealedFact = tuple[str, str]
"""A fact's kind (text, number or date) and its value: 1200 reads otherwise than the text "1200"."""

_KINDS = ("text", "number", "date")
_ESCAPED = re.compile(r"\\u[dD]")
"""JSON for half of a character that UTF-16 writes in two."""
_MOST_STATES = 5_000_000
"""Corrections times blocks: each earlier state of a text is worked out whole."""


class SealedBlock(NamedTuple):
    """What is remembered of a published block."""

    context: str
    role: str
    within: str
    digest: str
    """Of the block's text, hexadecimal."""
    attributes: str = ""

    @property
    def section(self) -> str:
        """The id of its section."""
        return self.context.partition("#")[0]

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
    source: str = ""
    """The whole file of the section, as it was; the digests of ``old`` and of the other blocks hold it fast."""

    @property
    def row(self) -> list[object]:
        """As it is written."""
        row = [self.start, self.count, [block.row for block in self.old], self.facts]
        return [*row, self.source] if self.source else row

    @classmethod
    def of_row(cls, row: Iterable[object]) -> Correction:
        """The inverse of ``row``. Raises ``ValueError``, ``TypeError`` or ``AttributeError``."""
        start, count, old, facts, *source = row
        if len(source) > 1 or not all(isinstance(text, str) for text in source):
            raise ValueError("a correction has other values than it should")
        blocks = tuple(map(SealedBlock.of_row, cast("Iterable[Iterable[object]]", old)))
        return cls(_index(start), _index(count), blocks, _facts(facts), *(str(text) for text in source))


@dataclass(frozen=True, slots=True)
class Seal:
    """What is remembered of a published text: its blocks in order, the facts that it uses, its corrections."""

    blocks: tuple[SealedBlock, ...]
    facts: dict[str, SealedFact]
    time_zone: str = "UTC"
    """The zone in which the effective date begins."""
    corrections: tuple[Correction, ...] = ()
    dialect: int = PLAIN_LISTS
    """In which dialect the text is read and shown, for ever."""
    numbering: str = NOT_NUMBERED
    """How its headings are numbered, for ever."""
    scheme: Scheme = FIRST
    """How its digests were made."""

    @property
    def manner(self) -> dict[str, object]:
        """How the text is read and shown, as written and covered by digests; what the first seals had is left out."""
        own: dict[str, object] = {} if self.dialect == PLAIN_LISTS else {"dialect": self.dialect}
        return own if self.numbering == NOT_NUMBERED else {**own, "numbering": self.numbering}

    def before(self) -> Seal:
        """The seal as it was before the last correction."""
        last = self.corrections[-1]
        blocks = (*self.blocks[: last.start], *last.old, *self.blocks[last.start + last.count :])
        return replace(self, blocks=blocks, facts=last.facts, corrections=self.corrections[:-1])

    def corrected(self, now: Seal, source: str = "") -> Seal:
        """The seal ``now`` of a corrected text, with what the correction replaced; ``source`` is the file before."""
        start = common(self.blocks, now.blocks)
        end = common(self.blocks[start:][::-1], now.blocks[start:][::-1])
        old = self.blocks[start : len(self.blocks) - end]
        correction = Correction(start, len(now.blocks) - end - start, old, self.facts, source)
        return replace(now, corrections=(*self.corrections, correction))


def seal_text(text: Text, notice: Notice, version: Version) -> Seal:
    """Seal the text of a version, by the scheme of its digest; a draft's by the newest."""
    scheme, own = scheme_of(version.digest), seal_facts(text, notice, version)
    blocks = tuple(seal_block(block, scheme) for block in text.blocks)
    return Seal(blocks, own, notice.time_zone, dialect=text.dialect, numbering=text.numbering, scheme=scheme)


def seal_facts(text: Text, notice: Notice, version: Version) -> dict[str, SealedFact]:
    """Seal the facts that the text of a version uses, but for those of its entry, which has a digest itself."""
    facts = facts_of(notice, version)
    used = (name for name in facts_used(text.blocks) if name in facts and name not in ENTRY_FACTS)
    return {name: seal_fact(facts[name]) for name in used}


def seal_block(block: Block, scheme: Scheme = FIRST) -> SealedBlock:
    """Seal one block."""
    return SealedBlock(block.context, block.role, block.within, scheme.of_text(block.text), block.attributes)


def is_as_sealed(text: Text, seal: Seal) -> bool:
    """Whether every block of a text is what its seal says."""
    return tuple(seal_block(block, seal.scheme) for block in text.blocks) == seal.blocks


def lost_sections(text: Text, seal: Seal) -> tuple[str, ...]:
    """Ids of the sections that a published text had and has no more."""
    there = {section.id for section in text.sections}
    return tuple(dict.fromkeys(block.section for block in seal.blocks if block.section not in there))


def seal_fact(value: FactValue) -> SealedFact:
    """Seal the value of a fact, with its kind: numbers and dates are written in each locale's own format."""
    kind = "date" if isinstance(value, date) else "number" if isinstance(value, int) else "text"
    return kind, str(value)


def fact_value(sealed: SealedFact) -> FactValue:
    """The inverse of :func:`seal_fact`. Raises ``ValueError`` for what is no number or no day."""
    kind, value = sealed
    return date.fromisoformat(value) if kind == "date" else int(value) if kind == "number" else value


def write_seal(seal: Seal) -> str:
    """The seal as the text of a JSON file, one block a line. :func:`parse_seal` is the inverse."""
    rows = ",\n".join(f"  {_json(block.row)}" for block in seal.blocks)
    corrections = ",\n".join(f"  {_json(each.row)}" for each in seal.corrections)
    listed = f"\n{corrections}\n " if corrections else ""
    manner = "".join(f" {_json(name)}: {_json(value)},\n" for name, value in seal.manner.items())
    return (
        f'{{"scheme": {seal.scheme.number},\n{manner} "time_zone": {_json(seal.time_zone)},\n'
        f' "facts": {_json(seal.facts)},\n'
        f' "corrections": [{listed}],\n "blocks": [\n{rows}\n]}}\n'
    )


def parse_seal(text: str, path: str) -> Seal:
    """Read a seal. Raises :class:`NoticepressError` (VE006) for anything that ``write_seal`` does not write."""
    try:
        data = json.loads(text)
        scheme = _scheme(data["scheme"])
        corrections = tuple(map(Correction.of_row, data["corrections"]))
        blocks = tuple(map(SealedBlock.of_row, data["blocks"]))
        if len(corrections) * len(blocks) > _MOST_STATES:
            raise ValueError(f"it has {len(corrections)} corrections of {len(blocks)} blocks, more than can be read")
        facts, zone = _facts(data["facts"]), str(data["time_zone"])
        seal = Seal(blocks, facts, zone, corrections, _dialect(data), _numbering(data), scheme)
        if _ESCAPED.search(text):  # perhaps half of a character, which no text of the project can hold
            write_seal(seal).encode()
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise NoticepressError([CHAIN.at(path, *unread("the seal", text, error))]) from error
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


def _scheme(number: object) -> Scheme:
    if not isinstance(number, int) or isinstance(number, bool) or number not in SCHEMES:
        raise ValueError(f"this noticepress knows schemes up to {max(SCHEMES)}, the seal has {number!r}")
    return SCHEMES[number]


def _dialect(data: Mapping[str, object]) -> int:
    number = data.get("dialect", PLAIN_LISTS)
    if not isinstance(number, int) or isinstance(number, bool) or number not in DIALECTS:
        raise ValueError(f"this noticepress knows dialects up to {DIALECTS[-1]}, the seal has {number!r}")
    return number


def _numbering(data: Mapping[str, object]) -> str:
    numbering = data.get("numbering", NOT_NUMBERED)
    if numbering not in (NOT_NUMBERED, DECIMAL):
        raise ValueError(f"this noticepress knows no numbering {numbering!r}")
    return str(numbering)


def _index(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("a correction's place is no number")
    return value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
