"""Language tags (BCP 47): a tag comes in, and what is wrong with it leaves, as CLDR and search engines see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale as CldrLocale
from babel.core import UnknownLocaleError, get_global
from babel.languages import get_official_languages

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
"""The tags that a locale may have: language, script and region."""
_WELL_FORMED = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
"""RFC 5646, section 2.1, less tags that were registered whole, and languages of more letters: there are none."""
_SCRIPT_LETTERS, _REGION_LETTERS = 4, 2
_WORLD = "001"
_STILL_GOOD = ("tl", "tw")
"""ISO 639-1 codes that CLDR gives another's data, and BCP 47 has not given up."""
_NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])
"""CLDR's regions of two letters that ISO 3166-1 has not assigned to a country; search engines know that list alone."""

Problem = tuple[str, str]
"""Message and remedy."""


def tag_problem(tag: str) -> Problem | None:
    """What keeps ``tag`` from being a locale's; ``None`` where nothing does."""
    if not TAG.fullmatch(tag):
        return _not_of_this_form(tag)
    for code, others in _replaced(tag):
        message = f"{tag!r} is not canonical: CLDR knows {code!r} as {_listed(map(repr, others))}"
        return message, f"write {_listed(canonical(tag))}"
    script = subtags(tag)[1]
    if script and script not in CldrLocale(_NAMES).scripts:
        return f"CLDR knows no locale {tag!r}: {script!r} is no script", "mend the tag"
    return None


def unnamed(tag: str) -> str:
    """What is said of a tag of the right form whose language or region has no name in CLDR; empty of others."""
    names = CldrLocale(_NAMES)
    language, _, region = subtags(tag)
    if language not in names.languages and language not in get_global("likely_subtags"):
        return f"CLDR knows no locale {tag!r}: {language!r} is no language"
    if region and region not in names.territories:
        return f"CLDR knows no locale {tag!r}: {region!r} is no region"
    return ""


def unknown_to_cldr(tag: str) -> Problem:
    """What to say of a tag of the right form that CLDR has no data for."""
    if message := unnamed(tag):
        return message, "mend the tag"
    nearest = parse_cldr(subtags(tag)[0])
    remedy = f"name the nearest locale that it has, as in 'cldr: {nearest or _NAMES}'"
    return f"{tag!r} is a BCP 47 tag, but CLDR has no dates and numbers for it", remedy


def unknown_to_search_engines(tag: str) -> Problem | None:
    """What to say of a tag whose region is no country of ISO 3166-1: those alone tell search engines anything."""
    codes = codes_for_search_engines(tag)
    if codes == (tag,):
        return None
    language, script, region = subtags(tag)
    message = f"search engines know no region {region!r}, which is no country, so {tag!r} tells them nothing"
    if codes != ("-".join(filter(None, (language, script))),):
        return message, f"list its countries: 'hreflang: [{', '.join(codes)}]'"
    return message, f"list the countries that it serves, or the language alone: 'hreflang: [{codes[0]}]'"


def codes_for_search_engines(tag: str) -> tuple[str, ...]:
    """What search engines can be told for a tag: itself, or the countries of its area, or the language alone."""
    language, script, region = subtags(tag)
    if not region or region in _countries():
        return (tag,)
    stem = "-".join(filter(None, (language, script)))
    within = [] if region == _WORLD else [f"{stem}-{country}" for country in _countries_within(language, region)]
    return tuple(within) or (stem,)


def is_country(code: str) -> bool:
    """Whether two letters are a country's by ISO 3166-1."""
    return code in _countries()


def canonical(tag: str) -> tuple[str, ...]:
    """The tag by today's codes; several where a region has been parted."""
    language, script, region = subtags(tag)
    replaced = dict(_replaced(tag))
    language, _, likely = replaced.get(language, (language,))[0].partition("_")
    stem = "-".join(filter(None, (language, script or likely)))
    return tuple("-".join(filter(None, (stem, each))) for each in replaced.get(region, (region,)))


@cache
def parse_cldr(identifier: str) -> CldrLocale | None:
    """The CLDR locale of that name, or ``None``."""
    try:
        return CldrLocale.parse(identifier)
    except (UnknownLocaleError, ValueError, TypeError):
        return None


@cache
def nearest_cldr(name: str) -> CldrLocale | None:
    """The CLDR locale of that name or, where it has none of the region or script, of the nearest it has words from."""
    return next(filter(None, map(parse_cldr, with_parents(name))), None)


def with_parents(name: str) -> Iterator[str]:
    """A locale with those that CLDR takes its words from: ``es_MX``, ``es_419``, ``es``."""
    parents: Mapping[str, str] = get_global("parent_exceptions")
    while name and name != "root":
        yield name
        name = parents.get(name) or name.rpartition("_")[0]


_NAMES = "en"


def _not_of_this_form(tag: str) -> Problem:
    wanted = "write language, script and region as in de-DE, zh-Hant or es-419"
    near = _in_order(tag.replace("_", "-"))
    if TAG.fullmatch(near):
        return f"{tag!r} is not a BCP 47 tag in its canonical form", f"write {near}"
    if _WELL_FORMED.fullmatch(tag):
        return f"{tag!r} is a BCP 47 tag with more than a locale here can have", wanted
    return f"{tag!r} is not a BCP 47 tag", wanted


def _in_order(tag: str) -> str:
    """Letters in the case that RFC 5646, section 2.1.1, recommends."""
    first, *others = tag.split("-")
    cased = {_SCRIPT_LETTERS: str.title, _REGION_LETTERS: str.upper}
    return "-".join((first.lower(), *(cased.get(len(each), str.lower)(each) for each in others)))


def subtags(tag: str) -> tuple[str, str, str]:
    """Language, script and region; each but the first may be empty."""
    language, *others = tag.split("-")
    script = next((each for each in others if len(each) == _SCRIPT_LETTERS), "")
    return language, script, next((each for each in others if len(each) != _SCRIPT_LETTERS), "")


def _replaced(tag: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Codes within the tag that have been given up, or are other names of shorter ones: what stands for them."""
    language, script, region = subtags(tag)
    if language not in _STILL_GOOD and (other := get_global("language_aliases").get(language)):
        yield language, (other,)
    if other := get_global("script_aliases").get(script):
        yield script, (other,)
    if others := get_global("territory_aliases").get(region):
        yield region, tuple(others)


@cache
def _countries() -> frozenset[str]:
    codes = CldrLocale(_NAMES).territories
    return frozenset(str(code) for code in codes if len(str(code)) == _REGION_LETTERS) - _NO_COUNTRIES


def _countries_within(language: str, area: str) -> list[str]:
    """Countries whose form of the language is, by CLDR, that of the area; where it is official in some, these alone."""
    members = (name for name, parent in get_global("parent_exceptions").items() if parent == f"{language}_{area}")
    within = sorted({name.rpartition("_")[2] for name in members} & _countries())
    return [each for each in within if language in get_official_languages(each, de_facto=True)] or within


def _listed(names: Iterable[str]) -> str:
    return " or ".join(names)
