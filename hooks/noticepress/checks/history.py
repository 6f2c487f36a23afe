"""VE006 again: the register compared with an earlier state of itself, such as a commit's.

A hash chain can be computed anew by whoever edits the register; a published commit cannot. What was
published there must be published here, the same; errata and a withdrawal may have been added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from noticepress.checks.versions import chain_is_whole
from noticepress.errors import Finding
from noticepress.model import Notice, Version
from noticepress.seal import Seal

_REMEDY = "restore it; a published version changes only by 'noticepress erratum' and 'noticepress withdraw'"


def compare(
    now: Notice, now_seals: Mapping[str, Seal], before: Notice, before_seals: Mapping[str, Seal], revision: str
) -> Iterator[Finding]:
    """Findings for every way in which ``now`` is not ``before`` with more added to its end."""
    here = {version.number: version for version in now.versions}
    for version in before.versions:
        if version.is_draft:
            continue
        other = here.get(version.number)
        if other is None or other.is_draft:
            message = f"version {version.number}, published at {revision}, is no longer published"
            yield Finding(now.path, other.line if other else 0, chain_is_whole.code, message, _REMEDY)
            continue
        for what in _differences(version, other, before_seals, now_seals):
            message = f"{what} of version {version.number} is not what it was at {revision}"
            yield Finding(now.path, other.line, chain_is_whole.code, message, _REMEDY)
    order_before = [version.number for version in before.versions if not version.is_draft and version.number in here]
    order_now = [version.number for version in now.versions if version.number in set(order_before)]
    if order_before != order_now:
        message = f"the order of the published versions is not what it was at {revision}"
        yield Finding(now.path, 0, chain_is_whole.code, message, _REMEDY)


def _differences(
    before: Version, now: Version, before_seals: Mapping[str, Seal], now_seals: Mapping[str, Seal]
) -> Iterator[str]:
    for what in ("digest", "published", "effective", "summary"):
        if getattr(before, what) != getattr(now, what):
            yield f"the {what} date" if what in ("published", "effective") else f"the {what}"
    if before.withdrawn and before.withdrawn != now.withdrawn:
        yield "the withdrawal"
    if now.errata[: len(before.errata)] != before.errata:
        yield "the list of errata"
    elif now.errata == before.errata and now_seals.get(before.number) != before_seals.get(before.number):
        yield "the seal"
