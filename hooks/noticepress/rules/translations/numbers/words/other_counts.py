"""Numbers that are words in both texts: “vier Wege” for “three ways”, “die dritte Rate” for the second one.

A number is told where the English has another one in words that the translation has nowhere, so that neither an
article nor an idiom is: both something that is lost and something that came.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from noticepress.rules.translations.numbers.words.compounds import count_in_words, values_in_words
from noticepress.rules.translations.numbers.words.in_english import ORDINALS, SMALL, in_several_words
from noticepress.rules.translations.numbers.words.number_words import count_in_english
from noticepress.rules.translations.numbers.words.other_periods import periods_of

_ORDINALS = {word: value for word, value in ORDINALS.items() if value in range(2, 100)}
_CARDINALS = {word: value for word, value in SMALL.items() if value > 1} | {"twice": 2, "thrice": 3}
_NO_ORDINAL = re.compile(
    r"\b(?:(?:per|an?|one|each|every|split) second\b(?! [a-z])|third[ -](?:part|countr|person|stat)\w*|"
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|\d+)[ -](?:third|fifth|tenth)s?\b(?! [a-z]*(?:copy|time)))",
    re.IGNORECASE,
)
"""A second of time, third parties, shares."""
_ALSO = {
    2: "both|double|pair|second|couple|two|either|each other|dual",
    3: "third|triple|three|others?",
    9: "new|nine|ninth",
}
"""What English says for a number besides, or what others say with the same word: “neuf” is new."""
_DOZEN = re.compile(r"(?:\b([a-z]+) )?dozen")
_ANY = re.compile(r"\w+", re.IGNORECASE)
_NO_NUMBERS = {
    "de": r"achte[nt]\w*",
    "it": r"non",
    "ru": r"семь[яию]|семей\w*|семье\w*|пятниц\w*|четверг\w*",
    "hu": r"száz(?:alék|ad)\w*|hét(?:en|re|ig|fő\w*|vég\w*)",
    "cs": r"čtvrt(?:let|ek|k)\w*|půl (?:druh|třet|čtvrt|pát)\w*",
    "pl": r"ćwierć\w*",
    "sv": r"andra",
    "ko": r"(?<![가-힣])이(?= )",
    "tr": r"(?<=yaş )altı\w*",
}
"""By language: what begins as a number does, or is one and more often something else: a family, Friday, per cent."""
_ORDINAL_NAMES = {
    "de": r"dritt\w*", "es": r"(?:terce|segund)\w*", "fr": r"tiers|tierce\w*|seconde?s?", "it": r"terz\w*|second\w*",
    "nl": r"derde\w*|tweede", "sv": r"tredje\w*", "pt": r"(?:terceir|segund)\w*", "pl": r"(?:trzeci|drug)\w*",
    "cs": r"(?:třetí|druh)\w*", "hu": r"(?:harmadik|második)\w*", "tr": r"(?:üçüncü|ikinci)\w*",
    "ru": r"(?:трет|втор)\w*",
    "th": r"ที่(?:สอง|สาม)", "ja": r"第[二三]", "zh": r"第[二三]", "ko": r"제[이삼]",
}  # fmt: skip
"""By language: ordinals with which third parties, other things and seconds are named, where no ordinal is compared."""
_UNSPACED = ("th", "ja", "zh", "ko")
_OF_TIME = re.compile(r"hour|day|week|month|year|annu|quarter|fortnight", re.IGNORECASE)
_RATIOS = (7, 12, 24, 60)
"""Days of a week, months of a year, hours of a day: the same length is another number of another unit."""
_ONE = re.compile(
    r"(?<!no )(?<!any )(?<!every )(?<!each )(?<!least )(?<!this )(?<!that )(?<!the )\bone "
    r"(?!(?:of|or|and|another|to|who|that|such|more|which|whose|in|thing|side|hand|way|half|quarter|\w+th|third)\b)[a-z]{3}",
    re.IGNORECASE,
)
"""Where English counts one of something."""
_MOST_OFTEN = 11
"""More than the numbers that are counted."""
_OFTEN = (("month", 12), ("hour", 24))
"""What one text alone has, where the other says how often in a year or a day."""
_FORTNIGHT, _HUNDRED = {2, 15}, 100


def other_count(english: str, text: str, language: str, in_digits: Container[str]) -> int:
    """A number in the words of a translation, where one that its English has in words is nowhere; 0 for none."""
    ordinals, there = _counts(english)
    if not there:
        return 0
    read = _without(text, _NO_NUMBERS.get(language, ""), language)
    here = values_in_words(read, language)
    lost = [each for each in there if each not in here and str(each) not in in_digits]
    if lost == [1] and "1" not in in_digits:
        return _more_often(english, read, language)
    lost = [each for each in lost if each > 1]
    if not lost:
        return 0
    if not ordinals.intersection(lost):
        here = values_in_words(_without(read, _ORDINAL_NAMES.get(language, ""), language), language)
    known = _all_counts(english)
    new = sorted(each for each in here - known if each > 1 and each != _HUNDRED and str(each) not in in_digits)
    if not new or not _OF_TIME.search(english):
        return next(iter(new), 0)
    periods, plain = periods_of(text, language), english.lower()
    whole = next((many for unit, many in _OFTEN if (unit in periods) != (unit in plain)), 0)
    return next((each for each in new if not _same_length(each, lost, whole)), 0)


def _more_often(english: str, text: str, language: str) -> int:
    """A number that a translation has oftener than its English, where that counts one of something; 0 for none."""
    if _OF_TIME.search(english):
        return 0
    for number in range(2, _MOST_OFTEN):
        here = count_in_words(str(number), text, language)
        also = re.findall(rf"\b(?:{_ALSO[number]})", english, re.IGNORECASE) if here and number in _ALSO else ()
        if here and here > max(count_in_english(str(number), english, ""), len(also)):
            return number
    return 0


def _same_length(found: int, lost: Iterable[int], whole: int) -> bool:
    """Whether a number may say in another unit what one that is lost does: two weeks are 14 days, or 15.

    Of a ``whole`` of twelve, twice a year is every six months, too.
    """
    for each in lost:
        small, large = sorted((found, each))
        is_ratio = large in {small * ratio for ratio in _RATIOS}
        if is_ratio or {small, large} == _FORTNIGHT or small * large == whole:
            return True
    return False


@lru_cache(maxsize=4096)
def _counts(english: str) -> tuple[frozenset[int], frozenset[int]]:
    """The ordinals of an English text, and all that it counts in words."""
    several, rest = in_several_words(_NO_ORDINAL.sub(" ", english))
    words = [word.lower() for word in _ANY.findall(rest)]
    ordinals = frozenset(_ORDINALS[word] for word in words if word in _ORDINALS)
    counted = {_CARDINALS[word] for word in words if word in _CARDINALS} | ({1} if _ONE.search(rest) else set())
    return ordinals, ordinals | counted | set(map(int, several))


@lru_cache(maxsize=4096)
def _all_counts(english: str) -> frozenset[int]:
    """Every number that an English text may be said to have in words."""
    several, rest = in_several_words(english)
    words = [word.lower() for word in _ANY.findall(rest)]
    found = {int(each) for each in several} | {12 * SMALL.get(each, 1) for each in _DOZEN.findall(english.lower())}
    found |= {value for value, names in _ALSO.items() if re.search(rf"\b(?:{names})", english, re.IGNORECASE)}
    return frozenset(found | {value for word, value in (_ORDINALS | _CARDINALS).items() if word in words})


def _without(text: str, words: str, language: str) -> str:
    if not words:
        return text
    begin, end = ("", "") if language in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    return re.sub(f"{begin}(?:{words}){end}", " ", text, flags=re.IGNORECASE)
