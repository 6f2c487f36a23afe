"""Catalogs after an erratum that changes no meaning: the text of a PO file comes in, and leaves with more entries.

Each entry for an old text gets one for the new text beside it, with its translation, flags and comments. The old
entry stays, for the site of the days before. Nothing else of the file changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from babel.messages.pofile import denormalize, normalize

from noticepress.catalog import Key
from noticepress.po_syntax import PO_LINE

_WIDTH = 100


@dataclass(slots=True)
class _Entry:
    """The lines of one entry, by what they are."""

    first: int
    """Index of its first line."""
    last: int = 0
    comments: list[str] = field(default_factory=list)
    message: list[tuple[str, str]] = field(default_factory=list)
    """Each line of context and English with its keyword."""
    translation: list[str] = field(default_factory=list)
    is_translated: bool = False

    @property
    def key(self) -> Key:
        return (self.text_of("msgctxt"), self.text_of("msgid"))

    def text_of(self, keyword: str) -> str:
        """The string of a keyword."""
        strings = (line[line.index('"') :].strip() for name, line in self.message if name == keyword)
        return "".join(denormalize(string) for string in strings)

    @property
    def is_finished(self) -> bool:
        """Whether it has a translation that somebody confirmed."""
        return self.is_translated and not any(line.startswith("#,") and "fuzzy" in line for line in self.comments)


def carried(text: str, keys: Mapping[Key, Key], comment: str) -> tuple[str, int]:
    """The catalog with translations carried over along ``keys``, old to new; and how many."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    entries = {entry.key: entry for entry in _entries(lines)}
    inserted: list[tuple[int, int, list[str]]] = []
    for old, new in keys.items():
        source, target = entries.get(old), entries.get(new)
        if source is None or not source.is_translated or (target and target.is_finished):
            continue
        copy = _copy(source, new, comment)
        if target:
            inserted.append((target.first, target.last + 1, copy))
        else:
            inserted.append((source.last + 1, source.last + 1, ["", *copy]))
    for first, last, copy in sorted(inserted, reverse=True):
        lines[first:last] = copy
    return line_end.join(lines), len(inserted)


def _copy(source: _Entry, key: Key, comment: str) -> list[str]:
    """The lines of an entry for ``key`` with the translation of ``source``."""
    own = [line for line in source.comments if not line.startswith(("#.", "#:", "#,", "#|"))]
    others = [line for line in source.comments if line not in own]
    context = [f"msgctxt {_written(key[0])}"] if any(name == "msgctxt" for name, _ in source.message) else []
    plural = [line for name, line in source.message if name == "msgid_plural"]
    return [*own, f"# {comment}", *others, *context, f"msgid {_written(key[1])}", *plural, *source.translation]


def _written(text: str) -> str:
    return normalize(text, width=_WIDTH)


def _entries(lines: list[str]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    keyword = ""
    for index, line in enumerate(lines):
        match = PO_LINE.fullmatch(line.strip())
        if not line.strip() or match is None or line.startswith("#~"):
            if entry and entry.translation:
                yield entry
                entry = None
            continue
        begins = line.startswith("#") or match["keyword"] in ("msgctxt", "msgid")
        if entry and entry.translation and begins:
            yield entry
            entry = None
        entry = entry or _Entry(index)
        entry.last = index
        if line.startswith("#"):
            entry.comments.append(line.rstrip())
            continue
        keyword = match["keyword"] or keyword
        if keyword.startswith("msgstr"):
            entry.translation.append(line)
            entry.is_translated = entry.is_translated or bool((match["string"] or "").strip())
        else:
            entry.message.append((keyword, line))
    if entry and entry.translation:
        yield entry
