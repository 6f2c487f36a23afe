"""What can be read of a catalog that cannot be read as a whole."""

from __future__ import annotations

import codecs

import pytest

from noticepress.catalogs.catalog import parse_catalog
from noticepress.catalogs.damaged import remains
from noticepress.findings import NoticepressError
from noticepress.model import TranslationState

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"X-Translation-State: human\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
GOOD = '\nmsgctxt "a#b"\nmsgid "Good"\nmsgstr "Gut"\n'
LAST = '\nmsgctxt "a#b"\nmsgid "Last"\nmsgstr ""\n"Zu"\n"letzt"\n'


def texts(raw: bytes) -> dict[str, str]:
    return {entry.id: entry.text for entry in remains(raw, "de", "privacy", "de.po")}


DAMAGE = {
    "an open quotation mark": '\nmsgid "Bad"\nmsgstr "Schlecht\n',
    "a merge conflict": '\n<<<<<<< HEAD\nmsgid "Bad"\nmsgstr "Schlecht"\n=======\n',
    "a string of no entry": '\n"Schlecht"\n\nmsgid "Bad"\n',
    "a message that stands twice": '\nmsgid "Bad"\nmsgstr "Schlecht"\n\nmsgid "Bad"\nmsgstr "Gut"\n',
    "an unknown escape": '\nmsgid "Bad"\nmsgstr "Schl\\echt"\n',
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damaged_piece_is_left_out_and_the_others_stay_in_their_lines(damage: str) -> None:
    text = HEADER + GOOD + damage + LAST
    with pytest.raises(NoticepressError):
        parse_catalog(text.encode(), "de", "privacy", "de.po")

    found = remains(text.encode(), "de", "privacy", "de.po")

    assert {entry.id: entry.text for entry in found} == {"Good": "Gut", "Last": "Zuletzt"}
    lines = text.splitlines()
    for entry in found:
        assert lines[entry.line - 1] == f'msgid "{entry.id}"'
        assert lines[entry.text_line - 1].startswith("msgstr")
    assert found.state is TranslationState.HUMAN


def test_whole_catalog_gives_what_the_reader_gives() -> None:
    raw = (HEADER + GOOD + LAST).encode()

    assert remains(raw, "de", "privacy", "de.po") == parse_catalog(raw, "de", "privacy", "de.po")


def test_bytes_that_are_not_utf_8_cost_their_entry_alone() -> None:
    bad = '\nmsgid "Bad"\nmsgstr "Übel"\n'.encode("latin-1")

    assert texts(codecs.BOM_UTF8 + HEADER.encode() + GOOD.encode() + bad + LAST.encode()) == {
        "Good": "Gut",
        "Last": "Zuletzt",
    }


@pytest.mark.parametrize(
    "header",
    [HEADER.replace("UTF-8", "iso-2022-jp"), HEADER.replace("UTF-8", "utf-16"), HEADER.replace(": de", ": fr")],
)
def test_nothing_is_read_of_another_language_or_a_charset_unlike_ascii(header: str) -> None:
    assert texts((header + GOOD).encode()) == {}


def test_damaged_header_costs_no_entry() -> None:
    assert texts((HEADER.replace('"Language', "Language") + GOOD).encode()) == {"Good": "Gut"}


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\0" * 100, b"\xff\xfe" + "msgid".encode("utf-16-le"), b'msgid "'])
def test_what_is_no_catalog_has_no_entry(raw: bytes) -> None:
    assert texts(raw) == {}
