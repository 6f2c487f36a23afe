"""Rules that the readers of this room find; those that need more than a file are in :mod:`noticepress.rules`."""

from __future__ import annotations

from noticepress.findings import Rule

REGISTER_FILE = Rule(
    "IN002",
    summary="A register is not valid",
    explanation="notice.yml is plain YAML with the keys of its schema; so is docs/facts.yml, which notices share.",
    example="versions: with a key 'efective'.",
    remedy="see the register's reference in the handbook, or the schema in your editor",
)

DATES = Rule(
    "VE004",
    summary="A date is missing, malformed or impossible",
    explanation="A published version has a published date and an effective date, both days of the calendar, and takes "
    "effect no sooner than it is published. It is withdrawn before it takes effect, and corrected after publication. "
    "Where a text was in force before it came here, its entry has the day on which it was published then, and "
    "'noticepress publish 1.0 --as-of DAY' enters it as of that day.",
    example="effective: 2018-13-45",
    remedy="write a date as YYYY-MM-DD",
)

CHAIN = Rule(
    "VE006",
    summary="The hash chain of the register is broken",
    explanation="Each published entry's digest covers its seal, number, dates, time zone, summary and the digest of "
    "the entry before it; an erratum's and a withdrawal's digest cover what they record. Where one does not fit, an "
    "entry or a seal was changed, dropped or moved. The seal holds the text before each erratum too, so that every "
    "past day's site can be built. A text that is sealed, or whose editions are on record, and whose entry has no "
    "digest is the same mistake: deleting the line 'digest' does not make a draft of a published version.",
    example="The entry of version 2.0 deleted, or its summary edited, after 2.1 was published.",
    remedy="restore the register and the seals from version control",
)
