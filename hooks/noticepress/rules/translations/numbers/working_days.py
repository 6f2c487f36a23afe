"""Days on which people work: “10 working days” are more than ten days. A table, as in :mod:`.words.number_words`."""

from __future__ import annotations

import re
from functools import lru_cache

_ENGLISH = re.compile(r"(?<=\d |\w |\)\s|\d-)(?:working|business|banking)[ -]days?\b", re.IGNORECASE)
_WORDS = {
    "de": r"arbeitst|werkt|geschäftst|banktag|wochent|bankarbeit",
    "es": r"h[aá]bil|laborab|laboral|bancari",
    "fr": r"ouvr[eéa]|bancair|travaill",
    "it": r"lavorativ|feriali|bancari|lavoro",
    "nl": r"werkdag|bankdag",
    "sv": r"arbetsdag|bankdag|vardag|helgfri|affärsdag",
    "pt": r"út(?:il|eis)|bancári|laborai",
    "pl": r"robocz|pracując|bankow",
    "cs": r"pracovní|bankovní",
    "hu": r"munkanap|banki nap",
    "tr": r"iş ?gün|çalışma gün|mesai",
    "ru": r"рабоч|банковск",
    "ja": r"営業日|平日|業務日|稼働日|就業日|労働日",
    "ko": r"영업일|근무일|평일|업무일|워킹",
    "zh": r"工作[天日]|[营營][业業]日|上班日",
    "th": r"ทำการ|ทำงาน",
}
"""By language: beginnings of what such days are called."""

_DAYS = re.compile(r"\bdays?\b", re.IGNORECASE)
_MAY_BE_WORKING = re.compile("work|business|bank|week|office|open|trading", re.IGNORECASE)
_SURE = {
    "de": r"(?:arbeits|werk|geschäfts|bank)tag",
    "es": r"días? (?:h[aá]bil|laborab)",
    "fr": r"jours? ouvr",
    "it": r"giorn[oi] (?:lavorativ|ferial)",
    "nl": "werkdag",
    "sv": r"arbetsdag|bankdag|\bvardagar",
    "pt": r"dias? út",
    "pl": r"(?:dni\w*|dzień) (?:robocz|pracując)",
    "cs": r"pracovní\w* d(?:en|n)",
    "hu": "munkanap",
    "tr": r"\biş ?günü?",
    "ru": r"рабочи\w+ д(?:ень|н)",
    "ja": "営業日",
    "ko": "영업일|근무일",
    "zh": "工作日|[營营][业業]日",
    "th": "วันทำการ",
}
"""By language: what such days are called for certain."""


def added_working_days(english: str, text: str, language: str) -> str:
    """What a translation calls such days, where its English has days of any kind; empty for nothing."""
    if language not in _SURE or not _are_any_days(english):
        return ""
    found = re.search(rf"(?:{_SURE[language]})\w*", text, re.IGNORECASE)
    if not found:
        return ""
    start = found.start()
    while start and text[start - 1].isalnum():  # a pattern from here takes the square of a long word
        start -= 1
    return text[start : found.end()]


@lru_cache(maxsize=4096)
def _are_any_days(english: str) -> bool:
    """Whether an English text has days, and none on which people work; it comes again with each catalog."""
    return bool(_DAYS.search(english)) and not _MAY_BE_WORKING.search(english)


def lost_working_days(english: str, text: str, language: str) -> str:
    """What the English text calls such days, where the translation has no word for them; empty for nothing."""
    days = _english_days(english)
    if not days or language not in _WORDS or re.search(_WORDS[language], text, re.IGNORECASE):
        return ""
    return days


@lru_cache(maxsize=4096)
def _english_days(english: str) -> str:
    found = _ENGLISH.search(english)
    return found[0] if found else ""
