"""What has become of blocks and sections: the table in tests/cases/redlines.yml, and what holds for any two texts."""

from __future__ import annotations

import itertools

import pytest
from babel.support import NullTranslations
from hypothesis import given

from comparisons import CASES, kinds, marked, read, texts
from growth import MOST, growth
from noticepress.editions.comparing.blocks.alignment import align
from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.blocks.reading import Block, read_blocks
from noticepress.editions.comparing.pieces import Note, Summary
from noticepress.editions.comparing.redline import in_language, redline
from noticepress.editions.comparing.words.changed import is_changed
from noticepress.editions.comparing.words.tokens import Kind as TokenKind
from noticepress.editions.views.changes import redline_view


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["name"])
def test_blocks_that_belong_together_are_found(case):
    assert kinds(redline(read(case["old"]), read(case["new"]))) == case["kinds"]


def table(rows: list[str]) -> dict[str, str]:
    cells = [row.split(" | ") for row in rows]
    lines = [
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row) for tag, row in zip(["th"] + ["td"] * 9, cells, strict=False)
    ]
    return {"a": f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"}


@pytest.mark.parametrize("case", CASES["columns"], ids=lambda case: case["name"])
def test_cells_of_the_columns_that_stayed_have_not_changed(case):
    found = redline(read(table(case["old"])), read(table(case["new"])))

    (section,) = found.sections
    assert [" | ".join(map(marked, piece.cells)) for piece in section.pieces] == case["marked"]


@given(texts())
def test_every_block_is_there_once_and_in_order(pair):
    old, new = map(read, pair)
    entries = [entry for section in align(old, new) for entry in section.entries]
    accepted = [number for entry in entries for number in entry.new]
    rejected = [number for entry in entries if not entry.moved for number in entry.old]
    assert accepted == list(range(len(new.blocks)))
    assert rejected == list(range(len(old.blocks)))


@given(texts())
def test_a_block_moves_from_one_place_to_one_place(pair):
    old, new = map(read, pair)
    entries = [entry for section in align(old, new) for entry in section.entries]
    gone = [number for entry in entries if entry.kind is Kind.AWAY for number in entry.old]
    come = [number for entry in entries if entry.moved for number in entry.old]
    assert sorted(gone) == sorted(come)


@given(texts())
def test_words_of_a_pair_give_both_texts(pair):
    old, new = map(read, pair)
    for section in redline(old, new).sections:
        for piece in section.pieces:
            if piece.cells:
                after = [[token for run in cell for token in run.new] for cell in piece.cells]
                before = [[token for run in cell for token in run.old] for cell in piece.cells]
                assert (_words(after), _words(before)) == (_texts(piece.new), _texts(piece.old))


@given(texts())
def test_a_text_beside_itself_shows_nothing(pair):
    for sections in pair:
        same = redline(read(sections), read(sections))
        assert same.summary == Summary(renumbered=same.summary.renumbered)
        assert not same.changed_sections


@given(texts())
def test_a_piece_is_the_same_only_where_a_reader_sees_the_same(pair):
    old, new = map(read, pair)
    for section in redline(old, new).sections:
        for piece in section.pieces:
            if piece.kind is Kind.SAME:
                assert [block.keys for block in piece.old] == [block.keys for block in piece.new]
            elif piece.kind is Kind.CHANGED:
                assert any(map(is_changed, piece.cells))


@given(texts())
def test_every_language_has_the_operations_of_the_prevailing_text(pair):
    old, new = pair
    english = redline(read(old), read(new))
    # A translation with the same blocks, in which every sentence reads otherwise.
    other = in_language(english, *(read(_translation(each)) for each in pair))
    assert [(section.old, section.new, section.moved) for section in other.sections] == [
        (section.old, section.new, section.moved) for section in english.sections
    ]
    assert kinds(other) == kinds(english)
    assert other.summary == english.summary


@given(texts())
def test_a_locale_with_the_prevailing_text_has_its_redline(pair):
    before, after = (read(each) for each in pair)
    english = redline(before, after)
    assert in_language(english, before, after) is english


def test_a_link_that_leads_elsewhere_is_named():
    case = next(case for case in CASES["texts"] if case["name"] == "a link that leads elsewhere is a change")
    (section,) = redline(read(case["old"]), read(case["new"])).sections
    (link,) = section.pieces[0].links
    assert (link.words, link.old, link.new) == ("our policy", "https://example.org/a", "https://example.org/b")


def test_what_is_not_translated_is_shown_as_the_english_redline():
    old, new = {"a": "<p>We keep data.</p>"}, {"a": "<p>We keep your data.</p>"}
    english = redline(read(old), read(new))
    translated = {"a": "<p>Wir bewahren Daten auf.</p>"}
    fallback = {"a": '<p class="untranslated" lang="en">We keep your data.</p>'}
    (piece,) = in_language(english, read(translated), read(fallback)).sections[0].pieces
    assert Note.UNTRANSLATED in piece.notes
    assert piece.cells == english.sections[0].pieces[0].cells
    assert piece.lang == "en"


def test_a_translation_that_stayed_is_told():
    old, new = {"a": "<p>We keep the data.</p>"}, {"a": "<p>We keep data.</p>"}
    translated = {"a": "<p>Wir bewahren Daten auf.</p>"}
    other = in_language(redline(read(old), read(new)), read(translated), read(translated))
    assert other.sections[0].pieces[0].notes == {Note.SAME_TRANSLATION}


def test_a_translation_that_was_revised_is_told():
    same = {"a": "<p>We keep data.</p>"}
    old, new = {"a": "<p>Wir bewahren Daten auf.</p>"}, {"a": "<p>Wir speichern Daten.</p>"}
    other = in_language(redline(read(same), read(same)), read(old), read(new))
    assert other.sections[0].pieces[0].notes == {Note.REVISED}


def _translation(sections):
    return {name: html.replace("<p>", "<p>¡Hola! ").replace("<li>", "<li>¡Hola! ") for name, html in sections.items()}


def _words(cells):
    return ["".join(token.text for token in cell if token.kind is not TokenKind.BREAK) for cell in cells]


def _texts(blocks):
    if len(blocks) == 1:
        return ["".join(token.text for token in cell) for cell in blocks[0].tokens]
    return ["".join(token.text for block in blocks for token in block.tokens[0])]


def test_a_section_that_moved_is_listed_once():
    case = next(case for case in CASES["texts"] if "moved as a whole" in case["name"])
    found = redline(read(case["old"]), read(case["new"]))

    view = redline_view(found, NullTranslations(), "")

    assert [section.title for section in view.changed].count("One") == 1
    assert [section.title for section in view.sections].count("One") == 2


def test_items_have_the_numbers_that_browsers_count():
    html = '<ol start="0"><li>a</li><li><p>b</p><ul><li>c</li></ul><p>d</p></li></ol><ol><li value="7">e</li></ol>'
    assert [block.counted for block in read_blocks("a", html, 1)] == ["0", "1", "", "", "7"]


def test_time_of_reading_a_numbered_list_grows_with_it():
    fresh = itertools.count()  # a section that was read before is remembered

    def blocks(count: int) -> tuple[Block, ...]:
        return read_blocks("a", f"<ol>{'<li>x</li>' * count}<li>{next(fresh)}</li></ol>", 1)

    assert growth(blocks, 500) < MOST
