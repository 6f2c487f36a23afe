"""XML as text: names, attributes and words come in, and leave escaped; of the whole, what XML can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_TO_ESCAPE = re.compile('[&<>"\n\t]')
_INSTEAD = "\ufffd"
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """Words between tags."""
    return escape(words, quote=False)


def as_xml(document: str) -> str:
    """A document, in which a replacement sign stands for what XML cannot hold, or reads as another character."""
    return _NOT_XML.sub(_INSTEAD, document)


def _value(words: str) -> str:
    if not _TO_ESCAPE.search(words):
        return words
    return text(words).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def element(name: str, content: str | Iterable[str] = "", /, **attributes: str) -> str:
    """An element; attributes without a value are left out, ``_`` in a name stands for ``:``."""
    shown = "".join([f' {key.replace("_", ":")}="{_value(value)}"' for key, value in attributes.items() if value])
    inner = content if isinstance(content, str) else "".join(content)
    return f"<{name}{shown}>{inner}</{name}>" if inner else f"<{name}{shown}/>"


def block(name: str, content: str | Iterable[str] = "", /, **attributes: str) -> str:
    """An element on a line of its own."""
    return f"{element(name, content, **attributes)}\n"


def holder(name: str, content: Iterable[str], /, **attributes: str) -> str:
    """An element that holds others, which stand on lines of their own."""
    return block(name, ("\n", *content), **attributes)
