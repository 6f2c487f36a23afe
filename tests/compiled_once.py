"""Templates are compiled once for a process of tests, and not again for each of hundreds of small sites."""

from __future__ import annotations

from types import CodeType
from typing import Any

import jinja2

_compile = jinja2.Environment.compile
_compiled: dict[tuple[object, ...], CodeType | str] = {}


def compile_once() -> None:
    """Have Jinja give what it made before of the same text, name and file in an environment that compiles alike."""
    jinja2.Environment.compile = _known


def _known(env: jinja2.Environment, source: Any, name: str | None = None, filename: str | None = None, **more: Any):
    if more or not isinstance(source, str):
        return _compile(env, source, name, filename, **more)
    decides = env.autoescape, env.undefined, getattr(env, "newstyle_gettext", None), tuple(env.extensions)
    key = (source, name, filename, *decides, *(tuple(each.items()) for each in (env.filters, env.tests)))
    if key not in _compiled:
        _compiled[key] = _compile(env, source, name, filename)
    return _compiled[key]
