"""Acts as they are signed: what a command has put on record becomes a line, and lines with a signature become a file.

A file of ``authority/signatures/`` begins with the namespace of its signature, has an act on each line, and ends with
the signature of all above it. One signature may so be of many acts, and no two people write one file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from noticepress.files.signing import ssh
from noticepress.findings import NoticepressError
from noticepress.register.rules import SIGNATURES

NAMESPACE = "noticepress-acts"
OF_AUTHORITY = "noticepress-authority"
"""What signatures say that they are for (``ssh-keygen -n``): nobody who signs a version signs an authority by it."""
AUTHORITY = "authority"
"""The kind of act by which an authority takes the place of the one before."""
RELEASE = "release"
"""The kind of act by which a built site goes out: its manifest is signed, beside it."""


class Act(NamedTuple):
    """Something that was put on record and is to be signed."""

    kind: str
    """As ``authority.yml`` names it."""
    about: tuple[str, ...]
    """Notice and version, and the locale of an edition; a catalog's name; the number of an authority."""
    on: str
    digest: str
    """Of the record, which covers all that it says, and the record before it."""

    @property
    def name(self) -> str:
        """As people name it, such as ``publish privacy 2.1``."""
        return " ".join((self.kind, *self.about))

    @property
    def line(self) -> str:
        """As it is signed: what was done, of what, on which day, and the digest."""
        return f"{self.name} {self.on} {self.digest}"

    @property
    def namespace(self) -> str:
        """For what its signatures are."""
        return OF_AUTHORITY if self.kind == AUTHORITY else NAMESPACE

    def is_named(self, names: Iterable[str]) -> bool:
        """Whether one of ``names`` is its own, or the beginning of it, such as ``publish privacy``."""
        return any(f"{self.name} ".startswith(f"{' '.join(name.split())} ") for name in names)


@dataclass(frozen=True, slots=True)
class Signature:
    """A file of signatures, its signature verified."""

    path: str
    namespace: str
    lines: frozenset[str]
    """The acts, as they are signed."""
    key: str
    """Fingerprint of the key that signed them; empty where the signature is not good."""
    content: str = ""
    """The whole file, with line feeds."""
    time: str = ""
    """The instant by which it was there, as an authority from outside says; empty where none was asked."""
    flaw: str = ""
    """Why its timestamp is not good; empty where it is, or there is none."""


def signed_text(namespace: str, acts: Iterable[Act]) -> str:
    """What is signed."""
    return "".join(f"{line}\n" for line in (namespace, *(act.line for act in acts)))


def signature_name(signer: str, content: str) -> str:
    """The name of a file of signatures: whose it is, and what tells it from others."""
    return f"{signer}-{sha256(content.encode()).hexdigest()[:16]}.txt"


def read_signature(content: str, path: str) -> Signature:
    """Read a file of signatures, and verify it.

    Raises :class:`NoticepressError` (VE016) for what is no such file, :class:`UsageError` where OpenSSH is not there.
    """
    lines = content.splitlines()  # whatever ends them: version control may have changed that
    if lines.count(ssh.BEGIN) != 1 or lines[-1:] != [ssh.END] or lines[0] not in (NAMESPACE, OF_AUTHORITY):
        message = "this is no file that 'noticepress sign' has written"
        raise NoticepressError([SIGNATURES.at(path, 0, message, "restore it from version control, or delete it")])
    start = lines.index(ssh.BEGIN)
    text = "".join(f"{line}\n" for line in lines[:start])
    signature = "".join(f"{line}\n" for line in lines[start:])
    key = ssh.signer(text.encode(), signature, lines[0])
    return Signature(path, lines[0], frozenset(lines[1:start]), key, text + signature)
