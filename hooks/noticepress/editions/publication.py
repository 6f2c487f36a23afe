"""Each edition's text, and every word around it, as they are on the site on a day.

Values come in (:class:`~noticepress.editions.sources.inputs.Inputs`) and values leave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeVar

from babel.support import NullTranslations

from noticepress.catalogs.added_markup import MOST_SAFE, Markup
from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.catalogs.messages import FOOTER, TITLE, Message
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.words import filled, translations
from noticepress.editions.edition import Edition, english_title, last_revision, revisions_on, shown_title
from noticepress.editions.localizing.at_a_time import OneAtATime
from noticepress.editions.localizing.rendered import Rendered
from noticepress.editions.presence import Presence
from noticepress.editions.progress import Progress, count_progress
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
from noticepress.editions.sources.theme_words import THEME_DOMAIN, theme_chain, theme_messages
from noticepress.files.kept import Kept
from noticepress.model import DECIMAL, PREVAILING_LANGUAGE, Locale, Notice, Status, Version
from noticepress.register.date_format import shown_date
from noticepress.register.editions import Revision
from noticepress.register.facts import fill_text, format_fact
from noticepress.register.numbering import all_as_facts, in_section, numbers_of
from noticepress.register.old_ids import old_ids_in
from noticepress.register.register import facts_of
from noticepress.register.status import status_on, successor
from noticepress.theme.wording import FOOTNOTE, STATUS_LINES

if TYPE_CHECKING:
    from noticepress.editions.comparing.memory import Memory
    from noticepress.editions.localizing.localizer import Localizer

T = TypeVar("T")

_MOST_SKELETONS = 4096
_MOST_REDLINES = 512
"""Two or three for each section's text, of which most versions share most."""


@dataclass
class Publication(Presence):
    """What is on the site on a day, with every edition and word of it in each locale; what is made is kept."""

    kept: Kept = field(default_factory=Kept, kw_only=True, repr=False, compare=False)
    """What earlier builds have kept, for what a publication makes."""
    markup: Markup = field(default_factory=Markup)
    _safe: dict[tuple[str, str, str, tuple[str, ...]], bool] = field(default_factory=dict)
    _editions: OneAtATime[Edition] = field(default_factory=OneAtATime)
    _made: dict[tuple[str, ...], Any] = field(default_factory=dict)

    @cached_property
    def memory(self) -> Memory:
        """What was compared already."""
        from noticepress.editions.comparing.memory import Memory  # noqa: PLC0415 (few commands compare anything)

        return Memory(self.kept.pack("redlines", _MOST_REDLINES))

    @cached_property
    def _localizer(self) -> Localizer:
        from noticepress.editions.localizing.localizer import Localizer  # noqa: PLC0415 (as few show a text)

        return Localizer(self.kept.pack("skeletons", _MOST_SKELETONS))

    def of(self, inputs: Inputs) -> Publication:
        """The same of other inputs."""
        return Publication(inputs, self.when, self.drafts, self.pdf, kept=self.kept)

    def once(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """What ``make`` gives, which is made once for each key."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    def domains_of(self, locale: Locale) -> tuple[str, ...]:
        """What is translated for a locale: the notices that it has, on the site or not, and the words of the site."""
        notices = (each for each, read in self.inputs.notices.items() if read.notice.is_in(locale))
        return (*notices, SITE_DOMAIN)

    def chain(self, locale: Locale, domain: str) -> Chain | None:
        """The locale's catalogs of a domain; ``None`` where the English text itself is shown."""
        if locale.is_english:
            return None
        found = (self.inputs.catalogs.get((name, domain)) for name in locale.catalogs)
        return Chain(tuple(catalog for catalog in found if catalog), lambda entry: self.is_safe(entry, domain))

    def messages(self, domain: str) -> Mapping[Key, Message]:
        """Every message of a domain. Raises ``KeyError`` for one of no notice and not of the site's words."""
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
        shipped = theme_chain(locale.catalogs)

        def is_safe(entry: Entry) -> bool:
            return any(catalog.get(entry.key) is entry for catalog in shipped) or self.is_safe(entry, SITE_DOMAIN)

        return Chain((*site.catalogs, *theme.catalogs, *shipped), is_safe)

    def past(self, domain: str) -> Mapping[Key, Message]:
        """What errata took out of a domain's messages."""
        return self.inputs.notices[domain].past if domain in self.inputs.notices else {}

    def is_safe(self, entry: Entry, domain: str) -> bool:
        """Whether an entry adds nothing active to its English (rule TR007)."""
        key = (domain, *entry.key, entry.texts)
        known = self._safe.get(key)
        if known is None:
            message = self.messages(domain).get(entry.key) or self.past(domain).get(entry.key)
            message = message or theme_messages().get(entry.key)
            roles = message.roles if message else ("paragraph",)
            known = self.markup.adds_nothing(entry.id, entry.texts, roles, self.kept.pack("safe", MOST_SAFE))
            self._safe[key] = known
        return known

    def words(self, locale: Locale) -> NullTranslations:
        """The words around the texts in the locale's language, for gettext."""
        key = ("words of catalogs", *locale.catalogs, locale.direction)
        return self.once(key, lambda: translations(self.words_chain(locale), locale.direction))

    def translate(self, locale: Locale, domain: str, context: str, text: str) -> str | None:
        """The translation of one message as plain text, or ``None``."""
        chain = self.chain(locale, domain)
        entry = chain.find((context, text)) if chain else None
        return entry.text if entry else None

    def text(self, locale: Locale, domain: str, context: str, text: str) -> tuple[str, str]:
        """(the text in the locale, the ``lang`` it must be marked with: empty where it is the page's own)."""
        if not text or locale.is_english:
            return text, ""
        translated = self.translate(locale, domain, context, text)
        return (translated, "") if translated else (text, PREVAILING_LANGUAGE)

    def title(self, notice_id: str, locale: Locale) -> tuple[str, str]:
        """A notice's title with what it is for, and its language where that is not the locale's own."""
        notice = self.inputs.notices[notice_id].notice
        title, lang = self.text(locale, notice_id, TITLE, notice.title)
        return (english_title(notice), lang) if lang else (shown_title(notice, title, self.words(locale)), "")

    def furniture_word(self, locale: Locale, label: str) -> tuple[str, str]:
        """A label of what stands around the texts, and its language where that is not the locale's own."""
        return self.text(locale, SITE_DOMAIN, FOOTER, label)

    def date_text(self, value: date, locale: Locale) -> str:
        """A date as it reads in the locale."""
        return shown_date(value, locale.cldr)

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
        """The edition of a version in a locale. Raises ``KeyError`` for a notice or a text that there is not."""
        key, other = (notice_id, number, locale.tag), None if locale.is_english else locale.tag
        return self._editions.get(other, key, lambda: self._edition(notice_id, number, locale))

    def _edition(self, notice_id: str, number: str, locale: Locale) -> Edition:
        inputs = self.inputs.notices[notice_id]
        notice, text = inputs.notice, inputs.texts[number]
        version = next(version for version in notice.versions if version.number == number)
        facts = self.facts(notice, version, locale)
        english = self.facts(notice, version, self.inputs.locales[0])
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
            title=self.title(notice_id, locale)[0],
            description=fill_text(translated, facts | filled)
            if translated
            else fill_text(description, english | filled),
            sections=self.sections(notice_id, number, locale),
            ids=tuple(element_id for section in text.sections for element_id in section.ids),
            is_numbered=text.numbering == DECIMAL,
        )

    def sections(
        self, notice_id: str, number: str, locale: Locale, show: Callable[[Mapping[str, str]], dict[str, str]] = dict
    ) -> tuple[tuple[str, Rendered], ...]:
        """(id, what it renders to) of each section of a version in a locale; ``show`` may mark each fact's value.

        Raises as :meth:`edition`.
        """
        inputs = self.inputs.notices[notice_id]
        text = inputs.texts[number]
        version = next(version for version in inputs.notice.versions if version.number == number)
        facts, english = (show(self.facts(inputs.notice, version, each)) for each in (locale, self.inputs.locales[0]))
        chain, clause = self.chain(locale, notice_id), "" if locale.is_english else inputs.notice.prevailing_clause
        backlink_title = self.words(locale).gettext(FOOTNOTE)
        numbers = map(show, self._numbers_shown(notice_id, number))
        first_notes = accumulate((len(section.footnotes) for section in text.sections), initial=1)
        return tuple(
            (
                section.id,
                self._localizer.render(
                    section,
                    chain,
                    {**facts, **own},
                    english={**english, **own},
                    clause=clause,
                    backlink_title=backlink_title,
                    first_note=first_note,
                    direction=locale.direction,
                ),
            )
            for section, own, first_note in zip(text.sections, numbers, first_notes, strict=False)
        )

    def _numbers_shown(self, notice_id: str, number: str) -> tuple[dict[str, str], ...]:
        """What each section of a version shows of its numbers, as facts."""
        numbers, sections = self.numbers(notice_id, number), self.inputs.notices[notice_id].texts[number].sections
        return self.once(("numbers shown", notice_id, number), lambda: tuple(in_section(s, numbers) for s in sections))

    def numbers(self, notice_id: str, number: str) -> dict[str, str]:
        """The numbers of a version's headings and items by their ids, the same in every locale."""
        text = self.inputs.notices[notice_id].texts[number]
        return self.once(("numbers", notice_id, number), lambda: numbers_of(text))

    def old_ids(self, notice_id: str, number: str) -> dict[str, str]:
        """The ids of earlier versions that a version's text has no more, and where in it each leads."""
        inputs = self.inputs.notices[notice_id]
        return self.once(("old ids", notice_id, number), lambda: old_ids_in(inputs.notice, number, inputs.texts))

    def revisions(self, notice_id: str, number: str, locale: Locale) -> tuple[Revision, ...]:
        """The revisions of a version's edition in a locale, oldest first."""
        record = self.inputs.notices[notice_id].editions.get(number)
        return revisions_on(record, locale, self.day(notice_id))

    def last_revision(self, notice_id: str, version: Version, locale: Locale) -> tuple[date | None, str]:
        """When a version's translation was last revised, if visitors saw another before, and why."""
        revisions = self.revisions(notice_id, version.number, locale)
        return last_revision(version, self.chain(locale, notice_id), revisions, self.day(notice_id))

    def passages(
        self, notice_id: str, version: Version, texts: Iterable[str], locale: Locale | None = None
    ) -> tuple[str, ...]:
        """HTML of passages of a text in a locale (default: the prevailing one), each for itself, facts filled in.

        For showing what an erratum or a revision changed. Raises as :meth:`edition`.
        """
        inputs = self.inputs.notices[notice_id]
        numbers = all_as_facts(inputs.texts[version.number])
        facts = self.facts(inputs.notice, version, locale or self.inputs.locales[0]) | numbers
        return tuple(self._localizer.passage(text, facts) for text in texts)

    def other_page(self, path: str, locale: Locale) -> Rendered:
        """A page that is no notice, in a locale. Raises ``KeyError`` for one that there is not."""
        return self._localizer.render(
            self.inputs.pages[path], self.chain(locale, SITE_DOMAIN), {}, direction=locale.direction
        )

    def suggestions(self, locale: Locale, domain: str) -> int:
        """For how many messages of a domain a text waits in the locale's catalogs for its translator."""
        chain = self.chain(locale, domain)
        return chain.suggestions(self.messages(domain)) if chain else 0

    def progress(self, locale: Locale, domain: str) -> Progress:
        """How much of a domain is translated in a locale."""
        key = ("progress", domain, *locale.catalogs)
        return self.once(key, lambda: count_progress(self.messages(domain), self.chain(locale, domain)))
