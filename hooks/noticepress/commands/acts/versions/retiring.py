"""Promises ended on record, as ``retire`` writes it."""

from __future__ import annotations

from datetime import date

from noticepress.commands.acts.revisions import Revision
from noticepress.commands.acts.versions.authoring import refuse_bytes, refuse_places
from noticepress.editions.sources.files import RETIRED
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError
from noticepress.register.retired import Retired, misfits, with_entry
from noticepress.rules.versions.promises import PROMISES


def plan_retirement(project: Project, revision: Revision, what: str, reason: str, on: date) -> tuple[Retired, ...]:
    """The record with one more entry, about a promise that a revision has.

    Raises :class:`UsageError` where it has no such promise, :class:`NoticepressError` for a record that was changed.
    """
    if not reason.strip():
        raise UsageError("the record says why a promise ends; give a --reason")
    refuse_bytes(reason + what)
    refuse_places(reason)
    retired = project.read_retired()
    if changed := [*misfits(retired)]:
        restore = "restore the file from version control"
        raise NoticepressError([PROMISES.at(f"locales/{RETIRED}", 0, each, restore) for each in changed])
    promises = revision.promises().each
    if what not in promises:
        alike = sorted(name for name in promises if name.partition(" ")[0] == what.partition(" ")[0])
        known = ", ".join(alike) or ", ".join(sorted({name.partition(" ")[0] for name in promises}))
        raise UsageError(f"{revision.name} has no {what!r}; it has {known}")
    return with_entry(retired, Retired(what, promises[what].value, on, reason.strip()))
