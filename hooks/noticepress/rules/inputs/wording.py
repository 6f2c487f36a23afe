"""IN: what a section's Markdown is read as, by whom, and what is typed in it: texts come in, findings leave.

A published text cannot be changed any more: what is found in one is a note, and stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from typing import TYPE_CHECKING, NamedTuple, cast

from noticepress.editions.settings.furniture import Furniture
from noticepress.files.kept import Pack, digest_of
from noticepress.findings import Finding, NoticepressError, quote
from noticepress.model import Block, Notice, Section, Text, Version
from noticepress.rules.checking import CheckedRule, Violation, apply, checks, rule
from noticepress.texts.inline import content_of, without_code
from noticepress.texts.rules import FOREIGN, RAW_HTML, SLIPS
from noticepress.texts.second_reading.no_effect import out_of_order, without_effect
from noticepress.texts.second_reading.own_lines import own_lines
from noticepress.texts.second_reading.typography import is_straight
from noticepress.texts.slips import CONFLICT

if TYPE_CHECKING:
    from noticepress.texts.second_reading.both_alike import Parting
    from noticepress.texts.second_reading.readings import Readings

_CODE = "code"
_RAW_HTML = "raw HTML"
_PLAIN_ROLES = ("reference", _CODE, _RAW_HTML)
_DEFINITION = re.compile(r"[\s>]*(?P<kind>\*?)\[(?P<label>[^\[\]]+)\]:")
_ESCAPED = re.compile(r"\\.")
_ATTRIBUTES = re.compile(r"(?<!\{)\{(?::[^{}\n]*|[ ]*[#.][^\s{}]+)\}(?!\})")
"""An attribute list, where Python-Markdown took none."""


_MARKUP = re.compile(r"\*\*|\]\(|</?[a-zA-Z][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+\d*);")
_INDENTED_HEADING = re.compile(r"#{1,6} ")


class SectionSubject(NamedTuple):
    """A file of Markdown, and whether it has been published as it is, for good."""

    section: Section
    published: bool = False

    def readings(self) -> Readings | None:
        """Both readings of the file; ``None`` where raw HTML or a conflict, each told, spoils them."""
        if any(block.role == _RAW_HTML for block in self.section.blocks):
            return None
        if any(CONFLICT.fullmatch(line) for line in self.section.markdown.split("\n")):
            return None
        # Both readers take a while to import, and what was found before needs none.
        from noticepress.texts.second_reading.readings import compare  # noqa: PLC0415 (see above)
        from noticepress.texts.section import too_deep  # noqa: PLC0415 (see above)

        try:
            return compare(self.section.markdown, self.section.dialect)
        except RecursionError as error:
            raise NoticepressError([too_deep(self.section.path, self.section.first_line)]) from error

    @property
    def key(self) -> str:
        """Of everything that rules are told of it."""
        section = self.section
        around = (section.first_line, section.dialect, tuple(sorted(section.front_matter.items())), int(self.published))
        return digest_of(section.path, section.markdown, around)

    def violations(self, partings: Iterable[Parting]) -> Iterator[Violation]:
        """Each place where the readings part, as it is told."""
        for found in partings:
            line = self.section.first_line + found.line
            yield Violation(self.section.path, line, found.message, found.remedy).unless(published=self.published)


class Typed(NamedTuple):
    """Texts that somebody typed in English, in one file."""

    path: str
    texts: tuple[tuple[int, str], ...]
    """(line, text)."""
    published: bool = False
    by_hand: bool = False
    """Whether ``check --fix`` leaves the file alone."""


def sections(notice: Notice, texts: Mapping[str, Text]) -> Iterator[SectionSubject]:
    """Every section of a notice."""
    for version in notice.versions:
        text = texts.get(version.number)
        for section in text.sections if text else ():
            yield SectionSubject(section, not version.is_draft)


def typed_in(subject: SectionSubject) -> Typed:
    """What is typed in a section."""
    section = subject.section
    texts = ((block.line, block.text) for block in section.blocks if block.role not in _PLAIN_ROLES)
    return Typed(section.path, tuple(texts), subject.published)


def typed_around(notice: Notice) -> Iterator[Typed]:
    """What is typed in a register: the title, and what is said of each version."""
    yield Typed(notice.path, ((notice.key_lines.get("title", 1), notice.title),), by_hand=True)
    for version in notice.versions:
        texts = tuple((version.line, text) for text in _said_of(version) if text)
        yield Typed(notice.path, texts, not version.is_draft, by_hand=True)


def _said_of(version: Version) -> tuple[str, ...]:
    withdrawn = version.withdrawn.reason if version.withdrawn else ""
    return version.summary, version.short_notice, withdrawn, *(erratum.reason for erratum in version.errata)


def typed_on_site(furniture: Furniture) -> Typed:
    """The words of ``mkdocs.yml`` that visitors see."""
    return Typed("mkdocs.yml", tuple((1, word) for word in furniture.words), by_hand=True)


@checks(RAW_HTML)
def blocks_have_words(subject: SectionSubject) -> Iterator[Violation]:
    """No block is code; raw HTML is found by the reader."""
    section = subject.section
    lines = {block.line: block.text for block in section.blocks if block.role == _CODE}
    readings = subject.readings()
    for fence in readings.fences if readings else ():
        lines.setdefault(section.first_line + fence, section.markdown.split("\n")[fence])
    for line, text in lines.items():
        message = f"the block {quote(text.strip())} is code, which cannot be translated"
        yield Violation(section.path, line, message, _code_remedy(text)).unless(published=subject.published)


@checks(FOREIGN)
def tags_are_nested(subject: SectionSubject) -> Iterator[Violation]:
    """What is opened within an element is closed within it; else browsers go on with it to the page's end."""
    for block in subject.section.blocks:
        if name := content_of(block).crossed:
            message = f"</{name}> closes what is not open there, or has something else open in it"
            remedy = "close what was opened last first, as in <b><i>words</i></b>"
            yield Violation(subject.section.path, block.line, message, remedy).unless(published=subject.published)


def _code_remedy(text: str) -> str:
    if text.lstrip().startswith(("```", "~~~")):
        return f"take the lines of {text.lstrip()[:3]} away, and write the text as paragraphs or as a list"
    return "indent it by 4 spaces for each list that it is in and no more, or write it as a list or a quotation (> …)"


@checks(SLIPS)
def marks_have_their_effect(subject: SectionSubject) -> Iterator[Violation]:
    """Labels begin paragraphs, and numbers are shown as they are typed; the rest is found by the reader."""
    readings = subject.readings()
    if readings:
        yield from subject.violations(readings.slips)
        yield from _defined_again(subject)
        yield from _shown_attributes(subject)
        yield from _empty_headings(subject, readings)
        for line, message, remedy in without_effect(subject.section):
            yield Violation(subject.section.path, line, message, remedy).unless(published=subject.published)
        notes = (*out_of_order(subject.section), *(() if subject.published else own_lines(subject.section)))
        for line, message, remedy in notes:
            yield Violation(subject.section.path, line, message, remedy, note=True).unless(published=subject.published)


def _empty_headings(subject: SectionSubject, readings: Readings) -> Iterator[Violation]:
    """Lines of # alone: both readers make a heading of them, which says nothing."""
    lines = subject.section.markdown.split("\n")
    for entry in readings.outline:
        if entry.kind.startswith("heading") and lines[entry.line].strip(" \t>").endswith("#") and not entry.words:
            line = subject.section.first_line + entry.line
            message = "this # makes a heading that has no words"
            remedy = "write the heading behind it, or delete the line; write \\# for the character itself"
            yield Violation(subject.section.path, line, message, remedy).unless(published=subject.published)


def _defined_again(subject: SectionSubject) -> Iterator[Violation]:
    """A label that is defined twice: one of the two texts or addresses would be lost."""
    section = subject.section
    lines: dict[str, int] = {}
    for line, text in enumerate(section.markdown.split("\n"), section.first_line):
        match = _DEFINITION.match(text)
        label = f"{match['kind']}[{match['label']}]" if match else ""
        known = label if label.startswith("*") else label.casefold()
        if not label or lines.setdefault(known, line) == line:
            continue
        message = f"{label} is defined here and in line {lines[known]}, and only one of the two counts"
        yield Violation(section.path, line, message, "delete one, or give it another label").unless(
            published=subject.published
        )


def _shown_attributes(subject: SectionSubject) -> Iterator[Violation]:
    """An attribute list where none can stand, which visitors would read."""
    for block in subject.section.blocks:
        if not block.translatable or "{" not in block.text or _is_heading(block):  # of headings IN004 and IN015 tell
            continue
        words = content_of(block).words
        for found in _ATTRIBUTES.findall(_ESCAPED.sub("", without_code(block.text))):
            if found in words:
                message = f"{quote(found)} gives nothing an id or a class here: visitors would read it"
                remedy = (
                    "write it on a line of its own below the paragraph or the item, or \\{ for the character itself"
                )
                yield Violation(subject.section.path, block.line, message, remedy).unless(published=subject.published)


def _is_heading(block: Block) -> bool:
    return (block.role.startswith("heading") and not block.id) or _INDENTED_HEADING.match(block.text) is not None


@rule(
    "IN015",
    summary="CommonMark reads other blocks than are published",
    explanation="Editors and code hosts show Markdown by CommonMark's rules, notices are published by "
    "Python-Markdown's. A list right below a line, items nested by 2 or 3 spaces, the next paragraph of an item, and "
    "other things are not the same to both: what the author saw is not what visitors would read.",
    example="We may:\n1. suspend;\n2. terminate.".replace("\n", " ⏎ "),
    remedy="write it so that both read the same; 'noticepress check --fix' mends lists in drafts",
)
def readers_agree(subject: SectionSubject) -> Iterator[Violation]:
    """The second reader sees the blocks that are published."""
    readings = subject.readings()
    if readings:
        yield from subject.violations(readings.differences)


@rule(
    "IN016",
    summary="Straight quotation marks or apostrophes",
    explanation="English has “ ” and ‘ ’, and ’ for an apostrophe, as every other language of the site has its own. "
    "Behind a number, ' and \" stand for feet and inches.",
    example='the customer\'s "Content".',
    remedy="write “ ” ‘ ’; 'noticepress check --fix' does in drafts and other pages",
    blocks=False,
)
def marks_are_typographic(subject: Typed) -> Iterator[Violation]:
    """English texts, titles and summaries have no straight marks; of a published text, one note is enough."""
    found = [(line, text) for line, text in subject.texts if is_straight(text)]
    remedy = "write “ ” ‘ ’" if subject.by_hand else ""
    for line, text in found[:1] if subject.published else found:
        more = f", and in {len(found) - 1} more" if subject.published and len(found) > 1 else ""
        message = f"straight quotation marks or apostrophes in {quote(text)}{more}"
        told = "leave it as it was published; write “ ” ‘ ’ in the next version" if subject.published else remedy
        yield Violation(subject.path, line, message, told, note=subject.published)


@checks(SLIPS)
def plain_texts_have_no_marks(subject: Typed) -> Iterator[Violation]:
    """What a register says around its versions is shown as it stands."""
    for line, text in subject.texts:
        if found := _MARKUP.search(text):
            message = f"{quote(found[0])} is shown as it stands here: {quote(text)}"
            told = (
                "leave it as it was published; write the next in plain words"
                if subject.published
                else "write it in plain words"
            )
            yield Violation(subject.path, line, message, told, note=True)


RULES: tuple[CheckedRule[SectionSubject], ...] = (
    blocks_have_words,
    tags_are_nested,
    marks_have_their_effect,
    readers_agree,
)
TYPING_RULES: tuple[CheckedRule[Typed], ...] = (marks_are_typographic,)
_AROUND_RULES = (*TYPING_RULES, plain_texts_have_no_marks)


MOST_KEPT = 8192
"""Of files of Markdown, whose findings are kept: every section of every version is one."""


def check_section(subject: SectionSubject, kept: Pack) -> list[Finding]:
    """The findings about a section, as they are ``kept`` where it has been read before: reading it twice takes long."""
    known = kept.get(subject.key)
    if known is not None:
        return [Finding(*each) for each in cast("tuple[tuple[str, int, str, str, str, str, bool], ...]", known)]
    findings = [*apply(RULES, subject), *apply(TYPING_RULES, typed_in(subject))]
    kept.keep(subject.key, tuple(map(astuple, findings)))
    return findings


def check_notice(notice: Notice, texts: Mapping[str, Text], *, notes: bool, kept: Pack | None = None) -> list[Finding]:
    """The findings about how a notice's texts are written, and what is said around them; or without the notes.

    ``kept`` as :func:`check_section` takes it.
    """
    findings: list[Finding] = []
    for section in (each for each in sections(notice, texts) if notes or not each.published):
        findings += check_section(section, kept or Pack(None))
    for typed in typed_around(notice):
        findings += apply(_AROUND_RULES, typed)
    return findings
