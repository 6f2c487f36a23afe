"""The header and the footer as the package draws them: the pages of a locale have them in common, but for addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from jinja2 import Environment
from markupsafe import Markup

from noticepress.editions.views.frame import LocaleFrame, PageView
from noticepress.site.drawing.addresses import address_on

TEMPLATES = {"header": "partials/header.html", "footer": "partials/footer.html"}
ADDRESSES = ("front_address", "translations_address", "logo")
"""What of the frame reads otherwise from page to page."""
_FIELDS = [each.name for each in fields(LocaleFrame)]


class KeptParts:
    """Both as they were drawn last in a locale, for each way in which their addresses read.

    They are given what all pages of the locale have (:class:`LocaleFrame`), and no more.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._locale = ""
        self._known: dict[tuple[str, ...], Mapping[str, Markup]] = {}

    def around(self, view: PageView, address: str) -> Mapping[str, Markup]:
        """The parts by name, for the page at an address; the environment speaks its language."""
        if view.lang != self._locale:
            self._locale = view.lang
            self._known.clear()
        key = (view.as_of.iso, *(address_on(getattr(view, name), address) for name in ADDRESSES))
        if key not in self._known:
            self._known[key] = self._drawn(view, address)
        return self._known[key]

    def _drawn(self, view: PageView, address: str) -> Mapping[str, Markup]:
        frame = LocaleFrame(**{name: getattr(view, name) for name in _FIELDS})
        return {
            name: Markup(self._env.get_template(template).render(view=frame, page_address=address))  # noqa: S704 (it escapes)
            for name, template in TEMPLATES.items()
        }
