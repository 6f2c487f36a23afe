"""What files of a site hold, kept by its digest."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from noticepress.files import write
from noticepress.files.kept import KeptContents, Pack

TEXT = b"what a page holds"
DIGEST = sha256(TEXT).hexdigest()


def cannot_link(*_names: str) -> None:
    raise OSError("links are not possible here")


@pytest.fixture(params=["linked", "copied"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptContents:
    """A folder that keeps one content, on a file system with links and on one without."""
    if request.param == "copied":
        monkeypatch.setattr(write.os, "link", cannot_link)
    (tmp_path / "page").write_bytes(TEXT)
    contents = KeptContents(tmp_path / "kept")
    contents.keep(DIGEST, str(tmp_path / "page"))
    return contents


def test_content_is_put_where_it_is_wanted(kept: KeptContents, tmp_path: Path) -> None:
    target = tmp_path / "site" / "a" / "index.html"

    assert kept.put(DIGEST, str(target))
    assert target.read_bytes() == TEXT


def test_content_that_was_changed_is_nothing(kept: KeptContents, tmp_path: Path) -> None:
    (tmp_path / "kept" / DIGEST).write_bytes(b"something else")
    target = tmp_path / "site" / "index.html"

    assert not kept.put(DIGEST, str(target))
    assert not target.exists()
    assert not (tmp_path / "kept" / DIGEST).exists()


def test_content_that_a_run_has_not_used_is_thrown_away(kept: KeptContents, tmp_path: Path) -> None:
    kept.save()
    assert (tmp_path / "kept" / DIGEST).exists()

    KeptContents(tmp_path / "kept").save()
    assert not (tmp_path / "kept" / DIGEST).exists()


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(TEXT)
    nothing = KeptContents(None)
    nothing.keep(DIGEST, str(tmp_path / "page"))

    assert not nothing.put(DIGEST, str(tmp_path / "index.html"))


def test_pack_that_a_run_has_not_asked_stays(tmp_path: Path) -> None:
    path = tmp_path / "some.pack"
    pack = Pack(path)
    pack.keep("a", 1)
    pack.save()

    Pack(path).save()
    assert Pack(path).get("a") == 1
