"""What is on the site on a day: which notices and versions, in which locales, at which addresses; what pages load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from noticepress.editions.assets import Asset, site_assets
from noticepress.editions.edition import Page
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
from noticepress.model import Locale, Status, Version
from noticepress.register.clock import AsOf
from noticepress.register.status import in_force_on, status_on

ON_SITE = (Status.ANNOUNCED, Status.IN_FORCE, Status.SUPERSEDED, Status.WITHDRAWN)
_AT_THE_NOTICE = (
    (Status.IN_FORCE, True),
    (Status.ANNOUNCED, False),
    (Status.WITHDRAWN, True),
    (Status.DRAFT, True),
)
"""Which status the version at a notice's own address has, the best first; of several, the newest or the first."""


@dataclass
class Presence:
    """The state of every notice as of a day or an instant."""

    inputs: Inputs
    when: AsOf
    drafts: bool = False
    pdf: bool = False
    """Whether editions are on the site as PDF too."""
    _alternates: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict, kw_only=True)
    _versions: dict[str, tuple[tuple[Version, Status], ...]] = field(default_factory=dict, kw_only=True)

    @property
    def as_of(self) -> date:
        """The day in UTC."""
        return self.when.day()

    def day(self, notice_id: str) -> date:
        """The day in the notice's own time zone."""
        return self.when.day(self.inputs.notices[notice_id].notice.time_zone)

    @property
    def days(self) -> dict[str, date]:
        """The day in each time zone in which days are counted: the notices' own, and UTC for what is of none."""
        zones = {"UTC", *(read.notice.time_zone for read in self.inputs.notices.values())}
        return {zone: self.when.day(zone) for zone in sorted(zones)}

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

    @cached_property
    def assets(self) -> Mapping[str, Asset]:
        """The style sheets and scripts of the site, by name."""
        return site_assets(self.inputs.furniture, self.inputs.overrides)

    def in_force(self, notice_id: str) -> Version | None:
        """The version whose text binds."""
        return in_force_on(self.inputs.notices[notice_id].notice.versions, self.day(notice_id))

    def next_in_force(self, notice_id: str, version: Version) -> Version | None:
        """The version on the site that takes, or has taken, the place of one that binds or has bound."""
        later = (
            other
            for other, status in self.versions(notice_id)
            if status not in (Status.WITHDRAWN, Status.DRAFT)
            if version.effective and other.effective and other.effective > version.effective
        )
        return next(later, None)

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

    def locales_of(self, notice_id: str) -> tuple[Locale, ...]:
        """The locales that have a notice, in the order of the table; the prevailing one always has."""
        notice = self.inputs.notices[notice_id].notice
        return tuple(locale for locale in self.inputs.locales if notice.is_in(locale))

    def notices_in(self, locale: Locale) -> tuple[str, ...]:
        """Ids of the notices that are on a locale's site."""
        return tuple(each for each in self.notices if self.inputs.notices[each].notice.is_in(locale))

    def domains_on_site(self, locale: Locale) -> tuple[str, ...]:
        """What is translated of a locale's site: its notices there, and the words of the site."""
        return (*self.notices_in(locale), SITE_DOMAIN)

    def locales_with(self, page: Page) -> tuple[Locale, ...]:
        """The locales in which a page is."""
        return tuple(locale for locale in self.inputs.locales if self.has(page, locale))

    def has(self, page: Page, locale: Locale) -> bool:
        """Whether a locale of the table has a page."""
        if page.is_bilingual and locale.is_english:
            return False
        return not page.notice or self.inputs.notices[page.notice].notice.is_in(locale)

    def address(self, page: Page, locale: Locale) -> str:
        """The page's absolute address."""
        return f"{self.inputs.furniture.url}{locale.prefix}{page.address}"

    def alternates(self, page: Page) -> tuple[tuple[str, str], ...]:
        """(hreflang, absolute address) of the page where it is; the prevailing one is ``x-default`` too.

        A page in two languages is the alternate of none.
        """
        if page.is_bilingual:
            return ()
        if page.address not in self._alternates:
            self._alternates[page.address] = tuple(
                (code, self.address(page, locale))
                for locale in self.locales_with(page)
                for code in (*locale.hreflang, *(("x-default",) if locale.prevailing else ()))
            )
        return self._alternates[page.address]
