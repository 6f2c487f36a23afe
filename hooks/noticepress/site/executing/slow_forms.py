"""Forms of editions that take long to make: pages come in, the files beside them are written, side by side.

Each is kept by what it is made from, whatever the day: a PDF is set anew when something in it has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from noticepress.editions.edition import Page
from noticepress.editions.formats.kinds import FORMATS, makers
from noticepress.editions.formats.material import Material
from noticepress.site.executing.side_by_side import side_by_side
from noticepress.site.executing.units import Unit
from noticepress.site.prepared import Prepared
from noticepress.site.watch import Step, Watch

Written = dict[str, tuple[tuple[str, str], ...]]
"""(path, SHA-256) of files, by the path of the page that they were made beside."""


class _Task(NamedTuple):
    """A form of an edition, beside the page of its version."""

    form: int
    """Its place in ``FORMATS``."""
    unit: Unit

    @property
    def kept_in(self) -> str:
        return f"{FORMATS[self.form].name}-{self.unit.locale.tag}"


class _Maker(NamedTuple):
    prepared: Prepared
    site: Path

    def make(self, task: _Task) -> tuple[_Task, str, str, str]:
        """Write the file of a task; gives the key under which it is kept, its path and its SHA-256."""
        publication, form = self.prepared.publication, FORMATS[task.form]
        page, locale = task.unit.page, task.unit.locale
        material = Material(publication, page.notice, page.version, locale)
        path = form.path(page.notice, page.version, locale)
        key = form.key(material)
        kept = self.prepared.kept.files(task.kept_in)
        content = kept.get(key)
        if content is None:
            content = form.make(material, f"{publication.inputs.furniture.url}{path}")
            kept.keep(key, content)
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return task, key, path, sha256(content).hexdigest()


def draw_slow_forms(prepared: Prepared, units: Iterable[Unit], site: Path, jobs: int, watch: Watch) -> Written:
    """Write the slow forms of the editions whose versions' own pages are among ``units`` into ``site``.

    Raises :class:`UsageError` for what is missing on the machine.
    """
    tasks = [*_tasks(prepared, units)]
    written: Written = {}
    if not tasks:
        return written
    makers()  # before there are processes that would each import them
    with (
        watch.step(Step.SETTING),
        side_by_side(jobs, _Maker.make, lambda: _Maker(prepared, site), tasks) as results,
    ):
        for task, key, path, digest in watch.counting(results, len(tasks)):
            prepared.kept.files(task.kept_in).name(key)
            written[task.unit.path] = (*written.get(task.unit.path, ()), (path, digest))
    return written


def _tasks(prepared: Prepared, units: Iterable[Unit]) -> Iterator[_Task]:
    for unit in units:
        page = unit.page
        if page.version and page == Page.of_version(page.notice, page.version):
            version = prepared.publication.inputs.notices[page.notice].notice.version(page.version)
            for place, form in enumerate(FORMATS):
                if version and form.is_slow and form.has(prepared.publication, version):
                    yield _Task(place, unit)
