"""Commands that explain the program and write its reference."""

from __future__ import annotations

import click

from noticepress.commands.acts import updating as translating
from noticepress.commands.program import completing
from noticepress.commands.program.common import HELP, command, every_command, examples, main, pass_project, utf8_output
from noticepress.commands.reporting import report, sarif
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.rules import FAMILIES, RETIRED, all_rules


@main.command(epilog=examples("rules", "rules VE001"))
@click.argument("code", required=False, shell_complete=completing.codes)
@click.option("--markdown", is_flag=True, help="Write the reference page.")
@command
def rules(code: str | None, markdown: bool) -> None:
    """List every rule, or explain the rule CODE."""
    every = all_rules()
    if markdown:
        utf8_output().write(report.rules_page(every, FAMILIES, RETIRED))
    elif code is None:
        for rule in every:
            click.echo(f"{rule.code}  {rule.summary}")
    else:
        found = next((rule for rule in every if rule.code == code.upper()), None)
        if found is None:
            raise UsageError(f"there is no rule {code!r}; 'noticepress rules' lists them")
        click.echo(sarif.explain(found))


def commands_page() -> str:
    """The reference page of commands, as Markdown: each command's own help text."""
    lines = [
        "# Commands",
        "",
        "Written by `noticepress commands`; do not edit. Exit status: 0 done, 1 findings, 2 wrong use,",
        "130 interrupted, 141 whoever read the output has gone.",
    ]
    for name, each in sorted(every_command().items()):
        if not each.hidden:
            context = click.Context(
                each, info_name=f"noticepress {name}", max_content_width=100, terminal_width=100, **HELP
            )
            lines += ["", f"## noticepress {name}", "", "```text", each.get_help(context), "```"]
    return "\n".join(lines) + "\n"


@main.command(hidden=True)
@command
def commands() -> None:
    """Write the reference page of commands."""
    utf8_output().write(commands_page())


@main.command(epilog=examples("schemas"))
@command
@pass_project
def schemas(project: Project) -> None:
    """Write the JSON Schemas of notice.yml, facts.yml, locales.yml, glossary.yml, style.yml and authority.yml."""
    for written in translating.write_schemas(project):
        click.echo(f"{written.path}: {'written' if written.changed else 'unchanged'}")
