"""Gettext catalogs: the text of a PO file comes in, entries and chains of catalogs leave.

Catalogs are untrusted input. An entry is *usable* only when it is translated, not fuzzy, and adds nothing
active that its English has not (see :mod:`noticepress.markup`); an entry that is not usable is never
published, whatever else happens to the finding about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.pofile import PoFileError, denormalize, read_po

from noticepress.errors import Finding, NoticepressError, quote
from noticepress.limits import excess_in_passage
from noticepress.po_syntax import PO_LINE, check_language, check_lines, check_plurals, invalid

_OBSOLETE_PREVIOUS = re.compile(r"^#~\|.*$", re.MULTILINE)
"""The earlier English of an entry that is set aside: gettext's tools write it, Babel does not know it."""
WAIVER = re.compile(r"noticepress: allow (?P<code>[A-Z]{2}\d{3})\s*(?:—|--|-|:)\s*(?P<reason>\S.*)")
REVIEWED = re.compile(r"^Reviewed by counsel\b", re.MULTILINE)
"""A line of a catalog's header comment, written by whoever had it reviewed."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog. ``texts`` has one item, or one for each plural form."""

    context: str
    id: str
    plural_id: str
    texts: tuple[str, ...]
    fuzzy: bool
    line: int
    waivers: dict[str, str]
    """Rule codes that the entry waives, each with its reason."""
    text_line: int = 0
    """The line on which the translation begins; ``line`` is that of the English."""

    @property
    def key(self) -> Key:
        """(``msgctxt``, ``msgid``)."""
        return (self.context, self.id)

    @property
    def text(self) -> str:
        """The translation (its first plural form)."""
        return self.texts[0] if self.texts else ""

    @property
    def is_translated(self) -> bool:
        """Whether every form has a text and none is fuzzy."""
        return not self.fuzzy and bool(self.texts) and all(text.strip() for text in self.texts)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One PO file."""

    name: str
    """Language and, where needed, script and region: ``de``, ``zh_Hant_HK``."""
    domain: str
    path: str
    entries: dict[Key, Entry]
    revised: date | None = None
    reviewed: bool = False
    """Whether the header says that counsel has reviewed it."""
    header_lines: dict[str, str] = field(default_factory=dict)
    refused: tuple[Finding, ...] = ()
    """Of entries (IN003) whose texts are more than can be read; such an entry has no translation."""

    def get(self, key: Key) -> Entry | None:
        """The entry for a message, or ``None``."""
        return self.entries.get(key)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())


@dataclass(frozen=True, slots=True)
class Chain:
    """Catalogs looked up one after the other, the most specific first."""

    catalogs: tuple[Catalog, ...]
    is_safe: Callable[[Entry], bool] = field(compare=False)
    """Whether an entry adds nothing active to its English."""

    def find(self, key: Key) -> Entry | None:
        """The first usable entry for a message along the chain, or ``None``."""
        for catalog in self.catalogs:
            entry = catalog.get(key)
            if entry is not None and entry.is_translated and self.is_safe(entry):
                return entry
        return None

    @property
    def revised(self) -> date | None:
        """The latest revision date of the chain's catalogs."""
        return max((catalog.revised for catalog in self.catalogs if catalog.revised), default=None)

    @property
    def reviewed(self) -> bool:
        """Whether every catalog of the chain has been reviewed by counsel."""
        return bool(self.catalogs) and all(catalog.reviewed for catalog in self.catalogs)


def parse_catalog(raw: bytes, name: str, domain: str, path: str) -> Catalog:
    """Read a PO file. Raises :class:`NoticepressError` (IN003) with the line for what is not valid."""
    babel, text_lines = _read(raw, path)
    entries: dict[Key, Entry] = {}
    refused: list[Finding] = []
    for message in babel:
        if not message.id:
            continue
        ids = (message.id, "") if isinstance(message.id, str) else (str(message.id[0]), str(message.id[1]))
        texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        waivers = {
            match["code"]: match["reason"].strip()
            for comment in message.user_comments
            if (match := WAIVER.search(comment))
        }
        line = message.lineno or 0
        context = str(message.context or "")
        if excess := next(filter(None, map(excess_in_passage, (*texts, *ids, context))), None):
            place = text_lines.get(line, line)
            refused.append(Finding(path, place, "IN003", f"the entry is not used: {excess.message}", excess.remedy))
            texts = ("",) * len(texts)
        entry = Entry(context, ids[0], ids[1], texts, message.fuzzy, line, waivers, text_lines.get(line, line))
        entries[entry.key] = entry
    headers = {str(key): str(value) for key, value in babel.mime_headers}
    check_language(raw.decode("utf-8-sig"), name, path)
    return Catalog(
        name,
        domain,
        path,
        entries,
        _revised(headers.get("PO-Revision-Date", "")),
        bool(REVIEWED.search(babel.header_comment.replace("# ", ""))),
        headers,
        tuple(refused),
    )


def is_overlay(name: str, known: Iterable[str]) -> bool:
    """Whether a catalog holds only what differs from its language's among the ``known`` ones: ``es_419`` beside ``es``.

    A region's catalog whose language has none (``pt_BR`` without ``pt``) is a whole catalog.
    """
    language = _without_region(name)
    return language != name and any(
        other == language or other.startswith(f"{language}_") for other in known if _without_region(other) == other
    )


def _without_region(name: str) -> str:
    base, _, last = name.rpartition("_")
    return base if base and (last.isdigit() or last.isupper()) else name


def read_babel(raw: bytes, path: str) -> BabelCatalog:
    """Read a PO file as Babel's own catalog. Raises :class:`NoticepressError` (IN003)."""
    return _read(raw, path)[0]


def _read(raw: bytes, path: str) -> tuple[BabelCatalog, dict[int, int]]:
    """A PO file as Babel's own catalog; and by the line of each English text, the line of its translation."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        finding = Finding(path, line, "IN003", "the file is not UTF-8", "save it as UTF-8 in your translation editor")
        raise NoticepressError([finding]) from error
    declared = re.search(r'"Content-Type:[^"\n]*charset=([^"\\\s]+)', text)
    if declared and declared[1].lower().replace("-", "") not in ("utf8", "charset"):
        line = text[: declared.start()].count("\n") + 1
        message = f"the header says charset={declared[1]}"
        raise NoticepressError([Finding(path, line, "IN003", message, "set the charset in the header to UTF-8")])
    text_lines = check_lines(text, path)
    check_plurals(text, path)
    text = _OBSOLETE_PREVIOUS.sub("", text)
    try:
        return read_po(BytesIO(text.encode()), charset="utf-8", abort_invalid=True), text_lines
    except PoFileError as error:
        message = f"not a valid PO file: {quote(str(error).split(' on ')[0])}"
        raise invalid(path, getattr(error, "lineno", 0) + 1, message) from error
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, SyntaxError) as error:
        # Babel lets these through for a damaged header or a stray plural index.
        raise invalid(path, 1, f"not a valid PO file: {quote(str(error))}") from error


def previous_ids(raw: bytes) -> dict[Key, str]:
    """The earlier English (``#| msgid``) of each entry that has one. Babel writes such lines and does not read them."""
    found: dict[Key, str] = {}
    previous = context = message = current = ""
    for line in raw.decode("utf-8-sig").split("\n"):
        match = PO_LINE.fullmatch(line.strip())
        if match is None or match["string"] is None or (match["mark"] or "").startswith("#~"):
            continue
        keyword, value = match["keyword"] or "", denormalize(f'"{match["string"]}"')
        current = keyword or current
        if match["mark"]:
            previous = (
                previous + value if current == "msgid" and not keyword else (value if keyword == "msgid" else previous)
            )
        elif keyword == "msgctxt":
            context, message = value, ""
        elif keyword == "msgid":
            message = value
        elif not keyword and current == "msgid":
            message += value
        elif not keyword and current == "msgctxt":
            context += value
        elif keyword.startswith("msgstr") and (previous or context or message):
            if previous:
                found[(context, message)] = previous
            previous = context = message = ""
    return found


def _revised(header: str) -> date | None:
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", header)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
