"""A site in shards: merged it is, to the byte, what one build makes; and nothing else is ever merged."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from noticepress.commands import main
from small_project import DAY, REPOSITORY, SmallProject

COUNT = 3


def invoke(root: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(main, ["-C", str(root), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def build_shard(root: Path, number: int, *options: str, count: int = COUNT) -> Result:
    return invoke(root, "build", "--as-of", str(DAY), "-j", "1", "--shard", f"{number}/{count}", *options)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with a page of its own, its site, and all its shards."""
    small = SmallProject.copy(tmp_path_factory.mktemp("shards") / "small")
    small.write("docs/about.md", "# About {#about}\n\n[The notice](../privacy/#contact)\n")
    small.write("docs/assets/letter.txt", "a")
    assert invoke(small.root, "build", "--as-of", str(DAY), "-j", "1").exit_code == 0
    for number in range(1, COUNT + 1):
        done = build_shard(small.root, number)
        assert done.exit_code == 0, done.output
        assert f"shards/{number}-of-{COUNT}: shard {number}/{COUNT}, " in done.output
    return small.root


@pytest.fixture
def shards(built: Path, tmp_path: Path) -> Path:
    """A copy of that project, to be spoiled."""
    return Path(shutil.copytree(built, tmp_path / "small", ignore=shutil.ignore_patterns("site")))


def all_of(root: Path) -> list[str]:
    return sorted(map(str, (root / "shards").glob("*-of-*")))


def merge(root: Path, *folders: str) -> Result:
    return invoke(root, "merge", *(folders or all_of(root)))


def test_merged_shards_are_what_one_build_makes(built: Path, shards: Path) -> None:
    done = merge(shards, *reversed(all_of(shards)))

    assert done.exit_code == 0, done.output
    assert files(shards / "site") == files(built / "site")
    assert "3 locales, 6 editions, " in done.output
    pages = [{*files(Path(folder) / "pages")} for folder in all_of(shards)]
    assert all(pages)
    assert sum(map(len, pages)) == len(set().union(*pages))
    again = merge(shards)
    assert again.exit_code == 0, again.output
    assert files(shards / "site") == files(built / "site")


def test_the_order_in_which_shards_are_named_changes_nothing(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795500000 + number))
        assert invoke(small.root, "build", "-j", "1", "--shard", f"{number}/2").exit_code == 0
    release = ("--release", "7")

    one = invoke(small.root, "merge", *all_of(small.root), *release, "--output", str(small.root / "one"))
    other = invoke(small.root, "merge", *reversed(all_of(small.root)), *release, "--output", str(small.root / "other"))

    assert (one.exit_code, other.exit_code) == (0, 0)
    assert files(small.root / "one") == files(small.root / "other")


HANDBOOK = (REPOSITORY / "handbook/publishing.md").read_text(encoding="utf-8")
PINNED = re.compile(r"(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def test_the_handbook_s_workflow_builds_the_site(
    built: Path, small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = re.findall(r"^```yaml\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL)
    text = next(each for each in texts if "matrix.shard" in each)
    jobs = yaml.safe_load(text)["jobs"]
    small.write("docs/about.md", (built / "docs/about.md").read_text("utf-8"))
    small.write("docs/assets/letter.txt", "a")
    (small.root / "shards").mkdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")
    monkeypatch.chdir(small.root)

    for index, shard in enumerate(jobs["shard"]["strategy"]["matrix"]["shard"]):
        follow(jobs["shard"], {"$SHARD": shard})
        Path("shard").rename(f"shards/shard-{index}")
    shards = " ".join(sorted(map(str, Path("shards").iterdir())))
    follow(jobs["build"], {"shards/*": shards, '"$(date +%s)"': "7"})

    made, wanted = files(small.root / "site"), files(built / "site")
    numbered, unnumbered = json.loads(made.pop("manifest.json")), json.loads(wanted.pop("manifest.json"))
    assert made == wanted
    assert {name: value for name, value in numbered.items() if name in unnumbered} == unnumbered
    assert numbered["version"] == 7
    used = [line.strip() for line in text.splitlines() if "uses:" in line]
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_what_a_job_of_the_sharded_workflow_fetches_another_leaves() -> None:
    starter = REPOSITORY / "hooks/noticepress/starter/project/dot-github/workflows/publish.yml"
    whole = yaml.safe_load(starter.read_text(encoding="utf-8"))["jobs"]
    text = next(
        each
        for each in re.findall(r"^```yaml\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL)
        if "matrix.shard" in each
    )
    steps = [step for job in {**whole, **yaml.safe_load(text)["jobs"]}.values() for step in job["steps"]]

    def named(action: str) -> set[str]:
        return {step["with"]["name"] for step in steps if action in step.get("uses", "") and "name" in step["with"]}

    assert named("/download-artifact@") == {"known"}
    assert named("/download-artifact@") <= named("/upload-artifact@")


def follow(job: dict[str, Any], values: dict[str, str]) -> None:
    """Do what the steps of a job do with noticepress."""
    said = [command for step in job["steps"] for command in step.get("run", "").split(" && ")]
    ours = [command for command in said if command.startswith("noticepress ")]
    assert ours
    for command in ours:
        names = re.compile("|".join(map(re.escape, values)))
        done = invoke(Path(), *shlex.split(names.sub(lambda found: values[found[0]], command))[1:])
        assert done.exit_code == 0, done.output


def other_day(root: Path) -> None:
    assert build_shard(root, 3, "--as-of", "2026-11-25").exit_code == 0


def other_locales(root: Path) -> None:
    assert build_shard(root, 3, "--locale", "de-DE").exit_code == 0


def with_drafts(root: Path) -> None:
    assert build_shard(root, 3, "--drafts").exit_code == 0


def of_other_files(root: Path) -> None:
    SmallProject(root).replace("docs/about.md", "# About", "# About us")
    assert build_shard(root, 3).exit_code == 0


def of_another_count(root: Path) -> None:
    shutil.rmtree(root / "shards/3-of-3")
    assert build_shard(root, 4, count=4).exit_code == 0


def all_of_other_files(root: Path) -> None:
    SmallProject(root).replace("docs/about.md", "# About", "# About us")


def one_gone(root: Path) -> None:
    shutil.rmtree(root / "shards/2-of-3")


def one_twice(root: Path) -> None:
    shutil.copytree(root / "shards/2-of-3", root / "shards/9-of-3")


def damaged_page(root: Path) -> None:
    page = min((root / "shards/2-of-3/pages").rglob("*.html"))
    page.write_bytes(page.read_bytes().replace(b"</p>", b"</p >", 1))


def damaged_summary(root: Path) -> None:
    SmallProject(root).replace("shards/2-of-3/shard.json", '"digest"', '"digests"')


def half_of_a_link(root: Path) -> None:
    path = root / "shards/2-of-3/shard.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    next(page["links"][2] for page in data["pages"].values() if page["links"][2]).pop()
    path.write_text(json.dumps(data), encoding="utf-8")


def page_of_another(root: Path) -> None:
    SmallProject(root).replace("shards/2-of-3/shard.json", 'index.html"', 'index.htm"')


def file_elsewhere(root: Path) -> None:
    (root / "evil.txt").write_bytes(b"evil")
    record = f'"beside": [["../../../../evil.txt", "{hashlib.sha256(b"evil").hexdigest()}"]'
    text = SmallProject(root).read("shards/2-of-3/shard.json")
    assert '"beside": [' in text
    SmallProject(root).write("shards/2-of-3/shard.json", re.sub(r'"beside": \[(?=\n)', f"{record},", text, count=1))


def file_of_no_page(root: Path) -> None:
    file_elsewhere(root)
    SmallProject(root).replace("shards/2-of-3/shard.json", "../../../../evil.txt", "assets/script.js")


def one_of_a_great_many(root: Path) -> None:
    shutil.rmtree(root / "shards/2-of-3")
    for number in (1, 3):
        SmallProject(root).replace(f"shards/{number}-of-3/shard.json", '"count": 3', '"count": 1000000000000')


def no_shard(root: Path) -> None:
    (root / "shards/4-of-3").mkdir()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (other_day, "3-of-3 was built of another day than "),
        (other_locales, "3-of-3 was built of other locales than "),
        (with_drafts, "3-of-3 was built of another choice of drafts than "),
        (of_other_files, "3-of-3 was built of other files of the project than "),
        (all_of_other_files, "the project's files are not those of which the shards were built; build these again"),
        (of_another_count, "is shard 4/4; merge those of one build"),
        (one_gone, "the site is not whole without the shard 2/3; a shard with findings is not written"),
        (one_twice, "the shard 2/3 is there twice; name each once"),
        (damaged_page, "index.html is damaged; build shard 2/3 again"),
        (damaged_summary, "2-of-3 is no shard of this version of noticepress"),
        (half_of_a_link, "2-of-3 is no shard of this version of noticepress"),
        (page_of_another, "2-of-3 does not hold the pages of shard 2/3; build it again"),
        (file_elsewhere, "2-of-3 holds what is made with no page: '../../../../evil.txt'; build shard 2/3 again"),
        (file_of_no_page, "2-of-3 holds what is made with no page: 'assets/script.js'; build shard 2/3 again"),
        (one_of_a_great_many, "of-3 is no shard of this version of noticepress"),
        (no_shard, "4-of-3 is no shard of this version of noticepress"),
    ],
)
def test_only_all_shards_of_one_site_are_merged(shards: Path, spoil: Callable[[Path], None], told: str) -> None:
    spoil(shards)

    done = merge(shards)

    assert done.exit_code == 2, done.output
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (shards / "site").exists()


def test_a_finding_in_a_shard_keeps_it_from_being_written(small: SmallProject) -> None:
    small.replace("locales/de/LC_MESSAGES/privacy.po", 'msgstr "Datenschutzhinweis"', 'msgstr "<b>x</b>"')

    done = [build_shard(small.root, number) for number in range(1, COUNT + 1)]

    failed = [number for number, each in enumerate(done, 1) if each.exit_code == 1]
    assert len(failed) == 1
    assert "locales/de/LC_MESSAGES/privacy.po:" in done[failed[0] - 1].stderr
    assert not (small.root / f"shards/{failed[0]}-of-{COUNT}").exists()
    merged = merge(small.root)
    assert merged.exit_code == 2
    assert f"the site is not whole without the shard {failed[0]}/{COUNT}" in merged.stderr


def test_what_only_the_whole_site_shows_is_found_when_it_is_merged(small: SmallProject) -> None:
    small.write("docs/about.md", "# About {#about}\n\n[The notice](../privacy/#nowhere)\n")
    for number in (1, 2):
        assert build_shard(small.root, number, count=2).exit_code == 0

    done = merge(small.root)

    assert done.exit_code == 1
    assert "about/index.html" in done.stderr
    assert "ST001 the link ../privacy/#nowhere leads to no element of that page" in done.stderr
    assert not (small.root / "site").exists()


def test_a_shard_takes_the_place_of_a_shard_alone(small: SmallProject) -> None:
    assert build_shard(small.root, 1).exit_code == 0
    assert build_shard(small.root, 1).exit_code == 0
    small.write("shards/1-of-3/letter.txt", "kept")

    more = build_shard(small.root, 1)
    other = build_shard(small.root, 1, "--output", str(small.root / "docs"))

    assert (more.exit_code, other.exit_code) == (2, 2)
    assert "1-of-3 holds what no build put there: letter.txt; move it away" in more.stderr
    assert "docs holds the project's own files" in other.stderr
    assert small.read("shards/1-of-3/letter.txt") == "kept"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--engine", "mkdocs"), "MkDocs draws this site, in one process, for --engine mkdocs; leave --shard out"),
        (("--sign", "mkdocs.yml"), "a shard is no site yet; leave --sign to 'noticepress merge'"),
    ],
)
def test_what_a_shard_cannot_be_is_told(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(small.root)

    done = build_shard(small.root, 1, *options)

    assert (done.exit_code, done.stderr) == (2, f"noticepress: {told}\n")
    assert not (small.root / "shards").exists()
