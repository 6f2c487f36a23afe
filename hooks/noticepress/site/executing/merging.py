"""All shards of a site become the site: folders come in, and it leaves as one build would have made it.

Each page and each catalog was checked where its shard was built. What is asked of the whole site, of the texts and of
the registers is asked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from noticepress.editions.artefacts.registry import promised_beside
from noticepress.editions.sources.project import Project
from noticepress.files.environment import parts
from noticepress.files.sources import sources_digest
from noticepress.findings import NoticepressError, UsageError
from noticepress.rules.sources import unchecked
from noticepress.site.build import Result, replacing, result
from noticepress.site.drawing.direct import write_assets, write_error_pages, write_page
from noticepress.site.executing.division import Shard
from noticepress.site.executing.shards import PAGES, Summary, origin_of, read_summary
from noticepress.site.executing.units import in_order, units_of
from noticepress.site.finish import finish_site
from noticepress.site.kept_pages import KeptPages
from noticepress.site.page_checks import CheckedPage
from noticepress.site.prepared import Prepared, Request, prepare
from noticepress.site.signers import Signers
from noticepress.site.verifying.release import Release
from noticepress.site.watch import Step, Watch

_SAME = {
    "sources": "other files of the project",
    "made_with": "another noticepress, Python or other libraries",
    "days": "another day",
    "locales": "other locales",
    "drafts": "another choice of drafts",
    "quarantine": "another choice of --quarantine",
    "pdf": "another choice of --pdf",
}
"""What shards of one site have in common, and what is said where they have not."""


def merge(
    project: Project,
    folders: Sequence[Path],
    output: Path | None,
    sign: Path | None,
    watch: Watch,
    *,
    release: Release | None = None,
) -> Result:
    """Put the site together in its folder. Raises like :func:`~noticepress.site.build.build`."""
    shards = sorted(((folder, read_summary(folder)) for folder in folders), key=lambda each: each[1].shard.number)
    first = _of_one_site(shards)
    if first.origin.made_with != parts():
        raise UsageError("the shards were built with another noticepress, Python or other libraries; merge them there")
    origin = first.origin
    request = Request(
        None,
        origin.locales,
        origin.drafts,
        output,
        sign,
        origin.quarantine,
        when=first.when,
        pdf=origin.pdf,
        release=release,
    )
    signers = Signers.of(project)
    folder = output or project.root / project.read_furniture().site_dir
    with replacing(folder, project.root, request, signers) as places:
        prepared = prepare(project, request, unchecked, watch)
        if origin_of(prepared, request, sources_digest(project.root)) != origin:
            raise UsageError("the project's files are not those of which the shards were built; build these again")
        with watch.step(Step.FINISHING):
            kept = KeptPages(project, prepared)
            write_assets(prepared, places.new)
            checked = _write_pages(prepared, shards, places.new)
            write_error_pages(prepared, places.new, kept)
            if findings := finish_site(places.new, prepared, checked, kept):
                raise NoticepressError(findings)
    return result(places.target, prepared, unsigned=signers.unsigned(places.target))


def _of_one_site(shards: Sequence[tuple[Path, Summary]]) -> Summary:
    """Any of the shards. Raises :class:`UsageError` unless they are all shards of one site, each once."""
    (start, first), *others = shards
    for folder, each in others:
        if each.shard.count != first.shard.count:
            raise UsageError(
                f"{start} is shard {first.shard}, {folder} is shard {each.shard}; merge those of one build"
            )
        for name, told in _SAME.items():
            if getattr(each.origin, name) != getattr(first.origin, name):
                raise UsageError(f"{folder} was built of {told} than {start}; build both again, of the same")
    counts = Counter(each.shard for _, each in shards)
    if twice := [str(shard) for shard, count in counts.items() if count > 1]:
        raise UsageError(f"the shard {twice[0]} is there twice; name each once")
    wanted = (Shard(number, first.shard.count) for number in range(1, first.shard.count + 1))
    if missing := [str(shard) for shard in wanted if shard not in counts]:
        remedy = "a shard with findings is not written, see what its build said"
        raise UsageError(f"the site is not whole without {_shards(missing)}; {remedy}")
    return first


def _shards(numbers: Sequence[str]) -> str:
    return f"the shard {numbers[0]}" if len(numbers) == 1 else f"the shards {', '.join(numbers)}"


def _write_pages(prepared: Prepared, shards: Sequence[tuple[Path, Summary]], site: Path) -> dict[str, CheckedPage]:
    """Write the pages of every shard, and give what the rules said of them. Raises :class:`UsageError`."""
    units = in_order(units_of(prepared))
    promised = frozenset(promised_beside(prepared.publication, prepared.locales))
    checked: dict[str, CheckedPage] = {}
    for folder, summary in shards:
        if {unit.path for unit in summary.shard.share(units)} != {*summary.pages}:
            raise UsageError(f"{folder} does not hold the pages of shard {summary.shard}; build it again")
        beside = {name for record in summary.pages.values() for name, _ in record.beside}
        if strange := sorted(beside - promised):
            raise UsageError(
                f"{folder} holds what is made with no page: {strange[0]!r}; build shard {summary.shard} again"
            )
        for path, record in summary.pages.items():
            page = folder / PAGES / path
            if not page.is_file():
                continue  # a template left nothing of it, or it was lost: the rules on the site tell either
            checked[path] = record.checked(path)
            if not checked[path].is_of(content := page.read_bytes()):
                raise UsageError(f"{page} is damaged; build shard {summary.shard} again")
            write_page(site / path, content)
            for name, digest in record.beside:
                _copy(folder / PAGES / name, site / name, digest, summary)
    return checked


def _copy(file: Path, target: Path, digest: str, summary: Summary) -> None:
    """Copy a file that was made with a page. Raises :class:`UsageError` for one that is not as it was made."""
    content = file.read_bytes() if file.is_file() else b""
    if sha256(content).hexdigest() != digest:
        raise UsageError(f"{file} is damaged; build shard {summary.shard} again")
    write_page(target, content)
