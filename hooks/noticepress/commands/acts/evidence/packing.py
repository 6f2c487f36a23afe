"""Files become one zip: names and bytes come in, the same bytes leave for the same files, on any day and machine."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

SUMS = "SHA256SUMS"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o100644 << 16


def packed(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip with a ``folder`` that holds the files and their SHA-256, as they are: tight packing differs by machine."""
    sums = "".join(f"{hashlib.sha256(raw).hexdigest()}  {name}\n" for name, raw in sorted(files.items()))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for name, raw in sorted({**files, SUMS: sums.encode()}.items()):
            info = zipfile.ZipInfo(f"{folder}/{name}", _EPOCH)
            info.create_system, info.external_attr = _UNIX, _READABLE
            target.writestr(info, raw)
    return archive.getvalue()
