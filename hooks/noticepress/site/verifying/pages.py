"""The pages of a notice's texts, as served, beside what they must show: a site's files come in, findings leave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from noticepress.catalogs.locales import locale_of_tag
from noticepress.catalogs.words import filled
from noticepress.editions.artefacts.ended import drawn
from noticepress.editions.artefacts.written import WORDS
from noticepress.editions.edition import Page
from noticepress.editions.sources.files import EDITIONS, SEAL
from noticepress.editions.views.edition import title_and_parts
from noticepress.editions.views.versions.status import StatusView, StatusViews
from noticepress.findings import Finding, NoticepressError, quote
from noticepress.model import VERSION_NUMBER, Locale, Version
from noticepress.register.editions import parse_editions
from noticepress.register.retired import Retired
from noticepress.register.sealing.seal import parse_seal
from noticepress.rules.site.markup import UnclearError
from noticepress.rules.site.published import SHOWN
from noticepress.site.verifying.rebuilt import Rebuilt, ServedNotice, Words, misfitting, rebuild
from noticepress.site.verifying.served import RESTORE, Flaw, read_json
from noticepress.site.verifying.shown import Due, StatusLine, differences
from noticepress.theme.wording import NEWS, PREVAILING, STATEMENT

Contents = Callable[[Iterable[str]], Mapping[str, bytes | Flaw]]
"""What gives files of the site by their paths."""
_INDEX = "index.html"
_NEWS = "announced"
"""The class of what a page says of other versions."""
_SHEET = re.compile(r"assets/noticepress\.[0-9a-f]+\.css")
_NO_WORDS = (
    "the site does not tell how this edition was written (words.json), so that its page cannot be made anew",
    "build the site anew with this noticepress",
)


def pages_problems(
    register: Mapping[str, Any], versions: list[Version], manifest: Mapping[str, str], contents: Contents
) -> Iterator[Finding]:
    """What the pages of a notice's texts show otherwise than is on record, with the pages that no register tells.

    ``register`` is its ``notice.json``, which fits its digests; ``versions`` are its sealed entries.
    """
    notice_id, prevailing = str(register["notice"]), str(register["prevailing_locale"])
    told = _told(register)
    yield from _untold(register, manifest, contents)
    paths = {each: f"{_folder(notice_id, *each, prevailing)}{WORDS}" for each in told}
    lacking = [each for each, path in paths.items() if path not in manifest]
    for each in lacking:
        yield SHOWN.at(f"{_folder(notice_id, *each, prevailing)}{_INDEX}", 0, *_NO_WORDS)
    served = _served(register, versions, {each: path for each, path in paths.items() if path in manifest}, contents)
    if lacking or not served.words:
        return
    try:
        yield from [*_made_anew(served, paths, manifest, contents)]
    except NoticepressError as error:
        yield from (SHOWN.at(f"{notice_id}/", 0, each.message, RESTORE) for each in error.findings)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError, UnclearError):
        yield SHOWN.at(f"{notice_id}/", 0, f"the notice's {WORDS} cannot be read", RESTORE)


def _made_anew(
    served: ServedNotice, paths: Mapping[tuple[str, str], str], manifest: Mapping[str, str], contents: Contents
) -> Iterator[Finding]:
    """What of the words is not on record, and what the pages of the others show otherwise.

    Raises as ``rebuild``, and ``UnclearError`` for words that give what is no HTML.
    """
    rebuilt = rebuild(served)
    unlike = {(number, tag): what for number, tag, what in misfitting(rebuilt, served)}
    for each, what in unlike.items():
        yield SHOWN.at(paths[each], 0, what, RESTORE)
    english = {number for number, tag in unlike if tag == served.prevailing}
    wanted = {each for each in paths if each not in unlike and each[0] not in english}
    yield from _pages(rebuilt, served.id, wanted, manifest, contents)


def _told(register: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(version, locale) of each edition that the register tells, but for drafts."""
    entries = (entry for entry in register["versions"] if entry["digest"])
    return [(str(entry["version"]), str(tag)) for entry in entries for tag in entry.get("editions", {})]


def _untold(register: Mapping[str, Any], manifest: Mapping[str, str], contents: Contents) -> Iterator[Finding]:
    """Pages at a version's address in a locale or of a version that the register does not tell.

    But those of locales that ended.
    """
    editions = {
        (str(entry["version"]), str(tag)) for entry in register["versions"] for tag in entry.get("editions", {})
    }
    ended = register.get("ended", {})
    numbers, tags = {number for number, _ in editions}, {tag for _, tag in editions}.union(ended)
    page = re.compile(
        rf"(?:([^/]+)/)?{re.escape(str(register['notice']))}/({VERSION_NUMBER.pattern})/{re.escape(_INDEX)}"
    )
    for path, found in ((path, page.fullmatch(path)) for path in sorted(manifest)):
        tag, number = (found[1] or str(register["prevailing_locale"]), found[2]) if found else ("", "")
        if (number, tag) in editions or not (number in numbers or tag in tags):
            continue
        if tag not in ended:
            message = f"the register tells no edition of version {number} in {quote(tag)}"
            yield SHOWN.at(path, 0, message, "remove the page, or find out who put it there")
        elif not _says_the_end(contents([path])[path], path, tag, ended[tag], manifest):
            yield SHOWN.at(path, 0, f"the page does not say, and say alone, that {quote(tag)} has ended", RESTORE)


def _says_the_end(
    content: bytes | Flaw, path: str, tag: str, end: Mapping[str, Any], manifest: Mapping[str, str]
) -> bool:
    """Whether a page is the one that the package writes for a locale that ended."""
    if isinstance(content, Flaw) or locale_of_tag(tag) is None:
        return False
    ended = Retired("", "", date.fromisoformat(end["on"]), str(end["reason"]))
    target = path.removeprefix(f"{tag}/").removesuffix(_INDEX)
    sheets = (name for name in manifest if _SHEET.fullmatch(name))
    return any(drawn(path, tag, ended, target, sheet) == content for sheet in sheets)


def _folder(notice_id: str, number: str, tag: str, prevailing: str) -> str:
    return f"{'' if tag == prevailing else f'{tag}/'}{notice_id}/{number}/"


def _served(
    register: Mapping[str, Any], versions: list[Version], paths: Mapping[tuple[str, str], str], contents: Contents
) -> ServedNotice:
    """The notice; what cannot be had or read of it is left out, and told where it is looked for."""
    notice_id = str(register["notice"])
    shown = [version.number for version in versions if not version.was_never_shown]
    seals = {number: f"{notice_id}/{number}/{SEAL}" for number in shown}
    told = {str(entry["version"]) for entry in register["versions"] if entry.get("recorded")}
    records = {number: f"{notice_id}/{number}/{EDITIONS}" for number in shown if number in told}
    found = contents([*seals.values(), *records.values(), *paths.values()])
    files = {path: content for path, content in found.items() if isinstance(content, bytes)}
    return ServedNotice(
        notice_id,
        date.fromisoformat(register["as_of"]),
        str(register["time_zone"]),
        tuple(versions),
        {number: parse_seal(files[path].decode(), path) for number, path in seals.items()},
        {number: parse_editions(files[path].decode(), path) for number, path in records.items() if path in files},
        {each: _words(files[path]) for each, path in paths.items() if path in files},
        str(register["prevailing_locale"]),
    )


def _words(raw: bytes) -> Words:
    words: Words = read_json(raw)
    return words


def _pages(
    rebuilt: Rebuilt,
    notice_id: str,
    wanted: set[tuple[str, str]],
    manifest: Mapping[str, str],
    contents: Contents,
) -> Iterator[Finding]:
    at_notice = rebuilt.shown(notice_id)
    for locale in rebuilt.inputs.locales:
        due: dict[str, Due] = {}
        for version, _ in rebuilt.versions(notice_id):
            if (version.number, locale.tag) not in wanted:
                continue
            page = Page.of_version(notice_id, version.number)
            due[f"{locale.prefix}{page.address}{_INDEX}"] = shown = due_of(rebuilt, notice_id, version, locale)
            if version == at_notice:
                due[f"{locale.prefix}{notice_id}/{_INDEX}"] = shown
        yield from (SHOWN.at(path, 0, "the page is missing", RESTORE) for path in due if path not in manifest)
        for path, content in contents(path for path in due if path in manifest).items():
            if isinstance(content, bytes):
                yield from _page(path, content, due[path])


def _page(path: str, content: bytes, due: Due) -> Iterator[Finding]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        yield SHOWN.at(path, 0, "the page is not UTF-8", RESTORE)
        return
    for line, what in differences(text, due, f"/{path.removesuffix(_INDEX)}"):
        yield SHOWN.at(path, line, what, RESTORE)


def due_of(rebuilt: Rebuilt, notice_id: str, version: Version, locale: Locale) -> Due:
    """What the page of an edition must show."""
    rebuilt.number = version.number
    sections = rebuilt.sections(notice_id, version.number, locale)
    old_ids = rebuilt.old_ids(notice_id, version.number)
    heading, parts = title_and_parts((section.parts for _, section in sections), old_ids)
    words = rebuilt.words(locale)
    views = StatusViews(rebuilt, notice_id, locale)
    lines = [_line(each, each.name, words.gettext(each.line)) for each in views.lines(version)]
    lines += [_line(each, _NEWS, words.gettext(NEWS[each.status])) for each in views.news(version)]
    return Due(
        heading=heading,
        parts=tuple(part for each in parts for part in each),
        statuses=tuple(lines),
        statement=words.gettext(PREVAILING if locale.is_english else STATEMENT),
        prevailing="" if locale.is_english else f"/{notice_id}/{version.number}/",
        language=locale.tag,
        direction=locale.direction,
    )


def _line(status: StatusView, name: str, said: str) -> StatusLine:
    """A status in the words ``said``, in an element of the class ``name``."""
    day = status.date
    text = filled(said, number=status.number, date=day.text if day else "")
    return StatusLine(name, text, day.iso if day and "%(date)s" in said else "", status.since, status.until)
