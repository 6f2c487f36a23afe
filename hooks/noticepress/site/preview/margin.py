"""The margin of a translator's preview: how each block of an edition stands comes in, marks beside the blocks leave.

Nothing of it is in a build: the package draws none of it, and the rules on pages refuse it there (ST010, ST011).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from noticepress.catalogs.catalog import Chain
from noticepress.editions.progress import FUZZY, MISSING, REFUSED, standing_of
from noticepress.findings import Finding
from noticepress.model import Block, Locale

FINDING = "finding"
"""The state of an entry that visitors would read, or that waits, of which a rule says something."""
MARK = "np-mark"
"""Begins the name of every class and id of the margin."""

_WITH_ID = re.compile(rb"""<[a-z][a-z0-9]*\b(?:[^>"']|"[^"]*"|'[^']*')*?\sid="([^"]*)"(?:[^>"']|"[^"]*"|'[^']*')*>""")
_END = re.compile(rb"\s*</?(?:blockquote|caption|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|td|th|ul)\b")
"""What ends a block's own words: its end tag, or the blocks within it."""
_STYLE = f"""<style>
.{MARK}, .{MARK}-panel {{ all: revert; font: .75rem/1.4 sans-serif; background: #fff; color: #000 }}
.{MARK} {{ display: block; border: 2px solid #595959; padding: .15rem .4rem; min-height: 24px; cursor: pointer }}
.{MARK}-inherited {{ border-style: dotted }}
.{MARK}-fuzzy {{ border: 2px dashed #7a4b00; background: #fff3d6 }}
.{MARK}-missing, .{MARK}-finding {{ border-color: #b00020; background: #ffe9ec; font-weight: bold }}
.{MARK}-panel {{ border: 2px solid; font-size: .9rem; max-width: min(36rem, 85vw); max-height: 70vh; overflow: auto;
  overflow-wrap: anywhere; padding: .5rem 1rem; visibility: visible !important }}
.{MARK}-panel:not(:popover-open) {{ display: none }}
.notice .table thead {{ position: static; width: auto; height: auto; overflow: visible; clip-path: none }}
@media (min-width: 62rem) {{
  .notice {{ position: relative; padding-inline-end: 6rem }}
  .notice .{MARK} {{ display: inline-block; position: absolute; inset-inline-end: 0; width: 5.5rem }}
  .notice table .{MARK} {{ display: block; position: static; width: auto }}
}}
@media print {{ .{MARK}, .{MARK}-panel {{ display: none }} }}
</style>
"""
_BUTTON = (
    '<button type="button" lang="en" class="{mark} {mark}-{state}" '
    'popovertarget="{mark}-panel-{number}">{state}</button>'
)
_PANEL = """<div popover id="{mark}-panel-{number}" class="{mark}-panel" lang="en" dir="ltr">
<dl><dt>State</dt><dd>{state}</dd><dt>English</dt><dd>{english}</dd>
<dt>Context</dt><dd>{context}</dd><dt>Place</dt><dd>{place}</dd>{findings}</dl>
</div>
"""


@dataclass(frozen=True, slots=True)
class BlockState:
    """How the translation of a block stands."""

    id: str
    state: str
    """``translated``, ``inherited``, ``fuzzy``, ``missing`` or ``finding``."""
    english: str
    context: str
    place: str
    """Catalog and line, or the catalog alone where none has such an entry."""
    findings: tuple[str, ...] = ()


def block_states(
    blocks: Iterable[Block], chain: Chain, locale: Locale, path: str, findings: Iterable[Finding]
) -> tuple[BlockState, ...]:
    """How each block that is an element stands along a chain, in order.

    ``path`` is the catalog to write a missing entry into; ``findings`` are those about the chain's catalogs.
    """
    told: dict[tuple[str, int], list[Finding]] = {}
    for finding in sorted(set(findings)):
        for line in (finding.line, *finding.also):
            told.setdefault((finding.path, line), []).append(finding)
    return tuple(
        _state(block, chain, locale, path, told) for block in blocks if block.id and block.translatable and block.text
    )


def _state(
    block: Block, chain: Chain, locale: Locale, path: str, told: Mapping[tuple[str, int], Sequence[Finding]]
) -> BlockState:
    state, catalog, entry = standing_of(block.key, chain, locale.catalogs[0])
    here = told.get((catalog.path, entry.text_line), ()) if catalog and entry else ()
    place = f"{catalog.path}:{entry.text_line}" if catalog and entry else path
    if state == REFUSED or (here and state not in (FUZZY, MISSING)):
        state = FINDING
    said = tuple(f"{each.code}: {each.message}; {each.remedy}" for each in here)
    return BlockState(block.id, state, block.text, block.context, place, said)


def with_margin(page: bytes, states: Iterable[BlockState]) -> bytes:
    """A page with a mark behind the words of each block, and a panel for each that the mark opens."""
    by_id = {html.escape(each.id).encode(): (number, each) for number, each in enumerate(states)}
    head, main, text = page.partition(b"<main")
    pieces: list[bytes] = []
    panels: list[str] = []
    done = 0
    for found in _WITH_ID.finditer(text):
        end = _END.search(text, found.end())
        if end is None or found[1] not in by_id:
            continue
        number, state = by_id.pop(found[1])
        pieces += [text[done : end.start()], _BUTTON.format(mark=MARK, state=state.state, number=number).encode()]
        panels.append(_panel(number, state))
        done = end.start()
    if not panels:
        return page
    before, end_tag, after = text[done:].rpartition(b"</body>")
    body = b"".join((*pieces, before, "".join(panels).encode(), end_tag, after))
    return head.replace(b"</head>", _STYLE.encode() + b"</head>", 1) + main + body


def _panel(number: int, state: BlockState) -> str:
    said = "".join(f"<dd>{html.escape(each)}</dd>" for each in state.findings)
    return _PANEL.format(
        mark=MARK,
        number=number,
        state=state.state,
        english=html.escape(state.english),
        context=html.escape(state.context),
        place=html.escape(state.place),
        findings=f"<dt>Findings</dt>{said}" if said else "",
    )
