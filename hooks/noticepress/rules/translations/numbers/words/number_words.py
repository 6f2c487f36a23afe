"""Numbers in words: how a language writes small whole numbers, for where a digit and a word stand for one another.

A table and no grammar: stems with the endings that occur. A text comes in, how often it has a number leaves.
"""

from __future__ import annotations

import re
from functools import lru_cache

from noticepress.rules.translations.numbers.words.in_english import SMALL, in_several_words
from noticepress.rules.translations.plain import caseless

VALUES = (*range(1, 21), 24, 30, 60, 90, 100, 40, 50, 70, 80)
"""The numbers of the table."""
_ENGLISH = (
    "one first once single sole|two second twice both double pair duplicate|"
    "three third thrice triple triplicate|four fourth|five fifth|"
    "six sixth|seven seventh|eight eighth|nine ninth|ten tenth|eleven eleventh|twelve twelfth dozen|"
    "thirteen thirteenth|fourteen fourteenth fortnight two_weeks|fifteen fifteenth|sixteen sixteenth|"
    "seventeen seventeenth|eighteen eighteenth|nineteen nineteenth|twenty twentieth|twenty-four|thirty thirtieth|"
    "sixty sixtieth|ninety ninetieth|hundred hundredth|forty fortieth|fifty fiftieth|seventy seventieth|"
    "eighty eightieth"
)
_TABLE = {
    "de": "ein eine einer eines einem einen erst(?!ell)(?!att)(?!reck)* einmal* einzig*|"
    "zwei(?!fel)* beide* doppelt*|drei dreimal* dritt*|"
    "vier viermal* viert*|fünf*|sechs*|"
    "sieben* siebt*|acht achte*|neun*|zehn*|elf*|zwölf*|dreizehn*|vierzehn*|fünfzehn*|sechzehn*|siebzehn*|achtzehn*|"
    "neunzehn*|zwanzig*|vierundzwanzig*|dreißig* dreissig*|sechzig*|neunzig*|hundert* einhundert|"
    "vierzig*|fünfzig*|siebzig*|achtzig*",
    "es": "un una uno únic* primer*|dos ambos ambas segund* doble|tres tercer*|cuatro cuart*|cinco quint*|seis sext*|"
    "siete séptim*|ocho octav*|nueve noven*|diez décim*|once undécim* décim*_primer*|doce duodécim* décim*_segund*|"
    "trece decimoterc* décim*_tercer*|catorce decimocuart* décim*_cuart*|quince decimoquint* décim*_quint*|"
    "dieciséis decimosext* décim*_sext*|diecisiete decimos[eé]ptim* décim*_séptim*|dieciocho decimoctav* décim*_octav*|"
    "diecinueve decimonoven* décim*_noven*|veinte vigésim*|veinticuatro|treinta trigésim*|sesenta|noventa|cien ciento*|"
    "cuarenta|cincuenta|setenta|ochenta",
    "fr": "un une unique* seul* premi* primo|deux double deuxième* second* secundo|"
    "trois troisième* tertio|quatre quatrième*|cinq cinquième*|"
    "six sixième*|sept septième*|huit huitième*|neuf neuvième*|dix dixième*|onze onzième*|"
    "douze douzième*|treize treizième*|quatorze quatorzième*|quinze quinzième*|seize seizième*|dix-sept dix-septième*|"
    "dix-huit dix-huitième*|dix-neuf dix-neuvième*|vingt vingtième*|vingt-quatre|trente trentième*|soixante|"
    "quatre-vingt-dix nonante|cent cents|quarante|cinquante|soixante-dix septante|"
    "quatre-vingt quatre-vingts huitante octante",
    "it": "un uno una un' unic* singol* prim*|due entramb* second* doppi*|tre terz*|quattro quart*|cinque quint*|"
    "sei sest*|sette settim*|otto ottav*|nove nono nona noni none|dieci decim*|undici undicesim*|dodici dodicesim*|"
    "tredici tredicesim*|quattordici quattordicesim*|quindici quindicesim*|sedici sedicesim*|"
    "diciassette diciassettesim*|diciotto diciottesim*|diciannove diciannovesim*|venti ventesim*|ventiquattro|"
    "trenta trentesim*|sessanta|novanta|cento|"
    "quaranta|cinquanta|settanta|ottanta",
    "nl": "een één eerst* eenma* enkel*|twee* beide tweede dubbel*|drie driemaal derde|"
    "vier viermaal vierde|vijf vijfde|zes zesde|"
    "zeven zevende|acht achtste|negen negende|tien tiende|elf elfde|twaalf*|dertien*|veertien*|vijftien*|zestien*|"
    "zeventien*|achttien*|negentien*|twintig*|vierentwintig|dertig*|zestig*|negentig*|honderd*|"
    "veertig*|vijftig*|zeventig*|tachtig*",
    "sv": "en ett först* enda engång*|två båda andra dubbe* dubbl*|tre tredje|fyra fjärde|"
    "fem femte|sex sjätte|sju sjunde|åtta åttonde|"
    "nio nionde|tio tionde|elva elfte|tolv tolfte|tretton trettonde|fjorton fjortonde|femton femtonde|"
    "sexton sextonde|sjutton sjuttonde|arton artonde|nitton nittonde|tjugo tjugonde|tjugofyra|trettio*|"
    "sextio*|nittio*|hundra* etthundra|"
    "fyrtio*|femtio*|sjuttio*|åttio*",
    "pt": "um uma únic* primeir*|dois duas ambos ambas segund* dupl* dobro*|"
    "três terceir*|quatro quart*|cinco quint*|seis sext*|"
    "sete sétim*|oito oitav*|nove non*|dez décim*|onze décim*_primeir*|doze décim*_segund*|treze décim*_terceir*|"
    "catorze quatorze décim*_quart*|quinze décim*_quint*|dezasseis dezesseis décim*_sext*|"
    "dezassete dezessete décim*_sétim*|dezoito décim*_oitav*|dezanove dezenove décim*_non*|vinte vigésim*|"
    "vinte_e_quatro|trinta trigésim*|sessenta|noventa|cem cento*|"
    "quarenta|cinquenta|setenta|oitenta",
    "pl": "jeden jedn* pierwsz* raz|"
    "dwa dwu dwie dwó* dwom dwoma obie oba drugi* drug* podwó*|trzy trzech trzem trzema trzeci*|czter* czwart*|"
    "pięć pięci* piąt*|sześć sześci* szóst*|siedem siedmi* siódm*|osiem ośmi* ósm*|dziewięć dziewięci* dziewiąt*|"
    "dziesięć dziesięci* dziesiąt*|jedenaś* jedenast*|dwanaś* dwunast*|trzynaś* trzynast*|czternaś* czternast*|"
    "piętnaś* piętnast*|szesnaś* szesnast*|siedemnaś* siedemnast*|osiemnaś* osiemnast*|dziewiętnaś* dziewiętnast*|"
    "dwadzieś* dwudziest*|dwadzieścia_cztery dwudziestu_czterech|trzydzieś* trzydziest*|sześćdziesi*|"
    "dziewięćdziesi*|sto stu|"
    "czterdzieś* czterdziest*|pięćdziesi*|siedemdziesi*|osiemdziesi*",
    "cs": "jeden jedn* jedenkrát prv* zaprv*|dva dvě dvou dvěma oba obě druh* zadruh* dvoj* dvojnásob*|"
    "tři tří třem třemi třetí* zatřetí|čtyři čtyř* čtvrt*|pět pěti pát*|"
    "šest šesti šest*|sedm sedm*|osm osm*|devět devít* devát*|deset deset* desát*|jedenáct*|dvanáct*|třináct*|"
    "čtrnáct*|patnáct*|šestnáct*|sedmnáct*|osmnáct*|devatenáct*|dvacet*|dvacet_čtyři čtyřiadvacet*|třicet*|šedesát*|"
    "devadesát*|sto|"
    "čtyřicet*|padesát*|sedmdesát*|osmdesát*",
    "hu": "egy egyszer* egyetlen* első* elsők* először*|két kettő* ketten mindkét* másod*|"
    "három* hárman harmad*|négy* negyed*|öt öten ötöd*|hat hatan hatod*|"
    "hét heten heted*|nyolc*|kilenc*|tíz tized*|tizenegy*|tizenkét* tizenkettő*|tizenhárom*|tizennégy* tizennegyed*|"
    "tizenöt*|tizenhat*|"
    "tizenhét*|tizennyolc*|tizenkilenc*|húsz huszad*|huszonnégy*|harminc*|hatvan*|kilencven*|száz*|"
    "negyven*|ötven*|hetven*|nyolcvan*",
    "tr": "bir birinci* ilk tek|iki ikinci*|üç üçüncü*|dört dördüncü*|beş beşinci*|altı altıncı*|yedi yedinci*|"
    "sekiz*|dokuz*|on onuncu*|on_bir* onbir*|on_iki* oniki*|on_üç* onüç*|on_dört* ondört*|"
    "on_beş* onbeş*|on_altı* onaltı*|on_yedi* onyedi*|on_sekiz* onsekiz*|on_dokuz* ondokuz*|yirmi|yirmi_dört|"
    "otuz*|altmış*|doksan*|yüz|"
    "kırk*|elli*|yetmiş*|seksen*",
    "ru": "один одн* перв* единств* раз во-первых|два две двух двум двумя оба обе втор* дважды двукратн* двойн* "
    "удвоен* вдвое во-вторых|три трех трёх трем трём трет* трижды в-третьих|четыре четыр* четвёрт* четверт* в-четв*|"
    "пять пяти пят* в-пятых|шесть шест* в-шестых|семь сем* седьм* в-седьмых|восемь восьм* в-восьмых|девять девят* "
    "в-девятых|десять десят* в-десятых|одиннадцат*|двенадцат*|тринадцат*|четырнадцат*|пятнадцат*|шестнадцат*|"
    "семнадцат*|восемнадцат*|девятнадцат*|двадцат*|двадцать_четыре двадцати_четырех двадцати_четырёх|тридцат*|"
    "шестьдесят шестидесят*|девяност*|сто ста|сорок*|пятьдесят* пятидесят*|семьдесят* семидесят*|восемьдесят* "
    "восьмидесят*",
    "th": "หนึ่ง เดียว แรก ละครั้ง|สอง|สาม(?!ารถ)|สี่|ห้า(?!ม)|หก|เจ็ด|แปด|เก้า|สิบ|สิบเอ็ด|"
    "สิบสอง|สิบสาม|สิบสี่|สิบห้า|สิบหก|สิบเจ็ด|สิบแปด|"
    "สิบเก้า|ยี่สิบ|ยี่สิบสี่|สามสิบ|หกสิบ|เก้าสิบ|ร้อย|"
    "สี่สิบ|ห้าสิบ|เจ็ดสิบ|แปดสิบ",
    "ko": "한 첫 하나 단일 일 하루*|두 둘 이 이틀*|세 셋 석 삼 사흘*|네 넷 넉 사 나흘*|다섯 오 닷새*|여섯 육 엿새*|"
    "일곱 칠 이레*|여덟 팔 여드레*|아홉 구 아흐레*|열 십 열흘*|열한 십일|열두 십이|"
    "열세 십삼|열네 십사 열나흘*|열다섯 십오 보름*|열여섯 십육|열일곱 십칠|열여덟 십팔|"
    "열아홉 십구|스무 이십|이십사|서른 삼십|육십|구십|백|"
    "마흔 사십|쉰 오십|일흔 칠십|여든 팔십",
}
_COMPOUNDS = {
    "de": r"(?:tägig|wöchig|monatig|jährig|stündig|minütig|stellig|fach)\w{0,3}",
    "nl": r"(?:daags|weeks|maands|jarig|uurs|voudig)\w{0,2}",
    "sv": r"(?:dagars|veckors|månaders|timmars|års|(?:årig|faldig)\w{0,2})",
    "pl": r"(?:dniow|tygodniow|miesięczn|letni|godzinn|krotn)\w{0,4}",
    "cs": r"i?(?:krát|denn|týdenn|měsíčn|let|hodinov|násobn)\w{0,4}",
    "hu": r"(?:napos|hetes|hónapos|havi|éves|órás|sz[eoö]r|évente|havonta|hetente|naponta)\w{0,4}",
    "ru": r"(?:дневн|недельн|месячн|летн|годичн|часов|кратн)\w{0,4}",
}
"""By language: what is joined to a number in words, as in “vierzehntägig” for “14-day”."""
_TEENS = range(11, 20)
"""Of two words in some languages, the second of which is a number, too: on beş."""
_DOZENS = re.compile(rf"\b({'|'.join(SMALL)}) dozen\b")
_ARTICLES = frozenset({"a", "an", "each", "per", "every"})
_HAN = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
    "单": 1,
    "單": 1,
}
_HAN_UNITS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
HAN_DIGITS = "".join(_HAN)
HAN_NUMERALS = "".join((*_HAN, *_HAN_UNITS))
_MYRIADS = "万萬"
_HAN_RUN = re.compile(rf"[{HAN_NUMERALS}{_MYRIADS}]{{1,16}}(?![{HAN_NUMERALS}{_MYRIADS}亿億])")
_HAN_NAMES = re.compile("其次|[双雙](?=倍)")
"""Names of two."""
_FORMAL = str.maketrans("壹壱贰貳弐叁參参肆伍陆陸柒捌玖拾佰仟", "一一二二二三三三四五六六七八九十百千")
"""Numerals as sums are written in contracts, with what they stand for."""
_ANY_FORMAL = re.compile("[拾佰仟]|[壱弐参](?=[百千万円])|[壹贰貳叁肆伍陆陸柒捌玖](?=[万萬元圆圓])")
_HAN_FIRST = re.compile(
    rf"第一(?![{HAN_NUMERALS}])|首先|其一|[(（]一[)）]|一[つ番]目|(?<![{HAN_NUMERALS}第])一(?:丁目|番|[号號座楼樓階层層段室巷弄栋棟])"
)
_HAN_DIGITS = 3
_MOST_HAN_DIGITS = 8
HAN_LANGUAGES = ("zh", "ja")
"""Languages that write numbers in Han characters."""
_KOREAN = (
    r"(?<![가-힣])(?:{0})"
    r"(?=[\s,.)]|개|명|번|달|가지|차례|시간|일|주|년|월|회|부|조|항|호|종|째|살|세|인|분|배|건|단계|$)"
)
_NO_SPACES = ("th",)
_THAI_FIRST = re.compile("ที่หนึ่ง|แรก")
_THAI_TENS = ("ยี่", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
"""Before สิบ, which is then no 10."""
_FIRST = {
    "de": "erst(?!ell|att|reck)",
    "es": "primer",
    "fr": "premi|primo",
    "it": "prim[oai]",
    "nl": "eerst",
    "sv": "först",
    "pt": "primeir",
    "pl": "pierwsz",
    "cs": "(?:za)?prv",
    "hu": "első|először",
    "tr": "birinci|ilk",
    "ru": "перв|во-первых",
    "ko": "첫",
}
_ONE_WITH_ARTICLE = ("zh", "ja", "ko", "th")
"""Languages without articles, which may write 1 for “a month”."""


def count_in_english(number: str, english: str, language: str) -> int:
    """How often an English text has a number in words."""
    in_several, rest = in_several_words(english)
    counts = in_several[number] + (len(_pattern(number, "en").findall(rest)) if _is_known(number) else 0)
    counts += sum(str(12 * SMALL[word]) == number for word in _DOZENS.findall(english.lower()))
    if number == "1" and language in _ONE_WITH_ARTICLE:
        counts += sum(word in _ARTICLES for word in english.lower().split())
    return counts


def count_in_words(number: str, text: str, language: str) -> int:
    """How often a text in ``language`` has a number in words; 0 where the language is not known."""
    if language in HAN_LANGUAGES and number.isdigit() and len(number) <= _MOST_HAN_DIGITS:
        plain = _HAN_NAMES.sub(lambda match: "二两"[match[0] != "其次"], text)
        return sum(_han_count(run) == int(number) for run in _HAN_RUN.findall(_with_plain_numerals(plain)))
    if language not in _TABLE or not _is_known(number) or not _may_be_there(number, text, language):
        return 0
    return sum(value_of(word, language) == int(number) for word in _pattern(number, language).findall(text))


def values_of_table(text: str, language: str) -> set[int]:
    """The numbers that a text has in words, each of them one of the table, or any of a language that writes Han."""
    if language in HAN_LANGUAGES:
        plain = _HAN_NAMES.sub(lambda match: "二两"[match[0] != "其次"], text)
        return {_han_count(run) for run in _HAN_RUN.findall(_with_plain_numerals(plain))}
    found: set[int] = set()
    for value in sorted(VALUES, key=lambda each: each not in _TEENS):
        if count_in_words(str(value), text, language):
            found.add(value)
            text = _pattern(str(value), language).sub(" ", text) if value in _TEENS else text
    return found


def _with_plain_numerals(text: str) -> str:
    """A text with plain numerals for formal ones, where it has any that are surely such: 贰佰元."""
    return text.translate(_FORMAL) if _ANY_FORMAL.search(text) else text


def _may_be_there(number: str, text: str, language: str) -> bool:
    """Whether a text has the letters with which a word for a number begins: most have none, and patterns are slow."""
    plain = caseless(text)
    return any(stem in plain for stem in _stems(number, language))


@lru_cache(maxsize=512)
def _stems(number: str, language: str) -> tuple[str, ...]:
    return tuple(caseless(re.split(r"[*_(]", word)[0]) for word in _row(number, language))


def count_first(text: str, language: str) -> int:
    """How often a text says “first”, which no article does, or counts one in an address: 第一款, 一丁目, eerste lid."""
    if language in HAN_LANGUAGES:
        return len(_HAN_FIRST.findall(text))
    if language in _NO_SPACES:
        return len(_THAI_FIRST.findall(text))
    return int(language in _FIRST and bool(re.search(rf"(?<!\w)(?:{_FIRST[language]})", text, re.IGNORECASE)))


def _is_known(number: str) -> bool:
    return number.isdigit() and len(number) <= _HAN_DIGITS and int(number) in VALUES


@lru_cache(maxsize=2048)
def value_of(word: str, language: str) -> int:
    """The number that a word of a language of the table says; 0 for none.

    Of several the largest: what is neunzig begins as neun does.
    """
    return max((value for value in VALUES if _pattern(str(value), language).fullmatch(word)), default=0)


def numerals_of(language: str) -> list[str]:
    """Patterns of all the words for numbers of a language of the table, the longest first."""
    rows = _ENGLISH if language == "en" else _TABLE[language]
    return sorted((_as_pattern(word) for word in rows.replace("|", " ").split()), key=len, reverse=True)


def rows_of(language: str) -> dict[int, str]:
    """Of the table, by number: a pattern of all that it is called in a language."""
    return {value: "|".join(map(_as_pattern, _row(str(value), language))) for value in VALUES}


def _as_pattern(word: str) -> str:
    return word.replace("*", r"\w{0,6}").replace("_", r"\s+")


def _han_count(run: str) -> int:
    """The value of a number that may have myriads: 十万, and 二万五千."""
    many, myriad, rest = run.replace("萬", "万").rpartition("万")
    return 10_000 * (han_value(many.replace("万", "")) or 1) + han_value(rest) if myriad else han_value(run)


def han_value(run: str) -> int:
    """The value of a number in Chinese numerals: 二十五 and 二〇一八."""
    total, digits = 0, ""
    for char in run:
        if char in _HAN_UNITS:
            total += _HAN_UNITS[char] * int(digits or 1)
            digits = ""
        else:
            digits += str(_HAN[char])
    return total + int(digits or 0)


def _row(number: str, language: str) -> list[str]:
    """Of the table: what a number is called."""
    return (_ENGLISH if language == "en" else _TABLE[language]).split("|")[VALUES.index(int(number))].split()


@lru_cache(maxsize=512)
def _pattern(number: str, language: str) -> re.Pattern[str]:
    words = "|".join(map(_as_pattern, _row(number, language)))
    if language == "ko":
        return re.compile(_KOREAN.format(words))
    if language in _NO_SPACES:
        words = rf"(?<!{')(?<!'.join(_THAI_TENS)})(?:{words})" if int(number) in range(10, 20) else words
        return re.compile(rf"(?<!สิบ)(?:{words})(?!สิบ|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)")
    joined = f"(?:{_COMPOUNDS[language]})?" if language in _COMPOUNDS else ""
    return re.compile(rf"(?<![\w-])(?:{words}){joined}(?!\w)", re.IGNORECASE)
