"""Signatures of a site's manifest. Keys and bytes come in, a verdict leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from noticepress.files.signing import ssh
from noticepress.findings import UsageError
from noticepress.register.authority.authority_yml import Role
from noticepress.register.notice_yml import is_public_key

NAMESPACE = "noticepress"
"""What the signature says that it is for (``ssh-keygen -n``)."""
_MOST = 100
"""How many signatures are looked at: more are nobody's who has a role."""


def signature_of(manifest: bytes, key: Path) -> bytes:
    """The signature of an SSH private key. Raises :class:`UsageError` where that fails."""
    return ssh.sign(manifest, key, NAMESPACE).encode()


def signers_of(content: bytes, signatures: bytes) -> frozenset[str]:
    """Fingerprints of the keys that signed ``content``, by a file of one signature or more."""
    return frozenset(signer for signer, _ in each_signature(content, signatures))


def each_signature(content: bytes, signatures: bytes) -> Iterator[tuple[str, str]]:
    """Each good signature over ``content``, with the fingerprint of its key before it."""
    for part in signatures.decode("utf-8", "replace").split(ssh.BEGIN)[1 : _MOST + 1]:
        if signer := ssh.signer(content, ssh.BEGIN + part, NAMESPACE):
            yield signer, ssh.BEGIN + part


def is_signed_by(content: bytes, signatures: bytes, keys: Iterable[str]) -> bool:
    """Whether one of ``signatures`` over ``content`` is of one of the public ``keys``."""
    return not signers_of(content, signatures).isdisjoint(map(fingerprint_of, keys))


def lacking(content: bytes, signatures: bytes, roles: Iterable[Role]) -> Iterator[str]:
    """The roles of which too few keys have signed, in words."""
    signers = signers_of(content, signatures)
    for role in roles:
        if role.count(signers) < role.threshold:
            yield f"{role.count(signers)} of {role.threshold} signatures of the role {role.name}"


def fingerprint_of(key: str) -> str:
    """Of a public key; nothing that any signature has where it is none."""
    try:
        return ssh.fingerprint(key)
    except ValueError:
        return key


def public_keys(named: Iterable[str]) -> tuple[str, ...]:
    """Public keys that are given as such, or as the file that holds them. Raises :class:`UsageError`."""
    return tuple(key for each in named for key in _public_keys(each))


def _public_keys(named: str) -> tuple[str, ...]:
    if is_public_key(named):
        return (named.strip(),)
    try:
        lines = Path(named).read_text(encoding="utf-8").splitlines() if named else []
    except (OSError, ValueError):
        lines = []
    keys = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    if not keys or not all(map(is_public_key, keys)):
        raise UsageError(f"{named!r} is no SSH public key; give a line like 'ssh-ed25519 AAAA…', or a .pub file's path")
    return keys
