"""What builds keep changes nothing but the time they take: the site is, to the byte, that of a build without it."""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from found import found_in, keep_in
from noticepress.editions.sources.project import Project
from noticepress.files.kept import FOLDER, Kept, Pack
from noticepress.findings import NoticepressError
from noticepress.register.clock import AsOf
from noticepress.site.build import build
from noticepress.site.prepared import Request
from noticepress.site.unchanged import Wanted
from noticepress.site.watch import Step, Watch
from small_project import DAY, SmallProject

STEPS = 228
CATALOGS = (
    "locales/de/LC_MESSAGES/privacy.po",
    "locales/de/LC_MESSAGES/site.po",
    "locales/zh_Hant/LC_MESSAGES/privacy.po",
)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(root: Path, kept: Kept, request: Request, name: str) -> dict[str, bytes] | tuple[str, ...]:
    """The files of a site, or what stopped the build."""
    target = root.parent / name
    try:
        build(Project(root, kept), replace(request, output=target, jobs=1))
    except NoticepressError as error:
        return tuple(map(str, error.findings))
    return files_of(target)


class Editor:
    """Edits of every kind of input file, some of which are mistakes."""

    def __init__(self, small: SmallProject, seed: int) -> None:
        self.small = small
        self.draw = random.Random(seed)  # noqa: S311 (a test, no secret)
        self.request = Request(DAY)

    def edit(self) -> str:
        kinds = [
            *(self.catalog,) * 4,
            *(self.draft, self.front_page, self.register, self.settings, self.locales, self.template, self.sheet),
            *(self.day, self.drafts, self.chosen, self.glossary, self.asset, self.back, self.revision),
        ]
        kind = self.draw.choice(kinds)
        kind()
        return kind.__name__

    def _swap(self, path: str, pairs: tuple[tuple[str, str], ...]) -> None:
        text = self.small.read(path)
        one, two = self.draw.choice(pairs)
        self.small.write(path, text.replace(one, two) if one in text else text.replace(two, one))

    def revision(self) -> None:
        path = self.draw.choice(CATALOGS)
        year = self.draw.choice(("2023", "2024", "2025"))
        self.small.write(path, re.sub(r"(?<=PO-Revision-Date: )\d{4}", year, self.small.read(path), count=1))

    def catalog(self) -> None:
        path = self.draw.choice(CATALOGS)
        lines = self.small.read(path).split("\n")
        places = [number for number, line in enumerate(lines) if line.startswith('msgstr "') and len(line) > 9]
        place = self.draw.choice(places)
        lines[place] = self.draw.choice((lines[place][:-1] + ' x"', 'msgstr "' + lines[place][10:], 'msgstr ""'))
        self.small.write(path, "\n".join(lines))

    def draft(self) -> None:
        self._swap("docs/privacy/1.2/index.md", (("We ", "We, too, "), ("notice", "notices")))

    def front_page(self) -> None:
        self._swap("docs/index.md", (("# ", "# Our "),))

    def register(self) -> None:
        self._swap(
            "docs/privacy/notice.yml",
            (("organisation: ", "organisation: The "), ("notice_period_days: 14", "notice_period_days: 10")),
        )

    def settings(self) -> None:
        self._swap("mkdocs.yml", (("site_name: ", "site_name: The "),))

    def locales(self) -> None:
        self._swap("locales/locales.yml", (("label: ", "label: The "),))

    def template(self) -> None:
        path = "overrides/partials/footer.html"
        if (self.small.root / path).exists():
            (self.small.root / path).unlink()
        else:
            self.small.write(path, self.small.read(path).replace("<footer", "<!-- ours -->\n<footer"))

    def sheet(self) -> None:
        self.small.write("overrides/assets/brand.css", f":root {{ --measure: {self.draw.choice((60, 66, 70))}ch; }}\n")

    def day(self) -> None:
        self.request = Request(DAY + timedelta(days=self.draw.choice((0, -900, 400))), (), self.request.drafts)

    def drafts(self) -> None:
        self.request = Request(self.request.as_of, self.request.locales, not self.request.drafts)

    def chosen(self) -> None:
        self.request = Request(self.request.as_of, self.draw.choice(((), ("de-DE",), ("zh-HK",))), self.request.drafts)

    def glossary(self) -> None:
        path = self.small.root / "locales/glossary.yml"
        if path.exists():
            path.unlink()
        else:
            self.small.write("locales/glossary.yml", "terms: {}\n")

    def asset(self) -> None:
        self.small.write("docs/assets/note.txt", str(self.draw.random()))

    def back(self) -> None:
        """All as it was, so that what was kept long ago would fit again."""
        for path in ("docs", "locales", "mkdocs.yml", "overrides"):
            remove(self.small.root / path)
        fresh = SmallProject.copy(self.small.root.parent / f"fresh-{self.draw.random()}")
        for path in ("docs", "locales", "mkdocs.yml", "overrides"):
            (fresh.root / path).rename(self.small.root / path)
        self.request = Request(DAY)


def remove(path: Path) -> None:
    if path.is_file():
        path.unlink()
    for each in path.iterdir() if path.is_dir() else ():
        remove(each)
    if path.is_dir():
        path.rmdir()


@pytest.mark.parametrize("seed", range(4))
def test_site_is_that_of_a_cold_build_after_any_edits(small: SmallProject, seed: int) -> None:
    """Each edit is built with what the builds before kept; every third site is compared with one made without."""
    editor = Editor(small, seed)
    outcomes: set[type] = set()
    done: list[str] = []
    for step in range(1, STEPS // 4 + 1):
        done.append(editor.edit())
        warm = built(small.root, keep_in(small.root), editor.request, "warm")
        if step % 3 == 0:
            assert warm == built(small.root, Kept(), editor.request, "cold"), (step, done)
        outcomes.add(type(warm))
        if isinstance(warm, tuple) and editor.draw.random() < 0.5:
            editor.back()
    assert outcomes == {dict, tuple}


GERMAN, GLOSSARY = CATALOGS[0], "locales/glossary.yml"
Edit = Callable[[SmallProject], object]


def says(translation: str) -> Edit:
    """The glossary says how “version” is translated: “Version”, as the catalog has it, or otherwise."""
    term = f"english: [version]\n    languages:\n      de: {{term: {translation}, accept: [{translation}]}}\n"
    return lambda small: small.write(GLOSSARY, f"sources:\n  de: a source\nterms:\n  version:\n    {term}")


def recorded_as(earlier: str) -> Edit:
    """The record of the editions says that “your name” was translated otherwise until it was revised."""

    def edit(small: SmallProject) -> None:
        for record in (small.root / "docs").rglob("editions.json"):
            record.unlink()
        now = small.read(GERMAN)
        small.replace(GERMAN, "Ihr Name", earlier)
        small.seal_editions(DAY - timedelta(days=9))
        small.write(GERMAN, now)
        small.seal_editions(DAY, "Better words.")

    return edit


def two_drafts(small: SmallProject) -> None:
    """The second one has a passage no more, and a link to it leads on."""
    small.replace("docs/privacy/1.2/index.md", "Where texts", "A passage.\n{: #passage }\n\nWhere texts")
    shutil.copytree(small.root / "docs/privacy/1.2", small.root / "docs/privacy/1.3")
    small.replace("docs/privacy/1.3/index.md", "A passage.\n{: #passage }\n\n", "")
    register = small.read("docs/privacy/notice.yml").replace(
        "versions:", "old_ids: {passage: languages, gone: languages}\nversions:"
    )
    small.write(
        "docs/privacy/notice.yml", f'{register}  - version: "1.3"\n    effective: 2031-01-01\n    summary: Later.\n'
    )


HELD = Request(DAY, quarantine=True)
ELSEWHERE = {
    "what was put aside is shown again": (says("Fassung"), HELD, says("Version"), Request(DAY)),
    "what was shown is put aside": (says("Version"), Request(DAY), says("Fassung"), HELD),
    "a revision of other words": (
        recorded_as("Ihr alter Name"),
        Request(DAY),
        recorded_as("Ihr ganzer Name"),
        Request(DAY),
    ),
    "an id of an earlier draft": (
        two_drafts,
        Request(DAY, drafts=True),
        lambda small: small.replace("docs/privacy/1.2/index.md", "#passage", "#gone"),
        Request(DAY, drafts=True),
    ),
}
"""What a page shows, though it stands in none of the files that the page has its words from."""


@pytest.mark.parametrize(("begin", "first", "edit", "then"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_page_follows_what_stands_elsewhere(small: SmallProject, begin: Edit, first, edit: Edit, then) -> None:
    begin(small)
    before = built(small.root, keep_in(small.root), first, "warm")
    edit(small)
    after = built(small.root, keep_in(small.root), then, "warm")

    assert isinstance(after, dict)
    assert after != before
    assert after == built(small.root, Kept(), then, "cold")


def test_receipt_follows_what_is_put_on_record(small: SmallProject) -> None:
    request = Request(DAY)
    before = built(small.root, keep_in(small.root), request, "warm")
    small.seal_editions()
    after = built(small.root, keep_in(small.root), request, "warm")

    assert after == built(small.root, Kept(), request, "cold")
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert after["de-DE/privacy/1.1/receipt.json"] != before["de-DE/privacy/1.1/receipt.json"]


def test_day_of_a_revision_is_told_in_every_language(small: SmallProject) -> None:
    request = Request(DAY)
    before = built(small.root, keep_in(small.root), request, "warm")
    for name in ("privacy", "site"):
        path = f"locales/de/LC_MESSAGES/{name}.po"
        small.write(path, re.sub(r"(?<=PO-Revision-Date: )\d{4}", "2023", small.read(path)))
    after = built(small.root, keep_in(small.root), request, "warm")

    assert after == built(small.root, Kept(), request, "cold")
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert after["translations/index.html"] != before["translations/index.html"]


SAVED = {
    "a translation": (GERMAN, "Ihr Name", "Ihr ganzer Name"),
    "a translation that must not go out": (GERMAN, "{{ retention_days }} Tage", "neunzig Tage"),
    "a text": ("docs/privacy/1.2/index.md", "prevails", "governs"),
    "the front page": ("docs/index.md", "binds", "holds"),
    "the settings": ("mkdocs.yml", "2020", "2019"),
}


@pytest.mark.parametrize(("path", "old", "new"), SAVED.values(), ids=SAVED)
def test_file_that_is_saved_during_a_build_is_seen_by_the_next(
    small: SmallProject, path: str, old: str, new: str
) -> None:
    def show(step: Step, _done: int, _total: int) -> None:
        if step is Step.CHECKING and old in small.read(path):
            small.replace(path, old, new)

    watch, request = Watch(), Request(DAY, drafts=True)
    watch.show = show
    build(
        Project(small.root, keep_in(small.root)),
        replace(request, output=small.root.parent / "warm", jobs=1),
        watch=watch,
    )
    assert new in small.read(path)

    assert built(small.root, keep_in(small.root), request, "warm") == built(small.root, Kept(), request, "cold")


def test_page_that_somebody_changed_in_the_site_is_made_anew(small: SmallProject) -> None:
    request = Request(DAY)
    first = built(small.root, keep_in(small.root), request, "warm")
    for page in (small.root.parent / "warm").rglob("*.html"):
        with page.open("ab") as file:
            file.write(b"<!-- changed in place -->")

    assert built(small.root, keep_in(small.root), request, "warm") == first


def test_damaged_and_foreign_packs_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    pack = Pack(path, "one")
    pack.keep("key", ("value", 1, b"x"))
    pack.save()

    assert Pack(path, "one").get("key") == ("value", 1, b"x")
    assert Pack(path, "other").get("key") is None
    whole = path.read_bytes()
    for raw in (b"", whole[:-1], whole[:40], b"\0" * 32 + whole[32:], whole[:-1] + bytes([whole[-1] ^ 1])):
        path.write_bytes(raw)
        assert Pack(path, "one").get("key") is None


def test_pack_holds_what_the_last_run_used(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    first = Pack(path, "one")
    for key in ("a", "b"):
        first.keep(key, key)
    first.save()
    second = Pack(path, "one")
    assert second.get("a") == "a"
    second.save()

    assert Pack(path, "one").get("b") is None


def test_what_runs_take_aside_is_not_changed_by_them(tmp_path: Path) -> None:
    kept = Kept(tmp_path, "one")
    kept.pack("a").keep("known", "as it was")
    kept.save()
    before = files_of(tmp_path)
    (tmp_path / "page").write_bytes(b"a page")

    aside = kept.aside()
    assert aside.pack("a").get("known") == "as it was"
    aside.pack("a").keep("new", "for the next run")
    aside.contents("files").keep("0" * 64, str(tmp_path / "page"))
    aside.files("pdf").keep("a", b"a file")
    aside.turn()
    assert aside.pack("a").get("new") == "for the next run"
    aside.save()

    (tmp_path / "page").unlink()
    assert files_of(tmp_path) == before


def test_pack_of_which_runs_ask_for_a_part_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.pack"
    for run in ("abc", "d", "b"):
        pack = Pack(path, "one", most=3)
        for key in run:
            if pack.get(key) is None:
                pack.keep(key, key)
        pack.save()
    kept = Pack(path, "one", most=3)

    assert [key for key in "abcd" if kept.get(key)] == ["a", "b", "d"]


def test_check_finds_what_it_finds_without_what_is_kept(small: SmallProject) -> None:
    texts = (
        'It\'s "ours".\n',
        "",
        "---\ndescription: {.x}\n---\n",
        "Right below:\n- a list\n",
        "**not** closed {.x}\n",
    )
    seen = set()
    for path in ("docs/privacy/1.2/index.md", "docs/privacy/1.1/index.md", "docs/index.md"):
        before = small.read(path)
        for text in texts:
            small.write(path, text + before if text.startswith("---") else f"{before}\n\n{text}")
            warm = found_in(small.root, keep_in(small.root))
            assert warm == found_in(small.root, keep_in(small.root))
            assert warm == found_in(small.root, Kept()), (path, text)
            seen.add(tuple(warm))
    assert len(seen) > len(texts)


def test_check_of_one_language_leaves_what_is_kept_of_the_others(small: SmallProject, run) -> None:
    run(small.root, "check", "--as-of", str(DAY))
    run(small.root, "check", "--as-of", str(DAY), "--catalogs", "de")
    small.replace("locales/de/LC_MESSAGES/privacy.po", "Ihr Name", "Ihr ganzer Name")
    run(small.root, "check", "--as-of", str(DAY), "--catalogs", "de")
    small.replace("locales/de/LC_MESSAGES/privacy.po", "Ihr ganzer Name", "Ihr Name")
    done = run(small.root, "build", "--as-of", str(DAY), "--timings")

    assert "findings 6 of 6" in done.stderr


def test_pages_with_findings_are_not_kept(small: SmallProject) -> None:
    small.write("overrides/partials/footer.html", '<footer class="site-footer"><a href="missing/">x</a></footer>')
    for _ in range(2):
        found = built(small.root, keep_in(small.root), Request(DAY), "site")
        assert isinstance(found, tuple)
        assert any("ST001" in each for each in found)


def test_unchanged_build_is_said_at_once_and_looks_at_the_site(small: SmallProject, run) -> None:
    first = run(small.root, "build", "--as-of", str(DAY))
    second = run(small.root, "build", "--as-of", str(DAY))
    assert second.stdout == first.stdout.rstrip("\n") + " (unchanged)\n"
    page = small.root / "site/privacy/index.html"
    whole = page.read_bytes()

    for damage in (lambda: page.write_bytes(b"x"), page.unlink, lambda: (small.root / "site/more.txt").write_text("x")):
        damage()
        again = run(small.root, "build", "--as-of", str(DAY))
        if (small.root / "site/more.txt").exists():
            assert again.returncode == 2
            (small.root / "site/more.txt").unlink()
        else:
            assert again.stdout == first.stdout
        assert page.read_bytes() == whole
    assert "(unchanged)" not in run(small.root, "build", "--as-of", str(DAY + timedelta(days=1))).stdout
    assert "(unchanged)" not in run(small.root, "build", "--no-cache", "--as-of", str(DAY)).stdout


def test_copied_project_and_link_that_leads_elsewhere_are_built(small: SmallProject, run, tmp_path: Path) -> None:
    day = ("--as-of", str(DAY))
    run(small.root, "build", *day)
    copy = tmp_path / "copy"
    shutil.copytree(small.root, copy)
    shutil.rmtree(copy / "site")
    assert "(unchanged)" not in run(copy, "build", *day).stdout
    assert files_of(copy / "site") == files_of(small.root / "site")

    shutil.rmtree(copy / "site")
    for release in ("1", "2"):
        (copy / "site").unlink(missing_ok=True)
        (copy / "site").symlink_to(tmp_path / "releases" / release)
        assert "(unchanged)" not in run(copy, "build", *day).stdout
        assert files_of(tmp_path / "releases" / release) == files_of(small.root / "site")
        assert "(unchanged)" in run(copy, "build", *day).stdout


def test_site_of_files_that_changed_while_it_was_built_is_not_taken_for_theirs(small: SmallProject) -> None:
    asked = ((), False, None, "auto", False)
    wanted = Wanted.now(small.root, asked, DAY)
    page = small.read("docs/index.md")
    small.write("docs/index.md", f"{page}\nOf another branch.\n")
    result = build(Project(small.root), Request(DAY))
    wanted.note(small.root / "site", result.path, result.days, "built")
    small.write("docs/index.md", page)

    assert Wanted.now(small.root, asked, DAY).said_before() == ""
    build(Project(small.root), Request(DAY))
    wanted.note(small.root / "site", result.path, result.days, "built")
    assert Wanted.now(small.root, asked, DAY).said_before() == "built"


def test_site_that_took_over_midnight_is_not_that_of_the_day_that_has_begun(small: SmallProject) -> None:
    asked = ((), False, None, "auto", False)
    wanted = Wanted.now(small.root, asked, None)
    result = build(Project(small.root), Request(when=AsOf(instant=datetime.now(UTC) - timedelta(days=1))))
    wanted.note(small.root / "site", result.path, result.days, "built")

    assert Wanted.now(small.root, asked, None).said_before() == ""


def test_day_that_begins_is_a_change(small: SmallProject, run) -> None:
    instant = {"SOURCE_DATE_EPOCH": "1790000000"}
    run(small.root, "build", **instant)
    assert "(unchanged)" in run(small.root, "build", **instant).stdout
    assert "(unchanged)" not in run(small.root, "build", SOURCE_DATE_EPOCH="1790100000").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_nobody_waits_at_a_pipe_in_the_place_of_what_is_kept(small: SmallProject, run) -> None:
    day = ("--as-of", str(DAY))
    run(small.root, "build", *day)
    before = files_of(small.root / "site")
    shutil.rmtree(small.root / "site")
    for path in [path for path in (small.root / FOLDER).rglob("*") if path.is_file()]:
        path.unlink()
        os.mkfifo(path)

    again = run(small.root, "build", *day)

    assert (again.returncode, again.stderr) == (0, "")
    assert files_of(small.root / "site") == before


def test_clean_throws_away_what_is_kept(small: SmallProject, run) -> None:
    run(small.root, "build", "--as-of", str(DAY))
    assert list((small.root / FOLDER).glob("*.pack"))

    done = run(small.root, "clean")
    assert done.returncode == 0
    assert not [path for path in (small.root / FOLDER).rglob("*") if path.is_file()]


def test_cache_that_cannot_be_written_stops_nothing(small: SmallProject, run) -> None:
    small.write(".noticepress", "a file in the folder's place")

    assert run(small.root, "build", "--as-of", str(DAY)).returncode == 0
