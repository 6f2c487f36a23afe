"""Who must sign a site that is built, as its registers and the authority say: a project comes in, signatures leave."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from noticepress.editions.artefacts.registry import MANIFEST, SIGNATURE
from noticepress.editions.sources.authority_files import read_standing
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.register.authority.acts import RELEASE
from noticepress.register.authority.authority_yml import Role
from noticepress.site.verifying.signing import is_signed_by, lacking, signature_of, signers_of


class Signers(NamedTuple):
    """Keys and roles; none where nobody asks for a signature."""

    keys: tuple[str, ...]
    """Public keys that registers name, one of which must have signed."""
    roles: tuple[Role, ...]
    """Of each, as many keys as it says must have."""

    @classmethod
    def of(cls, project: Project) -> Signers:
        """Those of a project. Raises as :meth:`Project.read_register` and ``read_standing``."""
        current = read_standing(project).current
        return cls(project.signers(), current.authority.asked(RELEASE) if current else ())

    def sign(self, manifest: Path, key: Path) -> None:
        """Sign a manifest, beside those who have. Raises :class:`UsageError` where the key is of nobody who may."""
        content = manifest.read_bytes()
        signature = signature_of(content, key)
        has_role = any(role.count(signers_of(content, signature)) for role in self.roles)
        if (self.keys or self.roles) and not (has_role or is_signed_by(content, signature, self.keys)):
            raise UsageError(self._refusal(key))
        file = manifest.with_name(SIGNATURE)
        before = file.read_bytes() if file.is_file() else b""
        file.write_bytes(before if signature in before else before + signature)

    def _refusal(self, key: Path) -> str:
        if self.keys:
            return f"the key {key} is of no signer that notice.yml names; sign with a signer's, or add it there"
        roles = " or ".join(role.name for role in self.roles)
        return f"the key {key} has no role that may sign the site; sign with one of {roles}"

    def unsigned(self, site: Path) -> str:
        """Whose signatures a site lacks, in words; empty for nobody's."""
        manifest = (site / MANIFEST).read_bytes() if self.keys or self.roles else b""
        signed = (site / SIGNATURE).read_bytes() if (site / SIGNATURE).is_file() else b""
        keys = (
            ["notice.yml names signers, and none has signed"]
            if self.keys and not is_signed_by(manifest, signed, self.keys)
            else []
        )
        roles = [f"it has {lack} of the authority" for lack in lacking(manifest, signed, self.roles)]
        return ", ".join((*keys, *roles))
