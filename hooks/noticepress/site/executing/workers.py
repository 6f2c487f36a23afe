"""Who checks catalogs and draws pages: processes of this machine, which are forked when the project has been read.

Others, of a cluster: :mod:`noticepress.site.executing.cluster`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from noticepress.editions.publication import Publication
from noticepress.rules.sources import Asked, CheckCatalogs, Each, OfCatalogs, with_rules
from noticepress.site.executing.side_by_side import side_by_side
from noticepress.site.executing.units import Maker, Unit, Writer, WrittenPage, groups
from noticepress.site.prepared import Prepared
from noticepress.site.watch import Watch

_WORTH_A_PROCESS = 40
"""Of fewer pages, another process makes less than it costs to begin with."""
_PUT_FOR_ONE_DRAWN = 30
"""So many pages are put where they belong in the time in which one is drawn."""
_WORTH_BEING_BESIDE = 5
"""Of fewer pages, a process that draws them while others are put where they belong saves less than it costs."""


class Workers(Protocol):
    """Who checks catalogs, and draws and checks pages."""

    def check(
        self, check: CheckCatalogs, publication: Publication, asked: Sequence[Asked]
    ) -> AbstractContextManager[Iterable[OfCatalogs]]:
        """Have catalogs checked: see :data:`~noticepress.rules.sources.Each`."""

    def begin(self, prepared: Prepared, units: Sequence[Unit]) -> None:
        """Make ready to draw pages of what may yet be found not to be good: catalogs are still being checked.

        It may raise anything, and is then as if it had not been called.
        """

    def draw(
        self, prepared: Prepared, units: Sequence[Unit], site: Path, meanwhile: int = 0
    ) -> AbstractContextManager[Iterable[tuple[WrittenPage, ...]]]:
        """Have pages drawn, checked and written into ``site``, some at a time and in no certain order.

        ``meanwhile``, before the first is asked for, so many others are put where they belong.
        """


class Processes:
    """Processes of this machine; one alone is this one."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._begun: Maker | None = None

    def check(
        self, check: CheckCatalogs, publication: Publication, asked: Sequence[Asked]
    ) -> AbstractContextManager[Iterable[OfCatalogs]]:
        """Each name is a task."""
        return side_by_side(self._jobs, check, lambda: with_rules(publication), asked)

    def begin(self, prepared: Prepared, units: Sequence[Unit]) -> None:
        """Make what all processes will need."""
        if self._jobs_for(units) > 1:
            maker = Maker(prepared)
            maker.prime(units)
            self._begun = maker

    def _jobs_for(self, units: Sequence[Unit]) -> int:
        return min(self._jobs, 1 + len(units) // _WORTH_A_PROCESS)

    def draw(
        self, prepared: Prepared, units: Sequence[Unit], site: Path, meanwhile: int = 0
    ) -> AbstractContextManager[Iterable[tuple[WrittenPage, ...]]]:
        """Some pages of a language are a task; what all of them need is made before there are processes."""
        jobs = self._jobs_for(units)
        is_beside = self._jobs > 1 and min(len(units), meanwhile // _PUT_FOR_ONE_DRAWN) >= _WORTH_BEING_BESIDE
        maker = self._begun or Maker(prepared)
        if jobs > 1 and not self._begun:
            maker.prime(units)
        tasks = groups(units, jobs)
        return side_by_side(jobs, Writer.write, lambda: Writer(maker, site), tasks, is_beside=is_beside)


def watched(each: Each, watch: Watch) -> Each:
    """Has catalogs checked by ``each``, and ``watch`` told how many are done."""

    @contextmanager
    def check(work: CheckCatalogs, publication: Publication, asked: Sequence[Asked]) -> Iterator[Iterable[OfCatalogs]]:
        with each(work, publication, asked) as made:
            yield watch.counting(made, len(asked))

    return check
