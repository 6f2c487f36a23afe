"""The built site: files come in, findings leave. Reads the folder that MkDocs wrote, and only that."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from noticepress.artifacts import MANIFEST, artifacts, manifest, promised_files
from noticepress.checks import built, english
from noticepress.checks.built import BuiltPage, SiteSubject
from noticepress.checks.english import STATEMENT, EditionPage
from noticepress.checks.rule import apply
from noticepress.errors import Finding
from noticepress.model import Locale
from noticepress.publication import Page, Publication


def check_site(site: Path, publication: Publication, locales: Iterable[Locale]) -> list[Finding]:
    """The findings of every rule on the built pages of ``locales``."""
    chosen = tuple(locales)
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    pages: dict[str, BuiltPage] = {}
    findings: list[Finding] = []
    promised: list[str] = list(promised_files(publication, chosen))
    for locale in chosen:
        for page in publication.pages:
            path = f"{locale.prefix}{page.address}index.html"
            promised.append(path)
            if path in files:
                built_page = BuiltPage(path, read_html(site / path), locale.tag)
                pages[path] = built_page
                if page.version:
                    findings += apply(english.PAGE_RULES, edition_page(built_page, page, publication, locale))
    absent = tuple(locale.tag for locale in publication.inputs.locales if locale not in chosen)
    subject = SiteSubject(publication.inputs.furniture.url, pages, files, tuple(promised), absent)
    return [*findings, *apply(built.RULES, subject)]


def write_artifacts(site: Path, publication: Publication, locales: tuple[Locale, ...]) -> None:
    """Write feeds, registers and seals into the built site, then the manifest of everything in it."""
    for path, content in artifacts(publication, locales).items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (site / MANIFEST).write_bytes(manifest(files))


def edition_page(built_page: BuiltPage, page: Page, publication: Publication, locale: Locale) -> EditionPage:
    """A built edition beside what it should hold."""
    edition = publication.edition(page.notice, page.version, locale)
    prevailing = Page("version", f"{page.notice}/{page.version}/", "", page.notice, page.version)
    return EditionPage(
        path=built_page.path,
        root=built_page.root,
        locale=locale,
        address=publication.address(page, locale),
        prevailing_address=publication.address(prevailing, publication.inputs.locales[0]),
        statement=publication.words(locale).gettext(STATEMENT),
        ids=edition.ids,
        untranslated=edition.untranslated,
    )


def read_html(file: Path) -> HtmlElement:
    """A built page as a tree."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
    return lxml.html.document_fromstring(file.read_bytes(), parser=parser)
