"""The live preview, as somebody's browser sees it who edits a file."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.findings import UsageError
from noticepress.site.preview.markup import marked_places
from noticepress.site.preview.server import parse_address
from previewing import SECTION, STATE, Preview, previewing, start, unused_port
from small_project import SmallProject


@pytest.fixture
def preview(small: SmallProject) -> Iterator[Preview]:
    with previewing(small) as started:
        yield started


def test_places_to_fill_are_marked_and_a_missing_page_is_the_sites_own(small: SmallProject, preview: Preview) -> None:
    preview.save(small, "Write to us", "[[fill: the desk]] Write to us")

    _, page = preview.get("privacy/1.2/")
    missing = preview.get("nowhere/")

    assert "<mark>[[fill: the desk]]</mark>" in page
    assert "<mark>" not in page.partition("<body")[0]
    assert missing[0] == 404
    assert '<main id="text"' in missing[1] or "Page not found" in missing[1]


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("<body><p>[[fill: a b]]</p>", "<body><p><mark>[[fill: a b]]</mark></p>"),
        ("<body><p>x [[ FILL ]] y</p>", "<body><p>x <mark>[[ FILL ]]</mark> y</p>"),
        ("<title>[[fill: a]]</title><body><p>b</p>", "<title>[[fill: a]]</title><body><p>b</p>"),
        ('<body><a title="[[fill: a]]">b</a>', '<body><a title="[[fill: a]]">b</a>'),
        ("<body><p>[[filled: a]]</p>", "<body><p>[[filled: a]]</p>"),
        ("no page: [[fill: a]]", "no page: [[fill: a]]"),
    ],
)
def test_places_are_marked_in_text_alone(page: str, marked: str) -> None:
    assert marked_places(page.encode()).decode() == marked


def test_file_that_cannot_be_built_is_told_on_every_page_until_it_is_mended(
    small: SmallProject, preview: Preview
) -> None:
    assert preview.get("privacy/1.2/")[0] == 200

    preview.save(small, "{#contact}", "{#contact} {{ nobody }}")

    for path in ("", "privacy/", "de-DE/privacy/1.2/", "nowhere/", "assets/none.css"):
        status, page = preview.get(path)
        assert status == 500
        assert f"<li>{SECTION}:1: IN008 there is no fact “nobody”" in page
        assert STATE.search(page), "the page would never show that the file was mended"

    preview.save(small, "{#contact} {{ nobody }}", "{#contact}")

    status, page = preview.get("privacy/1.2/")
    assert status == 200
    assert "IN008" not in page
    preview.process.kill()
    assert f"{SECTION}:1: IN008 there is no fact “nobody”" in preview.process.communicate()[1]


def test_preview_begins_with_the_findings_where_nothing_can_be_built(small: SmallProject) -> None:
    small.replace(SECTION, "{#contact}", "{#contact} <b>{{ nobody }}</b>")
    with start(small, unused_port()) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().split()[2]
            status, page = Preview(process, address).get("privacy/")
        finally:
            process.kill()

    assert status == 500
    assert "IN008 there is no fact" in page
    assert "<b>{{" not in page
    assert "the site cannot be built" in page.lower()


def test_a_project_that_mkdocs_draws_has_the_same_preview(small: SmallProject) -> None:
    small.replace("mkdocs.yml", "strict: true", "strict: true\nextra_templates: []")
    small.replace(SECTION, "Write to us", "[[fill: the desk]] Write to us")
    with start(small, unused_port()) as process:
        try:
            assert process.stdout is not None
            preview = Preview(process, process.stdout.readline().split()[2])
            status, page = preview.get("privacy/1.2/")
            small.replace(SECTION, "{#contact}", "{#contact} {{ nobody }}")
            told = ""
            while "IN008" not in told:
                told = preview.get("privacy/1.2/")[1]
        finally:
            process.kill()

    assert status == 200
    assert "<mark>[[fill: the desk]]</mark> Write to us" in page
    assert f"<li>{SECTION}:1: IN008 there is no fact" in told


def test_port_in_use_is_told_in_one_line(small: SmallProject) -> None:
    with socket.socket() as used:
        used.bind(("127.0.0.1", 0))
        used.listen()
        address = f"127.0.0.1:{used.getsockname()[1]}"
        done = CliRunner().invoke(main, ["-C", str(small.root), "serve", "--locale", "de-DE", "--address", address])

    assert done.exit_code == 2, (done.output, done.exception)
    assert done.stderr == f"noticepress: {address} is in use; choose another with --address\n"


@pytest.mark.parametrize(
    "text",
    [
        ":",
        "8000",
        ":8000",
        "127.0.0.1",
        "127.0.0.1:",
        "127.0.0.1:0",
        "a:65536",
        "a:-1",
        "a:1e3",
        "a:٨٠٠٠",
        "a b:80",
    ],
)
def test_address_that_is_none_is_wrong_use(small: SmallProject, text: str) -> None:
    done = CliRunner().invoke(main, ["-C", str(small.root), "serve", "--address", text])

    assert done.exit_code == 2, (done.output, done.exception)
    assert "is no address to serve at; write --address HOST:PORT" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("localhost:1", ("localhost", 1)),
        ("[::1]:65535", ("::1", 65535)),
    ],
)
def test_address_is_host_and_port(text: str, expected: tuple[str, int]) -> None:
    assert parse_address(text) == expected


def test_huge_port_is_refused_without_counting_it() -> None:
    with pytest.raises(UsageError, match="with a port from 1 to 65535"):
        parse_address("a:" + "9" * 10_000)
