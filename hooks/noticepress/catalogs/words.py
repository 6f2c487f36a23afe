"""The site's own words, from a chain of catalogs, as translations."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from io import BytesIO

from babel.support import NullTranslations, Translations

from noticepress.catalogs.catalog import Chain, Entry
from noticepress.catalogs.po.file import Key

_EPOCH = date(1970, 1, 1)
_PER_CENT = re.compile(r"%(?!\(\w+\)s)")


def translations(chain: Chain | None) -> NullTranslations:
    """Translations along ``chain``: each message from the most specific catalog that has it usable.

    ``None``, or a chain without catalogs, gives the English words.
    """
    if chain is None or not chain.catalogs:
        return NullTranslations()
    # What writes catalogs takes a while to import, and no command needs it that shows no page.
    from babel.messages.mofile import write_mo  # noqa: PLC0415 (see above)
    from babel.messages.pofile import read_po  # noqa: PLC0415 (see above)

    from noticepress.catalogs.new_catalog import new_catalog  # noqa: PLC0415 (see above)
    from noticepress.catalogs.po.writing import write_catalog  # noqa: PLC0415 (see above)

    merged: dict[Key, Entry] = {}
    for catalog in chain.catalogs:
        for entry in catalog:
            if entry.is_translated and chain.is_safe(entry):
                merged.setdefault(entry.key, entry)
    base = chain.catalogs[-1]
    empty = new_catalog(base.name, base.domain, base.domain, _EPOCH, base.header_lines.get("Plural-Forms", ""))
    babel = read_po(BytesIO(write_catalog(empty)), charset="utf-8")
    for entry in merged.values():
        babel.add(
            (entry.id, entry.plural_id) if entry.plural_id else entry.id,
            entry.texts if entry.plural_id else entry.text,
            context=entry.context or None,
        )
    buffer = BytesIO()
    write_mo(buffer, babel)
    buffer.seek(0)
    return Translations(buffer, domain=base.domain)


def filled(text: str, **values: str) -> str:
    """A message with its placeholders filled in; any other per cent sign stays."""
    for name, value in values.items():
        text = text.replace(f"%({name})s", value)
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
