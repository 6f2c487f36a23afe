"""The time of signatures, from outside, kept beside each file of them; and what has been signed, by whom, by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from noticepress.editions.sources.authority_files import TIMESTAMP
from noticepress.editions.sources.project import Project
from noticepress.files.signing.timestamps import timestamp
from noticepress.findings import UsageError, one_line
from noticepress.register.authority.standing import Standing


def timestamp_files(project: Project, standing: Standing, url: str) -> dict[Path, bytes]:
    """A timestamp of the authority at an address for each file of good signatures that has none.

    Raises :class:`UsageError` where there is nothing to ask for, or a reply that is not taken.
    """
    current = standing.current
    if current is None or not current.authority.certificates:
        remedy = "write its root certificate into authority.yml under 'timestamps', and have that signed"
        raise UsageError(f"no timestamp of {url} would be taken; {remedy}")
    paths = {project.root / signature.path: signature for signature in standing.signatures if signature.key}
    lacking = {path: each for path, each in paths.items() if not path.with_suffix(TIMESTAMP).is_file()}
    certificates = current.authority.certificates
    return {
        path.with_suffix(TIMESTAMP): timestamp(each.content.encode(), url, certificates)
        for path, each in lacking.items()
    }


def given(standing: Standing) -> Iterator[str]:
    """What has been signed, a line for each act: by whom and, where there is a timestamp, by when."""
    together: defaultdict[str, list[str]] = defaultdict(list)
    for signature in standing.signatures:
        names = (version.authority.name(signature.key) for version in reversed(standing.versions))
        who = next(filter(None, names), signature.key)
        for line in sorted(signature.lines) if signature.key else ():
            together[line].append(f"{who} ({signature.time})" if signature.time else who)
    for line, signers in sorted(together.items()):
        yield one_line(f"{line.rpartition(' ')[0]}: {', '.join(signers)}")
