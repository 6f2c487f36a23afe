"""What the preview answers: pages as they will be built, what keeps them from it, and no more than was asked for."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from watchdog.observers import inotify
from watchdog.observers.inotify_c import CallbackId, Mask, WatchCallback, WatchDescriptor

from noticepress import theme
from noticepress.editions.sources.project import Project
from noticepress.files.kept import Kept
from noticepress.site.build import build
from noticepress.site.prepared import Request
from noticepress.site.preview import changes as watching
from noticepress.site.preview.changes import changes
from noticepress.site.preview.margin import MARK
from noticepress.site.preview.shown import Answer, Preview
from small_project import DAY, SmallProject

SCRIPT = re.compile(rb'<script nonce="[^"]*">\n.*?</script>\n(?=</body>)', re.DOTALL)
LINES = re.compile(r"<li>(.*?)</li>")
SECTION = "docs/privacy/1.2/20-contact.md"
GERMAN, CHINESE = (f"locales/{name}/LC_MESSAGES/privacy.po" for name in ("de", "zh_Hant"))
PATIENCE = 20


def preview_of(small: SmallProject, *, drafts: bool = True) -> Preview:
    return Preview(small.root, Request(DAY, (), drafts), Kept())


def lines(answer: Answer) -> list[str]:
    """What is told above a page, or in the place of one."""
    head = answer.content.decode().partition("</ul>")[0]
    return LINES.findall(head) if answer.status == 500 else []


def test_every_page_and_file_is_that_of_a_build(small: SmallProject) -> None:
    small.write("docs/about.md", "# About {#about}\n\n[The notice](../privacy/#contact)\n")
    small.write("docs/assets/letter.txt", "a")
    site = build(Project(small.root), Request(DAY, jobs=1)).path
    preview = preview_of(small, drafts=False)

    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    compared = [path for path in paths if path != "manifest.json" and not path.endswith("404.html")]
    answers = {path: preview.answer("/notices/" + path.removesuffix("index.html")) for path in compared}

    assert [path for path, answer in answers.items() if answer.status != 200] == []
    assert answers["assets/letter.txt"].kind == "text/plain; charset=utf-8"
    shown = {path: SCRIPT.sub(b"", answer.content) for path, answer in answers.items()}
    assert [path for path in compared if shown[path] != (site / path).read_bytes()] == []
    assert {path for path, answer in answers.items() if answer.content != shown[path]} == {
        path for path in compared if path.endswith(".html")
    }


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/", 302, "/notices/"),
        ("/notices/privacy", 302, "/notices/privacy/"),
        ("/notices/de-DE/privacy/1.1", 302, "/notices/de-DE/privacy/1.1/"),
        ("/notices/nowhere/", 404, ""),
        ("/notices/de-DE/nowhere/", 404, ""),
        ("/notices/../mkdocs.yml", 404, ""),
        ("/notices/docs/facts.yml", 404, ""),
        ("/elsewhere/", 404, ""),
    ],
)
def test_other_addresses_lead_to_a_page_or_to_the_error_page(
    small: SmallProject, path: str, status: int, location: str
) -> None:
    answer = preview_of(small).answer(path)

    assert (answer.status, answer.location) == (status, location)
    assert (b'<main id="text"' in answer.content) == (status == 404)
    language = b"de-DE" if path.startswith("/notices/de-DE/") else b"en"
    assert status != 404 or b'<html lang="' + language + b'"' in answer.content


BROKEN = {
    "mkdocs.yml": ("site_name: Example notices", "site_name: [Example", "IN009"),
    "locales/locales.yml": ("label:", "label", "IN001"),
    "docs/privacy/notice.yml": ("versions:", "versions", "IN002"),
    SECTION: ("{#contact}", "{#contact", "IN0"),
    GERMAN: ('msgstr "', "msgstr ", "IN003"),
    "overrides/partials/footer.html": ("<footer", "{% if %}<footer", "IN009"),
}


@pytest.mark.parametrize("path", BROKEN)
def test_a_slip_in_any_file_is_told_with_its_place_and_the_preview_goes_on(small: SmallProject, path: str) -> None:
    old, new, code = BROKEN[path]
    preview = preview_of(small)
    assert preview.answer("/notices/de-DE/privacy/1.2/").status == 200
    text = small.read(path)

    small.write(path, text.replace(old, new, 1))
    told = lines(preview.answer("/notices/de-DE/privacy/1.2/"))
    small.write(path, text)
    mended = preview.answer("/notices/de-DE/privacy/1.2/")

    assert told
    assert re.match(rf"{path}(:\d+)?: {code}\d* .+; .+", told[0]), told
    assert mended.status == 200


def test_findings_stand_above_a_page_that_runs_nothing_of_its_own(small: SmallProject) -> None:
    small.replace(SECTION, "Write to us", "<script>fetch('https://example.org')</script> Write to us")

    answer = preview_of(small).answer("/notices/privacy/1.2/")

    assert answer.status == 500
    told = lines(answer)
    assert any(line.startswith(f"{SECTION}:") and " IN005 " in line for line in told), told
    assert not any("<" in line for line in told)
    nonces = re.findall(r'<script nonce="([^"]+)">', answer.content.decode())
    assert len(nonces) == 1
    assert f"script-src 'nonce-{nonces[0]}';" in answer.policy
    assert "default-src 'self' data:;" in answer.policy
    sheet = re.search(r'<link rel="stylesheet" href="../../(assets/[^"]+)">', answer.content.decode())
    assert sheet
    assert preview_of(small).answer(f"/notices/{sheet[1]}").status == 200


def test_only_the_page_and_the_catalogs_that_are_looked_at_are_checked_at_once(small: SmallProject) -> None:
    small.replace(CHINESE, 'msgstr "首個版本。"', 'msgstr "首個版本 3。"')
    preview = preview_of(small)

    first = preview.answer("/notices/de-DE/privacy/1.2/")
    state = preview.state("", 0)
    for _ in preview.check_rest():
        pass
    then = preview.answer("/notices/de-DE/privacy/1.2/")

    assert first.status == 200
    assert [line.partition(":")[0] for line in lines(then)] == [CHINESE]
    assert preview.state(state, PATIENCE) != state
    assert lines(preview_of(small).answer("/notices/zh-HK/privacy/1.2/")) == lines(then)


def test_a_link_that_leads_nowhere_is_told_on_its_page(small: SmallProject) -> None:
    small.write("docs/about.md", "# About {#about}\n\n[The notice](../privacy/#nowhere)\n\n[None](../none/)\n")
    preview = preview_of(small)

    assert preview.answer("/notices/privacy/").status == 200
    told = lines(preview.answer("/notices/about/"))

    assert [re.sub(r"^\S+ (.+); .+", r"\1", line) for line in told] == [
        "ST001 the link ../privacy/#nowhere leads to no element of that page",
        "ST001 the link ../none/ leads to no page",
    ]


def test_margin_stands_on_the_texts_of_a_locale_that_was_asked_for(small: SmallProject) -> None:
    small.replace(GERMAN, 'msgstr "die Straße"', 'msgstr ""')
    line = small.read(GERMAN).splitlines().index('msgid "the street"') + 2
    preview = Preview(small.root, Request(DAY, ("de-DE",), drafts=True), Kept())
    shown = {
        path: preview.answer(f"/notices/{path}").content.decode()
        for path in ("de-DE/privacy/", "de-DE/privacy/1.2/", "de-DE/privacy/versions/", "privacy/1.2/")
    }

    assert [path for path, page in shown.items() if MARK in page] == ["de-DE/privacy/", "de-DE/privacy/1.2/"]
    page = shown["de-DE/privacy/1.2/"]
    blocks = re.search(r'class="np-mark np-mark-missing" popovertarget="([^"]+)">missing</button>', page)
    assert blocks
    panel = page.partition(f'<div popover id="{blocks[1]}"')[2].partition("</div>")[0]
    for told in ("the street", "your-data#your-data", f"{GERMAN}:{line}"):
        assert f"<dd>{told}</dd>" in panel
    assert page.count(f'class="{MARK} ') == page.count(f'class="{MARK}-panel"')
    everywhere = preview_of(small).answer("/notices/de-DE/privacy/1.2/").content.decode()
    assert MARK not in everywhere
    theme_files = [path.read_bytes() for path in theme.FOLDER.rglob("*.*") if path.is_file()]
    assert not any(MARK.encode() in content for content in theme_files)


def test_a_locale_that_there_is_not_is_told(small: SmallProject) -> None:
    answer = Preview(small.root, Request(DAY, ("xx",)), Kept()).answer("/")

    assert lines(answer) == ["there is no locale &#x27;xx&#x27;; choose from en, de-DE, zh-HK"]


def test_the_state_changes_with_the_files_alone(small: SmallProject) -> None:
    preview = preview_of(small)
    preview.answer("/notices/privacy/")
    state = preview.state("", 0)

    preview.answer("/notices/")
    assert preview.state("", 0) == state
    small.replace(SECTION, "Write to us", "Write to all of us")
    assert b"Write to all of us" in preview.answer("/notices/privacy/1.2/").content
    assert preview.state("", 0) != state
    small.replace(SECTION, "Write to all of us", "Write to us")
    preview.refresh()
    assert preview.state("", 0) == state


def saved(small: SmallProject) -> None:
    small.replace(SECTION, "Write to us", "Write to all of us")


def replaced(small: SmallProject) -> None:
    path = small.root / SECTION
    beside = path.with_name("beside")
    beside.write_text(path.read_text("utf-8") + "\n", "utf-8")
    beside.replace(path)


def deleted(small: SmallProject) -> None:
    (small.root / SECTION).unlink()


def settings_saved(small: SmallProject) -> None:
    small.replace("mkdocs.yml", "site_name: ", "site_name: The ")


@pytest.mark.parametrize("act", [saved, replaced, deleted, settings_saved])
def test_who_waits_is_told_of_a_change(small: SmallProject, act: Callable[[SmallProject], None]) -> None:
    with changes(small.root) as changed:
        act(small)
        assert changed.wait(PATIENCE)


def test_a_folder_that_was_not_there_is_watched_too_and_reading_is_no_change(small: SmallProject) -> None:
    (small.root / "overrides").rmdir()
    with changes(small.root) as changed:
        preview_of(small).answer("/notices/privacy/")
        assert not changed.is_set()
        small.write("overrides/partials/footer.html", '<footer class="site-footer"></footer>')
        assert changed.wait(PATIENCE)
        while changed.wait(0.2):
            changed.clear()
        small.write("overrides/partials/footer.html", '<footer class="site-footer">a</footer>')
        assert changed.wait(PATIENCE)


def test_a_folder_that_comes_again_is_watched_again(small: SmallProject) -> None:
    docs, beside = small.root / "docs", small.root / "docs.old"
    with changes(small.root) as changed:
        for away in (lambda: docs.rename(beside), lambda: shutil.rmtree(docs)):
            away()
            shutil.copytree(beside, docs)
            assert changed.wait(PATIENCE)
            while changed.wait(0.2):
                changed.clear()
            saved(small)
            assert changed.wait(PATIENCE)
            while changed.wait(0.2):
                changed.clear()


def test_a_folder_that_appears_while_its_parent_begins_to_be_watched_is_watched(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    overrides = small.root / "overrides"
    overrides.rmdir()
    known = inotify.InotifyFD.add_callback

    def slow(
        system: inotify.InotifyFD, path: bytes, mask: Mask, callback: WatchCallback, name: CallbackId
    ) -> WatchDescriptor:
        watched = known(system, path, mask, callback, name)
        if Path(os.fsdecode(path)) == overrides:
            (overrides / "partials").mkdir(exist_ok=True)
        return watched

    monkeypatch.setattr(inotify.InotifyFD, "add_callback", slow)
    with changes(small.root) as changed:
        overrides.mkdir()
        while changed.wait(0.5):
            changed.clear()
        small.write("overrides/partials/footer.html", '<footer class="site-footer"></footer>')
        assert changed.wait(PATIENCE)


def test_where_the_system_watches_no_more_folders_files_are_looked_at_again_and_again(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(watching.Observer):
        def start(self) -> None:
            raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(watching, "Observer", Full)
    with changes(small.root) as changed:
        saved(small)
        assert changed.wait(PATIENCE)


def test_preview_is_of_another_day_when_one_begins_where_the_notice_counts_days(
    small: SmallProject, monkeypatch
) -> None:
    small.replace("docs/privacy/notice.yml", "notice_period_days", "time_zone: Asia/Taipei\nnotice_period_days")
    small.seal_anew()
    preview = Preview(small.root, Request(), Kept())
    shown = []
    for hour in (15, 17):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2021, 3, 31, hour, tzinfo=UTC).timestamp())))
        shown.append(preview.answer("/notices/privacy/").content.decode())

    assert "1.0" in shown[0].partition("</title>")[0]
    assert "1.1" in shown[1].partition("</title>")[0]
