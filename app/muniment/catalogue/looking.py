"""Looking whether other programs have changed the file that a catalogue lies in."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.hearing import NEWEST

_STATE = f"{NEWEST}, (SELECT max(rowid) FROM batches)"
"""The same, and the last that was written to any step: typing goes on in the step that it began."""
_PAUSE = 1.0
"""Seconds between two looks."""
_VERSION = "PRAGMA data_version"
"""What SQLite says otherwise than before once any other connection has changed the file."""


class Eye:
    """Looks on a thread of its own until it is closed; `look` is called when others changed something."""

    def __init__(self, engine: Engine, look: Callable[[], None]) -> None:
        self._engine = engine
        self._look = look
        self._broken = (DBAPIError, engine.dialect.loaded_dbapi.Error)
        self._own = threading.Lock()
        self._known: tuple[Any, ...] | None = None
        self._closed = threading.Event()
        self._sees = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="looking", daemon=True)

    def open(self) -> None:
        """Begin; what is changed after this returns is seen."""
        self._thread.start()
        self._sees.wait()

    def close(self) -> None:
        """Look no more."""
        self._closed.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    @contextmanager
    def own(self, change: AbstractContextManager[Connection]) -> Iterator[Connection]:
        """Take what is changed within this for one's own; what others changed before is still told of."""
        with self._own:
            with change as connection:
                before = tuple(connection.execute(text(_STATE)).one())
                yield connection
                after = tuple(connection.execute(text(_STATE)).one())
            # Where others were at it before, what it has come to may look like what was known.
            self._known = after if self._known == before else None

    def _watch(self) -> None:
        try:
            while not self._closed.is_set():
                with suppress(CatalogueError, *self._broken):
                    self._follow()
                self._sees.set()
                self._closed.wait(_PAUSE)
        finally:
            self._sees.set()

    def _follow(self) -> None:
        """Look until it is closed; raise where the file cannot be come at."""
        pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
        with closing(connection):
            self._known, seen = connection.execute(_STATE).fetchone(), connection.execute(_VERSION).fetchone()
            self._sees.set()
            while not self._closed.wait(_PAUSE):
                seen = self._looked(connection, seen)

    def _looked(self, connection: Any, seen: Any) -> Any:  # noqa: ANN401
        """Look, tell of what others have changed, and return what was seen."""
        if not self._own.acquire(blocking=False):
            return seen
        try:
            version, newest = connection.execute(_VERSION).fetchone(), self._known
            if version != seen:
                newest = connection.execute(_STATE).fetchone()
            is_new, self._known = newest != self._known, newest
        except self._broken:
            return seen
        finally:
            self._own.release()
        if is_new:
            self._look()
        return version
