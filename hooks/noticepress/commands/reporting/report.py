"""How findings, states and rules are written down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from noticepress.commands.reporting.sarif import level, sarif
from noticepress.editions.edition import english_title
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
from noticepress.editions.states import translation_state
from noticepress.findings import Finding, Rule, counted, one_line
from noticepress.model import Notice, Status, Version
from noticepress.places import Place, find_place, named_in_repository
from noticepress.register.status import in_force_on, status_on
from noticepress.rules import all_rules


def write(findings: tuple[Finding, ...], style: str, stream: IO[str], root: Path, *, total: bool = True) -> None:
    """Write findings to ``stream`` in one of :data:`FORMATS`; on a terminal with their number, if ``total``."""
    FORMATS[style](findings, stream, root)
    if style == "text" and (not findings or (total and stream.isatty())):
        stream.write(f"{counted(len(findings), 'finding')}\n")


def _text(findings: tuple[Finding, ...], stream: IO[str], root: Path) -> None:
    if stream.isatty():
        _terminal(findings, stream, root)
        return
    stream.writelines(f"{finding}\n" for finding in findings)


def _terminal(findings: tuple[Finding, ...], stream: IO[str], root: Path) -> None:
    """Text with colours, and with each finding's line, the culprit marked."""
    from rich.console import Console  # noqa: PLC0415 (takes a while to import, and only a terminal needs it)
    from rich.text import Text  # noqa: PLC0415 (as above)

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for finding in findings:
        line = Text(str(finding))
        line.highlight_regex(r"^\S+?(?=: [A-Z]{2}\d{3} )", "bold")
        line.highlight_regex(r"(?<=: )[A-Z]{2}\d{3}(?= )", "bold red")
        console.print(line)
        place = find_place(root, finding)
        if place.source.strip():
            margin = f"    {place.line} | "
            source, mark = marked(place, console.width - len(margin))
            console.print(Text(margin, "dim") + Text(source))
            if mark:
                console.print(Text(" " * (len(margin) - 2) + "| ", "dim") + Text(mark, "bold red"))


def marked(place: Place, width: int) -> tuple[str, str]:
    """The line of a place, cut to ``width`` cells around the culprit, and carets to stand below the culprit."""
    from rich.cells import cell_len, set_cell_size  # noqa: PLC0415 (as above)

    source = one_line(place.source)
    first = len(source) - len(source.lstrip())
    column, end = max(place.column - 1, first), max(place.end - 1, first)
    if cell_len(source[first:end]) > width:
        first = max(first, column - width // 4)
    shown = source[first:].rstrip()
    if cell_len(shown) > width:
        shown = set_cell_size(shown, width)
    before, culprit = cell_len(source[first:column]), cell_len(source[column:end])
    return shown, " " * before + "^" * min(culprit, width - before) if place.column else ""


def _json(findings: tuple[Finding, ...], stream: IO[str], root: Path) -> None:
    write_json([_fields(finding, find_place(root, finding)) for finding in findings], stream)


def _fields(finding: Finding, place: Place) -> dict[str, object]:
    columns = {"column": place.column, "end_column": place.end} if place.column else {}
    told = {"code": finding.code, "message": finding.message, "remedy": finding.remedy}
    note = {"note": True} if finding.note else {}
    return {"path": finding.path, "line": place.line or None, **columns, **told, **note}


def write_json(data: object, stream: IO[str]) -> None:
    """Write data for programs."""
    json.dump(data, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _github(findings: tuple[Finding, ...], stream: IO[str], root: Path) -> None:
    """Workflow commands; a file of the built site, which the repository has not, stands in the message."""
    known = {rule.code: rule for rule in all_rules()}
    for finding in findings:
        properties, message = {}, f"{finding.message}; {finding.remedy}"
        if name := named_in_repository(root, finding.path):
            place = find_place(root, finding)
            properties = {"file": name, "line": place.line, "col": place.column, "endColumn": place.end}
        else:
            message = f"{finding.path}: {message}"
        properties["title"] = finding.code
        written = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in properties.items() if value)
        rank = "notice" if finding.note else level(known.get(finding.code))
        stream.write(f"::{rank} {written}::{_escaped(message)}\n")


def _sarif(findings: tuple[Finding, ...], stream: IO[str], root: Path) -> None:
    write_json(sarif(findings, root), stream)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[tuple[Finding, ...], IO[str], Path], None]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}


def version_states(publication: Publication, notice_id: str) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(number, status, published, effective) of each version in the register."""
    versions = publication.inputs.notices[notice_id].notice.versions
    for version in versions:
        status = status_on(version, versions, publication.day(notice_id))
        published, effective = (day.isoformat() if day else None for day in (version.published, version.effective))
        yield (version.number, str(status), published, effective)


def version_rows(publication: Publication, notice_id: str) -> Iterator[tuple[str, ...]]:
    """The same for people."""
    for row in version_states(publication, notice_id):
        yield tuple(cell or "—" for cell in row)


def shown_line(publication: Publication, notice_id: str) -> str:
    """What visitors find at a notice's own address, or why they find nothing."""
    version = publication.shown(notice_id)
    if version is None:
        return f"/{notice_id}/ is not on the site: {_why_absent(publication, notice_id)}"
    withdrawn = status_on(version, (version,), publication.day(notice_id)) is Status.WITHDRAWN
    binds = publication.in_force(notice_id)
    coming = f"announced, binds from {version.effective}"
    state = "withdrawn; nothing is in force" if withdrawn else "in force" if binds else coming
    return f"/{notice_id}/ shows version {version.number} ({state})"


def _why_absent(publication: Publication, notice_id: str) -> str:
    statuses = publication.register(notice_id)
    coming = [version for version, status in statuses if status is Status.PENDING]
    if coming:
        return f"version {coming[0].number} is to be published on {coming[0].published}"
    if any(status is Status.WITHDRAWN for _, status in statuses):
        return "what was to be published was withdrawn before"
    return "there are drafts alone"


def progress_rows(publication: Publication) -> Iterator[tuple[str, ...]]:
    """Of each locale: tag, catalogs, progress in each domain, how many texts wait, the notices' reviews and state."""
    inputs = publication.inputs
    for locale in inputs.locales:
        cells = []
        domains = publication.domains_of(locale)
        of_notices = [publication.progress(locale, domain) for domain in domains[:-1]]
        for domain in (*inputs.notices, SITE_DOMAIN):
            if domain not in domains:
                cells.append("—")
                continue
            done, total, *_ = publication.progress(locale, domain)
            percent = 100 * done // total if total else 100
            cells.append("prevailing" if locale.is_english else f"{done}/{total} ({percent} %)")
        waiting = sum(publication.suggestions(locale, domain) for domain in domains)
        state = translation_state(publication, locale, domains[:-1])
        reviewed, approved = sum(each.reviewed for each in of_notices), sum(each.approved for each in of_notices)
        counts = f" ({reviewed} reviewed, {approved} of them approved)" if reviewed else ""
        yield (
            locale.tag,
            ", ".join(locale.catalogs) or "—",
            *cells,
            str(waiting or "—"),
            f"{state or '—'}{counts}",
        )


def publication_lines(inputs: Inputs, notice: Notice, version: Version) -> Iterator[str]:
    """What publishing ``version`` changes for visitors, and from when."""
    text = inputs.notices[notice.id].texts[version.number]
    words = counted(sum(len(section.markdown.split()) for section in text.sections), "word")
    sections = counted(len(text.sections), "section")
    yield f"{english_title(notice)}, version {version.number}: {sections}, {words}"
    where = "the locales that its register names" if notice.locales else "every locale"
    yield f"From {version.published}: announced at /{notice.id}/{version.number}/ in {where}"
    current = in_force_on(notice.versions, version.effective) if version.effective else None
    instead = f", in place of version {current.number}" if current else ""
    yield f"From {version.effective}: in force at /{notice.id}/{instead}"


def rules_page(every: Sequence[Rule], families: Mapping[str, str], retired: Mapping[str, str]) -> str:
    """The reference page of rules, as Markdown."""
    passing = [rule.code for rule in every if not rule.blocks]
    lines = [
        "# Rules",
        "",
        "Written by `noticepress rules --markdown`; do not edit. A finding reads",
        "`place: CODE message; remedy`. Any finding fails `noticepress check`, and any but those of",
        f"{', '.join(passing[:-1])} and {passing[-1]} a build too: these are about work that is still to be done.",
        "A note fails nothing: it is about what cannot be changed any more, or what only people can judge.",
    ]
    family = ""
    for rule in every:
        if rule.code[:2] != family:
            family = rule.code[:2]
            lines += ["", f"## {family}: {families[family]}"]
        lines += [
            "",
            f"### {rule.code}: {rule.summary}",
            "",
            rule.explanation.replace("<", "&lt;"),
            "",
            f"- **Example**: {rule.example.replace('<', '&lt;')}",
            f"- **Remedy**: {rule.remedy.replace('<', '&lt;')}",
            *(() if rule.blocks else ("- **A build** goes on.",)),
        ]
    lines += ["", "## Retired", "", "Codes that earlier reports name. They are not used again.", ""]
    lines += [f"- **{code}**: {reason}." for code, reason in retired.items()]
    return "\n".join(lines) + "\n"
