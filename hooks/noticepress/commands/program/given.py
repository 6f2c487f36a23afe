"""What every command refuses of its arguments, whatever they are for: values that are empty."""

from __future__ import annotations

import click

_ASKED_FOR = frozenset({"reason", "by", "old", "organisation", "title", "url"})
"""Texts of which a command itself says, in its words, that it needs them."""
_MAY_BE_EMPTY = frozenset({"new_text", "locales"})
"""An erratum may take a text away, and a project have no country beside English."""


class Command(click.Command):
    """A command that takes no empty value: it comes from a variable that a script has not set.

    Taken, it would be as if the option were not there, or be the current folder.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the command's own arguments. Raises ``click.BadParameter`` for one that is empty."""
        given, _, _ = self.make_parser(ctx).parse_args(args=[*args])
        for param in self.get_params(ctx):
            value = given.get(param.name or "")
            values = value if isinstance(value, (list, tuple)) else (value,)
            if "" in values and param.name not in _ASKED_FOR | _MAY_BE_EMPTY and not ctx.resilient_parsing:
                remedy = "write what is meant" if param.required else "write what is meant, or leave it out"
                raise click.BadParameter(f"it is empty; {remedy}", ctx, param)
        return super().parse_args(ctx, args)
