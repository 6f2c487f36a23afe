"""PO files: what is read, what is refused, and what a chain finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from noticepress.catalog import Catalog, Chain, Entry, is_overlay, parse_catalog, previous_ids, read_babel
from noticepress.errors import NoticepressError

PATH = "locales/de/LC_MESSAGES/privacy.po"

HEADER = """\
# Example: privacy
# {}
msgid ""
msgstr ""
"Project-Id-Version: Example\\n"
"PO-Revision-Date: 2026-11-24 10:30+0100\\n"
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
BODY = """
#. heading 2
#: docs/privacy/1.0/10-data.md:1
msgctxt "data#data"
msgid "Your data"
msgstr "Ihre Daten"

# noticepress: allow TR005 — written as a word
# A remark.
# noticepress: allow TR009 -- a name
msgctxt "data#data"
msgid ""
"We keep it for 2 years"
"."
msgstr ""
"Wir speichern sie "
"zwei Jahre."

#, fuzzy
#| msgid "Old"
msgctxt "data#data"
msgid "New"
msgstr "Alt"

msgctxt "data#data"
msgid "Empty"
msgstr ""

msgid "%(n)s block"
msgid_plural "%(n)s blocks"
msgstr[0] "%(n)s Absatz"
msgstr[1] "%(n)s Absätze"

msgctxt "data#other"
msgid "Your data"
msgstr "Daten"

#~ msgctxt "data#data"
#~ msgid "Your data"
#~ msgstr "Gone"
"""


def po(body: str = BODY, comment: str = "") -> bytes:
    return (HEADER.replace("{}", comment) + body).encode()


def read(body: str = BODY, comment: str = "") -> Catalog:
    return parse_catalog(po(body, comment), "de", "privacy", PATH)


def test_entries_are_read_with_line_and_waivers() -> None:
    assert list(read()) == [
        Entry("data#data", "Your data", "", ("Ihre Daten",), fuzzy=False, line=14, waivers={}, text_line=15),
        Entry(
            "data#data",
            "We keep it for 2 years.",
            "",
            ("Wir speichern sie zwei Jahre.",),
            fuzzy=False,
            line=21,
            waivers={"TR005": "written as a word", "TR009": "a name"},
            text_line=24,
        ),
        Entry("data#data", "New", "", ("Alt",), fuzzy=True, line=31, waivers={}, text_line=32),
        Entry("data#data", "Empty", "", ("",), fuzzy=False, line=35, waivers={}, text_line=36),
        Entry(
            "",
            "%(n)s block",
            "%(n)s blocks",
            ("%(n)s Absatz", "%(n)s Absätze"),
            fuzzy=False,
            line=38,
            waivers={},
            text_line=40,
        ),
        Entry("data#other", "Your data", "", ("Daten",), fuzzy=False, line=44, waivers={}, text_line=45),
    ]


def test_header_is_read() -> None:
    catalog = read()

    assert (catalog.name, catalog.domain, catalog.path) == ("de", "privacy", PATH)
    assert catalog.revised == date(2026, 11, 24)
    assert catalog.header_lines["Language"] == "de"
    assert catalog.header_lines["Plural-Forms"] == "nplurals=2; plural=(n != 1);"


def test_context_tells_messages_apart() -> None:
    catalog = read()

    found = [catalog.get((context, "Your data")) for context in ("data#data", "data#other", "")]
    assert [entry.text if entry else None for entry in found] == ["Ihre Daten", "Daten", None]


def test_mark_of_byte_order_and_line_ends_of_windows_change_nothing() -> None:
    expected = list(read())

    for raw in (b"\xef\xbb\xbf" + po(), po().replace(b"\n", b"\r\n")):
        assert list(parse_catalog(raw, "de", "privacy", PATH)) == expected


@pytest.mark.parametrize(
    ("stamp", "revised"),
    [
        ("2026-11-24 10:30+0100", date(2026, 11, 24)),
        ("2026-11-24 23:59-1200", date(2026, 11, 24)),
        ("YEAR-MO-DA HO:MI+ZONE", None),
    ],
)
def test_date_of_revision(stamp: str, revised: date | None) -> None:
    raw = po().replace(b"2026-11-24 10:30+0100", stamp.encode())

    assert parse_catalog(raw, "de", "privacy", PATH).revised == revised


@pytest.mark.parametrize(
    ("comment", "reviewed"),
    [
        ("Reviewed by counsel: J. Doe, 2026-11-01", True),
        ("Reviewed by counsel", True),
        ("Machine-assisted draft, not reviewed by counsel.", False),
        ("Not Reviewed by counsel.", False),
        ("To be Reviewed by counsel", False),
        ("reviewed by counsel", False),
        ("Reviewed by counselors of ours", False),
        ("Reviewed by J. Doe", False),
        ("", False),
    ],
)
def test_reviewed_only_where_a_line_of_the_header_begins_so(comment: str, reviewed: bool) -> None:  # noqa: FBT001
    assert read(comment=comment).reviewed is reviewed


def test_review_is_not_read_from_an_entry() -> None:
    assert read('\n# Reviewed by counsel\nmsgid "a"\nmsgstr "b"\n').reviewed is False


@pytest.mark.parametrize(
    ("comment", "waivers"),
    [
        ("noticepress: allow TR005 — as a word", {"TR005": "as a word"}),
        ("noticepress: allow TR005 -- as a word", {"TR005": "as a word"}),
        ("noticepress: allow TR005 - as a word", {"TR005": "as a word"}),
        ("noticepress: allow TR005: as a word", {"TR005": "as a word"}),
        ("noticepress: allow TR005—as a word", {"TR005": "as a word"}),
        ("noticepress: allow TR005", {}),
        ("noticepress: allow TR005 —", {}),
        ("noticepress: allow TR005 —   ", {}),
        ("noticepress: allow TR5 — x", {}),
        ("noticepress: allow all — x", {}),
        ("noticepress: forbid TR005 — x", {}),
        ("TR005 — x", {}),
    ],
)
def test_waiver_names_a_rule_and_a_reason(comment: str, waivers: dict[str, str]) -> None:
    (entry,) = read(f'\n# {comment}\nmsgid "a"\nmsgstr "b"\n')

    assert entry.waivers == waivers


@pytest.mark.parametrize(
    ("texts", "fuzzy", "translated"),
    [
        (("a",), False, True),
        (("a",), True, False),
        (("",), False, False),
        ((" \n\t",), False, False),
        (("a", "b"), False, True),
        (("a", ""), False, False),
        ((), False, False),
    ],
)
def test_translated_is_every_form_and_not_fuzzy(texts: tuple[str, ...], fuzzy: bool, translated: bool) -> None:  # noqa: FBT001
    assert Entry("c", "i", "", texts, fuzzy=fuzzy, line=0, waivers={}).is_translated is translated


def test_text_of_an_entry_is_its_first_form() -> None:
    assert Entry("c", "i", "is", ("a", "b"), fuzzy=False, line=0, waivers={}).text == "a"
    assert Entry("c", "i", "", (), fuzzy=False, line=0, waivers={}).text == ""


REFUSED: list[tuple[bytes, int]] = [
    (po('\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n'), 14),
    (po('\nmsgctxt "x"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "x"\nmsgid ""\n"a"\nmsgstr "b"\n'), 15),
    (po('\nmsgid "a"\nmsgstr "b"\n\n#, fuzzy\nmsgid "a"\nmsgstr "c"\n'), 15),
    (po('\nmsgid "a\nmsgstr "b"\n'), 11),
    (po('\nmsgid "a"\nmsgstr "b\n'), 12),
    (po('\nmsgid "a"\nmsgstr "b" x\n'), 12),
    (po('\nmsgid "a"\nmsgstr "say "b""\n'), 12),
    (po('\nmsgid "a"\nmsgstr b\n'), 12),
    (po("\nmsgid 'a'\nmsgstr 'b'\n"), 11),
    (po('\nmsgdi "a"\nmsgstr "b"\n'), 11),
    (po("\n<<<<<<< HEAD\n"), 11),
    (po("\n{}\n"), 11),
    (po().replace(b"charset=utf-8", b"charset=iso-8859-1"), 8),
    (po().replace(b"2026-11-24 10", b"2026-02-30 10"), 0),
    (po().replace(b"nplurals=2", b"nplurals=99999999"), 9),
    (po().replace(b"Ihre Daten", b"Ihre D\xe4ten"), 15),
    (po('\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[7] "c"\n'), 0),
]


@pytest.mark.parametrize(("raw", "line"), REFUSED)
def test_what_is_no_po_file_is_refused_with_its_line(raw: bytes, line: int) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_catalog(raw, "de", "privacy", PATH)

    (finding,) = caught.value.findings
    assert (finding.path, finding.code) == (PATH, "IN003")
    assert finding.line == line or not line
    assert finding.remedy


PLURALS = b"nplurals=2; plural=(n != 1);"
UNREADABLE = "the header's Plural-Forms cannot be read: "


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (PLURALS, b"nplurals=INTEGER; plural=EXPRESSION;", 9, f"{UNREADABLE}“nplurals=INTEGER; plural=EXPRESSION;”"),
        (PLURALS, b"nplurals=2; plural=(n != ;", 9, f"{UNREADABLE}“nplurals=2; plural=(n != ;”"),
        (PLURALS, b"nplurals=2; plural=import os;", 9, f"{UNREADABLE}“nplurals=2; plural=import os;”"),
        (PLURALS, b"nplurals=2;", 9, f"{UNREADABLE}“nplurals=2;”"),
        (b"plural=(n", b'"\n"plural=(m', 9, f"{UNREADABLE}“nplurals=2; plural=(m != 1);”"),
        (PLURALS, b"nplurals=99; plural=0;", 9, "no language has nplurals=“99”"),
        (b"Language: de", b"Language: fr", 7, "the header says Language: “fr”, in the folder of de"),
        (b"Language: de", b"Language: de_AT", 7, "the header says Language: “de_AT”, in the folder of de"),
        (b"Ihre Daten", b"Ihre \\qDaten", 15, "unknown escape \\q in “Ihre \\qDaten”"),
        (b"zwei Jahre.", b"\\\\\\xJahre.", 26, "unknown escape \\x in “\\\\\\xJahre.”"),
    ],
)
def test_what_babel_would_pass_over_is_named_in_plain_words(old: bytes, new: bytes, line: int, message: str) -> None:
    raw = po().replace(old, new)
    assert raw != po()

    with pytest.raises(NoticepressError) as caught:
        parse_catalog(raw, "de", "privacy", PATH)

    (finding,) = caught.value.findings
    assert (finding.path, finding.line, finding.code, finding.message) == (PATH, line, "IN003", message)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PLURALS, b""),
        (PLURALS, b"nplurals = 2; plural = n != 1"),
        (b"nplurals=2; ", b'"\n"nplurals=2; '),
        (b"Language: de", b"Language: "),
        (b"Language: de", b"Language: DE"),
        (b"Ihre Daten", b'\\"Ihre\\" \\t\\n\\r\\\\q'),
    ],
)
def test_header_and_escapes_may_be_written_in_several_ways(old: bytes, new: bytes) -> None:
    raw = po().replace(old, new)
    assert raw != po()

    assert parse_catalog(raw, "de", "privacy", PATH).get(("data#other", "Your data"))


def test_language_may_be_written_with_a_hyphen() -> None:
    raw = po().replace(b"Language: de", b"Language: zh-Hant-HK")

    assert parse_catalog(raw, "zh_Hant_HK", "privacy", PATH).name == "zh_Hant_HK"


@pytest.mark.parametrize("raw", [b"", b"\n", b"# only a comment\n"])
def test_catalog_without_entries_is_empty(raw: bytes) -> None:
    catalog = parse_catalog(raw, "de", "privacy", PATH)

    assert list(catalog) == []
    assert catalog.revised is None
    assert catalog.reviewed is False


CHARACTERS = [
    "\u0085",
    "\u2028",
    "\u2029",
    "\x0b",
    "\x0c",
    "\x1c",
    "\t",
    "\\",
    '"',
    "\r",
    "\u00a0",
    "\U0001f512",
    "\\n",
]


@pytest.mark.parametrize("char", CHARACTERS)
def test_any_character_of_a_message_is_read_back(char: str) -> None:
    escapes = {"\t": "\\t", "\\": "\\\\", '"': '\\"', "\r": "\\r", "\\n": "\\\\n"}
    written = f"a{escapes.get(char, char)}b"

    (entry,) = read(f'\nmsgid "{written}"\nmsgstr "{written}"\n')

    assert (entry.id, entry.text) == (f"a{char}b", f"a{char}b")


def test_previous_english_is_read() -> None:
    body = """
#, fuzzy
#| msgctxt "data#data"
#| msgid ""
#| "Old "
#| "text.\\n"
msgctxt "data#data"
msgid ""
"New "
"text."
msgstr "Alter Text."

msgid "Other"
msgstr "Anderer"

#, fuzzy
#| msgid "One"
msgid "Two"
msgstr "Eins"

#~ #| msgid "x"
#~ msgid "gone"
#~ msgstr "weg"
"""
    assert previous_ids(po(body)) == {("data#data", "New text."): "Old text.\n", ("", "Two"): "One"}


@pytest.mark.parametrize(
    ("name", "known", "overlay"),
    [
        ("de", ["de"], False),
        ("zh_Hans", ["zh_Hans", "zh_Hant"], False),
        ("zh_Hant", ["zh_Hans", "zh_Hant"], False),
        ("zh_Hant_HK", ["zh_Hant", "zh_Hant_HK"], True),
        ("zh_Hant_HK", ["zh_Hans", "zh_Hant_HK"], False),
        ("zh_HK", ["zh_Hant", "zh_HK"], True),
        ("es_419", ["es", "es_419"], True),
        ("pt_BR", ["pt", "pt_BR"], True),
        ("pt_BR", ["pt_BR"], False),
        ("pt_BR", ["pt_BR", "pt_PT"], False),
        ("pt_BR", ["de", "es", "pt_BR"], False),
    ],
)
def test_overlay_is_a_regions_catalog_beside_its_languages(name: str, known: list[str], overlay: bool) -> None:  # noqa: FBT001
    assert is_overlay(name, known) is overlay


# Chains

KEY = ("c", "id")
USABLE = Entry("c", "id", "", ("text",), fuzzy=False, line=0, waivers={})


def catalog(*entries: Entry, name: str = "de", revised: date | None = None, reviewed: bool = False) -> Catalog:
    return Catalog(name, "privacy", f"{name}.po", {entry.key: entry for entry in entries}, revised, reviewed)


def chain(*catalogs: Catalog, is_safe: Callable[[Entry], bool] = lambda _: True) -> Chain:
    return Chain(catalogs, is_safe)


def test_most_specific_catalog_comes_first() -> None:
    own, language = replace(USABLE, texts=("own",)), replace(USABLE, texts=("language",))

    assert chain(catalog(own), catalog(language)).find(KEY) is own
    assert chain(catalog(language), catalog(own)).find(KEY) is language
    assert chain(catalog(), catalog(language)).find(KEY) is language
    assert chain(catalog(), catalog()).find(KEY) is None
    assert chain().find(KEY) is None


UNUSABLE = {
    "fuzzy": replace(USABLE, texts=("bad",), fuzzy=True),
    "empty": replace(USABLE, texts=("",)),
    "without forms": replace(USABLE, texts=()),
    "half a plural": replace(USABLE, texts=("bad", "")),
    "unsafe": replace(USABLE, texts=("unsafe",)),
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_unusable_entry_is_never_found(kind: str) -> None:
    def is_safe(entry: Entry) -> bool:
        return "unsafe" not in entry.texts

    assert chain(catalog(UNUSABLE[kind]), is_safe=is_safe).find(KEY) is None
    assert chain(catalog(UNUSABLE[kind]), catalog(USABLE), is_safe=is_safe).find(KEY) is USABLE
    assert chain(catalog(USABLE), catalog(UNUSABLE[kind]), is_safe=is_safe).find(KEY) is USABLE


def test_fuzzy_entry_of_a_file_is_never_found() -> None:
    found = {entry.id for entry in read() if chain(read()).find(entry.key) is not None}

    assert found == {"Your data", "We keep it for 2 years.", "%(n)s block"}


def test_obsolete_entry_of_a_file_is_never_found() -> None:
    body = '\n#~ msgid "gone"\n#~ msgstr "weg"\n'

    assert chain(read(body)).find(("", "gone")) is None


def test_latest_revision_of_a_chain_counts() -> None:
    early, late = date(2026, 1, 1), date(2026, 11, 24)

    assert chain(catalog(revised=early), catalog(revised=late)).revised == late
    assert chain(catalog(revised=early), catalog()).revised == early
    assert chain(catalog(), catalog()).revised is None


def test_chain_is_reviewed_when_every_catalog_is() -> None:
    for flags in product([True, False], repeat=2):
        assert chain(*(catalog(reviewed=flag) for flag in flags)).reviewed is all(flags)
    assert chain().reviewed is False


def test_babel_catalog_keeps_obsolete_entries_and_comments() -> None:
    babel = read_babel(po(), PATH)

    assert [message.string for message in babel.obsolete.values()] == ["Gone"]
    assert babel.get("Your data", "data#data").auto_comments == ["heading 2"]


def test_earlier_english_of_what_is_set_aside_is_passed_over() -> None:
    aside = b'\n#, fuzzy\n#~| msgid "Older"\n#~ msgid "Old"\n#~ msgstr "Alt"\n'

    assert list(parse_catalog(po() + aside, "de", "privacy", PATH)) == list(parse_catalog(po(), "de", "privacy", PATH))
    assert [message.id for message in read_babel(po() + aside, PATH).obsolete.values()][-1] == "Old"
