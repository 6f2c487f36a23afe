"""How numbers are folded and links are collected before they are compared."""

from __future__ import annotations

import pytest

from noticepress.rules.translations.fidelity import targets
from noticepress.rules.translations.numbers.compared import numbers
from noticepress.rules.translations.numbers.words.number_words import count_in_words
from noticepress.rules.translations.scripts import is_foreign


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.000 Tage", ["10000"]),
        ("10,000 days", ["10000"]),
        ("10 000 jours", ["10000"]),
        ("10\u202f000 jours", ["10000"]),
        ("10\u00a0000 dní", ["10000"]),
        ("10’000 Tage", ["10000"]),
        ("1.234.567", ["1234567"]),
        ("1.234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("2,5 %", ["2.5"]),
        ("2.5 %", ["2.5"]),
        ("๑๐,๐๐๐ วัน", ["10000"]),
        ("١٬٢٣٤", ["1234"]),
        ("１６歳", ["16"]),
        ("16-18", ["16", "18"]),
        ("2 3", ["2", "3"]),
        ("{{ minimum_age }} and %(num)s and [x](https://example.org/1) and [^2]", []),
        ("{30} and <30>", ["30", "30"]),
    ],
)
def test_numbers_are_folded(text: str, found: list[str]) -> None:
    assert sorted(numbers(text).elements()) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](#b)", ["#b"]),
        ("[a]({{ url }}) [b]({{url}})", ["{{ url }}", "{{ url }}"]),
        ('[a](https://example.org/ "title")', ["https://example.org/"]),
        ("<https://example.org/x>", ["https://example.org/x"]),
        ("see www.example.org.", ["www.example.org"]),
        ("write to a.b@example.org.", ["a.b@example.org"]),
        ("text[^note]", ["[^note]"]),
        ("[a][b]", ["[b]"]),
        ("nothing", []),
    ],
)
def test_links_are_collected(text: str, found: list[str]) -> None:
    assert sorted(targets(text).elements()) == sorted(found)


@pytest.mark.parametrize(
    ("char", "script", "foreign"),
    [
        ("国", "Hant", True),
        ("國", "Hans", True),
        ("国", "Hans", False),
        ("國", "Hant", False),
        ("网", "Hant", True),
        ("的", "Hant", False),
        ("数", "Jpan", False),
        ("说", "Jpan", True),
        ("а", "Latn", True),
        ("ß", "Latn", False),
        ("a", "Cyrl", False),
        ("資", "Kore", True),
        ("1", "Thai", False),
    ],
)
def test_letters_of_another_script_are_foreign(char: str, script: str, foreign: bool) -> None:
    assert is_foreign(char, script) is foreign


@pytest.mark.parametrize("language", ["de", "zh", "ja"])
def test_a_number_of_thousands_of_digits_is_read_as_none_in_words(language: str) -> None:
    assert count_in_words("7," * 3_000 + "7", "sieben", language) == 0
    assert count_in_words("7" * 6_000, "sieben", language) == 0
    assert count_in_words("7", "七" * 6_000, language) == 0
