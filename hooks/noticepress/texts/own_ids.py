"""Ids that a text gives by hand: blocks come in, findings (IN004) leave about those that other ids may be.

Ids that are made have a point or a colon in them (``retention.2``, ``fn:post``), so one by hand has none. The
templates have ids of their own, which no draft may take.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping

from noticepress.findings import Finding, quote
from noticepress.model import Block, Text
from noticepress.texts.inline import content_of
from noticepress.texts.rules import HEADINGS

_PLAIN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEMPLATE_ID = re.compile(r"""\bid=(["'])((?:(?!\1)[^\n])*)\1""")
_ID = re.compile("#|id", re.IGNORECASE)
"""Of an attribute list, or a tag; a fact alone has none."""
_WITHIN_WORDS = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\u0300-\u036f]")
"""Apostrophes, and accents by themselves."""
_SHARE = re.compile(r"\bshare\b")
"""What Mozilla's Readability takes for buttons to share a page, whatever their class, and leaves out."""
_OTHER_WORD = "disclose"
_COUNT = re.compile(r"\{\{\s*loop\.index0?\s*\}\}")
_OPTIONAL = re.compile(r"\{%-?\s*if\b.*?endif\s*-?%\}")
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def is_plain_id(text: str) -> bool:
    """Whether ``text`` can be an id by hand."""
    return bool(_PLAIN_ID.fullmatch(text))


def plain_id(text: str) -> str:
    """An id by hand that is like ``text``, and that reader views do not take for buttons."""
    letters = _WITHIN_WORDS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return _SHARE.sub(_OTHER_WORD, "-".join(re.findall(r"[a-z0-9]+", letters))) or "a-short-id"


def own_id(role: str, element_id: str, attributes: str) -> str:
    """The id that a block's attribute list gives it; empty where its id is made, or it has none."""
    if role.startswith("heading"):
        return element_id
    return str(dict(json.loads(attributes)).get("id", "")) if attributes else ""


def ids_by_hand(block: Block) -> Iterator[str]:
    """Every id that stands in a block: its own, and those of words within it."""
    if own := own_id(block.role, block.id, block.attributes):
        yield own
    yield from _inner_ids(block)


def unusable_inner_ids(blocks: Iterable[Block], path: str) -> Iterator[Finding]:
    """Ids of words within a file's blocks that ones that are made may be."""
    for block in blocks:
        for element_id in _inner_ids(block):
            if not is_plain_id(element_id):
                yield unusable(element_id, path, block.line)


def _inner_ids(block: Block) -> Iterator[str]:
    """The ids of words within a block."""
    if ("{" in block.text or "<" in block.text) and _ID.search(block.text):
        for element in content_of(block).elements:
            yield from (value for name, value in element.attributes if name == "id")


def unusable(element_id: str, path: str, line: int) -> Finding:
    """An id by hand that one that is made may be."""
    made = ": ids with a point or a colon are given by the program" if re.search("[.:]", element_id) else ""
    message = f"the id {quote(element_id)} is not usable{made}"
    return HEADINGS.at(path, line, message, f"write {{#{plain_id(element_id)}}}")


def template_ids(templates: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """What the ids in templates may be, by where they stand: text of each template in, patterns out."""
    found: dict[str, re.Pattern[str]] = {}
    for name, text in templates.items():
        for match in _TEMPLATE_ID.finditer(text):
            pattern = _COUNT.sub("\0", match[2])
            pattern = _FILLED.sub("\2", _OPTIONAL.sub("\1", pattern))
            if pattern.strip("\0\1\2"):
                escaped = re.escape(pattern).replace("\0", "[0-9]+").replace("\1", "(?:.+)?").replace("\2", ".+")
                found[f"{name}: {match[2]}"] = re.compile(escaped)
    return found


def taken(text: Text, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[Finding]:
    """Ids by hand in a draft that stand on the page already, around the text."""
    for section in text.sections:
        for block in section.blocks:
            for element_id in ids_by_hand(block):
                place = _place(element_id, patterns.items())
                if place:
                    message = f"the id {quote(element_id)} is that of a part of the page ({place})"
                    yield HEADINGS.at(section.path, block.line, message, "choose another id")


def taken_for_buttons(text: Text, kept: Collection[str]) -> Iterator[Finding]:
    """Headings of a draft below which reader views leave out the text; ``kept``: the ids of published versions."""
    for section in text.sections:
        for block in section.blocks:
            if block.role.startswith("heading") and block.id not in kept and _SHARE.search(block.id):
                message = f"browsers' reader views take {quote(block.id)} for buttons, and leave out what is below it"
                remedy = f"choose an id without the word 'share', such as {{#{_SHARE.sub(_OTHER_WORD, block.id)}}}"
                yield HEADINGS.at(section.path, block.line, message, remedy, note=True)


def _place(element_id: str, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> str:
    return next((name.partition(": ")[0] for name, pattern in patterns if pattern.fullmatch(element_id)), "")
