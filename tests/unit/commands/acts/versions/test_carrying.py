"""A translation carried over from an old English text to the new one, in the text of a PO file."""

from __future__ import annotations

import pytest

from noticepress.catalogs.po.file import Key
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.commands.acts.versions.carrying import carried as carried_in

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
ENTRY = """
# Mind the tone.
# noticepress: allow TR005 — counted otherwise
#. paragraph
#: docs/a.md:3
#, no-wrap
msgctxt "a#a"
msgid "We recieve it."
msgstr "Wir erhalten es."
"""
OTHER = '\nmsgctxt "b#b"\nmsgid "We recieve it."\nmsgstr "Anders."\n\n#~ msgid "Old"\n#~ msgstr "Alt"\n'
KEYS = {("a#a", "We recieve it."): ("a#a", "We receive it.")}
COPY = """
# Mind the tone.
# noticepress: allow TR005 — counted otherwise
# 2026-11-25: carried.
#. paragraph
#: docs/a.md:3
#, no-wrap
msgctxt "a#a"
msgid "We receive it."
msgstr "Wir erhalten es."
"""


def carried(text: str, keys: dict[Key, Key], comment: str) -> tuple[str, int]:
    file, count = carried_in(read_po_file(text, "de.po"), keys, comment)
    return write_catalog(file).decode(), count


def test_copy_stands_beside_the_old_entry_and_nothing_else_changes() -> None:
    assert carried(HEAD + ENTRY + OTHER, KEYS, "2026-11-25: carried.") == (HEAD + ENTRY + COPY + OTHER, 1)


def test_entries_without_an_empty_line_between_are_told_apart() -> None:
    text = HEAD + ENTRY.strip("\n") + "\n" + OTHER.lstrip("\n")
    assert carried(text, KEYS, "2026-11-25: carried.")[0].count('msgid "We receive it."') == 1


@pytest.mark.parametrize(
    "there",
    ['msgid "We receive it."\nmsgstr ""\n', '#, fuzzy\nmsgctxt "a#a"\nmsgid "We receive it."\nmsgstr "Etwas"\n'],
)
def test_unfinished_entry_of_the_new_text_is_filled(there: str) -> None:
    there = there if "msgctxt" in there else f'msgctxt "a#a"\n{there}'

    text, count = carried(f"{HEAD}{ENTRY}\n{there}", KEYS, "2026-11-25: carried.")

    assert count == 1
    assert text.count('msgid "We receive it."') == 1
    assert text == HEAD + ENTRY + COPY


def test_finished_entry_of_the_new_text_stays() -> None:
    text = f'{HEAD}{ENTRY}\nmsgctxt "a#a"\nmsgid "We receive it."\nmsgstr "Eigenes."\n'
    assert carried(text, KEYS, "x") == (text, 0)


def test_nothing_is_carried_from_an_entry_without_translation() -> None:
    text = f'{HEAD}\nmsgctxt "a#a"\nmsgid "We recieve it."\nmsgstr ""\n{OTHER}'
    assert carried(text, KEYS, "x") == (text, 0)


def test_unconfirmed_translation_stays_unconfirmed() -> None:
    text = carried(HEAD + ENTRY.replace("#, no-wrap", "#, fuzzy"), KEYS, "x")[0]
    assert text.count("#, fuzzy") == 2
