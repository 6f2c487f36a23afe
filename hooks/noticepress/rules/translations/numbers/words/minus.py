"""Numbers below nought: “-250 euros” are not 250 euros. A table, as in :mod:`.number_words`."""

from __future__ import annotations

import re

from noticepress.rules.translations.numbers.plain_digits import with_plain_digits

_SIGN = re.compile(r"(?:^|(?<=[\s(€$£¥:=]))(?<!\d\s)(?<!\d \s)[-\u2212][€$£¥]?\d")
"""A minus for certain: no hyphen of a range, a name or a telephone number."""
_MAY_BE = re.compile(
    r"[-\u2010-\u2015\u2212\u25b2\u25b3][ \u00a0\u202f]?(?:[€$£¥]|[A-Z]{3})?[ \u00a0\u202f]?\d|"
    r"\bmin(?:us\w*|\.)|\bmen[oe]s?\b|\bmoins\b|mínusz|\beksi\b|минус|マイナス|마이너스|ลบ|[负負]|negativ|отрицат|ujemn|záporn|"
    r"below (?:zero|nought)|赤字",
    re.IGNORECASE,
)


def other_minus(english: str, text: str) -> str:
    """What is told of two texts with the same digits of which one alone says that a number is below nought."""
    if _SIGN.search(english) and not _MAY_BE.search(with_plain_digits(text)):
        return "the English has a number below nought, and the translation no minus"
    if _SIGN.search(with_plain_digits(text)) and not _MAY_BE.search(english):
        return "the translation has a number below nought, and the English no minus"
    return ""
