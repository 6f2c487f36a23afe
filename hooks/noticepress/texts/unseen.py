"""Characters that nobody sees, and words of letters of two scripts: a text comes in, what is wrong with it leaves.

A list of what may stand in a text, by Unicode's categories and properties, and not of what is known to be bad. What a
language needs is told by the letters around a character, so that it holds in every text, a name in English included.
Takes time in proportion to the text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from noticepress.files.yaml import LocatedYaml, Location, Node
from noticepress.findings import Finding, quote
from noticepress.texts.rules import UNSEEN

DELETE = "delete the character"
RESTORE = "type the character that was meant"
RETYPE = "type the word anew, in one script"

_ORDINARY = re.compile(
    "[\t\n\r -%'-~\u00a0-\u00ac\u00ae-\u00c1\u00c4-\u024f\u2010-\u2027\u202f-\u205e\u0e01-\u0e3a\u0e3f-\u0e5b"
    "\u3000-\u3030\u3041-\u3096\u3099-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff20]*"
)
"""Nearly every text: signs, and letters of Latin and of scripts that may stand beside it; what may begin an entity, or
a damaged character, is left out. Asked first, since what is asked else takes its time."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_IGNORABLE = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""Unicode's property Default_Ignorable_Code_Point, which Python does not know."""
_STARTS = tuple(first for first, _ in _IGNORABLE)
_BLANK = frozenset("\u2800\ufffc\U0001d159")
"""Signs by category that show nothing: the empty Braille pattern, the place of an object, a note without a head."""
_LOST = "\ufffd"
_DAMAGED = re.compile(
    r"\ufffd|(?P<joined>[\ufb00-\ufb06]|(?<![A-Za-z])[\U0001d400-\U0001d7ff]+(?![A-Za-z]))|[ÂÃ][\u0080-\u00bf]|â€[\u0080-\u00bf\u2018-\u201d\u2122œ˜¦]"
)
"""The sign for a lost character, ligatures and letters of formulas, and UTF-8 that was read as Windows-1252."""
_NUMBER_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Of the category of controls, and seen: they stand around the digits behind them."""
_JOINED: tuple[str, ...] = ("ARABIC", "SYRIAC", "MANDAIC", "NKO", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI")
_JOINED += (
    "GUJARATI",
    "ORIYA",
    "TAMIL",
    "TELUGU",
    "KANNADA",
    "MALAYALAM",
    "SINHALA",
    "KHMER",
    "MYANMAR",
    "TIBETAN",
    "BALINESE",
    "HANIFI",
)
"""Scripts whose letters change their form beside a joiner or a non-joiner."""
_UNSPACED = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "JAVANESE", "BALINESE", "NEW", "TAI")
"""Scripts without spaces between words, where U+200B says at which place a line may end."""
_FREE: tuple[str, ...] = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "HANGUL", "BOPOMOFO", "YI", "HALFWIDTH")
_FREE += (*_JOINED, *_UNSPACED, "HEBREW", "ETHIOPIC")
"""Scripts whose letters look like no Latin ones; names in other scripts stand beside them without a space."""
_OF_NO_SCRIPT = ("MODIFIER", "FEMININE", "MASCULINE", "MICRO", "OHM", "KELVIN", "ANGSTROM", "PLANCK")
_INNER = frozenset("*_`\u00ad")
"""What parts no word: marks of emphasis, and a soft hyphen."""
_UNIT = re.compile(r"μ[A-Za-z]{1,3}|[A-Za-z]?Ω")
"""Units of measure with a Greek letter."""


class Unseen(NamedTuple):
    """A place of a text that is not what it seems to be."""

    start: int
    text: str
    """The character, or the word."""
    message: str
    remedy: str


def unseen(text: str, *, right_to_left: bool = False) -> Iterator[Unseen]:
    """Each unseen character of a text, and each word of two scripts, in the order in which they stand.

    ``right_to_left`` says that the text stands in such a language, whatever letters it has itself.
    """
    if _ORDINARY.fullmatch(text):
        return
    shown, starts = _with_entities_read(text)
    chars = frozenset(shown)
    found = [*_unseen_characters(shown, chars, right_to_left=right_to_left), *_mixed_words(shown, chars)]
    found += _damaged(shown)
    for each in sorted(found, key=lambda place: place.start):
        yield Unseen(starts(each.start), each.text, each.message, each.remedy)


def unseen_in_lines(text: str, path: str, first_line: int) -> Iterator[Finding]:
    """The findings (IN007) about a text of several lines: one for each character or word of a line."""
    told: set[tuple[int, str]] = set()
    line, position = first_line, 0
    for each in unseen(text):
        line += text.count("\n", position, each.start)
        position = each.start
        if (line, each.text) not in told:
            told.add((line, each.text))
            yield UNSEEN.at(path, line, each.message, each.remedy, each.text)


def unseen_in_yaml(located: LocatedYaml) -> list[Finding]:
    """The findings (IN007) about the keys and texts of a YAML file, as they are read."""
    return [
        UNSEEN.at(located.path, located.line(location), each.message, each.remedy, each.text)
        for location, text in _texts(located.data, ())
        for each in {found.text: found for found in unseen(text)}.values()
    ]


def _texts(node: Node, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(node, str):
        yield location, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield (*location, key), key
            yield from _texts(value, (*location, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _texts(value, (*location, index))


def _with_entities_read(text: str) -> tuple[str, Callable[[int], int]]:
    """A text with characters for their references, and where each of its places was before."""
    pieces, begins, shifts = [], [0], [0]
    position = length = 0
    for match in _ENTITY.finditer(text):
        char = html.unescape(match[0])
        if char != match[0] and not char.isspace():
            pieces += [text[position : match.start()], char]
            length += match.start() - position + len(char)
            position = match.end()
            begins.append(length)
            shifts.append(position - length)
    pieces.append(text[position:])
    return "".join(pieces), lambda place: place + shifts[bisect_right(begins, place) - 1]


def _unseen_characters(text: str, chars: frozenset[str], *, right_to_left: bool) -> Iterator[Unseen]:
    suspicious = set(filter(is_suspicious, chars))
    if not suspicious:
        return
    has_right_to_left = right_to_left or any(map(_is_right_to_left, chars))
    for match in re.finditer(f"[{re.escape(''.join(sorted(suspicious)))}]", text):
        char, at = match[0], match.start()
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if not _is_needed(char, before, behind, right_to_left=has_right_to_left):
            where = quote(text[max(0, text.rfind("\n", max(0, at - 20), at) + 1, at - 20) : at + 20].strip())
            yield Unseen(at, char, f"{name_of(char)}, which nobody sees, stands in {where}", DELETE)


@lru_cache(maxsize=20_000)
def is_suspicious(char: str) -> bool:
    """Whether a character is none of letters, marks, digits, punctuation, signs and spaces that are seen as such."""
    if char in "\n\r\t" or char in _NUMBER_SIGNS:
        return False
    seen = unicodedata.category(char)[0] in "LMNPS" or unicodedata.category(char) == "Zs"
    return not seen or char in _BLANK or _is_ignorable(char)


def _is_ignorable(char: str) -> bool:
    index = bisect_right(_STARTS, ord(char)) - 1
    return index >= 0 and ord(char) <= _IGNORABLE[index][1]


def _is_needed(char: str, before: str, behind: str, *, right_to_left: bool) -> bool:
    """Whether a suspicious character does here what it is for."""
    if char == "\u00ad":
        return before.isalpha() and behind.isalpha()
    if char in "\u200c\u200d":
        of_joined = script_of(before) in _JOINED
        return of_joined or (char == "\u200d" and _is_sign(before) and _is_sign(behind))
    if char == "\u200b":
        return script_of(before) in _UNSPACED or script_of(behind) in _UNSPACED
    if char in "\u200e\u200f\u061c":
        return right_to_left
    if char == "\u2060":  # it keeps a dash beside its word, and has no use in one
        return bool(before and behind) and not (before.isalnum() and behind.isalnum())
    return _selects_a_variant(char, before)


def _selects_a_variant(char: str, before: str) -> bool:
    if char in "\ufe0e\ufe0f":
        return _is_sign(before) or before in tuple("0123456789#*‼⁉ℹ〰")
    if "\ufe00" <= char <= "\ufe02" or "\U000e0100" <= char <= "\U000e01ef":
        return script_of(before) == "CJK" or (char < "\ufe02" and before in tuple("、。！，．：；？"))
    return "\u180b" <= char <= "\u180f" and script_of(before) == "MONGOLIAN"


def _is_right_to_left(char: str) -> bool:
    return char.isalpha() and unicodedata.bidirectional(char) in ("R", "AL")


def _is_sign(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in ("So", "Sm", "Sk") or char == "\ufe0f")


@lru_cache(maxsize=20_000)
def script_of(char: str) -> str:
    """The first word of the name of a letter or mark, which is its script's; empty for what has none."""
    if not char or unicodedata.category(char)[0] not in "LM":
        return ""
    first = unicodedata.name(char, "").split(" ")[0].split("-")[0]
    return {"SUPERSCRIPT": "LATIN", "SUBSCRIPT": "LATIN", "TURNED": "LATIN"}.get(first, first)


def name_of(char: str) -> str:
    """A character as Unicode calls it: ``U+200B ZERO WIDTH SPACE``."""
    category = {"Cc": "a control character", "Co": "a private-use character", "Cs": "half of a character"}
    name = unicodedata.name(char, "") or category.get(unicodedata.category(char), "an unassigned character")
    return f"U+{ord(char):04X} {name}"


def _damaged(text: str) -> Iterator[Unseen]:
    """What a conversion has lost or read in another encoding, and letters that are others to whoever searches."""
    for match in _DAMAGED.finditer(text):
        found = match[0]
        where = quote(
            text[max(0, text.rfind("\n", 0, match.start()) + 1, match.start() - 20) : match.end() + 20].strip()
        )
        if found == _LOST:
            yield Unseen(match.start(), found, f"{name_of(found)} stands in {where}, for one that was lost", RESTORE)
        elif match["joined"]:
            plain = unicodedata.normalize("NFKC", found)
            yield Unseen(match.start(), found, f"{name_of(found[0])} stands in {where}", f"type {plain}")
        else:
            yield Unseen(match.start(), found, f"{quote(found)} is a damaged character in {where}", RESTORE)


def _mixed_words(text: str, chars: frozenset[str]) -> Iterator[Unseen]:
    if len({"", *map(_strict_script, chars)}) <= 2:  # noqa: PLR2004 (no script, and one)
        return
    for start, word, foreign in _mixed(text):
        message = f"{name_of(foreign)} stands in {quote(word)}, a word of another script"
        yield Unseen(start, word, message, RETYPE)


def _mixed(text: str) -> Iterator[tuple[int, str, str]]:
    run: list[tuple[int, str]] = []
    for index, char in enumerate(f"{text} "):
        if _strict_script(char):
            run.append((index, char))
        elif not (char in _INNER or _is_ignorable(char) or unicodedata.category(char)[0] == "M"):
            yield from _mixed_run(run)
            run = []


def _mixed_run(run: list[tuple[int, str]]) -> Iterator[tuple[int, str, str]]:
    scripts: dict[str, list[str]] = {}
    for _, char in run:
        scripts.setdefault(_strict_script(char), []).append(char)
    word = "".join(char for _, char in run)
    if len(scripts) > 1 and not _UNIT.fullmatch(word):
        main = max(scripts, key=lambda script: (len(scripts[script]), script == "LATIN"))
        yield run[0][0], word, next(char for _, char in run if _strict_script(char) != main)


@lru_cache(maxsize=20_000)
def _strict_script(char: str) -> str:
    """The script of a letter that must be that of its whole word; empty for any other character."""
    script = script_of(char) if unicodedata.category(char)[0] == "L" else ""
    return "" if script in _FREE or script in _OF_NO_SCRIPT else script
