"""The file of evidence of a project with an authority: who signed what, and by when, verified without noticepress."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from authorised import AUTHORITY, DAY, Authorised, authorised
from timestamp_authority import timestamp_authority

FROM = "2030-01-01"
"""The day on which the version that is signed takes effect."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Authorised:
    """A project whose version is signed and timestamped, and whose site is signed by two; never changed."""
    small = authorised(tmp_path_factory.mktemp("acts"))
    with timestamp_authority(tmp_path_factory.mktemp("time")) as time:
        roots = "".join(f"  {line}\n" for line in time.certificate.splitlines())
        small.write_authority(f"{AUTHORITY}  release: [counsel]\ntimestamps: |\n{roots}")
        for name in ("sato", "okafor"):
            assert small.sign(name, "authority").exit_code == 0
        small.done("publish", "1.2", "--as-of", DAY)
        for name in ("sato", "okafor"):
            assert small.sign(name).exit_code == 0
        small.done("sign", "--timestamp", time.url)
    small.done("build", "--as-of", FROM, "--sign", str(small.key("sato")))
    small.done("sign", "--site", str(small.root / "site"), "--key", str(small.key("lind")))
    return small


def unpacked(small: Authorised, folder: Path, *options: str, day: str = FROM) -> Path:
    target = folder / "shown.zip"
    small.done("evidence", day, "de-DE", "--as-of", FROM, "--output", str(target), *options)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(folder)
    return folder / f"privacy-{day}-de-DE"


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", str(folder / "check.py")]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def commands(folder: Path) -> list[str]:
    return (folder / "signed/commands.txt").read_text(encoding="utf-8").splitlines()


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["/bin/sh", "-c", command], cwd=folder, check=False, capture_output=True, text=True)


def test_each_command_that_it_names_holds_with_openssh_and_openssl_alone(small: Authorised, tmp_path: Path) -> None:
    folder = unpacked(small, tmp_path)

    said = [run(folder, command) for command in commands(folder)]

    assert [each.stderr for each in said if each.returncode] == []
    told = "\n".join(each.stdout for each in said)
    assert told.count("Verification: OK") == told.count("-acts") + told.count("-authority")
    for signed in ('"noticepress-acts" signature for sato', '"noticepress-acts" signature for okafor'):
        assert signed in told
    assert {'"noticepress" signature for sato', '"noticepress" signature for lind'} <= {
        each.stdout.removeprefix("Good ").partition(" with ")[0] for each in said
    }


def test_the_script_says_what_each_signature_is_of_and_names_the_commands(small: Authorised, tmp_path: Path) -> None:
    folder = unpacked(small, tmp_path)

    said = checked(folder)

    assert (said.returncode, said.stderr) == (0, ""), said.stdout
    assert said.stdout.count(f"publish privacy 1.2 {DAY} sha256:") == 2
    assert f"publish privacy 1.2 de-DE {DAY} sha256:" in said.stdout
    assert [line.removeprefix("Now: ") for line in said.stdout.splitlines() if "Now: " in line] == commands(folder)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert all(command.replace("<", "&lt;") in page for command in commands(folder))


def test_a_timestamp_holds_once_its_certificate_has_expired(small: Authorised, tmp_path: Path) -> None:
    folder = unpacked(small, tmp_path)
    stamped = next(command for command in commands(folder) if command.startswith("openssl"))
    told, _, after = stamped.partition(" -attime ")
    much_later = f"{told} -attime 9999999999 {after.partition(' ')[2]}"

    assert "certificate has expired" in run(folder, much_later).stderr
    assert run(folder, stamped).returncode == 0


def test_what_is_signed_by_nobody_here_is_told_as_such(small: Authorised, tmp_path: Path) -> None:
    folder = unpacked(small, tmp_path)
    act = next(path for path in sorted((folder / "signed").glob("*.txt.sig")) if "okafor" in path.name)
    text = act.with_suffix("").read_text(encoding="utf-8")
    act.with_suffix("").write_text(text.replace("1.2", "1.1").replace("sha256:", "sha256:0"), encoding="utf-8")

    assert f"WRONG: signed/{act.stem} is of nothing that lies here" in checked(folder).stdout
    failed = [command for command in commands(folder) if run(folder, command).returncode]
    assert [command.partition(" < ")[2] for command in failed] == [f"signed/{act.stem}"]


def test_acts_of_other_days_are_left_out_and_the_authority_is_not(small: Authorised, tmp_path: Path) -> None:
    folder = unpacked(small, tmp_path, day="2021-12-31")

    acts = "".join(path.read_text(encoding="utf-8") for path in (folder / "signed").glob("*.txt"))
    assert "publish privacy 1.2" not in acts
    assert "authority 1" in acts
    assert checked(folder).returncode == 0


def test_a_site_signed_by_a_key_that_nobody_names_tells_the_key(small: Authorised, tmp_path: Path) -> None:
    manifest, signature = ((small.root / "site" / name) for name in ("manifest.json", "manifest.json.sig"))
    site = tmp_path / "site"
    site.mkdir()
    (site / "manifest.json").write_bytes(manifest.read_bytes())
    key = small.key("stranger-to-all")
    sign = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "noticepress", str(site / "manifest.json")]
    subprocess.run(sign, check=True, capture_output=True)
    assert signature.is_file()

    folder = unpacked(small, tmp_path, "--site", str(site))

    told = [run(folder, command) for command in commands(folder) if "check-novalidate" in command]
    assert [(each.returncode, "SHA256:" in each.stdout) for each in told] == [(0, True)]
