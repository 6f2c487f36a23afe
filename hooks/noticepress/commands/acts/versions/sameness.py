"""Whether translations of an old English text can be those of a new one: what they repeat must be the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from noticepress.catalogs.added_markup import Markup
from noticepress.rules.translations.entries import placeholders
from noticepress.rules.translations.fidelity import targets
from noticepress.rules.translations.numbers import numbers

_NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half"
    r"|once|twice|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|january|february|march|april|june"
    r"|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not?|never|none|nor|neither|without|cannot|unless|except)\b|n['’]t\b", re.IGNORECASE)
_MODALS = re.compile(r"\b(?:may|might|must|shall|should|will|would|can|could|need|required?)\b", re.IGNORECASE)


def differences(old: str, new: str, role: str, markup: Markup) -> Iterator[str]:
    """What differs that no translation of ``old`` can have of ``new``, in words."""
    pairs = (
        ("placeholders", placeholders(old), placeholders(new)),
        ("links", targets(old), targets(new)),
        ("numbers", numbers(old) + _words(_NUMBER_WORDS, old), numbers(new) + _words(_NUMBER_WORDS, new)),
        ("inline markup", markup.tags(old, role), markup.tags(new, role)),
        ("negations", _count(_NEGATION, old), _count(_NEGATION, new)),
        ("words for duty and permission", _words(_MODALS, old), _words(_MODALS, new)),
    )
    for what, before, after in pairs:
        if before != after:
            gone, come = _listed(before - after), _listed(after - before)
            yield f"{what} ({gone or 'none'} → {come or 'none'})"


def _words(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.lower() for match in pattern.findall(text))


def _count(pattern: re.Pattern[str], text: str) -> Counter[str]:
    """How many there are, whichever they are: “not” may become “no”."""
    return Counter({"negation": len(pattern.findall(text))}) - Counter()


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements()))
