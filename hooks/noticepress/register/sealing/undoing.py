"""A corrected text as it stood before its errata: text, entry and seal of a version come in, earlier ones leave.

The seal keeps the section's file as it was before each erratum, and the digests of all that stood there then, so
that every earlier state is read from what was written, structure and all, and is verified block by block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from noticepress.findings import NoticepressError
from noticepress.model import Section, Text, Version
from noticepress.register.notice_yml import BUILT_IN_FACTS
from noticepress.register.sealing.seal import Seal, fact_value, is_as_sealed
from noticepress.texts.dialect import Dialect


class GapError(Exception):
    """The seal does not hold the text before an erratum."""


class State(NamedTuple):
    """A version as it stood: its text, its entry with the errata known by then, and its seal."""

    text: Text
    version: Version
    seal: Seal


def earlier_states(state: State) -> Iterator[State]:
    """The states before each erratum, the latest first. Raises :class:`GapError` where one is not kept."""
    while state.version.errata:
        state = _before(state)
        yield state


def state_on(state: State, day: date) -> State:
    """The state at the end of ``day``. Raises :class:`GapError` where it is not kept."""
    earlier = earlier_states(state)
    while state.version.errata and state.version.errata[-1].on > day:
        state = next(earlier)
    return state


def gaps(text: Text, version: Version, seal: Seal) -> Iterator[str]:
    """What of a version's past cannot be shown any more, in words."""
    try:
        for _ in earlier_states(State(text, version, seal)):
            pass
    except GapError as error:
        yield str(error)


def _before(state: State) -> State:
    """The state before the last erratum."""
    erratum = state.version.errata[-1]
    number = state.version.number
    gap = GapError(f"the seal of version {number} does not hold the text before the erratum of {erratum.on}")
    if not state.seal.corrections:
        raise gap
    seal = state.seal.before()
    source = state.seal.corrections[-1].source
    try:
        sections = tuple(
            _parsed(source, section.path, section.dialect) if section.id == erratum.section else section
            for section in state.text.sections
        )
        own = {name: fact_value(fact) for name, fact in seal.facts.items() if name not in BUILT_IN_FACTS}
    except (NoticepressError, ValueError) as error:
        raise gap from error
    text = replace(state.text, sections=sections)
    if not is_as_sealed(text, seal):
        raise gap
    version = replace(state.version, errata=state.version.errata[:-1], facts={**state.version.facts, **own})
    return State(text, version, seal)


@lru_cache(maxsize=64)
def _parsed(source: str, path: str, dialect: int) -> Section:
    from noticepress.texts.section import parse_section  # noqa: PLC0415 (few texts have errata to undo)

    return parse_section(source, path, Dialect(dialect))[0]
