"""A project of one's own: what init writes can be checked and built at once, and published when it is filled in."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from noticepress.catalogs.catalog import read_catalog
from noticepress.catalogs.po.writing import write_catalog
from small_project import REPOSITORY

DAY = "2026-11-24"
AS_OF = ("--as-of", DAY)
ORGANISATION, ADDRESS = "Example Ltd.", "https://legal.example.com/"
GIVEN = ("--organisation", ORGANISATION, "--url", ADDRESS)
FOUR = "de-DE,fr-FR,ja-JP"
SAMPLE = yaml.safe_load((REPOSITORY / "locales/locales.yml").read_text(encoding="utf-8"))["locales"]
ALL = ",".join(locale["tag"] for locale in SAMPLE)
PLACE = re.compile(r"\[\[fill: [^\]]*\]\]")


@pytest.fixture
def begin(run, tmp_path: Path):
    """Begin a project with options, from a folder that is none: its folder, and what was told."""

    def call(*options: str) -> tuple[Path, str]:
        done = run(tmp_path, "init", "notices", *GIVEN, *options, *AS_OF)
        assert (done.returncode, done.stderr) == (0, "")
        return tmp_path / "notices", done.stdout

    return call


def fill(project: Path, notice: str = "privacy") -> None:
    """Fill in every place of a notice, as its authors would."""
    for path in (project / "docs" / notice).rglob("*"):
        if path.is_dir():
            continue
        text = PLACE.sub("belongs-here", path.read_text(encoding="utf-8"))
        path.write_text(text.replace("    effective:\n", "    effective: 2027-01-01\n"), encoding="utf-8")


def files(project: Path) -> dict[str, bytes]:
    return {str(path.relative_to(project)): path.read_bytes() for path in project.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 1),
        (("--locales", "en-GB,en,en-GB"), 2),
        (("--locales", "es-MX,es-419,zh-MO,zh-SG,pt-BR,de-AT"), 7),
        (("--locales", ALL), 24),
        (("--notice", "house-rules", "--title", "House rules: “ours” & others’", "--locales", FOUR), 4),
    ],
    ids=["English alone", "two English ones", "overlays", "all locales", "a title of its own"],
)
def test_a_new_project_is_built_at_once(begin, run, options: tuple[str, ...], count: int) -> None:
    project, told = begin(*options)

    checked = run(project, "check", "--blocking", *AS_OF)
    built = run(project, "build", *AS_OF)
    drafts = run(project, "build", "--drafts", "--output", "drafts", *AS_OF)

    assert f"{count} locale" in told
    verified = run(project, "verify", "drafts")
    assert (checked.returncode, checked.stdout) == (0, "0 findings\n")
    assert verified.returncode == 0
    assert verified.stderr.startswith("noticepress: the site shows drafts (")
    assert " 1.0): it is for" in verified.stderr
    assert run(project, "verify", "site").stderr == ""
    headers = [path.read_text(encoding="utf-8").partition("\n\n")[0] for path in project.glob("locales/*/*/*.po")]
    assert [header for header in headers if f'"Report-Msgid-Bugs-To: {ADDRESS}\\n"' not in header] == []
    assert built.stdout.startswith(f"{project}/site: as of {DAY}, from --as-of: {count} locale")
    assert ", 0 findings" in built.stdout
    assert f"{count} edition{'' if count == 1 else 's'}" in drafts.stdout
    fronts = [path for path in (project / "site").rglob("index.html") if path.parent.name in ("site", *options[-1:])]
    assert all("<h1" in path.read_text(encoding="utf-8") for path in fronts)


def test_what_comes_next_begins_in_the_folder(run, tmp_path: Path) -> None:
    beside = run(tmp_path, "init", "notices", *GIVEN, *AS_OF)
    spaced = run(tmp_path, "init", "legal texts", *GIVEN, *AS_OF)
    (tmp_path / "here").mkdir()
    here = run(tmp_path / "here", "init", ".", *GIVEN, *AS_OF)
    nexts = [done.stdout.splitlines()[-1].partition("'noticepress serve'")[0] for done in (beside, spaced, here)]
    assert nexts == ["Next: cd notices, then ", "Next: cd 'legal texts', then ", "Next: "]


def test_findings_of_a_new_project_are_work_to_be_done_alone(begin, run) -> None:
    project, _ = begin("--locales", ALL)

    found = run(project, "check", *AS_OF)
    places = run(project, "check", "--only", "IN019", *AS_OF)
    catalogs = len([*project.glob("locales/*/LC_MESSAGES/privacy.po")])

    codes = re.findall(r": ([A-Z]{2}\d{3}) ", found.stdout)
    left = codes.count("IN019")
    assert codes == ["TR002"] * codes.count("TR002") + ["IN019"] * left
    assert 0 < codes.count("TR002") <= catalogs
    lines = (line for path in files(project / "docs").values() for line in path.decode().splitlines())
    assert left == sum(len(PLACE.findall(line)) for line in lines if not line.startswith("# "))
    assert found.stderr == (
        f"{len(codes)} findings, none of which stops a build: IN019 {left}, TR002 {codes.count('TR002')}; "
        "'noticepress check --only IN019' lists what is to be filled in\n"
    )
    assert places.stdout.splitlines() == found.stdout.splitlines()[-left:]
    assert places.stderr == f"{left} findings, none of which stops a build: IN019 {left}\n"


def test_titles_and_front_page_are_in_the_language_of_each_locale(begin, run) -> None:
    project, _ = begin("--locales", ALL)

    assert run(project, "build", "--drafts", *AS_OF).returncode == 0

    for locale in SAMPLE:
        page = (project / "site" / (locale["tag"] if locale["tag"] != "en" else "") / "index.html").read_text("utf-8")
        assert 'lang="en" dir="ltr"' not in page.split("<main", 1)[1].split("</main>", 1)[0]
        if locale.get("catalogs"):
            assert "Legal notices" not in page
            assert "Privacy Notice" not in page


def test_plain_mkdocs_builds_the_project_to_the_same_bytes(begin, run, tmp_path: Path) -> None:
    project, _ = begin("--locales", FOUR)
    env = {**os.environ, "NOTICEPRESS_AS_OF": DAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(REPOSITORY / "hooks")}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "plain")]

    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stderr
    assert run(project, "build", *AS_OF).stderr == ""
    assert files(tmp_path / "plain") == files(project / "site")


def test_the_example_of_links_is_one_that_can_be_used(begin, run) -> None:
    project, _ = begin("--locales", "de-DE")
    configuration = project / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    example = re.compile(r"^  # (legal:|footer:|disclaimer:|  )", re.MULTILINE)
    assert len(example.findall(text)) == 9
    configuration.write_text(example.sub(r"  \1", text), encoding="utf-8")
    for command in ("extract", "update"):
        assert run(project, command, *AS_OF).returncode == 0

    built = run(project, "build", *AS_OF)

    assert (built.returncode, ", 0 findings" in built.stdout) == (0, True)
    page = (project / "site/index.html").read_text(encoding="utf-8")
    footer = page.partition('<footer class="site-footer">')[2]
    assert all(word in footer for word in ("https://www.example.com/impressum", ">Company<", "A sentence that stands"))
    assert 'msgid "Impressum"' in (project / "locales/de/LC_MESSAGES/site.po").read_text(encoding="utf-8")


@pytest.mark.parametrize("notice", ["privacy", "terms"])
def test_an_item_is_deleted_as_the_starter_advises_and_nothing_else_is_to_do(begin, run, notice: str) -> None:
    project, _ = begin("--notice", notice)
    texts = [*(project / "docs" / notice).rglob("*.md")]
    advised = re.compile(r"^.*or delete this item\]\].*\n", re.MULTILINE)
    before = "".join(path.read_text("utf-8") for path in texts)
    for path in texts:
        text = advised.sub("", path.read_text("utf-8"))
        path.write_text(re.sub(r"^- \[\[fill: a first point\]\];\n", "", text, flags=re.MULTILINE), encoding="utf-8")

    found = run(project, "check", *AS_OF)

    assert "".join(path.read_text("utf-8") for path in texts) != before
    assert set(re.findall(r": ([A-Z]{2}\d{3}) ", found.stdout + found.stderr)) == {"IN019"}


def test_publishing_is_refused_while_a_place_is_left(begin, run) -> None:
    project, _ = begin("--locales", FOUR)
    fill(project)
    register = project / "docs/privacy/notice.yml"
    register.write_text(register.read_text("utf-8").replace('"belongs-here"', '"[[fill: it]]"', 1), "utf-8")
    before = files(project)

    done = run(project, "publish", "1.0", *AS_OF)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("docs/privacy/notice.yml:11: IN019 to be filled in: “it”; write what belongs there")
    assert files(project) == before


def test_a_filled_in_notice_is_published_and_a_second_one_drafted(begin, run) -> None:
    project, _ = begin("--locales", FOUR)
    assert run(project, "init", "--notice", "terms", "--title", "Terms of Use", *AS_OF).returncode == 0
    fill(project)
    for command in ("extract", "update"):
        assert run(project, command, *AS_OF).returncode == 0

    published = run(project, "publish", "1.0", "--notice", "privacy", *AS_OF)
    built = run(project, "build", "--as-of", "2027-01-01")

    assert published.returncode == 0, published.stderr
    assert "4 locales, 4 editions" in built.stdout
    page = (project / "site/de-DE/privacy/index.html").read_text(encoding="utf-8")
    assert "Datenschutzhinweis" in page
    assert "1. Januar 2027" in page
    assert "machine" not in page
    assert "maschinell" in page
    assert not (project / "site/terms").exists()
    # A place in the next draft stops no correction of what is published.
    assert run(project, "new", "1.1", "--notice", "privacy").returncode == 0
    draft = project / "docs/privacy/1.1/130-changes.md"
    draft.write_text(draft.read_text("utf-8") + "\n[[fill: more]]\n", "utf-8")
    corrected = run(
        project, "erratum", "1.0", "--notice", "privacy", "--section", "complaints", "--old", "broken", "--new",
        "infringed", "--reason", "A word.", "--as-of", "2027-01-02",
    )  # fmt: skip
    assert corrected.returncode == 0, corrected.stderr


def test_a_title_that_is_not_translated_stops_publishing_and_nothing_else(begin, run) -> None:
    project, told = begin("--notice", "rules", "--title", "House rules", "--locales", FOUR)
    fill(project, "rules")
    for command in ("extract", "update"):
        run(project, command, *AS_OF)

    done = run(project, "publish", "1.0", *AS_OF)

    assert "The title “House rules” is to be translated before it is published: de, fr, ja" in told
    assert done.returncode == 1
    assert [line.split(": ")[1][:5] for line in done.stderr.splitlines()] == ["EP003"] * 3
    assert run(project, "build", "--drafts", *AS_OF).returncode == 0


def test_title_is_to_be_translated_in_languages_and_in_no_region(begin) -> None:
    _, told = begin("--notice", "rules", "--title", "House rules", "--locales", "zh-HK,es-419")

    assert "is to be translated before it is published: es, zh_Hant (" in told


@pytest.mark.parametrize(("tag", "name", "direction"), [("et-EE", "et", "ltr"), ("fa-IR", "fa", "rtl")])
def test_a_language_that_the_package_has_not_waits_for_its_words(begin, run, tag, name, direction) -> None:
    project, told = begin("--locales", f"de-DE,{tag}")
    catalog = project / f"locales/{name}/LC_MESSAGES/theme.po"

    assert f"{tag} is not on the site yet: noticepress has no words of its own in {name}; translate {catalog.name}" in (
        told.replace(f"locales/{name}/LC_MESSAGES/", "")
    )
    assert "2 locales, " in run(project, "build", "--drafts", *AS_OF).stdout

    with (REPOSITORY / "hooks/noticepress/theme/locales/cs/LC_MESSAGES/theme.po").open("rb") as file:
        words = {(entry.context, entry.id): entry.string for entry in read_po(file)}
    translate(catalog, words)
    table = project / "locales/locales.yml"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(index for index, line in enumerate(lines) if f"tag: {tag}" in line)
    table.write_text("".join(lines[: at - 2] + [line.replace("# ", "", 1) for line in lines[at:]]), encoding="utf-8")

    assert "3 locales, " in run(project, "build", "--drafts", *AS_OF).stdout
    page = (project / "site" / tag / "privacy/1.0/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{tag}" dir="{direction}"' in page


def translate(path: Path, words: dict) -> None:
    """Give every entry of a catalog of the theme's words a text."""
    file, _ = read_catalog(path.read_bytes(), path.parents[1].name, path.name)
    entries = []
    for entry in file.entries:
        key = (entry.context or None, (entry.id, entry.plural_id) if entry.plural_id else entry.id)
        text = words[key] if isinstance(words[key], str) else words[key][-1]
        entries.append(replace(entry, texts=(text,) * len(entry.texts)))
    path.write_bytes(write_catalog(replace(file, entries=tuple(entries))))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "it is not said: organisation; say it with --organisation NAME"),
        (("--organisation", "A"), "it is not said: address of the site; say it with --url ADDRESS"),
        (("--organisation", "A\nB", "--url", ADDRESS), "--organisation: 'A\\nB' is no name or title; write one"),
        ((*GIVEN, "--title", ""), "--title: '' is no name or title; write one, on one line"),
        (
            ("--organisation", "A", "--url", "legal.example.com"),
            "--url: 'legal.example.com' is no address of a site: ",
        ),
        (("--organisation", "A", "--url", "https://"), "--url: 'https://' is no address of a site: "),
        (("--organisation", "A", "--url", "https://a.example/?b"), "--url: 'https://a.example/?b' is no address"),
        ((*GIVEN, "--notice", "Data Privacy"), "--notice: 'Data Privacy' cannot name a notice; write small letters"),
        ((*GIVEN, "--notice", "../up"), "--notice: '../up' cannot name a notice"),
        (
            (*GIVEN, "--notice", "con"),
            "--notice: 'con' is no name of a folder for Windows; choose another, such as con-",
        ),
        ((*GIVEN, "--notice", "site"), "--notice: the name 'site' is taken by the site itself; choose another"),
        ((*GIVEN, "--notice", "theme"), "--notice: the name 'theme' is taken"),
        ((*GIVEN, "--notice", "assets"), "--notice: the name 'assets' is taken"),
        ((*GIVEN, "--notice", "translations"), "--notice: the name 'translations' is taken"),
        ((*GIVEN, "--notice", "de", "--locales", "de"), "--notice: the name 'de' is taken"),
        (
            (*GIVEN, "--notice", "en"),
            "--notice: the name 'en' is taken by the site itself; choose another",
        ),
        ((*GIVEN, "--notice", "a" * 61), "--notice: the name has 61 characters; write at most 60"),
        (
            ("--organisation", "A", "--url", "https://a.example/b/../c"),
            "--url: 'https://a.example/b/../c' is no address of a site: ",
        ),
        ((*GIVEN, "--notice", "returns"), "it is not said: title; say it with --title, for the notice returns"),
        (
            (*GIVEN, "--locales", "jp-JP"),
            "--locales: CLDR knows no locale 'jp-JP': 'jp' is no language; did you mean ja-JP?",
        ),
        ((*GIVEN, "--locales", "de_DE"), "--locales: 'de_DE' is not a BCP 47 tag in its canonical form; write de-DE"),
        ((*GIVEN, "--locales", "xx-XX"), "--locales: CLDR knows no locale 'xx-XX'"),
        (
            (*GIVEN, "--locales", "de-DE,xx-XX,de_AT"),
            "--locales: CLDR knows no locale 'xx-XX': 'xx' is no language; mend the tag; 'de_AT' is not a BCP 47 tag",
        ),
    ],
)
def test_what_cannot_be_is_told_on_one_line_and_nothing_is_written(run, tmp_path, options, told) -> None:
    done = run(tmp_path, "init", "notices", *options)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"noticepress: {told}")
    assert done.stderr.count("\n") == 1
    assert [*tmp_path.iterdir()] == []


def answered(folder: Path, answers: str, *options: str) -> tuple[int, str]:
    """``noticepress init`` at a terminal at which somebody types: its exit status and what it said."""
    master, slave = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    command = [sys.executable, "-m", "noticepress", "init", *options, *AS_OF]
    os.write(master, answers.encode())
    done = subprocess.run(
        command, cwd=folder, env=env, stdin=slave, capture_output=True, text=True, check=False, timeout=300
    )
    os.close(master)
    os.close(slave)
    return done.returncode, done.stdout + done.stderr


def test_an_answer_that_cannot_be_is_asked_for_again_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("mine", encoding="utf-8")
    answers = [
        "full",
        "notices",
        "Us",
        "law.example",
        ADDRESS,
        "de-DE",
        "My Notice",
        "de-de",
        "en",
        "rules",
        "Our rules",
    ]

    status, said = answered(tmp_path, "".join(f"{answer}\n" for answer in answers))

    assert status == 0, said
    assert said.count("Error: ") == 5
    assert "full is not empty: it has letter.txt" in said
    register = (tmp_path / "notices/docs/rules/notice.yml").read_text(encoding="utf-8")
    assert (yaml.safe_load(register)["title"], "Us" in register) == ("Our rules", True)

    status, said = answered(tmp_path / "notices", "rules\nassets\nterms\n\n")

    assert (status, said.count("Error: ")) == (0, 2), said
    assert (tmp_path / "notices/docs/terms/notice.yml").is_file()


def test_an_end_instead_of_an_answer_is_an_interruption(tmp_path: Path) -> None:
    status, said = answered(tmp_path, "notices\n\x04")

    assert (status, said.endswith("noticepress: interrupted; no file and no site is half-written\n")) == (130, True)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_a_circle_is_no_folder(run, tmp_path: Path, there: bool) -> None:
    (tmp_path / "notices").symlink_to("notices" if there else "nowhere/else")

    done = run(tmp_path, "init", "notices", *GIVEN)

    assert (done.returncode, done.stderr.count("\n")) == ((2, 1) if there else (0, 0)), done.stderr


def test_what_stands_beside_a_project_may_lead_nowhere(begin, run) -> None:
    project, _ = begin()
    (project / "requirements.txt").unlink()
    (project / "requirements.txt").symlink_to("requirements.txt")

    done = run(project, "init", "--notice", "terms", *AS_OF)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_title_that_no_text_may_hold_writes_nothing(run, tmp_path: Path) -> None:
    done = run(tmp_path, "init", "notices", *GIVEN, "--title", "Rules [of](javascript:alert(1)) ours")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("docs/privacy/1.0/index.md:5: IN012 ")
    assert [*tmp_path.iterdir()] == []


def test_a_folder_that_is_not_empty_is_left_alone(run, tmp_path: Path) -> None:
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices/letter.txt").write_text("mine", encoding="utf-8")

    done = run(tmp_path, "init", "notices", *GIVEN)

    assert (done.returncode, done.stdout) == (2, "")
    assert "notices is not empty: it has letter.txt; name a folder that is not there yet, or one with no" in done.stderr
    assert files(tmp_path) == {"notices/letter.txt": b"mine"}


def test_a_fresh_repository_with_an_environment_counts_as_empty(run, tmp_path: Path) -> None:
    for name in (".git", ".venv"):
        (tmp_path / name).mkdir()

    done = run(tmp_path, "init", ".", *GIVEN, *AS_OF)

    assert (done.returncode, done.stderr) == (0, "")
    assert {".git", ".venv", ".gitignore", ".github", "mkdocs.yml"} < {path.name for path in tmp_path.iterdir()}
    assert not any(
        path.name.startswith("..") or path.name.startswith(f".{tmp_path.name}") for path in tmp_path.iterdir()
    )


def test_in_a_folder_of_a_repository_it_is_told_where_workflows_are_read(begin, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    _, told = begin()

    assert f"GitHub reads workflows in {tmp_path} alone, the repository's root: move those of notices/ there" in told


def test_what_a_fresh_repository_has_is_kept(run, tmp_path: Path) -> None:
    kept = {
        "README.rst": "Ours\n",
        "LICENSE": "All rights reserved.\n",
        ".gitignore": "/site/\n*.tmp\n",
        ".git/HEAD": "x",
    }
    for name, text in kept.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    done = run(tmp_path, "init", ".", *GIVEN, *AS_OF)

    assert (done.returncode, done.stderr) == (0, "")
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in kept} == kept
    assert "# The legal notices of Example Ltd." in (tmp_path / "NOTICES.md").read_text(encoding="utf-8")
    assert not (tmp_path / "README.md").exists()
    told = done.stdout.splitlines()
    assert told[-1].endswith("NOTICES.md tells how to go on.")
    (ignored,) = (line for line in told if line.startswith(".gitignore is kept as it was; add what a build leaves: "))
    assert "/.venv/, " in ignored
    assert "/known.json" in ignored
    assert "/site/" not in ignored
    assert run(tmp_path, "check", "--blocking", *AS_OF).stdout == "0 findings\n"


def test_without_a_folder_outside_of_a_project_the_folder_is_asked_for(run, tmp_path: Path) -> None:
    done = run(tmp_path, "init", *GIVEN, *AS_OF)

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "legal-notices/mkdocs.yml").is_file()


def test_a_notice_is_added_whole_or_not_at_all(begin, run) -> None:
    project, _ = begin("--locales", FOUR)
    (project / "docs/about.md").write_text("# About {#about}\n\nText.\n", encoding="utf-8")
    before = files(project)

    added = run(project, "init", "--notice", "cookies", *AS_OF)
    again = run(project, "init", "--notice", "cookies", *AS_OF)
    page = run(project, "init", "--notice", "about", "--title", "About", *AS_OF)
    outside = run(project, "init", "--notice", "other", "--organisation", "Another", *AS_OF)

    assert added.returncode == 0, added.stderr
    after = files(project)
    assert {name: after[name] for name in before} == before
    new = {name for name in after if name not in before}
    assert {"docs/cookies/notice.yml", "locales/cookies.pot", "locales/ja/LC_MESSAGES/cookies.po"} < new
    assert "Cookie-Hinweis" in after["locales/de/LC_MESSAGES/cookies.po"].decode()
    assert (again.returncode, page.returncode, outside.returncode) == (2, 2, 2)
    assert "docs/about.md exists already; choose another name with --notice" in page.stderr
    assert "the notice 'cookies' is there already; 'noticepress new' begins its next version" in again.stderr
    assert "is a project; name the folder of a new one" in outside.stderr
    assert files(project) == after


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_questions_are_asked_until_the_answer_can_be(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")

    answers = "our-notices\nExample Ltd.\nno address\nhttps://legal.example.com/\njp-JP\nde-DE\n\n\n"
    master, terminal = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    command = [sys.executable, "-m", "noticepress", "init", *AS_OF]
    os.write(master, answers.encode())

    done = subprocess.run(
        command, cwd=tmp_path, env=env, stdin=terminal, capture_output=True, text=True, check=False, timeout=120
    )

    os.close(terminal)
    os.close(master)
    assert done.returncode == 0, done.stderr
    assert "did you mean ja-JP?" in done.stdout + done.stderr
    assert "“Privacy Notice”, 2 locales" in done.stdout
    assert 'site_url: "https://legal.example.com/"' in (tmp_path / "our-notices/mkdocs.yml").read_text("utf-8")


def git(folder: Path, *arguments: str) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    subprocess.run([shutil.which("git") or "git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def comparison(project: Path, workflow: str, *, first: str = "") -> subprocess.CompletedProcess[str]:
    """Run the step of a workflow that looks for changes of the past, with the package of this repository."""
    bin_ = project.parent / "bin"
    bin_.mkdir(exist_ok=True)
    (bin_ / "noticepress").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m noticepress "$@"\n', encoding="utf-8")
    (bin_ / "noticepress").chmod(0o755)
    read = yaml.safe_load((project / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8"))
    steps = [step for job in read["jobs"].values() for step in job["steps"]]
    (script,) = (step["run"] for step in steps if step.get("name") == "Nothing published may have changed")
    depths = [step.get("with", {}).get("fetch-depth") for step in steps if "actions/checkout" in step.get("uses", "")]
    assert depths[0] == 0
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "NOTICEPRESS_AS_OF": "2027-01-02", "FIRST": first}
    env["PATH"] = f"{bin_}{os.pathsep}{env['PATH']}"
    return subprocess.run(
        [shutil.which("bash") or "bash", "-e", "-c", script],
        cwd=project,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_workflows_compare_with_the_tag_and_tell_of_the_first_publication(begin, run) -> None:
    project, _ = begin()
    fill(project)
    assert run(project, "publish", "1.0", *AS_OF).returncode == 0
    git(project, "init", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-m", "Begun")

    proposed, pushed, ticked = (
        comparison(project, "check"), comparison(project, "publish"), comparison(project, "publish", first="true")
    )  # fmt: skip

    assert proposed.returncode == 0
    assert proposed.stdout.startswith("::notice::There is no tag 'published': nothing has been published yet")
    assert pushed.returncode == 1
    assert "run this workflow once by hand (Actions, publish, Run workflow)" in pushed.stdout
    assert (ticked.returncode, "::" in ticked.stdout) == (0, False)

    git(project, "tag", "published")
    register = project / "docs/privacy/notice.yml"
    register.write_text(re.sub(r" +digest: .+\n", "", register.read_text("utf-8")), "utf-8")
    (project / "docs/privacy/1.0/seal.json").unlink()
    for workflow in ("check", "publish"):
        done = comparison(project, workflow)
        assert done.returncode == 1
        assert "version 1.0, published at published, is no longer published" in done.stdout


def test_actions_of_the_workflows_are_those_that_this_repository_uses() -> None:
    pinned = re.compile(r"uses: (\S+@\S+ # \S+)")
    own = {use for path in (REPOSITORY / ".github/workflows").glob("*.yml") for use in pinned.findall(path.read_text())}
    folder = REPOSITORY / "hooks/noticepress/starter/project/dot-github/workflows"
    starter = [use for path in folder.glob("*.yml") for use in re.findall(r"uses: (.+)", path.read_text())]

    assert starter
    assert set(starter) <= own
