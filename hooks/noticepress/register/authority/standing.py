"""The authority as it was signed, version for version, and what is signed under it: whose signature an act lacks.

``authority/N.json`` holds the Nth version of ``authority.yml``, word for word, and every act that was on record before
it: these had the signatures that the version before asked for. All that came later needs those that the newest asks
for. So of keys that have no role any more nothing is taken that was not there when they lost it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from noticepress.files.conflicts import RESTORE
from noticepress.findings import NoticepressError, quote
from noticepress.register.authority.acts import AUTHORITY, NAMESPACE, Act, Signature
from noticepress.register.authority.authority_yml import Authority, Role, parse_authority
from noticepress.register.retired import Retired
from noticepress.register.rules import AUTHORITY_CHAIN
from noticepress.register.sealing.hash_scheme import FIRST


@dataclass(frozen=True, slots=True)
class AuthorityVersion:
    """A version of the authority, as it was signed."""

    number: int
    on: date
    text: str
    """Of ``authority.yml``, with line feeds."""
    acts: tuple[str, ...]
    """What was on record before it, as it is signed, sorted."""
    authority: Authority
    previous: str = ""
    """The digest of the version before it; empty for the first."""
    digest: str = ""

    @property
    def act(self) -> Act:
        """As it is signed."""
        return Act(AUTHORITY, (str(self.number),), str(self.on), self.digest)

    def sealed(self) -> AuthorityVersion:
        """The same with its digest."""
        return replace(self, digest=FIRST.of_record(self._plain))

    @property
    def _plain(self) -> dict[str, object]:
        own = {"number": self.number, "on": str(self.on), "previous": self.previous}
        return {**own, "text": self.text, "acts": list(self.acts)}

    def written(self) -> str:
        """The text of its file. :func:`parse_version` is the inverse."""
        return json.dumps({**self._plain, "digest": self.digest}, ensure_ascii=False, indent=1) + "\n"


def parse_version(content: str, path: str) -> AuthorityVersion:
    """Read a version's file. Raises :class:`NoticepressError` (VE017, IN023) for anything that was not written so."""
    try:
        version = _version(path, **json.loads(content))
    except (ValueError, TypeError, RecursionError) as error:
        message = f"the version of the authority cannot be read: {quote(str(error))}"
        raise NoticepressError([AUTHORITY_CHAIN.at(path, 0, message, RESTORE)]) from error
    return version


def _version(
    path: str, *, number: object, on: object, previous: object, text: object, acts: object, digest: object
) -> AuthorityVersion:
    texts = [on, previous, text, digest, *(acts if isinstance(acts, list) else [None])]
    if type(number) is not int or not all(isinstance(each, str) for each in texts):
        raise TypeError("a value is not what it should be")
    "".join(map(str, texts)).encode()  # refuses lone surrogates, which no text of the project can hold
    lines = tuple(map(str, texts[4:]))
    authority = parse_authority(str(text), path)
    day = date.fromisoformat(str(on))
    return AuthorityVersion(number, day, str(text), lines, authority, str(previous), str(digest))


@dataclass(frozen=True, slots=True)
class Lack:
    """A role whose signatures an act lacks."""

    role: Role
    count: int
    """How many keys of the role have signed."""
    others: bool
    """Whether a key has signed that no role has of those that are asked for."""

    def __str__(self) -> str:
        others = ", and is signed by a key that has no role to sign it" if self.others else ""
        return f"has {self.count} of {self.role.threshold} signatures of the role {self.role.name}{others}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What lies in ``authority/``; empty where the project has no authority, and nobody signs anything."""

    text: str | None = None
    """``authority.yml`` as it is, with line feeds; ``None`` where it is not there."""
    authority: Authority | None = None
    """What it says."""
    versions: tuple[AuthorityVersion, ...] = ()
    signatures: tuple[Signature, ...] = ()
    retired: tuple[Retired, ...] = ()

    @property
    def current(self) -> AuthorityVersion | None:
        """The version that holds."""
        return self.versions[-1] if self.versions else None

    def signers(self, act: Act) -> frozenset[str]:
        """Fingerprints of the keys that have signed an act."""
        return self._signers(act.namespace, act.line)

    def lacks(self, act: Act) -> tuple[Lack, ...]:
        """The roles whose signatures an act on record lacks."""
        return self._lacks_under(self.current, act.line) if self.current else ()

    def lacks_of_version(self, version: AuthorityVersion) -> tuple[Lack, ...]:
        """The same of a version of the authority: it wants the roles of the one before, and its own."""
        before = self.before(version)
        roles = [role for each in (before, version) if each for role in each.authority.asked(AUTHORITY)]
        return tuple(_lacking(self.signers(version.act), roles))

    def unsettled(self, version: AuthorityVersion) -> Iterator[tuple[str, Lack]]:
        """(act as it is signed, what it lacks) of what a version has as on record: the one before it asked for that."""
        before = self.before(version)
        for line in version.acts if before else ():
            yield from ((line, lack) for lack in self._lacks_under(before, line))

    def before(self, version: AuthorityVersion) -> AuthorityVersion | None:
        """The version before a version."""
        return next((each for each in self.versions if each.number == version.number - 1), None)

    def next_version(self, acts: Iterable[Act], on: date) -> AuthorityVersion | None:
        """The version that ``authority.yml`` as it is would be; ``None`` where it is the current one, or is gone."""
        current = self.current
        if self.text is None or self.authority is None or (current and current.text == self.text):
            return None
        lines = tuple(sorted(act.line for act in acts))
        number, previous = (current.number + 1, current.digest) if current else (1, "")
        return AuthorityVersion(number, on, self.text, lines, self.authority, previous).sealed()

    def _lacks_under(self, version: AuthorityVersion | None, line: str) -> tuple[Lack, ...]:
        if version is None or line in version.acts:
            return ()
        roles = version.authority.asked(line.partition(" ")[0])
        return tuple(_lacking(self._signers(NAMESPACE, line), roles))

    def _signers(self, namespace: str, line: str) -> frozenset[str]:
        signed = (each for each in self.signatures if each.namespace == namespace and line in each.lines)
        return frozenset(each.key for each in signed if each.key)


def _lacking(signers: frozenset[str], roles: Collection[Role]) -> Iterator[Lack]:
    others = bool(signers.difference(*(role.keys for role in roles)))
    for role in roles:
        count = role.count(signers)
        if count < role.threshold:
            yield Lack(role, count, others)
