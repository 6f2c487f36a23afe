"""Days before an erratum: the site, its proof, and ``show`` give the text as it stood, and its translations."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from commandline import call, done
from noticepress.editions.sources.earlier.past import inputs_on
from noticepress.editions.sources.project import Project
from noticepress.register.clock import AsOf
from noticepress.register.sealing.seal import seal_text
from noticepress.site.verifying.verify import verify
from small_project import SmallProject
from states_project import add_notice
from translated import translate

WORK_LEFT = {"TR001", "TR002", "VE014"}
FACT_OF_THE_DRAFT_ALONE = "IN026"  # a note: no published text has its number any more
DAY, DAY_BEFORE = date(2026, 11, 25), date(2026, 11, 24)
SENTENCE = "We keep **your data** for {{ retention_days }} days, not longer."

STRUCTURES = [
    ("words", "your-data", "not longer", "no longer"),
    ("paragraph gone", "your-data", f"{SENTENCE}\n\n", ""),
    ("paragraph come", "your-data", SENTENCE, f"{SENTENCE}\n\nAnd then we delete it."),
    ("item gone", "your-data", "    - the street\n", ""),
    ("row come", "your-data", "| Name | Greeting |", "| Name | Greeting |\n| Street | Letters |"),
    ("list for a paragraph", "your-data", SENTENCE, "- We keep it."),
    ("heading renamed", "your-data", "## Your data {", "## Data about you {"),
    ("a heading more", "your-data", "| Data |", "### Why {#why}\n\n| Data |"),
    ("note gone", "contact", "[^post]\n\n", "\n\n"),
    ("fact out of use", "your-data", "{{ retention_days }} days", "some days"),
]


def erratum(section: str, old: str, new: str, *more: str, day: date = DAY) -> list[str]:
    named = {"section": section, "old": old, "new": new, "reason": "A slip."}
    return ["erratum", "1.1", *(f"--{name}={value}" for name, value in named.items()), f"--as-of={day}", *more]


def text_of(path: Path) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("section", "old", "new"), [pytest.param(*row[1:], id=row[0]) for row in STRUCTURES])
def test_text_before_an_erratum_is_what_was_sealed_whatever_it_changed(small, section, old, new) -> None:
    if "[^post]" in old:  # the note and its mark go together
        small.replace("docs/privacy/1.1/20-contact.md", "\n[^post]: Letters take longer.\n", "")
        small.replace("docs/privacy/1.1/20-contact.md", ".[^post]", ".")
        small.seal_anew()
        old, new = "our office]({{ request_url }}).", "our office]({{ request_url }}).[^post]\n\n[^post]: Slow."
    before = Project(small.root).read_sources()[0]
    done(small, *erratum(section, old, new))
    after = Project(small.root).read_sources()[0]

    stood = inputs_on(after, AsOf(DAY_BEFORE)).notices["privacy"]

    was = before.notices["privacy"]
    assert stood.texts["1.1"].blocks == was.texts["1.1"].blocks
    assert stood.seals == was.seals
    assert [version.errata for version in stood.notice.versions] == [(), (), ()]
    assert inputs_on(after, AsOf(DAY)) is after
    assert {finding.code for finding in small.findings(DAY)} <= {*WORK_LEFT, FACT_OF_THE_DRAFT_ALONE}


def test_site_of_the_day_before_shows_and_proves_the_text_as_it_stood(small: SmallProject) -> None:
    done(small, *erratum("your-data", "not longer", "no longer"))
    done(small, "update", "--as-of", str(DAY))

    for day, shown in ((DAY_BEFORE, "1,200 days, not longer."), (DAY, "1,200 days, no longer.")):
        done(small, "build", "--as-of", str(day))
        site = small.root / "site"
        assert f"{shown}" in text_of(site / "privacy/1.1/index.html")
        assert ("A slip." in text_of(site / "privacy/versions/index.html")) == (day == DAY)
        german = text_of(site / "de-DE/privacy/1.1/index.html")
        assert ("1.200 Tage auf, nicht länger." in german) == (day == DAY_BEFORE), "its translation is kept"
        versions = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))["versions"]
        assert len(versions[1]["errata"]) == int(day == DAY)
        assert verify(str(site)).findings == ()
    assert "there is no message" not in call(small, "check").output


def test_site_of_the_day_before_is_whole_beside_a_record_of_a_later_day(small: SmallProject) -> None:
    small.seal_editions(DAY_BEFORE)
    done(small, *erratum("your-data", "not longer", "no longer"))
    done(small, "update", "--as-of", str(DAY))
    done(small, "build", "--as-of", str(DAY_BEFORE))

    words = small.root / "site/de-DE/privacy/1.1/words.json"
    assert "nicht länger." in words.read_text(encoding="utf-8")
    assert verify(str(small.root / "site")).findings == ()

    for old, new in (("nicht länger.", "nie länger."), ('"Ihre Daten"', '"Unsere Daten"')):
        written = words.read_text(encoding="utf-8")
        assert old in written
        words.write_text(written.replace(old, new), encoding="utf-8")
        told = [finding.message for finding in verify(str(small.root / "site")).findings if finding.code == "SV007"]
        assert any("on record is" in message for message in told)
        words.write_text(written, encoding="utf-8")


def test_words_that_came_to_a_corrected_passage_afterwards_are_no_forgery(small: SmallProject) -> None:
    catalog = small.root / "locales/de/LC_MESSAGES/privacy.po"
    translate(catalog, SENTENCE, "")
    small.seal_editions(DAY_BEFORE)
    done(small, *erratum("your-data", "not longer", "no longer"))
    translate(catalog, SENTENCE, "Wir heben **Ihre Daten** {{ retention_days }} Tage auf, nicht länger.")
    done(small, "build", "--as-of", str(DAY_BEFORE))

    assert verify(str(small.root / "site")).findings == ()


def test_errata_are_undone_one_after_the_other(small: SmallProject) -> None:
    done(small, *erratum("your-data", "not longer", "no longer"))
    done(small, *erratum("contact", "Letters take", "Post takes", day=date(2026, 11, 26)))
    done(small, *erratum("your-data", "We keep", "We hold", day=date(2026, 11, 27)))
    inputs = Project(small.root).read_sources()[0]

    texts = []
    for day in range(24, 28):
        stood = inputs_on(inputs, AsOf(date(2026, 11, day))).notices["privacy"]
        text = stood.texts["1.1"]
        version = stood.notice.version("1.1")
        assert version is not None
        assert seal_text(text, stood.notice, version).blocks == stood.seals["1.1"].blocks
        words = " ".join(block.text for block in text.blocks)
        texts.append(("We hold" in words, "Post takes" in words, "no longer" in words, len(version.errata)))
    assert texts == [(False, False, False, 0), (False, False, True, 1), (False, True, True, 2), (True, True, True, 3)]


def test_fact_has_the_value_that_it_had(small: SmallProject) -> None:
    done(small, *erratum("your-data", "{{ retention_days }} days", "some days"))
    small.replace("docs/privacy/notice.yml", "  retention_days: 1200\n", "  retention_days: 900\n")

    inputs = Project(small.root).read_sources()[0]
    version = inputs_on(inputs, AsOf(DAY_BEFORE)).notices["privacy"].notice.version("1.1")

    assert version is not None
    assert version.facts["retention_days"] == 1200


@pytest.mark.parametrize(
    ("old", "new"), [("not longer", "far longer"), ("## Your", "## Their"), (' "## Your data', ' "')]
)
def test_seal_that_does_not_hold_the_text_as_it_stood_is_found(small: SmallProject, old: str, new: str) -> None:
    done(small, *erratum("your-data", "not longer", "no longer"))
    small.replace("docs/privacy/1.1/seal.json", old, new)

    told = [str(finding) for finding in small.findings() if finding.code == "VE006"]

    assert told == [
        "docs/privacy/notice.yml:14: VE006 the seal of version 1.1 does not hold the text before the erratum of "
        "2026-11-25; restore the register and the seals from version control"
    ]
    assert call(small, "build", "--as-of", str(DAY_BEFORE)).exit_code == 1


def test_literal_that_an_erratum_cured_does_not_stop_the_site_of_the_day_before(small: SmallProject) -> None:
    small.replace("docs/privacy/1.1/20-contact.md", "Sign your", "Since 1 April 2021, sign your")
    small.seal_anew()
    done(small, *erratum("contact", "1 April 2021", "{{ effective_date }}"))

    done(small, "build", "--as-of", str(DAY_BEFORE))

    assert "Since 1 April 2021" in text_of(small.root / "site/privacy/1.1/index.html")


# show


def test_show_gives_the_text_of_the_day_with_what_proves_it(small: SmallProject) -> None:
    done(small, *erratum("your-data", "not longer", "no longer"))

    before = done(small, "show", str(DAY_BEFORE), "privacy#your-data").output.splitlines()
    after = done(small, "show", str(DAY), "#your-data.1").output.splitlines()

    assert before[:2] == ["Privacy Notice", "Version 1.1, in force on 2026-11-24"]
    assert before[4].startswith("Digest sha256:705fdc55")
    assert "We keep your data for 1,200 days, not longer." in before
    assert after[4] == "Corrected 2026-11-25, section your-data: A slip."
    assert after[-1] == "We keep your data for 1,200 days, no longer."
    assert done(small, "show", "2020-06-01").output.splitlines()[1] == "Version 1.0, in force on 2020-06-01"


def test_show_says_first_what_the_site_is(small: SmallProject) -> None:
    small.write("mkdocs.yml", f"{small.read('mkdocs.yml').rstrip()}\n  disclaimer: This site is a sample.\n")

    assert done(small, "show", str(DAY)).output.splitlines()[:2] == ["This site is a sample.", "Privacy Notice"]


def test_show_in_a_locale_says_that_english_prevails(small: SmallProject) -> None:
    done(small, *erratum("your-data", "not longer", "no longer"))

    told = done(small, "show", str(DAY), "privacy#your-data", "--locale", "de-DE").output

    assert "Locale de-DE: a translation; the English text prevails" in told
    assert "In English for want of a translation: 1 passage, marked [English]" in told
    assert "[English] We keep your data for 1,200 days, no longer." in told
    assert "\nIhre Daten\n----------\n" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["2019-12-31"],
            "no version of privacy is in force on 2019-12-31; the first is version 1.0, in force from 2020-01-15",
        ),
        (["2026-11-24", "privacy#your-dat"], "version 1.1 has no clause 'your-dat'; did you mean #your-data?"),
        (
            ["2026-11-24", "#zzzzzz"],
            "version 1.1 has no clause 'zzzzzz'; it has index, your-data, contact, privacy-notice",
        ),
        (["2026-11-24", "terms"], "there is no notice 'terms'; choose from privacy"),
        (["2026-11-24", "--locale", "fr-FR"], "there is no locale 'fr-FR'; choose from en, de-DE, zh-HK"),
        (["yesterday"], "'yesterday' is not a day of the calendar"),
        (["0001-01-01"], "'0001-01-01' is not a day of the calendar from 1900 to 2999; write it as YYYY-MM-DD"),
        (["9999-12-31"], "'9999-12-31' is not a day of the calendar from 1900 to 2999; write it as YYYY-MM-DD"),
    ],
)
def test_show_says_what_there_is(small: SmallProject, arguments: list[str], message: str) -> None:
    result = call(small, "show", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr


def test_show_says_how_to_name_one_of_several_notices(small: SmallProject) -> None:
    add_notice(small, "terms", translated=True)

    result = call(small, "show", "2026-11-24")

    assert result.exit_code == 2
    assert "say which behind the day, as in 'show 2026-11-24 privacy' (privacy, terms)" in result.stderr


def test_show_says_that_every_version_was_withdrawn(small: SmallProject) -> None:
    add_notice(small, "terms", translated=True)
    assert call(small, "publish", "1.0", "--notice", "terms", "--as-of", "2026-11-24").exit_code == 0
    reason = ("--reason", "A mistake.", "--as-of", "2026-11-25")
    assert call(small, "withdraw", "1.0", "--notice", "terms", *reason).exit_code == 0

    result = call(small, "show", "2027-06-01", "terms")

    assert "each that was published was withdrawn before it took effect" in result.stderr


def test_show_refuses_a_text_that_is_not_what_was_published(small: SmallProject) -> None:
    small.replace("docs/privacy/1.1/10-your-data.md", "the town", "the city")

    result = call(small, "show", "2026-11-24")

    assert result.exit_code == 1
    assert "VE001" in result.stderr
    assert result.stdout == ""
