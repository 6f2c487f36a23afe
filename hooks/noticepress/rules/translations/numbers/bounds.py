"""TR019: “at least” for “at most”, “more than” for “less than”.

A table of words and no grammar, as in :mod:`.words.number_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.denials import denies
from noticepress.rules.translations.plain import masked

_COUNTED = (
    r"(?= (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty|sixty|ninety|a hundred)\b)"
)
_ENGLISH = {
    "at least": re.compile(rf"\b(?:at least|(?:no|not) (?:less|fewer) than|a minimum of){_COUNTED}", re.IGNORECASE),
    "at most": re.compile(
        rf"\b(?:at (?:the )?most|(?:no|not) (?:more|longer|later) than|a maximum of|not exceed|up to){_COUNTED}",
        re.IGNORECASE,
    ),
}
_COMPARED = {
    "more than": re.compile(
        rf"(?<!no )(?<!not )\b(?:(?:more|longer|older|higher) than|over|above|exceeding){_COUNTED}", re.IGNORECASE
    ),
    "less than": re.compile(
        r"(?<!no )(?<!not )\b(?:(?:less|fewer|shorter|younger|lower) than|under(?: the age of)?|below(?: the age of)?)"
        rf"{_COUNTED}",
        re.IGNORECASE,
    ),
}
_DENIES = re.compile(r"\b(?:no|not|never|cannot|nor)\b|n[’']t\b", re.IGNORECASE)
"""“Not if you are under 16” may be “only over 16”, which denies nothing."""
_UNLESS = re.compile(
    r"\b(?:unless|except|without|until)\b|\b(?:not|n[’']t) (?:be |been |yet )*(?:over|above|under|below)", re.IGNORECASE
)
"""“Nobody who is not over 16” may be “under 16”."""
_TURNED = re.compile(r"\b(?:every|each|per|before|prior|advance|ahead|earlier)\b", re.IGNORECASE)
"""“At least every two years” is “at most two years apart”, “at least two weeks before” is “at the latest”."""
_WORDS = {
    "de": (
        r"\b(?:mindest|wenigstens|minim)|oder (?:mehr|länger|älter)",
        r"\b(?:höchst(?:ens|alter|dauer|frist|za|grenz|betr)|maxim|längstens|spätestens)|nicht (?:mehr|über|länger)",
    ),
    "es": (r"al menos|por lo menos|mínim|no menos|o más\b", r"máxim|no más|a lo sumo|a más tardar|no super|no exced"),
    "fr": (r"au moins|minim|ou plus\b", r"au plus|maxim|ne (?:peut |doit )?(?:pas )?(?:dépass|excéd)"),
    "it": (r"almeno|minim|non meno|o più\b", r"al più|massim|non (?:più|oltre)|non super"),
    "nl": (
        r"ten ?minste|minstens|minim|of (?:meer|ouder)",
        r"ten hoogste|hoogstens|maxim|uiterlijk|niet (?:meer|langer)",
    ),
    "sv": (r"\bminst|åtminstone|eller (?:mer|äldre)", r"\bhögst|\bmax|senast|inte (?:mer|längre)"),
    "pt": (r"pelo menos|ao menos|mínim|ou mais\b", r"máxim|não (?:mais|superior)|não exced"),
    "pl": (r"co najmniej|przynajmniej|minim|nie mniej|ukończ", r"najwyżej|maksym|nie (?:więcej|dłużej|później|przekr)"),
    "cs": (r"alespoň|aspoň|nejméně|minim", r"nejvýše|nanejvýš|maxim|nejdéle|nejpozději|nepřes"),
    "hu": (r"legalább|minim|betölt", r"legfeljebb|maxim|legkésőbb|nem halad"),
    "tr": (r"\ben az\b|asgari|minim", r"\ben (?:fazla|çok|geç)\b|azami|maks"),
    "ru": (
        r"не (?:менее|ранее|младше|моложе)|минимум|по (?:меньшей|крайней)",
        r"не (?:более|позднее|дольше|прев)|максим",
    ),
    "ja": ("以上|少なくとも|最低|最小", "以下|最大|最長"),
    "ko": ("이상|최소|적어도", "이하|최대|초과하[여지] ?않|넘지"),
    "zh": ("至少|最少|最低|不[少低]于|不[少低]於|以上|不得[少低]", "至多|最多|最[长長]|不超|不得超|以下"),
    "th": ("อย่างน้อย|ไม่น้อยกว่า|ขั้นต่ำ|ขึ้นไป", "ไม่เกิน|อย่างมาก|สูงสุด|มากที่สุด"),
}
"""By language: what says “at least”, and what “at most”."""
_ALSO = {
    "de": ("", r"(?<!\d )\bbis\b"),
    "es": ("", "hasta"),
    "fr": ("", "jusqu"),
    "it": ("", "entro|fino"),
    "nl": ("", r"(?<!\d )\btot\b"),
    "sv": ("", "upp till"),
    "pt": ("", "até"),
    "pl": ("", r"(?<!\d )\bdo\b"),
    "cs": ("", r"(?<!\d )\b(?:až|do)\b"),
    "hu": ("", r"\d-?ig\b"),
    "tr": ("", "kadar"),
    "ru": (r"от \d|старше", r"(?<!\d )\bдо\b"),
    "ja": ("超", "以内|未満|まで|上限|超え(?:な|ま)"),
    "ko": ("넘", "이내|미만|까지"),
    "zh": ("[满滿]", "以内|以內|未[满滿]|内|內"),
    "th": ("", "ภายใน"),
}
"""What may say so, but between two numbers, and has other meanings: it keeps a bound, and is none by itself."""


_THAN = {
    "de": (r"mehr als \d|\büber \d|älter als \d|länger als \d", r"weniger als \d|\bunter \d|jünger als \d"),
    "es": (
        r"más de \d|mayor(?:es)? de \d|superior(?:es)? a \d",
        r"menos de \d|menor(?:es)? de \d|inferior(?:es)? a \d",
    ),
    "fr": (r"plus de \d|supérieure?s? à \d", r"moins de \d|inférieure?s? à \d"),
    "it": (r"più di \d|oltre \d|superior[ei] a \d|maggior[ei] di \d", r"meno di \d|inferior[ei] a \d|minor[ei] di \d"),
    "nl": (
        r"meer dan \d|ouder dan \d|langer dan \d|boven de \d",
        r"minder dan \d|jonger dan \d|korter dan \d|onder de \d",
    ),
    "sv": (
        r"mer än \d|\böver \d|äldre än \d|längre än \d|fler än \d",
        r"mindre än \d|\bunder \d|yngre än \d|färre än \d",
    ),
    "pt": (
        r"mais de \d|superior(?:es)? a \d|maior(?:es)? de \d",
        r"menos de \d|inferior(?:es)? a \d|menor(?:es)? de \d",
    ),
    "pl": (r"więcej niż \d|powyżej \d|ponad \d|dłużej niż \d", r"mniej niż \d|poniżej \d|krócej niż \d"),
    "cs": (r"více než \d|nad \d|starší \d|déle než \d", r"méně než \d|pod \d|mladší \d|kratší než \d"),
    "hu": (
        r"több,? mint \d|\d\S{0,6}(?: \w{1,8})? felett|idősebb",
        r"kevesebb,? mint \d|\d\S{0,6}(?: \w{1,8})? alatt|fiatalabb",
    ),
    "ru": (r"более \d|свыше \d|старше \d|больше \d", r"менее \d|младше \d|моложе \d|меньше \d"),
    "zh": (r"超[过過] ?\d|[高大多]于 ?\d|[高大多]於 ?\d", r"[少低小]于 ?\d|[少低小]於 ?\d|不足 ?\d|未[满滿] ?\d"),
    "ja": (r"\d[^\s、。]{0,3}(?:超|を超え|より多)", r"\d[^\s、。]{0,3}(?:未満|より少)"),
    "ko": (r"\d[^\s,.]{0,3}(?:을|를)? ?(?:초과|넘)", r"\d[^\s,.]{0,3} ?미만"),
    "th": (r"(?:มากกว่า|เกิน|เกินกว่า) ?\d", r"(?:น้อยกว่า|ต่ำกว่า|ไม่ถึง) ?\d"),
}
"""By language: what says “more than” beside a number, and what “less than”."""
_OTHER_THAN = {
    "de": ("mindest|wenigstens|ab|vollend", "bis|höchst|noch nicht"),
    "zh": ("(?<!未)[满滿]|以上", "以下|以[内內]"),
    "ja": ("以上|超", "以下|未満"),
    "ko": ("이상", "이하"),
    "th": ("ขึ้นไป", "ไม่"),
}
"""What may say so, too."""


class _Bound(NamedTuple):
    words: str
    """Of the English text, which has no other bound."""
    is_least: bool
    is_compared: bool
    """Whether it is “more than” or “less than”."""
    is_denied: bool
    """Whether the text denies something."""


class _Words(NamedTuple):
    """Patterns of a language, the certain one first."""

    least: tuple[re.Pattern[str], ...]
    most: tuple[re.Pattern[str], ...]
    more: tuple[re.Pattern[str], ...]
    less: tuple[re.Pattern[str], ...]


@rule(
    "TR019",
    summary="A bound is turned round",
    explanation="The English says “at least” with a number, and the translation has a word for “at most” and none for "
    "“at least”, or the other way round; so with “more than” and “less than”. Of a text that has both, or says how "
    "often something is done, and of a language whose words are not known here, nothing is found.",
    example="“höchstens 16 Jahre” for “at least 16 years”.",
    remedy="say it as the English does; where it is the same, write in the entry: noticepress: allow TR019 — why",
    blocks=False,
)
def bounds_are_kept(subject: CatalogSubject) -> Iterator[Violation]:
    """What is at least so much in English is not at most so much in the translation."""
    language = subject.catalog.name.split("_")[0]
    words = _words(language)
    if words is None:
        return
    for _, entry, english, text in subject.translated():
        bound = _bound(english)
        if bound is None:
            continue
        plain = masked(text, " ")
        least, most = (words.more, words.less) if bound.is_compared else (words.least, words.most)
        if not (least and most):
            continue
        own, other = (least, most) if bound.is_least else (most, least)
        found = other[0].search(plain)
        if bound.is_compared and bound.is_denied and not denies(text, language):
            continue
        if found and not any(pattern.search(plain) for pattern in own):
            told = f"the English says “{bound.words}”, and the translation “{found[0]}”"
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")


@lru_cache(maxsize=4096)
def _bound(english: str) -> _Bound | None:
    """The one bound of an English text; English texts come again with each catalog."""
    least, most = (pattern.search(english) for pattern in _ENGLISH.values())
    more, less = (pattern.search(english) for pattern in _COMPARED.values())
    found = [each for each in (least, most, more, less) if each]
    if len(found) != 1 or _TURNED.search(english):
        return None
    is_compared = found[0] in (more, less)
    if is_compared and _UNLESS.search(english):
        return None
    return _Bound(found[0][0], found[0] in (least, more), is_compared, bool(_DENIES.search(english)))


@lru_cache
def _words(language: str) -> _Words | None:
    if language not in _WORDS:
        return None
    tables = ((_WORDS, _ALSO), (_THAN, _OTHER_THAN))
    return _Words(
        *(
            tuple(re.compile(each, re.IGNORECASE) for each in words if each)
            for certain, also in tables
            for words in zip(certain.get(language, ("", "")), also.get(language, ("", "")), strict=True)
        )
    )
