"""Rules that the readers of this room find; those that need more than a file are in :mod:`noticepress.rules`."""

from __future__ import annotations

from noticepress.findings import Rule

REGISTER_FILE = Rule(
    "IN002",
    summary="A register is not valid",
    explanation="notice.yml is plain YAML with the keys of its schema; so is docs/facts.yml, which notices share. "
    "Without it, the texts of a notice would be published as pages, with no version and no day: a folder named as a "
    "version, in one without a register, is refused.",
    example="versions: with a key 'efective'.",
    remedy="write it as in the table of the register in the handbook; an editor that knows the schema marks it",
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

AUTHORITY_FILE = Rule(
    "IN023",
    summary="The authority is not valid",
    explanation="authority/authority.yml is plain YAML: keys, each once; roles with names of keys and a threshold "
    "that they can reach; acts with names of roles. The handbook has the table.",
    example="A role with a threshold of 2 and one key.",
    remedy="write it as in the table of authority.md in the handbook; an editor that knows the schema marks it",
)

SIGNATURES = Rule(
    "VE016",
    summary="An act lacks signatures that the authority asks for",
    explanation="Where the project has an authority, what commands put on record is signed by as many different keys "
    "of each role as authority.yml says: a version that was published, an erratum, a withdrawal, a revision of a "
    "translation, words that were approved, a promise that was ended. A key counts once, whatever its names; one that "
    "was removed from its role does not count any more, except for what was on record when it was.",
    example="A version whose publication nobody of the role counsel has signed.",
    remedy="have it signed: noticepress sign ACT --key KEY",
)

TIMESTAMPS = Rule(
    "VE018",
    summary="A timestamp is not good",
    explanation="Beside a file of signatures may lie the reply of a timestamp authority (RFC 3161), which says by when "
    "it was there. The reply is of that file, and by a certificate that comes from one that authority.yml has under "
    "'timestamps' and was good then. It can be verified without a network, for ever.",
    example="A file of signatures exchanged, and the timestamp of the old one left beside it.",
    remedy="restore both files from version control, or delete the timestamp",
)

AUTHORITY_CHAIN = Rule(
    "VE017",
    summary="The authority is not the one that was signed",
    explanation="Each version of authority.yml is kept in authority/, signed by the roles that its 'authority' names "
    "and by those that the version before it named: nobody takes over who may do what without them. Each covers the "
    "one before it, and the acts that were on record.",
    example="A key added to a role in authority.yml, and the change signed by nobody.",
    remedy="restore it from version control, or have the change signed: noticepress sign authority --key KEY",
)
