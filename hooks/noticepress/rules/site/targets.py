"""Where references in the files of a site lead: addresses come in, files of the site leave."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from noticepress.texts.allowed import as_browsers_read

_NAME = r"[\w~-][\w.~-]*"
_PLAIN = re.compile(rf"(\./|(?:\.\./)*)((?:{_NAME}/)*(?:{_NAME})?)(?:#([\w.~:-]*))?")
"""A reference that can be resolved by its letters alone: some folders up, and down again to a file; nothing encoded."""
_WITH_HOST = re.compile(r"https?://[\w.-]")
_REMEMBERED = 65_536


class Target(NamedTuple):
    """What a reference leads to within the site."""

    path: str
    """A file, relative to the site's folder."""
    fragment: str


class MalformedError(ValueError):
    """A reference that is no address."""


@dataclass(frozen=True)
class Targets:
    """The site at an address."""

    url: str
    """With a slash at its end."""

    def absolute(self, base: str, reference: str) -> str | None:
        """Where a reference in the file at ``base`` (below the site's address) leads; ``None`` if it is malformed."""
        # What names a host itself is the same from everywhere: pages share most of such links.
        return _absolute(self.url if _WITH_HOST.match(reference) else self.url + base, reference)

    def file_at(self, address: str) -> str | None:
        """The file that an absolute address leads to; ``None`` outside the site."""
        if not address.startswith(self.url):
            return None
        path = unquote(urlsplit(address).path)[len(urlsplit(self.url).path) :]
        return f"{path}index.html" if path == "" or path.endswith("/") else path

    def target(self, base: str, reference: str) -> Target | None:
        """What a reference in the page at ``base`` leads to; ``None`` outside the site.

        Raises :class:`MalformedError` for one that is no address.
        """
        plain = _PLAIN.fullmatch(reference)
        path = _joined(base, plain[1], plain[2]) if plain else None
        if plain and path is not None:
            return Target(path, plain[3] or "")
        return _target(self, "" if _WITH_HOST.match(reference) else base, reference)

    def is_elsewhere(self, base: str, reference: str) -> bool:
        """Whether a reference leads a browser to another origin, or is no address."""
        if _PLAIN.fullmatch(reference):
            return False
        address = self.absolute(base, as_browsers_read(reference).replace("\\", "/"))
        return address is None or urlsplit(address)[:2] != urlsplit(self.url)[:2]


@lru_cache(maxsize=_REMEMBERED)
def _absolute(base: str, reference: str) -> str | None:
    try:
        address = urljoin(base, reference)
        urlsplit(address)
    except ValueError:
        return None
    return address


@lru_cache(maxsize=_REMEMBERED)
def _target(targets: Targets, base: str, reference: str) -> Target | None:
    """What any reference leads to. Raises :class:`MalformedError`."""
    absolute = targets.absolute(base, reference)
    if absolute is None:
        raise MalformedError(reference)
    address, fragment = urldefrag(absolute)
    found = targets.file_at(address)
    return None if found is None else Target(found, unquote(fragment))


def _joined(base: str, start: str, rest: str) -> str | None:
    """A plain reference from the page at ``base`` as a file; ``None`` where it leads above the site."""
    folders = _folders(base)
    up = len(start) // len("../")
    if up >= len(folders):
        return None
    path = folders[up] + rest if start or rest else base
    return path if path and not path.endswith("/") else f"{path}index.html"


@lru_cache(maxsize=256)
def _folders(base: str) -> tuple[str, ...]:
    """The folder of the page at ``base``, the one around it, and so on to the site's."""
    steps = base.split("/")[:-1]
    return tuple("".join(f"{step}/" for step in steps[:count]) for count in range(len(steps), -1, -1))
