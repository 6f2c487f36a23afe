"""The seal of a published text, and the digest of its version: what they cover, and how they are written.

A published version is *sealed*: the register holds its digest, and a seal file beside its text holds the
digest of every block. The version's digest covers the seal, the number, the dates, the summary, the facts
that the text uses and the digest of the version before it, so that the entries form a hash chain and a
changed text can still be named block by block.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from noticepress.errors import Finding, NoticepressError, quote
from noticepress.model import Block, Notice, Text, Version
from noticepress.register import BUILT_IN_FACTS, facts_of, facts_used

SEAL_SCHEME = 1
"""What seals and digests cover, and how. A later scheme gets a new number; the old one goes on being verified."""


@dataclass(frozen=True, slots=True)
class SealedBlock:
    """What is remembered of a published block."""

    context: str
    role: str
    depth: int
    digest: str
    """SHA-256 of the block's text and attributes, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What is remembered of a published text: its blocks in order, and the facts that it uses."""

    blocks: tuple[SealedBlock, ...]
    facts: dict[str, str]


def seal_text(text: Text, notice: Notice, version: Version) -> Seal:
    """Seal the text of a version."""
    blocks = tuple(seal_block(block) for block in text.blocks)
    facts = facts_of(notice, version)
    own = {name: str(facts[name]) for name in facts_used(text.blocks) if name in facts and name not in BUILT_IN_FACTS}
    return Seal(blocks, own)


def seal_block(block: Block) -> SealedBlock:
    """Seal one block."""
    covered = f"{block.text}\0{block.attributes}" if block.attributes else block.text
    digest = hashlib.sha256(covered.encode()).hexdigest()
    return SealedBlock(block.context, block.role, block.depth, digest)


def digest(version: Version, seal: Seal, previous: str | None) -> str:
    """The version's digest: ``sha256:`` and 64 hexadecimal digits. ``previous`` is the digest before it."""
    covered = {
        "scheme": SEAL_SCHEME,
        "version": version.number,
        "published": str(version.published),
        "effective": str(version.effective),
        "summary": version.summary,
        "short_notice": version.short_notice,
        "previous": previous,
        "facts": seal.facts,
        "blocks": [[block.context, block.role, block.depth, block.digest] for block in seal.blocks],
    }
    canonical = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def write_seal(seal: Seal) -> str:
    """The seal as the text of a JSON file, one block a line. :func:`parse_seal` is the inverse."""
    rows = ",\n".join(
        "  " + json.dumps([block.context, block.role, block.depth, block.digest], ensure_ascii=False)
        for block in seal.blocks
    )
    facts = json.dumps(seal.facts, ensure_ascii=False, sort_keys=True)
    return f'{{"scheme": {SEAL_SCHEME},\n "facts": {facts},\n "blocks": [\n{rows}\n]}}\n'


def parse_seal(text: str, path: str) -> Seal:
    """Read a seal. Raises :class:`NoticepressError` (VE006) for anything that ``write_seal`` does not write."""
    try:
        data = json.loads(text)
        if data["scheme"] != SEAL_SCHEME:
            raise ValueError(f"this noticepress knows scheme {SEAL_SCHEME}, the seal has {data['scheme']!r}")
        blocks = tuple(SealedBlock(str(c), str(r), int(d), str(h)) for c, r, d, h in data["blocks"])
        facts = {str(name): str(value) for name, value in data["facts"].items()}
        # Refuses lone surrogates, which no text of the project can hold.
        write_seal(Seal(blocks, facts)).encode()
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        message = f"the seal cannot be read: {quote(str(error))}"
        raise NoticepressError([Finding(path, 0, "VE006", message, "restore the file from version control")]) from error
    return Seal(blocks, facts)
