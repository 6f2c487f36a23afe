"""A site verified by somebody who has only its files or its address: what is good, and everything that is not."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from authorised import make_key, public
from noticepress.commands import main
from small_project import SmallProject

PAGE = "privacy/1.1/index.html"
ADDRESS = "/privacy/1.1/"


def call(*arguments: str, folder: Path | None = None) -> Result:
    return CliRunner().invoke(main, [*(("-C", str(folder)) if folder else ()), *arguments])


def verify(place: str, elsewhere: Path, *options: str) -> Result:
    """Verify as somebody would who has no project: from another folder."""
    return call("verify", place, *options, folder=elsewhere)


def test_known_digest_may_be_copied_in_parts_and_is_no_finding_where_it_is_none(
    small: SmallProject, tmp_path: Path
) -> None:
    site = str(build(small))
    digest = json.loads((small.root / "site/privacy/notice.json").read_text())["versions"][0]["digest"]
    plain = digest.removeprefix("sha256:").upper()

    for copied in (digest, plain, f"SHA256: {plain[:30]}\n{plain[30:]}"):
        assert verify(site, tmp_path, "--register", copied).exit_code == 0
    for slip in (digest[:-1], plain[:20], "md5:" + plain, "2.1"):
        result = verify(site, tmp_path, "--register", slip)
        assert (result.exit_code, "is no digest; copy all of it: sha256: and 64" in result.output) == (2, True)


def build(small: SmallProject, *options: str) -> Path:
    result = call("build", "--as-of", "2026-11-24", *options, folder=small.root)
    assert result.exit_code == 0, result.output
    return small.root / "site"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site, built once; never changed."""
    return build(SmallProject.copy(tmp_path_factory.mktemp("verify") / "small"))


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "site"))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A server that writes no log, and answers as ``answers`` says for some paths.

    An answer is a status, an address to send on to, a way to pack the file, or an event to wait for in the midst of it.
    """

    answers: dict[str, int | str | Event] = {}  # noqa: RUF012 (set by the test, on a class of its own)

    def do_GET(self) -> None:
        status = self.answers.get(self.path)
        if status == 200:
            # More is promised than comes.
            self.send_response(200)
            self.send_header("Content-Length", "1000000")
            self.end_headers()
            self.wfile.write(b"cut off")
            self.close_connection = True
        elif status == 0:
            self.wfile.write(b"this is not HTTP\r\n\r\n")
            self.close_connection = True
        elif isinstance(status, Event):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{")
            self.wfile.flush()
            status.wait(60)
            self.close_connection = True
        elif status in ("gzip", "br"):
            packed = gzip.compress(Path(self.translate_path(self.path)).read_bytes())
            self.send_response(200)
            self.send_header("Content-Encoding", str(status))
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)
        elif isinstance(status, str):
            self.send_response(302)
            self.send_header("Location", status)
            self.end_headers()
        elif status:
            self.send_error(status)
        else:
            super().do_GET()

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # type: ignore[override]  # noqa: ARG002 (no host shows one)
        self.send_error(404)

    def log_message(self, format: str, *_arguments: Any) -> None:  # noqa: A002 (the base class's name)
        pass


class QuietServer(ThreadingHTTPServer):
    """Says nothing of visitors who hang up in the midst of a file, as these tests do."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve a folder on this machine alone; gives its address."""
    servers: list[tuple[ThreadingHTTPServer, Thread]] = []

    def start(folder: Path, answers: dict[str, int | str | Event] | None = None) -> str:
        handler = type("Handler", (Quiet,), {"answers": answers or {}})
        server = QuietServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


def write_manifest(site: Path) -> None:
    """Compute the manifest anew, as somebody would who changed a file and hides it."""
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.name.startswith("manifest.json")
    }
    (site / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def edit_json(path: Path, edit: Callable[[Any], object]) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_untouched_site_is_good_in_a_folder_and_at_an_address(site: Path, elsewhere: Path, serve: Serve) -> None:
    folder = verify(str(site), elsewhere)
    address = serve(site)
    named = [verify(place, elsewhere) for place in (address, address.rstrip("/"), f"{address}manifest.json")]

    files = sum(path.is_file() for path in site.rglob("*")) - 1
    proves = "This proves that the site agrees with itself; whoever can write all of it can write it anew"
    lacking = "Nothing is on record of the translations of privacy 1.0, privacy 1.1"
    said = f"{files} files, 2 published versions, 0 findings\n{proves}, so ask for a key: --signer. {lacking}\n"
    assert (folder.exit_code, folder.stdout) == (0, f"{site}: {said}")
    assert [(result.exit_code, result.stdout.partition(": ")[2]) for result in named] == [(0, said)] * 3


def change_a_byte(site: Path) -> None:
    raw = bytearray((site / PAGE).read_bytes())
    raw[len(raw) // 2] ^= 1
    (site / PAGE).write_bytes(raw)


def remove(site: Path) -> None:
    (site / PAGE).unlink()


def truncate(site: Path) -> None:
    (site / PAGE).write_bytes((site / PAGE).read_bytes()[:-1])


def empty(site: Path) -> None:
    (site / PAGE).write_bytes(b"")


def lengthen(site: Path) -> None:
    (site / PAGE).write_bytes((site / PAGE).read_bytes() + b"\n")


def swap(site: Path) -> None:
    (site / PAGE).write_bytes((site / "privacy/1.0/index.html").read_bytes())


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (change_a_byte, f"{PAGE}: SV001 the file is not what the manifest says"),
        (remove, f"{PAGE}: SV002 the file is missing"),
        (truncate, f"{PAGE}: SV001 the file is not what the manifest says"),
        (empty, f"{PAGE}: SV001 the file is not what the manifest says"),
        (lengthen, f"{PAGE}: SV001 the file is not what the manifest says"),
        (swap, f"{PAGE}: SV001 the file is not what the manifest says"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_changed_site_is_found_in_a_folder_and_at_an_address(site, elsewhere, serve, tamper, expected) -> None:
    tamper(site)

    for place in (str(site), serve(site)):
        result = verify(place, elsewhere)
        assert result.exit_code == 1
        assert result.stderr.startswith(expected)
        assert all(line.startswith(f"{PAGE}:") for line in result.stderr.splitlines())


def test_link_and_unreadable_folder_are_found_in_a_folder(site: Path, elsewhere: Path) -> None:
    shutil.move(site / "privacy" / "1.0", elsewhere / "1.0")
    (site / "privacy" / "1.0").symlink_to(elsewhere / "1.0")
    (site / "pipe").mkdir()
    os.mkfifo(site / "pipe" / "index.html")
    edit_json(site / "manifest.json", lambda data: data["files"].update({"pipe/index.html": "0"}))

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert "privacy/1.0: SV003 the file is a link" in result.stderr
    assert "privacy/1.0/index.html: SV002 the file is missing" in result.stderr
    assert "pipe/index.html: SV001 the file cannot be read" in result.stderr


def test_folder_that_cannot_be_read_is_told(site: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    """As the superuser everything can be read, so the system's refusal is given here."""
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("1.0"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert "privacy/1.0: SV001 the folder cannot be read; make it readable, then verify again" in result.stderr


def test_very_many_findings_are_summed_up(site: Path, elsewhere: Path) -> None:
    for number in range(150):
        (site / f"{number}.txt").touch()

    lines = verify(str(site), elsewhere).stderr.splitlines()

    assert len(lines) == 101
    assert "manifest.json: SV003 the same of 50 more files; remove it, or find out who put it there" in lines


def test_huge_file_is_read_no_further_than_a_site_has_files(site, elsewhere, serve) -> None:
    with (site / PAGE).open("wb") as file:
        file.truncate(201_000_000)
    with (site / "privacy/notice.json").open("wb") as file:
        file.truncate(40_000_000)

    for place in (str(site), serve(site)):
        result = verify(place, elsewhere)
        assert result.exit_code == 1
        assert f"{PAGE}: SV001 the file is larger than any of a site" in result.stderr
        assert "privacy/notice.json: SV004" in result.stderr


def test_huge_manifest_is_a_finding(site: Path, elsewhere: Path) -> None:
    with (site / "manifest.json").open("wb") as file:
        file.truncate(40_000_000)

    assert verify(str(site), elsewhere).stderr.startswith("manifest.json: SV001 the file is larger than any of a site")


def drop_register(data: dict[str, Any]) -> None:
    data["files"] = {path: digest for path, digest in data["files"].items() if not path.endswith("notice.json")}


@pytest.mark.parametrize(
    ("file", "edit", "expected"),
    [
        ("manifest.json", lambda data: data.update(files={}), "manifest.json: SV001 the manifest lists no file"),
        ("manifest.json", drop_register, "manifest.json: SV004 the site has no register"),
        ("privacy/notice.json", lambda data: data.update(versions=[]), "SV004 the register has no published version"),
    ],
    ids=["no files", "no register", "no versions"],
)
def test_site_that_proves_nothing_is_not_good(site, serve, file, edit, expected) -> None:
    edit_json(site / file, edit)
    if file != "manifest.json":
        write_manifest(site)

    for place in (str(site), serve(site)):
        result = verify(place, site.parent)
        assert result.exit_code == 1
        assert expected in result.stderr


def repeat_a_key(text: str) -> str:
    return text.replace('"files": {', '"files": {"a": "1", "a": "2", ', 1)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (repeat_a_key, "the manifest cannot be read: the key “a” stands there twice"),
        (lambda text: text.replace('"sha256"', '"md5"'), "the manifest's digests are by “md5”, not by sha256"),
        (lambda text: text.replace('"algorithm"', '"algorithms"'), "the manifest cannot be read"),
    ],
    ids=["key twice", "another algorithm", "no algorithm"],
)
def test_manifest_that_says_two_things_is_a_finding(site: Path, elsewhere: Path, edit, expected: str) -> None:
    manifest = site / "manifest.json"
    manifest.write_text(edit(manifest.read_text(encoding="utf-8")), encoding="utf-8")

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"manifest.json: SV001 {expected}; ")


def test_file_that_nobody_listed_is_found_in_a_folder(site: Path, elsewhere: Path) -> None:
    (site / "privacy" / "login.html").write_text("<form>", encoding="utf-8")
    (site / ".hidden").write_text("", encoding="utf-8")
    (site / "link").symlink_to("/nowhere")

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    found = [line.split(" the file")[0] for line in result.stderr.splitlines()]
    assert found == [".hidden: SV003", "link: SV003", "privacy/login.html: SV003"]


def test_server_that_answers_404_lacks_the_file(site: Path, elsewhere: Path, serve: Serve) -> None:
    result = verify(serve(site, {ADDRESS: 404}), elsewhere)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{PAGE}: SV002 the file is missing")


def assert_wrong_use(result: Result, *said: str) -> None:
    """One line, exit status 2, no traceback."""
    assert result.exit_code == 2, (result.output, result.exception)
    assert result.stderr.startswith("noticepress: ")
    assert result.stderr.count("\n") == 1
    assert all(word in result.stderr for word in said)


def test_packed_file_is_unpacked(site: Path, elsewhere: Path, serve: Serve) -> None:
    packed = dict.fromkeys(("/manifest.json", "/privacy/notice.json"), "gzip")

    result = verify(serve(site, packed), elsewhere)

    assert result.exit_code == 0, result.output
    change_a_byte(site)
    assert f"{PAGE}: SV001" in verify(serve(site, packed), elsewhere).stderr


def test_bomb_in_a_packed_file_does_no_harm(site: Path, elsewhere: Path, serve: Serve) -> None:
    with (site / "manifest.json").open("wb") as file:
        file.truncate(400_000_000)

    result = verify(serve(site, {"/manifest.json": "gzip"}), elsewhere)

    assert result.stderr.startswith("manifest.json: SV001 the file is larger than any of a site")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("br", "comes packed as br"),
        (401, "is not open to everyone (answer 401)"),
        (403, "is not open to everyone (answer 403)"),
        ("/manifest.json", "sends on from one address to the next without end"),
        ("ftp://127.0.0.1/manifest.json", "sends on to ftp://127.0.0.1/manifest.json"),
        ("file:///etc/passwd", "sends on to where no site is"),
    ],
)
def test_answer_that_is_no_file_is_told_in_its_own_words(site, elsewhere, serve, answer, said: str) -> None:
    assert_wrong_use(verify(serve(site, {"/manifest.json": answer}), elsewhere), said, "; ")


def test_site_that_was_moved_is_followed(site: Path, elsewhere: Path, serve: Serve) -> None:
    result = verify(serve(site, {ADDRESS: "/privacy/1.0/index.html"}), elsewhere)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{PAGE}: SV001")


@pytest.mark.parametrize("page", ["index.html", PAGE])
def test_a_page_is_what_visitors_get_at_its_address(site: Path, elsewhere: Path, serve: Serve, page: str) -> None:
    """A host, or a cache before it, may still have the right bytes at ``…/index.html``, which nobody asks for."""
    address = f"/{page.removesuffix('index.html')}"

    result = verify(serve(site, {address: "/privacy/1.0/index.html", f"/{page}": 500}), elsewhere)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{page}: SV001")


@pytest.mark.parametrize("path", ["/manifest.json", ADDRESS])
def test_server_that_never_ends_is_given_up(site: Path, elsewhere: Path, serve: Serve, path: str) -> None:
    ended = Event()

    result = verify(serve(site, {path: ended}), elsewhere, "--timeout", "2")

    ended.set()
    assert_wrong_use(result, "has not answered whole within 2 seconds; give it more time with --timeout")


@pytest.mark.parametrize("answer", [500, 503, 403, 200, 0])
@pytest.mark.parametrize("path", ["/manifest.json", ADDRESS])
def test_server_in_trouble_is_no_verdict(site: Path, elsewhere: Path, serve: Serve, path: str, answer: int) -> None:
    result = verify(serve(site, {path: answer}), elsewhere)

    assert_wrong_use(result, "; ")


def test_unreachable_address_is_told_on_one_line(elsewhere: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]

    assert_wrong_use(verify(f"http://127.0.0.1:{port}/", elsewhere), "cannot be reached")


@pytest.mark.parametrize(
    "place",
    [
        "ftp://127.0.0.1/",
        "file:///etc/",
        "javascript://127.0.0.1/",
        "://",
        "http://",
        "http://[",
        "http://127.0.0.1:port/",
        "http://127.0.0.1:99999/",
        "http://a b/",
        "http://\u2028/",
        "http://127.0.0.1/?page=1",
        "http://127.0.0.1/#top",
        "http://127.0.0.1/?",
        "nowhere",
        "",
    ],
)
def test_place_that_is_no_site_is_told_on_one_line(elsewhere: Path, place: str) -> None:
    assert_wrong_use(verify(place, elsewhere))


def test_folder_without_a_manifest_is_no_site(elsewhere: Path, serve: Serve) -> None:
    assert_wrong_use(verify(str(elsewhere), elsewhere), "has no manifest.json")
    assert_wrong_use(verify(serve(elsewhere), elsewhere), "has no manifest.json", "of a whole site, not of a page")
    assert_wrong_use(verify("notices.example.com:443", elsewhere), "there is no folder", "its address from https:// on")


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{", b"[]", b"null", b'{"files": []}', b'{"files": 1}', b"\xff\xfe", b'"files"', b"[" * 100_000, b"NaN"],
)
def test_manifest_that_is_none_is_a_finding(site: Path, elsewhere: Path, manifest: bytes) -> None:
    (site / "manifest.json").write_bytes(manifest)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert result.stderr == "manifest.json: SV001 the manifest cannot be read; publish the site anew from its sources\n"


@pytest.mark.parametrize(
    "path",
    [
        "../outside",
        "privacy/../../outside",
        "/outside",
        "//outside",
        "..\\outside",
        "privacy/..\\..\\outside",
        "C:/outside",
        "file:///outside",
        "http://127.0.0.1/outside",
        "..",
        ".",
        "",
        "privacy",
        "privacy/1.1/../1.1/index.html",
        "nul\0byte",
        "\ud800",
        "a" * 5000,
        "link/secret",
        "../notice.json",
        "link/notice.json",
    ],
    ids=lambda path: ascii(path[:30]),
)
def test_manifest_never_leads_out_of_the_site(site: Path, elsewhere: Path, path: str) -> None:
    secret = b'{"versions": []}'
    for name in ("outside", "secret", "notice.json"):
        (site.parent / name).write_bytes(secret)
    (site / "link").symlink_to(site.parent)
    edit_json(site / "manifest.json", lambda data: data["files"].update({path: hashlib.sha256(secret).hexdigest()}))

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1, (result.output, result.exception)
    assert isinstance(result.exception, SystemExit)
    assert any(" SV00" in line and "link: SV003" not in line for line in result.stderr.splitlines())
    assert all(" SV00" in line for line in result.stderr.splitlines())


@pytest.mark.parametrize(
    "version",
    ["../../secret", "/etc", "..", "1.1/../../../secret"],
)
def test_published_register_never_leads_out_of_the_site(site: Path, elsewhere: Path, version: str) -> None:
    (site.parent / "secret").mkdir()
    shutil.copy(site / "privacy/1.1/seal.json", site.parent / "secret" / "seal.json")
    edit_json(site / "privacy/notice.json", lambda data: data["versions"][1].update(version=version))
    write_manifest(site)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert "SV004" in result.stderr
    assert "does not fit" not in result.stderr, "a seal outside the site was read"


@pytest.mark.parametrize(
    "edit",
    [
        {"summary": "A better summary."},
        {"effective": "2021-04-02"},
        {"published": "2021-02-28"},
        {"version": "1.0"},
        {"digest": "sha256:" + "0" * 64},
        {"short_notice": "We had to."},
        {"effective": "soon"},
        {"effective": None},
        {"errata": 1},
        {"errata": [{}]},
        {"version": None},
        {"version": {"a": 1}},
    ],
    ids=str,
)
def test_edited_register_is_found_though_the_manifest_was_recomputed(site, elsewhere, edit) -> None:
    edit_json(site / "privacy/notice.json", lambda data: data["versions"][1].update(edit))
    write_manifest(site)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert result.stderr.startswith("privacy/")
    assert "SV004" in result.stderr


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["versions"].pop(0),
        lambda data: data["versions"].reverse(),
        lambda data: data.update(versions=None),
        lambda data: data.update(versions=[1]),
        lambda data: data["versions"][0].pop("digest"),
        lambda data: data["versions"][0].update(digest=None),
        lambda data: data["versions"][1].update(digest=None),
        lambda data: data["versions"].append(data["versions"][1]),
        lambda data: data["versions"].pop(1),
    ],
    ids=["first dropped", "reversed", "none", "numbers", "no digest", "empty", "empty last", "twice", "last dropped"],
)
def test_edited_chain_is_found(site: Path, elsewhere: Path, edit: Callable[[Any], object]) -> None:
    edit_json(site / "privacy/notice.json", edit)
    write_manifest(site)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert "SV004" in result.stderr


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda versions: versions[1].update(digest=None), "version “1.1” has no digest and is no draft"),
        (lambda versions: versions.append(versions[1]), "version “1.1” stands in the register twice"),
        (lambda versions: versions.pop(1), "“privacy/1.1/seal.json” is the seal of no version in the register"),
        (
            lambda versions: versions[1]["files"]["de-DE"]["text"].update(sha256="0" * 64),
            "the register tells a digest of “de-DE/privacy/1.1/notice.txt” that is not the manifest's",
        ),
    ],
    ids=["no digest", "twice", "seal left", "another file"],
)
def test_register_that_no_build_writes_is_found(site: Path, elsewhere: Path, edit, expected: str) -> None:
    edit_json(site / "privacy/notice.json", lambda data: edit(data["versions"]))
    write_manifest(site)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert f"privacy/notice.json: SV004 {expected}" in result.stderr


def many_versions(site: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["versions"] = [{**data["versions"][1], "version": f"1.{number}"} for number in range(10_001)]

    edit_json(site / "privacy/notice.json", edit)
    write_manifest(site)


def one_version_many_times(site: Path) -> None:
    edit_json(site / "privacy/notice.json", lambda data: data.update(versions=data["versions"][1:] * 9_000))
    write_manifest(site)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (many_versions, "the register has 10001 entries, more than any has"),
        (one_version_many_times, "version “1.1” stands in the register twice"),
    ],
)
def test_register_that_would_cost_time_is_refused_unread(site: Path, elsewhere: Path, edit, expected: str) -> None:
    edit(site)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1
    assert result.stderr == f"privacy/notice.json: SV004 {expected}; publish the site anew from its sources\n"


@pytest.mark.parametrize(
    "seal",
    [
        "{}",
        "",
        '{"facts": {}, "blocks": []}',
        '{"facts": {"a": "\\ud800"}, "blocks": []}',
        '{"facts": {}, "blocks": [["a", "b", Infinity, "c"]]}',
    ],
)
def test_edited_seal_is_found_though_the_manifest_was_recomputed(site: Path, elsewhere: Path, seal: str) -> None:
    (site / "privacy/1.0/seal.json").write_text(seal, encoding="utf-8")
    write_manifest(site)

    result = verify(str(site), elsewhere)

    assert result.exit_code == 1, (result.output, result.exception)
    assert "SV004" in result.stderr


# Signatures


def name_signer(small: SmallProject, key: Path) -> None:
    small.replace("docs/privacy/notice.yml", "facts:\n", f"signers:\n  - {public(key)}\nfacts:\n")


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_key(tmp_path_factory.mktemp("keys"), "counsel")


@pytest.fixture(scope="module")
def signed_once(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Path:
    """The small project, its site built and signed by the signer that its register names; never changed."""
    small = SmallProject.copy(tmp_path_factory.mktemp("signed") / "small")
    name_signer(small, key)
    build(small, "--sign", str(key))
    return small.root


@pytest.fixture
def signed(signed_once: Path, tmp_path: Path) -> SmallProject:
    """A copy of it that a test may change."""
    return SmallProject(Path(shutil.copytree(signed_once, tmp_path / "small")))


def test_signature_of_the_named_signer_is_good(signed: SmallProject, key: Path, elsewhere: Path) -> None:
    site = signed.root / "site"

    by_register = call("verify", str(site), folder=signed.root)
    by_option = verify(str(site), elsewhere, "--signer", public(key))

    assert (site / "manifest.json.sig").is_file()
    for result in (by_register, by_option):
        assert result.exit_code == 0, result.output
        assert "2 published versions, signature good, 0 findings" in result.stdout


def recompute_manifest(site: Path, _tmp: Path) -> None:
    """Of a page that no register tells of."""
    page = site / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    write_manifest(site)


def add_a_space(site: Path, _tmp: Path) -> None:
    (site / "manifest.json").write_bytes((site / "manifest.json").read_bytes() + b" ")


def remove_signature(site: Path, _tmp: Path) -> None:
    (site / "manifest.json.sig").unlink()


def empty_signature(site: Path, _tmp: Path) -> None:
    (site / "manifest.json.sig").write_bytes(b"")


def spoil_signature(site: Path, _tmp: Path) -> None:
    (site / "manifest.json.sig").write_bytes(b"\xff\x00not a signature")


def sign_with(site: Path, key: Path, namespace: str) -> None:
    (site / "manifest.json.sig").unlink()
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", namespace, str(site / "manifest.json")]
    subprocess.run(command, check=True, capture_output=True)


def sign_with_another_key(site: Path, tmp: Path) -> None:
    sign_with(site, make_key(tmp, "stranger"), "noticepress")


@pytest.mark.parametrize(
    "tamper",
    [
        recompute_manifest,
        add_a_space,
        remove_signature,
        empty_signature,
        spoil_signature,
        sign_with_another_key,
    ],
)
def test_manifest_without_a_good_signature_is_found(signed: SmallProject, tmp_path: Path, tamper) -> None:
    site = signed.root / "site"
    tamper(site, tmp_path)

    result = call("verify", str(site), folder=signed.root)

    assert result.exit_code == 1
    assert result.stderr.startswith("manifest.json.sig: SV005 ")
    assert result.stderr.count("\n") == 1


def test_signature_for_another_purpose_is_found(signed: SmallProject, key: Path) -> None:
    site = signed.root / "site"
    sign_with(site, key, "file")

    result = call("verify", str(site), folder=signed.root)

    assert result.exit_code == 1
    assert "SV005 the signature is not of a signer" in result.stderr


def test_signature_of_another_signer_is_found(signed: SmallProject, tmp_path: Path, elsewhere: Path) -> None:
    stranger = public(make_key(tmp_path, "stranger"))

    result = verify(str(signed.root / "site"), elsewhere, "--signer", stranger)

    assert result.exit_code == 1
    assert "SV005 the signature is not of a signer" in result.stderr


def test_site_signed_by_nobody_is_found_where_a_signer_is_named(site: Path, key: Path, elsewhere: Path) -> None:
    result = verify(str(site), elsewhere, "--signer", public(key))

    assert result.exit_code == 1
    assert "SV005 the manifest is not signed" in result.stderr


@pytest.mark.parametrize("signer", ["not a key", "* cert-authority\n", "\n* ", "* ssh-ed25519 AAAA", "nowhere.pub"])
def test_signer_that_is_no_key_is_wrong_use(signed: SmallProject, elsewhere: Path, signer: str) -> None:
    result = verify(str(signed.root / "site"), elsewhere, "--signer", signer)

    assert_wrong_use(result, "is no SSH public key; give a line like")


def test_key_of_nobody_accepts_nothing(signed: SmallProject, elsewhere: Path) -> None:
    result = verify(str(signed.root / "site"), elsewhere, "--signer", "ssh-ed25519 AAAA")

    assert result.exit_code == 1
    assert "SV005" in result.stderr


def test_signer_may_be_named_by_the_file_of_the_key(signed: SmallProject, key: Path, elsewhere: Path) -> None:
    result = verify(str(signed.root / "site"), elsewhere, "--signer", str(key.with_suffix(".pub")))

    assert result.exit_code == 0, result.output
    assert "signature good" in result.stdout


def test_private_key_is_no_signer(signed: SmallProject, key: Path, elsewhere: Path) -> None:
    assert_wrong_use(verify(str(signed.root / "site"), elsewhere, "--signer", str(key)), "is no SSH public key")


def test_signer_in_the_register_that_is_no_key_is_a_finding(small: SmallProject) -> None:
    small.replace("docs/privacy/notice.yml", "facts:\n", "signers:\n  - counsel@example.org\nfacts:\n")

    found = [str(finding) for finding in small.findings() if finding.code == "IN002"]

    assert len(found) == 1
    assert "signers: “counsel@example.org” is no SSH public key" in found[0]


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_key_of_no_named_signer_leaves_the_old_site_whole(signed: SmallProject, tmp_path: Path) -> None:
    before = content(signed.root / "site")
    stranger = make_key(tmp_path, "stranger")

    result = call("build", "--as-of", "2027-11-24", "--sign", str(stranger), folder=signed.root)

    assert_wrong_use(result, "is of no signer that notice.yml names")
    assert content(signed.root / "site") == before


def test_signed_site_is_not_replaced_by_an_unsigned_one(signed: SmallProject) -> None:
    before = content(signed.root / "site")

    result = call("build", "--as-of", "2027-11-24", folder=signed.root)

    assert_wrong_use(result, "is signed and the new one would not be; add --sign")
    assert content(signed.root / "site") == before


def test_site_that_nobody_signed_is_told_where_signers_are_named(signed: SmallProject) -> None:
    result = call("build", "--as-of", "2026-11-24", "--output", str(signed.root / "other"), folder=signed.root)

    assert result.exit_code == 0, result.output
    assert (
        "the site is not signed: notice.yml names signers, and none has signed; build it with --sign" in result.stderr
    )
    assert "is not signed" not in result.stdout


def test_key_that_others_can_read_is_told_as_ssh_tells_it(signed: SmallProject, key: Path, tmp_path: Path) -> None:
    open_key = Path(shutil.copy(key, tmp_path / "open"))
    open_key.chmod(0o644)

    result = call("build", "--as-of", "2026-11-24", "--sign", str(open_key), folder=signed.root)

    assert_wrong_use(result, "are too open")


def test_key_that_is_none_leaves_the_old_site_whole(signed: SmallProject, tmp_path: Path) -> None:
    site = signed.root / "site"
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    bad = tmp_path / "bad"
    bad.write_text("no key", encoding="utf-8")
    bad.chmod(0o600)

    result = call("build", "--as-of", "2027-11-24", "--sign", str(bad), folder=signed.root)

    assert_wrong_use(result, "nothing was signed: Couldn't load public key")
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert [path.name for path in signed.root.iterdir() if "building" in path.name] == []


def test_missing_key_file_is_wrong_use(small: SmallProject) -> None:
    result = call("build", "--sign", "nowhere", folder=small.root)

    assert result.exit_code == 2
    assert not (small.root / "site").exists()


def test_findings_can_be_read_by_programs(site: Path, elsewhere: Path) -> None:
    remove(site)

    found = json.loads(verify(str(site), elsewhere, "--format", "json").stdout)

    assert [(each["path"], each["code"]) for each in found] == [(PAGE, "SV002")]
