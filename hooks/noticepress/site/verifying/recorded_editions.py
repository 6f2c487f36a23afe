"""What a site's register tells of its editions' records, beside the records themselves, for whoever verifies it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from noticepress.editions.sources.files import EDITIONS
from noticepress.findings import quote
from noticepress.register.editions import Editions, parse_editions


def record_problems(
    entries: list[dict[str, Any]], folder: str, manifest: Mapping[str, str], read: Callable[[str], bytes]
) -> Iterator[str]:
    """What is wrong with the records of a notice's editions, in words. Raises as ``parse_editions``.

    ``entries`` are those of its published register, ``folder`` is its own; ``read`` gives a file of the site.
    """
    told = {f"{folder}/{entry['version']}/{EDITIONS}": entry for entry in entries if entry.get("recorded")}
    for path in sorted(path for path in manifest if path.startswith(f"{folder}/") and path.endswith(f"/{EDITIONS}")):
        if path not in told:
            yield f"{quote(path)} is the record of editions that the register does not tell"
    for path, entry in told.items():
        if path not in manifest:
            yield f"the register tells of the record {quote(path)}, which is not on the site"
            continue
        record = parse_editions(read(path).decode(), path)
        for tag, what in record.misfits(str(entry["version"]), str(entry["digest"])):
            yield f"the record of the edition of version {entry['version']} in {quote(tag)} was changed: {what}"
        if {tag: _history(record, tag) for tag in entry["recorded"]} != entry["recorded"]:
            yield f"the register tells another history of the editions of version {entry['version']} than their record"


def _history(record: Editions, tag: str) -> list[dict[str, str]]:
    history = record.editions[tag].history if tag in record.editions else ()
    return [{"on": str(each.on), "reason": each.reason, "digest": each.digest} for each in history]
