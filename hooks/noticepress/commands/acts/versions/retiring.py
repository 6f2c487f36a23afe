"""Promises ended on record, as ``retire`` writes it."""

from __future__ import annotations

from datetime import date

from noticepress.commands.acts.revisions import Revision
from noticepress.commands.acts.versions.authoring import refuse_bytes, refuse_places
from noticepress.editions.sources.earlier.promises import Promise, Promises, promises_of
from noticepress.editions.sources.files import RETIRED
from noticepress.editions.sources.project import Project
from noticepress.files.conflicts import RESTORE
from noticepress.findings import NoticepressError, UsageError, unbroken
from noticepress.register.retired import Retired, misfits, with_entry
from noticepress.rules.versions.promises import PROMISES, locale_of


def plan_retirement(project: Project, revision: Revision, what: str, reason: str, on: date) -> tuple[Retired, ...]:
    """The record with one more entry, about a promise that a revision has.

    Raises :class:`UsageError` where it has no such promise, or the project keeps it, or it has ended;
    :class:`NoticepressError` for a record that was changed.
    """
    if not reason.strip():
        raise UsageError("the record says why a promise ends; give a --reason")
    refuse_bytes(reason + what)
    refuse_places(reason)
    retired = project.read_retired()
    if changed := [*misfits(retired)]:
        raise NoticepressError([PROMISES.at(f"locales/{RETIRED}", 0, each, RESTORE) for each in changed])
    before = revision.promises()
    promises = before.each
    if what not in promises:
        alike = sorted(name for name in promises if name.partition(" ")[0] == what.partition(" ")[0])
        known = ", ".join(alike) or ", ".join(sorted({name.partition(" ")[0] for name in promises}))
        raise UsageError(f"{revision.name} has no {what!r}; it has {known}")
    _refuse_what_has_not_ended(what, promises[what], promises_of(project, drafts=True), revision.name)
    _refuse_what_has_ended(what, promises[what], retired[len(before.retired) :])
    return with_entry(retired, Retired(what, promises[what].value, on, unbroken(reason)))


def _refuse_what_has_not_ended(what: str, was: Promise, now: Promises, revision: str) -> None:
    """Raise :class:`UsageError` where the record would say of a promise that it has ended, and the project keeps it."""
    own = now.each.get(what)
    if own and own.value == was.value:
        place = f"{own.path}:{own.line}" if own.line else own.path
        message = f"the {what} is in {place} as it was at {revision}"
        raise UsageError(f"{message}; take it out there, or change it, and then end it on record")
    locale = locale_of(what)
    if own is None and locale and what != f"locale {locale}":
        raise UsageError(f'the {what} ends with its locale: noticepress retire "locale {locale}" --against {revision}')


def _refuse_what_has_ended(what: str, was: Promise, since: tuple[Retired, ...]) -> None:
    for entry in since:
        if (entry.what, entry.was) == (what, was.value):
            raise UsageError(f"the {what} was ended already, on {entry.on}; nothing was changed")
