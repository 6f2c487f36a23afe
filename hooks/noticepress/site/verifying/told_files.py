"""What a published register tells of its editions' files, beside the manifest: both come in, what differs leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from noticepress.findings import quote

_PAGE = "index.html"


def other_files(register: dict[str, Any], manifest: Mapping[str, str]) -> Iterator[str]:
    """What the register says of files that the ``manifest``, SHA-256 by path, does not say.

    Raises ``KeyError``, ``TypeError`` or ``AttributeError`` for a register that this program has not written. The first
    one told of no files.
    """
    for entry in register["versions"]:
        for tag, files in entry.get("files", {}).items():
            folder = f"{register['notice']}/{entry['version']}"
            prefix = "" if tag == register["prevailing_locale"] else f"{tag}/"
            for file in files.values():
                name = str(file["address"]).rpartition("/")[2] or _PAGE
                path = f"{prefix}{folder}/{name}"
                if manifest.get(path) != file["sha256"]:
                    yield f"the register tells a digest of {quote(path)} that is not the manifest's"
