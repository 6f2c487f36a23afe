"""Numbers from 21 to 99 in words that a language makes of tens and ones: “fünfundvierzig”, “cuarenta y cinco”.

A table and no grammar, as in :mod:`.number_words`. Without it the tens alone would be the number: 40 for 45.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from noticepress.rules.translations.numbers.words.hundreds import large_in_words
from noticepress.rules.translations.numbers.words.number_words import HAN_LANGUAGES, values_of_table
from noticepress.rules.translations.numbers.words.number_words import count_in_words as count_by_table

_TENS = {
    "de": "zwanzig|drei(?:ß|ss)ig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig",
    "nl": "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig",
    "sv": "tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio",
    "es": "veinti|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa",
    "pt": "vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa",
    "fr": "vingt|trente|quarante|cinquante|soixante|(?:soixante-dix|septante)|(?:quatre-vingt|huitante|octante)|"
    "(?:quatre-vingt-dix|nonante)",
    "it": "venti?|trenta?|quaranta?|cinquanta?|sessanta?|settanta?|ottanta?|novanta?",
    "pl": r"dwadzieścia|dwudziest\w{1,3};trzydzieści|trzydziest\w{1,3};czterdzieści|czterdziest\w{1,3};"
    r"pięćdziesi\w{1,4};sześćdziesi\w{1,4};siedemdziesi\w{1,4};osiemdziesi\w{1,4};dziewięćdziesi\w{1,4}",
    "cs": "dvaceti?|třiceti?|čtyřiceti?|padesáti?|šedesáti?|sedmdesáti?|osmdesáti?|devadesáti?",
    "ru": "двадцат(?:ь|и|ью)|тридцат(?:ь|и|ью)|сорока?|(?:пять|пяти)десяти?|(?:шесть|шести)десяти?|"
    "(?:семь|семи)десяти?|(?:восемь|восьми)десяти?|девяност[оа]",
    "hu": "huszon|harminc|negyven|ötven|hatvan|hetven|nyolcvan|kilencven",
    "tr": "yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan",
    "th": "ยี่สิบ|สามสิบ|สี่สิบ|ห้าสิบ|หกสิบ|เจ็ดสิบ|แปดสิบ|เก้าสิบ",
    "ko": "이십|삼십|사십|오십|육십|칠십|팔십|구십",
}
"""By language: 20, 30 … 90 before or behind ones, parted by ``|`` or, where one has several forms, by ``;``."""
_ONES = {
    "de": "ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun",
    "nl": "een|twee|drie|vier|vijf|zes|zeven|acht|negen",
    "sv": "(?:ett|en)|två|tre|fyra|fem|sex|sju|åtta|nio",
    "es": "(?:un[oa]?|ún)|d[oó]s|tr[eé]s|cuatro|cinco|s[eé]is|siete|ocho|nueve",
    "pt": "uma?|(?:dois|duas)|três|quatro|cinco|seis|sete|oito|nove",
    "fr": "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    "dix-sept|dix-huit|dix-neuf",
    "it": "un[oa]?|due|tr[eé]|quattro|cinque|sei|sette|otto|nove",
    "pl": r"(?:jeden|jedn\w{1,4})|dw(?:a|ie|óch|u|om|oma)|trz(?:y|ech|em|ema)|czter\w{1,4}|pię(?:ć|ciu|cioma)|"
    r"sześ(?:ć|ciu|cioma)|sied(?:em|miu|mioma)|(?:osiem|ośmiu|ośmioma)|dziewię(?:ć|ciu|cioma)",
    "cs": r"(?:jeden|jedn\w{1,4})|dv(?:a|ě|ou|ěma)|tř(?:i|í|em|emi)|čtyř\w{1,3}|pěti?|šesti?|sedmi?|osmi?|"
    "dev(?:ět|íti)",
    "ru": r"(?:один|одн\w{1,3})|дв(?:а|е|ух|ум|умя)|тр(?:и|[её]х|[её]м|емя)|четыр\w{1,3}|пят(?:ь|и|ью)|"
    "шест(?:ь|и|ью)|сем(?:ь|и|ью)|(?:восемь|восьми|восемью)|девят(?:ь|и|ью)",
    "hu": "egy|(?:kettő|két)|(?:három|hárm)|négy|öt|hat|hét|nyolc|kilenc",
    "tr": "bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz",
    "th": "เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า",
    "ko": r"일(?=\s?[일년월개명주세])|이|삼|사|오|육|칠|팔|구",
}
"""By language: 1 to 9, in French to 19, as cardinal numbers: “les trente premiers jours” are no 31."""
_WAYS = {
    "de": r"(?<![\w-]){ones}und{tens}",
    "nl": r"(?<![\w-]){ones}[eë]n{tens}",
    "es": r"(?<![\w-]){tens}(?:(?<=veinti)|\sy\s){ones}(?!\w)",
    "pt": r"(?<![\w-]){tens}\se\s{ones}(?!\w)",
    "fr": r"(?<![\w-]){tens}(?:-et-|\set\s|-|\s){ones}(?!\w)",
    "it": r"(?<![\w-]){tens}{ones}(?!\w)",
    "sv": r"(?<![\w-]){tens}{ones}",
    "hu": r"(?<![\w-]){tens}{ones}",
    "tr": r"(?<![\w-]){tens}\s?{ones}",
    "th": "{tens}{ones}",
    "ko": r"(?<![가-힣]){tens}{ones}(?=\s|[개명번달가차시일주년월회부조항호종째살세인분배건단])",
}
"""By language: how tens and ones stand together; in those that it has not, as two words."""
_ORDINALS = {
    "fr": (
        _TENS["fr"],
        r"(?:-et-|\set\s|-|\s)",
        "unième|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|"
        "treizième|quatorzième|quinzième|seizième|dix-septième|dix-huitième|dix-neuvième",
    ),
    "es": (
        "vig[eé]sim[oa]|trig[eé]sim[oa]|cuadrag[eé]sim[oa]|quincuag[eé]sim[oa]|sexag[eé]sim[oa]|septuag[eé]sim[oa]|"
        "octog[eé]sim[oa]|nonag[eé]sim[oa]",
        r"\s?",
        "primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[eé]ptim[oa]|octav[oa]|noven[oa]",
    ),
    "pt": (
        "vigésim[oa]|trigésim[oa]|quadragésim[oa]|quinquagésim[oa]|sexagésim[oa]|septuagésim[oa]|octogésim[oa]|"
        "nonagésim[oa]",
        r"\s",
        "primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|sext[oa]|sétim[oa]|oitav[oa]|non[oa]",
    ),
    "it": (
        _TENS["it"],
        "",
        "unesim[oaie]|duesim[oaie]|tr[eé]esim[oaie]|quattresim[oaie]|cinquesim[oaie]|seiesim[oaie]|settesim[oaie]|"
        "ottesim[oaie]|novesim[oaie]",
    ),
    "sv": (_TENS["sv"], "", "första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde"),
    "pl": (
        r"dwudziest\w{1,3}|trzydziest\w{1,3}|czterdziest\w{1,3}|pięćdziesiąt\w{1,3}|sześćdziesiąt\w{1,3}|"
        r"siedemdziesiąt\w{1,3}|osiemdziesiąt\w{1,3}|dziewięćdziesiąt\w{1,3}",
        r"\s",
        r"pierwsz\w{1,3}|drug\w{1,3}|trzeci\w{0,3}|czwart\w{1,3}|piąt\w{1,3}|szóst\w{1,3}|siódm\w{1,3}|ósm\w{1,3}|"
        r"dziewiąt\w{1,3}",
    ),
    "cs": (
        r"dvacát\w{1,3}|třicát\w{1,3}|čtyřicát\w{1,3}|padesát\w{1,3}|šedesát\w{1,3}|sedmdesát\w{1,3}|osmdesát\w{1,3}|"
        r"devadesát\w{1,3}",
        r"\s",
        r"prvn\w{1,3}|druh\w{1,3}|třetí\w{0,3}|čtvrt\w{1,3}|pát\w{1,3}|šest\w{1,3}|sedm\w{1,3}|osm\w{1,3}|devát\w{1,3}",
    ),
    "ru": (
        "двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто",
        r"\s",
        "перв{}|втор{}|трет(?:ий|ья|ье|ьего|ьей|ьему|ьим|ьем|ью)|четв[её]рт{}|пят{}|шест{}|седьм{}|восьм{}|девят{}".replace(
            "{}", "(?:ый|ой|ая|ое|ого|ому|ым|ом|ую)"
        ),
    ),
}
"""By language: 20, 30 … 90, what parts them from ones, and 1 to 9 (in French to 19) of ordinals made otherwise.

In the singular, as “les trente premiers jours” are no 31.
"""
_APART = r"(?<![\w-]){tens}\s{ones}(?!\w)"


def count_in_words(number: str, text: str, language: str) -> int:
    """How often a text in ``language`` has a number in words; 0 where the language is not known."""
    if language not in _TENS:
        return count_by_table(number, text, language)
    large, smaller = large_in_words(text, language)
    values, rest = _compounds(smaller, language)
    return large.count(number) + values.count(number) + count_by_table(number, rest, language)


def values_in_words(text: str, language: str) -> set[int]:
    """The numbers that a text in ``language`` has in words; none where the language is not known."""
    if language not in _TENS:
        return values_of_table(text, language) if language in HAN_LANGUAGES else set()
    large, smaller = large_in_words(text, language)
    values, rest = _compounds(smaller, language)
    return {*map(int, large), *map(int, values), *values_of_table(rest, language)}


def ones_of(language: str) -> list[str]:
    """Patterns of the words for 1 to 9 of a language, in French to 19; none of one that is not known."""
    return _parted(_ONES[language]) if language in _ONES else []


@lru_cache(maxsize=1024)
def _compounds(text: str, language: str) -> tuple[tuple[str, ...], str]:
    """The compounded numbers of a text, and the text without them."""
    values: list[str] = []

    def read(match: re.Match[str]) -> str:
        values.append(str(_value(match)))
        return " "

    for pattern in _patterns(language):
        text = pattern.sub(read, text)
    return tuple(values), text


def _value(match: re.Match[str]) -> int:
    return sum(int(name[1:]) for name, words in match.groupdict().items() if words)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    ordinals = [_ORDINALS[language]] if language in _ORDINALS else []
    ways = [(tens, rf"(?<![\w-]){{tens}}{between}{{ones}}(?!\w)", _parted(ones)) for tens, between, ones in ordinals]
    ways.append((_TENS[language], _WAYS.get(language, _APART), ones_of(language)))
    return tuple(_pattern(_parted(tens), way, ones) for tens, way, ones in ways)


def _parted(words: str) -> list[str]:
    return re.split(";" if ";" in words else r"\|(?![^(]*\))", words)


def _pattern(tens: list[str], way: str, ones: list[str]) -> re.Pattern[str]:
    groups = {
        "tens": [(10 * at, "t", words) for at, words in enumerate(tens, 2)],
        "ones": [(at, "o", words) for at, words in enumerate(ones, 1)],
    }
    patterns = {
        name: f"(?:{'|'.join(f'(?P<{sign}{value}>{words})' for value, sign, words in reversed(rows))})"
        for name, rows in groups.items()
    }
    return re.compile(way.replace("{tens}", patterns["tens"]).replace("{ones}", patterns["ones"]), re.IGNORECASE)
