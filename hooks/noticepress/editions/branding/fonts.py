"""Fonts that a site may ask for: those that the project ships, and those that systems have. None is ever fetched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

FOLDER = "overrides/assets/fonts"
GENERIC = frozenset(
    {
        *("serif", "sans-serif", "monospace", "system-ui", "-apple-system", "ui-serif", "ui-sans-serif"),
        *("ui-monospace", "ui-rounded", "inherit"),
    }
)
SYSTEM_FAMILIES = (
    *("Arial", "Helvetica", "Helvetica Neue", "Segoe UI", "Roboto", "Noto Sans", "Noto Serif", "Verdana", "Tahoma"),
    *("Trebuchet MS", "Georgia", "Times New Roman", "Times", "Cambria", "Calibri", "Candara", "Palatino", "Charter"),
    *("Palatino Linotype", "Book Antiqua", "Iowan Old Style", "Avenir", "Avenir Next", "Optima", "Gill Sans", "Aptos"),
    *("Courier New", "Courier", "Consolas", "Menlo", "Monaco", "SFMono-Regular", "Cascadia Code", "Liberation Sans"),
    *("Liberation Serif", "Liberation Mono", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "Ubuntu", "Cantarell"),
)
"""Families that come with an operating system."""

_WEIGHTS = {
    "thin": 100,
    "extralight": 200,
    "light": 300,
    "regular": 400,
    "normal": 400,
    "medium": 500,
    "semibold": 600,
    "bold": 700,
    "extrabold": 800,
    "black": 900,
}
_VARIABLE = frozenset({"variable", "vf", "wght", "[wght]"})
NAME = r"[^\W_][\w .+-]*"
"""A family's name: letters and digits of any script, and what parts them; nothing that CSS reads as its own."""
_NAME = re.compile(NAME)
_FILE = re.compile(r"[\w .,+\[\]-]+\.woff2", re.IGNORECASE)
_LICENCE = re.compile(r"(?:.*[-_.])?(?:licen[cs]e|ofl|copying)(?:[-_.].*)?", re.IGNORECASE)


class FontFile(NamedTuple):
    """A file that the project ships."""

    name: str
    """In the folder of fonts."""
    family: str
    """As a key: letters and digits in lower case."""
    weight: str
    italic: bool


def font_files(names: Iterable[str]) -> tuple[FontFile, ...]:
    """The fonts among the files of the folder, such as ``Source-Sans-3-Bold.woff2``."""
    return tuple(found for name in sorted(names) if (found := _font_file(name)))


def has_licence(names: Iterable[str]) -> bool:
    """Whether the files hold a licence."""
    return any(_LICENCE.fullmatch(name) for name in names)


def key(family: str) -> str:
    """A family's name as it is compared with those of files: its letters and digits."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", family).casefold()))


def families(value: str) -> tuple[str, ...]:
    """The names in a list of families, without quotation marks."""
    return tuple(part.strip().strip("\"'") for part in value.split(",") if part.strip())


def is_name(family: str) -> bool:
    """Whether a family can be called so."""
    return family.lower() in GENERIC or bool(_NAME.fullmatch(family))


def listed(names: Iterable[str]) -> str:
    """A list of families as CSS has it."""
    return ", ".join(name if name.lower() in GENERIC else f'"{name}"' for name in names)


def is_system(family: str) -> bool:
    """Whether an operating system has the family, or knows what is meant."""
    return family.lower() in GENERIC or key(family) in {key(each) for each in SYSTEM_FAMILIES}


def faces(family: str, files: Iterable[FontFile]) -> str:
    """The ``@font-face`` rules of a family, from the style sheet's place."""
    rules = (
        f'@font-face {{ font-family: "{family}"; src: url("fonts/{quote(each.name)}") format("woff2"); '
        f"font-weight: {each.weight}; font-style: {'italic' if each.italic else 'normal'}; font-display: swap; }}\n"
        for each in files
        if each.family == key(family)
    )
    return "".join(rules)


def _font_file(name: str) -> FontFile | None:
    if not _FILE.fullmatch(name):
        return None
    parts = re.split(r"[-_]", name[: -len(".woff2")])
    weight, italic = "400", False
    while len(parts) > 1 and (word := parts[-1].lower()) in {*_WEIGHTS, *_VARIABLE, "italic", "bolditalic"}:
        italic = italic or word.endswith("italic")
        weight = "100 900" if word in _VARIABLE else str(_WEIGHTS.get(word.removesuffix("italic"), weight))
        parts.pop()
    return FontFile(name, key("".join(parts)), weight, italic)
