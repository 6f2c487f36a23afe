"""A project whose folders, configuration, templates or hooks break the build, or reach out of the project with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError
from small_project import DAY, REPOSITORY, SmallProject

BUILD = ("build", "--locale", "de-DE", "--as-of", str(DAY))
HANDLERS = "from noticepress.site.mkdocs.events import *\n"

# Links that lead out of the project, names that no site has, and code where data belongs


def link(small: SmallProject, path: str, target: str = "outside") -> None:
    """Put a link in the place of a file or folder, to a copy of it beside the project."""
    place = small.root / path
    outside = small.root.parent / target
    if place.is_dir():
        shutil.copytree(place, outside)
        shutil.rmtree(place)
    elif place.exists():
        shutil.move(place, outside)
    else:
        outside.write_text("secret", encoding="utf-8")
    place.symlink_to(outside)


@pytest.mark.parametrize(
    "path",
    [
        "docs/privacy/1.1/20-contact.md",
        "docs/privacy/1.0",
        "docs/privacy/notice.yml",
        "docs/privacy/1.0/seal.json",
        "docs/privacy",
        "docs/index.md",
        "docs/secret.txt",
        "docs/assets",
        "docs",
        "locales/de/LC_MESSAGES/privacy.po",
        "locales/de",
        "locales/locales.yml",
        "locales",
        "overrides/main.html",
        "overrides/partials",
        "mkdocs.yml",
    ],
)
def test_link_out_of_the_project_is_refused(small: SmallProject, path: str) -> None:
    link(small, path)

    findings = small.findings()

    assert [str(finding) for finding in findings] == [
        f"{path}: IN009 a link leads out of the project's folder; put what it leads to in its place"
    ]


def test_link_within_the_project_is_followed(small: SmallProject) -> None:
    shutil.move(small.root / "locales/de", small.root / "german")
    (small.root / "locales/de").symlink_to("../german")

    assert small.findings() == []


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("docs", "content"),
        ("docs/files", "shared"),
        ("docs/files/letter.txt", "shared.txt"),
        ("overrides", "look"),
        ("overrides/assets/more.txt", "shared.txt"),
    ],
)
def test_assets_behind_a_link_within_the_project_are_published(small: SmallProject, path: str, target: str) -> None:
    small.write("docs/files/letter.txt", "words")
    small.write("overrides/assets/more.txt", "words")
    shutil.move(small.root / path, small.root / target)
    (small.root / path).symlink_to(small.root / target)

    done = CliRunner().invoke(main, ["-C", str(small.root), *BUILD])

    assert done.exit_code == 0, done.output
    assert (small.read("site/files/letter.txt"), small.read("site/assets/more.txt")) == ("words", "words")


def test_mkdocs_publishes_assets_of_a_project_behind_a_link(small: SmallProject) -> None:
    small.write("docs/files/letter.txt", "words")
    (small.root.parent / "link").symlink_to(small.root)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(small.root.parent / "link" / "mkdocs.yml")]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "NOTICEPRESS_AS_OF": str(DAY)}

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stderr
    assert small.read("site/files/letter.txt") == "words"


@pytest.mark.parametrize("command", [("new", "1.3"), ("update",), ("extract",), ("build",), ("status",)])
def test_no_command_reads_or_writes_through_a_link_out(small: SmallProject, command: tuple[str, ...]) -> None:
    link(small, "locales/de")
    before = {path: path.read_bytes() for path in (small.root.parent / "outside").rglob("*.po")}

    done = CliRunner().invoke(main, ["-C", str(small.root), *command])

    assert done.exit_code == 1
    assert "locales/de: IN009 a link leads out of the project's folder" in done.stderr
    assert {path: path.read_bytes() for path in (small.root.parent / "outside").rglob("*.po")} == before


def test_nothing_is_written_through_a_link_out(small: SmallProject) -> None:
    link(small, "locales/de")

    with pytest.raises(NoticepressError, match="a link leads out"):
        Project(small.root).write(small.root / "locales/de/LC_MESSAGES/privacy.po", b"")


def test_pipe_and_endless_link_are_told_and_not_waited_for(small: SmallProject) -> None:
    (small.root / "docs/index.md").unlink()
    os.mkfifo(small.root / "docs/index.md")
    (small.root / "docs/loop").symlink_to("loop")
    (small.root / "docs/gone").symlink_to("nowhere")

    assert [str(finding) for finding in small.findings()] == [
        f"docs/{name}: IN009 this is no file and no folder that can be read; delete it, or mend the link"
        for name in ("gone", "index.md", "loop")
    ]


@pytest.mark.parametrize("arguments", [["check"], ["status"], ["build"], ["export", "de", "-o", "de.xlf"]])
def test_lock_of_an_editor_stops_nothing(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """While a file is written in Emacs, a link beside it tells who does, and leads to no file."""
    monkeypatch.chdir(small.root)
    (small.root / "overrides").mkdir(exist_ok=True)
    for name in ("docs/privacy/1.2/20-contact.md", "locales/de/LC_MESSAGES/privacy.po", "overrides/main.html"):
        path = small.root / name
        path.with_name(f".#{path.name}").symlink_to("anna@example.4711:1764450000")
    (small.root / "locales/de/LC_MESSAGES/privacy-old.po").write_text(small.read("locales/de/LC_MESSAGES/privacy.po"))

    done = CliRunner().invoke(main, arguments)

    assert (done.exit_code, done.stderr) == (0, "")
    assert ".#" not in done.stdout


@pytest.mark.parametrize(
    ("name", "shown"), [(b"caf\xe9.txt", r"caf\xe9.txt"), (b"a\nb.txt", "a b.txt"), (b"a\x1b[2J.txt", "a [2J.txt")]
)
def test_name_that_can_be_no_address_is_refused(small: SmallProject, name: bytes, shown: str) -> None:
    Path(os.fsdecode(os.fsencode(small.root / "docs") + b"/" + name)).touch()

    done = CliRunner().invoke(main, ["-C", str(small.root), "build"])

    assert done.exit_code == 1
    assert done.stderr == f"docs/{shown}: IN009 the file's name is no text that can be an address; rename the file\n"


OBJECTS = [
    "!!python/object/apply:os.system ['touch stolen']",
    "!!python/object/new:os.system ['touch stolen']",
    "!!python/object:subprocess.Popen {}",
    "!!python/module:antigravity ''",
    "!<tag:yaml.org,2002:python/object/apply:os.system> ['touch stolen']",
    "!!python/tuple [1]",
]
CONFIGURATION = [
    *(pytest.param(f"other: {value}\n", " would run code; ", id=value) for value in OBJECTS),
    pytest.param("nested: " + "[" * 3000 + "\n", "nested too deeply", id="nested"),
    pytest.param("INHERIT: /etc/passwd\n", "INHERIT reads another file; write its settings", id="inherit"),
    pytest.param('site_dir: "a\\0b"\n', "is no name of a folder", id="nul"),
    pytest.param('docs_dir: "a\\0b"\n', "docs_dir is “a b”, and the texts are read from docs/; leave", id="docs nul"),
    pytest.param("docs_dir: content\n", "docs_dir is “content”, and the texts are read from docs/; leave", id="docs"),
    pytest.param("docs_dir: ../docs\n", "and the texts are read from docs/; leave the line out", id="docs outside"),
    pytest.param("use_directory_urls: no\n", "use_directory_urls is off: ", id="addresses"),
]


@pytest.mark.parametrize(("added", "told"), CONFIGURATION)
def test_configuration_that_does_harm_is_refused_before_it_is_read(small: SmallProject, added: str, told: str) -> None:
    line = small.read("mkdocs.yml").count("\n") + 1
    small.write("mkdocs.yml", small.read("mkdocs.yml") + added)

    for command in ("build", "check"):
        done = CliRunner().invoke(main, ["-C", str(small.root), command])
        assert done.exit_code == 1, (done.output, done.exception)
        written = done.stdout if command == "check" else done.stderr
        assert f"mkdocs.yml:{line}: IN009 " in written
        assert told in written
        assert len([line for line in written.splitlines() if " IN007 " not in line]) == 1
    assert not (small.root / "stolen").exists()
    assert not Path("stolen").exists()


def test_tag_directive_hides_no_object(small: SmallProject) -> None:
    text = f"%TAG !e! tag:yaml.org,2002:python/\n---\n{small.read('mkdocs.yml')}"
    small.write("mkdocs.yml", f"{text}other: !e!object/apply:os.system ['touch stolen']\n")

    assert [finding.message for finding in small.findings()] == [
        "the tag “!!python/object/apply:os.system” would run code"
    ]


def test_name_of_a_function_may_stand_in_the_configuration(small: SmallProject) -> None:
    small.write("mkdocs.yml", small.read("mkdocs.yml") + "  emoji: !!python/name:material.extensions.emoji.twemoji\n")

    assert small.findings() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "https://legal.example.org/notices/",
            "https://[bad/",
            "site_url “https://[bad/” is no address; write it like",
        ),
        ("https://legal.example.org/notices/", "https://", "site_url “https://” is no address; write it like"),
        ("https://legal.example.org/notices/", "https://a:b/", "site_url “https://a:b/” is no address; write it like"),
        (
            "- hooks/events.py",
            "- hooks/other.py",
            "does not list hooks/events.py, without which there are no notices; add",
        ),
        ("- i18n:", "- search:", "does not list the plugin i18n, which builds the locales; add"),
        (
            "custom_dir: overrides",
            "custom_dir: look",
            "mkdocs.yml:6: IN009 theme.custom_dir is “look”, and the templates are in overrides/; write",
        ),
        ("strict: true", "extra_css: [a.css]", "extra_css has no effect: no page loads a style sheet but its own"),
        ("site_name:", "site_nmae: x\nsite_name:", "the key “site_nmae” is not known; did you mean 'site_name'?"),
        ("strict: true", "stric: true", "the key “stric” is not known; did you mean 'strict'?"),
        ("strict: true", "country: TW", "the key “country” stands beside 'extra:', where nothing reads it; write it"),
        ("strict: true", "site_dir: 5", "site_dir is no text; write a folder's name, in quotation marks"),
        ("site_name:", "watch: # ", "site_name is missing or empty; write the name of the site"),
        (
            "  custom_dir: overrides\n",
            "",
            "no template of overrides/ is used; add 'custom_dir: overrides' under theme:",
        ),
    ],
)
def test_configuration_that_lacks_something_is_told_in_one_line(small, old: str, new: str, told: str) -> None:
    small.replace("mkdocs.yml", old, new)

    done = CliRunner().invoke(main, ["-C", str(small.root), "build"])

    assert done.exit_code == 1, (done.output, done.exception)
    assert done.stderr.startswith("mkdocs.yml:")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (small.root / "site").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- hooks/events.py", "- ./hooks/events.py"),
        ("- hooks/events.py", "- hooks/other.py\n  - hooks/events.py"),
        ("plugins:\n", "plugins:\n  - tags\n"),
        ("plugins:\n  - i18n:", "plugins:\n    i18n:"),
        ("custom_dir: overrides", "custom_dir: ./overrides/"),
        ("strict: true", "docs_dir: docs/\nuse_directory_urls: true"),
        ("strict: true", "docs_dir:"),
    ],
)
def test_configuration_may_be_written_in_every_way_that_mkdocs_reads(small: SmallProject, old: str, new: str) -> None:
    small.replace("mkdocs.yml", old, new)

    assert small.findings() == []


def test_extra_without_a_key_is_told_before_mkdocs_refuses_it(small: SmallProject) -> None:
    before, _, _ = small.read("mkdocs.yml").partition("extra:\n")
    small.write("mkdocs.yml", before + "extra:\n  # organisation: Example\n")

    (told,) = [finding for finding in small.findings() if finding.code == "IN009"]

    assert (told.path, told.line) == ("mkdocs.yml", before.count("\n") + 1)
    assert told.message == "extra is empty, which MkDocs does not take"


def test_setting_that_mkdocs_refuses_is_told_in_one_line(small: SmallProject) -> None:
    small.replace("mkdocs.yml", "strict: true", "strict: maybe")

    done = CliRunner().invoke(main, ["-C", str(small.root), "build", "--engine", "mkdocs"])

    assert done.exit_code == 2, (done.output, done.exception)
    assert "mkdocs.yml: " in done.stderr
    assert "'strict'" in done.stderr
    assert done.stderr.count("\n") == 1


# Templates and hooks are the project's code: what is wrong in them is told with its place


@pytest.mark.parametrize(
    ("path", "code", "line", "told"),
    [
        ("overrides/partials/header.html", "{% if %}", 1, "the template cannot be read: Expected an expression"),
        (
            "overrides/partials/header.html",
            "<p>\n{% endblock %}",
            2,
            "the template cannot be read: Encountered unknown tag 'endblock'",
        ),
        ("overrides/partials/header.html", "<p>\n\n{{ nothing.at.all }}", 3, "UndefinedError: 'nothing' is undefined"),
        ("overrides/partials/header.html", "{{ 1 / 0 }}", 1, "ZeroDivisionError: division by zero"),
        ("overrides/partials/header.html", '{% include "main.html" %}', 1, "the template includes itself without end"),
        ("overrides/partials/header.html", '<p>\n{% include "none.html" %}', 2, "there is no template “none.html”"),
        ("overrides/partials/error.html", "{{ nothing.at.all }}", 1, "UndefinedError: 'nothing' is undefined"),
        ("overrides/partials/header.html", "caf\xe9", 1, "the file is not UTF-8"),
        ("hooks/events.py", "def on_config(:\n", 1, "the file cannot be read as Python: invalid syntax"),
        (
            "hooks/events.py",
            f"{HANDLERS}import json\njson.nothing\n",
            3,
            "AttributeError: module 'json' has no attribute",
        ),
        (
            "hooks/events.py",
            f"{HANDLERS}import nothing_at_all\n",
            2,
            "ModuleNotFoundError: No module named 'nothing_at_all'",
        ),
        (
            "hooks/events.py",
            f"{HANDLERS}def on_config(config):\n    return 1 / 0\n",
            3,
            "ZeroDivisionError: division by zero",
        ),
    ],
)
def test_broken_template_or_hook_is_told_with_its_place(small, path: str, code: str, line: int, told: str) -> None:
    (small.root / path).parent.mkdir(exist_ok=True)
    (small.root / path).write_bytes(code.encode("latin-1"))

    arguments = ("build", "--locale", "de-DE", "--as-of", str(DAY))
    done = CliRunner().invoke(main, ["-C", str(small.root), *arguments])

    assert done.exit_code == 1, (done.output, done.exception)
    assert done.stderr.startswith(f"{path}:{line}: IN009 {told}")
    assert done.stderr.count("\n") == 1
    assert not (small.root / "site").exists()


LEAVINGS = (
    "letter.txt~",
    "Thumbs.db",
    ".DS_Store",
    ".letter.txt.swp",
    "letter.txt.orig",
    "desktop.ini",
    "#letter.txt#",
)


def test_what_editors_leave_is_not_published(small: SmallProject) -> None:
    for name in (*LEAVINGS, "letter.txt"):
        for folder in ("docs/files", "overrides/assets"):
            small.write(f"{folder}/{name}", "words")

    done = CliRunner().invoke(main, ["-C", str(small.root), "build", "--locale", "de-DE", "--as-of", str(DAY)])

    assert done.exit_code == 0, done.output
    published = [path.relative_to(small.root / "site") for path in (small.root / "site").rglob("*")]
    assert sorted(str(path) for path in published if path.name == "letter.txt") == [
        "assets/letter.txt",
        "files/letter.txt",
    ]
    assert [path for path in published if path.name in LEAVINGS] == []


PUTS_A_FILE = """

from pathlib import Path

from mkdocs.plugins import event_priority

_checks = on_post_build


@event_priority(-200)
def on_post_build(config) -> None:
    _checks(config)
    Path(config.config_file_path).with_name("site").joinpath("CNAME").write_text("mine")
"""


def test_file_that_is_put_into_the_site_during_a_build_is_not_lost(small: SmallProject, run) -> None:
    arguments = ("build", "--locale", "de-DE", "--as-of", str(DAY))
    assert run(small.root, *arguments).returncode == 0
    small.write("hooks/events.py", small.read("hooks/events.py") + PUTS_A_FILE)

    done = run(small.root, *arguments)

    assert done.returncode == 2, done.stderr
    assert "holds what no build put there: CNAME; " in done.stderr
    assert small.read("site/CNAME") == "mine"


@pytest.mark.parametrize("path", ["docs/privacy/notice.yml", "locales/de/LC_MESSAGES/privacy.po", "mkdocs.yml"])
def test_file_that_may_not_be_read_is_told_with_its_remedy(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """As the superuser everything can be read, so the system's refusal is given here."""
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file == small.root / path:
            raise PermissionError(13, "Permission denied", str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    found = [str(finding) for finding in small.findings()]

    assert f"{path}: IN009 cannot be read: permission denied; make the file readable" in found


def test_names_are_read_as_utf_8_or_not_at_all(small: SmallProject, run) -> None:
    small.write("docs/assets/ê.txt", "a")
    done = run(small.root, "check", "--blocking", LC_ALL="C", PYTHONUTF8="0")

    assert done.returncode == 1
    assert ".txt: IN009 this system reads names of files as ascii, not as UTF-8; set PYTHONUTF8=1" in done.stdout
    assert not small.findings()


@pytest.mark.parametrize("path", ["docs/about/team", "overrides/assets/fonts", "locales/de/LC_MESSAGES"])
def test_folder_that_may_not_be_read_is_told(small: SmallProject, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Its pages were left out of the site, and nobody was told. The system's refusal is given here, as above."""
    scandir = os.scandir
    (small.root / path).mkdir(parents=True, exist_ok=True)

    def refuse(folder: str) -> object:
        if str(folder).endswith(path):
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)

    found = [str(finding) for finding in small.findings()]

    assert f"{path}: IN009 cannot be read: permission denied; make the folder readable" in found


@pytest.mark.parametrize("place", ["docs/index.md", "docs/privacy/1.2/20-contact.md", "overrides/main.html", "hooks/x"])
def test_build_waits_for_no_pipe(small: SmallProject, run, place: str) -> None:
    """The files are compared with those of the build before, before anything else is asked of them."""
    (small.root / place).unlink(missing_ok=True)
    os.mkfifo(small.root / place)
    if place == "hooks/x":  # is nothing that is read
        assert run(small.root, "build", "--as-of", str(DAY)).returncode == 0
        return

    refused = run(small.root, "build", "--as-of", str(DAY))

    assert refused.returncode == 1
    assert refused.stderr.startswith(f"{place}: IN009 this is no file and no folder that can be read; ")


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("docs/privacy/1.2/20-contact.md", "IN009 a version's folder holds no folders"),
        ("docs/privacy/1.1/seal.json", "VE006 the seal of published version 1.1 is missing"),
        *(
            (place, "IN009 cannot be read: is a directory; restore the file")
            for place in (
                "docs/facts.yml",
                "locales/glossary.yml",
                "locales/style.yml",
                "locales/words.json",
                "locales/retired.json",
                "authority/authority.yml",
            )
        ),
    ],
)
def test_folder_in_the_place_of_a_file_is_told(small: SmallProject, run, place: str, found: str) -> None:
    (small.root / place).unlink(missing_ok=True)
    (small.root / place).mkdir(parents=True)

    told = run(small.root, "check", "--as-of", str(DAY))

    assert told.returncode == 1
    assert found in told.stdout + told.stderr
    assert "make the place writable" not in told.stderr


@pytest.mark.parametrize("place", ["authority", "overrides"])
def test_file_in_the_place_of_a_folder_is_told(small: SmallProject, place: str) -> None:
    shutil.rmtree(small.root / place, ignore_errors=True)
    small.write(place, "")

    found = [str(finding) for finding in small.findings()]

    assert found == [f"{place}: IN009 this is a file, where a folder is due; move it away, or restore the folder"]


def test_hidden_folder_with_a_register_is_not_published_and_told(small: SmallProject) -> None:
    """The note says of a hidden folder that it is not published; its notice was, at /.terms/."""
    shutil.copytree(small.root / "docs/privacy", small.root / "docs/.terms")
    for catalog in sorted((small.root / "locales").glob("*/LC_MESSAGES/privacy.po")):
        shutil.copy(catalog, catalog.with_name(".terms.po"))

    found = [str(finding) for finding in small.findings()]

    assert found[0].startswith("docs/.terms/notice.yml: IN009 the name of the notice's folder begins with a dot, ")
