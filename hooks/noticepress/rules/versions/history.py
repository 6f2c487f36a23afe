"""VE006 again: the registers compared with an earlier state of themselves, such as a commit's.

A hash chain can be computed anew by whoever edits the register; a published commit cannot. What was
published there must be published here, the same. Versions, errata and withdrawals may have been added, none of
them dated before that commit: what is entered today cannot have been on the site earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from noticepress.findings import Finding
from noticepress.model import Notice, Version
from noticepress.register.sealing.chain import COVERED
from noticepress.register.sealing.seal import Seal
from noticepress.rules.versions.register import chain_is_whole

_RESTORE = "restore it; a published version changes only by 'noticepress erratum' and 'noticepress withdraw'"
_RECORD_AGAIN = "restore register, text and seal from version control, and record it again, with today's date"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A notice as it was at a git revision."""

    notice: Notice
    seals: Mapping[str, Seal]
    revision: str
    day: date
    """The day of the revision's commit, in the notice's time zone."""

    @property
    def was_published(self) -> bool:
        """Whether the notice had a version that was no draft."""
        return any(not version.is_draft for version in self.notice.versions)


def compare(now: Notice, seals: Mapping[str, Seal], earlier: Earlier) -> Iterator[Finding]:
    """Findings for every way in which ``now`` is not the earlier state with more added to its end."""
    before, revision = earlier.notice, earlier.revision

    def finding(line: int, message: str, remedy: str = _RESTORE) -> Finding:
        return chain_is_whole.at(now.path, line, message, remedy)

    here = {version.number: version for version in now.versions}
    published = [version for version in before.versions if not version.is_draft]
    for version in published:
        other = here.get(version.number)
        if other is None or other.is_draft:
            message = f"version {version.number}, published at {revision}, is no longer published"
            yield finding(other.line if other else 0, message)
            continue
        for what in _differences(version, other, earlier.seals, seals):
            yield finding(other.line, f"{what} of version {version.number} is not what it was at {revision}")
    numbers = [version.number for version in published if version.number in here]
    if numbers != [version.number for version in now.versions if version.number in set(numbers)]:
        yield finding(0, f"the order of the published versions is not what it was at {revision}")
    if published and before.time_zone != now.time_zone:
        yield finding(0, f"the time zone, in which effective dates begin, is not what it was at {revision}")
    if published and (lost := _lost_locales(before, now)):
        restore = "restore it under 'locales': addresses are promised for ever"
        yield finding(now.key_lines.get("locales", 0), f"the notice, in {lost} at {revision}, is not any more", restore)
    for version in now.versions:
        for what, remedy in _backdated(version, before.version(version.number), earlier.day):
            yield finding(version.line, f"{what}, and was not there at {revision}, on {earlier.day}", remedy)


def _lost_locales(before: Notice, now: Notice) -> str:
    """In which locales a notice was, and is not any more; empty for none."""
    if not now.locales:
        return ""
    return ", ".join(tag for tag in before.locales if tag not in now.locales) if before.locales else "every locale"


def gone(notice_id: str, revision: str) -> Finding:
    """The finding for a notice that was there at ``revision`` and is not any more."""
    path = f"docs/{notice_id}/notice.yml"
    message = f"the register of the notice '{notice_id}', published at {revision}, is gone"
    return chain_is_whole.at(path, 0, message, "restore the notice: its addresses are promised for ever")


def _differences(
    before: Version, now: Version, before_seals: Mapping[str, Seal], now_seals: Mapping[str, Seal]
) -> Iterator[str]:
    for what in ("digest", *COVERED, "material"):
        if getattr(before, what) != getattr(now, what):
            yield f"the {what} date" if what in ("published", "effective") else f"the {what.replace('_', ' ')}"
    if before.withdrawn and before.withdrawn != now.withdrawn:
        yield "the withdrawal"
    if now.errata[: len(before.errata)] != before.errata:
        yield "the list of errata"
    elif now.errata == before.errata and now_seals.get(before.number) != before_seals.get(before.number):
        yield "the seal"


def _backdated(version: Version, before: Version | None, day: date) -> Iterator[tuple[str, str]]:
    """What was entered since then and is dated earlier, and what to do about it."""
    number = version.number
    known = before if before and not before.is_draft else None
    if known is None and not version.is_draft and version.published and version.published < day:
        files = f"{number}/seal.json and {number}/editions.json"
        again = f"delete its 'digest', 'published', {files}, and run 'noticepress publish {number}' again"
        yield f"version {number} is published on {version.published}", again
    if version.withdrawn and not (known and known.withdrawn) and version.withdrawn.on < day:
        again = f"delete its 'withdrawn', and run 'noticepress withdraw {number}' again"
        yield f"version {number} is withdrawn on {version.withdrawn.on}", again
    for erratum in version.errata[len(known.errata) if known else 0 :]:
        if erratum.on < day:
            yield f"version {number} has an erratum of {erratum.on}", _RECORD_AGAIN
