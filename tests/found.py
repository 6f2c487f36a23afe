"""What ``check`` finds in a project, with what earlier runs have kept or without."""

from __future__ import annotations

from pathlib import Path

from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.files.kept import FOLDER, Kept
from noticepress.findings import Finding
from noticepress.register.clock import AsOf
from noticepress.rules.sources import check_sources, one_by_one
from noticepress.site.kept_findings import checking_again
from small_project import DAY


def keep_in(root: Path) -> Kept:
    return Kept(root / FOLDER, "test")


def found_in(root: Path, kept: Kept) -> list[str]:
    """What ``check`` finds."""
    project, spared = Project(root, kept), list[Finding]()
    inputs, findings = project.read((), spared)
    publication = Publication(inputs, AsOf(DAY), kept=kept)
    findings += check_sources(publication, each=checking_again(project, one_by_one))
    kept.save()
    return sorted(map(repr, (*spared, *findings)))
