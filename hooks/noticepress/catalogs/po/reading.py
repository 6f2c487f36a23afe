"""PO files without loss: the text of one comes in, its entries leave with everything that stands about them.

Stricter than Babel's reader, which takes a string without its closing quotation mark for a text, keeps escapes
that it does not know and merges messages that stand twice; and complete, where Babel's loses the flags and
earlier texts of entries that are set aside, the indents of comments, and header fields that it does not know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn

from noticepress.catalogs.po.file import FUZZY, Key, PoEntry, PoFile, Previous, invalid
from noticepress.findings import quote

_LINE = re.compile(
    r"(?P<mark>#~\||#~|#\|)?\s*+"
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr\[[0-9]{1,3}\]|msgstr)?\s*\"(?P<string>(?:[^\"\\]|\\.)*)\""
)
"""A keyword with a string, or a string alone; also of what is set aside (``#~``) or was before (``#|``)."""
_BEGUN = re.compile(r"(?:#~\s*)?(?:(?:msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?\"(?P<rest>.*)")
"""What would be one, but for its quotation marks."""
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_STRING = r'"[^"\\\n]*"\n'
_PLAIN_ENTRY = re.compile(
    rf"(?P<comments>(?>(?:#(?![~|])[^\n]*\n)*))(?:msgctxt (?P<context>{_STRING}))?"
    rf"msgid (?P<id>(?>(?:{_STRING})+))msgstr (?P<text>(?>(?:{_STRING})+))"
)
"""Nearly every entry: no plural, nothing escaped, and no line with spaces around it."""
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_BEFORE = ("msgctxt", "msgid", "msgid_plural")


@dataclass(slots=True)
class _Draft:
    """An entry of which some lines have been read."""

    comments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    strings: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    pieces: list[tuple[int, str]] = field(default_factory=list)
    obsolete: bool = False
    last_before: str = ""
    last: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether it has a translation, so that what comes next is another entry's."""
        return self.last.startswith("msgstr")


class _Reader:
    def __init__(self, path: str) -> None:
        self._path = path
        self._draft = _Draft()
        self._seen: dict[Key, int] = {}
        self._header: PoEntry | None = None
        self._pieces: tuple[tuple[int, str], ...] = ()
        self._entries: list[PoEntry] = []
        self._obsolete: dict[Key, PoEntry] = {}

    def take_entry(self, number: int, match: re.Match[str]) -> bool:
        """Read the lines of a plain entry, of which the first has that number; ``False`` where they are no such.

        As :meth:`take` would, one after the other.
        """
        context, english = _joined(match["context"] or ""), _joined(match["id"])
        if not english or (self._draft.strings and not self._draft.is_complete):
            return False
        if self._draft.is_complete:
            self._close()
        draft = self._draft
        for line in match["comments"].split("\n")[:-1]:
            self._note(line.strip())
        number += match["comments"].count("\n")
        if match["context"]:
            draft.strings["msgctxt"], draft.lines["msgctxt"] = context, number
            number += 1
        draft.strings["msgid"], draft.lines["msgid"] = english, number
        draft.strings["msgstr"], draft.lines["msgstr"] = _joined(match["text"]), number + match["id"].count("\n")
        draft.last = "msgstr"
        return True

    def take(self, number: int, line: str) -> None:
        """Read one line without the spaces around it."""
        if line[0] == "#" and line[1:2] not in ("~", "|"):  # a third of all lines, and no string
            self._comment(number, line)
        elif line[0] == '"' and self._draft.last and not self._draft.obsolete and _is_plain(line):  # nor has another
            self._go_on(number, line[1:-1])
        else:
            self._take_any(number, line)

    def _take_any(self, number: int, line: str) -> None:
        match = _LINE.fullmatch(line)
        if match is None:
            self._comment(number, line)
        elif match["mark"] in ("#|", "#~|"):
            self._before(number, line, match["keyword"] or "", self._text(number, match["string"]))
        else:
            self._string(number, match["keyword"] or "", self._text(number, match["string"]), bool(match["mark"]))

    def finish(self) -> PoFile:
        """What has been read."""
        if self._draft.strings:
            self._close()
        obsolete = tuple(self._obsolete.values())
        return PoFile(self._header, tuple(self._entries), obsolete, tuple(self._draft.comments), self._pieces)

    def _comment(self, number: int, line: str) -> None:
        if line.startswith("#~"):
            line = line[2:].lstrip()  # some tools put the mark before comments too
        if line in ("", "#|", "|"):
            return
        if not line.startswith("#") or line.startswith("#|"):
            self._refuse(number, f"not a line of a PO file: {quote(line)}", _remedy(line))
        self._begin(number)
        self._note(line)

    def _note(self, line: str) -> None:
        kind, rest = line[1:2], line[2:].strip()
        if kind == ".":
            self._draft.notes.append(rest)
        elif kind == ":":
            self._draft.places.append(rest)
        elif kind in (",", "="):  # '#=' is how gettext 0.23 and later write flags that stay
            self._draft.flags += filter(None, (_flag(part) for part in rest.split(",")))
        else:
            self._draft.comments.append(line[1:])

    def _before(self, number: int, line: str, keyword: str, value: str) -> None:
        self._begin(number)
        keyword = keyword or self._draft.last_before
        if keyword not in _BEFORE:
            self._refuse(number, f"not a line of a PO file: {quote(line)}")
        self._draft.last_before = keyword
        self._draft.before[keyword] = self._draft.before.get(keyword, "") + value

    def _string(self, number: int, keyword: str, value: str, obsolete: bool) -> None:  # noqa: FBT001 (a mark of the line)
        if keyword in ("msgctxt", "msgid") and self._draft.is_complete:
            self._close()
        draft = self._draft
        if draft.strings and draft.obsolete != obsolete:
            self._refuse(number, "an entry is set aside (#~) in part only", "set all of its lines aside, or none")
        if keyword:
            if not _may_follow(keyword, draft.strings):
                self._refuse(number, f"{keyword} stands where no {keyword} belongs")
            draft.last = keyword
            draft.lines[keyword] = number
        elif not draft.last:
            self._refuse(number, f"a text without its msgid or msgstr: {quote(value)}")
        draft.obsolete = obsolete
        self._go_on(number, value)

    def _go_on(self, number: int, value: str) -> None:
        """Add a string to the one that is being read."""
        draft = self._draft
        draft.strings[draft.last] = draft.strings.get(draft.last, "") + value
        if draft.last == "msgstr" and not draft.strings.get("msgid"):
            draft.pieces.append((number, value))

    def _begin(self, number: int) -> None:
        """Come to a line that stands before an entry."""
        if self._draft.is_complete:
            self._close()
        elif self._draft.strings:
            self._refuse(number, "the entry above has no msgstr")

    def _close(self) -> None:
        draft, self._draft = self._draft, _Draft()
        start = next(iter(draft.lines.values()))
        if not draft.is_complete:
            self._refuse(start, "the entry has no msgstr")
        entry = PoEntry(
            draft.strings.get("msgctxt", ""),
            draft.strings["msgid"],
            draft.strings.get("msgid_plural", ""),
            self._texts(draft),
            tuple(draft.comments),
            tuple(draft.notes),
            tuple(draft.places),
            tuple(dict.fromkeys(draft.flags)),
            _previous(draft.before),
            draft.lines["msgid"],
            next(line for keyword, line in draft.lines.items() if keyword.startswith("msgstr")),
        )
        if draft.obsolete:
            if entry.has_text or entry.key not in self._obsolete:
                self._obsolete[entry.key] = entry
            return
        first = self._seen.setdefault(entry.key, start)
        if first != start:
            self._refuse(
                start, f"the message {quote(entry.id)} stands already in line {first}", "keep one of the two entries"
            )
        if entry.id or entry.context:
            self._entries.append(entry)
        else:
            self._header, self._pieces = entry, tuple(draft.pieces)

    def _texts(self, draft: _Draft) -> tuple[str, ...]:
        if "msgstr" in draft.strings:
            return (draft.strings["msgstr"],)
        forms = {int(name[7:-1]): text for name, text in draft.strings.items() if name.startswith("msgstr[")}
        return tuple(forms.get(index, "") for index in range(max(forms) + 1))

    def _text(self, number: int, value: str) -> str:
        if "\\" not in value:
            return value
        for char in _ESCAPE.findall(value):
            if char not in _ESCAPED:
                message = f"unknown escape \\{char} in {quote(value)}"
                # By numbers a tool writes the bytes of a letter: without the backslash they would be another text.
                letter = "the letter itself, in UTF-8" if char.isdecimal() or char in "xuU" else char
                self._refuse(number, message, f"write {letter}, or \\\\{char} for a backslash before it")
        return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], value)

    def _refuse(self, line: int, message: str, remedy: str = "") -> NoReturn:
        raise invalid(self._path, line, message, remedy)


def read_po_file(text: str, path: str) -> PoFile:
    """Read the text of a PO file. Raises :class:`NoticepressError` (IN003) with the line for what is not valid."""
    reader = _Reader(path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    number, position, is_begin = 1, 0, True
    while position < len(text):
        entry = _PLAIN_ENTRY.match(text, position) if is_begin else None
        if entry and reader.take_entry(number, entry):
            number, position = number + entry[0].count("\n"), entry.end()
            continue
        end = text.find("\n", position)
        line = text[position : end if end >= 0 else None].strip()
        if line:
            reader.take(number, line)
        number, position, is_begin = number + 1, end + 1 if end >= 0 else len(text), not line
    return reader.finish()


def _remedy(line: str) -> str:
    """What to do about a line that is none of a PO file; empty where nobody knows what it was meant to be."""
    if _CONFLICT.match(line):
        return "keep one of the two texts, and delete the marks of the merge conflict"
    if begun := _BEGUN.fullmatch(line):
        is_closed = begun["rest"].endswith('"') and not begun["rest"].endswith('\\"')
        return 'write \\" for a quotation mark within the text' if is_closed else "close the quotation mark at its end"
    return ""


def _joined(strings: str) -> str:
    """What strings hold that stand one below the other, with nothing escaped."""
    return strings[1:-2].replace('"\n"', "")


def _is_plain(line: str) -> bool:
    """Whether a line is one string, with nothing in it that would have to be escaped."""
    return line[-1] == '"' and "\\" not in line and line.count('"') == 2  # noqa: PLR2004 (at both ends)


def _may_follow(keyword: str, strings: dict[str, str]) -> bool:
    """Whether a keyword may come behind those of its entry that stand already."""
    if keyword in ("msgctxt", "msgid"):
        return not strings.keys() - ({"msgctxt"} if keyword == "msgid" else set())
    if keyword == "msgid_plural":
        return strings.keys() <= {"msgctxt", "msgid"} and "msgid" in strings
    if keyword == "msgstr":
        return "msgid" in strings and strings.keys() <= {"msgctxt", "msgid"}
    return "msgid_plural" in strings and keyword not in strings


def _previous(before: dict[str, str]) -> Previous | None:
    if "msgid" not in before:
        return None
    return Previous(before["msgid"], before.get("msgid_plural", ""), before.get("msgctxt"))


def _flag(text: str) -> str:
    flag = text.strip()
    return FUZZY if flag.lower() == FUZZY else flag
