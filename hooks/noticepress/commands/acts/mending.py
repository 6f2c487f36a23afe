"""Mending the files of a project: those that may still change come in, with what they should hold they leave."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.model import Section
from noticepress.texts.second_reading.mending import mend


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after."""

    path: str
    before: str
    after: str

    @property
    def diff(self) -> Iterator[str]:
        """The changed lines, as patches have them."""
        before, after = self.before.splitlines(), self.after.splitlines()
        yield from difflib.unified_diff(before, after, self.path, self.path, n=1, lineterm="")


def mended_files(project: Project, inputs: Inputs) -> tuple[Mended, ...]:
    """Every file with something to mend: sections of drafts, and pages that are no notices."""
    mended = (_mended(project, section) for section in _changeable(inputs))
    return tuple(file for file in mended if file.after != file.before)


def write_mended(project: Project, files: tuple[Mended, ...]) -> None:
    """Write all files or, where one cannot be written, none."""
    paths = {project.root / Path(file.path): file.after for file in files}
    project.write_together({path: project.encoded(path, text) for path, text in paths.items()})


def _changeable(inputs: Inputs) -> Iterator[Section]:
    for read in inputs.notices.values():
        for version in read.notice.versions:
            if version.is_draft and version.number in read.texts:
                yield from read.texts[version.number].sections
    yield from inputs.pages.values()


def _mended(project: Project, section: Section) -> Mended:
    """The file of a section; what stands above its Markdown stays, and so do its line ends."""
    before = project.read_text(project.root / Path(section.path))
    ends = {"\r\n" if line.endswith("\r\n") else line[-1:] for line in before.splitlines(keepends=True)} - {""}
    end = "\r\n" if "\r\n" in ends else "\n"
    if "\r" in before.replace("\r\n", "") or (end == "\r\n" and before.count("\n") != before.count("\r\n")):
        return Mended(section.path, before, before)  # of several kinds: no one kind is right
    head = before.split(end)[: section.first_line - 1]
    body = mend(section.markdown)
    return Mended(section.path, before, end.join((*head, *body.split("\n"))))
