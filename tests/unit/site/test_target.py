"""A build replaces a site of this program and nothing else."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from noticepress.findings import UsageError
from noticepress.site.target import check_target, place


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("docs/privacy", "locales", "overrides", "hooks", ".git"):
        (tmp_path / "project" / name).mkdir(parents=True)
    return tmp_path / "project"


@pytest.fixture
def site(root: Path) -> Path:
    """A site as a build leaves it."""
    folder = root / "site"
    write(folder / "index.html", "home")
    write(folder / "privacy/index.html", "text")
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.html")
    }
    write(folder / "manifest.json", json.dumps({"algorithm": "sha256", "files": digests}))
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def refusal(target: Path, root: Path, *, signed: bool = False) -> str:
    with pytest.raises(UsageError) as caught:
        check_target(target, root, signed=signed)
    return str(caught.value)


def test_own_site_may_be_replaced(site: Path, root: Path) -> None:
    check_target(site, root, signed=False)


@pytest.mark.parametrize("name", ["site", "public/site", "../site", "docs2"])
def test_folder_that_is_not_there_may_be_made(root: Path, tmp_path: Path, name: str) -> None:
    check_target(place(root / name), root, signed=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project"]


def test_mounted_disk_is_refused_before_anything_is_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "site").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda self: self.name == "site")

    assert refusal(root / "site", root).endswith(
        "is a mounted disk, which no folder can take the place of; name a folder in it"
    )


def test_empty_folder_may_be_filled(root: Path) -> None:
    (root / "site").mkdir()
    check_target(root / "site", root, signed=False)


@pytest.mark.parametrize(
    "manifest",
    [
        None,
        "",
        "{}",
        "[]",
        '{"name": "My web app", "icons": []}',
        '{"files": {"main.css": "/static/main.css"}}',
        '{"algorithm": "md5", "files": {}}',
    ],
    ids=["none", "empty", "no keys", "list", "web app's", "bundler's", "another algorithm"],
)
def test_foreign_website_is_refused(root: Path, manifest: str | None) -> None:
    write(root / "site/index.html", "a website")
    write(root / "site/sitemap.xml", "<urlset/>")
    if manifest is not None:
        write(root / "site/manifest.json", manifest)

    assert "is not empty and holds no site of noticepress; choose another folder" in refusal(root / "site", root)


@pytest.mark.parametrize(
    ("added", "named"),
    [
        (["CNAME"], "CNAME"),
        ([".git/HEAD", ".git/refs/heads/main"], ".git"),
        ([".nojekyll"], ".nojekyll"),
        (["privacy/letter.txt"], "privacy/letter.txt"),
        (["a", "b", "c", "d", "e"], "a, b, c, and 2 more"),
    ],
)
def test_file_that_no_build_wrote_is_not_lost(site: Path, root: Path, added: list[str], named: str) -> None:
    for path in added:
        write(site / path, "mine")

    told = refusal(site, root)

    assert told.endswith(f"no build put there: {named}; move it away, or add it under docs/ to publish it")


def test_link_in_a_site_is_not_lost(site: Path, root: Path) -> None:
    (site / "latest").symlink_to("privacy")

    assert ": latest; move it away" in refusal(site, root)


@pytest.mark.parametrize(
    "name", [".", "..", "docs", "docs/privacy", "docs/site", "locales", "overrides/assets", "hooks", ".git", ".git/x"]
)
def test_place_of_the_sources_is_refused(root: Path, name: str) -> None:
    assert "holds the project's own files; choose another folder" in refusal(place(root / name), root)


def test_link_to_the_sources_is_refused(root: Path) -> None:
    (root / "site").symlink_to("docs")

    assert "holds the project's own files" in refusal(place(root / "site"), root)


def test_link_that_leads_to_itself_is_refused(root: Path) -> None:
    (root / "site").symlink_to("site")

    with pytest.raises(UsageError, match="is a link that leads to no folder"):
        place(root / "site")


def test_name_that_no_system_takes_is_refused() -> None:
    with pytest.raises(UsageError, match="is no name of a folder"):
        place(Path("a\0b"))


def test_file_is_refused(root: Path) -> None:
    write(root / "site", "a letter")

    assert "is a file; choose another folder" in refusal(root / "site", root)


def test_signed_site_is_replaced_by_a_signed_one_only(site: Path, root: Path) -> None:
    write(site / "manifest.json.sig", "signature")

    check_target(site, root, signed=True)
    assert "is signed and the new one would not be; add --sign" in refusal(site, root)
