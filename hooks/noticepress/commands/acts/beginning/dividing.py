"""A whole text, as a converter makes it of a word processor's file: one Markdown document comes in, sections leave.

Its headings decide: one that is alone on the highest level, before all others, is the title; those on the level below
begin sections. All else is taken as it stands. A heading has the id of the same heading of the version before, and
stands in the same file, so that links and translations go on; or it has an id that is like its words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from noticepress.files.limits import excess_in_file
from noticepress.findings import UsageError
from noticepress.model import Text
from noticepress.texts.folder import PREAMBLE
from noticepress.texts.own_ids import is_plain_id, plain_id

_TITLE_ID = "this-notice"
_STEP = 10
"""Between the numbers of two files, so that a section can be put between."""
_LEVEL_OF_SECTIONS, _DEEPEST = 2, 6
_LONGEST_ID = 40
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_OWN_ID = re.compile(r"[ \t]*\{:?[ \t]*#(?P<id>[^\s{}]+)[^{}]*\}\Z")
_NUMBER = re.compile(
    r"(?:(?:section|article|clause)\s+)?(?:\d+(?:\.\d+)*|\(?(?:\d+|[a-z]|[ivx]+)[.)])[.:)]*\s+", re.IGNORECASE
)
"""What a heading may begin with that is no word of it."""
_TARGET = re.compile(r"\]\([^()]*\)")
_DEFINITION = re.compile(r" {0,3}(?:\[(?P<label>\^?[^\[\]]+)\]|\*\[(?P<short>[^\[\]]+)\]):")
"""Of a footnote, a reference or an abbreviation, which must stand in the file that uses it."""
_PANDOC = "pandoc -t gfm --wrap=none"


@dataclass(frozen=True, slots=True)
class Divided:
    """What became of a document."""

    files: Mapping[str, str]
    """The text of each file of a version, by its name, in their order."""
    ids: frozenset[str]
    """Of the headings."""
    left_out: str
    """What stood above the text, for programs, and is in no file."""


@dataclass(frozen=True, slots=True)
class _Heading:
    first: int
    """Its first line, counted from 0."""
    end: int
    level: int
    text: str
    own_id: str


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What goes on of the version before."""

    ids: Mapping[str, str]
    """By the words of headings."""
    in_preamble: frozenset[str]
    """Ids of headings in the file of the preamble."""
    title_id: str
    front_matter: str
    """Of the preamble, as its file has it."""

    @classmethod
    def of(cls, text: Text | None) -> _Earlier:
        sections = text.sections if text else ()
        headings = [block for section in sections for block in section.blocks if block.role.startswith("heading")]
        preamble = next((section for section in sections if section.id == PREAMBLE), None)
        keys = preamble.front_matter.items() if preamble else ()
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys)
        return cls(
            {_words(block.text): block.id for block in reversed(headings)},
            frozenset(block.id for block in headings if block.section == PREAMBLE),
            next((block.id for block in headings if block.role == "heading 1"), _TITLE_ID),
            f"---\n{front}---\n\n" if front else "",
        )


def read_document(path: Path) -> str:
    """The text of a Markdown file; raises :class:`UsageError` for one that cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name a file of Markdown") from error
    if path.suffix.lower() in (".docx", ".odt", ".rtf", ".html", ".htm"):
        remedy = f"make Markdown of it, as '{_PANDOC} {path.name} -o {path.stem}.md' does"
        raise UsageError(f"{path} is no Markdown; {remedy}")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8: byte {error.start}; save it as UTF-8") from error
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
    head = _FRONT_MATTER.match(document)
    body = document[head.end() :] if head else document
    if excess := excess_in_file(body):
        above = document.count("\n", 0, len(document) - len(body))
        raise UsageError(f"{name}:{above + excess.line + 1}: {excess.message}; {excess.remedy}")
    lines = body.split("\n")
    headings, code = _read(body)
    own_title, headings = _title(headings)
    if not headings:
        raise UsageError(f"{name} has no heading to begin a section; put ## before the title of each, on its own line")
    top = min(heading.level for heading in headings)
    earlier = _Earlier.of(before)
    ids = dict(zip(headings, _ids(headings, earlier, is_taken), strict=True))
    definitions = _definitions(lines, code)
    begins = {heading.first: heading for heading in headings}
    gone = {at for each in [*headings, *own_title] for at in range(each.first, each.end)}
    gone |= {at for each in definitions for at in each.lines}
    head_line = f"{earlier.front_matter}# {own_title[0].text if own_title else title} {{#{earlier.title_id}}}"
    pieces: list[tuple[str, list[str]]] = [(PREAMBLE, [])]
    for at, line in enumerate(lines):
        if heading := begins.get(at):
            level = heading.level - top + _LEVEL_OF_SECTIONS
            if level == _LEVEL_OF_SECTIONS and (len(pieces) > 1 or ids[heading] not in earlier.in_preamble):
                pieces.append((ids[heading], []))
            pieces[-1][1].append(f"{'#' * min(level, _DEEPEST)} {heading.text} {{#{ids[heading]}}}")
        elif at not in gone:
            pieces[-1][1].append(line)
    texts = ["\n".join(piece).strip("\n") for _, piece in pieces]
    texts = _with_definitions([f"{head_line}\n\n{texts[0]}".rstrip("\n"), *texts[1:]], definitions)
    names = [f"{number * _STEP}-{name}.md" if number else f"{name}.md" for number, (name, _) in enumerate(pieces)]
    return Divided(dict(zip(names, texts, strict=True)), frozenset(ids.values()), head[0] if head else "")


def _read(body: str) -> tuple[list[_Heading], set[int]]:
    """The headings that stand in nothing else, and the lines of code."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (no other command divides a text)

    headings: list[_Heading] = []
    code: set[int] = set()
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    for at, token in enumerate(tokens):
        if token.type in ("fence", "code_block") and token.map:
            code.update(range(*token.map))
        elif token.type == "heading_open" and token.level == 0 and token.map:
            text = " ".join(tokens[at + 1].content.split())
            own = _OWN_ID.search(text)
            text = text[: own.start()] if own else text
            first, end = token.map
            headings.append(_Heading(first, end, int(token.tag[1]), text, own["id"] if own else ""))
    return headings, code


def _title(headings: list[_Heading]) -> tuple[list[_Heading], list[_Heading]]:
    """The title, where there is one, and the other headings."""
    first, others = headings[:1], headings[1:]
    if first and all(each.level > first[0].level for each in others) and (others or first[0].level == 1):
        return first, others
    return [], headings


def _ids(headings: Iterable[_Heading], earlier: _Earlier, is_taken: Callable[[str], object]) -> Iterator[str]:
    """An id for each heading, no two alike."""
    taken = {PREAMBLE, earlier.title_id}
    for heading in headings:
        words = _words(heading.text)
        wanted = heading.own_id if is_plain_id(heading.own_id) else earlier.ids.get(words) or _short(words)
        chosen = next(each for each in _numbered(wanted) if each not in taken and not is_taken(each))
        taken.add(chosen)
        yield chosen


def _words(heading: str) -> str:
    """What a heading is known again by."""
    return plain_id(_NUMBER.sub("", _TARGET.sub("]", heading), count=1))


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _short(words: str) -> str:
    """An id with the first of those words."""
    if len(words) <= _LONGEST_ID:
        return words
    return words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]


@dataclass(frozen=True, slots=True)
class _Definition:
    lines: range
    text: str
    mark: re.Pattern[str]
    """What uses it."""


def _definitions(lines: list[str], code: set[int]) -> list[_Definition]:
    """What is defined in one place and used in others, with the lines that belong to it."""
    found: list[_Definition] = []
    end = 0
    for at, line in enumerate(lines):
        match = None if at < end or at in code else _DEFINITION.match(line)
        if match is None:
            continue
        end = _end_of_note(lines, at) if (match["label"] or "").startswith("^") else at + 1
        mark = rf"\[{re.escape(match['label'])}\]" if match["label"] else rf"\b{re.escape(match['short'])}\b"
        pattern = re.compile(mark, re.IGNORECASE if match["label"] else re.NOFLAG)
        found.append(_Definition(range(at, end), "\n".join(lines[at:end]).rstrip("\n"), pattern))
    return found


def _end_of_note(lines: list[str], first: int) -> int:
    """The line behind a footnote: its paragraph, and those indented below."""
    at = first + 1
    while at < len(lines) and lines[at].strip() and not _DEFINITION.match(lines[at]):
        at += 1
    while True:
        after = next((index for index in range(at, len(lines)) if lines[index].strip()), len(lines))
        if after == len(lines) or not lines[after].startswith(("    ", "\t")):
            return at
        at = after
        while at < len(lines) and lines[at].strip():
            at += 1


def _with_definitions(texts: list[str], definitions: list[_Definition]) -> list[str]:
    """The texts, each with the definitions that it uses; what none uses stands in the last."""
    unused = set(range(len(definitions)))
    whole: list[str] = []
    for number, text in enumerate(texts):
        used: list[int] = []
        while added := [
            index
            for index, each in enumerate(definitions)
            if index not in used and each.mark.search("\n".join((text, *(definitions[at].text for at in used))))
        ]:
            used += added
        unused -= set(used)
        behind = sorted({*used, *(unused if number == len(texts) - 1 else ())})
        whole.append("\n\n".join((text, *(definitions[index].text for index in behind))) + "\n")
    return whole
