"""Shares of a hundred that have become plain numbers: “15 Euro” for “15 %”. A table, as in :mod:`.number_words`."""

from __future__ import annotations

import re
from collections.abc import Container

from noticepress.rules.translations.numbers.plain_digits import with_plain_digits
from noticepress.rules.translations.numbers.words.named_in_english import PERCENT, folded

_MAY_BE = re.compile(
    r"[%％﹪٪‰]|per ?cent|prozent|v\. ?[hH]\.|hundert|pour[ -]?cent|p\. ?(?:100|cent)|por ?(?:cien|cento|100)|pct|"
    r"proc(?:ent|\b)|proz\.|száz|yüzde|процент|сот[аыуо]|เปอร์เซ็น|ร้อยละ|퍼센트|분의|\d ?(?:프로|할)|パーセント|百分|"
    r"分[之の]|[\d一二三四五六七八九十][割成折]|[1-9]\d?[ \u00a0]?[/⁄][ \u00a0]?\d",
    re.IGNORECASE,
)
"""What says in some language that a number is a share, or may."""
LANGUAGES = frozenset(["de", "es", "fr", "it", "nl", "sv", "pt", "pl", "cs", "hu", "tr", "ru", "th", "ko", "ja", "zh"])
"""Languages of which that is known."""


def other_per_cent(
    english: str, text: str, language: str, there: Container[str], here: Container[str]
) -> tuple[str, bool] | None:
    """A number, with its sign, that is a share in one of two texts alone, and whether that is the English one.

    ``there`` and ``here`` are the numbers that the two have in digits.
    """
    if not there or not here or language not in LANGUAGES:
        return None
    is_there, is_here = _MAY_BE.search(english), _MAY_BE.search(text)
    if is_there and not is_here:
        lost = (match for match in PERCENT.finditer(english) if folded(match[1] or match[2]) in here)
        return next(((match[0], True) for match in lost), None)
    if is_here and not is_there:
        added = (match for match in PERCENT.finditer(with_plain_digits(text)) if folded(match[1] or match[2]) in there)
        return next(((match[0], False) for match in added), None)
    return None
