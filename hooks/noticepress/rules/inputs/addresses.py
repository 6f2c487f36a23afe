"""IN009: what two files of a project would both be on the site. Subject: a publication."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from noticepress.editions.files import REGISTER
from noticepress.editions.publication import Publication
from noticepress.editions.site_files import SiteFile, site_files
from noticepress.files.rules import FILES
from noticepress.rules.checking import CheckedRule, Violation, checks

_INDEX = "index.html"


@checks(FILES)
def addresses_are_of_one_file(publication: Publication) -> Iterator[Violation]:
    """No file of the site takes the place of another, nor stands where another's folder is, in whatever case."""
    taken: dict[PurePosixPath, SiteFile] = {}
    folders: dict[PurePosixPath, SiteFile] = {}
    told: set[str] = set()
    for file in site_files(publication):
        path = PurePosixPath(file.path.casefold())
        there = (taken.get(path), folders.get(path), *map(taken.get, path.parents))
        other = next((each for each in there if each and each.source != file.source), None)
        if other and file.source not in told:
            told.add(file.source)
            yield _collision(file, other)
        taken.setdefault(path, file)
        folders.update(dict.fromkeys((each for each in path.parents if each not in folders), file))


def _collision(file: SiteFile, other: SiteFile) -> Violation:
    address = f"/{other.path.removesuffix(_INDEX)}"
    of = other.source or "what every site has there"
    is_notice = file.source.endswith(f"/{REGISTER}")
    remedy = "give the notice's folder another name" if is_notice else "rename the file, and mend what links to it"
    return Violation(file.source, 0, f"it would stand at {address}, which is the address of {of}", remedy)


RULES: tuple[CheckedRule[Publication], ...] = (addresses_are_of_one_file,)
