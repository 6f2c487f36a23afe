"""A served page of an edition beside what its page must show. Texts of HTML come in, what differs leaves.

Where the page has the text as the package writes it, letter by letter, only what is around it is read; else the whole
page is, and compared block by block: a plugin may take away white space and quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import urljoin

from noticepress.editions.localizing.reader_views import CONTENT_CLASS
from noticepress.rules.site.markup import Element, UnclearError, difference, names_in, read
from noticepress.rules.site.summary import NOTICE_CLASS

_PLACE = "\U000fffff"
"""Stands for a part of the text that is as it must be; a private character, which no text holds (IN007, TR007)."""
_WAY = frozenset({"html", "body", "main", "article", "div", "header"})
"""The elements around the text."""
_HARMLESS = frozenset({"id", "class", "lang", "dir", "tabindex", "data-run", "data-foot"})
_BOXES = frozenset({"wide", "columns", CONTENT_CLASS, "head", "notes", NOTICE_CLASS})
"""Attributes that these may have, and names in their class: none hides what they hold."""
_STATEMENT = "prevailing"
_TOLD = frozenset({"h1", "p"})
"""Elements of title, status and statement."""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """What is said of a version's status, at its beginning at least."""

    name: str
    """The class of its element."""
    text: str
    day: str
    """The day in it, as ISO 8601 writes it; empty where it has none."""
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Due:
    """What a page must show of an edition."""

    heading: str
    """The title's HTML element."""
    parts: tuple[str, ...]
    """The text's HTML; between some of them may stand the statement that English prevails."""
    statuses: tuple[StatusLine, ...]
    statement: str
    """What the page says of the text that prevails, wherever it says it."""
    prevailing: str
    """Where its link leads, from the site's root; empty on a page of the text that prevails."""
    language: str
    direction: str


def differences(page: str, due: Due, address: str) -> Iterator[tuple[int, str]]:
    """(line, what is not as it must be). ``address`` is the page's, from the site's root."""
    if _PLACE in page:
        yield 0, "the page holds a character that no page has"
        return
    try:
        short = _abridged(page, due)
        found = _Found(read(short or page))
        is_abridged = bool(short) and found.is_all_places(len(due.parts))
        if short and not is_abridged:
            found = _Found(read(page))
    except UnclearError as error:
        yield error.line, f"the page cannot be read in one way: {error.what}"
        return
    html = next((each for each in found.root.elements if each.tag == "html"), None)
    if html is None or (html.attributes.get("lang"), html.attributes.get("dir")) != (due.language, due.direction):
        yield 0, f'the page is not marked as lang="{due.language}" dir="{due.direction}"'
    yield from found.hidden()
    if not is_abridged:
        yield from _text(found, due)
    yield from _title(found, due)
    yield from _statuses(found, due)
    yield from _statements(found, due, address)


class _Found:
    """What a page has of what it must have."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.notices: list[Element] = []
        self.titles: list[Element] = []
        self.statuses: list[Element] = []
        self.statements: list[Element] = []
        self._around: list[tuple[Element, ...]] = []
        for around, each in _walk(root):
            value = each.attributes.get("class", "")
            if each.tag not in _TOLD and NOTICE_CLASS not in value:
                continue
            names = names_in(value)
            for kind, is_one in (
                (self.notices, NOTICE_CLASS in names),
                (self.titles, each.tag == "h1"),
                (self.statuses, each.tag == "p" and "status" in names),
                (self.statements, _is_statement(each)),
            ):
                if is_one:
                    kind.append(each)
                    own = (each,) if kind is self.notices else ()
                    self._around.append((*around[1:], *own))

    def is_all_places(self, count: int) -> bool:
        """Whether the text is nothing but its parts, each once, and the statement."""
        if len(self.notices) != 1:
            return False
        elements = all(map(_is_statement, self.notices[0].elements))
        text = "".join(child for child in self.notices[0].children if isinstance(child, str))
        return elements and text.replace(" ", "") == _PLACE * count

    def hidden(self) -> Iterator[tuple[int, str]]:
        """What might hide it: an element around it that is none of those that the package draws."""
        seen: set[int] = set()
        for each in (each for around in self._around for each in around if id(each) not in seen):
            seen.add(id(each))
            names = set(names_in(each.attributes.get("class", "")))
            if each.tag not in _WAY or not (each.attributes.keys() <= _HARMLESS and names <= _BOXES):
                yield each.line, f"{each.start} stands around title, status, statement or text, where no such is due"


def _abridged(page: str, due: Due) -> str:
    """The page with marks in the place of the parts of its text; empty where it has not all of them, in order."""
    pieces: list[str] = []
    end = page.find(f'<div class="{NOTICE_CLASS}">')
    pieces.append(page[: max(end, 0)])
    for part in due.parts:
        found = page.find(part, end) if end >= 0 else -1
        if found < 0:
            return ""
        pieces.append(page[end:found])
        end = found + len(part)
    return _PLACE.join(["".join(pieces[:2]), *pieces[2:], page[end:]])


def _text(found: _Found, due: Due) -> Iterator[tuple[int, str]]:
    if len(found.notices) != 1:
        yield 0, f"the page has {len(found.notices)} elements with the notice's text, where one is due"
        return
    notice = found.notices[0]
    here = Element("", {}, notice.line, _without(notice.children, [*filter(_is_statement, notice.elements)]))
    yield from _blocks(here, read("\n".join(due.parts)), notice.line)


def _without(children: Sequence[Element | str], left_out: list[Element]) -> list[Element | str]:
    """The children without some of them; texts that are then side by side are one."""
    kept: list[Element | str] = []
    for child in children:
        if isinstance(child, Element) and any(child is each for each in left_out):
            continue
        if isinstance(child, str) and kept and isinstance(kept[-1], str):
            kept.append(f"{kept.pop()} {child}")
        else:
            kept.append(child)
    return kept


def _blocks(here: Element, due: Element, line: int) -> Iterator[tuple[int, str]]:
    """The first block that differs, by its id; what is no block's, as it stands."""
    if not difference(here, due, _nothing):
        return
    shown = {each.attributes["id"]: each for each in here.walk() if "id" in each.attributes}
    for each in due.walk():
        block = each.attributes.get("id")
        if block is None or _same_own(each, shown.get(block)):
            continue
        if block not in shown:
            yield line, f"block “{block}” is missing: on record is “{_short(text_of(each))}”"
            return
        found = difference(shown[block], each, _nothing)
        if found:
            yield found[0], f"block “{block}” shows {found[1]}, on record is {found[2]}"
            return
    found = difference(here, due, _nothing)
    if found:
        yield found[0] or line, f"{found[1]} stands in the text, on record is {found[2]}"


def _same_own(due: Element, here: Element | None) -> bool:
    """Whether a block is as it must be, or holds another one, which is then told by itself."""
    if here is None:
        return False
    return difference(here, due, _nothing) is None or any("id" in each.attributes for each in due.walk())


def _is_statement(element: Element) -> bool:
    return element.tag == "p" and element.attributes.get("class") == _STATEMENT


def _title(found: _Found, due: Due) -> Iterator[tuple[int, str]]:
    title = read(due.heading).elements[0]
    if len(found.titles) != 1 or difference(found.titles[0], title, _nothing):
        shown = " and ".join(f"“{text_of(each)}”" for each in found.titles) or "nothing"
        yield found.titles[0].line if found.titles else 0, f"the title is {shown}, on record is “{text_of(title)}”"


def _statuses(found: _Found, due: Due) -> Iterator[tuple[int, str]]:
    """What the page says of the version's status, now and later."""
    for line, here in zip_longest(due.statuses, found.statuses):
        if here is None:
            yield 0, f"the page does not say “{line.text}”"
        elif line is None:
            yield here.line, f"the page says “{_short(text_of(here))}” besides, which the register does not"
        else:
            yield from _status(here, line)


def _status(here: Element, line: StatusLine) -> Iterator[tuple[int, str]]:
    days = [each.attributes.get("datetime", "") for each in here.walk() if each.tag == "time"]
    timed = {name: here.attributes.get(f"data-{name}", "") for name in ("from", "until")}
    is_named = line.name in names_in(here.attributes["class"])
    if not is_named or not _squeezed(text_of(here)).startswith(_squeezed(line.text)):
        yield here.line, f"the page says “{_short(text_of(here))}”, the register “{line.text}”"
    elif line.day and days[:1] != [line.day]:
        yield here.line, f"the page dates its status {days[0] if days else 'not at all'}, the register {line.day}"
    elif timed != {"from": line.since, "until": line.until} or ("hidden" in here.attributes) != bool(line.since):
        yield here.line, f"{here.start} is not shown when “{line.text}” is true"


def _statements(found: _Found, due: Due, address: str) -> Iterator[tuple[int, str]]:
    """Which text prevails, and where it is."""
    if not found.statements:
        yield 0, f"the page does not say “{due.statement}”"
    for each in found.statements:
        links = [urljoin(address, link.attributes.get("href", "")) for link in each.walk() if link.tag == "a"]
        if not _squeezed(text_of(each)).startswith(_squeezed(due.statement)) or "hidden" in each.attributes:
            yield each.line, f"the page says “{_short(text_of(each))}”, where “{due.statement}” is due"
        elif due.prevailing and links != [due.prevailing]:
            yield each.line, f"the link to the English text leads to {', '.join(links) or 'nothing'}"


def text_of(element: Element) -> str:
    """The words in an element."""
    return " ".join(_words(element))


def _squeezed(text: str) -> str:
    """A text without white space: a sentence's parts may be elements of their own."""
    return "".join(text.split())


def _words(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _words(child)


def _walk(root: Element) -> Iterator[tuple[tuple[Element, ...], Element]]:
    """Each element with those around it, in their order."""
    coming: list[tuple[tuple[Element, ...], Element]] = [((root,), child) for child in reversed(root.elements)]
    while coming:
        around, each = coming.pop()
        yield around, each
        inner = (*around, each)
        coming.extend((inner, child) for child in reversed(each.elements))


def _nothing(_: Element) -> bool:
    return False


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80].rstrip()}…"  # noqa: PLR2004 (a line's length)
