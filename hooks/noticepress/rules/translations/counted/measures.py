"""What a number measures: “5 kg”, “10 miles”, 20 °C, “2.5 GB”, by CLDR's names and the signs that all languages share.

A unit that neither has is not looked at, so that none is taken for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from babel import Locale
from babel.units import format_unit

from noticepress.rules.translations.numbers.compared import fold_number
from noticepress.rules.translations.numbers.plain_digits import with_plain_digits
from noticepress.rules.translations.plain import caseless

_UNITS = {
    "mass-kilogram": ("kilogram", "kg", r"kg|kilos?|kilogram(?:me)?s?"),
    "mass-gram": ("gram", "g", r"g|gram(?:me)?s?"),
    "mass-milligram": ("milligram", "mg", r"mg|milligram(?:me)?s?"),
    "mass-pound": ("pound", "lb", r"lbs?"),
    "mass-ounce": ("ounce", "oz", r"oz|ounces?"),
    "length-kilometer": ("kilometre", "km", r"km|kilomet(?:er|re)s?"),
    "length-meter": ("metre", "m", r"m|met(?:er|re)s?"),
    "length-centimeter": ("centimetre", "cm", r"cm|centimet(?:er|re)s?"),
    "length-millimeter": ("millimetre", "mm", r"mm|millimet(?:er|re)s?"),
    "length-inch": ("inch", "", r"inch(?:es)?|\u2033|\u2032\u2032"),
    "length-foot": ("foot", "ft", r"ft|foot|feet"),
    "length-yard": ("yard", "yd", r"yd|yards?"),
    "length-mile": ("mile", "mi", r"mi|miles?"),
    "speed-kilometer-per-hour": ("kilometre per hour", "km/h", r"km/h|kph|kilomet(?:er|re)s? per hour"),
    "speed-mile-per-hour": ("mile per hour", "mph", r"mph|miles? per hour"),
    "area-square-meter": ("square metre", "m2", r"m2|sqm|square met(?:er|re)s?"),
    "area-square-kilometer": ("square kilometre", "km2", r"km2|square kilomet(?:er|re)s?"),
    "area-square-foot": ("square foot", "", r"sq\.? ?ft|square (?:feet|foot)"),
    "temperature-celsius": ("degree Celsius", "°C", r"° ?C|degrees? (?:Celsius|centigrade)"),
    "temperature-fahrenheit": ("degree Fahrenheit", "°F", r"° ?F|degrees? Fahrenheit"),
    "volume-liter": ("litre", "l|L", r"l|L|lit(?:er|re)s?"),
    "volume-milliliter": ("millilitre", "ml|mL", r"m[lL]|millilit(?:er|re)s?"),
    "energy-kilowatt-hour": ("kilowatt hour", "kWh", r"kWh|kilowatt[ -]hours?"),
    "digital-bit": ("bit", "", r"bits?"),
    "digital-byte": ("byte", "", r"bytes?"),
    "digital-kilobyte": ("KB", "KB|kB", r"[Kk]B|[Kk]ilobytes?"),
    "digital-megabyte": ("MB", "MB", r"MB|[Mm]egabytes?"),
    "digital-gigabyte": ("GB", "GB", r"GB|[Gg]igabytes?"),
    "digital-terabyte": ("TB", "TB", r"TB|[Tt]erabytes?"),
}
"""CLDR's units: each with a name to tell, the signs that every language may write, and what English texts write."""
_MORE = {
    "sv": {"tum": "length-inch", "fot": "length-foot", "engelska mil": "length-mile", "pund": "mass-pound"},
    "tr": {"inç": "length-inch", "fit": "length-foot", "mil": "length-mile", "libre": "mass-pound"},
    "hu": {"hüvelyk": "length-inch", "col": "length-inch", "láb": "length-foot", "mérföld": "length-mile"},
    "th": {
        "กิโลกรัม": "mass-kilogram",
        "กรัม": "mass-gram",
        "ปอนด์": "mass-pound",
        "กิโลเมตร": "length-kilometer",
        "เมตร": "length-meter",
        "เซนติเมตร": "length-centimeter",
        "มิลลิเมตร": "length-millimeter",
        "นิ้ว": "length-inch",
        "ฟุต": "length-foot",
        "ไมล์": "length-mile",
        "ลิตร": "volume-liter",
    },
    "ko": {
        "킬로그램": "mass-kilogram",
        "그램": "mass-gram",
        "파운드": "mass-pound",
        "킬로미터": "length-kilometer",
        "미터": "length-meter",
        "센티미터": "length-centimeter",
        "밀리미터": "length-millimeter",
        "인치": "length-inch",
        "피트": "length-foot",
        "마일": "length-mile",
        "리터": "volume-liter",
    },
    "ja": {
        "キログラム": "mass-kilogram",
        "キロ": "mass-kilogram length-kilometer",
        "グラム": "mass-gram",
        "ポンド": "mass-pound",
        "キロメートル": "length-kilometer",
        "メートル": "length-meter",
        "センチメートル": "length-centimeter",
        "センチ": "length-centimeter",
        "ミリメートル": "length-millimeter",
        "インチ": "length-inch",
        "フィート": "length-foot",
        "マイル": "length-mile",
        "リットル": "volume-liter",
    },
    "zh": {
        "公斤": "mass-kilogram",
        "千克": "mass-kilogram",
        "克": "mass-gram",
        "毫克": "mass-milligram",
        "磅": "mass-pound",
        "公里": "length-kilometer",
        "千米": "length-kilometer",
        "米": "length-meter",
        "公尺": "length-meter",
        "厘米": "length-centimeter",
        "公分": "length-centimeter",
        "毫米": "length-millimeter",
        "公釐": "length-millimeter",
        "英寸": "length-inch",
        "英吋": "length-inch",
        "吋": "length-inch",
        "英尺": "length-foot",
        "英呎": "length-foot",
        "英里": "length-mile",
        "英哩": "length-mile",
        "升": "volume-liter",
        "公升": "volume-liter",
        "毫升": "volume-milliliter",
    },
}
"""By language: names that CLDR, or Babel's part of it, has not."""
_DEGREES = {
    "temperature-celsius": "摂氏|摄氏|攝氏|섭씨",
    "temperature-fahrenheit": "华氏|華氏|화씨",
}
"""What stands before a number of degrees."""
_NUMBER = r"(?<![\d.,$€£¥])(\d{1,3}(?:[.,\u202f ’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_ENGLISH = re.compile(
    rf"{_NUMBER}[ \u202f-]?(?:" + "|".join(f"({words})" for _, _, words in _UNITS.values()) + r")(?![\w°/])"
)
Length = Literal["long", "short", "narrow"]
_LENGTHS: tuple[Length, ...] = ("long", "short")
_COUNTS = (0, 1, 2, 3, 5, 11, 100, 1.5)
"""Numbers that between them have every plural form of every language."""
_NOT_A_NAME = re.compile(r"^[\d\s.,٫]+|[\d\s.,٫]+$")
_INFLECTED = 4
"""Letters that a name has at least which may have an ending, and that such an ending has at most."""
_UNSPACED = ("ja", "ko", "th", "zh")


def other_measures(english: str, text: str, locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Each number of a translation that measures something else than in English, what it measures there and here."""
    there = measured(english)
    if not there:
        return
    here = list(_found(with_plain_digits(text), locale))
    for number, unit in dict.fromkeys(there):
        own = [units for each, units in here if each == number]
        others = {other for each, other in there if each == number}
        if own and not any(units & others for units in own):
            yield number, _UNITS[min(own[0])][0], _UNITS[unit][0]


@lru_cache(maxsize=4096)
def measured(english: str) -> tuple[tuple[str, str], ...]:
    """Each number of an English text that measures something, and CLDR's name of the unit."""
    if not any(map(str.isdigit, english)):
        return ()
    units = tuple(_UNITS)
    return tuple(
        (fold_number(match[1]), units[(match.lastindex or 2) - 2])
        for match in _ENGLISH.finditer(with_plain_digits(english))
    )


def _found(plain: str, locale: Locale) -> Iterator[tuple[str, frozenset[str]]]:
    """Each number of a translation that stands before a unit, and what units that may be."""
    pattern, names = _names(str(locale))
    for match in pattern.finditer(plain):
        yield fold_number(match[1]), names[_key(match["name"])]
    for unit, words in _DEGREES.items():
        for number in re.findall(rf"(?:{words}) ?(\d+(?:[.,]\d+)?)", plain):
            yield fold_number(number), frozenset({unit})


@lru_cache
def _names(tag: str) -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern of a number with a unit behind it, and the units by the keys of their names."""
    locale = Locale.parse(tag)
    rows = [(name, unit) for unit in _UNITS for name in _of_cldr(unit, locale)]
    rows += [(sign, unit) for unit, (_, signs, _) in _UNITS.items() for sign in signs.split("|") if sign]
    rows += [(name, unit) for name, units in _MORE.get(locale.language, {}).items() for unit in units.split()]
    found: dict[str, set[str]] = {}
    for name, unit in rows:
        found.setdefault(_key(name), set()).add(unit)
    words = [
        rf"(?i:{re.escape(name)})" if len(name) >= _INFLECTED else re.escape(name)
        for name in sorted({name for name, _ in rows}, key=len, reverse=True)
    ]
    ranked = "|".join(words)
    end = (
        r"(?!(?<=[A-Za-z])[A-Za-z°/])"
        if locale.language in _UNSPACED
        else rf"(?:(?<=\w{{{_INFLECTED}}})\w{{0,{_INFLECTED}}})?(?![\w°/])"
    )
    pattern = rf"{_NUMBER}[ \u202f-]?(?P<name>{ranked}){end}"
    return re.compile(pattern), {name: frozenset(units) for name, units in found.items()}


def _key(name: str) -> str:
    """A sign as it is, and a longer name without its case."""
    return name if len(name) < _INFLECTED else caseless(name)


def _of_cldr(unit: str, locale: Locale) -> set[str]:
    texts = (text for length in _LENGTHS for text in counts_of(unit, length, locale))
    plain = (normalize("NFKC", text.replace("\u00a0", " ")) for text in texts)
    return {name for each in plain if (name := _NOT_A_NAME.sub("", each).strip())}


def counts_of(unit: str, length: Length, locale: Locale) -> Iterator[str]:
    """A unit with a number of each plural form, as CLDR has them; Babel writes its own id where it knows nothing."""
    texts = (format_unit(count, unit, length, locale=locale) for count in _COUNTS)
    return (text for text in texts if unit not in text)
