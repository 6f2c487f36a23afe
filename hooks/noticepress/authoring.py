"""What the legal team's commands do to the project's files: the life of a version."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from noticepress import register_text
from noticepress.amending import amended, entered, with_entry
from noticepress.chain import erratum_digest, version_digest, withdrawal_digest
from noticepress.checks import inputs as input_rules
from noticepress.checks import literals, versions
from noticepress.checks.passages import notice_passages
from noticepress.checks.rule import apply
from noticepress.checks.subject import NoticeSubject
from noticepress.dialect import Dialect
from noticepress.errors import Finding, NoticepressError, UsageError
from noticepress.model import Erratum, Notice, Text, Version, VersionNumber, Withdrawal
from noticepress.project import SEAL, Project
from noticepress.publication import Inputs
from noticepress.seal import seal_text, write_seal
from noticepress.source import check_text, parse_section


def choose_notice(inputs: Inputs, wanted: str | None) -> Notice:
    """The notice that a command is about. Raises :class:`UsageError` where that is not clear."""
    known = ", ".join(sorted(inputs.notices))
    if wanted is None:
        if len(inputs.notices) > 1:
            raise UsageError(f"there are several notices; say which with --notice ({known})")
        wanted = next(iter(inputs.notices))
    if wanted not in inputs.notices:
        raise UsageError(f"there is no notice {wanted!r}; choose from {known}")
    return inputs.notices[wanted].notice


def new_version(project: Project, notice: Notice, number: str) -> str:
    """Copy the newest version's text into a draft ``number`` and enter it in the register.

    Gives the new folder's path. Raises :class:`UsageError` where the number is taken or too small.
    """
    newest = notice.versions[-1]
    try:
        wanted = VersionNumber.parse(number)
    except ValueError as error:
        raise UsageError(f"{number!r} is not a version number; write two or three numbers, such as 2.2") from error
    greatest = max(VersionNumber.parse(version.number) for version in notice.versions)
    if wanted <= greatest:
        raise UsageError(f"version {number} is not greater than {greatest}; the next is {greatest.next()}")
    if newest.is_draft:
        raise UsageError(
            f"version {newest.number} is still a draft; publish it, or delete it, before beginning another"
        )
    folder = project.root / "docs" / notice.id
    source, target = folder / newest.number, folder / number
    if target.exists():
        raise UsageError(f"{project.name(target)} exists already; delete the folder, or choose another number")
    sections = sorted(source.glob("*.md"))
    if not sections:
        raise UsageError(f"version {newest.number} has no text to begin from; restore {project.name(source)}")
    entry = Version(number, published=None, effective=None, summary="", digest=None)
    after = replace(notice, versions=(*notice.versions, entry))
    keys = {"version": number, "effective": None, "summary": ""}
    register = amended(project, notice, after, lambda text: register_text.with_entry(text, keys))
    staging = Path(tempfile.mkdtemp(dir=folder, prefix=f".{number}."))
    try:
        for path in sections:
            shutil.copyfile(path, staging / path.name)
        staging.chmod(0o755)
        staging.rename(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    try:
        project.write_together(register)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    return project.name(target)


@dataclass(frozen=True, slots=True)
class PublishPlan:
    """What publishing a draft will do."""

    version: Version
    """The entry as it will be."""
    seal: str
    """The seal file's text."""
    blocks: int


def plan_publication(inputs: Inputs, notice: Notice, number: str, today: date) -> PublishPlan:
    """Work out what ``publish`` writes. Raises :class:`UsageError` or :class:`NoticepressError` where it must not."""
    version = notice.version(number)
    if version is None:
        known = ", ".join(other.number for other in notice.versions)
        raise UsageError(f"the register has no version {number!r}; it has {known}")
    if not version.is_draft:
        raise UsageError(f"version {number} is published already, on {version.published}; nothing was changed")
    earlier = next((other.number for other in notice.versions if other.is_draft), number)
    if earlier != number:
        message = f"draft {earlier} stands before version {number}, and versions are published in their order"
        raise UsageError(f"{message}; publish {earlier} first, or delete its entry and folder")
    read = inputs.notices[notice.id]
    dated = replace(version, published=version.published or today)
    if dated.published and dated.published < today:
        raise UsageError(
            f"version {number} cannot be published on {dated.published}, which is past; mend the date in "
            f"{notice.path}, or say that a version of the past is entered: --as-of {dated.published}"
        )
    if dated.effective is None:
        remedy = f"write 'effective: YYYY-MM-DD' in its entry, {notice.path}:{version.line}"
        raise UsageError(f"version {number} has no effective date; {remedy}")
    if not dated.summary:
        remedy = f"write one or two sentences for visitors in its entry, {notice.path}:{version.line}"
        raise UsageError(f"version {number} has no summary; {remedy}")
    if number not in read.texts:
        raise UsageError(f"version {number} has no text; restore its folder, or begin it with 'noticepress new'")
    previous = notice.before(version)
    seal = seal_text(read.texts[number], notice, dated)
    sealed = replace(dated, digest=version_digest(dated, seal, previous.digest if previous else None))
    unsealed = with_entry(notice, version, dated)
    period = NoticeSubject(unsealed, read.texts, read.seals, today)
    more = [*apply((versions.notice_period_is_kept,), period), *_literal_findings(unsealed, read.texts)]
    subject = NoticeSubject(
        with_entry(notice, version, sealed), read.texts, {**read.seals, number: seal}, today, read.folders
    )
    _refuse(subject, more)
    return PublishPlan(sealed, write_seal(seal), len(seal.blocks))


def publish(project: Project, notice: Notice, plan: PublishPlan, *, dry_run: bool = False) -> None:
    """Write the seal and the register, or neither; with ``dry_run``, only see that the register can be written."""
    version = plan.version
    draft = notice.version(version.number) or version
    published = {} if draft.published else {"published": version.published}
    keys = {**published, "digest": version.digest}
    register = entered(project, notice, draft, version, keys)
    if not dry_run:
        seal = project.root / "docs" / notice.id / version.number / SEAL
        project.write_together({seal: plan.seal.encode(), **register})


def withdraw(project: Project, inputs: Inputs, notice: Notice, number: str, *, reason: str, on: date) -> None:
    """Enter the recall of a published version that has not taken effect. Raises :class:`UsageError` where it has."""
    version = _published(notice, number)
    if version.withdrawn:
        raise UsageError(f"version {number} was withdrawn already, on {version.withdrawn.on}; nothing was changed")
    if version.effective is None or version.effective <= on:
        message = f"version {number} has been in force since {version.effective} and cannot be withdrawn"
        raise UsageError(f"{message}; publish a new version instead")
    if not reason.strip():
        raise UsageError("visitors are told why a version is withdrawn; give a --reason")
    _refuse_bytes(reason)
    _refuse_findings(inputs, notice, on)
    withdrawn = Withdrawal(on, reason.strip(), withdrawal_digest(version, on, reason.strip()))
    read = inputs.notices[notice.id]
    recalled = replace(version, withdrawn=withdrawn)
    after = with_entry(notice, version, recalled)
    _refuse_where_named(inputs, notice, version, after, on)
    _refuse(NoticeSubject(after, read.texts, read.seals, on, read.folders))
    project.write_together(entered(project, notice, version, recalled, {"withdrawn": asdict(withdrawn)}))


def _refuse_where_named(inputs: Inputs, notice: Notice, version: Version, after: Notice, on: date) -> None:
    """Raise :class:`UsageError` where the text of a later version was published with this one as the one before it."""
    texts = inputs.notices[notice.id].texts
    for later in notice.versions[notice.versions.index(version) + 1 :]:
        if later.is_draft or seal_text(texts[later.number], notice, later) == seal_text(
            texts[later.number], after, later
        ):
            continue
        remedies = [f"withdraw {version.number} on a later day than {on}"]
        if not later.withdrawn:
            remedies = [f"withdraw {later.number} first, and {version.number} on a later day"]
        if later.published and version.effective and later.published + timedelta(days=1) < version.effective:
            remedies.append(f"withdraw {version.number} after {later.published}, when {later.number} is on the site")
        raise UsageError(
            f"version {version.number} cannot be withdrawn on {on}: the text of version {later.number}, "
            f"to be published on {later.published}, names it as the version before; {', or '.join(remedies)}"
        )


@dataclass(frozen=True, slots=True)
class ErratumRequest:
    """A correction that somebody asks for."""

    number: str
    section: str
    old: str
    """What stands in the section's file, once."""
    new: str
    reason: str


def record_erratum(project: Project, inputs: Inputs, notice: Notice, request: ErratumRequest, on: date) -> Erratum:
    """Correct a published text and put the correction on record.

    Raises :class:`UsageError` or :class:`NoticepressError` before anything is written.
    """
    version = _published(notice, request.number)
    if not request.reason.strip():
        raise UsageError("visitors are told why a text is corrected; give a --reason")
    if not request.old.strip():
        raise UsageError("--old is empty; quote the text to be replaced, as it stands in the file")
    _refuse_bytes(request.reason + request.new)
    _refuse_findings(inputs, notice, on)
    text = inputs.notices[notice.id].texts[request.number]
    section = next((each for each in text.sections if each.id == request.section), None)
    if section is None:
        known = ", ".join(each.id for each in text.sections)
        raise UsageError(f"version {request.number} has no section {request.section!r}; it has {known}")
    path = project.root / section.path
    after = _replaced_once(project.read_text(path), request, section.path)
    corrected, findings = parse_section(after, section.path, Dialect())
    if findings:
        raise NoticepressError(findings)
    read = inputs.notices[notice.id]
    corrected_text = replace(text, sections=tuple(corrected if each is section else each for each in text.sections))
    now = seal_text(corrected_text, notice, version)
    seal = read.seals[request.number].corrected(now)
    correction = seal.corrections[-1]
    old_texts = tuple(block.text for block in text.blocks[correction.start :][: len(correction.old)])
    new_texts = tuple(block.text for block in corrected_text.blocks[correction.start :][: correction.count])
    last = version.errata[-1].new_digest if version.errata else version.digest or ""
    erratum = Erratum(on, section.id, request.reason.strip(), old_texts, new_texts, last, "")
    erratum = replace(erratum, new_digest=erratum_digest(version, seal, erratum))
    texts = {**read.texts, request.number: corrected_text}
    corrected_entry = replace(version, errata=(*version.errata, erratum))
    after_entry = with_entry(notice, version, corrected_entry)
    # An erratum may cure a literal date, and must not bring in another one.
    there = {(found.path, found.message) for found in _literal_findings(notice, read.texts)}
    literal = [found for found in _literal_findings(after_entry, texts) if (found.path, found.message) not in there]
    subject = NoticeSubject(after_entry, texts, {**read.seals, request.number: seal}, on, read.folders)
    _refuse(subject, [*check_text(corrected_text), *literal])
    if old_texts == new_texts:
        raise UsageError("the correction changes no text; edit the file for layout, and begin a version for structure")

    register = entered(project, notice, version, corrected_entry, {"errata": [asdict(erratum)]})
    seal_path = project.root / "docs" / notice.id / request.number / SEAL
    project.write_together({path: project.encoded(path, after), seal_path: write_seal(seal).encode(), **register})
    return erratum


def _replaced_once(text: str, request: ErratumRequest, path: str) -> str:
    """The file's text, corrected; lines end as they do there."""
    old = r"\r?\n".join(re.escape(line) for line in request.old.replace("\r\n", "\n").split("\n"))
    found = list(re.finditer(old, text))
    if len(found) != 1:
        times = f"{len(found)} times" if found else "not at all"
        raise UsageError(f"the text to be replaced stands in {path} {times}; quote more of it, as in the file")
    line_end = "\r\n" if "\r\n" in text else "\n"
    new = request.new.replace("\r\n", "\n").replace("\n", line_end)
    return text[: found[0].start()] + new + text[found[0].end() :]


def _published(notice: Notice, number: str) -> Version:
    version = notice.version(number)
    if version is None:
        known = ", ".join(other.number for other in notice.versions)
        raise UsageError(f"the register has no version {number!r}; it has {known}")
    if version.is_draft:
        raise UsageError(f"version {number} is a draft: edit its text, or delete its folder and entry")
    return version


def _refuse_bytes(text: str) -> None:
    """What was typed must be text: bytes that are none come from the command line as halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError("a text of the command line is not UTF-8; type it anew, in a UTF-8 terminal") from error


def _refuse_findings(inputs: Inputs, notice: Notice, today: date) -> None:
    """The register must be whole before it is changed, or a mistake would be sealed with it."""
    read = inputs.notices[notice.id]
    _refuse(NoticeSubject(notice, read.texts, read.seals, today, read.folders))


def _refuse(subject: NoticeSubject, more: Iterable[Finding] = ()) -> None:
    """Raise :class:`NoticepressError` with every finding about the register and the English texts, and ``more``."""
    findings = [*more, *apply((*versions.RULES, *input_rules.RULES), subject)]
    findings = [finding for finding in findings if finding.code != "VE009"]
    if findings:
        raise NoticepressError(findings)


def _literal_findings(notice: Notice, texts: Mapping[str, Text]) -> list[Finding]:
    return apply(literals.RULES, literals.LiteralSubject((notice,), tuple(notice_passages(notice, texts))))
