"""Numbers below nought: “-250 euros” are not 250 euros. A table, as in :mod:`.number_words`."""

from __future__ import annotations

import re
from functools import lru_cache

from noticepress.rules.translations.plain import masked

_SIGN = re.compile(r"(?:^|(?<=[\s(€$£¥:=]))(?<!\d\s)(?<!\d \s)[-\u2212\uff0d][€$£¥]?\d")
"""A minus for certain: no hyphen of a range, a name or a telephone number."""
_STROKE = re.compile(r"[-\u2212\uff0d]")
"""What every minus has: texts without one need no longer look."""
_MAY_BE = re.compile(
    r"[-\u2010-\u2015\u2212\uff0d\u25b2\u25b3][ \u00a0\u202f]?(?:[€$£¥]|[A-Z]{3})?[ \u00a0\u202f]?\d|"
    r"\bmin(?:us\w*|\.)|\bmen[oe]s?\b|\bmoins\b|mínusz|\beksi\b|минус|マイナス|마이너스|ลบ|[负負]|negativ|отрицат|ujemn|záporn|"
    r"(?:below|unter|sous|onder|under|sotto(?: lo)?|bajo|abaixo de|poniżej|pod) "
    r"(?:z[ée]ro|nought|nul|null|nulou|noll|cero|zera)\b|"
    r"minusgrad|мороза|ниже нуля|sıfırın altı|fagypont|零下|[氷冰]点下|氷點下|冰點下|영하|赤字",
    re.IGNORECASE,
)


def other_minus(english: str, text: str) -> str:
    """What is told of two texts with the same digits of which one alone says that a number is below nought."""
    there = _is_below(english)
    if not there and not _STROKE.search(text):
        return ""
    here = _SIGN.search(text) is not None
    if there and not _MAY_BE.search(text):
        return "the English has a number below nought, and the translation no minus"
    if here and not there and _SIGN.search(masked(text, " ")) and not _MAY_BE.search(english):
        return "the translation has a number below nought, and the English no minus"
    return ""


@lru_cache(maxsize=4096)
def _is_below(english: str) -> bool:
    """English texts come again with each catalog."""
    return _SIGN.search(masked(english, " ")) is not None
