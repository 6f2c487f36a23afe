"""BR: colours, pictures and fonts of an organisation's own. Subject: its brand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticepress.editions.branding import palette
from noticepress.editions.branding.brand import Brand, Picture
from noticepress.editions.branding.brand_css import PATH
from noticepress.editions.branding.colour import BLACK, WHITE, Colour, colour, contrast
from noticepress.editions.branding.fonts import FOLDER, SYSTEM_FAMILIES, has_licence, is_system, key
from noticepress.editions.branding.tokens import PAIRS, Pair, Scheme
from noticepress.findings import quote
from noticepress.nearest import nearest
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.inputs.drawings import beyond_a_drawing
from noticepress.rules.inputs.shipped_fonts import NOT_INSTALLED, problems

SETTINGS = "mkdocs.yml"
_ICONS = ("svg", "png", "ico")
_LOGOS = ("svg", "png", "webp", "jpg", "jpeg")
_WHOLE = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n.*IEND\xaeB`\x82", re.DOTALL),
    "webp": re.compile(rb"RIFF....WEBP.+", re.DOTALL),
    "jpg": re.compile(rb"\xff\xd8\xff.*\xff\xd9", re.DOTALL),
    "jpeg": re.compile(rb"\xff\xd8\xff.*\xff\xd9", re.DOTALL),
    "ico": re.compile(rb"\x00\x00\x01\x00.+", re.DOTALL),
}
"""How a picture of each kind begins and, where it has an end of its own, ends."""
PLAIN_SVG = "save it as a plain SVG, with presentation attributes and no style, or as PNG"
_HEAVY = 100_000
"""Bytes from which a picture or font keeps readers on a phone waiting: several times a page with its longest text."""
_MIDDLE = 0.18
"""Luminance from which black can be told from a colour better than white."""


@rule(
    "BR001",
    summary="Two colours that cannot be told apart",
    explanation="Text and links have a contrast of 4.5:1 with what they stand on; marks of focus, bars and edges have "
    "3:1, in the light and in the dark scheme (WCAG 2.2, 1.4.3 and 1.4.11). Material's named colours are toned until "
    "they have it; a colour of brand.css is taken as it is. On paper, every colour is the package's.",
    example="--link: #ffc105 on white paper, which has 1.63:1.",
    remedy="choose a darker or a lighter one",
)
def colours_are_told_apart(brand: Brand) -> Iterator[Violation]:
    """Every pair of colours has its contrast in every scheme in which the site is shown."""
    for scheme in brand.theme.schemes:
        shown = brand.colours(scheme)
        for pair in PAIRS:
            front, ground = colour(shown[pair.front]), colour(shown[pair.ground])
            ratio = contrast(front, ground) if front and ground else 0
            if ratio < pair.least:
                path, line, setting = _setting(brand, scheme, pair.front, pair.ground)
                where = " within @media (prefers-color-scheme: dark)" if scheme is Scheme.DARK and path == PATH else ""
                remedy = f"change {setting}"
                if front and ground and path == PATH:
                    verb, name = _tone(pair, front, ground, ground_first=setting == pair.ground)
                    remedy = f"{verb} or change {name}{where}"
                yield Violation(
                    path,
                    line,
                    f"in the {scheme} scheme, {pair.what} ({pair.front}, {front}) on {pair.ground} ({ground}) has a "
                    f"contrast of {_figure(ratio)}:1, where {pair.least:g}:1 is due",
                    remedy,
                )


@rule(
    "BR002",
    summary="A logo, an icon or a font that cannot be used",
    explanation="theme.logo and theme.favicon name pictures below docs/ or overrides/. An SVG only draws: its elements "
    "and attributes are on a list, and there is no CSS in it. Another picture is of the kind that its name says, and "
    "whole. theme.font and the fonts of brand.css are families that systems have, or are shipped with their licence: "
    "nothing is fetched. A font that is shipped is WOFF2, draws by outlines alone, and has no letter or digit that "
    "nobody could see; fontTools looks into it (the extra noticepress[fonts]).",
    example="theme.font.text: Inter, where overrides/assets/fonts/ has no Inter*.woff2.",
    remedy="put the file there, or name another",
)
def files_are_usable(brand: Brand) -> Iterator[Violation]:
    """Every picture and every font that is asked for is there, and only draws."""
    for setting, picture in brand.pictures.items():
        for message, remedy in _in_picture(setting, picture):
            yield Violation(SETTINGS, brand.lines.get(setting, 0), f"theme.{setting}: {message}", remedy)
    for message, remedy in _in_palette(brand):
        yield Violation(SETTINGS, brand.lines.get("palette", 0), message, remedy)
    yield from _in_fonts(brand)


@rule(
    "BR003",
    summary="A picture or a font that weighs more than the pages it is for",
    explanation="Every visitor loads the logo and the icon, and the fonts that are used. More than 100 KB is several "
    "times what a page weighs with its text, style and scripts. It is told in a note, and stops nothing.",
    example="A logo of 3,500 KB, as it came from a printer's.",
    remedy="export it at the size at which it is shown, or as a plain SVG",
    blocks=False,
)
def files_are_light(brand: Brand) -> Iterator[Violation]:
    """No picture and no font is heavier than what it adorns."""
    for setting, picture in brand.pictures.items():
        if picture.content is not None and len(picture.content) > _HEAVY:
            message = f"theme.{setting}: {quote(picture.path)} weighs {_kilobytes(picture.content)} on every page"
            yield Violation(SETTINGS, brand.lines.get(setting, 0), message, note=True)
    for name, content in brand.font_contents.items():
        if len(content) > _HEAVY:
            message = f"the font weighs {_kilobytes(content)} on every page that uses it"
            remedy = "ship a subset, with the letters that your languages need"
            yield Violation(f"{FOLDER}/{name}", 0, message, remedy, note=True)


def _kilobytes(content: bytes) -> str:
    return f"{len(content) // 1000:,} KB"


def _setting(brand: Brand, scheme: Scheme, front: str, ground: str) -> tuple[str, int, str]:
    """(path, line, name) of what was set by hand, the front before the ground."""
    own = brand.sheet.of(scheme)
    for name in (front, ground):
        if name in own:
            return PATH, own[name][1], name
    return SETTINGS, brand.lines.get("palette", 0), "theme.palette"


def _tone(pair: Pair, front: Colour, ground: Colour, *, ground_first: bool) -> tuple[str, str]:
    """How to part two colours further, and by which of the two: white cannot be lightened, so the other is darkened.

    The front is asked first, or the ground where that is what somebody set (``ground_first``).
    """
    is_light = front.luminance > ground.luminance or (front == ground and ground.luminance < _MIDDLE)
    ways = [(pair.front, ground, is_light), (pair.ground, front, not is_light)]
    for name, other, lighter in reversed(ways) if ground_first else ways:
        if contrast(WHITE if lighter else BLACK, other) >= pair.least:
            return ("lighten" if lighter else "darken"), name
    return "part", f"{pair.front} and {pair.ground}"


def _figure(ratio: float) -> str:
    """Rounded down: what is too little never reads as enough."""
    return f"{int(ratio * 100) / 100:.2f}"


def _in_picture(setting: str, picture: Picture) -> Iterator[tuple[str, str]]:
    kinds = _ICONS if setting == "favicon" else _LOGOS
    name = picture.path.partition("/")[2]
    kind = name.rpartition(".")[2].lower()
    if picture.content is None:
        yield f"there is no docs/{name} and no overrides/{name}", "put the picture there, or mend the path"
    elif kind not in kinds:
        yield f"{quote(name)} is no picture that every browser shows here", f"save it as {', '.join(kinds)}"
    elif kind == "svg":
        for problem in beyond_a_drawing(picture.content):
            yield f"{quote(picture.path)} {problem}", PLAIN_SVG
    elif not _WHOLE[kind].match(picture.content):
        yield f"{quote(picture.path)} is no {kind.upper()}, or half of one", "export the picture once more"


def _in_palette(brand: Brand) -> Iterator[tuple[str, str]]:
    """Colours of one's own that are announced and not set."""
    for scheme in brand.theme.schemes:
        entry, own = brand.theme.colours(scheme), brand.sheet.of(scheme)
        for setting, name in (("primary", "--header"), ("accent", "--accent")):
            if getattr(entry, setting) == palette.CUSTOM and name not in own:
                message = f"theme.palette.{setting} is custom, and {PATH} sets no {name} for the {scheme} scheme"
                yield message, f"write ':root {{ {name}: …; }}' there, or name a colour of Material's"


def _in_fonts(brand: Brand) -> Iterator[Violation]:
    shipped = {each.family for each in brand.fonts}
    for family in brand.families:
        if is_system(family):
            continue
        if key(family) not in shipped:
            message = f"no system is known to have the font {quote(family)}, and {FOLDER}/ has no such file"
            yield Violation(*_font_place(brand, family), message, _way_to(family))
        elif not has_licence(brand.font_folder):
            remedy = "put the font's licence beside it, as LICENSE.txt or OFL.txt"
            yield Violation(FOLDER, 0, f"the font {quote(family)} is published without its licence", remedy)
    for name, content in brand.font_contents.items():
        for message, remedy in problems(content):
            yield Violation(f"{FOLDER}/{name}", 0, f"the font {message}", remedy)
            if message == NOT_INSTALLED:
                return  # the same would be told of every other font


def _way_to(family: str) -> str:
    near = nearest(family, SYSTEM_FAMILIES, 80)
    return f"{f'did you mean {near}? else ' if near else ''}put its .woff2 files and licence into {FOLDER}/"


def _font_place(brand: Brand, family: str) -> tuple[str, int]:
    for value, line in brand.sheet.common.values():
        if family in value:
            return PATH, line
    return SETTINGS, brand.lines.get("font", 0)


RULES: tuple[CheckedRule[Brand], ...] = (colours_are_told_apart, files_are_usable, files_are_light)
