"""What noticepress does not know for its own is named, and MkDocs draws; everything else noticepress draws itself."""

from __future__ import annotations

import pytest
from mkdocs.config.defaults import MkDocsConfig

from noticepress.editions.settings.configuration import _MKDOCS, HANDLERS, OWN_EVENTS
from noticepress.editions.sources.project import Project
from noticepress.site.drawing.choose_engine import reasons_for_mkdocs
from noticepress.site.mkdocs import events
from small_project import SmallProject


def test_a_project_as_it_is_needs_no_mkdocs(small: SmallProject) -> None:
    assert reasons_for_mkdocs(Project(small.root)) == ()


def test_keys_that_are_no_slips_are_those_of_mkdocs() -> None:
    not_to_be_written = {"config_file_path", "google_analytics", "pages"}
    schema = {name for name, _ in MkDocsConfig._schema}  # noqa: SLF001 (it has no other list of its keys)

    assert schema - not_to_be_written == _MKDOCS - {"INHERIT"}


HEAD = "overrides/partials/footer.html"
SETTINGS = "mkdocs.yml"
NEEDED = [
    (SETTINGS, "plugins:\n", "plugins:\n  - search\n", "the plugin search"),
    (SETTINGS, "hooks:\n", "hooks:\n  - hooks/more.py\n", "the hook hooks/more.py"),
    (SETTINGS, "strict: true", "strict: true\nextra_templates: [feed.xml]", "the key extra_templates"),
    (SETTINGS, "strict: true", "strict: true\nnav: [index.md]", "the key nav"),
    (SETTINGS, "strict: true", "strict: true\nmarkdown_extensions: [nowhere]", "the key markdown_extensions"),
    (SETTINGS, "strict: true", "strict: perhaps", "the key strict"),
    (SETTINGS, "strict: true", "repo_url: ours", "the key repo_url"),
    (SETTINGS, "strict: true", "watch: [nowhere]", "the key watch, of which something is missing"),
    (SETTINGS, "ignore", "never", "the key validation"),
    (SETTINGS, "extra:\n", "extra:\n  base: !relative $config_dir\n", "the tag !relative"),
    (
        SETTINGS,
        "      docs_structure:",
        "      build_only_locale: de-DE\n      docs_structure:",
        "build_only_locale of",
    ),
    (SETTINGS, "docs_structure: folder", "docs_structure: suffix", "the option docs_structure of i18n"),
    (SETTINGS, "fallback_to_default: true", "fallback_to_default: false", "the option fallback_to_default of i18n"),
    (SETTINGS, "   default: true", "   default: true\n          build: false", "the option languages of i18n"),
    (SETTINGS, "      docs_structure: folder\n", "", "i18n without docs_structure"),
    (SETTINGS, "theme:\n", "theme:\n  static_templates: [a.html]\n", "the theme's static_templates"),
    (SETTINGS, "theme:\n", "theme:\n  locale: fr\n", "the theme's locale"),
    ("hooks/events.py", '"""', 'import os\n"""', "code in hooks/events.py"),
    ("hooks/events.py", "on_env,", "on_env as on_serve, on_env,", "code in hooks/events.py"),
    (HEAD, "<footer", "{{ config.site_name }}<footer", "“config” in overrides/"),
    (
        HEAD,
        "<footer",
        "{{ sitemap | length }}{{ i18n_page_locale }}<footer",
        "“i18n_page_locale”, “sitemap” in",
    ),
    (HEAD, "<footer", "{{ page_address }}{{ site_root }}<footer", "“page_address”, “site_root” in overrides/"),
    (HEAD, "<footer", "{{ 'a.js' | script_tag }}<footer", "“script_tag” in"),
    (HEAD, "<footer", "{% if page.is_homepage %}{% endif %}<footer", "“page” in"),
    (HEAD, "<footer", '{% include ".icons/material/home.svg" %}<footer', "“.icons/material/home.svg” in"),
    (HEAD, "<footer", "{% include view.page ignore missing %}<footer", "some template in"),
]


@pytest.mark.parametrize(("path", "old", "new", "reason"), NEEDED)
def test_what_the_package_does_not_know_needs_mkdocs(
    small: SmallProject, path: str, old: str, new: str, reason: str
) -> None:
    small.replace(path, old, new)

    assert reason in "; ".join(reasons_for_mkdocs(Project(small.root)))


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (SETTINGS, "strict: true", "strict: true\nrepo_url: https://example.org/\ndev_addr: 127.0.0.1:8001"),
        (SETTINGS, "strict: true", "copyright:\nsite_description: !ENV [NO_SUCH_VARIABLE, A site]\nwatch: [docs]"),
        (SETTINGS, "theme:\n", "theme:\n  features: [navigation.tabs]\n  icon: {logo: material/home}\n"),
        (SETTINGS, "  - i18n:\n", "    i18n:\n"),
        (HEAD, "<footer", "{% set page = 1 %}{{ page }}<footer"),
        (HEAD, "<footer", '{% for each in view.menu %}{% include "partials/header.html" %}{% endfor %}<footer'),
        ("hooks/events.py", "import (", "import on_env as on_env\nfrom noticepress.site.mkdocs.events import ("),
    ],
)
def test_what_changes_nothing_needs_no_mkdocs(small: SmallProject, path: str, old: str, new: str) -> None:
    small.replace(path, old, new)

    assert reasons_for_mkdocs(Project(small.root)) == ()


def test_every_handler_of_the_package_is_asked_for() -> None:
    assert {name for name in vars(events) if name.startswith("on_")} == HANDLERS
    assert events.__name__ == OWN_EVENTS
