"""What is on the site: which pages, and which translations may be used on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from noticepress.catalogs.catalog import Entry
from noticepress.catalogs.messages import Message
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.files.kept import Kept
from small_project import SmallProject

KEY = ("index#index", "Words")
ENTRY = Entry(*KEY, "", ("Wörter {.c}",), fuzzy=False, line=1, waivers={})


@pytest.mark.parametrize("domains", [(SITE_DOMAIN, "privacy"), ("privacy", SITE_DOMAIN)])
def test_entry_is_judged_by_its_own_domains_message(small: SmallProject, domains: tuple[str, str]) -> None:
    """A heading takes attributes and a paragraph shows them as text; both may have one context and text."""
    publication = small.publication()
    inputs = publication.inputs
    notice = replace(inputs.notices["privacy"], messages={KEY: Message(*KEY, role="heading 2")})
    of_site = {KEY: Message(*KEY, role="paragraph")}
    publication = Publication(replace(inputs, notices={"privacy": notice}, site_messages=of_site), publication.when)

    safe = {domain: publication.is_safe(ENTRY, domain) for domain in domains}

    assert safe == {SITE_DOMAIN: True, "privacy": False}


def test_what_is_kept_of_an_entry_says_nothing_of_the_same_text_in_another_role(
    small: SmallProject, tmp_path: Path
) -> None:
    """Kept is what adds nothing, by all that decides it; what adds something is looked at in every run."""
    inputs, when = small.publication().inputs, small.publication().when
    judged = []
    for role in ("paragraph", "heading 2", "paragraph", "heading 2"):
        kept = Kept(tmp_path)
        messages = {KEY: Message(*KEY, role=role)}
        judged.append(Publication(replace(inputs, site_messages=messages), when, kept=kept).is_safe(ENTRY, SITE_DOMAIN))
        kept.save()

    assert judged == [True, False, True, False]
    assert kept.counts == {"safe": (0, 1)}
