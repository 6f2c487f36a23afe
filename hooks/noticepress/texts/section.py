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
from noticepress.model import Block, Section
from noticepress.texts.allowed import COMMENT_PROBLEM, foreign_content
from noticepress.texts.blocks import Slot, walk
from noticepress.texts.dialect import Dialect
from noticepress.texts.folder import section_id
from noticepress.texts.inline import COMMENT, without_code
from noticepress.texts.joined_hashes import is_joined
from noticepress.texts.line_finder import LineFinder
from noticepress.texts.own_ids import is_plain_id, own_id, plain_id, unusable, unusable_inner_ids
from noticepress.texts.roles import fold
from noticepress.texts.rules import FRONT_MATTER, HEADINGS, RAW_HTML
from noticepress.texts.slips import Converted, find_slips
from noticepress.texts.unseen import unseen_in_lines, unseen_in_yaml

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_OPEN_FRONT_MATTER = re.compile(r"---[ \t]*\n\w+:(?:[ \t]|\n)")
FRONT_MATTER_KEYS = ("description",)
_UNCLOSED_ID = re.compile(r"\{:? ?#([a-z0-9-]+)[ ]*$")
_TIGHT_ID = re.compile(r"(?P<words>.*?)\{:? ?#(?P<id>[a-z0-9-]+) ?\}")
_ITEM = re.compile(r"[\s>]*(?:[-*+]|\d+\.)[ ]")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)(?=[ \t\n\f\r/>])")


class _Walk:
    """What is found on the walk over a section's tree."""

    def __init__(self, name: str, path: str, finder: LineFinder) -> None:
        self._name, self._path, self._finder = name, path, finder
        self.slots: list[Slot] = []
        self.extras: list[Block] = []
        """Blocks that are no elements: abbreviations, references and their titles."""
        self.note_ids: list[str] = []

    def collect(self, root: Element, at: Dialect) -> None:
        """Take what the tree has. Raises :class:`NoticepressError` for a passage that no real text has."""
        for slot in walk(root):
            slot.raw = at.raw_html(slot.raw)
            self.slots.append(slot)
            if excess := excess_in_passage(slot.text):
                raise _too_much(excess, self._path, self._finder.find(slot.raw))
        self.note_ids.extend(at.footnote_ids)
        for short, title in at.abbreviations.items():
            self._add("abbreviation", fold(short))
            self._add("abbreviation in full", fold(title))
        for label, (url, link_title) in at.references.items():
            line = self._finder.find_reference(label)
            reference = Block(self._name, "", "reference", "", f"[{label}]: {url}", line, translatable=False)
            self.extras.append(reference)
            if link_title:
                self._add("link title", fold(link_title))

    def _add(self, role: str, text: str) -> None:
        self.extras.append(Block(self._name, "", role, "", text))


def parse_section(markdown: str, path: str, dialect: Dialect) -> tuple[Section, list[Finding]]:
    """Parse one file. Findings: IN004 to IN007, IN012 and IN014.

    Raises :class:`NoticepressError` where the front matter is not YAML (IN003), and for what no real text has, which
    would take minutes to read (IN009).
    """
    name = section_id(PurePosixPath(path).name) or PurePosixPath(path).stem
    markdown = markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    body, first_line, front_matter, findings = _split_front_matter(markdown, path)
    _refuse_excess(body, path, first_line)
    found = _Walk(name, path, LineFinder(body, first_line))
    try:
        converted = Converted.by(dialect, body, dialect.convert(body, found.collect))
    except RecursionError as error:
        raise NoticepressError([too_deep(path, first_line)]) from error
    finder, lines = LineFinder(body, first_line), body.split("\n")
    blocks = _front_matter_blocks(name, front_matter)
    for slot in found.slots:
        block = _block(slot, name, finder.find_slot(slot))
        blocks.append(block)
        findings.extend(_check_slot(slot, path, block.line, dialect, lines[block.line - first_line]))
    blocks.extend(found.extras)
    findings.extend(foreign_content(blocks, path))
    findings.extend(unusable_inner_ids(blocks, path))
    findings.extend(find_slips(blocks, converted, path, first_line))
    findings.extend(unseen_in_lines(body, path, first_line))
    ids, notes = tuple(slot.id for slot in found.slots if slot.id), tuple(found.note_ids)
    return Section(name, path, body, first_line, front_matter, tuple(blocks), ids, notes, dialect.number), findings


def read_again(name: str, markdown: str, front_matter: dict[str, str], dialect: Dialect) -> Section:
    """A section that was checked when it was published, without its lines and with no finding.

    Raises :class:`NoticepressError` (IN009) for what no real text has.
    """
    path = f"{name}.md"
    _refuse_excess(markdown, path, 1)
    found = _Walk(name, path, LineFinder("", 1))
    try:
        dialect.convert(markdown, found.collect)
    except RecursionError as error:
        raise NoticepressError([too_deep(path, 1)]) from error
    blocks = [*_front_matter_blocks(name, front_matter), *(_block(slot, name, 0) for slot in found.slots)]
    ids = tuple(slot.id for slot in found.slots if slot.id)
    notes = tuple(found.note_ids)
    return Section(name, path, markdown, 1, front_matter, (*blocks, *found.extras), ids, notes, dialect.number)


def _front_matter_blocks(name: str, front_matter: dict[str, str]) -> list[Block]:
    return [Block(name, key, f"front matter {key}", "", value, 1) for key, value in front_matter.items()]


def _block(slot: Slot, section: str, line: int) -> Block:
    return Block(
        section=section,
        heading=slot.heading,
        role=slot.role,
        within=slot.within,
        text=slot.raw.strip() if slot.role == "raw HTML" else slot.text,
        line=line,
        id=slot.id,
        translatable=slot.translatable,
        attributes=slot.attributes,
        labels=slot.labels,
    )


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


def _check_slot(slot: Slot, path: str, line: int, dialect: Dialect, source: str) -> Iterable[Finding]:
    own = own_id(slot.role, slot.id, slot.attributes)
    if own and not is_plain_id(own):
        yield unusable(own, path, line)
    elif slot.role.startswith("heading") and not slot.id and (unclosed := _UNCLOSED_ID.search(slot.text)):
        message = f"the id of the heading {quote(slot.text)} is not closed"
        yield HEADINGS.at(path, line, message, f"end the line with {{#{unclosed[1]}}}")
    elif slot.role.startswith("heading") and not slot.id and (typed := _TIGHT_ID.fullmatch(slot.text)):
        message = f"the heading {quote(slot.text)} has no words"
        if typed["words"]:
            message = f"nothing parts the words of the heading {quote(slot.text)} from its id"
        remedy = f"write {typed['words'] or 'its words'} {{#{typed['id']}}}, with a space between"
        yield HEADINGS.at(path, line, message, remedy)
    elif slot.role.startswith("heading") and not slot.id and not _is_told(source):
        message = f"the heading {quote(slot.text)} has no usable id"
        remedy = f"end the line with {{#{plain_id(slot.text)}}}"
        if not source.lstrip(" \t>").startswith("#"):
            message = f"{message}: a line of - or = below it makes a heading of it"
            remedy = f"put an empty line between the two, or {remedy}"
        yield HEADINGS.at(path, line, message, remedy)
    if slot.role == "raw HTML":
        is_comment = slot.raw.lstrip().startswith(COMMENT)
        yield RAW_HTML.at(path, line, *COMMENT_PROBLEM) if is_comment else _raw_html(path, line)
    elif slot.translatable:
        raw = without_code(slot.raw)
        tag = next((tag for tag in _TAG.finditer(raw) if dialect.is_block_level(tag[1])), None)
        if tag:
            yield _raw_html(path, line + raw.count("\n", 0, tag.start()))


def _is_told(source: str) -> bool:
    """Whether IN015 says of a line what it is: a # with no space behind it, or an item above a line of - alone."""
    return is_joined(source) or bool(_ITEM.match(source))


def _raw_html(path: str, line: int) -> Finding:
    return RAW_HTML.at(path, line, "a block of raw HTML cannot be translated", "write it as Markdown")
