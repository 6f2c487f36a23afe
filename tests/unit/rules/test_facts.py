"""What is said of facts whose values published texts have: these stay, and the draft has others."""

from __future__ import annotations

from dataclasses import replace

from noticepress.register.sealing.seal import seal_fact
from noticepress.rules.inputs.facts import facts_are_known
from noticepress.rules.subject import NoticeSubject
from small_project import DAY, SmallProject


def test_a_value_of_published_texts_stays_and_the_draft_has_another(small: SmallProject) -> None:
    small.replace("docs/privacy/notice.yml", "organisation: Example Ltd.", "organisation: |\n    Example Ltd.")
    read = small.publication(drafts=True).inputs.notices["privacy"]
    value = read.notice.facts["organisation"]
    sealed = {number: replace(seal, facts={"organisation": seal_fact(value)}) for number, seal in read.seals.items()}

    (new,) = facts_are_known(NoticeSubject(read.notice, read.texts, read.seals, DAY))
    (old,) = facts_are_known(NoticeSubject(read.notice, read.texts, sealed, DAY))

    assert new.message == old.message
    assert new.remedy.startswith("take it away; ")
    own = "give version 1.2 a value of its own under 'facts', for published texts keep theirs"
    assert old.remedy == f"{own}; there, {new.remedy}"
