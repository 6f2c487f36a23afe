"""A text that is there already, as one document: a draft begins with it, and nothing that somebody wrote is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commandline import call, done
from small_project import REPOSITORY, SmallProject

DAY = ("--as-of", "2026-11-24")
DOCUMENT = """\
# Privacy Policy

We are Example Ltd.

## Languages

If the English text of this notice and its text in another language differ, the English text
prevails.

## What we collect

Your name.[^1]

## Contact

By post.

[^1]: And your address.
"""
NEXT = DOCUMENT.replace("## Contact", "## Children\n\nNone.\n\n## 4. Contact")


@pytest.fixture
def begun(run, tmp_path: Path) -> SmallProject:
    """A project as init writes it, and the document beside it."""
    given = ("--organisation", "Example Ltd.", "--url", "https://legal.example.com/", "--title", "Privacy Policy")
    assert run(tmp_path, "init", "notices", *given, "--locales", "de-DE", *DAY).returncode == 0
    (tmp_path / "privacy.md").write_text(DOCUMENT, encoding="utf-8")
    return SmallProject(tmp_path / "notices")


def texts(small: SmallProject, version: str = "1.0") -> dict[str, str]:
    folder = small.root / "docs/privacy" / version
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def begin_from(small: SmallProject, name: str = "privacy.md", version: str = "1.0"):
    return call(small, "new", version, "--from", str(small.root.parent / name))


def test_the_first_draft_takes_a_document_in_the_place_of_the_starters(begun: SmallProject) -> None:
    told = begin_from(begun)

    assert told.exit_code == 0, told.output
    assert told.stdout.startswith(f"docs/privacy/1.0/: draft 1.0, 3 sections of {begun.root.parent}/privacy.md\nNext: ")
    assert texts(begun) == {
        "index.md": "# Privacy Policy {#this-notice}\n\nWe are Example Ltd.\n",
        "10-languages.md": "## Languages {#languages}\n\nIf the English text of this notice and its text in another "
        "language differ, the English text\nprevails.\n",
        "20-what-we-collect.md": "## What we collect {#what-we-collect}\n\nYour name.[^1]\n\n[^1]: And your address.\n",
        "30-contact.md": "## Contact {#contact}\n\nBy post.\n",
    }
    assert done(begun, "update").exit_code == 0
    assert done(begun, "check", "--blocking", *DAY).stdout == "0 findings\n"
    assert done(begun, "build", "--drafts", *DAY).exit_code == 0


def test_the_same_again_changes_nothing(begun: SmallProject) -> None:
    begin_from(begun)
    before = texts(begun)

    assert begin_from(begun).exit_code == 0
    assert texts(begun) == before


def test_what_a_killed_command_has_left_is_gone_on_with(begun: SmallProject) -> None:
    begin_from(begun)
    expected = texts(begun)
    starter = REPOSITORY / "hooks/noticepress/starter/privacy/20-data-we-use.md"
    shutil.copy(starter, begun.root / "docs/privacy/1.0")
    (begun.root / "docs/privacy/1.0/30-contact.md").unlink()

    assert begin_from(begun).exit_code == 0
    assert texts(begun) == expected


@pytest.mark.parametrize("name", ["index.md", "20-data-we-use.md", "25-mine.md"])
def test_what_somebody_wrote_is_not_replaced(begun: SmallProject, name: str) -> None:
    begun.write(f"docs/privacy/1.0/{name}", "## Mine {#mine}\n")
    before = texts(begun)

    told = begin_from(begun)

    assert told.exit_code == 2
    assert told.stderr == (
        f"noticepress: docs/privacy/1.0/{name} is no longer what 'noticepress init' wrote; nothing was changed: delete "
        "docs/privacy/1.0/ for the text to take its place\n"
    )
    assert texts(begun) == before


def test_a_sealed_version_without_its_digest_takes_no_document(small: SmallProject) -> None:
    done(small, "publish", "1.2", *DAY)
    register = small.read("docs/privacy/notice.yml").split("\n")
    last = max(at for at, line in enumerate(register) if "digest: sha256" in line)
    small.write("docs/privacy/notice.yml", "\n".join(register[:last] + register[last + 1 :]))
    for path in (small.root / "docs/privacy/1.2").glob("*.md"):
        path.unlink()
    (small.root.parent / "privacy.md").write_text(DOCUMENT, encoding="utf-8")

    told = begin_from(small, version="1.2")

    assert "version 1.2 is sealed, but its entry has no digest; 'noticepress check' tells" in told.stderr
    assert sorted(texts(small, "1.2")) == ["editions.json", "seal.json"]


def test_a_draft_whose_text_was_deleted_takes_a_document(begun: SmallProject) -> None:
    shutil.rmtree(begun.root / "docs/privacy/1.0")

    assert begin_from(begun).exit_code == 0
    assert len(texts(begun)) == 4


def test_a_clause_that_is_missing_and_front_matter_are_told(begun: SmallProject) -> None:
    document = "---\ntitle: T\nauthor: A\n---\n" + DOCUMENT.replace("## Languages", "## Which text prevails")
    (begun.root.parent / "privacy.md").write_text(document, encoding="utf-8")

    told = begin_from(begun).stdout

    assert "/privacy.md has above its text, between lines of ---, this is in none of them: title, author\n" in told
    assert "No heading has the id languages: write the clause that says that English prevails, or name " in told
    assert "under 'prevailing_clause' in docs/privacy/notice.yml.\n" in told


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "privacy.docx",
            "PK",
            "is no Markdown; make Markdown of it: pandoc -s -t gfm+fancy_lists+definition_lists --wrap=none /",
        ),
        ("privacy.md", "No heading.\n", "has no heading to begin a section"),
        ("gone.md", None, "cannot be read: No such file or directory; name a file of Markdown"),
    ],
)
def test_what_cannot_be_divided_changes_nothing(
    begun: SmallProject, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (begun.root.parent / name).write_text(content, encoding="utf-8")
    before = texts(begun)

    told = begin_from(begun, name)

    assert (told.exit_code, texts(begun)) == (2, before)
    assert message in told.stderr
    assert "Traceback" not in told.output


def test_the_next_version_keeps_the_ids_of_the_one_before(small: SmallProject) -> None:
    done(small, "publish", "1.2", *DAY)
    names = sorted(
        texts(small, "1.2").keys() - {"editions.json", "seal.json"}, key=lambda name: (name[0].isdigit(), name)
    )
    lines = "\n".join(small.read(f"docs/privacy/1.2/{name}") for name in names).split("\n")
    plain = "".join(line.partition(" {#")[0] + "\n" if line.startswith("#") else f"{line}\n" for line in lines)
    (small.root.parent / "next.md").write_text(plain.replace("## Contact", "## 7. Contact"), encoding="utf-8")

    told = begin_from(small, "next.md", "1.3")

    assert told.exit_code == 0, told.output
    assert 'version: "1.3"' in small.read("docs/privacy/notice.yml")
    after = texts(small, "1.3")
    assert "## 7. Contact {#contact}" in "".join(after.values())
    assert sorted(after) == sorted(names)
    assert "VE014" not in call(small, "check", *DAY).output


def test_a_number_that_cannot_follow_is_refused(small: SmallProject) -> None:
    (small.root.parent / "privacy.md").write_text(DOCUMENT, encoding="utf-8")

    assert "version 1.1 is not greater than 1.2" in begin_from(small, version="1.1").stderr
    assert "version 1.2 is still a draft" in begin_from(small, version="1.3").stderr
    assert "is no longer what 'noticepress init' wrote" in begin_from(small, version="1.2").stderr
