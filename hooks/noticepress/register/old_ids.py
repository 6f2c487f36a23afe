"""Ids that headings and passages had in earlier versions: texts come in, where links to them lead now leaves.

A register says it under ``old_ids``: of each id that a later version has no more, the id that has its place, or nothing
for what is gone. No seal covers it: it may be mended at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from noticepress.model import Notice, Text
from noticepress.texts.own_ids import ids_by_hand

HEAD = ""
"""Where a link to what is gone leads: to the head of the page."""


def ids_of(text: Text) -> tuple[str, ...]:
    """Every id that a text gives by hand, in order."""
    return tuple(dict.fromkeys(name for block in text.blocks for name in ids_by_hand(block)))


def led_on(name: str, old_ids: Mapping[str, str], here: Collection[str]) -> str | None:
    """The id in a text with the ids ``here`` to which a link to ``name`` leads; ``None`` where that is not said."""
    seen = {HEAD}
    while name not in here:
        if name in seen or name not in old_ids:
            return HEAD if name == HEAD else None
        seen.add(name)
        name = old_ids[name]
    return name


def old_ids_in(notice: Notice, number: str, texts: Mapping[str, Text]) -> dict[str, str]:
    """The ids of earlier versions that a version's text has no more, and where in it each leads."""
    if not notice.old_ids:
        return {}
    here = ids_of(texts[number])
    numbers = [version.number for version in notice.versions]
    earlier = (texts[each] for each in numbers[: numbers.index(number)] if each in texts)
    gone = dict.fromkeys(name for text in earlier for name in ids_of(text) if name not in here)
    places = {name: led_on(name, notice.old_ids, here) for name in gone}
    return {name: place for name, place in places.items() if place is not None}
