"""IN: input files. What their readers find is described beside them; here is what takes more than one file."""

from __future__ import annotations

from noticepress.rules.checking import CheckedRule
from noticepress.rules.inputs import clauses, fact_numbers, facts, links, locales, prevailing_clause
from noticepress.rules.subject import NoticeSubject

RULES: tuple[CheckedRule[NoticeSubject], ...] = (
    *facts.RULES,
    *fact_numbers.RULES,
    *prevailing_clause.RULES,
    *links.RULES,
    *clauses.RULES,
    *locales.RULES,
)
