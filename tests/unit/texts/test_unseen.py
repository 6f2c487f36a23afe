"""Characters that nobody sees and words of two scripts, in single texts; where they are looked for is IN007's cases."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import MOST, growth
from noticepress.files.yaml import parse
from noticepress.register.rules import REGISTER_FILE
from noticepress.texts.unseen import (
    _DAMAGED,
    _ORDINARY,
    _strict_script,
    is_suspicious,
    unseen,
    unseen_in_lines,
    unseen_in_yaml,
)

WRONG = [
    ("zero width space", "da\u200bta", "U+200B ZERO WIDTH SPACE"),
    ("zero width space as an entity", "da&#8203;ta", "U+200B ZERO WIDTH SPACE"),
    ("zero width space as a named entity", "da&ZeroWidthSpace;ta", "U+200B ZERO WIDTH SPACE"),
    ("zero width joiner between Latin letters", "da\u200dta", "U+200D ZERO WIDTH JOINER"),
    ("zero width non-joiner between Latin letters", "Auf\u200clage", "U+200C ZERO WIDTH NON-JOINER"),
    ("word joiner in a word", "da\u2060ta", "U+2060 WORD JOINER"),
    ("byte order mark inside", "da\ufeffta", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    ("right-to-left override", "pay \u202e001$", "U+202E RIGHT-TO-LEFT OVERRIDE"),
    ("isolate", "pay \u2067x\u2069", "U+2067 RIGHT-TO-LEFT ISOLATE"),
    ("left-to-right mark in Latin text", "data\u200e.", "U+200E LEFT-TO-RIGHT MARK"),
    ("Arabic letter mark in Latin text", "data\u061c.", "U+061C ARABIC LETTER MARK"),
    ("invisible times", "2\u2062x", "U+2062 INVISIBLE TIMES"),
    ("tag", "data\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ("language tag", "data\U000e0001", "U+E0001 LANGUAGE TAG"),
    ("variation selector behind a letter", "d\ufe0fata", "U+FE0F VARIATION SELECTOR-16"),
    ("variation selector of the supplement", "d\U000e0100ata", "U+E0100 VARIATION SELECTOR-17"),
    ("Mongolian variation selector", "d\u180bata", "U+180B MONGOLIAN FREE VARIATION SELECTOR ONE"),
    ("combining grapheme joiner", "d\u034fata", "U+034F COMBINING GRAPHEME JOINER"),
    ("Hangul filler", "data\u3164", "U+3164 HANGUL FILLER"),
    ("half-width Hangul filler", "data\uffa0", "U+FFA0 HALFWIDTH HANGUL FILLER"),
    ("Khmer inherent vowel", "data\u17b4", "U+17B4 KHMER VOWEL INHERENT AQ"),
    ("interlinear annotation", "\ufff9data\ufffb", "U+FFF9 INTERLINEAR ANNOTATION ANCHOR"),
    ("object replacement", "data\ufffc", "U+FFFC OBJECT REPLACEMENT CHARACTER"),
    ("empty Braille pattern", "data\u2800", "U+2800 BRAILLE PATTERN BLANK"),
    ("line separator", "da\u2028ta", "U+2028 LINE SEPARATOR"),
    ("shorthand format control", "da\U0001bca0ta", "U+1BCA0 SHORTHAND FORMAT LETTER OVERLAP"),
    ("musical format control", "da\U0001d173ta", "U+1D173 MUSICAL SYMBOL BEGIN BEAM"),
    ("control character", "da\x07ta", "U+0007 a control character"),
    ("private-use character", "da\ue000ta", "U+E000 a private-use character"),
    ("unassigned character", "da\u0378ta", "U+0378 an unassigned character"),
    ("soft hyphen beside a space", "data \u00ad", "U+00AD SOFT HYPHEN"),
    ("two soft hyphens", "da\u00ad\u00adta", "U+00AD SOFT HYPHEN"),
    ("soft hyphen in a number", "1\u00ad0", "U+00AD SOFT HYPHEN"),
    ("Cyrillic letter in a Latin word", "d\u0430ta", "U+0430 CYRILLIC SMALL LETTER A"),
    ("Greek letter in a Latin word", "c\u03bfokies", "U+03BF GREEK SMALL LETTER OMICRON"),
    ("Latin letter in a Cyrillic word", "дaнные", "U+0061 LATIN SMALL LETTER A"),
    ("Armenian letter in a Latin word", "h\u0585me", "U+0585 ARMENIAN SMALL LETTER OH"),
    ("Cherokee letter in a Latin word", "\u13a0ata", "U+13A0 CHEROKEE LETTER A"),
    ("mathematical letter in a Latin word", "\U0001d41data", "U+1D41D MATHEMATICAL BOLD SMALL D"),
    ("full-width letter in a Latin word", "\uff24ata", "U+FF24 FULLWIDTH LATIN CAPITAL LETTER D"),
    ("Cyrillic letter beyond a mark of emphasis", "d*\u0430*ta", "U+0430 CYRILLIC SMALL LETTER A"),
    ("Cyrillic letter beyond a soft hyphen", "da\u00adt\u0430", "U+0430 CYRILLIC SMALL LETTER A"),
    ("lost character", "da\ufffdta", "U+FFFD REPLACEMENT CHARACTER"),
    ("apostrophe of another encoding", "We don\u00e2\u20ac\u2122t", "“\u00e2\u20ac\u2122” is a damaged character"),
    ("letter of another encoding", "caf\u00c3\u00a9", "“\u00c3\u00a9” is a damaged character"),
    ("space of another encoding", "10\u00c2\u00a0days", "is a damaged character"),
    ("ligature", "\ufb01le", "U+FB01 LATIN SMALL LIGATURE FI"),
    ("word in letters of formulas", "\U0001d41d\U0001d41a", "U+1D41D MATHEMATICAL BOLD SMALL D"),
    ("Cyrillic letter as an entity", "d&#x430;ta", "U+0430 CYRILLIC SMALL LETTER A"),
]

RIGHT = [
    ("Latin letters with marks", "größer, naïve, e\u0301tat, Ağaoğlu, Łódź"),
    ("typographic punctuation", "“quoted” – ‘so’ — it’s… • § 4 № 5 © ® ™"),
    ("spaces of all widths", "1\u00a0000\u202f000\u2009%\u2003x\u3000y"),
    ("soft hyphen between letters", "Daten\u00adschutz"),
    ("no-break space as an entity", "5&nbsp;%"),
    ("entity that can be seen", "a &amp; b &lt; c &notin; &copy;"),
    ("Persian with a non-joiner", "می\u200cخواهم"),
    ("Hindi with a joiner", "क्\u200dष"),
    ("Hebrew with a direction mark", "שלום \u200eGoogle"),
    ("Arabic with a letter mark", "١٢\u061c-٣ من"),
    ("Thai with zero width spaces", "ความ\u200bยินยอม"),
    ("Khmer with zero width spaces", "ព័ត៌មាន\u200bផ្ទាល់ខ្លួន"),
    ("emoji", "✉\ufe0f and 👩\u200d💻 and 1\ufe0f\u20e3"),
    ("Japanese name with a variant", "葛\U000e0100城"),
    ("word joiner beside a dash", "1998\u2060–\u20602004"),
    ("names in Japanese", "Webサイト、Google社"),
    ("names in Korean", "QID로"),
    ("names in Thai", "Googleและ"),
    ("names in Russian, parted by a hyphen", "Wi-Fi-сеть, e-mail’ом"),
    ("words in two scripts side by side", "“согласие” means consent"),
    ("units", "5 μg, 10 kΩ, 3 µm"),
    ("ordinals", "1.ª, 2.º, 1ᵉʳ, Nᵒ"),
    ("full-width letters in Chinese", "Ａ公司"),
    ("numerals", "Ⅵ, ½, ①, 五"),
]


@pytest.mark.parametrize(("text", "named"), [pytest.param(*row[1:], id=row[0]) for row in WRONG])
def test_what_nobody_sees_is_named(text: str, named: str) -> None:
    found = list(unseen(text))

    assert found
    assert named in found[0].message
    assert all(each.remedy for each in found)


@pytest.mark.parametrize("text", [pytest.param(row[1], id=row[0]) for row in RIGHT])
def test_what_a_language_needs_is_allowed(text: str) -> None:
    assert list(unseen(text)) == []


def test_direction_mark_is_allowed_in_a_language_from_right_to_left() -> None:
    assert list(unseen("Google\u200f", right_to_left=True)) == []


def test_place_is_that_of_the_text_as_typed() -> None:
    text = "a &amp; b&#8203;c &lt; d\u200be"

    assert [text[each.start] for each in unseen(text)] == ["&", "\u200b"]


def test_each_line_is_named_and_a_character_once_in_it() -> None:
    found = list(unseen_in_lines("one\nt\u200bw\u200bo\n\nf\u200bour f\u0430ur", "a.md", 3))

    assert [(each.line, each.code) for each in found] == [(4, "IN007"), (6, "IN007"), (6, "IN007")]


def test_texts_and_keys_of_yaml_are_read_as_yaml_reads_them() -> None:
    found = unseen_in_yaml(parse('a: x\nb:\n  - "t\\u200bwo"\nc\u00adc: y\nd\u2060d: z\n', "a.yml", REGISTER_FILE))

    assert [(each.line, each.message.split(",")[0]) for each in found] == [
        (3, "U+200B ZERO WIDTH SPACE"),
        (5, "U+2060 WORD JOINER"),
    ]


def test_every_control_separator_and_unassigned_character_is_suspicious() -> None:
    for code in range(0x10000):
        category = unicodedata.category(chr(code))
        if category in ("Cc", "Co", "Cs", "Cn", "Zl", "Zp") and chr(code) not in "\n\r\t":
            assert is_suspicious(chr(code)), hex(code)


def test_ordinary_text_has_nothing_that_is_looked_for() -> None:
    ordinary = [chr(code) for code in range(0x10000) if _ORDINARY.fullmatch(chr(code))]

    assert {"a", "ß", "ł", "’", "。", "数", "か", "한", "ก"} <= set(ordinary)
    assert {script for char in ordinary if (script := _strict_script(char))} == {"LATIN"}
    assert not [char for char in ordinary if is_suspicious(char) or _DAMAGED.match(char)]
    assert not {"&", "Â", "Ã", "€"}.intersection(ordinary)  # what begins an entity, or belongs to a damaged character


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd", "Po", "Zs"), max_codepoint=0x24F)))
def test_latin_text_of_letters_digits_and_punctuation_has_no_finding(text: str) -> None:
    assert [each for each in unseen(text) if "&" not in text and not _DAMAGED.search(text)] == []


@pytest.mark.parametrize("piece", ["a\u200b", "d\u0430 ", "&#8203;", "\u00ad", "d*\u0430*", "&", "\u0430a"])
def test_time_grows_with_the_text(piece: str) -> None:
    assert growth(lambda count: sum(1 for _ in unseen(piece * count)), 3_000) < MOST
