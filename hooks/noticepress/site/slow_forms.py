"""Forms of editions that take long to make: a prepared project comes in, their files are written, side by side.

Each is kept by what it is made from, whatever the day: a PDF is set anew when something in it has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from noticepress.editions.formats.kinds import FORMATS
from noticepress.editions.formats.material import Material
from noticepress.model import Locale
from noticepress.site.prepared import Prepared
from noticepress.site.work.workers import side_by_side


@dataclass(frozen=True, slots=True)
class _Task:
    """A form of an edition."""

    form: int
    """Its place in ``FORMATS``."""
    notice_id: str
    number: str
    locale: Locale

    @property
    def kept_in(self) -> str:
        return f"{FORMATS[self.form].name}-{self.locale.tag}"


@dataclass(frozen=True, slots=True)
class _Maker:
    prepared: Prepared
    site: Path

    def make(self, task: _Task) -> tuple[_Task, str, str, str]:
        """Write the file of a task; gives the key under which it is kept, its path and its SHA-256."""
        publication, form = self.prepared.publication, FORMATS[task.form]
        material = Material(publication, task.notice_id, task.number, task.locale)
        path = form.path(task.notice_id, task.number, task.locale)
        key = form.key(material) if form.key else ""
        kept = self.prepared.kept.files(task.kept_in)
        content = kept.get(key)
        if content is None:
            content = form.make(material, f"{publication.inputs.furniture.url}{path}")
            kept.keep(key, content)
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        return task, key, path, sha256(content).hexdigest()


def draw_slow_forms(prepared: Prepared, site: Path, jobs: int, on_done: Callable[[int, int], None]) -> dict[str, str]:
    """Write the slow forms of every edition into ``site``; ``on_done`` is told (done, in all).

    Gives the SHA-256 of each by its path. Raises :class:`UsageError` for what is missing on the machine.
    """
    tasks = [*_tasks(prepared)]
    written: dict[str, str] = {}
    with side_by_side(jobs, _Maker.make, lambda: _Maker(prepared, site), tasks) as results:
        for task, key, path, digest in results:
            prepared.kept.files(task.kept_in).name(key)
            written[path] = digest
            on_done(len(written), len(tasks))
    return written


def _tasks(prepared: Prepared) -> Iterator[_Task]:
    publication = prepared.publication
    for locale in prepared.locales:
        for notice_id in publication.notices_in(locale):
            for version, _ in publication.versions(notice_id):
                for place, form in enumerate(FORMATS):
                    if form.key and form.has(publication, version):
                        yield _Task(place, notice_id, version.number, locale)
