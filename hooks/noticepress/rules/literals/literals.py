"""VE008: dates and version numbers that were typed by hand, in English and in every language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from noticepress.catalogs.catalog import Catalog
from noticepress.catalogs.messages import TITLE
from noticepress.findings import quote
from noticepress.model import Notice, Version
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.literals.dates import Day, date_forms, year_signs
from noticepress.rules.literals.passages import Passage
from noticepress.rules.literals.reading import HAN_DIGITS, Reading, read
from noticepress.rules.literals.version_words import PLACEHOLDER, Vocabulary, find_numbers, lower_case_words, words_of

ENGLISH_PHRASE = f"Version {PLACEHOLDER}"
"""How the English text says a version's number; the msgid of the same words in other languages."""
ENGLISH = ("en", "en_001", "en_US", "en_GB", "en_AU", "en_IN")
Known = tuple[int, str]
"""A version's place in its register, and what is known of it."""
Span = tuple[int, int]
_MAY_HOLD_ONE = re.compile(rf"\d|[{HAN_DIGITS}]\s?年")


@dataclass(frozen=True)
class LiteralSubject:
    """Passages in one language, beside the registers whose dates and numbers they may not hold."""

    notices: tuple[Notice, ...]
    passages: tuple[Passage, ...]
    cldr: tuple[str, ...] = ENGLISH
    """CLDR locales in whose formats dates are looked for."""
    phrases: frozenset[str] = frozenset({ENGLISH_PHRASE})
    """How the language says “Version %(number)s”."""
    catalog: Catalog | None = None
    """The catalog that the passages stand in; ``None`` for English texts."""

    @cached_property
    def dates(self) -> Mapping[Day, tuple[Known, ...]]:
        """What each day of the registers is."""
        found: dict[Day, tuple[Known, ...]] = {}
        for index, version, whose in self._versions():
            for name, day in (("published", version.published), ("effective", version.effective)):
                if day:
                    key = (day.year, day.month, day.day)
                    known = (index, f"the {name} date of version {version.number}{whose}")
                    found[key] = (*found.get(key, ()), known)
        return found

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of all dates."""
        return frozenset(year for year, _, _ in self.dates)

    @cached_property
    def numbers(self) -> Mapping[str, tuple[Known, ...]]:
        """What each version number of the registers is."""
        found: dict[str, tuple[Known, ...]] = {}
        for index, version, whose in self._versions():
            known = (index, f"the number of version {version.number}{whose}")
            found[version.number] = (*found.get(version.number, ()), known)
        return found

    def _versions(self) -> Iterator[tuple[int, Version, str]]:
        for notice in self.notices:
            whose = f" of {quote(notice.title)}" if len(self.notices) > 1 else ""
            yield from ((index, version, whose) for index, version in enumerate(notice.versions))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that name no product: “Privacy Notice version 2.1”."""
        titles = [notice.title for notice in self.notices]
        titles += [entry.text for entry in self.catalog or () if entry.context == TITLE]
        return Vocabulary(words_of(" ".join(titles)), lambda: self._common_words)

    @cached_property
    def _common_words(self) -> frozenset[str]:
        return lower_case_words(passage.text for passage in self.passages)


@rule(
    "VE008",
    summary="A literal date or version where a fact belongs",
    explanation="A date of the register is stored once and never typed by hand: a text that says it in words goes "
    "stale with the next version. Looked for in texts, titles, facts, other pages, mkdocs.yml and catalogs, in every "
    "form that each language writes dates and versions in; summaries and reasons in the register may name versions. A "
    "published text is held against its own version and those before it, a draft against all. “TLS version 1.2”, with "
    "a name before the word, is another thing's version.",
    example="“This version applies from 25 May 2018.”",
    remedy="write {{ effective_date }}, {{ version }} or another fact, which you add to notice.yml where it is not "
    "there",
)
def no_literal_dates(subject: LiteralSubject) -> Iterator[Violation]:
    """No text holds a date of the register, or a version number beside the word for version."""
    for passage in subject.passages:
        if not _MAY_HOLD_ONE.search(passage.text):
            continue
        reading = read(passage.text)
        behind = 0
        for (start, end), whats in _longest_first(_literals(subject, reading, passage.known)):
            if start >= behind:
                typed, what = reading.as_typed(start, end), " and ".join(whats)
                message = f"{quote(typed)} is {what}, typed by hand in {quote(passage.text)}"
                yield Violation(passage.path, passage.line, message, passage.remedy)
                behind = end


def _longest_first(literals: Iterable[tuple[Span, str]]) -> list[tuple[Span, list[str]]]:
    """What stands at each place, in reading order; of places that begin together, the longest first."""
    found: dict[Span, dict[str, None]] = {}
    for span, what in literals:
        found.setdefault(span, {})[what] = None
    return sorted(((span, list(whats)) for span, whats in found.items()), key=lambda item: (item[0][0], -item[0][1]))


def _literals(subject: LiteralSubject, reading: Reading, known: int) -> Iterator[tuple[Span, str]]:
    """Each literal of the versions that are known, with its place; places may overlap."""
    text = reading.text
    if year_signs(subject.years, subject.cldr).search(text):
        for written in date_forms(subject.cldr).find(text):
            for day in sorted(written.days & subject.dates.keys()):
                yield from (((written.start, written.end), what) for what in _of_known(subject.dates[day], known))
    if any(number in text.replace(",", ".") for number in subject.numbers):
        for named in find_numbers(reading, subject.cldr, subject.phrases, subject.vocabulary):
            for number in named.numbers:
                whats = _of_known(subject.numbers.get(number, ()), known)
                yield from (((named.start, named.end), what) for what in whats)


def _of_known(entries: Iterable[Known], known: int) -> list[str]:
    return [what for index, what in entries if index < known]


RULES: tuple[CheckedRule[LiteralSubject], ...] = (no_literal_dates,)
