"""TR013: slips of the pen that no other rule sees: a word twice, a stop lost, a sign that only looks right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from noticepress.catalogs.catalog import Entry
from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.counted.currencies import currencies
from noticepress.rules.translations.plain import masked
from noticepress.rules.translations.running import is_mostly_running
from noticepress.texts.inline import LINK_END

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]{2,}+)\s+\1(?![\w'’-])", re.IGNORECASE)
_TWICE_RIGHTLY = {
    "de": {"die", "der", "das", "sie"},
    "fr": {"nous", "vous"},
    "hu": {"egy", "az"},
    "nl": {"die", "dat"},
    "pl": {"nie"},
    "pt": {"que", "se"},
}
"""Words that stand twice in good sentences: vous vous inscrivez, Produkte, die die Person nutzt."""
_DOUBLING = ("tr", "th", "ko")
"""Languages that form words by doubling them: tek tek."""
_PARTICLE_TWICE = re.compile("をを|のの|がが|にに")
_ENDS = {".": ".。!！…।॥۔։።။។", ":": ":：", "?": "?？;؟"}
"""By the sign at the end of the English: what may end the translation."""
_SHORTENED = re.compile(r"\b(?:[ap]\.m|etc|Inc|Ltd|Co|Corp|[A-Z](?:\.[A-Z])*)\.$")
"""What ends with a full stop that need not be the sentence's."""
_CLOSING = "*_`\"'”’»“„)）」』】]\u00a0\u202f "
"""What stands behind the last sign of a sentence, or before it."""
_WITHOUT_STOPS = ("th",)
_SENTENCE = {"ja": re.compile("(?:ます|です|ません|ください)$"), "ko": re.compile("(?:니다|십시오|세요)$")}
"""Where items and headings end in a noun and have no stop, whatever the English has: what ends a sentence."""
_LOOKS_LIKE = dict(zip("二口力夕工卜一八", "ニロカタエトーハ", strict=True))
"""Kanji, each with the kana that looks like it."""
_AMONG_KANA = re.compile("(?<=[ァ-ヺー])[二口力夕工卜一八](?=[ァ-ヺー])")
_SIGNS = re.compile(r"[‰‱$€£¥₩₽₺฿₴₹￥＄]")
_OF_PARTS = "‰‱"
"""Of a thousand and of ten thousand: no signs of currencies."""
_REMEMBERED = 4096
"""English texts of which it is kept whether a word stands twice: they come again with each catalog."""
_LEAST_TWICE = 8
"""Letters of a sentence that must not stand twice; shorter ones may."""
_SENTENCES = re.compile(r"(?<=[.!?])\s*|(?<=[。！？])")
_STOPS = ".!?。！？"
_DOUBLED = (",,", ";;", "..", "，，", "、、", "；；", "。。")
_PUNCTUATION = (
    (re.compile(r"([,;，、；。])\1|(?<!\.)\.\.(?!\.)"), "stands twice"),
    (re.compile(r"(?<=\w) +[,.](?=\s|$)"), "has a space before it"),
    (re.compile(r"(?<=[a-zß-žа-я]{2}),(?=[a-zß-žа-я]{2})"), "has no space behind it"),
)
_VISIBLE = re.compile(r"&amp;(?:\w{2,8}|#\d{1,6});|\\[a-zA-Z]")
"""What a tool wrote for a character or a line's end, and visitors would read."""
_LABEL = re.compile(r"(?<![(（\w])\w{1,3}[)）]")
"""Of a clause, which many languages write with one bracket: “lit. f)”."""
_SAME_SIGN = str.maketrans("￥＄", "¥$")


@rule(
    "TR013",
    summary="A slip of the pen",
    explanation="A word or a sentence stands twice, the sentence's last sign is lost or another one, a comma stands "
    "twice or with the wrong spaces, a bracket is not closed, a tool's mark would be seen (&amp;amp;, \\n), a Chinese "
    "character is among the Japanese letters that it looks like, letters are typed in parts (u and ¨ for ü), or there "
    "is a sign of a currency or of parts in a thousand that the English has not. Words that a language rightly doubles "
    "are known, and so is that Thai writes no full stops.",
    example="“Wir verarbeiten die die Daten”, a kanji 二 in ニュース, ‰ for %.",
    remedy="mend it; where it is right, say so in the entry: noticepress: allow TR013 — reason",
    blocks=False,
)
def no_slips(subject: CatalogSubject) -> Iterator[Violation]:
    """No text has one."""
    language = subject.catalog.name.split("_")[0]
    for _, entry, english, text in subject.translated():
        plain = masked(text, " X ")
        for told in (
            *_doubled(plain, english, language),
            *_ending(text, english, language),
            *_looks(text, language),
            *_signs(text, english),
            *_repeated(_words(text), _words(english)),
            *_punctuation(_words(text), _words(english), language),
            *_visible(text, english),
        ):
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")
        if in_parts := next(_in_parts(entry), ""):
            message = f"letters of {quote(in_parts)} are typed in parts, u and ¨ for ü, as PDFs give them"
            yield Violation(*subject.place(entry), message, "type the word anew")


def _in_parts(entry: Entry) -> Iterator[str]:
    """Words of an entry with letters of several characters for which there is one; others do not find them."""
    for text in entry.texts:
        if not unicodedata.is_normalized("NFC", text):
            yield from (word for word in text.split() if len(unicodedata.normalize("NFC", word)) < len(word))


def _doubled(plain: str, english: str, language: str) -> Iterator[str]:
    found = _PARTICLE_TWICE.search(plain) if language == "ja" else None
    if language not in _DOUBLING and not _has_doubled(english):
        known = _TWICE_RIGHTLY.get(language, set())
        found = found or next((each for each in _TWICE.finditer(plain) if each[1].lower() not in known), None)
    if found:
        yield f"“{found[0]}” stands there twice" if language == "ja" else f"“{found[1]}” stands twice"


@lru_cache(maxsize=_REMEMBERED)
def _has_doubled(english: str) -> bool:
    return _TWICE.search(english) is not None


def _ending(text: str, english: str, language: str) -> Iterator[str]:
    last, here = english.rstrip(_CLOSING)[-1:], text.rstrip(_CLOSING)
    wanted = _ENDS.get(last)
    # A date from a placeholder may bring the stop of its sentence along, as in Hungarian: “2018. május 25.”
    is_right = here[-1:] in ("", *(wanted or "")) or here.endswith(("}}", ")s"))
    if language in _SENTENCE:
        is_right = not _SENTENCE[language].search(text.rstrip("*_` "))
    is_right = is_right or bool(_SHORTENED.search(english.rstrip(_CLOSING)))
    if wanted and language not in _WITHOUT_STOPS and not is_right and is_mostly_running(english):
        yield f"the English ends with “{last}”, the translation with “{here[-1]}”"


def _looks(text: str, language: str) -> Iterator[str]:
    if language == "ja" and (found := _AMONG_KANA.search(text)):
        yield f"the Chinese character {found[0]} stands for the letter {_LOOKS_LIKE[found[0]]}"


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> str:
    """A text with a letter for each thing that is a machine's, whatever brackets stand in an address."""
    return masked(LINK_END.sub("X", text) if "](" in text else text, "X")


def _repeated(plain: str, english: str) -> Iterator[str]:
    """A sentence that stands twice, where no sentence of the English does."""
    if (twice := _first_twice(plain)) and not _first_twice(english):
        yield f"{quote(twice)} stands twice"


def _first_twice(plain: str) -> str:
    if sum(map(plain.count, _STOPS)) < 2:  # noqa: PLR2004 (of one sentence there is none)
        return ""
    seen: set[str] = set()
    for sentence in (each.strip() for each in _SENTENCES.split(plain)):
        if sentence in seen:
            return sentence
        is_ordinal = sentence[:1].islower() and sentence[-2:-1].isdigit()  # “članak 21. stavak 1.”
        if len(sentence) >= _LEAST_TWICE and not is_ordinal:
            seen.add(sentence)
    return ""


def _punctuation(plain: str, english: str, language: str) -> Iterator[str]:
    for pattern, told in _PUNCTUATION if _may_be_odd(plain) else ():
        found = pattern.search(plain)
        if found and not pattern.search(english):
            yield f"“{found[0].strip()}” {told}"
    if language == "es" and "?" in plain and "¿" not in plain and "?" in english:
        yield "“¿” is missing before the question"
    if not _is_closed(plain) and _is_closed(english):
        yield "a bracket is not closed, or not opened"


def _may_be_odd(plain: str) -> bool:
    """Whether one of the signs has another one, a letter or a space where it has none in most texts."""
    return plain.count(",") > plain.count(", ") or " ," in plain or " ." in plain or any(map(plain.count, _DOUBLED))


def _is_closed(text: str) -> bool:
    opened, closed = text.count("(") + text.count("（"), text.count(")") + text.count("）")
    return opened == closed or opened < closed <= opened + len(_LABEL.findall(text))


def _visible(text: str, english: str) -> Iterator[str]:
    found = _VISIBLE.search(text) if "\\" in text or "&amp;" in text else None
    if found and not _VISIBLE.search(english):
        yield f"“{found[0]}” would be seen"


def _signs(text: str, english: str) -> Iterator[str]:
    here = _SIGNS.findall(text)
    found = {sign.translate(_SAME_SIGN) for sign in here}.difference(_SIGNS.findall(english)) if here else here
    for sign in sorted(found)[:1]:
        # An amount may have its code or its name for a sign; TR016 tells of another currency.
        if sign in _OF_PARTS or not currencies(english, "en"):
            yield f"the English has no “{sign}”"
