"""A seeded corpus for the benchmark: a notice with many versions in the sample's locales, and the same for others.

Each language's words are taken from the sample's own catalogs, so that lengths, scripts and sentences are those of
real texts; which words stand where is drawn from a seed. Texts of two languages or of two versions share nothing but
what the corpus says: a tenth of the paragraphs changes with each version, some passages are not translated, and the
last version is announced.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml
from babel import Locale as CldrLocale

from noticepress.catalogs.po.file import PoEntry
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.commands.acts.updating import extract_templates
from noticepress.commands.acts.versions.authoring import choose_notice, plan_publication, publication_files
from noticepress.editions.sources.project import Project
from noticepress.rules.translations.sentences import _ABBREVIATION

REPOSITORY = Path(__file__).resolve().parents[2]
SECTIONS = 18
PARAGRAPHS, ITEMS = 4, 4
"""Of each section."""
LONG, SHORT = 40, 10
"""English words of a paragraph and of an item: 3,600 in all."""
CHANGED = 10
"""One in so many paragraphs and items changes with each version."""
UNTRANSLATED = 40
"""One in so many messages is not translated, in the languages of :data:`BEHIND`."""
BEHIND = ("fr", "ja", "pl")
EVERY = timedelta(days=60)
FIRST_DAY = date(2010, 1, 1)
_NOTICE = """\
title: Notice of the benchmark
prevailing_clause: languages
numbering: {headings: decimal}
versions: []
"""
_PREAMBLE = """\
# Notice of the benchmark {{#top}}

{marker}

## Languages {{#languages}}

If the English text of this notice and its text in another language differ, the English text prevails.
"""
_END = re.compile(r"[.。]")
_CONTINUOUS = ("ja", "th", "zh")
"""Languages without spaces between words: their words are what stands between marks and spaces."""


@dataclass(frozen=True)
class Corpus:
    """A notice's texts by version: for each section, its blocks in English; the first section is the preamble."""

    versions: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def as_of(self) -> date:
        """A day on which the last version is announced."""
        return FIRST_DAY + EVERY * (len(self.versions) - 1) + timedelta(days=1)

    @staticmethod
    def number(index: int) -> str:
        """The number of a version by its place."""
        return f"1.{index}"


def make_corpus(versions: int, seed: int = 1) -> Corpus:
    """A corpus of so many versions."""
    draw = random.Random(seed)  # noqa: S311 (a benchmark, no secret)
    blocks = [
        [seeded_words("en", draw, length) for length in (LONG,) * PARAGRAPHS + (SHORT,) * ITEMS]
        for _ in range(SECTIONS)
    ]
    made = []
    for index in range(versions):
        if index:
            places = [(section, place) for section in range(SECTIONS) for place in range(PARAGRAPHS + ITEMS)]
            for section, place in draw.sample(places, len(places) // CHANGED):
                blocks[section][place] = seeded_words("en", draw, LONG if place < PARAGRAPHS else SHORT)
        made.append(tuple(tuple(section) for section in blocks))
    return Corpus(tuple(made))


def seeded_words(language: str, draw: random.Random, count: int) -> str:
    """A text of so many words, in sentences of up to twenty; every fifth sentence has a number."""
    vocabulary, sentences = _vocabulary(language), []
    while count > 0:
        words = [draw.choice(vocabulary) for _ in range(min(count, 20))]
        count -= len(words)
        if draw.random() < 0.2:
            words.insert(len(words) // 2, str(draw.randrange(21, 900)))
        sentences.append(f"{words[0].capitalize()} {' '.join(words[1:])}.")
    return " ".join(sentences)


@cache
def translated(language: str, english: str) -> str:
    """A text in a language for an English one: as many sentences, the same numbers, the usual length."""
    draw = random.Random(hashlib.sha256(f"{language}\0{english}".encode()).digest())  # noqa: S311 (the same texts every time, and no secret)
    joint, stop = ("", "。") if language[:2] in ("ja", "zh") else ("" if language == "th" else " ", ".")
    sentences = []
    for part in filter(str.strip, _END.split(english)):
        wanted, words, length = len(part) * _ratio(language), [], 0.0
        while length < wanted or not words:
            words.append(draw.choice(_vocabulary(language)))
            length += len(words[-1]) + len(joint)
        words[1:1] = re.findall(r"\d+", part)
        text = joint.join(words)
        sentences.append(text[:1].upper() + text[1:])
    ends = _END.search(english) is not None
    if language == "th":
        return " ".join(sentences)
    return (f"{stop}{'' if stop == '。' else ' '}".join(sentences)) + (stop if ends else "")


@cache
def _vocabulary(language: str) -> tuple[str, ...]:
    """The words of a language in the sample, sorted, but for names of months and what a full stop abbreviates."""
    texts = [entry.texts[0] for entry in _sample(language)] if language != "en" else [e.id for e in _sample("de")]
    months = {
        fold
        for names in CldrLocale.parse(language).months["format"].values()
        for name in names.values()
        for fold in (name.lower().strip("."),)
    }
    pieces = re.split(
        r"[^\w]|\d" if language[:2] not in _CONTINUOUS else r"[^\w\u0e31-\u0e4e]|[\dA-Za-z]", " ".join(texts)
    )
    least, most = (2, 8) if language[:2] in _CONTINUOUS else (2, 24)
    found = {
        piece if language[:2] == "de" else piece.lower()
        for piece in pieces
        if least <= len(piece) <= most and all(unicodedata.category(each)[0] in "LM" for each in piece)
    }
    latin = {piece for piece in found if piece.isascii()} if not CldrLocale.parse(language).script else set()
    found -= {
        piece for piece in found if _ABBREVIATION.search(f"{piece}.") or _ABBREVIATION.search(f"{piece.title()}.")
    }
    keep = found - latin if language[:2] in ("ru", "ko", *_CONTINUOUS) else found
    return tuple(sorted(word for word in keep if word.lower() not in months | {"version", "may"} and len(word) > 1))


@cache
def _ratio(language: str) -> float:
    entries = [entry for entry in _sample(language) if entry.texts[0] and entry.id]
    return sum(len(entry.texts[0]) for entry in entries) / sum(len(entry.id) for entry in entries)


@cache
def _sample(language: str) -> tuple[PoEntry, ...]:
    base = language if (REPOSITORY / "locales" / language).is_dir() else language.split("_", maxsplit=1)[0]
    path = REPOSITORY / "locales" / base / "LC_MESSAGES" / "privacy.po"
    return read_po_file(path.read_text("utf-8"), path.name).entries


# As a project of noticepress


def write_project(root: Path, corpus: Corpus) -> None:
    """A project with the corpus as its notice ``privacy``, each version sealed, and its catalogs filled in."""
    root.mkdir(parents=True)
    for name in ("docs", "locales", "overrides", "hooks"):
        shutil.copytree(
            REPOSITORY / name,
            root / name,
            ignore=shutil.ignore_patterns("__pycache__", "privacy*", "cookies*", "noticepress"),
        )
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "locales" / "glossary.yml").unlink()
    notice = root / "docs" / "privacy"
    notice.mkdir()
    (notice / "notice.yml").write_text(_NOTICE, "utf-8")
    project = Project(root)
    for index, sections in enumerate(corpus.versions):
        _write_version(notice, corpus.number(index), sections)
        _enter(notice / "notice.yml", corpus.number(index), FIRST_DAY + EVERY * index)
        inputs, _ = project.read_sources()
        register = choose_notice(inputs, "privacy")
        plan = plan_publication(inputs, register, corpus.number(index), FIRST_DAY + EVERY * index)
        project.write_together(publication_files(project, register, plan))
    inputs, _ = project.read_sources()
    extract_templates(project, inputs, corpus.as_of)
    names = project.catalog_names
    update_catalogs(project, inputs, names, corpus.as_of)
    for name in names:
        fill_catalog(root, name)


def _write_version(notice: Path, number: str, sections: tuple[tuple[str, ...], ...]) -> None:
    folder = notice / number
    folder.mkdir()
    (folder / "index.md").write_text(_PREAMBLE.format(marker=sections[0][0]), "utf-8")
    for index, blocks in enumerate(sections):
        (folder / f"{(index + 1) * 10}-part-{index}.md").write_text(_section(index, blocks), "utf-8")


def _section(index: int, blocks: tuple[str, ...]) -> str:
    paragraphs = "\n\n".join(blocks[:PARAGRAPHS])
    items = "\n".join(f"- {item}" for item in blocks[PARAGRAPHS:])
    return f"## {_title(index)} {{#part-{index}}}\n\n{paragraphs}\n\n{items}\n"


def _title(index: int) -> str:
    draw = random.Random(index)  # noqa: S311 (the same texts every time, and no secret)
    return seeded_words("en", draw, 4).rstrip(".").translate(str.maketrans("", "", "0123456789")).replace("  ", " ")


def _enter(path: Path, number: str, published: date) -> None:
    data = yaml.safe_load(path.read_text("utf-8"))
    entry = {"version": number, "published": published, "effective": published + timedelta(days=30)}
    data["versions"].append({**entry, "summary": "Some paragraphs have changed."})
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def fill_catalog(root: Path, name: str) -> None:
    """Translate every message of a catalog, but for a few in languages that are behind; overlays stay empty."""
    path = root / "locales" / name / "LC_MESSAGES" / "privacy.po"
    if not path.is_file():
        return
    file = read_po_file(path.read_text("utf-8"), path.name)
    entries = tuple(
        replace(entry, texts=(translated(name, entry.id),)) if _is_done(name, entry) else entry
        for entry in file.entries
    )
    path.write_bytes(write_catalog(replace(file, entries=entries)))


def _is_done(name: str, entry: PoEntry) -> bool:
    if not entry.id or name in ("es_419", "zh_Hant_HK"):
        return False
    vital = entry.context.startswith("register") or "languages" in entry.context
    return vital or not _is_behind(name, entry.id)


def _is_behind(name: str, english: str) -> bool:
    return name in BEHIND and int(hashlib.sha256(english.encode()).hexdigest(), 16) % UNTRANSLATED == 0


# As Markdown for others


def markdown(corpus: Corpus, language: str, index: int) -> Iterator[str]:
    """The lines of a version in a language (``en`` for English), as one page."""

    def say(text: str) -> str:
        return text if language == "en" else translated(language, text)

    yield f"# {say('Notice of the benchmark')}\n"
    yield f"{say(corpus.versions[index][0][0])}\n"
    for place, blocks in enumerate(corpus.versions[index]):
        yield f"## {say(_title(place))}\n"
        yield from (f"{say(block)}\n" for block in blocks[:PARAGRAPHS])
        yield "\n".join(f"- {say(block)}" for block in blocks[PARAGRAPHS:]) + "\n"


def marker(corpus: Corpus, language: str, index: int) -> str:
    """What a page of a version in a language must hold: how its first paragraph begins."""
    english = corpus.versions[index][0][0]
    return (english if language == "en" else translated(language, english))[:20]


def marker_of_ours(corpus: Corpus, language: str, index: int) -> str:
    """The same of a page of ours: where a language is behind, it begins in English."""
    english = corpus.versions[index][0][0]
    return english[:20] if _is_behind(language, english) else marker(corpus, language, index)
