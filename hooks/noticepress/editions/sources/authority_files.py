"""The folder ``authority/``: who may do what, and what has been signed; and what of a project is to be signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from noticepress.editions.sources.files import (
    APPROVED,
    AUTHORITY,
    AUTHORITY_FILE,
    EDITIONS,
    RETIRED,
    SIGNATURES,
    ProjectFiles,
    attempt,
)
from noticepress.editions.sources.inputs import Inputs, NoticeInputs
from noticepress.files.signing.timestamps import NoTimestampError, time_of
from noticepress.findings import Finding, NoticepressError
from noticepress.register.authority.acts import Act, Signature, read_signature
from noticepress.register.authority.authority_yml import parse_authority
from noticepress.register.authority.standing import AuthorityVersion, Standing, parse_version

TIMESTAMP = ".tsr"
"""How the names of timestamps end, beside what they are of."""
Place = tuple[str, int]
"""A file of the project, and a line in it or 0."""


def read_standing(project: ProjectFiles) -> Standing:
    """What lies there; nothing where the project has no such folder.

    Raises :class:`NoticepressError` (IN023, VE016, VE017) for what cannot be read, :class:`UsageError` without OpenSSH.
    """
    folder = project.root / AUTHORITY
    if not folder.is_dir():
        return Standing()
    fatal: list[Finding] = []
    path = folder / AUTHORITY_FILE
    text = "\n".join(project.read_text(path).splitlines()) + "\n" if path.exists() else None
    authority = attempt(fatal, parse_authority, text, project.name(path)) if text is not None else None
    numbered = sorted(
        (path for path in folder.glob("*.json") if path.stem.isdecimal()), key=lambda each: int(each.stem)
    )
    versions = [attempt(fatal, _read_version, project, each) for each in numbered]
    certificates = "\n".join(version.authority.certificates for version in versions if version)
    texts = sorted((folder / SIGNATURES).glob("*.txt"))
    signed = [attempt(fatal, _read_signature, project, path, certificates) for path in texts]
    retired = attempt(fatal, project.read_retired) or ()
    if fatal:
        raise NoticepressError(fatal)
    return Standing(
        text,
        authority,
        tuple(version for version in versions if version),
        tuple(signature for signature in signed if signature),
        retired,
    )


def _read_version(project: ProjectFiles, path: Path) -> AuthorityVersion:
    return parse_version(project.read_text(path), project.name(path))


def _read_signature(project: ProjectFiles, path: Path, certificates: str) -> Signature:
    """A file of signatures, and what its timestamp says, if it has one."""
    signature = read_signature(project.read_text(path), project.name(path))
    stamp = path.with_suffix(TIMESTAMP)
    if not stamp.is_file():
        return signature
    try:
        time = time_of(signature.content.encode(), project.read_bytes(stamp), certificates)
    except NoTimestampError as error:
        return replace(signature, flaw=str(error))
    return replace(signature, time=f"{time:%Y-%m-%dT%H:%M:%SZ}")


def acts_on_record(inputs: Inputs) -> Iterator[tuple[Act, Place]]:
    """Every act on record, and where that is; of records in a chain the last, which covers those before it."""
    for notice_id, read in inputs.notices.items():
        yield from _of_notice(notice_id, read)
    for name, history in inputs.approved.histories.items():
        if history:
            yield Act("approve", (name,), str(history[-1].on), history[-1].digest), (f"locales/{APPROVED}", 0)
    for entry in inputs.standing.retired[-1:]:
        yield Act("retire", (), str(entry.on), entry.digest), (f"locales/{RETIRED}", 0)


def _of_notice(notice_id: str, read: NoticeInputs) -> Iterator[tuple[Act, Place]]:
    for version in read.notice.versions:
        about: tuple[str, ...] = (notice_id, version.number)
        place = (read.notice.path, version.line)
        if version.digest:
            yield Act("publish", about, str(version.published), version.digest), place
        for count, erratum in enumerate(version.errata, 1):
            yield Act("erratum", (*about, str(count)), str(erratum.on), erratum.new_digest), place
        if version.withdrawn:
            yield Act("withdraw", about, str(version.withdrawn.on), version.withdrawn.digest), place
    for number, record in read.editions.items():
        place = (f"docs/{notice_id}/{number}/{EDITIONS}", 0)
        for tag, edition in record.editions.items():
            kind = "revise" if edition.revisions else "publish"
            yield Act(kind, (notice_id, number, tag), str(edition.history[-1].on), edition.digest), place
