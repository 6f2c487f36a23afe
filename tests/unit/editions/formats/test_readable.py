"""An edition's HTML as text: what a clause is, and what stands before an item."""

from __future__ import annotations

import itertools

import pytest

from growth import MOST, growth
from noticepress.editions.formats.readable import Readable
from noticepress.editions.localizing.localizer import Localizer
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section


def sections(body: str) -> list[tuple[str, str]]:
    section, _ = parse_section(f"## Use {{#use}}\n\n{body}\n", "docs/p/1/10-use.md", Dialect())
    return [("use", Localizer().render(section, None, {}).html)]


@pytest.mark.parametrize(
    ("markdown", "labels"),
    [
        ("a) x\nb) y", "a) b)"),
        ("(i) x\n(ii) y", "(i) (ii)"),
        ("C. x\nD. y", "C. D."),
        ("3. x\n4. y", "3. 4."),
        ("1. x\n2. y", "1. 2."),
    ],
)
def test_lists_have_the_labels_of_the_page(markdown: str, labels: str) -> None:
    html = Dialect().convert(markdown, lambda *_: None)
    lines = Readable([("use", html)]).text().splitlines()
    assert [line.split()[0] for line in lines] == labels.split()


BODY = """\
First.[^n]

- one
- two

### Deep {#deep}

Within.

#### Deeper {#deeper}

Further.

### Next {#next}

Not this.

[^n]: Note.
"""


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("deep", "Deep\n\nWithin.\n\nDeeper\n\nFurther."),
        ("deeper", "Deeper\n\nFurther."),
        ("next", "Next\n\nNot this.\n\n[1] Note."),
        ("use.1", "First.[1]\n\n[1] Note."),
        ("use.3", "- two"),
        ("deep.1", "Within."),
    ],
)
def test_clause_is_what_the_id_names(clause: str, text: str) -> None:
    readable = Readable(sections(BODY))
    assert clause in readable.clauses
    assert readable.text(clause) == text


@pytest.mark.parametrize(
    ("body", "clause", "text"),
    [
        (
            "(a) Intro:\n    {: #appointment }\n\n    (i) one\n\n    (ii) two\n\n(b) x",
            "appointment",
            "(a) Intro:\n    (i) one\n    (ii) two",
        ),
        (
            "1. Intro\n    {: #appointment }\n\n    - one\n    - two\n\n2. x",
            "appointment",
            "1. Intro\n   - one\n   - two",
        ),
        ("1. x\n\n2. y\n\n    more", "use.2", "2. y\n\n   more"),
        ("1. x\n\n2. y\n\n    more", "use.3", "more"),
    ],
)
def test_item_is_its_label_and_all_that_stands_within(body: str, clause: str, text: str) -> None:
    assert Readable(sections(body)).text(clause) == text


def test_section_without_a_heading_of_its_name_is_a_clause_too() -> None:
    assert Readable([("index", "<h1 id='title'>A</h1><p>B</p>")]).text("index") == "A\n=\n\nB"


def test_english_for_want_of_a_translation_is_marked() -> None:
    english = 'class="untranslated" lang="en"'
    html = f"<p {english}>Old.</p><ul><li><span {english}>New.</span><ul><li>x</li></ul></li></ul>"
    assert Readable([("a", html)]).text() == "[English] Old.\n\n- [English] New.\n  - x"


def test_time_of_reading_a_list_grows_with_it() -> None:
    fresh = itertools.count()  # a section that was read before is remembered

    def read(count: int) -> Readable:
        return Readable([("use", f"<ol>{'<li>x</li>' * count}<li>{next(fresh)}</li></ol>")])

    assert growth(read, 500) < MOST
