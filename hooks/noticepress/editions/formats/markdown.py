"""A text as Markdown: blocks come in, lines leave that CommonMark reads alike, with the tables and footnotes of GitHub.

What Markdown has no form for, such as an item's own label, stands in the text: ``- (a) …``. So does a number that is
not the next one, since readers would count anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import count

from noticepress.editions.formats.blocks import (
    BLOCKS_REMEMBERED,
    ENGLISH,
    NOTE_MARK,
    Block,
    Inline,
    Kind,
    Span,
    plain_words,
)

_IN_ENGLISH = r"\[English\] "
"""Stands before what is shown in English for want of a translation."""
_END = "\v"
"""Of a line, while a block is written."""
_MARKS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_AS_HTML = frozenset({"q", "s", "sub", "sup"})
_INDENT = "    "
_NOT_PLAIN = re.compile(r"[\s()<>]")
_IN_ADDRESS = re.compile(r"[\\<>]|&(?=#?\w+;)")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_BY_ITSELF = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*"
    rf"|[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*"
)
"""An address that CommonMark takes for one between < and >."""
_CLOSING = re.compile(r"(?:(?<= )|\A)#(?=#*\Z)")
"""What would close a heading, and not be read."""
_SPACES = re.compile(" {2,}")
_MAY_BE_MARKED = re.compile(r"[\\`*\[\]_~&<]")
_MARKED = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|~~|&(?=#?\w+;)|<")
_WRITTEN = {"&": "&amp;", "<": "&lt;", "~~": r"\~\~"}
_NUMBER = re.compile(r"(\d{1,9})([.)])")
"""A label that Markdown has, too."""
_ESCAPED = r"\\\g<0>"
_LATER_NUMBER = re.compile(r"(?!1[.)])\d")
"""Which list does not begin right below a paragraph."""
_BEGINS_BLOCK = re.compile(r"\A(\d{0,9})(?=#{1,6}(?:\s|\Z)|[-+.)](?:\s|\Z)|>|(?:-[ \t]*){3,}\Z|=+[ \t]*\Z)")
"""What a line of a paragraph may not begin with."""


def markdown(blocks: Iterable[Block]) -> str:
    """The text of some blocks; an empty line stands between two."""
    return "\n\n".join(text for text in map(_text, _apart(blocks)) if text is not None)


def marked_text(text: str) -> str:
    """Plain text in which Markdown reads no marks."""
    if not _MAY_BE_MARKED.search(text):
        return text
    return _MARKED.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text)


# Blocks


@lru_cache(maxsize=BLOCKS_REMEMBERED)
def _text(block: Block) -> str | None:
    """A block by itself, if there is anything to write."""
    return "\n".join(lines) if (lines := _lines(block)) else None


def _lines(block: Block) -> list[str]:
    return _FORMS[block.kind](block)


def _heading(block: Block) -> list[str]:
    text = " ".join(filter(None, (marked_text(block.label), _inline(block).replace("\\\n", " "))))
    return [f"{'#' * block.level} {_CLOSING.sub(_ESCAPED, text)}"]


def _paragraph(block: Block) -> list[str]:
    lines = _inline(block).split("\n")
    return [_BEGINS_BLOCK.sub(r"\1\\", line) for line in lines]


def _title(block: Block) -> list[str]:
    return [_strong(block)]


def _list(block: Block) -> list[str]:
    counted = block if _delimiter(block) else _as_text(block)
    return [line for item in counted.blocks for line in _item(item)]


def _delimiter(block: Block | None) -> str:
    """What stands behind the numbers of a list, where Markdown's readers count as it does; else empty."""
    first = _NUMBER.fullmatch(block.blocks[0].label) if block and block.kind is Kind.LIST and block.blocks else None
    if block is None or first is None:
        return ""
    labels = (f"{number}{first[2]}" for number in count(int(first[1])))
    return first[2] if all(item.label == label for item, label in zip(block.blocks, labels, strict=False)) else ""


def _as_text(block: Block) -> Block:
    """A list whose numbers are no marks."""
    items = (item._replace(label=_NUMBER.sub(r"\1\\\2", item.label)) for item in block.blocks)
    return block._replace(blocks=tuple(items))


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks that Markdown's readers keep apart: a list that begins anew would go on with the one right above it."""
    before = ""
    for block in blocks:
        delimiter = _delimiter(block)
        again = delimiter and delimiter == before
        yield _as_text(block) if again else block
        before = "" if again else delimiter


def _item(item: Block) -> list[str]:
    plain = _NUMBER.fullmatch(item.label)
    mark = item.label if plain else "-"
    lines = _within(item)
    if item.label and not plain:
        behind = item.blocks[0].kind is Kind.PARAGRAPH
        lines = [f"{item.label} {lines[0]}".rstrip(), *lines[1:]] if behind else [item.label, "", *lines]
    return _hung(f"{mark} ", lines)


def _within(block: Block) -> list[str]:
    """The blocks in a block: a list goes on without an empty line, unless it would be read as text: “2.”."""
    lines: list[str] = []
    for part in _apart(block.blocks):
        added = _lines(part)
        goes_on = part.kind is Kind.LIST and not _LATER_NUMBER.match(added[0])
        lines += ["", *added] if lines and not goes_on else added
    return lines or [""]


def _hung(mark: str, lines: list[str]) -> list[str]:
    """Lines behind a mark, those after the first below it."""
    indent = " " * max(len(_INDENT), len(mark))
    return [f"{mark if index == 0 else indent if line else ''}{line}".rstrip() for index, line in enumerate(lines)]


def _definitions(block: Block) -> list[str]:
    lines: list[str] = []
    for part in block.blocks:
        if part.kind is Kind.TERM:
            lines += [f"- {_strong(part)}"]
        else:
            lines += ["", *(f"{_INDENT}{line}".rstrip() for line in _within(part)), ""]
    return _without_end(lines)


def _without_end(lines: list[str]) -> list[str]:
    return lines[:-1] if lines and not lines[-1] else lines


def _quotation(block: Block) -> list[str]:
    lines = "\n\n".join("\n".join(_lines(part)) for part in _apart(block.blocks)).split("\n")
    return [f"> {line}".rstrip() for line in lines]


def _table(block: Block) -> list[str]:
    rows = [[_cell(cell) for cell in row.blocks] for row in block.blocks]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return [*lines[:1], f"|{' --- |' * len(rows[0])}", *lines[1:]] if rows else []


def _cell(cell: Block) -> str:
    return _inline(cell).replace("\\\n", "<br>").replace("|", r"\|")


def _code(block: Block) -> list[str]:
    return [f"{_INDENT}{line}".rstrip() for line in plain_words(block.words).split("\n")]


def _notes(block: Block) -> list[str]:
    return [line for note in block.blocks for line in _hung(f"[^{note.label}]: ", _within(note))]


_FORMS: dict[Kind, Callable[[Block], list[str]]] = {
    Kind.HEADING: _heading,
    Kind.PARAGRAPH: _paragraph,
    Kind.BOX_TITLE: _title,
    Kind.TERM: _title,
    Kind.LIST: _list,
    Kind.ITEM: _item,
    Kind.NOTE: _within,
    Kind.DEFINITIONS: _definitions,
    Kind.DEFINITION: _within,
    Kind.QUOTATION: _quotation,
    Kind.BOX: _quotation,
    Kind.TABLE: _table,
    Kind.ROW: lambda block: _table(Block(Kind.TABLE, blocks=(block,))),
    Kind.CELL: _paragraph,
    Kind.HEADER: _paragraph,
    Kind.CODE: _code,
    Kind.RULE: lambda _: ["---"],
    Kind.NOTES: _notes,
}


# Within a block


def _inline(block: Block) -> str:
    text = _written(block.words, "", "")
    if "  " in text or _END in text:
        # A break at the block's end breaks nothing, and its \ would be read.
        text = "\\\n".join(_SPACES.sub(" ", line).strip() for line in text.strip(f"{_END} ").split(_END))
    return f"{_IN_ENGLISH}{text}" if block.is_english and text else text


def _strong(block: Block) -> str:
    text = _inline(block)
    return _delimited("strong", text, "", "") if text else ""


def _written(words: tuple[Inline, ...], before: str, after: str) -> str:
    """Words between two characters; each is empty where there is none."""
    text = ""
    for index, word in enumerate(words):
        if isinstance(word, str):
            text += marked_text(word)
        else:
            text += _span(word, text[-1:] or before, plain_words(words[index + 1 :])[:1] or after)
    return text


def _span(span: Span, before: str, after: str) -> str:
    """An element between two characters."""
    if span.tag == "br":
        return _END
    if span.tag == NOTE_MARK:
        return f"[^{plain_words(span.words)}]"
    if span.tag == "code":
        return _code_span(plain_words(span.words))
    inner = _written(span.words, before, after)
    if span.href and not span.href.startswith("#"):
        shown = plain_words(span.words)
        is_address = shown in (span.href, span.href.removeprefix("mailto:")) and not span.title
        return f"<{shown}>" if is_address and _BY_ITSELF.fullmatch(shown) else _link(inner, span.href, span.title)
    if span.tag == "abbr" and span.title:
        return f'<abbr title="{escape(span.title)}">{inner}</abbr>'
    return _marked_words(span.tag, inner, before, after)


def _marked_words(tag: str, inner: str, before: str, after: str) -> str:
    if tag == ENGLISH:
        return f"{_IN_ENGLISH}{inner}"
    if tag in _AS_HTML:
        return f"<{tag}>{inner}</{tag}>"
    return _delimited(tag, inner, before, after) if tag in _MARKS and inner.strip() else inner


def _link(words: str, address: str, title: str) -> str:
    """A link; ``words`` are Markdown."""
    written = _IN_ADDRESS.sub(_ESCAPED, address)
    leads = f"<{written}>" if _NOT_PLAIN.search(address) else written
    told = marked_text(title).replace('"', '\\"')
    return f'[{words}]({leads} "{told}")' if title else f"[{words}]({leads})"


def _delimited(tag: str, inner: str, before: str, after: str) -> str:
    """Emphasis; in HTML where CommonMark would not read the marks as such, as beside the brackets of Chinese."""
    mark = _MARKS[tag]
    opens = not _ends_word(inner[0]) or not before or _ends_word(before)
    closes = not _ends_word(inner[-1]) or not after or _ends_word(after)
    if opens and closes and "*" not in (before, after) and inner == inner.strip():
        return f"{mark}{inner}{mark}"
    return f"<{tag}>{inner}</{tag}>"


def _ends_word(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] in "PS"


def _code_span(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"
