"""Language codes of ISO 639-2, which Akoma Ntoso writes: a language tag comes in, three letters leave."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

_OWN = {"tl": "tgl", "tw": "twi"}
"""Codes that CLDR gives another's data."""
_TERMINOLOGICAL = (
    "aka ara aym aze bod ces cre cym deu dzo ell est eus fas fra ful grn guj hrv hye iku ipk isl kat kau kom kon kur "
    "lav mkd mlg mon mri msa mya nep nld ori orm oji pus que ron san slk sqi srd srp swa uzb yid zha zho"
)
"""Of several codes for one language, the one of ISO 639-2/T."""


def three_letters(tag: str) -> str:
    """The language of a tag in three letters: ``deu`` for ``de-DE``; those of ISO 639-3 stay as they are."""
    language = tag.partition("-")[0]
    return _codes().get(language, language)


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    terminological = _TERMINOLOGICAL.split()
    for code, language in get_global("language_aliases").items():
        if len(code) > len(language) and (language not in codes or code in terminological):
            codes[language] = code
    return {**codes, **_OWN}
