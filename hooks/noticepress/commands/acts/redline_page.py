"""A redline as one HTML file that needs no other: what was compared comes in, HTML leaves."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, FileSystemLoader

from noticepress import theme
from noticepress.catalogs.words import EscapedWords
from noticepress.commands.acts.differing import Difference
from noticepress.editions.edition import Page
from noticepress.editions.views.changes import redline_view
from noticepress.theme import wording


def page_html(found: Difference) -> str:
    """The page; links within the text lead to the site's edition."""
    words = found.new.publication.words(found.locale)
    env = Environment(loader=FileSystemLoader([theme.TEMPLATES]), autoescape=True, auto_reload=False)
    env.add_extension("jinja2.ext.i18n")
    spoken = EscapedWords(words)
    install: Callable[..., None] = env.install_gettext_callables  # type: ignore[attr-defined]  # the i18n extension adds it
    install(spoken.gettext, spoken.ngettext, newstyle=True, pgettext=spoken.pgettext, npgettext=spoken.npgettext)
    env.globals["say"] = wording
    number = found.new.version.number
    edition = found.new.publication.address(Page.of_version(found.notice.id, number), found.locale)
    return env.get_template("redline-alone.html").render(
        lang=found.locale.tag,
        direction=found.locale.direction,
        title=f"{found.title}: {found.old.version.number} → {number}",
        style=theme.published(theme.BESIDE_SHEET),
        number=number,
        redline=redline_view(found.redline, words, edition),
    )
