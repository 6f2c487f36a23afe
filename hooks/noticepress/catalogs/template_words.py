"""The words of templates and modules: their text comes in, messages leave."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from jinja2 import TemplateSyntaxError

from noticepress.catalogs.messages import Message
from noticepress.files.rules import FILES
from noticepress.findings import NoticepressError

TEMPLATE, MODULE = "jinja2.ext:babel_extract", "python"
"""Babel's extraction methods."""
_JINJA_OPTIONS = {"encoding": "utf-8", "trimmed": "true", "silent": "false"}


def messages_in(text: str, name: str, method: str = TEMPLATE) -> Iterator[Message]:
    """The messages of one template or module. Raises :class:`NoticepressError` (IN009) for a broken template."""
    try:
        calls = [*extract(method, BytesIO(text.encode()), DEFAULT_KEYWORDS, ("Translators:",), _JINJA_OPTIONS)]
    except TemplateSyntaxError as error:
        message = f"the template cannot be read: {error.message}"
        raise NoticepressError([FILES.at(name, error.lineno, message, "mend the line")]) from error
    except RecursionError as error:
        remedy = "split it into several"
        raise NoticepressError([FILES.at(name, 0, "the template is nested too deeply", remedy)]) from error
    for _line, words, comments, context in calls:
        ids = (words, "") if isinstance(words, str) else (str(words[0]), str(words[1]))
        python_format = "python-format" if "%(" in ids[0] else ""
        note = " ".join(comments).replace("Translators:", "").strip()
        # Without lines, or each edit of a template would change every catalog of the site's words.
        yield Message(context or "", *ids, places=[(name, 0)], note=note, format=python_format)
