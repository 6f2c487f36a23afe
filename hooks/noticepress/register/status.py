"""What state a version is in on a day: versions and a day come in, a :class:`Status` leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from noticepress.model import Status, Version


def status_on(version: Version, versions: Iterable[Version], as_of: date) -> Status:
    """The status of ``version`` among ``versions`` on the day ``as_of``."""
    if version.is_draft or version.published is None or version.effective is None:
        return Status.DRAFT
    if version.withdrawn and version.withdrawn.on <= as_of:
        return Status.WITHDRAWN
    if version.published > as_of:
        return Status.PENDING
    if version.effective > as_of:
        return Status.ANNOUNCED
    return Status.IN_FORCE if version == in_force_on(versions, as_of) else Status.SUPERSEDED


def in_force_on(versions: Iterable[Version], as_of: date) -> Version | None:
    """The version whose text binds on the day ``as_of``, or ``None``."""
    binding = [
        version
        for version in versions
        if not version.is_draft
        and version.published is not None
        and version.effective is not None
        and version.published <= as_of
        and version.effective <= as_of
        and not (version.withdrawn and version.withdrawn.on <= as_of)
    ]
    return max(binding, key=lambda version: version.effective or date.min, default=None)


def successor(version: Version, versions: Iterable[tuple[Version, Status]]) -> Version:
    """The version that took the place of a superseded one, among ``versions`` in their order."""
    binding = [other for other, status in versions if status in (Status.IN_FORCE, Status.SUPERSEDED)]
    return binding[binding.index(version) + 1]
