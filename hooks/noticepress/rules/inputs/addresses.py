"""IN009: what two files of a project would both be on the site. Subject: a publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticepress.editions.publication import Publication
from noticepress.editions.site_files import SiteFile, site_files
from noticepress.editions.sources.files import REGISTER
from noticepress.files.rules import FILES
from noticepress.rules.checking import CheckedRule, Violation, checks

_INDEX = "index.html"
_RENAME = "give the notice's folder another name"
_PLAIN = re.compile(r"(?:[A-Za-z0-9][\w.-]*/)*[A-Za-z0-9][\w.-]*", re.ASCII)
"""Of a page's file: every engine and host writes its address alike."""


@checks(FILES)
def addresses_are_of_one_file(publication: Publication) -> Iterator[Violation]:
    """No file of the site takes the place of another, nor stands where another's folder is, in whatever case."""
    taken: dict[str, SiteFile] = {}
    folders: dict[str, SiteFile] = {}
    told: set[str] = set()
    for file in site_files(publication):
        path = file.path.casefold()
        around = _folders_of(path)
        there = (taken.get(path), folders.get(path), *map(taken.get, around))
        other = next((each for each in there if each and each.source != file.source), None)
        if other and file.source not in told:
            told.add(file.source)
            yield _collision(file, other)
        taken.setdefault(path, file)
        for folder in around:
            folders.setdefault(folder, file)


def _folders_of(path: str) -> list[str]:
    """The folders that a file is in, the innermost first."""
    found = []
    while "/" in path[1:]:
        path = path.rpartition("/")[0]
        found.append(path)
    return found


def _collision(file: SiteFile, other: SiteFile) -> Violation:
    address = f"/{other.path.removesuffix(_INDEX)}"
    of = other.source or "what every site has there"
    remedy = _RENAME if _is_notice(file) else "rename the file, and mend what links to it"
    return Violation(file.source, 0, f"it would stand at {address}, which is the address of {of}", remedy)


@checks(FILES)
def addresses_can_be_kept(publication: Publication) -> Iterator[Violation]:
    """A page's address is plain, and neither a page nor a file stands where a locale's own folder is, or none is."""
    inputs = publication.inputs
    tags = {locale.tag.casefold(): locale for locale in inputs.locales}
    for name in inputs.pages:
        source = f"docs/{name}"
        first, _, below = name.partition("/")
        if below and first.casefold() in tags:
            remedy = f"write docs/{below} in English, and translate it in locales/*/LC_MESSAGES/site.po"
            yield Violation(source, 0, "a page stands in the folder of a locale, and no page is written in two", remedy)
        elif not _PLAIN.fullmatch(name):
            remedy = "call it by letters from a to z, digits and hyphens alone, such as about-us.md"
            yield Violation(source, 0, "the page's name is its address, and hosts write it in several ways", remedy)
    told: set[str] = set()
    roots = tuple(f"{locale.tag.casefold()}/" for locale in inputs.locales if locale.prevailing)
    for file in site_files(publication):
        if file.source and file.source not in told and file.path.casefold().startswith(roots):
            told.add(file.source)
            address = f"/{file.path.removesuffix(_INDEX)}"
            message = f"it would stand at {address}, as if the prevailing locale had a folder, which is at the root"
            remedy = _RENAME if _is_notice(file) else "rename the file, or move it out of that folder"
            yield Violation(file.source, 0, message, remedy)


def _is_notice(file: SiteFile) -> bool:
    return file.source.endswith(f"/{REGISTER}")


RULES: tuple[CheckedRule[Publication], ...] = (addresses_are_of_one_file, addresses_can_be_kept)
