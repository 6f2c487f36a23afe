"""The rules on a built page by itself: its bytes come in, findings leave, and what the rules on the site ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from lxml.html import HtmlElement

from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import BESIDE, PREVAILS, error_path, kind_of
from noticepress.files.html import read_page
from noticepress.files.limits import excess_in_html
from noticepress.files.rules import FILES
from noticepress.findings import Finding, NoticepressError
from noticepress.model import Locale
from noticepress.rules.checking import apply
from noticepress.rules.prevails import pages as prevails
from noticepress.rules.prevails.expected import Expectations
from noticepress.rules.site import active, contract, loading
from noticepress.rules.site import page as page_rules
from noticepress.rules.site.attributes import Attributes
from noticepress.rules.site.summary import PageFacts, PageSummary
from noticepress.rules.site.targets import Targets
from noticepress.site.drawing.render import Drawing
from noticepress.site.prepared import Prepared

_OF_TEXTS = {PREVAILS: prevails.RULES, BESIDE: prevails.BESIDE_RULES}
KeptErrorPage = Callable[[Locale, Callable[[], bytes]], bytes]


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """What the rules on a page found, and what those on the whole site ask of it."""

    digest: str
    """SHA-256 of the bytes that were checked."""
    summary: PageSummary
    findings: tuple[Finding, ...]
    beside: tuple[tuple[str, str], ...] = ()
    """(path, SHA-256) of the files that were made with the page."""

    def with_files(self, files: Iterable[tuple[str, str]]) -> CheckedPage:
        """The same with more files, (path, SHA-256), that were made with the page."""
        return replace(self, beside=(*self.beside, *files))

    def is_of(self, raw: bytes) -> bool:
        """Whether these are the bytes that were checked."""
        return sha256(raw).hexdigest() == self.digest


class PageChecks:
    """The rules on the pages of a prepared project."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._drawing = Drawing(prepared, own=False)
        self._day = prepared.publication.as_of.isoformat()
        self._expectations = Expectations(prepared.publication)
        self._targets = Targets(prepared.publication.inputs.furniture.url)
        # Drawn with templates of the project, a page is none that the package alone would draw.
        self._has_own = any(name.endswith(".html") for name in prepared.publication.inputs.overrides)

    def page(self, path: str, raw: bytes, page: Page, locale: Locale) -> CheckedPage:
        """Check the page at ``path``, wherever it comes from.

        Raises :class:`NoticepressError` (IN009) for a page that no reader could show.
        """
        drawn = self._drawing.page(page, locale)
        beside = self._beside(path, raw, drawn, is_free=page.kind == "other")
        return self._tree(path, raw, page, locale, root=read_html(raw, path), findings=beside)

    def just_drawn(self, path: str, raw: bytes, page: Page, locale: Locale) -> tuple[CheckedPage, HtmlElement]:
        """Check the page at ``path`` whose very bytes the package has just drawn; gives its tree too.

        Raises as :meth:`page`.
        """
        root = read_html(raw, path, is_known=not self._has_own)
        beside: list[Finding] = []
        if self._has_own:
            beside = self._beside(path, raw, self._drawing.page(page, locale), is_free=page.kind == "other")
        return self._tree(path, raw, page, locale, root=root, findings=beside), root

    def _tree(
        self, path: str, raw: bytes, page: Page, locale: Locale, *, root: HtmlElement, findings: list[Finding]
    ) -> CheckedPage:
        """What the rules say of a page's tree, after the ``findings`` about it as text."""
        attributes = Attributes(root)
        facts = PageFacts(path, root, attributes, locale.tag, self._targets)
        findings += apply((*page_rules.RULES, *loading.PAGE_RULES, *active.PAGE_RULES), facts)
        if of_text := _OF_TEXTS.get(kind_of(page).rules):
            findings += apply(of_text, self._expectations.page(path, root, attributes, page, locale))
        return CheckedPage(sha256(raw).hexdigest(), facts.summary(), tuple(findings))

    def error_page(self, raw: bytes, locale: Locale, kept: KeptErrorPage | None = None) -> list[Finding]:
        """The findings about a locale's error page, which may be ``kept`` as the package alone draws it."""
        draw = partial(self._drawing.error_page, locale)
        drawn = kept(locale, draw) if kept and not self._has_own else draw()
        return self._beside(error_path(locale), raw, drawn, is_free=False)

    def _beside(self, path: str, raw: bytes, drawn: bytes, *, is_free: bool) -> list[Finding]:
        """The findings about a page beside what the package draws."""
        if raw == drawn:
            return []
        text, own = raw.decode("utf-8", "replace"), drawn.decode("utf-8")
        return apply(contract.RULES, contract.DrawnPage(path, text, own, self._day, is_free))


def read_html(raw: bytes, path: str, *, is_known: bool = False) -> HtmlElement:
    """A built page as a tree; ``is_known``: the package drew it of texts whose depth it knows.

    Raises :class:`NoticepressError` (IN009) for one that no reader could show.
    """
    if not is_known and (excess := excess_in_html(raw.decode("utf-8", "replace"))):
        raise NoticepressError([FILES.at(path, excess.line + 1, excess.message, excess.remedy)])
    return read_page(raw)
