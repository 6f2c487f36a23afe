"""A signal to end reaches what has to be undone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.commands.program.ending import ended_quietly
from small_project import REPOSITORY

PROGRAM = """
import os, signal, sys
from pathlib import Path
from noticepress.commands.acts.beginning.fresh_folder import fresh
from noticepress.commands.program.ending import ended_quietly
number = int(sys.argv[1])
if len(sys.argv) > 2:
    signal.signal(number, signal.SIG_IGN)
with ended_quietly(), fresh(Path("notices").resolve()) as (staging, _):
    (staging / "letter.txt").write_text("a")
    if os.fork() == 0:
        os.kill(os.getpid(), number)
        os._exit(0)
    os.wait()
    assert staging.is_dir()
    os.kill(os.getpid(), number)
"""


def end(folder: Path, number: int, *options: str) -> int:
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    command = [sys.executable, "-c", PROGRAM, str(number), *options]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    return done.returncode


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_what_was_begun_is_undone_once_and_by_its_own_process(tmp_path: Path, number: int) -> None:
    assert end(tmp_path, number) == 128 + number
    assert [*tmp_path.iterdir()] == []


def test_a_signal_that_is_not_to_be_heeded_is_not(tmp_path: Path) -> None:
    assert end(tmp_path, signal.SIGHUP, "ignored") == 0
    assert [path.name for path in tmp_path.rglob("*")] == ["notices", "letter.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("biuld",), "there is no command 'biuld', but there is 'build'; 'noticepress --help' tells more"),
        (("xyz",), "there is no command 'xyz'; 'noticepress --help' tells more"),
        (("-C", "/nowhere", "check"), "invalid value for '-C' / '--project': Directory '/nowhere' does not exist; "),
        (
            ("build", "-j", "0"),
            "invalid value for '-j' / '--jobs': 0 is not in the range x>=1; ",
        ),
        (("publish",), "missing argument 'VERSION'; 'noticepress publish --help' tells more"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(main, arguments, prog_name="noticepress")

    assert done.exit_code == 2
    assert done.stderr.startswith(f"noticepress: {said}")
    assert done.output.count("\n") == 1


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), **environment}
    program = f"{sys.executable} -m noticepress {line}"
    return subprocess.run(["/bin/sh", "-c", program], env=env, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_whoever_closes_a_stream_has_the_work_done(tmp_path: Path, closed: str) -> None:
    done = shell(f"-C {REPOSITORY} headers nginx -o {tmp_path}/notices.conf {closed}")

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "notices.conf").read_text(encoding="utf-8").endswith("}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["--version", "rules --help", "rules VE001"])
def test_output_for_which_there_is_no_room_is_told_as_such(arguments: str, buffered: str) -> None:
    done = shell(f"{arguments} > /dev/full", PYTHONUNBUFFERED=buffered)

    assert done.returncode == 1
    assert done.stderr == ("noticepress: the output cannot be written: no space left on device; make room there\n")


@pytest.mark.parametrize("arguments", ["check", "build", "init", "verify site", "status --help"])
def test_a_current_folder_that_is_gone_is_told(tmp_path: Path, arguments: str) -> None:
    (tmp_path / "gone").mkdir()
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    line = f"cd {tmp_path}/gone && rmdir {tmp_path}/gone && {sys.executable} -m noticepress {arguments}"

    done = subprocess.run(["/bin/sh", "-c", line], env=env, capture_output=True, text=True, check=False, timeout=60)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ("noticepress: the current folder cannot be read: no such file or directory; go to another\n")


def test_what_python_has_kept_and_is_cut_off_is_told(tmp_path: Path) -> None:
    arguments = "-m noticepress rules VE001"
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = (sys.executable, *arguments.split())
    subprocess.run(command, env=env, capture_output=True, check=True, timeout=60)
    (kept,) = tmp_path.rglob("noticepress/commands/reference.*.pyc")
    kept.write_bytes(kept.read_bytes()[:100])

    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 1
    assert done.stderr.startswith("noticepress: a file that Python keeps of a program")


def test_memory_that_does_not_suffice_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, ended_quietly():
        raise MemoryError

    assert ended.value.code == 1
    assert capsys.readouterr().err.count("\n") == 1
