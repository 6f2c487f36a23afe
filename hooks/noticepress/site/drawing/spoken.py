"""What templates say: the words of a language come in, the functions of gettext leave, for templates that escape.

They do what Jinja's own do, and make each message ready once.
"""

from __future__ import annotations

from functools import lru_cache

from babel.support import NullTranslations
from jinja2 import Environment
from markupsafe import Markup, escape

from noticepress.catalogs.words import EscapedWords

_MOST_MESSAGES = 1024
"""The theme's, and what a project's templates say of their own."""


class SpokenWords:
    """A language's words as HTML, with the values that a template gives, escaped, in the place of ``%(name)s``."""

    def __init__(self, words: NullTranslations) -> None:
        escaped = EscapedWords(words)
        self._message = lru_cache(_MOST_MESSAGES)(escaped.gettext)
        self._whole = lru_cache(_MOST_MESSAGES)(lambda message: Markup(escaped.gettext(message) % {}))  # noqa: S704 (escaped)
        self._in_context = lru_cache(_MOST_MESSAGES)(escaped.pgettext)
        self._escaped = escaped

    def gettext(self, message: str, /, **values: object) -> Markup:
        """A message."""
        return _filled(self._message(message), values) if values else self._whole(message)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """A message that counts."""
        return _filled(self._escaped.ngettext(singular, plural, number), {"num": number, **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """A message in a context."""
        return _filled(self._in_context(context, message), {"context": context, **values})

    def npgettext(self, context: str, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """A message that counts, in a context."""
        found = self._escaped.npgettext(context, singular, plural, number)
        return _filled(found, {"context": context, "num": number, **values})


def teach(env: Environment, spoken: SpokenWords) -> None:
    """Let the templates of an environment, which has Jinja's i18n extension, speak a language."""
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # the i18n extension adds it
    env.globals.update(
        _=spoken.gettext,
        gettext=spoken.gettext,
        ngettext=spoken.ngettext,
        pgettext=spoken.pgettext,
        npgettext=spoken.npgettext,
    )


def _filled(text: str, values: dict[str, object]) -> Markup:
    return Markup(text % {name: escape(value) for name, value in values.items()})  # noqa: S704 (text and values are escaped)
