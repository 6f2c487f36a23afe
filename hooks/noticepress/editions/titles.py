"""The titles of notices as they are shown: with what the notice is for, where its register says that."""

from __future__ import annotations

from babel.support import NullTranslations

from noticepress.catalogs.words import filled
from noticepress.model import Notice


def shown_title(notice: Notice, title: str, words: NullTranslations) -> str:
    """``title``, the notice's own or its translation, within the frame that ``words`` have for what it is for."""
    scope = notice.scoped_to
    return filled(words.gettext("%(title)s (for %(scope)s)"), title=title, scope=scope) if scope else title


def english_title(notice: Notice) -> str:
    """The title as the prevailing edition shows it."""
    return shown_title(notice, notice.title, NullTranslations())
