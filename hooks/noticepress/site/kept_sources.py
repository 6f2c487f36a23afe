"""What things are made from, as digests: the files of a project and the entries of its catalogs come in, keys leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.po.file import Key
from noticepress.editions.publication import Publication
from noticepress.editions.sources.files import APPROVED, SEAL
from noticepress.editions.sources.project import Project
from noticepress.files.kept import digest_of
from noticepress.findings import Finding
from noticepress.model import Locale


class Sources:
    """Digests of a project's files, as far as they have a part in a publication; ``put_aside`` is out of it."""

    def __init__(self, project: Project, publication: Publication, put_aside: Iterable[Finding] = ()) -> None:
        self._project = project
        self._publication = publication
        self._reduced = frozenset(finding.path for finding in put_aside)
        self._known: dict[Path, tuple[str, str]] = {}
        self._digests: dict[tuple[object, ...], str] = {}

    @cached_property
    def common(self) -> str:
        """Of all but texts and catalogs; the days too, and whether drafts are shown."""
        root = self._project.root
        texts = {root / path for read in self._publication.inputs.notices.values() for path in read.folders.values()}
        approved = root / "locales" / APPROVED
        files = [root / "mkdocs.yml", root / "locales" / "locales.yml", *_below(root / "overrides")]
        files += [approved] if approved.is_file() else []
        files += (path for path in _below(root / "docs") if not texts.intersection(path.parents))
        seals = (path for folder in sorted(texts) for path in sorted(folder.glob(SEAL)) if path.is_file())
        days = tuple(self._publication.day(notice_id).isoformat() for notice_id in self._publication.inputs.notices)
        as_of = self._publication.as_of.isoformat()
        said = self._publication.inputs.furniture.variables
        shown = (int(self._publication.drafts), int(self._publication.pdf))
        return digest_of(tuple(map(self._file, (*files, *seals))), days, as_of, shown, said)

    @cached_property
    def all_texts(self) -> str:
        """Of every text in English, drafts too, and of what is declared of languages."""
        notices = self._publication.inputs.notices
        texts = tuple(self.text(notice_id, number) for notice_id, read in notices.items() for number in read.texts)
        return digest_of(texts, self.declared)

    @cached_property
    def declared(self) -> str:
        """Of what is declared of languages: glossary and style."""
        files = (self._project.root / "locales" / name for name in ("glossary.yml", "style.yml"))
        return digest_of(tuple(self._file(path) if path.is_file() else "" for path in files))

    def shown_texts(self, locale: Locale) -> str:
        """Of the texts that are on a locale's site."""
        publication = self._publication
        return digest_of(
            tuple(
                self.text(notice_id, version.number)
                for notice_id in publication.notices_in(locale)
                for version, _ in publication.versions(notice_id)
            )
        )

    def text(self, notice_id: str, number: str) -> str:
        """Of a version's text."""
        key = (notice_id, number)
        if key not in self._digests:
            folder = self._project.root / self._publication.inputs.notices[notice_id].texts[number].path
            self._digests[key] = digest_of(
                tuple(self._file(path) for path in sorted(folder.glob("*.md")) if path.is_file())
            )
        return self._digests[key]

    def catalogs(self, names: Collection[str], domains: Sequence[str]) -> str:
        """Of the catalogs of some names and domains."""
        key = (*names, "", *domains)
        if key not in self._digests:
            self._digests[key] = digest_of(tuple(self._catalog(name, domain) for name in names for domain in domains))
        return self._digests[key]

    def _catalog(self, name: str, domain: str) -> tuple[object, ...]:
        """Of a catalog's file and, where entries were put aside, of which are left; of what is not there, nothing."""
        path = self._project.catalog_path(name, domain)
        file = self._file(path) if path.is_file() else ()
        catalog = self._publication.inputs.catalogs.get((name, domain))
        return (*file, *catalog.entries) if catalog and catalog.path in self._reduced else file

    def _file(self, path: Path) -> tuple[str, str]:
        if path not in self._known:
            self._known[path] = (self._project.name(path), self._project.digest(path))
        return self._known[path]


class Found(dict[Key, str]):
    """By a message's key, a digest of what a chain of catalogs has for it, once somebody asks."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self.chain = chain

    def __missing__(self, key: Key) -> str:
        """Look it up."""
        entry = self.chain.find(key)
        self[key] = digest_of(entry.texts if entry else None)
        return self[key]


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
