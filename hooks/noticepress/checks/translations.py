"""TR: translations. Subject: one catalog beside the messages that it should hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from noticepress.catalog import Catalog, Entry, Key
from noticepress.checks.rule import Rule, Violation, rule
from noticepress.errors import Finding, quote
from noticepress.extract import Message
from noticepress.markup import Markup

PLACEHOLDER = re.compile(r"\{\{\s*[^{}]*?\s*\}\}|%\(\w+\)s|\{\}")


@dataclass(frozen=True, slots=True)
class CatalogSubject:
    """A catalog as the rules see it."""

    catalog: Catalog
    messages: Mapping[Key, Message]
    """Every message of the catalog's domain."""
    markup: Markup

    def translated(self) -> Iterator[tuple[Message, Entry, str, str]]:
        """Each current translation: (message, entry, English, text); plural forms one by one."""
        for entry in self.catalog:
            message = self.messages.get(entry.key)
            if message is None or not entry.is_translated:
                continue
            for index, text in enumerate(entry.texts):
                english = entry.plural_id if entry.plural_id and index == len(entry.texts) - 1 else entry.id
                yield message, entry, english, text

    def place(self, entry: Entry) -> tuple[str, int]:
        """Path and line of an entry."""
        return (self.catalog.path, entry.line)


@rule(
    "TR001",
    summary="A fuzzy translation",
    explanation="The English has changed since this was translated. A fuzzy text is never published.",
    example="#, fuzzy",
    remedy="compare the text with its English, then clear the mark in your translation editor",
)
def fuzzy(subject: CatalogSubject) -> Iterator[Violation]:
    """No entry is fuzzy."""
    for entry in subject.catalog:
        if entry.fuzzy and entry.key in subject.messages:
            yield Violation(*subject.place(entry), f"the translation of {quote(entry.id)} is fuzzy")


@rule(
    "TR003",
    summary="Placeholders differ",
    explanation="What a machine fills in must stand in the translation as often as in English, under the same name.",
    example="{{ organisation }} written out by hand.",
    remedy="copy the placeholder from the English text",
)
def placeholders_match(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of placeholders is that of English."""
    for _, entry, english, text in subject.translated():
        there, here = placeholders(english), placeholders(text)
        if there == here:
            continue
        missing, extra = there - here, here - there
        if missing:
            names = ", ".join(sorted(missing.elements()))
            yield Violation(*subject.place(entry), f"placeholder {names} is missing in {quote(text)}")
        if extra:
            names = ", ".join(sorted(extra.elements()))
            yield Violation(
                *subject.place(entry), f"placeholder {names} is not in the English text", "remove it, or mend its name"
            )


def placeholders(text: str) -> Counter[str]:
    """How often each placeholder occurs, spaces folded."""
    return Counter(re.sub(r"\{\{\s*(.*?)\s*\}\}", r"{{ \1 }}", found) for found in PLACEHOLDER.findall(text))


@rule(
    "TR007",
    summary="A translation adds HTML, an address or a control character",
    explanation="Catalogs come from outside. A translation can add no tag, attribute, scheme or host that its English "
    "has not; such an entry is never published, not even in a preview.",
    example="<script> or [text](javascript:…) in a msgstr.",
    remedy="remove it; a translation holds text and the English text's own markup only",
)
def nothing_active_added(subject: CatalogSubject) -> Iterator[Violation]:
    """Nothing active is added. Entries that are not used today are looked at too."""
    for entry in subject.catalog:
        message = subject.messages.get(entry.key)
        role = message.role if message else "paragraph"
        for text in entry.texts:
            added = subject.markup.added(entry.id, text, role)
            if added:
                yield Violation(*subject.place(entry), f"the translation adds {', '.join(added)}: {quote(text)}")


NEVER_WAIVED = frozenset({"TR001", "TR007"})
"""Rules that no comment in a catalog can silence."""

RULES: tuple[Rule[CatalogSubject], ...] = (fuzzy, placeholders_match, nothing_active_added)


def without_waived(findings: list[Finding], catalog: Catalog) -> list[Finding]:
    """The findings less those that their entry waives with a reason."""
    waived = {(entry.line, code) for entry in catalog for code in entry.waivers if code not in NEVER_WAIVED}
    return [finding for finding in findings if (finding.line, finding.code) not in waived]
