"""A notice and its versions as values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from noticepress.model.locales import Locale, ReviewState
from noticepress.model.texts import NOT_NUMBERED

VERSION_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,5})(?:\.(?:0|[1-9][0-9]{0,5})){1,2}")

OTHERS = "others"
"""Stands for the locales of which a register says nothing by their tags."""

FactValue = str | int | date
"""What a fact may be; dates and numbers are written in each locale's own format."""


class Status(StrEnum):
    """State of a version on a date; the handbook has the table."""

    DRAFT = "draft"
    PENDING = "pending"
    ANNOUNCED = "announced"
    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, order=True)
class VersionNumber:
    """A dotted version number. ``parse`` and ``str`` are inverses; ``2.10`` is newer than ``2.9``."""

    parts: tuple[int, ...]

    @classmethod
    def parse(cls, text: str) -> VersionNumber:
        """Read ``"2.1"``. Raises ``ValueError`` for anything but two or three numbers with dots."""
        if not VERSION_NUMBER.fullmatch(text):
            raise ValueError(text)
        return cls(tuple(int(part) for part in text.split(".")))

    def next(self) -> VersionNumber:
        """The number after this one: its last part plus one."""
        return VersionNumber((*self.parts[:-1], self.parts[-1] + 1))

    def __str__(self) -> str:
        return ".".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The recall of a version before it took effect."""

    on: date
    reason: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction of a published text, on the public record."""

    on: date
    section: str
    reason: str
    old_text: tuple[str, ...]
    """The changed blocks' texts, as they were."""
    new_text: tuple[str, ...]
    old_digest: str
    new_digest: str
    translations_unchanged: bool = False
    """Whether the translations of the old text were said to be those of the new one too."""


@dataclass(frozen=True, slots=True)
class Version:
    """One dated state of a notice (an Akoma Ntoso expression in time)."""

    number: str
    published: date | None
    """First day on which the text is on the site; ``None`` for a draft that has no date yet."""
    effective: date | None
    """First day on which the text binds; ``None`` for a draft that has no date yet."""
    summary: str
    digest: str | None
    """``sha256:`` and 64 hexadecimal digits; ``None`` for a draft."""
    facts: dict[str, FactValue] = field(default_factory=dict)
    """Facts of this version that differ from the notice's."""
    line: int = 0
    """Line of the entry in the register."""
    withdrawn: Withdrawal | None = None
    errata: tuple[Erratum, ...] = ()
    short_notice: str = ""
    """Why this version may take effect sooner than the notice period allows; empty as a rule."""
    material: bool = False
    """Whether it changes so much that whoever accepted an earlier version is to be asked again."""

    @property
    def was_never_shown(self) -> bool:
        """Whether the version was withdrawn before it was to be published: its text is not on the site, ever."""
        return bool(self.withdrawn and self.published and self.withdrawn.on < self.published)

    @property
    def is_draft(self) -> bool:
        """Whether the version has not been sealed by ``noticepress publish``."""
        return self.digest is None


@dataclass(frozen=True, slots=True)
class Notice:
    """One legal document of the organisation, e.g. ``privacy`` (an FRBR work), as its register has it."""

    id: str
    path: str
    """Path of the register file, relative to the project's root."""
    title: str
    notice_period_days: int
    prevailing_clause: str
    """Id of the heading under which the text itself says that English prevails."""
    facts: dict[str, FactValue]
    fact_lines: dict[str, int]
    """Where each fact stands: its line in the register, or in the file that ``fact_paths`` names."""
    versions: tuple[Version, ...]
    time_zone: str = "UTC"
    """IANA name of the zone in which effective dates begin."""
    signers: tuple[str, ...] = ()
    """SSH public keys that may sign the site's manifest."""
    numbering: str = NOT_NUMBERED
    """How headings of drafts are numbered; a published text keeps what its seal says."""
    fact_paths: dict[str, str] = field(default_factory=dict)
    """Files of the facts that notices share."""
    fact_spellings: dict[tuple[str, str], str] = field(default_factory=dict)
    """How numbers are written that are not written with their digits, by version (or nothing) and name of the fact."""
    locales: tuple[str, ...] = ()
    """Tags of the locales that have the notice, the prevailing one always; empty for all."""
    locale_lines: tuple[int, ...] = ()
    """Lines of those tags."""
    key_lines: dict[str, int] = field(default_factory=dict)
    """Lines of the register's own keys, by their names, and of the entries of ``old_ids`` and ``reviews``."""
    scope: str = ""
    """Name of the fact that says for what the notice is; empty where the title says enough."""
    old_ids: dict[str, str] = field(default_factory=dict)
    """Ids that earlier versions had, and those that have their place; nothing for what is gone."""
    reviews: dict[str, ReviewState] = field(default_factory=dict)
    """What publishing asks of every entry of a translation: by the locale's tag, and by :data:`OTHERS`."""

    @property
    def scoped_to(self) -> str:
        """For what the notice is, a name that is the same in every language; empty where the title says enough."""
        return str(self.facts.get(self.scope, ""))

    def fact_place(self, name: str, line: int = 0) -> tuple[str, int]:
        """File and line of a fact; ``line`` of the register for one that is in neither file."""
        return self.fact_paths.get(name, self.path), self.fact_lines.get(name, line)

    def is_in(self, locale: Locale) -> bool:
        """Whether a locale has the notice; the prevailing one always has."""
        return not self.locales or locale.prevailing or locale.tag in self.locales

    def asks(self, locale: Locale) -> ReviewState | None:
        """What publishing asks of every entry of a locale's translation; ``None`` for nothing."""
        return None if locale.is_english else self.reviews.get(locale.tag, self.reviews.get(OTHERS))

    def version(self, number: str) -> Version | None:
        """The entry with that number, or ``None``."""
        return next((version for version in self.versions if version.number == number), None)

    def before(self, version: Version) -> Version | None:
        """The entry before ``version`` in the register, or ``None`` for the first."""
        earlier = self._earlier(version)
        return earlier[-1] if earlier else None

    def replaced_by(self, version: Version) -> Version | None:
        """The version that ``version`` takes the place of: the one before it that had not been withdrawn then."""
        days = [day for day in (version.published, version.withdrawn and version.withdrawn.on) if day]
        standing = (
            other
            for other in reversed(self._earlier(version))
            if not (other.withdrawn and (not days or other.withdrawn.on <= min(days)))
        )
        return next(standing, None)

    def _earlier(self, version: Version) -> tuple[Version, ...]:
        """The entries before ``version`` or, where it has been changed since, before the one in its place."""
        same = [other.number == version.number and other.line == version.line for other in self.versions]
        return self.versions[: same.index(True)] if True in same else self.versions
