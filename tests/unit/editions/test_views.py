"""What the pages say: days, words between sentences, withdrawn and announced versions, the error page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from announced_project import BUILT_ON, FIRST, SECOND
from noticepress.editions.page_kinds import ERROR_PAGE, last_change, pages
from noticepress.editions.page_views import page_view
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.editions.views import edition as edition_views
from noticepress.editions.views.changes import ChangesView
from noticepress.editions.views.citing import CiteView
from noticepress.editions.views.edition import EditionView
from noticepress.editions.views.error import ErrorView
from noticepress.editions.views.frame import PageView
from noticepress.editions.views.front import FrontView
from noticepress.editions.views.notice import NoticeView, VersionsView
from noticepress.editions.views.pieces import kept_together
from noticepress.editions.views.translations import ProgressView, TranslationsView
from noticepress.model import Locale
from noticepress.register.clock import AsOf
from noticepress.register.date_format import between_dates
from small_project import REPOSITORY, SmallProject

EVENING = datetime(2026, 11, 24, 20, tzinfo=UTC)
"""Already the 25th in Taipei."""


@pytest.fixture(scope="module")
def announced(announced_small: SmallProject) -> Inputs:
    return Project(announced_small.root).read()[0]


@pytest.fixture(scope="module")
def sample() -> Inputs:
    return Project(REPOSITORY).read()[0]


def locale_of(inputs: Inputs, tag: str) -> Locale:
    return next(locale for locale in inputs.locales if locale.tag == tag)


def view(inputs: Inputs, address: str, tag: str = "en", when: AsOf | None = None) -> PageView:
    publication = Publication(inputs, when or AsOf(date.fromisoformat(BUILT_ON)))
    locale = locale_of(inputs, tag)
    page = next(page for page in pages(publication, locale) if page.address == address)
    return page_view(publication, page, locale)


def edition_view(inputs: Inputs, address: str, tag: str = "en", when: AsOf | None = None) -> EditionView:
    edition = view(inputs, address, tag, when).body
    assert isinstance(edition, EditionView)
    return edition


def notices(page: PageView) -> tuple[NoticeView, ...]:
    """The notices that a page shows, whatever its kind."""
    if isinstance(page.body, FrontView):
        return page.body.notices
    assert isinstance(page.body, EditionView | VersionsView)
    return (page.body.notice,)


# Days


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("privacy/", "2026-11-25"),
        ("privacy/1.0/", "2026-11-25"),
        ("privacy/versions/", "2026-11-25"),
        ("", "2026-11-24"),
        ("translations/", "2026-11-24"),
    ],
)
def test_page_of_a_notice_says_the_day_in_its_zone(announced: Inputs, address: str, day: str) -> None:
    assert view(announced, address, when=AsOf(instant=EVENING)).as_of.iso == day


@pytest.mark.parametrize(("tag", "name"), [("en", "Taiwan Time"), ("de-DE", "Taipeh-Zeit"), ("zh-HK", "台北時間")])
def test_zone_has_its_name_in_the_locale(announced: Inputs, tag: str, name: str) -> None:
    assert [notice.time_zone for notice in notices(view(announced, "privacy/versions/", tag))] == [name]


def test_zone_that_is_utc_is_not_named(small: SmallProject) -> None:
    inputs, _ = Project(small.root).read()

    assert [notice.time_zone for notice in notices(view(inputs, "privacy/versions/"))] == [""]


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (400, True)])
def test_revision_is_shown_from_its_day_on(sample: Inputs, days: int, *, shown: bool) -> None:
    chain = Publication(sample, AsOf(EVENING.date())).chain(locale_of(sample, "de-DE"), "privacy")
    assert chain
    assert chain.revised

    edition = edition_view(sample, "privacy/2.1/", "de-DE", AsOf(chain.revised + timedelta(days=days)))

    assert (edition.revised and edition.revised.iso) == (chain.revised.isoformat() if shown else None)


def test_revision_before_the_publication_is_not_shown(small: SmallProject) -> None:
    path = "locales/de/LC_MESSAGES/privacy.po"
    small.write(path, re.sub(r"PO-Revision-Date: [\d-]+", "PO-Revision-Date: 2021-03-01", small.read(path)))
    inputs, _ = Project(small.root).read()

    assert edition_view(inputs, "privacy/1.1/", "de-DE").revised is None
    assert edition_view(inputs, "privacy/1.0/", "de-DE").revised is not None


# Words


@pytest.mark.parametrize(
    ("tag", "space"), [("en", " "), ("de-DE", " "), ("ko-KR", " "), ("th-TH", " "), ("ja-JP", ""), ("zh-HK", "")]
)
def test_sentences_of_chinese_and_japanese_follow_without_a_space(sample: Inputs, tag: str, space: str) -> None:
    assert view(sample, "privacy/", tag).space == space


def test_error_page_speaks_every_language_once(sample: Inputs) -> None:
    publication = Publication(sample, AsOf(date.fromisoformat(BUILT_ON)))

    body = page_view(publication, ERROR_PAGE, sample.locales[0]).body
    assert isinstance(body, ErrorView)
    shown = body.others

    translated = [locale for locale in sample.locales if not locale.is_english]
    assert [link.tag for item in shown for link in item.links] == [
        locale.tag for item in shown for locale in translated if locale.tag in {link.tag for link in item.links}
    ]
    assert {link.tag: link.address for item in shown for link in item.links} == {
        locale.tag: locale.prefix for locale in translated
    }
    assert len({item.text for item in shown}) == len(shown)
    german = next(item for item in shown if item.language == "de-DE")
    assert german.text.startswith("Unter dieser Adresse gibt es keine Seite.")
    spanish = next(item for item in shown if item.language == "es-ES")
    assert [link.tag for link in spanish.links] == ["es-ES", "es-419"]


# Withdrawn and announced versions


def test_withdrawn_version_has_date_and_reason_on_both_pages(announced: Inputs) -> None:
    edition = edition_view(announced, "privacy/1.2/")
    (notice,) = notices(view(announced, "privacy/versions/"))
    listed = next(version for version in notice.versions if version.number == "1.2")

    for shown in (edition, listed):
        assert (shown.withdrawn and shown.withdrawn.iso, shown.reason) == ("2026-02-01", "The plan was dropped.")


def test_version_to_be_withdrawn_later_is_not_shown_as_withdrawn(announced: Inputs) -> None:
    edition = edition_view(announced, "privacy/1.2/", when=AsOf(date(2026, 1, 31)))

    assert edition.withdrawn is None
    assert edition.reason == ""
    assert edition.statuses[0].status == "announced"


BEGINS = {FIRST: f"{FIRST}T00:00:00+08:00", SECOND: f"{SECOND}T00:00:00+08:00"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("privacy/1.0/", []),
        ("privacy/1.1/", [("1.3", "", BEGINS[FIRST]), ("1.4", "", BEGINS[SECOND])]),
        ("privacy/1.2/", []),
        ("privacy/1.3/", [("1.4", BEGINS[FIRST], BEGINS[SECOND])]),
        ("privacy/1.4/", []),
    ],
)
def test_only_the_text_in_force_announces_its_successors(
    announced: Inputs, address: str, expected: list[tuple[str, str, str]]
) -> None:
    news = edition_view(announced, address).news

    announcements = [(item.number, item.since, item.until) for item in news if item.status == "announced"]
    assert announcements == expected


# The list of versions


def test_page_lists_the_newest_versions_and_its_own(announced: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_views, "MOST_VERSIONS", 1)
    every = [each.number for each in notices(view(announced, "privacy/versions/"))[0].versions]

    oldest = [each.number for each in edition_view(announced, f"privacy/{every[-1]}/").versions]
    newest = [each.number for each in edition_view(announced, f"privacy/{every[0]}/").versions]

    assert len(every) > 2
    assert oldest == [every[0], every[-1]]
    assert newest == [every[0]]


def test_a_text_whose_end_is_announced_says_beforehand_until_when_it_will_have_held(announced: Inputs) -> None:
    (notice,) = notices(view(announced, "privacy/versions/"))
    held = {
        version.number: [
            (status.status, status.period and (status.period.begin.iso, status.period.end.iso))
            for status in version.statuses
        ]
        for version in notice.versions
    }

    assert held["1.1"] == [("in force", None), ("superseded", ("2021-04-01", "2029-12-31"))]
    assert held["1.3"] == [
        ("announced", None),
        ("in force", None),
        ("superseded", ("2030-01-01", "2030-02-28")),
    ]
    assert held["1.2"] == [("withdrawn", None)]
    assert [version.number for version in notice.versions if version.begins] == ["1.4", "1.3", "1.1", "1.0"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "1 June 2017 – 24 May 2018"),
        ("de-DE", "1. Juni 2017 – 24. Mai 2018"),
        ("ja-JP", "2017年6月1日～2018年5月24日"),
        ("ko-KR", "2017년 6월 1일 ~ 2018년 5월 24일"),
    ],
)
def test_a_period_reads_as_its_locale_writes_one(sample: Inputs, tag: str, text: str) -> None:
    (status,) = edition_view(sample, "privacy/2.0/", tag).statuses

    assert status.period
    assert status.period.text.replace("\N{THIN SPACE}", " ") == text


@pytest.mark.parametrize(
    ("cldr", "between"),
    [("da_DK", " – "), ("nb_NO", " – "), ("fi_FI", " – "), ("de_DE", " – "), ("ja_JP", "～")],
)
def test_a_dash_between_two_dates_does_not_join_a_year_with_the_next_day(cldr: str, between: str) -> None:
    assert between_dates(cldr).replace("\u2009", " ") == between


# Links to what stands beside a text


@pytest.mark.parametrize(
    ("address", "tag", "links"),
    [
        ("privacy/2.0/", "en", {"since": "privacy/2.1/changes/", "cite": "privacy/2.0/cite/"}),
        ("privacy/2.1/", "en", {"changes": "privacy/2.1/changes/", "cite": "privacy/2.1/cite/"}),
        (
            "privacy/",
            "de-DE",
            {
                "changes": "de-DE/privacy/2.1/changes/",
                "bilingual": "de-DE/privacy/2.1/bilingual/",
                "cite": "de-DE/privacy/2.1/cite/",
            },
        ),
        (
            "privacy/2.1/bilingual/",
            "de-DE",
            {
                "changes": "de-DE/privacy/2.1/changes/",
                "bilingual": "de-DE/privacy/2.1/",
                "cite": "de-DE/privacy/2.1/cite/",
            },
        ),
    ],
)
def test_a_text_leads_to_what_stands_beside_it(sample: Inputs, address: str, tag: str, links: dict[str, str]) -> None:
    assert {name: link.address for name, link in edition_view(sample, address, tag).links.items()} == links


def test_a_past_text_leads_past_those_between_to_the_text_in_force(small: SmallProject) -> None:
    publication = small.later()
    page = next(each for each in pages(publication, publication.inputs.locales[0]) if each.kind == "compared")

    shown = page_view(publication, page, publication.inputs.locales[0])

    assert (page.address, shown.title) == (
        "privacy/1.0...1.2/",
        "Privacy Notice: what changed from version 1.0 to version 1.2",
    )
    assert isinstance(shown.body, ChangesView)
    assert [summary.number for summary in shown.body.summaries] == ["1.1", "1.2"]
    assert (shown.body.before, shown.body.number) == ("1.0", "1.2")


def test_clauses_are_cited_by_the_numbers_of_headings_and_items(sample: Inputs) -> None:
    cite = view(sample, "privacy/2.1/cite/", "de-DE").body

    assert isinstance(cite, CiteView)
    assert [clause.label for clause in cite.clauses if clause.is_item][:3] == ["7(a)", "7(b)", "7(c)"]
    assert {str(clause.label).split()[0] for clause in cite.clauses if not clause.is_item} >= {"1", "4.1", "20"}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<h1>Notice (for us)</h1>", "<h1>Notice (for~us)</h1>"),
        ("<h1>Notice (for everybody who has an account)</h1>", "<h1>Notice (for everybody who has an account)</h1>"),
        ('<h1>A</h1><h2 id="b">14 16 years</h2>', '<h1>A</h1><h2 id="b">14\u200316 years</h2>'),
        ('<h1>A</h1><h2 id="b">14 Years</h2>', '<h1>A</h1><h2 id="b">14 Years</h2>'),
        (
            '<h1>A</h1><p><a href="#b">section 12(c)</a> (or so)</p>',
            '<h1>A</h1><p><a href="#b">section~12(c)</a> (or so)</p>',
        ),
        ('<h1>A</h1><p><a href="#b">our list of 12</a></p>', '<h1>A</h1><p><a href="#b">our list of 12</a></p>'),
    ],
)
def test_what_belongs_together_is_not_broken_between_lines(html: str, shown: str) -> None:
    heading, parts = edition_views.title_and_parts([(html,)], {})

    assert heading + "".join(parts[0]) == shown.replace("~", "\u00a0")


_BEFORE_FIGURES = re.compile(r"((?:^|<h[2-6][^>]*>(?:<span[^>]*>)*)[\d.]+) (?=\d)")
_ADDRESS = re.compile(r'<a (href="(?:https?://)([^"]+?)/?">(?:<bdi>)?(?:https?://)?\2/?(?:</bdi>)?</a>)', re.IGNORECASE)
_REFERENCE = re.compile(r'(<a href="#[^"]*">[^<> ]{1,16}) (?=[\d.]+(?:\(\w+\))*</a>)')
_PIECES = ("1", ".", " ", "2 3", "<h2>", '<h3 id="a.b">', "<span>", "</h2>", "a", '<a href="#a">', "</a>", "(b)", "\n")
_LINKS = ('<a href="https://a.b/">https://a.b</a>', '<a href="HTTP://a.b">a.b</a>', '<p id="axb">', '<p id="a.b">')


@given(st.lists(st.sampled_from((*_PIECES, *_LINKS)), max_size=9).map("".join))
def test_what_is_sought_where_it_may_stand_is_found_as_everywhere(html: str) -> None:
    plain = _ADDRESS.sub(r'<a class="address" \1', html)
    plain = re.sub(r'(<[^<>]* id="a\.b"[^<>]*>)', r'\1<span id="old"></span>', plain)
    plain = _REFERENCE.sub("\\1\u00a0", _BEFORE_FIGURES.sub("\\1\u2003", plain))

    _, parts = edition_views.title_and_parts([("<h1>A</h1>",), (html,)], {"old": "a.b"})

    assert parts[1] == (plain,)


def test_a_title_keeps_the_number_of_a_version_beside_its_word() -> None:
    assert kept_together("Notice 2.1: changes in 2.1", "2.1") == "Notice\u00a02.1: changes in\u00a02.1"
    assert kept_together("バージョン2.1の変更点", "2.1") == "バージョン\u20602.1の変更点"


# Translations


def test_progress_that_visitors_see_counts_nothing_of_a_draft(small: SmallProject) -> None:
    texts = [*small.root.glob("docs/privacy/1.2/*.md")]
    draft = str(next(path for path in texts if path.name != "index.md").relative_to(small.root))

    def shown() -> tuple[ProgressView, ...]:
        page = view(Project(small.root).read()[0], "translations/").body
        assert isinstance(page, TranslationsView)
        return page.rows

    before = shown()
    small.write(draft, f"{small.read(draft)}\nNobody has been told of this yet.\n")

    assert shown() == before


def test_of_a_notice_that_is_not_on_the_site_visitors_are_told_neither_state_nor_day(small: SmallProject) -> None:
    def told() -> tuple[object, ...]:
        publication = small.publication(date(2026, 11, 28))
        locale = locale_of(publication.inputs, "de-DE")
        both = [page for page in pages(publication, locale) if page.address in ("", "translations/")]
        days = [last_change(publication, page, locale) for page in both]
        return page_view(publication, both[-1], locale).body, days

    catalog = "locales/de/LC_MESSAGES/privacy.po"
    machine = small.read(catalog)
    small.replace(catalog, "State: machine", "State: human")
    before = told()
    register = small.read("docs/privacy/notice.yml")
    begun = register[: register.index("versions:")] + 'versions:\n  - version: "1.0"\n    effective:\n'
    small.write("docs/terms/notice.yml", begun)
    for path in small.root.glob("docs/privacy/1.2/*.md"):
        small.write(f"docs/terms/1.0/{path.name}", path.read_text(encoding="utf-8"))
    catalog = re.sub("(Revision-Date: )[0-9-]+", r"\g<1>2026-11-27", machine)
    for name in ("de", "zh_Hant", "zh_Hant_HK"):
        own = catalog.replace("Language: de", f"Language: {name}").replace(
            "nplurals=2; plural=(n != 1)", "nplurals=1; plural=0"
        )
        small.write(f"locales/{name}/LC_MESSAGES/terms.po", catalog if name == "de" else own)

    assert told() == before
