"""TR005: whether a translation has the numbers of its English, in digits or in words, and its dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache

from noticepress.catalogs.glossary import fold_case
from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.literals.calendar_names import MONTHS, english_month, short_month
from noticepress.rules.literals.dates import Day, Written, date_forms
from noticepress.rules.literals.reading import read
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.numbers.clock_times import (
    lost_halves,
    other_halves,
    other_middle,
    without_other_clock,
)
from noticepress.rules.translations.numbers.digit_groups import without_regrouped
from noticepress.rules.translations.numbers.durations import other_durations
from noticepress.rules.translations.numbers.labels import Differences, differences
from noticepress.rules.translations.numbers.multiples import (
    other_multiples,
    with_whole_years,
    without_multiples,
    without_next_years,
)
from noticepress.rules.translations.numbers.named import other_in_words, without_named
from noticepress.rules.translations.numbers.other_days import ENGLISH, other_days
from noticepress.rules.translations.numbers.plain_digits import with_plain_digits
from noticepress.rules.translations.numbers.words.compounds import count_in_words
from noticepress.rules.translations.numbers.words.in_english import said_once
from noticepress.rules.translations.numbers.words.minus import other_minus
from noticepress.rules.translations.numbers.words.number_words import (
    count_first,
    count_in_english,
)
from noticepress.rules.translations.numbers.words.per_cent import other_per_cent
from noticepress.rules.translations.numbers.working_days import added_working_days, lost_working_days
from noticepress.rules.translations.numbers.zones import without_zones

_NUMBER = re.compile(r"\d+(?:[.,’'٬\u00a0\u202f\u2009 ]\d{3}(?!\d))*(?:[.,]\d+)*")
_ANY_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:([.,’'٬\u00a0\u202f\u2009 ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})+,\d{3}")
"""In thousands; in hundreds above the thousands, as in India: 1,00,000."""
_SEPARATORS = re.compile(r"[.,’'٬\u00a0\u202f\u2009 ]")
_SMALL = 20
_REMEMBERED = 4096
"""Texts whose numbers are kept: the English ones come again with each catalog."""
_SPELLED = tuple(
    (str(value), re.compile((english_month(month) if month == "May" else month) + "|" + short_month(month)))
    for value, month in enumerate(MONTHS, 1)
)
"""Months, for which another language may write digits."""
_DAY_OF_MONTH = re.compile(r"\d{1,2}\.\d{1,2}")
_COUNTED_ONE = re.compile(r"(?<![\d.,(-])1[ -][a-z]{3}")
_SAY_IT = "say it as the English does; where it is right, say so in the entry: noticepress: allow TR005 — reason"
_LABEL_REMEDY = "write the label of the English text, as the language writes it"


@rule(
    "TR005",
    summary="Numbers or labels of clauses differ",
    explanation="Each number of the English text stands in the translation, written as the language writes it: digits "
    "of any script and separators of any kind are folded, so that 10.000, 10 000 and 10,000 are one number. A word may "
    "stand for a small number, also a joined one (“vierzehntägig”), hours may be counted to twelve or to twenty-four, "
    "9:00 may be 9, 5.00 may be 5, 10,000 may be 1万, and a year may be that of an era (平成15年 for 2003). Hundreds "
    "may be words (“zweihundert”), and a share, a length of time or a dozen may have a name: “halbjährlich” for every "
    "6 months, “la moitié” for 50 %, “zwei Drittel” for 2/3. So do "
    "labels and references: 6(1)(b), 1.2A, 12bis, Articles VI and IX, Annex C, in the language's own way (“Artikel 6 "
    "Absatz 1 Buchstabe b”, “第六条”, “подпункт «б»”; bis, ter and quater are 2, 3 and 4: “第12条の2”). Postal codes "
    "and telephone numbers may be spaced otherwise. A day is the day of the English text: neither 3. 4. 2019 nor "
    "3. April 2018 beside 4. März 2019 is 4 March 2018; and 15 % is not 15. Hours, days, weeks, months and years are "
    "compared in words too, and so are the halves of the day, which is told and stops nothing, as are other numbers, "
    "shares and lengths of time that are words in both texts, an hour “p.m.” that becomes any hour, noon for midnight, "
    "“working days” that become any days or the other way round, and a minus lost or added: “zwei Monate” is not “one "
    "month”, “vier Wege” are not “three ways”, “ein Viertel” is not “half”, and “binnen einer Woche” not “within a "
    "month”.",
    example="“30 Tage” for “13 days”, “zwei Monate” for “one month”.",
    remedy="write the number of the English text; "
    "where it is right, say so in the entry: noticepress: allow TR005 — reason",
)
def numbers_match(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of numbers is that of English, less what the glossary allows."""
    numerals = subject.glossary.numerals_for(subject.catalog.name)
    with_digits = [form for term in subject.terms for form in term.accept if any(map(str.isdigit, form))]
    language = subject.catalog.name.split("_")[0]
    for _, entry, typed, text in subject.translated():
        english = said_once(typed, text)
        missing, extra = _apart(english, text, subject.catalog.name, with_digits)
        place = subject.place(entry)
        labels = differences(english, text, subject.catalog.name, missing, extra)
        is_same = not missing and not extra
        found: list[Violation] = []
        for number, count in (missing - labels.as_labels).items():
            if not _is_spelled_out(number, text, numerals):
                lost = count - _in_words(number, english, text, language)
                found += [Violation(*place, f"the number {number} is missing in {quote(text)}")] * lost
        for number in (extra - labels.as_numbers).elements():
            found.append(Violation(*place, f"the number {number} is not in the English text", text=number))
        for message, label in _labels_told(labels, text):
            found.append(Violation(*place, message, _LABEL_REMEDY, label))
        yield from found
        if is_same or not found:
            told_of = _told_of_equals if is_same else _told_in_words
            for told, words, note in told_of(typed, text, subject.catalog.name):
                yield Violation(*place, told, _SAY_IT if note else "", words, note=note)


def _told_of_equals(english: str, text: str, name: str) -> Iterator[tuple[str, str, bool]]:
    """(message, culprit, whether it is a note) of two texts that have the same numbers in digits."""
    language = name.split("_", maxsplit=1)[0]
    for number in other_multiples(english, text, language):
        yield f"the number {number} is missing in {quote(text)}", "", False
    for day in other_days(english, text, name):
        yield f"the day {quote(day)} is not in the English text", day, False
    if share := other_per_cent(english, text, language, numbers(english), numbers(text)):
        yield f"{share[0]} is a share in {'English' if share[1] else 'the translation'} alone: {quote(text)}", "", False
    in_words = list(_told_in_words(english, text, name))
    yield from in_words
    for words in other_halves(english, text):
        yield f"{quote(words)} is not in the English text", words, True
    for time in lost_halves(english, language, text, numbers(text)):
        yield f"the English says “{time}”, and the translation not that it is after noon: {quote(text)}", "", True
    if not in_words and (other := other_in_words(english, text, language, numbers(text))):
        yield f"{other}: {quote(text)}", "", True


def _told_in_words(english: str, text: str, name: str) -> Iterator[tuple[str, str, bool]]:
    """The same of two texts of which one may have in words what the other has in digits."""
    language = name.split("_", maxsplit=1)[0]
    for words in other_durations(english, text, language):
        yield f"{quote(words)} is not in the English text", words, True
    if days := lost_working_days(english, text, language):
        yield f"the English says “{days}”, and the translation no such days: {quote(text)}", "", True
    elif days := added_working_days(english, text, language):
        yield f"{quote(days)} are not in the English text, which has days of any kind", days, True
    if middle := other_middle(english, text, language):
        yield f"{quote(middle)} is the other middle of the day than in English", middle, True
    if minus := other_minus(english, text):
        yield f"{minus}: {quote(text)}", "", True


def _labels_told(labels: Differences, text: str) -> Iterator[tuple[str, str]]:
    for label in labels.missing:
        yield f"the label {label} is missing in {quote(text)}", ""
    for label in labels.extra:
        yield f"the label {quote(label)} is not in the English text", label


def _apart(english: str, text: str, name: str, with_digits: list[str]) -> tuple[Counter[str], Counter[str]]:
    """The numbers that only one of two texts has, however each writes them."""
    language = name.split("_", maxsplit=1)[0]
    there, here = numbers(english), numbers(_without(text, with_digits))
    if there != here:
        english, text = with_whole_years(english), with_whole_years(text)
        regrouped = without_regrouped(*without_zones(english, text))
        there, here = numbers(regrouped[0]), numbers(_without(regrouped[1], with_digits))
        there, here = _beside_dates(*regrouped, name) or (there, here)
    if there == here:
        return Counter(), Counter()
    missing, extra = _without_days_of_months(*_parted_alike(there - here, here - there), english)
    if missing or extra:
        missing, extra = without_other_clock(missing, extra, english, text, language)
    if missing:
        missing = without_next_years(missing, english, text, language)
    if missing or extra:
        missing, extra = without_multiples(missing, extra, english, text, language)
    if missing or extra:
        missing, extra = without_named(missing, extra, english, text, language)
    return missing, (extra - _spelled(extra, english, language) if extra else extra)


@lru_cache(maxsize=_REMEMBERED)
def numbers(text: str) -> Counter[str]:
    """Every number of a text, folded: plain digits, no group separators, a point for decimals."""
    digits = with_plain_digits(text)
    if not _ANY_DIGIT.search(digits):
        return Counter()
    return Counter(fold_number(match.group()) for match in _NUMBER.finditer(digits))


def fold_number(number: str) -> str:
    """A number as all are compared."""
    if _GROUPED.fullmatch(number):
        return _SEPARATORS.sub("", number)
    marks = _SEPARATORS.findall(number)
    if len(set(marks)) > 1 and marks.count(marks[-1]) == 1:  # 1.234,5
        whole, decimals = number.rsplit(marks[-1], 1)
        number = f"{_SEPARATORS.sub('', whole)}.{decimals}"
    return number.replace(",", ".").removesuffix(".00")


def _parted_alike(missing: Counter[str], extra: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """What is left once a reference in one piece and the same in several are one: 6.1 and 6(1)."""
    for whole, parts in ((extra, missing), (missing, extra)):
        for number in [each for each in whole if "." in each]:
            pieces = Counter(number.split("."))
            if pieces <= parts:
                whole[number] -= 1
                parts.subtract(pieces)
    return +missing, +extra


def _without_days_of_months(
    missing: Counter[str], extra: Counter[str], english: str
) -> tuple[Counter[str], Counter[str]]:
    """What is left once days that English names with their months are those in digits: 31.3. is March 31."""
    for number in [each for each in extra if _DAY_OF_MONTH.fullmatch(each)]:
        day, month = (str(int(part)) for part in number.split("."))
        if missing[day] > 0 and any(value == month and name.search(english) for value, name in _SPELLED):
            missing[day] -= 1
            extra[number] -= 1
    return +missing, +extra


def _without(text: str, forms: list[str]) -> str:
    if not forms:
        return text
    plain = fold_case(text)
    for form in forms:
        plain = plain.replace(form, " ")
    return plain


def _beside_dates(english: str, text: str, name: str) -> tuple[Counter[str], Counter[str]] | None:
    """The numbers of both texts but for those of days that both name, each in its way; ``None`` if there is no such."""
    there, here = read(english), read(text)
    ours = list(date_forms((name,)).find(here.text))
    ours_order = {other: index for index, other in reversed([*enumerate(ours)])}
    by_day: dict[tuple[Day, int], list[Written]] = {}
    """The places at which each day stands alone, or with so many others, the last one first."""
    for other in reversed(ours):
        for day in other.days:
            by_day.setdefault((day, other.named), []).append(other)
    english_days: list[Written] = []
    days: dict[Written, None] = {}
    for written in date_forms(ENGLISH).find(there.text):
        keys = ((day, written.named) for day in written.days)
        places = filter(None, (_next_free(by_day[key], days) for key in keys if key in by_day))
        same = (place for place in places if len(place.days & written.days) >= written.named)  # each day of a range
        match = min(same, key=ours_order.__getitem__, default=None)
        alone = (match,) if match else _each_alone(written, by_day, days)
        if alone:
            english_days.append(written)
            days.update(dict.fromkeys(alone))
    if not days:
        return None
    return numbers(_blanked(there.text, english_days)), numbers(_blanked(here.text, days))


def _each_alone(
    written: Written, by_day: Mapping[tuple[Day, int], list[Written]], taken: Container[Written]
) -> tuple[Written, ...]:
    """For days that one place names, such as “5 to 9 March 2024”, a place of their own each; none where one lacks."""
    if len(written.days) != written.named or written.named == 1:
        return ()
    found = [_next_free(by_day.get((day, 1), []), taken) for day in written.days]
    return tuple(filter(None, found)) if all(found) else ()


def _next_free(places: list[Written], taken: Container[Written]) -> Written | None:
    """The first of the places, which stand from the end, that is not taken yet."""
    while places and places[-1] in taken:
        places.pop()
    return places[-1] if places else None


def _blanked(text: str, places: Iterable[Written]) -> str:
    chars = list(text)
    for place in places:
        chars[place.start : place.end] = " " * (place.end - place.start)
    return "".join(chars)


def _spelled(numbers_: Counter[str], english: str, language: str) -> Counter[str]:
    """Those of some numbers that the English text has in words, or as the name of a month."""
    months = {number: len(pattern.findall(english)) for number, pattern in _SPELLED if number in numbers_}
    return Counter({number: months.get(number, 0) + count_in_english(number, english, language) for number in numbers_})


def _in_words(number: str, english: str, text: str, language: str) -> int:
    """How often the translation has a number of the English text in words, where the English has digits."""
    if number == "1" and not _COUNTED_ONE.search(english):  # a word for one is an article in many languages
        return count_first(text, language)
    return max(0, count_in_words(number, text, language) - count_in_english(number, english, ""))


def _is_spelled_out(number: str, text: str, numerals: dict[str, tuple[str, ...]]) -> bool:
    small = number.isdigit() and len(number) <= len(str(_SMALL)) and int(number) <= _SMALL
    return small and any(word in fold_case(text) for word in numerals.get(number, ()))
