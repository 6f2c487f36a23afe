"""Labels of clauses and references: letters, Roman numerals and suffixes beside numbers.

6(1)(b)(ii), 1.2A, 12bis, Schedule B, Articles VI and IX. An English text and its translation come in; the labels that
only one of them has leave.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from noticepress.catalogs.locales import likely_script
from noticepress.rules.translations.numbers.label_places import LabelPlace, comparable, label_places
from noticepress.rules.translations.numbers.label_tables import LATIN_SUFFIXES, ORDINAL_ENDINGS, SUFFIXES_THAT_ARE_WORDS
from noticepress.rules.translations.numbers.words.number_words import count_in_words
from noticepress.rules.translations.plain import masked
from noticepress.texts.extensions import ordinals

_REMEMBERED = 4096
_CONTEXT = (
    r"(?:\b(?:[Aa]rticles?|[Aa]rts?\.|[Ss]ections?|[Ss]ecs?\.|[Cc]lauses?|[Pp]aragraphs?|[Pp]aras?\.|[Rr]ules?|[Rr]ecitals?|"
    r"[Ss]chedules?|[Aa]nnex(?:es)?|[Aa]ppendi(?:x|ces)|[Ee]xhibits?|[Pp]arts?|[Cc]hapters?|[Tt]itles?|[Pp]oints?|"
    r"[Ii]tems?|[Ss]ubsections?|[Ss]ub-?paragraphs?|[Mm]odules?|[Oo]ptions?|[Aa]ttachments?|[Aa]ddend(?:um|a)|[Bb]ooks?|"
    r"[Rr]egulations?|[Tt]ables?|[Nn]os?\.)|§{1,2})"
)
_ITEM = (
    r"(?:\d{1,4}(?:\.\d{1,4}){0,5}(?:[A-Za-z](?!\w))?|[IVXL]{1,7}(?![\w’'])|"
    r"[A-Z](?![\w’'&]|\.\w))(?:\s?\([^()\s]{1,5}\)){0,5}"
)
_BETWEEN = r"(?:\s?,\s?(?:and\s|or\s)?|\s(?:and|or|to|through)\s|\s?[–-]\s?)"
_REFERENCE = re.compile(rf"{_CONTEXT}\s?(?P<items>{_ITEM}(?:{_BETWEEN}{_ITEM}){{0,30}})")
_HEAD = re.compile(r"(?P<number>\d[\d.]*\d|\d)?(?P<letters>[A-Za-z]+)?")
_PRONOUN = re.compile(r"\s(?!of|to|and|or|in|on|for|is|are|shall|applies|apply)[a-z]")
_BRACKETED = re.compile(r"\(([A-Za-z]|[ivxl]{2,7}|[IVXL]{2,7})\)")
_HALF_BRACKETED = re.compile(r"(?:^|[;:,.]\s|\s(?:and|or)\s)([a-z]|[ivx]{2,5})\)(?=\s)")
_SUFFIXED = re.compile(rf"(?<![\w.])(\d+(?:\.\d+)*)[ -]?({'|'.join(LATIN_SUFFIXES)})(?!\w)")
_DOTTED = re.compile(r"(?<![\w.])(\d+(?:\.\d+)+)([A-Z])(?!\w)")
_AFTER_WORD = re.compile(r"\b(?:[Pp]oint|[Ll]etter|[Oo]ption)s? ([b-hj-z])(?![\w(’'])")
_SIGNS = re.compile(r"\s?(?:\d{4}|[A-Z\ufffc])")
_ROMAN = re.compile(r"(?=.)(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_IN_NAME = re.compile(r"(?<=[a-z] )(?:[IVX]{2,6}|[VX])(?![\w’'])")
_NUMBER_WITH_LABEL = re.compile(
    rf"\d(?:\s?[(（]\s?[^\W\d_]{{1,5}}\s?[)）]|[ -]?(?:{'|'.join(LATIN_SUFFIXES)})(?![A-Za-z]))"
)
_ANY_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


class Label(NamedTuple):
    """A label of an English text."""

    name: str
    """In lower case."""
    written: str
    number: str = ""
    """The number that it is a suffix of."""
    is_capital_roman: bool = False


@dataclass(frozen=True, slots=True)
class Differences:
    """What is in one text alone."""

    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    as_numbers: Counter[str] = field(default_factory=Counter)
    """Numbers of the translation that stand for labels of the English text."""
    as_labels: Counter[str] = field(default_factory=Counter)
    """Numbers of the English text that the translation has as Roman numerals."""


def differences(english: str, text: str, name: str, missing: Counter[str], extra: Counter[str]) -> Differences:
    """The labels that only one text has; ``missing`` and ``extra`` are the numbers that only one has."""
    there, language = labels_of(english), name.partition("_")[0]
    romans_named = _named_romans(english) if extra else Counter()
    if not (there or missing or romans_named or _reference_numbers(english) or _NUMBER_WITH_LABEL.search(text)):
        return Differences()
    here_plain = plain_of(text)
    script = likely_script(name)
    places = list(label_places(here_plain, script, language))
    left, unused = _pair(there, places)
    as_numbers: Counter[str] = Counter()
    lost = []
    in_words = {str(value): -1 for value in {roman_value(label.name) for label in left}}
    for label in left:
        value = str(roman_value(label.name))
        if in_words[value] < 0:
            in_words[value] = count_in_words(value, here_plain, language) if value != "0" else 0
        if extra[value] > as_numbers[value]:
            as_numbers[value] += 1
        elif not in_words[value]:
            lost.append(label.written)
    as_numbers += romans_named
    as_numbers.update(place.explained for place in places if place.explained)
    unused = [place for place in unused if not place.explained or extra[place.explained]]
    romans = Counter(str(roman_value(place.written.lower())) for place in unused if _is_capital_roman(place))
    as_labels = romans & missing
    more = _extra(unused, there, english, language, as_labels)
    return Differences(tuple(lost) if comparable(script) else (), tuple(more), as_numbers, as_labels)


def _pair(there: tuple[Label, ...], places: list[LabelPlace]) -> tuple[list[Label], list[LabelPlace]]:
    """The labels without a place in the translation, and the places without a label; one behind its number first."""
    by_key: dict[tuple[str, str], list[int]] = {}
    by_name: dict[str, list[int]] = {}
    ranked = sorted(range(len(places)), key=lambda index: (places[index].is_marked, -index))
    for position in ranked:
        for name in places[position].names:
            by_key.setdefault((name, places[position].number), []).append(position)
            by_name.setdefault(name, []).append(position)
    used: set[int] = set()
    left = []
    for label in sorted(there, key=lambda each: not each.number):
        keys = [(label.name, label.number), (label.name, "")] if label.number else []
        stacks = [by_key.get(key, []) for key in keys] or [by_name.get(label.name, [])]
        found = next((index for index in (_pop(stack, used) for stack in stacks) if index is not None), None)
        if found is None:
            left.append(label)
        else:
            used.add(found)
    return left, [place for index, place in enumerate(places) if index not in used]


def _pop(stack: list[int], used: set[int]) -> int | None:
    """The last of a stack that is not used."""
    while stack:
        index = stack.pop()
        if index not in used:
            return index
    return None


def _is_capital_roman(place: LabelPlace) -> bool:
    return place.written.isupper() and roman_value(place.written.lower()) > 0


def _extra(
    unused: list[LabelPlace], there: tuple[Label, ...], english: str, language: str, as_labels: Counter[str]
) -> Iterator[str]:
    """What is written at places that are surely labels, and none of the English text."""
    has_suffix = any(label.number for label in there)
    has_roman = any(label.is_capital_roman for label in there)
    has_letter = any(not label.number for label in there)
    for place in unused:
        if _is_capital_roman(place) and len(place.written) > 1:
            found = has_roman and not as_labels[str(roman_value(place.written.lower()))]
        elif place.is_inserted:
            found = bool(place.explained) or has_suffix or place.number in _reference_numbers(english)
        elif place.is_suffix and place.number and not place.is_attached:
            is_word = place.written.lower() in SUFFIXES_THAT_ARE_WORDS.get(language, ())
            found = not is_word and (has_suffix or place.number in _reference_numbers(english))
        elif place.is_attached:
            found = place.is_suffix or has_suffix or _may_be_a_suffix(place, english, language)
        else:
            found = place.follows_label or (place.is_marked and has_letter)
        if found:
            yield place.written


def _may_be_a_suffix(place: LabelPlace, english: str, language: str) -> bool:
    """Whether a letter behind a number is no unit and no ending, since English refers to something by the number."""
    is_ordinal = place.written in ORDINAL_ENDINGS.get(language, "")
    return place.number in _reference_numbers(english) and not is_ordinal and place.written.isascii()


@lru_cache(maxsize=_REMEMBERED)
def plain_of(text: str) -> str:
    """A text without placeholders, addresses and emphasis, with plain digits and brackets."""
    bare = re.sub(r"[*\[\]\\\u00ad]", "", masked(text, " \ufffc ")).replace("ª", "°").replace("º", "°")
    plain = unicodedata.normalize("NFKC", bare).replace("〇", "0")
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)


@lru_cache(maxsize=_REMEMBERED)
def labels_of(english: str) -> tuple[Label, ...]:
    """Every label of an English text, in no order."""
    plain = plain_of(english)
    return (*_bracketed(plain), *_suffixed(plain))


@lru_cache(maxsize=_REMEMBERED)
def _named_romans(english: str) -> Counter[str]:
    """The values of Roman numerals in names, and of no label: Rama IV Road, for which others may write 4."""
    found = Counter(str(roman_value(numeral.lower())) for numeral in _ROMAN_IN_NAME.findall(plain_of(english)))
    return found - Counter({"0": found["0"]}) - Counter(str(roman_value(label.name)) for label in labels_of(english))


@lru_cache(maxsize=_REMEMBERED)
def _reference_numbers(english: str) -> frozenset[str]:
    found = (head["number"] for match in _REFERENCE.finditer(plain_of(english)) for head in _heads(match))
    return frozenset(filter(None, found))


def _bracketed(plain: str) -> Iterator[Label]:
    for match in _BRACKETED.finditer(plain):
        before = plain[max(0, match.start() - 2) : match.start()]
        behind_number = before.strip()[-1:].isdigit() or before[-1:] == ")"
        written = match[1]
        is_sign = written in "CRPs" or (written == "c" and _SIGNS.match(plain, match.end()))
        is_roman = len(written) == 1 or roman_value(written.lower()) > 0
        if is_roman and not before[-1:].isalpha() and (behind_number or not is_sign):
            yield Label(written.lower(), f"({written})")
    for pattern, shown in ((_HALF_BRACKETED, "{})"), (_AFTER_WORD, "{}")):
        for match in pattern.finditer(plain):
            if len(match[1]) == 1 or roman_value(match[1]):
                yield Label(match[1], shown.format(match[1]))


def _suffixed(plain: str) -> Iterator[Label]:
    places: dict[int, Label] = {}
    for match in _REFERENCE.finditer(plain):
        for head in _heads(match):
            number, letters = head["number"] or "", head["letters"] or ""
            if letters and not _is_pronoun(plain, head, match):
                roman = not number and roman_value(letters.lower()) > 0
                places[head.start("letters")] = Label(letters.lower(), f"{number}{letters}", number, roman)
    for pattern in (_SUFFIXED, _DOTTED) if _ANY_DIGIT.search(plain) else ():
        for match in pattern.finditer(plain):
            name = LATIN_SUFFIXES.get(match[2], match[2].lower())
            places.setdefault(match.start(2), Label(name, match[0], match[1]))
    yield from places.values()


def _heads(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """What stands before the brackets in each item of a reference."""
    for item in re.finditer(_ITEM, match["items"]):
        head = _HEAD.match(match.string, match.start("items") + item.start(), match.start("items") + item.end())
        if head:
            yield head


def _is_pronoun(plain: str, head: re.Match[str], match: re.Match[str]) -> bool:
    """Whether “I” or “A” begins a clause: “Annex II and I agree”, “the items I bought”."""
    is_named = head.start() == match.start("items") and match[0][0].isupper()
    is_word = head["letters"] in ("I", "A") and not head["number"] and not is_named
    return is_word and bool(_PRONOUN.match(plain, head.end()))


@lru_cache(maxsize=_REMEMBERED)
def roman_value(lower: str) -> int:
    """The value of a Roman numeral up to 89; 0 where it is none."""
    return ordinals.roman_value(lower) if _ROMAN.fullmatch(lower) else 0
