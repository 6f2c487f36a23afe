"""The keys of ``notice.yml`` and ``docs/facts.yml``, and what may stand under each."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    StrictBool,
    StrictInt,
    field_validator,
)

from noticepress.files.schema import KEYS, Words, refuse
from noticepress.findings import Rule, quote
from noticepress.model import (
    DECIMAL,
    NOT_NUMBERED,
    VERSION_NUMBER,
    FactValue,
    ReviewState,
)
from noticepress.register.rules import DATES, REGISTER_FILE
from noticepress.register.sealing.hash_scheme import is_digest, pattern
from noticepress.texts.allowed import scheme_of

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
FACT_NAME = re.compile(r"[a-z][a-z0-9_]*")
ENTRY_FACTS = ("version", "effective_date", "published_date")
"""Facts that a version's entry itself implies."""
BUILT_IN_FACTS = (*ENTRY_FACTS, "previous_version", "previous_effective_date")
BASE_URL = "base_url"
"""The fact that completes links which begin with a slash."""
BASE_URL_REMEDY = (
    "write the address of your own site as in https://www.example.com, with no slash, query or fragment at its end"
)
_BASE_URL = re.compile(
    r"https://(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9._~%-]+)*", re.IGNORECASE
)
"""An allow-list: whatever this is, what is written behind it is a path on that host."""
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


def _asked(value: object) -> object:
    if value not in tuple(ReviewState):
        refuse("reviews", f"{value!r} is nothing that can be asked", f"write {' or '.join(ReviewState)}")
    return value


def _digest(value: str) -> str:
    if not is_digest(value):
        remedy = "'noticepress publish' writes it; restore it from version control"
        refuse("digest", f"{quote(value)} is no digest", remedy)
    return value


def _by_command(entry: object, command: str, mark: str) -> object:
    """What a command writes, and nobody by hand: without its digests it would be told to be completed."""
    if isinstance(entry, dict) and mark not in entry:
        message = f"the entry has no {mark}: it was not written by 'noticepress {command}'"
        refuse("by_command", message, f"delete it, and run 'noticepress {command}'; or restore it from version control")
    return entry


def _withdrawal(entry: object) -> object:
    return _by_command(entry, "withdraw", "digest")


def _erratum(entry: object) -> object:
    return _by_command(entry, "erratum", "new_digest")


def _empty_as_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


IsoDate = Annotated[date, BeforeValidator(_iso_date), Field(json_schema_extra={"format": "date"})]
DateToCome = Annotated[IsoDate | None, BeforeValidator(_empty_as_none)]
Fact = Annotated[date | StrictInt | str, BeforeValidator(_fact)]
Asked = Annotated[ReviewState, BeforeValidator(_asked)]
Digest = Annotated[
    str,
    AfterValidator(_digest),
    Field(json_schema_extra={"pattern": pattern()}, description="Written by noticepress, never by hand."),
]


class _Entry(BaseModel):
    model_config = KEYS


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
    material: bool = Field(
        default=False, description="Whether whoever accepted an earlier version is to be asked again."
    )
    withdrawn: Annotated[WithdrawalEntry | None, BeforeValidator(_withdrawal)] = None
    errata: list[Annotated[ErratumEntry, BeforeValidator(_erratum)]] = Field(default_factory=list)

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

    title: Words
    scope: str = Field("", description="Name of the fact that says for what the notice is, shown with the title.")
    notice_period_days: StrictInt = Field(
        0, ge=0, le=3650, description="Announced at least so many days before it binds."
    )
    prevailing_clause: str = Field(description="Id of the heading under which the text says that English prevails.")
    time_zone: str = Field("UTC", description="IANA time zone in which effective dates begin.")
    numbering: NumberingEntry = Field(default_factory=NumberingEntry, description="What is numbered by itself.")
    signers: list[str] = Field(default_factory=list, description="SSH public keys that may sign the manifest.")
    locales: list[str] | None = Field(
        None, min_length=1, description="Tags of the locales that have the notice. Default: all of locales.yml."
    )
    facts: dict[str, Fact] = Field(default_factory=dict, description="Used in texts as {{ name }}.")
    old_ids: dict[str, str | None] = Field(
        default_factory=dict, description="Ids of earlier versions, and where links to them lead now; nothing: gone."
    )
    reviews: dict[str, Asked] = Field(
        default_factory=dict,
        description="What 'publish' asks of every entry, by the locale's tag; 'others' for those that are not named.",
    )
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


class FactsFile(_Entry):
    """The facts that notices share: ``docs/facts.yml``."""

    facts: dict[str, Fact] = Field(description="Used in the texts of every notice as {{ name }}.")

    @field_validator("facts")
    @classmethod
    def _usable_facts(cls, facts: dict[str, FactValue]) -> dict[str, FactValue]:
        return _check_facts(facts)


def is_public_key(text: str) -> bool:
    """Whether ``text`` looks like an SSH public key on one line."""
    return text.isprintable() and bool(_PUBLIC_KEY.fullmatch(text.strip()))


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
        if name == BASE_URL and (problem := base_url_problem(value)):
            refuse("base_url", f"{BASE_URL} {problem}", BASE_URL_REMEDY, key=name)
    return facts


def base_url_problem(value: object) -> str:
    """What keeps a value from being completed by the rest of an address; empty when nothing does."""
    return "" if isinstance(value, str) and _BASE_URL.fullmatch(value) else f"is {quote(str(value))}"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``notice.yml``, for editors."""
    return RegisterFile.model_json_schema()


def facts_json_schema() -> dict[str, Any]:
    """The JSON Schema of ``docs/facts.yml``."""
    return FactsFile.model_json_schema()
