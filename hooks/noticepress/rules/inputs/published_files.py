"""IN021: files that are published as they are. Subject: a publication.

Nobody reads them before a visitor does. So there is a list of the kinds that only are looked at or kept, and whatever
acts or steers a host (a page, a script, a list of redirections) is published where somebody has named it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from noticepress.editions.branding.brand import ICON
from noticepress.editions.branding.fonts import FOLDER as FONTS
from noticepress.editions.branding.fonts import has_licence
from noticepress.editions.publication import Publication
from noticepress.editions.sources.files import REGISTER
from noticepress.editions.sources.published_files import DOCS, OVERRIDES
from noticepress.files.tree import MARKDOWN, is_hidden, is_well_known
from noticepress.findings import quote
from noticepress.nearest import nearest
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.inputs.brand import PLAIN_SVG
from noticepress.rules.inputs.drawings import beyond_a_drawing

SETTINGS = "mkdocs.yml"
_PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"})
_FONTS = frozenset({".woff2", ".woff", ".ttf", ".otf"})
_DOCUMENTS = frozenset({".pdf", ".docx", ".odt", ".xlsx", ".ods"})
_RECORDINGS = frozenset({".mp3", ".m4a", ".mp4", ".webm", ".vtt"})
_LOOKED_AT = _PICTURES | _FONTS | _DOCUMENTS | _RECORDINGS
_KEPT = frozenset({".txt", ".csv", ".json"})
"""Of these a host, a search engine or an advertiser reads some in the site's own folder, such as ``robots.txt``."""
_MARKS = re.compile(r"[-_., +()]")
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|[./](?=[A-Za-z0-9]))*")


@rule(
    "IN021",
    summary="A file that would be published unread",
    explanation="Files below docs/ and overrides/ that are no texts, pages or templates are published as they are. "
    "Pictures, fonts, documents and recordings may lie anywhere, SVG that only draws too; .txt, .csv and .json in any "
    "folder; in .well-known/ these, and files without an ending. Everything else acts in a browser (HTML, scripts, "
    "XML) or steers a host (_redirects, CNAME, robots.txt), and is published where extra.published_files in "
    "mkdocs.yml names it. Within the folder of a notice on the site nothing but the package's own files is published.",
    example="docs/assets/offer.html; docs/_redirects.",
    remedy=f"take it away or, if it is meant to be published, name it under extra.published_files in {SETTINGS}",
)
def published_files_are_meant(publication: Publication) -> Iterator[Violation]:
    """Each file that is published as it is, is of a kind that only is looked at, or is named."""
    inputs = publication.inputs
    declared = inputs.furniture.published_files
    told = {picture.path for picture in inputs.furniture.brand.pictures.values()}  # by BR002
    for path, content in inputs.drawings.items():
        if path not in declared and inputs.files[path] not in told:
            for problem in beyond_a_drawing(content):
                yield Violation(inputs.files[path], 0, f"the drawing {problem}", PLAIN_SVG)
    for path, source in inputs.files.items():
        for message, remedy in _problems(path, source, publication, is_named=path in declared):
            yield Violation(source, 0, message, remedy)
    for path, line in declared.items():
        if path not in inputs.files:
            near = nearest(path, inputs.files, 70)
            remedy = f"did you mean {near}?" if near else f"write a path below {DOCS}/ or {OVERRIDES}/"
            reason = "begins with a dot" if is_hidden(path) else "is no file that is published as it is"
            yield Violation(SETTINGS, line, f"extra.published_files: {quote(path)} {reason}", remedy)
    yield from _pictures(publication)


def _problems(path: str, source: str, publication: Publication, *, is_named: bool) -> Iterator[tuple[str, str]]:
    """(message, remedy) for each thing that is wrong with a file."""
    name, ending = PurePosixPath(path).name, PurePosixPath(path).suffix.lower()
    if name == REGISTER:  # whoever named it would publish the register, and the texts beside it as pages
        folder = "-".join(PurePosixPath(path).parent.parts) or "privacy"
        remedy = f"move it, and what belongs to it, to {DOCS}/{folder}/"
        yield f"a notice stands in a folder directly below {DOCS}/, and this is none", remedy
        return
    if strange := next((char for char in path.replace("/", "") if not _may_stand(char)), ""):
        yield f"its name holds {quote(strange)}, which an address would have to write otherwise", "rename it"
    elif unicodedata.normalize("NFC", path) != path:
        yield "its name is written with marks apart from their letters (NFD)", "rename it"
    if notice_id := _notice_around(path, publication):
        yield f"it would stand among the pages of the notice {notice_id}", f"move it out of {DOCS}/*/{notice_id}/"
    if ending in MARKDOWN:
        yield f"a page's name ends in {MARKDOWN[0]}", f"rename it {name[: -len(ending)]}{MARKDOWN[0]}, or move it away"
    elif ending == ".css" and source.startswith(f"{OVERRIDES}/"):
        return  # ST012 and ST013 tell of these
    elif not is_named and not _only_is_looked_at(path, source, ending):
        what = f"a {ending} file" if ending else "a file without an ending"
        where = " in the site's own folder" if ending in _KEPT else ""
        remedy = f"put it into {OVERRIDES}/assets/, where every page loads it" if ending == ".css" else ""
        yield f"{what}{where} is published only where {SETTINGS} names it", remedy


def _may_stand(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M") or bool(_MARKS.fullmatch(char))


def _notice_around(path: str, publication: Publication) -> str:
    """The notice among whose pages a file would stand; empty for none."""
    prefixes = {locale.prefix.casefold() for locale in publication.inputs.locales} | {""}
    rest = [path.casefold().removeprefix(prefix) for prefix in prefixes if path.casefold().startswith(prefix)]
    tops = {each.partition("/")[0] for each in rest if "/" in each}
    return next((notice_id for notice_id in publication.inputs.notices if notice_id.casefold() in tops), "")


def _only_is_looked_at(path: str, source: str, ending: str) -> bool:
    if ending in _LOOKED_AT:
        return True
    if is_well_known(path):
        return ending in _KEPT or not ending
    is_licence = source.startswith(f"{FONTS}/") and has_licence([PurePosixPath(path).name]) and not ending
    return is_licence or (ending in _KEPT and "/" in path)


def _pictures(publication: Publication) -> Iterator[Violation]:
    """Logo and icon, where they are there and are not published at the address that pages give them."""
    brand = publication.inputs.furniture.brand
    for setting, picture in brand.pictures.items():
        name, line = getattr(brand.theme, setting), brand.lines.get(setting, 0)
        if picture.content is None or name == ICON:
            continue
        if publication.inputs.files.get(name) != picture.path:
            why = publication.inputs.unpublished.get(picture.path, "no file has that path as it stands")
            message = f"theme.{setting}: {quote(name)} is not published: {why}"
            yield Violation(SETTINGS, line, message, "put it into docs/assets/, and write its path below docs/")
        elif not _PLAIN.fullmatch(name):
            message = f"theme.{setting}: {quote(name)} is no address as it stands"
            yield Violation(SETTINGS, line, message, "call it by letters from a to z, digits and hyphens alone")


RULES: tuple[CheckedRule[Publication], ...] = (published_files_are_meant,)
