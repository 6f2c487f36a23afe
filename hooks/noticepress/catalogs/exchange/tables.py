"""CSV and XLSX: sheets come in, a file's bytes leave, and back. A row a text; the last two columns are to edit."""

from __future__ import annotations

import csv
import io
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from noticepress.catalogs.exchange.units import KEY, Returned, Sheet, text_key
from noticepress.findings import quote

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell

COLUMNS = ("catalog", "key", "context", "note", "earlier English", "English", "translation", "state")
DONE, OPEN = "done", "to do"
_STATES = {DONE: True, OPEN: False, "": None}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_GUARDED = tuple(f"'{begin}" for begin in (*_FORMULA, "'"))
_DELIMITER = re.compile(r"sep=(.)(?:\r\n|\r|\n)")
"""A first line that tells spreadsheets what stands between two cells."""
_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!)|Err:[0-9]{3}")
"""What a spreadsheet made of a text that it took for a formula."""
_LOST = re.compile(r"[A-Za-z]\?[a-z]|\?{3}")
"""What a file in a charset of few letters has in place of others."""
_CHARSETS = ("cp1252", "cp1250", "cp1251", "mac_roman")
"""In which spreadsheets read a file in UTF-8 that does not say so: “ä” is “Ã¤” then."""
_MOVED = 3
"""So many texts in each other's rows are no correction any more: a column was sorted alone, or cells were moved."""
_RETURN = "_x000D_"
"""How workbooks write a carriage return, which stands before the end of a line that was pasted."""
_NEEDED = ("key", "English", "translation")
_WIDTHS = (12, 12, 20, 24, 40, 60, 60, 10)
_WAYS = "save it with the columns and their headings as they were exported"


class _Cell(NamedTuple):
    """A cell of a workbook, as far as it is looked at."""

    value: object
    is_error: bool
    is_struck_out: bool
    """Whether somebody has crossed out words of it, or all of it, in place of deleting them."""


def rows_of(sheets: Iterable[Sheet]) -> Iterator[tuple[str, ...]]:
    """The rows of a table, without its headings."""
    for sheet in sheets:
        for unit in sheet.units:
            state = DONE if unit.finished else OPEN
            note = "\n".join(unit.notes)
            yield (sheet.path, unit.key, unit.context, note, unit.previous, unit.english, unit.text, state)


def write_csv(sheets: Iterable[Sheet]) -> bytes:
    """CSV as spreadsheets open it: UTF-8 with its mark, every cell quoted, none of them a formula."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([[_guarded(cell) for cell in row] for row in rows_of(sheets)])
    return written.getvalue().encode("utf-8-sig")


def read_csv(raw: bytes) -> Iterator[Returned]:
    """What comes back in one. Raises :class:`ValueError`, in words."""
    try:
        text = raw.decode("utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("it is not in UTF-8; save it as “CSV UTF-8”") from error
    said = _DELIMITER.match(text)
    text = text[said.end() :] if said else text
    first = text.split("\n", maxsplit=1)[0]
    delimiter = said[1] if said else max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValueError(f"it is no CSV that can be read ({error}); {_WAYS}") from error
    return read_rows([[_plain(cell) for cell in row] for row in rows])


def read_rows(rows: Sequence[Sequence[str]]) -> Iterator[Returned]:
    """What the rows of a table say, its headings first. Raises :class:`ValueError`, in words."""
    headings = [name.strip() for name in (rows[0] if rows else ())]
    if missing := [name for name in _NEEDED if name not in headings]:
        raise ValueError(f"the column {missing[0]} is missing; {_WAYS}")
    if twice := [name for name in COLUMNS if headings.count(name) > 1]:
        raise ValueError(f"the column {twice[0]} stands twice; leave the one that holds")
    place = {name: index for index, name in enumerate(headings)}
    found = [_returned(row, place, number) for number, row in enumerate(rows[1:], 2)]
    texts = [text for text in found if (text.key + text.english + text.text).strip()]
    _refuse_moved(texts)
    return iter(texts)


def _returned(row: Sequence[str], place: dict[str, int], line: int) -> Returned:
    def cell(name: str) -> str:
        return row[place[name]].replace("\r\n", "\n") if place.get(name, len(row)) < len(row) else ""

    state, text = cell("state").strip().lower(), cell("translation")
    if state not in _STATES:
        told = f"in row {line} the state is {quote(cell('state'))}"
        raise ValueError(f"{told}; write {DONE}, or {OPEN} where somebody has to look at the text")
    if _ERROR.fullmatch(text.strip()):
        raise _not_typed(line, text)
    if (_LOST.search(text) and not _LOST.search(cell("English"))) or _is_misread(text):
        told = f"in row {line} letters have been lost: {quote(text)}"
        raise ValueError(f"{told}; edit the file that was exported, and save it as “CSV UTF-8”")
    path, key = cell("catalog").strip(), cell("key").strip()
    return Returned(path, key, cell("context").strip(), cell("English"), text, _STATES[state], line)


def _is_misread(text: str) -> bool:
    """Whether what is not ASCII in a text is UTF-8 that was read in another charset, to the last letter."""
    return not text.isascii() and any(_decodes(text, charset) for charset in _CHARSETS)


def _decodes(text: str, charset: str) -> bool:
    # What a charset leaves free is read as a control character.
    charsets = ("latin-1" if "\x80" <= char < "\xa0" else charset for char in text)
    try:
        return bool(b"".join(map(str.encode, text, charsets)).decode())
    except UnicodeError:
        return False


def _refuse_moved(texts: Sequence[Returned]) -> None:
    """Raise :class:`ValueError` where texts stand in each other's rows: their keys tell what stood there."""
    changed = [(text, key["text"]) for text in texts if (key := KEY.fullmatch(text.key)) and key["text"]]
    changed = [(text, before) for text, before in changed if before not in _text_keys(text)]
    gone = {before for _, before in changed}
    moved = {text.text: text.line for text, _ in reversed(changed) if text.text.strip() and gone & _text_keys(text)}
    if len(moved) >= _MOVED:
        told = f"in row {min(moved.values())} stands the translation of another row, and so in others ({len(moved)})"
        raise ValueError(f"{told}; put each beside its English again, and sort whole rows alone")


def _text_keys(text: Returned) -> set[str]:
    return {text_key(text.text, fuzzy=fuzzy) for fuzzy in (False, True)}


def _not_typed(line: int, text: str) -> ValueError:
    told = f"in row {line} the translation is no text any more, but {quote(text)}"
    return ValueError(f"{told}, which the spreadsheet made of it; format the column as text, and type it anew")


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _plain(cell: str) -> str:
    """A cell without its guard; an apostrophe that begins a word is the translator's."""
    return cell[1:] if cell.startswith(_GUARDED) else cell


def write_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """A workbook whose columns to edit alone are unlocked. Raises :class:`ImportError` without openpyxl."""
    from openpyxl import Workbook  # noqa: PLC0415 (an extra of the package)
    from openpyxl.styles import Alignment, Font, Protection  # noqa: PLC0415 (as above)

    book = Workbook()
    table = book.active
    assert table is not None  # noqa: S101 (a new workbook has a sheet)
    table.title = "translations"
    table.append(COLUMNS)
    for row in rows_of(sheets):
        table.append(row)
    for line in table.iter_rows():
        for cell in line:
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
            cell.quotePrefix = True
            cell.protection = Protection(locked=cell.row == 1 or cell.column <= len(COLUMNS) - 2)
    for letter, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        table.column_dimensions[letter].width = width
    table.freeze_panes = "A2"
    table.protection.sheet = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read_xlsx(raw: bytes) -> Iterator[Returned]:
    """What comes back in one, from each of its sheets that has the columns.

    Raises :class:`ValueError`, in words, and :class:`ImportError` without openpyxl.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 (an extra of the package)

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, rich_text=True)
        for table in book.worksheets:
            table.reset_dimensions()  # some tools write less there than there is
        tables = [[[_cell(cell) for cell in row] for row in table.iter_rows()] for table in book.worksheets]
    except Exception as error:  # openpyxl raises whatever comes of a damaged workbook
        raise ValueError(f"it is no workbook that can be read; {_WAYS}") from error
    own = [table for table in tables if table and {*_NEEDED} <= {_text(cell.value).strip() for cell in table[0]}]
    return iter([text for table in own or tables[:1] for text in _read_table(table)])


def _cell(cell: ReadOnlyCell) -> _Cell:
    runs = cell.value if isinstance(cell.value, list) else ()
    fonts = (cell.font, *(getattr(run, "font", None) for run in runs))
    return _Cell(cell.value, cell.data_type == "e", any(font.strike for font in fonts if font))


def _read_table(table: Sequence[Sequence[_Cell]]) -> Iterator[Returned]:
    texts = [[_text(cell.value) for cell in row] for row in table]
    place = next((at for at, text in enumerate(texts[0] if texts else ()) if text.strip() == "translation"), -1)
    for number, row in enumerate(table, 1):
        if not 0 <= place < len(row) or row[place].value is None:
            continue
        text = texts[number - 1][place]
        if not _is_typed(row[place]):
            raise _not_typed(number, text)
        if row[place].is_struck_out:
            raise ValueError(f"in row {number} words of the translation are struck out: {quote(text)}; delete them")
    return read_rows(texts)


def _is_typed(cell: _Cell) -> bool:
    """Whether a cell holds what somebody typed: a spreadsheet makes dates and numbers of a text that looks like one."""
    return not cell.is_error and not isinstance(cell.value, (bool, float, date, time, timedelta))


def _text(value: object) -> str:
    return "" if value is None else str(value).replace(_RETURN, "")
