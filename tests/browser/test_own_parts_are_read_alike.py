"""What the list for a project's own parts lets through, a browser reads as the rules do: nothing of it gets out."""

from __future__ import annotations

from random import Random
from typing import Any

from playwright.sync_api import Page

from noticepress.rules.site.markup import Element, UnclearError, read
from noticepress.rules.site.own_markup import slips

INLINE = ["a", "b", "button", "code", "del", "em", "i", "img", "small", "span", "strong", "br", "wbr", "svg"]
BLOCKS = ["div", "dl", "figure", "h2", "hr", "nav", "ol", "p", "pre", "section", "summary", "table", "ul"]
SPACES = ["\n", "\t", "\f", "\x0b", "\x85", "\xa0", "\u2028"]
WITHIN = {
    "ul": ["li"],
    "ol": ["li"],
    "dl": ["dt", "dd", "div"],
    "table": ["caption", "thead", "tbody", "tfoot"],
    "thead": ["tr"],
    "tbody": ["tr"],
    "tfoot": ["tr"],
    "tr": ["td", "th"],
    "svg": ["g", "path", "text", "title", "desc", "defs", "svg"],
    "g": ["path", "circle", "title", "use"],
    "text": ["tspan"],
    **{tag: [] for tag in ("title", "desc", "path", "circle", "use")},
    **dict.fromkeys(["p", "h2", *INLINE], INLINE),
}
"""What mostly stands in an element: nothing but texts, where the list is empty."""
ELSEWHERE = [*INLINE, *BLOCKS, *(tag for tags in WITHIN.values() for tag in tags)]
FOREIGN = ["body", "center", "font", "foreignObject", "math", "mi", "nobr", "option", "rt", "select", "style", "xmp"]
EMPTY = frozenset({"br", "hr", "img", "wbr"})
TEXTS = ["x", "a &amp; b", "&lt;b&gt;", "&nbsp;", " "]
ODD = ["<!-- c -->", "</title>", "<path/>", "<title/>", "<br/>", "</p>", "\x0b", "\x00"]

TREE = """fragments => fragments.map(fragment => {
  const page = new DOMParser().parseFromString(
    "<!doctype html><html><head><title>t</title></head><body><main>" + fragment + "</main><p>z</p></body></html>",
    "text/html");
  const fold = text => text.replace(/[ \\t\\n\\f\\r]+/g, " ").replace(/^ | $/g, "");
  const tree = element => {
    const children = [];
    for (const child of element.childNodes) {
      if (child.nodeType === 1) children.push(tree(child));
      const text = child.nodeType === 3 ? fold(child.data) : "";
      if (text && typeof children.at(-1) === "string") children.push(children.pop() + " " + text);
      else if (text) children.push(text);
    }
    const attributes = Object.fromEntries([...element.attributes].map(each => [each.name.toLowerCase(), each.value]));
    return [element.localName.toLowerCase(), attributes, children];
  };
  return tree(page.body);
})"""
"""Each fragment within a page, as a browser reads it."""


def fragment(number: int) -> str:
    """A few elements and texts: by its number, all where they belong, or some of them elsewhere."""
    draw = Random(number)  # noqa: S311 (the same texts every time, and no secret)
    return _pieces(draw, (0, 0.05, 0.2)[number % 3], "", 0)


def _pieces(draw: Random, odd: float, within: str, depth: int) -> str:
    return "".join(_piece(draw, odd, within, depth) for _ in range(draw.randint(0 if depth else 1, 3)))


def _piece(draw: Random, odd: float, within: str, depth: int) -> str:
    usual = WITHIN.get(within, [*INLINE, *BLOCKS])
    is_odd = draw.random() < odd
    if not is_odd and (not usual or depth > 6 or (draw.random() < 0.2 and within not in WITHIN)):
        return draw.choice(TEXTS)
    if is_odd and draw.random() < 0.2:
        return draw.choice(ODD)
    tag = draw.choice(draw.choice([ELSEWHERE, ELSEWHERE, FOREIGN]) if is_odd else usual)
    space = draw.choice(SPACES) if draw.random() < odd else " "
    start = f"<{tag}{space}id={draw.choice('abc')}>" if draw.random() < 0.3 else f"<{tag}>"
    return start if tag in EMPTY else f"{start}{_pieces(draw, odd, tag, depth + 1)}</{tag}>"


def as_list(element: Element | str) -> Any:
    if isinstance(element, str):
        return element
    return [element.tag, element.attributes, [as_list(child) for child in element.children]]


def is_let_through(text: str) -> bool:
    try:
        return not list(slips(read(text), ""))
    except UnclearError:
        return False


def test_a_browser_reads_what_is_let_through_as_the_rules_do(page: Page) -> None:
    page.goto("about:blank")
    made = [fragment(number) for number in range(1_500)]
    let_through = [text for text in made if is_let_through(text)]
    assert 0 < len(let_through) < len(made)

    trees = page.evaluate(TREE, let_through)

    expected = [["body", {}, [["main", {}, as_list(read(text))[2]], ["p", {}, ["z"]]]] for text in let_through]
    assert [text for text, here, there in zip(let_through, trees, expected, strict=True) if here != there] == []
