"""A project's sources as values: everything that is read of its files becomes :class:`Inputs` here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from noticepress.catalogs.glossary import Glossary
from noticepress.catalogs.reviewing.approved import ApprovedWords
from noticepress.catalogs.style import Styles
from noticepress.editions.settings.configuration import EVENTS, check_configuration, check_events
from noticepress.editions.settings.furniture import Furniture, parse_furniture
from noticepress.editions.sources.authority_files import read_standing
from noticepress.editions.sources.brand_files import read_brand
from noticepress.editions.sources.catalog_files import read_catalogs
from noticepress.editions.sources.earlier.sealed_words import SealedWords
from noticepress.editions.sources.files import SHARED_FACTS, ProjectFiles, attempt
from noticepress.editions.sources.inputs import Inputs, NoticeInputs
from noticepress.editions.sources.notice_files import has_drafts_alone, misnamed, read_notice
from noticepress.editions.sources.page_files import overrides, read_pages, site_messages, taken_ids
from noticepress.editions.sources.published_files import other_files
from noticepress.files import yaml
from noticepress.files.rules import FILES
from noticepress.files.tree import check_tree
from noticepress.findings import Finding, NoticepressError
from noticepress.model import Locale
from noticepress.register.authority.standing import Standing
from noticepress.register.notice_yml import BASE_URL
from noticepress.register.register import SharedFacts, parse_facts
from noticepress.register.rules import REGISTER_FILE
from noticepress.texts.dialect import Dialects
from noticepress.texts.extensions import NEWEST
from noticepress.texts.unseen import unseen_in_yaml

Choice = Callable[[tuple[Locale, ...]], Collection[str]]
"""The tags of some of a project's locales."""


@dataclass(frozen=True)
class Project(ProjectFiles):
    """A project. Reading collects findings; it raises only where nothing can be read at all."""

    def read(
        self, tags: Collection[str] | Choice = (), spared: list[Finding] | None = None
    ) -> tuple[Inputs, list[Finding]]:
        """Read everything; give the findings of readers that could go on.

        Given ``tags``, or what chooses them, catalogs that only other locales need may be missing or damaged; they
        then have nothing.
        Raises :class:`NoticepressError` where files cannot be read as what they should be. Given ``spared``, two
        kinds of findings go there instead: of texts of a notice that has drafts alone, which is then left out,
        and of catalogs, which then have what of them can be read entry by entry.
        """
        sources, findings, fatal = self._read_sources(spared)
        locales = attempt(fatal, self.read_locales, (), findings) or ()
        tags = (tags(locales) if locales else ()) if callable(tags) else tags
        passed_over = {name for locale in locales if tags and locale.tag not in tags for name in locale.catalogs}
        passed_over -= {name for locale in locales if locale.tag in tags for name in locale.catalogs}
        damaged = fatal if spared is None else spared
        catalogs = read_catalogs(self, locales, sources.notices, damaged, passed_over, spare=spared is not None)
        findings += [finding for catalog in catalogs.values() for finding in catalog.refused]
        glossary = attempt(fatal, self.read_glossary) or Glossary()
        styles = attempt(fatal, self.read_styles) or Styles()
        approved = attempt(fatal, self.read_approved) or ApprovedWords()
        retired = attempt(fatal, self.read_retired) or ()
        standing = attempt(fatal, read_standing, self) or Standing()
        if fatal:
            raise NoticepressError([*fatal, *findings])
        own = replace(sources, locales=locales, catalogs=catalogs, glossary=glossary, styles=styles)
        return replace(own, approved=approved, retired=retired, standing=standing), findings

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
                forgiven = spared is not None and has_drafts_alone(self, register)
                read = attempt(
                    spared if spared is not None and forgiven else fatal,
                    read_notice,
                    self,
                    shared.given_to(register),
                    dialects,
                    findings,
                )
                notices.update({notice_id: read} if read else {})
        fatal += misnamed(self)
        if not self.notice_ids and not fatal:
            message = "there is no notice: no docs/*/notice.yml"
            fatal.append(FILES.at("docs", 0, message, "run noticepress in a project's folder"))
        pages = read_pages(self, dialects[NEWEST], findings, fatal)
        findings += taken_ids(self, notices.values())
        own = {self.name(path).partition("/")[2]: attempt(fatal, self.read_text, path) for path in overrides(self)}
        texts = {name: text for name, text in own.items() if text is not None}
        files = other_files(self.root, self.notice_ids)
        inputs = Inputs(
            (),
            notices,
            pages,
            {},
            site_messages(self, furniture, pages),
            furniture,
            overrides=texts,
            files=files.published,
            drawings={path: raw for path in files.drawings if (raw := self._drawing(files.published[path], fatal))},
            unpublished=files.unpublished,
            sealed_words=SealedWords(self.root),
        )
        return inputs, findings, fatal

    def _drawing(self, source: str, fatal: list[Finding]) -> bytes | None:
        return attempt(fatal, self.read_bytes, self.root / source)

    def _read_shared_facts(self, furniture: Furniture, findings: list[Finding]) -> SharedFacts:
        """What ``docs/facts.yml`` holds, and the ``base_url`` of ``mkdocs.yml`` where it holds none."""
        path = self.root / "docs" / SHARED_FACTS
        shared = SharedFacts()
        if path.exists():
            text = self.read_text(path)
            shared = parse_facts(text, self.name(path))
            findings += unseen_in_yaml(yaml.parse(text, self.name(path), REGISTER_FILE))
        if not furniture.base_url or BASE_URL in shared.facts:
            return shared
        settings = self.root / "mkdocs.yml"
        located = yaml.parse_settings(self.read_text(settings), self.name(settings), FILES)
        place = (self.name(settings), located.line(("extra", BASE_URL)))
        return SharedFacts({**shared.facts, BASE_URL: furniture.base_url}, {**shared.places, BASE_URL: place})

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
