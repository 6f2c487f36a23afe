"""The table of locales (``locales/locales.yml``): its text comes in, :class:`Locale` values leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from babel import Locale as CldrLocale
from babel.core import get_global
from pydantic import BaseModel, Field

from noticepress.catalogs.language_tags import (
    TAG,
    canonical,
    parse_cldr,
    subtags,
    tag_problem,
    unknown_to_cldr,
    unknown_to_search_engines,
    unnamed,
    with_parents,
)
from noticepress.catalogs.pseudo import PSEUDOLOCALES
from noticepress.catalogs.rules import LOCALES
from noticepress.files.schema import KEYS, Reader, Words
from noticepress.files.yaml import Location
from noticepress.findings import Finding, NoticepressError, quote
from noticepress.model import PREVAILING_LANGUAGE, Locale
from noticepress.texts.unseen import unseen_in_yaml

CATALOG_NAME = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|\d{3}))?")
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts of living languages that are written from right to left. (CLDR says so too, in 20 ms for each locale.)"""


class LocaleEntry(BaseModel):
    """One country/region site."""

    model_config = KEYS

    tag: str = Field(description="BCP 47 tag: the site's folder and its <html lang>, such as de-DE or es-419.")
    label: Words = Field(description="What the selector shows, in the locale's own language.")
    catalogs: list[str] = Field(default_factory=list, description="Catalog chain, the most specific first.")
    hreflang: list[str] = Field(default_factory=list, description="What search engines are told, if not the tag.")
    theme_language: object = Field(
        None, description="Has no effect any more: leave the line out.", json_schema_extra={"deprecated": True}
    )
    cldr: str = Field("", description="CLDR locale for dates and numbers, if not the tag's.")


class LocalesFile(BaseModel):
    """The table of locales: ``locales/locales.yml``."""

    model_config = KEYS

    locales: list[LocaleEntry] = Field(min_length=1, description="In the selector's order; the prevailing one first.")


_READER = Reader(LocalesFile, LOCALES, "the table of locales")


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``locales.yml``, for editors."""
    return LocalesFile.model_json_schema()


def parse_locales(
    text: str, path: str, known_catalogs: Iterable[str], notes: list[Finding] | None = None
) -> tuple[Locale, ...]:
    """Read the table; what has no effect in it goes to ``notes``.

    Raises :class:`NoticepressError` with every IN001 finding in it.
    """
    file, located = _READER.read(text, path)
    findings = unseen_in_yaml(located)
    known = set(known_catalogs)
    lines: dict[str, int] = {}
    for index, entry in enumerate(file.locales):
        line = located.line(("locales", index, "tag"))
        problems = [*_problems(entry, index, known)]
        if entry.tag in lines:
            problems.append((f"the tag {entry.tag!r} stands already in line {lines[entry.tag]}", "keep one of the two"))
        lines.setdefault(entry.tag, line)
        if notes is not None and "theme_language" in entry.model_fields_set:
            place = located.line(("locales", index, "theme_language"))
            notes.append(LOCALES.at(path, place, "theme_language has no effect", "delete the line", note=True))
        findings += [LOCALES.at(path, line, message, remedy) for message, remedy in problems]
        for key, message, remedy in () if problems else _mismatches(entry):
            place = located.line(("locales", index, *key))
            findings.append(LOCALES.at(path, place, message, remedy))
    for key, message, remedy in _twice(file.locales, lines):
        findings.append(LOCALES.at(path, located.line(("locales", *key)), message, remedy))
    if findings:
        raise NoticepressError(findings)
    return tuple(_locale(entry, index, lines[entry.tag]) for index, entry in enumerate(file.locales))


def _twice(entries: list[LocaleEntry], lines: dict[str, int]) -> Iterator[tuple[Location, str, str]]:
    """What is said of two locales: visitors cannot tell them apart, and search engines find the one or the other."""
    labels: dict[str, str] = {}
    codes: dict[str, str] = {}
    for index, entry in enumerate(entries):
        other = labels.setdefault(entry.label, entry.tag)
        if other != entry.tag:
            message = f"the label {quote(entry.label)} is that of {other} (line {lines[other]}) too"
            yield (index, "label"), message, "say of each which country or language it is"
        for place, code in enumerate(entry.hreflang) if entry.hreflang else ((None, entry.tag),):
            other = codes.setdefault(code, entry.tag)
            if other != entry.tag:
                message = f"search engines are told {code!r} of {other} (line {lines[other]}) and of {entry.tag}"
                key = (index, "tag") if place is None else (index, "hreflang", place)
                yield key, message, "name it under 'hreflang' of one of the two"


def _problems(entry: LocaleEntry, index: int, known: set[str]) -> Iterable[tuple[str, str]]:
    if problem := tag_problem(entry.tag):
        yield problem
        return
    if _cldr(entry) is None:
        if entry.cldr:
            yield f"CLDR knows no locale {entry.cldr!r}", "mend the name under 'cldr', or leave the line out"
        else:
            yield unknown_to_cldr(entry.tag)
    english = entry.tag.split("-")[0] == PREVAILING_LANGUAGE
    if index == 0 and not english:
        yield "the first locale must be the prevailing (English) one", "move it to the top of the table"
    if english and entry.catalogs and entry.tag not in PSEUDOLOCALES:
        yield "an English locale shows the prevailing text and has no catalogs", "delete the line 'catalogs'"
    if not english and not entry.catalogs:
        yield f"{entry.tag} names no catalogs", "add 'catalogs:' with the most specific first, as in [es_419, es]"
    yield from _catalog_problems(entry, known)


def _catalog_problems(entry: LocaleEntry, known: set[str]) -> Iterable[tuple[str, str]]:
    for name in entry.catalogs:
        if (today := todays_name(name)) != name:
            yield f"the catalog {name!r} has another name today", f"rename its folder, and write {today}"
        elif not CATALOG_NAME.fullmatch(name):
            yield f"{name!r} cannot name a catalog", "write language, script and region as in de, zh_Hant or es_419"
        elif name not in known:
            folder = f"locales/{name}/LC_MESSAGES/"
            yield f"there is no catalog {name!r}", f"create it with 'noticepress update {name}' ({folder}), or mend it"


def _mismatches(entry: LocaleEntry) -> Iterable[tuple[Location, str, str]]:
    """What does not fit the tag: (where in the entry, message, remedy). Nobody else knows a pseudolocale."""
    if entry.tag in PSEUDOLOCALES:
        return
    for index, code in enumerate(entry.hreflang):
        if problem := _hreflang_problem(code):
            yield ("hreflang", index), *problem
    if not entry.hreflang and (problem := unknown_to_search_engines(entry.tag)):
        yield ("tag",), *problem
    own = entry.tag.replace("-", "_")
    before = entry.cldr or own
    for index, name in enumerate(entry.catalogs):
        is_own = index == 0 and _is_ancestor(name, own, itself=True)
        if not is_own and not _is_ancestor(name, before, itself=index == 0):
            yield ("catalogs", index), *_misplaced(name, before, entry.tag if index == 0 else before)
            break
        before = name


def _hreflang_problem(code: str) -> tuple[str, str] | None:
    """What keeps a code from being one that search engines know; ``None`` where nothing does."""
    message = f"{code!r} is not a BCP 47 tag that search engines know"
    if TAG.fullmatch(code) and tag_problem(code):
        return message, f"write {' or '.join(canonical(code))}"
    if not TAG.fullmatch(code) or unnamed(code):
        return message, "write language and region as in de-DE"
    return unknown_to_search_engines(code)


def _misplaced(name: str, before: str, shown: str) -> tuple[str, str]:
    if likely_script(name) != likely_script(before):
        return (
            "a chain mixes Simplified and Traditional Chinese, or other scripts",
            "keep to the tag's script in a chain",
        )
    remedy = "list ancestors of the tag alone, the most specific first, as in [es_419, es] or [zh_Hant_HK, zh_Hant]"
    return f"the catalog {name!r} is no ancestor of {shown}", remedy


def _is_ancestor(name: str, of: str, *, itself: bool) -> bool:
    """Whether texts in ``name`` serve where those in ``of`` are wanted, by CLDR's tree of locales."""
    if likely_script(name) != likely_script(of):
        return False
    forms = {of, str(parse_cldr(of) or of)}
    return (itself and name in forms) or any(name in [*with_parents(form)][1:] for form in forms)


def todays_name(catalog: str) -> str:
    """The name that a catalog would be given by today's codes: mostly its own."""
    tag = catalog.replace("_", "-")
    return canonical(tag)[0].replace("-", "_") if TAG.fullmatch(tag) and tag_problem(tag) else catalog


def likely_script(name: str) -> str:
    """The script (an ISO 15924 code) of a locale or catalog: what its name says, else CLDR's likely one."""
    language, script, territory = _parts(name)
    if script or not language:
        return script
    likely = get_global("likely_subtags")
    found = likely.get(f"{language}_{territory}") or likely.get(language) or ""
    in_full = found.split("_")
    return in_full[1] if len(in_full) > 1 else "Latn"


@cache
def _parts(name: str) -> tuple[str, str, str]:
    """Language, script and territory of a name; of one that CLDR has no data for, too, if it has the language."""
    parsed = parse_cldr(name)
    if parsed is not None:
        return str(parsed.language), parsed.script or "", parsed.territory or ""
    known = CATALOG_NAME.fullmatch(name) and not unnamed(tag := name.replace("_", "-"))
    return subtags(tag) if known else ("", "", "")


def is_same_language(name: str, other: str) -> bool:
    """Whether two names are one language, as one country writes it: ``de`` and ``de_DE``, ``zh_Hans`` and ``zh_CN``."""
    return bool(_in_full(name)) and _in_full(name) == _in_full(other)


def is_other_language(name: str, other: str) -> bool:
    """Whether two names are surely of two languages, or of one in two scripts; countries make no difference."""
    languages = {_in_full(each).rpartition("_")[0] for each in (name, other)}
    return "" not in languages and len(languages) > 1


def _in_full(name: str) -> str:
    """A locale's name with its likely script and territory; empty for one of which CLDR says nothing likely."""
    likely = get_global("likely_subtags")
    language, script, territory = _parts(name)
    known = (f"{language}_{script}_{territory}", f"{language}_{script}", f"{language}_{territory}", language)
    found = next((likely[each] for each in known if each in likely), "").split("_")
    if len(found) < 3:  # noqa: PLR2004 (language, script, territory)
        return ""
    return "_".join((language, script or found[1], territory or found[2]))


def _locale(entry: LocaleEntry, index: int, line: int) -> Locale:
    cldr = _cldr(entry)
    assert cldr is not None, "checked by _problems"  # noqa: S101 (an invariant, for the type checker)
    return Locale(
        tag=entry.tag,
        label=entry.label,
        catalogs=tuple(entry.catalogs),
        hreflang=tuple(entry.hreflang) or (entry.tag,),
        cldr=str(cldr),
        direction="rtl" if likely_script(str(cldr)) in _RIGHT_TO_LEFT else "ltr",
        prevailing=index == 0,
        line=line,
    )


def locale_of_tag(tag: str) -> Locale | None:
    """The locale of a tag that is in the table no more, with every catalog that may serve it; ``None`` without one."""
    cldr = None if tag_problem(tag) else parse_cldr(tag.replace("-", "_"))
    if cldr is None:
        return None
    english = cldr.language == PREVAILING_LANGUAGE
    script = likely_script(str(cldr))
    names = () if english else (str(cldr), f"{cldr.language}_{script}", str(cldr.language))
    return _locale(LocaleEntry(tag=tag, label=tag, catalogs=[*dict.fromkeys(names)]), 1, 0)


def _cldr(entry: LocaleEntry) -> CldrLocale | None:
    return parse_cldr(entry.cldr or entry.tag.replace("-", "_"))
