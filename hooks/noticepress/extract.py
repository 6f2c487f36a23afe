"""From sources to gettext templates, and from templates to merged catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from io import BytesIO

from babel import Locale as CldrLocale
from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.plurals import get_plural
from babel.messages.pofile import normalize, read_po, write_po
from rapidfuzz import fuzz, process

from noticepress.catalog import Key
from noticepress.model import Notice, Text

SIMILAR = 70.0
"""Least similarity, in percent, at which an old translation is offered for a changed message, marked fuzzy."""

HEADER_COMMENT = """\
{title}: {domain}
Machine-assisted draft, not reviewed by counsel."""


@dataclass(slots=True)
class Message:
    """A message of a template, with what helps its translator."""

    context: str
    id: str
    plural_id: str = ""
    role: str = ""
    other_roles: list[str] = field(default_factory=list)
    """Roles that the same text has elsewhere under the same heading."""
    versions: list[str] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)
    note: str = ""
    format: str = ""
    """``python-format`` where the message holds such placeholders."""

    @property
    def key(self) -> Key:
        """(``msgctxt``, ``msgid``)."""
        return (self.context, self.id)

    def note_use(self, role: str, version: str, place: tuple[str, int]) -> None:
        """Remember one more place at which the text stands."""
        if role != self.role and role not in self.other_roles:
            self.other_roles.append(role)
        if version and version not in self.versions:
            self.versions.append(version)
        if place not in self.places:
            self.places.append(place)

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role in which the text stands."""
        return (self.role or "paragraph", *self.other_roles)

    @property
    def comments(self) -> list[str]:
        """Comments for the translator: the role, the versions that use the message, a note."""
        lines = [self.note] if self.note else []
        if self.role:
            lines.append(self.role)
        if self.versions:
            lines.append(f"versions: {', '.join(self.versions)}")
        return lines


def notice_messages(notice: Notice, texts: Iterable[Text]) -> dict[Key, Message]:
    """Every message of a notice: of all its versions, newest text last to come, and of its register."""
    messages: dict[Key, Message] = {}

    def add(context: str, text: str, role: str, version: str, place: tuple[str, int]) -> None:
        messages.setdefault((context, text), Message(context, text, role=role)).note_use(role, version, place)

    add("register#title", notice.title, "title of the notice", "", (notice.path, 1))
    for version in notice.versions:
        for role, text in (
            ("summary", version.summary),
            ("withdrawal", version.withdrawn.reason if version.withdrawn else ""),
            ("short notice", version.short_notice),
            *(("erratum", erratum.reason) for erratum in version.errata),
        ):
            if text:
                add(f"register#{role}", text, role, version.number, (notice.path, version.line))
    for text_of_version in texts:
        for section in text_of_version.sections:
            for block in section.messages:
                add(block.context, block.text, block.role, text_of_version.number, (section.path, block.line))
    return messages


def template(domain: str, messages: Iterable[Message], title: str, created: date) -> BabelCatalog:
    """A gettext template. ``created`` goes into its header, at midnight UTC."""
    catalog = BabelCatalog(
        project=title,
        domain=domain,
        header_comment=f"# {title}: template of the domain “{domain}”. Written by 'noticepress extract'.",
        creation_date=datetime.combine(created, time(), UTC),
        charset="utf-8",
        fuzzy=False,
    )
    for message in messages:
        catalog.add(
            (message.id, message.plural_id) if message.plural_id else message.id,
            context=message.context or None,
            auto_comments=message.comments,
            locations=message.places,
            flags={message.format} if message.format else (),
        )
    return catalog


_CLDR_PLURALS = dict.fromkeys(("hu", "tr"), "nplurals=2; plural=(n != 1);")
"""Where Babel's table of gettext plurals has fewer forms than CLDR has categories for whole numbers."""


def plural_forms(name: str) -> str:
    """The ``Plural-Forms`` header of a language, after CLDR's categories for whole numbers."""
    return _CLDR_PLURALS.get(name) or str(get_plural(CldrLocale.parse(name)))


def new_catalog(name: str, domain: str, title: str, created: date, plurals: str = "") -> BabelCatalog:
    """An empty catalog with a right header: language, and ``plurals`` as its plural forms, or CLDR's."""
    stamp = f"{created.isoformat()} 00:00+0000"
    header = "\n".join(
        [
            *(f"# {line}" for line in HEADER_COMMENT.format(title=title, domain=domain).splitlines()),
            'msgid ""',
            'msgstr ""',
            f'"Project-Id-Version: {title}\\n"',
            '"Report-Msgid-Bugs-To: see CONTRIBUTING.md\\n"',
            f'"POT-Creation-Date: {stamp}\\n"',
            f'"PO-Revision-Date: {stamp}\\n"',
            f'"Last-Translator: {title}\\n"',
            f'"Language-Team: {name}\\n"',
            f'"Language: {name}\\n"',
            '"MIME-Version: 1.0\\n"',
            '"Content-Type: text/plain; charset=utf-8\\n"',
            '"Content-Transfer-Encoding: 8bit\\n"',
            f'"Plural-Forms: {plurals or plural_forms(name)}\\n"',
        ]
    )
    return read_po(BytesIO(header.encode()), locale=None, domain=domain, charset="utf-8")


@dataclass(frozen=True, slots=True)
class Merge:
    """What merging a catalog with its template did."""

    kept: int
    added: int
    fuzzy: int
    obsolete: int


def merge(
    catalog: BabelCatalog,
    messages: Mapping[Key, Message],
    *,
    overlay: bool = False,
    previous: Mapping[Key, str] | None = None,
) -> Merge:
    """Bring ``catalog`` up to the template's ``messages``, in place.

    Exact matches keep translation, flags and comments. A message that is new gets the most similar
    translation of the same section as a fuzzy suggestion, with the previous English beside it: translators
    see what changed, and nothing fuzzy is ever published. What no message needs becomes obsolete.
    ``previous`` has the earlier English of entries that are fuzzy already.
    An ``overlay`` (a regional catalog) keeps to the messages it has: it holds only what differs.
    """
    old: dict[Key, BabelMessage] = {_key(message): message for message in catalog if message.id}
    for unused in catalog.obsolete.values():
        old.setdefault(_key(unused), unused)
    gone = {key: message for key, message in old.items() if key not in messages and _first(message)}
    for context, text in old:
        catalog.delete(text, context=context or None)
    catalog.obsolete.clear()
    kept = fuzzy = added = 0
    for message in messages.values():
        known = old.get(message.key)
        suggestion = None if known else _suggest(message, gone if overlay else old)
        if known is not None:
            earlier = (previous or {}).get(message.key)
            _add(catalog, message, known, set(known.flags), (earlier,) if known.fuzzy and earlier else ())
            kept += 1
        elif suggestion is not None:
            _add(catalog, message, suggestion, {"fuzzy"}, (_key(suggestion)[1],))
            fuzzy += 1
        elif not overlay:
            _add(catalog, message, None, set(), ())
            added += 1
    for (context, text), message_gone in gone.items():
        catalog.obsolete[f"{context}\x04{text}" if context else text] = message_gone
    return Merge(kept, added, fuzzy, len(gone))


def _add(
    catalog: BabelCatalog, message: Message, source: BabelMessage | None, flags: set[str], previous: tuple[str, ...]
) -> None:
    """Add a message with the translation of ``source``; a translator's comments stay unless it is only similar."""
    string = source.string if source else ""
    if source and isinstance(string, str) == bool(message.plural_id):
        # One form now stands for several, or several for one: the translator has to look.
        string = (_first(source),) * catalog.num_plurals if message.plural_id else _first(source)
        flags = flags | {"fuzzy"}
    same = source is not None and _key(source) == message.key
    catalog.add(
        (message.id, message.plural_id) if message.plural_id else message.id,
        string or "",
        context=message.context or None,
        auto_comments=message.comments,
        locations=message.places,
        flags=(flags - {"python-format"}) | ({message.format} if message.format else set()),
        previous_id=previous,
        # Babel reads "#| msgid" as a comment of the translator's.
        user_comments=[line for line in source.user_comments if not line.startswith("|")] if source and same else (),
    )


def write_catalog(catalog: BabelCatalog) -> bytes:
    """The catalog as the bytes of a PO file."""
    marks: dict[str, str] = {}
    for message in catalog:
        if message.previous_id:
            # Babel wraps a previous msgid as if it were a comment; a mark takes its place while writing.
            mark = f"previous-msgid-{len(marks)}"
            earlier = f"msgid {normalize(str(message.previous_id[0]), width=0)}"
            marks[f"#. {mark}"] = "\n".join(f"#| {line}" for line in earlier.split("\n"))
            message.auto_comments = [*message.auto_comments, mark]
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, include_previous=False, include_lineno=True)
    written: list[str] = []
    previous = ""
    for line in buffer.getvalue().decode().rstrip("\n").split("\n"):
        if line in marks:
            previous = marks[line]
            continue
        if previous and line.startswith("msg"):
            written.append(previous)
            previous = ""
        written.append(line)
    return ("\n".join(written) + "\n").encode()


def _key(message: BabelMessage) -> Key:
    text = message.id if isinstance(message.id, str) else str(message.id[0])
    return (str(message.context or ""), text)


def _first(message: BabelMessage) -> str:
    texts = message.string or ""
    return texts if isinstance(texts, str) else str(texts[0])


def _suggest(message: Message, old: Mapping[Key, BabelMessage]) -> BabelMessage | None:
    """The translation of the most similar message of the same section.

    It may still be used: a draft changes a sentence that a published version goes on having.
    """
    section = message.context.split("#")[0]
    candidates = {
        key: key[1]
        for key, known in old.items()
        if key[0].split("#")[0] == section and _first(known) and not known.fuzzy
    }
    best = process.extractOne(message.id, candidates, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    return old[best[2]] if best else None
