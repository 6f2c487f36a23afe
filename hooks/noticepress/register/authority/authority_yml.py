"""The authority (``authority/authority.yml``): its text comes in, an :class:`Authority` leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, Field, StrictInt, ValidationInfo, field_validator

from noticepress.files.schema import KEYS, Reader, refuse
from noticepress.files.signing.ssh import fingerprint
from noticepress.files.signing.timestamps import BEGIN
from noticepress.findings import quote
from noticepress.register.notice_yml import is_public_key
from noticepress.register.rules import AUTHORITY_FILE

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,59}")
_NAMES = "write letters, digits, dots and hyphens, as in r.okafor"


class RoleEntry(BaseModel):
    """Somebody's part: who has it, and how many of them an act wants."""

    model_config = KEYS

    threshold: StrictInt = Field(1, ge=1, description="How many different keys of the role must have signed.")
    keys: list[str] = Field(min_length=1, description="Names of keys.")


class ActsEntry(BaseModel):
    """Which roles an act wants, all of them; none where it is not named."""

    model_config = KEYS

    authority: list[str] = Field(min_length=1, description="Roles that sign another authority.")
    publish: list[str] = Field(default_factory=list, description="Roles that sign a version, and its first editions.")
    erratum: list[str] = Field(default_factory=list, description="Roles that sign a correction of a published text.")
    withdraw: list[str] = Field(default_factory=list, description="Roles that sign the recall of a version.")
    revise: list[str] = Field(default_factory=list, description="Roles that sign what an edition shows since.")
    approve: list[str] = Field(default_factory=list, description="Roles that sign own words for what binds.")
    retire: list[str] = Field(default_factory=list, description="Roles that sign the end of a promise.")
    release: list[str] = Field(default_factory=list, description="Roles that sign the manifest of the built site.")


class AuthorityFile(BaseModel):
    """Who may do what: ``authority/authority.yml``."""

    model_config = KEYS

    keys: dict[str, str] = Field(min_length=1, description="SSH public keys, by the names of those who hold them.")
    roles: dict[str, RoleEntry] = Field(min_length=1, description="By name, such as editor, counsel, release.")
    acts: ActsEntry
    timestamps: str = Field("", description="Certificates (PEM), the roots of those whose timestamps are taken.")

    @field_validator("timestamps")
    @classmethod
    def _certificates(cls, text: str) -> str:
        if text and not text.startswith(BEGIN):
            remedy = f"write '|' behind the key, and below it the lines from '{BEGIN}' on"
            refuse("certificates", "timestamps: there is no certificate", remedy)
        return text

    @field_validator("keys")
    @classmethod
    def _different_keys(cls, keys: dict[str, str]) -> dict[str, str]:
        known: dict[str, str] = {}
        for name, key in keys.items():
            _refuse_name(name)
            other = known.setdefault(_fingerprint(name, key), name)
            if other != name:
                remedy = "delete one: a key counts once, however many names it has"
                refuse("same_key", f"{name!r} has the key of {other!r}", remedy, key=name)
        return keys

    @field_validator("roles")
    @classmethod
    def _reachable(cls, roles: dict[str, RoleEntry], info: ValidationInfo) -> dict[str, RoleEntry]:
        known: Mapping[str, str] | None = info.data.get("keys")
        for name, role in roles.items():
            _refuse_name(name)
            _refuse_unknown("key", role.keys, role.keys if known is None else known, name)
            if role.threshold > len(set(role.keys)):
                message = f"the role {name!r} wants {role.threshold} keys, and has {len(set(role.keys))}"
                refuse("threshold", message, "add keys, or lower its threshold", key=name)
        return roles

    @field_validator("acts")
    @classmethod
    def _known_roles(cls, acts: ActsEntry, info: ValidationInfo) -> ActsEntry:
        known: Mapping[str, RoleEntry] | None = info.data.get("roles")
        for act in ActsEntry.model_fields:
            wanted: list[str] = getattr(acts, act)
            _refuse_unknown("role", wanted, wanted if known is None else known, act)
        return acts


_READER = Reader(AuthorityFile, AUTHORITY_FILE, "the authority")


@dataclass(frozen=True, slots=True)
class Role:
    """Who has a part, and how many of them an act wants."""

    name: str
    threshold: int
    keys: Mapping[str, str]
    """Names of the keys, by their fingerprints."""

    def count(self, signers: Iterable[str]) -> int:
        """How many different keys of the role are among fingerprints."""
        return len(self.keys.keys() & set(signers))


@dataclass(frozen=True, slots=True)
class Authority:
    """Roles, and which of them each act wants."""

    roles: Mapping[str, Role]
    acts: Mapping[str, tuple[str, ...]]
    certificates: str = ""
    """Of those whose timestamps are taken."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Public keys, by the names of those who hold them."""

    def asked(self, act: str) -> tuple[Role, ...]:
        """The roles that a kind of act wants."""
        return tuple(self.roles[name] for name in dict.fromkeys(self.acts.get(act, ())))

    def name(self, key: str) -> str:
        """The name of the key with a fingerprint; empty where no role has it."""
        return next((role.keys[key] for role in self.roles.values() if key in role.keys), "")


def parse_authority(text: str, path: str) -> Authority:
    """Read the file. Raises :class:`NoticepressError` (IN023) for what is wrong in it."""
    file, _ = _READER.read(text, path)
    keys = {name: fingerprint(key) for name, key in file.keys.items()}
    roles = {
        name: Role(name, role.threshold, {keys[key]: key for key in role.keys}) for name, role in file.roles.items()
    }
    acts = {act: tuple(wanted) for act, wanted in file.acts.model_dump().items()}
    return Authority(roles, acts, file.timestamps, file.keys)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``authority.yml``."""
    return AuthorityFile.model_json_schema()


def _refuse_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        refuse("name", f"{quote(name)} cannot be a name", _NAMES, key=name)


def _fingerprint(name: str, key: str) -> str:
    remedy = "write a line of a .pub file: 'ssh-ed25519 AAAA…'"
    if not is_public_key(key):
        refuse("key", f"{name!r} has no SSH public key", remedy, key=name)
    try:
        return fingerprint(key)
    except ValueError:
        refuse("key", f"the key of {name!r} is damaged", remedy, key=name)


def _refuse_unknown(what: str, names: Iterable[str], known: Iterable[str], key: str) -> None:
    for name in names:
        if name not in known:
            there = ", ".join(known)
            refuse("unknown", f"there is no {what} {name!r}", f"write it under '{what}s', which has {there}", key=key)
