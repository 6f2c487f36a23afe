"""How an extra is installed, in an environment of pip, of pipx and of uv."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticepress.extras import install

UV = "home = /usr/bin\nimplementation = CPython\nuv = 0.9.1\nversion_info = 3.12.1\n"


@pytest.mark.parametrize(
    ("name", "files", "told"),
    [
        (".venv", {"pyvenv.cfg": "home = /usr/bin\nversion = 3.12.1\n"}, "pip install 'noticepress[docx]'"),
        ("usr", {}, "pip install 'noticepress[docx]'"),
        ("uv", {"pyvenv.cfg": "home = /opt/uv = 1/bin\n"}, "pip install 'noticepress[docx]'"),
        ("noticepress", {"pipx_metadata.json": "{}"}, "pipx inject noticepress 'noticepress[docx]'"),
        ("noticepress-next", {"pipx_metadata.json": "{}", "pyvenv.cfg": UV}, "pipx inject noticepress-next"),
        ("tool", {"pyvenv.cfg": UV}, "uv pip install --python {}/tool 'noticepress[docx]'"),
    ],
)
def test_the_command_is_of_the_program_that_made_the_environment(
    tmp_path: Path, name: str, files: dict[str, str], told: str
) -> None:
    (tmp_path / name).mkdir()
    for file, content in files.items():
        (tmp_path / name / file).write_text(content, "utf-8")

    assert install("docx", str(tmp_path / name)).startswith(told.format(tmp_path))


def test_a_folder_with_a_space_is_one_word(tmp_path: Path) -> None:
    (tmp_path / "my tools").mkdir()
    (tmp_path / "my tools/pyvenv.cfg").write_text(UV, "utf-8")

    assert f"--python '{tmp_path}/my tools' " in install("pdf", str(tmp_path / "my tools"))
