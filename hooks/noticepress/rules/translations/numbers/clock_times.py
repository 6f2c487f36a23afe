"""Times of day, which one language counts to twelve and another to twenty-four: 5:30 p.m. is 17:30."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_HALF = 12
"""Hours from midnight to noon."""
_ENGLISH = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:[:.](\d{2}))?[ \u00a0\u202f]?(?:([ap])\.?[ ]?m\b|(noon|midnight)\b)", re.IGNORECASE
)
_WORD = re.compile(r"\b(?:at|until|by|from|to|before|after|and|between) (noon|midnight)\b", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d.,:])([01]?\d|2[0-3]):(\d{2})(?![\d:]|[ \u00a0\u202f]?[ap]\.?[ ]?m\b)", re.IGNORECASE)
_HOUR_WITH_POINT = re.compile(r"(?<![\d.,:])(1[3-9]|2[0-3])\.(\d{2})(?![\d:])")
_ALWAYS = re.compile(r"\b(?:24/7|24 hours (?:a|per) day(?:,? (?:7|seven) days (?:a|per) week)?)", re.IGNORECASE)
"""What other languages say without numbers, or with the same ones again: “rund um die Uhr”, “7 j/7”."""
_AFTERNOON = re.compile(
    r"午後|午后|下午|晚上|오후|บ่าย|\bp\.?[ \u00a0\u202f]?m\b|\bde la (?:tarde|noche)\b|\bda (?:tarde|noite)\b|"
    r"\bde l[’']après-midi\b|\bdu soir\b|\bnachmittags\b|\babends\b|\bdélután|\bdu\.|\bÖS\b|\böğleden sonra\b|"
    r"\bpo południu\b|\bodpoledne\b|\bдня\b|\bвечера\b|\bdel pomeriggio\b|\bdi sera\b|[’']s middags\b",
    re.IGNORECASE,
)
_MORNING = re.compile(
    r"午前|上午|早上|오전|\ba\.?[ \u00a0\u202f]?m\b|\bde la mañana\b|\bda manhã\b|\bdu matin\b|\bvormittags\b|"
    r"\bmorgens\b|\bdélelőtt|\bde\.(?= ?\d)|\bÖÖ\b|\brano\b|\bdopoledne\b|\bутра\b|\bdel mattino\b|[’']s ochtends\b",
    re.IGNORECASE,
)
_WITH_POINT = re.compile(r"\d{1,2}\.\d{2}")
_WORDS = {"noon": ("12",), "midnight": ("24", "12", "0", "00")}


class _Time(NamedTuple):
    """A time of the English text: hour and minutes as typed, empty where there are none, and the hour otherwise."""

    hour: str
    minutes: str
    others: tuple[str, ...]


def without_other_clock(
    missing: Counter[str], extra: Counter[str], english: str, text: str
) -> tuple[Counter[str], Counter[str]]:
    """What is left of both once hours are alike by either clock, and the zeros of a full hour are no number."""
    times, always = tuple(_times(english, text)), tuple(map(_digits, _ALWAYS.findall(english)))
    if not times and not always:
        return missing, extra
    lost, found = _in_pieces(missing), _in_pieces(extra)
    lost, found = lost - found, found - lost
    for digits in always:
        lost -= digits
        found = Counter({each: count for each, count in found.items() if each not in digits})
    for time in times:
        other = next((each for each in time.others if found[each] > 0), "")
        if time.hour and bool(other) != (lost[time.hour] > 0):
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
            yield _Time(hour, minutes, _WORDS[word.lower()])
        elif 1 <= int(hour) <= _HALF:
            of_24 = int(hour) % _HALF + (_HALF if half.lower() == "p" else 0)
            yield _Time(hour, minutes, tuple({str(of_24), f"{of_24:02}"} - {hour}))
    for word in _WORD.findall(english):
        yield _Time("", "", _WORDS[word.lower()])
    is_halved = bool(_AFTERNOON.search(text))
    for hour, minutes in (*_HOUR.findall(english), *(_HOUR_WITH_POINT.findall(english) if is_halved else ())):
        halved = (str(int(hour) - _HALF),) if is_halved and int(hour) > _HALF else ()
        yield _Time(hour, minutes, (*({str(int(hour)), hour.zfill(2)} - {hour}), *halved))


def _digits(words: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", words))
