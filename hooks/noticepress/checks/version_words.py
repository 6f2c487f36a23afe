"""How a version's number is named in a language: a text as it is read comes in, the numbers that it names leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from noticepress.checks.dates import joining, languages_of
from noticepress.checks.reading import LETTER, Reading, fold

PLACEHOLDER = "%(number)s"

_STEMS = {
    "": ("version",),
    "cs": ("verz", "zněn"),
    "de": ("fassung",),
    "hu": ("verzió", "változat"),
    "ja": ("バージョン", "ヴァージョン"),
    "ko": ("버전",),
    "nl": ("versie",),
    "pl": ("wersj",),
    "pt": ("versão", "versões"),
    "ru": ("верси", "редакци"),
    "th": ("เวอร์ชัน", "เวอร์ชั่น", "ฉบับ"),
    "tr": ("sürüm", "versiyon"),
    "zh": ("版本",),
}
"""Beginnings of the words for version, by language; the first row counts in every language."""
_SHORT_FORMS = {"": (r"v(?=\d)", r"v(?:ers?)?\."), "en": ("v", "vers?")}
_BEHIND_ONLY = {"ja": ("版",), "ko": (r"판(?![매단결])",), "zh": (r"版(?![权權面块塊])",)}
"""Words that only follow a number: 2.1版."""
_NUMBER_WORDS = (
    *("no", "nr", "num", "number", "nummer", "numero", "numer", "cislo", "номер", "szam", "n°", "č", "#"),
    *("号", "號", "番号", "번호", "ที่", "หมายเลข"),
)
_NOT_NAMES = {
    "en": "a all an and any as at before both but by current each earlier every for former from if in into its later "
    "latest like new newest no of old older on only or our per previous prior read see since such than that the their "
    "these this through to under unlike until upon when where which while with your "
    "agreement document notice policy statement terms text",
    "cs": "dle do ke na naše od po podle pro při s současná starší tato této tuto ve v za ze předchozí nová",
    "de": "ab alte als am an auch aktuelle bis das dem den der des die diese dieser dieses durch eine einer frühere "
    "für gemäß ihre im in jede jetzige laut mit nach neue nur oder seit siehe und unsere unserer vom von vor vorige zu "
    "zur datenschutzerklärung datenschutzhinweis datenschutzhinweise dokument erklärung hinweis text",
    "es": "con como de desde el en esta la las nuestra nueva para por según ver y anterior",
    "fr": "avec cette dans de depuis en la les le notre nouvelle par pour selon voir",
    "hu": "a az e ez ezt jelen korábbi új régi",
    "it": "alla come con da dalla di e in la le nella nostra nuova per questa secondo vedi",
    "nl": "als bij de deze die een in met naar nieuwe onze oude sinds tot van vanaf vorige zie",
    "pl": "a dla do nasza nowa od po poprzednia przed ta ten tej tę w we z zgodnie ze niniejsza",
    "pt": "a as com como conforme da de desde em esta na nesta nossa nova o para pela ver",
    "ru": "в во для до и к на наша новая о от по прежняя с согласно эта этой эту настоящая",
    "sv": "av den denna enligt från för i med ny och se sedan till vår",
    "tr": "bu bizim eski her ile önceki şu ve yeni",
}
"""Words that a sentence begins with, and words for the text itself, which are not the name of a product."""

_VALUE = r"\d+(?:\.\d+){1,2}(?!\d|[.,]\d)|\d+,\d+(?!\d|[.,]\d)"
_NUMBER = rf"(?<!\d)(?<!\d[.,])(?:{_VALUE})"
_VALUES = re.compile(_VALUE)
_WORD_BEFORE = re.compile(rf"([{LETTER}\d]+(?:[.+#-]+[{LETTER}\d]+)*[+#]*)[®\"'”»]? ?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A place of a text, and the version numbers that are named there."""

    start: int
    end: int
    numbers: tuple[str, ...]


@lru_cache(maxsize=64)
def _patterns(cldr: tuple[str, ...], phrases: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Finds the word before the number, and behind it."""
    languages = languages_of(cldr)
    known = ("", *languages)
    stems = {fold(stem) for language in known for stem in _STEMS.get(language, ())}
    stems |= {fold(phrase.replace(PLACEHOLDER, "")).strip() for phrase in phrases} - {""}
    inflected = rf"(?:{'|'.join(map(re.escape, sorted(stems, reverse=True)))})[{LETTER}가-힣]{{0,9}}"
    short = "|".join(form for language in known for form in _SHORT_FORMS.get(language, ()))
    behind = "|".join([inflected, *(form for language in languages for form in _BEHIND_ONLY.get(language, ()))])
    number_word = rf"(?:(?:{'|'.join(map(re.escape, sorted(map(fold, _NUMBER_WORDS), reverse=True)))})[.:°]? ?)?"
    edge = rf"(?<![\d{LETTER}])(?<![{LETTER}]-)"
    ending = rf"(?:[-'][{LETTER}]{{1,6}})?{'[.]?' if 'hu' in languages else ''}"
    numbers = rf"{_NUMBER}(?:(?: ?,)? ?(?:{joining(cldr)}) ?{_NUMBER}){{0,9}}"
    return (
        re.compile(rf"{edge}(?:{inflected}|{short})[ :(\"'“”„«-]{{0,3}}{number_word}[\"'“„«(]?{numbers}"),
        re.compile(rf"{numbers}{ending} ?-?(?:{behind})(?![{LETTER}])"),
    )


def find_numbers(
    reading: Reading, cldr: tuple[str, ...], phrases: frozenset[str], own_words: frozenset[str]
) -> Iterator[Named]:
    """Every number beside a word for version, unless the name of a product stands before it.

    ``phrases`` are the site's own words for “Version %(number)s”; ``own_words``, such as the notice's title, name
    no product.
    """
    not_names = _not_names(cldr) | own_words
    for pattern in _patterns(cldr, phrases):
        for match in pattern.finditer(reading.text):
            if not _follows_a_name(reading, match.start(), not_names):
                yield Named(*match.span(), tuple(value.replace(",", ".") for value in _VALUES.findall(match[0])))


def words_of(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(re.findall(r"[^\W\d_]+", fold(text)))


@lru_cache(maxsize=64)
def _not_names(cldr: tuple[str, ...]) -> frozenset[str]:
    return words_of(" ".join(_NOT_NAMES.get(language, "") for language in {"en", *languages_of(cldr)}))


def _follows_a_name(reading: Reading, start: int, not_names: Iterable[str]) -> bool:
    """Whether a word with a capital letter, as a product's name has it, stands before ``start``."""
    word = _WORD_BEFORE.search(reading.text, max(0, start - 80), start)
    if word is None or word[1] in not_names:
        return False
    return any(char.isupper() for char in reading.as_typed(*word.span(1)))
