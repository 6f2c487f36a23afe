"""EP: English prevails. Every rule on a built page of an edition, and what the page says of its state."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.prevails import page_blocks, statement
from noticepress.rules.prevails.edition_page import EditionPage


@rule(
    "EP008",
    summary="A page does not say what state its text is in",
    explanation="Each page shows the version's status and date; a translation also says when it was revised and "
    "whether counsel reviewed it and, where passages are shown in English, how many and in which sections.",
    example="A hook that drops the status line or the box of class fallback-count.",
    remedy="find the hook or plugin that takes it away, and mend or remove it",
)
def state_is_told(page: EditionPage) -> Iterator[Violation]:
    """Status line, notes and the account of untranslated passages are on the page."""
    for sentence in (page.status, *page.notes, *page.lag.sentences):
        if not page.text.has(sentence):
            yield Violation(page.path, 0, f"the page does not say: “{sentence}”")
    if page.lag.sentences:
        yield from _sections(page)


def _sections(page: EditionPage) -> Iterator[Violation]:
    """The sections of the passages are linked beside the sentence that announces them."""
    for line in page.text.find(page.lag.sentences[-1]):
        targets = page.targets(page.with_link(line))
        for heading in page.lag.headings:
            if f"{page.address}#{heading}" not in targets:
                message = f"the page does not name section {heading!r} among those with passages in English"
                yield Violation(page.path, line.sourceline or 0, message)


RULES: tuple[CheckedRule[EditionPage], ...] = (*statement.RULES, *page_blocks.RULES, state_is_told)
BESIDE_RULES: tuple[CheckedRule[EditionPage], ...] = (*statement.RULES, page_blocks.blocks_are_the_same)
"""Those for a page on which each block holds the English text too."""
