"""Which currency an amount is in: by its sign, its ISO code or a word behind the number."""

from __future__ import annotations

import re
from functools import lru_cache

_DOLLAR, _EURO, _POUND, _YEN, _YUAN = "dollar", "euro", "pound", "yen", "yuan"
_SIGNS = {"$": _DOLLAR, "＄": _DOLLAR, "€": _EURO, "£": _POUND, "₩": "KRW", "₽": "RUB", "₺": "TRY"}
_SIGNS |= {"฿": "THB", "₴": "UAH", "₹": "INR"}
_CODES = dict.fromkeys(("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "NTD"), _DOLLAR)
_CODES |= {"EUR": _EURO, "GBP": _POUND, "JPY": _YEN, "CNY": _YUAN, "RMB": _YUAN}
_CODES |= {code: code for code in ("CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "RUB")}
_CODES |= {code: code for code in ("UAH", "KRW", "THB", "INR", "BRL", "MXN", "ZAR", "ILS", "AED", "SAR")}
_WORDS = {
    _DOLLAR: r"dollars?|Dollars?|US-Dollars?|dólar(?:es)?|dollar[oi]|dolar\w{0,4}|доллар\w{0,3}|dollár\w{0,4}|"
    "(?:米|豪)?ドル|美元|美金|港元|港幣|달러|ดอลลาร์",
    _EURO: r"euros?|Euros?|eura|eur|евро|eurós?\w{0,3}|avro|ユーロ|欧元|歐元|유로|ยูโร",
    _POUND: r"pounds?|Pfund|libras? esterlinas?|livres? sterling|sterlin[ea]|фунт\w{0,3}|funt\w{0,3}|"
    "ポンド|英镑|英鎊|파운드",
    _YEN: r"yen(?:es|s)?|Yen|ienes?|иен\w?|円|日元|日圓|엔|เยน",
    _YUAN: r"yuans?|Yuan|renminbi|юан\w{1,2}|人民币|人民幣|元(?!素|件|数|數)|위안|หยวน",
}
"""Behind a number, in the languages of the package's own words."""
_OF_MANY = r"(?:[万萬亿億만억천]|(?:[ \u00a0\u202f][^\W\d_]{2,12}\.?){0,1}?(?: (?:de|d’|di))?)"
"""Million, Mrd., 万; and what stands behind it: “20 millions d’euros”."""
_BEFORE = re.compile(rf"(?P<sign>[{''.join(_SIGNS)}¥￥])|(?<![A-Za-z])(?P<code>{'|'.join(_CODES)})(?![A-Za-z])")
_BEHIND = re.compile(
    rf"\d{_OF_MANY}[ \u00a0\u202f]?(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _WORDS.items())
    + r")(?![a-zß-žа-я])"
)
_ANY_DIGIT = re.compile(r"\d")
_YENS = frozenset((_YEN, _YUAN))
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def currencies(text: str) -> frozenset[frozenset[str]]:
    """The currencies of the amounts in a text; one whose sign is that of two is both."""
    if not _ANY_DIGIT.search(text):
        return frozenset()
    found = set()
    for match in _BEFORE.finditer(text):
        sign, code = match["sign"], match["code"]
        found.add(_YENS if sign and sign in "¥￥" else frozenset((_SIGNS[sign] if sign else _CODES[code],)))
    for match in _BEHIND.finditer(text):
        found.add(frozenset((str(match.lastgroup),)))
    return frozenset(found)


def other_currency(english: str, text: str) -> tuple[str, str] | None:
    """What a translation has and its English has not, where it lacks one that its English has; and that one."""
    there = currencies(english)
    here = currencies(text) if there else there
    missing = [each for each in there if not any(each & other for other in here)]
    extra = [each for each in here if not any(each & other for other in there)]
    return (_told(min(extra, key=sorted)), _told(min(missing, key=sorted))) if missing and extra else None


def _told(currency: frozenset[str]) -> str:
    return " or ".join(sorted(currency))
