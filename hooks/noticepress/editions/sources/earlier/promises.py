"""What a project promises besides its registers and texts: its files come in, one value for each promise leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from noticepress.catalogs.glossary import Glossary
from noticepress.catalogs.reviewing.approved import ApprovedWords
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.authority_files import read_standing
from noticepress.editions.sources.files import EDITIONS, ProjectFiles
from noticepress.editions.sources.page_files import overrides
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.published_files import other_files
from noticepress.model import Locale, Notice
from noticepress.register.editions import Editions, parse_editions
from noticepress.register.retired import Retired

_SETTINGS, _LOCALES, _GLOSSARY = "mkdocs.yml", "locales/locales.yml", "locales/glossary.yml"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: what is said to be so, and where."""

    value: str
    path: str
    line: int = 0
    may_change: bool = False
    """Whether a change is only told: of a template, which other rules look at, and of words that no page repeats."""
    notice: str = ""
    """The notice whose register holds it."""


@dataclass(frozen=True, slots=True)
class Promises:
    """What a project promises, by names that people can read, such as ``locale tr-TR``."""

    each: Mapping[str, Promise]
    editions: Mapping[tuple[str, str], Editions] = field(default_factory=dict)
    """By notice and version."""
    approved: ApprovedWords = field(default_factory=ApprovedWords)
    retired: tuple[Retired, ...] = ()
    authority: tuple[str, ...] = ()
    """Digests of the authority's versions."""
    signatures: frozenset[tuple[str, str]] = frozenset()
    """Acts as they are signed, each with a key that did, or the time from outside."""


def promises_of(project: Project, *, drafts: bool = False) -> Promises:
    """What the files of a project promise. Raises :class:`NoticepressError` for what of them cannot be read.

    A notice of which nothing is published promises nothing; with ``drafts``, what it says is there all the same: it
    may keep what was promised before.
    """
    notices = [project.read_register(notice_id) for notice_id in project.notice_ids]
    published = [notice for notice in notices if drafts or any(not version.is_draft for version in notice.versions)]
    each = {
        **dict(_of_furniture(project.read_furniture())),
        **dict(_of_locales(project.read_locales())),
        **dict(_of_terms(project.read_glossary())),
        **dict(_of_files(project)),
        **{name: promise for notice in published for name, promise in _of_notice(notice)},
    }
    standing = read_standing(project)
    return Promises(
        each,
        dict(_records(project, notices)),
        project.read_approved(),
        project.read_retired(),
        tuple(version.digest for version in standing.versions),
        frozenset(
            (line, by)
            for signed in standing.signatures
            for line in signed.lines
            for by in (signed.key, signed.time)
            if by
        ),
    )


def _of_furniture(furniture: Furniture) -> Iterator[tuple[str, Promise]]:
    if furniture.url:
        yield "site_url", Promise(furniture.url, _SETTINGS)
    if furniture.organisation:
        yield "organisation", Promise(furniture.organisation, _SETTINGS)
    if furniture.disclaimer:
        yield "disclaimer", Promise(furniture.disclaimer, _SETTINGS)
    for link in furniture.legal:
        yield f"legal link {link.label}", Promise(link.url, _SETTINGS)


def _of_locales(locales: Iterable[Locale]) -> Iterator[tuple[str, Promise]]:
    for locale in locales:
        yield f"locale {locale.tag}", Promise("", _LOCALES, locale.line)
        yield f"address of {locale.tag}", Promise(f"/{locale.prefix}", _LOCALES, locale.line)
        yield f"label of {locale.tag}", Promise(locale.label, _LOCALES, locale.line)
        yield f"hreflang of {locale.tag}", Promise(", ".join(locale.hreflang), _LOCALES, locale.line)


def _of_terms(glossary: Glossary) -> Iterator[tuple[str, Promise]]:
    for language, terms in sorted(glossary.terms.items()):
        for term in terms:
            value = f"{term.term}: {', '.join(term.accept)}" + (
                f"; not {', '.join(term.forbid)}" if term.forbid else ""
            )
            yield f"term {term.name} in {language}", Promise(value, _GLOSSARY, may_change=True)


def _of_files(project: Project) -> Iterator[tuple[str, Promise]]:
    """Files at the root of the site and below ``.well-known/``, and what is the project's own around the texts."""
    for address, source in other_files(project.root, project.notice_ids).published.items():
        if source.startswith("docs/") and ("/" not in address or address.startswith(".well-known/")):
            yield f"file {address}", Promise("", source)
    for path in overrides(project):
        digest = sha256(project.read_bytes(path)).hexdigest()
        yield f"override {project.name(path)}", Promise(digest, project.name(path), may_change=True)


def _of_notice(notice: Notice) -> Iterator[tuple[str, Promise]]:
    for key in notice.signers:
        words = key.split()
        yield (
            f"signer of {notice.id} {words[1] if len(words) > 1 else key}",
            Promise("", notice.path, _line(notice, "signers"), notice=notice.id),
        )
    line = _line(notice, "prevailing_clause")
    yield f"prevailing_clause of {notice.id}", Promise(notice.prevailing_clause, notice.path, line, notice=notice.id)
    yield f"title of {notice.id}", Promise(notice.title, notice.path, may_change=True, notice=notice.id)


def _line(notice: Notice, key: str) -> int:
    return notice.key_lines.get(key, 0)


def _records(project: ProjectFiles, notices: Iterable[Notice]) -> Iterator[tuple[tuple[str, str], Editions]]:
    for notice in notices:
        for version in notice.versions:
            path = project.root / "docs" / notice.id / version.number / EDITIONS
            if path.is_file():
                yield (notice.id, version.number), parse_editions(project.read_text(path), project.name(path))
