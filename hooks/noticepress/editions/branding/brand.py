"""The look of a site: settings, ``brand.css`` and the project's files come in, a style sheet's end leaves."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote

from noticepress import theme
from noticepress.editions.branding import palette
from noticepress.editions.branding.brand_css import BrandSheet
from noticepress.editions.branding.colour import colour, on
from noticepress.editions.branding.fonts import FontFile, faces, families, font_files, is_system, listed
from noticepress.editions.branding.theme_settings import ThemeEntry
from noticepress.editions.branding.tokens import DEFAULTS, PROPERTIES, SYSTEM, SYSTEM_CODE, Kind, Scheme

ICON = "assets/icon.svg"
DRAWING = "data:image/svg+xml,"
"""How the address of a drawing begins that stands in the page itself."""
_MOST_IN_PAGE = 1024
"""Bytes of the largest drawing that stands in a page."""
_PLAIN = "=:/;,.()'*+-_~!@$?"
"""What need not be encoded in an address of data in double quotes."""
_SCREEN = "screen"
_NIGHT = "screen and (prefers-color-scheme: dark)"
_INKS = {"--accent": "--on-accent", "--header": "--on-header"}
"""What is written on a colour that a brand sets: black or white, unless the brand sets that too."""
_FONTS = {"text": ("--font-ui", SYSTEM), "code": ("--font-code", SYSTEM_CODE)}


class Picture(NamedTuple):
    """A file that a setting names."""

    path: str
    """In the project; where there is no such file, the one that is expected."""
    content: bytes | None


@dataclass(frozen=True)
class Brand:
    """What an organisation sets of its site's look."""

    theme: ThemeEntry = field(default_factory=ThemeEntry)
    logo_alt: str = ""
    """What a logo says that stands instead of the name; without it, the name stands beside it."""
    sheet: BrandSheet = field(default_factory=BrandSheet)
    font_folder: Collection[str] = ()
    """Names of the files in the folder of fonts."""
    font_contents: Mapping[str, bytes] = field(default_factory=dict)
    """What the files of the fonts hold that are asked for, by name."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """By setting (``logo``, ``favicon``)."""
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Where each of Material's settings stands in ``mkdocs.yml``."""

    @property
    def logo(self) -> str:
        """Path of the logo below the site; empty where there is none."""
        return self.theme.logo

    @property
    def icon(self) -> str:
        """Path of the icon below the site."""
        return self.theme.favicon or ICON

    def shown(self, setting: str) -> str:
        """Address of the logo or of the icon, for a page: a small drawing stands in the page, which saves a request."""
        path = self.logo if setting == "logo" else self.icon
        picture = self.pictures.get(setting)
        content = picture.content if picture else None
        if path == ICON:
            content = (theme.FOLDER / ICON).read_bytes()
        if not path.endswith(".svg") or content is None or len(content) > _MOST_IN_PAGE:
            return path
        return f"{DRAWING}{quote(content.strip(), safe=_PLAIN)}"

    def values(self, scheme: Scheme) -> Mapping[str, str]:
        """Every property that is set for a scheme: by named colours and fonts, then by ``brand.css``."""
        entry = self.theme.colours(scheme)
        named = dict(palette.properties(entry.primary, entry.accent, scheme))
        for which, (name, stack) in _FONTS.items():
            if asked := families(getattr(self.theme.font, which)):
                named[name] = f"{listed(asked)}, {stack}"
        own = {
            name: listed(families(value)) if PROPERTIES[name] is Kind.FONTS else value
            for name, (value, _) in self.sheet.of(scheme).items()
        }
        accent, paper = colour(own.get("--accent", "")), colour(own.get("--paper", DEFAULTS[scheme]["--paper"]))
        if accent and paper:
            named["--note"] = str(palette.tint(accent, paper))
        for ground, ink in _INKS.items():
            if shown := colour(own.get(ground, "")):
                named[ink] = str(on(shown))
        return {**named, **own}

    def colours(self, scheme: Scheme) -> Mapping[str, str]:
        """Every colour as it is shown in a scheme."""
        return {**DEFAULTS[scheme], **{name: value for name, value in self.values(scheme).items() if _is_colour(name)}}

    @property
    def fonts(self) -> tuple[FontFile, ...]:
        """The fonts that the project ships."""
        return font_files(self.font_folder)

    @property
    def families(self) -> tuple[str, ...]:
        """Every family that is asked for, once."""
        values = self.values(Scheme.LIGHT)
        lists = (families(value) for name, value in values.items() if PROPERTIES[name] is Kind.FONTS)
        return tuple(dict.fromkeys(itertools.chain.from_iterable(lists)))

    def css(self) -> str:
        """What is added to the theme's style sheet; empty where nothing is set."""
        parts = [faces(family, self.fonts) for family in self.families if not is_system(family)]
        parts += [_block(media, values) for media, values in self._blocks() if values]
        return "".join(parts)

    def _blocks(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """(media, properties) of each block. On paper, colours are the package's."""
        own = self.values(Scheme.LIGHT)
        yield "", {name: value for name, value in own.items() if not _is_colour(name)}
        if len(self.theme.schemes) == 1:
            (only,) = self.theme.schemes
            yield _SCREEN, {"color-scheme": str(only), **self.colours(only)}
            return
        changed = {name for scheme in Scheme for name in self.values(scheme) if _is_colour(name)}
        yield _SCREEN, {name: value for name, value in own.items() if _is_colour(name)}
        yield _NIGHT, {name: value for name, value in self.colours(Scheme.DARK).items() if name in changed}


def _is_colour(name: str) -> bool:
    return PROPERTIES[name] is Kind.COLOUR


def _block(media: str, values: Mapping[str, str]) -> str:
    rule = f":root {{ {' '.join(f'{name}: {value};' for name, value in values.items())} }}"
    return f"@media {media} {{ {rule} }}\n" if media else f"{rule}\n"
