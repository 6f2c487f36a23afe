"""Which currency an amount is in: by its sign, its ISO code or a word beside the number.

A sign, a word or a code may be that of several: “$”, “kr”, 元. Two are the same where there is one that both may be.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name

from noticepress.rules.translations.plain import caseless

_PESOS = "MXN|ARS|CLP|COP|PHP|UYU|DOP"
_DOLLARS = f"USD|CAD|AUD|NZD|HKD|SGD|TWD|{_PESOS}"
_CROWNS = "SEK|NOK|DKK|ISK|CZK"
_YUAN = "CNY|HKD as 元|TWD as 元"
"""What 元 alone is, and “$” is not: of 100 元, only who writes HK$ or NT$ means dollars."""
_NAMED = {"dollars": _DOLLARS, "pesos": _PESOS, "crowns": _CROWNS}
_SIGNS = {
    r"(?<![A-Za-z])(?:US|U\.S\.)[ \u00a0]?[$＄]|美金": "USD",
    r"(?<![A-Za-z])(?:CA?|Can)[$＄]": "CAD",
    r"(?<![A-Za-z])AU?[$＄]": "AUD",
    r"(?<![A-Za-z])NZ[$＄]": "NZD",
    r"(?<![A-Za-z])HK[ \u00a0]?[$＄]|港[幣币]": "HKD|HKD as 元",
    r"(?<![A-Za-z])NT[ \u00a0]?[$＄]|新?[臺台][幣币]": "TWD|TWD as 元",
    r"(?<![A-Za-z])SG?[$＄]": "SGD",
    r"(?<![A-Za-z])R[$＄]": "BRL",
    r"(?<![A-Za-z])(?:MX|Mex)[$＄]": "MXN",
    "[$＄]": _DOLLARS,
    r"人民[幣币]": "CNY",
    "€": "EUR",
    "£": "GBP",
    "CN[¥￥]": "CNY",
    "JP[¥￥]": "JPY",
    "[¥￥]": "JPY|CNY",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "฿": "THB",
    "₴": "UAH",
    "₹": "INR",
    "zł": "PLN",
    "Kč": "CZK",
}
"""Anywhere in a text; the longer ones first."""
_CODES = {code: code for code in f"{_DOLLARS}|{_CROWNS}|EUR|GBP|JPY|CNY".split("|")}
_CODES |= {code: code for code in ("CHF", "PLN", "HUF", "RON", "BGN", "TRY", "RUB", "UAH", "KRW", "THB", "INR", "BRL")}
_CODES |= {code: code for code in ("ZAR", "ILS", "AED", "SAR")}
_CODES |= {"NTD": "TWD|TWD as 元", "TWD": "TWD|TWD as 元", "HKD": "HKD|HKD as 元", "RMB": "CNY"}
_WORDS = {
    r"US-Dollars?|(?:米|アメリカ)ドル|美元|미국 ?달러": "USD",
    r"港元": "HKD",
    r"豪ドル|澳元": "AUD",
    r"dollars?|Dollars?|dólar(?:es)?|dollar[oi]|dolar\w{0,4}|доллар\w{0,3}|dollár\w{0,4}|ドル|달러|ดอลลาร์": _DOLLARS,
    r"euros?|Euros?|eura|eur|евро|eurós?\w{0,3}|avro|ユーロ|欧元|歐元|유로|ยูโร": "EUR",
    r"pounds?|Pfund|libras? esterlinas?|livres? sterling|sterlin[ea]|фунт\w{0,3}|funt\w{0,3}|"
    "ポンド|英镑|英鎊|파운드": "GBP",
    r"yen(?:es|s)?|Yen|ienes?|иен\w?|円|日元|日圓|엔|เยน": "JPY",
    r"yuans?|Yuan|renminbi|юан\w{1,2}|人民币|人民幣|위안|หยวน": "CNY",
    r"元(?!素|件|数|數)": _YUAN,
    r"kr\b|kron(?:or|er|e)|Kronen|couronnes?|coronas?|coroas?|corone|kroon|крон\w?|"
    r"koron\w{1,2}|クロー[ナネ]|克朗": _CROWNS,
    r"korun\w{0,2}": "CZK",
    r"złot\w{1,4}|Zloty|Złoty|zlotys?|злот\w{1,3}|ズウォティ|兹罗提|茲羅提": "PLN",
    r"Ft|[Ff]orint\w{0,4}|форинт\w{0,3}|フォリント": "HUF",
    r"원(?!칙|본|소|인|형)|won|Won|ウォン|韩元|韓元|韓圜": "KRW",
    r"บาท|baht|Baht|バーツ|泰铢|泰銖": "THB",
    r"TL|[Ll]ira(?:sı|lar|s)?(?! esterlin)|リラ|里拉": "TRY",
    r"рубл\w{1,3}|руб\b|Rubel|roubles?|rubl[ieoóyůů]\w{0,2}|ルーブル|卢布|盧布|루블": "RUB",
    r"reais|レアル|雷亚尔": "BRL",
    r"Franken|francs?|franchi|francos?|frank[óůy]w?|франк\w{0,3}|フラン(?!ス)|瑞士法郎": "CHF",
    r"pesos?|ペソ|比索": _PESOS,
    r"грн|hryvni\w?": "UAH",
}
"""Behind a number, in the languages of the package's own words."""
_OF_MANY = r"(?:[万萬亿億만억천]|(?:[ \u00a0\u202f][^\W\d_]{2,12}\.?){0,1}?(?: (?:de|d’|di))?)"
"""Million, Mrd., 万; and what stands behind it: “20 millions d’euros”."""
_SIGN = re.compile("|".join(f"({sign})" for sign in _SIGNS))
_CODE = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_CODES)})(?![A-Za-z])")
_BEHIND = re.compile(
    rf"\d{_OF_MANY}[ \u00a0\u202f]?(?:" + "|".join(f"({words})" for words in _WORDS) + r")(?![a-zß-žа-я])"
)
_OWN_YUAN = re.compile(r"(?:(?:[臺台港]|人民)[幣币]|美金)\s?[\d.,]+[ \u00a0]?[万萬亿億]?元")
"""An amount that says in front of its number which 元 it means."""
_ANY_DIGIT = re.compile(r"\d")
_COUNTS = (1, 2, 5, 100, 1.5)
"""Numbers that between them have every plural form."""
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def currencies(text: str, tag: str) -> frozenset[frozenset[str]]:
    """The currencies of the amounts in a text of a CLDR locale; one whose sign is that of several is each of them."""
    if not _ANY_DIGIT.search(text):
        return frozenset()
    plain = _OWN_YUAN.sub(lambda match: match[0].removesuffix("元"), text)
    pattern, codes = _of_cldr(tag)
    named = {codes[caseless(name)] for name in pattern.findall(plain)}
    plain = pattern.sub(" ", plain)
    found = named | {meant for match in _SIGN.finditer(plain) for meant in _meant(match, _SIGNS)}
    found |= {meant for match in _BEHIND.finditer(plain) for meant in _meant(match, _WORDS)}
    found |= {_CODES[code] for code in _CODE.findall(plain)}
    return frozenset(frozenset(meant.split("|")) for meant in found)


def _meant(match: re.Match[str], table: dict[str, str]) -> tuple[str, ...]:
    return tuple(meant for group, meant in zip(match.groups(), table.values(), strict=True) if group)


@lru_cache
def _of_cldr(tag: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of an amount with the name that CLDR has for its currency behind it, and what each is, by name."""
    locale = Locale.parse(tag)
    known = sorted(_CODES.keys() & locale.currencies.keys())
    found = {get_currency_name(code, count, locale): _CODES[code] for code in known for count in _COUNTS}
    names = "|".join(re.escape(name) for name in sorted(found, key=len, reverse=True))
    pattern = re.compile(rf"(?<=\d)[ \u00a0\u202f]?({names})(?!\w)", re.IGNORECASE)
    return pattern, {caseless(name): code for name, code in found.items()}


def other_currency(english: str, text: str, locale: Locale) -> tuple[str, str] | None:
    """What a translation has and its English has not, where it lacks one that its English has; and that one."""
    there = currencies(english, "en")
    here = currencies(text, str(locale)) if there else there
    missing = [each for each in there if not any(each & other for other in here)]
    extra = [each for each in here if not any(each & other for other in there)]
    return (_told(min(extra, key=sorted)), _told(min(missing, key=sorted))) if missing and extra else None


def _told(currency: frozenset[str]) -> str:
    """The codes of what a currency may be, or what has too many of them."""
    name = next((name for name, codes in _NAMED.items() if currency == frozenset(codes.split("|"))), "")
    return name or " or ".join(sorted({code.partition(" ")[0] for code in currency}))
