"""Errata: a published text is corrected, the correction put on record, and translations carried over if asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import parse_catalog, read_catalog
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.po.writing import write_catalog
from noticepress.commands.acts.versions.amending import entered, with_entry
from noticepress.commands.acts.versions.authoring import (
    literal_findings,
    published_entry,
    refuse,
    refuse_bytes,
    refuse_findings,
    refuse_places,
)
from noticepress.commands.acts.versions.carrying import carried
from noticepress.commands.acts.versions.quoting import corrected
from noticepress.commands.acts.versions.sameness import differences
from noticepress.editions.sources.files import SEAL
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError, counted, one_line, unbroken
from noticepress.model import Block, Erratum, Notice, Section, Text, Version
from noticepress.register.facts import format_fact
from noticepress.register.ledger import Value
from noticepress.register.register import facts_of
from noticepress.register.sealing.chain import erratum_digest
from noticepress.register.sealing.seal import Seal, seal_text, write_seal
from noticepress.register.sealing.undoing import gaps
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from noticepress.texts.whole_text import check_text


@dataclass(frozen=True, slots=True)
class ErratumRequest:
    """A correction that somebody asks for."""

    number: str
    section: str
    old: str
    """What stands in the section's file or on its page, once."""
    new: str
    reason: str
    translations_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class CatalogTouch:
    """What an erratum means for one catalog."""

    path: str
    entries: int
    """Translations of the corrected blocks that the catalog has."""
    carried: int
    """How many of them are carried over; the others become fuzzy with the next ``noticepress update``."""


@dataclass(frozen=True, slots=True)
class ErratumPlan:
    """What recording an erratum will do."""

    erratum: Erratum
    version: Version
    """The entry as it will be."""
    text: Text
    """The text as it will be."""
    files: Mapping[Path, bytes]
    catalogs: tuple[CatalogTouch, ...]


def plan_erratum(project: Project, inputs: Inputs, notice: Notice, request: ErratumRequest, on: date) -> ErratumPlan:
    """Work out what an erratum writes. Raises :class:`UsageError` or :class:`NoticepressError` where it must not."""
    version = published_entry(notice, request.number)
    _refuse_request(request)
    if version.published and on < version.published:
        message = f"version {version.number} is to be published on {version.published}, and nobody has seen it yet"
        raise UsageError(f"{message}; withdraw it and publish another, or correct it from that day on")
    refuse_findings(inputs, notice, on)
    read = inputs.notices[notice.id]
    text = read.texts[request.number]
    section = _section(text, request)
    path = project.root / section.path
    before = project.read_text(path)
    english = project.read_locales()[0].cldr
    facts = {name: format_fact(value, english) for name, value in facts_of(notice, version).items()}
    after = corrected(before, request.old, request.new, section.path, facts)
    new_section, findings = parse_section(after, section.path, Dialect(section.dialect))
    if findings:
        raise NoticepressError(findings)
    new_text = replace(text, sections=tuple(new_section if each is section else each for each in text.sections))
    source = before.replace("\r\n", "\n").replace("\r", "\n")
    seal = read.seals[request.number].corrected(seal_text(new_text, notice, version), source)
    old_blocks, new_blocks = _changed(text, new_text, seal)
    erratum = _erratum(version, request, on, (old_blocks, new_blocks), seal)
    entry = replace(version, errata=(*version.errata, erratum))
    after_entry = with_entry(notice, version, entry)
    texts = {**read.texts, request.number: new_text}
    # An erratum may cure a literal date, and must not bring in another one.
    there = {(found.path, found.message) for found in literal_findings(notice, read.texts)}
    literal = [found for found in literal_findings(after_entry, texts) if (found.path, found.message) not in there]
    subject = NoticeSubject(after_entry, texts, {**read.seals, request.number: seal}, on, read.folders)
    refuse(subject, [*check_text(new_text), *literal])
    if erratum.old_text == erratum.new_text:
        raise UsageError("the correction changes no text; edit the file for layout, and begin a version for structure")
    for gap in gaps(new_text, entry, seal):
        raise UsageError(f"{gap}, which could then not be shown any more; begin a version instead")
    keys = _keys(old_blocks, new_blocks, request)
    catalogs, touched = _catalogs(project, notice, keys, erratum)
    written = {"errata": [as_recorded(erratum)]}
    seal_path = project.root / "docs" / notice.id / request.number / SEAL
    files = {path: project.encoded(path, after), seal_path: write_seal(seal).encode(), **catalogs}
    return ErratumPlan(
        erratum, entry, new_text, {**files, **entered(project, notice, version, entry, written)}, touched
    )


def _refuse_request(request: ErratumRequest) -> None:
    if not request.reason.strip():
        raise UsageError("visitors are told why a text is corrected; give a --reason")
    if not request.old.strip():
        raise UsageError("--old is empty; quote the text to be replaced, as it stands in the file")
    refuse_bytes(request.reason + request.new + request.old)
    for text in (request.new, request.reason):
        refuse_places(text)


def _section(text: Text, request: ErratumRequest) -> Section:
    section = next((each for each in text.sections if each.id == request.section), None)
    if section is None:
        known = ", ".join(each.id for each in text.sections)
        raise UsageError(f"version {request.number} has no section {request.section!r}; it has {known}")
    return section


def _changed(old: Text, new: Text, seal: Seal) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks that the seal's last correction is about, as they were and as they are."""
    last = seal.corrections[-1]
    return old.blocks[last.start :][: len(last.old)], new.blocks[last.start :][: last.count]


def _erratum(
    version: Version,
    request: ErratumRequest,
    on: date,
    blocks: tuple[tuple[Block, ...], tuple[Block, ...]],
    seal: Seal,
) -> Erratum:
    old_text, new_text = (tuple(block.text for block in each) for each in blocks)
    last = version.errata[-1].new_digest if version.errata else version.digest or ""
    reason, unchanged = unbroken(request.reason), request.translations_unchanged
    erratum = Erratum(on, request.section, reason, old_text, new_text, last, "", unchanged)
    return replace(erratum, new_digest=erratum_digest(version, seal, erratum))


def as_recorded(erratum: Erratum) -> dict[str, Value]:
    """The erratum as the register has it."""
    record: dict[str, Value] = asdict(erratum)
    if not record.pop("translations_unchanged"):
        return record
    digests = {name: record.pop(name) for name in ("old_digest", "new_digest")}
    return {**record, "translations_unchanged": True, **digests}


# Translations


def _keys(old: tuple[Block, ...], new: tuple[Block, ...], request: ErratumRequest) -> dict[Key, Key]:
    """The corrected messages, old to new.

    Raises :class:`UsageError` where translations shall be unchanged and cannot.
    """
    if not request.translations_unchanged:
        return {block.key: block.key for block in old if block.translatable and block.key not in {b.key for b in new}}
    if len(old) != len(new):
        become = counted(len(old), "block becomes", "blocks become")
        raise UsageError(
            f"translations cannot be unchanged: {become} {len(new)}; "
            "leave out --translations-unchanged, so that translators look at them"
        )
    pairs = [(one, other) for one, other in zip(old, new, strict=True) if one.translatable and one.key != other.key]
    markup = Markup()
    found = [difference for one, other in pairs for difference in differences(one.text, other.text, one.role, markup)]
    if found:
        raise UsageError(
            f"translations cannot be unchanged where what they repeat differs: {'; '.join(dict.fromkeys(found))}; "
            "leave out --translations-unchanged, so that translators look at them"
        )
    return {one.key: other.key for one, other in pairs}


def _catalogs(
    project: Project, notice: Notice, keys: Mapping[Key, Key], erratum: Erratum
) -> tuple[dict[Path, bytes], tuple[CatalogTouch, ...]]:
    """The catalogs' files with what is carried over, and what the erratum means for each."""
    files: dict[Path, bytes] = {}
    touched: list[CatalogTouch] = []
    comment = one_line(
        f"{erratum.on}: the English was corrected and its meaning left unchanged ({erratum.reason}); "
        "this translation was carried over by 'noticepress erratum --translations-unchanged'."
    )
    for path in _paths(project, notice):
        raw = project.read_bytes(path)
        catalog = parse_catalog(raw, path.parts[-3], notice.id, project.name(path))
        there = [entry for key in keys if (entry := catalog.get(key)) and any(entry.texts)]
        count = 0
        if erratum.translations_unchanged:
            file, _ = read_catalog(raw, catalog.name, catalog.path)
            file, count = carried(file, keys, comment)
            files |= {path: write_catalog(file)} if count else {}
        if there:
            touched.append(CatalogTouch(project.name(path), len(there), count))
    return files, tuple(touched)


def _paths(project: Project, notice: Notice) -> Iterator[Path]:
    paths: Iterable[Path] = (project.catalog_path(name, notice.id) for name in project.catalog_names)
    return (path for path in paths if path.is_file())
