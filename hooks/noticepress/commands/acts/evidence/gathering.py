"""What a file of evidence holds: an edition in force on a day and what is known of it come in, files leave."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from noticepress.commands.acts.evidence.page import Shown, page_html, text_html
from noticepress.commands.acts.evidence.past_words import past_words
from noticepress.commands.acts.evidence.records import chain_of, history_of
from noticepress.commands.acts.evidence.signatures import SignedSite, Signers, signatures_of
from noticepress.commands.acts.versions.standing import Standing
from noticepress.editions.sources.files import EDITIONS, SEAL
from noticepress.findings import UsageError
from noticepress.register.editions import write_editions
from noticepress.register.sealing.seal import write_seal
from noticepress.site.verifying.served import read_manifest

_CHECK = Path(__file__).with_name("check.txt")


def evidence_files(standing: Standing, day: date, signers: Signers, site: SignedSite | None) -> dict[str, bytes]:
    """The files, by their names."""
    publication, notice, version, locale = standing.publication, standing.notice, standing.version, standing.locale
    read, today = publication.inputs.notices[notice.id], standing.inputs.notices[notice.id]
    english = publication.inputs.locales[0]
    past = None if locale.is_english else past_words(publication, notice, version, locale, day)
    source = past.publication if past else publication
    chain = chain_of(read, version)
    history = history_of(past.entries, version.number, locale.tag, version.digest or "") if past else []
    signatures = signatures_of(signers, site, {str(each["digest"]) for each in (*chain, *history)})
    shown = Shown(source, notice, version, locale, day, past, standing.told, site is not None, signatures)
    here = f"record/{version.number}"
    files = {
        "index.html": page_html(shown),
        "check.py": _CHECK.read_bytes(),
        "record/chain.json": _json(chain),
        "record/english.json": _json([block.text for block in read.texts[version.number].blocks]),
        f"{here}/{SEAL}": write_seal(today.seals[version.number]).encode(),
    }
    if past:
        files["english.html"] = text_html(Shown(publication, notice, version, english, day, None))
        told = {"messages": past.messages, "words": past.words, "first": version.digest or ""}
        files |= {"record/translation.json": _json(told), "record/history.json": _json(history)}
    if version.number in today.editions:
        files[f"{here}/{EDITIONS}"] = write_editions(today.editions[version.number]).encode()
    if site:
        files["signed/same.json"] = _json(_same(files, site.manifest, f"{notice.id}/{version.number}"))
    return files | signatures.files


def _same(files: Mapping[str, bytes], manifest: bytes, folder: str) -> dict[str, str]:
    """The files that are the site's in that ``folder``, with their paths there.

    Raises :class:`UsageError` where the site has others.
    """
    same = {name: f"{folder}/{name.rpartition('/')[2]}" for name in files if name.endswith((SEAL, EDITIONS))}
    listed = read_manifest(manifest)
    for name, path in same.items():
        if listed.get(path) != hashlib.sha256(files[name]).hexdigest():
            message = f"the signed site has another {path} than the project has now"
            raise UsageError(f"{message}; build and sign it anew, or name one with --site that is of today")
    return same


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
