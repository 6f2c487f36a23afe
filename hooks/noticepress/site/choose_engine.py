"""Which engine can draw a project's pages: its settings, hooks and templates come in, reasons for MkDocs leave."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from jinja2 import Environment, TemplateAssertionError, TemplateSyntaxError, meta

from noticepress.editions.project import Project
from noticepress.files import yaml
from noticepress.files.rules import FILES
from noticepress.findings import quote

OWN_EVENTS = "noticepress.site.mkdocs.events"
_EVENTS = "hooks/events.py"
_WITHOUT_EFFECT = frozenset(
    {
        "copyright",
        "dev_addr",
        "docs_dir",
        "edit_uri",
        "extra",
        "extra_css",
        "extra_javascript",
        "hooks",
        "markdown_extensions",
        "nav",
        "plugins",
        "repo_name",
        "repo_url",
        "site_author",
        "site_description",
        "site_dir",
        "site_name",
        "site_url",
        "strict",
        "theme",
        "use_directory_urls",
        "validation",
        "watch",
    }
)
"""Keys of ``mkdocs.yml`` that this package reads itself, or that change nothing where no template asks for them."""

_I18N = frozenset({"docs_structure", "fallback_to_default", "languages", "reconfigure_material", "reconfigure_search"})
_GIVEN = frozenset({"view", "assets", "_", "gettext", "ngettext", "pgettext", "npgettext"})
"""What a template is given by either engine; variables that it sets itself do not count."""


def reasons_for_mkdocs(project: Project) -> tuple[str, ...]:
    """What of a project only MkDocs can do, in words; mostly nothing."""
    path = project.root / "mkdocs.yml"
    data = yaml.parse(project.read_text(path), project.name(path), FILES, any_tag=True).data
    settings = data if isinstance(data, dict) else {}
    return tuple(dict.fromkeys((*_in_settings(settings), *_in_events(project), *_in_templates(project))))


def _in_settings(settings: dict[str, yaml.Node]) -> Iterator[str]:
    for key in settings:
        if key not in _WITHOUT_EFFECT:
            yield f"the key {key}"
    for name, options in _entries(settings.get("plugins")):
        if name != "i18n":
            yield f"the plugin {name}"
        else:
            yield from (f"the option {key} of i18n" for key in options if key not in _I18N)
    for name, _ in _entries(settings.get("hooks")):
        if name != _EVENTS:
            yield f"the hook {name}"
    theme = settings.get("theme")
    if isinstance(theme, dict) and "static_templates" in theme:
        yield "the theme's static_templates"


def _entries(value: yaml.Node) -> Iterator[tuple[str, dict[str, yaml.Node]]]:
    """(name, options) of a list of plugins or hooks."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str):
            yield entry, {}
        elif isinstance(entry, dict):
            for name, options in entry.items():
                yield name, options if isinstance(options, dict) else {}


def _in_events(project: Project) -> Iterator[str]:
    """Handlers of the project's own beside the package's."""
    path = project.root / _EVENTS
    if not path.is_file():
        return
    try:
        body = ast.parse(project.read_text(path)).body
    except SyntaxError:
        body = [ast.Pass()]
    for node in body:
        is_import = isinstance(node, ast.ImportFrom) and node.module == OWN_EVENTS
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not (is_import or is_text):
            yield f"code in {_EVENTS}"


def _in_templates(project: Project) -> Iterator[str]:
    """Values of MkDocs that a template of the project asks for."""
    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    env.filters["url"] = str
    for path in sorted((project.root / "overrides").rglob("*.html")):
        try:
            asked = meta.find_undeclared_variables(env.parse(project.read_text(path))) - _GIVEN
        except TemplateAssertionError as error:
            yield f"a filter or test in {project.name(path)} ({error.message})"
            continue
        except TemplateSyntaxError:
            continue  # said when it is drawn
        if known := sorted(asked & _MKDOCS):
            yield f"{', '.join(map(quote, known))} in {project.name(path)}"


_MKDOCS = frozenset({"base_url", "build_date_utc", "config", "extra_css", "extra_javascript", "mkdocs_version"})
_MKDOCS |= {"nav", "page", "pages"}
"""What MkDocs gives to every template."""
