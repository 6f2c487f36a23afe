"""TR014: one translation for two English texts of which one denies what the other says. TR018: a denial lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.literals.calendar_names import MONTHS
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.numbers.compared import numbers
from noticepress.rules.translations.numbers.words.in_english import in_words
from noticepress.rules.translations.plain import masked

_MONTHS = "|".join(month for month in MONTHS if month != "May")
"""Those that are no verb."""
_NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half"
    rf"|once|twice|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|{_MONTHS})\b",
    re.IGNORECASE,
)
_OTHER_NUMBERS = re.compile(rf"\b(?:twice|half|{_MONTHS})\b", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\bthird(?=[ -](?:part|countr))", re.IGNORECASE)
_NO_DENIAL = re.compile(
    r"\bwithout (?:undue |unreasonable |any )?(?:delay|limitation)\b|\bnot limited to\b|\bnor\b", re.IGNORECASE
)
"""What is said without a denial elsewhere, or goes with one that counts."""
_NEGATION = re.compile(r"\b(?:not?|never|none|nor|neither|without|cannot|unless|except)\b|n['’]t\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:do|does|did|is|are|was|were|will|would|shall|should|must|may|might|can|could|ha(?:ve|s|d)) not\b"
    r"(?! (?:only|just|merely|hesitate|later|more|less|limited|exceed|until|yet|necessarily)|"
    r" (?:be )?(?:affect|alter|impair))|"
    r"\bcannot\b|\bnever\b|n[’']t\b",
    re.IGNORECASE,
)
"""What denies a verb; “not only”, “not later than” and “not affected” are said without a denial elsewhere."""
_UNLESS = re.compile(r"\b(?:unless|except|until|without|before|other than)\b", re.IGNORECASE)
_ONLY = {
    "de": r"\b(?:nur|ausschließlich|lediglich|erst|allein)\b",
    "es": r"\b(?:s[oó]lo|únicamente|exclusivamente)\b",
    "fr": r"\b(?:seule?(?:s|ment)?|uniquement|exclusivement)\b",
    "it": r"\b(?:sol[oaie]|soltanto|unicamente|esclusivamente)\b",
    "nl": r"\b(?:alleen|slechts|uitsluitend|enkel|pas)\b",
    "sv": r"\b(?:endast|bara|enbart|först)\b",
    "pt": r"\b(?:só|somente|apenas|unicamente|exclusivamente)\b",
    "pl": r"\b(?:tylko|wyłącznie|jedynie|dopiero)\b",
    "cs": r"\b(?:jen|pouze|výhradně|až)\b",
    "hu": r"\b(?:csak|kizárólag)\b",
    "tr": r"\b(?:yalnız\w*|sadece|ancak)\b",
    "ru": r"\b(?:только|лишь|исключительно)\b",
    "ja": r"のみ|だけ|に限|限り|限って",
    "ko": r"[가-힣]만\b|에만|에 한",
    "zh": r"仅|僅|只|才|方可|唯",
    "th": r"เฉพาะ|เท่านั้น|เพียง",
}
"""By language: what “not … unless” becomes where it is said without a denial: “nur mit Einwilligung”."""
_DENIALS = {
    "de": r"\b(?:nicht|kein|nie\b|niemals|niemand|nichts|ohne|weder|außer|nein|un(?!d\b|s\b|ser|ter|gefähr|verzüg))|"
    r"los(?:e[nrms]?)?\b|weiger|untersag|verb[io]t|ableh|ausgeschlossen|ausschließ|unterlass|verzicht|fehl|entf[aä]ll",
    "es": r"\b(?:no|nunca|ni|sin|ning[uú]n\w*|nadie|nada|tampoco|jamás|imp[io]\w+|inadm\w+|salvo|proh\w+|exclu\w+)\b",
    "fr": r"\bn[’']|\b(?:ne|pas|non|jamais|sans|aucun\w*|ni|rien|sauf|impos\w+|refus\w*|exclu\w+|interd\w+)\b",
    "it": r"\b(?:non|né|mai|senza|nessun\w*|niente|nulla|impos\w+|imped\w+|salvo|viet\w+|rifiut\w*)\b",
    "nl": r"\b(?:niet|geen|nooit|zonder|noch|nimmer|niemand|niets|on(?:mog|gel|bev|toel)\w+|weiger\w*|verbod\w*)\b",
    "sv": r"\b(?:inte|ej|icke|aldrig|utan|ing[ae]\w*|inget|varken|o(?:möj|till|gilt|beh)\w+|förbj\w+|vägra\w*)\b",
    "pt": r"\b(?:não|nunca|nem|sem|nenhum\w*|ninguém|nada|jamais|impos\w+|imped\w+|salvo|proib\w+|recus\w*)\b",
    "pl": r"\b(?:nie\b|nie(?:do|moż|upr|zgod)|bez\b|żad|nigdy|ani\b|zakaz|odm[oó]w)",
    "cs": r"\b(?:ne(?!bo\b|j|ž\b)|ni(?:k|c|ž)|bez\b|žádn|aniž|zakáz|odmít)",
    "hu": r"\b(?:nem|ne|sem|se|nincs\w*|soha|tilos)\b|nélkül|[ae]?tlan|[ae]?tlen|mentes|megtagad",
    "tr": r"\b(?:değil|yok|asla|hiç)|\wm[aeıiuü]z|\wm[ae]y(?:[ıiuü]|[ae][cn])|\wm[ae]d[ıi]|\wm[ıiuü]yor|\wm[ae]m[ae]|"
    r"\wm[ae]m?[ıi][şs]|\wm[ae]ks[ıi]z|\wm[ae]s[ıi]n|\w(?:sız|siz|suz|süz)|redde|yasak",
    "ru": r"\b(?:не\b|нет\b|ни|без\b|нельзя|не(?:возм|доп|прав|закон|прим)|запре|исключ|отказ|отсутств|кроме)",
    "ja": "な[いくけしっ]|ません|ず|ぬ|不|非|無|未|禁|拒|しかね",
    "ko": "않|안 |못|없|아니|아닌|말아|마십|불가|금지|거부",
    "zh": "不|非|无|無|未|没|沒|勿|禁|否|拒|毋|莫|除非",
    "th": "ไม่|มิ|ห้าม|ปราศ|ไร้|เว้น",
    "ar": r"لا|لن|لم|ليس|غير|دون|عدم|\bما\b|حظر|محظور|منع|ممنوع|تعذر|امتن|رفض",
    "he": r"לא|אין|אינ|בלי|בלתי|ללא|אסור|נאסר|טרם|מעולם|\bאל ת|\bאי[ ־-]|נמנע|סיר[בו]",
}
"""By language: what denies, as a word, a part of one or a verb; more than what is meant, so that good texts pass."""
_VOWELS = re.compile("[\u064b-\u0652\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
"""The marks that Arabic and Hebrew may write between the letters of a word."""
_MODALS = re.compile(r"\b(?:may|might|must|shall|should|will|would|can|could|need|required?)\b", re.IGNORECASE)


def counted_numbers(english: str) -> Counter[str]:
    """How often each number stands in an English text, in digits or as a word."""
    return numbers(english) + _words(_NUMBER_WORDS, english)


def negations(english: str) -> Counter[str]:
    """How many negations an English text has, whichever they are: “not” may become “no”."""
    return Counter({"negation": len(_NEGATION.findall(english))}) - Counter()


def modals(english: str) -> Counter[str]:
    """How often each word for duty or permission stands in an English text."""
    return _words(_MODALS, english)


def _words(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.lower() for match in pattern.findall(text))


@rule(
    "TR014",
    summary="One translation for two texts that say different things",
    explanation="Two English texts differ by a negation or a number, and have the same translation: a suggestion was "
    "confirmed as it stood. “We share your data” and “We do not share your data” cannot be one sentence.",
    example="“Wir geben Ihre Daten weiter.” for “We do not share your data.” too.",
    remedy="translate anew the one of the two texts that the translation does not fit; "
    "where it is right, say so in the entry: noticepress: allow TR014 — reason",
)
def opposites_differ(subject: CatalogSubject) -> Iterator[Violation]:
    """Equal translations are of English that has the same negations and numbers."""
    first: dict[str, str] = {}
    for _, entry, english, text in subject.translated():
        other = first.setdefault(text, english)
        if other == english or entry.plural_id:
            continue
        if denials_and_numbers(other) != denials_and_numbers(english):
            told = f"{quote(text)} translates both {quote(other)} and {quote(english)}"
            yield Violation(*subject.place(entry), told)


def denials_and_numbers(english: str) -> tuple[Counter[str], frozenset[str]]:
    """What may part two texts with one translation: 30 is thirty, and one is no number, for an article says it too."""
    written = in_words(_NO_NUMBER.sub(" ", english)) | {word.lower() for word in _OTHER_NUMBERS.findall(english)}
    found = numbers(english).keys() | {"2" if word == "twice" else word for word in written}
    return negations(_NO_DENIAL.sub(" ", english)), frozenset(found - {"1"})


@rule(
    "TR018",
    summary="A denial is lost",
    explanation="The English denies a verb (“do not”, “cannot”, “never”), and nothing in the translation denies "
    "anything: no such word of the language, nor a part of one. Of a language whose words are not known here, nothing "
    "is found.",
    example="“Wir verkaufen Ihre Daten.” for “We do not sell your data.”",
    remedy="say it as the English does; where another word does, write in the entry: noticepress: allow TR018 — why",
    blocks=False,
)
def denials_are_kept(subject: CatalogSubject) -> Iterator[Violation]:
    """Where the English denies something, so does the translation."""
    language = subject.catalog.name.split("_")[0]
    denials = _denials(language)
    if denials is None:
        return
    for _, entry, english, text in subject.translated():
        if (denied := _denied(english)) and not (
            denials.search(_VOWELS.sub("", masked(text, " "))) or _is_only(english, text, language)
        ):
            told = f"the English denies something (“{denied}”), and the translation does not"
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")


def _is_only(english: str, text: str, language: str) -> bool:
    """Whether a translation says by “only” what its English says by “not … unless”."""
    return language in _ONLY and bool(_UNLESS.search(english) and re.search(_ONLY[language], text, re.IGNORECASE))


@lru_cache(maxsize=4096)
def _denied(english: str) -> str:
    """The words by which an English text denies something; English texts come again with each catalog."""
    found = _DENIED.search(english)
    return found[0] if found else ""


@lru_cache
def _denials(language: str) -> re.Pattern[str] | None:
    return re.compile(_DENIALS[language], re.IGNORECASE) if language in _DENIALS else None
