"""Whether translations of an old English text can be those of a new one: what they repeat must be the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from noticepress.catalogs.added_markup import Markup
from noticepress.rules.translations.entries import placeholders
from noticepress.rules.translations.fidelity import targets
from noticepress.rules.translations.opposites import counted_numbers, modals, negations


def differences(old: str, new: str, role: str, markup: Markup) -> Iterator[str]:
    """What differs that no translation of ``old`` can have of ``new``, in words."""
    pairs = (
        ("placeholders", placeholders(old), placeholders(new)),
        ("links", targets(old), targets(new)),
        ("numbers", counted_numbers(old), counted_numbers(new)),
        ("inline markup", markup.tags(old, role), markup.tags(new, role)),
        ("negations", negations(old), negations(new)),
        ("words for duty and permission", modals(old), modals(new)),
    )
    for what, before, after in pairs:
        if before != after:
            gone, come = _listed(before - after), _listed(after - before)
            yield f"{what} ({gone or 'none'} → {come or 'none'})"


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements()))
