"""Editions of the repository's own sample, read once for a test process."""

from __future__ import annotations

from datetime import date
from functools import cache

from noticepress.editions.formats.material import Material
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.register.clock import AsOf
from small_project import REPOSITORY

DAY = date(2026, 11, 24)
TAGS = ("de-DE", "ja-JP", "ru-RU", "th-TH", "zh-CN")


@cache
def sample_publication() -> Publication:
    """The sample's publication, with a draft, in the prevailing locale and those of :data:`TAGS`."""
    inputs, _ = Project(REPOSITORY).read(TAGS)
    return Publication(inputs, AsOf(DAY), drafts=True)


def sample_edition(notice_id: str, number: str, tag: str) -> Material:
    """An edition of the sample."""
    publication = sample_publication()
    locale = next(locale for locale in publication.inputs.locales if locale.tag == tag)
    return Material(publication, notice_id, number, locale)
