"""What a shell completes in a project, and that one which cannot be read completes nothing."""

from __future__ import annotations

import pytest
from click.shell_completion import BashComplete

from noticepress.commands import main
from small_project import SmallProject


def completed(*arguments: str, begun: str = "") -> list[str]:
    complete = BashComplete(main, {}, "noticepress", "_NOTICEPRESS_COMPLETE")
    return [item.value for item in complete.get_completions(list(arguments), begun)]


@pytest.mark.parametrize(
    ("arguments", "begun", "expected"),
    [
        (("publish",), "", ["1.2"]),
        (("publish", "--notice", "cookies"), "", []),
        (("withdraw",), "", ["1.0", "1.1"]),
        (("erratum",), "1.1", ["1.1"]),
        (("new", "--notice"), "p", ["privacy"]),
        (("build", "--locale"), "z", ["zh-HK"]),
        (("serve", "--locale"), "de", ["de-DE"]),
        (("update",), "zh", ["zh_Hant", "zh_Hant_HK"]),
        (("show", "2020-01-01"), "", ["privacy"]),
        (("rules",), "ve00", [f"VE00{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9)]),
        (("check", "--only"), "TR,VE01", [f"TR,VE01{number}" for number in (0, 1, 3, 4, 5, 6, 7, 8, 9)]),
    ],
)
def test_a_shell_completes_what_the_project_has(small: SmallProject, arguments, begun, expected) -> None:
    assert completed("-C", str(small.root), *arguments, begun=begun) == expected


def test_a_project_that_cannot_be_read_completes_nothing(small: SmallProject) -> None:
    small.write("docs/privacy/notice.yml", "[")
    small.write("locales/locales.yml", "[")

    assert completed("-C", str(small.root), "publish") == []
    assert completed("-C", str(small.root), "build", "--locale") == []
