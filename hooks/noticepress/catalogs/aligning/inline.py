"""The words of an element of HTML as inline Markdown: an element comes in, a text as catalogs have it leaves.

Only what a text may hold is written: emphasis, code, links, hard breaks, marks of footnotes, small letters above and
below. Of everything else the words alone are kept.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

UNSEEN = frozenset(
    {"audio", "button", "canvas", "embed", "form", "head", "iframe", "input", "link", "map", "math", "meta", "noscript"}
    | {"object", "script", "select", "style", "svg", "template", "textarea", "title", "video", "img", "nav"}
)
"""Elements without words of the text."""
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_AS_HTML = frozenset({"sub", "sup"})
_BREAK = "  \n"
_BREAK_MARK = "\v"
_UNSEEN_ENDS = f" \u00a0{_BREAK_MARK}"
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BREAK = re.compile(rf" *{_BREAK_MARK}[ {_BREAK_MARK}]*")
_MAY_BE_MARKED = re.compile(r"[\\`*_<&\[]")
_PLACEHOLDER = re.compile(r"(\{\{[^{}]*\}\})")
_MARKED = re.compile(r"[\\`*]|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|\[(?=[^\[\]]*\][(\[])")
_WRITTEN = {"<": "&lt;", "&": "&amp;"}
_NOTE = re.compile(r"#(?:user-content-)?fn[-_:]?[\w-]+")
_WAY_BACK = re.compile(r"#(?:user-content-)?fnref\b|#fnref")
_NOT_PLAIN = re.compile(r"[\s()<>]")


def markdown_of(element: HtmlElement) -> str:
    """The words within an element."""
    return tidy(words_within(element))


def words_within(element: HtmlElement) -> str:
    """The same before it is tidied: with its white space, and marks for breaks."""
    return _escaped(element.text) + "".join(words_of(child) + _escaped(child.tail) for child in element)


def words_of(element: HtmlElement) -> str:
    """The words of an element that stands among others, with the element's own marks."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        return ""
    if tag == "br":
        return _BREAK_MARK
    if tag in _CODE:
        return _code(_SPACE.sub(" ", str(element.text_content())).strip())
    inner = words_within(element)
    if tag == "a":
        return _link(element, inner)
    if tag in _AS_HTML and inner.strip() and not inner.strip().startswith("[^"):
        return f"<{tag}>{inner}</{tag}>"
    return _marked(_MARKS[tag], inner) if tag in _MARKS else inner


def escaped_text(text: str | None) -> str:
    """Words that stand by themselves."""
    return _escaped(text)


def tidy(words: str) -> str:
    """Words without the space that nobody sees, and with their breaks."""
    return _AROUND_BREAK.sub(_BREAK_MARK, _SPACE.sub(" ", words)).strip(_UNSEEN_ENDS).replace(_BREAK_MARK, _BREAK)


def _escaped(text: str | None) -> str:
    if not text or not _MAY_BE_MARKED.search(text):
        return text or ""
    parts = _PLACEHOLDER.split(text)  # what the file itself has of placeholders stays
    parts[::2] = [_MARKED.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), part) for part in parts[::2]]
    return "".join(parts)


def _marked(mark: str, inner: str) -> str:
    """Emphasis around words, and not around the space beside them; none within the same."""
    words = inner.replace("**", "") if mark == "**" else inner
    text = words.strip(f" \t\r\n{_BREAK_MARK}\u00a0")
    if not text or (mark == "*" and "*" in text.replace("**", "").replace("\\*", "")):
        return words
    before, _, after = words.partition(text)
    return f"{before}{mark}{text}{mark}{after}"


def _link(element: HtmlElement, inner: str) -> str:
    href = (element.get("href") or "").strip()
    if not href or not inner.strip() or _WAY_BACK.match(href):
        return "" if _WAY_BACK.match(href) else inner
    plain = str(element.text_content()).strip()
    if _NOTE.fullmatch(href) and (label := re.fullmatch(r"\[?(\w{1,4})\]?", plain)):
        return f"[^{label[1]}]"
    if plain in (href, href.removeprefix("mailto:")):
        return f"<{plain}>"
    text = tidy(inner).replace(_BREAK, " ")
    before, after = (" " if inner[:1].isspace() else ""), (" " if inner[-1:].isspace() else "")
    return f"{before}[{text}]({f'<{href}>' if _NOT_PLAIN.search(href) and '{{' not in href else href}){after}"


def _code(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    room = " " if "`" in (text[:1], text[-1:]) else ""
    return f"{fence}{room}{text}{room}{fence}" if text else ""
