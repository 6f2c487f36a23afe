"""TR018: a denial lost or added, “without consent” for “only with it”. By tables of words, and no grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.denial_tables import DENIALS, ONLY, SURE, WITHOUT
from noticepress.rules.translations.plain import masked

_CONSENT = r"(?:consent|permission|authori[sz]ation|approval|agreement)\b"
_WITHOUT_CONSENT = re.compile(rf"\bwithout (?:[a-z]+ ){{0,3}}?{_CONSENT}", re.IGNORECASE)
_ONLY_WITH = re.compile(rf"\bonly (?:with|on|upon|after) (?:[a-z]+ ){{0,4}}?{_CONSENT}", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:do|does|did|is|are|was|were|will|would|shall|should|must|may|might|can|could|ha(?:ve|s|d)) not\b"
    r"(?! (?:only|just|merely|hesitate|later|more|less|limited|exceed|until|yet|necessarily)|"
    r" (?:be )?(?:affect|alter|impair))|"
    r"\bcannot\b|\bnever\b|n[’']t\b",
    re.IGNORECASE,
)
"""What denies a verb; “not only”, “not later than” and “not affected” are said without a denial elsewhere."""
_UNLESS = re.compile(
    r"\b(?:unless|except|until|without|before|other than)\b|\b(?:under|below) (?:the age of )?\d", re.IGNORECASE
)
_OTHERWISE = re.compile(
    r"\b(?:not?|nor|none|never|nobody|nothing|neither|cannot|without|unless|until|except\w*|exclu\w*|only|solely|merely|"
    r"strictly|before|otherwise|other than|rather than|instead|free|refus\w*|object\w*|prevent\w*|avoid\w*|lack\w*|"
    r"absen\w*|fail\w*|prohibit\w*|forbid\w*|withdr\w*|limit\w*|restrict\w*|den(?:y|ie)\w*|reject\w*|declin\w*|stop\w*|"
    r"remov\w*|less\w*|few\w*|little|hardly|regardless|despite|beyond|miss\w*|void|expir\w*|revok\w*|ceas\w*|longer|"
    r"outside|opt\w*|anonym\w*|ignor\w*|omit\w*|apart|against|neglect\w*|block\w*|besides?|also|as well|further\w*|"
    r"un\w{3,}|in(?:valid|complete|accura|correct|suffic|activ|abil|depend|appropr|eligi|effect|access|defini|freq|secur|"
    r"capab)\w*|im(?:poss|prop|med)\w*|ir\w+|il\w+|dis\w+|non-?\w*|mis\w+|\w+less|de-?(?:identif|activ)\w*|old|over|"
    r"above|below|earlier|too|sensitive|secret\w*|confiden\w*|separate\w*|optional\w*|voluntar\w*|private\w*|exempt\w*|"
    r"overrid\w*|supersed\w*|spam|prevail\w*|differ\w*|vary|varies|wrong|lost|lose|retire\w*|end\w*|past|closed?|gone|down|offline|"
    r"waiv\w*|yet|still|empty|blank|broken|stay\w*|remain\w*|ke(?:ep|pt)\w*|whether|\w+ever|anywhere|spar(?:e[sd]?|ing)|"
    r"moment|soon|long|hesitat\w*|m(?:ax|in)\w*|(?:at|the) (?:most|least|latest)|up to|within|than|exceed\w*|"
    r"child\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What another language may say by a denial, or with one: “nicht vor”, “nicht öffentlich”, “ne … que”."""
_VOWELS = re.compile("[\u064b-\u0652\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
"""The marks that Arabic and Hebrew may write between the letters of a word."""


@rule(
    "TR018",
    summary="A denial is lost or added",
    explanation="The English denies a verb (“do not”, “cannot”, “never”) or says “without consent”, and nothing in the "
    "translation denies anything: no such word of the language, nor a part of one. Or the translation denies, and "
    "nothing in the English does, nor has it a word that other languages say by a denial. Or “only with consent” has "
    "become “without consent”. Of a language whose words are not known here, nothing is found.",
    example="“Wir verkaufen Ihre Daten.” for “We do not sell your data.”",
    remedy="say it as the English does; where another word does, write in the entry: noticepress: allow TR018 — why",
    blocks=False,
)
def denials_are_kept(subject: CatalogSubject) -> Iterator[Violation]:
    """Where the English denies something, so does the translation, and nowhere else."""
    language = subject.catalog.name.split("_")[0]
    if language not in DENIALS:
        return
    for _, entry, english, text in subject.translated():
        if told := _told(english, _VOWELS.sub("", masked(text, " ")), language):
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")


def denies(text: str, language: str) -> bool:
    """Whether something in a translation denies, as far as the language is known."""
    return language in DENIALS and bool(_pattern(language, "any").search(_VOWELS.sub("", masked(text, " "))))


def _told(english: str, text: str, language: str) -> str:
    """What is wrong with the denials of a translation; empty for nothing."""
    said = _said(english)
    if said.denied and not _pattern(language, "any").search(text):
        is_only = said.may_be_only and language in ONLY and _pattern(language, "only").search(text)
        return "" if is_only else f"the English denies something (“{said.denied}”), and the translation does not"
    if language not in SURE:
        return ""
    sure = _pattern(language, "sure").search(text)
    if sure and not said.may_be_denied:
        return f"the translation denies something (“{sure[0]}”), and the English does not"
    without = _pattern(language, "without").search(text) if said.only and not sure else None
    if without and not _pattern(language, "only").search(text):
        return f"the English says “{said.only}”, and the translation “{without[0]}”"
    return ""


class _Said(NamedTuple):
    """What an English text denies."""

    denied: str
    """The words by which it denies something for certain."""
    may_be_only: bool
    """Whether that may be said by “only”: “do not … unless”."""
    may_be_denied: bool
    """Whether it has a word that another language may say by a denial."""
    only: str
    """“Only with consent”."""


@lru_cache(maxsize=4096)
def _said(english: str) -> _Said:
    """English texts come again with each catalog."""
    verb, without, only = (each.search(english) for each in (_DENIED, _WITHOUT_CONSENT, _ONLY_WITH))
    found = verb or without
    rest = _WITHOUT_CONSENT.sub(" ", english)
    return _Said(
        found[0] if found else "",
        bool(verb and _UNLESS.search(english)),
        bool(_OTHERWISE.search(rest)),
        only[0] if only else "",
    )


@lru_cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    tables = {"any": DENIALS, "only": ONLY, "sure": SURE, "without": WITHOUT}
    return re.compile(tables[kind][language], re.IGNORECASE)
