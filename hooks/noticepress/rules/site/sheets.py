"""ST: style sheets of a project. They style header and footer, and nothing else. Subject: texts of sheets, by path.

All of it is a list of what is allowed. The package's sheet keeps header and footer within their own boxes
(``contain: paint``), so that only what moves or stretches those two boxes themselves could cover a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename
from typing import Any, NamedTuple

import tinycss2

from noticepress import theme
from noticepress.editions.assets import plain_name
from noticepress.editions.branding.tokens import PROPERTIES
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.inputs.drawings import words
from noticepress.rules.site.own_markup import FRAME
from noticepress.texts.allowed import as_browsers_read

Token = Any
"""A component value of tinycss2, which publishes no types."""

Slip = tuple[int, str]
"""Line, and what is wrong there."""

OWN_SHEETS = frozenset(map(basename, theme.style_sheets()))
_DISPLAYS = words("block flex grid flow-root inline-block inline-flex inline-grid list-item none")
_SIDE = r"(-top|-right|-bottom|-left|-(block|inline)(-start|-end)?)?"
_PROPERTY = re.compile(
    rf"(margin|padding){_SIDE}|border{_SIDE}(-color|-style|-width)?|border-radius|background(-color|-image|-position"
    r"|-repeat|-size)?|(min-|max-)?(width|height|inline-size|block-size)|(align|justify)-(content|items|self)"
    r"|flex(-basis|-direction|-flow|-grow|-shrink|-wrap)?|grid-template-(areas|columns|rows)|(row-|column-)?gap|order"
    r"|overflow(-wrap|-x|-y)?|color|opacity|cursor|fill|stroke(-width)?|object-fit|list-style(-type)?|vertical-align"
    r"|font-(family|size|style|variant|weight)|line-height|letter-spacing|hyphens|white-space|word-break"
    r"|text-(align|transform|wrap|underline-offset)|text-decoration(-color|-line|-thickness)?"
)
_FUNCTIONS = words("linear-gradient radial-gradient url var repeat minmax fit-content")
_STATES = words(
    "hover focus focus-visible focus-within active link visited first-child last-child only-child first-of-type "
    "last-of-type empty popover-open"
)
_COUNTS = words("nth-child nth-last-child nth-of-type nth-last-of-type lang dir")
_PARTS = words("before after marker first-line first-letter")
_COLOURS = words("rgb rgba hsl hsla hwb lab lch oklab oklch color-mix light-dark")
_LIMITS = {"px": 1000, "number": 1000, "deg": 360, "percentage": 100, "vw": 100, "vh": 100}
_LIMIT = 120
"""The largest number that a value may have, by its unit; and with any other unit."""


class Sheets(NamedTuple):
    """Style sheets that pages load, or are to load."""

    texts: Mapping[str, str]
    """By path, as it is told."""


@rule(
    "ST013",
    summary="A style sheet reaches beyond header and footer",
    explanation="How a notice is shown is the package's: its own sheets stay as they are shipped, whatever stands in "
    "overrides/ or docs/. Sheets of a project, overrides/assets/*.css, are loaded on every page; each selector in them "
    "begins with .site-header or .site-footer and stays within, and each property is on a list: none takes anything "
    "out of flow, moves it or lays it over something else. The only at-rule is @media, and no custom property is set.",
    example=".prevailing { display: var(--x) }, body:has(.site-header), or .site-header { position: fixed }.",
    remedy="begin selectors with .site-header or .site-footer, and keep to the properties that the handbook lists; "
    "for the colours of all pages, write overrides/assets/brand.css",
)
def sheets_stay_outside(sheets: Sheets) -> Iterator[Violation]:
    """Sheets of the project style header and footer alone."""
    for path, text in sheets.texts.items():
        name = basename(path)
        if plain_name(name) in OWN_SHEETS:
            changed = "find the plugin or hook that changes it, and mend or remove it"
            remedy = "delete the file of that name in overrides/" if name in OWN_SHEETS else changed
            yield Violation(path, 0, "the package's style sheet is not the one that it ships", remedy)
        else:
            for line, what in slips(text):
                yield Violation(path, line, what)


def slips(text: str) -> Iterator[Slip]:
    """What is not allowed in a sheet of the project."""
    yield from _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))


def _rules(nodes: list[Token]) -> Iterator[Slip]:
    for node in nodes:
        if node.type == "qualified-rule":
            for selector in _split(node.prelude):
                if reason := _reaches_out(selector):
                    yield node.source_line, f"the selector “{tinycss2.serialize(selector).strip()}” {reason}"
            yield from _declarations(node.content)
        elif node.type == "at-rule" and node.lower_at_keyword == "media" and node.content is not None:
            yield from _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
        else:
            yield node.source_line, f"{_told(node)} is neither a rule for header or footer nor @media"


def _split(tokens: list[Token]) -> Iterator[list[Token]]:
    """A list of selectors at its commas, without comments."""
    part: list[Token] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        elif token.type != "comment":
            part.append(token)
    yield part


def _reaches_out(selector: list[Token]) -> str:
    """Why a selector may select something outside header and footer; empty where it cannot."""
    tokens = list(selector)
    while tokens and tokens[0].type == "whitespace":
        tokens.pop(0)
    if [getattr(each, "value", "") for each in tokens[:2]] not in [[".", name] for name in FRAME] or (
        tokens[1].type != "ident"
    ):
        return "does not begin with .site-header or .site-footer"
    rest = tokens[2:]
    beside = next((each for each in rest if _is_combinator(each)), None)
    within = next((index for index, each in enumerate(rest) if each.type == "whitespace"), len(rest))
    if beside is not None and beside.value in "+~" and _only_spaces(rest, within, rest.index(beside)):
        return f"leads out of {tokens[1].value} by “{beside.value}”"
    return next(filter(None, map(_unknown_part, _with_colons(rest))), "")


def _is_combinator(token: Token) -> bool:
    return bool(token.type == "literal" and token.value in ("+", "~", ">", "|", "||"))


def _only_spaces(tokens: list[Token], start: int, end: int) -> bool:
    """Whether nothing but white space stands between two places, so that the combinator is the first."""
    return start > end or all(each.type == "whitespace" for each in tokens[start:end])


def _with_colons(tokens: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """Each token with the number of colons before it."""
    colons = 0
    for token in tokens:
        if token.type == "literal" and token.value in (":", "::"):
            colons += len(token.value)
        else:
            yield colons, token
            colons = 0


def _unknown_part(counted: tuple[int, Token]) -> str:
    colons, token = counted
    if token.type in ("whitespace", "hash", "[] block"):
        return ""
    if token.type == "literal":
        return "" if token.value in ".*>+~" else f"holds “{token.value}”"
    if token.type == "function":
        plain = all(each.type in ("ident", "number", "dimension", "literal", "whitespace") for each in token.arguments)
        known = colons == 1 and token.lower_name in _COUNTS and plain
        return "" if known and "of" not in map(_word, token.arguments) else f"holds “:{token.lower_name}()”"
    known = token.type == "ident" and (not colons or token.lower_value in (_STATES if colons == 1 else _PARTS))
    return "" if known else f"holds “{':' * colons}{token.serialize()}”"


def _word(token: Token) -> str:
    return str(getattr(token, "lower_value", ""))


def _declarations(content: list[Token]) -> Iterator[Slip]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            yield node.source_line, f"{_told(node)} is nested, or no declaration"
            continue
        name = node.lower_name
        value = [token for token in node.value if token.type not in ("whitespace", "comment")]
        if name == "display" and not all(_word(token) in _DISPLAYS for token in value):
            yield node.source_line, f"display is one of {', '.join(sorted(_DISPLAYS))}"
        elif name == "content":
            if any(token.type not in ("string", "ident") for token in value):
                yield node.source_line, "content is a text in quotes, or none"
        elif name != "display" and not _PROPERTY.fullmatch(name):
            yield node.source_line, f"the property {name} is not on the list"
        elif reason := next(filter(None, map(_unknown_value, value)), ""):
            yield node.source_line, f"{name} {reason}"


def _unknown_value(token: Token) -> str:
    """Why a value is not allowed; empty where it is."""
    if token.type == "url":
        return _leaves(token.value)
    if token.type == "function":
        return _unknown_function(token)
    if token.type in ("number", "dimension", "percentage"):
        limit = _LIMITS.get(getattr(token, "lower_unit", token.type), _LIMIT)
        return "" if 0 <= token.value <= limit else f"has {token.serialize()}; from 0 to {limit} is allowed"
    return "cannot be read" if token.type in ("{} block", "() block", "[] block", "error", "at-keyword") else ""


def _unknown_function(function: Token) -> str:
    if function.lower_name in _COLOURS:
        return ""
    if function.lower_name not in _FUNCTIONS:
        return f"has {function.lower_name}()"
    if function.lower_name == "var":
        known = [getattr(each, "value", "") for each in function.arguments if each.type != "whitespace"]
        is_known = len(known) == 1 and known[0] in PROPERTIES
        return "" if is_known else f"asks for what is none of {', '.join(PROPERTIES)}"
    if function.lower_name == "url":
        return next((_leaves(each.value) for each in function.arguments if each.type == "string"), "")
    return next(filter(None, map(_unknown_value, function.arguments)), "")


def _leaves(address: str) -> str:
    """What to say of an address that is not a relative one; empty where it is."""
    read = as_browsers_read(address)
    scheme, slash = ":" in read.split("/", maxsplit=1)[0], read.startswith(("/", "\\"))
    return f"loads {address}; write the address of a file beside the sheet" if scheme or slash else ""


def _told(node: Token) -> str:
    """A node of a style sheet as it is told, on one line."""
    if node.type == "error":
        return f"what stands here ({node.message})"
    text = node.serialize() if node.type == "at-rule" else tinycss2.serialize(node.prelude)
    return f"“{' '.join(text.partition('{')[0].split())[:60]}”"


RULES: tuple[CheckedRule[Sheets], ...] = (sheets_stay_outside,)
