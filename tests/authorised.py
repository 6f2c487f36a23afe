"""A project with an authority: keys of people, roles, and signatures."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from noticepress.commands import main
from small_project import SmallProject

AUTHORITY = """\
keys:
  sato: {sato}
  okafor: {okafor}
  lind: {lind}
roles:
  editor: {{keys: [sato]}}
  counsel: {{threshold: 2, keys: [sato, okafor, lind]}}
  reviewer: {{keys: [lind]}}
acts:
  authority: [counsel]
  publish: [editor, counsel]
  erratum: [counsel]
  withdraw: [counsel]
  revise: [reviewer]
  approve: [reviewer]
  retire: [counsel]
"""
DAY = "2026-11-24"


def make_key(folder: Path, name: str) -> Path:
    """A private key, its public one beside it."""
    path = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def public(key: Path) -> str:
    return key.with_name(f"{key.name}.pub").read_text(encoding="utf-8").strip()


@dataclass(frozen=True)
class Authorised(SmallProject):
    """A small project whose acts are signed; keys lie in ``keys`` beside it."""

    def key(self, name: str) -> Path:
        """Somebody's private key."""
        folder = self.root.parent / "keys"
        folder.mkdir(exist_ok=True)
        return folder / name if (folder / name).is_file() else make_key(folder, name)

    def call(self, *arguments: str) -> Result:
        result = CliRunner().invoke(main, ["-C", str(self.root), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def done(self, *arguments: str) -> str:
        result = self.call(*arguments)
        assert result.exit_code == 0, result.output
        return result.output

    def sign(self, name: str, *acts: str) -> Result:
        """Somebody signs acts, or all that are due."""
        return self.call("sign", *(acts or ("--all",)), "--key", str(self.key(name)), "--as-of", DAY)

    def refused(self) -> str:
        """What stops the build."""
        return self.call("check", "--blocking", "--as-of", "2026-12-31").output

    def write_authority(self, text: str = AUTHORITY) -> None:
        keys = {name: public(self.key(name)) for name in ("sato", "okafor", "lind", "stranger")}
        self.write("authority/authority.yml", text.format(**keys))

    def authorise(self) -> None:
        """Make an authority, signed, of a project as it is."""
        self.write_authority()
        for name in ("sato", "okafor"):
            assert self.sign(name, "authority").exit_code == 0


def authorised(folder: Path) -> Authorised:
    """A small project, recorded, with a signed authority."""
    small = Authorised(SmallProject.copy(folder / "small").root)
    small.seal_editions()
    small.authorise()
    return small
