"""Two states of a notice for the command ``diff``: what a user named comes in, a redline leaves in any form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import click

from noticepress.editions.comparing.forms.plain import MARKDOWN, Marks, redline_data, redline_lines, summary_lines
from noticepress.editions.comparing.pieces import Redline
from noticepress.editions.comparing.redline import in_language, redline
from noticepress.editions.publication import Publication
from noticepress.editions.redlines import changed_facts, text_of
from noticepress.editions.sources.earlier.past import inputs_on
from noticepress.editions.sources.inputs import Inputs
from noticepress.extras import install
from noticepress.findings import UsageError
from noticepress.model import Locale, Notice, Version
from noticepress.register.clock import AsOf, parse_day

DRAFT = "draft"

TERMINAL = Marks(
    lambda text: click.style(f"[-{text}-]", fg="red"),
    lambda text: click.style(f"{{+{text}+}}", fg="green"),
    lambda text: text.replace("\n", " "),
    lambda text: click.style(text, bold=True),
    "  ",
)
"""For a terminal; colours are left out where the output is none."""


@dataclass(frozen=True, slots=True)
class State:
    """A text of a notice as somebody named it: a version as it is, or the one in force on a day as it stood then."""

    publication: Publication
    version: Version

    @property
    def title(self) -> str:
        """How the text is called."""
        day = self.version.effective
        return f"version {self.version.number}" + (f", effective {day}" if day else "")


@dataclass(frozen=True, slots=True)
class Difference:
    """Two states and what changed between them, in a locale."""

    notice: Notice
    old: State
    new: State
    locale: Locale
    redline: Redline
    facts: tuple[tuple[str, str, str], ...]
    title: str
    """Of the notice, in the locale."""


def named_state(inputs: Inputs, notice: Notice, name: str, today: AsOf) -> State:
    """The state that ``name`` is for: a version, a day, or ``draft``. Raises :class:`UsageError` for any other."""
    version = notice.version(name)
    if name == DRAFT:
        version = next((each for each in notice.versions if each.is_draft), None)
        if version is None:
            raise UsageError("the register has no draft; begin one with 'noticepress new'")
    day = _day(name) if version is None else None
    if day:
        return _state_on(inputs, notice, day)
    if version is None:
        known = ", ".join(each.number for each in notice.versions)
        raise UsageError(
            f"{name!r} is no version of {notice.id}; choose from {known}, write a day as YYYY-MM-DD, or '{DRAFT}'"
        )
    if version.number not in inputs.notices[notice.id].texts:
        raise UsageError(f"version {version.number} has no text; restore its folder")
    return State(Publication(inputs, today, drafts=True), version)


def difference(notice: Notice, old: State, new: State, locale: Locale) -> Difference:
    """What changed from one state to another."""
    prevailing = old.publication.inputs.locales[0]
    english = redline(*(text_of(each.publication, notice.id, each.version.number, prevailing) for each in (old, new)))
    told = english
    if locale != prevailing:
        own = (text_of(each.publication, notice.id, each.version.number, locale) for each in (old, new))
        told = in_language(english, *own)
    facts = tuple(changed_facts(notice, old.version, new.version, locale))
    title, _ = new.publication.title(notice.id, locale)
    return Difference(notice, old, new, locale, told, facts, title)


def text_lines(found: Difference, marks: Marks) -> Iterator[str]:
    """The redline for a terminal or, with :data:`MARKDOWN`, for a text."""
    yield (f"# {marks.text(found.title)}" if marks is MARKDOWN else marks.heading(found.title))
    yield ""
    yield f"From {found.old.title} to {found.new.title}, locale {found.locale.tag}"
    yield ""
    lines = [*summary_lines(found.redline.summary)] or ["nothing has changed"]
    lines += [f"{name}: {before or '(none)'} → {after or '(none)'}" for name, before, after in found.facts]
    yield from (f"{marks.item}{marks.text(line) if marks is MARKDOWN else line}" for line in lines)
    yield from redline_lines(found.redline, marks)


def json_text(found: Difference) -> str:
    """The redline for programs."""
    data = {
        "notice": found.notice.id,
        "locale": found.locale.tag,
        "old": _version_data(found.old.version),
        "new": _version_data(found.new.version),
        "facts": [{"name": name, "old": before, "new": after} for name, before, after in found.facts],
        **redline_data(found.redline),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def docx_bytes(found: Difference) -> bytes:
    """The redline as a Word document. Raises :class:`UsageError` where the extra is not installed."""
    try:
        from noticepress.editions.comparing.forms.docx import Tracked, redline_docx  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise UsageError(f"python-docx is not installed; run: {install('docx')}") from error
    organisation = found.new.publication.inputs.furniture.organisation
    title = f"{found.title}: {found.old.version.number} → {found.new.version.number}"
    day = found.new.version.published or found.new.version.effective or found.new.publication.as_of
    return redline_docx(found.redline, Tracked(title, organisation, day))


def _version_data(version: Version) -> dict[str, object]:
    return {
        "version": version.number,
        "effective": version.effective.isoformat() if version.effective else None,
        "digest": version.errata[-1].new_digest if version.errata else version.digest,
    }


def _day(name: str) -> date | None:
    try:
        return parse_day(name)
    except ValueError:
        return None


def _state_on(inputs: Inputs, notice: Notice, day: date) -> State:
    stood = Publication(inputs_on(inputs, AsOf(day)), AsOf(day))
    version = stood.in_force(notice.id)
    if version is None:
        raise UsageError(
            f"no version of {notice.id} is in force on {day}; 'noticepress status --as-of {day}' tells more"
        )
    return State(stood, version)
