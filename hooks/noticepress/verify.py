"""A built or served site against its manifest and its register. A folder or an address comes in, findings leave."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

from noticepress.artifacts import MANIFEST, SIGNATURE
from noticepress.chain import misfits
from noticepress.errors import Finding, NoticepressError, UsageError
from noticepress.errors import quote as quote_
from noticepress.model import Erratum, Version, Withdrawal
from noticepress.register import status_on
from noticepress.seal import parse_seal

NAMESPACE = "noticepress"
"""What the signature says that it is for (``ssh-keygen -n``)."""

_SECONDS = 30
_LONGEST_PATH = 1_000
_RESTORE = "publish the site anew from its sources"

Fetch = Callable[[str], bytes | None]
"""Content of a file of the site, or ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what was found."""

    files: int
    versions: int
    signed: bool
    findings: tuple[Finding, ...]


def verify(place: str, signers: Iterable[str] = ()) -> Verified:
    """Verify the site in a folder or at an address.

    ``signers`` are SSH public keys: where there are any, the manifest must be signed by one of them.
    Raises :class:`UsageError` where there is no site to verify.
    """
    fetch, listed = (_at_address(place), None) if "://" in place else _in_folder(Path(place))
    raw = fetch(MANIFEST)
    if raw is None:
        raise UsageError(f"{place} has no {MANIFEST}; name a site's folder or address")
    expected = _read_manifest(raw)
    findings = list(_compare(expected, fetch, listed))
    versions = 0
    for path in sorted(expected):
        if path.endswith("/notice.json") and path.count("/") == 1:
            found, count = _check_chain(path, fetch)
            findings += found
            versions += count
    keys = tuple(signers)
    if keys:
        findings += _check_signature(raw, fetch(SIGNATURE), keys)
    return Verified(len(expected), versions, bool(keys), tuple(sorted(set(findings))))


def sign(site: Path, key: Path) -> None:
    """Sign the manifest of a built site with an SSH private key. Raises :class:`UsageError` where that fails."""
    signature = site / SIGNATURE
    signature.unlink(missing_ok=True)
    done = _ssh_keygen("-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(site / MANIFEST))
    if done.returncode or not signature.is_file():
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"the manifest was not signed: {reason[-1] if reason else 'ssh-keygen failed'}; mend --sign")


def _read_manifest(raw: bytes) -> dict[str, str]:
    try:
        files = json.loads(raw)["files"]
        return {str(path): str(digest_) for path, digest_ in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        finding = Finding(MANIFEST, 0, "SV001", "the manifest cannot be read", _RESTORE)
        raise NoticepressError([finding]) from error


def _compare(expected: dict[str, str], fetch: Fetch, listed: frozenset[str] | None) -> Iterator[Finding]:
    for path, wanted in sorted(expected.items()):
        if not _is_plain(path):
            yield Finding(path, 0, "SV001", "the manifest names a path outside the site", _RESTORE)
            continue
        content = fetch(path)
        if content is None:
            yield Finding(path, 0, "SV002", "the file is missing", _RESTORE)
        elif hashlib.sha256(content).hexdigest() != wanted:
            yield Finding(path, 0, "SV001", "the file is not what the manifest says", _RESTORE)
    for path in sorted((listed or frozenset()) - set(expected) - {MANIFEST, SIGNATURE}):
        yield Finding(path, 0, "SV003", "the file is not in the manifest", "remove it, or find out who put it there")


def _is_plain(path: str) -> bool:
    """Whether a path of the manifest stays within the site."""
    if not path.isprintable() or len(path) > _LONGEST_PATH or path.startswith("/") or "\\" in path:
        return False
    parts = path.split("/")
    return ".." not in parts and ":" not in parts[0]


def _check_chain(path: str, fetch: Fetch) -> tuple[list[Finding], int]:
    """Compute each version's digest anew from the published register and seals."""
    folder = path.rpartition("/")[0]
    try:
        register: dict[str, Any] = json.loads(fetch(path) or b"")
        as_of, entries = date.fromisoformat(register["as_of"]), register["versions"]
        versions = [_version(entry) for entry in entries if entry["digest"]]
        problems: list[str] = []
        previous: str | None = None
        for version in versions:
            if not version.was_never_shown:
                seal_path = f"{folder}/{version.number}/seal.json"
                seal = parse_seal((fetch(seal_path) or b"").decode(), seal_path)
                problems += misfits(version, seal, previous)
                if seal.time_zone != register["time_zone"]:
                    problems.append(f"version {version.number} takes effect in the time zone {seal.time_zone}")
            previous = version.digest
        for version, entry in zip(versions, (entry for entry in entries if entry["digest"]), strict=True):
            status = status_on(version, versions, as_of)
            if str(status) != entry["status"]:
                told = quote_(str(entry["status"]))
                problems.append(f"version {version.number} is {status} on {as_of}, and not {told}")
    except NoticepressError as error:
        return [Finding(found.path, 0, "SV004", found.message, _RESTORE) for found in error.findings], 0
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return [Finding(path, 0, "SV004", "the published register cannot be read", _RESTORE)], 0
    findings = [Finding(path, 0, "SV004", problem, _RESTORE) for problem in problems]
    return findings, sum(not version.was_never_shown for version in versions)


def _version(entry: dict[str, Any]) -> Version:
    """An entry of the published register. One without dates stands for a version that was never shown."""
    withdrawn = entry["withdrawn"]
    recall = (
        Withdrawal(date.fromisoformat(withdrawn["on"]), str(withdrawn["reason"]), str(withdrawn["digest"]))
        if withdrawn
        else None
    )
    if "published" not in entry and recall:
        return Version(str(entry["version"]), recall.on, recall.on, "", str(entry["digest"]), withdrawn=recall)
    return Version(
        number=str(entry["version"]),
        published=date.fromisoformat(entry["published"]),
        effective=date.fromisoformat(entry["effective"]),
        summary=str(entry["summary"]),
        digest=str(entry["digest"]),
        short_notice=str(entry["short_notice"]),
        withdrawn=recall,
        errata=tuple(_erratum(erratum) for erratum in entry["errata"]),
    )


def _erratum(entry: dict[str, Any]) -> Erratum:
    texts = {name: tuple(map(str, entry[name])) for name in ("old_text", "new_text")}
    plain = {name: str(entry[name]) for name in ("section", "reason", "old_digest", "new_digest")}
    return Erratum(on=date.fromisoformat(entry["on"]), **plain, **texts)  # type: ignore[arg-type]  # two kinds of keys


def _check_signature(manifest: bytes, signature: bytes | None, keys: tuple[str, ...]) -> Iterator[Finding]:
    remedy = "publish the site anew with 'noticepress build --sign KEY'"
    if signature is None:
        yield Finding(SIGNATURE, 0, "SV005", "the manifest is not signed", remedy)
        return
    with tempfile.TemporaryDirectory() as folder:
        allowed, sig = Path(folder, "allowed"), Path(folder, "sig")
        allowed.write_text("".join(f"{NAMESPACE} {key.strip()}\n" for key in keys), encoding="utf-8")
        sig.write_bytes(signature)
        arguments = ("-Y", "verify", "-f", str(allowed), "-I", NAMESPACE, "-n", NAMESPACE, "-s", str(sig))
        done = _ssh_keygen(*arguments, given=manifest)
    if done.returncode:
        yield Finding(SIGNATURE, 0, "SV005", "the signature is not of a signer that notice.yml names", remedy)


def _ssh_keygen(*arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise UsageError("ssh-keygen is not installed; install OpenSSH's client, or leave signatures out")
    return subprocess.run([program, *arguments], input=given, capture_output=True, check=False)  # noqa: S603 (no shell)


def _in_folder(folder: Path) -> tuple[Fetch, frozenset[str]]:
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; name a site's folder or address")
    root = folder.resolve()

    def fetch(path: str) -> bytes | None:
        file = (root / path).resolve()
        return file.read_bytes() if file.is_relative_to(root) and file.is_file() else None

    return fetch, frozenset(file.relative_to(root).as_posix() for file in root.rglob("*") if not file.is_dir())


def _at_address(address: str) -> Fetch:
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        raise UsageError(f"{address} is no web address; name one that begins with https:// or http://")
    base = address.removesuffix(MANIFEST).rstrip("/") + "/"

    def fetch(path: str) -> bytes | None:
        try:
            with urlopen(base + quote(path), timeout=_SECONDS) as response:  # noqa: S310 (the scheme is checked above)
                return bytes(response.read())
        except HTTPError as error:
            error.close()
            if error.code in (404, 410):
                return None
            raise UsageError(f"{base}{path} answers {error.code}; try again later") from error
        except (URLError, TimeoutError, OSError, HTTPException, ValueError) as error:
            raise UsageError(f"{base} cannot be reached: {error}; mend the address, or try again later") from error

    return fetch
