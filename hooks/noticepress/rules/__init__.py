"""Every rule. Adding one touches one place: the module of its family, or ``rules.py`` of the room that finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from noticepress.findings import Finding, Rule

FAMILIES = {
    "EP": "English prevails",
    "VE": "Versions and effective dates",
    "TR": "Translations",
    "ST": "The built site",
    "SV": "A published site",
    "IN": "Input files",
    "BR": "Brand",
}


RETIRED = {
    "ST008": "a base or a refresh in the head; now nothing stands there but what is known (ST011)",
    "VE012": "a day before an erratum could not be built; now the text is shown as it stood (see VE006)",
}
"""Codes that mean nothing any more, and are never given to another rule: reports of the past name them."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code: what readers find, and what is looked for, wherever a module here defines it.

    Raises ``ValueError`` where one code has been given to two rules.
    """
    every: dict[str, Rule] = {}
    for module in _modules():
        for rule in vars(module).values():
            if isinstance(rule, Rule):
                known = every.setdefault(rule.code, rule)
                if (known.summary, known.blocks) != (rule.summary, rule.blocks):
                    raise ValueError(f"{rule.code} is the code of two rules")
    return tuple(every[code] for code in sorted(every))


def _modules() -> Iterator[ModuleType]:
    """The modules of every family, and ``rules.py`` of every room."""
    package = Path(__file__).parent.parent
    for path in sorted((*package.glob("*/rules.py"), *package.glob("rules/**/*.py"))):
        name = ".".join(path.relative_to(package.parent).with_suffix("").parts)
        yield import_module(name.removesuffix(".__init__"))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop a build."""
    told = [finding for finding in findings if not finding.note]
    passing = (
        {rule.code for rule in all_rules() if not rule.blocks} if told else set()
    )  # every rule takes a while to read
    return [finding for finding in told if finding.code not in passing]
