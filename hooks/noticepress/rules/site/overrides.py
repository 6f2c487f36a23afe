"""ST: templates of a project, before anything is drawn. Subject: its folder ``overrides/`` and the package's theme."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from noticepress.rules.checking import CheckedRule, Violation, rule

REPLACEABLE = ("partials/header.html", "partials/footer.html", "partials/front.html", "partials/error.html")
"""Templates of the package that a project may replace, each with the part of a page that it draws."""
FOLDER, ASSETS = "overrides/", "assets/"


class Overrides(NamedTuple):
    """What a project puts before the theme."""

    texts: Mapping[str, str]
    """Templates and style sheets, by path below ``overrides/``."""
    theme: Collection[str]
    """Names of the package's templates."""


@rule(
    "ST012",
    summary="A template of the project's that is not used, or that would replace the package's",
    explanation="A project may replace four templates: partials/header.html and partials/footer.html; "
    "partials/front.html, which stands above the front page's list of notices; and partials/error.html. They may "
    "include others of the project's. Whatever says which text binds, since when and what it says is drawn by the "
    "package's own. A style sheet stands directly in overrides/assets/, where every page loads it.",
    example="overrides/main.html, overrides/partials/edition.html, overrides/partials/nav.html.",
    remedy=f"remove it; of templates, {', '.join(FOLDER + name for name in REPLACEABLE)} can be replaced",
)
def templates_are_used(overrides: Overrides) -> Iterator[Violation]:
    """Each template and style sheet below ``overrides/`` has an effect that it may have."""
    used = _used(overrides.texts)
    for name in overrides.texts:
        if name in overrides.theme and name not in REPLACEABLE:
            yield Violation(FOLDER + name, 0, "the template would replace the package's own")
        elif name.endswith(".css"):
            if name.removeprefix(ASSETS) == name or "/" in name.removeprefix(ASSETS):
                remedy = f"move it to {FOLDER}{ASSETS}"
                yield Violation(FOLDER + name, 0, "no page loads a style sheet from there", remedy)
        elif name not in used:
            yield Violation(FOLDER + name, 0, "the template is not used")


def _used(texts: Mapping[str, str]) -> set[str]:
    """What the replaceable templates include, and what that includes, with themselves."""
    used: set[str] = set()
    waiting = [name for name in REPLACEABLE if name in texts]
    if not waiting:
        return used
    from jinja2 import Environment, TemplateError, meta  # noqa: PLC0415 (few projects have templates)

    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    while waiting:
        name = waiting.pop()
        if name in used or name not in texts:
            continue
        used.add(name)
        try:
            waiting += filter(None, meta.find_referenced_templates(env.parse(texts[name])))
        except TemplateError:
            continue  # said when it is drawn
    return used


RULES: tuple[CheckedRule[Overrides], ...] = (templates_are_used,)
