"""What proves a version's text: the records that the register's digests cover, one after another, as plain values."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.editions.sources.inputs import NoticeInputs
from noticepress.model import Version
from noticepress.register.editions import Revision
from noticepress.register.sealing.chain import erratum_record, version_record
from noticepress.register.sealing.seal import Seal

Record = dict[str, object]


def chain_of(read: NoticeInputs, version: Version) -> list[Record]:
    """The records of every version up to ``version``, and of its errata: {what, digest, covered}."""
    found: list[Record] = []
    previous: str | None = None
    for each in read.notice.versions:
        seal = read.seals.get(each.number)
        if each.was_never_shown or seal is None:
            found.append(
                {"what": f"version {each.number}, which was never shown", "digest": each.digest, "covered": None}
            )
        else:
            found += _records(each, seal, previous, errata=each.number == version.number)
        previous = each.digest
        if each.number == version.number:
            break
    return found


def _records(version: Version, seal: Seal, previous: str | None, *, errata: bool) -> Iterator[Record]:
    states = [seal]
    while states[-1].corrections:
        states.append(states[-1].before())
    first, *corrected = reversed(states)
    covered = version_record(version, first, previous)
    yield {"what": f"version {version.number}", "digest": version.digest, "covered": covered}
    for erratum, state in zip(version.errata, corrected, strict=True) if errata else ():
        what = f"correction of {erratum.on} to version {version.number}"
        yield {"what": what, "digest": erratum.new_digest, "covered": erratum_record(version, state, erratum)}


def history_of(entries: tuple[Revision, ...], number: str, tag: str, first: str) -> list[Record]:
    """The records of an edition's history."""
    found: list[Record] = []
    previous = first
    for entry in entries:
        what = f"edition of version {number} in {tag}, as recorded on {entry.on}"
        found.append({"what": what, "digest": entry.digest, "covered": entry.covered(number, tag, previous)})
        previous = entry.digest
    return found
