"""IN008: the facts that texts use. Subject: a notice with its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.model import Block, Notice, Text, Version
from noticepress.nearest import nearest
from noticepress.register.notice_yml import BUILT_IN_FACTS, ENTRY_FACTS
from noticepress.register.register import FACT, facts_of, facts_used
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.inputs.clauses import is_number_reference
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.inline import without_code

_LIKE = 70
"""How alike two names are, of 100, for one to be a slip for the other."""
_MARKUP = re.compile(r"\{\{|\}\}|\*\*|\]\(|</?[a-z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)
_MORE_BRACES = re.compile(r"\{{3,}[^{}]*\}*|\{\{[^{}]*\}{3,}|\\\{\{[^{}]*\}\}")
_ONE_BRACE = re.compile(r"(?<![{\\])\{ *(\w+) *\}(?!\})")
_UNCLOSED = re.compile(r"\{\{\s*[^{}\s]*\s?\}?|\{?[^{}\s]{0,80}\s{0,8}\}\}")


@rule(
    "IN008",
    summary="An unknown fact, or one that is not filled in",
    explanation="{{ name }} stands for a fact of the register, or for one that the register implies. Both pairs of "
    "braces are closed. A fact has words, on one line, and is shown as it stands, without Markdown or HTML. What the "
    "register itself holds (title, summary, reasons) is shown as it is: no facts there.",
    example="{{ organization }} where the register has 'organisation', or {{ organisation }.",
    remedy="write a known name, or add the fact to notice.yml",
)
def facts_are_known(subject: NoticeSubject) -> Iterator[Violation]:
    """Every fact in every text is known, and whole; there is none where it would not be filled in."""
    yield from _in_register(subject.notice)
    for version in subject.notice.versions:
        text = subject.texts.get(version.number)
        # The dates of a draft come later; its text may speak of them now. Of what is published, VE004 misses them.
        implied = BUILT_IN_FACTS if version.is_draft else ENTRY_FACTS
        known = sorted({*facts_of(subject.notice, version), *implied})
        for section in text.sections if text else ():
            for block in section.blocks:
                for message, remedy in (*_unknown(block, known, subject.notice.path), *_unclosed(block)):
                    yield Violation(section.path, block.line, message, remedy)
        if version.is_draft and text:
            yield from _values(subject, version, text, known)


def _unknown(block: Block, known: list[str], register: str) -> Iterator[tuple[str, str]]:
    for name in FACT.findall(block.text):
        if not name:
            yield "there is no name between {{ and }}", f"write a fact's name, as in {{{{ {known[0]} }}}}"
        elif name not in known and "`" not in name and not is_number_reference(name):  # else braces of two codes
            yield f"there is no fact {quote(name)}", _nearest(name, known, register)


def _nearest(name: str, known: list[str], register: str) -> str:
    found = nearest(name, known, _LIKE, by_letters=True)
    if found:
        return f"did you mean {{{{ {found} }}}}? Otherwise add the fact to {register}"
    return f"add the fact to {register}, or write one that is there: {', '.join(known)}"


def _unclosed(block: Block) -> Iterator[tuple[str, str]]:
    if block.translatable and ("{{" in block.text or "}}" in block.text):
        for found in _UNCLOSED.findall(FACT.sub("", without_code(block.text))):
            remedy = "write two braces on each side, as in {{ organisation }}"
            yield f"a fact is not closed: {quote(found.strip())}", remedy


def _values(subject: NoticeSubject, version: Version, text: Text, known: list[str]) -> Iterator[Violation]:
    """What a draft's facts would show, and its braces, that nobody means."""
    notice = subject.notice
    blocks = [(section.path, block) for section in text.sections for block in section.blocks if block.translatable]
    facts = facts_of(notice, version)
    for name in sorted(facts.keys() & facts_used(block for _, block in blocks)):
        value = facts[name]
        for message, remedy in _in_value(name, value) if isinstance(value, str) else ():
            is_own = name in version.facts
            path, line = (notice.path, version.line) if is_own else notice.fact_place(name, version.line)
            own = f"give version {version.number} a value of its own under 'facts'"
            keeping = f"{own}, for published texts keep theirs; there, {remedy}"
            stays = not is_own and subject.is_sealed(name, value)
            yield Violation(path, line, message, keeping if stays else remedy)
    for path, block in blocks:
        for message, remedy in _odd_braces(block, known):
            yield Violation(path, block.line, message, remedy)


def _in_value(name: str, value: str) -> Iterator[tuple[str, str]]:
    if not value.strip():
        yield f"the fact {name!r} has no words", "write what is shown in its place, or take it out of the text"
    elif found := _MARKUP.search(value):
        yield (
            f"facts are shown as they stand, and {name!r} holds {quote(found[0])}",
            "write it into the text, not the fact",
        )
    elif "\n" in value.strip():
        remedy = "write them on one line, with what parts them, such as commas; in a text, two spaces end a line"
        yield f"the fact {name!r} has several lines, and visitors would read them as one", remedy
    elif value != value.strip():
        remedy = "take it away; a value that begins with | or > begins with |- or >- to end with its last word"
        yield f"the fact {name!r} has a space or a line's end before its first word or behind its last one", remedy


def _odd_braces(block: Block, known: list[str]) -> Iterator[tuple[str, str]]:
    plain = without_code(block.text) if "{" in block.text else ""
    for found in _MORE_BRACES.findall(plain):
        yield (
            f"more than two braces, or \\ before them, are shown: {quote(found)}",
            "write {{ and }}, or \\{\\{ for text",
        )
    for found in _ONE_BRACE.finditer(plain):
        if found[1] in known:
            yield f"{quote(found[0])} is not filled in", f"write {{{{ {found[1]} }}}}, or \\{{ for the character itself"


def _in_register(notice: Notice) -> Iterator[Violation]:
    if _has_braces(notice.title):
        yield _not_filled(notice, notice.key_lines.get("title", 0), "title")
    if notice.scope and notice.scope not in notice.facts:
        message = f"there is no fact {quote(notice.scope)}, which 'scope' names"
        remedy = f"write the name of one that is there: {', '.join(sorted(notice.facts))}"
        yield Violation(notice.path, notice.key_lines.get("scope", 0), message, remedy)
    for version in notice.versions:
        for name, text in _texts_of(version):
            if _has_braces(text):
                yield _not_filled(notice, version.line, name)


def _texts_of(version: Version) -> Iterator[tuple[str, str]]:
    yield f"summary of version {version.number}", version.summary
    yield f"short_notice of version {version.number}", version.short_notice
    if version.withdrawn:
        yield f"reason for which version {version.number} is withdrawn", version.withdrawn.reason
    for erratum in version.errata:
        yield f"reason of an erratum of version {version.number}", erratum.reason


def _has_braces(text: str) -> bool:
    return "{{" in text or "}}" in text


def _not_filled(notice: Notice, line: int, name: str) -> Violation:
    return Violation(
        notice.path, line, f"facts are not filled in there: the {name} holds braces", "write the value out"
    )


RULES: tuple[CheckedRule[NoticeSubject], ...] = (facts_are_known,)
