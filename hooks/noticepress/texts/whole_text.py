"""A version's text as a whole: its sections come in, what is wrong with their headings and ids (IN004) leaves."""

from __future__ import annotations

from collections.abc import Iterable

from noticepress.findings import Finding, quote
from noticepress.model import Section, Text
from noticepress.texts.folder import PREAMBLE
from noticepress.texts.own_ids import ids_by_hand, is_plain_id
from noticepress.texts.roles import RULE
from noticepress.texts.rules import FRONT_MATTER, HEADINGS

_TITLE_ID = "this-notice"
"""The id that a title is given where its file's name says none."""


_TITLE = "heading 1"


def check_text(text: Text) -> list[Finding]:
    """What must hold of a version's sections together: one title, a heading for each section, no id twice."""
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    sections: dict[str, Section] = {}
    for section in text.sections:
        if section.id in sections:  # two files for one section: said of their names
            continue
        sections[section.id] = section
        findings.extend(_check_opening(section, _TITLE if section.id == PREAMBLE else "heading 2", seen))
        if section.front_matter and section.id != PREAMBLE:
            findings.append(
                FRONT_MATTER.at(section.path, 1, "only index.md has front matter", "move it there, or delete it")
            )
        findings.extend(_check_titles(section))
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
        title_id = _TITLE_ID if section.id == PREAMBLE else section.id
        remedy = f"put '{sign} Title {{#{title_id}}}' at the top of the file"
        yield HEADINGS.at(section.path, first.line if first else 1, message, remedy)
    elif section.id not in (PREAMBLE, first.id) and is_plain_id(first.id) and first.id not in seen:
        message = f"the section's heading has the id {first.id!r}, its file the id {section.id!r}"
        remedy = f"write {{#{section.id}}}, or rename the file"
        yield HEADINGS.at(section.path, first.line, message, remedy)


def _check_titles(section: Section) -> Iterable[Finding]:
    """No heading but the first of a file is as high as the notice's title."""
    for block in [block for block in section.blocks if not block.role.startswith(("front matter", RULE))][1:]:
        if block.role == _TITLE:
            message = f"{quote(block.text)} is a second heading of level 1, which is that of the notice's title"
            yield HEADINGS.at(section.path, block.line, message, "begin the line with ##", note=True)


def _note_id(seen: dict[str, str], element_id: str, path: str, line: int) -> Iterable[Finding]:
    if element_id in seen:
        message = f"the id {element_id!r} is used already in {seen[element_id]}"
        yield HEADINGS.at(path, line, message, "give each heading and footnote of a version its own id")
    seen.setdefault(element_id, path)
