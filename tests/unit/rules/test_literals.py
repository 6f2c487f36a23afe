"""Which dates and version numbers are literals: the table in tests/cases/literals.yml, and what CLDR writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from babel.dates import format_date

from noticepress.catalogs.locales import parse_locales
from noticepress.model import Notice, Version
from noticepress.rules.literals.dates import date_forms
from noticepress.rules.literals.literals import ENGLISH, ENGLISH_PHRASE, LiteralSubject, no_literal_dates
from noticepress.rules.literals.passages import Passage, catalog_passages, notice_passages
from noticepress.rules.literals.reading import read
from small_project import REPOSITORY, SmallProject

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "literals.yml").read_text(encoding="utf-8"))
LOCALES = REPOSITORY / "locales"
CLDR = {
    locale.tag: (locale.cldr,)
    for locale in parse_locales(
        (LOCALES / "locales.yml").read_text(encoding="utf-8"),
        "locales.yml",
        [path.parent.name for path in LOCALES.glob("*/LC_MESSAGES")],
    )
} | {"en": ENGLISH}
OTHER_LANGUAGES = ("ar", "bg", "da", "el", "et", "eu", "fa", "fi", "he", "hi", "lt", "lv", "nb", "ro", "sl", "uk", "vi")


def version(number: str, published: date | None, effective: date, digest: str | None) -> Version:
    return Version(number, published, effective, "", digest)


NOTICE = Notice(
    "privacy",
    "docs/privacy/notice.yml",
    "Data Privacy Notice",
    notice_period_days=14,
    prevailing_clause="languages",
    facts={},
    fact_lines={},
    versions=(
        version("2.0", date(2017, 5, 2), date(2017, 6, 1), "sha256:0"),
        version("2.1", date(2018, 5, 4), date(2018, 5, 25), "sha256:1"),
        version("2.2", None, date(2027, 3, 1), None),
    ),
)


def messages(text: str, cldr: tuple[str, ...] = ENGLISH, phrase: str = ENGLISH_PHRASE) -> list[str]:
    subject = LiteralSubject((NOTICE,), (Passage("a.md", 1, text),), cldr, frozenset({phrase}))
    return [finding.message for finding in no_literal_dates(subject)]


def rows(kind: str) -> list[tuple[str, str]]:
    return [(tag, text) for tag, texts in TABLE[kind].items() for text in texts]


@pytest.mark.parametrize(("tag", "text"), rows("found"))
def test_literal_is_found(tag: str, text: str) -> None:
    assert messages(text, CLDR[tag])


@pytest.mark.parametrize(("tag", "text"), rows("not_found"))
def test_other_text_is_no_literal(tag: str, text: str) -> None:
    assert messages(text, CLDR[tag]) == []


@pytest.mark.parametrize("cldr", sorted({names[0] for names in CLDR.values()} | set(OTHER_LANGUAGES)))
def test_every_date_as_cldr_writes_it_is_read(cldr: str) -> None:
    unread = []
    for month in range(1, 13):
        for day in (1, 12, 25):
            value = date(2018, month, day)
            for style in ("full", "long", "medium"):
                text = f"x {format_date(value, style, locale=cldr)} y"
                days = [each for written in date_forms((cldr,)).find(read(text).text) for each in written.days]
                if (2018, month, day) not in days:
                    unread.append(text)

    assert unread == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("from 25 May 2018 on", "25 May 2018"),
        ("FROM 25 MAY 2018 ON", "25 MAY 2018"),
        ("from **25&nbsp;May** 2018 on", "25&nbsp;May** 2018"),
        ("see version [2.1](#contact)", "version [2.1"),
        ("25 May 2018 and 2018-05-25", "25 May 2018"),
    ],
)
def test_literal_is_quoted_as_it_was_typed(text: str, typed: str) -> None:
    assert messages(text)[0].startswith(f"“{typed}” is ")


def test_each_literal_of_a_text_is_a_finding() -> None:
    found = messages("Version 2.1 of 25 May 2018 follows version 2.0.")

    assert [message.split(",")[0] for message in found] == [
        "“Version 2.1” is the number of version 2.1",
        "“25 May 2018” is the effective date of version 2.1",
        "“version 2.0” is the number of version 2.0",
    ]


def test_numbers_side_by_side_are_one_finding() -> None:
    (message,) = messages("versions 2.0 and 2.1")

    assert message.startswith(
        "“versions 2.0 and 2.1” is the number of version 2.0 and the number of version 2.1, typed"
    )


def test_ambiguous_numbers_are_read_in_the_order_of_the_locale() -> None:
    month_first, day_first = "6/1/2017", "1/6/2017"

    assert messages(month_first, ("en_US",))
    assert messages(day_first, ("en_US",)) == []
    assert messages(day_first, ("en_GB",))
    assert messages(month_first, ("en_GB",)) == []


@pytest.mark.parametrize(
    ("text", "others", "found"),
    [
        ("Sign version 2.1 here.", "Please sign it.", True),
        ("Read it. Sign version 2.1 here.", "Please sign it.", True),
        ("Android version 2.1 is old.", "Please sign it.", False),
        ("Use Sign version 2.1 here.", "Please sign it.", False),
        ("SMB version 2.1 is old.", "We use smb.", False),
        ("The Data Privacy Notice version 2.1 binds.", "", True),
    ],
)
def test_first_word_that_texts_have_in_lower_case_names_no_product(*, text: str, others: str, found: bool) -> None:
    passages = (Passage("a.md", 1, text), Passage("a.md", 2, others))

    assert bool(no_literal_dates(LiteralSubject((NOTICE,), passages))) == found


def test_site_phrase_serves_a_language_that_has_no_row() -> None:
    assert messages("Tämä on versio 2.1.", ("fi",)) == []
    assert messages("Tämä on versio 2.1.", ("fi",), "Versio %(number)s")


def test_notices_are_told_apart_where_there_are_several() -> None:
    other = Notice("cookies", "c.yml", "Cookie Notice", 0, "languages", {}, {}, NOTICE.versions[:1])
    passage = Passage("docs/index.md", 1, "since 1 June 2017")
    (finding,) = no_literal_dates(LiteralSubject((NOTICE, other), (passage,)))

    assert (
        "version 2.0 of “Data Privacy Notice” and the effective date of version 2.0 of “Cookie Notice”"
        in finding.message
    )


def test_text_of_several_versions_stands_in_the_newest_and_knows_what_that_one_knows(small: SmallProject) -> None:
    read_notice = small.publication().inputs.notices["privacy"]
    passages = {(each.path, each.text): each.known for each in notice_passages(read_notice.notice, read_notice.texts)}

    assert passages["docs/privacy/1.0/10-your-data.md", "We keep **your data** for as long as we like."] == 1
    assert passages["docs/privacy/1.1/20-contact.md", "Sign your letter."] == 2
    assert ("docs/privacy/1.0/20-contact.md", "Sign your letter.") not in passages
    assert passages["docs/privacy/1.2/20-contact.md", "Letters take longer."] == 3
    assert ("docs/privacy/1.0/20-contact.md", "Letters take longer.") not in passages


def test_translation_knows_what_its_english_knows(small: SmallProject) -> None:
    inputs = small.publication().inputs
    read_notice = inputs.notices["privacy"]
    catalog = inputs.catalogs["de", "privacy"]
    only_first = "We keep **your data** for as long as we like."
    line = catalog.entries["your-data#your-data", only_first].text_line

    known = {each.line: each.known for each in catalog_passages(read_notice.notice, read_notice.messages, catalog)}

    assert known[line] == 1
    assert set(known.values()) == {1, 2, 3}
