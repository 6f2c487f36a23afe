"""Signatures as OpenSSH and OpenSSL verify them alone: what a project and its site have comes in, files leave.

An act's signature stands in the project behind what it signs, in one file, and a timestamp is of that file. OpenSSH
wants the two apart, so that they are laid down apart, and together where OpenSSL needs them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePath
from shlex import quote

from noticepress.editions.artefacts.registry import MANIFEST, SIGNATURE
from noticepress.editions.sources.authority_files import TIMESTAMP
from noticepress.editions.sources.files import SIGNATURES
from noticepress.files.signing import ssh
from noticepress.register.authority.acts import AUTHORITY, Signature
from noticepress.register.authority.standing import Standing
from noticepress.site.verifying.signing import NAMESPACE, each_signature, fingerprint_of

SIGNED = "signed"
COMMANDS = f"{SIGNED}/commands.txt"
_KEYS = f"{SIGNED}/allowed_signers"
_ROOTS = f"{SIGNED}/timestamps.pem"
_STAMP = f"{MANIFEST}.tsr"
"""What an authority of time has answered about the manifest (RFC 3161), where somebody keeps it beside."""


@dataclass(frozen=True, slots=True)
class SignedSite:
    """A site's manifest with what others have said of it."""

    manifest: bytes
    signature: bytes
    timestamp: bytes

    @classmethod
    def of(cls, folder: Path) -> SignedSite | None:
        """That of a built site; ``None`` where it is not signed."""
        manifest, signature, stamp = (_read(folder / name) for name in (MANIFEST, SIGNATURE, _STAMP))
        return cls(manifest, signature, stamp) if manifest and (signature or stamp) else None


@dataclass(frozen=True, slots=True)
class Signers:
    """Whose signatures a project has: the keys that its registers name, and its authority."""

    register: tuple[str, ...]
    authority: Standing
    folder: Path
    """The project's."""

    def name(self, key: str) -> str:
        """What allowed_signers calls the key with a fingerprint; empty of one that nobody knows."""
        return next((name for name, each in self.named() if fingerprint_of(each) == key), "")

    def named(self) -> Iterator[tuple[str, str]]:
        """(name, public key) of every key that has ever been named."""
        found = [(NAMESPACE, key) for key in self.register]
        found += [pair for version in self.authority.versions for pair in version.authority.keys.items()]
        yield from dict.fromkeys(found)


@dataclass(slots=True)
class Signatures:
    """Files, and the commands that verify them."""

    files: dict[str, bytes] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)
    has_acts: bool = False

    def add(self, signers: Signers, key: str, namespace: str, name: str, signature: str) -> None:
        """A signature of the file ``name``, by the key with a fingerprint."""
        self.files[f"{name}.sig"] = signature.encode()
        whose, place = signers.name(key), quote(name)
        verify = f"verify -f {_KEYS} -I {whose}" if whose else "check-novalidate"
        self.commands.append(f"ssh-keygen -Y {verify} -n {namespace} -s {place}.sig < {place}")


def signatures_of(signers: Signers, site: SignedSite | None, digests: Collection[str]) -> Signatures:
    """What is signed of the records that have ``digests``, of the authority, and of the site."""
    found = Signatures()
    known = {*digests, *(version.digest for version in signers.authority.versions)}
    for signature in signers.authority.signatures:
        if signature.key and any(line.rpartition(" ")[2] in known for line in signature.lines):
            _add_act(found, signers, signature)
    found.has_acts = bool(found.files)
    if found.has_acts:
        for version in signers.authority.versions:
            found.files[f"{SIGNED}/{AUTHORITY}/{version.number}.json"] = version.written().encode()
    if site:
        _add_site(found, signers, site)
    if found.commands:
        found.files[_KEYS] = "".join(f"{name} {key}\n" for name, key in signers.named()).encode()
        found.files[COMMANDS] = "".join(f"{command}\n" for command in found.commands).encode()
    return found


def _add_act(found: Signatures, signers: Signers, signature: Signature) -> None:
    """A file of the project's signatures: what is signed, the signature, and both where they are timestamped."""
    stem = PurePath(signature.path).stem
    name = f"{SIGNED}/{stem}.txt"
    text, begin, rest = signature.content.partition(ssh.BEGIN)
    found.files[name] = text.encode()
    found.add(signers, signature.key, signature.namespace, name, begin + rest)
    stamp = _read(signers.folder / AUTHORITY / SIGNATURES / f"{stem}{TIMESTAMP}")
    if not (stamp and signature.time):
        return
    whole, reply = f"{SIGNED}/{stem}.whole", f"{SIGNED}/{stem}{TIMESTAMP}"
    certificates = (version.authority.certificates.strip() for version in signers.authority.versions)
    roots = "".join(f"{each}\n" for each in dict.fromkeys(filter(None, certificates)))
    found.files |= {whole: signature.content.encode(), reply: stamp, _ROOTS: roots.encode()}
    then = int(datetime.fromisoformat(signature.time).timestamp())  # for whoever looks once a certificate has expired
    found.commands.append(f"openssl ts -verify -CAfile {_ROOTS} -attime {then} -in {quote(reply)} -data {quote(whole)}")


def _add_site(found: Signatures, signers: Signers, site: SignedSite) -> None:
    """The manifest, each signature of it, and its timestamp."""
    manifest = f"{SIGNED}/{MANIFEST}"
    found.files[manifest] = site.manifest
    for at, (key, text) in enumerate(each_signature(site.manifest, site.signature)):
        name = f"{SIGNED}/{at + 1}/{MANIFEST}" if at else manifest
        found.files[name] = site.manifest
        found.add(signers, key, NAMESPACE, name, text)
    if site.timestamp:
        found.files[f"{SIGNED}/{_STAMP}"] = site.timestamp


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
