"""noticepress, MkDocs and ProperDocs draw the same bytes."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from weakref import ref

import pytest

from fonts import font
from noticepress import theme
from noticepress.editions.assets import plain_name
from noticepress.editions.sources.project import Project
from noticepress.site.mkdocs.driver import load
from noticepress.site.mkdocs.driver import run as run_mkdocs
from noticepress.site.mkdocs.site_build import Options
from noticepress.site.prepared import Request
from small_project import DAY, REPOSITORY, SAMPLE_DAY, SmallProject

GENERATORS = ("mkdocs", "properdocs")
ASSETS = {
    "docs/about/index.md": "# About {#about}\n\nText.\n",
    "docs/about/letter.txt": "a",
    "docs/assets/letter.txt": "b",
    "docs/de-DE/letter.txt": "c",
    "docs/qr/letter.txt": "p",
    "docs/zh/letter.txt": "q",
    "docs/hr/jobs.md": "# Jobs {#jobs}\n\nText.\n",
    "docs/hr/index.md": "# Staff {#staff}\n\nText.\n",
    "docs/CNAME": "r",
    "docs/own.html": "s",
    "docs/.hidden/letter.txt": "d",
    "docs/.hidden/page.md": "# Hidden {#hidden}\n\nText.\n",
    "docs/.well-known/.hidden": "d",
    "docs/.well-known/security.txt": "Contact: mailto:security@example.org\n",
    "docs/.well-known/acme/token": "o",
    "docs/.htaccess": "e",
    "docs/.gitkeep": "",
    "docs/templates/letter.txt": "f",
    "docs/robots.txt": "g",
    "docs/raw.txt~": "h",
    "docs/privacy/letter.txt": "i",
    "overrides/assets/letter.txt": "j",
    "overrides/locales/letter.txt": "k",
    "overrides/readme.txt": "l",
    "overrides/assets/.hidden": "m",
    "overrides/robots.txt": "n",
    "overrides/assets/own.css": ".site-header a { color: var(--link) }",
    "overrides/assets/brand.css": ":root { --radius: 0 }",
    "overrides/partials/header.html": '<header class="site-header">{% include "partials/name.html" %}</header>',
    "overrides/partials/name.html": '<a href="{{ view.front_address | url }}">Us</a>',
    "overrides/partials/front.html": "<h1>{{ view.organisation }}</h1>",
    "overrides/partials/error.html": "<h1>{{ _('Page not found') }}</h1>",
}
"""Files of which some are published as they are; of two for one address, that of docs/ is."""


def digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def generate(generator: str, output: Path) -> None:
    """Have the sample drawn by a generator itself."""
    command = [sys.executable, "-m", generator, "build", "--strict", "--site-dir", str(output)]
    variables = {
        "NOTICEPRESS_AS_OF": str(SAMPLE_DAY),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(REPOSITORY / "hooks"),
    }
    done = subprocess.run(
        command,
        cwd=REPOSITORY,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("generator", GENERATORS)
def test_the_whole_sample_is_the_same(sample_site: Path, tmp_path: Path, generator: str) -> None:
    generate(generator, tmp_path / "site")

    assert digests(tmp_path / "site") == digests(sample_site)


def test_files_that_are_published_as_they_are_are_the_same(small: SmallProject, run) -> None:
    for path, text in ASSETS.items():
        small.write(path, text)
    small.replace("mkdocs.yml", "extra:\n", "extra:\n  published_files: [robots.txt, CNAME, own.html]\n")

    done = run(small.root, "build", "--as-of", str(DAY), "--output", "direct")
    again = run(small.root, "build", "--as-of", str(DAY), "--engine", "mkdocs", "--output", "mkdocs")

    assert (done.returncode, again.returncode) == (0, 0), done.stderr + again.stderr
    assert digests(small.root / "direct") == digests(small.root / "mkdocs")
    texts = (path for path in digests(small.root / "direct") if path.endswith(".txt"))
    published = {path for path in texts if not path.endswith("/notice.txt")}  # an edition's own
    assert published == {
        ".well-known/security.txt",
        "about/letter.txt",
        "assets/letter.txt",
        "de-DE/letter.txt",
        "qr/letter.txt",
        "robots.txt",
        "zh/letter.txt",
    }
    assert {"CNAME", "own.html", "hr/index.html", "hr/jobs/index.html", "de-DE/hr/jobs/index.html"} < set(
        digests(small.root / "direct")
    )
    assert {path for path in digests(small.root / "direct") if path.startswith(".")} == {
        ".well-known/acme/token",
        ".well-known/security.txt",
    }
    assert (small.root / "direct/assets/letter.txt").read_text() == "b"
    assert ", 0 findings" in run(small.root, "verify", "direct").stdout
    checked = run(small.root, "check", "--only", "IN009", "--as-of", str(DAY))
    assert checked.returncode == 0
    assert re.findall(r"^(\S+): IN009 note: is not published", checked.stdout, re.MULTILINE) == [
        "docs/.hidden",
        "docs/.htaccess",
        "docs/.well-known/.hidden",
        "docs/privacy/letter.txt",
        "docs/templates/letter.txt",
        "overrides/assets/.hidden",
        "overrides/locales/letter.txt",
        "overrides/readme.txt",
    ]
    links = re.findall(r'<link rel="stylesheet" href="([^"]*)"', small.read("direct/de-DE/index.html"))
    assert [plain_name(link) for link in links] == ["../assets/noticepress.css", "../assets/own.css"]
    assert [*map(plain_name, links)] != links
    assert all((small.root / "direct/de-DE" / link).is_file() for link in links)


@pytest.mark.parametrize("engine", ["direct", "mkdocs"])
def test_no_page_takes_the_place_of_another(small: SmallProject, run, engine: str) -> None:
    small.write("docs/translations.md", "# Ours {#ours}\n")

    done = run(small.root, "build", "--as-of", str(DAY), "--engine", engine)

    assert done.returncode == 1
    assert "docs/translations.md: IN009 it would stand at /translations/, which is the address of what" in done.stderr
    assert not (small.root / "site").exists()


@pytest.mark.parametrize("name", ["index", "versions", "hr", "ai-acts"])
def test_a_notice_may_be_called_like_a_part_of_another_or_like_a_language(small: SmallProject, run, name: str) -> None:
    (small.root / "docs/privacy").rename(small.root / "docs" / name)
    for domain in (small.root / "locales").rglob("privacy.po*"):
        domain.rename(domain.with_stem(name))

    for engine in ("direct", "mkdocs"):
        done = run(
            small.root, "build", "--as-of", str(DAY), "--engine", engine, "--output", engine, "--locale", "de-DE"
        )
        assert done.returncode == 0, done.stderr

    assert digests(small.root / "direct") == digests(small.root / "mkdocs")
    assert (small.root / f"direct/{name}/1.1/index.html").is_file()


def test_what_the_environment_says_is_on_every_page_and_is_asked_for_anew(small: SmallProject, run) -> None:
    small.replace("mkdocs.yml", "organisation: Example Ltd.", "organisation: !ENV [NO_SUCH_NAME, PUBLISHER, Nobody]")
    small.replace("mkdocs.yml", "site_url: https://legal.example.org/notices/", "site_url: !ENV SITE")
    options = ("build", "--as-of", str(DAY), "--locale", "de-DE")

    for publisher in ("Us & Co.", "Them"):
        said = {"PUBLISHER": publisher, "SITE": "https://law.example/"}
        done = run(small.root, *options, "--output", "direct", **said)
        assert (done.returncode, done.stderr) == (0, "")
        page = small.read("direct/privacy/index.html")
        assert publisher.replace("&", "&amp;") in page
        assert '<link rel="canonical" href="https://law.example/privacy/' in page
    assert "(unchanged)" in run(small.root, *options, "--output", "direct", **said).stdout
    assert run(small.root, *options, "--engine", "mkdocs", "--output", "mkdocs", **said).returncode == 0
    assert digests(small.root / "direct") == digests(small.root / "mkdocs")


RAISED = [
    ('{{ "http://[x" | url }}', "ValueError: Invalid IPv6 URL"),
    ("{{ _(say.NOPE) }}", "UndefinedError: 'module object' has no attribute 'NOPE'"),
    ("{{ _(1) }}", "AttributeError: "),
    ("{{ view.nope() }}", "UndefinedError: "),
]


@pytest.mark.parametrize("engine", ["direct", "mkdocs"])
@pytest.mark.parametrize(("code", "said"), RAISED)
def test_what_a_template_raises_is_told_with_its_line(
    small: SmallProject, run, code: str, said: str, engine: str
) -> None:
    small.write("overrides/partials/front.html", f"<h1>A</h1>\n{code}\n")

    done = run(small.root, "build", "--as-of", str(DAY), "--engine", engine, "--locale", "de-DE", "-j", "1")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"overrides/partials/front.html:2: IN009 {said}")
    assert done.stderr.count("\n") == 1


BRAND = {
    "docs/assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
    "overrides/assets/brand.css": ":root { --radius: 0; --font-head: Inter, serif; }",
    "overrides/assets/fonts/OFL.txt": "c",
}
SETTINGS = """\
  logo: assets/logo.svg
  favicon: icon.png
  palette: {scheme: slate, primary: teal}
  font: {text: Georgia}
"""


def test_a_brand_is_the_same_and_stands_in_the_one_style_sheet(small: SmallProject, run) -> None:
    for path, text in BRAND.items():
        small.write(path, text)
    (small.root / "overrides/assets/fonts/Inter-Regular.woff2").write_bytes(font())
    (small.root / "overrides/icon.png").write_bytes(b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82")
    small.replace("mkdocs.yml", "  font: false\n", SETTINGS)
    small.replace("mkdocs.yml", "  organisation: Example Ltd.\n", "  organisation: Example Ltd.\n  logo_alt: Example\n")

    for engine in ("direct", "mkdocs"):
        done = run(small.root, "build", "--as-of", str(DAY), "--engine", engine, "--output", engine)
        assert done.returncode == 0, done.stderr

    site = small.root / "direct"
    assert digests(site) == digests(small.root / "mkdocs")
    assert {plain_name(path) for path in digests(site) if "/" not in path or path.startswith("assets/")} == {
        *("404.html", "icon.png", "index.html", "manifest.json", "robots.txt", "search.json"),
        *("sitemap.xml", "sitemap-en.xml", "sitemap-de-DE.xml", "sitemap-zh-HK.xml"),
        *("assets/fonts/Inter-Regular.woff2", "assets/fonts/OFL.txt", "assets/logo.svg", "assets/noticepress.css"),
        *(f"assets/{name}" for name in ("beside.css", "beside.js", "page.js", "search.css", "search.js")),
    }
    sheet = next((site / "assets").glob("noticepress.*.css")).read_text(encoding="utf-8")
    package = theme.published(theme.STYLE_SHEET)
    assert sheet.startswith(package)
    assert '"Inter";src:url("fonts/Inter-Regular.woff2")' in sheet
    assert "--radius:0;" in sheet.removeprefix(package)
    page = (site / "de-DE/privacy/index.html").read_text(encoding="utf-8")
    assert '<img class="logo" src="data:image/svg+xml,%3Csvg' in page
    assert 'alt="Example"></a>' in page
    assert '<link rel="icon" href="../../icon.png">' in page


def test_a_build_by_mkdocs_is_forgotten_with_its_configuration(small: SmallProject) -> None:
    config = load(Project(small.root), site_dir=str(small.root / "site"))
    drawn = ref(run_mkdocs(config, Options(Request(DAY)), small.root))
    assert drawn()

    config = load(Project(small.root))  # MkDocs itself holds on to what it read last.
    gc.collect()

    assert not drawn()


def test_mkdocs_draws_where_the_project_asks_for_it_and_that_is_said(small: SmallProject, run) -> None:
    small.replace("mkdocs.yml", "strict: true", "strict: true\nextra_templates: []")

    done = run(small.root, "build", "--as-of", str(DAY), "--locale", "de-DE")

    assert done.returncode == 0, done.stderr
    assert "drawn by MkDocs, for the key extra_templates" in done.stderr


def test_asking_for_the_direct_engine_where_it_cannot_draw_is_told(small: SmallProject, run) -> None:
    small.replace("mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")

    done = run(small.root, "build", "--as-of", str(DAY), "--engine", "direct")

    assert done.returncode == 2
    assert "asks for what only MkDocs can do: the plugin search; build with --engine mkdocs" in done.stderr
    assert not (small.root / "site").exists()
