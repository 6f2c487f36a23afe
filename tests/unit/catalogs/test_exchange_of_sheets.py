"""Sheets that came back: what spreadsheets, and people in them, make of what was exported."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from noticepress.catalogs.exchange.merging import TakenIn, take_in
from noticepress.catalogs.exchange.tables import COLUMNS, read_csv, read_rows, read_xlsx, rows_of, write_xlsx
from noticepress.catalogs.exchange.units import sheet_of
from noticepress.catalogs.po.file import PoEntry, PoFile

PATH = "locales/de/LC_MESSAGES/privacy.po"
WORDS = {"One.": "Eins.", "Two.": "Zwei.", "Three.": "Drei.", "Four.": "Vier für alle."}
FILE = PoFile(entries=tuple(PoEntry("a#b", english, texts=(text,)) for english, text in WORDS.items()))
SHEET = sheet_of(FILE, PATH, "de")
TEXT = COLUMNS.index("translation")


def rows(*texts: str) -> list[list[str]]:
    """The rows of the sheet, headings first, with these translations from above."""
    found = [list(row) for row in rows_of([SHEET])]
    for row, text in zip(found, texts, strict=False):
        row[TEXT] = text
    return [list(COLUMNS), *found]


def taken(table: list[list[str]]) -> TakenIn:
    return take_in(FILE, read_rows(table), lambda *_: "")


def texts_of(found: TakenIn) -> list[str]:
    return [entry.texts[0] for entry in found.file.entries]


def book_with(change: Callable[[Workbook, Worksheet], object]) -> bytes:
    """The workbook as somebody has saved it."""
    book = load_workbook(BytesIO(write_xlsx([SHEET])))
    assert isinstance(book.active, Worksheet)
    change(book, book.active)
    raw = BytesIO()
    book.save(raw)
    return raw.getvalue()


def rewritten(raw: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with other bytes in one of its parts."""
    written = BytesIO()
    with ZipFile(BytesIO(raw)) as source, ZipFile(written, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            assert part not in name or old in content
            target.writestr(name, content.replace(old, new) if part in name else content)
    return written.getvalue()


@pytest.mark.parametrize(
    "texts",
    [
        ("Drei.", "Eins.", "Vier für alle.", "Zwei."),
        ("Zwei.", "Drei.", "Vier für alle.", ""),
        ("", "Eins.", "Zwei.", "Drei."),
    ],
)
def test_texts_in_each_others_rows_are_taken_for_no_translation(texts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"in row [23] stands the translation of another row"):
        read_rows(rows(*texts))


def test_two_texts_that_were_in_each_others_places_are_put_right() -> None:
    assert texts_of(taken(rows("Zwei.", "Eins."))) == ["Zwei.", "Eins.", "Drei.", "Vier für alle."]


def test_rows_that_were_sorted_together_are_taken() -> None:
    headings, *others = rows("Neu.")

    assert texts_of(taken([headings, *others[::-1]])) == ["Neu.", "Zwei.", "Drei.", "Vier für alle."]


@pytest.mark.parametrize("charset", ["cp1252", "cp1250", "mac_roman", "latin-1"])
def test_letters_that_were_read_in_another_charset_are_lost(charset: str) -> None:
    with pytest.raises(ValueError, match="in row 5 letters have been lost"):
        read_rows(rows("Eins.", "Zwei.", "Drei.", "Vier für alle.".encode().decode(charset)))


@pytest.mark.parametrize("text", ["Ein „ß“ – ä.", "A –\u00a0b", "Привет… «Ё»", "Ã", "10 £ ² €"])
def test_letters_that_somebody_wrote_are_not(text: str) -> None:
    assert texts_of(taken(rows(text)))[0] == text


def test_letters_that_were_taken_apart_are_no_other_text() -> None:
    apart = [[unicodedata.normalize("NFD", cell) for cell in row] for row in rows()]
    assert apart != rows()
    found = taken(apart)
    assert (found.changed, found.same, found.file) == (0, 4, FILE)

    apart[1][TEXT] = unicodedata.normalize("NFD", "Für eins.")
    assert texts_of(taken(apart))[0] == "Für eins."


def test_spaces_around_cells_are_none_of_them() -> None:
    spaced = [[f"\u00a0{cell}\u00a0" for cell in row] for row in rows("Neu.")]

    assert texts_of(taken(spaced)) == ["Neu.", "Zwei.", "Drei.", "Vier für alle."]


def test_column_that_stands_twice_is_told() -> None:
    with pytest.raises(ValueError, match="the column translation stands twice"):
        read_rows([[*row, row[TEXT]] for row in rows()])


def test_remark_below_the_table_is_no_row() -> None:
    assert taken([*rows(), ["", "", "", "Done by Anna"], ["Anna"]]).same == 4


@pytest.mark.parametrize("order", [1, -1])
def test_row_as_it_was_undoes_nothing_of_another_for_the_same_text(order: int) -> None:
    headings, first, *_ = rows("Neu.")
    found = taken([headings, *[first, rows()[1]][::order]])

    assert (texts_of(found)[0], found.changed, found.refused) == ("Neu.", 1, ())


@pytest.mark.parametrize("delimiter", ",;\t")
def test_csv_comes_back_from_any_spreadsheet(delimiter: str) -> None:
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows("Neu; „sehr“, neu\t!"))

    found = take_in(FILE, read_csv(written.getvalue().encode("utf-8-sig")), lambda *_: "")

    assert texts_of(found)[0] == "Neu; „sehr“, neu\t!"


def _copied(book: Workbook, sheet: Worksheet) -> None:
    copy = book.copy_worksheet(sheet)
    copy["G2"] = "Neu."


def _in_front(book: Workbook, sheet: Worksheet) -> None:
    book.create_sheet("Notes", 0)["A1"] = "Hello"
    sheet["G2"] = "Neu."


def _remark(_: Workbook, sheet: Worksheet) -> None:
    sheet["K2000"] = "Done by Anna"
    sheet["G2"] = "Neu."


@pytest.mark.parametrize("change", [_copied, _in_front, _remark])
def test_texts_are_found_in_every_sheet_that_has_the_columns(change: Callable[[Workbook, Worksheet], object]) -> None:
    found = take_in(FILE, read_xlsx(book_with(change)), lambda *_: "")

    assert texts_of(found) == ["Neu.", "Zwei.", "Drei.", "Vier für alle."]
    assert found.refused == ()


def test_size_that_a_tool_wrote_wrong_hides_no_row() -> None:
    raw = rewritten(write_xlsx([SHEET]), "sheet1", b'<dimension ref="A1:H5"', b'<dimension ref="A1"')

    assert len([*read_xlsx(raw)]) == 4


@pytest.mark.parametrize("part", ["sheet1.xml", "workbook.xml"])
def test_workbook_with_a_damaged_part_is_told(part: str) -> None:
    with pytest.raises(ValueError, match="no workbook that can be read"):
        read_xlsx(rewritten(write_xlsx([SHEET]), part, b"<", b"<<"))


def with_runs(runs: bytes) -> bytes:
    """The workbook with a text in runs of their own looks in G3, among the strings where spreadsheets keep them."""
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    raw = rewritten(write_xlsx([SHEET]), "sheet1", b't="inlineStr"><is><t>Zwei.</t></is>', b't="s"><v>0</v>')
    named = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    raw = rewritten(raw, "[Content_Types]", b"</Types>", named)
    written = BytesIO(raw)
    with ZipFile(written, "a") as target:
        target.writestr("xl/sharedStrings.xml", b"<sst %s><si>%s</si></sst>" % (space, runs))
    return written.getvalue()


def test_words_that_are_struck_out_are_no_translation() -> None:
    def struck(_: Workbook, sheet: Worksheet) -> None:
        sheet["G3"].font = Font(strike=True)

    for raw in (book_with(struck), with_runs(b"<r><t>Zwei</t></r><r><rPr><strike/></rPr><t>.</t></r>")):
        with pytest.raises(
            ValueError, match=r"in row 3 words of the translation are struck out: “Zwei\.”; delete them"
        ):
            read_xlsx(raw)


def test_words_in_bold_are_words() -> None:
    raw = with_runs(b"<r><t>Zw</t></r><r><rPr><b/></rPr><t>ei!</t></r>")

    assert texts_of(take_in(FILE, read_xlsx(raw), lambda *_: ""))[1] == "Zwei!"


@pytest.mark.parametrize(
    ("english", "before", "flags"),
    [("We keep what you give us.", "", ("fuzzy",)), ("AMIZ Cloud Premium Storage Box", "", ())],
)
def test_english_that_a_tool_put_in_place_of_a_translation_is_to_be_looked_at(
    english: str, before: str, flags: tuple[str, ...]
) -> None:
    file = PoFile(entries=(PoEntry("a#b", english, texts=(before,)),))
    table = [list(row) for row in rows_of([sheet_of(file, PATH, "de")])]
    table[0][TEXT:] = [english, "done"]

    found = take_in(file, read_rows([list(COLUMNS), *table]), lambda *_: "")

    assert (found.file.entries[0].texts[0], found.file.entries[0].flags) == (english, flags)


def test_english_replaces_no_finished_translation() -> None:
    english = "We keep what you give us."
    file = PoFile(entries=(PoEntry("a#b", english, texts=("Wir behalten, was Sie uns geben.",)),))
    table = [list(row) for row in rows_of([sheet_of(file, PATH, "de")])]
    table[0][TEXT] = english

    found = take_in(file, read_rows([list(COLUMNS), *table]), lambda *_: "")

    assert found.file == file
    assert f"is finished here, and “{english}” is not" in found.refused[0].reason
