"""What only MkDocs can do is named; everything else noticepress draws itself."""

from __future__ import annotations

import pytest

from noticepress.editions.project import Project
from noticepress.site.choose_engine import reasons_for_mkdocs
from small_project import SmallProject


def test_a_project_as_it_is_needs_no_mkdocs(small: SmallProject) -> None:
    assert reasons_for_mkdocs(Project(small.root)) == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        ("mkdocs.yml", "plugins:\n", "plugins:\n  - search\n", "the plugin search"),
        ("mkdocs.yml", "hooks:\n", "hooks:\n  - hooks/more.py\n", "the hook hooks/more.py"),
        ("mkdocs.yml", "strict: true", "strict: true\nextra_templates: [feed.xml]", "the key extra_templates"),
        ("mkdocs.yml", "      docs_structure:", "      build_only_locale: de-DE\n      docs_structure:", "of i18n"),
        ("mkdocs.yml", "theme:\n", "theme:\n  static_templates: [a.html]\n", "the theme's static_templates"),
        ("hooks/events.py", '"""', 'import os\n"""', "code in hooks/events.py"),
        ("overrides/partials/footer.html", "<footer", "{{ config.site_name }}<footer", "“config” in overrides/"),
        ("overrides/partials/footer.html", "<footer", "{{ 'a.js' | script_tag }}<footer", "'script_tag'"),
        ("overrides/partials/footer.html", "<footer", "{% if page.is_homepage %}{% endif %}<footer", "“page” in"),
    ],
)
def test_what_needs_mkdocs_is_named(small: SmallProject, path: str, old: str, new: str, reason: str) -> None:
    small.replace(path, old, new)

    assert reason in "; ".join(reasons_for_mkdocs(Project(small.root)))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("mkdocs.yml", "strict: true", "strict: true\nrepo_url: https://example.org/\nnav: [index.md]"),
        ("overrides/partials/footer.html", "<footer", "{% set page = 1 %}{{ page }}<footer"),
    ],
)
def test_what_changes_nothing_needs_no_mkdocs(small: SmallProject, path: str, old: str, new: str) -> None:
    small.replace(path, old, new)

    assert reasons_for_mkdocs(Project(small.root)) == ()
