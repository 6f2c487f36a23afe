"""Sections and catalogs are read, and skeletons made, once for a process of tests: small projects have them in common.

What a project itself keeps is asked first, and keeps what it had to have made, as without this.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from noticepress.editions.localizing.skeleton import KeptSkeletons, Skeleton
from noticepress.editions.sources import catalog_files, notice_files
from noticepress.files.kept import Kept, Pack

_READ = Kept()
_SKELETONS = KeptSkeletons(Pack(None))


def read_once() -> None:
    """Have projects that know nothing of it yet take what was made before of the same bytes at the same place."""
    notice_files.section_again = _known(notice_files.section_again)
    catalog_files.catalog_again = _known(catalog_files.catalog_again)
    KeptSkeletons.get = _known_skeletons(KeptSkeletons.get)  # type: ignore[method-assign]  # for tests alone


def _known(again: Callable[..., Any]) -> Callable[..., Any]:
    def read(kept: Kept, *asked: Any) -> Any:
        *of, parse = asked
        return again(kept, *of, lambda: again(_READ, *of, parse)) if kept.is_on else again(_READ, *asked)

    return read


def _known_skeletons(get: Callable[..., Skeleton]) -> Callable[..., Skeleton]:
    def found(skeletons: KeptSkeletons, made_from: tuple[object, ...], make: Callable[[], Skeleton]) -> Skeleton:
        return get(skeletons, made_from, lambda: get(_SKELETONS, made_from, make))

    return found
