"""How findings, states and rules are written down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO
from urllib.parse import quote

from rich.console import Console
from rich.text import Text as Styled

from noticepress import __version__
from noticepress.checks import AnyRule, all_rules
from noticepress.errors import Finding, one_line
from noticepress.model import Notice, Version
from noticepress.publication import SITE_DOMAIN, Inputs, Publication
from noticepress.register import in_force_on, status_on


def write(findings: tuple[Finding, ...], style: str, stream: IO[str], root: Path) -> None:
    """Write findings to ``stream`` in one of :data:`FORMATS`."""
    FORMATS[style](findings, stream, root)


def _text(findings: tuple[Finding, ...], stream: IO[str], root: Path) -> None:
    console = Console(file=stream, highlight=False, soft_wrap=True)
    for finding in findings:
        line = Styled(str(finding))
        line.highlight_regex(r"^\S+?(?=: [A-Z]{2}\d{3} )", "bold")
        line.highlight_regex(r"(?<=: )[A-Z]{2}\d{3}(?= )", "bold red")
        console.print(line)
        if console.is_terminal and (source := _source_line(root, finding)):
            console.print(Styled(f"    {finding.line} | ", "dim") + Styled(source))
    if console.is_terminal or not findings:
        console.print(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}")


def _source_line(root: Path, finding: Finding) -> str:
    """The line that a finding is about, for showing on a terminal; empty where it cannot be read."""
    try:
        lines = (root / finding.path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return one_line(lines[finding.line - 1].strip()) if 0 < finding.line <= len(lines) else ""


def _json(findings: tuple[Finding, ...], stream: IO[str], _root: Path) -> None:
    fields = [
        {"path": f.path, "line": f.line, "code": f.code, "message": f.message, "remedy": f.remedy} for f in findings
    ]
    json.dump(fields, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _github(findings: tuple[Finding, ...], stream: IO[str], _root: Path) -> None:
    for finding in findings:
        line = f",line={finding.line}" if finding.line else ""
        message = _escaped(f"{finding.message}; {finding.remedy}")
        stream.write(f"::error file={_escaped_property(finding.path)}{line},title={finding.code}::{message}\n")


def _sarif(findings: tuple[Finding, ...], stream: IO[str], _root: Path) -> None:
    """SARIF 2.1.0, for code scanning."""
    known = {rule.code: rule for rule in all_rules()}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": known[code].summary},
            "fullDescription": {"text": known[code].explanation},
            "help": {"text": known[code].remedy},
        }
        for code in sorted({finding.code for finding in findings})
    ]
    results = [
        {
            "ruleId": finding.code,
            "level": "error" if known[finding.code].blocks else "warning",
            "message": {"text": f"{finding.message}; {finding.remedy}"},
            "locations": [{"physicalLocation": _sarif_place(finding)}],
        }
        for finding in findings
    ]
    driver = {"name": "noticepress", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    json.dump(log, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _sarif_place(finding: Finding) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(finding.path)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    return place


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


def version_rows(publication: Publication, notice_id: str) -> Iterator[tuple[str, str, str, str]]:
    """(number, status, published, effective) of each version in the register."""
    versions = publication.inputs.notices[notice_id].notice.versions
    for version in versions:
        status = status_on(version, versions, publication.day(notice_id))
        yield (version.number, str(status), str(version.published or "—"), str(version.effective or "—"))


def progress_rows(publication: Publication) -> Iterator[tuple[str, ...]]:
    """(tag, catalogs, and for each domain how many of how many messages are translated) of each locale."""
    inputs = publication.inputs
    for locale in inputs.locales:
        cells = []
        for domain in (*inputs.notices, SITE_DOMAIN):
            done, total = publication.progress(locale, domain)
            percent = 100 * done // total if total else 100
            cells.append("prevailing" if locale.is_english else f"{done}/{total} ({percent} %)")
        yield (locale.tag, ", ".join(locale.catalogs) or "—", *cells)


def publication_lines(inputs: Inputs, notice: Notice, version: Version) -> Iterator[str]:
    """What publishing ``version`` changes for visitors, and from when."""
    text = inputs.notices[notice.id].texts[version.number]
    words = sum(len(section.markdown.split()) for section in text.sections)
    yield f"{notice.title}, version {version.number}: {len(text.sections)} sections, {words} words"
    yield f"From {version.published}: announced at /{notice.id}/{version.number}/ in every locale"
    current = in_force_on(notice.versions, version.effective) if version.effective else None
    instead = f", in place of version {current.number}" if current else ""
    yield f"From {version.effective}: in force at /{notice.id}/{instead}"


def explain(rule: AnyRule) -> str:
    """A rule in full."""
    return f"{rule.code} {rule.summary}\n\n{rule.explanation}\n\nExample: {rule.example}\nRemedy: {rule.remedy}"


def rules_page(every: Iterable[AnyRule], families: Mapping[str, str]) -> str:
    """The reference page of rules, as Markdown."""
    lines = [
        "# Rules",
        "",
        "Written by `noticepress rules --markdown`; do not edit. A finding reads",
        "`place: CODE message; remedy`. Any finding fails `noticepress check`. Any but TR001, TR002 and TR011, which",
        "are work still to be done and shown as such, fails the build.",
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
        ]
    return "\n".join(lines) + "\n"
