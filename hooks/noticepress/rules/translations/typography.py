"""TR015: whether a translation is typed as its language's style declares (``locales/style.yml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticepress.catalogs.style import Style
from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.plain import NOT_WORDS

_MARKS = frozenset('"“”„‟«»‹›「」『』＂〝〞')
"""Quotation marks that nothing else is; an apostrophe looks like a single one."""
_ENGLISH_MARKS = "“”"
_STRAIGHT = re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'(?=\s|$)")
_HAN = "\u3040-\u30ff\u3400-\u9fff"
_HALF_WIDTH = re.compile(rf"(?<=[{_HAN}])[,.;:?!(](?!\d)|(?<![A-Za-z0-9])\)(?=[{_HAN}])")
_APART = re.compile(rf"[{_HAN}] +[A-Za-z0-9]|[A-Za-z0-9] +[{_HAN}]")
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
_TWO_SPACES = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_NAMES = {"": "nothing", " ": "a space", "\u00a0": "a no-break space", "\u202f": "a narrow no-break space"}
_BETWEEN = r"[.,’'\u00a0\u202f\u2009 ]?"


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
        plain = NOT_WORDS.sub("X", text)
        for told in (
            *_quotes(plain, english, style),
            *_spaces(plain, style),
            *_numbers(plain, english, style),
            *_of_han(plain, style),
        ):
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")


def _quotes(plain: str, english: str, style: Style) -> Iterator[str]:
    if style.apostrophe not in (None, "'") and _STRAIGHT.search(plain):
        yield f"the apostrophe is {style.apostrophe}, not '"
    if not style.quotes:
        return
    declared = " ".join(f"{pair[0]}…{pair[1]}" for pair in style.quotes)
    if wrong := next((char for char in plain if char in _MARKS and char not in "".join(style.quotes)), ""):
        yield f"the mark {wrong} is not of the style, which has {declared}"
        return
    if english.count(_ENGLISH_MARKS[0]) != english.count(_ENGLISH_MARKS[1]):
        return
    opening, closing = style.quotes[0][0], style.quotes[0][1]
    if plain.count(opening) % 2 if opening == closing else plain.count(opening) != plain.count(closing):
        yield f"a pair of quotation marks {opening}…{closing} is not whole"
    elif _ENGLISH_MARKS[0] in english and not _MARKS.intersection(plain):
        yield f"the English has quotation marks, the translation none; the style has {declared}"


def _spaces(plain: str, style: Style) -> Iterator[str]:
    if _TWO_SPACES.search(plain):
        yield "two spaces stand in a row"
    for sign, wanted in style.before.items():
        for match in re.finditer(rf"(?<=[^\s\u00a0\u202f])([\s\u00a0\u202f]*){re.escape(sign)}(?![/\d])", plain):
            if match[1] != wanted:
                yield f"before “{sign}” stands {_named(wanted)}, not {_named(match[1])}"
                break
    yield from _inside(plain, style)
    words = "|".join(map(re.escape, style.no_break_after))
    loose = re.search(rf"(?<!\w)({words}) (?=\S)", plain, re.IGNORECASE) if words else None
    if loose:
        yield f"behind “{loose[1]}” stands a no-break space"


def _inside(plain: str, style: Style) -> Iterator[str]:
    """Spaces inside the first pair; where one mark opens and closes, nobody can tell which does which."""
    if style.inside_quotes is None or not style.quotes or style.quotes[0][0] == style.quotes[0][1]:
        return
    opening, closing = map(re.escape, style.quotes[0])
    found = [*re.findall(rf"{opening}(\s*)", plain), *re.findall(rf"(\s*){closing}", plain)]
    wrong = next((each for each in found if each != style.inside_quotes), None)
    if wrong is not None:
        yield f"inside quotation marks stands {_named(style.inside_quotes)}, not {_named(wrong)}"


def _numbers(plain: str, english: str, style: Style) -> Iterator[str]:
    if style.only_ascii_digits and (digit := _DIGIT.search(plain)) and digit[0] not in english:
        yield f"the digit {digit[0]} is not one of 0 to 9"
    yield from _separators(plain, english, style)
    share = _SHARE.search(plain) if style.per_cent else None
    here = _DIGITS.sub("0", share[0]) if share else ""
    if here and here != style.per_cent:
        yield f"a share is written “{style.per_cent}”, here “{here}”"
    dash = _DASHES.search(plain) if style.minus and _NEGATIVE.search(english) else None
    if dash and dash[1] != style.minus:
        yield f"the minus sign is {style.minus}, not {dash[1]}"


def _separators(plain: str, english: str, style: Style) -> Iterator[str]:
    for number in _GROUPED.findall(english) if style.group is not None else ():
        parts = number.split(",")
        grouped = re.search(r"(?<!\d)" + f"({_BETWEEN})".join(parts) + r"(?!\d)", plain)
        if grouped and any(each not in ("", style.group) for each in grouped.groups()):
            yield f"between thousands stands {_named(style.group or '')}, as in {(style.group or '').join(parts)}"
    for whole, rest in _DECIMAL.findall(english) if style.decimal is not None else ():
        point = re.search(rf"(?<!\d){whole}([.,٫]){rest}(?!\d)", plain)
        if point and point[1] != style.decimal:
            yield f"before decimals stands “{style.decimal}”, as in {whole}{style.decimal}{rest}"


def _of_han(plain: str, style: Style) -> Iterator[str]:
    if style.full_width and (match := _HALF_WIDTH.search(plain)):
        yield f"beside Chinese or Japanese letters “{match[0]}” is half as wide as it should be"
    if style.no_space_between_scripts and (match := _APART.search(plain)):
        yield f"a space stands between two scripts, in “{match[0]}”"


def _named(space: str) -> str:
    return _NAMES.get(space, quote(space))
