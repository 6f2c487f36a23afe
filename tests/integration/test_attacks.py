"""Ways to change what was published, and the command that finds each: tests/cases/attacks.yml, one after another."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from authorised import Authorised, authorised, public
from committed import commit
from noticepress.commands import main
from noticepress.commands.acts.signing.authorising import due
from noticepress.editions.sources.authority_files import acts_on_record
from noticepress.editions.sources.project import Project
from noticepress.files.signing import ssh
from noticepress.register.authority.acts import signed_text
from small_project import REPOSITORY, SmallProject

ATTACKS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "tests/cases/attacks.yml").read_text(encoding="utf-8"))
DAY = "2026-11-24"
SITE_PO = "locales/de/LC_MESSAGES/site.po"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Authorised:
    """The small project with its editions on record, an authority, signed, committed and built; never changed."""
    folder = tmp_path_factory.mktemp("attacks")
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "Release", "-f", str(folder / "key")]
    subprocess.run(command, check=True)
    small = authorised(folder)
    small.write("overrides/partials/footer.html", small.read("overrides/partials/footer.html"))
    small.replace(
        "docs/privacy/notice.yml", "versions:", f"signers:\n  - {(folder / 'key.pub').read_text().strip()}\nversions:"
    )
    commit(small.root)
    for number in ("1", "2"):
        built = ("build", "--as-of", DAY, "--sign", str(folder / "key"), "--release", number, "--good-for", "3650")
        assert told(small, *built)[0] == 0
        if number == "1":
            shutil.copytree(small.root / "site", folder / "old")
    assert told(small, "verify", str(small.root / "site"), "--against-known", str(folder / "known.json"))[0] == 0
    return small


def told(small: SmallProject, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["-C", str(small.root), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def attack(small: Authorised, case: dict[str, Any]) -> None:
    """Change the sources, then the built site, as a case says."""
    for path, old, new in case.get("edits", ()):
        small.replace(path, old, new)
    for name, owner in case.get("keys", ()):
        small.replace("authority/authority.yml", "roles:", f"  {name}: {public(small.key(owner))}\nroles:")
    for path, text in case.get("files", ()):
        small.write(path, text)
    for path in case.get("deletes", ()):
        target = small.root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for context, english, text, *comment in case.get("words", ()):
        name = f'msgctxt "{context}"\n' if context else ""
        entry = "\n".join([*comment, f'{name}msgid "{english}"', f'msgstr "{text}"'])
        small.write(SITE_PO, f"{small.read(SITE_PO)}\n{entry}\n")
    if case.get("sealed_anew"):
        small.seal_anew()
    if case.get("recorded_anew"):
        small.seal_editions()
    act(small, case)
    attack_site(small, case)


def act(small: Authorised, case: dict[str, Any]) -> None:
    """Change the authority, run commands, sign."""
    if changed := case.get("authority"):
        for old, new in changed["edits"]:
            small.replace("authority/authority.yml", old, new)
        make_version(small)
        sign_by_hand(small, changed["signs"])
    for arguments in case.get("runs", ()):
        assert told(small, *arguments)[0] == 0
    sign_by_hand(small, case.get("signs", ()))


def make_version(small: Authorised) -> None:
    """The next version of the authority, signed by nobody, as somebody with the package at hand could make it."""
    inputs, _ = Project(small.root).read()
    acts = [act for act, _ in acts_on_record(inputs)]
    version = inputs.standing.next_version(acts, date.fromisoformat(DAY))
    assert version is not None
    small.write(f"authority/{version.number}.json", version.written())


def sign_by_hand(small: Authorised, names: Collection[str]) -> None:
    """Everything that is due is signed by keys, whether they may or not."""
    acts = [each.act for each in due(Project(small.root).read()[0])] if names else []
    for number, name in enumerate(names):
        for namespace in {act.namespace for act in acts}:
            text = signed_text(namespace, [act for act in acts if act.namespace == namespace])
            signature = ssh.sign(text.encode(), small.key(name), namespace)
            small.write(f"authority/signatures/{name}-{namespace}-{number}.txt", text + signature)


def attack_site(small: SmallProject, case: dict[str, Any]) -> None:
    if case.get("old_site"):
        shutil.rmtree(small.root / "site")
        shutil.copytree(small.root.parent / "old", small.root / "site")
    for path, old, new in case.get("site_edits", ()):
        small.replace(f"site/{path}", old, new)
    for path in case.get("site_deletes", ()):
        (small.root / "site" / path).unlink()
    for path, text in case.get("site_files", ()):
        small.write(f"site/{path}", text)
    if case.get("manifest"):
        write_manifest(small.root / "site", case.get("listed", ()))
    if day := case.get("rebuilt_as_of"):
        told(small, "build", "--as-of", day, "--sign", str(small.root.parent / "key"), "--release", "3")
    if case.get("rebuilt"):
        shutil.rmtree(small.root / "authority")
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
        "verify --against-known": ["verify", site, "--against-known", str(small.root.parent / "known.json")],
    }[case["by"]]


@pytest.mark.parametrize("case", ATTACKS, ids=[case["way"] for case in ATTACKS])
def test_an_attack_is_found_by_the_command_that_is_told(
    published: SmallProject, tmp_path: Path, case: dict[str, Any]
) -> None:
    for name in ("key", "key.pub", "known.json"):
        shutil.copy(published.root.parent / name, tmp_path)
    for name in ("keys", "old"):
        shutil.copytree(published.root.parent / name, tmp_path / name)
    small = Authorised(Path(shutil.copytree(published.root, tmp_path / "small")))
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
