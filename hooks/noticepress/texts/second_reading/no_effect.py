"""What nobody would see, or would see otherwise than it was meant: a section comes in, places leave.

Notes and references that lead nowhere or out of order, links and paragraphs without words, and an asterisk that was to
mark a note and makes a list.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.model import Block, Section
from noticepress.texts.inline import LINK_END, content_of, without_code
from noticepress.texts.roles import NUMBERED_ITEM
from noticepress.texts.second_reading.left_signs import left_signs

Place = tuple[int, str, str]
"""Line, message and remedy."""

_NOTE = "footnote"
_NOTE_ID = "fn:"
_MARK = re.compile(r"\[\^([^\[\]]+)\]")
_EMPTY_NOTE = re.compile(r"[ ]{0,3}\[\^[^\[\]]+\]:[ ]*$")
_LABEL = re.compile(r"\[([^\[\]]+)\]")
_ESCAPED = re.compile(r"\\.")
_EMPTY_LINK = re.compile(r"(?<![!\\])\[\s*\]\(([^()\s]+)[^()]*\)")
_OTHER_DIALECT = re.compile(
    r"^(?:\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|\?\?\?\+? \w+|:::[ ]?\{?\w*|--8<--)|==[^\s=][^=]*==|\^\[[^\]]|"
    r"\[\[(?!\s*(?i:fill)\b)[^\[\]]+\]\](?!\()|\{(?:\+\+|--|==|>>)[^{}]*\}?|(?<=\w)(?:~\w{1,8}~(?!~)|\^\w{1,8}\^)"
)
_TEMPLATE = re.compile(r"\{%[^{}]*%\}|\{#[^{}]*#\}|\$\{[\w.]+\}|<%[^<>]*%>")
"""What another program fills in, such as {% if … %}."""
_TASK = re.compile(r"\[[ xX]\](?=\s)")
_OPEN_LINK = re.compile(r"\[[^\[\]^][^\[\]]*\]\((?=#|https?:|mailto:|tel:|\{\{)")
_CUT_LINK = re.compile(r"\]\([^()\s]+\)[\w/.?=&%#-]+\)")
_NO_SPACE = "\u00a0\u2000-\u200a\u202f\u3000"
"""Spaces to a reader's eye, and letters to Markdown."""
_ODD_MARK = re.compile(rf"[ >]*+(?:[{_NO_SPACE}][ {_NO_SPACE}]*+(?P<mark>[-*+])[ ]|-[{_NO_SPACE}])")
_ODD_LINE = re.compile(rf"[ >]*[{_NO_SPACE}][ {_NO_SPACE}]*$")
_ASTERISK_ITEM = re.compile(r"[ ]{0,3}\*[ ]+\S")
_ITEM = re.compile(r"[ ]{0,3}(?:[-*+]|\d+\.)[ ]")
_MARKED_WORD = re.compile(r"(?<![^\s*])[^\s*]{0,40}[\w)%”’.]\*+(?![\w*])")
_GREATER = re.compile(r"[ ]*>[ ]?=?[ ]?[€$£¥]?\d(?!\d*(?:\.\d+)*[.)]?[ ]+[A-Z“])(?!\d*[.)][ ])")
"""“> 18 years”: no number of a clause that is quoted."""
_SIGNED = re.compile(r"[ ]{0,3}(?P<sign>[-+])[ ]+[€$£¥]?\d")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]|]+")
_TAG = re.compile(r"<[a-zA-Z/][^<>]*>")
"""Of HTML, or an address between the two."""
_UNDERSCORED = re.compile(r"(?<![\w*])_[^\s_*][^\s*]*_\*(?!\*)")
"""A name such as _ga_*, which is emphasis with a note's mark to Markdown."""
_WITHIN = "    "
_ITEMS = ("item", NUMBERED_ITEM)
_MAY_BE_BLANK = ("front matter", "abbreviation", "link title", _NOTE)


def without_effect(section: Section) -> Iterator[Place]:
    """Every such place of a section."""
    yield from _notes(section)
    yield from _references(section)
    yield from _blank(section)
    yield from _of_other_dialects(section)
    yield from _asterisks(section)
    yield from _signs(section)
    yield from _names(section)
    yield from _abbreviations(section)
    yield from _open_links(section)
    yield from _odd_spaces(section)
    yield from left_signs(section)


def _notes(section: Section) -> Iterator[Place]:
    labels = [each.removeprefix(_NOTE_ID) for each in section.footnotes]
    for label in labels:
        if len(label.split()) > 1:
            message = f"the label of the footnote [^{label}] has a space within, and so has its address"
            yield _line_of(section, f"[^{label}]:"), message, "write the footnote's label without a space"
    lines = section.markdown.split("\n")
    for index, line in enumerate(lines):
        if _EMPTY_NOTE.match(line) and not next((each for each in lines[index + 1 :] if each.strip()), "").startswith(
            _WITHIN
        ):
            message = "the footnote has no text"
            yield section.first_line + index, message, "write it behind the colon, or delete the footnote"


def out_of_order(section: Section) -> Iterator[Place]:
    """The first footnote whose number is smaller than that of one which is named before it."""
    labels = [each.removeprefix(_NOTE_ID) for each in section.footnotes]
    places = {label: place for place, label in enumerate(labels)}
    last, seen = "", set[str]()
    for block in (each for each in section.blocks if each.translatable and not _is_note(each)):
        for label in (each for each in _MARK.findall(_plain(block)) if each in places and each not in seen):
            if last and places[label] < places[last]:
                message = f"[^{label}] stands behind [^{last}] here and before it among the footnotes, which count so"
                yield block.line, message, f"define [^{last}] before [^{label}]"
                return
            last = label
            seen.add(label)


def _is_note(block: Block) -> bool:
    return block.role.startswith(_NOTE) or _NOTE in block.within


def _references(section: Section) -> Iterator[Place]:
    others = (block for block in section.blocks if block.role != "reference" and "[" in block.text)
    used = {" ".join(label.lower().split()) for block in others for label in _LABEL.findall(block.text)}
    for block in section.blocks:
        label = block.text[1:].partition("]:")[0] if block.role == "reference" else ""
        if label and " ".join(label.lower().split()) not in used:
            yield block.line, f"nothing refers to [{label}]", f"write [text][{label}] where it belongs, or delete it"


def _of_other_dialects(section: Section) -> Iterator[Place]:
    for block in section.blocks:
        found = _OTHER_DIALECT.search(_plain(block)) if block.translatable else None
        if found:
            message = f"{quote(found[0].strip())} is a mark of another Markdown, and visitors would read it"
            yield (
                block.line,
                message,
                'take it away; a box is !!! note "Title", a footnote [^label], a small letter <sub> or <sup>',
            )
        if block.translatable and (tag := _TEMPLATE.search(_plain(block))):
            message = f"{quote(tag[0])} is a tag of a template, and visitors would read it"
            yield block.line, message, "write the text that belongs there, or a fact of the register: {{ its_name }}"
        if block.translatable and block.role in _ITEMS and (box := _TASK.match(block.text)):
            message = f"{quote(box[0])} is a box to tick in another Markdown, and visitors would read it"
            yield block.line, message, "write ☐ or ☒, or take it away"


def _blank(section: Section) -> Iterator[Place]:
    for block in section.blocks:
        if not block.translatable or block.role.startswith(_MAY_BE_BLANK):
            continue
        for found in _EMPTY_LINK.finditer(without_code(block.text)):
            if _EMPTY_LINK.match(block.text, found.start()):  # code, of which there are only spaces above, is seen
                message = f"the link to {found[1]} has no words"
                yield block.line, message, "write them between [ and ], or delete it"
        content = content_of(block)
        is_seen = html.unescape(content.words).strip() or any(element.tag != "br" for element in content.elements)
        if block.text and not is_seen and "cell" not in block.role:
            yield block.line, f"nobody sees anything of this {block.role}", "delete it"


def _asterisks(section: Section) -> Iterator[Place]:
    lines = section.markdown.split("\n")
    found = [index for index, line in enumerate(lines) if _ASTERISK_ITEM.match(line)]
    if not found:
        return
    marked = next((each[0] for block in section.blocks if (each := _marked_word(block))), "")
    for index in found if marked else ():
        beside = [line for line in (_before(lines, index), _behind(lines, index)) if _ITEM.match(line)]
        if not beside:
            message = f"* makes a list of this line, and “{marked}” has the mark of a note"
            yield section.first_line + index, message, "write \\* where it is the note, or - for an item of a list"


def _signs(section: Section) -> Iterator[Place]:
    """Signs before a number that make a quotation or a list of it: “> 18”, “+ 49”, “- 5”."""
    lines = section.markdown.split("\n")
    for index, line in enumerate(lines):
        before, behind = lines[index - 1] if index else "", "".join(lines[index + 1 : index + 2])
        begins = not line.startswith(_WITHIN) if before.strip() else not behind.lstrip().startswith(">")
        if _GREATER.match(line) and begins and not before.lstrip().startswith(">"):
            message = f"> makes a quotation of {quote(line.strip())}, and visitors would not see it"
            yield section.first_line + index, message, "write \\> for the sign, or “ before the words that are quoted"
        signed = _SIGNED.match(line)
        if (
            signed
            and not before.strip()
            and not any(_ITEM.match(each) for each in (_before(lines, index), _behind(lines, index)))
        ):
            message = f"{signed['sign']} makes a list of {quote(line.strip())}, and visitors would not see it"
            remedy = f"write \\{signed['sign']} for the sign, or * where it is the only item of a list"
            yield section.first_line + index, message, remedy


def _names(section: Section) -> Iterator[Place]:
    """Names and addresses of which Markdown takes signs away."""
    for block in section.blocks:
        if not block.translatable or ("_" not in block.text and "*" not in block.text):
            continue
        plain = _plain(block)
        for name in _UNDERSCORED.findall(plain):
            remedy = f"write `{name}`, or \\ before each _ and * that is a sign"
            yield block.line, f"of {quote(name)} visitors would not see the _", remedy
        words = html.unescape(content_of(block).words)
        for address in _ADDRESS.findall(_TAG.sub(" ", LINK_END.sub(" ", plain))):
            if ("_" in address or "*" in address) and html.unescape(address) not in words:
                yield block.line, f"of {quote(address)} visitors would not see every _ and *", f"write <{address}>"


def _marked_word(block: Block) -> re.Match[str] | None:
    return _MARKED_WORD.search(content_of(block).words) if block.translatable and "*" in block.text else None


def _abbreviations(section: Section) -> Iterator[Place]:
    short = [block.text for block in section.blocks if block.role == "abbreviation"]
    if not short:
        return
    text = "\n".join(block.text for block in section.blocks if not block.role.startswith("abbreviation"))
    for each in short:
        if not re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text):
            message = f"nothing in this file has the abbreviation {quote(each)}, and its words are seen nowhere"
            yield _line_of(section, f"*[{each}]:"), message, "write it in the file that has it, or delete it"


def _open_links(section: Section) -> Iterator[Place]:
    for block in section.blocks:
        if not (block.translatable and "](" in block.text):
            continue
        text = LINK_END.sub("", _plain(block))
        found = _OPEN_LINK.search(text)
        if found and not _is_ended(text[found.end() :]):
            shown = found[0] + text[found.end() :].split(maxsplit=1)[0]
            yield block.line, f"{quote(shown)} is no link: its address has no end", "write ) behind the address"
        cut = _CUT_LINK.search(_plain(block)) if text.count(")") > text.count("(") else None
        if cut:
            message = f"the address in {quote(cut[0])} ends at its first ), and visitors would read the rest"
            yield block.line, message, "write %29 for a ) within an address"


def _is_ended(address: str) -> bool:
    """Whether a bracket that was opened before it is closed in it."""
    depth = 1
    for char in address:
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return True
    return False


def _odd_spaces(section: Section) -> Iterator[Place]:
    """Marks of items, and empty lines, that are none because a space is none to Markdown: from a web page, or Word."""
    lines = section.markdown.split("\n")
    for index, line in enumerate(lines):
        if found := _ODD_MARK.match(line):
            message = f"a no-break space keeps “{found['mark'] or '-'}” from making an item of this line"
            yield section.first_line + index, message, "write plain spaces before and behind it"
        elif _ODD_LINE.match(line) and all(
            each.strip() for each in (*lines[index - 1 : index], *lines[index + 1 :][:1])
        ):
            message = "the line has a no-break space alone, and the paragraph goes on behind it"
            yield section.first_line + index, message, "empty the line"


def _before(lines: list[str], index: int) -> str:
    return _first_outside(lines[at] for at in range(index - 1, -1, -1))


def _behind(lines: list[str], index: int) -> str:
    return _first_outside(lines[at] for at in range(index + 1, len(lines)))


def _first_outside(lines: Iterator[str]) -> str:
    """The first line with words that is not within an item."""
    return next((line for line in lines if line.strip() and not line.startswith(_WITHIN)), "")


def _plain(block: Block) -> str:
    return _ESCAPED.sub("", without_code(block.text))


def _line_of(section: Section, text: str) -> int:
    before, found, _ = section.markdown.partition(text)
    return section.first_line + (before.count("\n") if found else 0)
