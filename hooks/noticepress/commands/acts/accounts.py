"""What the legal team's commands tell of what they do: plans come in, lines leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from noticepress.commands.acts.correcting import ErratumPlan
from noticepress.editions.inputs import Inputs
from noticepress.editions.publication import Publication
from noticepress.findings import counted, quote
from noticepress.model import Block, FactValue, Notice, Section, Text, Version
from noticepress.register.facts import fill_text
from noticepress.register.notice_yml import BUILT_IN_FACTS
from noticepress.register.register import facts_of

_WORD = re.compile(r"\s+|[^\s]+")


def marked_change(old: str, new: str) -> str:
    """Two texts in one, what goes as ``[-…-]`` and what comes as ``{+…+}``, in whole words."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    parts: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            parts.append(gone)
        else:
            parts += [f"[-{gone}-]" if gone else "", f"{{+{come}+}}" if come else ""]
    return "".join(parts)


def erratum_lines(plan: ErratumPlan, root: Path, *, dry_run: bool) -> Iterator[str]:
    """What an erratum changes, block by block, and with ``dry_run`` the files that it would write."""
    for old, new in zip_longest(plan.erratum.old_text, plan.erratum.new_text):
        yield f"Before: {'(nothing)' if old is None else old}"
        yield f"After:  {'(nothing)' if new is None else new}"
        if dry_run and old is not None and new is not None:
            yield f"Change: {marked_change(old, new)}"
    catalogs = {touch.path for touch in plan.catalogs}
    names = [path.relative_to(root).as_posix() for path in plan.files]
    if dry_run:
        yield f"Would write: {', '.join(name for name in names if name not in catalogs)}"
    for touch in plan.catalogs:
        left = touch.entries - touch.carried
        told = [f"{_count(touch.carried)} {'would be ' if dry_run else ''}carried over"] if touch.carried else []
        told += [f"{_count(left)} to look at again after 'noticepress update'"] if left else []
        yield f"{touch.path}: {', '.join(told)}"


def _count(number: int) -> str:
    return counted(number, "translation")


# What visitors will see changed


def change_lines(inputs: Inputs, notice: Notice, version: Version) -> Iterator[str]:
    """What is different for visitors from the version before, by heading, with the summary beside."""
    texts = inputs.notices[notice.id].texts
    before = notice.replaced_by(version)
    if before is None or before.number not in texts:
        yield "It is the first version: all of it is new to visitors"
        return
    old, new = texts[before.number], texts[version.number]
    yield f"Compared with version {before.number}, visitors will see:"
    facts = [_own_facts(facts_of(notice, each)) for each in (before, version)]
    changes = [*_section_changes(old, new, facts[0], facts[1])]
    yield from (f"  {change}" for change in changes or ["no change of the text"])
    yield f"  summary: {version.summary}"


def _own_facts(facts: Mapping[str, FactValue]) -> dict[str, str]:
    """What differs in every version by itself is no change."""
    return {name: str(value) for name, value in facts.items() if name not in BUILT_IN_FACTS}


def _section_changes(old: Text, new: Text, old_facts: dict[str, str], new_facts: dict[str, str]) -> Iterator[str]:
    before = {section.id: section for section in old.sections}
    after = {section.id: section for section in new.sections}
    for section in new.sections:
        if section.id not in before:
            yield f"section {section.id} ({_title(section)}): new, {_blocks(len(section.blocks))}"
            continue
        yield from _heading_changes(before[section.id], section, old_facts, new_facts)
    for section in old.sections:
        if section.id not in after:
            yield f"section {section.id} ({_title(section)}): gone, {_blocks(len(section.blocks))}"
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield "the sections stand in another order"


def _heading_changes(old: Section, new: Section, old_facts: dict[str, str], new_facts: dict[str, str]) -> Iterator[str]:
    """Blocks added, removed and changed, counted for each heading."""
    before = [_seen(block, old_facts) for block in old.blocks]
    after = [_seen(block, new_facts) for block in new.blocks]
    counts: dict[str, Counter[str]] = {}
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for one, other in zip_longest(old.blocks[a:b], new.blocks[c:d]):
            kind = "changed" if one and other else "added" if other else "removed"
            counts.setdefault((other or one).heading, Counter())[kind] += 1
    titles = {block.heading: block.text for each in (old, new) for block in each.blocks if block.role[:7] == "heading"}
    for heading, count in counts.items():
        told = ", ".join(f"{_blocks(count[kind])} {kind}" for kind in ("added", "removed", "changed") if count[kind])
        yield f"section {new.id}, under {quote(titles[heading]) if heading in titles else 'the top'}: {told}"


def _seen(block: Block, facts: dict[str, str]) -> tuple[str, ...]:
    return (block.heading, block.role, block.within, block.attributes, fill_text(block.text, facts))


def _title(section: Section) -> str:
    return quote(next((block.text for block in section.blocks if block.role.startswith("heading")), section.id))


def _blocks(number: int) -> str:
    return counted(number, "block")


def english_lines(publication: Publication, notice_id: str, number: str) -> Iterator[str]:
    """Which locales will show passages of a version in English, and how many."""
    counts = {
        locale.tag: len(publication.edition(notice_id, number, locale).untranslated)
        for locale in publication.locales_of(notice_id)
        if not locale.is_english
    }
    lacking = [f"{tag} {count}" for tag, count in counts.items() if count]
    if lacking:
        yield f"Passages shown in English for want of a translation: {', '.join(lacking)}"
    else:
        yield "Every locale has the whole text in its language"
