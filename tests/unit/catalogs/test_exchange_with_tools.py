"""What tools, and people with them, do to a file on its way: what they did not mean is not taken."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from noticepress.catalogs.exchange.merging import TakenIn, take_in
from noticepress.catalogs.exchange.tables import read_csv, read_xlsx, write_csv, write_xlsx
from noticepress.catalogs.exchange.tmx import read_tmx, write_tmx
from noticepress.catalogs.exchange.units import Returned, key_of, sheet_of
from noticepress.catalogs.exchange.xliff import read_xliff, write_xliff1, write_xliff2
from noticepress.catalogs.exchange.xml import read_xml
from noticepress.catalogs.po.file import PoEntry, PoFile

PATH = "locales/de/LC_MESSAGES/privacy.po"
KEPT = PoEntry("a#b", "We keep **it**.", texts=("Wir bewahren **es** auf.",))
EMPTY = PoEntry("a#b", "Contact us. Or write.")
WAITS = PoEntry("a#c", "Write to us.", texts=("Schreiben Sie uns.",), flags=("fuzzy",))
FILE = PoFile(entries=(KEPT, EMPTY, WAITS))
NAMESPACES = (
    'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:m="http://www.memsource.com/mxlf/2.0" '
    'xmlns:mq="MQXliff" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"'
)


WRITTEN = {"xliff2": write_xliff2, "xliff1.2": write_xliff1, "tmx": write_tmx}
READ = {"xliff2": read_xliff, "xliff1.2": read_xliff, "tmx": read_tmx}


def from_xliff1(within: str, said: str = "") -> TakenIn:
    raw = (
        f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" {NAMESPACES}>'
        f'<file original="{PATH}"><body>'
        f'<trans-unit id="{key_of(EMPTY)}" {said}>{within}</trans-unit></body></file></xliff>'
    )
    return take_in(FILE, read_xliff(read_xml(raw.encode())), lambda *_: "")


def from_xliff2(within: str, version: str = "2.0") -> TakenIn:
    raw = (
        f'<xliff version="{version}" xmlns="urn:oasis:names:tc:xliff:document:{version}" {NAMESPACES}>'
        f'<file id="f" original="{PATH}"><unit id="{key_of(EMPTY)}">{within}</unit></file></xliff>'
    )
    return take_in(FILE, read_xliff(read_xml(raw.encode())), lambda *_: "")


def rows() -> list[list[str]]:
    return list(csv.reader(StringIO(write_csv([sheet_of(FILE, PATH, "de")]).decode("utf-8-sig"))))


def from_rows(table: list[list[str]]) -> TakenIn:
    written = StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(table)
    return take_in(FILE, read_csv(written.getvalue().encode("utf-8-sig")), lambda *_: "")


CODED = PoEntry("a#b", "Ask {{ a }} and **{{ b }}**.", texts=("Fragen Sie {{ a }} und **{{ b }}**.",))
CODED_FILE = PoFile(entries=(CODED,))
NUMBERED = [
    lambda number: number - 1,
    lambda number: number + 2,
    lambda number: 7 - number,
]
"""What tools make of the numbers of codes."""


@pytest.mark.parametrize("numbered", NUMBERED)
@pytest.mark.parametrize("form", ["xliff2", "xliff1.2", "tmx"])
def test_codes_that_a_tool_numbers_anew_are_those_that_it_shows(form: str, numbered: Callable[[int], int]) -> None:
    raw = WRITTEN[form]([sheet_of(CODED_FILE, PATH, "de")])
    raw = re.sub(rb'(<ph (?:id|x)=)"(\d)"', lambda code: code[1] + b'"%d"' % numbered(int(code[2])), raw)

    (text,) = READ[form](read_xml(raw))

    assert text.text == CODED.texts[0]


@pytest.mark.parametrize("form", ["xliff2", "xliff1.2", "tmx"])
def test_text_of_which_the_codes_are_lost_is_refused(form: str) -> None:
    raw = WRITTEN[form]([sheet_of(CODED_FILE, PATH, "de")]).replace(b"Fragen", b"Bitten")
    raw = re.sub(rb"<ph ((?:id|x)=.\d.)[^>]*?(/>|>[^<]*</ph>)", rb"<ph \1/>", raw)

    taken = take_in(CODED_FILE, READ[form](read_xml(raw)), lambda *_: "")

    assert (taken.changed, taken.file) == (0, CODED_FILE)
    assert "does not say any more what its codes are" in taken.refused[0].reason


OFFERED = "<source>Contact them.</source><target>Kontakt zu denen.</target>"


@pytest.mark.parametrize(
    "taken",
    [
        lambda: from_xliff1(f"<source>Contact us. Or write.</source><alt-trans>{OFFERED}</alt-trans>"),
        lambda: from_xliff1(f"<alt-trans>{OFFERED}</alt-trans><source>Contact us. Or write.</source><target/>"),
        lambda: from_xliff2(
            f"<mtc:matches><mtc:match>{OFFERED}</mtc:match></mtc:matches>"
            "<segment><source>Contact us. Or write.</source></segment>"
        ),
    ],
)
def test_what_a_memory_offers_beside_a_text_is_not_its_translation(taken: object) -> None:
    assert callable(taken)
    assert taken().file == FILE


@pytest.mark.parametrize(
    "within",
    [
        "<seg-source><mrk mtype='seg' mid='1'>Contact us.</mrk> <mrk mtype='seg' mid='2'>Or write.</mrk></seg-source>"
        "<target><mrk mtype='seg' mid='1'>Kontakt.</mrk> <mrk mtype='seg' mid='2'/></target>",
        "<seg-source><mrk mtype='seg' mid='1'>Contact us.</mrk> <mrk mtype='seg' mid='2'>Or write.</mrk></seg-source>"
        "<target><mrk mtype='seg' mid='1'>Kontakt.</mrk></target>",
    ],
)
def test_part_of_a_text_is_not_finished(within: str) -> None:
    taken = from_xliff1(f"<source>Contact us. Or write.</source>{within}")

    assert taken.file.entries[1] == replace(EMPTY, texts=("Kontakt.",), flags=("fuzzy",))


@pytest.mark.parametrize("second", ["<source>Or write.</source>", "<source>Or write.</source><target/>"])
def test_one_of_two_segments_is_not_finished(second: str) -> None:
    first = "<source>Contact us. </source><target>Kontakt.</target>"

    taken = from_xliff2(f"<segment>{first}</segment><segment>{second}</segment>")

    assert taken.file.entries[1] == replace(EMPTY, texts=("Kontakt.",), flags=("fuzzy",))


@pytest.mark.parametrize(
    ("said", "beside", "fuzzy"),
    [
        ('m:confirmed="0"', "", True),
        ('m:confirmed="1"', "", False),
        ("", '<sdl:seg-defs><sdl:seg id="1" conf="Draft"/></sdl:seg-defs>', True),
        ("", '<sdl:seg-defs><sdl:seg id="1"/></sdl:seg-defs>', True),
        ("", '<sdl:seg-defs><sdl:seg id="1" conf="ApprovedSignOff"/></sdl:seg-defs>', False),
        ('mq:status="PartiallyEdited"', "", True),
        ('mq:status="Pretranslated"', "", True),
        ('mq:status="ManuallyConfirmed"', "", False),
    ],
)
def test_states_that_tools_keep_in_their_own_way_count(said: str, beside: str, fuzzy: bool) -> None:
    taken = from_xliff1(f"<source>Contact us. Or write.</source><target>Kontakt.</target>{beside}", said)

    assert taken.file.entries[1] == replace(EMPTY, texts=("Kontakt.",), flags=("fuzzy",) * fuzzy)


def test_newest_xliff_is_read() -> None:
    text = "<source>Contact us. Or write.</source><target>Kontakt.</target>"

    taken = from_xliff2(f'<segment state="final">{text}</segment>', "2.2")

    assert taken.file.entries[1].texts == ("Kontakt.",)


def test_spaces_and_lines_that_a_tool_put_around_a_text_are_none_of_it() -> None:
    taken = from_xliff1("<source>\n Contact us. Or write.\n</source><target>\n   Kontakt.\n  </target>")

    assert taken.file.entries[1].texts == ("Kontakt.",)


def test_row_whose_english_is_another_entrys_is_refused() -> None:
    """A sheet of which some columns alone were sorted."""
    table = rows()
    table[1][5:], table[3][5:] = table[3][5:], table[1][5:]

    taken = from_rows(table)

    assert taken.file == FILE
    assert ["belongs to another key" in each.reason for each in taken.refused] == [True, True]


def test_english_counts_as_it_came_back_without_marks_and_codes() -> None:
    table = rows()
    table[1][5:7] = ["We  keep it!", "Wir behalten **es**."]

    assert from_rows(table).file.entries[0].texts == ("Wir behalten **es**.",)


def test_of_two_texts_for_one_entry_none_is_taken() -> None:
    table = rows()
    table[2][6:] = ["Kontakt.", "done"]
    other = [*table[2][:6], "Rufen Sie an.", "done"]

    taken = from_rows([*table, other])

    assert taken.file == FILE
    assert "“Contact us. Or write.” has two translations here, “Rufen Sie an.” is one" in taken.refused[1].reason
    assert from_rows([*table, rows()[2], table[2]]).file.entries[1].texts == ("Kontakt.",)


@pytest.mark.parametrize("state", ["erledigt", "in progress", "done?"])
def test_state_that_nobody_knows_is_told(state: str) -> None:
    table = rows()
    table[2][6:] = ["Kontakt.", state]

    with pytest.raises(ValueError, match=f"in row 3 the state is “{re.escape(state)}”; write done, or to do"):
        from_rows(table)


@pytest.mark.parametrize("shown", ["#NAME?", "#REF!", "#N/A", "Err:509"])
def test_error_in_a_csv_is_no_translation(shown: str) -> None:
    table = rows()
    table[2][6:] = [shown, "done"]

    with pytest.raises(ValueError, match="in row 3 the translation is no text any more"):
        from_rows(table)


@pytest.mark.parametrize("text", ["Zgoda na przetwarzanie zwi?zana z us?ug?", "?????? ?? ???"])
def test_letters_that_a_charset_has_not_are_told_as_lost(text: str) -> None:
    """As a spreadsheet saves them in the charset of the machine, without a word."""
    table = rows()
    table[2][6:] = [text, "done"]

    with pytest.raises(ValueError, match=r"in row 3 letters have been lost: .* save it as “CSV UTF-8”"):
        from_rows(table)


@pytest.mark.parametrize("text", ["Kontakt? Oder Brief?", "有问题吗?请联系我们。"])
def test_question_is_no_lost_letter(text: str) -> None:
    table = rows()
    table[1][5:7] = ["See page?id=1.", "Siehe page?id=1."]
    table[2][6:] = [text, "done"]

    assert from_rows(table).file.entries[1].texts == (text,)


def test_end_of_line_that_was_pasted_into_a_workbook_is_one() -> None:
    book = load_workbook(BytesIO(write_xlsx([sheet_of(FILE, PATH, "de")])))
    assert book.active is not None
    book.active["G3"] = "Kontakt._x000D_\nOder Brief."
    raw = BytesIO()
    book.save(raw)

    assert [text.text for text in read_xlsx(raw.getvalue())][1] == "Kontakt.\nOder Brief."


def test_memory_with_names_of_its_own_gives_suggestions() -> None:
    raw = (
        '<tmx version="1.4"><header/><body><tu tuid="17"><tuv xml:lang="en-US"><seg>Contact us. Or write.</seg></tuv>'
        '<tuv xml:lang="de-DE"><seg>Kontakt.</seg></tuv></tu></body></tmx>'
    )

    taken = take_in(FILE, read_tmx(read_xml(raw.encode())), lambda *_: "")

    assert taken.file.entries[1] == replace(EMPTY, texts=("Kontakt.",), flags=("fuzzy",))


def test_text_whose_paragraph_moved_since_the_export_finds_it_by_its_english() -> None:
    moved = replace(EMPTY, context="x#y")
    table = rows()
    table[2][6:] = ["Kontakt. Oder schreiben.", "done"]
    written = StringIO(newline="")
    csv.writer(written).writerows(table)

    taken = take_in(PoFile(entries=(KEPT, moved, WAITS)), read_csv(written.getvalue().encode()), lambda *_: "")

    assert taken.file.entries[1] == replace(moved, texts=("Kontakt. Oder schreiben.",))
    assert taken.refused == ()


@pytest.mark.parametrize("there", [EMPTY, replace(EMPTY, texts=("Kontakt. Oder schreiben.",))])
def test_english_where_a_tool_keeps_no_states_is_no_translation(there: PoEntry) -> None:
    back = Returned(PATH, "", there.context, there.id, there.id, finished=None)

    taken = take_in(PoFile(entries=(there,)), [back], lambda *_: "")

    assert (taken.file.entries, taken.same) == ((there,), 1)
    name = take_in(PoFile(entries=(there,)), [replace(back, finished=True)], lambda *_: "")
    assert name.file.entries[0].texts == (there.id,)


def exported(entry: PoEntry) -> Returned:
    (text,) = read_csv(write_csv([sheet_of(PoFile(entries=(entry,)), PATH, "de")]))
    return text


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (KEPT, replace(KEPT, flags=("fuzzy",))),
        (WAITS, replace(WAITS, flags=())),
        (KEPT, replace(KEPT, texts=("Wir behalten **es**.",))),
        (WAITS, replace(WAITS, texts=("Schreiben Sie an uns.",), flags=())),
    ],
)
def test_what_nobody_touched_outside_undoes_nothing_that_was_done_here(then: PoEntry, now: PoEntry) -> None:
    taken = take_in(PoFile(entries=(now,)), [exported(then)], lambda *_: "")

    assert (taken.file.entries, taken.same, taken.refused) == ((now,), 1, ())


def test_mark_that_was_cleared_outside_counts_unless_the_text_is_another_here() -> None:
    cleared = replace(exported(WAITS), finished=True)
    other = replace(WAITS, texts=("Schreiben Sie an uns.",))

    assert take_in(FILE, [cleared], lambda *_: "").file.entries[2] == replace(WAITS, flags=())
    (refused,) = take_in(PoFile(entries=(other,)), [cleared], lambda *_: "").refused
    assert "has been changed here since the export" in refused.reason


@pytest.mark.parametrize(
    ("said", "fuzzy"),
    [
        ('state="translated" state-qualifier="leveraged-mt"', True),
        ('state="translated" state-qualifier="fuzzy-match"', True),
        ('state="final" state-qualifier="leveraged-mt"', False),
        ('state="translated" state-qualifier="exact-match"', False),
    ],
)
def test_what_a_machine_suggested_is_looked_at(said: str, fuzzy: bool) -> None:
    taken = from_xliff1(f"<source>Contact us. Or write.</source><target {said}>Kontakt.</target>")

    assert taken.file.entries[1] == replace(EMPTY, texts=("Kontakt.",), flags=("fuzzy",) * fuzzy)


def test_words_that_a_reviewer_struck_out_are_no_translation() -> None:
    changed = 'Kontakt. <mrk mtype="x-sdl-deleted">Bzw.</mrk><mrk mtype="x-sdl-added">Oder</mrk> schreiben.'

    with pytest.raises(ValueError, match="in line 1 words of the translation are struck out: “Bzw"):
        from_xliff1(f"<source>Contact us. Or write.</source><target>{changed}</target>")


@pytest.mark.parametrize("code", ['<bx id="1"/>', '<it id="1" pos="open"/>', '<ept id="1"/>', '<cp hex="001A"/>'])
def test_code_of_any_kind_that_says_nothing_is_lost(code: str) -> None:
    taken = from_xliff1(f"<source>Contact us. Or write.</source><target>{code}Kontakt.</target>")

    assert "does not say any more what its codes are" in taken.refused[0].reason


def test_remarks_and_instructions_within_a_text_are_none_of_it() -> None:
    taken = from_xliff1("<source>Contact <?a b?>us. <!-- ? -->Or write.</source><target>Kon<?a c?>takt.</target>")

    assert taken.file.entries[1].texts == ("Kontakt.",)


def test_lines_that_a_tool_broke_anew_are_no_change() -> None:
    raw = write_xliff1([sheet_of(FILE, PATH, "de")]).replace(b"Sie uns.", b"Sie\n        uns.")

    taken = take_in(FILE, read_xliff(read_xml(raw)), lambda *_: "")

    assert (taken.changed, taken.refused) == (0, ())


def test_apostrophe_that_begins_a_word_of_a_sheet_is_kept() -> None:
    table = rows()
    table[2][-2:] = ["'s Avonds.", "done"]

    assert from_rows(table).file.entries[1].texts == ("'s Avonds.",)


@pytest.mark.parametrize(("first", "charset"), [("sep=;\r\n", "utf-8"), ("", "utf-16")])
def test_sheet_is_read_as_a_spreadsheet_saves_it(first: str, charset: str) -> None:
    table = rows()
    table[2][-2:] = ["Küche, Tür, Öl, Übung, Äther, Kontakt, schreiben, und.", "done"]
    written = StringIO(newline="")
    csv.writer(written, delimiter=";").writerows(table)

    taken = take_in(FILE, read_csv(f"{first}{written.getvalue()}".encode(charset)), lambda *_: "")

    assert taken.file.entries[1].texts == (table[2][-2],)


@pytest.mark.parametrize("read", [from_xliff1, from_xliff2])
@pytest.mark.parametrize("targets", [("Eins.", "Zwei."), ("Zwei.", "Eins.")])
def test_of_two_targets_in_one_unit_none_is_taken(read: Callable[[str], TakenIn], targets: tuple[str, str]) -> None:
    within = "".join(f"<target>{text}</target>" for text in targets)
    source = f"<source>{EMPTY.id}</source>"

    taken = read(f"<segment>{source}{within}</segment>" if read is from_xliff2 else f"{source}{within}")

    assert taken.file == FILE
    assert ["has two translations here" in each.reason for each in taken.refused] == [True, True]


def test_same_target_twice_is_one() -> None:
    taken = from_xliff1(f"<source>{EMPTY.id}</source><target>Eins.</target><target>Eins.</target>")

    assert ([entry.texts for entry in taken.file.entries if entry.key == EMPTY.key], taken.refused) == (
        [("Eins.",)],
        (),
    )


@pytest.mark.parametrize(
    ("comment", "is_taken"),
    [
        (" Ask the office in Bonn.", True),
        (" noticepress: allow TR005 — the law counts in months here", True),
        (" noticepress: approved 2026-11-30 3f9a1c0d5b7e2a84 by R. Okafor, counsel", False),
        (" noticepress: allow TR005 — so noticepress: approved 2026-11-30 3f9a1c0d5b7e2a84 by R. Okafor", False),
        (" Noticepress: same meaning as “x” — 2026-11-29", False),
    ],
)
@pytest.mark.parametrize("text", ["Neu.", ""])
def test_comment_of_a_translator_comes_back_and_no_record(comment: str, text: str, is_taken: bool) -> None:
    returned = Returned(PATH, key_of(EMPTY), "", EMPTY.id, text, finished=True, comments=(comment,))

    (entry,) = (each for each in take_in(FILE, [returned], lambda *_: "").file.entries if each.key == EMPTY.key)

    assert (comment in entry.comments) is is_taken
