"""A whole text, as a converter makes it of a word processor's file: one Markdown document comes in, sections leave.

Its headings decide: one that is alone on the highest level, before all others, is the title; those on the level below
begin sections. All else is taken as it stands, but that links to headings lead to the ids that these have here. A
heading has the id of the same heading of the version before, and stands in the same file, so that links and
translations go on; or it has an id that is like its words.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from urllib.parse import unquote

from noticepress.commands.acts.beginning.defined import Definition, definitions, with_definitions
from noticepress.commands.acts.beginning.headings import Heading, anchors, ids_of, read, words
from noticepress.files import yaml
from noticepress.files.limits import excess_in_file
from noticepress.findings import NoticepressError, UsageError
from noticepress.model import Block, Text
from noticepress.texts.folder import PREAMBLE
from noticepress.texts.rules import FRONT_MATTER

_TITLE_ID = "this-notice"
_STEP = 10
"""Between the numbers of two files, so that a section can be put between."""
_LEVEL_OF_SECTIONS, _DEEPEST = 2, 6
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>(?=[^\n]*\S).*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINK = re.compile(r"(?P<before>\]\(|^ {0,3}\[[^\[\]]+\]:[ \t]*)#(?P<to>[^\s()<>]+)(?=[\s)]|\Z)")
"""To a place of the same document."""
_EMPTY_COMMENT = re.compile(r"[ \t]*<!--[ \t]*-->[ \t]*")
"""With which Pandoc parts two lists."""
_PANDOC = "pandoc -s -t gfm+fancy_lists+definition_lists --wrap=none"


@dataclass(frozen=True, slots=True)
class Divided:
    """What became of a document."""

    files: Mapping[str, str]
    """The text of each file of a version, by its name, in their order."""
    ids: frozenset[str]
    """Of the headings."""
    left_out: str
    """What of the keys above the text is in no file."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What becomes a file."""

    id: str
    first: int
    """The line of the document on which it begins."""
    lines: list[str]


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What goes on of the version before."""

    headings: tuple[Block, ...]
    title: str
    title_id: str
    front_matter: str
    """Of the preamble, as its file has it."""
    definitions: tuple[tuple[str, Definition], ...]
    """With the id of the section in which each stands."""

    @classmethod
    def of(cls, text: Text | None) -> _Earlier:
        sections = text.sections if text else ()
        headings = [block for section in sections for block in section.blocks if block.role.startswith("heading")]
        title = next((block for block in headings if block.role == "heading 1"), None)
        preamble = next((section for section in sections if section.id == PREAMBLE), None)
        keys = preamble.front_matter.items() if preamble else ()
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys)
        return cls(
            tuple(block for block in headings if block is not title),
            title.text if title else "",
            title.id if title else _TITLE_ID,
            f"---\n{front}---\n\n" if front else "",
            tuple(
                (each.id, note)
                for each in sections
                for note in definitions(each.markdown.split("\n"), read(each.markdown))
            ),
        )


def read_document(path: Path) -> str:
    """The text of a Markdown file; raises :class:`UsageError` for one that cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name a file of Markdown") from error
    if path.suffix.lower() in (".docx", ".odt", ".rtf", ".html", ".htm"):
        remedy = f"make Markdown of it: {_PANDOC} {quote(str(path))} -o {quote(str(path.with_suffix('.md')))}"
        raise UsageError(f"{path} is no Markdown; {remedy}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: byte {error.start}; name a file of Markdown, saved as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def divide(
    document: str,
    name: str,
    title: str,
    before: Text | None = None,
    is_taken: Callable[[str], object] = lambda _: None,
) -> Divided:
    """Divide ``document``, which is called ``name``; ``title`` is the notice's, where the document has none.

    ``before`` is the version whose ids go on; ``is_taken`` tells of ids that stand on the page already. Raises
    :class:`UsageError` where no heading begins a section.
    """
    body, keys = _split(document, name)
    if excess := excess_in_file(body):
        above = document.count("\n", 0, len(document) - len(body))
        raise UsageError(f"{name}:{above + excess.line + 1}: {excess.message}; {excess.remedy}")
    earlier, reading = _Earlier.of(before), read(body)
    own_title, headings = _title(reading.headings, [title, *filter(None, [earlier.title])])
    if not headings:
        raise UsageError(f"{name} has no heading to begin a section; put ## before the title of each, on its own line")
    ids = ids_of(headings, earlier.headings, (PREAMBLE, earlier.title_id), is_taken)
    leads = anchors([*own_title, *headings], [earlier.title_id] * len(own_title) + ids)

    def led(text: str) -> str:
        return _LINK.sub(lambda link: f"{link['before']}#{leads.get(unquote(link['to']), link['to'])}", text)

    lines = ["" if _EMPTY_COMMENT.fullmatch(line) else led(line) for line in body.split("\n")]
    found = definitions(lines, reading)
    gone = {at for lines_of in (found, reading.headings) for each in lines_of for at in each.lines}
    in_preamble = {block.id for block in earlier.headings if block.section == PREAMBLE}
    top = min(heading.level for heading in headings)
    begins = {heading.lines.start: (heading, own) for heading, own in zip(headings, ids, strict=True)}
    pieces = [_Piece(PREAMBLE, 0, [])]
    for at, line in enumerate(lines):
        if at in begins:
            heading, own = begins[at]
            level = heading.level - top + _LEVEL_OF_SECTIONS
            if level == _LEVEL_OF_SECTIONS and (len(pieces) > 1 or own not in in_preamble):
                pieces.append(_Piece(own, at, []))
            pieces[-1].lines.append(f"{'#' * min(level, _DEEPEST)} {led(heading.text)} {{#{own}}}")
        elif at not in gone:
            pieces[-1].lines.append(line)
    homes = [bisect_right(pieces, each.lines.start, key=lambda piece: piece.first) - 1 for each in found]
    told = led(own_title[0].text) if own_title else " ".join(str(keys.pop("title", None) or title).split())
    texts = {piece.id: "\n".join(piece.lines).strip("\n") for piece in pieces}
    texts[PREAMBLE] = f"{earlier.front_matter}# {told} {{#{earlier.title_id}}}\n\n{texts[PREAMBLE]}".rstrip("\n")
    names = [f"{at * _STEP}-{piece.id}.md" if at else f"{piece.id}.md" for at, piece in enumerate(pieces)]
    files = dict(zip(names, with_definitions(texts, found, homes, earlier.definitions), strict=True))
    return Divided(files, frozenset(ids), ", ".join(keys))


def _split(document: str, name: str) -> tuple[str, dict[str, object]]:
    """The text, and what stands above it for programs, by its keys. A line of - alone parts a text."""
    head = _FRONT_MATTER.match(document)
    if head is None:
        return document, {}
    try:
        keys = yaml.parse(head["yaml"], name, FRONT_MATTER).data
    except NoticepressError:
        keys = dict.fromkeys(head["yaml"].split("\n")[:1])
    return (document[head.end() :], dict(keys)) if isinstance(keys, dict) else (document, {})


def _title(headings: Sequence[Heading], titles: Sequence[str]) -> tuple[list[Heading], list[Heading]]:
    """The title, where there is one, and the other headings that have words."""
    worded = [heading for heading in headings if heading.text]
    first, others = worded[:1], worded[1:]
    highest = min((each.level for each in others), default=_LEVEL_OF_SECTIONS)
    is_title = [
        each.level < highest or (others and each.level == highest and words(each.text) in map(words, titles))
        for each in first
    ]
    return (first, others) if any(is_title) else ([], worded)
