"""The record of a text's editions: it is read as it is written, and nothing in it can be changed unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.findings import NoticepressError
from noticepress.register.editions import Editions, Revision, parse_editions, write_editions
from noticepress.register.sealing.hash_scheme import FIRST

FIRST_DIGEST = FIRST.of_record({"of": "the version"})
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CHANGES = st.lists(st.tuples(WORDS, st.none() | WORDS, st.none() | WORDS), max_size=3).map(tuple)


@st.composite
def records(draw: st.DrawFn) -> Editions:
    messages = tuple(draw(st.lists(st.tuples(WORDS, WORDS), max_size=4, unique=True)))
    record = Editions(messages, {}, FIRST)
    for tag in draw(st.lists(st.sampled_from(["de-DE", "fr-FR", "es-419"]), min_size=1, unique=True)):
        day = date(2026, 1, 1)
        for _ in range(draw(st.integers(1, 3))):
            day += timedelta(draw(st.integers(0, 2)))
            words = tuple(FIRST.of_text(draw(WORDS)) for _ in messages)
            entry = Revision(day, draw(WORDS), draw(WORDS), draw(CHANGES), "", "")
            record = record.with_entry("1.0", tag, words, entry, first=FIRST_DIGEST)
    return record


@given(records())
def test_a_record_is_read_as_it_is_written_and_fits(record: Editions) -> None:
    assert parse_editions(write_editions(record), "editions.json") == record
    assert [*record.misfits("1.0", FIRST_DIGEST)] == []


@given(records(), st.data())
def test_a_changed_entry_is_found(record: Editions, data: st.DataObject) -> None:
    tag = data.draw(st.sampled_from(sorted(record.editions)))
    edition = record.editions[tag]
    place = data.draw(st.integers(0, len(edition.history) - 1))
    entry = edition.history[place]
    other = data.draw(
        st.sampled_from(
            [
                replace(entry, on=entry.on - timedelta(1)),
                replace(entry, reason=f"{entry.reason}."),
                replace(entry, by=f"{entry.by}."),
                replace(entry, changes=(*entry.changes, ("a#b", "old", "new"))),
                replace(entry, state=FIRST.of_record({})),
            ]
        )
    )
    history = (*edition.history[:place], other, *edition.history[place + 1 :])
    changed = replace(record, editions={**record.editions, tag: replace(edition, history=history)})

    assert [tag for tag, _ in changed.misfits("1.0", FIRST_DIGEST)] == [tag]


@given(records())
def test_an_entry_dropped_or_a_record_of_another_version_is_found(record: Editions) -> None:
    shorter = {tag: replace(each, history=each.history[1:]) for tag, each in record.editions.items()}
    kept = {tag: each for tag, each in shorter.items() if each.history}

    assert {tag for tag, _ in replace(record, editions=kept).misfits("1.0", FIRST_DIGEST)} == {*kept}
    assert {tag for tag, _ in record.misfits("1.1", FIRST_DIGEST)} == {*record.editions}
    assert {tag for tag, _ in record.misfits("1.0", FIRST.of_record({}))} == {*record.editions}


@given(records())
def test_words_that_no_entry_tells_are_found(record: Editions) -> None:
    more = replace(record, messages=(*record.messages, ("a#b", "another")))
    editions = {tag: replace(each, words=(*each.words, "")) for tag, each in record.editions.items()}

    assert {tag for tag, _ in replace(more, editions=editions).misfits("1.0", FIRST_DIGEST)} == {*editions}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"scheme": 9, "messages": [], "editions": {}}',
        '{"scheme": 1, "messages": [["a"]], "editions": {}}',
        '{"scheme": 1, "messages": [], "editions": {"de-DE": {"words": ["x"], "history": []}}}',
        '{"scheme": 1, "messages": [], "editions": {"de-DE": {"words": [], "history": []}}}',
        '{"scheme": 1, "messages": [["\\ud800", ""]], "editions": {}}',
        json.dumps({"scheme": 1, "messages": [], "editions": {"de-DE": {"words": [], "history": [{"on": "never"}]}}}),
        "[" * 100_000,
    ],
)
def test_what_is_no_record_is_told_with_its_place(text: str) -> None:
    with pytest.raises(NoticepressError) as error:
        parse_editions(text, "docs/privacy/1.0/editions.json")

    (finding,) = error.value.findings
    assert (finding.code, finding.path) == ("VE006", "docs/privacy/1.0/editions.json")
