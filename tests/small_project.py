"""A small project that tests copy and edit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noticepress import theme
from noticepress.commands.acts.versions.revising import plan_revision
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import NoticeInputs
from noticepress.editions.sources.project import Project
from noticepress.findings import Finding, NoticepressError
from noticepress.register.clock import AsOf
from noticepress.register.sealing.chain import version_digest
from noticepress.register.sealing.seal import seal_text, write_seal
from noticepress.rules.sources import check_sources

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "tests" / "small"
DAY = date(2026, 11, 24)
SAMPLE_DAY = date(2026, 11, 28)
"""The last that the repository's own registers tell of: its site is built as of it."""
CORRECTION = (
    *("--section", "contact", "--old", "Sign your letter", "--new", "Sign each letter"),
    *("--reason", "A slip."),
)
"""What is said to 'noticepress erratum 1.1' of one passage."""
PAGES_HOOK = """\
EDITS = []

def on_post_page(output, page, config):
    for path, old, new in EDITS:
        if path in ("", page.file.dest_uri):
            output = output.replace(old, new)
    return output

"""


@dataclass(frozen=True)
class SmallProject:
    """A copy of ``tests/small`` with the repository's hooks; a template to edit is copied from the theme first."""

    root: Path

    @classmethod
    def copy(cls, target: Path) -> SmallProject:
        shutil.copytree(SOURCE, target)
        (target / "overrides").mkdir()
        (target / "hooks").mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / "hooks" / "events.py", target / "hooks")
        return cls(target)

    def read(self, path: str) -> str:
        file = self.root / path
        if path.startswith("overrides/") and not file.exists():
            name = path.removeprefix("overrides/")
            file = theme.FOLDER / name if name.startswith(theme.ASSETS) else theme.TEMPLATES / name
        return file.read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace ``old`` once; it must be there, or the test would show nothing."""
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new, 1))

    def change_pages(self, *edits: tuple[str, str], page: str = "") -> None:
        """Let a hook of the project's replace words on every page that has them, or on one page alone."""
        pairs = f"EDITS += {[(page, *edit) for edit in edits]!r}\n"
        if not (self.root / "hooks/pages.py").exists():
            self.write("hooks/pages.py", PAGES_HOOK)
            self.replace("mkdocs.yml", "- hooks/events.py", "- hooks/events.py\n  - hooks/pages.py")
        self.write("hooks/pages.py", self.read("hooks/pages.py") + pairs)

    def drop_translations(self) -> None:
        """Leave the prevailing locale alone, for tests that look at no other: a third of the pages is quicker built."""
        self.write("locales/locales.yml", self.read("locales/locales.yml").partition("  - tag: de-DE")[0])
        for folder in (self.root / "locales").glob("*/"):
            shutil.rmtree(folder)

    def leave_the_package(self) -> None:
        """Make the German of the project a language that the package has no words for, with words of its own."""
        for domain in ("privacy", "site"):
            text = self.read(f"locales/de/LC_MESSAGES/{domain}.po")
            self.write(f"locales/et/LC_MESSAGES/{domain}.po", text.replace('"Language: de\\n"', '"Language: et\\n"'))
        words = theme.catalog_path("de").read_text(encoding="utf-8")
        self.write("locales/et/LC_MESSAGES/theme.po", words.replace('"Language: de\\n"', '"Language: et\\n"'))
        self.replace("locales/locales.yml", "catalogs: [de]", "catalogs: [et]")
        self.replace("locales/locales.yml", "tag: de-DE", "tag: et-EE")

    def findings(self, as_of: date = DAY) -> list[Finding]:
        """What ``noticepress check`` finds."""
        project = Project(self.root)
        try:
            inputs, findings = project.read()
        except NoticepressError as error:
            return list(error.findings)
        return sorted({*findings, *check_sources(Publication(inputs, AsOf(as_of)))})

    def publication(self, as_of: date = DAY, *, drafts: bool = False) -> Publication:
        inputs, findings = Project(self.root).read()
        assert findings == []
        return Publication(inputs, AsOf(as_of), drafts)

    def later(self, day: date = date(2030, 2, 1)) -> Publication:
        """The site once version 1.2, now a draft, has taken effect: versions 1.0 and 1.1 are superseded."""
        inputs = self.publication().inputs
        read = inputs.notices["privacy"]
        *earlier, draft = read.notice.versions
        published = replace(draft, published=date(2029, 12, 1), digest=f"sha256:{'0' * 64}")
        notices = {
            **inputs.notices,
            "privacy": replace(read, notice=replace(read.notice, versions=(*earlier, published))),
        }
        return Publication(replace(inputs, notices=notices), AsOf(day))

    def seal_anew(self, *, register: str = "docs/privacy/notice.yml") -> None:
        """Compute every published version's seal and digest anew, as somebody with the package at hand could."""
        folder = Path(register).parent
        previous = None
        for number in [version.number for version in self._notice(folder.name).notice.versions if version.digest]:
            read = self._notice(folder.name)
            version = read.notice.version(number)
            assert version is not None
            seal = seal_text(read.texts[number], read.notice, version)
            self.write(f"{folder}/{number}/seal.json", write_seal(seal))
            digest = version_digest(version, seal, previous)
            self.replace(register, str(version.digest), digest)
            previous = digest

    def seal_editions(self, on: date = DAY, reason: str = "First record.") -> tuple[str, ...]:
        """Record what each locale shows of the published versions, as 'noticepress revise' does; give its lines."""
        project = Project(self.root)
        publication = Publication(project.read()[0], AsOf(on))
        plan = plan_revision(project, publication, publication.inputs.notices, (), reason=reason)
        project.write_together(plan.files)
        return tuple(plan.lines)

    def _notice(self, notice_id: str) -> NoticeInputs:
        return Project(self.root).read_sources()[0].notices[notice_id]
