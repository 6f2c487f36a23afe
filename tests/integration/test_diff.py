"""The command ``diff``: versions, days and drafts against one another, in each form."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner, Result

from noticepress.commands import main
from noticepress.editions.redlines import text_of
from noticepress.extras import install
from small_project import REPOSITORY, SmallProject
from tracked import paragraphs


def call(small: SmallProject, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(small.root), "diff", *arguments])


def test_two_versions_are_compared_word_by_word(small: SmallProject) -> None:
    told = call(small, "1.0", "1.1").stdout.splitlines()

    assert told[2] == "From version 1.0, effective 2020-01-15 to version 1.1, effective 2021-04-01, locale en"
    assert "  1 passage removed" in told
    assert "  removed: [-We keep your data for as long as we like.-]" in told
    assert "  added: {+We keep your data for 1,200 days, not longer.+}" in told
    assert any("wrote version [-1.0-]{+1.1+};" in line for line in told)


def test_the_notice_is_named_at_the_end_or_by_an_option(small: SmallProject) -> None:
    told = call(small, "1.0", "1.1").stdout

    assert call(small, "1.0", "1.1", "privacy").stdout == told
    assert call(small, "1.0", "1.1", "--notice", "privacy").stdout == told
    other = call(small, "1.0", "1.1", "privacy", "--notice", "terms")
    assert other.stderr == "noticepress: two notices are named, privacy and terms; leave one out\n"


def test_a_text_beside_itself_has_not_changed(small: SmallProject) -> None:
    told = call(small, "1.1", "1.1").stdout.splitlines()

    assert told[4:] == ["  nothing has changed"]


def test_a_day_stands_for_the_text_in_force_then(small: SmallProject) -> None:
    assert call(small, "2020-06-01", "1.1").stdout == call(small, "1.0", "1.1").stdout


def test_draft_stands_for_the_draft(small: SmallProject) -> None:
    assert call(small, "1.1", "draft").stdout == call(small, "1.1", "1.2").stdout


def test_a_fact_that_ends_with_a_stop_ends_its_sentence(small: SmallProject) -> None:
    small.replace("docs/privacy/1.2/20-contact.md", "Write to", "Ask {{ organisation }}. Write to")

    (passage,) = (line for line in call(small, "1.1", "draft").stdout.splitlines() if "Write to" in line)

    assert "{+Ask Example Ltd. +}Write to" in passage


def test_a_fact_with_another_value_is_named(small: SmallProject) -> None:
    small.replace(
        "docs/privacy/notice.yml",
        "    effective: 2030-01-01\n",
        "    effective: 2030-01-01\n    facts: {retention_days: 900}\n",
    )

    assert "  retention_days: 1,200 → 900" in call(small, "1.1", "draft").stdout.splitlines()


def test_a_locale_shows_its_own_texts_by_the_english_alignment(small: SmallProject) -> None:
    german = json.loads(call(small, "1.1", "1.2", "--locale", "de-DE", "--format", "json").stdout)
    english = json.loads(call(small, "1.1", "1.2", "--format", "json").stdout)

    def operations(data):
        return [[(each["change"], each["moved"]) for each in section["passages"]] for section in data["sections"]]

    assert operations(german) == operations(english)
    assert german["summary"] == english["summary"]
    assert [section["title"] for section in german["sections"]] == ["Datenschutzhinweis", "Ihre Daten", "Kontakt"]


def test_what_is_not_translated_is_shown_in_english_and_said(small: SmallProject) -> None:
    small.replace("docs/privacy/1.2/10-your-data.md", "- your name\n", "- your name\n- your shoe size\n")

    told = call(small, "1.1", "draft", "--locale", "de-DE").stdout

    assert "added, not translated; the English is shown: {+your shoe size+}" in told


def test_markdown_escapes_what_markdown_would_read(small: SmallProject) -> None:
    small.replace("docs/privacy/1.2/10-your-data.md", "- your name\n", "- your name\n- 5 &lt; 6 \\* 2\n")

    assert "<ins>5 &lt; 6 \\* 2</ins>" in call(small, "1.1", "draft", "--format", "markdown").stdout


@pytest.mark.parametrize("locale", ["en", "de-DE", "zh-HK"])
def test_html_needs_no_other_file_and_marks_what_changed(small: SmallProject, tmp_path: Path, locale: str) -> None:
    target = tmp_path / "changes.html"

    assert call(small, "1.0", "1.1", "--locale", locale, "-o", str(target)).exit_code == 0

    root = lxml.html.parse(str(target)).getroot()
    assert root.get("lang") == locale
    assert root.xpath("//link | //script | //img | //iframe") == []
    assert root.xpath("//del")
    assert root.xpath("//ins")
    ids = [*map(str, root.xpath("//@id"))]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("old", "new"), [("2.0", "2.1"), ("2.1", "2.2")])
@pytest.mark.parametrize("locale", ["en", "de-DE", "ja-JP", "th-TH", "zh-HK"])
def test_the_word_document_of_the_sample_reads_back(tmp_path: Path, old: str, new: str, locale: str) -> None:
    target = tmp_path / "changes.docx"
    arguments = ["-C", str(REPOSITORY), "diff", old, new, "privacy", "--locale", locale]
    data = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"]).stdout)

    assert CliRunner().invoke(main, [*arguments, "-o", str(target)]).exit_code == 0

    content = target.read_bytes()
    passages = [each for section in data["sections"] for each in section["passages"]]
    after = [_raised(text) for each in passages for text in each["new"]]
    assert [_unlabelled(line, after) for line in paragraphs(content, "accept")] == after
    before = [_raised(text) for each in passages if not each["moved"] for text in each["old"]]
    assert [_unlabelled(line, before) for line in paragraphs(content, "reject")] == before


def _raised(text: str) -> str:
    """A text with the numbers of its footnotes as Word has them: it raises them, and needs no brackets."""
    return re.sub(r"\[(\d+)\]", r"\1", text)


def _unlabelled(line: str, texts: list[str]) -> str:
    """A paragraph without the label that stands before an item's text."""
    _, _, rest = line.partition(" ")
    return rest if line not in texts and rest in texts else line


def test_the_word_document_is_the_same_each_time(small: SmallProject, tmp_path: Path) -> None:
    for name in ("one.docx", "two.docx"):
        assert call(small, "1.0", "1.1", "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_a_missing_extra_is_named(small: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "noticepress.editions.comparing.forms.docx", raising=False)

    result = call(small, "1.0", "1.1", "-o", str(tmp_path / "x.docx"))

    assert result.exit_code == 2
    assert result.stderr == f"noticepress: python-docx is not installed; run: {install('docx')}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["9.9", "1.1"],
            "'9.9' is no version of privacy; choose from 1.0, 1.1, 1.2, write a day as YYYY-MM-DD, or 'draft'",
        ),
        (
            ["2010-01-01", "1.1"],
            "no version of privacy is in force on 2010-01-01; 'noticepress status --as-of 2010-01-01' tells more",
        ),
        (["1.0", "1.1", "--locale", "xx"], "there is no locale 'xx'; choose from en, de-DE, zh-HK"),
        (["1.0", "1.1", "terms"], "there is no notice 'terms'; choose from privacy"),
        (["1.0", "1.1", "--format", "docx"], "a Word document needs a file; name one with -o FILE.docx"),
    ],
)
def test_what_there_is_not_is_said_in_one_line(small: SmallProject, arguments: list[str], told: str) -> None:
    result = call(small, *arguments)

    assert (result.exit_code, result.stderr) == (2, f"noticepress: {told}\n")


def test_without_a_draft_it_says_so(small: SmallProject) -> None:
    small.replace(
        "docs/privacy/notice.yml", '  - version: "1.2"\n    effective: 2030-01-01\n    summary: A new address.\n', ""
    )

    result = call(small, "1.1", "draft")

    assert "the register has no draft; begin one with 'noticepress new'" in result.stderr


def test_a_version_has_the_same_blocks_in_every_locale() -> None:
    """What the alignment of the English texts rests on."""
    publication = SmallProject(REPOSITORY).publication()
    for notice_id in publication.notices:
        for version, _ in publication.versions(notice_id):
            counts = {
                len(text_of(publication, notice_id, version.number, locale).blocks)
                for locale in publication.locales_of(notice_id)
            }
            assert len(counts) == 1
