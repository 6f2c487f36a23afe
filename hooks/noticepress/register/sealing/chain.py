"""The hash chain of a register: the digests of versions, errata and withdrawals, and whether they fit.

A version's digest covers its seal, number, dates and summary and the digest of the version before it. An
erratum's digest covers the seal after the correction, what was recorded of it, and the digest before it. A
withdrawal's covers the digest that the version had then. So no entry can be changed, dropped or reordered
unless everything after it is computed anew, and against that stands ``noticepress check --against``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticepress.model import Erratum, Version, Withdrawal
from noticepress.register.sealing.hash_scheme import scheme_of
from noticepress.register.sealing.seal import Correction, Seal

COVERED = ("published", "effective", "summary", "short_notice")
"""Keys of an entry that its digest covers, besides its number."""


def version_digest(version: Version, seal: Seal, previous: str | None) -> str:
    """The digest of a version as it was published. ``previous`` is the digest of the version before it."""
    return seal.scheme.of_record(version_record(version, seal, previous))


def version_record(version: Version, seal: Seal, previous: str | None) -> dict[str, object]:
    """What that digest covers."""
    return {**_entry(version, seal), "previous": previous}


def erratum_digest(version: Version, seal: Seal, erratum: Erratum) -> str:
    """The digest of a version once ``erratum`` has been recorded; ``seal`` is that of the corrected text."""
    return seal.scheme.of_record(erratum_record(version, seal, erratum))


def erratum_record(version: Version, seal: Seal, erratum: Erratum) -> dict[str, object]:
    """What that digest covers."""
    record: dict[str, object] = {
        "on": str(erratum.on),
        "section": erratum.section,
        "reason": erratum.reason,
        "old_text": erratum.old_text,
        "new_text": erratum.new_text,
    }
    if erratum.translations_unchanged:
        record["translations_unchanged"] = True
    return {**_entry(version, seal), "previous": erratum.old_digest, "erratum": record}


def withdrawal_digest(version: Version, on: date, reason: str) -> str:
    """The digest of the withdrawal of ``version``, over what the version was published as."""
    scheme = scheme_of(version.digest)
    record = {"scheme": scheme.number, "previous": version.digest, "withdrawn": str(on), "reason": reason}
    return scheme.of_record(record)


def misfits(version: Version, seal: Seal, previous: str | None) -> Iterator[str]:
    """What of a published entry does not fit its digests, in words."""
    if len(seal.corrections) != len(version.errata):
        yield (
            f"the seal of version {version.number} knows {len(seal.corrections)} corrections, "
            f"its entry {len(version.errata)} errata"
        )
        return
    state = seal
    for erratum, correction in zip(reversed(version.errata), reversed(seal.corrections), strict=True):
        if erratum_digest(version, state, erratum) != erratum.new_digest:
            yield f"the erratum of {erratum.on} does not fit its digest, or the seal of version {version.number}"
            return
        if not _is_of(erratum, correction, state):
            yield f"the erratum of {erratum.on} does not record what was changed in version {version.number}"
            return
        state = state.before()
    if version_digest(version, state, previous) != version.digest:
        yield f"the entry or the seal of version {version.number}, or the entry before it, does not fit the digest"
        return
    expected = version.digest
    for erratum in version.errata:
        if erratum.old_digest != expected:
            yield f"the erratum of {erratum.on} does not follow from the text before it"
        expected = erratum.new_digest
    if version.withdrawn and not _fits(version, version.withdrawn):
        yield f"the withdrawal of version {version.number} does not fit its digest"


def _is_of(erratum: Erratum, correction: Correction, after: Seal) -> bool:
    """Whether an erratum records the texts that its correction replaced, in the section that it names."""
    new = after.blocks[correction.start : correction.start + correction.count]
    changed = (*correction.old, *new)
    return (
        tuple(map(after.scheme.of_text, erratum.old_text)) == tuple(block.digest for block in correction.old)
        and tuple(map(after.scheme.of_text, erratum.new_text)) == tuple(block.digest for block in new)
        and all(block.context.startswith(f"{erratum.section}#") for block in changed)
    )


def _fits(version: Version, withdrawn: Withdrawal) -> bool:
    return withdrawn.digest == withdrawal_digest(version, withdrawn.on, withdrawn.reason)


def _entry(version: Version, seal: Seal) -> dict[str, object]:
    own: dict[str, object] = {"material": True} if version.material else {}  # the first digests had no such key
    return {
        "scheme": seal.scheme.number,
        **seal.manner,
        "version": version.number,
        **{key: str(getattr(version, key)) for key in COVERED},
        **own,
        "time_zone": seal.time_zone,
        "facts": seal.facts,
        "blocks": [block.row for block in seal.blocks],
    }
