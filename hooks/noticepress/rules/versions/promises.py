"""VE015: what a project promises compared with what it promised at a git revision."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.editions.sources.earlier.promises import Promise, Promises
from noticepress.editions.sources.files import APPROVED, AUTHORITY, AUTHORITY_FILE, EDITIONS, RETIRED, SIGNATURES
from noticepress.findings import Finding, Rule, quote
from noticepress.register.retired import misfits

PROMISES = Rule(
    "VE015",
    summary="A promise is not what it was at a git revision",
    explanation="'noticepress check --against REV' compares every promise with that revision: locales with their "
    "addresses, labels and hreflang, the site's address, the organisation, its disclaimer and legal links, signers, "
    "the clauses that say that English prevails, files at the root of docs/, what is on record of editions, "
    "of approved words and of the authority. A promise ends by an entry that 'noticepress retire' writes. Titles, "
    "terms of the glossary and templates of the project may change, and are told in a note.",
    example="A locale deleted from locales/locales.yml, with all of its addresses.",
    remedy="restore it, or end it on record with 'noticepress retire'",
)


_GROWS = "restore the file; what is on record grows, and never changes"


def compare_promises(now: Promises, before: Promises, revision: str) -> Iterator[Finding]:
    """Findings for every promise of ``before`` that ``now`` does not keep, and that no entry has ended since."""
    ended = {(entry.what, entry.was) for entry in now.retired[len(before.retired) :]}
    gone = {what.removeprefix("locale ") for what, _ in ended if what.startswith("locale ")}
    notices = {promise.notice for promise in now.each.values()}
    for what, promise in before.each.items():
        own = now.each.get(what)
        if promise.notice and promise.notice not in notices:
            continue  # VE006 says it of the notice
        if (what, promise.value) in ended or (own and own.value == promise.value):
            continue
        if own is None and (locale_of(what) in gone or (locale_of(what) and what.partition(" ")[0] != "locale")):
            continue  # what is said of a locale goes with it
        yield _broken(what, promise, own, revision)
    yield from _rewritten_records(now, before, revision, gone)
    yield from _rewritten_authority(now, before, revision)


def locale_of(what: str) -> str:
    """The tag of the locale that a promise is about; empty for others."""
    kind, _, rest = what.partition(" ")
    if kind == "locale":
        return rest
    return rest.removeprefix("of ") if kind in ("address", "label", "hreflang") else ""


def _broken(what: str, was: Promise, now: Promise | None, revision: str) -> Finding:
    remedy = f'restore it, or end it on record: noticepress retire "{what}" --against {revision} --reason "…"'
    if was.may_change:
        change = "is gone since" if now is None else "has changed since"
        return PROMISES.at((now or was).path, 0, f"the {what} {change} {revision}", "see that it is meant", note=True)
    if now is None:
        return PROMISES.at(was.path, 0, f"the {what}, there at {revision}, is gone", remedy)
    return PROMISES.at(
        now.path, now.line, f"the {what} is {quote(now.value)}, and was {quote(was.value)} at {revision}", remedy
    )


def _rewritten_records(now: Promises, before: Promises, revision: str, gone: set[str]) -> Iterator[Finding]:
    """What was on record, and is not any more, or in other words."""
    for (notice_id, number), record in before.editions.items():
        path = f"docs/{notice_id}/{number}/{EDITIONS}"
        own = now.editions.get((notice_id, number))
        if own is None:
            yield PROMISES.at(path, 0, f"the record of editions, there at {revision}, is gone", _GROWS)
            continue
        for tag, edition in record.editions.items():
            history = own.editions[tag].history if tag in own.editions else ()
            if tag not in gone and history[: len(edition.history)] != edition.history:
                yield PROMISES.at(
                    path, 0, f"the history of the edition in {tag} is not what it was at {revision}", _GROWS
                )
    for name, approvals in before.approved.histories.items():
        if now.approved.histories.get(name, ())[: len(approvals)] != approvals:
            message = f"what was approved of the words of {name} is not what it was at {revision}"
            yield PROMISES.at(f"locales/{APPROVED}", 0, message, _GROWS)
    for what in misfits(now.retired):
        yield PROMISES.at(f"locales/{RETIRED}", 0, what, _GROWS)
    if now.retired[: len(before.retired)] != before.retired:
        yield PROMISES.at(f"locales/{RETIRED}", 0, f"what was retired is not what it was at {revision}", _GROWS)


def _rewritten_authority(now: Promises, before: Promises, revision: str) -> Iterator[Finding]:
    if now.authority[: len(before.authority)] != before.authority:
        message = f"the authority does not follow on what it was at {revision}"
        yield PROMISES.at(f"{AUTHORITY}/{AUTHORITY_FILE}", 0, message, _GROWS)
    for line, _ in sorted(before.signatures - now.signatures):
        message = f"a signature or timestamp of '{line}', there at {revision}, is gone"
        yield PROMISES.at(f"{AUTHORITY}/{SIGNATURES}", 0, message, _GROWS)
