"""The headings of a document: Markdown comes in, headings leave, with the ids that they are given as sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any

from noticepress.model import Block
from noticepress.texts.own_ids import is_plain_id, plain_id

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LONGEST_ID = 40
_OWN_ID = re.compile(r"[ \t]*\{:?[ \t]*#(?P<id>[^\s{}]++)[^{}]*\}\Z")
_ANCHOR = re.compile(r"<(a|span)\s[^<>]*?\b(?:id|name)=\"([^\"<>]*)\"[^<>]*></\1>", re.IGNORECASE)
"""Without words, as converters put it into a heading for links."""
_NUMBER = re.compile(
    r"\A(?:(?:section|article|clause)\s+|§\s*)?(?:\d+(?:\.\d+)*|\(?(?:\d+|[a-z]|[ivx]+)[.)])[.:)]*\s+", re.IGNORECASE
)
"""What a heading may begin with that is no word of it."""
_BEFORE_LETTERS = re.compile(r"\A[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands in nothing else."""

    lines: range
    """Counted from 0."""
    level: int
    text: str
    """Markdown, without its ids."""
    own_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What CommonMark's reader says of a document; lines are counted from 0."""

    headings: tuple[Heading, ...]
    code: frozenset[int]
    begun: frozenset[int]
    """Lines on which something begins that is no paragraph."""
    references: Mapping[int, int]
    """First lines of the definitions of links, and the line behind each."""


def read(body: str) -> Reading:
    """Read a document."""
    headings: list[Heading] = []
    code: set[int] = set()
    begun: set[int] = set()
    env: dict[str, Any] = {}
    tokens = _reader().parse(body, env)
    for at, token in enumerate(tokens):
        if token.map is None:
            continue
        first, end = token.map
        if token.type in ("fence", "code_block"):
            code.update(range(first, end))
        elif token.level == 0 and token.type != "paragraph_open":
            begun.add(first)
        if token.type == "heading_open" and token.level == 0:
            headings.append(Heading(range(first, end), int(token.tag[1]), *_parted(tokens[at + 1].content)))
    defined = [each["map"] for each in (*env.get("references", {}).values(), *env.get("duplicate_refs", ()))]
    return Reading(tuple(headings), frozenset(code), frozenset(begun), dict(defined))


def _parted(content: str) -> tuple[str, tuple[str, ...]]:
    """A heading's words, and its ids."""
    text = " ".join(content.split())
    own = _OWN_ID.search(text)
    text = text[: own.start()] if own else text
    anchors = tuple(match[2] for match in _ANCHOR.finditer(text))
    return _ANCHOR.sub("", text).strip(), ((own["id"],) if own else ()) + anchors


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 (no other command divides a text)

    return MarkdownIt("commonmark").enable("table")


@cache
def words(heading: str) -> str:
    """What a heading is known again by."""
    return plain_id(_NUMBER.sub("", _shown(heading)))


def _shown(heading: str) -> str:
    children = _reader().parseInline(heading)[0].children or []
    return "".join(child.content for child in children if child.type in ("text", "code_inline"))


def ids_of(
    headings: Sequence[Heading], earlier: Iterable[Block], taken: Iterable[str], is_taken: Callable[[str], object]
) -> list[str]:
    """An id for each heading, no two alike: that of the same one among the ``earlier``, or one that is like its words.

    The same is one with its id, a section of the same words, or one of the same words in the same section; elsewhere
    where no other had these.
    """
    going_on = [block for block in earlier if not is_taken(block.id)]
    top = min(heading.level for heading in headings)
    chosen: dict[int, str] = {}

    def go_on(of_block: Callable[[Block], Hashable], of_heading: Callable[[int, Heading], Hashable]) -> None:
        gone_on, left = set(chosen.values()), dict[Hashable, list[str]]()
        for block in going_on:
            if block.id not in gone_on:
                left.setdefault(of_block(block), []).append(block.id)
        for at, heading in enumerate(headings):
            key = None if at in chosen else of_heading(at, heading)
            if key and left.get(key):
                chosen[at] = left[key].pop(0)

    def section_of(at: int, heading: Heading) -> Hashable:
        begins = next((each for each in range(at, -1, -1) if headings[each].level == top), at)
        return (chosen[begins], words(heading.text)) if begins in chosen else None

    go_on(lambda block: block.id, lambda _, heading: next(iter(heading.own_ids), None))
    go_on(
        lambda block: words(block.text) if block.role == "heading 2" else None,
        lambda _, heading: words(heading.text) if heading.level == top else None,
    )
    go_on(lambda block: (block.section, words(block.text)), section_of)
    often = Counter(words(block.text) for block in going_on)
    go_on(lambda block: words(block.text), lambda _, heading: often[words(heading.text)] == 1 and words(heading.text))
    used = {*taken, *(block.id for block in going_on), *chosen.values()}
    names = cache(_numbered)  # goes on where it was for the heading before
    for at, heading in enumerate(headings):
        if at not in chosen:
            wanted = next(filter(is_plain_id, heading.own_ids), None) or _short(words(heading.text))
            chosen[at] = next(each for each in names(wanted) if each not in used and not is_taken(each))
            used.add(chosen[at])
    return [chosen[at] for at in range(len(headings))]


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _short(name: str) -> str:
    """An id with the first of those words."""
    if len(name) <= _LONGEST_ID:
        return name
    return name[: _LONGEST_ID + 1].rpartition("-")[0] or name[:_LONGEST_ID]


def anchors(headings: Sequence[Heading], ids: Sequence[str]) -> Mapping[str, str]:
    """The id of each heading, by what a link of the document names: its own id, or a slug of Pandoc or GitHub."""
    texts = [_shown(heading.text).lower() for heading in headings]
    kept = [re.sub(r"[^\w\-. ]", "", text) for text in texts]
    pandoc = (_BEFORE_LETTERS.sub("", "-".join(text.split())) or "section" for text in kept)
    found: dict[str, str] = {}
    for heading, own in zip(headings, ids, strict=True):
        found.update({each: own for each in heading.own_ids if each not in found})
    for slugs in (pandoc, (text.replace(".", "").replace(" ", "-") for text in kept)):
        seen: Counter[str] = Counter()
        for slug, own in zip(slugs, ids, strict=True):
            found.setdefault(f"{slug}-{seen[slug]}" if seen[slug] else slug, own)
            seen[slug] += 1
    return found
