"""PO files as text: the entries of one come in, its bytes leave, wrapped as Babel wraps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel.messages.pofile import normalize
from babel.util import TextWrapper

from noticepress.catalogs.po.file import PoEntry, PoFile, Previous

WIDTH = 100
_WRAPPER = TextWrapper(width=WIDTH, break_long_words=False)


def wrapped(comment: str) -> tuple[str, ...]:
    """A comment of the sources as lines."""
    return tuple(line.strip() for line in _WRAPPER.wrap(comment))


def place_lines(places: Iterable[tuple[str, int]]) -> tuple[str, ...]:
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
    texts = [("msgctxt", entry.context)] if entry.context else []
    texts.append(("msgid", entry.id))
    if entry.plural_id:
        texts.append(("msgid_plural", entry.plural_id))
        texts += [(f"msgstr[{index}]", text) for index, text in enumerate(entry.texts)]
    else:
        texts.append(("msgstr", entry.texts[0] if entry.texts else ""))
    for keyword, text in texts:
        yield f"{aside}{keyword} {normalize(text, prefix=aside, width=WIDTH)}"
