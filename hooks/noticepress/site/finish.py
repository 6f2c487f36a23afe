"""The built site: files come in, findings leave. Reads the folder that MkDocs wrote, and only that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from noticepress.editions.artefacts import MANIFEST, artifacts, manifest, promised_files
from noticepress.editions.branding.brand import STYLE_SHEET
from noticepress.editions.publication import Publication
from noticepress.files.limits import excess_in_html
from noticepress.files.rules import FILES
from noticepress.findings import Finding, NoticepressError
from noticepress.model import Locale
from noticepress.rules.prevails import pages
from noticepress.rules.prevails.expected import Expectations
from noticepress.rules.prevails.stylesheet import Stylesheets
from noticepress.rules.rule import apply
from noticepress.rules.site import active, built, loading
from noticepress.rules.site.built import BuiltPage, SiteSubject


def finish_site(site: Path, publication: Publication, locales: tuple[Locale, ...]) -> list[Finding]:
    """Complete the site that MkDocs wrote and check it; nothing may change it afterwards."""
    # Its bytes hold the time of the build; servers compress by themselves.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_artifacts(site, publication, locales)
    return check_site(site, publication, locales)


def check_site(site: Path, publication: Publication, locales: Iterable[Locale]) -> list[Finding]:
    """The findings of every rule on the built pages of ``locales``."""
    chosen = tuple(locales)
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    built_pages: dict[str, BuiltPage] = {}
    promised: list[str] = list(promised_files(publication, chosen))
    absent = tuple(locale.tag for locale in publication.inputs.locales if locale not in chosen)
    scripts = {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in files if path.endswith(".js")}
    styles = {path: (site / path).read_text("utf-8", "replace") for path in sorted(files) if path.endswith(".css")}
    subject = SiteSubject(publication.inputs.furniture.url, built_pages, files, (), absent, scripts, styles)

    def read(address: str) -> str | None:
        path = subject.file_at(address)
        return (site / path).read_text("utf-8", "replace") if path in files else None

    stylesheets, expectations = Stylesheets(read, subject.url), Expectations(publication)
    findings: list[Finding] = []
    for locale in chosen:
        for page in publication.pages:
            path = f"{locale.prefix}{page.address}index.html"
            promised.append(path)
            if path in files:
                built_page = BuiltPage(path, read_html(site / path, site), locale.tag)
                built_pages[path] = built_page
                if page.version:
                    rules = stylesheets.hiding(built_page.root, subject.url + built_page.address)
                    findings += apply(pages.RULES, expectations.page(built_page, page, locale, rules))
    subject.promised = tuple(promised)
    return [*findings, *apply((*built.RULES, *loading.RULES, *active.RULES), subject)]


def write_artifacts(site: Path, publication: Publication, locales: tuple[Locale, ...]) -> None:
    """Write feeds, registers, seals and the brand's values into the built site, then the manifest of all its files."""
    for path, content in artifacts(publication, locales).items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    brand = publication.inputs.furniture.brand.css()
    if brand:
        sheet = site / STYLE_SHEET
        sheet.write_bytes(sheet.read_bytes() + brand.encode())
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (site / MANIFEST).write_bytes(manifest(files, publication.notices))


def read_html(file: Path, site: Path) -> HtmlElement:
    """A built page as a tree. Raises :class:`NoticepressError` (IN009) for one that no reader could show."""
    raw = file.read_bytes()
    if excess := excess_in_html(raw.decode("utf-8", "replace")):
        name = file.relative_to(site).as_posix()
        raise NoticepressError([FILES.at(name, excess.line + 1, excess.message, excess.remedy)])
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
    return lxml.html.document_fromstring(raw, parser=parser)
