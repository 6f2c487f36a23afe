"""Rules that the readers of this room find; those that need more than a file are in :mod:`noticepress.rules`."""

from __future__ import annotations

from noticepress.findings import Rule

LOCALES = Rule(
    "IN001",
    summary="The table of locales is not valid",
    explanation="locales/locales.yml lists each locale once, with a BCP 47 tag, a label and catalogs that exist.",
    example="catalogs: [dee]",
    remedy="write it as the other entries are: tag, label and catalogs; the table is in locales.md of the handbook",
)

CATALOG = Rule(
    "IN003",
    summary="A catalog cannot be read",
    explanation="A PO file is UTF-8 and follows gettext's format. An entry whose text has more brackets, marks or "
    "characters than any real one is not used, and shown in English; the other entries are read.",
    example='A line msgstr "… without its closing quotation mark.',
    remedy="mend the line; 'msgfmt -c' shows the same place",
)

TYPED_STATE = Rule(
    "IN024",
    summary="A catalog's header says that it has been reviewed",
    explanation="Whether a translation has been reviewed, or approved by counsel, follows from its entries, each of "
    "which says by whom, when and for which two texts: 'noticepress review' and 'noticepress approve' write that. The "
    "header says no more than how the translation was made: by people, or with a machine's help. Anything else in it "
    "counts for nothing.",
    example="X-Translation-State: counsel",
    remedy="write machine or human, or leave the line out; record a review with 'noticepress review' or 'approve'",
    blocks=False,
)

GLOSSARY = Rule(
    "IN011",
    summary="The glossary is not valid",
    explanation="locales/glossary.yml has the keys of its schema.",
    example="accepts: instead of accept:",
    remedy="write it as the other terms are; an editor that knows the schema marks what is wrong",
)

STYLE = Rule(
    "IN025",
    summary="The languages' style is not valid",
    explanation="locales/style.yml has the keys of its schema.",
    example='quotes: ["„"] instead of ["„“"]',
    remedy="write it as the other languages are; an editor that knows the schema marks what is wrong",
)

APPROVED_WORDS = Rule(
    "IN022",
    summary="The record of approved words cannot be read",
    explanation="locales/words.json is written by 'noticepress approve', and by nothing else.",
    example="A merge of two branches left its marks in locales/words.json.",
    remedy="restore the file from version control, and approve again what is missing",
)
