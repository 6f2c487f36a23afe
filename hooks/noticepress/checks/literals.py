"""VE008: dates and version numbers that were typed by hand, in English and in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from noticepress.catalog import Catalog, Key
from noticepress.checks.rule import Rule, Violation, rule
from noticepress.errors import quote
from noticepress.extract import Message
from noticepress.model import Notice

ENGLISH_PHRASE = "Version %(number)s"
"""How the English text says a version's number; the msgid of the same words in other languages."""
ENGLISH = ("en", "en_001", "en_US", "en_GB", "en_AU", "en_IN")
_FORMATS = ("full", "long", "medium", "short")
_SPACE = re.compile(r"[\s\u00a0\u202f\u2009]+")


@dataclass(frozen=True, slots=True)
class LiteralSubject:
    """The texts of a notice in one language: its English messages, or a catalog."""

    notice: Notice
    messages: Mapping[Key, Message]
    cldr: tuple[str, ...]
    """CLDR locales in whose formats dates are looked for."""
    version_phrase: str
    """How the language says “Version %(number)s”."""
    catalog: Catalog | None = None
    """The catalog; ``None`` for the English text."""

    def texts(self) -> Iterator[tuple[str, int, str]]:
        """(path, line, text) of each text."""
        if self.catalog is None:
            for message in self.messages.values():
                if not message.context.startswith("register#"):
                    yield (*message.places[0], message.id)
            return
        for entry in self.catalog:
            if entry.key in self.messages and not entry.context.startswith("register#"):
                for text in entry.texts:
                    yield (self.catalog.path, entry.line, text)


@rule(
    "VE008",
    summary="A literal date or version where a fact belongs",
    explanation="A date of the register is stored once and never typed by hand: a text that says it in words goes "
    "stale with the next version. Looked for in every format of each language; summaries and reasons in the register "
    "may name versions.",
    example="“This version applies from 25 May 2018.”",
    remedy="write {{ effective_date }}, {{ version }} or another fact",
)
def no_literal_dates(subject: LiteralSubject) -> Iterator[Violation]:
    """No text holds a date of the register, or a version number beside the word for version."""
    wanted = {**_dates(subject.notice, subject.cldr), **_versions(subject.notice, subject.version_phrase)}
    if not wanted:
        return
    longest_first = sorted(wanted, key=len, reverse=True)
    pattern = re.compile(
        "|".join(f"{_edge(form[0], 'before')}{re.escape(form)}{_edge(form[-1], 'after')}" for form in longest_first)
    )
    for path, line, text in subject.texts():
        for match in pattern.finditer(_fold(text)):
            yield Violation(path, line, f"“{match[0]}” is {wanted[match[0]]}, typed by hand in {quote(text)}")


def _edge(char: str, side: str) -> str:
    """What must not stand beside a form: more digits, or more letters where words are parted by spaces."""
    if char.isdigit():
        return r"(?<![\d.,])" if side == "before" else r"(?![\d]|[.,]\d)"
    if not char.isalpha() or unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")):
        return ""
    return r"(?<!\w)" if side == "before" else r"(?!\w)"


def _dates(notice: Notice, locales: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for version in notice.versions:
        for name, value in (("published", version.published), ("effective", version.effective)):
            if value:
                for form in _forms(value, locales):
                    found.setdefault(form, f"the {name} date of version {version.number}")
    return found


def _forms(value: date, locales: Iterable[str]) -> Iterator[str]:
    yield value.isoformat()
    for locale in locales:
        for style in _FORMATS:
            yield _fold(format_date(value, format=style, locale=locale))
        # Without a year's abbreviation or a full stop, as it stands within a sentence.
        yield _fold(format_date(value, format="long", locale=locale)).rstrip(". г")


def _versions(notice: Notice, phrase: str) -> dict[str, str]:
    return {
        _fold(phrase.replace("%(number)s", version.number)): f"the number of version {version.number}"
        for version in notice.versions
    }


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).casefold()


RULES: tuple[Rule[LiteralSubject], ...] = (no_literal_dates,)
