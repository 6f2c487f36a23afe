"""Zones of the clock behind a time: “10:00 CET”, “10 Uhr MEZ”, 10:00 (UTC+1). Two are the same with the same offset."""

from __future__ import annotations

import re
from functools import lru_cache

_OFFSETS = {
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "WEST": 60,
    "BST": 60,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "MEZ": 60,
    "MESZ": 120,
    "OEZ": 120,
    "OESZ": 180,
    "SEČ": 60,
    "SELČ": 120,
    "МСК": 180,
    "HKT": 480,
    "SGT": 480,
    "JST": 540,
    "KST": 540,
    "AEST": 600,
    "EST": -300,
    "EDT": -240,
    "CDT": -300,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
}
"""Minutes from UTC. CST, IST and MST are not here: each is that of several."""
_ZONE = re.compile(
    r"(?<=[\d.)hm時点时點시h])(?P<between>[ \u00a0\u202f]{0,2}(?:[^\W\d_]{1,6}\.?[ \u00a0\u202f])?[(（]?)"
    rf"(?P<zone>(?:UTC|GMT)[ \u00a0]?(?P<sign>[+−–-])[ \u00a0]?(?P<hours>\d{{1,2}})(?::?(?P<minutes>\d{{2}}))?(?!\d)|"
    rf"(?:{'|'.join(_OFFSETS)})(?![A-Za-zА-я0-9]))"
)
_ANY = re.compile("|".join(_OFFSETS))


@lru_cache(maxsize=4096)
def _zones(text: str) -> tuple[tuple[int, str], ...]:
    """The zones of a text: minutes from UTC, and as it is written."""
    if not _ANY.search(text):
        return ()
    return tuple((_offset(match), match["zone"]) for match in _ZONE.finditer(text))


def _offset(match: re.Match[str]) -> int:
    if not match["sign"]:
        return _OFFSETS[match["zone"]]
    minutes = 60 * int(match["hours"]) + int(match["minutes"] or 0)
    return minutes if match["sign"] == "+" else -minutes


def other_zone(english: str, text: str) -> tuple[str, str] | None:
    """A zone of a translation that its English has not, where it lacks one that its English has; and that one."""
    there = dict(_zones(english))
    here = dict(_zones(text)) if there else {}
    extra, missing = here.keys() - there.keys(), there.keys() - here.keys()
    return (here[min(extra)], there[min(missing)]) if extra and missing else None


def without_zones(english: str, text: str) -> tuple[str, str]:
    """Both texts without the zones that both have, each in its way: CET, and UTC+1."""
    there, here = _zones(english), _zones(text)
    if not there or {offset for offset, _ in there} != {offset for offset, _ in here}:
        return english, text
    return _ZONE.sub(r"\g<between>", english), _ZONE.sub(r"\g<between>", text)
