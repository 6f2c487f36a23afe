"""EP: English prevails. What each page of an edition says of the text that prevails."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.prevails.edition_page import EditionPage
from noticepress.rules.prevails.text_on_page import folded

_NO_STATEMENT = "the page does not say that the English text prevails"


@rule(
    "EP001",
    summary="A translated page without the prevailing statement",
    explanation="Each translated page says, in its own language and alone in its paragraph, that English prevails: "
    "before the text, and again at the notice's own clause.",
    example="A hook that takes the statement out of a page.",
    remedy="find the hook or plugin that takes it away, and mend or remove it",
)
def statement_is_shown(page: EditionPage) -> Iterator[Violation]:
    """The statement is in the page's body, first, alone and in the page's language."""
    if not page.locale.is_english:
        yield from _shown(page, _NO_STATEMENT)


def _shown(page: EditionPage, missing: str) -> Iterator[Violation]:
    if not page.statements:
        yield Violation(page.path, 0, missing)
        return
    yield from _stands_well(page)
    for statement in page.statements:
        line = statement.sourceline or 0
        if page.language(statement)[0] != page.root.get("lang"):
            remedy = "take the lang off the statement"
            yield Violation(
                page.path,
                line,
                f"the statement is marked {page.language(statement)[0]}, not {page.root.get('lang')}",
                remedy,
            )
        beside = _words_beside(page, statement)
        if beside:
            remedy = "give those words an element of their own, or remove them"
            yield Violation(page.path, line, f"the statement stands together with other words: “{beside}”", remedy)


def _stands_well(page: EditionPage) -> Iterator[Violation]:
    first = next((page.elements[each] for each in page.ids[1:] if each in page.elements), None)
    if first is not None:
        either = {first, *page.statements}
        before = next(each for each in page.root.iter(*{each.tag for each in either}) if each in either)
        if before is first:
            yield Violation(page.path, 0, "the statement does not stand before the text")
    notice = page.notice
    if page.repeated and notice is not None and not any(notice in each.iterancestors() for each in page.statements):
        yield Violation(page.path, 0, "the statement is not repeated at the notice's own clause")


def _words_beside(page: EditionPage, statement: HtmlElement) -> str:
    """What else stands in the statement's paragraph, but for links and the address of the English text for paper."""
    text = folded(page.paragraph(statement), without="a")
    rest = text.replace(page.statement, "", 1).replace(page.prevailing_address, "", 1).strip()
    return rest if any(each.isalnum() for each in rest) else ""


@rule(
    "EP002",
    summary="The statement does not link to the same version in English",
    explanation="One click leads from a translation to the English text of the same version, at its lasting address. "
    "The link has a text.",
    example="A link to /privacy/ on the German page of version 2.0.",
    remedy="link the statement to the address of the same version in the prevailing locale",
)
def statement_is_linked(page: EditionPage) -> Iterator[Violation]:
    """Each statement stands with a link to the same version in English."""
    if page.locale.is_english:
        return
    for statement, paragraph in zip(page.statements, page.paragraphs, strict=True):
        targets = page.targets(paragraph)
        if page.prevailing_address not in targets:
            found = ", ".join(targets) or "nothing"
            yield Violation(
                page.path,
                statement.sourceline or 0,
                f"the statement links to {found}, not to {page.prevailing_address}",
            )


@rule(
    "EP007",
    summary="A page says the contrary of which text prevails",
    explanation="Each English page says, before the text, that it is the text that prevails, "
    "and not that it is a translation; no translation says that it is the text that prevails.",
    example="A hook that puts the translations' statement on every page.",
    remedy="find the hook or plugin that changes the sentence, and mend or remove it",
)
def contrary_is_not_said(page: EditionPage) -> Iterator[Violation]:
    """English pages say that they prevail; no page says the contrary of what it is."""
    if page.locale.is_english:
        yield from _shown(page, "the English page does not say that its text prevails")
    if page.text.has(page.contrary):
        yield Violation(page.path, 0, f"the page says: “{page.contrary}”")


RULES: tuple[CheckedRule[EditionPage], ...] = (statement_is_shown, statement_is_linked, contrary_is_not_said)
