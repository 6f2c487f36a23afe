"""Notices in every state side by side: what is on the site on each day, and that none stops another."""

from __future__ import annotations

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from commandline import call
from small_project import SmallProject
from states_project import BUILT_ON, STATES, states_project

LOCALES = {"": "en", "de-DE/": "de-DE", "zh-HK/": "zh-HK"}
ANNOUNCED = {
    "": "This version has been announced and is not yet in force. Effective date: January 1, 2030.",
    "de-DE/": "Diese Version wurde angekündigt und ist noch nicht in Kraft. Datum des Inkrafttretens: 1. Januar 2030.",
    "zh-HK/": "本版本已公布，尚未生效。生效日期：2030年1月1日。",
}
NONE_YET = {
    "": "No notice has been published yet.",
    "de-DE/": "Es wurde noch kein Hinweis veröffentlicht.",
    "zh-HK/": "尚未發布任何聲明。",
}
DAYS = {
    "2019-12-31": {},
    "2020-01-01": {"privacy": "1.0"},
    "2026-03-01": {"accounts": "1.0", "newsletter": "1.0", "privacy": "1.1"},
    BUILT_ON: {"accounts": "1.0", "newsletter": "1.0", "privacy": "1.1"},
    "2027-05-01": {"accounts": "1.0", "newsletter": "1.0", "privacy": "1.1", "surveys": "1.0"},
    "2030-03-01": {"accounts": "1.1", "newsletter": "1.0", "privacy": "1.1", "surveys": "1.0"},
}
"""On each day, the notices that are on the site, and the version at each one's own address."""


@pytest.fixture(scope="module")
def every_state(states: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    return SmallProject(shutil.copytree(states.root, tmp_path_factory.mktemp("states") / "project"))


@pytest.fixture(scope="module")
def site(every_state: SmallProject) -> Path:
    return built(every_state, BUILT_ON)


def built(small: SmallProject, day: str, *options: str) -> Path:
    """The site of a day, which verifies as that day's; of a project that several tests read, it is built once."""
    site = small.root.parent / f"site-{day}{''.join(options)}"
    if site.exists():
        return site
    result = call(small, "build", "--as-of", day, "--output", str(site), *options)
    assert result.exit_code == 0, result.output
    verified = call(small, "verify", str(site), "--as-of", day)
    assert verified.exit_code == 0, verified.output
    return site


def shown(page: Path, path: str) -> list[str]:
    """The texts of a page's elements that are not hidden."""
    root = lxml.html.parse(page, lxml.html.HTMLParser(encoding="utf-8")).getroot()
    found = root.xpath(f"{path}[not(ancestor-or-self::*[@hidden])]")
    return [re.sub(r"\s+", " ", element.text_content()).strip() for element in found]


def status_lines(page: Path) -> list[str]:
    return shown(page, "//main//p[contains(@class, 'status')]")


@pytest.mark.parametrize("day", DAYS)
def test_each_day_has_the_notices_that_have_something_to_show(every_state: SmallProject, day: str) -> None:
    site = built(every_state, day)

    for prefix in LOCALES:
        for notice_id in STATES:
            page = site / prefix / notice_id / "index.html"
            wanted = DAYS[day].get(notice_id)
            assert page.is_file() == (wanted is not None)
            if wanted:
                assert wanted in shown(page, "//p[@class='number']/b")[0]
        front = (site / prefix / "index.html").read_text(encoding="utf-8")
        assert {notice for notice in STATES if f"{notice}/" in front} == set(DAYS[day])
        assert (NONE_YET[prefix] in front) == (not DAYS[day])
    assert {path.parent.name for path in site.glob("*/notice.json")} == set(DAYS[day])
    assert {path.parent.name for path in site.rglob("feed.xml")} == set(DAYS[day])
    assert json.loads((site / "manifest.json").read_bytes())["notices"] == sorted(DAYS[day])
    named = (site / "sitemap-en.xml").read_text(encoding="utf-8")
    assert {notice for notice in STATES if f"/{notice}/" in named} == set(DAYS[day])


@pytest.mark.parametrize("prefix", LOCALES)
def test_announced_first_version_is_at_the_notices_address_and_says_from_when_it_binds(site: Path, prefix: str) -> None:
    page = site / prefix / "accounts/index.html"

    assert status_lines(page) == [ANNOUNCED[prefix]]
    for name in ("index.html", "accounts/index.html", "accounts/versions/index.html"):
        root = lxml.html.parse(site / prefix / name, lxml.html.HTMLParser(encoding="utf-8")).getroot()
        assert "2030-01-01" in root.xpath("//main//time/@datetime")
    root = lxml.html.parse(page, lxml.html.HTMLParser(encoding="utf-8")).getroot()
    own = f"https://legal.example.org/notices/{prefix}accounts/"
    assert root.xpath("//link[@rel='canonical']/@href") == [own]
    assert own in root.xpath("//link[@hreflang]/@href")
    assert ANNOUNCED[prefix] in (site / prefix / "accounts/feed.xml").read_text(encoding="utf-8")


def test_announced_first_version_says_when_its_day_has_come(site: Path) -> None:
    root = lxml.html.parse(site / "accounts/index.html", lxml.html.HTMLParser(encoding="utf-8")).getroot()
    phases = [
        (
            element.get("data-from", ""),
            element.get("data-until", ""),
            element.text_content().replace("\xa0", " ").strip(),
        )
        for element in root.xpath("//main//p[contains(@class, 'status ') and not(a)]")
    ]
    start, second, end = "2030-01-01T00:00:00+00:00", "2030-01-02T00:00:00+00:00", "2030-03-01T00:00:00+00:00"

    assert phases[:3] == [
        ("", start, ANNOUNCED[""]),
        (start, second, "Version 1.0 takes effect today."),
        (second, end, "Version 1.0 has taken effect in the meantime."),
    ]
    front = lxml.html.parse(site / "index.html", lxml.html.HTMLParser(encoding="utf-8")).getroot()
    first = front.xpath("//ul[@class='notices']/li")[0]
    facts = [(each.get("data-from", ""), each.get("data-until", "")) for each in first.xpath("dl")]
    assert sorted(facts) == sorted([("", start), (start, end), (end, "")])


def test_nothing_leads_to_a_text_in_force_where_there_is_none(site: Path) -> None:
    pages = [*site.glob("accounts/**/index.html"), *site.glob("newsletter/**/index.html")]

    assert {page.parent.name for page in pages} == {
        *("accounts", "newsletter", "versions", "1.0", "1.1", "changes", "cite")
    }
    assert [page for page in pages if "Read the text in force" in page.read_text(encoding="utf-8")] == []


def test_front_page_does_not_announce_as_new_what_the_notices_address_shows(site: Path) -> None:
    news = shown(site / "index.html", "//ul[@class='notices']/li[1]//p[contains(@class, 'status')]")

    assert news == [
        "A new version of this notice has been announced: version 1.1. Effective date: March 1, 2030. Read version 1.1"
    ]


@pytest.mark.parametrize("address", ["newsletter/", "newsletter/1.0/"])
@pytest.mark.parametrize("prefix", LOCALES)
def test_withdrawn_first_version_leaves_a_page_that_says_so(site: Path, prefix: str, address: str) -> None:
    lines = status_lines(site / prefix / address / "index.html")

    start = {"": "This version was withdrawn", "de-DE/": "Diese Version wurde zurückgezogen", "zh-HK/": "本版本"}[
        prefix
    ]
    assert len(lines) == 1
    assert lines[0].startswith(start)
    assert "2026" in lines[0]


def test_withdrawn_first_version_points_to_what_has_been_announced(tmp_path: Path) -> None:
    small = states_project(tmp_path / "project", ("accounts",))
    reason = ("--notice", "accounts", "--reason", "A slip.", "--as-of", "2026-04-01")
    assert call(small, "withdraw", "1.0", *reason).exit_code == 0

    site = built(small, BUILT_ON)

    assert "1.1" in shown(site / "accounts/index.html", "//p[@class='number']/b")[0]
    assert status_lines(site / "accounts/1.0/index.html")[1].startswith(
        "A new version of this notice has been announced"
    )


@pytest.mark.parametrize("day", [BUILT_ON, "2027-05-01"])
def test_plain_mkdocs_gives_the_same_site(every_state: SmallProject, day: str) -> None:
    site = built(every_state, day)
    plain = every_state.root.parent / f"plain-{day}"
    script = f"from mkdocs.__main__ import cli; cli(['build', '-q', '--strict', '--site-dir', {str(plain)!r}])"

    done = run_mkdocs(every_state.root, script, day)

    assert done == 0
    assert same(filecmp.dircmp(site, plain))


def run_mkdocs(folder: Path, script: str, day: str) -> int:
    env = {**os.environ, "NOTICEPRESS_AS_OF": day, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([sys.executable, "-c", script], cwd=folder, env=env, check=False, timeout=300).returncode


def same(compared: filecmp.dircmp[str]) -> bool:
    found = compared.left_only or compared.right_only or compared.diff_files
    return not found and all(map(same, compared.subdirs.values()))


# Drafts


def test_project_whose_only_notice_is_a_draft_builds_a_site_that_says_so(tmp_path: Path) -> None:
    small = states_project(tmp_path / "project", ("cookies",))

    site = built(small, BUILT_ON)

    for prefix, words in NONE_YET.items():
        assert words in shown(site / prefix / "index.html", "//main//p")
    assert not [path for path in site.rglob("*") if "cookies" in path.name]


def test_draft_is_shown_where_drafts_are_asked_for(every_state: SmallProject) -> None:
    site = built(every_state, BUILT_ON, "--drafts")

    for prefix in LOCALES:
        assert len(status_lines(site / prefix / "cookies/index.html")) == 1
    assert "This is a draft." in status_lines(site / "cookies/index.html")[0]
    assert not (site / "surveys").exists()


BREAK_A_DRAFT = {
    "no charset": lambda small: (small.root / "docs/cookies/1.0/20-contact.md").write_bytes(
        b"## Kontakt\xfc {#contact}\n"
    ),
    "no heading": lambda small: small.write("docs/cookies/1.0/20-contact.md", "Words alone.\n"),
    "no text": lambda small: shutil.rmtree(small.root / "docs/cookies/1.0"),
    "a broken catalog": lambda small: small.write("locales/de/LC_MESSAGES/cookies.po", 'msgid "\n'),
    "a hostile catalog": lambda small: small.write(
        "locales/de/LC_MESSAGES/cookies.po",
        'msgid ""\nmsgstr ""\n\nmsgctxt "register#title"\nmsgid "Privacy Notice"\nmsgstr "<script>"\n',
    ),
    "a clause that is not there": lambda small: small.replace(
        "docs/cookies/notice.yml", "prevailing_clause: languages", "prevailing_clause: nowhere"
    ),
}


@pytest.mark.parametrize("what", BREAK_A_DRAFT)
def test_draft_alone_stops_nothing_until_it_is_asked_for(tmp_path: Path, what: str) -> None:
    small = states_project(tmp_path / "project", ("cookies", "privacy"))
    BREAK_A_DRAFT[what](small)

    built(small, BUILT_ON)
    assert call(small, "check", "--blocking", "--as-of", BUILT_ON).exit_code == 0
    assert call(small, "status", "--as-of", BUILT_ON).exit_code == 0
    for arguments in (("check",), ("build", "--drafts", "--output", str(tmp_path / "drafts"))):
        told = call(small, *arguments, "--as-of", BUILT_ON)
        assert told.exit_code == 1
        assert "cookies" in told.output
    assert not (tmp_path / "drafts").exists()


def test_nothing_of_a_drafts_folder_is_published(tmp_path: Path) -> None:
    small = states_project(tmp_path / "project", ("cookies", "privacy"))
    small.write("docs/cookies/1.0/20-contact.md", "Words alone.\n")
    small.write("docs/cookies/plan.txt", "Not for the public.\n")

    site = built(small, BUILT_ON)

    assert not (site / "cookies").exists()


def test_notice_withdrawn_before_it_was_shown_stops_no_other(tmp_path: Path) -> None:
    small = states_project(tmp_path / "project", ("privacy", "surveys"))
    reason = ("--notice", "surveys", "--reason", "Dropped.", "--as-of", "2026-04-01")
    assert call(small, "withdraw", "1.0", *reason).exit_code == 0

    site = built(small, BUILT_ON)
    checked = call(small, "check", "--as-of", BUILT_ON)

    assert not (site / "surveys").exists()
    assert "docs/surveys/notice.yml:8: VE009 nothing can be shown on 2026-11-24" in checked.stdout


@pytest.mark.parametrize("what", ["no charset", "no heading", "a clause that is not there"])
def test_commands_about_one_notice_are_not_stopped_by_another(tmp_path: Path, what: str) -> None:
    small = states_project(tmp_path / "project", ("cookies", "privacy"))
    BREAK_A_DRAFT[what](small)

    published = call(small, "publish", "1.2", "--notice", "privacy", "--as-of", BUILT_ON)
    refused = call(small, "publish", "1.0", "--notice", "cookies", "--as-of", BUILT_ON)

    assert published.exit_code == 0, published.output
    assert refused.exit_code == 1
    assert "docs/cookies/" in refused.stderr


# What is told


SHOWN = {
    "accounts": "/accounts/ shows version 1.0 (announced, binds from 2030-01-01)",
    "cookies": "/cookies/ is not on the site: there are drafts alone",
    "newsletter": "/newsletter/ shows version 1.0 (withdrawn; nothing is in force)",
    "privacy": "/privacy/ shows version 1.1 (in force)",
    "surveys": "/surveys/ is not on the site: version 1.0 is to be published on 2027-05-01",
}


def test_status_says_what_each_notices_address_shows(every_state: SmallProject) -> None:
    told = call(every_state, "status", "--as-of", BUILT_ON)

    assert [line for line in told.stdout.splitlines() if line.startswith("/")] == [*SHOWN.values()]


def test_site_that_hides_its_notices_is_not_good(every_state: SmallProject, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built(every_state, BUILT_ON), site)
    manifest = json.loads((site / "manifest.json").read_bytes())
    for path in [path for path in manifest["files"] if path.endswith("notice.json")]:
        del manifest["files"][path]
        (site / path).unlink()
    (site / "manifest.json").write_text(json.dumps({**manifest, "notices": []}), encoding="utf-8")

    told = call(every_state, "verify", str(site))

    assert told.exit_code == 1
    assert "SV004 there are seals of “privacy”, which has no register" in told.stderr
