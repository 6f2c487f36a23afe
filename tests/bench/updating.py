"""What bringing catalogs up to the English costs: 20 of 2,000 messages each, as they are and after 600 changes."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from corpus import seeded_words, translated

from noticepress.catalogs.catalog import read_catalog
from noticepress.catalogs.merging.lineage import Lineage
from noticepress.catalogs.merging.merge import merge
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.po.writing import write_catalog

CATALOGS = 20
MESSAGES = 2_000
CHANGED = MESSAGES * 3 // 10
LANGUAGES = ("de", "fr", "ja", "pl", "th")
DAY = date(2026, 1, 1)


def updating() -> dict[str, dict[str, float]]:
    """CPU seconds of reading, merging and writing, by what was measured."""
    messages = _messages()
    raws = [(name, _filled(name, messages)) for name in (LANGUAGES * CATALOGS)[:CATALOGS]]
    changed = {message.key: message for message in map(_changed, range(MESSAGES), messages.values())}
    return {
        "update, nothing changed": _cost(raws, messages),
        f"update, {CHANGED} changed": _cost(raws, changed),
    }


def _cost(raws: list[tuple[str, bytes]], messages: Mapping[Key, Message]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    files = [read_catalog(raw, name, name)[0] for name, raw in raws]
    lineage = Lineage(entry.key for file in files for entry in (*file.entries, *file.obsolete))
    for file in files:
        write_catalog(merge(file, messages, lineage=lineage)[0])
    return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "peak": 0.0}


def _messages() -> dict[Key, Message]:
    draw = random.Random(1)  # noqa: S311 (a benchmark, no secret)
    found = (
        Message(
            f"part-{index // 20}#part-{index // 5}",
            seeded_words("en", draw, 40 if index % 2 else 10),
            role="paragraph",
            versions=["1.0"],
            places=[(f"docs/privacy/1.0/part-{index // 20}.md", index % 20 + 1)],
        )
        for index in range(MESSAGES)
    )
    return {message.key: message for message in found}


def _filled(name: str, messages: Mapping[Key, Message]) -> bytes:
    """A catalog with a text for every message."""
    file, _ = merge(new_catalog(name, "privacy", "Bench", DAY), messages)
    return write_catalog(
        replace(file, entries=tuple(replace(each, texts=(translated(name, each.id),)) for each in file.entries))
    )


def _changed(index: int, message: Message) -> Message:
    """The message, with another word in its middle where it is one of the changed ones."""
    if index % 10 >= 3:
        return message
    words = message.id.split(" ")
    words[len(words) // 2] = "altered"
    return replace(message, id=" ".join(words))
