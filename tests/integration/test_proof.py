"""What ``publish`` seals, ``build`` builds: it is built aside before a byte is written, and what changes is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commandline import call
from small_project import SmallProject

REGISTER = "docs/privacy/notice.yml"
FOOTER = "overrides/partials/footer.html"
PUBLISH = ["publish", "1.2", "--as-of", "2026-11-24"]


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def without(path: str, line: str) -> Callable[[SmallProject], None]:
    return lambda small: small.replace(path, line, "")


def instead(path: str, old: str, new: str) -> Callable[[SmallProject], None]:
    return lambda small: small.replace(path, old, new)


def no_german_title(small: SmallProject) -> None:
    small.replace("locales/de/LC_MESSAGES/privacy.po", 'msgstr "Datenschutzhinweis"', 'msgstr ""')


NEVER_BUILDABLE = [
    (
        "an id like a made one",
        instead("docs/privacy/1.2/20-contact.md", "date your letter.", "date your letter.\n    {: #contact.1 }"),
        "IN004",
    ),
    (
        "an id of a word",
        instead("docs/privacy/1.2/20-contact.md", "our office]", "*our*{: #contact.3 } office]"),
        "IN004",
    ),
    (
        "a template's id",
        instead("docs/privacy/1.2/20-contact.md", "[^post]:", "More.\n{: #locales }\n\n[^post]:"),
        "IN004",
    ),
    (
        "a footnote's id twice",
        instead("docs/privacy/1.2/10-your-data.md", "| Data |", "See.[^post]\n\n[^post]: Late.\n\n| Data |"),
        "IN004",
    ),
    ("a wrong time zone", instead(REGISTER, "facts:", "time_zone: Europe/Entenhausen\nfacts:"), "IN002"),
    ("no title", without(REGISTER, "title: Privacy Notice\n"), "IN002"),
    ("a title without translation", no_german_title, "EP003"),
    ("a template that breaks a rule", instead(FOOTER, "</footer>", '<p id="locales"></p></footer>'), "ST005"),
    ("a template with an error", instead(FOOTER, "{%", "{{ 1 / 0 }}{%"), "IN009"),
    (
        "a catalog that adds HTML",
        instead("locales/de/LC_MESSAGES/privacy.po", '"Per Post"', '"<b onclick=x>Post</b>"'),
        "TR007",
    ),
]


@pytest.mark.parametrize(("spoil", "code"), [pytest.param(*row[1:], id=row[0]) for row in NEVER_BUILDABLE])
@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]], ids=["", "dry run"])
def test_what_could_not_be_built_is_not_sealed(small, spoil, code, dry_run) -> None:
    spoil(small)
    before = contents(small.root)

    result = call(small, *PUBLISH, *dry_run)

    assert result.exit_code == 1, result.output
    assert f" {code} " in result.stderr
    assert result.stderr.count("\n") == len(set(result.stderr.splitlines())), "each is told once"
    assert "noticepress-" not in result.stderr, "places are the project's own"
    assert contents(small.root) == before


@pytest.mark.parametrize("arguments", [PUBLISH, [*PUBLISH, "--dry-run"]])
def test_nothing_is_left_of_the_proof_and_the_site_stays(small, arguments, tmp_path, monkeypatch) -> None:
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "scratch"))
    assert call(small, "build", "--as-of", "2026-11-23").exit_code == 0
    site = contents(small.root / "site")

    assert call(small, *arguments).exit_code == 0

    assert contents(small.root / "site") == site
    assert [*(tmp_path / "scratch").iterdir()] == []


def test_the_proof_takes_what_builds_have_kept_and_leaves_it(small: SmallProject) -> None:
    assert call(small, "build", "--as-of", "2026-11-24").exit_code == 0
    before = contents(small.root)

    assert call(small, *PUBLISH, "--dry-run").exit_code == 0
    assert contents(small.root) == before

    small.replace("locales/de/LC_MESSAGES/privacy.po", "die Straße", "die Straße 7")
    told = call(small, *PUBLISH, "--dry-run")
    assert (told.exit_code, "TR005" in told.stderr) == (1, True), told.output


def test_both_days_are_tried(small: SmallProject) -> None:
    """A template that fails on the effective day alone."""
    text = small.read(FOOTER)
    small.write(FOOTER, text + "{% if view.as_of.iso[:4] == '2030' %}{{ 1 / 0 }}{% endif %}")

    result = call(small, *PUBLISH)

    assert (result.exit_code, "division by zero" in result.stderr) == (1, True), result.output


def test_translation_still_to_be_done_stops_no_publication_and_is_told(small: SmallProject) -> None:
    small.replace("locales/de/LC_MESSAGES/privacy.po", 'msgstr "Per Post"', 'msgstr ""')

    result = call(small, *PUBLISH)

    assert result.exit_code == 0, result.output
    assert "Passages shown in English for want of a translation: de-DE 1" in result.stdout


def test_publication_tells_what_visitors_will_see_changed(small: SmallProject) -> None:
    small.replace("docs/privacy/1.2/10-your-data.md", "- your name\n", "- your name\n- your shoe size\n")
    small.replace("docs/privacy/1.2/10-your-data.md", "    - the town\n", "")
    small.write("docs/privacy/1.2/30-more.md", "## More {#more}\n\nText.\n")

    told = call(small, *PUBLISH, "--dry-run").stdout.splitlines()

    start = told.index("Compared with version 1.1, visitors will see:")
    end = told.index("  summary: A new address.")
    assert told[start + 1 : end] == [
        "  1 section added",
        "  3 sections with changes",
        "  1 passage added",
        "  1 passage removed",
        "  2 passages changed",
        "  9 words added",
        "  4 words removed",
        "  section index (“Privacy Notice”): 1 passage changed",
        "  section your-data (“Your data”): 1 passage added, 1 passage removed",
        "  section contact (“Contact”): 1 passage changed",
        "  section more (“More”): new",
    ]
    assert [line.split(",")[0] for line in told if line.startswith("Warning: ")] == [
        "Warning: the summary does not name section your-data (“Your data”)",
        "Warning: the summary does not name section contact (“Contact”)",
        "Warning: the summary does not name section more (“More”)",
    ]
    assert told[end + 4] == "Passages shown in English for want of a translation: de-DE 3, zh-HK 3"


def test_a_fact_with_another_value_is_a_change(small: SmallProject) -> None:
    small.replace(
        REGISTER, "    effective: 2030-01-01\n", "    effective: 2030-01-01\n    facts: {retention_days: 900}\n"
    )

    told = call(small, *PUBLISH).stdout.splitlines()

    assert "  section your-data (“Your data”): 1 passage changed" in told
    assert "  fact retention_days: 1,200 → 900" in told


def test_several_notices_are_proved_together(small: SmallProject) -> None:
    shutil.copytree(small.root / "docs/privacy", small.root / "docs/terms")
    for path in small.root.glob("locales/*/LC_MESSAGES/privacy.po"):
        shutil.copyfile(path, path.with_name("terms.po"))

    result = call(small, *PUBLISH, "--notice", "terms")

    assert result.exit_code == 0, result.output
    assert call(small, "build", "--as-of", "2030-01-01").exit_code == 0


def test_hook_that_reads_beside_the_sources_finds_it(small: SmallProject) -> None:
    small.write("data/words.txt", "x")
    small.write(
        "hooks/more.py",
        "from pathlib import Path\n\n\ndef on_env(env, config, files):\n"
        "    Path(config.config_file_path).with_name('data').joinpath('words.txt').read_text()\n    return env\n",
    )
    small.replace("mkdocs.yml", "hooks/events.py", "hooks/events.py\n  - hooks/more.py")

    assert call(small, *PUBLISH, "--dry-run").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["withdraw", "1.2", "--reason", "No.", "--as-of", "2026-11-25"],
        [
            "erratum",
            "1.1",
            "--section=your-data",
            "--old=not longer",
            "--new=no longer",
            "--reason=A slip.",
            "--as-of=2026-11-25",
        ],
    ],
    ids=["withdraw", "erratum"],
)
def test_withdrawal_and_erratum_are_proved_too(small: SmallProject, arguments: list[str]) -> None:
    assert call(small, *PUBLISH).exit_code == 0
    small.replace(FOOTER, "</footer>", '<p id="locales"></p></footer>')
    before = contents(small.root)

    result = call(small, *arguments)

    assert (result.exit_code, "ST005" in result.stderr) == (1, True), result.output
    assert contents(small.root) == before
