"""How findings are written down."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noticepress.commands.reporting.report import FORMATS, marked, write
from noticepress.commands.reporting.sarif import explain
from noticepress.findings import Finding
from noticepress.places import Place
from noticepress.rules import all_rules

ONE = Finding("docs/a.md", 12, "VE001", "it “changed”", "mend it")
TWO = Finding("locales/de,x:y.po", 0, "TR003", "100 % of\nlines\r, a::b", "see 50%")
NUMBER = Finding("docs/a.md", 2, "TR005", "the number 4 is not there", "write it", "4")
NOWHERE = Path("no-such-folder")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the files that the findings are about."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A\n\tTwo 14 and 4.\n\nThree\n", encoding="utf-8")
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "de,x:y.po").write_text("", encoding="utf-8")
    return tmp_path


def written(style: str, *findings: Finding, root: Path = NOWHERE, stream: io.StringIO | None = None) -> str:
    stream = stream or io.StringIO()
    write(findings, style, stream, root)
    return stream.getvalue()


def shown(root: Path, *findings: Finding) -> list[str]:
    """What a terminal shows, without colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", written("text", *findings, root=root, stream=Terminal())).splitlines()


def test_text_is_one_line_for_each_finding_with_no_colour_in_a_file() -> None:
    assert written("text", ONE, TWO) == (
        "docs/a.md:12: VE001 it “changed”; mend it\nlocales/de,x:y.po: TR003 100 % of lines , a::b; see 50%\n"
    )


def test_text_says_that_nothing_was_found() -> None:
    assert written("text") == "0 findings\n"


@pytest.mark.parametrize(
    "message", ["[bold]x[/bold]", "[red", "x" * 500, "[link=https://evil.example]x[/link]", ":smile:"]
)
def test_text_is_not_read_as_markup_nor_wrapped(message: str) -> None:
    assert written("text", Finding("a", 1, "TR003", message, "r")) == f"a:1: TR003 {message}; r\n"


@given(st.lists(st.builds(Finding, st.text(), st.integers(0), st.text(), st.text(), st.text())))
def test_json_holds_every_finding(findings: list[Finding]) -> None:
    read = [Finding(**{**fields, "line": fields["line"] or 0}) for fields in json.loads(written("json", *findings))]

    assert read == findings


def test_json_has_null_for_the_line_of_a_whole_file() -> None:
    assert [fields["line"] for fields in json.loads(written("json", ONE, TWO))] == [12, None]


def test_json_is_readable() -> None:
    assert "it “changed”" in written("json", ONE)
    assert json.loads(written("json")) == []


def test_json_names_the_columns_that_are_known(root: Path) -> None:
    assert json.loads(written("json", NUMBER, root=root))[0]["column"] == 13
    assert json.loads(written("json", NUMBER, root=root))[0]["end_column"] == 14
    assert "column" not in json.loads(written("json", NUMBER))[0]


def test_terminal_marks_the_culprit_below_its_line(root: Path) -> None:
    assert shown(root, NUMBER) == [
        "docs/a.md:2: TR005 the number 4 is not there; write it",
        "    2 | Two 14 and 4.",
        "      |            ^",
        "1 finding",
    ]


def test_terminal_shows_the_line_alone_where_nothing_on_it_is_named(root: Path) -> None:
    finding = Finding("docs/a.md", 2, "TR005", "the number 5 is missing", "write it")

    assert shown(root, finding, Finding("docs/b.md", 2, "TR005", "m", "r")) == [
        "docs/a.md:2: TR005 the number 5 is missing; write it",
        "    2 | Two 14 and 4.",
        "docs/b.md:2: TR005 m; r",
        "2 findings",
    ]


@pytest.mark.parametrize(
    ("place", "width", "lines"),
    [
        (Place(1, "  one two", 7, 10), 80, ("one two", "    ^^^")),
        (Place(1, "one two"), 80, ("one two", "")),
        (Place(1, "數據 two", 4, 7), 80, ("數據 two", "     ^^^")),
        (Place(1, "two 數據", 5, 7), 80, ("two 數據", "    ^^^^")),
        (Place(1, "a" * 50 + "bad" + "a" * 50, 51, 54), 20, ("aaaaabadaaaaaaaaaaaa", "     ^^^")),
        (Place(1, "a" * 50 + "b" * 50, 51, 101), 20, ("aaaaabbbbbbbbbbbbbbb", "     " + "^" * 15)),
        (Place(1, "bad" + "a" * 50, 1, 4), 20, ("bad" + "a" * 17, "^^^")),
        (Place(1, "a\tb\x1b[31m bad", 10, 13), 80, ("a b [31m bad", "         ^^^")),
    ],
)
def test_line_is_cut_around_the_culprit(place: Place, width: int, lines: tuple[str, str]) -> None:
    assert marked(place, width) == lines


def test_github_commands_are_escaped_and_rank_what_does_not_stop_a_build_as_a_warning(root: Path) -> None:
    assert written("github", ONE, TWO, Finding("docs/a.md", 2, "TR001", "m", "r"), root=root) == (
        "::error file=docs/a.md,line=12,title=VE001::it “changed”; mend it\n"
        "::error file=locales/de%2Cx%3Ay.po,title=TR003::100 %25 of%0Alines%0D, a::b; see 50%25\n"
        "::warning file=docs/a.md,line=2,title=TR001::m; r\n"
    )


def test_note_is_called_so_in_every_format(root: Path) -> None:
    note = Finding("docs/a.md", 2, "IN015", "m", "r", note=True)

    assert written("text", note, root=root) == "docs/a.md:2: IN015 note: m; r\n"
    assert written("github", note, root=root).startswith("::notice file=docs/a.md,line=2")
    assert json.loads(written("json", note, root=root))[0]["note"] is True
    assert sarif(note, root=root)["results"][0]["level"] == "note"


def test_github_names_columns(root: Path) -> None:
    assert written("github", NUMBER, root=root).startswith("::error file=docs/a.md,line=2,col=13,endColumn=14,title=")


def test_github_names_a_file_of_the_built_site_in_the_message_alone(root: Path) -> None:
    finding = Finding("de-DE/index.html", 3, "ST001", "the link leads to no page", "mend it")

    assert written("github", finding, root=root) == (
        "::error title=ST001::de-DE/index.html: the link leads to no page; mend it\n"
    )


@pytest.mark.parametrize("path", ["/", "/etc/passwd", "..", "../{name}/docs/a.md", "docs", ".", "", "a\0b"])
def test_github_marks_no_place_that_is_no_file_of_the_project(root: Path, path: str) -> None:
    output = written("github", Finding(path.format(name=root.name), 2, "TR003", "m", "r"), root=root)

    assert output.startswith("::error title=TR003::")


@pytest.mark.parametrize(
    ("repository", "name"), [(".", "docs/a.md"), ("..", "a%20b/docs/a.md"), ("../..", "c/a%20b/docs/a.md")]
)
def test_forges_are_told_of_files_from_the_repositorys_root(root: Path, repository: str, name: str) -> None:
    project = root / "c" / "a b"
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "a.md").write_text("# A\n", encoding="utf-8")
    (project / repository / ".git").mkdir()
    finding = Finding("docs/a.md", 1, "TR003", "m", "r")

    (result,) = sarif(finding, root=project)["results"]

    assert written("github", finding, root=project) == f"::error file={unquote(name)},line=1,title=TR003::m; r\n"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == name
    assert written("text", finding, root=project) == "docs/a.md:1: TR003 m; r\n"


@given(st.text(), st.text(), st.text())
@example("/", "", "")
def test_github_command_cannot_be_forged(path: str, message: str, remedy: str) -> None:
    output = written("github", Finding(path, 3, "TR003", message, remedy))

    properties, _, rest = output.removeprefix("::error ").partition("::")
    assert output.count("\n") == 1
    assert "\r" not in output
    assert properties == "title=TR003"
    assert rest.endswith("\n")


def sarif(*findings: Finding, root: Path) -> dict[str, Any]:
    (run,) = json.loads(written("sarif", *findings, root=root))["runs"]
    return dict(run)


FOUND = (
    NUMBER,
    TWO,
    Finding("docs/a.md", 2, "TR001", "m", "r"),
    Finding("docs/a.md", 1, "TR005", "m", "r"),
    Finding("de-DE/index.html", 3, "ST001", "m", "r"),
)


def test_sarif_log_has_what_the_standard_requires(root: Path) -> None:
    log = json.loads(written("sarif", *FOUND, root=root))

    assert (log["version"], set(log)) == ("2.1.0", {"$schema", "version", "runs"})
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "noticepress"
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids)) == ["ST001", "TR001", "TR003", "TR005"]
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert driver["rules"][result["ruleIndex"]]["defaultConfiguration"]["level"] == result["level"]
        (location,) = result["locations"]
        region = location["physicalLocation"].get("region", {"startLine": 1})
        assert region["startLine"] >= 1
        assert 1 <= region.get("startColumn", 1) < region.get("endColumn", 2)
    assert len(run["results"]) == len(FOUND)


def test_sarif_has_a_finding_of_a_rule_that_a_hook_of_the_project_brought(root: Path) -> None:
    run = sarif(Finding("docs/a.md", 1, "XX001", "m", "r"), root=root)

    assert run["tool"]["driver"]["rules"] == [{"id": "XX001"}]
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [("XX001", "error")]


def test_sarif_explains_each_rule_in_full(root: Path) -> None:
    rule = next(rule for rule in all_rules() if rule.code == "TR001")

    assert next(each for each in sarif(*FOUND, root=root)["tool"]["driver"]["rules"] if each["id"] == "TR001") == {
        "id": "TR001",
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": explain(rule)},
        "defaultConfiguration": {"level": "warning"},
    }


def test_sarif_has_a_file_for_each_finding_though_the_repository_lacks_it(root: Path) -> None:
    results = sarif(*FOUND, root=root)["results"]

    assert [result["locations"][0] for result in results] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "docs/a.md"},
                "region": {"startLine": 2, "startColumn": 13, "endColumn": 14},
            }
        },
        {"physicalLocation": {"artifactLocation": {"uri": "locales/de%2Cx%3Ay.po"}}},
        {"physicalLocation": {"artifactLocation": {"uri": "docs/a.md"}, "region": {"startLine": 2}}},
        {"physicalLocation": {"artifactLocation": {"uri": "docs/a.md"}, "region": {"startLine": 1}}},
        {"physicalLocation": {"artifactLocation": {"uri": "de-DE/index.html"}, "region": {"startLine": 3}}},
    ]


@pytest.mark.parametrize("style", ["github", "json", "sarif"])
@pytest.mark.parametrize("path", ["x" * 6000, "\0", "\ud800/x", ""])
def test_names_that_no_file_can_have_are_written(root: Path, style: str, path: str) -> None:
    """A manifest that somebody has forged may name such."""
    assert "SV001" in written(style, Finding(path, 0, "SV001", "m", "r"), root=root)


def test_every_format_is_known_by_name() -> None:
    assert {"text", "json", "github", "sarif"} == set(FORMATS)
    assert all(written(style, ONE) for style in FORMATS)
