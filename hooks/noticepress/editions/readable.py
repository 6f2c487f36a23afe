"""An edition's text for a terminal or a letter: rendered sections come in, Markdown that reads as plain text leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import lxml.html
from lxml.html import HtmlElement

from noticepress.editions.localize import FALLBACK_CLASS

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**", "code": "`"}
_BLOCKS = frozenset({*_HEADINGS, "p", "ul", "ol", "dl", "blockquote", "div", "table", "hr", "pre"})
_LABEL = "data-item-label"
_IN_ENGLISH = "[English] "
_SPACE = re.compile(r"[ \t\n]+")


class Readable:
    """The text of an edition. ``sections`` are pairs of a section's id and its HTML, in order."""

    def __init__(self, sections: Iterable[tuple[str, str]]) -> None:
        self._sections = {name: lxml.html.fragment_fromstring(html, "div") for name, html in sections}
        for root in self._sections.values():
            _set_labels_apart(root)

    @property
    def clauses(self) -> tuple[str, ...]:
        """What :meth:`text` knows: ids of sections, headings and blocks."""
        ids = (element.get("id") for root in self._sections.values() for element in root.iter() if element.get("id"))
        return tuple(dict.fromkeys((*self._sections, *map(str, ids))))

    def text(self, clause: str = "") -> str:
        """All of it or, given one of :attr:`clauses`, what it names: a section, what a heading is over, a block."""
        if not clause:
            chosen = [child for root in self._sections.values() for child in root]
        else:
            chosen = [*self._chosen(clause)]
            chosen += _notes_of(chosen)
        return "\n\n".join("\n".join(_lines(element)) for element in chosen if element.tag in _BLOCKS | {"li", "td"})

    def _chosen(self, clause: str) -> Iterator[HtmlElement]:
        for name, root in self._sections.items():
            element = next((each for each in root.iter() if each.get("id") == clause), None)
            if element is None:
                if name == clause:
                    yield from root
                continue
            if element.tag in _HEADINGS:
                yield from _under(element)
            elif _begins_item(element):
                yield element.getparent()
            elif element.tag in _BLOCKS | {"li"}:
                yield element
            else:
                yield _as_paragraph(element)
            return


def _begins_item(element: HtmlElement) -> bool:
    """Whether an item's id stands on its first paragraph, as it does where the item holds more than one block."""
    around = element.getparent()
    begins = element.tag == "p" and around is not None and around.tag == "li" and around[0] is element
    return begins and not (around.text or "").strip()


def _under(heading: HtmlElement) -> Iterator[HtmlElement]:
    """A heading and what follows it, up to the next one of its level."""
    yield heading
    for element in heading.itersiblings():
        if element.tag in _HEADINGS and str(element.tag) <= str(heading.tag):
            return
        yield element


def _set_labels_apart(root: HtmlElement) -> None:
    """Take each item's label out of its text."""
    for label in root.xpath(".//bdi[@class='label']"):
        item = next(label.iterancestors("li"))
        item.set(_LABEL, label.text or "")
        label.drop_tree()


def _as_paragraph(element: HtmlElement) -> HtmlElement:
    """A cell, a term or a part of a line by itself."""
    paragraph: HtmlElement = lxml.html.fragment_fromstring(lxml.html.tostring(element, encoding="unicode"), "p")
    return paragraph


def _notes_of(chosen: list[HtmlElement]) -> list[HtmlElement]:
    """The footnotes that a clause has and that stand elsewhere."""
    within = [each for element in chosen for each in element.iter()]
    wanted = [str(each.get("href"))[1:] for each in within if each.tag == "a" and each.get("class") == "footnote-ref"]
    there = {each.get("id") for each in within}
    roots = {id(root): root for element in chosen for root in (element.getroottree().getroot(),)}
    everything = [each for root in roots.values() for each in root.iter("li")]
    return [each for each in everything if each.get("id") in wanted and each.get("id") not in there]


# Blocks


def _lines(element: HtmlElement) -> list[str]:
    tag = str(element.tag)
    if "admonition" in (element.get("class") or "").split():
        tag = "blockquote"
    return _FORMS.get(tag, _paragraph)(element)


def _heading(element: HtmlElement) -> list[str]:
    return [f"{'#' * int(str(element.tag)[1])} {_inline(element)}"]


def _paragraph(element: HtmlElement) -> list[str]:
    text = _inline(element)
    return (f"**{text}**" if element.get("class") == "admonition-title" else text).split("\n")


def _list(element: HtmlElement) -> list[str]:
    return [line for item in element.iterchildren("li") for line in _item(item)]


def _quotation(element: HtmlElement) -> list[str]:
    return [f"> {line}".rstrip() for line in _within(element)]


def _rule(element: HtmlElement) -> list[str]:
    around = element.getparent()
    return [] if around is not None and around.get("class") == "footnote" else ["---"]


def _code(element: HtmlElement) -> list[str]:
    return [f"    {line}" for line in element.text_content().rstrip("\n").split("\n")]


def _within(element: HtmlElement) -> list[str]:
    """The blocks in a block, with an empty line between two; text that stands there bare is a block too."""
    lines: list[str] = []
    for part in _parts(element):
        lines += ["", *part] if lines and part else part
    return lines


def _parts(element: HtmlElement) -> Iterator[list[str]]:
    bare = lxml.html.Element("p", {"class": element.get("class") or ""})
    bare.text = element.text
    for child in element:
        if child.tag in _BLOCKS:
            if _inline(bare):
                yield _inline(bare).split("\n")
            yield _lines(child)
            bare = lxml.html.Element("p")
            bare.text = child.tail
        else:
            bare.append(_copied(child))
    if _inline(bare):
        yield _inline(bare).split("\n")


def _copied(element: HtmlElement) -> HtmlElement:
    copy: HtmlElement = lxml.html.fragment_fromstring(lxml.html.tostring(element, encoding="unicode", with_tail=False))
    copy.tail = element.tail
    return copy


def _item(item: HtmlElement) -> list[str]:
    label = _label(item)
    lines: list[str] = []
    for part in _parts(item):
        is_list = bool(part) and bool(re.match(r"[-*] |\(?\w+[.)] ", part[0]))
        lines += ["", *part] if lines and not is_list else part
    indent = " " * (len(label) + 1)
    return [f"{label if index == 0 else indent[:-1]} {line}".rstrip() for index, line in enumerate(lines or [""])]


def _label(item: HtmlElement) -> str:
    """What stands before an item on the page."""
    around = item.getparent()
    if around is None or around.tag != "ol":
        return "-"
    items = list(around.iterchildren("li"))
    index = items.index(item)
    if str(item.get("id") or "").startswith("fn:"):
        return f"[{_note_number(item) or index + 1}]"
    return item.get(_LABEL) or f"{int(around.get('start') or 1) + index}."


def _note_number(item: HtmlElement) -> str:
    """The number that a footnote's marks in the text show."""
    address = f"#{item.get('id')}"
    marks = (each for each in item.getroottree().getroot().iter("a") if each.get("href") == address)
    return next((str(mark.text_content()).strip() for mark in marks), "")


def _table(table: HtmlElement) -> list[str]:
    rows = [[_inline(cell).replace("\n", " ") for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if rows:
        lines.insert(1, f"| {' | '.join('---' for _ in rows[0])} |")
    return lines


def _definitions(element: HtmlElement) -> list[str]:
    lines: list[str] = []
    for child in element:
        if child.tag == "dt":
            lines += [*([""] if lines else []), _inline(child)]
        else:
            lines += [f"{':   ' if index == 0 else '    '}{line}".rstrip() for index, line in enumerate(_within(child))]
    return lines


_FORMS: dict[str, Callable[[HtmlElement], list[str]]] = {
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "li": _item,
    "table": _table,
    "blockquote": _quotation,
    "dl": _definitions,
    "hr": _rule,
    "pre": _code,
    "div": _within,
}


# Within a block


def _inline(element: HtmlElement) -> str:
    text = "".join(_words(element))
    lines = [_SPACE.sub(" ", line).strip() for line in text.split("\v")]
    told = "\n".join(lines).strip()
    return _IN_ENGLISH + told if told and FALLBACK_CLASS in (element.get("class") or "").split() else told


def _words(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _marked(child)
        yield child.tail or ""


def _marked(child: HtmlElement) -> Iterator[str]:
    tag, name = str(child.tag), child.get("class") or ""
    text = "".join(_words(child))
    if name == "footnote-backref":
        return
    if tag == "br":
        yield "\v"
    elif name == "footnote-ref":
        yield f"[{text}]"
    elif tag == "a" and not str(child.get("href") or "#").startswith("#"):
        address = str(child.get("href"))
        yield text if text in (address, address.removeprefix("mailto:")) else f"[{text}]({address})"
    elif FALLBACK_CLASS in name.split():
        yield f"{_IN_ENGLISH}{text}"
    else:
        mark = _MARKS.get(tag, "")
        yield f"{mark}{text}{mark}"
