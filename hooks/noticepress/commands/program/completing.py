"""What a shell completes: a project's versions, notices, locales and catalogs, and the codes of rules.

A project that cannot be read completes nothing: what is wrong is told by the commands themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from noticepress.commands.program.place import root_around
from noticepress.findings import NoticepressError

if TYPE_CHECKING:
    from noticepress.editions.sources.project import Project

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def versions(*, drafts: bool) -> Completion:
    """Numbers of the drafts, or of the published versions, of the notice that is named, or of all."""

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 (click's own signature)
        project, wanted = _project(context), context.params.get("notice")
        found = [
            (version.number, notice_id)
            for notice_id in _notices(project)
            if wanted in (None, notice_id)
            for version in project.read_register(notice_id).versions
            if version.is_draft is drafts
        ]
        return _items(found, begun)

    return _quietly(complete)


def _of_notices(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 (as above)
    return _items([(name, "") for name in _notices(_project(context))], begun)


def _of_locales(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 (as above)
    return _items([(locale.tag, locale.label) for locale in _project(context).read_locales()], begun)


def _of_catalogs(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 (as above)
    return _items([(name, "") for name in _project(context).catalog_names], begun)


def codes(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:  # noqa: ARG001 (as above)
    """Codes of rules, with what each says."""
    from noticepress.rules import all_rules  # noqa: PLC0415 (every command imports this module, and few complete)

    return _items([(rule.code, rule.summary) for rule in all_rules()], begun.upper())


def _quietly(complete: Completion) -> Completion:
    def run(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        try:
            return complete(context, parameter, begun)
        except (NoticepressError, OSError):
            return []

    return run


notices, locales, catalogs = _quietly(_of_notices), _quietly(_of_locales), _quietly(_of_catalogs)


def _project(context: click.Context) -> Project:
    from noticepress.editions.sources.project import Project  # noqa: PLC0415 (as above)

    return Project(root_around(Path(context.find_root().params.get("folder") or ".")))


def _notices(project: Project) -> Iterable[str]:
    return project.notice_ids


def _items(found: Iterable[tuple[str, str]], begun: str) -> list[CompletionItem]:
    unique = {value: help_ for value, help_ in found if value.startswith(begun)}
    return [CompletionItem(value, help=help_ or None) for value, help_ in sorted(unique.items())]
