"""PO files as text: the entries of one come in, its bytes leave, wrapped as Babel wraps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from babel.messages.pofile import WORD_SEP, normalize
from babel.util import TextWrapper

from noticepress.catalogs.po.file import PoEntry, PoFile, Previous

WIDTH = 100
_WRAPPER = TextWrapper(width=WIDTH, break_long_words=False)
_OTHER_LINES = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029\r\n\t\\]")
"""What Babel breaks lines at, or escapes: such texts are left to it."""
_SPACES = re.compile(r"(\s+)")
_REMEMBERED = 30_000
"""English texts and comments, which stand in every catalog."""


@lru_cache(_REMEMBERED)
def wrapped(comment: str) -> tuple[str, ...]:
    """A comment of the sources as lines."""
    return tuple(line.strip() for line in _WRAPPER.wrap(comment))


@lru_cache(_REMEMBERED)
def place_lines(places: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """Where a message stands, (path, line or 0) each, as the lines behind ``#:``.

    Paths with spaces stand between U+2068 and U+2069, as gettext has them.
    """
    ordered = sorted(places, key=lambda place: (place[0], place[1] or -1))
    named = ((f"\u2068{path}\u2069" if " " in path or "\t" in path else path, line) for path, line in ordered)
    return wrapped(" ".join(dict.fromkeys(f"{path}:{line}" if line else path for path, line in named)))


def write_catalog(file: PoFile) -> bytes:
    """The bytes of a PO file."""
    blocks = [_lines(entry) for entry in ((file.header,) if file.header else ())]
    blocks += [_lines(entry) for entry in file.entries]
    blocks += [_lines(entry, "#~ ") for entry in file.obsolete]
    blocks += [[f"#{comment}" for comment in file.tail]] if file.tail else []
    return ("\n\n".join("\n".join(lines) for lines in blocks) + "\n").encode() if blocks else b""


def _lines(entry: PoEntry, aside: str = "") -> list[str]:
    lines = [f"#{comment}" for comment in entry.comments]
    lines += [f"#. {note}" for note in entry.notes]
    lines += [f"#: {place}" for place in entry.places]
    lines += [f"#, {', '.join(entry.flags)}"] if entry.flags else []
    lines += _before(entry.previous, "#~| " if aside else "#| ") if entry.previous else []
    return [*lines, *_strings(entry, aside)]


def _before(previous: Previous, mark: str) -> Iterator[str]:
    """Earlier English is not wrapped: nobody edits it."""
    for keyword, text in (
        ("msgctxt", previous.context),
        ("msgid", previous.id),
        ("msgid_plural", previous.plural_id or None),
    ):
        if text is not None:
            yield from (f"{mark}{line}" for line in f"{keyword} {normalize(text, width=0)}".split("\n"))


def _strings(entry: PoEntry, aside: str) -> Iterator[str]:
    if entry.context:
        yield f"{aside}msgctxt {_english(entry.context, aside)}"
    yield f"{aside}msgid {_english(entry.id, aside)}"
    if entry.plural_id:
        yield f"{aside}msgid_plural {_english(entry.plural_id, aside)}"
        yield from (f"{aside}msgstr[{index}] {quoted(text, aside)}" for index, text in enumerate(entry.texts))
    else:
        yield f"{aside}msgstr {quoted(entry.texts[0] if entry.texts else '', aside)}"


def quoted(text: str, prefix: str = "") -> str:
    """A text between quotation marks, on as many lines as it needs: what Babel's ``normalize`` gives, sooner."""
    if _OTHER_LINES.search(text):
        return normalize(text, prefix=prefix, width=WIDTH)
    escaped = text.replace('"', '\\"')
    if len(escaped) + 2 + len(prefix) <= WIDTH:
        return f'"{escaped}"'
    chunks = (WORD_SEP if "-" in escaped else _SPACES).split(escaped)
    lines = [f'{prefix}"{line}"' for line in _filled(chunks, len(prefix))]
    return f'"{escaped}"' if len(lines) == 1 else "\n".join(['""', *lines])


_english = lru_cache(_REMEMBERED)(quoted)


def _filled(chunks: Iterable[str], each: int) -> Iterator[str]:
    """Words and spaces in lines; Babel counts the prefix with each of them (``each``), empty ones too."""
    line: list[str] = []
    size = 2
    for chunk in chunks:
        length = len(chunk) + each
        if line and size + length >= WIDTH:
            yield "".join(line)
            line, size = [], 2
        line.append(chunk)
        size += length
    if any(line):
        yield "".join(line)
