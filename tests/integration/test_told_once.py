"""One cause at a place is told once, by the rule that says what to do about it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.sources.project import Project
from noticepress.findings import Finding, NoticepressError, told_once
from small_project import DAY, SmallProject
from translated import fill_with_english, translate

DRAFT = "docs/privacy/1.2/20-contact.md"
REGISTER = "docs/privacy/notice.yml"
CATALOG = "locales/de/LC_MESSAGES/privacy.po"
WORK = {"TR001", "TR002", "TR011"}
"""What an edit of the English leaves to translators."""

ENGLISH = "Write to us at [our office]({{ request_url }}).[^post]"
GERMAN = "Schreiben Sie an [unser Büro]({{ request_url }}).[^post]"
BOLD = "We keep **your data** for {{ retention_days }} days, not longer."

COMMENT = "a comment (<!-- … -->) stands in the text"


def told(small: SmallProject, as_of: date = DAY) -> list[str]:
    found = (finding for finding in told_once(small.findings(as_of)) if finding.code not in WORK)
    return [str(finding) for finding in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<div onclick="x()">x</div>', "IN005"),
        ("Text <div onclick='x()'>x</div> here.", "IN005"),
        ("<script>alert(1)</script>", "IN005"),
        ("### Reasons {#Our Reasons}", "IN004"),
        ("### Languages {#languages}", "IN004"),
        ("Para\n{: #languages }", "IN004"),
        ("[x](javascript:alert(1))", "IN012"),
        ("See [a] [x](javascript:alert(1)).", "IN012"),
        ("Text <img src=x onerror=y> z", "IN012"),
        ("<!-- a note -->", f"IN005 {COMMENT}"),
        ("Text <!-- a note --> here.", f"IN012 {COMMENT}"),
        ("Text <!-- a <b> note --> here.", f"IN012 {COMMENT}"),
        ("- <!-- a note -->", f"IN012 {COMMENT}"),
        ("A {{ organization }}.", "IN008"),
        ("See [^no].", "IN014"),
        ("[x](#nowhere)", "IN013"),
    ],
)
def test_slip_in_a_text(small: SmallProject, text: str, expected: str) -> None:
    small.write(DRAFT, f"{small.read(DRAFT).rstrip()}\n\n{text}\n")

    (line,) = told(small)
    assert f": {expected}" in line
    assert "<!-->" not in line


@pytest.mark.parametrize(
    ("english", "text", "expected"),
    [
        (ENGLISH, f"{GERMAN} <script>alert(1)</script>", ["TR005", "TR007"]),
        (ENGLISH, f"{GERMAN} <script>alert()</script>", ["TR007"]),
        (ENGLISH, f"{GERMAN} [x](https://evil.example/)", ["TR007"]),
        (ENGLISH, "Schreiben Sie an unser Büro.[^post]", ["TR004"]),
        (ENGLISH, ENGLISH, ["TR009"]),
        (BOLD, "Wir bewahren Ihre Daten {{ retention_days }} Tage auf, nicht länger.", ["TR006"]),
        (
            BOLD,
            "Wir bewahren **Ihre Daten** seit dem 1. April 2021 {{ retention_days }} Tage auf, nicht länger.",
            ["VE008"],
        ),
        # Two causes are told both, and what a translation adds hides nothing that has to be mended too.
        (ENGLISH, "Schreiben Sie an [unser Büro](javascript:alert).[^post]", ["TR004", "TR007"]),
        (ENGLISH, "Schreiben Sie an [unser Büro]({{ requst_url }}).[^post]", ["TR004", "TR007"]),
        (ENGLISH, f"{GERMAN.replace('unser', '**unser**')} 77 <b>", ["TR005", "TR006", "TR007"]),
        (
            ENGLISH,
            "Schreiben Sie an unser {{ buro }} **77**{: .x}",
            ["TR004", "TR004", "TR005", "TR006", "TR007"],
        ),
        (ENGLISH, "**Schreiben** Sie an unser Büro.[^post]", ["TR004", "TR006"]),
        (ENGLISH, f"{GERMAN} 30", ["TR005"]),
    ],
)
def test_slip_in_a_translation(small: SmallProject, english: str, text: str, expected: list[str]) -> None:
    translate(small.root / CATALOG, english, text)

    assert [re.findall(r": ([A-Z]{2}\d{3}) ", line)[0] for line in told(small)] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    effective: 2021-04-01\n", "", [f"{REGISTER}:14: VE004 published version 1.1 has no effective date"]),
        (
            "effective: 2021-04-01",
            "effective: 2020-01-10",
            [f"{REGISTER}:14: VE004 version 1.1 takes effect on 2020-01-10, before it is published"],
        ),
        (
            '  - version: "1.0"\n    published: 2020-01-01\n    effective: 2020-01-15\n'
            "    summary: The first version.\n"
            "    digest: sha256:4488203558b330353d07fee7cb74339d99da6fd8ca052d814cc513b62cd27432\n",
            "",
            [f"{REGISTER}:9: VE006 the entry of version 1.0, whose folder is there, is missing before version 1.1"],
        ),
    ],
)
def test_slip_in_a_register(small: SmallProject, old: str, new: str, expected: list[str]) -> None:
    small.replace(REGISTER, old, new)

    lines = [line for line in told(small) if REGISTER in line or "VE007" in line]
    assert [line.partition(";")[0] for line in lines] == expected


def test_entries_in_another_order_are_told_once_each(small: SmallProject) -> None:
    head, first, second, draft = small.read(REGISTER).split('  - version: "1.')
    small.write(REGISTER, '  - version: "1.'.join([head, second, first, draft]))

    places = [line.partition(" ")[0] for line in told(small) if line.startswith(REGISTER)]
    assert len(places) == len(set(places)) > 0


def test_literal_typed_into_a_published_text_is_a_change_of_it(small: SmallProject) -> None:
    small.replace("docs/privacy/1.1/20-contact.md", "Write", "Since version 1.1, write")
    project = Project(small.root)
    update_catalogs(project, project.read_sources()[0], ["de", "zh_Hant"], DAY)

    (line,) = told(small)
    assert "VE001" in line


def test_findings_at_other_places_stay() -> None:
    here, there = Finding("a", 1, "TR007", "x", "y"), Finding("a", 2, "TR006", "x", "y")

    assert NoticepressError([there, here, here]).findings == (here, there)


def test_number_beside_a_date_stays() -> None:
    date_, number = Finding("a", 1, "VE008", "“1 May 2021” is", "y"), Finding("a", 1, "TR005", "the number 7", "y", "7")

    assert told_once([date_, number]) == (number, date_)


def test_catalog_that_small_project_has_is_what_the_cases_edit() -> None:
    assert GERMAN in (Path(__file__).parent.parent / "small" / CATALOG).read_text(encoding="utf-8")


@pytest.mark.parametrize("left", ["nothing", "a header", "empty entries"])
def test_a_catalog_that_lost_its_translations(small: SmallProject, left: str) -> None:
    small.seal_editions()
    header, _, entries = small.read(CATALOG).partition("\n\n")
    emptied = re.sub(r'(?<=\nmsgstr )".+"(?:\n".*")*', '""', entries)
    damaged = {"nothing": "", "a header": f"{header}\n", "empty entries": f"{header}\n\n{emptied}"}
    small.write(CATALOG, damaged[left])

    title, lost = told(small)

    assert "EP003 the title" in title
    assert "VE013 of published version 1.0, 1.1 in de-DE, 23 passages that the record has translated are in" in lost
    assert "restore the catalog from version control" in lost


def test_a_catalog_that_a_tool_has_filled_with_english(small: SmallProject) -> None:
    small.seal_editions()
    fill_with_english(small.root / CATALOG)

    lost, copied = told(small)

    assert "VE013 of published version 1.0, 1.1 in de-DE, 23 passages" in lost
    assert f"{CATALOG}:28: TR009 11 of 25 translations are the English text: first “The first version.”" in copied
    assert "have your tool leave empty what is not translated" in copied


def test_of_a_catalog_filled_with_english_what_is_waived_is_not_counted(small: SmallProject) -> None:
    fill_with_english(small.root / CATALOG)
    small.replace(CATALOG, "#. summary\n", "# noticepress: allow TR009 — a name\n#. summary\n")

    (copied,) = told(small)

    assert "TR009 10 of 25 translations are the English text: first “Data is kept for a shorter time.”" in copied
