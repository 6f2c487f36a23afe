"""How a version's number is named in a language: a text as it is read comes in, the numbers that it names leave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from noticepress.rules.literals.dates import joining, languages_of
from noticepress.rules.literals.reading import LETTER, Reading, fold

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
_COPULAS = {
    "cs": ("je", "má", "zní"),
    "de": ("ist", "ist die", "lautet", "trägt die", "hat die"),
    "en": ("is", "has the", "bears the"),
    "es": ("es", "es el", "es la", "lleva el"),
    "fr": ("est", "est le", "est la", "porte le"),
    "it": ("è", "è il", "è la", "reca il"),
    "ja": ("は", "が"),
    "ko": ("은", "는", "이", "가"),
    "nl": ("is", "heeft"),
    "pl": ("to", "jest", "ma"),
    "pt": ("é", "é o", "é a", "tem o"),
    "ru": ("это", "имеет"),
    "sv": ("är", "har"),
    "th": ("คือ", "เป็น"),
    "zh": ("为", "為", "是"),
}
"""What stands between “the version” and its number in a sentence, by language; Hungarian, Turkish: nothing."""
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
    "pl": "a dla do nasza nowa od po poprzednia przed ta ten tej tę w we z zgodnie ze niniejsza "
    "dokument informacja oświadczenie polityka polityki regulamin tekst",
    "pt": "a as com como conforme da de desde em esta na nesta nossa nova o para pela ver",
    "ru": "в во для до и к на наша новая о от по прежняя с согласно эта этой эту настоящая",
    "sv": "av den denna enligt från för i med ny och se sedan till vår",
    "tr": "bu bizim eski her ile önceki şu ve yeni",
}
"""Words that often stand before the word for version, and words for the text itself: no product has such a name."""

_VALUE = r"\d+(?:\.\d+){1,2}(?!\d|[.,]\d)|\d+,\d+(?!\d|[.,]\d)"
_NUMBER = rf"(?<!\d)(?<!\d[.,])(?:{_VALUE})"
_VALUES = re.compile(_VALUE)
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(rf"([{LETTER}\d]+(?:[.+#-]+[{LETTER}\d]+)*[+#]*)[®\"'”»]?,? ?(?:w )?\(?$")

_ENDED = re.compile(r"(?:^|[.!?:;…])[ \"'(“„«-]*$")
"""What stands before the first word of a sentence."""


class Named(NamedTuple):
    """A place of a text, and the version numbers that are named there."""

    start: int
    end: int
    numbers: tuple[str, ...]


@lru_cache(maxsize=64)
def _patterns(cldr: tuple[str, ...], phrases: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Finds the word before the number, and behind it."""
    languages = languages_of(cldr)
    known = ("", *languages)
    stems = {stem for language in known for stem in _STEMS.get(language, ())}
    stems |= {phrase.replace(PLACEHOLDER, "").strip() for phrase in phrases} - {""}
    inflected = rf"(?:{_any(stems)})[{LETTER}가-힣]{{0,9}}"
    short = "|".join(form for language in known for form in _SHORT_FORMS.get(language, ()))
    behind = "|".join([inflected, *(form for language in languages for form in _BEHIND_ONLY.get(language, ()))])
    number_word = rf"(?:(?:{_any(_NUMBER_WORDS)})[.:°]? ?)?"
    copulas = [form for language in languages for form in _COPULAS.get(language, ())]
    linked = rf"{number_word}(?:(?:{_any(copulas)})[ :]{{0,2}}{number_word})?" if copulas else number_word
    edge = rf"(?<![\d{LETTER}])(?<![{LETTER}]-)"
    ending = rf"(?:[-'][{LETTER}]{{1,6}})?{'[.]?' if 'hu' in languages else ''}"
    numbers = rf"{_NUMBER}(?:(?: ?,)? ?(?:{joining(cldr)}) ?{_NUMBER}){{0,9}}"
    return (
        re.compile(rf"{edge}(?:{inflected}|{short})[ :(\"'“”„«-]{{0,3}}{linked}[\"'“„«(]?{numbers}"),
        re.compile(rf"{numbers}{ending} ?-?(?:{behind})(?![{LETTER}])"),
    )


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, folded; the longest of those that begin alike first."""
    return "|".join(map(re.escape, sorted(map(fold, words), reverse=True)))


class Vocabulary(NamedTuple):
    """The words of a project that are no product's name."""

    own: frozenset[str] = frozenset()
    """Those of the notice's title."""
    common: Callable[[], frozenset[str]] = frozenset
    """Those that its texts have in lower case: a sentence may begin with them."""


def find_numbers(
    reading: Reading, cldr: tuple[str, ...], phrases: frozenset[str], vocabulary: Vocabulary
) -> Iterator[Named]:
    """Every number beside a word for version, unless the name of a product stands before it.

    ``phrases`` are the site's own words for “Version %(number)s”.
    """
    for pattern in _patterns(cldr, phrases):
        for match in pattern.finditer(reading.text):
            if not _follows_a_name(reading, match.start(), _not_names(cldr), vocabulary):
                yield Named(*match.span(), tuple(value.replace(",", ".") for value in _VALUES.findall(match[0])))


def words_of(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(_WORD.findall(fold(text)))


def lower_case_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that some text has in lower case, folded."""
    return words_of(" ".join({word for text in texts for word in _WORD.findall(text) if word.islower()}))


@lru_cache(maxsize=64)
def _not_names(cldr: tuple[str, ...]) -> frozenset[str]:
    return words_of(" ".join(_NOT_NAMES.get(language, "") for language in {"en", *languages_of(cldr)}))


def _follows_a_name(reading: Reading, start: int, not_names: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether a word with a capital letter, as a product's name has it, stands before ``start``."""
    match = _WORD_BEFORE.search(reading.text, max(0, start - 80), start)
    if match is None or match[1] in not_names or match[1] in vocabulary.own:
        return False
    capitals = [char.isupper() for char in reading.as_typed(*match.span(1))]
    if any(capitals[1:]) or not _ENDED.search(reading.text, max(0, match.start() - 4), match.start()):
        return any(capitals)
    return capitals[0] and match[1] not in vocabulary.common()
