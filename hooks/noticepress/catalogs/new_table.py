"""A new table of locales: tags come in, the text of ``locales.yml`` leaves, with labels and chains from CLDR."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from babel import Locale as CldrLocale
from babel.localedata import locale_identifiers

from noticepress.catalogs.language_tags import (
    codes_for_search_engines,
    parse_cldr,
    tag_problem,
    unknown_to_cldr,
    with_parents,
)
from noticepress.findings import UsageError
from noticepress.model import PREVAILING_LANGUAGE
from noticepress.nearest import nearest

_LIKE = 60
"""How alike a tag and a known one are, of 100, to be taken for a slip."""
_NAMED_BY_SCRIPT = ("zh", "sr", "uz", "az", "bs", "pa")
"""Languages that are written in more than one script: their labels say in which."""

_HEAD = """\
# yaml-language-server: $schema=../schemas/locales.schema.json
#
# The country/region sites, in the order of the selector. The first is the prevailing one: it is built at the site's
# root and is the x-default. Each entry: tag (BCP 47: the folder and <html lang>), label, catalogs (most specific
# first; none where the English text itself is shown), and, where they differ from what follows from the tag:
# hreflang, cldr (date and number formats).
locales:
  - tag: en
    label: Global - English
    cldr: en_001
"""


@dataclass(frozen=True, slots=True)
class NewLocale:
    """A locale that a table is to have."""

    tag: str
    label: str
    catalogs: tuple[str, ...]
    """Names of catalogs, the most specific first; none for English."""
    has_words: bool
    """Whether there are words of the theme in its language."""


def new_locale(tag: str, known: Collection[str]) -> NewLocale:
    """The locale of a tag. ``known`` are the names of catalogs that have the theme's words.

    Raises :class:`UsageError` for what is no locale, with the nearest that is one.
    """
    cldr = parse_cldr(tag.replace("-", "_"))
    problem = tag_problem(tag) or (unknown_to_cldr(tag) if cldr is None else None)
    if problem or cldr is None:
        message, remedy = problem or unknown_to_cldr(tag)
        known_form = remedy.startswith("write ") and not remedy.startswith("write language")
        raise UsageError(f"{message}; {remedy if known_form else _nearest(tag) or remedy}")
    if str(cldr.language) == PREVAILING_LANGUAGE:
        return NewLocale(tag, label_of(cldr), (), has_words=True)
    parents = [*with_parents(str(cldr))]
    chain = tuple(name for name in parents if name in known)
    return NewLocale(tag, label_of(cldr), chain or (_language_of(cldr),), has_words=bool(chain))


def label_of(cldr: CldrLocale) -> str:
    """What the selector shows: region and language as they are called there."""
    language = str(cldr.language)
    by_script = cldr.languages.get(f"{language}_{cldr.script}") if language in _NAMED_BY_SCRIPT else None
    name = by_script or cldr.languages.get(language) or language
    region = cldr.territories.get(str(cldr.territory)) if cldr.territory else None
    return " - ".join(part[:1].upper() + part[1:] for part in (region, name) if part)


def table(locales: Iterable[NewLocale]) -> str:
    """The text of ``locales.yml``. A locale without words of the theme stands in it as a comment, for later."""
    every = tuple(locales)
    tags = {locale.tag for locale in every}
    return _HEAD + "".join(line + "\n" for locale in every for line in _entry(locale, tags))


def _entry(locale: NewLocale, tags: Collection[str]) -> Iterator[str]:
    """A locale's lines. Of an area's countries, those that have locales of their own are theirs."""
    lines = [f"  - tag: {locale.tag}", f"    label: {_scalar(locale.label)}"]
    if locale.catalogs:
        lines.append(f"    catalogs: [{', '.join(locale.catalogs)}]")
    codes = tuple(code for code in codes_for_search_engines(locale.tag) if code == locale.tag or code not in tags)
    if codes != (locale.tag,):
        lines += ["    hreflang:", *(f"      - {code}" for code in codes)]
    if locale.has_words:
        yield from lines
        return
    yield "  # noticepress has no words of its own in this language yet. Take the marks away when you have translated"
    yield f"  # locales/{locale.catalogs[-1]}/LC_MESSAGES/theme.po:"
    yield from (f"  # {line[2:]}" for line in lines)


def _scalar(text: str) -> str:
    """A plain YAML scalar where the text can be one."""
    plain = not any(mark in text for mark in (": ", " #", '"', "'")) and text[:1].isalpha()
    return text if plain else json.dumps(text, ensure_ascii=False)


def _nearest(tag: str) -> str:
    known = [name.replace("_", "-") for name in locale_identifiers()]
    found = nearest(tag, known, _LIKE, by_letters=True)
    return f"did you mean {_written(found)}?" if found and _written(found) != tag else ""


def _written(identifier: str) -> str:
    """A tag as it is usually written: without a script that its region implies."""
    parsed = parse_cldr(identifier.replace("-", "_"))
    short = f"{parsed.language}-{parsed.territory}" if parsed and parsed.territory else identifier
    return short if str(parse_cldr(short.replace("-", "_"))) == str(parsed) else identifier


def _language_of(cldr: CldrLocale) -> str:
    """The name of the catalog that a language's locales share."""
    script = str(cldr.script or "")
    return f"{cldr.language}_{script}" if script else str(cldr.language)
