"""How a file may show the value of a fact: a value and a locale come in, the texts leave, the usual one first."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from noticepress.model import FactValue
from noticepress.register.facts import format_fact

_OTHER_DATES = ("full", "medium", "short")
_ENGLISH = "en"


def forms_of(value: FactValue, cldr: str) -> tuple[str, ...]:
    """The ways of writing a value: as the locale writes it, shorter or longer, in digits alone, and as in English."""
    usual = format_fact(value, cldr)
    if isinstance(value, date):
        others = (format_date(value, format=each, locale=cldr) for each in _OTHER_DATES)
        forms = (usual, *others, value.isoformat(), format_fact(value, _ENGLISH))
    else:
        forms = (usual, str(value))
    return tuple(dict.fromkeys(forms))
