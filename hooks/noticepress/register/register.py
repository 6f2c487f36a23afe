"""The register (``notice.yml``): its text comes in, a :class:`Notice` leaves; what its dates and facts mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    ValidationError,
    field_validator,
)

from noticepress.files import yaml
from noticepress.files.schema import Reader, refuse
from noticepress.findings import NoticepressError, Rule, quote
from noticepress.model import (
    DECIMAL,
    NOT_NUMBERED,
    VERSION_NUMBER,
    Block,
    Erratum,
    FactValue,
    Notice,
    Status,
    Version,
    Withdrawal,
)
from noticepress.register.rules import DATES, REGISTER_FILE
from noticepress.register.scheme import is_digest, pattern
from noticepress.texts.allowed import scheme_of

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
FACT = re.compile(r"\{\{\s*+([^{}\s]*+(?:\s++[^{}\s]++)*+)\s*+\}\}")
"""``{{ name }}``; read in linear time, whatever stands there."""
FACT_NAME = re.compile(r"[a-z][a-z0-9_]*")
NUMBER_FACT = "number:"
"""``{{ number:id }}`` stands for the number of a heading or item: see :mod:`noticepress.register.numbering`."""
ENTRY_FACTS = ("version", "effective_date", "published_date")
"""Facts that a version's entry itself implies."""
BUILT_IN_FACTS = (*ENTRY_FACTS, "previous_version", "previous_effective_date")
_PUBLIC_KEY = re.compile(
    r"(?:ssh-[a-z0-9-]+|ecdsa-sha2-[a-z0-9-]+|sk-[a-z0-9-]+@openssh\.com) AAAA[A-Za-z0-9+/]*=*(?: .*)?"
)
_ACTIVE_SCHEMES = ("javascript", "vbscript", "data")
_DATE_REMEDY = "write a date as YYYY-MM-DD"
_FIRST_YEAR, _LAST_YEAR = 1900, 2999


def _iso_date(value: object) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        refuse("date", f"{value!r} is not a date", _DATE_REMEDY, rule=DATES)
    return _day(value, DATES)


def _day(value: str, rule: Rule) -> date:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        refuse("date", f"{value} is not a day of the calendar", _DATE_REMEDY, rule=rule)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        refuse("date", f"{value} is not a day between {_FIRST_YEAR} and {_LAST_YEAR}", _DATE_REMEDY, rule=rule)
    return day


def _fact(value: object) -> object:
    if isinstance(value, str) and ISO_DATE.fullmatch(value):
        return _day(value, REGISTER_FILE)
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        message = "a fact has no value" if value is None else f"{value!r} is no text, whole number or date"
        refuse("fact", message, "put the value in quotation marks")
    return value


def _way_of_numbering(value: object) -> object:
    if value not in (DECIMAL, NOT_NUMBERED):
        message = f"{value!r} is no way of numbering headings" if value else "it is not said how headings are numbered"
        refuse("numbering", message, "write decimal or none")
    return value


def _digest(value: str) -> str:
    if not is_digest(value):
        remedy = "'noticepress publish' writes it; restore it from version control"
        refuse("digest", f"{quote(value)} is no digest", remedy)
    return value


def _empty_as_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


IsoDate = Annotated[date, BeforeValidator(_iso_date), Field(json_schema_extra={"format": "date"})]
DateToCome = Annotated[IsoDate | None, BeforeValidator(_empty_as_none)]
Fact = Annotated[date | StrictInt | str, BeforeValidator(_fact)]
Digest = Annotated[
    str,
    AfterValidator(_digest),
    Field(json_schema_extra={"pattern": pattern()}, description="Written by noticepress, never by hand."),
]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WithdrawalEntry(_Entry):
    """The recall of a version before it took effect."""

    on: IsoDate
    reason: str = Field(min_length=1)
    digest: Digest


class ErratumEntry(_Entry):
    """A correction of a published text."""

    on: IsoDate
    section: str
    reason: str = Field(min_length=1)
    old_text: list[str]
    new_text: list[str]
    old_digest: Digest
    new_digest: Digest
    translations_unchanged: StrictBool = Field(
        default=False,
        description="Whether translations were carried over: 'erratum --translations-unchanged' writes it.",
    )


class VersionEntry(_Entry):
    """One version of the notice."""

    version: str = Field(pattern=rf"^{VERSION_NUMBER.pattern}$", description="Two or three numbers, such as 2.1.")
    published: DateToCome = Field(None, description="First day on the site. Written by 'publish' if absent.")
    effective: DateToCome = Field(None, description="First day on which the text binds. Empty in a new draft.")
    summary: str = Field("", description="What changed, in one or two sentences, for visitors.")
    digest: Digest | None = None
    facts: dict[str, Fact] = Field(default_factory=dict, description="Facts of this version that differ.")
    short_notice: str = Field("", description="Why the notice period may be cut short (an urgent legal duty).")
    withdrawn: WithdrawalEntry | None = None
    errata: list[ErratumEntry] = Field(default_factory=list)

    @field_validator("facts")
    @classmethod
    def _usable_facts(cls, facts: dict[str, FactValue]) -> dict[str, FactValue]:
        return _check_facts(facts)


class NumberingEntry(_Entry):
    """What is numbered by itself."""

    headings: Annotated[Literal["decimal", "none"], BeforeValidator(_way_of_numbering)] = Field(
        "none", description="decimal: headings show 1, 1.1 and so on."
    )


class RegisterFile(_Entry):
    """The register of a notice: ``docs/<notice>/notice.yml``."""

    title: str = Field(min_length=1)
    notice_period_days: StrictInt = Field(0, ge=0, description="Announced at least so many days before it binds.")
    prevailing_clause: str = Field(description="Id of the heading under which the text says that English prevails.")
    time_zone: str = Field("UTC", description="IANA time zone in which effective dates begin.")
    numbering: NumberingEntry = Field(default_factory=NumberingEntry, description="What is numbered by itself.")
    signers: list[str] = Field(default_factory=list, description="SSH public keys that may sign the manifest.")
    facts: dict[str, Fact] = Field(default_factory=dict, description="Used in texts as {{ name }}.")
    versions: list[VersionEntry] = Field(min_length=1, description="Oldest first.")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            refuse("time_zone", f"{value!r} is not a time zone", "write an IANA name, such as Europe/Berlin, or UTC")
        return value

    @field_validator("signers")
    @classmethod
    def _public_keys(cls, keys: list[str]) -> list[str]:
        for key in keys:
            if not is_public_key(key):
                message = f"{quote(key)} is no SSH public key"
                refuse("signers", message, "write a line of a .pub file, such as 'ssh-ed25519 AAAA… name'")
        return keys

    @field_validator("facts")
    @classmethod
    def _usable_facts(cls, facts: dict[str, FactValue]) -> dict[str, FactValue]:
        return _check_facts(facts)


def is_public_key(text: str) -> bool:
    """Whether ``text`` looks like an SSH public key on one line."""
    return text.isprintable() and bool(_PUBLIC_KEY.fullmatch(text.strip()))


_READER = Reader(RegisterFile, REGISTER_FILE, "the register")


def is_active_address(text: str) -> bool:
    """Whether a browser that follows ``text`` would run it instead of going somewhere."""
    return scheme_of(text) in _ACTIVE_SCHEMES


def _check_facts(facts: dict[str, FactValue]) -> dict[str, FactValue]:
    for name, value in facts.items():
        if name in BUILT_IN_FACTS:
            message = f"{name!r} cannot be the name of a fact"
            refuse("fact_name", message, "delete it: the register's entries imply its value", key=name)
        if not FACT_NAME.fullmatch(name):
            remedy = "write lower-case ASCII letters, digits and underscores, as in request_url"
            refuse("fact_name", f"{name!r} cannot be the name of a fact", remedy, key=name)
        if isinstance(value, str) and is_active_address(value):
            message = f"the value of {name!r} is an active address"
            refuse("active_address", message, "write an address that begins with https://", key=name)
    return facts


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``notice.yml``, for editors."""
    return RegisterFile.model_json_schema()


def parse_register(text: str, path: str, notice_id: str) -> Notice:
    """Read a register. Raises :class:`NoticepressError` with IN002 and VE004 findings for what is wrong in it."""
    located = yaml.parse(text, path, REGISTER_FILE)
    try:
        file = RegisterFile.model_validate(located.data)
    except ValidationError as error:
        raise NoticepressError(_READER.findings(error, located)) from error
    versions = tuple(_version(entry, located.line(("versions", i))) for i, entry in enumerate(file.versions))
    return Notice(
        id=notice_id,
        path=path,
        title=file.title,
        notice_period_days=file.notice_period_days,
        prevailing_clause=file.prevailing_clause,
        facts=dict(file.facts),
        fact_lines={name: located.line(("facts", name)) for name in file.facts},
        versions=versions,
        time_zone=file.time_zone,
        signers=tuple(file.signers),
        numbering=file.numbering.headings,
        key_lines={name: located.line((name,)) for name in file.model_fields_set},
    )


def _version(entry: VersionEntry, line: int) -> Version:
    withdrawn = Withdrawal(**entry.withdrawn.model_dump()) if entry.withdrawn else None
    return Version(
        number=entry.version,
        published=entry.published,
        effective=entry.effective,
        summary=" ".join(entry.summary.split()),
        digest=entry.digest,
        facts=dict(entry.facts),
        line=line,
        withdrawn=withdrawn,
        errata=tuple(_erratum(erratum) for erratum in entry.errata),
        short_notice=entry.short_notice,
    )


def _erratum(entry: ErratumEntry) -> Erratum:
    texts = {"old_text": tuple(entry.old_text), "new_text": tuple(entry.new_text)}
    return Erratum(**{**entry.model_dump(), **texts})


# Status


def status_on(version: Version, versions: Iterable[Version], as_of: date) -> Status:
    """The status of ``version`` among ``versions`` on the day ``as_of``."""
    if version.is_draft or version.published is None or version.effective is None:
        return Status.DRAFT
    if version.withdrawn and version.withdrawn.on <= as_of:
        return Status.WITHDRAWN
    if version.published > as_of:
        return Status.PENDING
    if version.effective > as_of:
        return Status.ANNOUNCED
    return Status.IN_FORCE if version == in_force_on(versions, as_of) else Status.SUPERSEDED


def in_force_on(versions: Iterable[Version], as_of: date) -> Version | None:
    """The version whose text binds on the day ``as_of``, or ``None``."""
    binding = [
        version
        for version in versions
        if not version.is_draft
        and version.published is not None
        and version.effective is not None
        and version.published <= as_of
        and version.effective <= as_of
        and not (version.withdrawn and version.withdrawn.on <= as_of)
    ]
    return max(binding, key=lambda version: version.effective or date.min, default=None)


def successor(version: Version, versions: Iterable[tuple[Version, Status]]) -> Version:
    """The version that took the place of a superseded one, among ``versions`` in their order."""
    binding = [other for other, status in versions if status in (Status.IN_FORCE, Status.SUPERSEDED)]
    return binding[binding.index(version) + 1]


# Facts


def facts_of(notice: Notice, version: Version) -> dict[str, FactValue]:
    """Every fact that a text of ``version`` may use, by name; the version's own values win."""
    facts: dict[str, FactValue] = {**notice.facts, **version.facts, "version": version.number}
    if version.effective:
        facts["effective_date"] = version.effective
    if version.published:
        facts["published_date"] = version.published
    previous = notice.replaced_by(version)
    if previous:
        facts["previous_version"] = previous.number
        if previous.effective:
            facts["previous_effective_date"] = previous.effective
    return facts


def facts_used(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Names of the facts that stand in the blocks, sorted."""
    return tuple(sorted({name for block in blocks for name in FACT.findall(block.text)}))
