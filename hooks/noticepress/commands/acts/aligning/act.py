"""Align a file with a notice: a project and a file come in, a catalog is written, a report leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.aligning.cheapest_way import Group
from noticepress.catalogs.aligning.english import English, english_of
from noticepress.catalogs.aligning.fitting import Shown, fitted
from noticepress.catalogs.aligning.pairing import SURE, pair
from noticepress.catalogs.aligning.pieces import Piece
from noticepress.catalogs.aligning.reading import read_file
from noticepress.catalogs.aligning.suggesting import Outcome, Suggestion, missing, suggest
from noticepress.catalogs.aligning.values import forms_of
from noticepress.catalogs.catalog import read_catalog
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.po.writing import write_catalog
from noticepress.commands.acts.aligning.naming import Named
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError, counted
from noticepress.model import Block
from noticepress.register.facts import fill_text
from noticepress.register.numbering import all_as_facts
from noticepress.register.register import facts_of

_ENOUGH = 10
"""Pairs of which it is told how many are sure."""
_LEAST_SURE = 0.2
"""Of a file's pairs: of translations, even of an older version, four fifths are; of others, an eighth at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A message, a text for it, and what became of that."""

    place: str
    """Of the English: its file and line."""
    block: Block
    suggestion: Suggestion
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Unpaired:
    """What has no counterpart, or one that only a person can divide."""

    english: tuple[tuple[str, str], ...]
    """(file and line, text) of each block of the notice."""
    others: tuple[tuple[str, str], ...]
    """The same of the file."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What became of a file."""

    catalog: str
    """Path of the catalog."""
    version: str
    messages: int
    """How many texts the version has."""
    pairs: tuple[Pair, ...]
    unpaired: tuple[Unpaired, ...]
    unlike: str = ""
    """Why the file is hardly a translation of the version; empty where it may be one."""


def align(
    project: Project,
    publication: Publication,
    path: Path,
    others: Sequence[Piece],
    named: Named,
    *,
    dry_run: bool = False,
    replace_unfinished: bool = False,
) -> Aligned:
    """Pair a file's blocks with a version's text; write what pairs into the catalog, unless it is a ``dry_run``.

    Raises :class:`UsageError`, before anything is written, for a file that is unlike the version's text, and for a
    catalog that has no entries for the version yet.
    """
    english, shown = _english(publication, named)
    target = project.catalog_path(named.catalog, named.notice)
    file, _ = read_catalog(project.read_bytes(target), named.catalog, project.name(target))
    if lacking := missing(file, [block.key for block in english.blocks]):
        told = f"{project.name(target)} lacks entries for {counted(lacking, 'text')} of version {named.version.number}"
        raise UsageError(f"{told}; run noticepress update {named.catalog}")
    groups = _paired(path, english.pieces, others, shown)
    found = tuple(_suggestions(groups, english, others, shown, path.name))
    unlike = _unlike(path, named, [each.sureness for _, each in found])
    if unlike and not dry_run:
        raise UsageError(f"{unlike}, or look at the pairs with --dry-run; nothing was written")
    roles = {block.key: block.role for block in english.blocks}
    made = suggest(file, [each for _, each in found], _Adds(roles), replace_unfinished=replace_unfinished)
    if not dry_run and made.file != file:
        project.write(target, write_catalog(made.file))
    pairs = tuple(
        Pair(_place(english, at), english.blocks[at], suggestion, outcome, reason)
        for (at, suggestion), (outcome, reason) in zip(found, made.outcomes, strict=True)
    )
    unpaired = tuple(_unpaired(groups, english, others, path.name))
    return Aligned(project.name(target), named.version.number, len(english.blocks), pairs, unpaired, unlike)


def _unlike(path: Path, named: Named, sureness: Sequence[float]) -> str:
    sure = sum(each >= SURE for each in sureness)
    if len(sureness) < _ENOUGH or sure >= _LEAST_SURE * len(sureness):
        return ""
    told = f"{path} is hardly a translation of {named.notice} {named.version.number}"
    return f"{told}: of {len(sureness)} pairs {sure} are sure; name what it translates, with --notice and --of"


def read_translation(path: Path) -> tuple[Piece, ...]:
    """The blocks of a file; raises :class:`UsageError` for one that cannot be read, or has none."""
    try:
        found = read_file(path.read_bytes(), path.suffix.lower())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}; name a file of Markdown or HTML") from error
    except ValueError as error:
        raise UsageError(f"{path} cannot be aligned: {error}") from error
    if not found:
        raise UsageError(f"{path} cannot be aligned: there is no text in it; name the file of the translation")
    return found


def _paired(path: Path, english: Sequence[Piece], others: Sequence[Piece], shown: Shown) -> tuple[Group, ...]:
    """The groups; placeholders that the file itself has are compared by their values."""
    usual = {name: forms[0] for name, forms in shown.items()}
    try:
        return pair(english, [replace(each, text=fill_text(each.text, usual)) for each in others])
    except ValueError as error:
        raise UsageError(f"{path} cannot be aligned: {error}") from error


def _suggestions(
    groups: Sequence[Group], english: English, others: Sequence[Piece], shown: Shown, name: str
) -> Iterator[tuple[int, Suggestion]]:
    """Of each pair: the number of its message, and what the file suggests for that."""
    paired = [(group.english[0], others[group.others[0]], group.sureness) for group in groups if group.is_pair]
    texts = fitted([(english.blocks[at], piece.text) for at, piece, _ in paired], shown)
    for (at, piece, sureness), text in zip(paired, texts, strict=True):
        yield at, Suggestion(english.blocks[at].key, text, f"{name}:{piece.line}", sureness)


def _english(publication: Publication, named: Named) -> tuple[English, dict[str, tuple[str, ...]]]:
    """What is to be paired, and the ways in which the file may show each fact and number."""
    read = publication.inputs.notices[named.notice]
    text = read.texts[named.version.number]
    shown = {name: forms_of(value, named.cldr) for name, value in facts_of(read.notice, named.version).items()}
    shown |= {name: (number,) for name, number in all_as_facts(text).items()}
    numbers = publication.numbers(named.notice, named.version.number)
    return english_of(text, {name: forms[0] for name, forms in shown.items()}, numbers), shown


class _Adds:
    """What a text adds that its English has not: the same guard as for a catalog."""

    def __init__(self, roles: dict[Key, str]) -> None:
        self._roles, self._markup = roles, Markup()

    def __call__(self, key: Key, text: str) -> str:
        return "; ".join(f"it adds {what}" for what in self._markup.added(key[1], text, self._roles[key]))


def _place(english: English, number: int) -> str:
    return f"{english.paths[number]}:{english.blocks[number].line}"


def _unpaired(groups: Sequence[Group], english: English, others: Sequence[Piece], name: str) -> Iterator[Unpaired]:
    for group in groups:
        if not group.is_pair:
            yield Unpaired(
                tuple((_place(english, each), english.blocks[each].text) for each in group.english),
                tuple((f"{name}:{others[each].line}", others[each].text) for each in group.others),
            )
