"""Phrases in scripts that write no spaces, as BudouX finds them: tokens come in, places between two phrases leave."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import budoux
import regex

from noticepress.editions.comparing.words.tokens import Token, joined

_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_THAI = regex.compile(r"\p{Thai}")
_SIMPLIFIED = regex.compile("[这们为个关权书务说应对发开进过还时会数据]")


def phrase_ends(tokens: Sequence[Token]) -> list[int]:
    """Places in ``tokens`` between two phrases, sorted."""
    text = joined(tokens)
    if not text:
        return []
    offsets: dict[int, int] = {}
    offset = 0
    for index, token in enumerate(tokens):
        offsets[offset] = index
        offset += len(token.text)
    ends: list[int] = []
    offset = 0
    for phrase in _parser(_script(text)).parse(text):
        offset += len(phrase)
        if offset in offsets:
            ends.append(offsets[offset])
    return ends


def _script(text: str) -> str:
    if _KANA.search(text):
        return "ja"
    if _THAI.search(text):
        return "th"
    return "zh-hans" if _SIMPLIFIED.search(text) else "zh-hant"


@cache
def _parser(script: str) -> budoux.Parser:
    load = {
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
    }
    return load[script]()
