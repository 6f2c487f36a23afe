"""From sources to messages: what a notice says, in all its versions and its register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from noticepress.catalogs.po.file import Key
from noticepress.model import Notice, Text

OF_REGISTER = "register#"
"""Beginning of the contexts of what a notice's register says."""
TITLE, SUMMARY, WITHDRAWAL, SHORT_NOTICE, ERRATUM = (
    OF_REGISTER + role for role in ("title", "summary", "withdrawal", "short notice", "erratum")
)
FOOTER = "footer"
"""The context of labels and sentences around the texts, from ``mkdocs.yml``."""


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

    add(TITLE, notice.title, "title of the notice", "", (notice.path, 1))
    for version in notice.versions:
        for context, text in (
            (SUMMARY, version.summary),
            (WITHDRAWAL, version.withdrawn.reason if version.withdrawn else ""),
            (SHORT_NOTICE, version.short_notice),
            *((ERRATUM, erratum.reason) for erratum in version.errata),
        ):
            if text:
                role = context.removeprefix(OF_REGISTER)
                add(context, text, role, version.number, (notice.path, version.line))
    for text_of_version in texts:
        for section in text_of_version.sections:
            for block in section.messages:
                add(block.context, block.text, block.role, text_of_version.number, (section.path, block.line))
    return messages
