"""The site's own words, from a chain of catalogs, as translations."""

from __future__ import annotations

import re
from copy import copy
from html import escape

from babel.support import NullTranslations

from noticepress.catalogs.catalog import Chain, Entry
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.po.plurals import form_of, plural_forms
from noticepress.stops import once

_PER_CENT = re.compile(r"%(?!\(\w+\)s)")


ENGLISH = ("\ufdd0", "\ufdd1")
"""What stands around English words on their way to a page, until they are marked there: characters that no text has."""
OWN = ("\ufdd2", "\ufdd3")
"""What stands around a value within such words that is in the page's own language."""


def translations(chain: Chain | None, direction: str = "ltr") -> NullTranslations:
    """Translations along ``chain``: each message from the most specific catalog that has it usable.

    ``None``, or a chain without catalogs, gives the English words. ``direction`` is that of the language.
    """
    return Words(chain, direction) if chain and chain.catalogs else NullTranslations()


def english_within(message: str, direction: str) -> str:
    """English words that stand in for those of a language, whose texts run in ``direction``.

    From right to left, characters that nobody sees hold them apart, or their last sign would stand before them.
    """
    return f"\u2066{message}\u2069" if direction == "rtl" else message


def told_apart(words: NullTranslations) -> NullTranslations:
    """The same words, but those that are in English for lack of others stand between :data:`ENGLISH`."""
    if not isinstance(words, Words):
        return words
    apart = copy(words)
    apart.around = ENGLISH
    return apart


class Words(NullTranslations):
    """The usable entries of a chain of catalogs; what counts is counted as the least specific one says."""

    def __init__(self, chain: Chain, direction: str) -> None:
        super().__init__()
        self._direction = direction
        self.around = ("", "")
        self._entries: dict[Key, Entry] = {}
        for catalog in chain.catalogs:
            for entry in catalog:
                if entry.key not in self._entries and entry.is_translated and chain.is_safe(entry):
                    self._entries[entry.key] = entry
        base = chain.catalogs[-1]
        self._form = form_of(base.header_lines.get("Plural-Forms", "") or plural_forms(base.name))

    def gettext(self, message: str) -> str:
        """A message."""
        return self.pgettext("", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message that counts."""
        return self.npgettext("", msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        """A message in a context; of one that counts, the form for one."""
        entry = self._entries.get((context, message))
        known = entry and (self._counted(entry, 1) if entry.plural_id else entry.text)
        return known or self._english(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """A message that counts, in a context."""
        entry = self._entries.get((context, msgid1))
        known = self._counted(entry, n) if entry and entry.plural_id else ""
        return known or self._english(msgid1 if n == 1 else msgid2)

    def _english(self, message: str) -> str:
        return english_within(message, self._direction).join(self.around)

    def _counted(self, entry: Entry, n: int) -> str:
        """The form for a number; empty where the entry has it not."""
        form = self._form(n)
        return entry.texts[form] if 0 <= form < len(entry.texts) else ""


def filled(text: str, **values: str) -> str:
    """A message with its placeholders filled in; any other per cent sign stays."""
    for name, value in values.items():
        place = f"%({name})s"
        text = once(text, place, value).replace(place, value)
    return text


class EscapedWords:
    """Translations for templates, as HTML. Jinja takes what gettext gives for safe; catalogs are not."""

    def __init__(self, words: NullTranslations) -> None:
        self._words = words

    def gettext(self, message: str) -> str:
        """A message."""
        return _for_templates(self._words.gettext(message))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """A message that counts."""
        return _for_templates(self._words.ngettext(singular, plural, number))

    def pgettext(self, context: str, message: str) -> str:
        """A message in a context."""
        return _for_templates(str(self._words.pgettext(context, message)))

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        """A message that counts, in a context."""
        return _for_templates(str(self._words.npgettext(context, singular, plural, number)))


def _for_templates(text: str) -> str:
    """The text as HTML; Jinja fills in ``%(name)s`` and would trip over any other per cent sign."""
    return _PER_CENT.sub("%%", escape(text))
