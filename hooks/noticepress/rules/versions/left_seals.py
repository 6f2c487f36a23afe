"""VE006 and VE007: seals and records of published texts whose register says nothing of their publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticepress.model import Notice, Version
from noticepress.register.sealing.chain import version_digest
from noticepress.register.sealing.seal import Seal
from noticepress.rules.checking import Violation
from noticepress.rules.subject import NoticeSubject

_FROM_HISTORY = "restore its entry and its seal.json from version control"


def unclaimed(notice: Notice, left: Iterable[str]) -> tuple[str, ...]:
    """Numbers of the seals or records beside a register that no entry with a digest belongs to."""
    published = {version.number for version in notice.versions if not version.is_draft}
    return tuple(sorted(number for number in left if number not in published))


def sealed_drafts(subject: NoticeSubject) -> Iterator[Violation]:
    """An entry without a digest whose text is sealed: a published version, or what an interruption left behind."""
    previous: str | None = None
    left = unclaimed(subject.notice, subject.seals)  # of two entries of one number, VE010 tells
    for version in subject.notice.versions:
        seal = subject.seals.get(version.number)
        if version.is_draft and seal and version.number in left:
            path = f"{subject.folders.get(version.number, version.number)}/seal.json"
            message = f"version {version.number} has no digest, but its text is sealed, in {path}"
            digest = _digest(version, seal, previous)
            remedy = f"restore {_lost(digest)}; delete {path} only if it was never published"
            yield Violation(subject.notice.path, version.line, message, remedy)
            previous = digest
            continue
        if version.is_draft and not seal and version.number in subject.recorded:
            path = f"{subject.folders.get(version.number, version.number)}/editions.json"
            message = f"version {version.number} has no digest, but its editions are on record, in {path}"
            remedy = f"{_FROM_HISTORY}; delete {path} only if it was never published"
            yield Violation(subject.notice.path, version.line, message, remedy)
            continue
        if version.is_draft and (version.errata or version.withdrawn):
            record = "an erratum" if version.errata else "a withdrawal"
            message = f"version {version.number} has no digest, but {record}"
            yield Violation(subject.notice.path, version.line, message, _FROM_HISTORY)
        previous = version.digest or previous


def published_folder(number: str, path: str, subject: NoticeSubject) -> Iterator[Violation]:
    """A folder that the register has no entry for, and that holds what 'publish' writes."""
    told = f"its text is sealed, in {path}/seal.json" if number in subject.seals else ""
    if not told and number in subject.recorded:
        told = f"its editions are on record, in {path}/editions.json"
    if told:
        original, remedy = _original(number, subject), "restore its entry in notice.yml from version control"
        if original:
            told += f", as that of version {original}"
            remedy = f"delete the folder where it is a copy, and begin a draft with 'noticepress new'; else {remedy}"
        yield Violation(path, 0, f"the register has no version {number!r}, but {told}", remedy)


def _original(number: str, subject: NoticeSubject) -> str:
    """The published version of which a folder is a copy, made by hand with its seal; empty where there is none."""
    seal = subject.seals.get(number)
    known = (version.number for version in subject.notice.versions if not version.is_draft)
    return next((other for other in known if seal and subject.seals.get(other) == seal), "")


def _digest(version: Version, seal: Seal, previous: str | None) -> str | None:
    """The digest that an entry must have had, if nothing else of it is lost."""
    if version.published is None or version.effective is None:
        return None
    return version.errata[0].old_digest if version.errata else version_digest(version, seal, previous)


def _lost(digest: str | None) -> str:
    if digest is None:
        return "its dates and its line 'digest:' from version control"
    return f"its entry from version control, or, where nothing else of it changed, its line 'digest: {digest}'"
