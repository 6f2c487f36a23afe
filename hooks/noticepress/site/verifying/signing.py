"""Signatures of a site's manifest. Keys and bytes come in, a verdict leaves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from noticepress.files import ssh
from noticepress.findings import UsageError
from noticepress.register.notice_yml import is_public_key

NAMESPACE = "noticepress"
"""What the signature says that it is for (``ssh-keygen -n``)."""


def sign(file: Path, key: Path) -> Path:
    """Sign a file with an SSH private key; gives the signature's file. Raises :class:`UsageError` where that fails."""
    signature = file.with_name(f"{file.name}.sig")
    signature.write_text(ssh.sign(file.read_bytes(), key, NAMESPACE), encoding="utf-8")
    return signature


def is_signed_by(content: bytes, signature: bytes, keys: Iterable[str]) -> bool:
    """Whether ``signature`` is one of the public ``keys``' over ``content``."""
    signer = ssh.signer(content, signature.decode("utf-8", "replace"), NAMESPACE)
    return bool(signer) and signer in map(_fingerprint, keys)


def _fingerprint(key: str) -> str:
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
