"""TR004 to TR010: whether a translation says what its English says, as far as a machine can tell.

Differences are counted as multisets: the order is the translator's.
"""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from noticepress.catalog import Entry
from noticepress.checks.rule import Rule, Violation, rule
from noticepress.checks.scripts import script_matches, script_of
from noticepress.checks.subject import CatalogSubject
from noticepress.errors import quote
from noticepress.glossary import fold_case

_TARGET = re.compile(r"\]\(\s*<?((?:\{\{[^{}]*\}\}|[^\s)>])+)")
_AUTOLINK = re.compile(r"(?<!\]\()<([a-z][a-z0-9+.-]*:[^>\s]+|[^<>\s@]+@[^<>\s]+)>", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_REFERENCE = re.compile(r"\](\[[^\]^]*\])")
_BARE = re.compile(r"(?<![(<\w])(?:https?://|www\.)[^\s<>()\]\[“”„«»「」（）。，、]+", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_NOT_TEXT = re.compile(
    r"\{\{[^{}]*\}\}|%\(\w+\)s|\]\([^)]*\)|\[\^[^\]]*\]|</?[a-z][^<>]*>|https?://\S+|\{[:#.][^{}]*\}|`[^`]*`",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,’'٬\u00a0\u202f\u2009 ]\d{3}(?!\d))*(?:[.,]\d+)*")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_GROUPED = re.compile(r"\d{1,3}(?:([.,’'٬\u00a0\u202f\u2009 ])\d{3})(?:\1\d{3})*")
_SEPARATORS = re.compile(r"[.,’'٬\u00a0\u202f\u2009 ]")
_SMALL = 20
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_REMEMBERED = 4096
"""Texts whose features are kept: the English ones come again with each catalog."""

_LENGTH_FLOOR = 40
_LENGTH_SAMPLE = 20
_SHORTEST, _LONGEST = 0.5, 2.0
_LONG_MESSAGE = 200
_SHORTEST_LONG, _LONGEST_LONG = 0.6, 1.6
_JOINED = 0.8
"""A Chinese or Japanese text of fewer sentences that is about as long as usual has joined them."""
_REPEATED = 10
_ABBREVIATION = re.compile(r"\b(?:Inc|Ltd|No|Nr|Art|Abs|z\.B|bzw|usw|resp|č|str|tj|т\.е|ст|г)\.")
_SENTENCE_END = re.compile(r"[.!?…](?=[\s\u201d\u201c»)]|$)|[。！？]")


@rule(
    "TR004",
    summary="Links, anchors or e-mail addresses differ",
    explanation="A translation leads to the same places as its English, footnotes included. The text of a link is the "
    "translator's, its target is not.",
    example="[Ihre Rechte](#ihre-rechte) for [Your rights](#your-rights).",
    remedy="copy the target from the English text",
)
def links_match(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of targets is that of English."""
    for _, entry, english, text in subject.translated():
        there, here = targets(english), targets(text)
        for target in (there - here).elements():
            yield Violation(*subject.place(entry), f"the link {target} is missing in {quote(text)}")
        for target in (here - there).elements():
            told = f"the link {target} is not in the English text"
            yield Violation(*subject.place(entry), told, "remove or mend it", text=target)


@lru_cache(maxsize=_REMEMBERED)
def targets(text: str) -> Counter[str]:
    """Every place that a text leads to: link targets, bare addresses, e-mail addresses, footnotes, references."""
    found: Counter[str] = Counter()
    for pattern in (_TARGET, _AUTOLINK, _NOTE, _REFERENCE):
        found.update(re.sub(r"\{\{\s*(.*?)\s*\}\}", r"{{ \1 }}", match) for match in pattern.findall(text))
    rest = _AUTOLINK.sub(" ", _TARGET.sub("](", text))
    found.update(match.rstrip(".,;:!?") for match in _BARE.findall(rest))
    found.update(_EMAIL.findall(rest))
    return found


@rule(
    "TR005",
    summary="Numbers differ",
    explanation="Each number of the English text stands in the translation, written as the language writes it: digits "
    "of any script and separators of any kind are folded, so that 10.000, 10 000 and 10,000 are one number. A word may "
    "stand for a small number where the glossary lists it.",
    example="“30 Tage” for “13 days”.",
    remedy="write the number of the English text",
)
def numbers_match(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of numbers is that of English, less what the glossary allows."""
    numerals = subject.glossary.numerals_for(subject.catalog.name)
    with_digits = [form for term in subject.terms for form in term.accept if any(map(str.isdigit, form))]
    for _, entry, english, text in subject.translated():
        there, here = numbers(english), numbers(_without(text, with_digits))
        missing, extra = there - here, here - there
        for number in missing.elements():
            if not _is_spelled_out(number, text, numerals):
                yield Violation(*subject.place(entry), f"the number {number} is missing in {quote(text)}")
        for number in extra.elements():
            yield Violation(*subject.place(entry), f"the number {number} is not in the English text", text=number)


@lru_cache(maxsize=_REMEMBERED)
def numbers(text: str) -> Counter[str]:
    """Every number of a text, folded: plain digits, no group separators, a point for decimals."""
    plain = unicodedata.normalize(
        "NFKC", _NOT_TEXT.sub(" \ufffc ", text).replace("\u00a0", "\u202f").replace("\u066b", ".")
    )
    digits = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)
    return Counter(_fold_number(match.group()) for match in _NUMBER.finditer(digits))


def _fold_number(number: str) -> str:
    if _GROUPED.fullmatch(number):
        return _SEPARATORS.sub("", number)
    marks = _SEPARATORS.findall(number)
    if len(set(marks)) > 1 and marks.count(marks[-1]) == 1:  # 1.234,5
        whole, decimals = number.rsplit(marks[-1], 1)
        return f"{_SEPARATORS.sub('', whole)}.{decimals}"
    return number.replace(",", ".")


def _without(text: str, forms: list[str]) -> str:
    plain = fold_case(text)
    for form in forms:
        plain = plain.replace(form, " ")
    return plain if forms else text


def _is_spelled_out(number: str, text: str, numerals: dict[str, tuple[str, ...]]) -> bool:
    small = number.isdigit() and int(number) <= _SMALL
    return small and any(word in fold_case(text) for word in numerals.get(number, ()))


@rule(
    "TR006",
    summary="Inline markup differs",
    explanation="What is bold, emphasised or code in English is so in the translation. Both are rendered and their "
    "elements counted, so that marks which do not take effect are found too.",
    example="** Ihre Daten** with a space that keeps it from being bold.",
    remedy="set the English text's marks around the same words",
)
def markup_matches(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of inline elements is that of English."""
    for message, entry, english, text in subject.translated():
        there, here = subject.markup.tags(english, message.role), subject.markup.tags(text, message.role)
        if there != here:
            wanted = ", ".join(f"{count} × {tag}" for tag, count in sorted(there.items())) or "none"
            found = ", ".join(f"{count} × {tag}" for tag, count in sorted(here.items())) or "none"
            yield Violation(*subject.place(entry), f"inline elements: {found}; in English: {wanted}")


@rule(
    "TR009",
    summary="The translation is the English text",
    explanation="A message copied over untranslated looks finished and is not. Names that the glossary keeps, and one "
    "or two words that two languages share, do not count.",
    example='msgid "We delete it securely." with the same msgstr.',
    remedy="translate it; where the texts are rightly the same, say so in the entry: noticepress: allow TR009 — reason",
)
def is_translated_at_all(subject: CatalogSubject) -> Iterator[Violation]:
    """A text of several words is not the same as English."""
    least = 3 if script_of(subject.catalog.name) == "Latn" else 1
    for _, entry, english, text in subject.translated():
        if fold_case(english) != fold_case(text):
            continue
        rest = _NOT_TEXT.sub(" ", english)
        for name in subject.glossary.kept:
            rest = rest.replace(name, " ")
        if len(_WORD.findall(rest)) >= least:
            yield Violation(*subject.place(entry), f"the translation of {quote(english)} is the English text")


@rule(
    "TR010",
    summary="Much shorter or longer than usual, or a sentence lost or doubled",
    explanation="A sentence was dropped, or something was added: the length differs from what is usual in this catalog "
    "(by a factor of two; in long messages by half), there are fewer sentences than in English, or one stands twice. "
    "Chinese and Japanese, which join sentences freely, must be shorter besides; Thai writes no full stops.",
    example="One sentence where the English has three.",
    remedy="compare with the English text sentence by sentence",
)
def length_is_usual(subject: CatalogSubject) -> Iterator[Violation]:
    """The length relative to English is within bounds of the catalog's median; sentences are all there, once."""
    compared = [
        (entry, english, text)
        for _, entry, english, text in subject.translated()
        if _text_length(english) >= _LENGTH_FLOOR
    ]
    script = script_of(subject.catalog.name)
    counts_sentences, ends_sentences = script in ("Latn", "Cyrl", "Kore"), script in ("Hans", "Hant", "Jpan")
    usual = _usual_ratio(compared)
    for entry, english, text in compared:
        here, there = _sentences(text), _sentences(english)
        length = _text_length(english)
        joined = length < 2 * _LENGTH_FLOOR or _text_length(text) >= _JOINED * usual * length
        if len(here) < len(there) and (counts_sentences or (ends_sentences and not joined)):
            message = f"{len(here)} sentences, where English has {len(there)}: {quote(text)}"
            yield Violation(*subject.place(entry), message)
        for sentence, count in Counter(here).items():
            if count > 1 and len(sentence) >= _REPEATED and len(set(there)) == len(there):
                yield Violation(*subject.place(entry), f"a sentence stands {count} times: {quote(sentence)}")
    if len(compared) >= _LENGTH_SAMPLE:
        yield from _unusual_lengths(subject, compared)


def _unusual_lengths(subject: CatalogSubject, compared: list[tuple[Entry, str, str]]) -> Iterator[Violation]:
    usual = _usual_ratio(compared)
    for entry, english, text in compared:
        ratio = _text_length(text) / _text_length(english)
        long = _text_length(english) >= _LONG_MESSAGE
        shortest, longest = (_SHORTEST_LONG, _LONGEST_LONG) if long else (_SHORTEST, _LONGEST)
        if not shortest * usual <= ratio <= longest * usual:
            how = "shorter" if ratio < usual else "longer"
            message = f"{how} than usual ({ratio / usual:.1f} × the catalog's median): {quote(text)}"
            yield Violation(*subject.place(entry), message)


def _usual_ratio(compared: list[tuple[Entry, str, str]]) -> float:
    """The median of how long translations are beside their English; 0 where there are none."""
    ratios = [_text_length(text) / _text_length(english) for _, english, text in compared]
    return statistics.median(ratios) if ratios else 0.0


def _sentences(text: str) -> list[str]:
    """The sentences of a text, without their ends; abbreviations such as “Inc.” end none."""
    plain = _ABBREVIATION.sub("", _NOT_TEXT.sub("x", text))
    return [sentence.strip() for sentence in _SENTENCE_END.split(plain) if _WORD.search(sentence)]


def _text_length(text: str) -> int:
    """Length without placeholders and link targets, which are equally long in every language."""
    return len(_NOT_TEXT.sub("", text).strip())


RULES: tuple[Rule[CatalogSubject], ...] = (
    links_match,
    numbers_match,
    markup_matches,
    script_matches,
    is_translated_at_all,
    length_is_usual,
)
