"""The glossary (``locales/glossary.yml``): its text comes in, a :class:`Glossary` leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, Field

from noticepress.catalogs.rules import GLOSSARY
from noticepress.files.schema import KEYS, Reader
from noticepress.findings import NoticepressError
from noticepress.texts.unseen import unseen_in_yaml

_SPACES = re.compile(r"\s+")


class ForbiddenEntry(BaseModel):
    """A form that no translation may hold, and English words that explain it."""

    model_config = KEYS

    form: str = Field(min_length=1, description="The form that may not stand.")
    unless: list[str] = Field(
        default_factory=list, description="Words, or their beginnings, of an English text for which it may stand."
    )


def _as_entry(value: object) -> object:
    return {"form": value} if isinstance(value, str) else value


class TranslationEntry(BaseModel):
    """A defined term in one language."""

    model_config = KEYS

    term: str = Field(min_length=1, description="The dictionary form, as the named source has it.")
    accept: list[str] = Field(default_factory=list, description="Stems or forms, one of which a translation holds.")
    forbid: list[Annotated[ForbiddenEntry, BeforeValidator(_as_entry, json_schema_input_type=str | ForbiddenEntry)]] = (
        Field(default_factory=list, description="Forms that no translation may hold.")
    )


class TermEntry(BaseModel):
    """A defined term of the notices."""

    model_config = KEYS

    english: list[str] = Field(min_length=1, description="Words of the English text that are this term.")
    other_senses: list[str] = Field(default_factory=list, description="Words that hold them and mean something else.")
    other_words: list[str] = Field(
        default_factory=list,
        description="Words, or their beginnings, that explain a forbidden form where the English has one of them.",
    )
    whole_message: bool = Field(default=False, description="Whether only a message that is just the term counts.")
    languages: dict[str, TranslationEntry]


class BindingEntry(BaseModel):
    """How a language says what somebody must do, and what somebody may do."""

    model_config = KEYS

    must: list[str] = Field(min_length=1, description="Words, or their beginnings, one of which stands for “must”.")
    may: list[str] = Field(min_length=1, description="Words, or their beginnings, that stand for “may”.")


class GlossaryFile(BaseModel):
    """The glossary: ``locales/glossary.yml``."""

    model_config = KEYS

    sources: dict[str, str] = Field(description="By language: the official text that its terms are taken from.")
    kept: list[str] = Field(default_factory=list, description="Names that every language keeps as they are.")
    numerals: dict[str, dict[str, list[str]]] = Field(
        default_factory=dict, description="By language: words that may stand for a small number of the English text."
    )
    binding: dict[str, BindingEntry] = Field(
        default_factory=dict, description="By language: words for “must” and “may”, which are then told apart."
    )
    terms: dict[str, TermEntry]


_READER = Reader(GlossaryFile, GLOSSARY, "the glossary")


class Sense(NamedTuple):
    """What a defined term is in English."""

    english: tuple[str, ...]
    other_senses: tuple[str, ...]
    whole_message: bool

    def is_used(self, plain: str) -> bool:
        """Whether an English text, folded by :func:`fold_case`, uses the term in this sense."""
        if self.whole_message:
            return plain in self.english
        for other in self.other_senses:
            plain = plain.replace(other, " ")
        return bool(_any_word(self.english).search(plain))


class Senses:
    """What several terms are in English: asked again with every catalog, for the same texts."""

    def __init__(self, senses: tuple[Sense, ...]) -> None:
        self._senses = senses
        self.used = lru_cache(maxsize=8192)(self._used)

    def _used(self, plain: str) -> tuple[int, ...]:
        """Which of the terms, by their places, an English text uses that is folded by :func:`fold_case`."""
        return tuple(place for place, sense in enumerate(self._senses) if sense.is_used(plain))


@lru_cache(maxsize=64)
def senses_of(senses: tuple[Sense, ...]) -> Senses:
    """The same for all languages that have the same terms."""
    return Senses(senses)


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term in one language."""

    name: str
    english: tuple[str, ...]
    other_senses: tuple[str, ...]
    term: str
    accept: tuple[str, ...]
    forbid: tuple[str, ...]
    whole_message: bool = False
    other_words: tuple[str, ...] = ()
    """Beginnings of English words that explain any forbidden form."""
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Beginnings of English words that explain one forbidden form."""

    @property
    def sense(self) -> Sense:
        """What the term is in English, whatever the language."""
        return Sense(self.english, self.other_senses, self.whole_message)

    def is_in_translation(self, plain: str) -> bool:
        """Whether a translation, folded by :func:`fold_case`, holds the term in one of its accepted forms."""
        return any(form in plain for form in self.accept)

    def forbidden_in(self, plain: str, english: str) -> list[str]:
        """The forbidden forms in a translation that no other word of its English explains, both folded."""
        found = [form for form in self.forbid if form in plain]
        return [form for form in found if not self._is_explained(form, english)]

    def _is_explained(self, form: str, english: str) -> bool:
        if any(other in english for other in self.other_senses):
            return True
        words = (*self.other_words, *self.unless.get(form, ()))
        if self.whole_message:
            return english not in self.english and _begins_a_word(words, english)
        return _begins_a_word(words, _any_word(self.english).sub(" ", english))


def _begins_a_word(beginnings: tuple[str, ...], plain: str) -> bool:
    return bool(beginnings) and bool(_any_beginning(beginnings).search(plain))


@lru_cache
def _any_beginning(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, beginnings))})")


@lru_cache(maxsize=1024)
def _any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@dataclass(frozen=True, slots=True)
class Glossary:
    """The glossary of a project; empty where it has none."""

    path: str = "locales/glossary.yml"
    kept: tuple[str, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)
    numerals: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    terms: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    """By language."""
    binding: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    """By language: the beginnings of words for what must be, and for what may be."""

    def for_language(self, name: str) -> tuple[Term, ...]:
        """The terms of a catalog's language; a regional catalog's own come before its language's."""
        own = {term.name: term for term in self.terms.get(name, ())}
        for shorter in _shorter(name):
            for term in self.terms.get(shorter, ()):
                own.setdefault(term.name, term)
        return tuple(own.values())

    def binding_for(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """A language's words for what must be and for what may be; ``None`` where they are not told apart."""
        return next((self.binding[key] for key in (name, *_shorter(name)) if key in self.binding), None)

    def numerals_for(self, name: str) -> dict[str, tuple[str, ...]]:
        """Words of a language that may stand for a small number."""
        for key in (name, *_shorter(name)):
            if key in self.numerals:
                return self.numerals[key]
        return {}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of ``glossary.yml``, for editors."""
    return GlossaryFile.model_json_schema()


def parse_glossary(text: str, path: str) -> Glossary:
    """Read a glossary. Raises :class:`NoticepressError` with every IN011 finding in it."""
    file, located = _READER.read(text, path)
    if found := unseen_in_yaml(located):
        raise NoticepressError(found)
    languages = dict.fromkeys(name for entry in file.terms.values() for name in entry.languages)
    return Glossary(
        path=path,
        kept=tuple(sorted(file.kept, key=len, reverse=True)),
        sources=dict(file.sources),
        numerals={
            name: {digit: tuple(map(fold_case, words)) for digit, words in table.items()}
            for name, table in file.numerals.items()
        },
        terms={name: tuple(_terms(file, name)) for name in languages},
        binding={
            name: (tuple(map(fold_case, entry.must)), tuple(map(fold_case, entry.may)))
            for name, entry in file.binding.items()
        },
    )


@lru_cache(maxsize=20_000)
def fold_case(text: str) -> str:
    """Text for comparing words: lower case, every space a plain one, no soft hyphens, no Markdown emphasis."""
    plain = text.replace("İ", "i").replace("\u00ad", "").replace("*", "")
    return _SPACES.sub(" ", plain).casefold()


def _terms(file: GlossaryFile, language: str) -> Iterator[Term]:
    for name, entry in file.terms.items():
        own = entry.languages.get(language)
        if own:
            yield Term(
                name,
                tuple(map(fold_case, entry.english)),
                tuple(map(fold_case, entry.other_senses)),
                own.term,
                tuple(dict.fromkeys(fold_case(form) for form in (*own.accept, own.term))),
                tuple(fold_case(each.form) for each in own.forbid),
                entry.whole_message,
                tuple(map(fold_case, entry.other_words)),
                {fold_case(each.form): tuple(map(fold_case, each.unless)) for each in own.forbid if each.unless},
            )


def _shorter(name: str) -> Iterator[str]:
    parts = name.split("_")
    yield from ("_".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
