"""What the legal team's commands tell of what they do: plans come in, lines leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path

from noticepress.commands.acts.versions.correcting import ErratumPlan
from noticepress.editions.publication import Publication
from noticepress.findings import counted

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


# What visitors will read in English


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
