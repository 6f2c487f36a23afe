"""The header of a PO file, as tools write it: bytes and a file come in, what the header says leaves.

What says nothing is nothing: an empty date, and a template's ``YEAR-MO-DA HO:MI+ZONE``, are no dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from noticepress.catalogs.locales import is_same_language
from noticepress.catalogs.po.file import PoFile, invalid
from noticepress.catalogs.po.plurals import count_forms, plural_forms
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.rules import TYPED_STATE
from noticepress.findings import Finding, NoticepressError, quote
from noticepress.model import TranslationState

STATE_FIELD = "X-Translation-State"
_MADE = (TranslationState.MACHINE, TranslationState.HUMAN)
"""What a header may say of itself."""
_CHARSET = re.compile(r"charset\s*=\s*\"?([^\";\s]*)", re.IGNORECASE)
_UTF8 = ("utf-8", "utf8")
_DATE = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
    r"(?: *(?:[A-Z]{1,5}|[+-][0-9]{1,2}(?::?[0-9]{2})?))?"
)
"""A day, perhaps with a time, perhaps with a zone: gettext's, Poedit's, Crowdin's, GlotPress's and ISO's forms."""
_PLACEHOLDER = "YEAR-MO-DA"


class HeaderField(NamedTuple):
    """A field of a PO file's header, and the line on which it begins."""

    name: str
    value: str
    line: int


class Header(NamedTuple):
    """What a catalog's header says."""

    fields: dict[str, str]
    revised: date | None
    state: TranslationState | None
    plurals: int
    """How many forms a message that counts has."""
    refused: tuple[Finding, ...] = ()
    """Of a state (IN024) that no header can say."""


def decode_po(raw: bytes, path: str) -> str:
    """The text of a PO file. Raises :class:`NoticepressError` (IN003) where it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        for field in _fields_of_bytes(raw, path):
            _check_charset(field, path)
        line = raw[: error.start].count(b"\n") + 1
        raise invalid(path, line, "the file is not UTF-8", "save it as UTF-8 in your translation editor") from error


def _fields_of_bytes(raw: bytes, path: str) -> tuple[HeaderField, ...]:
    """The header's fields of a file in another charset: their names and numbers are the same in most."""
    try:
        return header_fields(read_po_file(raw.decode("latin-1"), path))
    except NoticepressError:
        return ()


def read_header(file: PoFile, name: str, path: str) -> Header:
    """What the header of the catalog ``name`` says. Raises :class:`NoticepressError` (IN003) with the field's line."""
    fields: dict[str, HeaderField] = {}
    for field in header_fields(file):
        first = fields.setdefault(field.name.lower(), field)
        if first is not field:
            message = f"the header's {field.name} stands already in line {first.line}"
            raise invalid(path, field.line, message, "keep the right one of the two lines")
    for field in fields.values():
        _check_charset(field, path)
    _check_language(fields.get("language"), name, path)
    state = fields.get(STATE_FIELD.lower())
    return Header(
        {field.name: field.value for field in fields.values()},
        _revised(fields.get("po-revision-date"), path),
        _state(state, path),
        _plurals(fields.get("plural-forms"), name, path),
        _refused(state, name, path),
    )


def header_fields(file: PoFile) -> tuple[HeaderField, ...]:
    """The fields of a file's header, in order; a line that begins with a space goes on with the one before it."""
    fields: list[HeaderField] = []
    for text, line in _header_lines(file.header_pieces):
        name, colon, value = text.partition(":")
        if text[:1].isspace() and fields:
            last = fields.pop()
            fields.append(HeaderField(last.name, f"{last.value} {text.strip()}", last.line))
        elif colon:
            fields.append(HeaderField(name.strip(), value.strip(), line))
    return tuple(fields)


def _header_lines(pieces: tuple[tuple[int, str], ...]) -> Iterator[tuple[str, int]]:
    text, begun = "", 0
    for line, piece in pieces:
        for part in re.findall(r"[^\n]*\n|[^\n]+", piece):
            begun = begun or line
            text += part
            if text.endswith("\n"):
                yield text[:-1], begun
                text, begun = "", 0
    if text:
        yield text, begun


def revision_date(value: str) -> date | None:
    """The day of a ``PO-Revision-Date`` or ``POT-Creation-Date``; ``None`` where it says none.

    Raises :class:`ValueError` for what is no date in any form that tools write.
    """
    value = value.strip()
    if not value or value.startswith(_PLACEHOLDER):
        return None
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    return date(int(match[1]), int(match[2]), int(match[3]))


def _revised(field: HeaderField | None, path: str) -> date | None:
    try:
        return revision_date(field.value) if field else None
    except ValueError as error:
        line, value = (field.line, field.value) if field else (0, "")
        message = f"the header's PO-Revision-Date is no date: {quote(value)}"
        raise invalid(path, line, message, "write it as 2026-11-24 10:30+0100, or leave it empty") from error


def _state(field: HeaderField | None, path: str) -> TranslationState | None:
    if field is None or not field.value:
        return None
    if field.value not in tuple(TranslationState):
        message = f"the header says {STATE_FIELD}: {quote(field.value)}"
        raise invalid(path, field.line, message, f"write {' or '.join(_MADE)}, or leave the line out")
    return TranslationState(field.value) if field.value in _MADE else None


def _refused(field: HeaderField | None, name: str, path: str) -> tuple[Finding, ...]:
    """What is said of a review that the header claims."""
    if field is None or not field.value or field.value in _MADE:
        return ()
    command = "approve" if field.value == TranslationState.COUNSEL else "review"
    message = f"the header says {STATE_FIELD}: {field.value}, which only entries can say"
    remedy = f'write {" or ".join(_MADE)}, and record it: noticepress {command} {name} --notice … --by "…"'
    return (TYPED_STATE.at(path, field.line, message, remedy),)


def _plurals(field: HeaderField | None, name: str, path: str) -> int:
    if field is None or not field.value:
        return count_forms(plural_forms(name))
    try:
        return count_forms(field.value)
    except ValueError as error:
        message = f"the header's Plural-Forms {error}: {quote(field.value)}"
        raise invalid(path, field.line, message, f"write 'Plural-Forms: {plural_forms(name)}'") from error


def _check_charset(field: HeaderField, path: str) -> None:
    """Raise for a charset that is not UTF-8, a template's ``CHARSET`` too."""
    declared = _CHARSET.search(field.value) if field.name.lower() == "content-type" else None
    if declared and declared[1].lower() not in _UTF8:
        message = f"the header says charset={quote(declared[1], 30).strip('“”')}"
        remedy = "save the file as UTF-8 in your translation editor, and write charset=UTF-8"
        raise invalid(path, field.line, message, remedy)


def _check_language(field: HeaderField | None, name: str, path: str) -> None:
    """Raise for a ``Language`` that is not the catalog's; a template's empty one says nothing."""
    said = field.value.replace("-", "_") if field else ""
    if field and said and said.lower() != name.lower() and not is_same_language(said, name):
        message = f"the header says Language: {quote(field.value)}, in the folder of {name}"
        raise invalid(path, field.line, message, f"write 'Language: {name}', or move the file to its own folder")
