"""Signs that were to be marks and take no effect, so that visitors would read them: a section comes in, places leave.

Told is what nobody types for itself: one of a pair of marks, of which the words around it show that it was one. A
factor (``5 * 3``), a note's mark (``price*``), a name (``_ga``, ``a_b``, ``*.pdf``) and what is escaped are signs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.model import Block, Section
from noticepress.texts.inline import content_of, read_inline, without_code
from noticepress.texts.roles import tag_of

Place = tuple[int, str, str]
"""Line, message and remedy."""

_SIGNS = "*_`\\&<]"
_SIGN = re.compile(r"[*_`\\&<\]]")
_AS_A_SIGN = re.compile(r"\\.|&(?:#\w{1,7}|\w{2,31});", re.DOTALL)
_CODE = "\ue000"
"""Stands for each character of code; as those below, it is a private one that no text holds (IN007)."""
_MEANT = {sign: chr(0xE001 + index) for index, sign in enumerate(f"{_SIGNS}[")}
"""Stand for signs that are escaped, or written by number or name: no marks and no letters either."""
_SHOWN_AGAIN = {ord(_CODE): ""} | {ord(mark): sign for sign, mark in _MEANT.items()}
_LETTERS = r"[^\W\d_]{2,40}"
_OPENING = "“‘„«("
_ASTERISK = re.compile(rf"(?<![\w*])\*(?=[{_OPENING}]?[^\W\d_]{{1,40}}(?![^\W\d_]|\w*[.@_]\w))")
_MARKED_WORD = re.compile(rf"(?<=[\w)%”’.])[*{_MEANT['*']}](?![\w*])")
_RUNS = re.compile(r"(?<!\*)(\*{1,3})(?=[^\s*])[^*]*(?<=[^\s*])(\*{1,3})(?!\*)")
_BOLD_WITH_A_NOTE = (2, 3)
_UNDERSCORE = re.compile(
    rf"(?<!\w)(?P<opens>_{{1,2}})(?:(?P<first>{_LETTERS})(?=[ \n]+\w)|(?=[{_OPENING}]))"
    rf"|(?<=\w[ \n])(?P<last>{_LETTERS})(?P<closes>_{{1,2}})(?!\w)|(?<=[”’)])(?P<ends>_{{1,2}})(?!\w)"
)
_WORD = re.compile(rf"(?<!\w){_LETTERS}(?!\w)")
_OTHERS = (
    (re.compile(r"(?P<sign>`)"), "write ` before and behind the words, or ’ for an apostrophe"),
    (re.compile(r"(?P<sign>\\)(?=\s*$)"), "take it away; a line is broken by two spaces at its end"),
    (
        re.compile(
            r"(?P<sign>&(?:[a-z]{3,31}\d{0,2};"
            r"|(?:amp|copy|euro|gt|lt|mdash|nbsp|ndash|quot|reg|sect)(?![\w;=])))"
        ),
        "write the character itself, and &amp; for an & that is one",
    ),
    (re.compile(r"(?P<sign><)(?=https?:|mailto:|[\w.+-]{1,64}@)"), "write > behind the address"),
    (
        re.compile(rf"^[^{_MEANT['[']}]*?(?P<sign>\])(?=\((?:#|https?:|mailto:|tel:|\{{\{{)[^()]*\))"),
        "write \\] for a bracket within a link's words",
    ),
)
_SHOWN = 24


def left_signs(section: Section) -> Iterator[Place]:
    """Every such place of a section: one of each kind in a block."""
    marked = False
    words: frozenset[str] | None = None
    for block in section.blocks:
        if not block.translatable or not _SIGN.search(content_of(block).words):
            continue
        typed, shown = _as_meant(block)
        found = _asterisk(typed, shown, marked=marked)
        if found >= 0:
            yield block.line, *_told("*", shown, found)
        if "_" in shown:
            words = _words_of(section) if words is None else words
            for sign, at in _underscores(shown, words):
                yield block.line, *_told(sign, shown, at)
        for pattern, remedy in _OTHERS:
            if other := pattern.search(shown):
                place = _around(shown, other.start("sign"))
                yield block.line, f"the {other['sign']} in {place} has no effect: visitors would read it", remedy
        marked = marked or _MARKED_WORD.search(shown) is not None


def _as_meant(block: Block) -> tuple[str, str]:
    """A block as it is typed and as it is shown; signs that are meant as such, and code, are others in both."""
    plain = without_code(block.text)
    text = "".join(_CODE if char == " " != code else char for char, code in zip(plain, block.text, strict=True))
    text = _AS_A_SIGN.sub(lambda found: _stand_in(found[0]), text)
    return text, read_inline(text, tag_of(block.role)).words


def _stand_in(found: str) -> str:
    if found.startswith("\\"):
        return _MEANT.get(found[1:], found)
    return _MEANT.get(sign := html.unescape(found), sign)


def _asterisk(typed: str, shown: str, *, marked: bool) -> int:
    """Where an asterisk stands that opens or closes nothing; -1 for nowhere. Pairs of two are told as they are read."""
    if "*" not in shown or "**" in shown:
        return -1
    for found in _ASTERISK.finditer(shown):
        if not (marked and not shown[: found.start()].rpartition("\n")[2].strip()):  # else it explains the mark
            return found.start()
    for run in _RUNS.finditer(typed):
        lengths = len(run[1]), len(run[2])
        if lengths[0] != lengths[1] and lengths != _BOLD_WITH_A_NOTE:
            return shown.find("*")
    return -1


def _underscores(shown: str, words: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The first underscore that opens or closes nothing: before or behind a word, or apart from one."""
    for found in _UNDERSCORE.finditer(shown):
        word = found["first"] or found["last"]
        if not word or word.lower() in words:
            yield found["opens"] or found["closes"] or found["ends"], found.start()
            return
    parts = shown.split()
    for sign in ("_", "__"):
        beside = sum(part.startswith(sign) or part.endswith(sign) for part in parts if part.strip("_"))
        apart = parts.count(sign)
        if apart and beside + apart > 1 and f"{sign} {sign}" not in shown:  # else a place to fill in
            yield sign, max(f" {shown} ".find(f" {sign} "), 0)
            return


def _words_of(section: Section) -> frozenset[str]:
    """The words that stand in a section without a sign around them, in lower case."""
    return frozenset(
        word.lower()
        for block in section.blocks
        if block.translatable
        for word in _WORD.findall(content_of(block).words)
    )


def _told(sign: str, shown: str, at: int) -> tuple[str, str]:
    message = f"the {sign} in {_around(shown, at)} makes no word bold or emphasised: visitors would read it"
    escaped = "".join(f"\\{char}" for char in sign)
    remedy = (
        f"set {sign} directly before the first word and directly behind the last; write {escaped} for the sign itself"
    )
    return message, remedy


def _around(shown: str, at: int) -> str:
    """The words around a place, from a space to a space where there is one near."""
    start = shown.rfind(" ", max(at - _SHOWN, 0), max(at - _SHOWN // 2, 0)) + 1 or max(at - _SHOWN, 0)
    return quote(shown[start : at + _SHOWN].strip().translate(_SHOWN_AGAIN))
