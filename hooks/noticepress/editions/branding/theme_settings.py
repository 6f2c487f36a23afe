"""``theme`` of ``mkdocs.yml``: Material's own settings for logo, icon, colours and fonts, as its users know them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from noticepress.editions.branding import palette
from noticepress.editions.branding.fonts import families, is_name
from noticepress.editions.branding.tokens import Scheme
from noticepress.files.schema import KEYS, refuse, refuse_slips
from noticepress.findings import quote
from noticepress.nearest import nearest

_LIKE = 80
"""How alike a key and a known one are, of 100, to be a slip and no setting of Material's that changes nothing here."""
_SCHEMES = {"default": Scheme.LIGHT, "slate": Scheme.DARK}
_MEDIA = {"(prefers-color-scheme: light)": Scheme.LIGHT, "(prefers-color-scheme: dark)": Scheme.DARK}
_AUTOMATIC = "(prefers-color-scheme)"


class PaletteEntry(BaseModel):
    """Colours of one scheme, or of both."""

    model_config = KEYS

    scheme: str = ""
    media: str = ""
    primary: str = ""
    accent: str = ""
    toggle: object = None
    """A switch between schemes: here the visitor's own system decides, and nothing is stored."""

    @field_validator("scheme", "media", "primary", "accent")
    @classmethod
    def _is_known(cls, value: str, info: object) -> str:
        name = str(getattr(info, "field_name", ""))
        known = {
            "scheme": [*_SCHEMES],
            "media": [_AUTOMATIC, *_MEDIA],
            "primary": [*palette.PRIMARY, palette.CUSTOM],
            "accent": [*palette.ACCENT, palette.CUSTOM],
        }[name]
        value = " ".join(value.split())
        if value and value not in known:
            own = "a colour of your own stands in overrides/assets/brand.css" if name in ("primary", "accent") else ""
            refuse("name", f"{quote(value)} is none of Material's names for it", _nearest(value, known, own))
        return value

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """For which schemes it is meant; both where it says nothing."""
        named = _MEDIA.get(self.media) or _SCHEMES.get(self.scheme)
        return (named,) if named else (Scheme.LIGHT, Scheme.DARK)


class FontEntry(BaseModel):
    """Names of fonts."""

    model_config = KEYS

    text: str = ""
    code: str = ""

    @field_validator("text", "code")
    @classmethod
    def _are_names(cls, value: str) -> str:
        for family in families(value):
            if not is_name(family):
                remedy = "write names of letters, digits, spaces and hyphens, with commas between"
                refuse("name", f"{quote(family)} is no name of a font", remedy)
        return value


def _as_list(value: object) -> object:
    return [] if value is None else [value] if isinstance(value, Mapping) else value


def _as_fonts(value: object) -> object:
    # Without the key Material fetches a font; here nothing is fetched, so that it means the same as 'false'.
    return {} if value is None or value is False else value


class ThemeEntry(BaseModel):
    """What noticepress reads of ``theme``; Material's other settings change nothing here."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    logo: str = ""
    favicon: str = ""
    palette: Annotated[list[PaletteEntry], BeforeValidator(_as_list)] = Field(default=[])
    font: Annotated[FontEntry, BeforeValidator(_as_fonts)] = Field(default_factory=FontEntry)

    @model_validator(mode="before")
    @classmethod
    def _no_slips(cls, value: object) -> object:
        refuse_slips(value if isinstance(value, dict) else (), list(cls.model_fields), _LIKE)
        return {"name": value} if isinstance(value, str) else value or {}

    @field_validator("logo", "favicon")
    @classmethod
    def _is_a_path(cls, value: str) -> str:
        if "://" in value or value.startswith(("/", "//", "data:")) or ".." in value.split("/"):
            remedy = "put the file under docs/ or overrides/ and write its path there, such as assets/logo.svg"
            refuse("path", f"{quote(value)} is no path below docs/ or overrides/", remedy)
        return value

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes in which the site is shown: those that the palette names, else both."""
        named = {scheme for entry in self._entries for scheme in entry.schemes}
        return tuple(scheme for scheme in Scheme if not named or scheme in named)

    def colours(self, scheme: Scheme) -> PaletteEntry:
        """The first entry that is meant for ``scheme``."""
        return next((entry for entry in self._entries if scheme in entry.schemes), PaletteEntry())

    @property
    def _entries(self) -> Iterable[PaletteEntry]:
        """But for Material's entry that stands for the system's choice, where others say what that looks like."""
        others = [entry for entry in self.palette if entry.media != _AUTOMATIC]
        return others or self.palette


def _nearest(value: str, known: list[str], more: str = "") -> str:
    """The remedy for a name that is not known, and what else there may be to say."""
    if found := nearest(value, known):
        return f"did you mean '{found}'?" + (f" Otherwise {more}" if more else "")
    return "; ".join(filter(None, (f"known are {', '.join(known)}", more)))
