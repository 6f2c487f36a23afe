"""English source files: Markdown text comes in, sections of blocks leave.

Roles, nesting and ids are decided here once, from English; a translation never changes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from noticepress.files import yaml
from noticepress.files.limits import Excess, excess_in_file, excess_in_passage
from noticepress.files.rules import FILES
from noticepress.findings import Finding, NoticepressError, quote
from noticepress.model import Block, Section, Text
from noticepress.texts.allowed import COMMENT_PROBLEM, foreign_content
from noticepress.texts.blocks import RULE, Slot, fold, walk
from noticepress.texts.dialect import Dialect
from noticepress.texts.inline import COMMENT, without_code
from noticepress.texts.own_ids import ids_by_hand, is_plain_id, own_id, plain_id, unusable, unusable_inner_ids
from noticepress.texts.rules import FRONT_MATTER, HEADINGS, RAW_HTML
from noticepress.texts.slips import Converted, find_slips
from noticepress.texts.unseen import unseen_in_lines, unseen_in_yaml

SECTION_FILE = re.compile(r"(?:(?P<order>\d+)-)?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_OPEN_FRONT_MATTER = re.compile(r"---[ \t]*\n\w+:(?:[ \t]|\n)")
FRONT_MATTER_KEYS = ("description",)
PREAMBLE = "index"
_UNCLOSED_ID = re.compile(r"\{:? ?#([a-z0-9-]+)[ ]*$")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")
_REFERENCE_LINE = re.compile(r"[\s>]*\[([^\[\]]*)\]:")
_BUDGET, _LEAST_BUDGET, _STEP = 200, 2_000_000, 50
"""Characters that may be looked at to find the lines of a file's blocks: for each of its own, in any case, a line."""
_RULE_LINE = re.compile(r"[\s>]*(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})")
_BEFORE_BLOCK = re.compile(
    r"(?:[\s>]|[*+-] |\d+\. |\(?(?:\d{1,3}|[a-zA-Z]{1,8})[.)] |#|: |\[\^[^\]]*\]:)*+(?:!!![^\"]*\")?|.*\|\s*"
)
_AFTER_BLOCK = re.compile(r"\s*(?:#+\s*|\".*|\|.*|\{[^{}]*\}\s*)?")


def section_order(file_name: str) -> tuple[int, str]:
    """Sort key of a section's file: the preamble first, then by number."""
    match = SECTION_FILE.fullmatch(file_name)
    if match is None:
        return (-1, file_name)
    return (int(match["order"] or 0) if match["id"] != PREAMBLE else -1, file_name)


def section_id(file_name: str) -> str | None:
    """The section's id: the file name without its leading number; ``None`` for a name that is not a section's."""
    match = SECTION_FILE.fullmatch(file_name)
    return match["id"] if match else None


def parse_section(markdown: str, path: str, dialect: Dialect) -> tuple[Section, list[Finding]]:
    """Parse one file. Findings: IN004 to IN007, IN012 and IN014.

    Raises :class:`NoticepressError` where the front matter is not YAML.
    """
    name = section_id(PurePosixPath(path).name) or PurePosixPath(path).stem
    markdown = markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    body, first_line, front_matter, findings = _split_front_matter(markdown, path)
    slots: list[Slot] = []
    extras: list[Block] = []
    note_ids: list[str] = []
    finder = _LineFinder(body, first_line)
    _refuse_excess(body, path, first_line)

    def collect(root: Element, at: Dialect) -> None:
        for slot in walk(root):
            slot.raw = at.raw_html(slot.raw)
            slots.append(slot)
            if excess := excess_in_passage(slot.text):
                raise _too_much(excess, path, finder.find(slot.raw))
        note_ids.extend(at.footnote_ids)
        for short, title in at.abbreviations.items():
            extras.append(Block(name, "", "abbreviation", "", fold(short)))
            extras.append(Block(name, "", "abbreviation in full", "", fold(title)))
        for label, (url, link_title) in at.references.items():
            line = finder.find_reference(label)
            extras.append(Block(name, "", "reference", "", f"[{label}]: {url}", line, translatable=False))
            if link_title:
                extras.append(Block(name, "", "link title", "", fold(link_title)))

    try:
        converted = Converted.by(dialect, body, dialect.convert(body, collect))
    except RecursionError as error:
        raise NoticepressError([too_deep(path, first_line)]) from error
    blocks = [Block(name, key, f"front matter {key}", "", value, 1) for key, value in front_matter.items()]
    finder = _LineFinder(body, first_line)
    for slot in slots:
        line = finder.find_slot(slot)
        text = slot.raw.strip() if slot.role == "raw HTML" else slot.text
        blocks.append(
            Block(
                name,
                slot.heading,
                slot.role,
                slot.within,
                text,
                line,
                slot.id,
                slot.translatable,
                slot.attributes,
                slot.labels,
            )
        )
        findings.extend(_check_slot(slot, path, line, dialect))
    blocks.extend(extras)
    findings.extend(foreign_content(blocks, path))
    findings.extend(unusable_inner_ids(blocks, path))
    findings.extend(find_slips(blocks, converted, path, first_line))
    findings.extend(unseen_in_lines(body, path, first_line))
    ids = tuple(slot.id for slot in slots if slot.id)
    notes = tuple(note_ids)
    section = Section(name, path, body, first_line, front_matter, tuple(blocks), ids, notes, dialect.number)
    return section, findings


def check_text(text: Text, title_level: str = "heading 1") -> list[Finding]:
    """What must hold of a version's sections together: one title, a heading for each section, no id twice."""
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    sections: dict[str, Section] = {}
    for section in text.sections:
        if section.id in sections:  # two files for one section: said of their names
            continue
        sections[section.id] = section
        findings.extend(_check_opening(section, title_level if section.id == PREAMBLE else "heading 2", seen))
        if section.front_matter and section.id != PREAMBLE:
            findings.append(
                _front_matter_finding(section.path, 1, "only index.md has front matter", "move it there, or delete it")
            )
        for block in section.blocks:
            for element_id in ids_by_hand(block):
                findings.extend(_note_id(seen, element_id, section.path, block.line))
        for note_id in section.footnotes:
            findings.extend(_note_id(seen, note_id, section.path, 1))
    return findings


def _check_opening(section: Section, expected: str, seen: dict[str, str]) -> Iterable[Finding]:
    """A section begins with a heading, whose id is the section's own."""
    first = next((block for block in section.blocks if not block.role.startswith(("front matter", RULE))), None)
    if first is None or first.role != expected:
        sign = "#" * int(expected[-1])
        message = f"a section begins with a level-{expected[-1]} heading"
        remedy = f"put '{sign} Title {{#{section.id}}}' at the top of the file"
        yield HEADINGS.at(section.path, first.line if first else 1, message, remedy)
    elif section.id not in (PREAMBLE, first.id) and is_plain_id(first.id) and first.id not in seen:
        message = f"the section's heading has the id {first.id!r}, its file the id {section.id!r}"
        remedy = f"write {{#{section.id}}}, or rename the file"
        yield HEADINGS.at(section.path, first.line, message, remedy)


def _note_id(seen: dict[str, str], element_id: str, path: str, line: int) -> Iterable[Finding]:
    if element_id in seen:
        message = f"the id {element_id!r} is used already in {seen[element_id]}"
        yield HEADINGS.at(path, line, message, "give each heading and footnote of a version its own id")
    seen.setdefault(element_id, path)


def _split_front_matter(markdown: str, path: str) -> tuple[str, int, dict[str, str], list[Finding]]:
    match = _FRONT_MATTER.match(markdown)
    if match is None:
        unclosed = _OPEN_FRONT_MATTER.match(markdown)
        message = "the front matter at the head of the file is not closed"
        found = [_front_matter_finding(path, 1, message, "write a line --- below it")] if unclosed else []
        return markdown, 1, {}, found
    first_line = markdown[: match.end()].count("\n") + 1
    parsed = yaml.parse("\n" + match["yaml"], path, FRONT_MATTER)
    values: dict[str, str] = {}
    findings = unseen_in_yaml(parsed)
    data = parsed.data if isinstance(parsed.data, dict) else {}
    if parsed.data is not None and not isinstance(parsed.data, dict):
        findings.append(_front_matter_finding(path, 2, "the front matter is not a list of keys"))
    for key, value in data.items():
        if key in FRONT_MATTER_KEYS and isinstance(value, str) and value.strip():
            values[key] = fold(value)
        else:
            findings.append(_front_matter_finding(path, parsed.line((key,)), f"{key!r} is not known, or has no text"))
    return markdown[match.end() :], first_line, values, findings


def _front_matter_finding(path: str, line: int, message: str, remedy: str = "") -> Finding:
    known = " and ".join(FRONT_MATTER_KEYS)
    return FRONT_MATTER.at(path, line, message, remedy or f"front matter may hold {known}, with a text")


def _refuse_excess(body: str, path: str, first_line: int) -> None:
    """Refuse what Python-Markdown would read for minutes, before it begins."""
    if excess := excess_in_file(body):
        raise _too_much(excess, path, first_line)


def too_deep(path: str, line: int) -> Finding:
    """What is said of a text with more levels than can be read."""
    return FILES.at(path, line, "the text is nested too deeply", "use fewer levels of lists")


def _too_much(excess: Excess, path: str, first_line: int) -> NoticepressError:
    """What no real text has, and would be read for minutes; ``first_line`` is that of the text it was found in."""
    return NoticepressError([FILES.at(path, first_line + excess.line, excess.message, excess.remedy)])


def _check_slot(slot: Slot, path: str, line: int, dialect: Dialect) -> Iterable[Finding]:
    own = own_id(slot.role, slot.id, slot.attributes)
    if own and not is_plain_id(own):
        yield unusable(own, path, line)
    elif slot.role.startswith("heading") and not slot.id and (unclosed := _UNCLOSED_ID.search(slot.text)):
        message = f"the id of the heading {quote(slot.text)} is not closed"
        yield HEADINGS.at(path, line, message, f"end the line with {{#{unclosed[1]}}}")
    elif slot.role.startswith("heading") and not slot.id:
        message = f"the heading {quote(slot.text)} has no usable id"
        yield HEADINGS.at(path, line, message, f"end the line with {{#{plain_id(slot.text)}}}")
    if slot.role == "raw HTML":
        is_comment = slot.raw.lstrip().startswith(COMMENT)
        yield RAW_HTML.at(path, line, *COMMENT_PROBLEM) if is_comment else _raw_html(path, line)
    elif slot.translatable:
        raw = without_code(slot.raw)
        tag = next((tag for tag in _TAG.finditer(raw) if dialect.is_block_level(tag[1])), None)
        if tag:
            yield _raw_html(path, line + raw.count("\n", 0, tag.start()))


def _raw_html(path: str, line: int) -> Finding:
    return RAW_HTML.at(path, line, "a block of raw HTML cannot be translated", "write it as Markdown")


class _LineFinder:
    """Finds the lines on which blocks begin, searching on from the end of the last one found."""

    def __init__(self, markdown: str, first_line: int) -> None:
        self._lines = [line.expandtabs(4).rstrip() for line in markdown.split("\n")]
        self._first_line = first_line
        self._at = (0, 0)
        self._line = 0
        self._budget = _LEAST_BUDGET + _BUDGET * len(markdown)
        self._references: dict[str, int] = {}
        for index, line in enumerate(self._lines):
            if defined := _REFERENCE_LINE.match(line):
                self._references.setdefault(defined[1].strip().lower(), index)

    def find(self, raw: str) -> int:
        """Line of the first line of ``raw``; the line found last where it does not stand in the file."""
        wanted = [re.split("[\x02\x03]", line)[0].strip() for line in raw.expandtabs(4).strip("\n").split("\n")]
        if wanted[0]:
            for whole, start in ((True, self._at), (True, (0, 0)), (False, self._at), (False, (0, 0))):
                found = self._search(wanted, start, whole=whole)
                if found:
                    self._line = found[0]
                    self._at = found if len(wanted) == 1 else (found[0] + len(wanted) - 1, len(wanted[-1]))
                    break
        return self._first_line + self._line

    def find_slot(self, slot: Slot) -> int:
        """Line on which a block begins."""
        if slot.role == RULE:
            return self._find_rule()
        return self.find(slot.raw[slot.raw.find("<") :] if slot.role == "raw HTML" else slot.raw)

    def find_reference(self, label: str) -> int:
        """Line of the definition of a link reference."""
        return self._first_line + self._references.get(label, 0)

    def _find_rule(self) -> int:
        """Line of the next line across the page, which may be drawn in several ways."""
        rows = range(self._at[0], len(self._lines))
        found = next((row for row in rows if _RULE_LINE.fullmatch(self._lines[row])), None)
        if found is not None:
            self._line, self._at = found, (found + 1, 0)
        return self._first_line + self._line

    def _search(self, wanted: list[str], start: tuple[int, int], *, whole: bool) -> tuple[int, int] | None:
        """Where the text ends on its first line: (index of the line, column)."""
        row, column = start
        for index in range(row, len(self._lines)):
            line = self._lines[index]
            if not self._afford(line):
                return None
            at = line.find(wanted[0], column if index == row else 0)
            while at >= 0 and self._afford(line):
                end = at + len(wanted[0])
                if not whole or (_is_edge(line[:at], line[end:]) and self._goes_on(wanted, index)):
                    return index, end
                at = line.find(wanted[0], at + 1)
        return None

    def _afford(self, line: str) -> bool:
        """Whether one more line may be looked at: many blocks that stand nowhere would take quadratic time."""
        self._budget -= len(line) + _STEP
        return self._budget > 0

    def _goes_on(self, wanted: list[str], index: int) -> bool:
        following = self._lines[index + 1 : index + len(wanted)]
        return all(want in line for want, line in zip(wanted[1:], following, strict=False))


def _is_edge(before: str, after: str) -> bool:
    """Whether what stands on a block's line around its text is Markdown's marks alone."""
    return bool(_BEFORE_BLOCK.fullmatch(before) and _AFTER_BLOCK.fullmatch(after))
