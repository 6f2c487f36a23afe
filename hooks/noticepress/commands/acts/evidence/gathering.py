"""What a file of evidence holds: an edition in force on a day and what is known of it come in, files leave."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from noticepress.commands.acts.evidence.page import Shown, page_html, text_html
from noticepress.commands.acts.evidence.past_words import PastWords, past_words
from noticepress.commands.acts.evidence.records import chain_of, history_of
from noticepress.commands.acts.versions.standing import Standing
from noticepress.editions.artefacts.registry import MANIFEST, SIGNATURE
from noticepress.editions.sources.files import EDITIONS, SEAL
from noticepress.findings import UsageError
from noticepress.register.editions import write_editions
from noticepress.register.sealing.seal import write_seal
from noticepress.site.verifying.served import read_manifest
from noticepress.site.verifying.signing import NAMESPACE

TIMESTAMP = f"{MANIFEST}.tsr"
"""What an authority of time has answered about the manifest (RFC 3161), where somebody keeps it beside."""
_CHECK = Path(__file__).with_name("check.txt")


@dataclass(frozen=True, slots=True)
class Signed:
    """A site's manifest with what others have said of it."""

    manifest: bytes
    signature: bytes
    timestamp: bytes
    signers: tuple[str, ...]

    @classmethod
    def of_site(cls, folder: Path, signers: tuple[str, ...]) -> Signed | None:
        """That of a built site; ``None`` where it is not signed."""
        manifest, signature, stamp = (_read(folder / name) for name in (MANIFEST, SIGNATURE, TIMESTAMP))
        return cls(manifest, signature, stamp, signers) if manifest and (signature or stamp) else None


def evidence_files(standing: Standing, day: date, signed: Signed | None) -> dict[str, bytes]:
    """The files, by their names."""
    publication, notice, version, locale = standing.publication, standing.notice, standing.version, standing.locale
    read, today = publication.inputs.notices[notice.id], standing.inputs.notices[notice.id]
    english = publication.inputs.locales[0]
    past = None if locale.is_english else past_words(publication, notice, version, locale, day)
    source = past.publication if past else publication
    shown = Shown(source, notice, version, locale, day, past, signed is not None, standing.told)
    here = f"record/{version.number}"
    files = {
        "index.html": page_html(shown),
        "check.py": _CHECK.read_bytes(),
        "record/chain.json": _json(chain_of(read, version)),
        "record/english.json": _json([block.text for block in read.texts[version.number].blocks]),
        f"{here}/{SEAL}": write_seal(today.seals[version.number]).encode(),
    }
    if past:
        shown_in_english = Shown(publication, notice, version, english, day, None, signed is not None)
        files["english.html"] = text_html(shown_in_english)
        files |= _translation(past, version.number, locale.tag, version.digest or "")
    if version.number in today.editions:
        files[f"{here}/{EDITIONS}"] = write_editions(today.editions[version.number]).encode()
    return files | (_signed(files, signed, f"{notice.id}/{version.number}") if signed else {})


def _translation(past: PastWords, number: str, tag: str, first: str) -> dict[str, bytes]:
    told = {"messages": past.messages, "words": past.words, "first": first}
    return {
        "record/translation.json": _json(told),
        "record/history.json": _json(history_of(past.entries, number, tag, first)),
    }


def _signed(files: Mapping[str, bytes], signed: Signed, folder: str) -> dict[str, bytes]:
    """The manifest and what is said of it, with the files here that are the site's in that ``folder``.

    Raises :class:`UsageError` where the site has others.
    """
    own = [name for name in files if name.endswith((SEAL, EDITIONS))]
    same = {name: f"{folder}/{name.rpartition('/')[2]}" for name in own}
    manifest = read_manifest(signed.manifest)
    for name, path in same.items():
        if manifest.get(path) != hashlib.sha256(files[name]).hexdigest():
            message = f"the signed site has another {path} than the project has now"
            raise UsageError(f"{message}; build and sign it anew, or name one with --site that is of today")
    found = {
        f"signed/{MANIFEST}": signed.manifest,
        f"signed/{SIGNATURE}": signed.signature,
        f"signed/{TIMESTAMP}": signed.timestamp,
        "signed/allowed_signers": "".join(f"{NAMESPACE} {key}\n" for key in dict.fromkeys(signed.signers)).encode(),
    }
    return {name: raw for name, raw in found.items() if raw} | {"signed/same.json": _json(same)}


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
