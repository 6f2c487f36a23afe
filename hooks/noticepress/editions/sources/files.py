"""The files of a project: where each lies, what is in it, and how it is written: whole or not at all."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar

from noticepress.catalogs import style
from noticepress.catalogs.glossary import Glossary, parse_glossary
from noticepress.catalogs.locales import parse_locales
from noticepress.catalogs.reviewing.approved import ApprovedWords, parse_approved
from noticepress.files.kept import Kept
from noticepress.files.rules import FILES
from noticepress.files.together import write_together
from noticepress.files.tree import NO_FILE, is_leaving, keep_inside
from noticepress.files.write import digest_of_file, write_whole
from noticepress.findings import Finding, NoticepressError
from noticepress.model import Locale, Notice
from noticepress.register.register import parse_register
from noticepress.register.retired import Retired, parse_retired

REGISTER = "notice.yml"
SEAL = "seal.json"
EDITIONS = "editions.json"
SHARED_FACTS = "facts.yml"
"""Below ``docs/``, and not published."""
APPROVED, RETIRED = "words.json", "retired.json"
"""Below ``locales/``."""
AUTHORITY = "authority"
"""The folder of who may do what."""
AUTHORITY_FILE, SIGNATURES = "authority.yml", "signatures"
"""Below ``authority/``."""


T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True)
class ProjectFiles:
    """A project's folder, and what is kept of it from one run to the next: nothing, where nobody says so."""

    root: Path
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)
    _digests: dict[Path, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    # Reading

    def read_text(self, path: Path) -> str:
        """A file as text. Raises :class:`NoticepressError` (IN009) with the line where it is not UTF-8."""
        raw, name = self.read_bytes(path), self.name(path)
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            raise NoticepressError([FILES.at(name, line, "the file is not UTF-8", "save it as UTF-8")]) from error

    def read_bytes(self, path: Path) -> bytes:
        """A file's bytes. Raises :class:`NoticepressError` (IN009) where it cannot be read or lies outside."""
        keep_inside(path, self.root)
        if not (path.is_file() or path.is_dir()) and path.exists():  # a pipe, at which one would wait
            raise NoticepressError([FILES.at(self.name(path), 0, *NO_FILE)])
        try:
            raw = path.read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            remedy = "make the file readable" if isinstance(error, PermissionError) else "restore the file"
            finding = FILES.at(self.name(path), 0, f"cannot be read: {reason}", remedy)
            raise NoticepressError([finding]) from error
        if self.kept.is_on:
            self._digests[path] = sha256(raw).hexdigest()
        return raw

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file as it was read, by which what was made of it is kept: it may be another by now.

        Of one that was not read, as it is. Raises ``OSError``.
        """
        return self._digests.get(path) or digest_of_file(str(path))

    def name(self, path: Path) -> str:
        """The path relative to the project, with ``/`` between its parts."""
        return path.relative_to(self.root).as_posix()

    def signers(self) -> tuple[str, ...]:
        """SSH public keys that the registers name, for signatures of the manifest. Raises as :meth:`read_register`."""
        return tuple(key for notice_id in self.notice_ids for key in self.read_register(notice_id).signers)

    def catalog_path(self, name: str, domain: str) -> Path:
        """Where the catalog of a language and domain lies."""
        return self.root / "locales" / name / "LC_MESSAGES" / f"{domain}.po"

    @property
    def templates(self) -> tuple[Path, ...]:
        """Its own templates."""
        every = (self.root / "overrides").rglob("*.html")
        return tuple(sorted(path for path in every if not is_leaving(path.name)))

    @property
    def notice_ids(self) -> tuple[str, ...]:
        """Names of the folders that hold a register, sorted."""
        return tuple(path.parent.name for path in sorted((self.root / "docs").glob(f"*/{REGISTER}")))

    @cached_property
    def catalog_names(self) -> tuple[str, ...]:
        """Names of the folders that hold catalogs, sorted."""
        return tuple(sorted(path.parent.name for path in (self.root / "locales").glob("*/LC_MESSAGES")))

    def read_locales(self, coming: Iterable[str] = (), notes: list[Finding] | None = None) -> tuple[Locale, ...]:
        """The table of locales; it may name catalogs that are there, or that are ``coming``.

        Raises :class:`NoticepressError` as :meth:`read_text` and ``parse_locales`` do.
        """
        path = self.root / "locales" / "locales.yml"
        return parse_locales(self.read_text(path), self.name(path), (*self.catalog_names, *coming), notes)

    def read_glossary(self) -> Glossary:
        """The glossary; an empty one where the project has none. Raises :class:`NoticepressError` for what is none."""
        path = self.root / "locales" / "glossary.yml"
        return parse_glossary(self.read_text(path), self.name(path)) if path.exists() else Glossary()

    def read_styles(self) -> style.Styles:
        """How each language is typed; nothing where the project does not say. Raises as :meth:`read_glossary`."""
        path = self.root / style.PATH
        return style.parse_styles(self.read_text(path), self.name(path)) if path.exists() else style.Styles()

    def read_approved(self) -> ApprovedWords:
        """What is on record of a project's own words that tell which text binds. Raises as ``parse_approved``."""
        path = self.root / "locales" / APPROVED
        return parse_approved(self.read_text(path), self.name(path)) if path.exists() else ApprovedWords()

    def read_retired(self) -> tuple[Retired, ...]:
        """The promises that were ended on record. Raises as ``parse_retired``."""
        path = self.root / "locales" / RETIRED
        return parse_retired(self.read_text(path), self.name(path)) if path.exists() else ()

    def read_register(self, notice_id: str) -> Notice:
        """The register of a notice. Raises :class:`NoticepressError` (IN002, VE004, IN009)."""
        path = self.root / "docs" / notice_id / REGISTER
        return parse_register(self.read_text(path), self.name(path), notice_id)

    # Writing

    def write(self, path: Path, content: bytes) -> bool:
        """Write a file whole or not at all. ``False`` where nothing changed.

        Raises :class:`NoticepressError` (IN009) where its place is outside of the project, else ``OSError``.
        """
        keep_inside(path, self.root)
        return write_whole(path, content)

    def write_together(self, files: Mapping[Path, bytes]) -> frozenset[Path]:
        """Write several files or, where one cannot be written, none; gives those that changed. Raises as :meth:`write`.

        Registers come last: a version is published, or corrected, once all that its entry speaks of is there.
        """
        for path in files:
            keep_inside(path, self.root)
        return write_together(dict(sorted(files.items(), key=lambda file: file[0].name == REGISTER)), self.root)

    def encoded(self, path: Path, text: str) -> bytes:
        """The bytes of a file's new ``text``; it keeps the mark at its beginning that some editors write.

        Raises as :meth:`read_bytes`.
        """
        mark = codecs.BOM_UTF8 if self.read_bytes(path).startswith(codecs.BOM_UTF8) else b""
        return mark + text.encode()


def attempt(fatal: list[Finding], read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """What ``read`` returns; where it finds bad input, ``None``, and the findings go to ``fatal``."""
    try:
        return read(*args, **kwargs)
    except NoticepressError as error:
        fatal += error.findings
        return None
