"""A build makes the whole site or changes nothing, whatever interrupts it."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from lxml import etree

from noticepress import theme
from noticepress.editions.assets import plain_name
from noticepress.files.swap import exclusive
from small_project import DAY, REPOSITORY, SmallProject

AS_OF = ("--as-of", str(DAY))
SITE = "public/site"
QUICK = ("build", *AS_OF, "--locale", "de-DE", "--output", SITE)
"""A build of two locales, into a folder that has nothing beside it."""

URL = "https://legal.example.org/notices/"
TEXT_IN_FORCE = "https://notices.example.com/privacy/"
"""As the sample says it on paper."""
PREFIXES = {"en": "", "de-DE": "de-DE/", "zh-HK": "zh-HK/"}
ADDRESSES = (
    "",
    "privacy/",
    "privacy/1.0/",
    "privacy/1.1/",
    "privacy/1.1/changes/",
    "privacy/1.0/cite/",
    "privacy/1.1/cite/",
    "privacy/versions/",
    "translations/",
)
UNLISTED = ("privacy/1.0/", "privacy/1.1/changes/", "privacy/1.0/cite/", "privacy/1.1/cite/")
"""What search engines are not to list: version 1.0 is superseded, and the others show again what a text has."""
FOUND = tuple(address for address in ADDRESSES if address not in (*UNLISTED, "privacy/1.1/"))
"""What they are led to: the text in force at the notice's own address, and not at its version's too."""
BILINGUAL = tuple(f"{tag}/privacy/{number}/bilingual/" for tag in ("de-DE", "zh-HK") for number in ("1.0", "1.1"))
KILLS = 30


def digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def read_page(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(file.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def statuses(page: Path) -> list[str]:
    """What a page says of its status to everyone, without a script."""
    shown = read_page(page).xpath("//p[contains(@class, 'status ')][not(@hidden)]")
    return [" ".join(paragraph.text_content().split()) for paragraph in shown]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "PYTHONPATH": str(REPOSITORY / "hooks"), **more}


def start(folder: Path, *arguments: str, prelude: str = "") -> subprocess.Popen[str]:
    """Start the command, in a process where ``prelude`` ran first."""
    code = f"{prelude}\nfrom noticepress.commands import main\nmain(prog_name='noticepress')"
    command = [sys.executable, "-c", code, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environment(), stdout=pipe, stderr=pipe, text=True)


def assert_refused(code: int, error: str, codes: tuple[int, ...] = (2,)) -> None:
    """One line says what is wrong; nothing else is written but click's reminder of the usage."""
    assert code in codes, error
    reminders = ("Usage: ", "Try ")
    lines = [line for line in error.splitlines() if line and not line.startswith(reminders)]
    assert len(lines) == 1, error
    assert lines[0].startswith(("noticepress: ", "Error: "))


def set_years(small: SmallProject, years: str) -> None:
    """An edit that every page shows."""
    lines = small.read("mkdocs.yml").splitlines()
    assert lines[-1].startswith("  copyright_years: ")
    small.write("mkdocs.yml", "\n".join([*lines[:-1], f'  copyright_years: "{years}"']) + "\n")


@pytest.fixture
def built(small: SmallProject, run) -> SmallProject:
    done = run(small.root, *QUICK)
    assert done.returncode == 0, done.stderr
    return small


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The small project's site in all its locales."""
    small = SmallProject.copy(tmp_path_factory.mktemp("whole") / "small")
    process = start(small.root, "build", *AS_OF)
    _, error = process.communicate(timeout=300)
    assert process.returncode == 0, error
    return small.root / "site"


# What a build makes


def test_site_holds_the_promised_files_and_no_other(site: Path) -> None:
    pages = {f"{prefix}{address}index.html" for prefix in PREFIXES.values() for address in ADDRESSES}
    pages |= {f"{address}index.html" for address in BILINGUAL}
    feeds = {f"{prefix}privacy/feed.xml" for prefix in PREFIXES.values()}
    searched = {f"{prefix}{name}search.json" for prefix in PREFIXES.values() for name in ("", "privacy/1.0/")}
    forms = {
        f"{prefix}privacy/{number}/{file}"
        for prefix in PREFIXES.values()
        for number in ("1.0", "1.1")
        for file in ("notice.txt", "notice.md", "notice.akn.xml", "cite.json", "receipt.json", "words.json")
    }
    machines = {
        "privacy/notice.json",
        "privacy/changes.json",
        "privacy/1.0/seal.json",
        "privacy/1.1/seal.json",
        "manifest.json",
    }

    found = {path for path in digests(site) if not path.startswith("assets/")}

    errors = {f"{prefix}404.html" for prefix in PREFIXES.values()}
    search = {"robots.txt", "sitemap.xml", *(f"sitemap-{tag}.xml" for tag in PREFIXES)}
    assert found == {*pages, *feeds, *searched, *forms, *machines, *errors, *search}


def test_assets_are_the_projects_own_and_no_page_lacks_one(site: Path) -> None:
    used = {
        (page.parent / address).resolve().relative_to(site).as_posix()
        for page in site.rglob("index.html")
        for address in read_page(page).xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src")
        if not address.startswith("data:image/svg+xml,")  # a small drawing stands in the page itself
    }
    shipped = {path for path in digests(site) if path.startswith("assets/")}
    own = {f"assets/{path.name}" for path in (theme.FOLDER / theme.ASSETS).iterdir()}

    assert used
    assert used <= shipped
    assert {plain_name(path) for path in shipped} <= own
    assert "assets/consent.js" not in map(plain_name, shipped)


def test_style_sheet_and_script_stand_where_their_content_says(site: Path) -> None:
    assets = [site / path for path in digests(site) if path.endswith((".css", ".js"))]

    assert {path.name.partition(".")[0] for path in assets} == {"beside", "noticepress", "page", "search"}
    for path in assets:
        _, digest, _ = path.name.split(".")
        assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(digest)
        assert len(digest) >= 8


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("tag", PREFIXES)
def test_page_names_its_language_its_own_address_and_its_alternates(site: Path, tag: str, address: str) -> None:
    page = read_page(site / PREFIXES[tag] / address / "index.html")

    assert page.get("lang") == tag
    found_at = {"privacy/1.1/": "privacy/"}.get(address, address)
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{URL}{PREFIXES[tag]}{found_at}"]
    alternates = {link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[@hreflang]")}
    expected = {code: f"{URL}{prefix}{address}" for code, prefix in PREFIXES.items()}
    assert alternates == ({**expected, "x-default": f"{URL}{address}"} if address in FOUND else {})
    assert page.xpath("//meta[@name='robots']/@content") == (["noindex"] if address in UNLISTED else [])


@pytest.mark.parametrize("tag", PREFIXES)
def test_page_names_its_author_and_what_it_shows(site: Path, tag: str) -> None:
    for address in (*ADDRESSES, "translations/"):
        page = read_page(site / PREFIXES[tag] / address / "index.html")
        # A browser's reader view takes a short block whose id is like “author” for the author, where none is named.
        assert page.xpath("//meta[@name='author']/@content") == ["Example Ltd."]
        if address in ("privacy/versions/", "translations/"):
            assert page.xpath("//meta[@name='description']/@content") == page.xpath("//h1/following::p[1]/text()")


@pytest.mark.parametrize("tag", PREFIXES)
def test_reader_view_keeps_what_a_page_says_of_its_text(site: Path, tag: str) -> None:
    """Mozilla's Readability joins neighbours of the very same class, and drops other divs for their links."""
    own = ("privacy/1.1/bilingual/",) if tag != "en" else ()
    for address in ("privacy/", "privacy/1.0/", "privacy/1.1/", *own):
        page = read_page(site / PREFIXES[tag] / address / "index.html")
        parts = page.xpath("//article/div[@class='wide columns']/*[@class='content']")
        assert [[child.get("class").split()[0] for child in part] for part in parts] == [["head"], ["notice"]]
        assert {each.getparent().tag for each in page.find_class("number")} == {"header"}
    page = read_page(site / PREFIXES[tag] / "privacy/1.1/changes/index.html")
    classes = [each.get("class") for each in page.xpath("//article/*[self::div or self::section]")]
    assert classes == ["content"] * len(classes)
    assert {each.tag for each in page.find_class("notes") + page.find_class("change")} == {"header", "figure"}


def test_site_maps_list_every_page_that_is_to_be_found_once_and_robots_txt_leads_there(site: Path) -> None:
    def places(path: str) -> list[str]:
        return [str(element.text) for element in etree.parse(str(site / path)).getroot().iter("{*}loc")]

    assert (site / "robots.txt").read_text().splitlines()[-1] == f"Sitemap: {URL}sitemap.xml"
    assert places("sitemap.xml") == [f"{URL}sitemap-{tag}.xml" for tag in PREFIXES]
    for tag, prefix in PREFIXES.items():
        assert sorted(places(f"sitemap-{tag}.xml")) == sorted(f"{URL}{prefix}{address}" for address in FOUND)


def test_each_locale_has_an_error_page_that_leads_on_in_its_language(site: Path) -> None:
    for tag, prefix in PREFIXES.items():
        page = read_page(site / prefix / "404.html")
        assert page.get("lang") == tag
        ways = page.xpath("//main//ul//a/@href")
        assert ways == [f"/notices/{prefix}{address}" for address in ("privacy/", "privacy/versions/")]
        assert page.xpath("//main//p/a/@href") == [f"/notices/{prefix or '.'}"]  # as MkDocs writes it
        assert page.xpath("//main//button/@popovertarget") == ["locales"]
        # Hosts that know one error page alone show the prevailing locale's everywhere.
        others = page.xpath("//*[@class='not-found']//a/@href")
        assert others == ([] if prefix else ["/notices/de-DE/", "/notices/zh-HK/"])
        assert page.xpath("//link[@rel='canonical']") == page.xpath("//head/link[@hreflang]") == []
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_manifest_lists_every_file_with_its_digest(site: Path) -> None:
    listed = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["files"]

    assert {**listed, "manifest.json": digests(site)["manifest.json"]} == digests(site)


def test_register_for_machines_gives_addresses_that_exist(site: Path) -> None:
    data = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))

    assert [version["version"] for version in data["versions"]] == ["1.0", "1.1"]
    for version in data["versions"]:
        assert set(version["editions"]) == set(PREFIXES)
        for address in version["editions"].values():
            assert (site / address.removeprefix(URL) / "index.html").is_file()


def test_register_for_machines_tells_each_form_with_its_digest(site: Path) -> None:
    data = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))
    told = {
        file["address"].removeprefix(URL): file["sha256"]
        for version in data["versions"]
        for files in version["files"].values()
        for file in files.values()
    }

    named = {path if "." in path.rpartition("/")[2] else f"{path}index.html": digest for path, digest in told.items()}
    assert len(named) == 2 * len(PREFIXES) * 5
    assert named == {path: digest for path, digest in digests(site).items() if path in named}
    for page in (site / prefix / "privacy/1.1/index.html" for prefix in PREFIXES.values()):
        linked = read_page(page).xpath("//details[@class='versions']//a[starts-with(@href, 'notice.')]/@href")
        assert linked == ["notice.txt", "notice.md", "notice.akn.xml"]
        assert read_page(page).xpath("//head/link[@rel='alternate' and starts-with(@href, 'notice.')]/@href") == linked


def test_draft_is_nowhere_on_the_site(site: Path) -> None:
    for file in (path for path in site.rglob("*") if path.is_file() and path.suffix != ".css"):
        text = file.read_text(encoding="utf-8")
        assert "privacy/1.2" not in text, file
        assert "../1.2/" not in text, file
        assert "Sign and date your letter" not in text, file


def test_draft_is_built_and_marked_when_asked_for(small: SmallProject, run) -> None:
    done = run(small.root, *QUICK, "--drafts")

    assert done.returncode == 0, done.stderr
    english = statuses(small.root / SITE / "privacy/1.2/index.html")
    german = statuses(small.root / SITE / "de-DE/privacy/1.2/index.html")
    assert english == ["This is a draft. It has not been published and is not in force."]
    assert german == ["Dies ist ein Entwurf. Er wurde nicht veröffentlicht und ist nicht in Kraft."]
    assert "/privacy/1.2/" not in (small.root / SITE / "privacy/feed.xml").read_text(encoding="utf-8")


# A build that fails


FAILING = [
    pytest.param(
        ("docs/privacy/1.0/20-contact.md", "Sign your letter", "Sign your lettre"),
        "docs/privacy/1.0/20-contact.md:6: VE001 the text of published version 1.0 has changed",
        id="found-in-the-sources",
    ),
    pytest.param(
        ("overrides/partials/footer.html", '<footer class="site-footer"', '<footer hidden class="site-footer"'),
        "ST011 <footer class=“site-footer” hidden=“”> stands where <footer class=“site-footer”> belongs",
        id="found-on-the-built-pages",
    ),
]


@pytest.mark.parametrize(("edit", "finding"), FAILING)
def test_failing_build_leaves_the_old_site(built: SmallProject, run, edit: tuple[str, str, str], finding: str) -> None:
    before = digests(built.root / SITE)
    built.replace(*edit)

    done = run(built.root, *QUICK)

    assert done.returncode == 1
    assert finding in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert digests(built.root / SITE) == before
    assert beside(built.root / SITE) == ["site"]


def test_first_build_that_fails_leaves_nothing(small: SmallProject, run) -> None:
    small.replace(*FAILING[1].values[0])

    assert run(small.root, *QUICK).returncode == 1
    assert list((small.root / "public").iterdir()) == []


# A build that is killed


KILL = """
import os, signal, sys
deleting = removed = 0
def hook(event, arguments):
    global deleting, removed
    whole = event == "shutil.rmtree" and "/.site.building." in str(arguments[0])
    deleting += whole
    removed += event == "os.remove" and bool(deleting)
    if event != "os.kill" and ({moment}):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
"""
WRITES = 'event == "open" and ".site.building." in str(arguments[0]) and str(arguments[0]).endswith("{}")'
MOMENTS = [
    pytest.param(WRITES.format("de-DE/privacy/1.1/index.html"), "old", id="while-pages-are-written"),
    pytest.param(WRITES.format("manifest.json"), "old", id="before-the-manifest"),
    pytest.param('event == "ctypes.dlsym" and arguments[1] == "renameat2"', "old", id="before-the-exchange"),
    pytest.param("deleting", "new", id="after-the-exchange"),
    pytest.param("removed == 5", "new", id="while-the-old-site-is-deleted"),
]


@pytest.mark.parametrize(("moment", "expected"), MOMENTS)
def test_kill_at_a_chosen_moment_leaves_one_whole_site(built: SmallProject, run, moment: str, expected: str) -> None:
    old = digests(built.root / SITE)
    set_years(built, "2021")

    process = start(built.root, *QUICK, prelude=KILL.format(moment=moment))
    process.communicate(timeout=300)
    killed = digests(built.root / SITE)
    following = run(built.root, *QUICK)

    assert process.returncode == -9
    assert following.returncode == 0, following.stderr
    new = digests(built.root / SITE)
    assert old != new
    assert killed == {"old": old, "new": new}[expected]
    assert beside(built.root / SITE) == ["site"]


def test_kill_at_any_moment_leaves_one_whole_site(small: SmallProject, run) -> None:
    site = small.root / SITE
    years = ("2020", "2021")
    states = []
    for year in years:
        set_years(small, year)
        begun = time.perf_counter()
        assert run(small.root, *QUICK).returncode == 0
        duration = time.perf_counter() - begun
        states.append(digests(site))
    assert states[0] != states[1]
    current = 1

    for number, moment in enumerate(moments(duration)):
        set_years(small, years[1 - current])
        process = start(small.root, *QUICK)
        try:
            process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        found = digests(site)
        assert found in states, f"kill {number} after {moment:.3f} s"
        current = states.index(found)
        if number % 6 == 5:
            set_years(small, years[1 - current])
            following = run(small.root, *QUICK)
            assert following.returncode == 0, following.stderr
            current = 1 - current
            assert digests(site) == states[current]
            assert beside(site) == ["site"]


def moments(duration: float) -> Iterator[float]:
    """A few moments while the program starts; most from its first write to its last."""
    chance = random.Random(1)  # noqa: S311 (moments, not secrets)
    yield from (chance.uniform(0.0, 0.5) * duration for _ in range(5))
    yield from (chance.uniform(0.5, 1.1) * duration for _ in range(KILLS - 5))


# Builds at the same time


def test_two_builds_at_once_leave_one_whole_site(built: SmallProject) -> None:
    before = digests(built.root / SITE)

    processes = [start(built.root, *QUICK) for _ in range(2)]
    errors = [process.communicate(timeout=300)[1] for process in processes]

    codes = [process.returncode for process in processes]
    assert sorted(codes) in ([0, 0], [0, 2]), errors
    for code, error in zip(codes, errors, strict=True):
        if code:
            assert_refused(code, error)
    assert digests(built.root / SITE) == before
    assert beside(built.root / SITE) == ["site"]


def test_build_is_refused_while_another_writes(built: SmallProject, run) -> None:
    before = digests(built.root / SITE)
    set_years(built, "2021")

    with exclusive(built.root / SITE):
        done = run(built.root, *QUICK)

    assert_refused(done.returncode, done.stderr)
    assert "another build is writing" in done.stderr
    assert digests(built.root / SITE) == before


# Places that cannot be written


def test_folder_that_holds_no_site_is_refused_and_untouched(small: SmallProject, run) -> None:
    small.write("public/site/letter.txt", "not ours")

    done = run(small.root, *QUICK)

    assert_refused(done.returncode, done.stderr)
    assert "holds no site" in done.stderr
    assert small.read("public/site/letter.txt") == "not ours"
    assert digests(small.root / SITE).keys() == {"letter.txt"}
    assert beside(small.root / SITE) == ["site"]


@pytest.mark.parametrize("output", ["letter.txt", "letter.txt/site", "letter.txt/public/site"])
def test_file_in_the_sites_place_is_refused_and_untouched(small: SmallProject, run, output: str) -> None:
    small.write("letter.txt", "not ours")
    before = sorted(path.name for path in small.root.iterdir())

    done = run(small.root, "build", *AS_OF, "--locale", "de-DE", "--output", output)

    assert_refused(done.returncode, done.stderr, (1, 2))
    assert small.read("letter.txt") == "not ours"
    assert sorted(path.name for path in small.root.iterdir()) == before


def test_place_that_nobody_can_write_to_is_refused(small: SmallProject, run) -> None:
    done = run(small.root, "build", *AS_OF, "--locale", "de-DE", "--output", "/proc/noticepress/site")

    assert_refused(done.returncode, done.stderr, (1, 2))


@pytest.mark.parametrize("limit", [100, 6_000])
def test_full_disk_leaves_the_old_site(built: SmallProject, limit: int) -> None:
    before = digests(built.root / SITE)
    assert max(path.stat().st_size for path in (built.root / SITE).rglob("*")) > limit
    set_years(built, "2021")
    prelude = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
"""

    process = start(built.root, *QUICK, prelude=prelude)
    _, error = process.communicate(timeout=300)

    assert_refused(process.returncode, error, (1,))
    assert "file too large" in error
    assert digests(built.root / SITE) == before
    assert beside(built.root / SITE) == ["site"]


# MkDocs by itself


GENERATORS = ("mkdocs", "properdocs")
"""MkDocs, and the fork that goes on with it."""


def generate(generator: str, small: SmallProject, output: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", generator, "build", "--strict", "--site-dir", output]
    env = environment(NOTICEPRESS_AS_OF=str(DAY), NO_MKDOCS_2_WARNING="1")
    return subprocess.run(command, cwd=small.root, env=env, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.parametrize("generator", GENERATORS)
def test_plain_mkdocs_builds_the_same_site(small: SmallProject, site: Path, generator: str) -> None:
    done = generate(generator, small, "plain")

    assert done.returncode == 0, done.stderr
    assert digests(small.root / "plain") == digests(site)


@pytest.mark.parametrize("generator", GENERATORS)
def test_plain_mkdocs_keeps_the_rules(small: SmallProject, generator: str) -> None:
    edit, finding = FAILING[0].values
    small.replace(*edit)

    done = generate(generator, small, "plain")

    assert done.returncode == 1
    assert finding in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (small.root / "plain").exists()


# The as-of date


def build_sample(run, target: Path, as_of: str) -> subprocess.CompletedProcess[str]:
    return run(REPOSITORY, "build", "--as-of", as_of, "--locale", "de-DE", "--output", str(target))


def versions_of(site: Path) -> list[tuple[str, str]]:
    data = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))
    return [(version["version"], version["status"]) for version in data["versions"]]


def test_announced_version_is_told_on_the_text_in_force(tmp_path: Path, run) -> None:
    done = build_sample(run, tmp_path / "site", "2018-05-10")

    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    assert versions_of(site) == [("2.0", "in force"), ("2.1", "announced")]
    assert statuses(site / "privacy/index.html") == [
        "This version is in force. Effective date: 1 June 2017.",
        "A new version of this notice has been announced: version 2.1. Effective date: 25 May 2018. Read version 2.1",
    ]
    assert statuses(site / "privacy/2.1/index.html") == [
        "This version has been announced and is not yet in force. Effective date: 25 May 2018. "
        f"Read the text in force {TEXT_IN_FORCE}"
    ]
    in_force, announced = statuses(site / "de-DE/privacy/index.html")
    assert "1. Juni 2017" in in_force
    assert "2.1" in announced
    assert "25. Mai 2018" in announced


def test_pending_version_is_nowhere_on_the_site(tmp_path: Path, run) -> None:
    done = build_sample(run, tmp_path / "site", "2018-01-01")

    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    assert versions_of(site) == [("2.0", "in force")]
    assert statuses(site / "privacy/index.html") == ["This version is in force. Effective date: 1 June 2017."]
    for path in digests(site):
        assert "privacy/2.1" not in path
        if Path(path).suffix in {".html", ".xml", ".json"}:
            text = (site / path).read_text(encoding="utf-8")
            assert "2.1/" not in text, path
            assert "version 2.1" not in text.lower(), path


def test_older_version_is_superseded(tmp_path: Path, run) -> None:
    done = build_sample(run, tmp_path / "site", "2026-11-24")

    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    assert versions_of(site) == [("2.0", "superseded"), ("2.1", "in force")]
    assert statuses(site / "privacy/index.html") == ["This version is in force. Effective date: 25 May 2018."]
    assert statuses(site / "privacy/2.0/index.html") == [
        "This version is no longer in force. It was superseded by version 2.1. "
        "Effective date of version 2.1: 25 May 2018. Period in force: 1 June 2017 – 24 May 2018. "
        f"Read the text in force {TEXT_IN_FORCE}"
    ]


def test_day_before_the_first_version_builds_a_site_that_says_there_is_none(tmp_path: Path, run) -> None:
    done = build_sample(run, tmp_path / "site", "2016-01-01")

    assert done.returncode == 0
    assert "site: as of 2016-01-01, from --as-of: " in done.stdout
    assert "noticepress: privacy has published versions, but none on 2016-01-01: from 2017-05-02 on" in done.stderr
    assert "Es wurde noch kein Hinweis veröffentlicht." in (tmp_path / "site/de-DE/index.html").read_text("utf-8")
    assert not (tmp_path / "site/privacy").exists()


# Wrong use


WRONG = [
    pytest.param(("--locale", "xx"), {}, "'xx'", id="unknown-locale"),
    pytest.param(("--as-of", "2026-13-01"), {}, "'2026-13-01'", id="no-day-of-the-calendar"),
    pytest.param(("--as-of", "yesterday"), {}, "'yesterday'", id="no-date"),
    pytest.param((), {"NOTICEPRESS_AS_OF": "soon"}, "NOTICEPRESS_AS_OF='soon'", id="bad-day-in-the-environment"),
    pytest.param((), {"SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH='soon'", id="bad-epoch"),
    pytest.param((), {"SOURCE_DATE_EPOCH": "9" * 20}, "SOURCE_DATE_EPOCH='9999", id="epoch-beyond-all-years"),
]


@pytest.mark.parametrize(("arguments", "variables", "told"), WRONG)
def test_wrong_use_is_told_in_one_line(
    small: SmallProject, run, arguments: tuple[str, ...], variables: dict[str, str], told: str
) -> None:
    done = run(small.root, "build", *arguments, **variables)

    assert_refused(done.returncode, done.stderr)
    assert told in done.stderr
    assert not (small.root / "site").exists()
