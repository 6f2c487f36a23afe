"""EP: English prevails. Subject: a built page of an edition, whatever template or plugin made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from lxml.html import HtmlElement

from noticepress.catalog import Chain
from noticepress.checks.rule import Rule, Violation, rule
from noticepress.model import PREVAILING_LANGUAGE, Locale

STATEMENT = "This is a translation. If it differs from the English text, the English text prevails."
"""The prevailing statement, as its ``msgid`` in the site's catalogs."""

STATUS_LINES = (
    "This version is in force. Effective date: %(date)s.",
    "This version is no longer in force. It was superseded by version %(number)s. "
    "Effective date of version %(number)s: %(date)s.",
    "This version has been announced and is not yet in force. Effective date: %(date)s.",
)


@dataclass
class EditionPage:
    """A built page and what it should hold."""

    path: str
    """The file, relative to the site's folder."""
    root: HtmlElement
    locale: Locale
    address: str
    """The page's absolute address."""
    prevailing_address: str
    """The absolute address of the same version in English."""
    statement: str
    """The prevailing statement in the locale's language."""
    ids: tuple[str, ...]
    """Block ids of the English text, in order."""
    untranslated: tuple[str, ...]

    @cached_property
    def elements(self) -> dict[str, HtmlElement]:
        """Elements by id."""
        return {str(element.get("id")): element for element in self.root.iter() if element.get("id")}

    @cached_property
    def statements(self) -> list[HtmlElement]:
        """The smallest elements of the body that hold the whole statement."""
        return [element for element in _smallest(self.root, self.statement) if not _is_in_head(element)]


@rule(
    "EP001",
    summary="A translated page without the prevailing statement",
    explanation="Each translated page says, in its own language and where it can be seen, that English prevails.",
    example="A template override that drops partials/prevailing.html.",
    remedy="include partials/prevailing.html in the template of the page",
)
def statement_is_shown(page: EditionPage) -> Iterator[Violation]:
    """The statement is in the page's body and visible."""
    if not page.locale.is_english and not page.statements:
        yield Violation(page.path, 0, "the page does not say that the English text prevails")


@rule(
    "EP002",
    summary="The statement does not link to the same version in English",
    explanation="One click leads from a translation to the English text of the same version, at its lasting address.",
    example="A link to /privacy/ on the German page of version 2.0.",
    remedy="link the statement to the address of the same version in the prevailing locale",
)
def statement_is_linked(page: EditionPage) -> Iterator[Violation]:
    """Each statement stands with a link to the same version in English."""
    if page.locale.is_english:
        return
    for statement in page.statements:
        around = statement if statement.tag in ("aside", "section", "div") else statement.getparent()
        targets = [urljoin(page.address, link.get("href", "")) for link in around.iter("a")]
        if page.prevailing_address not in targets:
            found = ", ".join(targets) or "nothing"
            yield Violation(
                page.path,
                statement.sourceline or 0,
                f"the statement links to {found}, not to {page.prevailing_address}",
            )


@rule(
    "EP004",
    summary="English shown for want of a translation is not marked",
    explanation='A block without a translation is shown in English with lang="en" dir="ltr" and a visible mark, so '
    "that screen readers pronounce it and readers know.",
    example='<p id="fabric.1">We use … on a German page.',
    remedy='mark the element with lang="en" dir="ltr"',
)
def fallback_is_marked(page: EditionPage) -> Iterator[Violation]:
    """Each block that is English for want of a translation is marked."""
    for block_id in page.untranslated:
        element = page.elements.get(block_id)
        if element is None:
            continue
        if element.get("lang") != PREVAILING_LANGUAGE or element.get("dir") != "ltr":
            yield Violation(page.path, element.sourceline or 0, f"block {block_id!r} is English and not marked so")


@rule(
    "EP005",
    summary="The blocks of a translated page differ from English",
    explanation="Every locale's page has the same blocks in the same order, so that a paragraph can be cited in any.",
    example="A template override that drops the last section.",
    remedy="restore the block; structure comes from English and cannot be changed in one locale",
)
def blocks_are_the_same(page: EditionPage) -> Iterator[Violation]:
    """The sequence of block ids is that of English."""
    wanted = set(page.ids)
    here = [str(element.get("id")) for element in page.root.iter() if element.get("id") in wanted]
    if here == list(page.ids):
        return
    missing = [block_id for block_id in page.ids if block_id not in here]
    if missing:
        yield Violation(page.path, 0, f"block {missing[0]!r} is missing ({len(missing)} in all)")
    else:
        yield Violation(page.path, 0, "the blocks stand in another order than in English, or twice")


@dataclass(frozen=True, slots=True)
class LocaleSubject:
    """A locale with what its readers must find in their language."""

    locale: Locale
    site: Chain
    notice: Chain
    notice_id: str
    title: str


@rule(
    "EP003",
    summary="Title, statement or status line is not translated",
    explanation="What a reader needs to know which text binds, and since when, is never shown in English only.",
    example="An empty msgstr for the prevailing statement in locales/cs/LC_MESSAGES/site.po.",
    remedy="translate the message in the catalog",
)
def statement_is_translated(subject: LocaleSubject) -> Iterator[Violation]:
    """The statement, the status lines and the notice's title have usable translations."""
    last = subject.locale.catalogs[-1]
    site, notice = (f"locales/{last}/LC_MESSAGES/{domain}.po" for domain in ("site", subject.notice_id))
    for message in (STATEMENT, *STATUS_LINES):
        if subject.site.find(("", message)) is None:
            what = "the prevailing statement" if message == STATEMENT else f"the status line “{message[:40]}…”"
            yield Violation(site, 0, f"{what} is not translated for {subject.locale.tag}")
    if subject.notice.find(("register#title", subject.title)) is None:
        yield Violation(notice, 0, f"the title “{subject.title}” is not translated for {subject.locale.tag}")


def _smallest(element: HtmlElement, text: str) -> Iterator[HtmlElement]:
    """The smallest visible elements at or below ``element`` that hold the whole ``text``."""
    if not isinstance(element.tag, str) or text not in _text(element):
        return
    within = [child for child in element if isinstance(child.tag, str) and text in _text(child)]
    if not within and not is_hidden(element):
        yield element
    for child in within:
        yield from _smallest(child, text)


def _is_in_head(element: HtmlElement) -> bool:
    return any(around.tag == "head" for around in element.iterancestors())


def is_hidden(element: HtmlElement) -> bool:
    """Whether the element, or one around it, is hidden by an attribute."""
    for around in (element, *element.iterancestors()):
        style = (around.get("style") or "").replace(" ", "").lower()
        if around.get("hidden") is not None or around.get("aria-hidden") == "true":
            return True
        if "display:none" in style or "visibility:hidden" in style or around.tag in ("template", "noscript"):
            return True
    return False


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


PAGE_RULES: tuple[Rule[EditionPage], ...] = (
    statement_is_shown,
    statement_is_linked,
    fallback_is_marked,
    blocks_are_the_same,
)
LOCALE_RULES: tuple[Rule[LocaleSubject], ...] = (statement_is_translated,)
