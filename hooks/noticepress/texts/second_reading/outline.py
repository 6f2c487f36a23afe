"""The outline of a text: the HTML of a reader comes in, its blocks in order leave.

One function for both readers of :mod:`noticepress.texts.second_reading.second_reader`, so that whatever it does
not see, it does not see in either. Loose and tight lists are the same, and so is which list an item is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import ParserError
from lxml.html import HtmlElement

from noticepress.files.html import read_fragment
from noticepress.texts.extensions.labelled_lists import LABEL_CLASS

LINE = "data-line"
"""Attribute in which a reader says on which line a block begins, counted from 0."""
TYPED = "data-typed"
"""Attribute in which a reader says how an item's label is typed."""
FENCE = "data-fence"
"""Attribute of code between fences."""
NOTE = "data-note"
"""Attribute of a footnote, with its label."""

_SPACE = re.compile(r"[ \t\r\n]+")
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]*\]")
_OUR_NOTE = "fn:"
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CELLS = {"td": "cell", "th": "header cell"}
_LISTS = frozenset(("ol", "ul", "li", "dl", "dt", "dd"))
_BLOCKS = _HEADINGS | _LISTS | {"blockquote", "div", "hr", "p", "pre", "table", "tbody", "td", "th", "thead", "tr"}
"""What either reader makes of Markdown; sections with a block of raw HTML are not read twice."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the things that a block stands in."""

    mark: str
    """``*`` or ``1`` for an item, ``>`` for a quotation, and so on; with ``+`` for a block that is not its first."""
    label: str = field(default="", compare=False)
    """How a numbered item is labelled; of its first block only."""
    alone: bool = field(default=False, compare=False)
    """Whether the item is the only one of its list."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A block: what it is, what it stands in, what it says."""

    kind: str
    path: tuple[Step, ...]
    words: str
    line: int = field(default=0, compare=False)
    """Line on which it begins, counted from 0, where the reader says so."""
    fenced: bool = field(default=False, compare=False)

    @property
    def shape(self) -> tuple[str, tuple[Step, ...]]:
        """The entry without its words."""
        return self.kind, self.path


def outline(html: str) -> tuple[Entry, ...]:
    """The blocks of a text in order; footnotes come last, by their labels, wherever they stand."""
    try:
        root = read_fragment(html)
    except (ParserError, ValueError):
        return (Entry("unreadable", (), html),)
    walk = _Walk()
    walk.inside(root, (), 0)
    return (*walk.entries, *(entry for label in sorted(walk.notes) for entry in walk.notes[label]))


class _Level:
    """Something that blocks stand in, while it is walked through."""

    def __init__(self, mark: str, label: str = "", *, alone: bool = False) -> None:
        self._mark, self._label, self._alone = mark, label, alone
        self.begun = False

    def step(self) -> Step:
        step = Step(f"{self._mark}+") if self.begun else Step(self._mark, self._label, self._alone)
        self.begun = True
        return step


_Levels = tuple[_Level, ...]


class _Walk:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.notes: dict[str, list[Entry]] = {}

    def inside(self, element: HtmlElement, levels: _Levels, line: int) -> None:
        """The blocks in an element; what stands between them is a paragraph."""
        run = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and child.tag in _BLOCKS:
                self._paragraph(run, levels, line)
                run = []
                self._block(child, levels, int(child.get(LINE) or line))
            else:
                run += _words(child)
            run.append(child.tail or "")
        self._paragraph(run, levels, line)

    def _block(self, element: HtmlElement, levels: _Levels, line: int) -> None:
        tag, classes = str(element.tag), (element.get("class") or "").split()
        if tag in _HEADINGS:
            self._add(f"heading {tag[1]}", levels, _words(element), line)
        elif tag in _CELLS:
            self._add(_CELLS[tag], levels, _words(element), line)
        elif tag == "dt":
            self._add("term", levels, _words(element), line)
        elif tag == "p" and not _is_way_back(element):
            kind = "title" if "admonition-title" in classes else "paragraph"
            self._add(kind, levels, _words(element), line)
        elif tag == "pre":
            self._code(element, levels, line)
        elif tag == "hr":
            self._add("rule", levels, [], line)
        elif tag in ("ol", "ul"):
            self._list(element, levels, line)
        else:
            self._container(element, classes, levels, line)

    def _container(self, element: HtmlElement, classes: list[str], levels: _Levels, line: int) -> None:
        tag = str(element.tag)
        if element.get(NOTE) is not None:
            self._note(element, str(element.get(NOTE)), line)
        elif "footnote" in classes:
            for item in element.iter("li"):
                if str(item.get("id")).startswith(_OUR_NOTE):
                    self._note(item, str(item.get("id")).removeprefix(_OUR_NOTE), line)
        elif tag == "blockquote":
            self.inside(element, (*levels, _Level(">")), line)
        elif tag in ("dd", "tr"):
            self._begun((*levels, _Level(":" if tag == "dd" else "|")), element, line)
        elif "admonition" in classes:
            self._begun((*levels, _Level(f"!!! {' '.join(classes[1:])}")), element, line)
        else:
            self.inside(element, levels, line)

    def _code(self, element: HtmlElement, levels: _Levels, line: int) -> None:
        code = next(iter(element.iter("code")), element)
        at = int(code.get(LINE) or element.get(LINE) or line)
        text = "".join(element.itertext()).rstrip()
        self._put(Entry("code", _path(levels), _folded(text), at, code.get(FENCE) is not None))

    def _list(self, element: HtmlElement, levels: _Levels, line: int) -> None:
        items = [child for child in element if child.tag == "li"]
        labels = _labels(element, items)
        for item, label in zip(items, labels, strict=True):
            level = _Level("1" if element.tag == "ol" else "*", label, alone=len(items) == 1)
            self._begun((*levels, level), item, int(item.get(LINE) or line))

    def _begun(self, levels: _Levels, element: HtmlElement, line: int) -> None:
        """The blocks in an element that is there without any, too."""
        self.inside(element, levels, line)
        if not levels[-1].begun:
            self._add("paragraph", levels, [], line)

    def _note(self, element: HtmlElement, label: str, line: int) -> None:
        around, self.entries = self.entries, []
        self.inside(element, (_Level(f"[^{label}]"),), line)
        self.notes[label], self.entries = self.entries, around

    def _paragraph(self, run: list[str], levels: _Levels, line: int) -> None:
        if _folded("".join(run)):
            self._add("paragraph", levels, run, line)

    def _add(self, kind: str, levels: _Levels, words: list[str], line: int) -> None:
        self._put(Entry(kind, _path(levels), _folded(_NOTE_MARK.sub("[^]", "".join(words))), line))

    def _put(self, entry: Entry) -> None:
        self.entries.append(entry)


def _path(levels: _Levels) -> tuple[Step, ...]:
    return tuple(level.step() for level in levels)


def _labels(element: HtmlElement, items: list[HtmlElement]) -> list[str]:
    """The label of each item: as typed where that is known; as shown else, and where the first are typed alike."""
    if element.tag != "ol":
        return [""] * len(items)
    start = element.get("start") or "1"
    first = int(start) if start.lstrip("-").isdecimal() else 1
    shown = [str(first + index) for index in range(len(items))]
    typed = [item.get(TYPED) or _written(item) or label for item, label in zip(items, shown, strict=True)]
    alike = next((index for index, label in enumerate(typed) if label != typed[0]), len(typed))
    return [*shown[:alike], *typed[alike:]] if alike > 1 else typed


def _written(item: HtmlElement) -> str:
    """The label that stands in an item as text."""
    first = item[0] if len(item) else None
    if first is not None and first.tag == "p" and len(first):
        first = first[0]
    return str(first.text or "") if first is not None and _is_label(first) else ""


def _is_label(element: HtmlElement) -> bool:
    return str(element.tag) == "bdi" and str(element.get("class")) == LABEL_CLASS


def _is_way_back(element: HtmlElement) -> bool:
    """Whether a paragraph has nothing but the way back from a footnote that does not end with a paragraph."""
    links = [child for child in element if "footnote-backref" in (child.get("class") or "").split()]
    return bool(links) and not _folded("".join(_words(element)))


def _words(element: HtmlElement) -> list[str]:
    """The text of an inline element or a block of text."""
    return list(_texts(element))


def _texts(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    classes = (element.get("class") or "").split()
    if element.tag == "br":
        yield " "
    elif element.tag == "img":
        yield element.get("alt") or ""
    elif "footnote-backref" in classes or _is_label(element):
        return
    elif element.tag == "sup" and str(element.get("id")).startswith("fnref"):
        yield "[^]"
    else:
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" \xa0")
