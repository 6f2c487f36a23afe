"""How digests are made. A scheme is named in every seal and digest, so that old ones go on being verified by their own.

To change what digests are made with, add a scheme with the next number and a name of its own; none is ever removed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Scheme(NamedTuple):
    """A way of making digests."""

    number: int
    """As seals name it."""
    name: str
    """As digests name it: what stands before their colon."""
    hash: Callable[[bytes], str]
    """Hexadecimal digits of some bytes."""
    length: int
    """How many digits those are."""

    def of_text(self, text: str) -> str:
        """What is remembered of a block's text: hexadecimal digits."""
        return _of_text(self.hash, text)

    def of_record(self, covered: Mapping[str, object]) -> str:
        """The digest of a record, such as ``sha256:`` and 64 digits."""
        canonical = json.dumps(covered, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"{self.name}:{self.hash(canonical.encode())}"


@lru_cache(maxsize=32_768)
def _of_text(hashed: Callable[[bytes], str], text: str) -> str:
    """Most blocks of a version are those of the one before, and several rules ask."""
    return hashed(text.encode())


FIRST = Scheme(1, "sha256", _sha256, 64)
SCHEMES: dict[int, Scheme] = {FIRST.number: FIRST}
"""Every scheme that a published text may be sealed by."""


def newest() -> Scheme:
    """The scheme that new seals are made by."""
    return SCHEMES[max(SCHEMES)]


def scheme_of(digest: str | None) -> Scheme:
    """The scheme that a digest names; the newest where there is none yet."""
    name = (digest or "").partition(":")[0]
    return next((scheme for scheme in SCHEMES.values() if scheme.name == name), newest())


def text_of(value: object) -> str:
    """A value of a record that was read; raises ``TypeError`` or ``ValueError`` for one that is no text to digest."""
    if not isinstance(value, str):
        raise TypeError("a value is no text")
    value.encode()  # refuses lone surrogates, which no text of the project can hold
    return value


def is_digest(text: str) -> bool:
    """Whether a text is a digest of a known scheme."""
    name, colon, digits = text.partition(":")
    known = any(scheme.name == name and scheme.length == len(digits) for scheme in SCHEMES.values())
    return bool(colon) and known and set(digits) <= set("0123456789abcdef")


def pattern() -> str:
    """What digests look like, for the register's schema."""
    return "|".join(f"^{scheme.name}:[0-9a-f]{{{scheme.length}}}$" for scheme in SCHEMES.values())
