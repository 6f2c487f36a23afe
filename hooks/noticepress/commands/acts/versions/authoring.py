"""What the legal team's commands do to the project's files: the life of a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from noticepress.commands.acts.beginning.starting import NewNotice, starter_sections
from noticepress.commands.acts.versions.amending import amended, entered, with_entry
from noticepress.editions.sources.files import EDITIONS, SEAL
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.files.write import is_begun
from noticepress.findings import Finding, NoticepressError, UsageError, unbroken
from noticepress.model import Notice, Text, Version, VersionNumber, Withdrawal
from noticepress.register import ledger
from noticepress.register.sealing.chain import version_digest, withdrawal_digest
from noticepress.register.sealing.seal import seal_text, write_seal
from noticepress.rules import inputs as input_rules
from noticepress.rules.checking import apply
from noticepress.rules.inputs import fill, wording
from noticepress.rules.literals import literals
from noticepress.rules.literals.passages import notice_passages
from noticepress.rules.subject import NoticeSubject
from noticepress.rules.versions import left_seals, lost_ids, register

_STOP_NOTHING = (register.something_is_shown.code, lost_ids.ids_go_on_working.code)
"""What is no reason to leave a register as it is; of lost ids, those of the version that is published are one."""


def choose_notice(inputs: Inputs, wanted: str | None, way: str = "with --notice", *, having: str = "") -> Notice:
    """The notice that a command is about.

    The one that was ``wanted``, else the only one, or the only one ``having`` a version of that number.
    Raises :class:`UsageError`, with the ``way`` to name it, where that is not clear.
    """
    known = ", ".join(sorted(inputs.notices))
    if wanted is None:
        candidates = [name for name, read in inputs.notices.items() if not having or read.notice.version(having)]
        if len(inputs.notices) > 1 and len(candidates) != 1:
            raise UsageError(f"there are several notices; say which {way} ({known})")
        wanted = candidates[0] if candidates else next(iter(inputs.notices))
    if wanted not in inputs.notices:
        raise UsageError(f"there is no notice {wanted!r}; choose from {known}")
    return inputs.notices[wanted].notice


def new_version(project: Project, notice: Notice, number: str, sections: Mapping[str, bytes] | None = None) -> str:
    """Begin a draft ``number`` with these ``sections``, or a copy of the newest version's; one begun is gone on with.

    Gives the new folder's path. Raises :class:`UsageError` where the number is taken or too small.
    """
    newest = notice.versions[-1]
    try:
        wanted = VersionNumber.parse(number)
    except ValueError as error:
        raise UsageError(f"{number!r} is not a version number; write two or three numbers, such as 2.2") from error
    greatest = max(VersionNumber.parse(version.number) for version in notice.versions)
    folder = project.root / "docs" / notice.id
    if newest.is_draft and any((folder / newest.number / name).is_file() for name in (SEAL, EDITIONS)):
        message = f"version {newest.number} is sealed, but its entry has no digest"
        raise UsageError(f"{message}; 'noticepress check' tells how to restore it")
    if sections is not None and newest.is_draft and newest.number == number:
        return _put_in_place_of_starter(project, notice, folder / number, sections)
    if wanted <= greatest:
        raise UsageError(f"version {number} is not greater than {greatest}; the next is {greatest.next()}")
    if newest.is_draft:
        raise UsageError(
            f"version {newest.number} is still a draft; publish it, or delete it, before beginning another"
        )
    source, target = folder / newest.number, folder / number
    if sections is None:
        sections = {path.name: project.read_bytes(path) for path in sorted(source.glob("*.md"))}
    files = {target / name: content for name, content in sections.items()}
    if target.exists() and not is_begun(target, files):
        raise UsageError(f"{project.name(target)} exists already; delete the folder, or choose another number")
    if not files:
        raise UsageError(f"version {newest.number} has no text to begin from; restore {project.name(source)}")
    entry = Version(number, published=None, effective=None, summary="", digest=None)
    after = replace(notice, versions=(*notice.versions, entry))
    keys = {"version": number, "effective": None, "summary": ""}
    register = amended(project, notice, after, lambda text: ledger.with_entry(text, keys))
    project.write_together({**files, **register})
    return project.name(target)


def _put_in_place_of_starter(project: Project, notice: Notice, target: Path, sections: Mapping[str, bytes]) -> str:
    """Write a text in the place of the one that 'noticepress init' wrote; raises where somebody has written on that."""
    organisation = str(notice.facts.get("organisation", ""))
    starter = {
        target / name: content
        for name, content in starter_sections(NewNotice(notice.id, notice.title, organisation)).items()
    }
    files = {target / name: content for name, content in sections.items()}
    there = sorted(target.glob("*.md"))
    own = [path for path in there if path.read_bytes() not in (starter.get(path), files.get(path))]
    if own:
        message = f"{project.name(own[0])} is no longer what 'noticepress init' wrote"
        raise UsageError(
            f"{message}; nothing was changed: delete {project.name(target)}/ for the text to take its place"
        )
    project.write_together(files)
    for path in there:
        if path not in files:
            path.unlink()
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
    read = inputs.notices[notice.id]
    more = sealed_already(NoticeSubject(notice, read.texts, read.seals, today, read.folders, recorded=read.editions))
    earlier = next((other.number for other in notice.versions if other.is_draft), number)
    if earlier != number and more:
        raise NoticepressError(more)
    if earlier != number:
        message = f"draft {earlier} stands before version {number}, and versions are published in their order"
        raise UsageError(f"{message}; publish {earlier} first, or delete its entry and folder")
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
    of_dates = (register.effective_dates_increase, register.notice_period_is_kept)
    more += [*apply(of_dates, period), *literal_findings(unsealed, read.texts)]
    so_far = replace(unsealed, versions=unsealed.versions[: notice.versions.index(version) + 1])
    more += [finding for finding in lost_ids.ids_go_on_working(period) if finding.line == version.line]
    more += apply(fill.RULES, replace(period, notice=so_far))
    more += wording.check_notice(notice, read.texts, notes=False)  # of the draft, before it cannot be changed any more
    subject = NoticeSubject(
        with_entry(notice, version, sealed), read.texts, {**read.seals, number: seal}, today, read.folders
    )
    refuse(subject, more)
    return PublishPlan(sealed, write_seal(seal), len(seal.blocks))


def publication_files(project: Project, notice: Notice, plan: PublishPlan) -> dict[Path, bytes]:
    """The seal and the register as publishing writes them. Raises where the register cannot be added to."""
    version = plan.version
    draft = notice.version(version.number) or version
    published = {} if draft.published else {"published": version.published}
    keys = {**published, "digest": version.digest}
    seal = project.root / "docs" / notice.id / version.number / SEAL
    return {seal: plan.seal.encode(), **entered(project, notice, draft, version, keys)}


def withdrawal_files(
    project: Project, inputs: Inputs, notice: Notice, number: str, *, reason: str, on: date
) -> dict[Path, bytes]:
    """The register with the recall of a published version that has not taken effect.

    Raises :class:`UsageError` where it has.
    """
    version = published_entry(notice, number)
    if version.withdrawn:
        already = "was withdrawn already, on" if version.withdrawn.on <= on else "is to be withdrawn already, on"
        raise UsageError(f"version {number} {already} {version.withdrawn.on}; nothing was changed")
    if version.effective is None or version.effective <= on:
        message = f"version {number} has been in force since {version.effective} and cannot be withdrawn"
        raise UsageError(f"{message}; publish a new version instead")
    record = inputs.notices[notice.id].editions.get(number)
    acts = (entry.on for edition in (record.editions.values() if record else ()) for entry in edition.history)
    if (last := max(acts, default=on)) > on:
        raise UsageError(
            f"the record of version {number} has an entry of {last}, which is later than {on}; leave out --as-of"
        )
    if not reason.strip():
        raise UsageError("visitors are told why a version is withdrawn; give a --reason")
    refuse_bytes(reason)
    refuse_places(reason)
    refuse_findings(inputs, notice, on)
    withdrawn = Withdrawal(on, unbroken(reason), withdrawal_digest(version, on, unbroken(reason)))
    read = inputs.notices[notice.id]
    recalled = replace(version, withdrawn=withdrawn)
    after = with_entry(notice, version, recalled)
    _refuse_where_named(inputs, notice, version, after, on)
    refuse(NoticeSubject(after, read.texts, read.seals, on, read.folders))
    return entered(project, notice, version, recalled, {"withdrawn": asdict(withdrawn)})


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


def published_entry(notice: Notice, number: str) -> Version:
    """The entry of a version that has been published. Raises :class:`UsageError` where it has not."""
    version = notice.version(number)
    if version is None:
        known = ", ".join(other.number for other in notice.versions)
        raise UsageError(f"the register has no version {number!r}; it has {known}")
    if version.is_draft:
        raise UsageError(f"version {number} is a draft: edit its text, or delete its folder and entry")
    return version


def refuse_bytes(text: str) -> None:
    """Raise :class:`UsageError` for what is no text: such bytes come from the command line as halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UsageError("a text of the command line is not UTF-8; type it anew, in a UTF-8 terminal") from error


def refuse_places(text: str) -> None:
    """Raise :class:`UsageError` where a place that is still to be filled in would be put on the public record."""
    if fill.PLACE.search(text):
        raise UsageError("a text to be published holds a place to be filled in, [[fill: …]]; write what belongs there")


def refuse_findings(inputs: Inputs, notice: Notice, today: date) -> None:
    """The register must be whole before it is changed, or a mistake would be sealed with it."""
    read = inputs.notices[notice.id]
    refuse(NoticeSubject(notice, read.texts, read.seals, today, read.folders, recorded=read.editions))


def refuse(subject: NoticeSubject, more: Iterable[Finding] = ()) -> None:
    """Raise :class:`NoticepressError` with every finding about the register and the English texts, and ``more``.

    What is among ``more`` is told with the remedy that it has there: of a draft, which may be mended.
    """
    findings = list(more)
    told = {(finding.code, finding.path, finding.line, finding.message) for finding in findings}
    found = (each for each in apply((*register.RULES, *input_rules.RULES), subject) if each.code not in _STOP_NOTHING)
    findings += (each for each in found if (each.code, each.path, each.line, each.message) not in told)
    findings = [finding for finding in findings if not finding.note]
    if findings:
        raise NoticepressError(findings)


def sealed_already(subject: NoticeSubject) -> list[Finding]:
    """The findings (VE006) about drafts beside which a seal or a record lies: none is written over."""
    found = left_seals.sealed_drafts(subject)
    return [register.chain_is_whole.at(each.path, each.line, each.message, each.remedy) for each in found]


def literal_findings(notice: Notice, texts: Mapping[str, Text]) -> list[Finding]:
    """The findings about dates and versions typed by hand (VE008) in a notice's English."""
    return apply(literals.RULES, literals.LiteralSubject((notice,), tuple(notice_passages(notice, texts))))
