"""How languages count by letters and Roman numerals, and which words stand before a label."""

from __future__ import annotations

_SUFFIXES = (
    "bis|ter|quater|quinquies|sexies|septies|octies|nonies novies|decies|undecies|duodecies|terdecies|quaterdecies|"
    "quindecies quinquiesdecies|sexdecies sexiesdecies|septdecies septiesdecies|octodecies octiesdecies|"
    "novodecies noviesdecies|vicies"
)
LATIN_SUFFIXES = {form: row.split()[0] for row in _SUFFIXES.split("|") for form in row.split()}
"""Second, third and so on: how 12bis, 12ter are written, and the form that stands for all of the same order."""

BY_ORDER = dict(enumerate(dict.fromkeys(LATIN_SUFFIXES.values()), 2))
"""What each order is called: the second is ``bis``."""

ENUMERATORS = {
    "Cyrl": "абвгдежзиклмнопрстуфхцчшщэюя",
    "Grek": "αβγδεζηθικλμνξοπρστυφχψω",
    "Arab": "أبجدهوزحطيكلمنسعفصقرشت",
    "Hebr": "אבגדהוזחטיכלמנסעפצקרשת",
    "Deva": "कखगघङचछजझञ",
    "Kore": "가나다라마바사아자차카타파하",
    "Thai": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    "Jpan": "イロハニホヘトチリヌルヲワカヨタレソツネ",
    "Hans": "甲乙丙丁戊己庚辛壬癸",
    "Hant": "甲乙丙丁戊己庚辛壬癸",
}
"""By script: what stands for a, b, c in lists."""

GREEK_NUMERALS = dict(zip(["α", "β", "γ", "δ", "ε", "στ", "ζ", "η", "θ", "ι"], "abcdefghij", strict=True))
"""How Greek laws count: the sixth is στ, and ζ the seventh."""

LIKE_LATIN = dict(zip("абцдефгхийклмнопрст", "abcdefghijklmnoprst", strict=True))
"""Cyrillic letters by their sound."""

LOOKS_LATIN = {
    **dict(zip("асеорхуіјѕк", "aceopxyijsk", strict=True)),
    **dict(zip("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
}
"""Cyrillic and Greek letters that look like a Latin one, each in the case in which it does."""

_IN_CYRILLIC = ("бис", "тер", "кватер", "квинквиес", "сексиес", "септиес", "октиес", "нониес", "дециес")
SUFFIXES_IN_CYRILLIC = {form: BY_ORDER[order] for order, form in enumerate(_IN_CYRILLIC, 2)}

SUFFIXES_THAT_ARE_WORDS = {"de": ("bis",), "nl": ("ter",)}
"""By language: Artikel 12 bis zum …, artikel 12 ter bescherming van …"""

WORDS_OF_ONE_LETTER = {
    "es": "aeouy",
    "pt": "aeo",
    "it": "aeio",
    "fr": "aày",
    "nl": "u",
    "sv": "iåö",
    "pl": "aiouwz",
    "cs": "aikosuvz",
    "hu": "aeós",
    "tr": "o",
    "ru": "авикосуя",
}
"""By language: letters that are words, so that a label is told from them by what stands around it."""

ELIDING = ("fr", "it", "ca")
"""Languages that write a word of one letter with an apostrophe: l’article."""

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
"""Of labels, 1 to 10."""

ROMAN_WORDS = frozenset({"vi", "li"})
"""Roman numerals in small letters that are words somewhere."""

ORDINAL_ENDINGS = {"fr": "e", "nl": "e", "es": "ao", "pt": "ao", "it": "ao"}
"""By language: letters directly behind a digit that make it an ordinal number."""

LABEL_WORDS = frozenset(
    {
        *("point", "points", "letter", "letters", "item", "items", "paragraph", "option"),
        *(
            "buchstabe",
            "buchstaben",
            "buchst",
            "lit",
            "litera",
            "litt",
            "littera",
            "ziffer",
            "nummer",
            "punkt",
            "punkte",
        ),
        *("letra", "letras", "inciso", "incisos", "literal", "literales", "apartado", "punto", "puntos", "opción"),
        *("lettre", "lettres", "let", "alinéa", "alinéas", "sous", "option"),
        *("lettera", "lettere", "lett", "punti", "opzione"),
        *("onder", "sub", "punt", "punten", "onderdeel", "onderdelen", "optie"),
        *("led", "leden", "punkterna", "punkten", "alternativ", "bokstav"),
        *("alínea", "alíneas", "ponto", "pontos", "subalínea", "opção"),
        *("litery", "literę", "pkt", "punktu", "punktach", "ppkt", "opcja"),
        *("písm", "písmeno", "písmene", "písmena", "písmenech", "bod", "bodu", "bodě", "body", "možnost"),
        *("пункт", "пункта", "пункте", "пункты", "пунктов", "пунктам", "пунктах", "подпункт", "подпункта", "подпункте"),
        *("подпункты", "подпунктов", "подпунктам", "подпунктах", "п", "пп", "подп", "лит", "литера", "буква", "букве"),
        *("bent", "bentleri", "seçenek", "madde"),
        *("pont", "pontja", "alpont", "opció"),
        *("ข้อ", "อนุ", "ข้อย่อย", "項", "号", "點", "点", "款", "目", "項目", "항", "호", "목"),
    }
)
"""Words before a label, without their full stop."""

WORDS_BEHIND = ("pont", "alpont", "betű", "bend", "bent", "fıkra", "лит")
"""Beginnings of words that stand behind a label."""
