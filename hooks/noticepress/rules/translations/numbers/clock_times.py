"""Times of day, which one language counts to twelve and another to twenty-four: 5:30 p.m. is 17:30."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from noticepress.rules.translations.numbers.words.compounds import count_in_words
from noticepress.rules.translations.plain import caseless

_HALF = 12
"""Hours from midnight to noon."""
_ENGLISH = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?[ \u00a0\u202f]?(?:([ap])\.?[ ]?m\b|(noon|midday|midnight)\b)", re.IGNORECASE
)
_UNTIL_AFTER_NOON = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?(?: (?:to|and|until) |[ \u00a0]?[-–—][ \u00a0]?)"
    r"(?=\d{1,2}(?:[:.]\d{2})?[ \u00a0\u202f]?p\.?[ ]?m\b)",
    re.IGNORECASE,
)
"""The first of two hours that share their half of the day: “from 2 to 5 p.m.”."""
_WORD = re.compile(r"(?<![\d-])(?<!\d[ \u00a0\u202f])\b(noon|midday|midnight)\b", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3]):(\d{2})(?![\d:]|[ \u00a0\u202f]?[ap]\.?[ ]?m\b)", re.IGNORECASE)
_AFTER_NOON = {
    "de": r"nachmittag|abend|nacht|mittag",
    "es": r"tarde|noche",
    "fr": r"après-midi|soir|nuit",
    "it": r"pomerid|pomeriggio|sera|notte",
    "nl": r"middag|avond|nacht",
    "sv": r"eftermiddag|kväll|natt|\be\.?m\b",
    "pt": r"tarde|noite",
    "pl": r"wiecz|południ|\bnoc",
    "cs": r"odpol|večer|\bnoc",
    "hu": r"délután|\beste|éj|\bdu\b",
    "tr": r"akşam|gece|öğle|\bÖS\b",
    "ru": r"дня\b|вечер|ноч|пополудни",
    "ja": r"午後|夕|夜|晩|深夜",
    "zh": r"下午|午[後后]|晚|夜|中午|傍",
    "ko": r"오후|저녁|밤",
    "th": r"บ่าย|เย็น|ทุ่ม|ค่ำ|หลังเที่ยง",
}
"""By language: what tells that an hour is not one of the morning, and be it of another hour of the text."""
_HALF_PAST = re.compile("[時时點点]半|시 ?반")
_HOUR_WITH_POINT = re.compile(r"(?<![\d.,:])(1[3-9]|2[0-3])\.(\d{2})(?![\d:])")
_ALWAYS = re.compile(
    r"\b(?:24/7|24 hours (?:a|per) day(?:,? (?:7|seven) days (?:a|per) week)?|"
    r"24-hour (?=(?:[a-z]+ )?(?:access|assistance|desk|emergency|help|(?:help|hot)?lines?\b|number|phone|security|"
    r"service|support|surveillance|telephone))|(?:a?round|by) the clock)",
    re.IGNORECASE,
)
"""What other languages say without numbers, or with the same ones again: “rund um die Uhr”, “7 j/7”, 24時間365日."""
_ALL_DAYS = ("24", "7", "365")
"""With what they count it."""
_AFTERNOON = re.compile(
    r"午後|午后|下午|晚上|오후|บ่าย|\bp\.?[ \u00a0\u202f]?m\b|\bde la (?:tarde|noche)\b|\bda (?:tarde|noite)\b|"
    r"\bde l[’']après-midi\b|\bdu soir\b|\bnachmittags\b|\babends\b|\bdélután|\bdu\.|\bÖS\b|\böğleden sonra\b|"
    r"\bpo południu\b|\bodpoledne\b|\bдня\b|\bвечера\b|\bdel pomeriggio\b|\bdi sera\b|[’']s middags\b",
    re.IGNORECASE,
)
_MORNING = re.compile(
    r"午前|上午|早上|오전|\ba\.[ \u00a0\u202f]?m\b|(?<=\d)(?:[ \u00a0\u202f])?am\b(?! (?:\d|[A-Z]))|"
    r"\bde la mañana\b|\bda manhã\b|\bdu matin\b|\bvormittags\b|"
    r"\bmorgens\b|\bdélelőtt|\bde\.(?= ?\d)|\bÖÖ\b|\brano\b|\bdopoledne\b|\bутра\b|\bdel mattino\b|[’']s ochtends\b",
    re.IGNORECASE,
)
_WITH_POINT = re.compile(r"\d{1,2}\.\d{2}")
_WORDS = {"noon": ("12",), "midday": ("12",), "midnight": ("24", "0", "00", "12")}
_NOON = {
    "de": r"\bmittag", "es": r"mediod[ií]a", "fr": r"\bmidi", "it": "mezzogiorno", "nl": r"\bmiddag",
    "sv": r"\bmiddag|mitt på dagen", "pt": r"meio[- ]dia", "pl": "południ", "cs": "poledn", "hu": r"\bd[eé]l",
    "tr": "öğle", "ru": "полд(?:ень|н)|полуд[не]", "ja": "正午|昼|午後[0零〇]時", "zh": "正午|中午", "ko": "정오|낮",
    "th": "เที่ยง(?!คืน)",
}  # fmt: skip
_MIDNIGHT = {
    "de": "mitternacht", "es": "medianoche", "fr": "minuit", "it": "mezzanotte", "nl": "middernacht", "sv": "midnatt",
    "pt": r"meia[- ]noite", "pl": "północ", "cs": "půlnoc", "hu": "éjfél", "tr": "gece yarısı",
    "ru": "полуноч|полноч", "ja": "(?:午前|深夜)[0零〇]時|真夜中", "zh": "午夜|半夜|子夜|零[点點时時]", "ko": "자정",
    "th": "เที่ยงคืน",
}  # fmt: skip


class _Time(NamedTuple):
    """A time of the English text: hour and minutes as typed, empty where there are none, and the hour otherwise."""

    hour: str
    minutes: str
    others: tuple[str, ...]
    word: str = ""


def without_other_clock(
    missing: Counter[str], extra: Counter[str], english: str, text: str, language: str
) -> tuple[Counter[str], Counter[str]]:
    """What is left of both once hours are alike by either clock, and the zeros of a full hour are no number."""
    times, always = tuple(_times(english, text)), tuple(map(_digits, _ALWAYS.findall(english)))
    if not times and not always:
        return missing, extra
    lost, found = _in_pieces(missing), _in_pieces(extra)
    lost, found = lost - found, found - lost
    for digits in always:
        lost -= digits
        found = Counter({each: count for each, count in found.items() if each not in _ALL_DAYS})
    half_past = len(_HALF_PAST.findall(text))
    for time in times:
        if half_past and time.minutes == "30" and lost["30"] > 0:
            half_past -= 1
            lost["30"] -= 1
        other = next((each for each in time.others if found[each] > 0), "")
        in_words = time.minutes == "00" and count_in_words(time.hour, text, language) > 0
        if time.word and not other and _named(time.word, text, language):
            lost[time.hour] -= 1
            in_words = True
        if time.hour and bool(other) != (lost[time.hour] > 0) and not in_words:
            continue  # the hour is there as typed, with its zeros or without; or it is another
        if other:
            found[other] -= 1
            lost[time.hour] -= 1
        if time.minutes in ("", "00"):
            for numbers in (lost, found):
                numbers["00"] -= int(numbers["00"] > 0)
    return +lost, +found


def other_halves(english: str, text: str) -> Iterator[str]:
    """Words for the half of the day that the English has not, where a translation has one for each time."""
    there = _halves(english)
    if not there:
        return
    halves = {"a": _MORNING.findall(text), "p": _AFTERNOON.findall(text)}
    here = Counter({half: len(words) for half, words in halves.items()})
    if here.total() == there.total():
        yield from (halves[half][0] for half in here - there)


def other_middle(english: str, text: str, language: str) -> str:
    """What a translation calls the other middle of the day: “Mitternacht” for “noon”; empty for nothing."""
    own = _middle(english)
    if not own or _named(own, text, language):
        return ""
    return _named("noon" if own == "midnight" else "midnight", text, language)


@lru_cache(maxsize=4096)
def _middle(english: str) -> str:
    """Noon or midnight, whichever alone an English text has; English texts come again with each catalog."""
    words = [word for *_, word in _ENGLISH.findall(english) if word] + _WORD.findall(english)
    there = {"midnight" if caseless(word) == "midnight" else "noon" for word in words}
    return there.pop() if len(there) == 1 else ""


def _named(word: str, text: str, language: str) -> str:
    """What a translation has for noon or midnight; empty for nothing."""
    pattern = (_MIDNIGHT if caseless(word) == "midnight" else _NOON).get(language)
    found = re.search(pattern, text, re.IGNORECASE) if pattern else None
    return found[0] if found else ""


def lost_halves(english: str, language: str, text: str, numbers: Iterable[str]) -> Iterator[str]:
    """The times after noon of which a translation, with these numbers, says nothing but the hour of the morning."""
    if language not in _AFTER_NOON or not _halves(english)["p"]:
        return
    if re.search(rf"{_AFTER_NOON[language]}|\bp\.?[ \u00a0\u202f]?m\b", text, re.IGNORECASE):
        return
    hours = {piece.zfill(2) for number in numbers for piece in number.split(".")}
    for hour, minutes, half, word in _ENGLISH.findall(english):
        is_late = not word and half.lower() == "p" and 1 <= int(hour) < _HALF
        if is_late and hour.zfill(2) in hours and str(int(hour) + _HALF) not in hours:
            yield f"{hour}{minutes and f':{minutes}'} p.m."


@lru_cache(maxsize=4096)
def _halves(english: str) -> Counter[str]:
    return Counter(half.lower() for *_, half, word in _ENGLISH.findall(english) if not word)


def _in_pieces(numbers: Counter[str]) -> Counter[str]:
    """The same numbers, but 17.30 as 17 and 30."""
    return Counter(
        piece
        for number in numbers.elements()
        for piece in (number.split(".") if _WITH_POINT.fullmatch(number) else [number])
    )


def _times(english: str, text: str) -> Iterator[_Time]:
    for hour, minutes, half, word in _ENGLISH.findall(english):
        if word:
            yield _Time(hour, minutes, _WORDS[caseless(word)], word)
        elif 1 <= int(hour) <= _HALF:
            of_24 = int(hour) % _HALF + (_HALF if half.lower() == "p" else 0)
            yield _Time(hour, minutes, tuple({str(of_24), f"{of_24:02}"} - {hour}))
    for hour, minutes in _UNTIL_AFTER_NOON.findall(english):
        yield _Time(hour, minutes, (str(int(hour) + _HALF),) if 1 <= int(hour) < _HALF else ())
    for word in _WORD.findall(english):
        yield _Time("", "", _WORDS[caseless(word)])
    is_halved = bool(_AFTERNOON.search(text))
    for hour, minutes in (*_HOUR.findall(english), *(_HOUR_WITH_POINT.findall(english) if is_halved else ())):
        halved = (str(int(hour) - _HALF),) if is_halved and int(hour) > _HALF else ()
        yield _Time(hour, minutes, (*({str(int(hour)), hour.zfill(2)} - {hour}), *halved))


def _digits(words: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", words))
