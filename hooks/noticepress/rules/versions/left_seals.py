"""VE006 and VE007: seals of published texts whose register says nothing of their publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from noticepress.model import Notice, Version
from noticepress.register.sealing.chain import version_digest
from noticepress.register.sealing.seal import Seal
from noticepress.rules.checking import Violation
from noticepress.rules.subject import NoticeSubject


def unclaimed(notice: Notice, seals: Mapping[str, Seal]) -> tuple[str, ...]:
    """Numbers of the seals beside a register that no entry with a digest belongs to."""
    published = {version.number for version in notice.versions if not version.is_draft}
    return tuple(sorted(number for number in seals if number not in published))


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
        if version.is_draft and (version.errata or version.withdrawn):
            record = "an erratum" if version.errata else "a withdrawal"
            message = f"version {version.number} has no digest, but {record}"
            remedy = "restore its entry and its seal.json from version control"
            yield Violation(subject.notice.path, version.line, message, remedy)
        previous = version.digest or previous


def sealed_folder(number: str, path: str) -> Violation:
    """A folder with a seal that the register has no entry for."""
    message = f"the register has no version {number!r}, but its text is sealed, in {path}/seal.json"
    return Violation(path, 0, message, "restore its entry in notice.yml from version control")


def _digest(version: Version, seal: Seal, previous: str | None) -> str | None:
    """The digest that an entry must have had, if nothing else of it is lost."""
    if version.published is None or version.effective is None:
        return None
    return version.errata[0].old_digest if version.errata else version_digest(version, seal, previous)


def _lost(digest: str | None) -> str:
    if digest is None:
        return "its dates and its line 'digest:' from version control"
    return f"its entry from version control, or, where nothing else of it changed, its line 'digest: {digest}'"
