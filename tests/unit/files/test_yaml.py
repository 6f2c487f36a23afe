"""YAML comes in as plain data with lines; what is not plain is refused with its line."""

from __future__ import annotations

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from noticepress.files.rules import FILES
from noticepress.files.yaml import Location, parse, parse_settings
from noticepress.findings import NoticepressError
from noticepress.register.rules import REGISTER_FILE

DOCUMENT = """\
# a comment
title: Notice
days: 14
facts:
  name: Example
  since: 2017-06-01

versions:
  - version: "2.0"
    effective: 2017-02-30
  -
    version: "2.1"
    tags: [one, two,
      three]
"""


def test_values_are_plain() -> None:
    assert parse(DOCUMENT, "f.yml", REGISTER_FILE).data == {
        "title": "Notice",
        "days": 14,
        "facts": {"name": "Example", "since": "2017-06-01"},
        "versions": [
            {"version": "2.0", "effective": "2017-02-30"},
            {"version": "2.1", "tags": ["one", "two", "three"]},
        ],
    }


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 2),
        (("title",), 2),
        (("days",), 3),
        (("facts",), 4),
        (("facts", "name"), 5),
        (("facts", "since"), 6),
        (("versions",), 8),
        (("versions", 0), 9),
        (("versions", 0, "version"), 9),
        (("versions", 0, "effective"), 10),
        (("versions", 1), 12),
        (("versions", 1, "version"), 12),
        (("versions", 1, "tags"), 13),
        (("versions", 1, "tags", 2), 14),
    ],
)
def test_line_of_a_value(location: Location, line: int) -> None:
    assert parse(DOCUMENT, "f.yml", REGISTER_FILE).line(location) == line


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("facts", "missing"), 4),
        (("versions", 1, "digest"), 12),
        (("versions", 9, "digest"), 8),
        (("nothing",), 2),
        (("versions", 1, "tags", 2, "deep", "deeper"), 14),
    ],
)
def test_line_of_what_is_missing_is_that_of_what_would_hold_it(location: Location, line: int) -> None:
    assert parse(DOCUMENT, "f.yml", REGISTER_FILE).line(location) == line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2017-06-01", "2017-06-01"),
        ("2017-02-30", "2017-02-30"),
        ("2017-06-01 12:00:00", "2017-06-01 12:00:00"),
        ('"2017-06-01"', "2017-06-01"),
        ("2.0", 2.0),
        ('"2.0"', "2.0"),
        ("17", 17),
        ("0x10", 16),
        ("true", True),
        ("no", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("text: # not a comment inside", {"text": None}),
        ("|\n    two\n    lines\n", "two\nlines\n"),
        (">-\n    one\n    line\n", "one line"),
        ("[]", []),
        ("{}", {}),
        ("[{a: 1}, [b]]", [{"a": 1}, ["b"]]),
        ("!!str 5", "5"),
    ],
)
def test_scalars_keep_their_type_and_dates_stay_text(text: str, value: object) -> None:
    separator = "\n  " if text.startswith("text:") else " "

    assert parse(f"key:{separator}{text}\n", "f.yml", REGISTER_FILE).data == {"key": value}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "\n\n"])
def test_empty_document_is_none(text: str) -> None:
    parsed = parse(text, "f.yml", REGISTER_FILE)

    assert parsed.data is None
    assert parsed.line(("any",)) >= 1


REFUSED = [
    ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here a second time"),
    ("a:\n  b: 1\n  c: 2\n  b: 3\n", 4, "'b' stands here a second time"),
    ("- {x: 1,\n   x: 2}\n", 2, "'x' stands here a second time"),
    ("a: 1\n'a': 2\n", 2, "'a' stands here a second time"),
    ("a: &x 1\n", 1, "anchors and aliases"),
    ("a: 1\nb: *x\n", 2, "anchors and aliases"),
    ("a: &x [1]\nb: [*x, *x]\n", 1, "anchors and aliases"),
    ("base: &b {x: 1}\nc:\n  <<: *b\n", 1, "anchors and aliases"),
    ("x: 1\na: !!python/name:os.system ''\n", 2, "python/name"),
    ("a: !ENV HOME\n", 1, "!ENV"),
    ("a: !!binary aGVsbG8=\n", 1, "binary"),
    ("? [a, b]\n: 1\n", 1, "a key must be a plain word"),
    ("? {a: b}\n: 1\n", 1, "a key must be a plain word"),
    ("a: 1\n b: 2\n", 2, "not valid YAML"),
    ("a: [1, 2\n", 2, "not valid YAML"),
    ("a: 'open\n", 1, "not valid YAML"),
    ("a:\n\t- b\n", 2, "not valid YAML"),
    ("a: b: c\n", 1, "not valid YAML"),
    ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
    ("a: \x07\n", 1, "not valid YAML"),
    ("a: !!int x\n", 1, "cannot be read"),
    ("a: !!float x\n", 1, "cannot be read"),
]


@pytest.mark.parametrize(("text", "line", "message"), REFUSED)
def test_what_is_not_plain_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse(text, "docs/x/notice.yml", REGISTER_FILE)

    (finding,) = caught.value.findings
    assert (finding.path, finding.line, finding.code) == ("docs/x/notice.yml", line, "IN002")
    assert message in finding.message
    assert finding.remedy


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system [x]\n",
        "a: !!set {x, y}\n",
        "a: !!omap [x: 1]\n",
        "a: !custom {x: 1}\n",
        "a: !custom [1]\n",
    ],
)
def test_tagged_collection_constructs_nothing(text: str) -> None:
    """Either it is refused, or it is read as the plain mapping or list that it is written as."""
    try:
        data = parse(text, "f.yml", REGISTER_FILE).data
    except NoticepressError:
        data = {"a": []}

    assert isinstance(data, dict)
    assert type(data["a"]) in (dict, list)


def test_deep_nesting_is_refused_and_no_traceback() -> None:
    with pytest.raises(NoticepressError) as caught:
        parse("[" * 5000 + "]" * 5000, "f.yml", REGISTER_FILE)

    assert "nested" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: &x 2\n", "anchors and aliases"),
        ("a: 1\nb: *x\n", "anchors and aliases"),
        ("a: 1\n&x b: 2\n", "anchors and aliases"),
        ("a: 1\nb: " + "[" * 60 + "]" * 60, "nested too deeply"),
        ("a: 1\nb: " + "[" * 5000 + "]" * 5000, "nested too deeply"),
        ("a: 1\nb: " + "{x: " * 60 + "1" + "}" * 60, "nested too deeply"),
        ("a: 1\nb: [1\n", "expected"),
    ],
)
def test_settings_are_refused_where_they_stand(text: str, message: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_settings(text, "mkdocs.yml", FILES)

    (finding,) = caught.value.findings
    assert finding.line in (2, 3)
    assert message in finding.message or message == "expected"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: !!python/name:os.system ''\n", 2),
        ("a: 1\nb:\n  - x\n  - !!python/name:os.system ''\n", 4),
        ("a: 1\n? !!python/name:os.system ''\n: 2\n", 2),
        ("a: 1\nb: !ENV [!!python/name:os.system '', x]\n", 2),
    ],
)
def test_settings_tell_every_tag_of_other_programs(text: str, line: int) -> None:
    """In a key, too, and where a variable is named."""
    found = parse_settings(text, "mkdocs.yml", FILES)

    assert ("tag:yaml.org,2002:python/name:os.system", line) in found.foreign


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!!python/name:material.extensions.emoji.twemoji", ""),
        ("!!python/object/apply:os.system [x]", ["x"]),
        ("!relative", ""),
        ("2017-06-01", "2017-06-01"),
        ("5", 5),
    ],
)
def test_settings_have_tagged_values_as_they_are_written(text: str, value: object) -> None:
    found = parse_settings(f"a: {text}\n", "mkdocs.yml", FILES)

    assert found.data == {"a": value}
    assert list(found.tags) == ([("a",)] if text.startswith("!") else [])


def test_settings_still_have_no_aliases() -> None:
    with pytest.raises(NoticepressError):
        parse_settings("a: &x 1\nb: *x\n", "mkdocs.yml", FILES)


@pytest.mark.parametrize(
    "text",
    ["!ENV A", "!ENV [A]", "!ENV [B, A, x]", "!ENV [B, x]", "!ENV [B, C, 5]", "!ENV B", "!ENV N", "!ENV [B, [x, y]]"],
)
def test_a_variable_is_read_as_mkdocs_reads_it(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.delenv("B", raising=False)
    monkeypatch.setenv("A", "https://a.example/")
    monkeypatch.setenv("N", "15")
    source = f"a: {text}\n"

    found = parse_settings(source, "mkdocs.yml", FILES)

    assert found.data == yaml.load(source, Loader=get_yaml_loader(yaml.SafeLoader))  # noqa: S506 (a safe one)
    assert found.variables.get("A", "https://a.example/") == "https://a.example/"
    assert set(found.variables) <= {"A", "B", "C", "N"}


def test_a_variable_is_read_again_when_it_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("one", "two"):
        monkeypatch.setenv("A", value)
        assert parse_settings("a: !ENV A\n", "mkdocs.yml", FILES).data == {"a": value}


@pytest.mark.parametrize("text", ["!ENV []", "!ENV {a: b}", "!ENV [[a], b]"])
def test_a_variable_without_a_name_is_refused(text: str) -> None:
    with pytest.raises(NoticepressError, match="!ENV names no variable"):
        parse_settings(f"a: {text}\n", "mkdocs.yml", FILES)


def test_message_of_a_refusal_is_one_line() -> None:
    with pytest.raises(NoticepressError) as caught:
        parse('a: 1\n"b\\nforged.md:1: VE001 x": 1\n"b\\nforged.md:1: VE001 x": 2\n', "f.yml", REGISTER_FILE)

    assert "\n" not in str(caught.value)
