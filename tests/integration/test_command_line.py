"""What every command does alike: its encoding, its exit status, where it looks for the project."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from commandline import call, done
from noticepress.commands.program.common import every_command, os_error_line
from small_project import DAY, REPOSITORY, SmallProject

AS_OF = ("--as-of", str(DAY))
CATALOG = "locales/de/LC_MESSAGES/privacy.po"
INTERRUPTED = "noticepress: interrupted; no file and no site is half-written\n"
VISIBLE = sorted(name for name, command in every_command().items() if not command.hidden)


def begin(
    folder: Path, *arguments: str, program: tuple[str, ...] = ("-m", "noticepress"), **options
) -> subprocess.Popen:
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    return subprocess.Popen([sys.executable, *program, *arguments], cwd=folder, env=env, **options)


def heed_interruptions() -> None:
    """As a terminal starts a command, however the tests themselves were started."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(params=[signal.default_int_handler, signal.SIG_IGN], ids=["foreground", "background"])
def tests_are_started(request: pytest.FixtureRequest) -> Iterator[None]:
    """The tests run at a terminal, or as a job in the background, where shells have SIGINT ignored."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def spoilt(small: SmallProject) -> SmallProject:
    """A project with a finding whose message ASCII cannot write."""
    small.replace(CATALOG, 'msgstr "Sprachen"', 'msgstr "Sprachen <script>"')
    return small


@pytest.mark.parametrize("encoding", ["ascii:strict", "latin-1:strict"])
@pytest.mark.parametrize("style", ["json", "sarif", "github"])
def test_formats_for_programs_are_utf_8_wherever_they_go(spoilt: SmallProject, style: str, encoding: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "noticepress", "check", *AS_OF, "--format", style]

    done = subprocess.run(command, cwd=spoilt.root, env=env, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (1, b"")
    assert "“Sprachen <script>”".encode() in done.stdout


@pytest.mark.parametrize("encoding", ["ascii:strict", "latin-1:strict"])
def test_tables_and_pages_are_told_in_any_encoding(small: SmallProject, run, encoding: str) -> None:
    for command in (["status"], ["status", "--format", "json"], ["rules", "TR005"]):
        done = run(small.root, *command, PYTHONIOENCODING=encoding)

        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments", [("check", *AS_OF), ("check", "--format", "json"), ("status",), ("status", "--help"), ("--help",)]
)
def test_reader_that_has_gone_ends_a_command_quietly(spoilt: SmallProject, arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)

    process = begin(spoilt.root, *arguments, stdout=writer, stderr=writer if "check" in arguments else subprocess.PIPE)
    os.close(writer)
    _, told = process.communicate(timeout=60)

    assert (process.returncode, told or b"") == (141, b"")


PIPES = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
FOREGROUND = {**PIPES, "preexec_fn": heed_interruptions}


@pytest.mark.usefixtures("tests_are_started")
def test_interruption_of_a_command_is_told_on_one_line(small: SmallProject) -> None:
    hook = small.read("hooks/events.py")
    small.write("hooks/events.py", f"{hook}\n\nimport signal\n\nsignal.raise_signal(signal.SIGINT)\n")
    process = begin(small.root, "build", **FOREGROUND)

    told = process.communicate(timeout=120)

    assert (process.returncode, told) == (130, ("", INTERRUPTED))
    assert not (small.root / "site").exists()


def test_interruption_once_a_site_is_in_its_place_denies_nothing(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.drop_translations()
    done(small, "build", *AS_OF)
    small.write("docs/index.md", small.read("docs/index.md") + "\nMore is told.\n")
    delete = shutil.rmtree

    def interrupted(path: str | Path, **options: bool) -> None:
        if (Path(path) / "index.html").is_file():
            raise KeyboardInterrupt
        delete(path, **options)

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    result = call(small, "build", *AS_OF)

    assert (result.exit_code, result.output) == (130, INTERRUPTED)
    assert "More is told." in small.read("site/index.html")


@pytest.mark.usefixtures("tests_are_started")
def test_interruption_while_the_program_is_loaded_is_told_on_one_line(tmp_path: Path) -> None:
    loading = """
import signal, sys
class Interrupted:
    def find_spec(self, name, *_):
        if name == "noticepress.commands":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupted())
from noticepress.__main__ import run
run()
"""
    process = begin(tmp_path, program=("-c", loading), **FOREGROUND)

    assert process.communicate(timeout=60) == ("", INTERRUPTED)
    assert process.returncode == 130


def test_command_in_the_background_is_not_interrupted_by_the_terminal(small: SmallProject) -> None:
    hook = small.read("hooks/events.py")
    small.write("hooks/events.py", f"{hook}\n\nimport signal\n\nsignal.raise_signal(signal.SIGINT)\n")

    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    process = begin(small.root, "build", *AS_OF, **PIPES)
    signal.signal(signal.SIGINT, before)

    _, told = process.communicate(timeout=120)
    assert (told, process.returncode) == ("noticepress: drawn by MkDocs, for code in hooks/events.py\n", 0)


ARGUMENTS = {
    "new": ("1.3",),
    "publish": ("1.2",),
    "withdraw": ("1.2", "--reason", "x"),
    "erratum": ("1.0", "--section", "x", "--old", "x", "--new", "y", "--reason", "x"),
    "evidence": ("2018-12-01", "de-DE"),
    "show": ("2026-11-24",),
    "diff": ("1.0", "1.1"),
    "merge": (".",),
    "headers": ("nginx",),
    "announce": ("1.1", "-o", "letters"),
    "export": ("de",),
    "import": ("de.xlf",),
    "approve": ("--by", "x"),
    "review": ("de", "--by", "x"),
    "retire": ("locale de-DE", "--reason", "x"),
    "revise": ("--reason", "x"),
}


@pytest.mark.parametrize("name", [name for name in VISIBLE if name not in ("doctor", "init", "rules", "verify")])
def test_outside_of_a_project_every_command_says_the_same(tmp_path: Path, run, name: str) -> None:
    done = run(tmp_path, name, *ARGUMENTS.get(name, ()))

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"noticepress: there is no mkdocs.yml in {tmp_path} or above it; "
        "run noticepress in a project's folder, or name one with -C\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["docs", "docs/privacy/1.2", "locales"])
def test_project_is_found_from_a_folder_below_it(small: SmallProject, run, folder: str) -> None:
    done = run(small.root / folder, "check", *AS_OF)

    assert (done.returncode, done.stdout, done.stderr) == (0, "0 findings\n", "")


def test_project_is_found_from_a_named_folder_below_it(small: SmallProject, run, tmp_path: Path) -> None:
    assert run(tmp_path, "-C", str(small.root / "docs"), "check", *AS_OF).returncode == 0


@pytest.mark.parametrize("name", ["notice.yaml", "Notice.yml", "NOTICE.YAML"])
def test_register_with_nearly_the_right_name_is_named(small: SmallProject, run, name: str) -> None:
    (small.root / "docs" / "privacy" / "notice.yml").rename(small.root / "docs" / "privacy" / name)

    done = run(small.root, "check", *AS_OF)

    assert done.returncode == 1
    assert done.stdout == (
        f"docs/privacy/{name}: IN009 a register is named notice.yml, not {name}; rename it notice.yml\n"
    )


@pytest.mark.parametrize("columns", ["80", "200"])
def test_help_lists_every_command_with_a_whole_sentence(tmp_path: Path, run, columns: str) -> None:
    listed = " ".join(run(tmp_path, "--help", COLUMNS=columns).stdout.partition("Commands:")[2].split())

    sentences = re.split(r"(?<=\.) ", listed)
    assert [sentence.split()[0] for sentence in sentences] == VISIBLE
    assert "..." not in listed


def test_status_tells_the_day_of_the_notice_in_its_time_zone(small: SmallProject, run) -> None:
    small.replace("docs/privacy/notice.yml", "versions:", "time_zone: Asia/Taipei\nversions:")
    small.seal_anew()
    evening = "1796140800"  # 2026-12-01 16:00 UTC

    told = [run(small.root, "status", *style, SOURCE_DATE_EPOCH=evening) for style in ([], ["--format", "json"])]

    assert "Privacy Notice as of 2026-12-02" in told[0].stdout
    assert json.loads(told[1].stdout)["as_of"] == {"privacy": "2026-12-02"}


def test_status_is_text_or_json_and_nothing_else(small: SmallProject, run) -> None:
    assert json.loads(run(small.root, "status", *AS_OF, "--format", "json").stdout)["as_of"] == {"privacy": str(DAY)}
    refused = run(small.root, "status", "--format", "sarif")
    assert refused.returncode == 2
    assert "'sarif' is not one of 'text', 'json'" in refused.stderr


def test_status_for_programs_has_null_where_no_date_is_known(small: SmallProject, run) -> None:
    small.replace("docs/privacy/notice.yml", "    effective: 2030-01-01\n", "")

    told = run(small.root, "status", *AS_OF, "--format", "json").stdout

    draft = {"version": "1.2", "status": "draft", "published": None, "effective": None}
    assert json.loads(told)["notices"]["privacy"][-1] == draft
    assert "—" not in told
    assert run(small.root, "status", *AS_OF).stdout.count("—") > 0


@pytest.mark.parametrize("width", ["30", "40", "60", "120"])
def test_status_cuts_nothing_on_any_terminal(small: SmallProject, run, width: str) -> None:
    shown = run(small.root, "status", *AS_OF, COLUMNS=width).stdout

    assert "…" not in shown
    for cell in ("2020-01-01", "2021-04-01", "2030-01-01", "superseded", "zh_Hant_HK, zh_Hant", "25/25 (100 %)"):
        assert cell in shown
    assert all(len(line) <= max(int(width), len("  Catalogs: zh_Hant_HK, zh_Hant")) for line in shown.splitlines()[1:])


def test_update_counts_what_it_did_and_what_is_to_do_in_all(small: SmallProject, run) -> None:
    small.replace(CATALOG, 'msgid "Contact"\nmsgstr "Kontakt"', 'msgid "Contact"\nmsgstr ""')
    with (small.root / CATALOG).open("rb") as file:
        entries = sum(bool(message.id) for message in read_po(file))
    edited = "Sign and post your letter.\n\nWholly unlike anything else, this: quixotic zephyrs."
    small.replace("docs/privacy/1.2/20-contact.md", "Sign and date your letter.", edited)

    told = run(small.root, "update", "de", *AS_OF).stdout.splitlines()[0]

    assert told == f"{CATALOG}: {entries - 1} kept, 1 new, 1 fuzzy, 1 obsolete; in all 2 untranslated, 1 fuzzy"


def test_build_of_one_locale_does_not_ask_for_the_catalogs_of_others(small: SmallProject, run) -> None:
    small.replace("locales/zh_Hant/LC_MESSAGES/privacy.po", 'msgid "Contact"\nmsgstr "', 'msgid "Contact"\nmsgstr "77')

    assert run(small.root, "build", *AS_OF, "--locale", "de-DE").returncode == 0
    assert run(small.root, "build", *AS_OF, "--locale", "zh-HK").returncode == 1


def test_build_of_one_locale_reads_no_damaged_catalog_of_another(small: SmallProject, run) -> None:
    small.write("locales/zh_Hant/LC_MESSAGES/privacy.po", "damaged")
    (small.root / "locales/zh_Hant/LC_MESSAGES/site.po").unlink()

    assert run(small.root, "build", *AS_OF, "--locale", "de-DE").returncode == 0
    refused = run(small.root, "build", *AS_OF, "--locale", "de-DE", "--locale", "zh-HK")
    assert refused.returncode == 1
    assert [line.split(" ")[:2] for line in refused.stderr.splitlines()] == [
        ["locales/zh_Hant/LC_MESSAGES/privacy.po:1:", "IN003"],
        ["locales/zh_Hant/LC_MESSAGES/site.po:", "IN009"],
    ]


def test_port_in_use_is_told_with_its_own_remedy(small: SmallProject, run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = run(small.root, "serve", "--address", f"127.0.0.1:{server.getsockname()[1]}", "--locale", "de-DE")

    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(" is in use; choose another with --address")


@pytest.mark.parametrize(
    ("number", "name", "publishing", "line"),
    [
        (errno.ENOSPC, "/x/y", True, "/x/y: no space left on device; nothing was published; make room there"),
        (errno.ENOENT, b"/x/y", False, "/x/y: no such file or directory; restore it, or name another"),
        (errno.EACCES, "/x/y", False, "/x/y: permission denied; make the place writable, or choose another"),
        (errno.EROFS, "/x\ny", False, "/x y: read-only file system; make the place writable, or choose another"),
        (errno.EEXIST, "/x", False, "/x: file exists; choose another place"),
        (errno.EADDRINUSE, None, False, "address already in use; choose another --address"),
    ],
)
def test_what_the_system_refuses_has_a_remedy_of_its_kind(
    number: int,
    name: str | bytes | None,
    publishing: bool,
    line: str,
) -> None:
    assert os_error_line(OSError(number, os.strerror(number), name), publishing=publishing) == line


@pytest.mark.parametrize("name", VISIBLE)
def test_help_ends_with_an_example(name: str) -> None:
    lines = (every_command()[name].epilog or "").splitlines()

    assert lines[1] in ("Example:", "Examples:")
    assert all(line.startswith(f"  noticepress {name}") for line in lines[2:])
    assert len(lines) > 2


def test_a_region_without_data_of_its_own_has_catalogs_of_its_own(small: SmallProject) -> None:
    """Germans in France: CLDR has no such locale, and dates are written as in Germany."""
    small.replace("locales/locales.yml", "tag: de-DE\n", "tag: de-FR\n    cldr: de\n    hreflang: [de-FR, de-LU]\n")
    small.replace("locales/locales.yml", "[de]", "[de_FR, de]")
    done(small, "update", "de_FR", *AS_OF)
    small.replace("locales/de_FR/LC_MESSAGES/privacy.po", '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', "")

    done(small, "build", *AS_OF)

    assert (small.root / "site/de-FR/privacy/index.html").is_file()


@pytest.mark.parametrize(("name", "reason"), [("xx", "'xx' is no language"), ("de_XX", "'XX' is no region")])
def test_a_language_or_region_that_there_is_not_has_no_catalogs(small: SmallProject, name: str, reason: str) -> None:
    refused = call(small, "update", name, *AS_OF)

    assert refused.exit_code == 2
    assert f"{reason}; mend the name" in refused.stderr
    assert not (small.root / "locales" / name).exists()
