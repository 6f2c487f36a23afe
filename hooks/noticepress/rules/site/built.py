"""ST: the built site as a whole. Subject: every page of it, parsed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from noticepress.editions.branding.brand import DRAWING
from noticepress.findings import quote
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.texts.allowed import SCHEMES, scheme_of

NOTICE_CLASS = "notice"
"""Of the element that holds a notice's text."""
_ALIGNMENTS = frozenset(f"text-align: {side};" for side in ("left", "center", "right"))
_ADDRESSES = frozenset({"href", "xlink:href", "src", "action", "formaction", "data", "poster", "ping", "background"})


@dataclass
class BuiltPage:
    """A page of the built site."""

    path: str
    """The file, relative to the site's folder."""
    root: HtmlElement
    lang: str
    """The ``lang`` that the page must have."""

    @cached_property
    def ids(self) -> Counter[str]:
        """How often each id stands in the page."""
        return Counter(str(element.get("id")) for element in self.root.iter() if element.get("id") is not None)

    @property
    def address(self) -> str:
        """The page's address below the site's."""
        return self.path.removesuffix("index.html")

    @cached_property
    def alternates(self) -> dict[str, str]:
        """``hreflang`` to address, as the page says."""
        links = (link for link in self.root.iter("link") if link.get("rel") == "alternate" and link.get("hreflang"))
        return {str(link.get("hreflang")): str(link.get("href")) for link in links}


@dataclass
class SiteSubject:
    """The built site as the rules see it."""

    url: str
    """The address at which it will be published, with a slash at its end."""
    pages: Mapping[str, BuiltPage]
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
        for link in page.root.iter("a"):
            href = link.get("href")
            if href is None:
                continue
            absolute = site.absolute(page.address, href)
            if absolute is None:
                yield Violation(page.path, link.sourceline or 0, f"the link {href} is no address")
                continue
            address, fragment = urldefrag(absolute)
            path = site.file_at(address)
            if path is None or path.split("/")[0] in site.absent_locales:
                continue
            if path not in site.files:
                remedy = _TO_A_FILE if path.endswith(".md") else ""
                yield Violation(page.path, link.sourceline or 0, f"the link {href} leads to no page", remedy)
            elif path in site.pages and not _holds(site.pages[path], unquote(fragment)):
                yield Violation(page.path, link.sourceline or 0, f"the link {href} leads to no element of that page")


def _holds(page: BuiltPage, fragment: str) -> bool:
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
    for page in site.pages.values():
        if not page.alternates:
            continue
        own = site.url + page.address
        if own not in page.alternates.values():
            yield Violation(page.path, 0, "the page does not name itself among its alternates")
        if "x-default" not in page.alternates:
            yield Violation(page.path, 0, "the page names no x-default")
        for code, address in page.alternates.items():
            path = site.file_at(address)
            if path is None or path.split("/")[0] in site.absent_locales:
                continue
            other = site.pages.get(path)
            if other is None:
                yield Violation(page.path, 0, f"the alternate {code} leads to no page: {address}")
            elif own not in other.alternates.values():
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
        if page.root.get("lang") != page.lang:
            yield Violation(page.path, 0, f'<html lang="{page.root.get("lang", "")}">, where {page.lang} is due')
        if page.root.get("dir") not in ("ltr", "rtl"):
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
        for name, count in page.ids.items():
            if count > 1:
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
    "begins with https:, http:, mailto: or tel:, but for a drawing as a picture or an icon (data:image/svg+xml), and "
    "no element of a notice has a style of its own, but for the "
    "alignment of a table's column. Scripts and handlers are ST007's.",
    example='<a href="javascript:…"> in a footer, or <p style="…"> within the notice.',
    remedy="take it out of the text, the template or the plugin that wrote it",
)
def nothing_is_active(site: SiteSubject) -> Iterator[Violation]:
    """No address of a page acts, and nothing within a notice has a style."""
    for page in site.pages.values():
        for element in page.root.iter():
            for name in _ADDRESSES & set(element.keys()):
                if scheme_of(str(element.get(name))) not in ("", *SCHEMES) and not _is_drawing(element, name):
                    yield _acts(page, element, name)
        for notice in page.root.find_class(NOTICE_CLASS):
            for element in notice.iterfind(".//*[@style]"):
                if element.get("style") not in _ALIGNMENTS:
                    yield _acts(page, element, "style")


def _is_drawing(element: HtmlElement, name: str) -> bool:
    """Whether an address is a drawing itself, shown as a picture or an icon, in which nothing runs."""
    is_picture = (element.tag, name) == ("img", "src") or (element.tag == "link" and element.get("rel") == "icon")
    return is_picture and str(element.get(name)).startswith(DRAWING)


def _acts(page: BuiltPage, element: HtmlElement, name: str) -> Violation:
    message = f"<{element.tag}> has {name}={quote(str(element.get(name)))}"
    return Violation(page.path, element.sourceline or 0, message)


RULES: tuple[CheckedRule[SiteSubject], ...] = (
    links_lead_somewhere,
    alternates_are_mutual,
    language_is_said,
    ids_are_unique,
    promised_pages_exist,
    nothing_is_active,
)
