"""What the site's own CSS can hide. Style sheets come in, the rules that hide something leave.

A rule counts whatever medium, layer or condition it stands under, and also where another takes it back: a text that
must be seen is hidden by none. Of a selector, states such as ``:hover`` are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import tinycss2
from cssselect import HTMLTranslator, SelectorError
from cssselect import parse as parse_selectors
from lxml.html import HtmlElement

from noticepress.rules.prevails.hiding import Token, css, hiding
from noticepress.rules.site.query import Query, query

_STATES = {
    *("hover", "focus", "focus-within", "focus-visible", "active", "visited", "link", "any-link", "target"),
    *("target-within", "checked", "enabled", "disabled", "default", "open", "popover-open", "modal"),
}
_WIDTHS = ("width", "max-width", "inline-size", "max-inline-size")
_AT_REST = ("from", "0%")
"""Where an animation begins: what it hides there, it shows later."""


@dataclass(frozen=True, slots=True)
class HidingRule:
    """A rule of a style sheet that hides what it selects."""

    selector: str
    declaration: str
    place: str
    """The style sheet, and the line in it."""
    _find: Query

    def elements(self, root: HtmlElement) -> list[HtmlElement]:
        """The elements of a page that it hides."""
        found = self._find(root)
        if self.declaration.startswith(_WIDTHS):  # a cell is never narrower than its longest word
            return [element for element in found if element.tag not in ("td", "th")]
        return found

    def __str__(self) -> str:
        return f"“{self.selector} {{ {self.declaration} }}” in {self.place}"


class Stylesheets:
    """The style sheets of a site; each is read once."""

    def __init__(self, read: Callable[[str], str | None], url: str) -> None:
        """``read`` gives the text of the file at an absolute address; ``url`` is the site's address."""
        self._read = read
        self._url = url
        self._known: dict[tuple[str, str], tuple[HidingRule, ...]] = {}

    def hiding(self, root: HtmlElement, address: str) -> tuple[HidingRule, ...]:
        """The rules that can hide something on the page with that tree and absolute address."""
        rules: list[HidingRule] = []
        for element in root.iter("link", "style"):
            if element.tag == "style":
                rules += self._parse(element.text or "", "a <style> of the page", address)
            elif "stylesheet" in (element.get("rel") or "").lower().split() and element.get("href"):
                rules += self._linked(urljoin(address, str(element.get("href"))))
        return tuple(rules)

    def _linked(self, address: str) -> tuple[HidingRule, ...]:
        address = urldefrag(address)[0]
        text = self._read(address)
        return self._parse(text, address.removeprefix(self._url), address) if text is not None else ()

    def _parse(self, text: str, name: str, address: str) -> tuple[HidingRule, ...]:
        key = (text, address if "@import" in text else "")
        if key not in self._known:
            self._known[key] = ()  # a sheet that imports itself adds nothing
            sheet = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
            imported = (rule for imported in _imports(sheet) for rule in self._linked(urljoin(address, imported)))
            self._known[key] = (*imported, *_Reader(name, _fading(sheet)).rules(sheet, ("",)))
        return self._known[key]


def _imports(sheet: list[Token]) -> Iterator[str]:
    for rule in sheet:
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            for token in rule.prelude:
                if token.type in ("string", "url"):
                    yield token.value
                elif token.type == "function" and token.lower_name == "url":
                    yield from (argument.value for argument in token.arguments if argument.type == "string")


def _fading(rules: list[Token]) -> frozenset[str]:
    """Names of the animations that hide."""
    names: set[str] = set()
    for rule in rules:
        if rule.type != "at-rule" or rule.content is None:
            continue
        if rule.lower_at_keyword.endswith("keyframes"):
            steps = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if any(step.type == "qualified-rule" and _hides_later(step) for step in steps):
                names.add(tinycss2.serialize(rule.prelude).strip())
        else:
            names |= _fading(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
    return frozenset(names)


def _hides_later(step: Token) -> bool:
    return tinycss2.serialize(step.prelude).strip().lower() not in _AT_REST and bool(hiding(_contents(step)))


def _contents(rule: Token) -> list[Token]:
    contents: list[Token] = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return contents


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rules of one style sheet."""

    name: str
    fading: frozenset[str]

    def rules(self, nodes: list[Token], around: tuple[str, ...]) -> Iterator[HidingRule]:
        """The hiding rules among ``nodes``, which stand in a rule with the selectors ``around``."""
        for node in nodes:
            if node.type == "qualified-rule":
                selectors = tuple(_nested(around, tinycss2.serialize(part).strip()) for part in _split(node.prelude))
                every = tuple(selector for group in selectors for selector in group)
                yield from self._of(_contents(node), every, node.source_line)
            elif node.type == "at-rule" and node.content is not None and not _begins(node.lower_at_keyword):
                yield from self._of(_contents(node), _scope(node, around), node.source_line)

    def _of(self, contents: list[Token], selectors: tuple[str, ...], line: int) -> Iterator[HidingRule]:
        declaration = hiding(contents) or self._animation(contents)
        if declaration:
            for selector in selectors:
                find = _compile(selector)
                if find:
                    yield HidingRule(selector, declaration, f"{self.name}:{line}", find)
        yield from self.rules(contents, selectors)

    def _animation(self, contents: list[Token]) -> str:
        animations = (node for node in contents if getattr(node, "lower_name", "") in ("animation", "animation-name"))
        for node in animations:
            if any(token.type == "ident" and token.value in self.fading for token in node.value):
                return css(node)
        return ""


def _begins(keyword: str) -> bool:
    """Whether a rule tells only where an animation begins and leads."""
    return keyword == "starting-style" or keyword.endswith("keyframes")


def _scope(rule: Token, around: tuple[str, ...]) -> tuple[str, ...]:
    """The selectors around what stands in a rule: those of ``@scope`` besides."""
    if rule.lower_at_keyword != "scope":
        return around
    roots: list[Token] = next((token.content for token in rule.prelude if token.type == "() block"), [])
    found = tuple(tinycss2.serialize(part).strip() for part in _split(roots))
    return tuple(selector for part in found if part for selector in _nested(around, part)) or around


def _split(tokens: list[Token]) -> Iterator[list[Token]]:
    """A list of selectors at its commas."""
    part: list[Token] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _nested(around: tuple[str, ...], selector: str) -> tuple[str, ...]:
    """The selectors that one has within a rule with the selectors ``around``."""
    if around == ("",):
        return (selector,)
    return tuple(selector.replace("&", outer) if "&" in selector else f"{outer} {selector}" for outer in around)


def _compile(selector: str) -> Query | None:
    """What finds the elements of one selector; ``None`` where it selects none, such as ``::before``."""
    if not selector:
        return None
    rest = _without(selector, None)
    for text in (_without(selector, _STATES), *((rest,) if rest != "*" else ())):
        try:
            parsed = parse_selectors(text)
            if any(each.pseudo_element for each in parsed):
                return None
            return query(" | ".join(HTMLTranslator().selector_to_xpath(each) for each in parsed))
        except SelectorError:
            continue
    return None


def _without(selector: str, states: set[str] | None) -> str:
    """The selector without those pseudo-classes, or (``None``) without any: it then selects no less."""
    kept: list[str] = []
    tokens = iter(tinycss2.parse_component_value_list(selector))
    colons = 0
    for token in tokens:
        if token.type == "literal" and token.value in (":", "::"):
            colons += len(token.value)
            continue
        name = getattr(token, "lower_value", getattr(token, "lower_name", ""))
        if colons != 1 or (states is not None and name not in states):
            kept.append(":" * colons + token.serialize())
        elif not kept or kept[-1].strip() in ("", ">", "+", "~"):
            kept.append("*")
        colons = 0
    return "".join(kept)
