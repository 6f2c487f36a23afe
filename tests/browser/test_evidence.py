"""The file of evidence, opened from the disk by somebody without a network."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Browser

from noticepress.commands import main
from small_project import SmallProject


def test_the_page_of_evidence_is_read_offline(tmp_path: Path, browser: Browser) -> None:
    small = SmallProject.copy(tmp_path / "small")
    small.seal_editions(date(2021, 5, 1))
    target = tmp_path / "evidence.zip"
    arguments = ["-C", str(small.root), "evidence", "2021-12-31", "de-DE", "--output", str(target)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path)
    page = browser.new_context(offline=True).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto((tmp_path / "privacy-2021-12-31-de-DE" / "index.html").as_uri())
    assert "nicht länger" in page.inner_text("article")
    assert "What it cannot show" in page.inner_text("main")
    page.get_by_role("link", name="The English text of that day").click()
    assert "not longer" in page.inner_text("article")

    assert [url.rpartition("/")[2] for url in asked] == ["index.html", "english.html"]
    assert said == []
    page.context.close()
