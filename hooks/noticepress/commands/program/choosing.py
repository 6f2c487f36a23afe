"""Which findings a command shows: codes and families as they are typed come in, a test of a code leaves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click
from click.shell_completion import CompletionItem

from noticepress.nearest import nearest
from noticepress.rules import FAMILIES, RETIRED, all_rules

_LIKE = 60


class Codes(click.ParamType[tuple[str, ...]]):
    """Codes of rules and of families, with commas between; completed in a shell."""

    name = "CODES"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The codes, each one that there is."""
        typed = value if isinstance(value, tuple) else str(value).split(",")
        codes = dict.fromkeys(code.strip().upper() for code in typed if code.strip())
        for problem in filter(None, map(_problem, codes)):
            self.fail(problem, param, ctx)
        return tuple(codes)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 (as above)
        """Families and codes that go on with what is typed behind the last comma."""
        before, comma, begun = incomplete.rpartition(",")
        told = {**FAMILIES, **{rule.code: rule.summary for rule in all_rules()}}
        matching = ((code, text) for code, text in sorted(told.items()) if code.startswith(begun.upper()))
        return [CompletionItem(f"{before}{comma}{code}", help=text) for code, text in matching]


def is_chosen(code: str, chosen: Iterable[str]) -> bool:
    """Whether a rule's code is one of ``chosen``, or of a family that is; of no choice, every code is."""
    names = tuple(chosen)
    return not names or code in names or code[:2] in names


def _problem(code: str) -> str:
    """Why there is no such rule or family, and which is meant; empty where there is."""
    codes = [*(rule.code for rule in all_rules()), *FAMILIES]
    if code in codes:
        return ""
    if code in RETIRED:
        return f"{code} is not used any more: {RETIRED[code]}"
    near = nearest(code, codes, _LIKE, by_letters=True)
    meant = f"did you mean {near}?" if near else "'noticepress rules' lists all"
    return f"there is no rule and no family {code!r}; {meant}"
