"""The settings for translation tools that the handbook offers are well formed, and fit the sample's catalogs."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml
from lxml import etree

from noticepress.catalogs.po.reading import read_po_file
from noticepress.rules.translations.entries import PLACEHOLDER
from small_project import REPOSITORY

TOOLS = REPOSITORY / "handbook/tools"
CATALOGS = sorted(path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("locales/*/LC_MESSAGES/*.po"))
TEMPLATES = sorted(path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("locales/*.pot"))


def text_of(path: str) -> str:
    return (REPOSITORY / path).read_text(encoding="utf-8")


def read(name: str) -> Any:
    return json.loads(text_of(f"handbook/tools/{name}"))


def test_weblate_s_component_finds_a_notice_s_catalogs_and_template() -> None:
    component = read("weblate-component.json")

    found = sorted(path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob(component["filemask"]))
    assert found == [path for path in CATALOGS if path.endswith("/privacy.po")]
    assert component["new_base"] in TEMPLATES
    assert component["template"] == ""  # bilingual


def test_weblate_s_discovery_finds_every_catalog_with_its_template_and_no_theme() -> None:
    settings = read("weblate-discovery.json")["configuration"]
    pattern = re.compile(settings["match"])

    found = {path: pattern.fullmatch(path) for path in CATALOGS}
    assert [path for path, match in found.items() if match is None] == []
    for path, match in found.items():
        assert match is not None
        assert re.fullmatch(settings["language_regex"], match["language"]), path
        assert settings["new_base_template"].replace("{{ component }}", match["component"]) in TEMPLATES
    assert pattern.fullmatch("locales/et/LC_MESSAGES/theme.po") is None


def test_weblate_protects_the_placeholders_that_are_compared_here() -> None:
    flags = read("weblate-component.json")["check_flags"]
    protected = re.compile("|".join(re.findall(r'r"([^"]+)"', flags)))
    entries = [entry for path in TEMPLATES for entry in read_po_file(text_of(path), path).entries]
    texts = [*(entry.id for entry in entries), "{} of %(count)s, {{ number:contact }}, {name}"]

    assert [protected.findall(text) for text in texts] == [PLACEHOLDER.findall(text) for text in texts]


def test_crowdin_s_files_are_the_templates_and_its_languages_the_catalogs_folders() -> None:
    settings = yaml.safe_load(text_of("handbook/tools/crowdin.yml"))
    (files,) = settings["files"]
    folders = {path.split("/")[1] for path in CATALOGS}
    mapped = set(files["languages_mapping"]["two_letters_code"].values())

    sources = REPOSITORY.glob(files["source"].lstrip("/"))
    assert sorted(path.relative_to(REPOSITORY).as_posix() for path in sources) == TEMPLATES
    assert {folder for folder in folders if not re.fullmatch("[a-z]{2}", folder)} <= mapped
    for path in CATALOGS:
        _, folder, _, name = path.split("/")
        made = files["translation"].replace("%two_letters_code%", folder)
        assert made.replace("%file_name%", name.removesuffix(".po")) == f"/{path}"


def test_omegat_s_project_takes_entries_whole_and_each_on_its_own() -> None:
    (project,) = etree.parse(TOOLS / "omegat.project").getroot()

    settings = {each.tag: each.text for each in project}
    assert (settings["source_lang"], settings["target_lang"]) == ("en", "de")
    assert settings["sentence_seg"] == settings["support_default_translations"] == "false"


def test_the_hook_for_one_language_runs_a_command_that_there_is(run: Any) -> None:
    hooks = {each["id"]: each for each in yaml.safe_load(text_of(".pre-commit-hooks.yaml"))}
    page = text_of("handbook/translating.md")
    arguments = re.search(r"- id: noticepress-catalogs\n +args: \[(.+)\]", page)
    assert arguments
    command = [*hooks["noticepress-catalogs"]["entry"].split()[1:], *arguments[1].split(", ")]

    done = run(REPOSITORY / "tests/small", *command, "--help")
    assert done.returncode == 0, done.stderr
    assert all(option in done.stdout for option in command if option.startswith("--"))
