"""A project's own wording of words that tell which text binds, as somebody approved it (``locales/words.json``).

Commands write the file, and no hand. For each language or region it holds a history: on which day who approved which
words; an entry's digest covers the one before it, so that none can be changed or dropped unseen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from noticepress.catalogs.po.file import Key
from noticepress.catalogs.rules import APPROVED_WORDS
from noticepress.findings import NoticepressError, quote
from noticepress.register.sealing.hash_scheme import FIRST, text_of

Wording = tuple[str, str, tuple[str, ...]]
"""A message's context, its English and its texts: one, or one for each plural form."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Words that somebody approved on a day."""

    on: date
    by: str
    words: tuple[Wording, ...]
    digest: str = ""

    def sealed(self, name: str, previous: str) -> Approval:
        """The entry with its digest, behind one with the digest ``previous``."""
        record = {"catalog": name, "previous": previous, **_plain(self)}
        return replace(self, digest=FIRST.of_record(record))


@dataclass(frozen=True, slots=True)
class ApprovedWords:
    """The histories of every language and region, by the names of their catalogs."""

    histories: Mapping[str, tuple[Approval, ...]] = field(default_factory=dict)

    def of(self, name: str) -> dict[Key, tuple[str, ...]]:
        """The words approved last, by their messages."""
        return {
            (context, english): texts for each in self.histories.get(name, ()) for context, english, texts in each.words
        }

    def with_approval(self, name: str, approval: Approval) -> ApprovedWords:
        """The same with one more entry."""
        history = self.histories.get(name, ())
        sealed = approval.sealed(name, history[-1].digest if history else "")
        return ApprovedWords({**self.histories, name: (*history, sealed)})

    def misfits(self, name: str) -> Iterator[date]:
        """The day of the first entry of a history that does not fit its digest, or the entry before it."""
        previous = ""
        for approval in self.histories.get(name, ()):
            if approval.sealed(name, previous).digest != approval.digest:
                yield approval.on
                return
            previous = approval.digest


def write_approved(approved: ApprovedWords) -> str:
    """The file's text. :func:`parse_approved` is the inverse."""
    plain = {
        name: [{**_plain(each), "digest": each.digest} for each in history]
        for name, history in sorted(approved.histories.items())
    }
    return json.dumps({"scheme": FIRST.number, "catalogs": plain}, ensure_ascii=False, indent=1) + "\n"


def parse_approved(text: str, path: str) -> ApprovedWords:
    """Read the file. Raises :class:`NoticepressError` for anything that ``write_approved`` does not write."""
    try:
        data = json.loads(text)
        if data["scheme"] != FIRST.number:
            raise ValueError(f"this noticepress knows no scheme {data['scheme']!r}")
        return ApprovedWords({text_of(name): tuple(map(_approval, each)) for name, each in data["catalogs"].items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        message = f"the record of approved words cannot be read: {quote(str(error))}"
        raise NoticepressError([APPROVED_WORDS.at(path, 0, message)]) from error


def _plain(approval: Approval) -> dict[str, object]:
    words = [[context, english, list(texts)] for context, english, texts in approval.words]
    return {"on": str(approval.on), "by": approval.by, "words": words}


def _approval(data: Mapping[str, object]) -> Approval:
    words = tuple(_wording(*each) for each in cast("Iterable[Iterable[object]]", data["words"]))
    return Approval(date.fromisoformat(text_of(data["on"])), text_of(data["by"]), words, text_of(data["digest"]))


def _wording(context: object, english: object, texts: object) -> Wording:
    if not isinstance(texts, list):
        raise TypeError("the texts of a message are no list")
    return text_of(context), text_of(english), tuple(map(text_of, texts))
