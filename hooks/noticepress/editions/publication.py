"""What is on the site on a day: which versions, at which addresses, and each edition's text.

Values come in (:class:`Inputs`, read by :mod:`noticepress.editions.project`) and values leave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import accumulate

from babel.support import NullTranslations

from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.catalogs.glossary import Glossary
from noticepress.catalogs.guard import Markup
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.words import STATUS_LINES, filled, translations
from noticepress.editions.localize import Heading, Localizer, Rendered
from noticepress.editions.settings import Furniture
from noticepress.editions.theme_words import THEME_DOMAIN, theme_chain, theme_messages
from noticepress.model import (
    DECIMAL,
    PREVAILING_LANGUAGE,
    Locale,
    Notice,
    Section,
    Status,
    Text,
    TranslationState,
    Version,
)
from noticepress.register.clock import AsOf
from noticepress.register.facts import fill_text, format_fact
from noticepress.register.numbering import all_as_facts, in_section, numbers_of
from noticepress.register.register import facts_of, in_force_on, status_on, successor
from noticepress.register.seal import Seal

SITE_DOMAIN = "site"
ON_SITE = (Status.ANNOUNCED, Status.IN_FORCE, Status.SUPERSEDED, Status.WITHDRAWN)
_AT_THE_NOTICE = (
    (Status.IN_FORCE, True),
    (Status.ANNOUNCED, False),
    (Status.WITHDRAWN, True),
    (Status.DRAFT, True),
)
"""Which status the version at a notice's own address has, the best first; of several, the newest or the first."""


@dataclass(frozen=True, slots=True)
class NoticeInputs:
    """A notice with everything that was read for it."""

    notice: Notice
    texts: Mapping[str, Text]
    seals: Mapping[str, Seal]
    folders: Mapping[str, str]
    messages: Mapping[Key, Message]
    past: Mapping[Key, Message] = field(default_factory=dict)
    """Messages that errata took away: a past day's site shows their translations, if there are any."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a build reads, as values."""

    locales: tuple[Locale, ...]
    notices: Mapping[str, NoticeInputs]
    pages: Mapping[str, Section]
    """Other pages, by path below ``docs/``."""
    catalogs: Mapping[tuple[str, str], Catalog]
    """By (name, domain)."""
    site_messages: Mapping[Key, Message]
    furniture: Furniture
    glossary: Glossary = field(default_factory=Glossary)
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Templates and style sheets of the project, by path below ``overrides/``."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The style sheets of the project that every page loads, as paths below the site: the brand's first."""
        names = (name for name in self.overrides if name.endswith(".css"))
        return tuple(sorted(names, key=lambda name: (not name.endswith("/brand.css"), name)))


@dataclass(frozen=True, slots=True)
class Page:
    """A page that exists in every locale."""

    kind: str
    """``front``, ``text`` (a notice's own address), ``version``, ``versions``, ``translations`` or ``other``."""
    address: str
    """Below the locale's folder, such as ``privacy/2.1/``."""
    source: str
    """Path below ``docs/`` that the page has for MkDocs."""
    notice: str = ""
    version: str = ""

    @classmethod
    def of_version(cls, notice_id: str, number: str) -> Page:
        """The page at which a version stands for ever."""
        address = f"{notice_id}/{number}/"
        return cls("version", address, f"{address}index.md", notice_id, number)


@dataclass(frozen=True, slots=True)
class Edition:
    """A version in a locale: what a visitor reads."""

    notice: Notice
    version: Version
    status: Status
    locale: Locale
    title: str
    description: str
    sections: tuple[tuple[str, Rendered], ...]
    """(section id, what it renders to), in order."""
    ids: tuple[str, ...]
    """Every block id of the text, in order: the same in every locale."""
    is_numbered: bool = False
    """Whether the headings show their numbers."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading below the title."""
        return tuple(heading for _, section in self.sections for heading in section.headings if heading.level > 1)

    @property
    def untranslated(self) -> tuple[str, ...]:
        """Ids of the blocks that are shown in English for want of a translation."""
        return tuple(block for _, section in self.sections for block in section.untranslated)


@dataclass
class Publication:
    """The state of every notice as of a day or an instant."""

    inputs: Inputs
    when: AsOf
    drafts: bool = False
    markup: Markup = field(default_factory=Markup)
    _localizer: Localizer = field(default_factory=Localizer)
    _safe: dict[tuple[str, str, str, tuple[str, ...]], bool] = field(default_factory=dict)
    _editions: dict[tuple[str, str, str], Edition] = field(default_factory=dict)
    _progress: dict[tuple[tuple[str, ...], str], tuple[int, int]] = field(default_factory=dict)
    _alternates: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    _words: dict[tuple[str, ...], NullTranslations] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    _versions: dict[str, tuple[tuple[Version, Status], ...]] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        """The day in UTC."""
        return self.when.day()

    def day(self, notice_id: str) -> date:
        """The day in the notice's own time zone."""
        return self.when.day(self.inputs.notices[notice_id].notice.time_zone)

    def date_text(self, value: date, locale: Locale) -> str:
        """A date as it reads in the locale."""
        return format_fact(value, locale.cldr)

    def register(self, notice_id: str) -> tuple[tuple[Version, Status], ...]:
        """Every version of the register, oldest first, with its status; a withdrawal yet to come is left out."""
        versions, day = self.inputs.notices[notice_id].notice.versions, self.day(notice_id)
        known = (
            replace(version, withdrawn=None) if version.withdrawn and version.withdrawn.on > day else version
            for version in versions
        )
        return tuple((version, status_on(version, versions, day)) for version in known)

    def versions(self, notice_id: str) -> tuple[tuple[Version, Status], ...]:
        """The versions on the site, oldest first, each with its status."""
        if notice_id not in self._versions:
            wanted = (*ON_SITE, Status.DRAFT) if self.drafts else ON_SITE
            self._versions[notice_id] = tuple(
                (version, status)
                for version, status in self.register(notice_id)
                if status in wanted and not version.was_never_shown
            )
        return self._versions[notice_id]

    @cached_property
    def notices(self) -> tuple[str, ...]:
        """Ids of the notices that are on the site: those with a version on it."""
        return tuple(notice_id for notice_id in self.inputs.notices if self.versions(notice_id))

    def in_force(self, notice_id: str) -> Version | None:
        """The version whose text binds."""
        return in_force_on(self.inputs.notices[notice_id].notice.versions, self.day(notice_id))

    def shown(self, notice_id: str) -> Version | None:
        """The version at the notice's own address; ``None`` where the notice is not on the site.

        The one in force; where none is, the first to take effect of those announced, else the newest of those
        withdrawn, else (in a preview) of the drafts.
        """
        versions = self.versions(notice_id)
        for wanted, newest in _AT_THE_NOTICE:
            found = [version for version, status in versions if status is wanted]
            if found:
                return found[-1] if newest else found[0]
        return None

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page, the same in each locale."""
        pages = [Page("front", "", "index.md")]
        for notice_id in self.notices:
            shown = self.shown(notice_id)
            if shown:
                pages.append(Page("text", f"{notice_id}/", f"{notice_id}/index.md", notice_id, shown.number))
            pages.append(Page("versions", f"{notice_id}/versions/", f"{notice_id}/versions.md", notice_id))
            for version, _ in self.versions(notice_id):
                pages.append(Page.of_version(notice_id, version.number))
        pages.append(Page("translations", "translations/", "translations.md"))
        for path in self.inputs.pages:
            if path != "index.md":
                stem = path.removesuffix(".md").removesuffix("/index").removesuffix("/README")
                pages.append(Page("other", f"{stem}/", path))
        return tuple(pages)

    def page(self, source: str) -> Page | None:
        """The page that MkDocs knows by ``source``."""
        return next((page for page in self.pages if page.source == source), None)

    def address(self, page: Page, locale: Locale) -> str:
        """The page's absolute address."""
        return f"{self.inputs.furniture.url}{locale.prefix}{page.address}"

    def alternates(self, page: Page) -> tuple[tuple[str, str], ...]:
        """(hreflang, absolute address) of the page in every locale; the prevailing one is ``x-default`` too."""
        if page.address not in self._alternates:
            self._alternates[page.address] = tuple(
                (code, self.address(page, locale))
                for locale in self.inputs.locales
                for code in (*locale.hreflang, *(("x-default",) if locale.prevailing else ()))
            )
        return self._alternates[page.address]

    def chain(self, locale: Locale, domain: str) -> Chain | None:
        """The locale's catalogs of a domain; ``None`` where the English text itself is shown."""
        if locale.is_english:
            return None
        found = (self.inputs.catalogs.get((name, domain)) for name in locale.catalogs)
        return Chain(tuple(catalog for catalog in found if catalog), lambda entry: self.is_safe(entry, domain))

    def messages(self, domain: str) -> Mapping[Key, Message]:
        """Every message of a domain."""
        if domain == THEME_DOMAIN:
            return theme_messages()
        return self.inputs.site_messages if domain == SITE_DOMAIN else self.inputs.notices[domain].messages

    def messages_for(self, catalog: Catalog) -> Mapping[Key, Message]:
        """Every message that may stand in a catalog: in one of the site's words also those of the theme that it has."""
        messages = self.messages(catalog.domain)
        if catalog.domain != SITE_DOMAIN:
            return messages
        overridden = {entry.key: theme_messages()[entry.key] for entry in catalog if entry.key in theme_messages()}
        return {**overridden, **messages}

    def words_chain(self, locale: Locale) -> Chain | None:
        """The catalogs of every word around the texts: the project's, then the package's."""
        site, theme = self.chain(locale, SITE_DOMAIN), self.chain(locale, THEME_DOMAIN)
        if site is None or theme is None:
            return None
        catalogs = (*site.catalogs, *theme.catalogs, *theme_chain(locale.catalogs))
        return Chain(catalogs, lambda entry: self.is_safe(entry, SITE_DOMAIN))

    def past(self, domain: str) -> Mapping[Key, Message]:
        """What errata took out of a domain's messages."""
        return self.inputs.notices[domain].past if domain in self.inputs.notices else {}

    def is_safe(self, entry: Entry, domain: str) -> bool:
        """Whether an entry adds nothing active to its English (rule TR007)."""
        key = (domain, *entry.key, entry.texts)
        known = self._safe.get(key)
        if known is None:
            messages = (self.messages(domain), self.past(domain), theme_messages())
            message = next((known[entry.key] for known in messages if entry.key in known), None)
            roles = message.roles if message else ("paragraph",)
            known = not any(self.markup.added(entry.id, text, role) for text in entry.texts for role in roles)
            self._safe[key] = known
        return known

    def words(self, locale: Locale) -> NullTranslations:
        """The words around the texts in the locale's language, for gettext."""
        if locale.catalogs not in self._words:
            self._words[locale.catalogs] = translations(self.words_chain(locale))
        return self._words[locale.catalogs]

    def translate(self, locale: Locale, domain: str, context: str, text: str) -> str | None:
        """The translation of one message as plain text, or ``None``."""
        chain = self.chain(locale, domain)
        entry = chain.find((context, text)) if chain else None
        return entry.text if entry else None

    def furniture_word(self, locale: Locale, label: str) -> tuple[str, str]:
        """A label of what stands around the texts, and its language where that is not the locale's own."""
        if locale.is_english or not label:
            return label, ""
        translated = self.translate(locale, SITE_DOMAIN, "footer", label)
        return (translated, "") if translated else (label, PREVAILING_LANGUAGE)

    def status_line(self, notice_id: str, version: Version, status: Status, locale: Locale) -> str:
        """What a version's status is, in the locale's words; of a superseded one, what took its place."""
        if status is Status.SUPERSEDED:
            version = successor(version, self.versions(notice_id))
        day = version.withdrawn.on if version.withdrawn and status is Status.WITHDRAWN else version.effective
        line = self.words(locale).gettext(STATUS_LINES[status])
        return filled(line, number=version.number, date=self.date_text(day, locale) if day else "")

    def facts(self, notice: Notice, version: Version, locale: Locale) -> dict[str, str]:
        """Every fact of a version as it reads in the locale."""
        return {name: format_fact(value, locale.cldr) for name, value in facts_of(notice, version).items()}

    def edition(self, notice_id: str, number: str, locale: Locale) -> Edition:
        """The edition of a version in a locale."""
        key = (notice_id, number, locale.tag)
        if key not in self._editions:
            self._editions[key] = self._edition(notice_id, number, locale)
        return self._editions[key]

    def _edition(self, notice_id: str, number: str, locale: Locale) -> Edition:
        inputs = self.inputs.notices[notice_id]
        notice, text = inputs.notice, inputs.texts[number]
        version = next(version for version in notice.versions if version.number == number)
        chain, facts = self.chain(locale, notice_id), self.facts(notice, version, locale)
        english = self.facts(notice, version, self.inputs.locales[0])
        words = self.words(locale)
        backlink = words.gettext("Jump back to footnote {} in the text")
        clause = "" if locale.is_english else notice.prevailing_clause
        numbers = self._numbers_of(notice_id, number)
        first_notes = accumulate((len(section.footnotes) for section in text.sections), initial=1)
        sections = tuple(
            (
                section.id,
                self._localizer.render(
                    section,
                    chain,
                    {**facts, **(own := in_section(section, numbers))},
                    english={**english, **own},
                    clause=clause,
                    backlink_title=backlink,
                    first_note=first_note,
                    direction=locale.direction,
                ),
            )
            for section, first_note in zip(text.sections, first_notes, strict=False)
        )
        preamble, filled = text.sections[0], all_as_facts(text)
        description = preamble.front_matter.get("description", "")
        translated = (
            self.translate(locale, notice_id, f"{preamble.id}#description", description) if description else None
        )
        return Edition(
            notice=notice,
            version=version,
            status=status_on(version, notice.versions, self.day(notice_id)),
            locale=locale,
            title=self.translate(locale, notice_id, "register#title", notice.title) or notice.title,
            description=fill_text(translated, facts | filled)
            if translated
            else fill_text(description, english | filled),
            sections=sections,
            ids=tuple(element_id for section in text.sections for element_id in section.ids),
            is_numbered=text.numbering == DECIMAL,
        )

    def _numbers_of(self, notice_id: str, number: str) -> dict[str, str]:
        """The numbers of a version's headings and items, the same in every locale."""
        key = (notice_id, number)
        if key not in self._numbers:
            self._numbers[key] = numbers_of(self.inputs.notices[notice_id].texts[number])
        return self._numbers[key]

    def passages(self, notice_id: str, version: Version, texts: Iterable[str]) -> tuple[str, ...]:
        """HTML of passages of the prevailing text, each for itself: for showing what an erratum changed."""
        inputs = self.inputs.notices[notice_id]
        facts = self.facts(inputs.notice, version, self.inputs.locales[0]) | all_as_facts(inputs.texts[version.number])
        return tuple(self._localizer.passage(text, facts) for text in texts)

    def other_page(self, path: str, locale: Locale) -> Rendered:
        """A page that is no notice, in a locale."""
        return self._localizer.render(
            self.inputs.pages[path], self.chain(locale, SITE_DOMAIN), {}, direction=locale.direction
        )

    def translation_state(self, locale: Locale, domains: Iterable[str]) -> TranslationState | None:
        """What may be said of how the translation of ``domains`` into a locale was made: the weakest of them."""
        chains = (self.chain(locale, domain) for domain in domains)
        return TranslationState.weakest(chain.state for chain in chains if chain)

    def suggestions(self, locale: Locale, domain: str) -> int:
        """For how many messages of a domain a text waits in the locale's catalogs for its translator."""
        chain = self.chain(locale, domain)
        return chain.suggestions(self.messages(domain)) if chain else 0

    def progress(self, locale: Locale, domain: str) -> tuple[int, int]:
        """(messages translated, all messages) of a domain in a locale."""
        key = (locale.catalogs, domain)
        if key not in self._progress:
            messages = self.messages(domain)
            chain = self.chain(locale, domain)
            done = sum(chain.find(message) is not None for message in messages) if chain else len(messages)
            self._progress[key] = (done, len(messages))
        return self._progress[key]
