"""What the browser tests share: how a visitor looks at the site, the locales, and the words of a locale."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from babel.messages.pofile import read_po
from playwright.sync_api import Page

from noticepress import theme
from small_project import REPOSITORY


@dataclass(frozen=True)
class Screen:
    """A device and what its owner prefers."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    scripts: bool = True

    @property
    def mobile(self) -> bool:
        """Whether the browser behaves as on a phone, whose page is as wide as its viewport tag says."""
        return self.width == PHONE.width

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


PHONE, PHONE_DARK = Screen(390, 844), Screen(390, 844, "dark")
DESKTOP, DESKTOP_DARK = Screen(1280, 900), Screen(1280, 900, "dark")
SCREENS = [PHONE, PHONE_DARK, DESKTOP, DESKTOP_DARK]

COVERED = """(selector) => {
  const boxes = [...document.querySelectorAll(selector)];
  if (!boxes.length) return ["nothing is there"];
  return boxes.flatMap(box => {
    box.scrollIntoView({block: "center", behavior: "instant"});
    const {left, right, top, bottom} = box.getBoundingClientRect();
    const seen = box.checkVisibility({opacityProperty: true, visibilityProperty: true});
    if (right - left < 100 || bottom - top < 20 || !seen) {
      return ["nothing can be seen"];
    }
    const inset = 6;
    const points = [
      [left + inset, top + inset], [right - inset, top + inset], [(left + right) / 2, (top + bottom) / 2],
      [left + inset, bottom - inset], [right - inset, bottom - inset],
    ];
    return points.map(point => document.elementFromPoint(...point)).filter(found => !box.contains(found))
      .map(found => found ? found.outerHTML.slice(0, 120) : "nothing");
  });
}"""
"""What is seen at the corners and in the middle of each box, and is no part of it."""

_STOP = """() => {
  const stop = document.activeElement;
  const parts = [.1, .5, .9];
  const seen = [...stop.getClientRects()].some(box => box.height > innerHeight / 2 || parts.some(x => parts.some(
    y => stop.contains(document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)))));
  return [stop === document.body, seen ? "" : stop.outerHTML.slice(0, 120)];
}"""


def covered_stops(page: Page, key: str = "Tab") -> list[str]:
    """What has the focus at some time and cannot be seen then, while somebody goes through a page by keyboard."""
    covered = []
    page.keyboard.press(key)
    while not (stop := page.evaluate(_STOP))[0]:
        covered.append(stop[1])
        page.keyboard.press(key)
    assert len(covered) > 20
    return list(filter(None, covered))


LOCALES: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "locales/locales.yml").read_text(encoding="utf-8"))[
    "locales"
]
TAGS = [locale["tag"] for locale in LOCALES]
READ = ["en", "de-DE", "ja-JP", "zh-HK", "th-TH"]
"""The locales looked at closely: two scripts and two ways of falling back besides English."""


def address(tag: str, page: str = "") -> str:
    """The address of ``page`` in a locale: the prevailing one has no prefix."""
    return f"/{page}" if tag == TAGS[0] else f"/{tag}/{page}"


def look(page: Page, screen: Screen) -> None:
    """Look at a page that is there as on another screen: nothing is asked of the site again.

    A phone's own ways (a page as wide as its viewport tag says, touch) need a page of their own.
    """
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.scheme)


def text_without_aids(page: Page) -> str:
    """What a page says, but for what only a script can do and therefore shows: it takes no word from the text."""
    page.locator("body").evaluate(
        "all => all.querySelectorAll('.contents button, .as-of').forEach(aid => aid.remove())"
    )
    return page.locator("body").inner_text()


def word(tag: str, english: str, *, domain: str = "site", context: str | None = None, **values: str) -> str:
    """``english`` as a locale's catalogs have it, read without the package's own lookup."""
    chain = next(locale for locale in LOCALES if locale["tag"] == tag).get("catalogs", [])
    files = [REPOSITORY / "locales" / name / "LC_MESSAGES" / f"{domain}.po" for name in chain]
    files += [theme.catalog_path(name) for name in chain] if domain == "site" else []
    translations = (_catalog(file).get((context, english)) for file in files)
    return (next(filter(None, translations), None) or english) % values


@cache
def _catalog(path: Path) -> dict[tuple[str | None, str], str]:
    with path.open("rb") as file:
        return {(entry.context, entry.id): entry.string for entry in read_po(file) if isinstance(entry.id, str)}
