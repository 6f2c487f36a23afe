"""Header and footer are kept for a locale's pages: they may ask only for what these have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from noticepress import theme
from noticepress.editions.views.frame import LocaleFrame
from noticepress.site.drawing import kept_parts

_INCLUDED = re.compile(r'\{%-? include "([^"]+)"')


def with_included(name: str) -> Iterator[str]:
    text = (theme.TEMPLATES / name).read_text("utf-8")
    yield text
    for other in _INCLUDED.findall(text):
        yield from with_included(other)


def test_kept_parts_show_what_all_pages_of_a_locale_have() -> None:
    texts = [text for name in kept_parts.TEMPLATES.values() for text in with_included(name)]
    shown = {name for text in texts for name in re.findall(r"\bview\.(\w+)", text)}
    relative = {name for text in texts for name in re.findall(r"([\w.]+)\s*\|\s*url\b", text)}

    assert shown <= {each.name for each in fields(LocaleFrame)}
    assert relative == {f"view.{name}" for name in kept_parts.ADDRESSES}
