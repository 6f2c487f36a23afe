"""TR008: whether every character belongs to the script of its catalog, and can be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from noticepress.catalogs.added_markup import FORBIDDEN
from noticepress.catalogs.locales import likely_script
from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.running import is_mostly_running
from noticepress.texts.unseen import Unseen, unseen

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SCRIPTS = {
    "Cyrl": ("CYRILLIC",),
    "Hang": ("HANGUL",),
    "Kore": ("HANGUL",),
    "Jpan": ("HIRAGANA", "KATAKANA", "CJK", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"),
    "Hans": ("CJK", "IDEOGRAPHIC"),
    "Hant": ("CJK", "IDEOGRAPHIC"),
    "Thai": ("THAI",),
    "Grek": ("GREEK",),
    "Arab": ("ARABIC",),
    "Hebr": ("HEBREW",),
    "Deva": ("DEVANAGARI",),
    "Beng": ("BENGALI",),
    "Taml": ("TAMIL",),
    "Geor": ("GEORGIAN",),
    "Armn": ("ARMENIAN",),
    "Latn": (),
}
"""How Unicode's names of a script's letters begin, beside Latin ones; of other scripts nothing is said."""
_SIMPLIFIED_IN_BIG5 = frozenset("适体确据网与并机种于价优听复极异构触扰坏怀惊厂")
"""Everyday Simplified forms that Big5 happens to hold, as rare characters of their own."""
_HONG_KONGS = "着"
"""Not in Big5, and standard in Hong Kong, as in 隨着."""
_STANDARD_THERE = frozenset("户税脱悦温兑蜕愠葱")
"""What Hong Kong's and Macao's own standard writes, as in 税務條例; elsewhere in Traditional texts it is Simplified."""
_THERE = ("_HK", "_MO")
_TRADITIONAL_IN_GB2312 = frozenset("於")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_HANJA = re.compile("[(（][\u4e00-\u9fff ·]+[)）]")
"""How a Korean text names the Chinese characters of a word that it has in Hangul."""
_HAN_RUN = 12
"""A Japanese text with so many Han characters has kana too."""
_LOOK_ALIKE = re.compile("[aceopxyABCEHKMOPTX]{1,2}")
"""A word of one or two letters that are Latin and look like Cyrillic ones."""
_UNIT = re.compile(r"° ?[CK]\b|(?<=\d)[ \u00a0\u202f]?[KMPT]B\b")
"""Signs of units, which are Latin in every language."""
_NO_LETTER = re.compile("(?!)")
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"})


@rule(
    "TR008",
    summary="Characters of the wrong script, or that nobody sees",
    explanation="A Simplified character in a Traditional text, or a Cyrillic letter in a Latin word, looks right and "
    "is wrong for search, screen readers and readers. Simplified-only: what GB 2312 has and Big5 has not, and the "
    "reverse. What nobody sees, such as a zero width space, is found where the English has not the same; joiners, "
    "direction marks and soft hyphens may stand where the language needs them.",
    example="数据 in a Traditional Chinese catalog.",
    remedy="write it in the catalog's own script; of a whole text, look whether it was taken from another catalog",
)
def script_matches(subject: CatalogSubject) -> Iterator[Violation]:
    """Every letter belongs to the language's script, or stands in the English text too."""
    script = likely_script(subject.catalog.name)
    foreign = _foreign_letters((text for *_, text in subject.translated()), script)
    for _, entry, english, text in subject.translated():
        told: set[str] = set()
        for each in _not_in_english(english, text, script):
            yield Violation(*subject.place(entry), each.message, each.remedy, each.text)
            told.update(each.text)
        if script == "Kore":
            text = _HANJA.sub("", text)  # noqa: PLW2901 (what is left to be looked at)
        letters = dict.fromkeys(foreign.findall(text))
        rightly = _STANDARD_THERE if subject.catalog.name.endswith(_THERE) else frozenset()
        wrong = "".join(char for char in letters if char not in english and char not in told and char not in rightly)
        if script == "Cyrl" and _LOOK_ALIKE.search(text):
            words = set(_WORD.findall(_UNIT.sub("", text))).difference(_WORD.findall(english))
            wrong += "".join(sorted(filter(_LOOK_ALIKE.fullmatch, words)))
        if script == "Jpan" and _lacks_kana(text) and not _is_address(english, text):
            wrong = text
        if wrong:
            yield Violation(*subject.place(entry), f"“{wrong}” is not of the script {script}: {quote(text)}")


def _foreign_letters(texts: Iterable[str], script: str) -> re.Pattern[str]:
    """Finds each of the letters in some texts that do not belong to texts in ``script``: of most catalogs, none."""
    foreign = sorted(char for char in set().union(*texts) if is_foreign(char, script))
    return re.compile(f"[{re.escape(''.join(foreign))}]") if foreign else _NO_LETTER


def _lacks_kana(text: str) -> bool:
    return not _KANA.search(text) and len(_HAN.findall(text)) >= _HAN_RUN


def _is_address(english: str, text: str) -> bool:
    """Whether a text may be a postal address, which in Japan needs no kana: names and numbers alone in English."""
    return all(any(map(str.isdigit, each)) for each in (english, text)) and not is_mostly_running(english)


@lru_cache(maxsize=20_000)
def is_foreign(char: str, script: str) -> bool:
    """Whether a letter does not belong to texts in ``script`` (an ISO 15924 code); of most scripts it is not known."""
    if not char.isalpha() or script not in _SCRIPTS:
        return False
    name = unicodedata.name(char, "")
    if not name.startswith(
        ("LATIN", "FULLWIDTH LATIN", "MODIFIER", "FEMININE", "MASCULINE", *_SCRIPTS.get(script, ()))
    ):
        return True
    if name.startswith("CJK"):
        simplified, traditional = _encodes(char, "gb2312"), _encodes(char, "big5")
        if script == "Hant":
            return (simplified and not traditional and char != _HONG_KONGS) or char in _SIMPLIFIED_IN_BIG5
        if script == "Hans":
            return (traditional and not simplified) or char in _TRADITIONAL_IN_GB2312
        if script == "Jpan":
            return not _encodes(char, "euc_jis_2004")
    return False


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _not_in_english(english: str, text: str, script: str) -> Iterator[Unseen]:
    """Unseen characters and words of two scripts that the English has not; of each, the first place."""
    found = {each.text: each for each in unseen(text, right_to_left=script in _RIGHT_TO_LEFT)}
    if found:
        known = {each.text for each in unseen(english)}
        yield from (each for each in found.values() if each.text not in known and not FORBIDDEN.search(each.text))
