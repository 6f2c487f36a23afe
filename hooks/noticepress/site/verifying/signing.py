"""Signatures of a site's manifest, made and checked by OpenSSH. Keys and bytes come in, a verdict leaves."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from noticepress.findings import UsageError
from noticepress.register.notice_yml import is_public_key

NAMESPACE = "noticepress"
"""What the signature says that it is for (``ssh-keygen -n``)."""

_TELLING = ("are too open", "incorrect passphrase", "load key")
"""What a line of ``ssh-keygen`` holds that says why a key cannot be used, the most telling first."""


def sign(file: Path, key: Path) -> Path:
    """Sign a file with an SSH private key; gives the signature's file. Raises :class:`UsageError` where that fails."""
    signature = file.with_name(f"{file.name}.sig")
    signature.unlink(missing_ok=True)
    done = _ssh_keygen("-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(file))
    if done.returncode or not signature.is_file():
        raise UsageError(f"the manifest was not signed: {_reason(done.stderr)}; mend the key, or name another: --sign")
    return signature


def is_signed_by(content: bytes, signature: bytes, keys: Iterable[str]) -> bool:
    """Whether ``signature`` is one of the public ``keys``' over ``content``."""
    with tempfile.TemporaryDirectory() as folder:
        allowed, file = Path(folder, "allowed"), Path(folder, "signature")
        allowed.write_text("".join(f"{NAMESPACE} {key.strip()}\n" for key in keys), encoding="utf-8")
        file.write_bytes(signature)
        arguments = ("-Y", "verify", "-f", str(allowed), "-I", NAMESPACE, "-n", NAMESPACE, "-s", str(file))
        return _ssh_keygen(*arguments, given=content).returncode == 0


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


def _reason(said: bytes) -> str:
    """The one line of what ``ssh-keygen`` said that tells what is wrong."""
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip(" @")]
    telling = (line for words in _TELLING for line in lines if words in line.lower())
    return next(telling, lines[-1] if lines else "ssh-keygen failed").strip().rstrip(".")


def _ssh_keygen(*arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise UsageError("ssh-keygen is not installed; install OpenSSH's client, or leave signatures out")
    return subprocess.run([program, *arguments], input=given, capture_output=True, check=False)  # noqa: S603 (no shell)
