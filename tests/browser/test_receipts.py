"""The handbook's ten lines, as an application runs them: whether to ask again, by a receipt and the site's files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsing import serving
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, REPOSITORY, SmallProject

NEVER_SHOWN = f"sha256:{'0' * 64}"


@pytest.fixture(scope="module")
def accepted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions, of which the second is material, and a revision of its German edition."""
    small = SmallProject.copy(tmp_path_factory.mktemp("receipts") / "small")
    small.replace("docs/privacy/notice.yml", "effective: 2021-04-01\n", "effective: 2021-04-01\n    material: true\n")
    small.seal_anew()
    small.seal_editions()
    small.replace("locales/de/LC_MESSAGES/privacy.po", "Tage auf, nicht länger.", "Tage lang auf, nicht länger.")
    small.seal_editions(reason="A smoother wording.")
    build(Project(small.root), Request(DAY))
    return small.root / "site"


@pytest.fixture(scope="module")
def accepted_origin(accepted_site: Path) -> Iterator[str]:
    with serving(accepted_site) as served:
        yield served


@pytest.fixture
def origin(accepted_origin: str) -> str:
    return accepted_origin


def test_ten_lines_tell_an_application_whether_to_ask_again(accepted_site: Path, page: Page, origin: str) -> None:
    handbook = (REPOSITORY / "handbook/receipts.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"```js\n(.*?)```", handbook, re.DOTALL)
    paths = ("privacy/1.0", "de-DE/privacy/1.0", "privacy/1.1", "de-DE/privacy/1.1")
    receipts = [json.loads((accepted_site / path / "receipt.json").read_bytes()) for path in paths]
    known = json.loads((accepted_site / "privacy/changes.json").read_bytes())["known"]
    history = json.loads((accepted_site / "privacy/1.1/editions.json").read_bytes())["editions"]["de-DE"]["history"]
    before = {**receipts[-1], "digest": history[0]["digest"]}
    never = {**receipts[-1], "digest": NEVER_SHOWN}
    page.goto(origin)

    told = page.evaluate(
        f"async receipts => {{ {script}\nreturn Promise.all(receipts.map(each => mustAskAgain(each))); }}",
        [*receipts, before, never],
    )

    assert told == [True, True, False, False, False, True]
    assert receipts[-1]["digest"] == history[-1]["digest"]
    assert [change["reason"] for change in known[before["digest"]]["changes"]] == ["A smoother wording."]
    assert known[receipts[-1]["digest"]]["changes"] == []
