"""A project's sources as values: everything that is read of its files becomes :class:`Inputs` here."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from noticepress import theme
from noticepress.catalogs.glossary import Glossary
from noticepress.catalogs.messages import FOOTER, Message, notice_messages
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.words import messages_in
from noticepress.editions.branding.brand_css import PATH as BRAND_CSS
from noticepress.editions.settings.configuration import EVENTS, check_configuration, check_events
from noticepress.editions.settings.furniture import Furniture, parse_furniture
from noticepress.editions.sources.brand_files import read_brand
from noticepress.editions.sources.catalog_files import read_catalogs
from noticepress.editions.sources.files import REGISTER, SEAL, SHARED_FACTS, ProjectFiles, attempt
from noticepress.editions.sources.inputs import Inputs, NoticeInputs
from noticepress.editions.sources.past import past_messages
from noticepress.editions.sources.published_files import other_files
from noticepress.editions.sources.reading_again import section_again
from noticepress.editions.sources.theme_words import RESERVED_NAMES, TEMPLATES, theme_messages
from noticepress.files import yaml
from noticepress.files.rules import FILES
from noticepress.files.tree import check_tree, is_hidden, is_leaving
from noticepress.findings import Finding, NoticepressError
from noticepress.model import Notice, Section, Text, Version
from noticepress.register.notice_yml import BASE_URL
from noticepress.register.register import SharedFacts, parse_facts
from noticepress.register.rules import CHAIN, REGISTER_FILE
from noticepress.register.seal import Seal, parse_seal
from noticepress.texts.dialect import Dialect, Dialects
from noticepress.texts.extensions import NEWEST
from noticepress.texts.folder import section_files
from noticepress.texts.own_ids import taken, template_ids
from noticepress.texts.section import check_text, parse_section
from noticepress.texts.unseen import unseen_in_yaml


@dataclass(frozen=True)
class Project(ProjectFiles):
    """A project. Reading collects findings; it raises only where nothing can be read at all."""

    def read(self, tags: Collection[str] = (), spared: list[Finding] | None = None) -> tuple[Inputs, list[Finding]]:
        """Read everything; give the findings of readers that could go on.

        Given ``tags``, catalogs that only other locales need may be missing or damaged; they then have nothing.
        Raises :class:`NoticepressError` where files cannot be read as what they should be. Given ``spared``, two
        kinds of findings go there instead: of texts of a notice that has drafts alone, which is then left out,
        and of catalogs, which then have what of them can be read entry by entry.
        """
        sources, findings, fatal = self._read_sources(spared)
        locales = attempt(fatal, self.read_locales, (), findings) or ()
        passed_over = {name for locale in locales if tags and locale.tag not in tags for name in locale.catalogs}
        passed_over -= {name for locale in locales if locale.tag in tags for name in locale.catalogs}
        damaged = fatal if spared is None else spared
        catalogs = read_catalogs(self, locales, sources.notices, damaged, passed_over, spare=spared is not None)
        findings += [finding for catalog in catalogs.values() for finding in catalog.refused]
        glossary = attempt(fatal, self.read_glossary)
        if fatal:
            raise NoticepressError([*fatal, *findings])
        return replace(sources, locales=locales, catalogs=catalogs, glossary=glossary or Glossary()), findings

    def read_sources(self) -> tuple[Inputs, list[Finding]]:
        """Read the English side only: what templates of catalogs are made from. Raises as :meth:`read`."""
        sources, findings, fatal = self._read_sources()
        if fatal:
            raise NoticepressError([*fatal, *findings])
        return sources, findings

    def read_about(self, notice_id: str | None) -> tuple[Inputs, list[Finding]]:
        """Read the English side for a command about a notice (``None``: none was named), whatever is in others'.

        Like :meth:`read_sources`, but for the findings about other notices, which are left out. Raises
        :class:`NoticepressError` for what is in the notice itself, or in what notices share.
        """
        spared: list[Finding] = []
        sources, findings, fatal = self._read_sources(spared)
        others = tuple(f"docs/{each}/" for each in self.notice_ids if notice_id and each != notice_id)
        own = [finding for finding in findings if not finding.path.startswith(others)]
        stopping = [finding for finding in (*fatal, *spared) if not finding.path.startswith(others)]
        if stopping:
            raise NoticepressError([*stopping, *own])
        return sources, own

    def _read_sources(self, spared: list[Finding] | None = None) -> tuple[Inputs, list[Finding], list[Finding]]:
        findings: list[Finding] = []
        fatal = [*check_tree(self.root)]
        if fatal:
            raise NoticepressError(fatal)
        dialects = Dialects()
        furniture = attempt(fatal, self.read_furniture) or Furniture()
        shared = attempt(fatal, self._read_shared_facts, furniture, findings) or SharedFacts()
        notices: dict[str, NoticeInputs] = {}
        for notice_id in self.notice_ids:
            register = attempt(fatal, self.read_register, notice_id)
            if register:
                forgiven = spared is not None and self._has_drafts_alone(register)
                read = attempt(
                    spared if spared is not None and forgiven else fatal,
                    self._read_notice,
                    shared.given_to(register),
                    dialects,
                    findings,
                )
                notices.update({notice_id: read} if read else {})
        fatal += [*self._misnamed_files(), *self._misnamed_notices()]
        if not self.notice_ids and not fatal:
            message = "there is no notice: no docs/*/notice.yml"
            fatal.append(FILES.at("docs", 0, message, "run noticepress in a project's folder"))
        pages = self._read_pages(dialects[NEWEST], findings, fatal)
        findings += self._taken_ids(notices.values())
        site_messages = {message.key: message for message in self._site_messages(furniture, pages)}
        own = {self.name(path).partition("/")[2]: attempt(fatal, self.read_text, path) for path in self._overrides}
        texts = {name: text for name, text in own.items() if text is not None}
        files = other_files(self.root, self.notice_ids)
        inputs = Inputs(
            (),
            notices,
            pages,
            {},
            site_messages,
            furniture,
            overrides=texts,
            files=files.published,
            drawings={path: raw for path in files.drawings if (raw := self._drawing(files.published[path], fatal))},
            unpublished=files.unpublished,
        )
        return inputs, findings, fatal

    def _has_drafts_alone(self, notice: Notice) -> bool:
        """Whether nothing says that a version was published: neither an entry's digest nor a seal that lies there."""
        sealed = any((self.root / "docs" / notice.id).glob(f"*/{SEAL}"))
        return not sealed and all(version.is_draft for version in notice.versions)

    def _taken_ids(self, notices: Iterable[NoticeInputs]) -> Iterator[Finding]:
        """Ids of drafts that the templates have."""
        own = {self.name(path): self.read_text(path) for path in self.templates}
        patterns = template_ids({**_theme_templates(), **own})
        for read in notices:
            for version in read.notice.versions:
                if version.is_draft and version.number in read.texts:
                    yield from taken(read.texts[version.number], patterns)

    @property
    def _overrides(self) -> tuple[Path, ...]:
        """Templates, style sheets for header and footer, and the site map, where it has one."""
        brand = self.root / BRAND_CSS  # Read as data: its values stand in the package's sheet.
        found = (path for path in (self.root / "overrides").rglob("*") if path.suffix in (".html", ".css", ".xml"))
        return tuple(sorted(path for path in found if path.is_file() and not is_leaving(path.name) and path != brand))

    @property
    def templates(self) -> tuple[Path, ...]:
        """Its own templates."""
        return tuple(sorted((self.root / "overrides").rglob("*.html")))

    def _drawing(self, source: str, fatal: list[Finding]) -> bytes | None:
        return attempt(fatal, self.read_bytes, self.root / source)

    def _misnamed_notices(self) -> Iterator[Finding]:
        """Notices whose folder or catalogs would be taken for the site's own, by whatever reads them."""
        for notice_id in self.notice_ids:
            if notice_id in RESERVED_NAMES:
                message = f"the name {notice_id!r} is the site's own, in its catalogs or its folders"
                remedy = f"give the notice's folder another name, such as {notice_id}-notice"
                yield FILES.at(self.name(self.root / "docs" / notice_id / REGISTER), 0, message, remedy)

    def _misnamed_files(self) -> Iterable[Finding]:
        for path in sorted((self.root / "docs").glob("*.y*ml")):
            if path.name != SHARED_FACTS and path.name.lower() in (SHARED_FACTS, "facts.yaml"):
                message = f"the facts that notices share are in {SHARED_FACTS}, not {path.name}"
                yield FILES.at(self.name(path), 0, message, f"rename it {SHARED_FACTS}")
        for folder in sorted((self.root / "docs").glob("*/")):
            names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
            near = {name for name in names if name.lower() in (REGISTER, "notice.yaml")}
            if REGISTER not in near:
                for name in sorted(near):
                    message = f"a register is named {REGISTER}, not {name}"
                    yield FILES.at(self.name(folder / name), 0, message, f"rename it {REGISTER}")
                if not near and (seals := sorted(folder.glob(f"*/{SEAL}"))):
                    message = f"the register is missing, but texts are sealed here, such as {self.name(seals[0])}"
                    yield CHAIN.at(self.name(folder / REGISTER), 0, message, "restore the file from version control")

    def _read_shared_facts(self, furniture: Furniture, findings: list[Finding]) -> SharedFacts:
        """What ``docs/facts.yml`` holds, and the ``base_url`` of ``mkdocs.yml`` where it holds none."""
        path = self.root / "docs" / SHARED_FACTS
        shared = SharedFacts()
        if path.is_file():
            text = self.read_text(path)
            shared = parse_facts(text, self.name(path))
            findings += unseen_in_yaml(yaml.parse(text, self.name(path), REGISTER_FILE))
        if not furniture.base_url or BASE_URL in shared.facts:
            return shared
        settings = self.root / "mkdocs.yml"
        located = yaml.parse_settings(self.read_text(settings), self.name(settings), FILES)
        place = (self.name(settings), located.line(("extra", BASE_URL)))
        return SharedFacts({**shared.facts, BASE_URL: furniture.base_url}, {**shared.places, BASE_URL: place})

    def _read_notice(self, notice: Notice, dialects: Dialects, findings: list[Finding]) -> NoticeInputs:
        fatal: list[Finding] = []
        folder = self.root / "docs" / notice.id
        register = yaml.parse(self.read_text(folder / REGISTER), notice.path, REGISTER_FILE)
        findings += unseen_in_yaml(register)
        folders = {path.name: self.name(path) for path in folder.iterdir() if path.is_dir()}
        texts: dict[str, Text] = {}
        seals: dict[str, Seal] = {}
        for name in sorted(folders):
            if (folder / name / SEAL).is_file() and (seal := attempt(fatal, self._read_seal, folder / name / SEAL)):
                seals[name] = seal
        for version in notice.versions:
            if version.number not in folders or version.number in texts:
                continue
            path = folder / version.number
            dialect, numbering = _manner(notice, version, seals.get(version.number))
            text = attempt(fatal, self._read_version, path, version.number, dialects[dialect], findings)
            if text and text.sections:
                texts[version.number] = replace(text, numbering=numbering)
        if fatal:
            raise NoticepressError([*fatal, *findings])
        messages = notice_messages(notice, texts.values())
        return NoticeInputs(notice, texts, seals, folders, messages, past_messages(notice, texts, seals, messages))

    def _read_version(self, folder: Path, number: str, dialect: Dialect, findings: list[Finding]) -> Text:
        names = sorted(f"{path.name}/" if path.is_dir() else path.name for path in folder.iterdir())
        files, found = section_files(names, self.name(folder), (SEAL,))
        findings += found
        sections = []
        for name in files:
            section, found = self._read_section(folder / name, dialect)
            sections.append(section)
            findings += found
        text = Text(number, self.name(folder), tuple(sections))
        findings += check_text(text)
        return text

    def _read_section(self, path: Path, dialect: Dialect) -> tuple[Section, list[Finding]]:
        def parse() -> tuple[Section, list[Finding]]:
            return parse_section(self.read_text(path), self.name(path), dialect)

        return section_again(self.kept, self.read_bytes(path), self.name(path), dialect.number, parse)

    def _read_seal(self, path: Path) -> Seal:
        return parse_seal(self.read_text(path), self.name(path))

    def _read_pages(self, dialect: Dialect, findings: list[Finding], fatal: list[Finding]) -> dict[str, Section]:
        docs = self.root / "docs"
        pages: dict[str, Section] = {}
        for path in sorted(docs.rglob("*.md")):
            relative = path.relative_to(docs)
            if (docs / relative.parts[0] / REGISTER).is_file() or is_hidden(relative.as_posix()):
                continue
            if relative.parts[0] == TEMPLATES:
                message, remedy = f"MkDocs publishes nothing of docs/{TEMPLATES}/", "move the page to another folder"
                fatal.append(FILES.at(self.name(path), 0, message, remedy))
                continue
            if path.name == "README.md" and (path.parent == docs or path.with_name("index.md").is_file()):
                remedy = "call it what its address shall be, such as about.md"
                fatal.append(FILES.at(self.name(path), 0, "MkDocs would publish it as index.md's page", remedy))
                continue
            parsed = attempt(fatal, self._read_section, path, dialect)
            if parsed:
                pages[relative.as_posix()] = parsed[0]
                findings += parsed[1]
        if "index.md" not in pages and not fatal:
            fatal.append(FILES.at("docs/index.md", 0, "the front page is missing", "create the file"))
        return pages

    def read_furniture(self) -> Furniture:
        """What stands around the texts, from ``mkdocs.yml``.

        Raises :class:`NoticepressError` (IN009) for what cannot be there, or in ``hooks/events.py`` and ``brand.css``.
        """
        path = self.root / "mkdocs.yml"
        text = self.read_text(path)
        events = self.root / EVENTS
        own = check_events(self.read_text(events) if events.is_file() else None)
        if findings := [*check_configuration(text, self.name(path)), *own]:
            raise NoticepressError(findings)
        furniture = parse_furniture(text, self.name(path))
        return replace(furniture, brand=read_brand(self, furniture.brand))

    def _site_messages(self, furniture: Furniture, pages: Mapping[str, Section]) -> Iterable[Message]:
        """Messages of the domain ``site``: the project's templates, the furniture's labels, other pages."""
        found: dict[Key, Message] = {}
        words = (messages_in(self.read_text(path), self.name(path)) for path in self.templates)
        for message in itertools.chain.from_iterable(words):
            if message.key not in theme_messages():
                known = found.setdefault(message.key, message)
                known.places += [place for place in message.places if place not in known.places]
        for word in furniture.words:
            found.setdefault((FOOTER, word), Message(FOOTER, word, role=FOOTER, places=[("mkdocs.yml", 1)]))
        for section in pages.values():
            for block in section.messages:
                message = Message(*block.key, role=block.role, places=[(section.path, block.line)])
                found.setdefault(block.key, message)
        return found.values()


def _manner(notice: Notice, version: Version, seal: Seal | None) -> tuple[int, str]:
    """In which dialect a text is read and how its headings are numbered: as its seal says, or as drafts are today."""
    if version.is_draft or seal is None:
        return NEWEST, notice.numbering
    return seal.dialect, seal.numbering


@cache
def _theme_templates() -> dict[str, str]:
    """The templates of the package, by name."""
    return {
        f"noticepress/theme/{path.relative_to(theme.FOLDER).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(theme.TEMPLATES.rglob("*.html"))
    }
