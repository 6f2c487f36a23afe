"""How a translation stands, for its translators: a locale's bench comes in, lines or a page leave."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from noticepress.commands.acts.todo import Bench, Todo
from noticepress.editions.comparing.words.tokens import joined
from noticepress.editions.progress import Progress
from noticepress.findings import counted, one_line

SECTION_COLUMNS = ("Catalog", "Section", "Entries", "Words", "Reviewed", "Approved")
"""Of :func:`section_rows`."""
_STYLE = """\
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif }
:root { color: #1a1a1a; background: #fff }
table { border-collapse: collapse } th, td { padding: .25rem .75rem; border: 1px solid #767676; text-align: start }
article { border-top: 1px solid #767676; padding: .5rem 0 } ins { background: #d7f0d7 } del { background: #f6d9d9 }
dt { font-weight: bold } dd { margin: 0 0 .25rem; overflow-wrap: anywhere }"""


def section_rows(bench: Bench) -> Iterator[tuple[str, ...]]:
    """Of each section: catalog, section, what is translated, reviewed and approved, and a last row for all."""
    for domain, section, progress in bench.sections:
        yield (f"{domain}.po", section or "—", *_shares(progress))
    every = [progress for _, _, progress in bench.sections]
    yield ("all", "", *_shares(Progress(*map(sum, zip(*every, strict=True))) if every else Progress(0, 0, 0, 0)))


def todo_lines(bench: Bench) -> Iterator[str]:
    """Entry by entry: what it is, where, and what changed."""
    for todo in bench.todo:
        yield ""
        yield f"{todo.place}: {todo.state}, {counted(todo.words, 'word')}"
        for name, value in _told(todo):
            yield f"  {name}: {one_line(value)}"
    words = counted(sum(todo.words for todo in bench.todo), "word")
    yield ""
    yield f"To do for {bench.locale.tag}: {counted(len(bench.todo), 'entry', 'entries')}, {words} of English"


def bench_page(bench: Bench) -> str:
    """All of it as one HTML file that needs no other."""
    head = "".join(f'<th scope="col">{name}</th>' for name in SECTION_COLUMNS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in section_rows(bench)
    )
    title = f"{bench.locale.tag}: what is to be translated"
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n<h1>{escape(title)}</h1>\n"
        f"<table>\n<tr>{head}</tr>\n{rows}</table>\n<h2>{counted(len(bench.todo), 'entry', 'entries')} to do</h2>\n"
        + "".join(_article(todo, bench) for todo in bench.todo)
        + "</html>\n"
    )


def _shares(progress: Progress) -> tuple[str, ...]:
    looked_at = _share(progress.reviewed, progress.total), _share(progress.approved, progress.total)
    return _share(progress.done, progress.total), _share(progress.done_words, progress.words), *looked_at


def _share(done: int, total: int) -> str:
    return f"{done}/{total} ({100 * done // total if total else 100} %)"


def _told(todo: Todo) -> Iterator[tuple[str, str]]:
    """What is said of an entry, as plain text."""
    yield "English", _marked(todo, ("[-", "-]"), ("{+", "+}"))
    if todo.waiting:
        yield "waiting", todo.waiting
    if todo.heading:
        yield "under", todo.heading
    if todo.source:
        yield "English in", todo.source
    if todo.address:
        yield "page", todo.address


def _marked(todo: Todo, gone: tuple[str, str], come: tuple[str, str], *, html: bool = False) -> str:
    """The English, with what changed marked."""
    text = escape if html else str
    parts = []
    for run in todo.runs:
        if run.stayed:
            parts.append(text(joined(run.new)))
            continue
        parts += [f"{gone[0]}{text(joined(run.old))}{gone[1]}"] if run.old else []
        parts += [f"{come[0]}{text(joined(run.new))}{come[1]}"] if run.new else []
    return "".join(parts)


def _article(todo: Todo, bench: Bench) -> str:
    english = _marked(todo, ("<del>", "</del>"), ("<ins>", "</ins>"), html=True)
    language = f' lang="{escape(bench.locale.tag)}" dir="{bench.locale.direction}"'
    rows = [("English", english, "")]
    rows += [("Waiting", escape(todo.waiting), language)] if todo.waiting else []
    rows += [
        (name.capitalize(), escape(value), "") for name, value in _told(todo) if name not in ("English", "waiting")
    ]
    told = "".join(f"<dt>{name}</dt><dd{attributes}>{value}</dd>\n" for name, value, attributes in rows)
    return f"<article>\n<h3>{escape(todo.place)}: {todo.state}</h3>\n<dl>\n{told}</dl>\n</article>\n"
