"""Sites with PDFs: what is promised and linked, by either engine, and what is set again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from commandline import run_command
from small_project import DAY, SmallProject

AS_OF = ("--as-of", str(DAY))
BUILD = ("build", *AS_OF, "--locale", "de-DE", "--pdf", "-j", "2")
PATHS = {f"{prefix}privacy/{number}/notice.pdf" for prefix in ("", "de-DE/") for number in ("1.0", "1.1")}


def digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def kept_files(small: SmallProject) -> dict[str, int]:
    """When each PDF that is kept was written."""
    found = (small.root / ".noticepress/cache").glob("pdf-*/*.pack")
    return {f"{path.parent.name}/{path.name}": path.stat().st_mtime_ns for path in found}


@pytest.fixture(scope="module")
def with_pdfs(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    small = SmallProject.copy(tmp_path_factory.mktemp("pdf") / "small")
    done = run_command(small.root, *BUILD)
    assert done.returncode == 0, done.stderr
    return small


def test_pdfs_are_promised_listed_and_linked(with_pdfs: SmallProject) -> None:
    site = with_pdfs.root / "site"
    found = digests(site)

    assert {path for path in found if path.endswith(".pdf")} == PATHS
    assert all((site / path).read_bytes().startswith(b"%PDF-1.7") for path in PATHS)
    register = json.loads((site / "privacy/notice.json").read_text("utf-8"))
    assert register["formats"]["pdf"] == "application/pdf"
    told = register["versions"][1]["files"]["de-DE"]["pdf"]
    assert told == {
        "address": "https://legal.example.org/notices/de-DE/privacy/1.1/notice.pdf",
        "sha256": found["de-DE/privacy/1.1/notice.pdf"],
    }
    page = (site / "de-DE/privacy/1.1/index.html").read_text("utf-8")
    assert '<a href="notice.pdf">PDF</a>' in page
    assert '<link rel="alternate" type="application/pdf" href="notice.pdf">' in page


def test_mkdocs_gives_the_same_bytes(with_pdfs: SmallProject, run) -> None:
    done = run(with_pdfs.root, *BUILD, "--engine", "mkdocs", "--output", "other")

    assert done.returncode == 0, done.stderr
    assert digests(with_pdfs.root / "other") == digests(with_pdfs.root / "site")


def test_shards_put_together_give_the_same_bytes(with_pdfs: SmallProject, run) -> None:
    for share in ("1/2", "2/2"):
        done = run(with_pdfs.root, *BUILD, "--shard", share)
        assert done.returncode == 0, done.stderr

    done = run(with_pdfs.root, "merge", "shards/1-of-2", "shards/2-of-2", "--output", "merged")

    assert done.returncode == 0, done.stderr
    assert digests(with_pdfs.root / "merged") == digests(with_pdfs.root / "site")
    whole = with_pdfs.root / "shards/1-of-2/pages"
    (broken,) = [path for path in whole.rglob("notice.pdf") if "1.1" in path.parts][:1]
    broken.write_bytes(b"%PDF")
    done = run(with_pdfs.root, "merge", "shards/1-of-2", "shards/2-of-2", "--output", "merged")
    assert (done.returncode, "is damaged; build shard 1/2 again" in done.stderr) == (2, True)


def test_another_day_and_another_translation_set_only_what_changes(with_pdfs: SmallProject, run) -> None:
    before = kept_files(with_pdfs)
    first = digests(with_pdfs.root / "site")

    done = run(with_pdfs.root, *BUILD[:2], "2026-12-24", *BUILD[3:])
    assert done.returncode == 0, done.stderr
    assert kept_files(with_pdfs) == before
    assert {path: digests(with_pdfs.root / "site")[path] for path in PATHS} == {path: first[path] for path in PATHS}

    with_pdfs.replace("locales/de/LC_MESSAGES/privacy.po", "die Straße", "die Gasse")
    done = run(with_pdfs.root, *BUILD)
    assert done.returncode == 0, done.stderr
    changed = {path for path in PATHS if digests(with_pdfs.root / "site")[path] != first[path]}
    assert changed == {path for path in PATHS if path.startswith("de-DE/")}
    assert {name for name in kept_files(with_pdfs) if name in before} == {name for name in before if "pdf-en" in name}


def test_site_without_pdfs_neither_promises_nor_keeps_them(with_pdfs: SmallProject, run) -> None:
    done = run(with_pdfs.root, "build", *AS_OF, "--locale", "de-DE", "--output", "plain")

    assert done.returncode == 0, done.stderr
    assert [path for path in digests(with_pdfs.root / "plain") if path.endswith(".pdf")] == []
    assert "notice.pdf" not in (with_pdfs.root / "plain/de-DE/privacy/1.1/index.html").read_text("utf-8")
    assert "pdf" not in json.loads((with_pdfs.root / "plain/privacy/notice.json").read_text("utf-8"))["formats"]
    assert run(with_pdfs.root, "clean").returncode == 0
    assert kept_files(with_pdfs) == {}
