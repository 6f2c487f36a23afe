"""Catalogs for other tools, and back: a project and names come in, a file's bytes or changed catalogs leave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import read_catalog
from noticepress.catalogs.exchange.merging import Fits, TakenIn, take_in
from noticepress.catalogs.exchange.tables import read_csv, read_xlsx, write_csv, write_xlsx
from noticepress.catalogs.exchange.tmx import read_tmx, write_tmx
from noticepress.catalogs.exchange.units import UNWRITABLE, Returned, Sheet, Unit, key_of, sheet_of, stem_of
from noticepress.catalogs.exchange.xliff import read_xliff, write_xliff1, write_xliff2
from noticepress.catalogs.exchange.xml import read_xml
from noticepress.catalogs.locales import is_other_language
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key, PoEntry, PoFile
from noticepress.catalogs.po.header import decode_po
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.extras import install
from noticepress.findings import NoticepressError, UsageError, quote
from noticepress.rules.translations.entries import placeholders
from noticepress.rules.translations.fidelity import targets

FORMATS: Mapping[str, tuple[str, Callable[[Iterable[Sheet]], bytes]]] = {
    "xliff2": (".xlf", write_xliff2),
    "xliff1.2": (".xliff", write_xliff1),
    "csv": (".csv", write_csv),
    "xlsx": (".xlsx", write_xlsx),
    "tmx": (".tmx", write_tmx),
}
"""By name: the usual ending of a file, and what writes it. PO is the catalog itself."""
_CATALOG_FIELD = "X-Catalog"
_KEYS = "exported as: "
"""Beginning of the comment that has the keys of an entry in a PO file: PO has no other place for them."""
_FOLDER = re.compile(r"(?:.*/)?(\w+)/LC_MESSAGES/[^/]+")


@dataclass(frozen=True, slots=True)
class Exported:
    """A file for another tool."""

    content: bytes
    units: int
    left_out: tuple[str, ...]
    """Of texts that no XML can hold: where they stand, and why."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one catalog's texts."""

    path: str
    taken: TakenIn


def export(project: Project, name: str, domain: str, form: str, *, only_unfinished: bool) -> Exported:
    """A catalog, or one domain of it, in a form. Raises :class:`UsageError` where there is none."""
    paths = _paths(project, name, domain)
    files = {project.name(path): read_catalog(project.read_bytes(path), name, project.name(path))[0] for path in paths}
    if form == "po":
        if len(files) > 1:
            choice = ", ".join(path.stem for path in paths)
            raise UsageError(f"a PO file holds one catalog; add --domain with one of {choice}")
        ((path, file),) = files.items()
        return Exported(_named(file, path), len(file.entries), ())
    sheets = [sheet_of(file, path, name, only_unfinished=only_unfinished) for path, file in files.items()]
    left_out = tuple(
        f"{sheet.path}: {quote(unit.english)} has a character that XML cannot hold; it was left out, mend the entry"
        for sheet in sheets
        for unit in sheet.units
        if not _can_be_written(unit)
    )
    clean = [replace(sheet, units=tuple(filter(_can_be_written, sheet.units))) for sheet in sheets]
    try:
        content = FORMATS[form][1](clean)
    except ImportError as error:
        raise _no_xlsx() from error
    return Exported(content, sum(len(sheet.units) for sheet in clean), left_out)


def _no_xlsx() -> UsageError:
    return UsageError(f"openpyxl is not installed; run: {install('xlsx')}")


def _can_be_written(unit: Unit) -> bool:
    return not UNWRITABLE.search("".join((unit.english, unit.text, unit.previous, *unit.notes)))


def import_file(
    project: Project, path: Path, messages: Callable[[str], Mapping[Key, Message]], catalog: str
) -> tuple[Imported, ...]:
    """Merge what came back into the catalogs that the file names, or into ``catalog`` (``de/privacy``) for all of it.

    Raises :class:`UsageError`, before anything is written, for a file that cannot be read or names no catalog.
    """
    by_catalog: dict[str, list[Returned]] = {}
    for text in _read(path):
        by_catalog.setdefault(text.path, []).append(text)
    if not by_catalog:
        raise UsageError(f"{path} holds no text; name the file that the tool wrote")
    if catalog:
        by_catalog = {_catalog_path(project, catalog): [text for texts in by_catalog.values() for text in texts]}
    done, planned = [], {}
    for name, texts in by_catalog.items():
        target = _target(project, path, name)
        language, domain = target.parts[-3], target.stem
        wanted = [text for text in texts if not _other_language(text, language)]
        if texts and not wanted:
            other = _other_language(texts[0], language)
            message = f"{path} says that its texts are in {quote(other)}, and {project.name(target)} is of {language}"
            raise UsageError(f"{message}; name their own catalog with --catalog, or mend what the file says")
        file, _ = read_catalog(project.read_bytes(target), language, project.name(target))
        taken = take_in(file, wanted, _fits(messages(domain)))
        if taken.changed:
            planned[target] = write_catalog(taken.file)
        done.append(Imported(project.name(target), taken))
    project.write_together(planned)
    return tuple(done)


def _other_language(text: Returned, language: str) -> str:
    """The language of a text, as its file says it or the catalog for which it was exported, where it is another one."""
    folder = _FOLDER.fullmatch(text.path)
    said = (text.language.replace("-", "_"), folder[1] if folder else "")
    return next((each for each in said if is_other_language(each, language)), "")


def _paths(project: Project, name: str, domain: str) -> list[Path]:
    found = _catalogs(project, name) if name in project.catalog_names else []
    wanted = [path for path in found if domain in ("", path.stem)]
    if not wanted:
        choice = ", ".join(path.stem for path in found) or ", ".join(project.catalog_names)
        raise UsageError(f"there is no catalog {'/'.join(filter(None, (name, domain)))!r}; choose from {choice}")
    return wanted


def _catalogs(project: Project, name: str) -> list[Path]:
    """The catalogs of a language; what else lies in its folder, such as a copy, is none."""
    domains = sorted({*project.notice_ids, SITE_DOMAIN, THEME_DOMAIN})
    return [path for path in (project.catalog_path(name, domain) for domain in domains) if path.is_file()]


def _named(file: PoFile, path: str) -> bytes:
    """A catalog whose header says which it is, so that it finds its way back."""
    header = file.header or PoEntry("", "")
    lines = [line for line in header.texts[0].splitlines() if not line.startswith(f"{_CATALOG_FIELD}:")]
    text = "".join(f"{line}\n" for line in (*lines, f"{_CATALOG_FIELD}: {path}"))
    entries = tuple(replace(entry, notes=_with_keys(entry)) for entry in file.entries)
    return write_catalog(replace(file, header=replace(header, texts=(text,)), entries=entries))


def _with_keys(entry: PoEntry) -> tuple[str, ...]:
    """What the sources say of an entry, and what its texts were at the export."""
    keys = " ".join(key_of(entry, form) for form in range(len(entry.texts)))
    return (*(note for note in entry.notes if not note.startswith(_KEYS)), f"{_KEYS}{keys}")


def _read(path: Path) -> list[Returned]:
    """The texts in a file. Raises :class:`UsageError` for what cannot be read."""
    try:
        return list(_returned(path.suffix.lower(), path.read_bytes(), path.name))
    except ImportError as error:
        raise _no_xlsx() from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name the file that the tool wrote") from error
    except NoticepressError as error:
        first = error.findings[0]
        place = f"line {first.line}: " if first.line else ""
        raise UsageError(f"{path} cannot be imported: {place}{first.message}; {first.remedy}") from error
    except ValueError as error:
        raise UsageError(f"{path} cannot be imported: {error}") from error


def _returned(ending: str, raw: bytes, name: str) -> Iterator[Returned]:
    if ending == ".csv":
        return read_csv(raw)
    if ending == ".xlsx":
        return read_xlsx(raw)
    if ending in (".po", ".pot"):
        return _read_po(raw, name)
    if ending in (".xlf", ".xliff", ".xml", ".sdlxliff", ".mxliff", ".mqxliff"):
        return read_xliff(read_xml(raw))
    if ending == ".tmx":
        return read_tmx(read_xml(raw))
    forms = "its ending names no form; it is one of .xlf, .xliff, .csv, .xlsx, .tmx, .po"
    raise ValueError(f"{forms}; a whole translated notice in Markdown or HTML is imported with --align")


def _read_po(raw: bytes, name: str) -> Iterator[Returned]:
    file = read_po_file(decode_po(raw, name), name)
    header = file.header.texts[0] if file.header else ""
    fields = dict(line.partition(": ")[::2] for line in header.split("\n"))
    for entry in file.entries:
        told = " ".join(note.removeprefix(_KEYS) for note in entry.notes if note.startswith(_KEYS)).split()
        for form, text in enumerate(entry.texts):
            key = key_of(entry, form, with_text=False)
            key = next((each for each in told if stem_of(each) == stem_of(key)), key)
            finished = bool(text.strip()) and not entry.fuzzy
            yield Returned(
                fields.get(_CATALOG_FIELD, ""),
                key,
                entry.context,
                entry.id,
                text,
                finished,
                entry.text_line,
                fields.get("Language", ""),
                entry.comments,
            )


def _catalog_path(project: Project, catalog: str) -> str:
    name, _, domain = catalog.partition("/")
    if not domain:
        raise UsageError(f"--catalog {name} names no domain; write language and domain, as in --catalog {name}/privacy")
    return project.name(_paths(project, name, domain)[0])


def _target(project: Project, path: Path, name: str) -> Path:
    """The catalog that a file names: one that there is, and none elsewhere, whatever the file says."""
    known = {project.name(found): found for language in project.catalog_names for found in _catalogs(project, language)}
    if name not in known:
        told = f"names the catalog {quote(name)}, which is not there" if name else "does not say of which catalog it is"
        raise UsageError(f"{path} {told}; say it with --catalog, as in --catalog de/privacy")
    return known[name]


def _fits(messages: Mapping[Key, Message]) -> Fits:
    """What a text must have as its English has it, so that it can be published at all."""
    markup = Markup()

    def wrong(entry: PoEntry, text: str) -> str:
        message = messages.get(entry.key)
        role = message.roles[0] if message else "paragraph"
        forms = [entry.id, *filter(None, (entry.plural_id,))]
        found = [f"it adds {what}" for what in markup.added(entry.id, text, role)]
        if placeholders(text) not in map(placeholders, forms):
            found.append("its placeholders are not those of the English")
        if targets(text) not in map(targets, forms):
            found.append("its links are not those of the English")
        elif any(markup.tags(form, role) for form in forms) and not markup.tags(text, role):
            found.append("the marks of the English (bold, emphasis, code) are lost")
        return "; ".join(found)

    return wrong
