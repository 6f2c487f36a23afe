"""Tables on a terminal: titles and rows come in."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterable, Sequence

import click


def show_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table; where the terminal is too narrow for it, each row as lines, so that nothing is cut."""
    cells = [tuple(row) for row in rows]
    if _width([headings, *cells]) > _room():
        click.echo(title)
        for first, *others in cells:
            click.echo(f"{headings[0]} {first}")
            for heading, cell in zip(headings[1:], others, strict=True):
                click.echo(f"  {heading}: {cell}")
        return
    from rich.console import Console  # noqa: PLC0415 (takes a while to import; other commands do without)
    from rich.table import Table  # noqa: PLC0415 (as above)

    console = Console(highlight=False)
    table = Table(*headings, title=title)
    for row in cells:
        table.add_row(*row)
    with console.capture() as written:
        console.print(table)
    click.echo(written.get(), nl=False)


def show_line(text: str) -> None:
    """Write a sentence, in as many lines as it takes on the terminal."""
    click.echo(textwrap.fill(text, _room(), break_long_words=False, break_on_hyphens=False))


def _room() -> int:
    """Cells of a line; where there is no terminal, what the environment says, else 80."""
    if not any(map(os.isatty, range(3))):
        return shutil.get_terminal_size().columns
    from rich.console import Console  # noqa: PLC0415 (as above)

    return Console().width


def _width(rows: Iterable[Sequence[str]]) -> int:
    """Cells that a table of the rows takes: each column with a space on both sides, between lines."""
    from rich.cells import cell_len  # noqa: PLC0415 (as above)

    return sum(max(map(cell_len, column)) + 3 for column in zip(*rows, strict=True)) + 1
