"""The small project with notices in every state side by side: in force, announced, withdrawn, pending, draft."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner

from noticepress.commands import main
from small_project import SmallProject

BUILT_ON = "2026-11-24"
STATES = {
    "accounts": "announced from 2026-03-01, effective 2030-01-01; its next version announced for 2030-03-01",
    "cookies": "a draft alone, without catalogs",
    "newsletter": "announced from 2026-03-01, withdrawn on 2026-04-01",
    "privacy": "in force since 2020-01-15",
    "surveys": "pending until 2027-05-01, effective 2027-06-01",
}
"""The notices by their ids."""


def states_project(target: Path, notices: Iterable[str] = STATES) -> SmallProject:
    """A copy of the small project at ``target`` with the ``notices``, each published as :data:`STATES` says."""
    small, wanted = SmallProject.copy(target), set(notices)
    for notice_id in sorted(wanted - {"privacy"}):
        add_notice(small, notice_id, translated=notice_id != "cookies")
    if "accounts" in wanted:
        call(small, "publish", "1.0", "--notice", "accounts", "--as-of", "2026-03-01")
        call(small, "new", "1.1", "--notice", "accounts")
        entry = '- version: "1.1"\n    effective:'
        filled = f"{entry} 2030-03-01\n    summary: The second one."
        small.replace("docs/accounts/notice.yml", f"{entry}\n    summary: ''", filled)
        call(small, "publish", "1.1", "--notice", "accounts", "--as-of", "2026-03-01")
    if "newsletter" in wanted:
        call(small, "publish", "1.0", "--notice", "newsletter", "--as-of", "2026-03-01")
        call(small, "withdraw", "1.0", "--notice", "newsletter", "--reason", "It was dropped.", "--as-of", "2026-04-01")
    if "surveys" in wanted:
        small.replace(
            "docs/surveys/notice.yml", "effective: 2030-01-01", "published: 2027-05-01\n    effective: 2027-06-01"
        )
        call(small, "publish", "1.0", "--notice", "surveys", "--as-of", "2026-03-01")
    if "privacy" not in wanted:
        shutil.rmtree(small.root / "docs/privacy")
        for path in small.root.glob("locales/*/LC_MESSAGES/privacy.po"):
            path.unlink()
    return small


def add_notice(small: SmallProject, notice_id: str, *, translated: bool) -> None:
    """A notice with a draft 1.0, which has the text and the translations of the privacy notice's."""
    shutil.copytree(small.root / "docs/privacy/1.0", small.root / "docs" / notice_id / "1.0")
    (small.root / "docs" / notice_id / "1.0/seal.json").unlink()
    small.write(
        f"docs/{notice_id}/notice.yml",
        "title: Privacy Notice\n"
        "notice_period_days: 14\n"
        "prevailing_clause: languages\n"
        "facts:\n"
        "  organisation: Example Ltd.\n"
        "  request_url: https://example.org/request\n"
        "versions:\n"
        '  - version: "1.0"\n'
        "    effective: 2030-01-01\n"
        "    summary: The first version.\n",
    )
    for path in small.root.glob("locales/*/LC_MESSAGES/privacy.po") if translated else ():
        shutil.copy(path, path.with_name(f"{notice_id}.po"))


def call(small: SmallProject, *arguments: str) -> str:
    """What a command says that must succeed."""
    result = CliRunner().invoke(main, ["-C", str(small.root), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout
