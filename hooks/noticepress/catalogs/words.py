"""The site's own words: out of templates and modules as messages, and from a chain of catalogs as translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from io import BytesIO

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from jinja2 import TemplateSyntaxError

from noticepress.catalogs.catalog import Chain, Entry
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.po.writing import write_catalog
from noticepress.files.rules import FILES
from noticepress.findings import NoticepressError

TEMPLATE, MODULE = "jinja2.ext:babel_extract", "python"
"""Babel's extraction methods."""
_JINJA_OPTIONS = {"encoding": "utf-8", "trimmed": "true", "silent": "false"}
_EPOCH = date(1970, 1, 1)
_PER_CENT = re.compile(r"%(?!\(\w+\)s)")


def translations(chain: Chain | None) -> NullTranslations:
    """Translations along ``chain``: each message from the most specific catalog that has it usable.

    ``None``, or a chain without catalogs, gives the English words.
    """
    if chain is None or not chain.catalogs:
        return NullTranslations()
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


def messages_in(text: str, name: str, method: str = TEMPLATE) -> Iterator[Message]:
    """The messages of one template or module. Raises :class:`NoticepressError` (IN009) for a broken template."""
    try:
        calls = [*extract(method, BytesIO(text.encode()), DEFAULT_KEYWORDS, ("Translators:",), _JINJA_OPTIONS)]
    except TemplateSyntaxError as error:
        message = f"the template cannot be read: {error.message}"
        raise NoticepressError([FILES.at(name, error.lineno, message, "mend the line")]) from error
    except RecursionError as error:
        remedy = "split it into several"
        raise NoticepressError([FILES.at(name, 0, "the template is nested too deeply", remedy)]) from error
    for _line, words, comments, context in calls:
        ids = (words, "") if isinstance(words, str) else (str(words[0]), str(words[1]))
        python_format = "python-format" if "%(" in ids[0] else ""
        note = " ".join(comments).replace("Translators:", "").strip()
        # Without lines, or each edit of a template would change every catalog of the site's words.
        yield Message(context or "", *ids, places=[(name, 0)], note=note, format=python_format)
