"""How a day is written in a language: a text as it is read comes in, the days that stand in it leave.

Names of months, order and the words between the parts come from CLDR; Buddhist, Minguo and Japanese years
are read where a language has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from babel import Locale as CldrLocale
from babel.dates import tokenize_pattern

from noticepress.rules.literals.calendar_names import calendar_names
from noticepress.rules.literals.reading import LETTER, fold

Day = tuple[int, int, int]
"""Year, month, day."""

_SKELETONS = ("yMMMd", "yMMMMd", "yMMMEd")
_BUDDHIST, _MINGUO = 543, 1911
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": _MINGUO, "民国": _MINGUO}
_ERA_LETTERS = {"s": 1925, "h": 1988, "r": 2018}
_BETWEEN = (
    *("of", "the", "year", "day", "in", "de", "del", "di", "do", "den", "año", "anno", "roku", "rok", "jahr"),
    *("เดือน", "ปี", "พ.ศ.", "ค.ศ.", "พ.ศ", "ค.ศ", "พุทธศักราช", "คริสต์ศักราช"),
)
"""Words between the parts of a date, besides those of CLDR's patterns."""
_JOINING = (
    *("to", "bis", "bis zum", "a", "au", "al", "até", "tot", "till", "do", "ile"),
    *("по", "до", "から", "至", "到", "ถึง"),
)
"""Words between two days of one month, besides CLDR's for “and” and “or”."""
_SUFFIXED = frozenset({"bg", "cs", "fi", "hu", "pl", "ru", "uk"})
"""Languages that put an ending behind a number, with a hyphen: 2018.05.25-én."""
_MONTHS = 12
_SHORT, _OF_MINGUO, _WHOLE = 2, 3, 4
"""How many digits a year is written with."""

_ORDINAL = (
    rf"(?:(?: ?(?:st|nd|rd|th)|\.?(?:er|ere|ste|o|a|e|°)|:[ae]|-[{LETTER}]{{1,3}})(?![{LETTER}])| ?[日일号號])?\.?"
)
_DAY = rf"(?<![\d{LETTER}])(?<!\d[.,])\d{{1,2}}(?!\d| ?[月월]){_ORDINAL}"
_YEAR = r"(?:(?<!\d)(?<!\d[.,])\d{4}(?!\d)(?![.,]\d)|(?<=-)\d\d(?!\w)|'\d\d(?!\w))"
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_GLUED = re.compile(rf"[-/_{LETTER}]")


class Written(NamedTuple):
    """A place of a text, and the days that may be meant there."""

    start: int
    end: int
    days: frozenset[Day]
    named: int = 1
    """How many days are named there, however each may be read: two for “5 to 9 March 2024”."""


class DateForms(NamedTuple):
    """How days are written in the locales that share a text."""

    languages: frozenset[str]
    orders: frozenset[str]
    """Of day, month and year in digits: ``dmy``, ``mdy``, ``ymd``."""
    minguo: bool
    """Whether a year of three digits is one of the Republic of China."""
    months: dict[str, frozenset[int]]
    worded: tuple[re.Pattern[str], ...]
    """With the name of the month, or with 年, 月 and 日."""
    numeric: re.Pattern[str]

    def find(self, text: str) -> Iterator[Written]:
        """Every day in a text as it is read; places may overlap."""
        for pattern in self.worded:
            for match in pattern.finditer(text):
                named = match.groupdict()
                count = len(_NUMBER.findall(f"{named['d']} {named.get('d0') or ''}"))
                yield Written(*match.span(), frozenset(self._days_in_words(named)), count)
        for match in self.numeric.finditer(text):
            yield Written(*match.span(), frozenset(self._days_in_digits(match)), 2 if match["d0"] else 1)

    def _days_in_words(self, named: dict[str, str | None]) -> Iterator[Day]:
        years = self._years((named["y"] or "").strip("'"), named.get("era"))
        for month, days in ((named["m"], named["d"]), (named.get("m0"), named.get("d0"))):
            numbers = {int(month)} if month and month.isdecimal() else self.months.get((month or "").rstrip("."), ())
            for day in _NUMBER.findall(days or ""):
                yield from ((year, number, int(day)) for year in years for number in numbers)

    def _days_in_digits(self, match: re.Match[str]) -> Iterator[Day]:
        first, second, third = match["a"], match["b"], match["c"]
        whole = _WHOLE in (len(first), len(third))
        if (match["mark"] == " " and len(first + second + third) < len("25052018")) or match["mark"] == match["join"]:
            return
        if match["era"] or len(first) > _SHORT:
            if len(third) <= _SHORT:
                yield from ((year, int(second), int(third)) for year in self._years(first, match["era"]))
            return
        if not whole and _GLUED.match(match.string, match.end()):
            return
        yield from self._days_by_order(first, second, third)
        if match["d0"]:
            yield from self._days_by_order(match["d0"], match["m0"] or second, third)

    def _days_by_order(self, first: str, second: str, third: str) -> Iterator[Day]:
        """Readings of three numbers, of which the first is no whole year."""
        whole = len(third) == _WHOLE
        if whole or _is_unmistakable(first, second):
            for year in self._years(third, None):
                if self.orders != {"mdy"} or int(first) > _MONTHS:
                    yield (year, int(second), int(first))
                if self.orders != {"dmy"} or int(second) > _MONTHS:
                    yield (year, int(first), int(second))
        if not whole and "ymd" in self.orders and _is_unmistakable(second, third):
            yield from ((year, int(second), int(third)) for year in self._years(first, None))

    def _years(self, text: str, era: str | None) -> tuple[int, ...]:
        """Years of the common era that a year as written may be."""
        year = int(text)
        if era:
            return (year + (_ERAS | _ERA_LETTERS)[era],)
        if len(text) == _WHOLE:
            return (year, year - _BUDDHIST) if "th" in self.languages else (year,)
        if len(text) == _OF_MINGUO:
            return (year + _MINGUO,) if self.minguo else ()
        return (2000 + year, 1900 + year) if len(text) == _SHORT else ()


def _is_unmistakable(day: str, month: str) -> bool:
    """Whether a short form is a date by itself: a number above 12, or one with a leading zero."""
    return any(number.startswith("0") or int(number) > _MONTHS for number in (day, month))


@lru_cache(maxsize=64)
def date_forms(cldr: tuple[str, ...]) -> DateForms:
    """The forms of CLDR locales. English names of months are read everywhere."""
    locales = [CldrLocale.parse(name) for name in cldr]
    languages = languages_of(cldr)
    months = _months([*locales, CldrLocale("en")])
    joint = joining(cldr)
    eras = "|".join([*_ERAS, *(_ERA_LETTERS if "ja" in languages else ())])
    return DateForms(
        languages,
        frozenset(map(_order, locales)),
        any(locale.language == "zh" and locale.script == "Hant" for locale in locales),
        months,
        tuple(map(re.compile, _worded(months, _words_between(locales), joint, eras))),
        re.compile(_numeric(joint, eras, suffixed=bool(languages & _SUFFIXED))),
    )


@lru_cache(maxsize=64)
def year_signs(years: frozenset[int], cldr: tuple[str, ...]) -> re.Pattern[str]:
    """Finds what a text must hold to name a day of one of the ``years``: asked first, since most texts have none."""
    languages = languages_of(cldr)
    signs = [str(year) for year in years]
    signs += [rf"[./'-] ?{year % 100:02}(?!\d)|(?<!\d){year % 100:02} ?[./-]" for year in years]
    if "th" in languages:
        signs += [str(year + _BUDDHIST) for year in years]
    if languages & {"ja", "zh"}:
        signs += [rf"(?<!\d)0?{year - base} ?[年./-]" for year in years for base in _ERAS.values() if year > base]
    return re.compile("|".join(dict.fromkeys(signs)) or r"(?!)")


def languages_of(cldr: Iterable[str]) -> frozenset[str]:
    """The languages of CLDR locales: ``zh`` for ``zh_Hant_HK``."""
    return frozenset(name.split("_")[0] for name in cldr)


def _order(locale: CldrLocale) -> str:
    tokens = tokenize_pattern(str(locale.date_formats["short"].pattern))
    return "".join(
        dict.fromkeys(token[1][0].lower() for token in tokens if token[0] == "field" and token[1][0] in "dMy")
    )


def _months(locales: Iterable[CldrLocale]) -> dict[str, frozenset[int]]:
    """Numbers of the months by name; the one-letter names of calendars would be found in any text."""
    found: dict[str, frozenset[int]] = {}
    for locale in locales:
        every = (names for width in ("wide", "abbreviated") for names in calendar_names(locale.months, width))
        for number, name in (row for names in every for row in names.items()):
            folded = fold(name).rstrip(".")
            if len(folded) > 1 and not folded[0].isdigit():
                found[folded] = found.get(folded, frozenset()) | {number}
    return found


def _words_between(locales: Iterable[CldrLocale]) -> str:
    words = set(map(fold, _BETWEEN))
    for locale in locales:
        skeletons = locale.datetime_skeletons
        patterns = [*locale.date_formats.values(), *(skeletons[name] for name in _SKELETONS if name in skeletons)]
        for pattern in patterns:
            for kind, literal in tokenize_pattern(str(pattern.pattern)):
                if kind == "chars":
                    words.update(re.findall(r"[^\W\d_]+", fold(str(literal))))
        words.update(fold(names[1]) for names in locale.eras.values())
    return _any_of(words - set("年月日년월일"))


@lru_cache(maxsize=64)
def joining(cldr: tuple[str, ...]) -> str:
    """What may stand between two days or numbers, for a pattern: a mark, or a word for “and”, “or” or “to”."""
    words = set(map(fold, _JOINING))
    for name in ("en", *cldr):
        locale = CldrLocale.parse(name)
        for kind in ("standard", "or"):
            words.update(fold(locale.list_patterns[kind]["2"].format("", "")).split())
    return rf"[-&+/~,、]|{_any_of(words)}"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)) if word)


def _worded(months: Iterable[str], words: str, joint: str, eras: str) -> Iterator[str]:
    month = rf"(?<![{LETTER}])(?:{_any_of(months)})(?=(?:{words})?(?![{LETTER}]))(?!(?<=\d)\d)\.?"
    between = rf"[ ,./'()-]{{0,3}}(?:(?:{words})[ .,()]{{0,2}}){{0,3}}"
    joined = rf"(?: ?,)? ?(?:{joint}) ?"
    days = rf"{_DAY}(?:{joined}{_DAY}){{0,3}}"
    year = rf"(?P<y>{_YEAR})"
    yield rf"(?:(?P<d0>{days}){between}(?P<m0>{month}){joined})?(?P<d>{days}){between}(?P<m>{month}){between}{year}"
    yield rf"(?:(?P<m0>{month}){between}(?P<d0>{days}){joined})?(?P<m>{month}){between}(?P<d>{days}){between}{year}"
    yield rf"{year}{between}(?P<m>{month}){between}(?P<d>{days})(?:{joined}(?P<m0>{month}){between}(?P<d0>{days}))?"
    yield rf"{year}{between}(?P<d>{days}){between}(?P<m>{month})"
    yield (
        rf"(?:(?P<era>{eras}) ?)?(?<!\d)(?P<y>\d{{1,4}}) ?[年년] ?(?P<m>\d{{1,2}}) ?[月월] ?(?P<d>{days})"
        rf"(?:{joined}(?P<m0>\d{{1,2}}) ?[月월] ?(?P<d0>{days}))?"
    )


def _numeric(joint: str, eras: str, *, suffixed: bool) -> str:
    behind = r"(?!\d|[./-]\d)" if suffixed else rf"(?!\d|[./]\d|-[\d{LETTER}])"
    return (
        rf"(?<![\d{LETTER}])(?<![\d{LETTER}][./-])"
        rf"(?:(?P<d0>\d{{1,2}})\.?(?: ?(?P<m0>\d{{1,2}})\.)? ?(?P<join>{joint}) ?)?"
        rf"(?:(?P<era>{eras}) ?)?"
        rf"(?P<a>\d{{1,4}}) ?(?P<mark>[./ -]) ?(?P<b>\d{{1,2}}) ?(?P=mark) ?(?P<c>\d{{1,4}}){behind}"
    )
