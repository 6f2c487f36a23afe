"""Pages of the project's own, and its templates: they come in, with their words and what is wrong in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from noticepress import theme
from noticepress.catalogs.messages import FOOTER, Message
from noticepress.catalogs.po.file import Key
from noticepress.editions.branding.brand_css import PATH as BRAND_CSS
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.files import REGISTER, ProjectFiles, attempt
from noticepress.editions.sources.inputs import NoticeInputs
from noticepress.editions.sources.notice_files import read_section
from noticepress.editions.sources.theme_words import TEMPLATES, theme_messages
from noticepress.files.rules import FILES
from noticepress.files.tree import is_hidden, is_leaving
from noticepress.findings import Finding
from noticepress.model import Section
from noticepress.texts.dialect import Dialect
from noticepress.texts.own_ids import taken, taken_for_buttons, template_ids


def read_pages(
    project: ProjectFiles, dialect: Dialect, findings: list[Finding], fatal: list[Finding]
) -> dict[str, Section]:
    """Every page below ``docs/`` that is no notice's, by path below it; what stops everything goes to ``fatal``."""
    docs = project.root / "docs"
    pages: dict[str, Section] = {}
    for path in sorted(docs.rglob("*.md")):
        relative = path.relative_to(docs)
        if (docs / relative.parts[0] / REGISTER).is_file() or is_hidden(relative.as_posix()):
            continue
        if relative.parts[0] == TEMPLATES:
            message, remedy = f"MkDocs publishes nothing of docs/{TEMPLATES}/", "move the page to another folder"
            fatal.append(FILES.at(project.name(path), 0, message, remedy))
            continue
        if path.name == "README.md" and (path.parent == docs or path.with_name("index.md").is_file()):
            remedy = "call it what its address shall be, such as about.md"
            fatal.append(FILES.at(project.name(path), 0, "MkDocs would publish it as index.md's page", remedy))
            continue
        parsed = attempt(fatal, read_section, project, path, dialect)
        if parsed:
            pages[relative.as_posix()] = parsed[0]
            findings += parsed[1]
    if "index.md" not in pages and not fatal:
        fatal.append(FILES.at("docs/index.md", 0, "the front page is missing", "create the file"))
    return pages


def overrides(project: ProjectFiles) -> tuple[Path, ...]:
    """Templates, style sheets for header and footer, and the site map, where it has one."""
    brand = project.root / BRAND_CSS  # Read as data: its values stand in the package's sheet.
    found = (path for path in (project.root / "overrides").rglob("*") if path.suffix in (".html", ".css", ".xml"))
    return tuple(sorted(path for path in found if path.is_file() and not is_leaving(path.name) and path != brand))


def ids_of_templates(project: ProjectFiles) -> dict[str, re.Pattern[str]]:
    """What the ids in templates, the package's and the project's, may be, by where they stand."""
    own = {project.name(path): project.read_text(path) for path in project.templates}
    return template_ids({**_theme_templates(), **own})


def taken_ids(project: ProjectFiles, notices: Iterable[NoticeInputs]) -> Iterator[Finding]:
    """Ids of drafts that the templates have, or that reader views take for what is no text."""
    patterns = ids_of_templates(project)
    for read in notices:
        drafts = [version.number for version in read.notice.versions if version.is_draft]
        kept = {block.id for number, text in read.texts.items() if number not in drafts for block in text.blocks}
        for number in drafts:
            if text := read.texts.get(number):
                yield from taken(text, patterns)
                yield from taken_for_buttons(text, kept)


def site_messages(project: ProjectFiles, furniture: Furniture, pages: Mapping[str, Section]) -> Mapping[Key, Message]:
    """Messages of the domain ``site``: the project's templates, the furniture's labels, other pages."""
    found: dict[Key, Message] = {}
    words = (_words(project, path) for path in project.templates)
    for message in itertools.chain.from_iterable(words):
        if message.key not in theme_messages():
            known = found.setdefault(message.key, message)
            known.places += [place for place in message.places if place not in known.places]
    for word in furniture.words:
        found.setdefault((FOOTER, word), Message(FOOTER, word, role=FOOTER, places=[("mkdocs.yml", 1)]))
    for section in pages.values():
        for block in section.messages:
            message = Message(*block.key, role=block.role, places=[(section.path, block.line)])
            found.setdefault(block.key, message)
    return found


def _words(project: ProjectFiles, template: Path) -> Iterator[Message]:
    from noticepress.catalogs.template_words import messages_in  # noqa: PLC0415 (most projects have no template)

    return messages_in(project.read_text(template), project.name(template))


@cache
def _theme_templates() -> dict[str, str]:
    """The templates of the package, by name."""
    return {
        f"noticepress/theme/{path.relative_to(theme.FOLDER).as_posix()}": path.read_text(encoding="utf-8")
        for path in sorted(theme.TEMPLATES.rglob("*.html"))
    }
