"""The built site: files come in, findings leave. Reads the folder that MkDocs wrote, and only that."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from noticepress.checks import english
from noticepress.checks.english import STATEMENT, EditionPage
from noticepress.checks.rule import apply
from noticepress.errors import Finding
from noticepress.model import Locale
from noticepress.publication import Page, Publication


def check_site(site: Path, publication: Publication, locales: Iterable[Locale]) -> list[Finding]:
    """The findings of every rule on the built pages of ``locales``."""
    findings: list[Finding] = []
    for locale in locales:
        for page in publication.pages:
            path = f"{locale.prefix}{page.address}index.html"
            file = site / path
            if not file.is_file():
                message = "a page of the address table is missing"
                findings.append(Finding(path, 0, "ST006", message, "see the build's output above for what went wrong"))
            elif page.version:
                findings += apply(english.PAGE_RULES, edition_page(file, path, page, publication, locale))
    return findings


def edition_page(file: Path, path: str, page: Page, publication: Publication, locale: Locale) -> EditionPage:
    """A built edition beside what it should hold."""
    edition = publication.edition(page.notice, page.version, locale)
    prevailing = Page("version", f"{page.notice}/{page.version}/", "", page.notice, page.version)
    return EditionPage(
        path=path,
        root=read_html(file),
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
