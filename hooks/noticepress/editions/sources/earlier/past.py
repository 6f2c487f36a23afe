"""The inputs of a build as they stood on a past day: errata of later days undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key
from noticepress.editions.sources.inputs import Inputs, NoticeInputs
from noticepress.model import Notice, Text, Version
from noticepress.register.clock import AsOf
from noticepress.register.sealing.seal import Seal
from noticepress.register.sealing.undoing import GapError, State, earlier_states, state_on


def inputs_on(inputs: Inputs, when: AsOf) -> Inputs:
    """The inputs with every text, entry and seal as it stood; the same value where no erratum is later.

    A text whose past is not kept stays as it is: rule VE006 tells that.
    """
    notices = {name: _notice_on(read, when.day(read.notice.time_zone)) for name, read in inputs.notices.items()}
    same = all(notices[name] is read for name, read in inputs.notices.items())
    return inputs if same else replace(inputs, notices=notices)


def _notice_on(read: NoticeInputs, day: date) -> NoticeInputs:
    states = {state.version.number: state for state in _states_on(read, day)}
    if not states:
        return read
    versions = tuple(
        states[version.number].version if version.number in states else version for version in read.notice.versions
    )
    return replace(
        read,
        notice=replace(read.notice, versions=versions),
        texts={**read.texts, **{number: state.text for number, state in states.items()}},
        seals={**read.seals, **{number: state.seal for number, state in states.items()}},
    )


def _states_on(read: NoticeInputs, day: date) -> Iterable[State]:
    """The versions that stood otherwise."""
    for version in read.notice.versions:
        state = _state(version, read.texts, read.seals)
        if state and any(erratum.on > day for erratum in version.errata):
            with suppress(GapError):
                yield state_on(state, day)


def _state(version: Version, texts: Mapping[str, Text], seals: Mapping[str, Seal]) -> State | None:
    text, seal = texts.get(version.number), seals.get(version.number)
    return State(text, version, seal) if text and seal else None


def past_messages(
    notice: Notice, texts: Mapping[str, Text], seals: Mapping[str, Seal], messages: Mapping[Key, Message]
) -> dict[Key, Message]:
    """The messages that errata took away, and that no text has today."""
    past: dict[Key, Message] = {}
    for version in notice.versions:
        state = _state(version, texts, seals) if version.errata else None
        with suppress(GapError):
            for earlier in earlier_states(state) if state else ():
                note = f"until the correction of {version.errata[len(earlier.version.errata)].on}"
                for section in earlier.text.sections:
                    for block in section.messages:
                        if block.key not in messages:
                            message = past.setdefault(block.key, Message(*block.key, role=block.role, note=note))
                            message.note_use(block.role, version.number, (section.path, block.line))
    return past
