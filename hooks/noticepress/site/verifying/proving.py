"""What a verified site proves against what somebody knows from elsewhere: a version's digest, a signer's key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from noticepress.editions.artefacts.registry import MANIFEST, SIGNATURE
from noticepress.findings import Finding, NoticepressError, quote
from noticepress.register.authority.authority_yml import Role
from noticepress.rules.site.published import CHAIN, SIGNED
from noticepress.site.verifying.served import Flaw, read_json
from noticepress.site.verifying.signing import is_signed_by, lacking, signers_of


def digests_of(notice_id: str, register: bytes) -> dict[str, str]:
    """What each digest of a published register is of; nothing for one that cannot be read, which is a finding."""
    try:
        entries = read_json(register)["versions"]
        every = [(str(entry["version"]), [entry["digest"], *_corrected(entry)]) for entry in entries]
    except (NoticepressError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {str(digest): f"{notice_id} {number}" for number, digests in every for digest in digests if digest}


def no_such_digest(known: str) -> Finding:
    """The finding that no register has a digest that somebody knows."""
    message = f"no version has the digest that you know, {quote(known, 90)}"
    return CHAIN.at(MANIFEST, 0, message, "find out who rewrote the register, or look at the digest again")


def check_signature(
    manifest: bytes, signature: bytes | Flaw, keys: tuple[str, ...], roles: tuple[Role, ...]
) -> Iterator[Finding]:
    """Whether one of the ``keys`` has signed a manifest, and of each of the ``roles`` as many keys as it says."""
    remedy = "publish the site anew with 'noticepress build --sign KEY'"
    if isinstance(signature, Flaw):
        if keys or roles:
            yield SIGNED.at(SIGNATURE, 0, "the manifest is not signed", remedy)
        return
    if keys and not is_signed_by(manifest, signature, keys):
        yield SIGNED.at(SIGNATURE, 0, "the signature is not of a signer that notice.yml names", remedy)
    for lack in lacking(manifest, signature, roles):
        message = f"the manifest has {lack} of the authority"
        yield SIGNED.at(SIGNATURE, 0, message, "have it signed: noticepress sign --site FOLDER --key KEY")


def signer_of(content: bytes, signature: bytes, keys: tuple[str, ...], roles: tuple[Role, ...]) -> str:
    """Who of ``roles`` signed, or which of the ``keys``: as far as people can tell keys apart."""
    signers = signers_of(content, signature)
    names = {role.keys[key] for role in roles for key in signers if key in role.keys}
    named = _named(content, signature, keys)
    return ", ".join((*([named] if named else []), *sorted(names)))


def _named(content: bytes, signature: bytes, keys: tuple[str, ...]) -> str:
    """Which of the keys signed: its comment, else its beginning."""
    key = next((key for key in keys if is_signed_by(content, signature, (key,))), "")
    kind, _, rest = key.partition(" ")
    digits, _, comment = rest.partition(" ")
    return comment.strip() or f"{kind} {digits[:24]}…" if key else ""


def _corrected(entry: dict[str, Any]) -> list[str]:
    return [str(erratum["new_digest"]) for erratum in entry.get("errata", ())]
