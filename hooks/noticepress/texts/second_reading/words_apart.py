"""Where both readers see the same block, and other words in it: two texts come in, what to tell of them leaves."""

from __future__ import annotations

from dataclasses import dataclass

from noticepress.findings import quote

_BEFORE = 16
"""Characters that are shown before the place where the texts part."""
_AFTER = 40
_MARKS = "*_"


@dataclass(frozen=True, slots=True)
class WordsApart:
    """How two readings of the same words differ."""

    message: str
    remedy: str


def words_apart(published: str, seen: str) -> WordsApart | None:
    """The place where two texts part, and what helps; ``None`` where the mark that does it is not known."""
    pairs = zip(published, seen, strict=False)
    at = next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(published), len(seen)))
    remedy = _remedy(published[at:], seen[at:])
    if not remedy:
        return None
    start = max(published.rfind(" ", 0, max(at - _BEFORE, 0)), -1) + 1 if at > _BEFORE else 0
    here, there = (("…" if start else "") + text[start : at + _AFTER] for text in (published, seen))
    message = f"what is published reads {quote(here)}, and what CommonMark's readers see {quote(there)}"
    return WordsApart(message, remedy)


def _remedy(published: str, seen: str) -> str:
    if published.startswith("\\|"):
        return "write it as <code>a&#124;b</code>: within ` the \\ would be shown"
    if published.startswith("\\") and published[1:2] == seen[:1] and seen[:1].strip():
        return f"take the \\ away: {seen[0]} needs none here, and it would be shown"
    if seen[:1] and seen[0] in _MARKS:
        mark = seen[:2] if seen[1:2] == seen[0] else seen[0]
        return f"write a space behind the closing {mark}, or the punctuation outside of it: **Term**: text"
    return ""
