"""TR017: whether what somebody must do is not what somebody may do, by the words that the glossary lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from noticepress.catalogs.glossary import fold_case
from noticepress.catalogs.locales import likely_script
from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject

_MUST = re.compile(r"\b(?:must|shall|ha(?:s|ve) to|(?:is|are) (?:obliged|required) to)\b(?! not)", re.IGNORECASE)
_MAY = re.compile(r"\b(?:may|can|could|might|(?:is|are) (?:allowed|free) to)\b(?! not)", re.IGNORECASE)
_OTHERWISE = re.compile(r"\b(?:not|never|no|cannot|only|need|unless|without)\b|n['’]t\b", re.IGNORECASE)
"""Words beside which one language says must where another says may: “may not”, “may only”."""
_SPACELESS = ("Jpan", "Hans", "Hant", "Thai")


@rule(
    "TR017",
    summary="“May” for “must”, or the reverse",
    explanation="For languages whose words for what somebody must do, and for what somebody may do, the glossary lists "
    "(binding), a text of which the English has one alone holds such a word, or at least none of the other kind "
    "alone. English that denies or restricts is left to readers: “may not” is “must not” in other languages. Of a "
    "language that is not listed, nothing is found.",
    example="“Sie dürfen uns schreiben” for “You must write to us”.",
    remedy="say it as the English does, or add the word to 'binding' in locales/glossary.yml",
    blocks=False,
)
def must_is_not_may(subject: CatalogSubject) -> Iterator[Violation]:
    """No text has words of the other kind alone."""
    listed = subject.glossary.binding_for(subject.catalog.name)
    if listed is None:
        return
    inside = likely_script(subject.catalog.name) in _SPACELESS
    must, may = (_any_beginning(words, inside) for words in listed)
    for _, entry, english, text in subject.translated():
        asked, allowed = bool(_MUST.search(english)), bool(_MAY.search(english))
        if asked == allowed or _OTHERWISE.search(english):
            continue
        plain = fold_case(text)
        wanted, other = (must, may) if asked else (may, must)
        if not wanted.search(plain) and (found := other.search(plain)):
            told = "must be, the translation what may be" if asked else "may be, the translation what must be"
            yield Violation(*subject.place(entry), f"the English says what {told} (“{found[0]}”): {quote(text)}")


@lru_cache
def _any_beginning(words: tuple[str, ...], inside: bool) -> re.Pattern[str]:  # noqa: FBT001 (a mark of the script)
    before = "" if inside else r"(?<!\w)"
    return re.compile(f"{before}(?:{'|'.join(map(re.escape, words))})")
