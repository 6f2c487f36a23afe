"""TR010: whether a translation is about as long as its English, and has its sentences."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from noticepress.catalogs.catalog import Entry
from noticepress.catalogs.locales import likely_script
from noticepress.findings import counted, quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.plain import masked
from noticepress.rules.translations.running import is_mostly_running, without_machine_parts

_WORD = re.compile(r"[^\W\d_]")
_LENGTH_FLOOR = 40
_LENGTH_SAMPLE = 20
_SHORTEST, _LONGEST = 0.5, 2.0
_LONG_MESSAGE = 200
_SHORTEST_LONG, _LONGEST_LONG = 0.6, 1.6
_JOINED = 0.8
"""A Chinese or Japanese text of fewer sentences that is about as long as usual has joined them."""
_REPEATED = 10
_ABBREVIATION = re.compile(
    r"\b(?=\w{1,6}\.)(?:Inc|Ltd|Co|Corp|No|Nos|Mr|Mrs|Ms|Dr|Prof|St|vs|cf|approx|[ei]\.[ge]|[ap]\.m|U\.[SK]|"
    r"Nr|Art|Abs|Ziff|bzw|ca|vgl|ggf|z\. ?B|d\. ?h|u\. ?a|S|p\. ?ex|p\. ?ej|núm|art|lett|ecc|bijv|"
    r"t\.ex|bl\.a|s\.k|d\.v\.s|resp|č|čl|odst|písm|např|tzv|ust|pkt|np|m\.in|str|vö|tj|т\.е|т\.д|напр|ст|г|örn)\."
)
"""What ends in a full stop and may have a capital letter or a number behind it; it begins with letters and a stop."""
_SHORT_NAME = re.compile(
    r"\b(?:Apt|Attn|Ave|Bldg|Blk|Blvd|Cir|Ct|Dept|Dist|Div|Esq|Est|Ext|Fax|Fl|Ft|Hon|Hwy|Jr|Ln|Mt|Ofc|Ph|Pk|Pkwy|Pl|Rd|Rev|"
    r"Rm|Rte|Sec|Sq|Sr|Ste|Ter|Tel|Univ|Jan|Feb|Mar|Apr|Aug|Sep|Sept|Oct|Nov|Dec|"
    r"Bros|Dir|Gen|Gov|Messrs|Pty|Reg|et al|excl|incl|lit|v|(?:[A-Za-z]\.){1,3}[A-Za-z]{1,3})\.(?=[ ,])"
    r"|\b[A-Za-z]{1,5}\.(?= ?\d)"
)
"""In English, rather a part of an address, a name or a date than the last word of a sentence: “B.V.”, “para. 1”."""
_SENTENCE_END = re.compile(r"[.!?…](?:[\u201d\u201c»)]|(?=\s|$))\s*|[。！？।॥۔։።။។]")
_REMEMBERED = 4096
"""Texts whose sentences and length are kept: the English ones come again with each catalog."""
_AHEAD = 20
"""Characters behind an end among which the next sentence's first letter is looked for."""


@rule(
    "TR010",
    summary="Much shorter or longer than usual, or a sentence lost or doubled",
    explanation="A sentence was dropped, or something was added: the length differs from what is usual in this catalog "
    "(by a factor of two; in long messages by half), there are fewer sentences than in English, or one stands twice. "
    "Texts that are mostly names, addresses or domains are not compared. "
    "Chinese and Japanese, which join sentences freely, must be shorter besides; Thai writes no full stops.",
    example="One sentence where the English has three.",
    remedy="compare with the English text sentence by sentence; "
    "where it is right, say so in the entry: noticepress: allow TR010 — reason",
)
def length_is_usual(subject: CatalogSubject) -> Iterator[Violation]:
    """The length relative to English is within bounds of the catalog's median; sentences are all there, once."""
    compared = [
        (entry, english, text)
        for _, entry, english, text in subject.translated()
        if _text_length(english) >= _LENGTH_FLOOR and is_mostly_running(english)
    ]
    script = likely_script(subject.catalog.name)
    counts_sentences, ends_sentences = script in ("Latn", "Cyrl", "Kore"), script in ("Hans", "Hant", "Jpan")
    usual = _usual_ratio(compared)
    for entry, english, text in compared:
        here, there = _sentences(text), _english_sentences(english)
        length = _text_length(english)
        joined = length < 2 * _LENGTH_FLOOR or _text_length(text) >= _JOINED * usual * length
        if len(here) < len(there) and (counts_sentences or (ends_sentences and not joined)):
            message = f"{counted(len(here), 'sentence')}, where English has {len(there)}: {quote(text)}"
            yield Violation(*subject.place(entry), message)
        is_repeated = len(set(here)) < len(here) and len(set(there)) == len(there)
        for sentence, count in Counter(here).items() if is_repeated else ():
            if count > 1 and len(sentence) >= _REPEATED:
                yield Violation(*subject.place(entry), f"a sentence stands {count} times: {quote(sentence)}")
    if len(compared) >= _LENGTH_SAMPLE:
        yield from _unusual_lengths(subject, compared, usual)


def _unusual_lengths(
    subject: CatalogSubject, compared: list[tuple[Entry, str, str]], usual: float
) -> Iterator[Violation]:
    for entry, english, text in compared:
        ratio = _text_length(text) / _text_length(english)
        long = _text_length(english) >= _LONG_MESSAGE
        shortest, longest = (_SHORTEST_LONG, _LONGEST_LONG) if long else (_SHORTEST, _LONGEST)
        if not shortest * usual <= ratio <= longest * usual:
            how = "shorter" if ratio < usual else "longer"
            message = f"{how} than usual ({ratio / usual:.1f} × the catalog's median): {quote(text)}"
            yield Violation(*subject.place(entry), message)


def _usual_ratio(compared: list[tuple[Entry, str, str]]) -> float:
    """The median of how long translations are beside their English; 0 where there are none."""
    ratios = [_text_length(text) / _text_length(english) for _, english, text in compared]
    return statistics.median(ratios) if ratios else 0.0


@lru_cache(maxsize=_REMEMBERED)
def _english_sentences(english: str) -> tuple[str, ...]:
    return _sentences(_SHORT_NAME.sub("", english))


@lru_cache(maxsize=_REMEMBERED)
def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without their ends; one that goes on with a small letter has not ended."""
    plain = _ABBREVIATION.sub("", masked(text, "X"))
    pieces, start = [], 0
    for end in _SENTENCE_END.finditer(plain):
        following = next((char for char in plain[end.end() : end.end() + _AHEAD] if char.isalnum()), "")
        if not following.islower():
            pieces.append(plain[start : end.start()])
            start = end.end()
    return tuple(sentence.strip() for sentence in (*pieces, plain[start:]) if _WORD.search(sentence))


@lru_cache(maxsize=_REMEMBERED)
def _text_length(text: str) -> int:
    """Length without placeholders, addresses and domains, which are equally long in every language."""
    return len(without_machine_parts(text).strip())
