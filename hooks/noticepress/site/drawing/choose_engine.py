"""Which engine can draw a project's pages: its settings, hooks and templates come in, reasons for MkDocs leave."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from noticepress import theme
from noticepress.editions.settings.configuration import EVENTS, OWN_EVENTS
from noticepress.editions.sources.own_templates import read_template, unknown_names
from noticepress.editions.sources.project import Project
from noticepress.files import yaml
from noticepress.files.rules import FILES
from noticepress.findings import quote
from noticepress.rules.site.overrides import REPLACEABLE
from noticepress.site.drawing.direct_settings import unknown_settings


def reasons_for_mkdocs(project: Project) -> tuple[str, ...]:
    """What of a project only MkDocs may know, in words; mostly nothing."""
    return tuple(dict.fromkeys((*_in_settings(project), *_in_events(project), *_in_templates(project))))


def _in_settings(project: Project) -> Iterator[str]:
    path = project.root / "mkdocs.yml"
    located = yaml.parse_settings(project.read_text(path), project.name(path), FILES)
    yield from unknown_settings(located.data if isinstance(located.data, dict) else {}, project.root)
    yield from (f"the tag {tag}" for tag in located.tags.values())


def _in_events(project: Project) -> Iterator[str]:
    """Handlers of the project's own beside the package's."""
    for node in ast.parse(project.read_text(project.root / EVENTS)).body:
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not (is_text or _is_own(node)):
            yield f"code in {EVENTS}"


def _is_own(node: ast.stmt) -> bool:
    """Whether a statement takes the package's handlers, by their names."""
    if not isinstance(node, ast.ImportFrom) or node.module != OWN_EVENTS:
        return False
    return all(each.asname in (None, each.name) for each in node.names)


def _in_templates(project: Project) -> Iterator[str]:
    """What a template of the project asks for that the package does not give."""
    folder = project.root / "overrides"
    own = {path.relative_to(folder).as_posix(): read_template(project.read_text(path)) for path in project.templates}
    names = unknown_names(own, REPLACEABLE)
    shipped = {path.relative_to(theme.TEMPLATES).as_posix() for path in theme.TEMPLATES.rglob("*.html")}
    for name, template in own.items():
        unknown = sorted(names[name] | template.filters | (template.templates - own.keys() - shipped))
        if unknown:
            yield f"{', '.join(quote(each) if each else 'some template' for each in unknown)} in overrides/{name}"
