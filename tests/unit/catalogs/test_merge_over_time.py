"""Random lives of catalogs: no text that no translator confirmed for exactly that English is ever unmarked.

A machine edits the English (sentences of like words and contrary meaning appear, change, go, return; sections are
renamed; plurals change), updates catalogs and lets translators and tools loose on their files. It remembers what
translators confirmed and what they wrote, and holds each file against that after every step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from noticepress.catalogs.catalog import parse_catalog, read_catalog
from noticepress.catalogs.merging.lineage import Lineage
from noticepress.catalogs.merging.merge import merge
from noticepress.catalogs.merging.overlays import Overlay
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.file import Key, PoEntry, PoFile
from noticepress.catalogs.po.writing import write_catalog

DAY = date(2026, 11, 24)
SENTENCES = [
    f"We {may} share your {what} with others."
    for may in ("may", "may not", "must", "must not")
    for what in ("name", "names")
]
PLURALS = ("", "%(n)s others", "%(n)s other ones")
VERSIONS = ("1.0", "1.1", "1.2")
NAMES = ("de", "de_AT")
PART = "You may object, and we stop."
PLACES = ("a#a", "a#b", "b#a", "b#b", "c#a")
ROLES = ("paragraph", "item", "heading 2", "")
Confirmed = tuple[str, str, tuple[str, ...]]
"""English, its plural, and the texts that a translator gave it, wherever it stands."""


@dataclass
class Life:
    """One catalog's file, and what its translators did to it."""

    raw: bytes
    confirmed: set[Confirmed] = field(default_factory=set)
    work: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    """By message: the texts that a translator wrote last."""
    comments: dict[Key, str] = field(default_factory=dict)


class Lives(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.english: dict[Key, Message] = {}
        self.counter = 0
        self.lives = {name: Life(write_catalog(new_catalog(name, "privacy", "Test", DAY))) for name in NAMES}

    # English

    @rule(
        place=st.sampled_from(PLACES),
        sentence=st.sampled_from(SENTENCES),
        plural=st.sampled_from(PLURALS),
        role=st.sampled_from(ROLES),
        versions=st.sets(st.sampled_from(VERSIONS), min_size=1),
    )
    def english_appears(self, place: str, sentence: str, plural: str, role: str, versions: set[str]) -> None:
        message = Message(place, sentence, plural, role=role, versions=sorted(versions))
        self.english[message.key] = message

    @precondition(lambda self: self.english)
    @rule(data=st.data())
    def english_goes(self, data: st.DataObject) -> None:
        del self.english[data.draw(st.sampled_from(sorted(self.english)))]

    @precondition(lambda self: self.english)
    @rule(data=st.data(), sentence=st.sampled_from(SENTENCES))
    def english_changes(self, data: st.DataObject, sentence: str) -> None:
        old = self.english.pop(data.draw(st.sampled_from(sorted(self.english))))
        message = replace(old, id=sentence)
        self.english[message.key] = message

    @precondition(lambda self: self.english)
    @rule(data=st.data(), plural=st.sampled_from(PLURALS))
    def english_plural_changes(self, data: st.DataObject, plural: str) -> None:
        key = data.draw(st.sampled_from(sorted(self.english)))
        self.english[key] = replace(self.english[key], plural_id=plural)

    @precondition(lambda self: self.english)
    @rule(data=st.data(), parts=st.booleans())
    def english_is_joined_or_split(self, data: st.DataObject, parts: bool) -> None:
        old = self.english.pop(data.draw(st.sampled_from(sorted(self.english))))
        whole = old.id.removesuffix(f" {PART}")
        ids = (whole, PART) if parts else (f"{whole} {PART}",)
        self.english |= {(old.context, each): replace(old, id=each) for each in ids}

    @rule(old=st.sampled_from(PLACES), new=st.sampled_from(PLACES))
    def section_or_heading_is_renamed(self, old: str, new: str) -> None:
        renamed = (
            replace(message, context=new) if message.context == old else message for message in self.english.values()
        )
        self.english = {message.key: message for message in renamed}

    # The command

    @rule(names=st.sampled_from([("de",), ("de_AT",), NAMES]))
    def catalogs_are_updated(self, names: Iterable[str]) -> None:
        language = {entry.key: entry for entry in self.file("de").entries}
        lineage = Lineage(
            entry.key for name in names for file in (self.file(name),) for entry in (*file.entries, *file.obsolete)
        )
        for name in names:
            overlay = Overlay(language) if name == "de_AT" else None
            file, _ = merge(self.file(name), self.english, overlay=overlay, lineage=lineage)
            self.lives[name].raw = write_catalog(file)
            again, _ = merge(self.file(name), self.english, overlay=overlay)
            assert write_catalog(again) == self.lives[name].raw, "updating twice changes nothing more"

    # Translators

    @rule(name=st.sampled_from(NAMES), data=st.data(), as_it_is=st.booleans())
    def translator_confirms(self, name: str, data: st.DataObject, as_it_is: bool) -> None:
        entry = self.entry(name, data)
        if entry is None:
            return
        if not as_it_is or not all(entry.texts):
            entry = replace(entry, texts=self.texts(entry))
        entry = replace(entry, flags=tuple(flag for flag in entry.flags if flag != "fuzzy"))
        self.put(name, entry)
        life = self.lives[name]
        life.confirmed.add((entry.id, entry.plural_id, entry.texts))
        life.work[entry.key] = entry.texts

    @rule(name=st.sampled_from(NAMES), data=st.data())
    def translator_leaves_a_draft(self, name: str, data: st.DataObject) -> None:
        entry = self.entry(name, data)
        if entry is None:
            return
        flags = tuple({*entry.flags, "fuzzy", "x-mine"})
        self.put(name, replace(entry, texts=self.texts(entry), flags=flags, comments=(*entry.comments, " draft")))
        life = self.lives[name]
        life.work[entry.key] = self.texts(entry, again=True)
        life.comments[entry.key] = " draft"

    @rule(place=st.sampled_from(PLACES), data=st.data())
    def region_words_it_differently(self, place: str, data: st.DataObject) -> None:
        missing = sorted(self.english.keys() - {entry.key for entry in self.file("de_AT").entries})
        missing = [key for key in missing if key[0] == place]
        if not missing:
            return
        message = self.english[data.draw(st.sampled_from(missing))]
        entry = PoEntry(message.context, message.id, message.plural_id)
        entry = replace(entry, texts=self.texts(entry))
        file, life = self.file("de_AT"), self.lives["de_AT"]
        obsolete = tuple(each for each in file.obsolete if each.key != entry.key)
        life.raw = write_catalog(replace(file, entries=(*file.entries, entry), obsolete=obsolete))
        life.confirmed.add((entry.id, entry.plural_id, entry.texts))
        life.work[entry.key] = entry.texts
        life.comments.pop(entry.key, None)

    # Tools

    @rule(copies=st.booleans())
    def tool_fills_the_regions_catalog(self, copies: bool) -> None:
        file = self.file("de_AT")
        known = {entry.key for entry in (*file.entries, *file.obsolete)}
        source = next((entry.texts for entry in file.entries if entry.is_finished and not entry.plural_id), None)
        texts, flags = (source, ("fuzzy",)) if copies and source else (("",), ())
        filled = [
            PoEntry(*key, texts=texts, flags=flags)
            for key, message in self.english.items()
            if key not in known and not message.plural_id
        ]
        self.lives["de_AT"].raw = write_catalog(replace(file, entries=(*file.entries, *filled)))

    @rule(name=st.sampled_from(NAMES))
    def tool_forgets_the_earlier_english(self, name: str) -> None:
        file = self.file(name)
        entries = tuple(replace(entry, previous=None) for entry in file.entries)
        self.lives[name].raw = write_catalog(replace(file, entries=entries))

    # What always holds

    @invariant()
    def nothing_unconfirmed_is_unmarked(self) -> None:
        for name, life in self.lives.items():
            for entry in parse_catalog(life.raw, name, "privacy", "x.po"):
                if entry.is_translated:
                    assert (entry.id, entry.plural_id, entry.texts) in life.confirmed, name
            for aside in self.file(name).obsolete:
                if aside.is_finished:
                    assert (aside.id, aside.plural_id, aside.texts) in life.confirmed, name

    @invariant()
    def no_work_is_lost(self) -> None:
        for name, life in self.lives.items():
            file = self.file(name)
            found = {entry.key: entry for entry in (*file.obsolete, *file.entries)}
            for key, texts in life.work.items():
                assert found[key].texts[0] == texts[0], name
            for key, comment in life.comments.items():
                assert comment in found[key].comments, name

    # Helpers

    def file(self, name: str) -> PoFile:
        return read_catalog(self.lives[name].raw, name, "x.po")[0]

    def entry(self, name: str, data: st.DataObject) -> PoEntry | None:
        entries = self.file(name).entries
        return data.draw(st.sampled_from(entries)) if entries else None

    def put(self, name: str, entry: PoEntry) -> None:
        file = self.file(name)
        entries = tuple(entry if each.key == entry.key else each for each in file.entries)
        self.lives[name].raw = write_catalog(replace(file, entries=entries))

    def texts(self, entry: PoEntry, *, again: bool = False) -> tuple[str, ...]:
        self.counter += not again
        forms = 2 if entry.plural_id else 1
        return tuple(f"Text {self.counter}.{form}" for form in range(forms))


Lives.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestLives = pytest.mark.filterwarnings("error")(Lives.TestCase)
