"""A site as its host has to know it: a project comes in; its address, its locales and what its pages load leave."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from noticepress.editions.assets import CONSENT, HASHED, site_assets
from noticepress.editions.branding.brand import DRAWING
from noticepress.editions.branding.fonts import is_system
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.findings import quote as quoted
from noticepress.model import Locale

HASHED_ASSETS = rf"/assets/[^/]+{HASHED}$"
"""How the address of a file ends that never changes, as a regular expression."""
ATOM = "application/atom+xml"
TYPED = ((r"/feed\.xml$", ATOM), (r"/notice\.md$", "text/markdown"))
"""How addresses end, as a regular expression, whose type no host knows, or not every one."""
UTF_8 = (
    *("text/css", "text/javascript", "application/javascript", "text/plain", "text/xml", "application/xml"),
    *("application/json", "image/svg+xml", *(kind for _, kind in TYPED)),
)
"""Types of the site's files that are text, but HTML."""
_PLAIN_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/")
_SHEETS = "overrides/assets"


@dataclass(frozen=True, slots=True)
class Served:
    """A site at its address."""

    host: str
    """Name of the host, in ASCII, with its port where the address has one."""
    root: str
    """Path of the site's front page, with a slash at its beginning and end."""
    is_secure: bool
    """Whether its address begins with ``https://``."""
    locales: tuple[Locale, ...]
    assets: tuple[str, ...]
    """Names of the style sheets and scripts that pages load, such as ``assets/page.js``."""
    has_fonts: bool
    """Whether pages load fonts that the project ships."""
    has_drawings: bool
    """Whether logo or icon stand in the page itself."""

    @property
    def has_analytics(self) -> bool:
        """Whether a page asks for the analytics script, once the visitor has agreed."""
        return CONSENT in self.assets

    @property
    def others(self) -> tuple[Locale, ...]:
        """Every locale with a folder of its own."""
        return tuple(locale for locale in self.locales if not locale.prevailing)

    @property
    def hashed(self) -> tuple[str, ...]:
        """Patterns, with ``*`` for any letters, of the addresses of style sheets and scripts."""
        parts = (name.rpartition(".") for name in self.assets)
        return tuple(f"{self.root}{quote(stem)}.*.{suffix}" for stem, _, suffix in parts)


def served(project: Project) -> Served:
    """What of a project its host has to know. Raises :class:`UsageError` for an address that no settings can name."""
    furniture, locales = project.read_furniture(), project.read_locales()
    parts = urlsplit(furniture.url)
    if not _PLAIN_PATH.fullmatch(parts.path):
        remedy = "use letters, digits and . _ ~ - alone, or write the host's settings yourself"
        raise UsageError(
            f"site_url has the path {quoted(parts.path)}, which settings of hosts read each their way; {remedy}"
        )
    brand = furniture.brand
    sheets = {f"assets/{path.name}": "" for path in (project.root / _SHEETS).glob("*.css") if path.name != "brand.css"}
    return Served(
        host=_in_ascii(parts.hostname or "") + (f":{parts.port}" if parts.port else ""),
        root=parts.path,
        is_secure=parts.scheme == "https",
        locales=locales,
        assets=tuple(site_assets(furniture, sheets)),
        has_fonts=not all(map(is_system, brand.families)),
        has_drawings=any(brand.shown(setting).startswith(DRAWING) for setting in ("logo", "favicon")),
    )


def _in_ascii(host: str) -> str:
    with suppress(UnicodeError):
        if ":" not in host:  # an address of IPv6, which settings of hosts write each their way
            return host.encode("idna").decode("ascii")
    raise UsageError(f"site_url has the host {quoted(host)}, which is no name of one; mend it in mkdocs.yml")
