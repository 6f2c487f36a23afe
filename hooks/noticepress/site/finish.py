"""The built site: the files that an engine wrote come in, findings leave."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import lxml.html
from lxml.html import HtmlElement

from noticepress import theme
from noticepress.editions.artefacts.registry import promised_files
from noticepress.editions.branding.brand import STYLE_SHEET
from noticepress.editions.edition import Page
from noticepress.editions.inputs import Inputs
from noticepress.editions.page_kinds import ERROR_PAGE, PREVAILS, kind_of, pages
from noticepress.files.limits import excess_in_html
from noticepress.files.rules import FILES
from noticepress.findings import Finding, NoticepressError
from noticepress.model import Locale
from noticepress.rules.checking import apply
from noticepress.rules.prevails import pages as prevails
from noticepress.rules.prevails.expected import Expectations
from noticepress.rules.site import active, built, contract, loading, sheets
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.summary import PageSummary, summarize
from noticepress.site.complete import style_sheet, write_artefacts, write_brand
from noticepress.site.prepared import Prepared
from noticepress.site.render import Drawing

_NOT_KNOWN: Mapping[str, str] = MappingProxyType({})


def finish_site(site: Path, prepared: Prepared, drawn: Mapping[str, str] = _NOT_KNOWN) -> list[Finding]:
    """Complete the site that an engine wrote and check it; nothing may change it afterwards.

    ``drawn`` has the SHA-256 of pages as the package drew them, by path; of others it is asked for again.
    """
    # Its bytes hold the time of the build; servers compress by themselves.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_brand(site, prepared.publication.inputs.furniture)
    write_artefacts(site, prepared.publication, prepared.locales)
    return check_site(site, prepared, drawn)


def check_site(site: Path, prepared: Prepared, drawn: Mapping[str, str] = _NOT_KNOWN) -> list[Finding]:
    """The findings of every rule on the built pages."""
    publication, chosen = prepared.publication, prepared.locales
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    built_pages: dict[str, PageSummary] = {}
    promised: list[str] = list(promised_files(publication, chosen))
    absent = tuple(locale.tag for locale in publication.inputs.locales if locale not in chosen)
    scripts = {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in files if path.endswith(".js")}
    styles = {path: (site / path).read_text("utf-8", "replace") for path in sorted(files) if path.endswith(".css")}
    shipped = _digests(theme.FOLDER, f"{theme.ASSETS}/*.js")
    subject = SiteSubject(publication.inputs.furniture.url, built_pages, files, (), absent, scripts, styles, shipped)
    expectations, contract_ = Expectations(publication), _Contract(site, prepared, drawn)
    findings: list[Finding] = []
    for locale in chosen:
        for page in pages(publication, locale):
            path = f"{locale.prefix}{page.address}index.html"
            promised.append(path)
            if path in files:
                root = read_html(site / path, site)
                built_pages[path] = summarize(path, root, locale.tag)
                findings += contract_.page(path, page, locale)
                if kind_of(page).rules == PREVAILS:
                    findings += apply(prevails.RULES, expectations.page(path, root, page, locale))
    subject.promised = tuple(promised)
    findings += contract_.error_page() if ERROR_PAGE.address in files else []
    findings += apply(sheets.RULES, _changed_sheets(styles, publication.inputs))
    return [*findings, *apply((*built.RULES, *loading.RULES, *active.RULES), subject)]


class _Contract:
    """The pages of a site beside what the package draws."""

    def __init__(self, site: Path, prepared: Prepared, drawn: Mapping[str, str]) -> None:
        self._site = site
        self._drawing = Drawing(prepared, own=False)
        self._day = prepared.publication.as_of.isoformat()
        # Drawn with templates of the project, a page is none that the package alone would draw.
        own = any(name.endswith(".html") for name in prepared.publication.inputs.overrides)
        self._known = _NOT_KNOWN if own else drawn

    def page(self, path: str, page: Page, locale: Locale) -> list[Finding]:
        """The findings about a page."""
        return self._check(path, lambda: self._drawing.page(page, locale), is_free=page.kind == "other")

    def error_page(self) -> list[Finding]:
        """The findings about the error page."""
        return self._check(ERROR_PAGE.address, self._drawing.error_page)

    def _check(self, path: str, draw: Callable[[], str], *, is_free: bool = False) -> list[Finding]:
        raw = (self._site / path).read_bytes()
        if hashlib.sha256(raw).hexdigest() == self._known.get(path):
            return []
        text, drawn = raw.decode("utf-8", "replace"), draw()
        if text == drawn:
            return []
        return apply(contract.RULES, contract.DrawnPage(path, text, drawn, self._day, is_free))


def _changed_sheets(styles: Mapping[str, str], inputs: Inputs) -> sheets.Sheets:
    """The style sheets that pages load and that are not what was checked before: the package's, and the project's."""
    known = {**inputs.overrides, STYLE_SHEET: style_sheet(inputs.furniture)}
    here = {path: styles.get(path, "").removeprefix("\ufeff") for path in (STYLE_SHEET, *inputs.sheets)}
    return sheets.Sheets({path: text for path, text in here.items() if text != known[path]})


def _digests(folder: Path, pattern: str) -> dict[str, str]:
    """SHA-256 of files, by path below the folder."""
    found = sorted(folder.glob(pattern))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def read_html(file: Path, site: Path) -> HtmlElement:
    """A built page as a tree. Raises :class:`NoticepressError` (IN009) for one that no reader could show."""
    raw = file.read_bytes()
    if excess := excess_in_html(raw.decode("utf-8", "replace")):
        name = file.relative_to(site).as_posix()
        raise NoticepressError([FILES.at(name, excess.line + 1, excess.message, excess.remedy)])
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
    return lxml.html.document_fromstring(raw, parser=parser)
