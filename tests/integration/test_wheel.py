"""The wheel holds everything: installed outside of the repository, without an index, it begins and builds a project."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from small_project import REPOSITORY

PACKAGE = REPOSITORY / "hooks" / "noticepress"
NEEDED = ("--organisation", "Example Ltd.", "--url", "https://legal.example.com/", "--locales", "de-DE,ja-JP")


def call(*command: str | Path, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with wheel and source archive, made as a release is, from what is committed or would be."""
    copy = tmp_path_factory.mktemp("sources") / "repository"
    listed = call("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=REPOSITORY).stdout
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / name, copy / name)
    target = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", target, folder=copy)
    return target


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment that has the wheel, and what it needs from the environment of the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    [wheel] = built.glob("*.whl")
    [packages] = folder.rglob("site-packages")
    call(sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "--no-deps", "--no-index",
         "--disable-pip-version-check", wheel, folder=folder)  # fmt: skip
    ours = Path(pytest.__file__).parent.parent
    # As text, so that what the tests' environment has installed in place (this repository) is not followed.
    (packages / "needed.pth").write_text(f"{ours}\n", encoding="utf-8")
    return folder / "bin" / "noticepress"


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_wheel_has_every_file_of_the_package(built: Path, tmp_path: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)

    assert digests(tmp_path / "noticepress") == digests(PACKAGE)
    assert {"py.typed", "starter/project/dot-gitignore", "theme/locales/ja/LC_MESSAGES/theme.po"} < set(
        digests(PACKAGE)
    )


def test_source_archive_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    [archive], [wheel] = built.glob("*.tar.gz"), built.glob("*.whl")
    shutil.unpack_archive(archive, tmp_path, filter="data")
    [sources] = tmp_path.iterdir()

    call(sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path / "again", folder=sources)

    assert (tmp_path / "again" / wheel.name).read_bytes() == wheel.read_bytes()


def test_installed_wheel_begins_checks_builds_and_verifies_a_project(installed: Path, tmp_path: Path) -> None:
    where = "import noticepress; print(noticepress.__file__)"
    assert str(installed.parent.parent) in call(installed.with_name("python"), "-c", where, folder=tmp_path).stdout

    call(installed, "init", "notices", *NEEDED, folder=tmp_path)
    project = tmp_path / "notices"
    call(installed, "init", "--notice", "terms", folder=project)
    call(installed, "check", "--blocking", folder=project)
    told = call(installed, "build", "--drafts", folder=project).stdout
    call(installed, "verify", "site", folder=project)
    call(installed.with_name("python"), "-m", "mkdocs", "build", "--site-dir", "plain", folder=project)

    assert "3 locales, 6 editions" in told
    assert "プライバシー通知" in (project / "site/ja-JP/index.html").read_text(encoding="utf-8")
    assert "noticepress, version" in call(installed, "--version", folder=tmp_path).stdout
    assert "complete -o nosort -F" in call(installed, folder=tmp_path, _NOTICEPRESS_COMPLETE="bash_source").stdout


def test_doctor_finds_the_installed_packages_in_their_ranges(installed: Path, tmp_path: Path) -> None:
    told = call(installed, "doctor", folder=tmp_path).stdout
    count = len(tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"])

    assert f"and {count} others in their ranges" in told
    assert "note     project: none in " in told
