"""What rules on translations pass over or find by a quick way: the plain way finds the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from noticepress.catalogs.added_markup import Markup, _features_of, _hide_facts
from noticepress.register.register import FACT
from noticepress.rules.literals.reading import _characters, read
from noticepress.rules.translations.fidelity import _INLINE_MARK, _shown_facts, targets
from noticepress.rules.translations.left_over import _all_runs, _may_hold
from noticepress.rules.translations.numbers.durations import _UNITS, _any_unit, _pattern
from noticepress.rules.translations.numbers.words.number_words import (
    _TABLE,
    HAN_LANGUAGES,
    VALUES,
    _may_be_there,
    numerals_of,
)
from noticepress.rules.translations.numbers.words.number_words import _pattern as _number_pattern
from noticepress.rules.translations.plain import NOT_WORDS, masked
from noticepress.rules.translations.sentences import _ABBREVIATION
from noticepress.texts.dialect import Dialect
from noticepress.texts.inline import read_inline
from noticepress.texts.roles import tag_of

PIECES = (
    *("*", "**", "***", "_", "__", "`", "\\", "\\*", "[", "]", "(", ")", "](", "][", "<", ">", "{", "}", "&", "&ast;"),
    *("[a](#b)", "[*a](#b)", "[a_b]({{ a_b }})", "[{{ a_b }}](https://example.org/a_b)", "[^1]", "[TOC]", "<b>"),
    *("</b>", "{{ a_b }}", "{{ a*b }}", "{{a_b}}", "{{", "}}", "%(a)s", "{: .a}", "{#a}", "https://a.example"),
    *("WWW.A.EXAMPLE", "http\u017f://a.example", "www.", "a@b.example", "word", "Word", "the", "of", "and", "you"),
    *("z. B.", "Nr.", "e.g.", " ", " ", "  ", "\n", "  \n", ".", ". ", "!", ":", "-", "’", "1", "\uff12", "二〇一八年"),
    *("\u00a0", "\u202f", "ä", "\ufb01", "¨", "\u0301", "&nbsp;", "<br>", "!["),
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
MARKUP, DIALECT = Markup(), Dialect()


@given(texts)
@example("https://a.example www.b.example WWW.c.example")
def test_what_is_no_word_is_masked_wherever_it_stands(text: str) -> None:
    assert masked(text, " X ") == NOT_WORDS.sub(" X ", text)


@given(texts, st.sampled_from(["paragraph", "heading 2", "cell"]))
@example("**{{ a_b }}** *[a](#b)*", "paragraph")
@example("**a*b**", "paragraph")
def test_marks_that_surely_take_effect_are_not_seen(text: str, role: str) -> None:
    shown = _shown_facts(text, MARKUP.tags(text, role))

    if shown is not None:
        words = read_inline(text, tag_of(role)).words
        assert Counter(_INLINE_MARK.findall(words)) == Counter(_INLINE_MARK.findall("".join(shown.elements())))


@given(texts, st.sampled_from(["paragraph", "heading 2", "cell"]))
@example("A text: with a colon, 5 % and {{ a_b }}.", "paragraph")
@example("数据", "heading 2")
def test_text_has_what_markdown_makes_of_it(text: str, role: str) -> None:
    facts = frozenset(FACT.findall(text))
    made: Counter[str] = Counter()
    for html, raw in DIALECT.readings(_hide_facts(text, facts), tag_of(role)):
        made |= _features_of(html, raw)

    assert dict(MARKUP._features(text, role, facts)) == dict(made)  # noqa: SLF001 (the quick way is in there)


@given(texts, st.sampled_from(["p", "td"]))
@example("[TOC]", "p")
def test_block_without_a_heading_is_rendered_as_with_a_table_of_contents(text: str, tag: str) -> None:
    every = Dialect()
    every.__dict__["_without_contents"] = tuple(every._markdown.treeprocessors)  # noqa: SLF001 (there is no other way to them)

    for referring in (True, False):
        ours, theirs = (each.render_inline(text, tag, referring=referring) for each in (DIALECT, every))
        assert ours == theirs


@given(texts)
@example("a  b **25** May")
def test_text_is_read_as_its_characters_are(text: str) -> None:
    reading = read(text)
    characters = list(_characters(reading.typed))

    assert reading.text == "".join(char for char, _ in characters)
    assert all(reading.as_typed(at, at + 1) == reading.typed[slice(*place)] for at, (_, place) in enumerate(characters))


@given(texts)
@example("of the and")
def test_no_row_of_english_words_is_passed_over(text: str) -> None:
    for latin in (True, False):
        runs = frozenset(_all_runs(text, (), latin=latin))
        assert not runs or _may_hold(runs, text, latin=latin)


@given(texts)
def test_text_that_leads_nowhere_has_no_sign_of_it(text: str) -> None:
    assert targets(text) == targets(f"/ {text}")


@given(texts)
@example("e.g. z. B. Nr. 5 approx. Inc.")
def test_abbreviations_are_found_as_without_the_look_ahead(text: str) -> None:
    plain = _ABBREVIATION.pattern.replace(r"(?=\w{1,6}\.)", "", 1)

    assert plain != _ABBREVIATION.pattern
    assert _ABBREVIATION.sub("", text) == re.sub(plain, "", text)


@cache
def durations(language: str) -> st.SearchStrategy[str]:
    """Texts that may hold a duration in words."""
    words = "一二十" if language in HAN_LANGUAGES else [each for each in numerals_of(language) if each.isalpha()]
    units = st.one_of(*(st.from_regex(f"(?:{unit})", fullmatch=True) for unit in _UNITS[language]))
    between, behind = (
        st.sampled_from([" ", "", "-", " (2) ", " whole ", "\u00a0"]),
        st.sampled_from(["", ".", "x", " ", "間"]),
    )
    return st.tuples(st.sampled_from(["", "x", "on "]), st.sampled_from(words), between, units, behind).map("".join)


@settings(max_examples=50)
@given(st.sampled_from(sorted(_UNITS)).flatmap(lambda language: st.tuples(st.just(language), durations(language))))
@example(("de", "zwei Kalendermonate"))
def test_no_duration_is_passed_over(drawn: tuple[str, str]) -> None:
    language, text = drawn

    assert _any_unit(language).search(text) or not _pattern(language).search(text)


@cache
def numbers(language: str) -> st.SearchStrategy[str]:
    """Texts that may hold numbers in words, in whatever case."""
    words = re.sub(r"[*_|]|\(.*?\)", " ", _TABLE[language]).split()
    cased = st.builds(lambda word, case: case(word), st.sampled_from(words), st.sampled_from(CASES))
    return st.lists(st.one_of(cased, st.sampled_from(["x", "-", "ßig", "\u0307", "tägig"])), max_size=4).map(" ".join)


CASES = (str, str.upper, str.title, str.swapcase, lambda word: word.replace("i", "\u0130"))


@given(st.sampled_from(sorted(_TABLE)).flatmap(lambda language: st.tuples(st.just(language), numbers(language))))
@example(("tr", "\u0130K\u0130 BIR"))
@example(("de", "DREI\u1e9eIG"))
def test_no_number_in_words_is_passed_over(drawn: tuple[str, str]) -> None:
    language, text = drawn

    for number in map(str, VALUES):
        assert _may_be_there(number, text, language) or not _number_pattern(number, language).search(text)
