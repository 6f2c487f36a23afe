"""Signatures and keys of OpenSSH: bytes and the files of keys come in; signatures and fingerprints leave."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from noticepress.findings import UsageError

BEGIN, END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
"""The lines between which a signature stands."""

_TELLING = ("are too open", "incorrect passphrase", "load key")
"""What a line of ``ssh-keygen`` holds that says why a key cannot be used, the most telling first."""
_GOOD = re.compile(r'Good "[^"]*" signature with \S+ key (SHA256:[A-Za-z0-9+/]{43})\s*')


def sign(content: bytes, key: Path, namespace: str) -> str:
    """The signature of a private key over ``content``, for what ``namespace`` says. Raises :class:`UsageError`."""
    done = _ssh_keygen("-Y", "sign", "-f", str(key), "-n", namespace, given=content)
    if done.returncode or not done.stdout.startswith(BEGIN.encode()):
        raise UsageError(f"nothing was signed: {_reason(done.stderr)}; mend the key, or name another")
    return done.stdout.decode("ascii")


@lru_cache(maxsize=4096)
def signer(content: bytes, signature: str, namespace: str) -> str:
    """The fingerprint of the key, whosever it is, that signed ``content`` for ``namespace``; empty where none did.

    It is OpenSSH's own, of the key as it writes it: one key has one, under whatever names it is listed. Several
    readers ask for one signature; it takes some milliseconds to verify.
    """
    with tempfile.TemporaryDirectory(prefix="noticepress-") as folder:
        file = Path(folder, "signature")
        file.write_text(signature, encoding="utf-8")
        done = _ssh_keygen("-Y", "check-novalidate", "-n", namespace, "-s", str(file), given=content)
    found = _GOOD.fullmatch(done.stdout.decode("ascii", "replace"))
    return found.group(1) if found and not done.returncode else ""


def fingerprint(public: str) -> str:
    """The fingerprint of a public key on one line, such as a ``.pub`` file has. Raises ``ValueError`` for no key."""
    kind, blob = public.split()[:2]
    try:
        raw = base64.b64decode(blob, validate=True)
    except binascii.Error as error:
        raise ValueError(public) from error
    if not raw.startswith(len(kind).to_bytes(4, "big") + kind.encode()):
        raise ValueError(public)
    return f"SHA256:{base64.b64encode(hashlib.sha256(raw).digest()).decode().rstrip('=')}"


def fingerprint_of_file(key: Path) -> str:
    """The fingerprint of a key, private or public, in a file. Raises :class:`UsageError` where there is none."""
    done = _ssh_keygen("-l", "-E", "sha256", "-f", str(key))
    said = done.stdout.decode("utf-8", "replace").split()
    if done.returncode or len(said) < 2 or not said[1].startswith("SHA256:"):  # noqa: PLR2004 (bits and fingerprint)
        raise UsageError(f"{key} is no SSH key: {_reason(done.stderr)}; name a private key's file: --key")
    return said[1]


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
