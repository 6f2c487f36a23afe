"""What a slip was meant to be: what was typed and what is known come in, the nearest of it leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

_WHOLE = 100


def nearest(typed: str, known: Iterable[str], least: int = 60, *, by_letters: bool = False) -> str:
    """The known text that is most like what was typed, if it is as like as ``least`` says, of 100; else nothing.

    Compared ``by_letters``, two are as like as they are long; else one may also stand within the other.
    """
    choices = [each for each in known if not by_letters or _can_be_like(typed, each, least)]
    if not choices:
        return ""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (it takes a while to import, and few runs meet a slip)

    found = process.extractOne(typed, choices, scorer=fuzz.ratio if by_letters else fuzz.WRatio, score_cutoff=least)
    return str(found[0]) if found else ""


def _can_be_like(typed: str, other: str, least: int) -> bool:
    """Whether two texts share enough letters, in whatever order: else they need not be compared."""
    shared = (Counter(typed) & Counter(other)).total()
    return 2 * _WHOLE * shared >= least * (len(typed) + len(other))
