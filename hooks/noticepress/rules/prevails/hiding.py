"""Which CSS declarations hide text. Parsed declarations come in; the one that hides leaves.

Reading is on the safe side: what no style needs for a text that is to be read (a height of nothing, a clipping, a
place beyond the edge) hides it, whatever else a browser may make of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

Token = Any
"""A component value of tinycss2, which publishes no types."""

_PIXELS = {"px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 38, "mm": 3.8, "q": 1, "ex": 8, "ch": 8, "em": 16, "rem": 16}
"""Pixels of a unit, about; a percentage and a share of the window count as ten."""

_SHARE = 10
_AWAY, _FAR = -40, 1000
"""Pixels to the left or above, and in any direction, that lead out of sight."""
_THIN, _SMALL, _FAINT = 1, 5, 0.1
_TEXT_SIZE = 16


def hiding(declarations: Iterable[Token]) -> str:
    """The first declaration that hides, as CSS; empty where none does."""
    paints: dict[str, object] = {}
    for declaration in declarations:
        if declaration.type != "declaration":
            continue
        name, values = declaration.lower_name, _plain(declaration.value)
        test = _TESTS.get(name)
        if test and test(values):
            return css(declaration)
        if name in ("color", "background", "background-color"):
            paints[name.partition("-")[0]] = next(filter(None, map(parse_color, values)), None)
            if _is_one_colour(paints.get("color"), paints.get("background")):
                return css(declaration)
    return ""


def _is_one_colour(text: object, background: object) -> bool:
    """Whether both are one colour, and the background is not one that lets the page's show through."""
    return text is not None and text == background and getattr(background, "alpha", 1) > 1 - _FAINT


def css(declaration: Token) -> str:
    """A declaration on one line."""
    return f"{declaration.lower_name}: {' '.join(tinycss2.serialize(_plain(declaration.value, ' ')).split())}"


def _plain(values: Iterable[Token], gap: str = "") -> list[Token]:
    return [token for token in values if token.type != "comment" and (gap or token.type != "whitespace")]


def _leaves(values: Iterable[Token]) -> Iterator[Token]:
    """Every token, also those within functions such as ``calc()``."""
    for token in values:
        if token.type == "function":
            yield from _leaves(token.arguments)
        else:
            yield token


def _sizes(values: Iterable[Token], share: float = _SHARE) -> list[float]:
    """Every length, in pixels; a number without a unit counts as one."""
    sizes = []
    for token in _leaves(values):
        if token.type == "number":
            sizes.append(token.value)
        elif token.type == "percentage":
            sizes.append(token.value * share)
        elif token.type == "dimension":
            sizes.append(token.value * _PIXELS.get(token.lower_unit, share))
    return sizes


def _is(*words: str) -> Callable[[list[Token]], bool]:
    return lambda values: any(token.type == "ident" and token.lower_value in words for token in values)


def _is_not(*words: str) -> Callable[[list[Token]], bool]:
    return lambda values: not _is(*words, "inherit", "initial", "unset", "revert", "revert-layer")(values)


def _fades(values: list[Token]) -> bool:
    """Whether a share of one, such as an opacity or a scale, is next to nothing."""
    shares = [size for token in values for size in _sizes([token], 0.01)]
    return any(abs(share) <= _FAINT for share in shares)


def _is_thin(values: list[Token]) -> bool:
    sizes = _sizes(values)
    return bool(sizes) and max(sizes) <= _THIN


def _is_small(values: list[Token]) -> bool:
    sizes = _sizes(values, _TEXT_SIZE / 100)
    return bool(sizes) and max(sizes) <= _SMALL


def _has_no_size(values: list[Token]) -> bool:
    """Whether the shorthand ``font`` gives a size of next to nothing: the first length in it."""
    sized = (token for token in values if token.type in ("dimension", "percentage") or _is_zero(token))
    first = next(sized, None)
    return first is not None and _is_small([first])


def _is_zero(token: Token) -> bool:
    return bool(token.type == "number" and token.value == 0)


def _is_away(values: list[Token]) -> bool:
    return any(size <= _AWAY or abs(size) >= _FAR for size in _sizes(values))


def _is_far(values: list[Token]) -> bool:
    return any(abs(size) >= _FAR for size in _sizes(values))


def _transforms_away(values: list[Token]) -> bool:
    for token in values:
        if token.type == "function":
            name = token.lower_name
            if name.startswith("translate") and _is_far(token.arguments):
                return True
            if name.startswith(("scale", "matrix")) and _fades(token.arguments[:1]):
                return True
            if name.startswith("scale") and _fades(token.arguments):
                return True
            if name in ("rotatex", "rotatey", "rotate3d") and any(leaf.type == "dimension" for leaf in token.arguments):
                return True
    return False


def _filters_away(values: list[Token]) -> bool:
    return any(
        token.type == "function" and token.lower_name == "opacity" and _fades(token.arguments) for token in values
    )


def _is_transparent(values: list[Token]) -> bool:
    colours = (parse_color(token) for token in values)
    return any(getattr(colour, "alpha", 1) <= _FAINT for colour in colours if colour is not None)


_LENGTHS = ("height", "width", "block-size", "inline-size")
_SIDES = ("left", "right", "top", "bottom")
_LOGICAL = ("inline", "inline-start", "inline-end", "block", "block-start", "block-end")

_TESTS: dict[str, Callable[[list[Token]], bool]] = {
    "display": _is("none"),
    "visibility": _is("hidden", "collapse"),
    "content-visibility": _is("hidden"),
    "opacity": _fades,
    "scale": _fades,
    "zoom": _fades,
    "font-size": _is_small,
    "font": _has_no_size,
    "clip": _is_not("auto"),
    "clip-path": _is_not("none"),
    "mask": _is_not("none"),
    "mask-image": _is_not("none"),
    "transform": _transforms_away,
    "translate": _is_far,
    "filter": _filters_away,
    "color": _is_transparent,
    "-webkit-text-fill-color": _is_transparent,
    "text-indent": _is_far,
    **{f"{most}{name}": _is_thin for name in _LENGTHS for most in ("", "max-")},
    **dict.fromkeys(("inset", *_SIDES, *(f"inset-{side}" for side in _LOGICAL)), _is_away),
    **dict.fromkeys(("margin", *(f"margin-{side}" for side in (*_SIDES, *_LOGICAL))), _is_far),
}
