"""Catalogs go to other tools and come back: the same, or refused entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from noticepress.catalogs.exchange.codes import LOST, Code, pieces_of
from noticepress.catalogs.exchange.merging import TakenIn, take_in
from noticepress.catalogs.exchange.tables import read_csv, read_xlsx, write_csv, write_xlsx
from noticepress.catalogs.exchange.tmx import read_tmx, write_tmx
from noticepress.catalogs.exchange.units import Returned, Sheet, sheet_of
from noticepress.catalogs.exchange.xliff import read_xliff, write_xliff1, write_xliff2
from noticepress.catalogs.exchange.xml import read_xml
from noticepress.catalogs.po.file import PoEntry, PoFile

PATH = "locales/de/LC_MESSAGES/privacy.po"
FORMS: dict[str, tuple[Callable[[list[Sheet]], bytes], Callable[[bytes], Iterator[Returned]]]] = {
    "xliff2": (write_xliff2, lambda raw: read_xliff(read_xml(raw))),
    "xliff1.2": (write_xliff1, lambda raw: read_xliff(read_xml(raw))),
    "csv": (write_csv, read_csv),
    "xlsx": (write_xlsx, read_xlsx),
    "tmx": (write_tmx, lambda raw: read_tmx(read_xml(raw))),
}
PIECES = st.sampled_from(
    [
        "Wir",
        "wait ",
        " & <b>",
        "**",
        "{{ organisation }}",
        "%(n)s",
        "[Text](#contact)",
        "[^1]",
        "`x`",
        "  \n",
        "=1+1",
        "'",
        '"',
        "個人情報",
        "ข้อ",
        ";",
        ",",
        "*nur*",
        "]](",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)


def back(form: str, file: PoFile, into: PoFile, fits: Callable[[PoEntry, str], str] = lambda *_: "") -> TakenIn:
    """What becomes of a catalog into which another comes back by a form."""
    write, read = FORMS[form]
    texts = list(read(write([sheet_of(file, PATH, "de")])))
    assert {text.path for text in texts} <= {PATH}
    return take_in(into, texts, fits)


def emptied(file: PoFile) -> PoFile:
    return replace(file, entries=tuple(replace(e, texts=("",) * len(e.texts), flags=()) for e in file.entries))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(
        st.tuples(TEXTS, TEXTS, st.booleans(), st.booleans()), min_size=1, max_size=4, unique_by=lambda row: row[0]
    )
)
@example(rows=[("=SUM(A1)", "'=x", False, False), ("[a](#b) [a](#b)", "[c](#b)", False, True)])
def test_every_text_comes_back_as_it_was(form: str, rows: list[tuple[str, str, bool, bool]]) -> None:
    entries = tuple(
        PoEntry(
            "a#b",
            english,
            f"{english}s" if counts else "",
            (text, text) if counts else (text,),
            flags=("fuzzy",) * fuzzy,
        )
        for english, text, fuzzy, counts in rows
    )
    file = PoFile(entries=entries)

    taken = back(form, file, emptied(file))

    wanted = [entry for entry in entries if form != "tmx" or not entry.fuzzy]
    assert [entry for entry in taken.file.entries if entry.has_text] == wanted
    assert taken.refused == ()
    assert back(form, file, file).file == file


@given(TEXTS, TEXTS)
def test_pieces_make_the_text_and_hold_only_codes_of_the_english(text: str, english: str) -> None:
    pieces = list(pieces_of(text, english))

    assert "".join(piece.text if isinstance(piece, Code) else piece for piece in pieces) == text
    numbers = [piece.number for piece in pieces if isinstance(piece, Code)]
    assert len(set(numbers)) == len(numbers)


def test_codes_are_apart_from_what_is_translated() -> None:
    english = "Write to **{{ organisation }}** at [our office]({{ url }}).[^1]"

    plain = [piece for piece in pieces_of(english, english) if isinstance(piece, str)]

    assert plain == ["Write to ", " at ", "our office", "."]


ENTRY = PoEntry("a#b", "We keep {{ days }}.", texts=("Wir {{ days }}.",))


def returned(**changes: object) -> Returned:
    (text,) = read_csv(write_csv([sheet_of(PoFile(entries=(ENTRY,)), PATH, "de")]))
    return replace(text, **changes)


@pytest.mark.parametrize(
    ("now", "text", "reason"),
    [
        (ENTRY, returned(text="Wir."), "does not fit: no {{ days }}"),
        (ENTRY, returned(text="Wir\x0b {{ days }}."), "has the character U+000B"),
        (ENTRY, returned(text="Wir …  {{ days }}", finished=False), "is finished here"),
        (
            replace(ENTRY, texts=("Neu {{ days }}.",)),
            returned(text="Wir alle {{ days }}."),
            "changed here since the export",
        ),
        (replace(ENTRY, id="We hold {{ days }}."), returned(), "is no entry of this catalog"),
        (ENTRY, returned(key="x", english="Unknown"), "is no entry of this catalog"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_rest_is_taken(now: PoEntry, text: Returned, reason: str) -> None:
    other = PoEntry("a#b", "Other")
    more = Returned(PATH, "", "a#b", "Other", "Anderes", finished=True)

    taken = take_in(
        PoFile(entries=(now, other)),
        [text, more],
        lambda _, new: "" if "{{" in new or new == "Anderes" else "no {{ days }}",
    )

    assert reason in taken.refused[0].reason
    assert taken.file.entries == (now, replace(other, texts=("Anderes",)))


@pytest.mark.parametrize(
    ("state", "text", "flags"),
    [
        ('state="final"', "Neu", ()),
        ('state="initial"', "Neu", ("fuzzy",)),
        ("", "Neu", ()),
        ("", "Alt", ("fuzzy",)),
        ('approved="no"', "Neu", ("fuzzy",)),
    ],
)
def test_tool_that_keeps_no_keys_is_understood_by_context_and_english(
    state: str, text: str, flags: tuple[str, ...]
) -> None:
    """As translate-toolkit writes XLIFF 1.2: own ids, plain text; a fuzzy text that nobody touched stays fuzzy."""
    unit, target = (f" {state}", "") if "approved" in state else ("", f" {state}")
    raw = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x"><body>'
        f'<trans-unit id="1" resname="a#b"{unit}><source>One</source><target{target}>{text}</target></trans-unit>'
        "</body></file></xliff>"
    ).encode()
    file = PoFile(entries=(PoEntry("a#b", "One", texts=("Alt",), flags=("fuzzy",)), PoEntry("c#d", "One")))

    taken = take_in(file, read_xliff(read_xml(raw)), lambda *_: "")

    assert taken.file.entries == (PoEntry("a#b", "One", texts=(text,), flags=flags), PoEntry("c#d", "One"))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ("<segment>{0}</segment><ignorable><source> </source><target>  </target></ignorable><segment>{1}</segment>", 2),
        ("<segment>{0}</segment><ignorable><source> </source></ignorable><segment>{1}</segment>", 1),
    ],
)
def test_what_a_tool_leaves_between_two_segments_is_kept(parts: str, text: int) -> None:
    one, two = (f"<source>{a}</source><target>{b}</target>" for a, b in (("One.", "Eins."), ("Two.", "Zwei.")))
    raw = (
        '<xliff version="2.1" srcLang="en" trgLang="de" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">'
        f'<unit id="1">{parts.format(one, two)}</unit></file></xliff>'
    ).encode()

    (back,) = read_xliff(read_xml(raw))

    assert (back.english, back.text) == ("One. Two.", f"Eins.{' ' * text}Zwei.")


def test_segments_that_a_translator_moved_come_in_their_order() -> None:
    raw = (
        b'<xliff version="2.1" srcLang="en" trgLang="de" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">'
        b'<unit id="1"><segment><source>One. </source><target order="2">Eins.</target></segment>'
        b'<segment><source>Two.</source><target order="1">Zwei. </target></segment></unit></file></xliff>'
    )

    assert [back.text for back in read_xliff(read_xml(raw))] == ["Zwei. Eins."]


@pytest.mark.parametrize("form", ["xliff2", "xliff1.2", "tmx"])
def test_file_says_in_which_language_its_texts_are(form: str) -> None:
    write, read = FORMS[form]

    (text,) = read(write([sheet_of(PoFile(entries=(ENTRY,)), PATH, "pt_BR")]))

    assert text.language == "pt-BR"


def test_memory_of_several_languages_gives_each() -> None:
    raw = write_tmx([sheet_of(PoFile(entries=(ENTRY,)), PATH, "de")])
    raw = raw.replace(b"</tu>", b'<tuv xml:lang="fr"><seg>Nous {{ days }}.</seg></tuv></tu>')

    found = [(text.language, text.text) for text in FORMS["tmx"][1](raw)]

    assert found == [("de", "Wir {{ days }}."), ("fr", "Nous {{ days }}.")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(datetime(2020, 3, 5), "2020-03-05"), (1.5, "1.5"), (True, "True"), ("#REF!", "#REF!")],  # noqa: DTZ001 (a sheet has no zone)
)
def test_what_a_spreadsheet_made_of_a_text_is_no_translation(value: object, shown: str) -> None:
    book = load_workbook(BytesIO(write_xlsx([sheet_of(PoFile(entries=(ENTRY,)), PATH, "de")])))
    assert book.active is not None
    book.active["G2"] = value
    raw = BytesIO()
    book.save(raw)

    with pytest.raises(ValueError, match=f"in row 2 the translation is no text any more, but “{shown}"):
        read_xlsx(raw.getvalue())


def test_code_that_the_english_has_not_cannot_come_in() -> None:
    raw = write_xliff2([sheet_of(PoFile(entries=(ENTRY,)), PATH, "de")])
    raw = raw.replace(b'id="1" disp="{{ days }}" equiv="{{ days }}"', b'id="7" disp="x" equiv="x"')

    (text,) = read_xliff(read_xml(raw))

    assert text.text == f"Wir {LOST}."


@pytest.mark.parametrize(
    ("read", "raw", "told"),
    [
        (FORMS["xliff2"][1], b"<xliff", "no well-formed XML"),
        (FORMS["xliff2"][1], b"<html/>", "save it as XLIFF"),
        (FORMS["tmx"][1], b"<html/>", "no TMX"),
        (read_csv, b"a,b\r\n", "the column key is missing"),
        (read_csv, "Größe".encode("latin-1"), "not in UTF-8"),
        (read_xlsx, b"PK", "no workbook"),
    ],
)
def test_file_that_cannot_be_read_is_told(read: Callable[[bytes], Iterator[Returned]], raw: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        list(read(raw))


def test_entities_of_a_file_are_not_followed() -> None:
    raw = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + write_xliff2(
        [sheet_of(PoFile(entries=(PoEntry("a#b", "One", texts=("MARK",)),)), PATH, "de")]
    ).partition(b"\n")[2].replace(b"MARK", b"&e;")

    with pytest.raises(ValueError, match="the entity &e; stands for something else; have the tool write the character"):
        read_xml(raw)


def test_spreadsheet_meets_no_formula() -> None:
    raw = write_csv([sheet_of(PoFile(entries=(PoEntry("a#b", "=HYPERLINK(1)", texts=("+1",)),)), PATH, "de")])

    assert b'"\'=HYPERLINK(1)","\'+1"' in raw


@pytest.mark.parametrize("form", FORMS)
def test_text_that_was_finished_as_its_english_stays_so(form: str) -> None:
    text = "{{ organisation }} keeps it there."
    file = PoFile(entries=(PoEntry("a#b", text, texts=(text,)),))

    taken = back(form, file, file)

    assert (taken.file, taken.changed) == (file, 0)
