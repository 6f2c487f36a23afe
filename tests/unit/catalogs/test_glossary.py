"""Defined terms: reading the glossary, and finding a term in a text."""

from __future__ import annotations

import pytest

from noticepress.catalogs.glossary import Glossary, Term, fold_case, parse_glossary
from noticepress.findings import NoticepressError
from small_project import REPOSITORY

GLOSSARY = """\
sources:
  de: Regulation (EU) 2016/679
kept: [QID, QNAP Systems, Inc.]
numerals:
  de:
    "2": [zwei, Zweite]
  zh_Hant:
    "3": [三]
terms:
  controller:
    english: [controller, data controllers]
    other_senses: [game controller, Flight  Controller]
    languages:
      de:
        term: Verantwortlicher
        accept: [Verantwortliche]
        forbid: [Controller, Datenherr]
      tr:
        term: VERİ SORUMLUSU
      zh_Hant:
        term: 控制者
      zh_Hant_HK:
        term: 資料使用者
  consent:
    english: [Consent]
    whole_message: true
    languages:
      zh_Hant:
        term: 同意
"""


def read(text: str = GLOSSARY) -> Glossary:
    return parse_glossary(text, "locales/glossary.yml")


def folded_terms(name: str) -> dict[str, Term]:
    return {term.name: term for term in read().for_language(name)}


def test_glossary_is_read() -> None:
    glossary = read()

    assert glossary.path == "locales/glossary.yml"
    assert glossary.sources == {"de": "Regulation (EU) 2016/679"}
    assert glossary.numerals == {"de": {"2": ("zwei", "zweite")}, "zh_Hant": {"3": ("三",)}}
    assert glossary.for_language("de") == (
        Term(
            "controller",
            ("controller", "data controllers"),
            ("game controller", "flight controller"),
            "Verantwortlicher",
            ("verantwortliche", "verantwortlicher"),
            ("controller", "datenherr"),
        ),
    )


def test_longer_kept_names_come_first() -> None:
    """So that removing a name does not leave half of a longer one."""
    glossary = read(GLOSSARY.replace("[QID, QNAP Systems, Inc.]", "[QID, QNAP, QNAP Systems]"))

    assert glossary.kept == ("QNAP Systems", "QNAP", "QID")


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("zh_Hant", {"controller": "控制者", "consent": "同意"}),
        ("zh_Hant_HK", {"controller": "資料使用者", "consent": "同意"}),
        ("zh_Hant_TW", {"controller": "控制者", "consent": "同意"}),
        ("zh_Hans", {}),
        ("zh", {}),
        ("de_AT", {"controller": "Verantwortlicher"}),
        ("d", {}),
        ("fr", {}),
    ],
)
def test_region_falls_back_to_its_language(name: str, terms: dict[str, str]) -> None:
    assert {name: term.term for name, term in folded_terms(name).items()} == terms


@pytest.mark.parametrize(
    ("name", "numerals"),
    [
        ("de", {"2": ("zwei", "zweite")}),
        ("de_AT", {"2": ("zwei", "zweite")}),
        ("zh_Hant_HK", {"3": ("三",)}),
        ("zh_Hans", {}),
        ("fr", {}),
    ],
)
def test_numerals_of_a_region_fall_back_to_its_language(name: str, numerals: dict[str, tuple[str, ...]]) -> None:
    assert read().numerals_for(name) == numerals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The controller decides.", True),
        ("CONTROLLER", True),
        ("**Controller**", True),
        ("the data\u00a0controllers", True),
        ("the data\ncontrollers", True),
        ("controllers of data", False),
        ("subcontroller", False),
        ("uncontrolled", False),
        ("A game controller.", False),
        ("a flight controller", False),
        ("A game controller and the controller.", True),
        ("con\u00adtroller", True),
        ("", False),
    ],
)
def test_term_is_found_in_english_in_its_own_sense(text: str, found: bool) -> None:
    assert folded_terms("de")["controller"].sense.is_used(fold_case(text)) is found


@pytest.mark.parametrize(
    ("text", "found"), [("Consent", True), ("consent", True), ("Your consent", False), ("Consent.", False)]
)
def test_term_that_is_a_whole_message_is_found_only_so(text: str, found: bool) -> None:
    assert folded_terms("zh_Hant")["consent"].sense.is_used(fold_case(text)) is found


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("de", "Die Verantwortlichen", True),
        ("de", "der **VERANTWORTLICHE**", True),
        ("de", "die Ver\u00adantwortlichen", True),
        ("de", "die Beauftragte", False),
        ("tr", "Veri sorumlusu karar verir.", True),
        ("tr", "VERİ SORUMLUSU", True),
        ("tr", "veri sorumlusu", True),
        ("tr", "veri işleyen", False),
        ("zh_Hant", "資料控制者", True),
        ("zh_Hant_HK", "資料控制者", False),
    ],
)
def test_translation_holds_the_term_in_any_form(name: str, text: str, found: bool) -> None:
    assert folded_terms(name)["controller"].is_in_translation(fold_case(text)) is found


def test_forbidden_forms_are_named() -> None:
    term = folded_terms("de")["controller"]

    assert list(term.forbidden_in(fold_case("Der CONTROLLER und der Datenherr"), "")) == ["controller", "datenherr"]
    assert list(term.forbidden_in(fold_case("Der Verantwortliche"), "")) == []


EXPLAINED = """\
sources: {de: the German text}
terms:
  affiliate:
    english: [affiliates]
    other_senses: [affiliates program]
    other_words: [subsidiar]
    languages:
      de:
        term: verbundene Unternehmen
        forbid: [Tochtergesellschaft, {form: Filiale, unless: [Branch]}]
  access:
    english: [access]
    whole_message: true
    other_words: [log]
    languages:
      de: {term: Auskunft, forbid: [Zugriff]}
"""


@pytest.mark.parametrize(
    ("term", "english", "text", "found"),
    [
        ("affiliate", "our affiliates", "unsere Tochtergesellschaften", ["tochtergesellschaft"]),
        ("affiliate", "our companies", "unsere Tochtergesellschaften", ["tochtergesellschaft"]),
        ("affiliate", "our affiliates and subsidiaries", "unsere Tochtergesellschaften", []),
        ("affiliate", "our Subsidiary", "unsere Filiale", []),
        ("affiliate", "our affiliates program", "unsere Filiale", []),
        ("affiliate", "our branches", "unsere Filialen", []),
        ("affiliate", "our branches", "unsere Tochtergesellschaften", ["tochtergesellschaft"]),
        ("affiliate", "our affiliates with a nonsubsidiary", "unsere Filialen", ["filiale"]),
        ("access", "access", "Zugriff", ["zugriff"]),
        ("access", "the access log", "Zugriffsprotokoll", []),
        ("access", "right of access", "Zugriffsrecht", ["zugriff"]),
    ],
)
def test_forbidden_form_may_stand_where_another_english_word_explains_it(
    term: str, english: str, text: str, found: list[str]
) -> None:
    terms = {each.name: each for each in read(EXPLAINED).for_language("de")}

    assert terms[term].forbidden_in(fold_case(text), fold_case(english)) == found


def test_forbidden_form_without_a_form_is_named() -> None:
    with pytest.raises(NoticepressError, match=r"glossary\.yml:10: IN011 .*form is missing"):
        read(EXPLAINED.replace("{form: Filiale, unless: [Branch]}", "{unless: [Branch]}"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Größe", "grösse"),
        ("İstanbul", "istanbul"),
        ("I", "i"),
        ("ISPARTA", "isparta"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ("a\u00a0b\u202fc\td\n e", "a b c d e"),
        ("per\u00adsonal", "personal"),
        ("**bold** and *it*", "bold and it"),
        ("個人 資料", "個人 資料"),
    ],
)
def test_fold_case(text: str, folded: str) -> None:
    assert fold_case(text) == folded


@pytest.mark.parametrize("text", ["İSTANBUL", "Größe  und", "ΣΊΣΥΦΟΣ", "ﬁne", "\u0130\u0307"])
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_case(fold_case(text)) == fold_case(text)


WRONG = [
    ("sources:\n  de: Regulation (EU) 2016/679\n", "", "sources"),
    ("kept:", "keep:", "keep"),
    ("accept:", "accepts:", "accepts"),
    ("term: 控制者", "accept: [x]", "term"),
    ("english: [controller, data controllers]", "english: []", "english"),
    ("english: [controller, data controllers]", "english: controller", "english"),
    ("term: Verantwortlicher", "term: ''", "term"),
    ("    languages:\n      zh_Hant:\n        term: 同意\n", "", "languages"),
]


@pytest.mark.parametrize(("old", "new", "name"), WRONG)
def test_wrong_glossary_is_refused(old: str, new: str, name: str) -> None:
    assert old in GLOSSARY

    with pytest.raises(NoticepressError) as caught:
        read(GLOSSARY.replace(old, new, 1))

    assert {finding.code for finding in caught.value.findings} == {"IN011"}
    assert name in str(caught.value)
    assert all(finding.line for finding in caught.value.findings)


def test_empty_glossary_has_no_terms() -> None:
    assert Glossary().for_language("de") == ()
    assert Glossary().numerals_for("de") == {}
    assert read("sources: {}\nterms: {}\n").terms == {}


def test_terms_of_the_sample_are_in_their_own_dictionary_form() -> None:
    glossary = read((REPOSITORY / "locales" / "glossary.yml").read_text(encoding="utf-8"))

    assert glossary.terms
    for terms in glossary.terms.values():
        for term in terms:
            assert term.is_in_translation(fold_case(term.term))
            assert term.whole_message or all(term.sense.is_used(word) for word in term.english)
            assert not list(term.forbidden_in(fold_case(term.term), ""))
