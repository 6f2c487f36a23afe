"""XML as text: names, attributes and words come in, and leave escaped.

What XML cannot hold, or reads as another character, is a replacement sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

_IN_ATTRIBUTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_INSTEAD = "\ufffd"
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """Words between tags."""
    return escape(_NOT_XML.sub(_INSTEAD, words), quote=False)


def element(name: str, content: str | Iterable[str] = "", /, **attributes: str) -> str:
    """An element; attributes without a value are left out, ``_`` in a name stands for ``:``."""
    shown = "".join(
        f' {key.replace("_", ":")}="{text(value).translate(_IN_ATTRIBUTES)}"'
        for key, value in attributes.items()
        if value
    )
    inner = content if isinstance(content, str) else "".join(content)
    return f"<{name}{shown}>{inner}</{name}>" if inner else f"<{name}{shown}/>"


def block(name: str, content: str | Iterable[str] = "", /, **attributes: str) -> str:
    """An element on a line of its own."""
    return f"{element(name, content, **attributes)}\n"


def holder(name: str, content: Iterable[str], /, **attributes: str) -> str:
    """An element that holds others, which stand on lines of their own."""
    return block(name, ("\n", *content), **attributes)
