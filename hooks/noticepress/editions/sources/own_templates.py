"""A project's own templates: the text of one comes in; what it asks for, and what is wrong in it, leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

GIVEN = frozenset({"view", "say", "sheets", "assets", "_", "gettext", "ngettext", "pgettext", "npgettext"})
"""What a template is given, whatever draws it."""
FILTERS = frozenset({"url", "english"})
"""Filters beside Jinja's own."""


class OwnTemplate(NamedTuple):
    """What a template asks for."""

    names: frozenset[str] = frozenset()
    """Values that it does not set itself, and that are not given to each."""
    templates: frozenset[str] = frozenset()
    """Other templates; empty for one whose name is made up while the page is drawn."""
    sets: frozenset[str] = frozenset()
    """Names that it gives a value, which templates within it have too."""
    filters: frozenset[str] = frozenset()
    """Filters and tests that Jinja does not have."""
    flaw: tuple[int, str] | None = None
    """Line and kind of what keeps it from becoming code, but for its syntax, which readers tell."""


_DEEPEST = 60
"""How deep what a template says may stand within itself."""


@lru_cache(maxsize=64)
def read_template(text: str) -> OwnTemplate:
    """Read the text of a template; nothing of it is run but what Jinja computes of constants."""
    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    env.filters.update(dict.fromkeys(FILTERS, str))
    try:
        tree = env.parse(text)
        flaw = _too_deep(tree) or _unwritable(tree)
        if flaw:
            return OwnTemplate(flaw=flaw)
        unknown = _let_pass(env, tree)
        names = meta.find_undeclared_variables(tree) - GIVEN
        asked = frozenset(name or "" for name in meta.find_referenced_templates(tree))
        env.compile(text, filename="")
    except TemplateSyntaxError:
        return OwnTemplate()
    except SyntaxError as error:
        return OwnTemplate(flaw=(0, error.msg))
    except RecursionError:
        return OwnTemplate(flaw=(0, _NESTED))
    sets = frozenset(node.name for node in tree.find_all(nodes.Name) if node.ctx == "store")
    return OwnTemplate(frozenset(names), asked, sets, unknown)


def unknown_names(own: Mapping[str, OwnTemplate], first: Collection[str]) -> Mapping[str, frozenset[str]]:
    """What each template of a project asks for that none sets within which it stands; ``first`` stand within none."""
    every = frozenset(name for each in own.values() for name in each.sets)
    around = {name: frozenset() if name in first else every for name in own}
    for _ in own:  # so often may one stand within another
        for name in own.keys() - set(first):
            outer = [around[other] | each.sets for other, each in own.items() if name in each.templates]
            around[name] = frozenset.intersection(*outer) if outer else frozenset()
    return {name: each.names - around[name] for name, each in own.items()}


_NESTED = "it is nested too deeply"


def _too_deep(tree: nodes.Template) -> tuple[int, str] | None:
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _DEEPEST:
            return node.lineno, _NESTED
        waiting += ((child, depth + 1) for child in node.iter_child_nodes())
    return None


def _unwritable(tree: nodes.Template) -> tuple[int, str] | None:
    """A constant that no page can show: Jinja computes it, and fails to write it."""
    for node in tree.find_all(nodes.Expr):
        try:
            str(node.as_const()).encode()
        except nodes.Impossible:
            continue
        except UnicodeEncodeError:
            return node.lineno, "it writes half of a character"
        except ValueError:
            return node.lineno, "it writes a number of too many digits"
    return None


def _let_pass(env: Environment, tree: nodes.Template) -> frozenset[str]:
    """Let the environment take filters and tests for known that it does not know, and name them."""
    filters = {node.name for node in tree.find_all(nodes.Filter)} - set(env.filters)
    tests = {node.name for node in tree.find_all(nodes.Test)} - set(env.tests)
    env.filters.update(dict.fromkeys(filters, str))
    env.tests.update(dict.fromkeys(tests, callable))
    return frozenset(filters | tests)
