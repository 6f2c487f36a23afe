"""Which locale a browser's language leads to: the table of locales comes in, codes leave, each with its locale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from babel.core import get_global

from noticepress.model import Locale

Way = tuple[str, Locale]
"""A code in lower case, which stands for all that begin with it, and the locale that speaks it."""
_ISO_639_1 = 2
"""Letters of a language's code there: browsers send those."""


def ways(locales: Iterable[Locale]) -> tuple[Way, ...]:
    """Codes that browsers send, the more exact first; one that leads where a shorter one leads is left out.

    A locale is named by its own codes; then by regions whose form of the language, by CLDR, is its own; then by regions
    and scripts that write as it does (``zh-MO`` as ``zh-HK``, and never as ``zh-CN``); then by its language, and by
    other codes of it that browsers still send (``no`` for ``nb``, ``iw`` for ``he``).
    """
    table = tuple(locales)
    found: dict[str, Locale] = {}
    for step in (_own, _children, _scripts, _languages, _other_codes):
        for code, locale in step(table):
            found.setdefault(code.replace("_", "-").lower(), locale)
    return tuple(sorted(_needed(found), key=lambda way: (-way[0].count("-"), way[0])))


def _needed(found: Mapping[str, Locale]) -> Iterator[Way]:
    for code, locale in found.items():
        shorter = code
        while "-" in shorter:
            shorter = shorter.rpartition("-")[0]
            if shorter in found:
                break
        if shorter == code or found.get(shorter) is not locale:
            yield code, locale


def _own(table: tuple[Locale, ...]) -> Iterator[Way]:
    for locale in table:
        yield from ((code, locale) for code in (locale.tag, locale.cldr, *locale.hreflang))


def _children(table: tuple[Locale, ...]) -> Iterator[Way]:
    by_cldr = {locale.cldr: locale for locale in reversed(table)}
    for name, parent in get_global("parent_exceptions").items():
        if parent in by_cldr and _written(name) == _written(parent):
            yield name, by_cldr[parent]
            language, *others = name.split("_")
            short = "_".join((language, *(part for part in others if not _is_script(part))))
            if _written(short) == _written(name):
                yield short, by_cldr[parent]


def _scripts(table: tuple[Locale, ...]) -> Iterator[Way]:
    """Languages with a script, and regions where a language is written in another script than elsewhere."""
    for locale in table:
        language, script = _written(locale.cldr)
        yield f"{language}-{script}", locale
        for name, likely in get_global("likely_subtags").items():
            if name.startswith(f"{language}_") and likely.split("_")[1] == script:
                yield name, locale


def _languages(table: tuple[Locale, ...]) -> Iterator[Way]:
    for locale in table:
        language, script = _written(locale.cldr)
        if _written(language) == (language, script):
            yield language, locale


def _other_codes(table: tuple[Locale, ...]) -> Iterator[Way]:
    """Codes that a language had before, and that of the languages which CLDR takes it to be one of."""
    for language, locale in _languages(table):
        parent = get_global("parent_exceptions").get(language, "")
        if parent.isalpha():
            yield parent, locale
    for code, name in get_global("language_aliases").items():
        if len(code) == _ISO_639_1:
            yield from ((code, locale) for locale in table if _written(locale.cldr) == _written(name))


def _written(name: str) -> tuple[str, str]:
    """Language and script of a locale's name."""
    language, *others = name.split("_")
    likely: Mapping[str, str] = get_global("likely_subtags")
    known = (likely.get(name) or likely.get(language) or "").split("_")
    return language, next(filter(_is_script, (*others, *known)), "")


def _is_script(part: str) -> bool:
    return part.isalpha() and part.istitle()
