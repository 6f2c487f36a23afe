"""What became of a file that was aligned with a notice, as lines: a report comes in, lines leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from noticepress.catalogs.aligning.pairing import SURE
from noticepress.catalogs.aligning.suggesting import Outcome, percent
from noticepress.commands.acts.aligning.act import Aligned, Pair, Unpaired
from noticepress.findings import counted, one_line, quote

_TOLD = {
    Outcome.FINISHED: "the entry has a finished translation, which stays; compare the two",
    Outcome.UNFINISHED: "the entry has a text that waits to be looked at, which stays; compare the two, or take this "
    "one with --replace-unfinished",
    Outcome.TWICE: "the same entry has been given another text of the file; compare the two",
}
"""What is said of a text that differs from the entry's and was not taken."""


def alignment_lines(aligned: Aligned, name: str, *, table: bool) -> Iterator[str]:
    """Every pair (in a ``table``) or those that are not sure; what does not pair; a sum."""
    for pair in aligned.pairs:
        if table or pair.suggestion.sureness < SURE:
            yield one_line(_row(pair))
        if told := _not_taken(pair):
            yield one_line(f"{pair.suggestion.place}: {quote(pair.suggestion.text)}: {told}")
    for unpaired in aligned.unpaired:
        yield one_line(_alone(unpaired, name))
    outcomes = Counter(pair.outcome for pair in aligned.pairs)
    sums = ", ".join(f"{count} {outcome}" for outcome in Outcome if (count := outcomes[outcome]))
    texts = f"{len(aligned.pairs)} of the {counted(aligned.messages, 'text')} of version {aligned.version} paired"
    yield f"{aligned.catalog}: {texts} ({sums})" if sums else f"{aligned.catalog}: {texts}"
    if aligned.unlike:
        yield one_line(f"{aligned.unlike}; without --dry-run it is refused")


def _row(pair: Pair) -> str:
    made = pair.suggestion
    return f"{percent(made.sureness):>5} {made.place} {quote(made.text)} = {pair.place} {quote(pair.block.text)}"


def _not_taken(pair: Pair) -> str:
    if pair.outcome is Outcome.REFUSED:
        return f"refused: {pair.reason}, which its English has not; take it out, and align again"
    return _TOLD.get(pair.outcome, "")


def _alone(unpaired: Unpaired, name: str) -> str:
    english, others = unpaired.english, unpaired.others
    if not others:
        place, text = english[0]
        return f"{place}: {quote(text)} has no counterpart in {name}; translate it"
    if not english:
        place, text = others[0]
        return f"{place}: {quote(text)} has no counterpart in the notice; look whether it is to have one"
    listed = [" and ".join(f"{place} {quote(text)}" for place, text in side) for side in (others, english)]
    many = "two are one in English" if len(others) > 1 else "one is two in English"
    return f"{listed[0]} = {listed[1]}: {many}; write the entries by hand"
