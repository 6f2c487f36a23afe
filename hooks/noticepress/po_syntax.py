"""PO files as text: what Babel would read as something else, or say in words of its own, is refused by line."""

from __future__ import annotations

import re
from gettext import c2py

from noticepress.errors import Finding, NoticepressError, quote

PO_LINE = re.compile(
    r"(?P<comment>#(?![~|]).*)?|(?P<mark>#[~|]\s?)?"
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr\[\d+\]|msgstr)?\s*\"(?P<string>(?:[^\"\\]|\\.)*)\"|#[~|].*"
)
"""A line of a PO file: a comment, a keyword with a string, or a string alone; also what is set aside."""

_MOST_PLURALS = 6
_LONGEST_PLURALS = 1_000
"""Characters of a Plural-Forms; the longest of any language has 200."""
_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?")
_ESCAPE = re.compile(r"\\(.)")


def check_lines(text: str, path: str) -> dict[int, int]:
    """Raise (IN003) for a line that is none of gettext's, and for a message that stands twice.

    Babel reads a string without its closing quotation mark as if its last letter were one, keeps escapes
    that it does not know, and merges messages that stand twice. Gives, by the line of each ``msgid``, that
    of its first ``msgstr``.
    """
    seen: dict[tuple[str, str], int] = {}
    text_lines: dict[int, int] = {}
    english = 0
    context = message = current = ""
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = PO_LINE.fullmatch(line.strip())
        if match is None:
            raise invalid(path, number, f"not a line of a PO file: {quote(line.strip())}")
        keyword, value = match["keyword"] or "", match["string"] or ""
        if match["mark"] or not (keyword or value):
            continue
        _check_escapes(value, path, number)
        current = keyword or current
        if keyword == "msgctxt":
            context, message, start = "", "", number
        elif keyword == "msgid":
            context, message, start = (context, "", start) if start else ("", "", number)
            english = number
        elif keyword.startswith("msgstr") and start:
            first = seen.setdefault((context, message), start)
            if first != start:
                raise invalid(path, start, f"the message {quote(message)} stands already in line {first}")
            context, start = "", 0
            text_lines[english] = number
        if current == "msgctxt":
            context += value
        elif current == "msgid":
            message += value
    return text_lines


def _check_escapes(value: str, path: str, line: int) -> None:
    escaped = _ESCAPE.findall(value) if "\\" in value else ()
    for char in escaped:
        if char not in 'nrt"\\':
            message = f"unknown escape \\{char} in {quote(value)}"
            raise invalid(path, line, message, f"write {char}, or \\\\{char} for a backslash before it")


def check_plurals(text: str, path: str) -> None:
    """Raise (IN003) for a ``Plural-Forms`` that counts no language's forms."""
    value, line = _header("Plural-Forms", text)
    if not value:
        return
    match = _PLURALS.fullmatch(value) if len(value) <= _LONGEST_PLURALS else None
    message = f"the header's Plural-Forms cannot be read: {quote(value)}"
    remedy = "write nplurals=…; plural=…; as other catalogs of the language have it"
    if match is None:
        raise invalid(path, line, message, remedy)
    if len(match[1]) > 1 or int(match[1]) > _MOST_PLURALS:
        raise invalid(path, line, f"no language has nplurals={quote(match[1], 12)}", remedy)
    try:
        c2py(match[2])
    except ValueError as error:
        raise invalid(path, line, message, remedy) from error


def check_language(text: str, name: str, path: str) -> None:
    """Raise (IN003) for a ``Language`` that is not ``name``, the catalog's."""
    value, line = _header("Language", text)
    if value and value.replace("-", "_").lower() != name.lower():
        message = f"the header says Language: {quote(value)}, in the folder of {name}"
        raise invalid(path, line, message, f"write 'Language: {name}', or move the file to its own folder")


def _header(name: str, text: str) -> tuple[str, int]:
    """The value of a field of a PO file's header, and its line; empty and 0 where there is none."""
    match = re.search(rf'^"{name}:((?:[^"\\\n]|"[ \t\r]*\n[ \t]*")*)', text, re.MULTILINE)
    if match is None:
        return "", 0
    return re.sub(r'"\s*"', "", match[1]).strip(), text.count("\n", 0, match.start()) + 1


def invalid(path: str, line: int, message: str, remedy: str = "") -> NoticepressError:
    """An IN003 about a line of a PO file."""
    told = remedy or "mend the line; 'msgfmt -c' shows the same place"
    return NoticepressError([Finding(path, line, "IN003", message, told)])
