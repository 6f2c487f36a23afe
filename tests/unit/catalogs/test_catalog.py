"""PO files: what is read, what is refused, and what a chain finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from noticepress.catalogs.catalog import Catalog, Chain, Entry, is_overlay, language_of, parse_catalog
from noticepress.findings import NoticepressError
from noticepress.model import TranslationState

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
def test_translated_is_every_form_and_not_fuzzy(texts: tuple[str, ...], fuzzy: bool, translated: bool) -> None:
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


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (b"Ihre Daten", b"Ihre \\qDaten", 15, "unknown escape \\q in “Ihre \\qDaten”"),
        (b"zwei Jahre.", b"\\\\\\xJahre.", 26, "unknown escape \\x in “\\\\\\xJahre.”"),
        (
            b'msgstr[1] "%(n)s Abs\xc3\xa4tze"',
            b'msgstr[2] "%(n)s Abs\xc3\xa4tze"',
            40,
            "“%(n)s block” has 3 forms, the header's Plural-Forms counts 2",
        ),
    ],
)
def test_what_babel_would_pass_over_is_named_in_plain_words(old: bytes, new: bytes, line: int, message: str) -> None:
    raw = po().replace(old, new)
    assert raw != po()

    with pytest.raises(NoticepressError) as caught:
        parse_catalog(raw, "de", "privacy", PATH)

    (finding,) = caught.value.findings
    assert (finding.path, finding.line, finding.code, finding.message) == (PATH, line, "IN003", message)


@pytest.mark.parametrize("escape", ["\\303\\244", "\\xc3\\xa4", "\\u00e4"])
def test_letter_that_a_tool_wrote_by_number_is_to_be_written_itself(escape: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_catalog(po().replace(b"Ihre Daten", escape.encode()), "de", "privacy", PATH)

    assert caught.value.findings[0].remedy.startswith("write the letter itself, in UTF-8, or \\\\")


def test_escapes_are_read() -> None:
    raw = po().replace(b"Ihre Daten", b'\\"Ihre\\" \\t\\n\\r\\\\q')

    entry = parse_catalog(raw, "de", "privacy", PATH).get(("data#data", "Your data"))
    assert entry
    assert entry.text == '"Ihre" \t\n\r\\q'


def test_forms_that_are_not_there_are_missing() -> None:
    raw = po().replace('msgstr[1] "%(n)s Absätze"\n'.encode(), b"")

    entry = parse_catalog(raw, "de", "privacy", PATH).get(("", "%(n)s block"))
    assert entry
    assert entry.texts == ("%(n)s Absatz", "")
    assert not entry.is_translated


@pytest.mark.parametrize("raw", [b"", b"\n", b"# only a comment\n"])
def test_catalog_without_entries_is_empty(raw: bytes) -> None:
    catalog = parse_catalog(raw, "de", "privacy", PATH)

    assert list(catalog) == []
    assert catalog.revised is None
    assert catalog.state is None


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
def test_overlay_is_a_regions_catalog_beside_its_languages(name: str, known: list[str], overlay: bool) -> None:
    assert is_overlay(name, known) is overlay


@pytest.mark.parametrize(
    ("name", "known", "language"),
    [
        ("es_419", ["de", "es", "es_419"], "es"),
        ("zh_Hant_HK", ["zh_Hans", "zh_Hant", "zh_Hant_HK"], "zh_Hant"),
        ("zh_HK", ["zh_Hant", "zh_HK"], "zh_Hant"),
        ("de", ["de", "es"], ""),
        ("pt_BR", ["pt_BR", "es"], ""),
    ],
)
def test_overlay_differs_from_its_languages_catalog(name: str, known: list[str], language: str) -> None:
    assert language_of(name, known) == language


# Chains

KEY = ("c", "id")
USABLE = Entry("c", "id", "", ("text",), fuzzy=False, line=0, waivers={})


def catalog(
    *entries: Entry, name: str = "de", revised: date | None = None, state: TranslationState | None = None
) -> Catalog:
    return Catalog(name, "privacy", f"{name}.po", {entry.key: entry for entry in entries}, revised, state)


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


STATES: list[TranslationState | None] = [
    TranslationState.MACHINE,
    None,
    TranslationState.HUMAN,
    TranslationState.REVIEWED,
    TranslationState.COUNSEL,
]
"""The weakest first."""


@pytest.mark.parametrize("own", STATES)
@pytest.mark.parametrize("language", STATES)
def test_chain_has_the_weakest_state_of_its_parts(
    own: TranslationState | None, language: TranslationState | None
) -> None:
    parts = catalog(USABLE, state=own), catalog(USABLE, state=language)

    assert chain(*parts).made is min(own, language, key=STATES.index)


def test_catalog_that_has_no_part_in_a_chain_has_no_say() -> None:
    empty = catalog(replace(USABLE, texts=("",)), state=TranslationState.MACHINE)
    human = catalog(USABLE, state=TranslationState.HUMAN)

    assert chain(empty, human).made is TranslationState.HUMAN
    assert chain(empty).made is None
    assert chain().made is None


def test_texts_that_wait_for_somebody_are_counted_once_for_each_message() -> None:
    fuzzy, empty = replace(USABLE, fuzzy=True), replace(USABLE, texts=("",), fuzzy=True)

    assert chain(catalog(fuzzy), catalog(USABLE)).suggestions([KEY, ("c", "other")]) == 1
    assert chain(catalog(fuzzy), catalog(fuzzy)).suggestions([KEY]) == 1
    assert chain(catalog(empty), catalog(USABLE)).suggestions([KEY]) == 0
    assert chain(catalog(fuzzy)).suggestions([]) == 0


def test_what_is_set_aside_is_passed_over() -> None:
    aside = b'\n#, fuzzy\n#~| msgid "Older"\n#~ msgid "Old"\n#~ msgstr "Alt"\n'

    assert list(parse_catalog(po() + aside, "de", "privacy", PATH)) == list(parse_catalog(po(), "de", "privacy", PATH))
