"""From a section and a chain of catalogs to HTML."""

from __future__ import annotations

import re
from datetime import date

import lxml.html
import pytest

from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.editions.localizing.localizer import Localizer
from noticepress.editions.localizing.rendered import Heading, Rendered
from noticepress.model import FactValue, Section
from noticepress.register.facts import fill_text, format_fact
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

DAY = date(2017, 6, 1)


def read(markdown: str) -> Section:
    return parse_section(markdown, "docs/privacy/1.0/10-data.md", Dialect())[0]


def chain_of(translations: dict[str, str], section: Section, path: str = "de.po") -> Chain:
    """A catalog with a translation for each English text that has one, in whatever context."""
    entries = [
        Entry(*block.key, "", (translations[block.text],), fuzzy=False, line=0, waivers={})
        for block in section.messages
        if block.text in translations
    ]
    return Chain((Catalog("de", "privacy", path, {entry.key: entry for entry in entries}),), lambda _: True)


def render(markdown: str, translations: dict[str, str] | None, facts: dict[str, str] | None = None) -> Rendered:
    """``None`` for translations: the English text itself."""
    section = read(markdown)
    chain = None if translations is None else chain_of(translations, section)
    return Localizer().render(section, chain, facts or {})


# Facts

HARD = """<b> & "quotes" 'single' </p>"""
ESCAPED = "&lt;b&gt; &amp; &quot;quotes&quot; &#x27;single&#x27; &lt;/p&gt;"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## A {#a}\n\nBy {{ f }}.\n", f'<p id="a.1">By {ESCAPED}.</p>'),
        ("## A {#a}\n\nBy {{f}}.\n", f'<p id="a.1">By {ESCAPED}.</p>'),
        ("## A {#a}\n\nBy **{{ f }}**.\n", f'<p id="a.1">By <strong>{ESCAPED}</strong>.</p>'),
        ("## A {#a}\n\nBy `{{ f }}`.\n", f'<p id="a.1">By <code>{ESCAPED}</code>.</p>'),
        ("## A {#a}\n\n[a]({{ f }})\n", f'<p id="a.1"><a href="{ESCAPED}">a</a></p>'),
        ('## A {#a}\n\n[a](b "{{ f }}")\n', f'<p id="a.1"><a href="b" title="{ESCAPED}">a</a></p>'),
        ("## A {#a}\n\n[{{ f }}](b)\n", f'<p id="a.1"><a href="b">{ESCAPED}</a></p>'),
        ("## A {#a}\n\n*a*{: title='{{ f }}' }\n", f'<p id="a.1"><em title="{ESCAPED}">a</em></p>'),
        ("## A {#a}\n\n[a][r]\n\n[r]: {{f}}\n", f'<p id="a.1"><a href="{ESCAPED}">a</a></p>'),
        ('## A {#a}\n\n[a][r]\n\n[r]: b "{{ f }}"\n', f'<p id="a.1"><a href="b" title="{ESCAPED}">a</a></p>'),
        ("## A {#a}\n\nAB\n\n*[AB]: {{ f }}\n", f'<p id="a.1"><abbr title="{ESCAPED}">AB</abbr></p>'),
        ('## A {#a}\n\n!!! note "{{ f }}"\n    b\n', f'<p class="admonition-title" id="a.1">{ESCAPED}</p>'),
        ("## {{ f }} {#a}\n", f'<h2 id="a">{ESCAPED}</h2>'),
    ],
)
def test_fact_is_escaped_in_texts_and_in_attributes(markdown: str, html: str) -> None:
    rendered = render(markdown, None, {"f": HARD})

    assert html in rendered.html
    assert "<b>" not in rendered.html
    assert lxml.html.fragment_fromstring(rendered.html, create_parent="div").xpath("count(.//b)") == 0


MARKDOWN = "*a* [b](c) `d` <i> &amp; \\* {#x} ![i](j) [^1] | --- {{ g }} <https://e.example>"


def test_fact_is_no_markdown() -> None:
    rendered = render("## A {#a}\n\nBy {{ f }}.\n", None, {"f": MARKDOWN, "g": "no"})

    (paragraph,) = lxml.html.fragment_fromstring(rendered.html, create_parent="div").xpath("p")
    assert paragraph.text_content() == f"By {MARKDOWN}."
    assert len(paragraph) == 0


def test_fact_stands_in_translations_too() -> None:
    markdown = "## A {#a}\n\nBy {{ f }}, [see]({{ u }}).\n"
    translations = {"A": "Ä", "By {{ f }}, [see]({{ u }}).": "[Siehe]({{u}}), von {{ f }} und {{ f }}."}

    rendered = render(markdown, translations, {"f": "X & Y", "u": "https://example.org/?a=1&b=2"})

    assert (
        '<p id="a.1"><a href="https://example.org/?a=1&amp;b=2">Siehe</a>, von X &amp; Y und X &amp; Y.</p>'
        in rendered.html
    )


@pytest.mark.parametrize("text", ["By {{ unknown }}.", "By {{ not a name }}.", "By {{ }}.", "By {{ f", "By { f }."])
def test_unknown_fact_is_left_as_it_is(text: str) -> None:
    assert f">{text}</p>" in render(f"## A {{#a}}\n\n{text}\n", None, {"f": "x"}).html


def test_fact_of_a_heading_stands_in_the_table_of_contents() -> None:
    rendered = render("## About {{ f }} {#a}\n\n### B *c* {#b}\n", None, {"f": "X & <Y>"})

    assert rendered.headings == (Heading("a", 2, "About X &amp; &lt;Y&gt;"), Heading("b", 3, "B c"))


def test_facts_do_not_stick() -> None:
    """One localizer renders many versions; what it remembers has no facts in it."""
    section, localizer = read("## {{ f }} {#a}\n\n{{ f }} {{ g }}\n"), Localizer()

    rendered = [localizer.render(section, None, {"f": value, "g": "x"}).html for value in ("one", "two", "one")]

    assert [re.findall("one|two", html) for html in rendered] == [["one"] * 2, ["two"] * 2, ["one"] * 2]
    assert "{{ f }}" in localizer.render(section, None, {"g": "x"}).html


def test_catalogs_do_not_stick() -> None:
    section, localizer = read("## A {#a}\n"), Localizer()
    german, french = (chain_of({"A": text}, section, path) for text, path in (("Ä", "de.po"), ("À", "fr.po")))

    rendered = [localizer.render(section, chain, {}).html for chain in (german, french, None, german)]

    assert [re.findall("[AÄÀ]", html) for html in rendered] == [["Ä"], ["À"], ["A"], ["Ä"]]


@pytest.mark.parametrize(
    ("value", "cldr", "formatted"),
    [
        (DAY, "en_001", "1 June 2017"),
        (DAY, "en_US", "June 1, 2017"),
        (DAY, "en_GB", "1 June 2017"),
        (DAY, "de_DE", "1. Juni 2017"),
        (DAY, "fr_FR", "1 juin 2017"),
        (DAY, "es_419", "1 de junio de 2017"),
        (DAY, "hu_HU", "2017. június 1."),
        (DAY, "zh_Hans_CN", "2017年6月1日"),
        (DAY, "zh_Hant_TW", "2017年6月1日"),
        (DAY, "zh_Hant_HK", "2017年6月1日"),
        (DAY, "ja_JP", "2017年6月1日"),
        (DAY, "ko_KR", "2017년 6월 1일"),
        (DAY, "ru_RU", "1 июня 2017\u202fг."),
        (DAY, "pl_PL", "1 czerwca 2017"),
        (DAY, "cs_CZ", "1. června 2017"),
        (DAY, "tr_TR", "1 Haziran 2017"),
        (10000, "en_001", "10,000"),
        (10000, "de_DE", "10.000"),
        (10000, "fr_FR", "10\u202f000"),
        (10000, "th_TH", "10,000"),
        (16, "zh_Hant_HK", "16"),
        (-3, "en_001", "-3"),
        ("2.1", "de_DE", "2.1"),
        ("2017-06-01", "de_DE", "2017-06-01"),
        ("", "de_DE", ""),
    ],
)
def test_fact_reads_as_the_locale_writes_it(value: FactValue, cldr: str, formatted: str) -> None:
    assert format_fact(value, cldr).replace("\u00a0", "\u202f") == formatted


def test_date_in_thai_names_day_month_and_year() -> None:
    formatted = format_fact(DAY, "th_TH")

    assert re.fullmatch(r"1 มิถุนายน .*(2017|2560)", formatted)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("By {{ f }} and {{f}}", "By <X> and <X>"),
        ("{{ unknown }} {{ f }}", "{{ unknown }} <X>"),
        ("none", "none"),
        ("{{ g }}", "{{ f }}"),
    ],
)
def test_fill_text_is_plain_and_not_repeated(text: str, filled: str) -> None:
    assert fill_text(text, {"f": "<X>", "g": "{{ f }}"}) == filled


# Fallback

DOCUMENT = """\
## Data {#data}

One *two*.
{: .lead }

- three
    - four

| five | six |
| ---- | --- |
| seven | eight |

Term
:   nine

!!! note "ten"
    eleven[^1]

> twelve

[^1]: thirteen
"""
TEXTS = ["Data", "One *two*.", "three", "four", "five", "six", "seven", "eight", "Term", "nine", "ten", "eleven[^1]"]
TEXTS += ["twelve", "thirteen"]


def marked(html: str) -> list[str]:
    """Ids of the elements that are marked as English."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    found = root.xpath("//*[@lang]")
    assert all((e.get("lang"), e.get("dir")) == ("en", "ltr") for e in found)
    assert all("untranslated" in e.get("class").split() for e in found)
    return [element.get("id") for element in found]


def test_what_has_no_translation_is_english_and_marked_and_listed() -> None:
    section = read(DOCUMENT)

    rendered = render(DOCUMENT, {})

    assert rendered.untranslated == section.ids
    assert marked(rendered.html) == list(section.ids)


@pytest.mark.parametrize("text", TEXTS)
def test_one_missing_translation_is_the_only_one_marked(text: str) -> None:
    section = read(DOCUMENT)
    (missing,) = [block.id for block in section.blocks if block.text == text]

    rendered = render(DOCUMENT, {other: f"t-{other}" for other in TEXTS if other != text})

    assert rendered.untranslated == (missing,)
    assert marked(rendered.html) == [missing]


def test_fallback_keeps_the_classes_that_english_has() -> None:
    assert '<p class="untranslated lead" dir="ltr" id="data.1" lang="en">' in render(DOCUMENT, {}).html


def test_prevailing_locale_marks_nothing() -> None:
    rendered = render(DOCUMENT, None)

    assert rendered.untranslated == ()
    assert marked(rendered.html) == []
    assert "untranslated" not in rendered.html


def test_heading_without_a_translation_is_marked_in_the_table_of_contents() -> None:
    markdown = "## A {#a}\n\n### B {#b}\n"

    assert [heading.lang for heading in render(markdown, {"A": "Ä"}).headings] == ["", "en"]
    assert [heading.lang for heading in render(markdown, None).headings] == ["", ""]


TAILS = (
    "## A {#a}\n\n- !!! note\n    one\nthree\n",
    "## A {#a}\n\n- one\n    !!! note\n        two\n    three\n",
    "## A {#a}\n\nTerm\n:   !!! note\n        one\n    two\n\n    three\n",
)


@pytest.mark.parametrize("markdown", TAILS)
def test_fallback_behind_an_element_stands_where_english_stands(markdown: str) -> None:
    def words_in(html: str) -> list[tuple[str, str]]:
        """Each word with the element that holds it."""
        found: list[tuple[str, str]] = []
        for element in lxml.html.fragment_fromstring(html, create_parent="section").iter():
            holder = element.getparent() if element.tag == "span" else element
            found += [(word, holder.tag) for word in (element.text or "").split()]
            parent = element.getparent()
            found += [(word, parent.tag) for word in (element.tail or "").split()]
        return sorted(found)

    assert words_in(render(markdown, {}).html) == words_in(render(markdown, None).html)
    assert reading_order(render(markdown, {}).html) == reading_order(render(markdown, None).html)


def reading_order(html: str) -> list[str]:
    """The words as they follow one another."""
    root = lxml.html.fragment_fromstring(html, create_parent="section")
    return " ".join(str(text) for text in root.itertext()).split()


@pytest.mark.parametrize("markdown", ["Para  \n{: #x }\n", "- item  \n{: #x }\n", "> quote  \n{: #x }\n"])
def test_break_before_an_attribute_list_is_none(markdown: str) -> None:
    """The digest does not cover it, so no page may have it."""
    for translations in (None, {}):
        html = render(f"## A {{#a}}\n\n{markdown}", translations).html
        assert 'id="x"' in html
        assert "<br" not in html


@pytest.mark.parametrize("translations", [None, {}, {"Law of {{ organisation }}": "Recht von {{ organisation }}"}])
def test_facts_in_titles_are_filled_in(translations: dict[str, str] | None) -> None:
    markdown = (
        "## A {#a}\n\nAB [law]\n\n"
        '[law]: https://example.org/ "Law of {{ organisation }}"\n\n*[AB]: Alpha of {{ organisation }}\n'
    )

    html = render(markdown, translations, {"organisation": "Example"}).html

    assert "of Example" in html or "von Example" in html
    assert 'title="Alpha of Example"' in html
    assert "{{" not in html


EXTRAS = '## A {#a}\n\nAB [law]\n\n[law]: https://example.org/ "Law"\n\n*[AB]: Alpha\n'


@pytest.mark.parametrize("missing", ["Law", "Alpha"])
def test_title_without_a_translation_is_listed_too(missing: str) -> None:
    """The page says how much of it is English; a title that a screen reader reads out counts."""
    translations = {text: f"t-{text}" for text in ("A", "AB [law]", "AB", "Alpha", "Law")}
    translations["AB [law]"] = "AB [law]"
    del translations[missing]

    assert render(EXTRAS, translations).untranslated != ()


# What is not a block of its own


def test_abbreviation_is_explained_where_the_language_has_its_own() -> None:
    markdown = "## A {#a}\n\nThe GDPR.\n\n*[GDPR]: General Data Protection Regulation\n"
    translations = {
        "A": "Ä",
        "The GDPR.": "Die DSGVO.",
        "GDPR": "DSGVO",
        "General Data Protection Regulation": "Datenschutz-Grundverordnung",
    }

    assert (
        '<p id="a.1">Die <abbr title="Datenschutz-Grundverordnung">DSGVO</abbr>.</p>'
        in render(markdown, translations).html
    )


def test_abbreviation_that_stays_is_explained_in_the_language() -> None:
    markdown = "## A {#a}\n\nThe AB.\n\n*[AB]: Alpha\n"

    assert '<abbr title="Älpha">AB</abbr>' in render(markdown, {"The AB.": "Die AB.", "Alpha": "Älpha"}).html


def test_abbreviation_of_a_text_that_stays_english_is_explained() -> None:
    markdown = "## A {#a}\n\nThe GDPR.\n\n*[GDPR]: General Regulation\n"

    assert "<abbr" in render(markdown, {"GDPR": "DSGVO", "General Regulation": "Grundverordnung"}).html


def test_title_of_a_reference_is_translated_and_its_target_is_not() -> None:
    markdown = '## A {#a}\n\n[see][r]\n\n[r]: https://example.org/a "Title"\n'

    html = render(markdown, {"[see][r]": "[siehe][r]", "Title": 'Titel "1"'}).html

    assert '<a href="https://example.org/a" title="Titel &quot;1&quot;">siehe</a>' in html


def test_admonition_without_a_title_has_a_translated_one() -> None:
    html = render("## A {#a}\n\n!!! warning\n    b\n", {"Warning": "Warnung"}).html

    assert '<p class="admonition-title" id="a.1">Warnung</p>' in html
    assert '<div class="admonition warning content">' in html


def test_way_back_from_a_footnote_has_a_title() -> None:
    section = read("## A {#a}\n\none[^1] two[^2]\n\n[^1]: n\n\n[^2]: m\n")
    localizer = Localizer()

    german = localizer.render(section, None, {}, backlink_title="Zurück zu Fußnote {}")
    other = localizer.render(section, None, {}, backlink_title="Retour à la note {}")

    assert re.findall('title="([^"]*)"', german.html) == ["Zurück zu Fußnote 1", "Zurück zu Fußnote 2"]
    assert re.findall('title="([^"]*)"', other.html) == ["Retour à la note 1", "Retour à la note 2"]


@pytest.mark.parametrize(
    "title", ["{} {} {}", "{0}", "no number", "{x}", "{", "}", '"><b>{}', "{0.__class__}", "{:>9999}"]
)
def test_title_from_a_catalog_breaks_nothing(title: str) -> None:
    """It comes from a catalog, and a catalog is not to be trusted."""
    section = read("## A {#a}\n\none[^1]\n\n[^1]: n\n")

    html = Localizer().render(section, None, {}, backlink_title=title).html

    assert len(html) < 2000
    assert "<b>" not in html
    assert "class" not in re.findall('title="([^"]*)"', html)[0]


def test_hard_break_of_a_translation_stays_and_a_soft_one_is_a_space() -> None:
    html = render("## A {#a}\n\nb\n", {"b": "eins  \nzwei\ndrei"}).html

    assert '<p id="a.1">eins<br>\nzwei drei</p>' in html.replace("<br>zwei", "<br>\nzwei")


def test_table_scrolls_and_its_header_cells_have_a_scope() -> None:
    html = render("## A {#a}\n\n| b |\n| - |\n| c |\n", None).html

    assert '<div aria-labelledby="a" class="table" role="region" tabindex="0">' in html
    assert '<th id="a.1" scope="col">b</th>' in html
    assert html.count("<div") == html.count("</div>") == 1


@pytest.mark.parametrize("before", ["- item", '!!! note "N"\n    Words.', "Term\n:   Words.", "1. one\n\n    - two"])
def test_table_within_something_scrolls_by_itself_too(before: str) -> None:
    table = "| b |\n| - |\n| c |".replace("\n", "\n    ")

    html = render(f"## A {{#a}}\n\n{before}\n\n    {table}\n", None).html

    assert re.search('<div aria-labelledby="a" class="table" role="region" tabindex="0">\\s*<table>', html)
    assert re.findall('<td[^>]* data-label="([^"]*)"', html) == ["b"]


def test_cells_of_a_table_name_their_column() -> None:
    html = render("## A {#a}\n\n| b | e |\n| - | - |\n| c | f |\n| d | |\n", {"e": "E"}).html

    assert re.findall('<td[^>]* data-label="([^"]*)"', html) == ["b", "E", "b", "E"]


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("**Bold** and `code`", "Bold and code"),
        ("_Stressed_ some_name", "Stressed some_name"),
        ("[A link](https://example.org/)", "A link"),
        ('Said "so" & <so', "Said &quot;so&quot; &amp; &lt;so"),
        ("{{ organisation }}", ESCAPED),
        ("Use {#use}", "Use"),
        ("H<sub>2</sub>O", "H2O"),
        ("Time<br>limit", "Time limit"),
        ("R&amp;D", "R&amp;D"),
        ("price\\*", "price*"),
        ("snake\\_case", "snake_case"),
        ("1 \\| 2", "1 | 2"),
        ("<https://a.example/>", "https://a.example/"),
        ('[A link](https://a.example/b_(c) "Title")', "A link"),
    ],
)
def test_name_of_a_column_is_the_words_of_its_head(head: str, label: str) -> None:
    table = f"## A {{#a}}\n\n| x | {head} |\n| - | - |\n| c | d |\n"
    alone = render(table, None, {"organisation": HARD}).html
    with_a_note = render(f"{table}\nWords.[^n]\n\n[^n]: Note.\n", None, {"organisation": HARD}).html

    for html in (alone, with_a_note):  # filled into a skeleton, and converted as a whole
        assert re.findall('<td[^>]* data-label="([^"]*)"', html)[1] == label


def test_name_of_a_column_has_no_number_of_a_footnote() -> None:
    html = render("## A {#a}\n\n| b[^n] |\n| - |\n| c |\n\n[^n]: Note.\n", None).html

    assert re.findall('<td[^>]* data-label="([^"]*)"', html) == ["b"]


STRUCTURES = (
    DOCUMENT,
    "## A {#a}\n\none\n{#here}\n",
    "## A {#a}\n\n| b {#cell} |\n| - |\n| c |\n",
    "## A {#a}\n\n- one\n{#item}\n",
    "## A {#a.b}\n\none\n",
)


@pytest.mark.parametrize("markdown", STRUCTURES)
def test_ids_of_the_page_are_those_that_the_section_says(markdown: str) -> None:
    """Or the text is refused: a paragraph that cannot be found again cannot be cited."""
    section, findings = parse_section(markdown, "docs/privacy/1.0/10-data.md", Dialect())
    root = lxml.html.fragment_fromstring(Localizer().render(section, None, {}).html, create_parent="div")
    ids = [element.get("id") for element in root.xpath("//*[@id]") if not element.get("id").startswith("fn")]

    assert findings or ids == list(section.ids)


# The clause

CLAUSE = """\
# T {#t}

one

## Languages {#languages}

two

### Deeper {#deeper}

three

## Next {#next}

four
"""


def parts(markdown: str, clause: str, chain: Chain | None = None) -> tuple[str, ...]:
    return Localizer().render(read(markdown), chain, {}, clause=clause).parts


def words(part: str) -> list[str]:
    return lxml.html.fragment_fromstring(part, create_parent="div").text_content().split()


@pytest.mark.parametrize(
    ("clause", "before", "after"),
    [
        ("languages", ["T", "one", "Languages", "two", "Deeper", "three"], ["Next", "four"]),
        ("deeper", ["T", "one", "Languages", "two", "Deeper", "three"], ["Next", "four"]),
        ("next", ["T", "one", "Languages", "two", "Deeper", "three", "Next", "four"], []),
        ("t", ["T", "one", "Languages", "two", "Deeper", "three", "Next", "four"], []),
    ],
)
def test_clause_splits_behind_its_own_text(clause: str, before: list[str], after: list[str]) -> None:
    first, second = parts(CLAUSE, clause)

    assert (words(first), words(second)) == (before, after)


@pytest.mark.parametrize("clause", ["", "missing"])
def test_without_the_clause_there_is_one_part(clause: str) -> None:
    (only,) = parts(CLAUSE, clause)

    assert only == render(CLAUSE, None).html


@pytest.mark.parametrize("clause", ["languages", "next", "t"])
def test_parts_together_are_the_whole(clause: str) -> None:
    assert words("".join(parts(CLAUSE, clause))) == words(render(CLAUSE, None).html)
    assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", "".join(parts(CLAUSE, clause)))


def test_clause_is_split_in_translations_too() -> None:
    section = read(CLAUSE)

    first, second = parts(CLAUSE, "languages", chain_of({"two": "zwei", "four": "vier"}, section))

    assert words(first)[3:4] == ["zwei"]
    assert words(second) == ["Next", "vier"]


def test_rule_and_footnotes_do_not_end_the_clause_early() -> None:
    first, second = parts("## L {#l}\n\none[^1]\n\n---\n\ntwo\n\n## N {#n}\n\n[^1]: note\n", "l")

    assert words(first) == ["L", "one1", "two"]
    assert words(second)[0] == "N"


def test_rendering_is_the_same_in_any_order() -> None:
    """What one section leaves behind does not show in the next."""
    sources = [DOCUMENT, EXTRAS, CLAUSE, "## A {#a}\n\nAB [law] x[^1]\n"]
    sections = [read(source) for source in sources]

    def localize(localizer: Localizer, section: Section) -> str:
        return localizer.render(section, None, {}).html

    one, other = Localizer(), Localizer()
    forward = [localize(one, section) for section in sections]
    backward = [localize(other, section) for section in sections[::-1]][::-1]

    assert forward == backward


@pytest.mark.parametrize(
    ("translations", "shown"),
    [(None, "own"), ({"Since {{ f }}.": "Seit {{ f }}."}, "own"), ({}, "prevailing")],
    ids=["an English region", "a translation", "English for want of a translation"],
)
def test_facts_read_as_the_language_of_their_passage_writes_them(
    translations: dict[str, str] | None, shown: str
) -> None:
    section = read("## A {#a}\n\nSince {{ f }}.\n")
    chain = None if translations is None else chain_of(translations, section)

    html = Localizer().render(section, chain, {"f": "own"}, english={"f": "prevailing"}).html

    assert re.search(r'id="a\.1"[^>]*>\w+ (\w+)\.', html)[1] == shown
