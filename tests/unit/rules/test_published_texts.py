"""VE001: no other order, loss or addition of sections goes untold, and none is told block by block."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from noticepress.model import Section
from noticepress.rules.subject import NoticeSubject
from noticepress.rules.versions.texts import published_text_changed
from small_project import SOURCE, Project

READ = Project(SOURCE).read_sources()[0].notices["privacy"]
TEXT = READ.texts["1.1"]
LAST = TEXT.sections[-1]
ADDED = replace(LAST, id="added", blocks=tuple(replace(block, section="added") for block in LAST.blocks))
ORDERS = [
    order
    for sections in (TEXT.sections, (*TEXT.sections, ADDED), TEXT.sections[:-1], (*TEXT.sections[:-1], ADDED))
    for order in permutations(sections)
]


@pytest.mark.parametrize("sections", ORDERS, ids=lambda sections: "-".join(section.id for section in sections))
def test_sections_that_are_not_those_that_were_sealed_are_told_in_a_line_each(sections: tuple[Section, ...]) -> None:
    texts = {**READ.texts, "1.1": replace(TEXT, sections=sections)}

    found = [*published_text_changed(NoticeSubject(READ.notice, texts, READ.seals, date(2026, 11, 24)))]

    assert bool(found) is (sections != TEXT.sections)
    assert len(found) <= 3
