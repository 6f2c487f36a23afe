"""Settings for hosts follow from a project's own, and each is well formed where its host does not run here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from noticepress.catalogs.locales import parse_locales
from noticepress.commands import main
from noticepress.editions.assets import hashed_path
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.site.hosting.hosts import HOSTS, settings
from noticepress.site.hosting.languages import ways
from noticepress.site.hosting.policy import content_policy
from noticepress.site.hosting.served import HASHED_ASSETS, TYPED, served
from small_project import REPOSITORY, SmallProject

CASES: dict[str, Any] = yaml.safe_load((REPOSITORY / "tests/cases/hosts.yml").read_text(encoding="utf-8"))
CHANGING = ["assets/page.js", "assets/noticepress.css", "privacy/index.html", "assets/logo.svg", "assets/own.0a.css"]
NAMES = ["apache", "caddy", "cloudflare", "netlify", "nginx"]


def edited(small: SmallProject, files: dict[str, Any]) -> SmallProject:
    for path, change in files.items():
        if isinstance(change, str):
            small.write(path, change)
        else:
            for old, new in change:
                small.replace(path, old, new)
    return small


def directives(policy: str) -> dict[str, str]:
    return {name: sources for name, _, sources in (part.partition(" ") for part in policy.split("; "))}


@pytest.mark.parametrize("case", CASES["policies"], ids=lambda case: str(case["files"]))
def test_policy_allows_what_the_settings_need_and_nothing_else(small: SmallProject, case: dict[str, Any]) -> None:
    policy = directives(content_policy(served(Project(edited(small, case["files"]).root))))

    assert policy["default-src"] == "'none'"
    assert {name: policy[name] for name in case["has"]} == case["has"]
    assert set(case["lacks"]).isdisjoint(policy)
    assert "'unsafe-inline'" not in str(policy)
    assert "*" not in " ".join(policy.values()).split()


@pytest.mark.parametrize("case", CASES["languages"], ids=lambda case: " ".join(case["tags"]))
def test_language_leads_to_the_locale_that_is_written_as_it_is(case: dict[str, Any]) -> None:
    names = {tag: tag.replace("-", "_") for tag in case["tags"] if not tag.startswith("en")}
    keys = {"catalogs": {tag: [name] for tag, name in names.items()}, "hreflang": case.get("hreflang", {})}
    entries = [
        {"tag": tag, "label": tag, **{key: values[tag] for key, values in keys.items() if tag in values}}
        for tag in case["tags"]
    ]
    table = parse_locales(yaml.safe_dump({"locales": entries}), "locales.yml", names.values())

    found = ways(table)

    # The first that a code begins with, as the settings ask.
    led = {
        code: next((locale.tag for way, locale in found if f"{code}-".startswith(f"{way}-")), "")
        for code in case["leads"]
    }
    assert led == case["leads"]
    assert [code.count("-") for code, _ in found] == sorted((code.count("-") for code, _ in found), reverse=True)


@pytest.mark.parametrize("host", NAMES)
def test_every_host_keeps_nothing_for_good_but_what_stands_where_its_content_says(
    small: SmallProject, host: str
) -> None:
    small.write("overrides/assets/own.css", ".site-header { color: red }")
    site = served(Project(small.root))
    text = settings(host, site)
    kept = [f"/notices/{hashed_path(name, b'')}" for name in site.assets]
    assert {"assets/own.css", "assets/page.js", "assets/noticepress.css"} < {*site.assets}

    assert text.count("immutable") == (len(site.assets) if "_headers" in HOSTS[host] else 1)
    for address in kept:
        assert re.search(HASHED_ASSETS, address)
    for name in CHANGING:
        assert not re.search(HASHED_ASSETS, f"/notices/{name}")
    assert HASHED_ASSETS in text or all(pattern in text for pattern in site.hashed)


@pytest.mark.parametrize("host", ["cloudflare", "netlify"])
def test_file_of_headers_has_paths_and_below_each_its_headers(small: SmallProject, host: str) -> None:
    site = served(Project(small.root))
    lines = [line for line in settings(host, site).splitlines() if line and not line.startswith("#")]

    assert lines[0] == "/notices/*"
    assert all(re.fullmatch(r"/\S+|  [A-Za-z-]+: \S.*", line) for line in lines)
    # Limits of Cloudflare's: a line's length, how many rules, one * in each.
    assert all(len(line) <= 2000 and (not line.startswith("/") or line.count("*") <= 1) for line in lines)
    patterns = [re.sub(r":\w+", "[^/]+", re.escape(line).replace(r"\*", ".*")) for line in lines if line[0] == "/"]
    for address in (f"/notices/{hashed_path(name, b'')}" for name in site.assets):
        assert sum(bool(re.fullmatch(pattern, address)) for pattern in patterns) == 2
    for address in ("/notices/privacy/feed.xml", "/notices/de-DE/privacy/feed.xml"):
        assert re.search(TYPED[0][0], address)
        assert sum(bool(re.fullmatch(pattern, address)) for pattern in patterns) == 2
    names = [line.split(":")[0] for line in lines if line[0] == " "]
    assert len(lines) < 100
    assert names.count("  Content-Security-Policy") == names.count("  X-Content-Type-Options") == 1


@pytest.mark.parametrize("host", ["cloudflare", "netlify"])
def test_file_of_headers_lies_in_the_published_folder_which_is_not_the_sites_where_that_is_below_a_path(
    small: SmallProject, host: str
) -> None:
    below = settings(host, served(Project(small.root)))
    small.replace("mkdocs.yml", "/notices/", "/")
    at_root = settings(host, served(Project(small.root)))

    assert "It lies beside the site's folder, which is /notices/ in the published one." in below
    assert "docs/" not in below
    assert "keep it as docs/_headers." in at_root
    assert ("another file, docs/_redirects;" in at_root) == (host == "netlify")


def test_settings_for_apache_close_what_they_open_and_name_what_there_is(small: SmallProject) -> None:
    lines = [line.strip() for line in settings("apache", served(Project(small.root))).splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    open_ones: list[str] = []
    for line in lines:
        section = re.fullmatch(r"<(/?)(\w+)(?: .*)?>", line)
        if section and section[1]:
            assert open_ones.pop() == section[2]
        elif section:
            open_ones.append(section[2])
        assert line.count('"') % 2 == 0

    assert open_ones == []
    known = {"Header", "DirectoryIndex", "DirectorySlash", "Options", "AddDefaultCharset", "AddCharset", "ForceType"}
    known |= {"AddOutputFilterByType", "ErrorDocument"}
    assert {line.split()[0] for line in lines if not line.startswith("<")} == known
    errors = [line for line in lines if line.startswith("ErrorDocument")]
    assert [line.split()[-1] for line in errors] == [
        f"/notices/{prefix}404.html" for prefix in ("", "de-DE/", "zh-HK/")
    ]


@pytest.mark.parametrize("host", ["caddy", "nginx"])
def test_settings_with_braces_close_them(small: SmallProject, host: str) -> None:
    depth = 0
    for line in settings(host, served(Project(small.root))).splitlines():
        bare = re.sub(r'"[^"]*"|\{[\w.]+\}|\{\d+\}|#.*', "", line).strip()
        depth += bare.count("{") - bare.count("}")
        assert depth >= 0
        if host == "nginx" and bare:
            assert bare.endswith((";", "{", "}"))
    assert depth == 0


@pytest.mark.parametrize(
    ("address", "host", "root", "is_secure"),
    [
        ("https://legal.example.org", "legal.example.org", "/", True),
        ("http://localhost:8080/a/b-c/", "localhost:8080", "/a/b-c/", False),
        ("https://recht.müller.example/", "recht.xn--mller-kva.example", "/", True),
    ],
)
def test_address_becomes_what_hosts_call_it(
    small: SmallProject, address: str, host: str, root: str, *, is_secure: bool
) -> None:
    small.replace("mkdocs.yml", "https://legal.example.org/notices/", address)
    site = served(Project(small.root))

    assert (site.host, site.root, site.is_secure) == (host, root, is_secure)
    for name in NAMES:
        assert ("Strict-Transport-Security" in settings(name, site)) == is_secure


@pytest.mark.parametrize("path", ["a;b", "a$uri", "a%20b", "ä", "a*", "a'b"])
def test_address_that_a_setting_would_read_its_own_way_is_refused(small: SmallProject, path: str) -> None:
    address = yaml.safe_dump(f"https://legal.example.org/{path}/", allow_unicode=True).splitlines()[0]
    small.replace("mkdocs.yml", "https://legal.example.org/notices/", address)

    with pytest.raises(UsageError, match=r"site_url has the path .* use letters, digits"):
        served(Project(small.root))


@pytest.mark.parametrize("host", ["[::1]", "[::1]:8443"])
def test_host_that_has_no_name_is_refused(small: SmallProject, host: str) -> None:
    small.replace("mkdocs.yml", "https://legal.example.org/notices/", f'"https://{host}/"')

    with pytest.raises(UsageError, match=r"site_url has the host .*, which is no name of one"):
        served(Project(small.root))


def asked(small: SmallProject, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(small.root), "headers", *arguments])


@pytest.mark.parametrize("host", NAMES)
def test_command_writes_the_same_to_the_output_and_to_a_file(small: SmallProject, tmp_path: Path, host: str) -> None:
    target = tmp_path / "new/settings"

    shown = asked(small, host)
    written, again = asked(small, host, "-o", str(target)), asked(small, host, "-o", str(target))

    assert (shown.exit_code, written.exit_code, again.exit_code) == (0, 0, 0)
    assert target.read_bytes().decode() == shown.stdout
    assert written.stdout == f"{target}: written\n"
    assert again.stdout == f"{target}: unchanged\n"
    assert [path.name for path in target.parent.iterdir()] == ["settings"]
    assert re.search(r"by 'noticepress headers \w+'", shown.stdout)


def test_a_file_of_settings_below_docs_is_to_be_named(small: SmallProject) -> None:
    target = small.root / "docs/_headers"
    small.replace("mkdocs.yml", "/notices/", "/")

    assert "Next: name _headers in mkdocs.yml" in asked(small, "netlify", "-o", str(target)).stderr
    small.replace("mkdocs.yml", "extra:\n", "extra:\n  published_files: [_headers]\n")
    assert asked(small, "netlify", "-o", str(target)).stderr == ""


@pytest.mark.parametrize("host", ["cloudflare", "netlify"])
def test_a_file_of_settings_is_not_published_where_its_host_does_not_look(small: SmallProject, host: str) -> None:
    refused = asked(small, host, "-o", str(small.root / "docs/_headers"))

    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "docs/_headers would be published in /notices/, and " in refused.stderr
    assert "put it beside the site's folder" in refused.stderr
    assert not (small.root / "docs/_headers").exists()


def test_the_settings_of_a_server_are_not_published(small: SmallProject) -> None:
    refused = asked(small, "nginx", "-o", str(small.root / "docs/nginx.conf"))

    assert (refused.exit_code, "is within docs/" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("iis",), 2, "'iis' is not one of 'apache', 'caddy', 'cloudflare', 'netlify', 'nginx'"),
        ((), 2, "missing argument"),
        (("nginx", "-o", "."), 2, "File '.' is a directory"),
    ],
)
def test_slips_are_told_on_a_line(small: SmallProject, arguments: tuple[str, ...], status: int, told: str) -> None:
    done = asked(small, *arguments)

    assert done.exit_code == status
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_of_a_project_nothing_is_written(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "headers", "nginx"])

    assert done.exit_code == 2
    assert "there is no mkdocs.yml" in done.stderr
