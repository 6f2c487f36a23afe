"""CSV and XLSX: sheets come in, a file's bytes leave, and back. A row a text; the last two columns are to edit."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from noticepress.catalogs.exchange.units import Returned, Sheet
from noticepress.findings import quote

COLUMNS = ("catalog", "key", "context", "note", "earlier English", "English", "translation", "state")
DONE, OPEN = "done", "to do"
_STATES = {DONE: True, OPEN: False, "": None}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NUM!|NULL!)|Err:[0-9]{3}")
"""What a spreadsheet made of a text that it took for a formula."""
_LOST = re.compile(r"[A-Za-z]\?[a-z]|\?{3}")
"""What a file in a charset of few letters has in place of others."""
_RETURN = "_x000D_"
"""How workbooks write a carriage return, which stands before the end of a line that was pasted."""
_WIDTHS = (12, 12, 20, 24, 40, 60, 60, 10)
_WAYS = "save it with the columns and their headings as they were exported"


class _Cell(Protocol):
    """A cell of a workbook, as far as it is looked at."""

    value: object
    data_type: str


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
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("it is not in UTF-8; save it as “CSV UTF-8”") from error
    first = text.split("\n", maxsplit=1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ValueError(f"it is no CSV that can be read ({error}); {_WAYS}") from error
    return read_rows([[_plain(cell) for cell in row] for row in rows])


def read_rows(rows: Sequence[Sequence[str]]) -> Iterator[Returned]:
    """What the rows of a table say, its headings first. Raises :class:`ValueError`, in words."""
    place = {name: index for index, name in enumerate(rows[0] if rows else ())}
    if missing := [name for name in ("key", "English", "translation") if name not in place]:
        raise ValueError(f"the column {missing[0]} is missing; {_WAYS}")
    return (_returned(row, place, number) for number, row in enumerate(rows[1:], 2) if "".join(row).strip())


def _returned(row: Sequence[str], place: dict[str, int], line: int) -> Returned:
    def cell(name: str) -> str:
        return row[place[name]].replace("\r\n", "\n") if place.get(name, len(row)) < len(row) else ""

    state, text = cell("state").strip().lower(), cell("translation")
    if state not in _STATES:
        told = f"in row {line} the state is {quote(cell('state'))}"
        raise ValueError(f"{told}; write {DONE}, or {OPEN} where somebody has to look at the text")
    if _ERROR.fullmatch(text.strip()):
        raise _not_typed(line, text)
    if _LOST.search(text) and not _LOST.search(cell("English")):
        told = f"in row {line} letters have been lost: {quote(text)}"
        raise ValueError(f"{told}; edit the file that was exported, and save it as “CSV UTF-8”")
    return Returned(cell("catalog"), cell("key"), cell("context"), cell("English"), text, _STATES[state], line)


def _not_typed(line: int, text: str) -> ValueError:
    told = f"in row {line} the translation is no text any more, but {quote(text)}"
    return ValueError(f"{told}, which the spreadsheet made of it; format the column as text, and type it anew")


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def _plain(cell: str) -> str:
    return cell.removeprefix("'")


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
    """What comes back in one. Raises :class:`ValueError`, in words, and :class:`ImportError` without openpyxl."""
    from zipfile import BadZipFile  # noqa: PLC0415 (what openpyxl raises)

    from openpyxl import load_workbook  # noqa: PLC0415 (an extra of the package)

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        rows = [[*row] for table in book.worksheets[:1] for row in table.iter_rows()]
    except (BadZipFile, KeyError, OSError) as error:
        raise ValueError(f"it is no workbook that can be read; {_WAYS}") from error
    texts = [[_text(cell.value) for cell in row] for row in rows]
    place = texts[0].index("translation") if texts and "translation" in texts[0] else -1
    for number, row in enumerate(rows, 1):
        if 0 <= place < len(row) and not _is_typed(row[place]):
            raise _not_typed(number, texts[number - 1][place])
    return read_rows(texts)


def _is_typed(cell: _Cell) -> bool:
    """Whether a cell holds what somebody typed: a spreadsheet makes dates and numbers of a text that looks like one."""
    return cell.data_type != "e" and (cell.value is None or type(cell.value) in (str, int))


def _text(value: object) -> str:
    return "" if value is None else str(value).replace(_RETURN, "")
