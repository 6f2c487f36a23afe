"""Style sheets and scripts as the site has them: the package's and a project's come in, each leaves with its address.

The address has a digest of the content in it, so that a browser may keep the file for good: what has changed stands at
another address. Pages, engines, rules and settings for hosts take these addresses from here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import NamedTuple

from noticepress import theme
from noticepress.editions.settings.furniture import Furniture

CONSENT = f"{theme.ASSETS}/consent.js"
SEARCH = f"{theme.ASSETS}/search.js"
_LOADS = ((SEARCH, theme.SEARCH_SHEET), (theme.SCRIPT, SEARCH), (theme.BESIDE_SCRIPT, SEARCH))
"""Which script loads what, once it is needed: that one's content is in the address that the script names."""
_DIGITS = 8
"""Of the digest: a visitor loads them in each page, and nobody has a reason to seek two contents with the same."""
HASHED = rf"\.[0-9a-f]{{{_DIGITS}}}\.(?:css|js)"
"""How these addresses end, and no file of a project that is published as it is, as a regular expression."""


class Asset(NamedTuple):
    """A style sheet or a script of the site."""

    path: str
    """Below the site, such as ``assets/page.1f2e3d4c.js``."""
    content: bytes


def site_assets(furniture: Furniture, overrides: Mapping[str, str]) -> dict[str, Asset]:
    """Every style sheet and script that pages may load, by its name in the theme's or the project's folder."""
    found = {name: text.encode() for name, text in overrides.items() if name.endswith(".css")}
    found |= shipped_assets()
    asks = found.pop(theme.CONSENT_SHEET)
    if not furniture.analytics_id:
        asks = b""
        del found[CONSENT]
    # At the end of the package's own stands what the organisation sets of its look; the search's is loaded besides.
    own = furniture.brand.css()
    for name in (theme.STYLE_SHEET, theme.BESIDE_SHEET):
        found[name] += asks + (theme.published_css(own).encode() if own else b"")
    return {name: Asset(hashed_path(name, content), content) for name, content in sorted(found.items())}


@cache
def shipped_assets() -> Mapping[str, bytes]:
    """Content by name of each style sheet and script that the package ships, with the addresses of those it loads."""
    paths = sorted(path for path in (theme.FOLDER / theme.ASSETS).iterdir() if path.suffix in (".css", ".js"))
    found = {name: theme.published(name) for name in (path.relative_to(theme.FOLDER).as_posix() for path in paths)}
    for name, loaded in _LOADS:
        plain, hashed = (posixpath.basename(each) for each in (loaded, hashed_path(loaded, found[loaded].encode())))
        found[name] = found[name].replace(f'{plain}"', f'{hashed}"')
    return MappingProxyType({name: text.encode() for name, text in found.items()})


def hashed_path(name: str, content: bytes) -> str:
    """Where a file with that name and content stands."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:_DIGITS]}.{suffix}"


def plain_name(path: str) -> str:
    """The name of the file at an address: without the digest, if it has one."""
    return re.sub(rf"\.[0-9a-f]{{{_DIGITS}}}(?=\.\w+$)", "", path)
