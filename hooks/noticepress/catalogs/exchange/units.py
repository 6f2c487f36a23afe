"""What is exchanged: the entries of a PO file come in, units leave, each with a key that finds its entry again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from noticepress.catalogs.po.file import FUZZY, PoEntry, PoFile

KEY = re.compile(r"n(?P<entry>[0-9a-f]{16})(?:-(?P<text>[0-9a-f]{8}))?(?:\.(?P<form>[0-9]))?")
"""Which entry, what its text and its mark were when it was exported (where that is known), and which plural form."""
UNWRITABLE = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML has no way to write."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate."""

    key: str
    context: str
    english: str
    text: str
    finished: bool
    previous: str = ""
    """The English that an unfinished text was written for."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The units of one catalog."""

    path: str
    """Of its PO file in the project, such as ``locales/de/LC_MESSAGES/privacy.po``."""
    language: str
    """As BCP 47 names it: ``de``, ``zh-Hant-HK``."""
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """A text that came back."""

    path: str
    """Of its catalog; empty where the tool lost it."""
    key: str
    context: str
    english: str
    text: str
    finished: bool | None
    """Whether nobody has to look at it; ``None`` where the tool says nothing."""
    line: int = 0
    language: str = ""
    """Of ``text``, as the file says; empty where it says nothing."""
    comments: tuple[str, ...] = ()
    """What the translator says of the entry, where the form has a place for that."""


def sheet_of(file: PoFile, path: str, name: str, *, only_unfinished: bool = False) -> Sheet:
    """What a catalog gives to translate."""
    entries = (entry for entry in file.entries if not (only_unfinished and entry.is_finished))
    units = tuple(unit for entry in entries for unit in units_of(entry))
    return Sheet(path, name.replace("_", "-"), units)


def units_of(entry: PoEntry) -> Iterator[Unit]:
    """A unit for an entry, or one for each of its plural forms."""
    for form, text in enumerate(entry.texts):
        yield Unit(
            key_of(entry, form),
            entry.context,
            entry.plural_id if entry.plural_id and form else entry.id,
            text,
            finished=bool(text.strip()) and not entry.fuzzy,
            previous=entry.previous.id if entry.previous else "",
            notes=(*entry.notes, *(comment.strip() for comment in entry.comments)),
        )


def key_of(entry: PoEntry, form: int = 0, *, with_text: bool = True) -> str:
    """The key of an entry's text."""
    plural = f".{form}" if entry.plural_id else ""
    text = f"-{text_key(entry.texts[form], fuzzy=entry.fuzzy)}" if with_text else ""
    return f"n{_digest(chr(0).join(entry.key), 16)}{text}{plural}"


def text_key(text: str, *, fuzzy: bool) -> str:
    """The part of a key that tells what a text and its mark were."""
    return _digest(f"{text}{chr(0)}{FUZZY}" if fuzzy else text, 8)


def stem_of(key: str) -> str:
    """A key without what the text was; empty for what is none."""
    match = KEY.fullmatch(key)
    return f"n{match['entry']}.{match['form'] or 0}" if match else ""


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
