"""A notice may name its locales: a site of three locales and of two notices that are not in all of them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.sources.project import Project
from noticepress.editions.states import progress_on_site
from noticepress.register.register import parse_register
from noticepress.rules.versions.history import Earlier, compare
from noticepress.site.build import build
from noticepress.site.prepared import Request
from noticepress.site.verifying.verify import verify
from small_project import DAY, SmallProject

REGISTER = """title: Terms of Use
prevailing_clause: languages
locales: [{locales}]
facts:
  organisation: Example Ltd.
  request_url: https://example.org/request
  retention_days: 1200
versions:
  - version: "1.0"
    effective: 2021-01-01
    published: 2020-12-01
    summary: The first terms.
    digest: sha256:{digest}
"""


def with_terms(root: Path, privacy: str, terms: str) -> SmallProject:
    """The small project with a second notice, of the same text; each with its ``locales``."""
    small = SmallProject.copy(root)
    shutil.copytree(small.root / "docs/privacy/1.1", small.root / "docs/terms/1.0")
    small.write("docs/terms/notice.yml", REGISTER.format(locales=terms, digest="0" * 64))
    small.replace("docs/privacy/notice.yml", "facts:", f"locales: [{privacy}]\nfacts:")
    small.seal_anew(register="docs/terms/notice.yml")
    project = Project(small.root)
    update_catalogs(project, project.read_sources()[0], ("de", "zh_Hant", "zh_Hant_HK"), DAY)
    for path in (small.root / "locales").glob("*/LC_MESSAGES/terms.po"):
        own = path.read_text("utf-8").replace('msgid "Terms of Use"\nmsgstr ""', 'msgid "Terms of Use"\nmsgstr "T"')
        path.write_text(own, "utf-8")
    return small


def built(small: SmallProject, engine: str = "direct") -> Path:
    site = small.root / f"site-{engine}"
    done = CliRunner().invoke(
        main,
        ["-C", str(small.root), "build", "--as-of", str(DAY), "--engine", engine, "--output", str(site)],
    )
    assert done.exit_code == 0, done.output
    return site


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Privacy in English and German, terms in English and Chinese."""
    return with_terms(tmp_path_factory.mktemp("locales") / "small", "de-DE", "en, zh-HK")


@pytest.fixture(scope="module")
def site(small: SmallProject) -> Path:
    return built(small)


def page(site: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def alternates(site: Path, address: str) -> set[str]:
    return set(page(site, address).xpath("//link[@rel='alternate']/@hreflang"))


def test_no_catalog_is_made_or_asked_for_where_no_locale_shows_it(small: SmallProject) -> None:
    made = {path.relative_to(small.root / "locales").as_posix() for path in small.root.glob("locales/*/*/terms.po")}

    assert made == {"zh_Hant/LC_MESSAGES/terms.po", "zh_Hant_HK/LC_MESSAGES/terms.po"}
    assert [finding for finding in small.findings() if finding.code not in ("TR001", "TR002", "TR011")] == []


def test_a_catalog_that_no_locale_shows_is_not_read(small: SmallProject) -> None:
    path = small.root / "locales/de/LC_MESSAGES/terms.po"
    path.write_text("no catalog", "utf-8")
    try:
        assert Project(small.root).read()
    finally:
        path.unlink()


def test_each_locale_has_its_notices_and_no_page_of_another(site: Path) -> None:
    pages = {found.parent.relative_to(site).as_posix() for found in site.rglob("index.html")}
    folders = {name for name in pages if name.rpartition("/")[2] in ("privacy", "terms")}

    assert folders == {"privacy", "terms", "de-DE/privacy", "zh-HK/terms"}
    feeds = {found.relative_to(site).as_posix() for found in site.rglob("feed.xml")}
    assert feeds == {f"{folder}/feed.xml" for folder in folders}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("privacy", {"en", "de-DE", "x-default"}),
        ("de-DE/privacy/versions", {"en", "de-DE", "x-default"}),
        # Of a superseded version search engines are told nothing.
        ("de-DE/privacy/1.0", set()),
        ("terms/versions", {"en", "zh-HK", "x-default"}),
        ("zh-HK/terms", {"en", "zh-HK", "x-default"}),
        ("", {"en", "de-DE", "zh-HK", "x-default"}),
    ],
)
def test_hreflang_names_the_locales_that_have_the_page(site: Path, address: str, expected: set[str]) -> None:
    assert alternates(site, address) == expected


def test_selector_leads_to_the_front_page_of_a_locale_without_the_notice(site: Path) -> None:
    links = page(site, "de-DE/privacy/1.0").xpath("//*[@class='parts']//li/a[@lang]")

    assert {link.get("lang"): link.get("href") for link in links} == {
        "en": "../../../privacy/1.0/",
        "de-DE": "./",
        "zh-HK": "../../../zh-HK/",
    }


def test_front_page_and_feeds_of_the_head_list_the_notices_of_the_locale(site: Path) -> None:
    listed = {
        tag: page(site, tag).xpath("//ul[@class='notices']/li/a/@href | //link[@type='application/atom+xml']/@href")
        for tag in ("", "de-DE", "zh-HK")
    }

    assert {tag: sorted(links) for tag, links in listed.items()} == {
        "": ["privacy/", "privacy/feed.xml", "terms/", "terms/feed.xml"],
        "de-DE": ["privacy/", "privacy/feed.xml"],
        "zh-HK": ["terms/", "terms/feed.xml"],
    }


def test_site_map_and_register_for_machines_name_the_same(site: Path) -> None:
    german, chinese = ((site / f"sitemap-{tag}.xml").read_text("utf-8") for tag in ("de-DE", "zh-HK"))

    assert "/de-DE/privacy/<" in german
    assert "/terms/" not in german
    assert "/zh-HK/terms/<" in chinese
    assert "/privacy/" not in chinese
    terms = json.loads((site / "terms/notice.json").read_text("utf-8"))
    assert [*terms["versions"][0]["editions"]] == ["en", "zh-HK"]
    assert [*terms["translations"]] == ["zh-HK"]


def test_page_about_the_translations_counts_what_a_locale_has(small: SmallProject, site: Path) -> None:
    publication = small.publication()
    german = next(locale for locale in publication.inputs.locales if locale.tag == "de-DE")
    counted = [progress_on_site(publication, german, domain)[1] for domain in ("privacy", "site")]

    row = page(site, "translations").xpath("//tr[th[@lang='de-DE']]/td[1]")[0].text_content()

    assert " ".join(row.split()) == f"{sum(counted)} of {sum(counted)}"


def test_verify_and_both_engines_agree(small: SmallProject, site: Path) -> None:
    other = built(small, "mkdocs")

    assert verify(str(site)).findings == ()
    assert {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()} == {
        path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()
    }


def test_status_has_no_number_for_what_a_locale_has_not(small: SmallProject) -> None:
    told = json.loads(CliRunner().invoke(main, ["-C", str(small.root), "status", "--format", "json"]).output)

    assert {tag: [*domains] for tag, domains in told["locales"].items()} == {
        "en": ["privacy", "terms", "site"],
        "de-DE": ["privacy", "site"],
        "zh-HK": ["terms", "site"],
    }


def test_show_names_the_locales_that_have_the_notice(small: SmallProject) -> None:
    shown = CliRunner().invoke(main, ["-C", str(small.root), "show", "2022-01-01", "terms", "--locale", "de-DE"])

    assert (
        shown.exit_code,
        shown.output.count("terms is not in de-DE, as its register says; choose from en, zh-HK"),
    ) == (
        2,
        1,
    )


def test_one_locale_can_be_built(small: SmallProject) -> None:
    result = build(Project(small.root), Request(as_of=DAY, locales=("zh-HK",), output=small.root / "one"))

    assert not (small.root / "one/zh-HK/privacy").exists()
    assert (small.root / "one/zh-HK/terms/index.html").is_file()
    assert result.editions == 4  # three in English, one in Chinese


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("locales: [de-DE]\n", "locales: [de-DE, zh-HK]\n", ""),
        ("locales: [de-DE]\n", "", ""),
        ("locales: [de-DE, zh-HK]\n", "locales: [zh-HK]\n", "the notice, in de-DE at HEAD, is not any more"),
        ("", "locales: [zh-HK]\n", "the notice, in every locale at HEAD, is not any more"),
    ],
)
def test_a_published_notice_leaves_no_locale(small: SmallProject, before: str, now: str, told: str) -> None:
    text = small.read("docs/privacy/notice.yml").replace("locales: [de-DE]\n", "{}")
    then, today = (parse_register(text.format(each), "docs/privacy/notice.yml", "privacy") for each in (before, now))

    found = [*compare(today, {}, Earlier(then, {}, "HEAD", date(2021, 6, 1)))]

    assert [finding.message for finding in found] == ([told] if told else [])


def test_publishing_tells_that_not_every_locale_has_it(tmp_path: Path) -> None:
    small = with_terms(tmp_path / "small", "de-DE", "zh-HK")
    arguments = ["publish", "1.2", "--notice", "privacy", "--dry-run", "--as-of", str(DAY)]

    told = CliRunner().invoke(main, ["-C", str(small.root), *arguments])

    assert "announced at /privacy/1.2/ in the locales that its register names" in told.output, told.output
