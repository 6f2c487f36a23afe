"""Files that commands write are committed; each must be what its command writes today."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from noticepress.catalogs import glossary, locales, style
from noticepress.commands import every_command
from noticepress.commands.acts import updating as translating
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.commands.reference import commands_page
from noticepress.commands.reporting import report
from noticepress.editions.artefacts import machines
from noticepress.editions.sources.project import Project
from noticepress.register import notice_yml as register_schema
from noticepress.rules import FAMILIES, RETIRED, all_rules
from small_project import REPOSITORY

HANDBOOK = "".join(path.read_text(encoding="utf-8") for path in sorted((REPOSITORY / "handbook").glob("*.md")))


def test_reference_page_of_rules_is_current() -> None:
    page = (REPOSITORY / "handbook" / "rules.md").read_text(encoding="utf-8")

    assert page == report.rules_page(all_rules(), FAMILIES, RETIRED), (
        "run: noticepress rules --markdown > handbook/rules.md"
    )


def test_reference_page_of_commands_is_current() -> None:
    page = (REPOSITORY / "handbook" / "commands.md").read_text(encoding="utf-8")

    assert page == commands_page(), "run: noticepress commands > handbook/commands.md"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_is_described(rule) -> None:
    assert re.fullmatch(rf"({'|'.join(FAMILIES)})\d{{3}}", rule.code)
    assert all(text.strip() for text in (rule.summary, rule.explanation, rule.example, rule.remedy))


def test_templates_of_catalogs_are_current(copied_sample: Path) -> None:
    project = Project(copied_sample)
    inputs, _ = project.read_sources()

    written = translating.extract_templates(project, inputs, date(2000, 1, 1))

    assert [each.path for each in written if each.changed] == [], "run: noticepress extract"


def test_catalogs_are_up_to_date_with_their_templates(copied_sample: Path) -> None:
    project = Project(copied_sample)
    inputs, _ = project.read_sources()

    written = update_catalogs(project, inputs, project.catalog_names, date(2000, 1, 1))

    assert [each.path for each in written if each.changed] == [], "run: noticepress update"


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("notice", register_schema.json_schema()),
        ("facts", register_schema.facts_json_schema()),
        ("locales", locales.json_schema()),
        ("glossary", glossary.json_schema()),
        ("style", style.json_schema()),
        ("notice-json", machines.json_schema()),
    ],
)
def test_schemas_are_current(name: str, schema: dict[str, object]) -> None:
    committed = json.loads((REPOSITORY / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))

    assert committed == schema, "run: noticepress schemas"


@pytest.mark.parametrize("command", sorted(name for name, command in every_command().items() if not command.hidden))
def test_every_command_is_documented(command: str) -> None:
    assert f"noticepress {command}" in HANDBOOK
    assert every_command()[command].help


def test_no_path_of_a_machine_is_in_the_catalogs() -> None:
    for path in (REPOSITORY / "locales").rglob("*.po*"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not line.startswith("#: /"), f"{path}: {line}"
