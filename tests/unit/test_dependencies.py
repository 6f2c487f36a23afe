"""Every package that the product imports is declared, and every one that is declared is imported."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from small_project import REPOSITORY

NEVER_IMPORTED = {"brotli", "mkdocs-material"}
"""fontTools looks for the one where a font is a WOFF2, MkDocs for the other where ``mkdocs.yml`` names its theme."""


def imported() -> set[str]:
    """The packages, as an index names them, that a module of the product imports, at its head or in a function."""
    modules: set[str] = set()
    for path in (REPOSITORY / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                modules |= {each.name.partition(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    others, known = modules - sys.stdlib_module_names - {"noticepress"}, packages_distributions()
    return {canonicalize_name(name) for module in others for name in known.get(module, [module])}


def test_what_is_imported_is_declared_and_nothing_else() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    declared = {canonicalize_name(Requirement(each).name) for each in (*project["dependencies"], *extras)}

    assert declared - NEVER_IMPORTED == imported()
    assert declared >= NEVER_IMPORTED
