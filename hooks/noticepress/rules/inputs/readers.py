"""IN: files that cannot be read as what they should be.

The readers themselves raise most of these findings; here they are described, and those that need more than
a single file are checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process

from noticepress.model import Text
from noticepress.rules.inputs import clauses, facts, links, locales
from noticepress.rules.rule import Rule, Violation, rule
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.section import PREAMBLE

_LIKE = 60
"""How alike two ids are, of 100, for one to be taken for the other."""


def _by_the_reader(_subject: NoticeSubject) -> Iterator[Violation]:
    yield from ()


LOCALES = rule(
    "IN001",
    summary="The table of locales is not valid",
    explanation="locales/locales.yml lists each locale once, with a BCP 47 tag, a label and catalogs that exist.",
    example="catalogs: [dee]",
    remedy="see the table of locales in the handbook",
)(_by_the_reader)

REGISTER = rule(
    "IN002",
    summary="A register is not valid",
    explanation="notice.yml is plain YAML with the keys of its schema; so is docs/facts.yml, which notices share.",
    example="versions: with a key 'efective'.",
    remedy="see the register's reference in the handbook, or the schema in your editor",
)(_by_the_reader)

CATALOG = rule(
    "IN003",
    summary="A catalog cannot be read",
    explanation="A PO file is UTF-8 and follows gettext's format. An entry whose text has more brackets, marks or "
    "characters than any real one is not used, and shown in English; the other entries are read.",
    example='A line msgstr "… without its closing quotation mark.',
    remedy="mend the line; 'msgfmt -c' shows the same place",
)(_by_the_reader)

HEADINGS = rule(
    "IN004",
    summary="A heading or an id is missing, or stands twice",
    explanation="Each section begins with a heading of level 2 (the preamble: level 1). Each heading has an explicit "
    "id in lower-case ASCII, unique in its version, because addresses and catalogs rest on it in every language. An "
    "id by hand has no point and no colon, as those have that the program gives, and in a draft none of the "
    "templates' own.",
    example="## Your rights",
    remedy="end the line with {#your-rights}",
)(_by_the_reader)

FRONT_MATTER = rule(
    "IN006",
    summary="Front matter is not valid",
    explanation="Front matter may hold a description, for search engines.",
    example="auther: Legal",
    remedy="front matter may hold description, with a text",
)(_by_the_reader)

UNSEEN = rule(
    "IN007",
    summary="A character that nobody sees, or a letter of another script within a word",
    explanation="What cannot be seen can part, join, reverse or hide words, and a Cyrillic letter in a Latin word is "
    "another letter to search and screen readers. Letters, marks, digits, punctuation, signs and spaces may stand in a "
    "text; so may a soft hyphen between letters, and joiners and direction marks beside letters of scripts that need "
    "them. Looked for in texts, front matter, registers, other pages, mkdocs.yml, locales.yml and the glossary, also "
    "where they are written as &#8203;. TR008 looks for them in catalogs.",
    example="A zero width space in “da\u200bta”, or a logo glyph copied from a word processor.",
    remedy="delete the character",
)(_by_the_reader)


FILES = rule(
    "IN009",
    summary="A file is missing or cannot be read",
    explanation="Every file of a project is UTF-8 text where the handbook says. What no real text has is refused at "
    "once, before it takes minutes to read: a paragraph of 60,000 characters, thirty brackets or tags that are not "
    "closed, lists eighty levels deep.",
    example="locales/de/LC_MESSAGES/site.po does not exist.",
    remedy="restore the file",
)(_by_the_reader)


@rule(
    "IN010",
    summary="The prevailing clause is missing",
    explanation="Each version says itself that English prevails; the register names the heading of that clause, and "
    "the statement is repeated there on each translated page.",
    example="prevailing_clause: languages, and no heading with {#languages} in version 2.1.",
    remedy="name the clause's heading under 'prevailing_clause', or restore the clause",
)
def clause_exists(subject: NoticeSubject) -> Iterator[Violation]:
    """The heading of the prevailing clause exists in every text."""
    clause = subject.notice.prevailing_clause
    headings = {number: _headings(text) for number, text in subject.texts.items()}
    missing = [number for number, ids in headings.items() if clause not in ids]
    if missing and len(missing) == len(headings):
        message = f"no version has a heading {{#{clause}}} that says which text prevails"
        line = subject.notice.key_lines.get("prevailing_clause", 0)
        yield Violation(subject.notice.path, line, message, _nearest_heading(clause, headings[missing[-1]]))
        return
    for number in missing:
        text = subject.texts[number]
        if any(section.id == PREAMBLE for section in text.sections):  # else that is what is missing, and is said
            message = f"version {number} has no heading {{#{clause}}} that says which text prevails"
            yield Violation(text.path, 0, message)


def _headings(text: Text) -> list[str]:
    return [block.id for block in text.blocks if block.id and block.role.startswith("heading")]


def _nearest_heading(clause: str, ids: list[str]) -> str:
    found = process.extractOne(clause, ids, score_cutoff=_LIKE)
    return f"did you mean {found[0]!r}?" if found else "write the id of the clause's heading under 'prevailing_clause'"


GLOSSARY = rule(
    "IN011",
    summary="The glossary is not valid",
    explanation="locales/glossary.yml has the keys of its schema.",
    example="accepts: instead of accept:",
    remedy="see the glossary's schema in your editor",
)(_by_the_reader)

RULES: tuple[Rule[NoticeSubject], ...] = (
    LOCALES,
    REGISTER,
    CATALOG,
    HEADINGS,
    FRONT_MATTER,
    UNSEEN,
    *facts.RULES,
    FILES,
    clause_exists,
    GLOSSARY,
    *links.RULES,
    *clauses.RULES,
    *locales.RULES,
)
