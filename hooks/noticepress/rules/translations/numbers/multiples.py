"""One number in two writings: 1,000,000 and 1 Million, 10,000 and 1万, 2003 and 平成15年, 21st and XXIe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from noticepress.catalogs.language_tags import nearest_cldr
from noticepress.rules.translations.numbers.words.hundreds import large_in_words
from noticepress.rules.translations.numbers.words.in_english import in_several_words
from noticepress.rules.translations.numbers.words.number_words import HAN_LANGUAGES, HAN_NUMERALS, han_value
from noticepress.texts.extensions.ordinals import roman_value

_K, _MYRIAD, _M, _HUNDRED_M, _G, _T = 10**3, 10**4, 10**6, 10**8, 10**9, 10**12
_HAN = {
    "千": _K,
    **dict.fromkeys(("百万", "百萬"), _M),
    **dict.fromkeys(("千万", "千萬"), 10**7),
    **dict.fromkeys(("万", "萬"), _MYRIAD),
    **dict.fromkeys(("亿", "億"), _HUNDRED_M),
}
_JAPANESE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_WORDS: dict[str, dict[str, int]] = {
    "en": {"thousand": _K, "million": _M, "billion": _G, "trillion": _T},
    "de": {
        "Tausend": _K,
        "tausend": _K,
        r"Tsd\.?": _K,
        r"Million(?:en)?": _M,
        r"Mio\.?": _M,
        r"Milliarden?": _G,
        r"Mrd\.?": _G,
        r"Billion(?:en)?": _T,
    },
    "fr": {"mille": _K, r"millions?": _M, r"milliards?": _G, r"billions?": _T},
    "es": {"mil millones": _G, "mil": _K, "millón": _M, "millones": _M, "billón": _T, "billones": _T},
    "pt": {
        "mil milhões": _G,
        "mil": _K,
        "milhão": _M,
        "milhões": _M,
        "bilhão": _G,
        "bilhões": _G,
        "bilião": _T,
        "biliões": _T,
        "trilhão": _T,
        "trilhões": _T,
    },
    "it": {"mila": _K, r"milion[ei]": _M, r"miliard[oi]": _G, r"bilion[ei]": _T},
    "nl": {"duizend": _K, "miljoen": _M, "miljard": _G, "biljoen": _T},
    "sv": {"tusen": _K, r"miljon(?:er)?": _M, r"miljard(?:er)?": _G, r"biljon(?:er)?": _T},
    "pl": {
        r"tys\.?": _K,
        r"tysi[ąę]c[ey]?": _K,
        "mln": _M,
        r"milion\w{0,3}": _M,
        "mld": _G,
        r"miliard\w{0,3}": _G,
        r"bilion\w{0,3}": _T,
    },
    "cs": {
        r"tisíce?": _K,
        r"tis\.": _K,
        r"milion\w{0,3}": _M,
        r"mil\.": _M,
        r"miliard\w{0,3}": _G,
        r"bilion\w{0,3}": _T,
    },
    "hu": {"ezer": _K, r"millió\w*": _M, r"milliárd\w*": _G, r"billió\w*": _T},
    "tr": {"bin": _K, r"milyon\w*": _M, r"milyar\w*": _G, r"trilyon\w*": _T},
    "ru": {
        r"тыс\.?": _K,
        r"тысяч[аи]?": _K,
        "млн": _M,
        r"миллион(?:а|ов)?": _M,
        "млрд": _G,
        r"миллиард(?:а|ов)?": _G,
        "трлн": _T,
        r"триллион(?:а|ов)?": _T,
    },
    "th": {
        "พันล้าน": _G,
        "หมื่นล้าน": 10**10,
        "แสนล้าน": 10**11,
        "ล้านล้าน": _T,
        "พัน": _K,
        "หมื่น": _MYRIAD,
        "แสน": 10**5,
        "ล้าน": _M,
    },
    "ko": {"천만": 10**7, "백만": _M, "천": _K, "만": _MYRIAD, "억": _HUNDRED_M},
    "ja": _HAN,
    "zh": _HAN,
}
"""By language: words behind a number that multiply it; one that begins as another does stands before that."""
_UNSPACED = ("ja", "zh", "ko", "th", "it")
"""Languages in which such a word goes on without a space."""
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d+(?:[.,]\d{1,2})?)[ \u00a0\u202f]?"
_ANY_DIGIT = re.compile(r"\d")
_GROUPS = re.compile(r"[.,\u00a0\u202f ](?=\d{3})")
_ERAS = {
    "th": (re.compile(r"(พ\.\s?ศ\.|พุทธศักราช|ปี(?:งบประมาณ|บัญชี)?|/)\s?([2๒][45๔๕]\d{2})(?!\d)"), {}, -543),
    "ja": (re.compile(r"(明治|大正|昭和|平成|令和)(\d{1,2}|元)年"), _JAPANESE, 0),
    "zh": (re.compile(r"(民國|民国)(\d{1,3}|元)年"), {}, 1911),
}
"""By language: years of an era, and in which year of ours the one before its first was."""
_NAMED_TWICE = re.compile(r"\bB\.?E\.? (\d{4}) \((\d{4})\)")
"""A Thai year as English texts write it."""
_HAN_NUMBER = re.compile(f"(?<![{HAN_NUMERALS}])([{HAN_NUMERALS}]+)([万萬亿億])(?![{HAN_NUMERALS}万萬亿億])")
_NUMERAL = re.compile("[IVX]")
_CENTURY = re.compile(
    r"\b([IVX]{1,6})(?:\.|e|ᵉ|ème)?[ \u00a0\u202f](?:siècles?|secol[oi]|wiek\w*|век\w*|század\w*|yüzyıl\w*)|"
    r"\b(?:siglos?|séculos?|secolo)[ \u00a0\u202f]([IVX]{1,6})\b"
)
_BY_HUNDREDS = re.compile(r"(?<!\d)(1\d|20)00-tal")
"""A century as Swedish has it: 2000-talet is the 21st."""
_YEARS = re.compile(r"(?<![\d./-])(?P<year>\d{4})(?P<mark>[/–-])(?P<short>\d\d)(?!\d|[/.-]\d)")
"""A year and the next one, as in a financial year."""
_WHOLE_YEARS = re.compile(r"(?<![\d./-])(\d{4})[/–-](\d{4})(?!\d|[/.-]\d)")
_ANY_YEAR = range(1900, 2600)
"""Of our era and the Buddhist one."""
_Written = tuple[str, str]
"""A number as it is written, empty for none in digits, and as it is meant."""


def without_multiples(
    missing: Counter[str], extra: Counter[str], english: str, text: str, language: str
) -> tuple[Counter[str], Counter[str]]:
    """What is left of both once numbers that mean the same are paired."""
    years = tuple(_years(text, language))
    there, here = _written(english, "en"), (*years, *_written(text, language))
    if not (there or here):
        return missing, extra
    lost, found = missing.copy(), extra.copy()
    for era_year, year in _NAMED_TWICE.findall(english):
        if (era_year, year) in years and lost[year] > 0:
            lost[year] -= 1
    in_words = Counter(meant for written, meant in there if not written)
    for written, meant in here:
        if in_words[meant] > 0 and found[written] > 0:
            in_words[meant] -= 1
            found[written] -= 1
            continue
        other = next((each for each, same in (*there, (meant, meant)) if same == meant and lost[each] > 0), "")
        if other and (not written or found[written] > 0):
            lost[other] -= 1
            found[written] -= 1
    for written, meant in there:
        if lost[written] > 0 and found[meant] > 0:
            lost[written] -= 1
            found[meant] -= 1
    return +(lost - _large(there, lost, text, language)), +found


def _large(there: tuple[_Written, ...], lost: Counter[str], text: str, language: str) -> Counter[str]:
    """Of the numbers that are lost: those that a translation has wholly in words, such as 백오십만 for 1.5 million."""
    if not any(lost[written] > 0 for written, _ in there):
        return Counter()
    in_words = Counter(large_in_words(text, language)[0])
    meant_by = {meant: written for written, meant in there}
    return Counter({written: in_words[meant] for meant, written in meant_by.items()})


def with_whole_years(text: str) -> str:
    """A text with 2023/2024 for 2023/24."""
    return _YEARS.sub(_two_years, text)


def _two_years(match: re.Match[str]) -> str:
    after = int(match["year"]) + 1
    is_next = after % 100 == int(match["short"]) and after in _ANY_YEAR
    return f"{match['year']}{match['mark']}{after}" if is_next else match[0]


def without_next_years(missing: Counter[str], english: str, text: str, language: str) -> Counter[str]:
    """What is missing but for the second years of 2023/2024, which Japanese does not say: 2023年度."""
    if language != "ja" or "年度" not in text:
        return missing
    return missing - Counter(after for year, after in _WHOLE_YEARS.findall(english) if int(after) == int(year) + 1)


def other_multiples(english: str, text: str, language: str) -> Iterator[str]:
    """What the English text multiplies to, where the translation has as many such numbers and others: million, Mrd."""
    there = Counter(meant for _, meant in _written(english, "en"))
    here = Counter(meant for _, meant in _written(text, language)) if there else there
    if there.total() == here.total():
        yield from (there - here).elements()


@lru_cache(maxsize=4096)
def _written(text: str, language: str) -> tuple[_Written, ...]:
    is_any = _ANY_DIGIT.search(text) or (_NUMERAL.search(text) and _CENTURY.search(text))
    return (*(_multiplied(text, language) if is_any else ()), *_multiplied_words(text, language))


def _multiplied_words(text: str, language: str) -> Iterator[_Written]:
    """What a text multiplies without digits."""
    if language == "en":
        yield from (("", value) for value in in_several_words(text)[0].elements() if int(value) >= _K)
    elif language in HAN_LANGUAGES:
        for number, factor in _HAN_NUMBER.findall(text):
            yield "", str(han_value(number) * _HAN[factor])


def _multiplied(text: str, language: str) -> Iterator[_Written]:
    begun: set[int] = set()
    for pattern, factor in _patterns(language):
        for match in pattern.finditer(text):
            if match.start() in begun:  # of a longer word: mil millones
                continue
            begun.add(match.start())
            number = _GROUPS.sub("", match[1]).replace(",", ".")
            yield number, f"{(Decimal(number) * factor).normalize():f}"
    for match in _CENTURY.finditer(text):
        yield "", str(roman_value((match[1] or match[2]).lower()))
    for hundreds in _BY_HUNDREDS.findall(text):
        yield f"{hundreds}00", str(int(hundreds) + 1)


def _years(text: str, language: str) -> Iterator[_Written]:
    """The years of an era, each as it is written, and as ours."""
    if language in _ERAS:
        pattern, named, before = _ERAS[language]
        for era, year in pattern.findall(text):
            written = "" if year == "元" else str(int(year))
            yield written, str(int(written or 1) + named.get(era, before))


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    end = "" if language in _UNSPACED else r"(?!\w)"
    words = _WORDS.get(language) or _of_cldr(language)
    return tuple((re.compile(f"{_NUMBER}(?:{word}){end}"), factor) for word, factor in words.items())


def _of_cldr(language: str) -> dict[str, int]:
    """The same by CLDR, of a language that has no table here."""
    locale = nearest_cldr(language)
    forms = dict(locale.compact_decimal_formats)["long"] if locale else {}
    found: dict[str, int] = {}
    for plural in forms:
        for size, form in forms[plural].items():
            pattern = str(form.pattern)
            if word := pattern.strip("0 \u00a0\u200e\u200f'\\"):
                found[re.escape(word)] = int(size) // 10 ** (pattern.count("0") - 1)
    return dict(sorted(found.items(), key=lambda each: -len(each[0])))
