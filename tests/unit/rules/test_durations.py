"""Durations in words: those that a translation has and its English has not, and what only looks like one."""

from __future__ import annotations

import pytest

from noticepress.rules.translations.numbers.durations import other_durations

OTHER = [
    ("de", "within one month", "innerhalb von zwei Monaten", "zwei Monaten"),
    ("de", "within two months", "innerhalb eines Monats", "eines Monats"),
    ("de", "every three years", "alle zwei Jahre", "zwei Jahre"),
    ("fr", "within three weeks", "dans les quinze jours", "quinze jours"),
    ("fr", "two years", "trois ans", "trois ans"),
    ("ru", "within two months", "в течение трех месяцев", "трех месяцев"),
    ("tr", "one month", "iki ay içinde", "iki ay"),
    ("th", "two months", "สามเดือน", "สามเดือน"),
    ("zh", "two months", "三个月", "三个月"),
    ("ja", "two months", "三か月", "三か月"),
    ("ko", "two months", "세 달", "세 달"),
    ("ko", "two months", "삼개월", "삼개월"),
    ("pl", "two months", "trzech miesięcy", "trzech miesięcy"),
    ("pl", "thirty days", "sześćdziesięciu dni", "sześćdziesięciu dni"),
    ("hu", "three weeks", "két hét", "két hét"),
    ("nl", "two months", "drie kalendermaanden", "drie kalendermaanden"),
    ("sv", "one month", "två månader", "två månader"),
    ("pt", "one month", "dois meses", "dois meses"),
    ("it", "one month", "due mesi", "due mesi"),
    ("it", "sixty days", "novanta giorni", "novanta giorni"),
]
"""(language, English, translation, what of it is another duration)."""

SAME = [
    ("de", "within one month", "binnen eines Monats"),
    ("de", "after two months", "nach zwei vollen Monaten"),
    ("de", "twice a year", "zweimal im Jahr"),
    ("de", "three times a year", "dreimal pro Jahr"),
    ("es", "half-yearly", "cada seis meses"),
    ("es", "forty-five days", "cuarenta y cinco días"),
    ("fr", "within a fortnight", "sous quinze jours"),
    ("fr", "within two weeks", "dans les quinze jours"),
    ("fr", "two years", "deux ans"),
    ("fr", "twelve months", "un an"),
    ("fr", "one year", "douze mois"),
    ("ru", "within two months", "в течение двух месяцев"),
    ("tr", "one month", "bir ay içinde"),
    ("tr", "two separate purposes of the month", "iki ayrı amaç"),
    ("th", "two months", "สองเดือน"),
    ("zh", "two months", "两个月"),
    ("ja", "two months", "二か月"),
    ("ko", "this month", "이 달"),
    ("ko", "two months", "이개월"),
    ("pl", "two months", "dwóch miesięcy"),
    ("cs", "two months", "dvou měsíců"),
    ("hu", "three weeks", "három héten belül"),
    ("nl", "two months", "twee maanden"),
    ("sv", "other days", "andra dagar"),
    ("it", "sixty (60) days", "sessanta (60) giorni"),
    ("it", "within 2 months of one month", "in 2 mesi"),
    ("de", "within one month; by two further months", "innerhalb eines Monats; um weitere zwei Monate"),
    ("fr", "within one month; by two further months", "dans un délai d’un mois ; prolongé de deux mois"),
    ("es", "within one month; by two further months", "en el plazo de un mes; otros dos meses"),
    ("it", "within one month; by two further months", "entro un mese; prorogato di due mesi"),
    ("nl", "within one month; by two further months", "binnen een maand; met nog eens twee maanden"),
    ("sv", "within one month; by two further months", "inom en månad; med ytterligare två månader"),
    ("pl", "within one month; by two further months", "w terminie miesiąca; o kolejne dwa miesiące"),
    ("cs", "within one month; by two further months", "do jednoho měsíce; o další dva měsíce"),
    ("hu", "within one month; by two further months", "egy hónapon belül; további két hónappal"),
    ("pt", "within one month; by two further months", "no prazo de um mês; até dois meses"),
    ("ru", "within one month; by two further months", "в течение одного месяца; еще на два месяца"),
    ("tr", "within one month; by two further months", "bir ay içinde; iki ay daha"),
    ("th", "within one month; by two further months", "ภายในหนึ่งเดือน ขยายได้อีกสองเดือน"),
    ("ko", "within one month; by two further months", "한 달 이내, 두 달 더"),
    ("ja", "within one month; by two further months", "一か月以内、さらに二か月"),
    ("zh", "within one month; by two further months", "一个月内，可再延长两个月"),
]


@pytest.mark.parametrize(("language", "english", "text", "words"), OTHER)
def test_other_duration_is_told_by_its_words(language: str, english: str, text: str, words: str) -> None:
    assert list(other_durations(english, text, language)) == [words]


@pytest.mark.parametrize(("language", "english", "text"), SAME)
def test_same_duration_in_other_words_is_none(language: str, english: str, text: str) -> None:
    assert list(other_durations(english, text, language)) == []


def test_language_without_a_table_is_not_looked_at() -> None:
    assert list(other_durations("within two months", "خلال ثلاثة أشهر", "ar")) == []
