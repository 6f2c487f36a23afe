"""IN018 looks at each paragraph of a section, and at what follows on it: the time grows with the text."""

from __future__ import annotations

from datetime import date

import pytest

from growth import EIGHTFOLD, MOST, growth
from noticepress.model import Text
from noticepress.rules.inputs.clauses import labels_have_effect
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from small_project import SOURCE, Project

NOTICE = Project(SOURCE).read_sources()[0].notices["privacy"].notice
SIZE = 500


@pytest.mark.parametrize(
    "unit", ["A. Smith said so.\n\n", "We keep it.\n\n", "A. One.\n\n  Two.\n\n", "> A. One.\n>\n"]
)
def test_time_of_looking_for_labels_grows_with_the_text(unit: str) -> None:
    subjects = {}
    for size in (SIZE, EIGHTFOLD * SIZE):
        section, _ = parse_section(f"## A {{#a}}\n\n{unit * size}", "docs/privacy/1.2/10-a.md", Dialect())
        text = Text("1.2", "docs/privacy/1.2", (section,))
        subjects[size] = NoticeSubject(NOTICE, {"1.2": text}, {}, date(2026, 11, 24))

    assert growth(lambda size: [*labels_have_effect(subjects[size])], SIZE) < MOST
