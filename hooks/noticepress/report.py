"""How findings, states and rules are written down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.text import Text as Styled

from noticepress.checks import AnyRule
from noticepress.errors import Finding
from noticepress.model import Notice, Version
from noticepress.publication import SITE_DOMAIN, Inputs, Publication
from noticepress.register import in_force_on, status_on


def write(findings: tuple[Finding, ...], style: str, stream: IO[str], root: Path) -> None:
    """Write findings to ``stream`` in one of :data:`FORMATS`."""
    FORMATS[style](findings, stream, root)


def _text(findings: tuple[Finding, ...], stream: IO[str], _root: Path) -> None:
    console = Console(file=stream, highlight=False, soft_wrap=True)
    for finding in findings:
        line = Styled(str(finding))
        line.highlight_regex(r"^\S+?(?=: [A-Z]{2}\d{3} )", "bold")
        line.highlight_regex(r"(?<=: )[A-Z]{2}\d{3}(?= )", "bold red")
        console.print(line)
    if console.is_terminal or not findings:
        console.print(f"{len(findings)} finding{'' if len(findings) == 1 else 's'}")


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


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[tuple[Finding, ...], IO[str], Path], None]] = {
    "text": _text,
    "json": _json,
    "github": _github,
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
        "`place: CODE message; remedy`, and any finding fails the build.",
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
