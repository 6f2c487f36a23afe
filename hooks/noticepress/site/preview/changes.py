"""The files of a project are watched: whoever waits wakes up when one of them has changed."""

from __future__ import annotations

import errno
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from noticepress.files.sources import FOLDERS

_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""Events that tell of a change: of reading too there are some."""
_GONE = frozenset({"moved", "deleted"})
"""Events after which a folder's path may lead to another folder, which nobody watches yet."""
_TOO_MANY = (errno.ENOSPC, errno.EMFILE)
"""What Linux says where it may watch no more folders."""


@contextmanager
def changes(root: Path) -> Iterator[Event]:
    """An event that is set when files that a site is made from may have changed; who has seen it clears it."""
    # A folder that appears while its parent begins to be watched is come upon twice: the second time is the same.
    warnings.filterwarnings("ignore", r"Callback with id .* already exists", RuntimeWarning)
    changed = Event()
    observer = _begun(root, changed, Observer())
    try:
        yield changed
    finally:
        observer.stop()
        observer.join()


def _begun(root: Path, changed: Event, observer: BaseObserver) -> BaseObserver:
    handler = _Handler(root, changed, observer)
    try:
        observer.schedule(handler, str(root))
        handler.watch_folders()
        observer.start()
    except OSError as error:
        if error.errno not in _TOO_MANY or isinstance(observer, PollingObserver):
            raise
        return _begun(root, changed, PollingObserver())
    return observer


class _Handler(FileSystemEventHandler):
    """Tells of changes, and begins to watch the folders that are new."""

    def __init__(self, root: Path, changed: Event, observer: BaseObserver) -> None:
        self._root = root
        self._changed = changed
        self._observer = observer
        self._watched: dict[Path, ObservedWatch] = {}

    def watch_folders(self) -> None:
        """Watch the folders that a site is made from, as far as they are there; others lie beside them."""
        for folder in (self._root / name for name in FOLDERS):
            if folder not in self._watched and folder.is_dir():
                self._watched[folder] = self._observer.schedule(self, str(folder), recursive=True)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer, in a thread of its own."""
        if event.event_type not in _CHANGES:
            return
        if event.event_type in _GONE and (watch := self._watched.pop(Path(str(event.src_path)), None)):
            self._observer.unschedule(watch)
        self.watch_folders()
        self._changed.set()
