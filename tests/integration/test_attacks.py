"""Ways to change what was published, and the command that finds each: tests/cases/attacks.yml, one after another."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from committed import commit
from noticepress.commands import main
from small_project import REPOSITORY, SmallProject

ATTACKS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "tests/cases/attacks.yml").read_text(encoding="utf-8"))
DAY = "2026-11-24"
SITE_PO = "locales/de/LC_MESSAGES/site.po"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """The small project with its editions on record, signed, committed and built; never changed."""
    folder = tmp_path_factory.mktemp("attacks")
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "Release", "-f", str(folder / "key")]
    subprocess.run(command, check=True)
    small = SmallProject.copy(folder / "small")
    small.seal_editions()
    small.write("overrides/partials/footer.html", small.read("overrides/partials/footer.html"))
    small.replace(
        "docs/privacy/notice.yml", "versions:", f"signers:\n  - {(folder / 'key.pub').read_text().strip()}\nversions:"
    )
    commit(small.root)
    assert told(small, "build", "--as-of", DAY, "--sign", str(folder / "key"))[0] == 0
    return small


def told(small: SmallProject, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["-C", str(small.root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def attack(small: SmallProject, case: dict[str, Any]) -> None:
    """Change the sources, then the built site, as a case says."""
    for path, old, new in case.get("edits", ()):
        small.replace(path, old, new)
    for path, text in case.get("files", ()):
        small.write(path, text)
    for path in case.get("deletes", ()):
        (small.root / path).unlink()
    for context, english, text, *comment in case.get("words", ()):
        name = f'msgctxt "{context}"\n' if context else ""
        entry = "\n".join([*comment, f'{name}msgid "{english}"', f'msgstr "{text}"'])
        small.write(SITE_PO, f"{small.read(SITE_PO)}\n{entry}\n")
    if case.get("sealed_anew"):
        small.seal_anew()
    if case.get("recorded_anew"):
        small.seal_editions()
    attack_site(small, case)


def attack_site(small: SmallProject, case: dict[str, Any]) -> None:
    for path, old, new in case.get("site_edits", ()):
        small.replace(f"site/{path}", old, new)
    for path in case.get("site_deletes", ()):
        (small.root / "site" / path).unlink()
    for path, text in case.get("site_files", ()):
        small.write(f"site/{path}", text)
    if case.get("manifest"):
        write_manifest(small.root / "site", case.get("listed", ()))
    if day := case.get("rebuilt_as_of"):
        told(small, "build", "--as-of", day, "--sign", str(small.root.parent / "key"))
    if case.get("rebuilt"):
        for number in ("1.0", "1.1"):
            (small.root / f"docs/privacy/{number}/editions.json").unlink()
        small.replace("docs/privacy/1.0/20-contact.md", "Sign your letter", "Sign no letter")
        small.replace("docs/privacy/notice.yml", "signers:", "# signers:")
        small.replace("docs/privacy/notice.yml", "  - ssh-ed25519", "#  - ssh-ed25519")
        small.seal_anew()
        small.seal_editions()
        shutil.rmtree(small.root / "site")
        told(small, "build", "--as-of", DAY)


def write_manifest(site: Path, listed: Iterable[str]) -> None:
    """The manifest as it fits the files, and ``listed`` ones besides: whoever can write them can write it too."""
    path = site / "manifest.json"
    data = json.loads(path.read_bytes())
    data["files"] = {name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in [*data["files"], *listed]}
    path.write_text(json.dumps(data), encoding="utf-8")


def commands(small: SmallProject, case: dict[str, Any]) -> list[str]:
    """The command that finds an attack, as somebody runs it who knows what was published."""
    digest = re.findall(r"digest: (\S+)", small.read("docs/privacy/notice.yml"))[-1]
    site = str(small.root / "site")
    return {
        "check": ["check", "--blocking", "--as-of", "2026-12-31"],
        "check --against": ["check", "--as-of", "2026-12-31", "--against", "HEAD"],
        "verify": ["verify", site],
        "verify --signer": ["verify", site, "--signer", str(small.root.parent / "key.pub")],
        "verify --register": ["verify", site, "--register", digest],
        "verify --as-of": ["verify", site, "--as-of", DAY],
    }[case["by"]]


@pytest.mark.parametrize("case", ATTACKS, ids=[case["way"] for case in ATTACKS])
def test_an_attack_is_found_by_the_command_that_is_told(
    published: SmallProject, tmp_path: Path, case: dict[str, Any]
) -> None:
    for name in ("key", "key.pub"):
        shutil.copy(published.root.parent / name, tmp_path)
    small = SmallProject(Path(shutil.copytree(published.root, tmp_path / "small")))
    arguments = commands(small, case)
    assert told(small, *arguments)[0] == 0
    attack(small, case)

    _, output = told(small, *arguments)

    assert f" {case['finds']} " in output, output


def test_the_handbook_has_each_attack_with_what_finds_it() -> None:
    table = (REPOSITORY / "handbook/proof.md").read_text(encoding="utf-8")

    for case in ATTACKS:
        assert f"| {case['way']} | `{case['by']}` | {case['finds']} |" in table
    assert len(re.findall(r"\| `(?:check|verify)[^|]*\| [A-Z]{2}\d{3} \|", table)) == len(ATTACKS)


def test_verify_says_what_it_proves_and_no_more(published: SmallProject, tmp_path: Path) -> None:
    small = SmallProject(Path(shutil.copytree(published.root, tmp_path / "small")))
    digest = commands(small, {"by": "verify --register"})[-1]
    elsewhere = SmallProject(tmp_path / "elsewhere")
    elsewhere.root.mkdir()
    site, key = str(small.root / "site"), str(published.root.parent / "key.pub")

    unsigned, signed, known = (
        told(elsewhere, "verify", site, *more)[1] for more in ((), ("--signer", key), ("--register", digest))
    )

    assert "This proves that the site agrees with itself; whoever can write all of it can write it anew" in unsigned
    assert "This proves that the site agrees with itself, and that Release signed it\n" in signed
    assert "and that its texts and dates up to privacy 1.1 are those that you know" in known
