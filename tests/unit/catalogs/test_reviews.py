"""Who has looked at an entry stands in its comment, and counts while both texts are what they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from noticepress.catalogs.catalog import parse_catalog
from noticepress.catalogs.merging.merge import merge
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import PoEntry, PoFile
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.catalogs.reviewing.reviews import state_of_entry, with_review, without_stale
from noticepress.model import ReviewState

DAY = date(2026, 11, 29)
ENTRY = PoEntry("data#data", "We keep it.", texts=("Wir behalten es.",), comments=(" ask counsel",))
REVIEWED, APPROVED = ReviewState.REVIEWED, ReviewState.APPROVED


def looked_at(*states: ReviewState, entry: PoEntry = ENTRY) -> PoEntry:
    for state in states:
        entry = with_review(entry, state, "R. Okafor, counsel", DAY)
    return entry


def test_comment_says_who_looked_at_it_and_when() -> None:
    first, second = looked_at(REVIEWED).comments

    assert first == " ask counsel"
    assert second.startswith(" noticepress: reviewed 2026-11-29 ")
    assert second.endswith(" by R. Okafor, counsel")


@pytest.mark.parametrize(
    ("states", "state"),
    [((), None), ((REVIEWED,), REVIEWED), ((APPROVED,), APPROVED), ((REVIEWED, APPROVED), APPROVED)],
)
def test_the_most_that_is_said_counts(states: tuple[ReviewState, ...], state: ReviewState | None) -> None:
    assert state_of_entry(looked_at(*states)) is state


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)


@given(english=TEXTS, text=TEXTS, other=TEXTS, name=TEXTS.filter(lambda text: len(text.split()) == 1))
def test_a_change_of_either_text_resets_it_and_nothing_else_does(
    english: str, text: str, other: str, name: str
) -> None:
    entry = with_review(replace(ENTRY, id=english, texts=(text,)), APPROVED, name.strip(), DAY)

    assert (state_of_entry(replace(entry, texts=(other,))) is APPROVED) == (text == other)
    assert (state_of_entry(replace(entry, id=other)) is APPROVED) == (english == other)
    assert state_of_entry(replace(entry, context="x", flags=("y",), comments=("z", *entry.comments))) is APPROVED


def test_the_same_said_twice_is_said_once_and_what_is_outlived_goes() -> None:
    twice = looked_at(APPROVED, APPROVED)
    changed = replace(looked_at(REVIEWED, APPROVED), texts=("Wir bewahren es auf.",))
    left, stale = without_stale(changed)

    assert len(twice.comments) == 2
    assert left.comments == ENTRY.comments
    assert [each.told for each in stale] == [f"{state} by R. Okafor, counsel on 2026-11-29" for state in ReviewState]
    assert state_of_entry(looked_at(REVIEWED, entry=changed)) is REVIEWED


@pytest.mark.parametrize("text", ["Wir behalten es.", "Wir bewahren es auf."])
def test_update_takes_out_what_is_outlived_and_says_so(text: str) -> None:
    entry = replace(looked_at(APPROVED), texts=(text,))
    message = Message(entry.context, entry.id)

    file, done = merge(PoFile(entries=(entry,)), {message.key: message})

    kept = text == ENTRY.texts[0]
    assert (state_of_entry(file.entries[0]) is APPROVED) == kept
    assert [english for english, _ in done.outlived] == ([] if kept else [entry.id])


def test_changed_english_costs_the_review_and_english_that_moved_does_not() -> None:
    entry = looked_at(APPROVED)
    moved, changed = Message("other#other", entry.id), Message(entry.context, "We keep it here.")

    there, _ = merge(PoFile(entries=(entry,)), {moved.key: moved})
    suggested, told = merge(PoFile(entries=(entry,)), {changed.key: changed})

    assert state_of_entry(there.entries[0]) is APPROVED
    assert state_of_entry(suggested.entries[0]) is None
    assert told.outlived == ((changed.id, "approved by R. Okafor, counsel on 2026-11-29"),)


def test_it_is_read_as_it_is_written_by_this_and_by_babel() -> None:
    header = PoEntry("", "", texts=("Language: de\nContent-Type: text/plain; charset=utf-8\n",))
    raw = write_catalog(PoFile(header, (looked_at(REVIEWED, APPROVED),)))
    again = BytesIO()
    write_po(again, read_po(BytesIO(raw), locale="de"))

    for written in (raw, again.getvalue()):
        (entry,) = parse_catalog(written, "de", "privacy", "de.po")
        assert entry.review == APPROVED
        assert len(list(filter(None, map(state_of_entry, read_po_file(written.decode(), "de.po").entries)))) == 1
