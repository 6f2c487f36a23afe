"""What templates say: the words of a language come in, the functions of gettext leave, for templates that escape.

What a language lacks is said in English, and marked as such where a page can say so.

They do what Jinja's own do, and make each message ready once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.support import NullTranslations
from jinja2 import Environment
from markupsafe import Markup, escape

from noticepress.catalogs.words import ENGLISH, OWN, EscapedWords, told_apart
from noticepress.stops import once

_BEGIN, _END = ENGLISH
_OWN, _OWN_END = OWN
_NUMBER = re.compile(r"[\d.]+")
_PLACE = re.compile(f"<title>[^<]*|<[^<>]*>|[{_BEGIN}{_END}{_OWN}{_OWN_END}]")
_LANG = re.compile('<html lang="([^"]*)"')
_MOST_MESSAGES = 1024
"""The theme's, and what a project's templates say of their own."""


class SpokenWords:
    """A language's words as HTML, with places for values; each message is made ready once."""

    def __init__(self, words: NullTranslations) -> None:
        escaped = EscapedWords(told_apart(words))
        self.message = lru_cache(_MOST_MESSAGES)(escaped.gettext)
        self.whole = lru_cache(_MOST_MESSAGES)(lambda message: _filled(escaped.gettext(message), {}))
        self.number = lru_cache(_MOST_MESSAGES)(escaped.ngettext)
        self.in_context = lru_cache(_MOST_MESSAGES)(escaped.pgettext)
        self.number_in_context = lru_cache(_MOST_MESSAGES)(escaped.npgettext)


class Speech:
    """What an environment's templates call: the values that one gives, escaped, go in the place of ``%(name)s``.

    It stays the same when the language changes: macros keep the functions that they have met first.
    """

    def __init__(self, words: SpokenWords) -> None:
        self.words = words

    def gettext(self, message: str, /, **values: object) -> Markup:
        """A message."""
        return _filled(self.words.message(message), values) if values else self.words.whole(message)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """A message that counts."""
        return _filled(self.words.number(singular, plural, number), {"num": number, **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """A message in a context."""
        return _filled(self.words.in_context(context, message), {"context": context, **values})

    def npgettext(self, context: str, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """A message that counts, in a context."""
        found = self.words.number_in_context(context, singular, plural, number)
        return _filled(found, {"context": context, "num": number, **values})


def teach(env: Environment, words: SpokenWords) -> None:
    """Let the templates of an environment, which has Jinja's i18n extension, speak a language."""
    env.extend(speech=Speech(words))  # where it has none
    speech: Speech = env.speech  # type: ignore[attr-defined]  # see above
    speech.words = words
    env.filters["english"] = english_marked
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # the i18n extension adds it
    env.globals.update(
        _=speech.gettext,
        gettext=speech.gettext,
        ngettext=speech.ngettext,
        pgettext=speech.pgettext,
        npgettext=speech.npgettext,
    )


def english_marked(page: str) -> Markup:
    """A page that says of English words in the place of its own that they are English; titles and attributes cannot."""
    if _BEGIN not in page:
        return Markup(page)  # noqa: S704 (a page that is drawn already)
    own = _LANG.search(page)
    tags = {
        _BEGIN: '<span lang="en" dir="ltr">',
        _END: "</span>",
        _OWN: f'<bdi lang="{own[1] if own else ""}">',
        _OWN_END: "</bdi>",
    }

    def marked(place: re.Match[str]) -> str:
        return tags.get(place[0]) or re.sub("|".join(tags), "", place[0])

    return Markup(_PLACE.sub(marked, page))  # noqa: S704 (as above)


def _filled(text: str, values: dict[str, object]) -> Markup:
    escaped = {name: escape(value) for name, value in values.items()}
    for name, value in escaped.items():
        text = once(text, f"%({name})s", value)
    if _BEGIN in text:
        escaped = {
            name: value if _NUMBER.fullmatch(value) else Markup(f"{_OWN}{value}{_OWN_END}")  # noqa: S704 (it is escaped)
            for name, value in escaped.items()
        }
    return Markup(text % escaped)  # noqa: S704 (text and values are escaped)
