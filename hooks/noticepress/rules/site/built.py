"""ST: the built site as a whole. Subject: what every page of it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from noticepress.findings import Rule
from noticepress.rules.checking import CheckedRule, Violation, checks, rule
from noticepress.rules.site.summary import PageSummary
from noticepress.rules.site.targets import Targets


@dataclass
class SiteSubject:
    """The built site as the rules see it."""

    url: str
    """The address at which it will be published, with a slash at its end."""
    pages: Mapping[str, PageSummary]
    """Pages by path."""
    files: frozenset[str]
    """Every file, relative to the site's folder."""
    promised: tuple[str, ...] = ()
    """Files that the address table promises."""
    absent_locales: tuple[str, ...] = field(default=())
    """Folders of locales that this build was asked to leave out."""
    scripts: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each script file, by path."""
    styles: Mapping[str, str] = field(default_factory=dict)
    """Text of each style sheet, by path."""

    @property
    def targets(self) -> Targets:
        """Where references lead."""
        return Targets(self.url)


_TO_A_FILE = "write the page's address and not its file: ../about/ for docs/about.md, ../privacy/ for a notice"


LINKS = Rule(
    "ST001",
    summary="A broken link or anchor",
    explanation="Every link within the site leads to a page that is there, and to an element with that id.",
    example='<a href="#your-right"> where the heading has the id your-rights.',
    remedy="mend the link in the text or the template",
)


@checks(LINKS)
def links_lead_somewhere(site: SiteSubject) -> Iterator[Violation]:
    """Each internal link has a target."""
    for page in site.pages.values():
        for href, line, path, fragment in page.links.each():
            if path in site.pages:
                if not _holds(site.pages[path], fragment):
                    yield Violation(page.path, line, f"the link {href} leads to no element of that page")
            elif path not in site.files and path.split("/")[0] not in site.absent_locales:
                remedy = _TO_A_FILE if path.endswith(".md") else ""
                yield Violation(page.path, line, f"the link {href} leads to no page", remedy)


def _holds(page: PageSummary, fragment: str) -> bool:
    """Whether a fragment leads to something; HTML defines that ``#`` and ``#top`` lead to the top of every page."""
    return fragment.lower() in ("", "top") or fragment in page.ids


@rule(
    "ST003",
    summary="hreflang is not mutual",
    explanation="Where a page names another as its alternate, that one must name it back, or search engines take "
    "neither. Each page names itself and x-default.",
    example="The German page names the Japanese one; the Japanese one does not name the German one.",
    remedy="find the hook or plugin that changes them, and mend or remove it",
)
def alternates_are_mutual(site: SiteSubject) -> Iterator[Violation]:
    """Alternates name each other."""
    # Pages that name one another have equal alternates: what is asked of these is asked once.
    distinct = {page.alternates for page in site.pages.values()}
    sets = {alternates: _Alternates.of(alternates, site) for alternates in distinct}
    strangers = {alternates: tuple(named.strangers(alternates, site)) for alternates, named in sets.items()}
    for page in site.pages.values():
        if not page.alternates:
            continue
        own, named = site.url + page.address, sets[page.alternates]
        if own not in named.addresses:
            yield Violation(page.path, 0, "the page does not name itself among its alternates")
        if not named.has_default:
            yield Violation(page.path, 0, "the page names no x-default")
        for code, address, other in strangers[page.alternates]:
            if other is None:
                yield Violation(page.path, 0, f"the alternate {code} leads to no page: {address}")
            elif own not in sets[other.alternates].addresses:
                yield Violation(page.path, 0, f"the alternate {code} does not name this page back")


class _Alternates(NamedTuple):
    """What pages say of their alternates."""

    addresses: frozenset[str]
    has_default: bool
    inner: tuple[tuple[str, str, str], ...]
    """(``hreflang``, address, file) of those that this build has."""

    def strangers(
        self, alternates: tuple[tuple[str, str], ...], site: SiteSubject
    ) -> Iterator[tuple[str, str, PageSummary | None]]:
        """(``hreflang``, address, page) of those whose alternates are not these, and so need not name a page back."""
        for code, address, path in self.inner:
            other = site.pages.get(path)
            if other is None or other.alternates != alternates:
                yield code, address, other

    @classmethod
    def of(cls, alternates: tuple[tuple[str, str], ...], site: SiteSubject) -> _Alternates:
        files = ((code, address, site.targets.file_at(address)) for code, address in alternates)
        inner = (
            (code, address, path)
            for code, address, path in files
            if path is not None and path.split("/")[0] not in site.absent_locales
        )
        return cls(
            frozenset(address for _, address in alternates),
            any(code == "x-default" for code, _ in alternates),
            tuple(inner),
        )


@rule(
    "ST006",
    summary="A page that the address table promises is missing",
    explanation="Addresses are a contract: each version that was ever published stays at its own, in every locale.",
    example="A plugin that drops /de-DE/privacy/2.0/.",
    remedy="find the plugin or hook that takes it away, and mend or remove it",
)
def promised_pages_exist(site: SiteSubject) -> Iterator[Violation]:
    """Each promised file is there."""
    for path in site.promised:
        if path not in site.files:
            yield Violation(path, 0, "the page is missing")


RULES: tuple[CheckedRule[SiteSubject], ...] = (
    links_lead_somewhere,
    alternates_are_mutual,
    promised_pages_exist,
)
