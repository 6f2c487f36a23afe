"""TR015: whether a translation is typed as its language's style declares (``locales/style.yml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from noticepress.catalogs.style import Style
from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.plain import masked

_MARK = re.compile('["“”„‟«»‹›「」『』＂〝〞]')
"""Quotation marks that nothing else is; an apostrophe looks like a single one."""
_ENGLISH_MARKS = "“”"
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'(?=\s|$)")
_HAN = "\u3040-\u30ff\u3400-\u9fff"
_HALF_WIDTH = re.compile(rf"(?<=[{_HAN}])[,.;:?!(](?!\d)|(?<![A-Za-z0-9])\)(?=[{_HAN}])")
_APART = re.compile(rf"[{_HAN}] +[A-Za-z0-9]|[A-Za-z0-9] +[{_HAN}]")
_ANY_DIGIT = re.compile(r"\d")
_DIGIT = re.compile(r"(?![0-9])\d")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,.]\d)")
_DECIMAL = re.compile(
    r"(?<![\d.,])(\d+)\.(\d+)"
    r"(?= ?(?:%|per ?cent|[kMGT]B\b|million|billion|(?:second|minute|hour|day|week|month|year)s?\b))"
)
_DIGITS = re.compile(r"\d[\d.,]*")
_SHARE = re.compile(r"\d[\d.,]*([ \u00a0\u202f\u2009]*)[%٪％]|[%٪％]([ \u00a0\u202f\u2009]*)\d[\d.,]*")
_NEGATIVE = re.compile(r"(?<![\w.,)\]])[-−]\d")
_DASHES = re.compile(r"(?<![\w.,)\]])([-−–‐‒])(?=\d)")
_SPACES = re.compile("[ \u00a0\u202f]{2}")
_TWO_SPACES = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_NAMES = {"": "nothing", " ": "a space", "\u00a0": "a no-break space", "\u202f": "a narrow no-break space"}
_BETWEEN = r"[.,’'\u00a0\u202f\u2009 ]?"
_REMEMBERED = 4096
"""English texts whose numbers are kept: they come again with each catalog."""


@rule(
    "TR015",
    summary="A text is not typed as its language's style declares",
    explanation="locales/style.yml says for each language which quotation marks, apostrophe, digits, separators, minus "
    "sign and per cent sign it has, and which spaces stand where. A pair of quotation marks is whole, and where "
    "English has some, so has the translation. Of what a language's style does not say, nothing is found.",
    example='"Website" in a German text, whose style has „“.',
    remedy="type it as the style says, or mend locales/style.yml",
    blocks=False,
)
def typed_as_declared(subject: CatalogSubject) -> Iterator[Violation]:
    """Every sign is one that the style has, in its place."""
    style = subject.style
    if not style.model_fields_set:
        return
    for _, entry, english, text in subject.translated():
        plain = masked(text, "X")
        for told in (
            *_quotes(plain, english, style),
            *_spaces(plain, style),
            *_numbers(plain, english, style),
            *_of_han(plain, style),
        ):
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")


def _quotes(plain: str, english: str, style: Style) -> Iterator[str]:
    if style.apostrophe not in (None, "'") and "'" in plain and _STRAIGHT.search(plain):
        yield f"the apostrophe is {style.apostrophe}, not '"
    if not style.quotes:
        return
    marks = _MARK.findall(plain)
    if wrong := next((mark for mark in marks if mark not in "".join(style.quotes)), ""):
        yield f"the mark {wrong} is not of the style, which has {_declared(style)}"
        return
    if english.count(_ENGLISH_MARKS[0]) != english.count(_ENGLISH_MARKS[1]):
        return
    opening, closing = style.quotes[0][0], style.quotes[0][1]
    if plain.count(opening) % 2 if opening == closing else plain.count(opening) != plain.count(closing):
        yield f"a pair of quotation marks {opening}…{closing} is not whole"
    elif _ENGLISH_MARKS[0] in english and not marks:
        yield f"the English has quotation marks, the translation none; the style has {_declared(style)}"


def _declared(style: Style) -> str:
    return " ".join(f"{pair[0]}…{pair[1]}" for pair in style.quotes)


def _spaces(plain: str, style: Style) -> Iterator[str]:
    if _SPACES.search(plain) and _TWO_SPACES.search(plain):
        yield "two spaces stand in a row"
    for sign, wanted in style.before.items():
        found = _before(sign).findall(plain) if sign in plain else ()
        wrong = next((space for space in found if space != wanted), None)
        if wrong is not None:
            yield f"before “{sign}” stands {_named(wanted)}, not {_named(wrong)}"
    yield from _inside(plain, style)
    loose = _loose(tuple(style.no_break_after)).search(plain) if any(style.no_break_after) else None
    if loose:
        yield f"behind “{loose[1]}” stands a no-break space"


@lru_cache
def _before(sign: str) -> re.Pattern[str]:
    """Finds the spaces before a sign that stands behind something, but in no address and no time of day."""
    return re.compile(rf"(?<=[^\s\u00a0\u202f])([\s\u00a0\u202f]*){re.escape(sign)}(?![/\d])")


@lru_cache
def _loose(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds one of some words with a plain space behind it."""
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))}) (?=\S)", re.IGNORECASE)


def _inside(plain: str, style: Style) -> Iterator[str]:
    """Spaces inside the first pair; where one mark opens and closes, nobody can tell which does which."""
    if style.inside_quotes is None or not style.quotes or style.quotes[0][0] == style.quotes[0][1]:
        return
    opening, closing = tuple(style.quotes[0])
    found = re.findall(rf"{re.escape(opening)}(\s*)", plain) if opening in plain else []
    found += re.findall(rf"(\s*){re.escape(closing)}", plain) if closing in plain else []
    wrong = next((each for each in found if each != style.inside_quotes), None)
    if wrong is not None:
        yield f"inside quotation marks stands {_named(style.inside_quotes)}, not {_named(wrong)}"


def _numbers(plain: str, english: str, style: Style) -> Iterator[str]:
    if not _ANY_DIGIT.search(plain):
        return
    if style.only_ascii_digits and (digit := _DIGIT.search(plain)) and digit[0] not in english:
        yield f"the digit {digit[0]} is not one of 0 to 9"
    yield from _separators(plain, english, style)
    share = _SHARE.search(plain) if style.per_cent else None
    here = _DIGITS.sub("0", share[0]) if share else ""
    if here and here != style.per_cent:
        yield f"a share is written “{style.per_cent}”, here “{here}”"
    dash = _DASHES.search(plain) if style.minus and _asked(english).is_negative else None
    if dash and dash[1] != style.minus:
        yield f"the minus sign is {style.minus}, not {dash[1]}"


def _separators(plain: str, english: str, style: Style) -> Iterator[str]:
    asked = _asked(english)
    for number in asked.grouped if style.group is not None else ():
        parts = number.split(",")
        grouped = re.search(r"(?<!\d)" + f"({_BETWEEN})".join(parts) + r"(?!\d)", plain)
        if grouped and any(each not in ("", style.group) for each in grouped.groups()):
            yield f"between thousands stands {_named(style.group or '')}, as in {(style.group or '').join(parts)}"
    for whole, rest in asked.decimals if style.decimal is not None else ():
        point = re.search(rf"(?<!\d){whole}([.,٫]){rest}(?!\d)", plain)
        if point and point[1] != style.decimal:
            yield f"before decimals stands “{style.decimal}”, as in {whole}{style.decimal}{rest}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The numbers of an English text that each language writes in its own way."""

    grouped: tuple[str, ...]
    decimals: tuple[tuple[str, str], ...]
    is_negative: bool
    """Whether some number is negative."""


@lru_cache(maxsize=_REMEMBERED)
def _asked(english: str) -> _Asked:
    is_negative = _NEGATIVE.search(english) is not None
    return _Asked(tuple(_GROUPED.findall(english)), tuple(_DECIMAL.findall(english)), is_negative)


def _of_han(plain: str, style: Style) -> Iterator[str]:
    if style.full_width and (match := _HALF_WIDTH.search(plain)):
        yield f"beside Chinese or Japanese letters “{match[0]}” is half as wide as it should be"
    if style.no_space_between_scripts and (match := _APART.search(plain)):
        yield f"a space stands between two scripts, in “{match[0]}”"


def _named(space: str) -> str:
    return _NAMES.get(space, quote(space))
