"""What is raised while a site is drawn is told with its place; a defect of the program stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticepress.findings import NoticepressError, UsageError
from noticepress.register.numbering import own_id
from noticepress.site.drawing.failures import told


def raise_in(path: Path, code: str = "1 / 0") -> None:
    """Run a file that fails in its second line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"call = None\n{code}\n", encoding="utf-8")
    exec(compile(path.read_text("utf-8"), path, "exec"), {"package": own_id})  # noqa: S102 (as a hook is run)


def test_a_hook_is_told_with_its_line(tmp_path: Path) -> None:
    with (
        pytest.raises(NoticepressError, match=r"^hooks/own.py:2: IN009 ZeroDivisionError: .*; mend the line$"),
        told(tmp_path),
    ):
        raise_in(tmp_path / "hooks/own.py")


def test_a_hook_is_told_that_calls_the_package_wrongly(tmp_path: Path) -> None:
    with pytest.raises(NoticepressError, match=r"^hooks/own.py:2: IN009 AttributeError: "), told(tmp_path):
        raise_in(tmp_path / "hooks/own.py", "package(5)")


def test_a_plugin_is_told_on_one_line_where_an_engine_ran_it(tmp_path: Path) -> None:
    said = r"^the build failed: ZeroDivisionError: division by zero \(library/plugin.py:2\); mend what it names$"
    with pytest.raises(UsageError, match=said), told(tmp_path, "the build failed", engine=(KeyError,)):
        raise_in(tmp_path / "library/plugin.py")


def test_an_engine_is_told_by_what_it_logged(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match=r"^failed: one; two; mend"),
        told(tmp_path, "failed", ["one", "two"], (KeyError,)),
    ):
        raise KeyError


@pytest.mark.parametrize("engine", [(), (KeyError,)])
def test_a_defect_of_the_package_stays_as_it_is(tmp_path: Path, engine: tuple[type[Exception], ...]) -> None:
    with pytest.raises(AttributeError), told(tmp_path, "the build failed", engine=engine):
        raise_in(tmp_path / "library/plugin.py", "package(5)")


def test_half_of_a_character_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(NoticepressError, match=r"^overrides: IN009 a template writes what is no character: "),
        told(tmp_path),
    ):
        "\ud83d".encode()
