"""A site has a number, a time and a last day in its manifest where that is asked for; an old one is found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from noticepress.commands import main
from small_project import SmallProject

DAY = "2026-11-24"
NUMBERED = ("build", "--as-of", DAY, "--release", "41", "--good-for", "10")


def call(small: SmallProject, *arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(small.root), *arguments], env=environment)


def manifest(small: SmallProject, folder: str = "site") -> dict[str, object]:
    data: dict[str, object] = json.loads(small.read(f"{folder}/manifest.json"))
    return data


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The small project, built with a number and without; never changed."""
    small = SmallProject.copy(tmp_path_factory.mktemp("release") / "small")
    for arguments in (NUMBERED, ("build", "--as-of", DAY, "--output", str(small.root / "plain"))):
        result = call(small, *arguments)
        assert result.exit_code == 0, result.output
    return small


@pytest.fixture
def small(once: SmallProject, tmp_path: Path) -> SmallProject:
    """A copy that a test may change."""
    return SmallProject(Path(shutil.copytree(once.root, tmp_path / "small")))


def test_the_manifest_says_what_was_asked_for_and_no_other_byte_is_another(once: SmallProject) -> None:
    numbered, plain = manifest(once), manifest(once, "plain")

    own = {key: numbered.pop(key) for key in ("version", "time", "expires")}

    assert own == {"version": 41, "time": "2026-11-24T00:00:00Z", "expires": "2026-12-04"}
    assert numbered == plain


def test_the_time_is_that_of_which_the_site_is(small: SmallProject) -> None:
    result = call(
        small, "build", "--release", "42", "--output", str(small.root / "other"), SOURCE_DATE_EPOCH="1795522000"
    )

    assert result.exit_code == 0, result.output
    assert (manifest(small, "other")["time"], manifest(small, "other")["expires"]) == (
        "2026-11-24T12:06:40Z",
        "2026-12-01",
    )


def test_a_number_grows(small: SmallProject) -> None:
    for number in ((), ("--release", "41"), ("--release", "40")):
        result = call(small, "build", "--as-of", "2026-11-25", *number)
        assert (result.exit_code, "has the number 41; give the new one a greater: --release" in result.output) == (
            2,
            True,
        )

    assert call(small, "build", "--as-of", "2026-11-25", "--release", "42").exit_code == 0


def test_verify_remembers_the_newest_site_that_it_has_seen(small: SmallProject, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    seen = ("--as-of", "2026-11-25", "--against-known", str(known))
    shutil.copytree(small.root / "site", tmp_path / "old")

    assert call(small, "verify", str(small.root / "site"), *seen).exit_code == 0
    assert json.loads(known.read_text())["version"] == 41
    assert call(small, "build", "--as-of", "2026-11-25", "--release", "42").exit_code == 0
    assert call(small, "verify", str(small.root / "site"), *seen).exit_code == 0
    assert json.loads(known.read_text())["version"] == 42

    result = call(small, "verify", str(tmp_path / "old"), *seen)
    assert (result.exit_code, "SV009 the site has the number 41, and 42 was seen before" in result.output) == (1, True)
    assert json.loads(known.read_text())["version"] == 42


@pytest.mark.parametrize(
    "spoilt", ['"version": "41"', '"version": 0', '"version": true', '"expires": "soon"', '"time": "noon"', '"time": 1']
)
def test_a_number_that_cannot_be_read_is_a_finding(small: SmallProject, spoilt: str) -> None:
    key = spoilt.split(":", maxsplit=1)[0].strip('"')
    data = {**manifest(small), **json.loads(f"{{{spoilt}}}")}
    assert key in data
    small.write("site/manifest.json", json.dumps(data))

    result = call(small, "verify", str(small.root / "site"), "--as-of", DAY)

    assert (result.exit_code, "SV001 the manifest's number, time or last day cannot be read" in result.output) == (
        1,
        True,
    )


def test_what_is_no_memory_is_wrong_use(small: SmallProject) -> None:
    small.write("known.json", "[]")

    known = str(small.root / "known.json")
    result = call(small, "verify", str(small.root / "site"), "--as-of", DAY, "--against-known", known)

    assert (result.exit_code, "is not what 'verify --against-known' has written" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--good-for", "3"), "--good-for is about a site with a number; give it one: --release"),
        (("--release", "1", "--shard", "1/2"), "a shard is no site yet; leave --release to"),
        (("--release", "1", "--pseudo"), "--pseudo builds a site to look at; leave out"),
    ],
)
def test_a_mistake_of_whoever_numbers_is_told_in_a_line(
    once: SmallProject, arguments: tuple[str, ...], told: str
) -> None:
    result = call(once, "build", *arguments)

    assert (result.exit_code, told in result.output) == (2, True), result.output
