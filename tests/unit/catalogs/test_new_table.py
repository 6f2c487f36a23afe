from __future__ import annotations

import pytest
import yaml

from noticepress.catalogs.locales import parse_locales
from noticepress.catalogs.new_table import new_locale, table
from noticepress.findings import UsageError
from noticepress.model import Locale

KNOWN = ("de", "es", "es_419", "pt", "zh_Hans", "zh_Hant", "zh_Hant_HK")


def read(*tags: str) -> tuple[Locale, ...]:
    return parse_locales(table([new_locale(tag, KNOWN) for tag in tags]), "locales.yml", KNOWN)


@pytest.mark.parametrize(
    ("tag", "label", "catalogs"),
    [
        ("de-DE", "Deutschland - Deutsch", ("de",)),
        ("de-AT", "Österreich - Deutsch", ("de",)),
        ("de", "Deutsch", ("de",)),
        ("es-ES", "España - Español", ("es",)),
        ("es-MX", "México - Español", ("es_419", "es")),
        ("es-419", "Latinoamérica - Español", ("es_419", "es")),
        ("pt-BR", "Brasil - Português", ("pt",)),
        ("zh-CN", "中国 - 简体中文", ("zh_Hans",)),
        ("zh-TW", "台灣 - 繁體中文", ("zh_Hant",)),
        ("zh-MO", "中國澳門特別行政區 - 繁體中文", ("zh_Hant_HK", "zh_Hant")),
        ("en-GB", "United Kingdom - English", ()),
    ],
)
def test_label_and_chain_come_from_cldr(tag: str, label: str, catalogs: tuple[str, ...]) -> None:
    english, locale = read(tag)

    assert (english.tag, english.prevailing) == ("en", True)
    assert (locale.tag, locale.label, locale.catalogs) == (tag, label, catalogs)


def test_an_area_stands_for_its_countries_but_for_those_with_locales_of_their_own() -> None:
    *_, area = read("es-MX", "es-419")

    assert "es-AR" in area.hreflang
    assert not {"es-419", "es-MX"} & set(area.hreflang)


def test_a_language_without_words_waits_in_a_comment() -> None:
    text = table([new_locale("ar-EG", KNOWN), new_locale("de-DE", KNOWN)])

    assert [entry["tag"] for entry in yaml.safe_load(text)["locales"]] == ["en", "de-DE"]
    assert "  # - tag: ar-EG\n  #   label: مصر - العربية\n  #   catalogs: [ar]\n" in text


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("jp-JP", "did you mean ja-JP?"),
        ("dd-DE", "did you mean de-DE?"),
        ("de-de", "write de-DE"),
        ("iw-IL", "write he-IL"),
        ("xx-XX", "mend the tag"),
        ("german", "write language, script and region as in de-DE"),
    ],
)
def test_what_is_no_locale_is_told_with_the_nearest(tag: str, told: str) -> None:
    with pytest.raises(UsageError, match=r"^(CLDR|').*; ") as raised:
        new_locale(tag, KNOWN)

    assert told in str(raised.value)
