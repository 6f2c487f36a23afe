"""Plural forms as gettext writes them: a language or a header's value comes in, its forms leave."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from gettext import c2py

from noticepress.catalogs.language_tags import nearest_cldr, with_parents

_CLDR_PLURALS = {
    **dict.fromkeys(("en", "hu", "tr"), "nplurals=2; plural=(n != 1);"),
    **dict.fromkeys(("id", "ms", "my"), "nplurals=1; plural=0;"),
    "he": "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
}
"""Where Babel's table of gettext plurals has fewer forms than CLDR has categories for whole numbers, or more, or none
that a translator would know again; and English, which every command asks for, of which few ask for another."""
_MOST_PLURALS = 6
_COUNTED = 201
_LONGEST = 1_000
"""Characters of a ``Plural-Forms``; the longest of any language has 200."""
_PLURALS = re.compile(r"nplurals\s*=\s*([0-9]+)\s*;\s*plural\s*=\s*(.+?)\s*;?")


@lru_cache
def plural_forms(name: str) -> str:
    """The ``Plural-Forms`` header of a language, after CLDR's categories for whole numbers.

    A region or script that CLDR does not know has its language's; a language that it does not know, those of English.
    """
    for each in with_parents(name):
        if each in _CLDR_PLURALS:
            return _CLDR_PLURALS[each]
    from babel.messages.plurals import get_plural  # noqa: PLC0415 (it imports all that Babel does with catalogs)
    from babel.plural import to_gettext  # noqa: PLC0415 (see above)

    locale = nearest_cldr(name)
    if locale is None:
        return _CLDR_PLURALS["en"]
    usual = str(get_plural(locale))
    return usual if _tells_apart(usual, locale.plural_form) else to_gettext(locale.plural_form)


def _tells_apart(value: str, category: Callable[[int], str]) -> bool:
    """Whether no form is of numbers whose words differ by CLDR; Babel's table often has those of English."""
    form = form_of(value)
    pairs = {(form(number), category(number)) for number in range(1, _COUNTED)}
    return len(pairs) == len({form for form, _ in pairs})


def form_of(value: str) -> Callable[[int], int]:
    """Which form a ``Plural-Forms`` has for a number. Raises :class:`ValueError` where it cannot be read."""
    match = _PLURALS.fullmatch(value.strip())
    if match is None:
        raise ValueError("cannot be read")
    return c2py(match[2])


@lru_cache
def forms_of_one_number(value: str) -> frozenset[int]:
    """The forms that a ``Plural-Forms`` has for one number alone, whose words may say which: “two sections”."""
    numbers = Counter(map(form_of(value), range(_COUNTED)))
    return frozenset(form for form, count in numbers.items() if count == 1)


@lru_cache
def count_forms(value: str) -> int:
    """How many forms a ``Plural-Forms`` counts. Raises :class:`ValueError`, in words, where it cannot be read."""
    match = _PLURALS.fullmatch(value.strip()) if len(value) <= _LONGEST else None
    if match is None:
        raise ValueError("cannot be read")
    count = match[1].lstrip("0")
    if len(count) != 1 or int(count) > _MOST_PLURALS:
        raise ValueError("counts forms that no language has")
    try:
        c2py(match[2])
    except (ValueError, RecursionError) as error:
        raise ValueError("cannot be read") from error
    return int(count)
