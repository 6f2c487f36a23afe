"""TR014: one translation for two English texts of which one denies what the other says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.literals.calendar_names import MONTHS
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.numbers.compared import numbers
from noticepress.rules.translations.numbers.words.in_english import in_words

_MONTHS = "|".join(month for month in MONTHS if month != "May")
"""Those that are no verb."""
_NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half"
    rf"|once|twice|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|{_MONTHS})\b",
    re.IGNORECASE,
)
_OTHER_NUMBERS = re.compile(rf"\b(?:twice|half|double|triple|dozen|{_MONTHS})\b", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\bthird(?=[ -](?:part|countr))", re.IGNORECASE)
_NO_DENIAL = re.compile(
    r"\bwithout (?:undue |unreasonable |any )?(?:delay|limitation)\b|\bnot limited to\b|\bnor\b", re.IGNORECASE
)
"""What is said without a denial elsewhere, or goes with one that counts."""
_NEGATION = re.compile(r"\b(?:not?|never|none|nor|neither|without|cannot|unless|except)\b|n['’]t\b", re.IGNORECASE)
_MODALS = re.compile(r"\b(?:may|might|must|shall|should|will|would|can|could|need|required?)\b", re.IGNORECASE)


def counted_numbers(english: str) -> Counter[str]:
    """How often each number stands in an English text, in digits or as a word."""
    return numbers(english) + _words(_NUMBER_WORDS, english)


def negations(english: str) -> Counter[str]:
    """How many negations an English text has, whichever they are: “not” may become “no”."""
    return Counter({"negation": len(_NEGATION.findall(english))}) - Counter()


def modals(english: str) -> Counter[str]:
    """How often each word for duty or permission stands in an English text."""
    return _words(_MODALS, english)


def _words(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.lower() for match in pattern.findall(text))


_COMPARE = "translate what changed; where it is right, say so in the entry: noticepress: allow TR014 — reason"


@rule(
    "TR014",
    summary="One translation for two texts that say different things",
    explanation="Two English texts differ by a negation or a number, and have the same translation: a suggestion was "
    "confirmed as it stood. “We share your data” and “We do not share your data” cannot be one sentence. Where the "
    "other English is that of an entry that was set aside (the draft was changed), it is told and stops nothing.",
    example="“Wir geben Ihre Daten weiter.” for “We do not share your data.” too.",
    remedy="translate anew the one of the two texts that the translation does not fit; "
    "where it is right, say so in the entry: noticepress: allow TR014 — reason",
)
def opposites_differ(subject: CatalogSubject) -> Iterator[Violation]:
    """Equal translations are of English that has the same negations and numbers."""
    first: dict[str, str] = {}
    for _, entry, english, text in subject.translated():
        if entry.plural_id:
            continue
        before = subject.catalog.set_aside.get(text, english)
        if before != english and denials_and_numbers(before) != denials_and_numbers(english):
            told = f"{quote(text)} is still the translation of {quote(before)}, which is {quote(english)} now"
            yield Violation(*subject.place(entry), told, _COMPARE, note=True)
        other = first.setdefault(text, english)
        if other == english:
            continue
        if denials_and_numbers(other) != denials_and_numbers(english):
            told = f"{quote(text)} translates both {quote(other)} and {quote(english)}"
            yield Violation(*subject.place(entry), told)


def denials_and_numbers(english: str) -> tuple[Counter[str], frozenset[str]]:
    """What may part two texts with one translation: 30 is thirty, and one is no number, for an article says it too."""
    written = in_words(_NO_NUMBER.sub(" ", english)) | {word.lower() for word in _OTHER_NUMBERS.findall(english)}
    found = numbers(english).keys() | {"2" if word == "twice" else word for word in written}
    return negations(_NO_DENIAL.sub(" ", english)), frozenset(found - {"1"})
