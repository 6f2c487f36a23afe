"""The table of locales."""

from __future__ import annotations

from importlib.resources import files

import pytest
from babel import Locale as CldrLocale

from noticepress.catalogs.language_tags import tag_problem, unknown_to_search_engines
from noticepress.catalogs.locales import parse_locales
from noticepress.findings import NoticepressError
from noticepress.model import Locale

KNOWN = ("de", "es", "es_419", "zh_Hans", "zh_Hant", "zh_Hant_HK", "ar", "pt")

TABLE = """\
locales:
  - tag: en
    label: Global - English
    cldr: en_001
  - tag: en-US
    label: United States - English
    hreflang: [en-US, en-CA]
  - tag: de-DE
    label: Deutschland
    catalogs: [de]
  - tag: es-419
    label: América Latina
    catalogs: [es_419, es]
    hreflang: [es-AR, es-MX]
  - tag: zh-CN
    label: 中国
    catalogs: [zh_Hans]
  - tag: zh-HK
    label: 香港
    catalogs: [zh_Hant_HK, zh_Hant]
  - tag: ar
    label: العربية
    catalogs: [ar]
"""


def read(text: str = TABLE) -> dict[str, Locale]:
    return {locale.tag: locale for locale in parse_locales(text, "locales/locales.yml", KNOWN)}


def test_order_is_that_of_the_table() -> None:
    assert list(read()) == ["en", "en-US", "de-DE", "es-419", "zh-CN", "zh-HK", "ar"]


def test_first_locale_prevails_and_no_other() -> None:
    assert [locale.tag for locale in read().values() if locale.prevailing] == ["en"]
    assert [locale.tag for locale in read().values() if locale.is_english] == ["en", "en-US"]


@pytest.mark.parametrize(
    ("tag", "cldr"),
    [
        ("en", "en_001"),
        ("en-US", "en_US"),
        ("de-DE", "de_DE"),
        ("es-419", "es_419"),
        ("zh-CN", "zh_Hans_CN"),
        ("zh-HK", "zh_Hant_HK"),
        ("ar", "ar"),
    ],
)
def test_cldr_locale_follows_from_the_tag(tag: str, cldr: str) -> None:
    assert read()[tag].cldr == cldr


@pytest.mark.parametrize(
    ("tag", "hreflang"),
    [("en", ("en",)), ("en-US", ("en-US", "en-CA")), ("de-DE", ("de-DE",)), ("es-419", ("es-AR", "es-MX"))],
)
def test_hreflang_is_the_tag_if_nothing_else_is_said(tag: str, hreflang: tuple[str, ...]) -> None:
    assert read()[tag].hreflang == hreflang


def test_direction_follows_from_cldr() -> None:
    assert {tag: locale.direction for tag, locale in read().items() if locale.direction != "ltr"} == {"ar": "rtl"}


def test_chain_and_line_are_kept() -> None:
    locales = read()

    assert locales["es-419"].catalogs == ("es_419", "es")
    assert [locale.line for locale in locales.values()] == [2, 5, 8, 11, 15, 18, 21]


WRONG = [
    ("tag: en\n", "tag: fr\n", 2, "must be the prevailing"),
    ("tag: de-DE", "tag: de_DE", 8, "not a BCP 47 tag"),
    ("tag: de-DE", "tag: DE-de", 8, "not a BCP 47 tag"),
    ("tag: de-DE", "tag: ../etc", 8, "not a BCP 47 tag"),
    ("tag: de-DE", "tag: de-DE/", 8, "not a BCP 47 tag"),
    ("tag: de-DE", "tag: ''", 8, "not a BCP 47 tag"),
    ("tag: de-DE", "tag: xx-XX", 8, "CLDR knows no locale 'xx-XX': 'xx' is no language; mend the tag"),
    ("tag: de-DE", "tag: de-XX", 8, "CLDR knows no locale 'de-XX': 'XX' is no region; mend the tag"),
    ("tag: de-DE", "tag: de-Xxxx", 8, "CLDR knows no locale 'de-Xxxx': 'Xxxx' is no script; mend the tag"),
    ("tag: de-DE", "tag: de-JP", 8, "'de-JP' is a BCP 47 tag, but CLDR has no dates and numbers for it; name the"),
    ("tag: de-DE", "tag: ca-ES-valencia", 8, "'ca-ES-valencia' is a BCP 47 tag with more than a locale here can"),
    ("tag: de-DE", "tag: de-u-co-phonebk", 8, "'de-u-co-phonebk' is a BCP 47 tag with more than a locale here can"),
    ("tag: de-DE", "tag: x-own", 8, "'x-own' is a BCP 47 tag with more than a locale here can"),
    ("tag: de-DE", "tag: DE-de", 8, "write de-DE"),
    ("tag: de-DE", "tag: de_DE", 8, "write de-DE"),
    ("tag: de-DE", "tag: iw-IL", 8, "'iw-IL' is not canonical: CLDR knows 'iw' as 'he'; write he-IL"),
    ("tag: de-DE", "tag: in", 8, "write id"),
    ("tag: de-DE", "tag: ji", 8, "write yi"),
    ("tag: de-DE", "tag: mo", 8, "write ro"),
    ("tag: de-DE", "tag: sh-BA", 8, "write sr-Latn-BA"),
    ("tag: de-DE", "tag: sh-Cyrl", 8, "write sr-Cyrl"),
    ("tag: de-DE", "tag: deu-DE", 8, "write de-DE"),
    ("tag: de-DE", "tag: my-BU", 8, "'my-BU' is not canonical: CLDR knows 'BU' as 'MM'; write my-MM"),
    ("tag: de-DE", "tag: sr-YU", 8, "write sr-RS or sr-ME"),
    ("tag: de-DE", "tag: de-276", 8, "write de-DE"),
    ("tag: de-DE", "tag: en-UK", 8, "write en-GB"),
    ("    hreflang: [es-AR, es-MX]\n", "", 11, "'hreflang: [es-AR, es-BO, es-CL, es-CO, es-CR, es-CU, es-DO, es-EC,"),
    ("tag: ar\n", "tag: ar-001\n", 21, "or the language alone: 'hreflang: [ar]'"),
    ("tag: ar\n", "tag: ar-EU\n", 21, "CLDR has no dates and numbers for it"),
    ("[es-AR, es-MX]", "[es-AR, es-419]", 14, "search engines know no region '419', which is no country"),
    ("[en-US, en-CA]", "[en-US, en-150]", 7, "'hreflang: [en-AT, en-BE"),
    ("[en-US, en-CA]", "[en-US, sq-XK]", 7, "search engines know no region 'XK'"),
    ("[en-US, en-CA]", "[en-US, iw]", 7, "'iw' is not a BCP 47 tag that search engines know; write he"),
    (
        "catalogs: [de]\n",
        "catalogs: [iw]\n",
        8,
        "the catalog 'iw' has another name today; rename its folder, and write he",
    ),
    ("tag: de-DE", "tag: es-419", 11, "stands already in line 8"),
    ("label: 香港", "label: 中国", 19, "the label “中国” is that of zh-CN (line 15) too; say of each which country or"),
    ("[es-AR, es-MX]", "[es-AR, de-DE]", 14, "are told 'de-DE' of de-DE (line 8) and of es-419; name it under"),
    ("[en-US, en-CA]", "[en-US, de-DE]", 8, "are told 'de-DE' of en-US (line 5) and of de-DE; name it under"),
    ("    label: Deutschland\n", "", 8, "label"),
    ("label: Deutschland", "label: ''", 9, "label"),
    ("catalogs: [de]\n", "catalogs: []\n", 8, "names no catalogs"),
    ("catalogs: [de]\n", "catalogs: [fr]\n", 8, "there is no catalog 'fr'"),
    (
        "catalogs: [de]\n",
        "catalogs: ['../de']\n",
        8,
        "'../de' cannot name a catalog; write language",
    ),
    ("label: Deutschland", "label: ' '", 9, "there is nothing but space"),
    ("catalogs: [de]\n", "catalogs: de\n", 10, "catalogs"),
    ("    hreflang: [en-US, en-CA]", "    catalogs: [de]", 5, "an English locale"),
    ("[zh_Hant_HK, zh_Hant]", "[zh_Hant_HK, zh_Hans]", 20, "mixes Simplified and Traditional"),
    ("[zh_Hant_HK, zh_Hant]", "[zh_Hans]", 20, "mixes Simplified and Traditional"),
    ("[zh_Hant_HK, zh_Hant]", "[zh_Hant, zh_Hant_HK]", 20, "'zh_Hant_HK' is no ancestor of zh_Hant"),
    ("[es_419, es]", "[es, es_419]", 13, "'es_419' is no ancestor of es"),
    ("[es_419, es]", "[es_419, pt]", 13, "'pt' is no ancestor of es_419"),
    ("[es_419, es]", "[es_419, es_419]", 13, "'es_419' is no ancestor of es_419"),
    ("catalogs: [de]\n", "catalogs: [es]\n", 10, "'es' is no ancestor of de-DE"),
    ("catalogs: [de]\n", "catalogs: [es_419]\n", 10, "'es_419' is no ancestor of de-DE"),
    ("[en-US, en-CA]", "[en-US, en_CA]", 7, "'en_CA' is not a BCP 47 tag"),
    ("[en-US, en-CA]", "[en-US, en-UK]", 7, "write en-GB"),
    ("[en-US, en-CA]", "[en-US, english]", 7, "'english' is not a BCP 47 tag"),
    ("[en-US, en-CA]", "[en-US, en-XX]", 7, "'en-XX' is not a BCP 47 tag"),
    ("cldr: en_001", "cldr: nonsense_XX", 2, "CLDR knows no locale"),
    ("cldr: en_001", "cdlr: en_001", 4, "cdlr"),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), WRONG)
def test_wrong_table_is_refused_with_its_line(old: str, new: str, line: int, message: str) -> None:
    assert old in TABLE

    with pytest.raises(NoticepressError) as caught:
        read(TABLE.replace(old, new, 1))

    findings = [(finding.path, finding.line, finding.code) for finding in caught.value.findings]
    assert ("locales/locales.yml", line, "IN001") in findings
    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["", "locales:\n", "locales: []\n", "- tag: en\n", "locales: {en: English}\n"])
def test_table_without_locales_is_refused(text: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_locales(text, "locales/locales.yml", KNOWN)

    assert {finding.code for finding in caught.value.findings} == {"IN001"}


def test_english_may_stand_first_in_another_form() -> None:
    locales = read(TABLE.replace("tag: en\n", "tag: en-GB\n", 1))

    assert (locales["en-GB"].prevailing, locales["en-GB"].prefix) == (True, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tag: es-419", "tag: es-MX"),
        ("catalogs: [es_419, es]", "catalogs: [es]"),
        ("catalogs: [zh_Hant_HK, zh_Hant]", "catalogs: [zh_Hant]"),
        ("tag: zh-HK", "tag: zh-Hant-HK"),
        ("hreflang: [es-AR, es-MX]", "hreflang: [es-AR, zh-Hant, zh-Hant-TW, zh-TW]"),
    ],
)
def test_chain_of_ancestors_is_accepted(old: str, new: str) -> None:
    assert old in TABLE

    assert len(read(TABLE.replace(old, new, 1))) == 7


def test_countries_are_those_of_iso_3166() -> None:
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    codes = {line.split("\t")[0] for line in table.splitlines() if not line.startswith("#")}

    regions = {code for code in CldrLocale("en").territories if len(code) == 2}

    assert len(codes) == 249
    assert {code for code in regions if unknown_to_search_engines(f"en-{code}") is None} == codes


@pytest.mark.parametrize("tag", ["tl-PH", "tw", "no", "fil-PH", "zh-Hant", "sr-Latn-RS", "de-CH"])
def test_code_that_is_good_today_is_left_alone(tag: str) -> None:
    assert (tag_problem(tag), unknown_to_search_engines(tag)) == (None, None)
