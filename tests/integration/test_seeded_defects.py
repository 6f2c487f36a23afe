"""Every kind of defect of a translation, put into each of the repository's catalogs, is found where it stands.

The defects are listed in ``tests/seeded.py``. The catalogs as they stand have no finding.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from noticepress.catalogs.catalog import is_overlay
from noticepress.commands.acts.beginning.starting import known_catalogs
from noticepress.findings import Finding
from noticepress.rules.checking import apply
from noticepress.rules.translations.entries import RULES, without_waived
from seeded import (
    HARMLESS,
    KINDS,
    LANGUAGES,
    NOT_SEEDED,
    SIMPLIFIED,
    Kind,
    lines_of,
    outcome,
    pairs,
    places,
    repository,
    reread,
    seed_counts,
    seed_table,
    subject,
)

WAIVED = (
    "emptied",
    "placeholder added",
    "link added",
    "extra number",
    "bold added",
    "Cyrillic word",
    "English copied",
    "all but three letters dropped",
    "entry under another heading",
    "term removed",
    "word doubled",
    "negation lost",
    "straight quotation marks",
    "must for may",
    "denial lost",
)
"""Kinds of defect, one for each rule that can be waived."""

OF_THE_THEME_ALONE = sorted(set(known_catalogs()) - {*LANGUAGES, "es_419", "zh_Hant_HK"})
"""Languages that the package has words for, and the sample no text."""

CATALOGS = [
    *((name, domain) for name in (*LANGUAGES, "es_419", "zh_Hant_HK") for domain in ("privacy", "site", "theme")),
    *((name, "theme") for name in OF_THE_THEME_ALONE),
    *((name, "cookies") for name in ("de", "es", "fr", "ja", "pl", "zh_Hant")),
]


def parameters(of: tuple[Kind, ...]) -> list[Any]:
    return [pytest.param(kind, language, id=f"{language}-{kind}") for kind, language in pairs(of)]


def named(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)


@pytest.mark.parametrize(("kind", "language"), parameters(KINDS))
def test_seeded_defect_is_found_at_its_entry_and_nowhere_else(kind: Kind, language: str) -> None:
    seeded = outcome(kind, language)

    found = {finding.line for finding in seeded.found}
    assert found == {seeded.line}, f"{kind} in {language}: {seeded.english!r} is translated as {seeded.text!r}"
    assert {finding.code for finding in seeded.found} == {kind.code}


@pytest.mark.parametrize(("kind", "language"), parameters(HARMLESS))
def test_harmless_change_is_not_found(kind: Kind, language: str) -> None:
    unharmed = outcome(kind, language)

    assert unharmed.found == (), f"{kind} in {language}: {unharmed.text!r}"


def test_every_seeded_defect_is_found_for_every_rule() -> None:
    counts = seed_counts()

    found = {code: found for code, (found, _) in counts.items()}
    assert found == {code: seeded for code, (_, seeded) in counts.items()}, seed_table()


def test_every_rule_has_defects_and_no_language_is_left_out() -> None:
    assert {kind.code for kind in KINDS} == {rule.code for rule in RULES} - NOT_SEEDED
    assert len({str(kind) for kind in KINDS if kind.languages == LANGUAGES}) >= 12
    assert set(CATALOGS) == set(repository()[0].catalogs)
    names = {name for name, domain in CATALOGS if domain == "privacy"}
    assert set(LANGUAGES) == {name for name in names if not is_overlay(name, names)}


@pytest.mark.parametrize(("name", "domain"), CATALOGS)
def test_catalog_as_it_stands_has_no_finding(name: str, domain: str) -> None:
    catalog = repository()[0].catalogs[name, domain]

    assert without_waived(apply(RULES, subject(catalog)), catalog) == []


@pytest.mark.parametrize(("name", "domain"), CATALOGS)
def test_line_of_an_entry_is_that_of_its_english(name: str, domain: str) -> None:
    catalog = repository()[0].catalogs[name, domain]
    lines = lines_of(catalog)

    for entry in catalog:
        start = entry.line - 1
        end = next(number for number in range(start, len(lines)) if lines[number].startswith("msgstr"))
        strings = [line.partition('"')[2].removesuffix('"') for line in lines[start:end] if "_plural" not in line]
        english = "".join(strings).replace('\\"', '"')
        assert lines[start].startswith("msgid ")
        assert english.startswith(entry.id)
        assert (f'msgctxt "{entry.context}"' == lines[start - 1]) == bool(entry.context)


@pytest.mark.parametrize(
    ("language", "wrong", "pair"),
    [
        pytest.param(*row, id=f"{row[0]}-{row[1]}-for-{row[2].replace(row[1], '')}")
        for pair in (SIMPLIFIED[at : at + 2] for at in range(0, len(SIMPLIFIED), 2))
        for row in (("zh_Hant", pair[1], pair), ("zh_Hans", pair[0], pair))
    ],
)
def test_character_of_the_other_chinese_script_is_found(language: str, wrong: str, pair: str) -> None:
    right = pair.replace(wrong, "")
    kind = Kind("TR008", f"{wrong} for {right}", lambda at: at.text.replace(right, wrong, 1), (language,))

    seeded = outcome(kind, language)

    assert seeded.is_found, f"{wrong} for {right} in {language}: {seeded.text!r}"


@cache
def with_and_without(kind: Kind, comment: str) -> tuple[list[Finding], list[Finding], int]:
    """Put a defect into two entries and ``comment`` above the first of them.

    Gives what the rule finds, what is left of it once waivers count, and the line of the first.
    """
    catalog = repository()[0].catalogs["de", kind.domain]
    lines = lines_of(catalog)
    found = places(kind, "de")
    (first, text), (second, other) = next(found), next(found)
    kind.write(lines, second, other)
    line = kind.write(lines, first, text) + 1
    lines.insert(first.line - 2, comment)
    seeded = reread(catalog, lines)
    findings = [finding for finding in apply(RULES, subject(seeded)) if finding.code == kind.code]
    return findings, without_waived(findings, seeded), line


def test_every_rule_but_two_has_a_waived_defect() -> None:
    assert sorted([*(named(name).code for name in WAIVED), "TR001", "TR007", *NOT_SEEDED]) == sorted(
        rule.code for rule in RULES
    )


@pytest.mark.parametrize("name", WAIVED)
def test_waiver_silences_the_finding_of_its_entry_and_no_other(name: str) -> None:
    kind = named(name)

    found, left, line = with_and_without(kind, f"# noticepress: allow {kind.code} — counsel has agreed")

    first = [finding for finding in found if finding.line == line]
    assert first
    assert len({finding.line for finding in found}) == 2
    assert left == [finding for finding in found if finding not in first]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.code in ("TR001", "TR007")], ids=str)
def test_fuzzy_and_active_texts_cannot_be_waived(kind: Kind) -> None:
    found, left, line = with_and_without(kind, f"# noticepress: allow {kind.code} — counsel has agreed")

    assert left == found
    assert line in {finding.line for finding in left}


@pytest.mark.parametrize(
    "comment",
    [
        "# noticepress: allow TR005",
        "# noticepress: allow TR005 —",
        "# noticepress: allow TR004 — another rule's",
        "#. noticepress: allow TR005 — a comment of the template",
        "# allow TR005 — said to nobody",
    ],
)
def test_waiver_without_reason_or_for_another_rule_silences_nothing(comment: str) -> None:
    found, left, _ = with_and_without(named("extra number"), comment)

    assert len(found) == 2
    assert left == found
