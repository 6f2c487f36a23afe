"""Blocks whose new English means what the old one did: their names come in, messages and warnings leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.po.file import Key
from noticepress.commands.acts.versions.sameness import differences
from noticepress.editions.sources.inputs import Inputs, NoticeInputs
from noticepress.findings import UsageError, quote
from noticepress.model import Block


def named_messages(inputs: Inputs, names: Iterable[str]) -> dict[str, frozenset[Key]]:
    """By notice: the messages of the blocks so named, each in its notice's newest text.

    Raises :class:`UsageError` for a name that no block has, or blocks of several notices.
    """
    found: dict[str, set[Key]] = {}
    for name in names:
        notice, _, block_id = name.rpartition("/")
        having = [
            (each, block)
            for each, read in inputs.notices.items()
            if notice in ("", each) and (block := _block(read, block_id))
        ]
        if len(having) != 1:
            raise UsageError(_refusal(name, [each for each, _ in having]))
        found.setdefault(having[0][0], set()).add(having[0][1].key)
    return {each: frozenset(keys) for each, keys in found.items()}


def sameness_lines(
    inputs: Inputs, named: Mapping[str, frozenset[Key]], confirmed: Iterable[tuple[str, Key]]
) -> Iterator[str]:
    """What is to be said of messages that were named: no translation stood still for them, or their English differs."""
    pairs = tuple(confirmed)
    for key in sorted(key for keys in named.values() for key in keys):
        if key not in {each for _, each in pairs}:
            yield (
                f"{quote(key[1])}: no finished translation of an earlier wording was found in these catalogs, and none "
                "was kept; translate the entry as usual"
            )
    roles = {block.key: block.role for read in inputs.notices.values() for block in _newest(read)}
    markup = Markup()
    for old, key in pairs:
        if found := "; ".join(differences(old, key[1], roles.get(key, ""), markup)):
            yield (
                f"{quote(key[1])}: the two English texts differ in {found}; look whether every translation is right "
                "for both, or mark the entry fuzzy"
            )


def _block(read: NoticeInputs, block_id: str) -> Block | None:
    return next((block for block in _newest(read) if block.id == block_id and block.translatable), None)


def _newest(read: NoticeInputs) -> tuple[Block, ...]:
    """The blocks of a notice's newest text."""
    numbers = [version.number for version in read.notice.versions if version.number in read.texts]
    return read.texts[numbers[-1]].blocks if numbers else ()


def _refusal(name: str, notices: list[str]) -> str:
    if notices:
        ways = " or ".join(f"{notice}/{name}" for notice in notices)
        return f"{name} is a block of {len(notices)} notices; write {ways}"
    return (
        f"no notice's newest text has a block {name}; write the id that stands after # in a link to the paragraph, "
        "such as retention.3"
    )
