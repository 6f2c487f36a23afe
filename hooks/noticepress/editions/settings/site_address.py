"""Whether a site can be published at an address: the address comes in, what keeps it from that leaves."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LONGEST_NAME = 253
_LABEL = re.compile(r"(?!-)[^\W_][\w-]{0,62}(?<!-)")
_NUMBER = re.compile(r"[0-9a-f:.]+")
_PATH = re.compile(
    r"(?:/(?!\.{1,2}(?:/|$))(?:[A-Za-z0-9_.~!$&'()*+,;=:@-]|[^\x00-\x7f]|%20|%[89A-Fa-f][0-9A-Fa-f])+)*/?"
)
"""No empty part, none that leads up, and no letter in disguise."""


def address_problem(address: str) -> str:
    """What keeps an address from being that of a site, as the rest of a sentence; empty when nothing does."""
    if any(char.isspace() or not char.isprintable() for char in address):
        return "holds a space"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return _NO_HOST
    if "@" in parts.netloc:
        return "names a user"
    if port == 0 or parts.netloc.endswith(":") or not _is_host(parts.hostname or ""):
        return _NO_HOST
    if "?" in address or "#" in address:
        return "has a query or a fragment, behind which no page can stand"
    return "" if _PATH.fullmatch(parts.path) else "has a path that browsers and servers write in another way"


_NO_HOST = "has no usable host and port"


def _is_host(name: str) -> bool:
    """Whether a host can be called so; what is no address of IPv6 is a name of labels."""
    is_name = len(name) <= _LONGEST_NAME and all(map(_LABEL.fullmatch, name.removesuffix(".").split(".")))
    return is_name or (":" in name and bool(_NUMBER.fullmatch(name)))
