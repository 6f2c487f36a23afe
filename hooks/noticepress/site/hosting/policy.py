"""What every host sends with the site's files: a site comes in, names and values of headers leave."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from noticepress.rules.site.summary import ALIGNMENTS
from noticepress.site.hosting.served import Served

KEPT_FOR_GOOD = "public, max-age=31536000, immutable"
"""Of what stands at an address of its content."""
ASKED_EACH_TIME = "no-cache"
"""Of everything else: a browser may keep it, and asks whether it is still the same."""
_SELF = "'self'"
_GOOGLE = {
    "script-src": ("https://www.googletagmanager.com",),
    "img-src": ("https://*.google-analytics.com", "https://*.googletagmanager.com"),
    "connect-src": (
        "https://*.google-analytics.com",
        "https://*.analytics.google.com",
        "https://*.googletagmanager.com",
    ),
}
"""What the analytics script that consent.js loads asks for in its turn, as its provider's documentation lists it."""


def headers(served: Served) -> Mapping[str, str]:
    """The headers of every answer, but for how long it may be kept."""
    found = {
        "Content-Security-Policy": content_policy(served),
        "X-Content-Type-Options": "nosniff",
        # Within the site, where it tells who has been led to the front page already; nothing to others.
        "Referrer-Policy": "same-origin",
    }
    return {**found, "Strict-Transport-Security": "max-age=31536000"} if served.is_secure else found


def content_policy(served: Served) -> str:
    """What a page may load and do: nothing, but what the project's settings need."""
    directives: dict[str, tuple[str, ...]] = {
        "default-src": ("'none'",),
        "style-src": (_SELF,),
        # A new text may align a table's column: these settings need not be written anew for it.
        "style-src-attr": ("'unsafe-hashes'", *map(_hashed, sorted(ALIGNMENTS))),
        "script-src": (_SELF,),
        "img-src": (_SELF, *(("data:",) if served.has_drawings else ())),
        # The search asks for the texts that it looks through.
        "connect-src": (_SELF,),
        **({"font-src": (_SELF,)} if served.has_fonts else {}),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
        "frame-ancestors": ("'none'",),
    }
    for name, sources in _GOOGLE.items() if served.has_analytics else ():
        directives[name] = (*directives.get(name, ()), *sources)
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _hashed(style: str) -> str:
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
