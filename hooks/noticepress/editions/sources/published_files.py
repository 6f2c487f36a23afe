"""Files that are published as they are, beside pages: a project's folder comes in, what is on the site leaves.

MkDocs decides by the place and the name of a file; here it is told in advance, for both engines and for the rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from noticepress.editions.branding.brand_css import PATH as BRAND_CSS
from noticepress.editions.sources.files import REGISTER, SHARED_FACTS
from noticepress.editions.sources.theme_words import TEMPLATES
from noticepress.files.tree import MARKDOWN, files_below, is_hidden, unpublished

DOCS, OVERRIDES = "docs", "overrides"
DRAWING = ".svg"
SITE_MAP = "sitemap.xml"
"""The index of the site maps, below the site; in ``overrides/``, MkDocs takes it for a template of it."""
HIDDEN = "its name begins with a dot"
_PAGE = MARKDOWN[0]
_NOT_PUBLISHED = {
    HIDDEN: (".*", "*/.*"),
    "it is code of Python": ("*.py", "*.pyc"),
    "MkDocs takes it for a note to its readers": ("*readme*",),
    "MkDocs takes it for a setting of the theme": ("mkdocs_theme.yml",),
    "MkDocs takes it for a translation of the theme": ("locales/*",),
}
"""Files of ``overrides/`` that MkDocs does not publish, as patterns of their names in small letters, by the reason."""
_READ_AS_DATA = (SHARED_FACTS, BRAND_CSS.removeprefix(f"{OVERRIDES}/"))


@dataclass(frozen=True, slots=True)
class OtherFiles:
    """What a project has beside its texts and pages, and its templates."""

    published: Mapping[str, str] = field(default_factory=dict)
    """By path below the site: the file's name in the project."""
    unpublished: Mapping[str, str] = field(default_factory=dict)
    """By name in the project: why it is not published."""

    @property
    def drawings(self) -> Iterator[str]:
        """Paths of those that are SVG, which acts like a page where somebody follows a link to it."""
        return (path for path in self.published if path.lower().endswith(DRAWING))


def other_files(root: Path, notice_ids: Collection[str]) -> OtherFiles:
    """The files of a project in the folder ``root`` with those notices; of two for one address, that of ``docs/``."""
    published: dict[str, str] = {}
    kept_back = dict.fromkeys((f"{DOCS}/{name}" for name in unpublished(root / DOCS)), HIDDEN)
    for source, name, reason in (*_in_docs(root, notice_ids), *_in_overrides(root)):
        if reason:
            kept_back[source] = reason
        else:
            published.setdefault(name, source)
    return OtherFiles(published, kept_back)


def _in_docs(root: Path, notice_ids: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """(name in the project, path below the site, why it is not published) of each file but pages and texts."""
    for name in files_below(root / DOCS):
        top, _, rest = name.partition("/")
        if is_hidden(name) or name in _READ_AS_DATA:
            continue
        if top in notice_ids:
            if "/" not in rest and rest != REGISTER:
                yield f"{DOCS}/{name}", name, "a notice's folder holds its register and its versions alone"
        elif not name.endswith(_PAGE):
            yield f"{DOCS}/{name}", name, "MkDocs publishes nothing of this folder" if top == TEMPLATES else ""


def _in_overrides(root: Path) -> Iterator[tuple[str, str, str]]:
    for name in files_below(root / OVERRIDES, links=False):
        lower = name.lower()
        if name not in (*_READ_AS_DATA, SITE_MAP) and not lower.endswith((*MARKDOWN, ".html")):
            reasons = (why for why, each in _NOT_PUBLISHED.items() if any(fnmatch(lower, one) for one in each))
            yield f"{OVERRIDES}/{name}", name, next(reasons, "")
