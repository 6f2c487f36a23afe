"""Addresses below the site as they read on a page."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from itertools import takewhile
from urllib.parse import urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.utils import missing

_PLAIN = re.compile(r"(?!\.)[\w.~-]+(?:/(?!\.)[\w.~-]+)*/?", re.ASCII)
"""An address below the site in which nothing is to be parsed: no scheme, host, query or fragment, and no way up."""


@pass_context
def address_here(context: Context, value: object) -> str:
    """An address below the site as it reads on the page that is drawn: relative, on the error page from the root.

    Raises ``ValueError`` for what can be no address.
    """
    page, root = context.resolve_or_missing("page_address"), context.resolve_or_missing("site_root")
    return address_on(str(value), "" if page is missing else str(page), None if root is missing else str(root))


def address_on(address: str, page: str, root: str | None = None) -> str:
    """An address below the site as it reads on the page at another one; from the site's ``root`` where one is given.

    As MkDocs has it, too, for one that leads up. Raises ``ValueError`` for what can be no address.
    """
    address = address or "."
    if "\\" in address:
        raise ValueError(f"{address!r} has a backslash where a slash belongs")
    is_plain = _PLAIN.fullmatch(address)
    if not is_plain:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or address.startswith(("/", "#")):
            return address
    if root is not None:
        return posixpath.join(root, address)
    if is_plain and address.partition("/")[0] != page.partition("/")[0]:
        return "../" * page.count("/") + address
    here, there = _parts(page), _parts(address)
    common = 0
    while common < min(len(here), len(there)) and here[common] == there[common]:
        common += 1
    steps = "/".join([*[".."] * (len(here) - common), *there[common:]]) or "."
    shown = f"{steps}/" if address.endswith("/") else steps
    if ".." not in address:
        return shown
    return "/".join([*takewhile(lambda part: part == "..", posixpath.normpath(address).split("/")), shown])


@lru_cache(maxsize=4096)
def _parts(address: str) -> tuple[str, ...]:
    return tuple(part for part in posixpath.normpath(f"/{address}").split("/") if part)
