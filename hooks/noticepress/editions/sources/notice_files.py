"""The folder of a notice: its register is known, its texts and seals come in, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from noticepress.catalogs.messages import notice_messages
from noticepress.editions.sources.earlier.past import past_messages
from noticepress.editions.sources.files import EDITIONS, REGISTER, SEAL, SHARED_FACTS, ProjectFiles, attempt
from noticepress.editions.sources.inputs import NoticeInputs
from noticepress.editions.sources.reading_again import section_again
from noticepress.editions.sources.theme_words import RESERVED_NAMES
from noticepress.files import yaml
from noticepress.files.conflicts import RESTORE
from noticepress.files.rules import FILES
from noticepress.files.tree import is_hidden, is_plain, made_plain
from noticepress.findings import Finding, NoticepressError
from noticepress.model import Notice, Section, Text, Version
from noticepress.model.notices import VERSION_NUMBER
from noticepress.register.editions import Editions, parse_editions
from noticepress.register.rules import CHAIN, REGISTER_FILE
from noticepress.register.sealing.seal import Seal, parse_seal
from noticepress.texts.dialect import Dialect, Dialects
from noticepress.texts.extensions import NEWEST
from noticepress.texts.folder import section_files
from noticepress.texts.unseen import unseen_in_yaml
from noticepress.texts.whole_text import check_text


def read_notice(project: ProjectFiles, notice: Notice, dialects: Dialects, findings: list[Finding]) -> NoticeInputs:
    """A notice with its texts and seals; what is wrong and stops nothing goes to ``findings``.

    Raises :class:`NoticepressError` for what cannot be read.
    """
    fatal: list[Finding] = []
    folder = project.root / "docs" / notice.id
    register = yaml.parse(project.read_text(folder / REGISTER), notice.path, REGISTER_FILE)
    findings += unseen_in_yaml(register)
    folders = {path.name: project.name(path) for path in folder.iterdir() if path.is_dir()}
    texts: dict[str, Text] = {}
    seals: dict[str, Seal] = {}
    for name in sorted(folders):
        if (folder / name / SEAL).is_file() and (seal := attempt(fatal, _read_seal, project, folder / name / SEAL)):
            seals[name] = seal
    editions = _read_editions(project, folder, folders, fatal)
    for version in notice.versions:
        if version.number not in folders or version.number in texts:
            continue
        path = folder / version.number
        dialect, numbering = _manner(notice, version, seals.get(version.number))
        text = attempt(fatal, _read_version, project, path, version.number, dialects[dialect], findings)
        if text and text.sections:
            texts[version.number] = replace(text, numbering=numbering)
    if fatal:
        raise NoticepressError([*fatal, *findings])
    messages = notice_messages(notice, texts.values())
    past = past_messages(notice, texts, seals, messages)
    return NoticeInputs(notice, texts, seals, folders, messages, past, editions)


def has_drafts_alone(project: ProjectFiles, notice: Notice) -> bool:
    """Whether nothing says that a version was published: neither an entry's digest nor what lies there."""
    folder = project.root / "docs" / notice.id
    sealed = any(path for name in (SEAL, EDITIONS) for path in folder.glob(f"*/{name}"))
    return not sealed and all(version.is_draft for version in notice.versions)


def misnamed(project: ProjectFiles) -> Iterator[Finding]:
    """Files and folders below ``docs/`` whose names are nearly those of registers, or the site's own."""
    yield from _misnamed_files(project)
    yield from _misnamed_notices(project)


def _misnamed_notices(project: ProjectFiles) -> Iterator[Finding]:
    """Notices whose folder or catalogs would be taken for the site's own, by whatever reads them."""
    for notice_id in project.notice_ids:
        if is_hidden(notice_id):
            message = "the name of the notice's folder begins with a dot, and nothing hidden is published"
            remedy = "give the folder a name without one, or move it out of docs/"
            yield FILES.at(project.name(project.root / "docs" / notice_id / REGISTER), 0, message, remedy)
        elif not is_plain(notice_id):
            message = "the name of the notice's folder is its address, and hosts and systems write it in several ways"
            remedy = f"call it by letters from a to z, digits and hyphens, such as {made_plain(notice_id)}"
            yield FILES.at(project.name(project.root / "docs" / notice_id / REGISTER), 0, message, remedy)
        if notice_id in RESERVED_NAMES:
            message = f"the name {notice_id!r} is the site's own, in its catalogs or its folders"
            remedy = f"give the notice's folder another name, such as {notice_id}-notice"
            yield FILES.at(project.name(project.root / "docs" / notice_id / REGISTER), 0, message, remedy)


def _misnamed_files(project: ProjectFiles) -> Iterator[Finding]:
    for path in sorted((project.root / "docs").glob("*.y*ml")):
        if path.name != SHARED_FACTS and path.name.lower() in (SHARED_FACTS, "facts.yaml"):
            message = f"the facts that notices share are in {SHARED_FACTS}, not {path.name}"
            yield FILES.at(project.name(path), 0, message, f"rename it {SHARED_FACTS}")
    for folder in sorted((project.root / "docs").glob("*/")):
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        near = {name for name in names if name.lower() in (REGISTER, "notice.yaml")}
        if REGISTER not in near:
            for name in sorted(near):
                message = f"a register is named {REGISTER}, not {name}"
                yield FILES.at(project.name(folder / name), 0, message, f"rename it {REGISTER}")
            if not near and (seals := sorted(folder.glob(f"*/{SEAL}"))):
                message = f"the register is missing, but texts are sealed here, such as {project.name(seals[0])}"
                yield CHAIN.at(project.name(folder / REGISTER), 0, message, RESTORE)
            elif not near and (texts := _texts_of_versions(folder)):
                message = f"there is no register, but texts in a folder named as a version, such as {texts[0].name}"
                begin = f"delete docs/{folder.name}/ and begin the notice: noticepress init --notice {folder.name}"
                remedy = f"restore the register, or {begin}; ordinary pages belong in folders of other names"
                yield REGISTER_FILE.at(project.name(folder / REGISTER), 0, message, remedy)


def _texts_of_versions(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*.md") if VERSION_NUMBER.fullmatch(path.parent.name))


def read_section(project: ProjectFiles, path: Path, dialect: Dialect) -> tuple[Section, list[Finding]]:
    """A section file, or a page. Raises :class:`NoticepressError` for what cannot be read."""

    def parse() -> tuple[Section, list[Finding]]:
        from noticepress.texts.section import parse_section  # noqa: PLC0415 (what was read before needs no Markdown)

        return parse_section(project.read_text(path), project.name(path), dialect)

    return section_again(project.kept, project.read_bytes(path), project.name(path), dialect.number, parse)


def _read_version(project: ProjectFiles, folder: Path, number: str, dialect: Dialect, findings: list[Finding]) -> Text:
    names = sorted(f"{path.name}/" if path.is_dir() else path.name for path in folder.iterdir())
    files, found = section_files(names, project.name(folder), (SEAL, EDITIONS))
    findings += found
    sections = []
    for name in files:
        section, found = read_section(project, folder / name, dialect)
        sections.append(section)
        findings += found
    text = Text(number, project.name(folder), tuple(sections))
    findings += check_text(text)
    return text


def _read_seal(project: ProjectFiles, path: Path) -> Seal:
    return parse_seal(project.read_text(path), project.name(path))


def _read_editions(
    project: ProjectFiles, folder: Path, names: Iterable[str], fatal: list[Finding]
) -> dict[str, Editions]:
    """The records that lie beside published texts, also where the register says nothing of them."""
    paths = {name: folder / name / EDITIONS for name in sorted(names)}
    read = {number: attempt(fatal, _read_record, project, path) for number, path in paths.items() if path.is_file()}
    return {number: record for number, record in read.items() if record}


def _read_record(project: ProjectFiles, path: Path) -> Editions:
    return parse_editions(project.read_text(path), project.name(path))


def _manner(notice: Notice, version: Version, seal: Seal | None) -> tuple[int, str]:
    """In which dialect a text is read and how its headings are numbered: as its seal says, or as drafts are today."""
    if version.is_draft or seal is None:
        return NEWEST, notice.numbering
    return seal.dialect, seal.numbering
