"""Where labels stand in a translation: letters, Roman numerals and suffixes, as the language writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from noticepress.rules.translations.numbers.label_tables import (
    BY_ORDER,
    ELIDING,
    ENUMERATORS,
    GREEK_NUMERALS,
    LABEL_WORDS,
    LATIN_SUFFIXES,
    LIKE_LATIN,
    LOOKS_LATIN,
    ROMAN_WORDS,
    ROMANS,
    SUFFIXES_IN_CYRILLIC,
    WORDS_BEHIND,
    WORDS_OF_ONE_LETTER,
)
from noticepress.rules.translations.numbers.words.number_words import HAN_NUMERALS, han_value

_LATIN = "A-Za-z\u00c0-\u024f"
_SUFFIXES = "|".join(LATIN_SUFFIXES)
_TOKENS = {
    "Latn": rf"(?<![{_LATIN}'’])(?:[A-Za-z]|[ivxl]{{2,7}}|[IVXL]{{2,7}}|{_SUFFIXES})(?![{_LATIN}])",
    "Cyrl": rf"(?<![А-яЁё])(?:[а-яА-Я]|{'|'.join(SUFFIXES_IN_CYRILLIC)})(?![А-яЁё])",
    "Grek": r"(?<![\u0370-\u03ff\u1f00-\u1fff])(?:στ|ΣΤ|[Α-Ωα-ω])(?![\u0370-\u03ff\u1f00-\u1fff])",
    "Arab": rf"(?<![\u0620-\u06ff])[{ENUMERATORS['Arab']}](?![\u0620-\u06ff])",
    "Hebr": rf"(?<![\u0590-\u05ff])[{ENUMERATORS['Hebr']}](?![\u0590-\u05ff])",
    "Deva": rf"(?<![\u0900-\u097f])[{ENUMERATORS['Deva']}](?![\u0900-\u097f])",
    "Kore": rf"(?:(?<![가-힣])|(?<=[조항호]))[{ENUMERATORS['Kore']}](?=[).]|목|항|호)",
    "Thai": r"(?<![\u0e00-\u0e7f])[ก-ฮ](?![\u0e00-\u0e7f])",
    "Jpan": r"(?<![ァ-ヺー])[ア-ン](?=[)」、。]|号|項|[のにをでとはがや及又]|$)",
    "Hans": rf"[{ENUMERATORS['Hans']}](?=[)款项目部、。，和与及或與]|$)",
    "Hant": rf"[{ENUMERATORS['Hant']}](?=[)款項目部、。，和与及或與]|$)",
}
_HAN_ORDER = "一二三四五六七八九十"
_BRACKETED_HAN = re.compile(rf"\(([{_HAN_ORDER}])\)")
_HAN_NUMBER = rf"[{HAN_NUMERALS}]{{1,8}}"
_INSERTED = re.compile(
    rf"(?<!\d)(?P<number>\d+|{_HAN_NUMBER})\s?(?:(?P<article>[条條号號]|番地?|조|번지?)\s?)?(?:(?P<second>の|의)|之|-)\s?"
    rf"(?P<order>\d+|{_HAN_NUMBER})(?(article)|\s?[条條조])"
)
"""第12条の2, 제12조의2, 第12条之二, 第12之2條 and 第12-2條: 12bis. 第12條之1 is what 12A is in English."""
_BEHIND_INSERTED = re.compile(r"$|[\W_]|[的及和或與与並并第がをはにでとのや]")
"""What shows that a Chinese numeral was the label's last character: 第十二条の二つの例外 has none."""
_NUMBER_BEFORE = re.compile(r"(\d+(?:[.,]\d+)*)(?:\.°|°(?=[ -]))?([ /-]?)$")
_SUFFIX_AFTER_SIGN = re.compile(r"(\d+)\s?[条條조]()\s?$")
"""第12条bis."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s(„“«»‘'\"]*$")
_WORD_BEHIND = re.compile(r"[)\s.»“”’'\"-]*([^\W\d_]+)")
_LISTED = re.compile(r"[\s,;)]+(?:[^\W\d_]{1,4}\s+)?\(?")
"""What stands between the labels of a list, after “letters”: a, e and i."""
_OPENING, _CLOSING = "(（«„“‘「'\"", ")）»“”’」'\""
_SENTENCE_END = ".!?:"
_AHEAD = 40


class LabelPlace(NamedTuple):
    """A place of a translation at which a label may stand."""

    start: int
    written: str
    names: frozenset[str]
    """The labels of an English text that it may be, in lower case."""
    number: str = ""
    """The number that it stands behind."""
    is_attached: bool = False
    """Whether nothing parts it from that number."""
    is_marked: bool = False
    """Whether brackets, quotation marks or a word show that it is a label."""
    follows_label: bool = False
    """Whether it stands in brackets directly behind a number, or behind another such bracket: 6(1)(a)."""
    explained: str = ""
    """A number that is part of it."""
    is_inserted: bool = False
    """Whether it is an article's number and what it was inserted as: 第12条の2."""

    @property
    def is_suffix(self) -> bool:
        """Whether it is one of the Latin words, in any script."""
        return self.written.lower() in (*LATIN_SUFFIXES, *SUFFIXES_IN_CYRILLIC)


def label_places(plain: str, script: str, language: str) -> Iterator[LabelPlace]:
    """Every place of a plain translation at which a label may stand."""
    for token_script in {"Latn", script} & _TOKENS.keys():
        end, is_listed = 0, False
        for match in re.finditer(_TOKENS[token_script], plain):
            is_listed = is_listed and bool(_LISTED.fullmatch(plain, end, match.start()))
            place = _place(plain, match, token_script, language, is_listed=is_listed)
            is_listed = bool(place and (place.is_marked or is_listed or place.number))
            end = match.end()
            if place:
                yield place
    if script in ("Hans", "Hant", "Jpan"):
        for match in _BRACKETED_HAN.finditer(plain):
            index = _HAN_ORDER.index(match[1])
            yield LabelPlace(match.start(), match[0], _by_order(index) | {ROMANS[index]}, is_marked=True)
    for match in _INSERTED.finditer(plain):
        yield _inserted(match)


def _inserted(match: re.Match[str]) -> LabelPlace:
    written = match["order"]
    order = int(written) if written.isdigit() else han_value(written)
    letter = order - (2 if match["second"] else 1)
    names = {chr(ord("a") + letter)} if 0 <= letter < 26 else set()  # noqa: PLR2004 (letters from a to z)
    number = match["number"] if match["number"].isdigit() else str(han_value(match["number"]))
    return LabelPlace(
        match.start(),
        match[0],
        frozenset({*names, *filter(None, [BY_ORDER.get(order)])}),
        number,
        explained=written if written.isdigit() else "",
        is_inserted=written.isdigit() or bool(_BEHIND_INSERTED.match(match.string, match.end())),
    )


def _by_order(index: int) -> frozenset[str]:
    return frozenset({chr(ord("a") + index)})


def _names(written: str, script: str) -> frozenset[str]:
    lower = written.lower()
    if script == "Latn":
        return frozenset({LATIN_SUFFIXES.get(lower, lower)})
    if lower in SUFFIXES_IN_CYRILLIC:
        return frozenset({SUFFIXES_IN_CYRILLIC[lower]})
    index = ENUMERATORS[script].find(lower) if len(lower) == 1 else -1
    names = {chr(ord("a") + index)} if 0 <= index < 26 else set()  # noqa: PLR2004 (letters from a to z)
    return frozenset(
        {
            *names,
            *filter(None, [LIKE_LATIN.get(lower), LOOKS_LATIN.get(written, "").lower(), GREEK_NUMERALS.get(lower)]),
        }
    )


def comparable(script: str) -> bool:
    """Whether it is known how a script counts by letters."""
    return script in _TOKENS


def _place(plain: str, match: re.Match[str], script: str, language: str, *, is_listed: bool) -> LabelPlace | None:
    start, end, written = match.start(), match.end(), match[0]
    before, behind = plain[max(0, start - _AHEAD) : start], plain[end : end + _AHEAD]
    if _is_abbreviation(before, behind, written) or (language in ELIDING and behind[:1] in tuple("'’")):
        return None
    number = _NUMBER_BEFORE.search(before)
    if not number and len(written) > 1:
        number = _SUFFIX_AFTER_SIGN.search(before)
    is_attached = bool(number and number[2] != " ")
    is_marked = _is_marked(before, behind)
    if not (is_attached or is_marked or is_listed) and _is_a_word(written, before, behind, language):
        return None
    if number and number[2] == " " and behind.strip()[:1].isdigit():  # from 12 bis 14
        return None
    follows = before.endswith("(") and (before[-2:-1].isdigit() or before[-2:-1] == ")")
    folded = number[1].replace(",", ".") if number else ""
    return LabelPlace(start, written, _names(written, script), folded, is_attached, is_marked, follows)


def _is_abbreviation(before: str, behind: str, written: str) -> bool:
    """Whether a letter is one of several with full stops: z. B., p. ej., S.A."""
    if len(written) > 1:
        return False
    return bool(re.match(r"\.\s?[^\W\d_]{1,2}\.", behind) or re.search(r"(?<![^\W\d_])[^\W\d_]\.\s?$", before))


def _is_marked(before: str, behind: str) -> bool:
    if behind[:1] in tuple(")）") or (before[-1:] in tuple(_OPENING) and behind[:1] in tuple(_CLOSING)):
        return not (before[-1:] == "(" and before[-2:-1].isalpha() and before[-2:-1].isascii())
    word, next_word = _WORD_BEFORE.search(before), _WORD_BEHIND.match(behind)
    return bool(
        (word and word[1].lower() in LABEL_WORDS) or (next_word and next_word[1].lower().startswith(WORDS_BEHIND))
    )


def _is_a_word(written: str, before: str, behind: str, language: str) -> bool:
    """Whether an unmarked token may be a word of the language."""
    if written in ROMAN_WORDS or (len(written) > 1 and written.lower() in (*LATIN_SUFFIXES, *SUFFIXES_IN_CYRILLIC)):
        return not (_NUMBER_BEFORE.search(before) or _SUFFIX_AFTER_SIGN.search(before))
    if written.lower() not in WORDS_OF_ONE_LETTER.get(language, ""):
        return False
    if written.islower():
        return True
    begins = not before.strip() or before.rstrip()[-1] in _SENTENCE_END
    return begins and behind[:1] == " "
