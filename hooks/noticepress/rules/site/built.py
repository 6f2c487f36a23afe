"""ST: the built site as a whole. Subject: what every page of it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from noticepress.findings import quote
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.site.summary import PageSummary


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
    shipped: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each script that the package ships, by path."""

    def absolute(self, base: str, reference: str) -> str | None:
        """Where a reference in the file at ``base`` (below the site's address) leads; ``None`` if it is malformed."""
        try:
            address = urljoin(self.url + base, reference)
            urlsplit(address)
        except ValueError:
            return None
        return address

    def file_at(self, address: str) -> str | None:
        """The file that an absolute address leads to; ``None`` outside the site."""
        if not address.startswith(self.url):
            return None
        path = unquote(urlsplit(address).path)[len(urlsplit(self.url).path) :]
        return f"{path}index.html" if path == "" or path.endswith("/") else path


_TO_A_FILE = "write the page's address and not its file: ../about/ for docs/about.md, ../privacy/ for a notice"


@rule(
    "ST001",
    summary="A broken link or anchor",
    explanation="Every link within the site leads to a page that is there, and to an element with that id.",
    example='<a href="#your-right"> where the heading has the id your-rights.',
    remedy="mend the link in the text or the template",
)
def links_lead_somewhere(site: SiteSubject) -> Iterator[Violation]:
    """Each internal link has a target."""
    for page in site.pages.values():
        for href, line in page.links:
            absolute = site.absolute(page.address, href)
            if absolute is None:
                yield Violation(page.path, line, f"the link {href} is no address")
                continue
            address, fragment = urldefrag(absolute)
            path = site.file_at(address)
            if path is None or path.split("/")[0] in site.absent_locales:
                continue
            if path not in site.files:
                remedy = _TO_A_FILE if path.endswith(".md") else ""
                yield Violation(page.path, line, f"the link {href} leads to no page", remedy)
            elif path in site.pages and not _holds(site.pages[path], unquote(fragment)):
                yield Violation(page.path, line, f"the link {href} leads to no element of that page")


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
    alternates = {path: dict(page.alternates) for path, page in site.pages.items()}
    for page in site.pages.values():
        if not page.alternates:
            continue
        own = site.url + page.address
        if own not in alternates[page.path].values():
            yield Violation(page.path, 0, "the page does not name itself among its alternates")
        if "x-default" not in alternates[page.path]:
            yield Violation(page.path, 0, "the page names no x-default")
        for code, address in page.alternates:
            path = site.file_at(address)
            if path is None or path.split("/")[0] in site.absent_locales:
                continue
            other = alternates.get(path)
            if other is None:
                yield Violation(page.path, 0, f"the alternate {code} leads to no page: {address}")
            elif own not in other.values():
                yield Violation(page.path, 0, f"the alternate {code} does not name this page back")


@rule(
    "ST004",
    summary="Wrong or missing lang",
    explanation="<html lang> is the locale's tag: it chooses a screen reader's voice and the glyphs of Han characters.",
    example='<html lang="en"> on a Hong Kong page.',
    remedy="find the hook or plugin that changes it, and mend or remove it",
)
def language_is_said(site: SiteSubject) -> Iterator[Violation]:
    """``<html lang>`` is the locale's tag, and a direction is said."""
    for page in site.pages.values():
        if page.lang != page.locale:
            yield Violation(page.path, 0, f'<html lang="{page.lang or ""}">, where {page.locale} is due')
        if page.direction not in ("ltr", "rtl"):
            yield Violation(page.path, 0, "<html> says no direction (dir)")


@rule(
    "ST005",
    summary="An id stands twice in a page",
    explanation="A link to an element needs an id that only one element has.",
    example="A footer with an id that a heading has too.",
    remedy="give one of the elements another id",
)
def ids_are_unique(site: SiteSubject) -> Iterator[Violation]:
    """No id stands twice."""
    for page in site.pages.values():
        for name, count in page.doubles:
            yield Violation(page.path, 0, f"the id {name!r} stands {count} times")


@rule(
    "ST006",
    summary="A page that the address table promises is missing",
    explanation="Addresses are a contract: each version that was ever published stays at its own, in every locale.",
    example="A plugin that drops /de-DE/privacy/2.0/.",
    remedy="see the build's output above for what went wrong",
)
def promised_pages_exist(site: SiteSubject) -> Iterator[Violation]:
    """Each promised file is there."""
    for path in site.promised:
        if path not in site.files:
            yield Violation(path, 0, "the page is missing")


@rule(
    "ST009",
    summary="An address that a browser would run, or a style in a notice",
    explanation="Whatever brought it there, a plugin, a template or a text: every address of a page is relative or "
    "begins with https:, http:, mailto: or tel:, and no element of a notice has a style of its own, but for the "
    "alignment of a table's column. Scripts and handlers are ST007's.",
    example='<a href="javascript:…"> in a footer, or <p style="…"> within the notice.',
    remedy="take it out of the text, the template or the plugin that wrote it",
)
def nothing_is_active(site: SiteSubject) -> Iterator[Violation]:
    """No address of a page acts, and nothing within a notice has a style."""
    for page in site.pages.values():
        for element, name, (value, line) in page.acting:
            yield Violation(page.path, line, f"<{element}> has {name}={quote(value)}")


RULES: tuple[CheckedRule[SiteSubject], ...] = (
    links_lead_somewhere,
    alternates_are_mutual,
    language_is_said,
    ids_are_unique,
    promised_pages_exist,
    nothing_is_active,
)
