"""The record of a project's own words that tell which text binds: who approved them, as ``approve`` writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from noticepress.catalogs.catalog import Entry
from noticepress.catalogs.reviewing.approved import Approval, ApprovedWords
from noticepress.commands.acts.versions.authoring import refuse_bytes
from noticepress.editions.sources.files import APPROVED
from noticepress.editions.sources.inputs import Inputs
from noticepress.findings import NoticepressError, UsageError, quote, unbroken
from noticepress.rules.prevails.words import WordsSubject, binding_words_are_approved, own_binding_words


@dataclass(frozen=True, slots=True)
class ApprovalPlan:
    """The record as it will be, and a line for each wording that is new in it."""

    approved: ApprovedWords
    lines: tuple[str, ...]


def plan_approval(inputs: Inputs, names: Iterable[str], by: str, on: date) -> ApprovalPlan:
    """Work out what ``approve`` records of the catalogs of some languages and regions, or of all.

    Raises :class:`UsageError` for a name that there is not or where nobody is named, :class:`NoticepressError` for a
    record that was changed by hand.
    """
    if not by.strip():
        raise UsageError("the record says who has approved the words; name them with --by")
    refuse_bytes(by)
    known = dict.fromkeys(name for name, _ in inputs.catalogs)
    chosen = tuple(names) or tuple(known)
    for name in chosen:
        if name not in known:
            raise UsageError(f"there is no catalog {name!r}; choose from {', '.join(known)}")
    _refuse_changed(inputs)
    approved, lines = inputs.approved, []
    for name in dict.fromkeys(chosen):
        there = inputs.approved.of(name)
        new = {entry.key: entry for entry in _own(inputs, name) if there.get(entry.key) != entry.texts}
        if new:
            words = tuple((entry.context, entry.id, entry.texts) for entry in new.values())
            approved = approved.with_approval(name, Approval(on, unbroken(by), words))
            lines += [f"{name}: {quote(entry.id)} → {quote(entry.text)}" for entry in new.values()]
    return ApprovalPlan(approved, tuple(lines))


def _own(inputs: Inputs, name: str) -> list[Entry]:
    catalogs = [catalog for (of, _), catalog in inputs.catalogs.items() if of == name]
    return [entry for catalog in catalogs for entry in own_binding_words(catalog)]


def _refuse_changed(inputs: Inputs) -> None:
    subjects = (WordsSubject(catalog, inputs.approved) for catalog in inputs.catalogs.values())
    found = [each for subject in subjects for each in binding_words_are_approved(subject)]
    if changed := [finding for finding in found if finding.path == f"locales/{APPROVED}"]:
        raise NoticepressError(changed)
