"""PO files are read and written without loss."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from growth import MOST, growth
from noticepress.catalogs.po.file import PoEntry, PoFile, Previous
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.findings import Finding, NoticepressError
from small_project import REPOSITORY

WHOLE = """\
# Example: privacy
#   indented, | with a bar
#, fuzzy
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"X-Mine: kept\\n"

# A remark.
#
#    - indented
# noticepress: allow TR005 — a reason that is so long that a writer that wraps comments would break it in two
#. heading 2
#: docs/privacy/1.0/10-data.md:1
#, max-length:80, x-mine
msgctxt "data#data"
msgid "Your data"
msgstr "Ihre Daten"

#, fuzzy
#| msgctxt "data#old"
#| msgid "%(n)s old block"
#| msgid_plural "%(n)s old blocks"
msgid "%(n)s block"
msgid_plural "%(n)s blocks"
msgstr[0] "%(n)s Absatz"
msgstr[1] "%(n)s Absätze"

# Gone for now.
#, fuzzy, x-mine
#~| msgctxt "data#older"
#~| msgid ""
#~| "Older\\n"
#~| "text"
#~ msgctxt "data#data"
#~ msgid "Old"
#~ msgstr "Alt"

# Behind everything.
"""


def read(text: str) -> PoFile:
    return read_po_file(text, "x.po")


def test_every_byte_of_a_catalog_survives() -> None:
    assert write_catalog(read(WHOLE)).decode() == WHOLE


def test_entries_are_read_with_everything_about_them() -> None:
    file = read(WHOLE)

    assert file.header is not None
    assert file.header.fuzzy
    assert [entry.id for entry in file.entries] == ["Your data", "%(n)s block"]
    assert file.entries[1].previous == Previous("%(n)s old block", "%(n)s old blocks", "data#old")
    assert [(entry.id, entry.flags, entry.previous) for entry in file.obsolete] == [
        ("Old", ("fuzzy", "x-mine"), Previous("Older\ntext", context="data#older"))
    ]
    assert file.tail == (" Behind everything.",)


@pytest.mark.parametrize("path", sorted((REPOSITORY / "locales").rglob("*.po*")), ids=str)
def test_catalogs_of_the_sample_are_written_as_they_were_read(path: object) -> None:
    text = (REPOSITORY / str(path)).read_text(encoding="utf-8")

    assert write_catalog(read(text)).decode() == text


@pytest.mark.parametrize(
    "mark",
    ["#, fuzzy", "#,fuzzy", "#, c-format, fuzzy", "#, Fuzzy", "#= fuzzy", "#, c-format\n#, fuzzy", "#~ #, fuzzy"],
)
def test_fuzzy_mark_is_seen_however_it_is_written(mark: str) -> None:
    (entry,) = read(f'{mark}\nmsgid "a"\nmsgstr "b"\n').entries

    assert entry.fuzzy


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('msgid "a"\n\n# x\nmsgid "b"\nmsgstr "c"\n', 3, "the entry above has no msgstr"),
        ('msgid "a"\n', 1, "the entry has no msgstr"),
        ('msgctxt "a"\n', 1, "the entry has no msgstr"),
        ('msgctxt "a"\nmsgstr "b"\n', 2, "msgstr stands where no msgstr belongs"),
        ('msgstr "b"\n', 1, "msgstr stands where no msgstr belongs"),
        ('msgid "a"\nmsgid "b"\n', 2, "msgid stands where no msgid belongs"),
        ('msgid "a"\nmsgctxt "b"\n', 2, "msgctxt stands where no msgctxt belongs"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, "msgstr stands where no msgstr belongs"),
        ('msgid "a"\nmsgstr[0] "b"\n', 2, "msgstr[0] stands where no msgstr[0] belongs"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3, "msgstr stands where no msgstr belongs"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n',
            4,
            "msgstr[0] stands where no msgstr[0] belongs",
        ),
        ('"a"\n', 1, "a text without its msgid or msgstr: “a”"),
        ('msgid "a"\n#~ msgstr "b"\n', 2, "an entry is set aside (#~) in part only"),
        ("#~ anything\n", 1, "not a line of a PO file: “anything”"),
        ("#| anything\n", 1, "not a line of a PO file: “#| anything”"),
        ('#| msgstr "a"\n', 1, 'not a line of a PO file: “#| msgstr "a"”'),
        ('#| "a"\n', 1, 'not a line of a PO file: “#| "a"”'),
    ],
)
def test_what_is_no_entry_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        read(text)

    (finding,) = caught.value.findings
    assert (finding.code, finding.line, finding.message) == ("IN003", line, message)
    assert "msgfmt" not in finding.remedy


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ('msgstr "a "b" c"', 'write \\" for a quotation mark within the text'),
        ('#~ msgstr[1] "a "b" c"', 'write \\" for a quotation mark within the text'),
        ('"a" b"', 'write \\" for a quotation mark within the text'),
        ('msgstr "', "close the quotation mark at its end"),
        ('msgstr "a\\"', "close the quotation mark at its end"),
        ("<<<<<<< HEAD", "keep one of the two texts, and delete the marks of the merge conflict"),
        ("=======", "keep one of the two texts, and delete the marks of the merge conflict"),
        ("msgstr a", "mend the line, or restore it from version control"),
    ],
)
def test_remedy_says_what_is_wrong_with_a_line(line: str, remedy: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        read(f'msgid "x"\n{line}\n')

    assert caught.value.findings[0].remedy == remedy


def test_entry_that_stands_twice_is_refused_with_both_lines() -> None:
    with pytest.raises(NoticepressError) as caught:
        read('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n')

    assert caught.value.findings[0].remedy == "keep one of the two entries"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
comments = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=20).map(
        lambda text: f" {text}"
    ),
    max_size=2,
).map(tuple)
flags = st.sets(st.sampled_from(["fuzzy", "x-mine", "no-wrap", "range: 0..5"])).map(lambda found: tuple(sorted(found)))
previous = st.none() | st.builds(Previous, texts, texts, st.none() | texts)


@st.composite
def entries(draw: st.DrawFn, named: str) -> PoEntry:
    plural = draw(texts)
    forms = draw(st.lists(texts, min_size=1, max_size=4 if plural else 1))
    return PoEntry(
        draw(texts),
        f"{named}{draw(texts)}",
        plural,
        tuple(forms),
        draw(comments),
        flags=draw(flags),
        previous=draw(previous),
    )


@given(st.lists(entries("used "), max_size=4), st.lists(entries("gone "), max_size=3), comments)
def test_any_file_survives_writing_and_reading(used: list[PoEntry], gone: list[PoEntry], tail: tuple[str, ...]) -> None:
    header = PoEntry("", "", texts=("Content-Type: text/plain; charset=utf-8\n",))
    written = PoFile(
        header,
        tuple({entry.key: entry for entry in used}.values()),
        tuple({entry.key: entry for entry in gone}.values()),
        tail,
    )

    found = read(write_catalog(written).decode())

    def bare(each: PoEntry) -> PoEntry:
        return replace(each, line=0, text_line=0)

    assert [bare(each) for each in found.entries] == list(written.entries)
    assert [bare(each) for each in found.obsolete] == list(written.obsolete)
    assert found.tail == tail


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="needs GNU gettext")
def test_gettexts_own_tools_read_what_is_written() -> None:
    raw = write_catalog(read(WHOLE))

    again = subprocess.run(["msgcat", "-"], input=raw, capture_output=True, check=True).stdout  # noqa: S607 (found on the path, as above)

    def known(file: PoFile) -> list[tuple[str, tuple[str, ...], bool, Previous | None]]:
        return [(each.id, each.texts, each.fuzzy, each.previous) for each in (*file.entries, *file.obsolete)]

    assert known(read(again.decode())) == known(read(WHOLE))


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end: str) -> None:
    text = 'msgid "One"\nmsgstr "Eins"\n\n#, fuzzy\nmsgid "Two"\nmsgstr "Zwei"\n'

    read = read_po_file(text.replace("\n", end), "x.po")

    assert read == read_po_file(text, "x.po")
    assert [entry.fuzzy for entry in read.entries] == [False, True]


LINES = (
    *('msgid "one"', 'msgid "two"', 'msgid ""', '"more"', 'msgstr "eins"', 'msgstr ""', 'msgctxt "here"', "", "", ""),
    *("# a remark", "#", "#. a note", "#: a.md:1", "#, fuzzy", '#| msgid "old"', '#~ msgid "gone"', '#~ msgstr "weg"'),
    *(
        'msgid_plural "ones"',
        'msgstr[0] "eins"',
        'msgstr[1] "zwei"',
        'msgid "a \\"b\\""',
        '"\\n"',
        ' "more"',
        "no line",
    ),
    *(
        'msgid "three"\nmsgstr "drei"',
        '#, fuzzy\nmsgctxt "c"\nmsgid ""\n"four"\nmsgstr ""\n"vi"\n"er"',
        "#.\u2028 a",
        '"a',
    ),
)


@given(st.lists(st.sampled_from(LINES), max_size=14).map("\n".join), st.sampled_from(["", "\n"]))
@example(WHOLE, "")
@example('msgid "one"\nmsgstr "eins"\n"more"\n\n"and more"\n', "")
def test_entry_that_is_read_as_one_piece_is_what_its_lines_are(text: str, end: str) -> None:
    def outcome(of: str) -> PoFile | list[Finding]:
        try:
            return read_po_file(of, "x.po")
        except NoticepressError as error:
            return error.findings

    # With a space behind it a line says the same, and none is a part of a plain entry.
    assert outcome(text + end) == outcome(text.replace("\n", " \n") + " " + end)


def test_of_two_entries_set_aside_the_one_with_a_text_is_kept() -> None:
    aside = '#~ msgid "One"\n#~ msgstr "{}"\n\n'

    file = read_po_file(aside.format("Eins") + aside.format(""), "de.po")

    assert [entry.texts for entry in file.obsolete] == [("Eins",)]


@pytest.mark.parametrize("begun", ["#~", "msgid", "#~ msgid"])
def test_time_grows_with_the_spaces_of_a_line_that_is_none(begun: str) -> None:
    def read(count: int) -> None:
        with pytest.raises(NoticepressError):
            read_po_file(f'msgid "a"\nmsgstr "b"\n{begun}{" " * count}x\n', "de.po")

    assert growth(read, 2_000) < MOST
