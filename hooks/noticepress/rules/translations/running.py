"""The running words of an English text: what is left without names, addresses, numbers, identifiers and placeholders.

Names keep their form in every language, and so do postal addresses; a text of these alone is the same in a good
translation, or longer, or shorter, and says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from noticepress.rules.translations.plain import masked

_EMAIL_OR_DOMAIN = re.compile(
    r"(?<![\w.%+-])[\w.%+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.*-])(?:[*\w-]+\.)+(?:[a-zA-Z]{2,24})(?:/[\w./?=&%#-]*)?(?![\w-])"
)
_MAY_HOLD_ONE = re.compile(r"[@.][\w-]")
_IDENTIFIER = re.compile(r"(?<![\w.*<>-])[\w.*<>-]*(?:_|\d|(?<=[a-z])[A-Z])[\w.*<>-]*")
"""What has an underscore, a digit or a capital inside: ``_ga``, ``ISO27001``, ``iCloud``."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.&/][^\W\d_]+)*")
_PARTED = re.compile(r"[,;:|·•()\n]|\\\n| [–—-] |[.!?](?:\s|$)")
_IN_NAMES = frozenset(
    {
        *("of", "the", "and", "for", "on", "in", "at", "by", "de", "la", "le", "du", "des", "der", "die", "das"),
        *("und", "van", "von", "et", "e", "y", "i", "da", "do", "di", "del"),
    }
)
"""Small words that stand within names: Bank of England."""
_EVERYWHERE = frozenset(
    {"e-mail", "email", "tel", "fax", "telefax", "web", "www", "c/o", "attn", "inc", "ltd", "llc", "gmbh"}
)
"""What many languages write alike before or in an address."""
_NEVER_NAMES = frozenset(
    {
        *("about", "access", "age", "changes", "children", "choices", "conditions", "consent", "contact", "cookies"),
        *("data", "definitions", "deletion", "duration", "exceptions", "general", "introduction", "languages", "law"),
        *("liability", "minors", "necessary", "notice", "optional", "overview", "payment", "policy", "preferences"),
        *("privacy", "processing", "provider", "purpose", "purposes", "recipients", "required", "retention", "rights"),
        *("scope", "security", "services", "sharing", "storage", "summary", "terms", "transfers", "updates", "version"),
    }
)
"""Words of headings, which stand with a capital letter alone."""
_ADDRESS_PARTS = 2
_NAME = "\u01b7"
"""Stands for a name that every language keeps: a capital letter that no word has."""


def without_machine_parts(text: str) -> str:
    """A text without placeholders, link targets, e-mail addresses, domains and code."""
    plain = masked(text, " ")
    return _EMAIL_OR_DOMAIN.sub(" ", plain) if _MAY_HOLD_ONE.search(plain) else plain


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in lower case in some text of several: no names, wherever they have a capital letter."""
    return _NEVER_NAMES.union(word for text in texts if " " in text for word in _lower_case_words(text))


@lru_cache(maxsize=8192)
def _lower_case_words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(without_machine_parts(text)) if word.islower())


def running_words(text: str, kept: Iterable[str], known: frozenset[str]) -> list[str]:
    """The running words of an English text; ``kept`` are names, ``known`` is its :func:`vocabulary`."""
    plain = masked(text, " ")
    for name in kept:
        plain = plain.replace(name, _NAME)
    rest = _IDENTIFIER.sub(" ", _EMAIL_OR_DOMAIN.sub(" ", plain))
    phrases = [_WORD.findall(part) for part in _PARTED.split(rest)]
    running = [word for phrase in phrases for word in _of_phrase(phrase, known) if word != _NAME]
    if all(word in _IN_NAMES for word in running):
        return []
    if any(word[0].islower() for word in running):
        return running
    has_machine_part = rest != plain
    is_address = has_machine_part or sum(map(bool, phrases)) > _ADDRESS_PARTS
    return [] if is_address else running


def is_one_word(text: str, known: frozenset[str]) -> bool:
    """Whether a text is one word, and that no name."""
    return text.strip(" .:*").lower() in known


def _of_phrase(words: list[str], known: frozenset[str]) -> Iterator[str]:
    """The running words of one phrase: a run of capitalised words with an unknown one in it is a name as a whole."""
    if sum(word.islower() for word in words) > 1 and words[0].istitle():  # the first word of a sentence
        yield words[0]
        words = words[1:]
    run: list[str] = []
    for index, word in enumerate((*words, "")):
        following = words[index + 1 : index + 2]
        if word[:1].isupper() or (run and word in _IN_NAMES and following and following[0][0].isupper()):
            run.append(word)
            continue
        if all(each.lower() in known or each in _IN_NAMES for each in run):
            yield from run
        run = []
        if word and word.lower() not in _EVERYWHERE:
            yield word


@lru_cache(maxsize=8192)
def is_mostly_running(text: str) -> bool:
    """Whether most of an English text's letters are those of running words: of a sentence, and not of an address."""
    plain = without_machine_parts(text)
    words = _WORD.findall(plain)
    letters = sum(map(len, words))
    lower = sum(len(word) for word in words if word.islower() and not _IDENTIFIER.fullmatch(word))
    return plain.isupper() or 2 * lower >= letters > 0
