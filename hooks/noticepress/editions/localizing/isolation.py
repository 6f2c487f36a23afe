"""Facts and addresses in a text of the other direction: HTML comes in, and leaves with ``<bdi>`` around them.

Without it, a name or address in Latin letters takes the punctuation beside it along in Arabic or Hebrew, and the other
way round. Where the directions cannot differ, nothing is added.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from noticepress.stops import once

_MARK = re.compile("[\U000f0000-\U000fffff]")
"""What stands for a fact (:class:`~noticepress.register.facts.FactMarks`)."""
_TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]}\"'“”‘’«»،؛؟]"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:&#\d+;){6,}",  # as Python-Markdown writes <name@example.org>
)
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def fill(html: str, values: Mapping[int, str], direction: str, english: frozenset[int]) -> str:
    """HTML with the value of each mark; those in ``english`` stand in a left-to-right text, others in ``direction``."""
    html = _stopped_once(html, values)
    isolated = {
        mark: _isolate(value)
        for mark, value in values.items()
        if _may_differ(value, "ltr" if mark in english else direction)
    }
    if direction == "ltr" and not isolated:
        return _put(html, values)
    in_text = {**values, **isolated}
    parts: list[str] = []
    done = 0
    for tag in _TAG.finditer(html):
        parts += [_text(html[done : tag.start()], in_text, direction), _put(tag[0], values)]
        done = tag.end()
    return "".join([*parts, _text(html[done:], in_text, direction)])


def put_values(text: str, values: Mapping[int, str]) -> str:
    """A text with the value of each mark in its place, and no second full stop behind one that ends with it."""
    return _put(_stopped_once(text, values), values)


def _stopped_once(text: str, values: Mapping[int, str]) -> str:
    for mark, value in values.items():
        text = once(text, chr(mark), value)
    return text


def _put(text: str, values: Mapping[int, str]) -> str:
    return _MARK.sub(lambda mark: values.get(ord(mark[0]), mark[0]), text)


def _text(text: str, values: Mapping[int, str], direction: str) -> str:
    if direction == "rtl":
        text = _ADDRESS.sub(lambda address: _isolate(address[0]), text)
    return _put(text, values)


def _isolate(text: str) -> str:
    return f"<bdi>{text}</bdi>"


@lru_cache(maxsize=4096)
def _may_differ(value: str, direction: str) -> bool:
    """Whether a value may run the other way, if in part; figures and signs alone have no way of their own."""
    classes = {unicodedata.bidirectional(char) for char in value}
    if direction == "ltr":
        return bool(classes & _RIGHT_TO_LEFT)
    return "L" in classes or not classes & _RIGHT_TO_LEFT
