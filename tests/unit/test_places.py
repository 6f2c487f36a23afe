"""Where in a file a finding's culprit is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticepress.findings import Finding
from noticepress.places import Place, find_place

MARKDOWN = """\
# Title {#title}

One paragraph of two
lines, from 25 May  2018
on, and {{ organisatiom }}.

Another with 25 May 2018.
"""
PO = """\
msgctxt "a#a"
msgid "Four 44"
msgstr ""
"Vier 144, "
"dann 44 und 44"

msgid "Next"
msgstr "44"
"""
REGISTER = """\
title: One
facts: One
"""
FILES = {"docs/a.md": MARKDOWN, "locales/a.po": PO, "docs/notice.yml": REGISTER}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "docs" / "latin.md").write_bytes("\u00e4 bad".encode("latin-1"))
    return folder


@pytest.mark.parametrize(
    ("finding", "found"),
    [
        pytest.param(Finding("docs/a.md", 3, "VE008", "", "", "two"), (3, 18, 21), id="on-the-first-line"),
        pytest.param(
            Finding("docs/a.md", 3, "VE008", "there is no fact “organisatiom”", "", ""),
            (5, 12, 24),
            id="first-quotation",
        ),
        pytest.param(Finding("docs/a.md", 3, "VE008", "", "", "25 may 2018"), (4, 13, 25), id="any-case-and-spaces"),
        pytest.param(
            Finding("docs/a.md", 3, "VE008", "quotes “two”", "", "lines"),
            (4, 1, 6),
            id="what-the-rule-says-comes-first",
        ),
        pytest.param(Finding("docs/a.md", 3, "VE008", "", "", "Another"), (3, 0, 0), id="not-in-the-next-paragraph"),
        pytest.param(
            Finding("docs/a.md", 3, "VE008", "quotes “One para…”", "", ""),
            (3, 0, 0),
            id="what-was-cut-is-not-looked-for",
        ),
        pytest.param(Finding("docs/a.md", 1, "VE008", "nothing is quoted", "", ""), (1, 0, 0), id="nothing-named"),
        pytest.param(Finding("docs/a.md", 0, "VE008", "", "", "Title"), (0, 0, 0), id="the-file-as-a-whole"),
        pytest.param(Finding("docs/a.md", 99, "VE008", "", "", "Title"), (99, 0, 0), id="behind-the-end"),
        pytest.param(Finding("docs/gone.md", 1, "VE008", "", "", "Title"), (1, 0, 0), id="no-such-file"),
        pytest.param(Finding("docs/latin.md", 1, "VE008", "", "", "bad"), (1, 0, 0), id="not-utf-8"),
        pytest.param(
            Finding("locales/a.po", 3, "VE008", "", "", "44"), (5, 7, 9), id="translation-no-part-of-a-number"
        ),
        pytest.param(Finding("locales/a.po", 2, "VE008", "", "", "44"), (5, 7, 9), id="translation-not-english"),
        pytest.param(Finding("locales/a.po", 3, "VE008", "", "", "Next"), (3, 0, 0), id="not-in-the-next-entry"),
        pytest.param(Finding("docs/notice.yml", 1, "VE008", "", "", "One"), (1, 8, 11), id="on-the-line"),
        pytest.param(Finding("docs/notice.yml", 1, "VE008", "", "", "facts"), (1, 0, 0), id="on-that-line-only"),
    ],
)
def test_culprit_is_looked_for_in_the_paragraph_of_its_finding(
    root: Path, finding: Finding, found: tuple[int, int, int]
) -> None:
    place = find_place(root, finding)

    assert (place.line, place.column, place.end) == found


def test_place_has_the_line_on_which_the_culprit_stands(root: Path) -> None:
    assert find_place(root, Finding("docs/a.md", 3, "VE008", "", "", "lines")) == Place(
        4, "lines, from 25 May  2018", 1, 6
    )
    assert find_place(root, Finding("docs/a.md", 3, "VE008", "", "")) == Place(3, "One paragraph of two")
