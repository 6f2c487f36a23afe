"""EP: English prevails. What each page of an edition says of the text that prevails."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from noticepress.rules.prevails.edition_page import EditionPage
from noticepress.rules.rule import CheckedRule, Violation, rule

UNHIDE = "remove what hides it, or keep that off the sentence and what is around it"
_NO_STATEMENT = "the page does not say that the English text prevails"


@rule(
    "EP001",
    summary="A translated page without the prevailing statement",
    explanation="Each translated page says, in its own language, alone in its paragraph and where it can be seen in "
    "every medium, that English prevails: before the text, and again at the notice's own clause.",
    example="A template override that drops partials/prevailing.html, or .prevailing { display: none } in its CSS.",
    remedy="include partials/prevailing.html in the template of the page",
)
def statement_is_shown(page: EditionPage) -> Iterator[Violation]:
    """The statement is in the page's body, visible, first, alone and in the page's language."""
    if not page.locale.is_english:
        yield from _shown(page, _NO_STATEMENT)


def _shown(page: EditionPage, missing: str) -> Iterator[Violation]:
    if not page.statements:
        yield _absent(page, missing, "")
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
        before = next(each for each in page.root.iter() if each is first or each in page.statements)
        if before is first:
            remedy = "include partials/prevailing.html above the text"
            yield _absent(page, "the statement does not stand before the text", remedy)
    notice = page.notice
    if page.repeated and notice is not None and not any(notice in each.iterancestors() for each in page.statements):
        remedy = "include partials/prevailing.html between the parts of a section"
        yield _absent(page, "the statement is not repeated at the notice's own clause", remedy)


def _absent(page: EditionPage, message: str, remedy: str) -> Violation:
    """What to say of a statement that is missing, or that is there and cannot be read."""
    reason = page.visibility.why_unseen(page.statement)
    if not reason:
        return Violation(page.path, 0, message, remedy)
    return Violation(page.path, 0, f"{message}: the statement is hidden by {reason}", UNHIDE)


def _words_beside(page: EditionPage, statement: HtmlElement) -> str:
    """What else can be read in the statement's paragraph, links apart."""
    text = page.visibility.text(page.paragraph(statement), without="a")
    rest = text.replace(page.statement, "", 1).strip()
    return rest if any(each.isalnum() for each in rest) else ""


@rule(
    "EP002",
    summary="The statement does not link to the same version in English",
    explanation="One click leads from a translation to the English text of the same version, at its lasting address. "
    "The link has a text and can be seen in every medium.",
    example="A link to /privacy/ on the German page of version 2.0.",
    remedy="link the statement to the address of the same version in the prevailing locale",
)
def statement_is_linked(page: EditionPage) -> Iterator[Violation]:
    """Each statement stands with a link to the same version in English."""
    if page.locale.is_english:
        return
    for statement in page.statements:
        around = page.with_link(statement)
        targets = page.targets(around)
        if page.prevailing_address not in targets:
            found = ", ".join(targets) or "nothing"
            yield Violation(
                page.path,
                statement.sourceline or 0,
                f"the statement links to {found}, not to {page.prevailing_address}{_hidden_link(page, around)}",
            )


def _hidden_link(page: EditionPage, around: HtmlElement) -> str:
    reasons = (page.visibility.why_hidden(inner) for link in around.iter("a") for inner in link.iter())
    reason = next(filter(None, reasons), "")
    return f": a link is hidden by {reason}" if reason else ""


@rule(
    "EP007",
    summary="A page says the contrary of which text prevails",
    explanation="Each English page says, where it can be seen and before the text, that it is the text that prevails, "
    "and not that it is a translation; no translation says that it is the text that prevails.",
    example="A template that shows the translations' statement on every page.",
    remedy="show English pages the sentence for the prevailing text and translations theirs, as partials/edition.html "
    "does",
)
def contrary_is_not_said(page: EditionPage) -> Iterator[Violation]:
    """English pages say that they prevail; no page says the contrary of what it is."""
    if page.locale.is_english:
        yield from _shown(page, "the English page does not say that its text prevails")
    if page.visibility.find(page.contrary):
        yield Violation(page.path, 0, f"the page says: “{page.contrary}”")


RULES: tuple[CheckedRule[EditionPage], ...] = (statement_is_shown, statement_is_linked, contrary_is_not_said)
