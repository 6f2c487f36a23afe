"""A small project's site, built once, of which tests break copies and ask the rules."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from noticepress.editions.assets import site_assets
from noticepress.editions.page_kinds import pages
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.project import Project
from noticepress.files.write import digest_of_file
from noticepress.findings import Finding
from noticepress.site.build import build
from noticepress.site.finish import Checked, check_site
from noticepress.site.page_checks import PageChecks
from noticepress.site.prepared import Prepared, Request, prepare
from small_project import DAY, SmallProject

GERMAN, ENGLISH = "de-DE/privacy/1.1/index.html", "privacy/1.1/index.html"
CSS, JS, SEARCH_JS = (
    site_assets(Furniture(), {})[f"assets/{name}"].path for name in ("noticepress.css", "page.js", "search.js")
)
CATALOG = "locales/de/LC_MESSAGES/privacy.po"
STATEMENT = "Dies ist eine Übersetzung. Weicht sie vom englischen Text ab, so ist der englische Text maßgeblich."
PREVAILING = "This is the prevailing text of the notice. If a translation differs from it, this text prevails."
STATUS = "Diese Version ist in Kraft."
GERMAN_PREVAILING = (
    "Dies ist der maßgebliche Text des Hinweises. Weicht eine Übersetzung von ihm ab, so ist dieser Text maßgeblich."
)
P = '<p class="prevailing" role="note">'
LINK = '<a href="../../../privacy/1.1/" hreflang="en">'
LINK_TEXT = "Diese Version auf Englisch lesen"
WHOLE = re.compile(r'<p class="prevailing" role="note">.*?</p>', re.DOTALL)

Edit = Callable[[str], str]


@dataclass(frozen=True)
class BuiltSite:
    """A built site and the project that it was built from."""

    root: Path
    prepared: Prepared
    checked: Checked
    """Every page as the rules find it: what a test leaves as it is need not be read again."""

    def broken(self, target: Path, edits: dict[str, Edit]) -> list[Finding]:
        """The findings about a copy with edits, by path or pattern; each must change its file."""
        shutil.copytree(self.root, target)
        for path, edit in edits.items():
            for file in list(target.glob(path)) if "*" in path else [target / path]:
                before = file.read_text(encoding="utf-8") if file.exists() else ""
                after = edit(before)
                assert after != before, path
                file.write_text(after, encoding="utf-8")
        there = {path: digest_of_file(str(target / path)) for path in self.checked if (target / path).is_file()}
        return check_site(target, self.prepared, self.checked, digests=there)


def built(small: SmallProject) -> BuiltSite:
    project, request = Project(small.root), Request(DAY)
    build(project, request)
    prepared, root = prepare(project, request), small.root / "site"
    checks = PageChecks(prepared)
    places = (
        (f"{locale.prefix}{page.address}index.html", page, locale)
        for locale in prepared.locales
        for page in pages(prepared.publication, locale)
    )
    checked = {path: checks.page(path, (root / path).read_bytes(), page, locale) for path, page, locale in places}
    return BuiltSite(root, prepared, checked)


def swap(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new)


def sub(pattern: str, new: str) -> Edit:
    return lambda text: re.sub(pattern, new, text, flags=re.DOTALL)


def css(rule: str) -> dict[str, Edit]:
    return {CSS: lambda text: text + rule}


def on(path: str, *edits: Edit) -> dict[str, Edit]:
    def every(text: str) -> str:
        for edit in edits:
            text = edit(text)
        return text

    return {path: every}


def german(*edits: Edit) -> dict[str, Edit]:
    return on(GERMAN, *edits)


def statement(attributes: str) -> dict[str, Edit]:
    """Put attributes on the statement's paragraph."""
    return german(swap(P, f"{P[:-1]} {attributes}>"))


def within(before: str, after: str) -> dict[str, Edit]:
    """Put the statement's paragraph into something."""
    return german(lambda text: WHOLE.sub(lambda found: before + found[0] + after, text))
