"""Hearing of what others change at the same database, and whether it can be reached."""

import json
import select
import socket
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from muniment.catalogue.postgresql import CHANNEL

_RETRY = (0.5, 1.0, 2.0, 5.0)
"""Seconds until each next try to reach the server again; the last holds from then on."""

_LISTEN = f"LISTEN {CHANNEL}"
_CANNOT_LISTEN = "25006"
"""What a copy of a server answers, which follows another and tells nothing by itself."""
_LOOK = 1.0
"""Seconds between two looks at the journal of such a copy."""
NEWEST = "SELECT (SELECT max(number) FROM steps), (SELECT count(*) FROM steps WHERE state = 'undone')"
"""What the journal has come to: a step, an undo or a redo makes it another."""


class Ear:
    """Listens on a thread of its own until it is closed.

    `hear` is called with each message, `reach` with False when the connection is lost and with
    True when it is back: what was said between the two was missed. `look` is called where the
    server, a copy of another, does not say what was changed but that something was.
    """

    def __init__(
        self,
        engine: Engine,
        hear: Callable[[dict[str, Any]], None],
        reach: Callable[[bool], None],
        look: Callable[[], None],
    ) -> None:
        self._engine = engine
        self._hear = hear
        self._look = look
        self._reach = reach
        self._broken = (DBAPIError, engine.dialect.loaded_dbapi.Error)
        self._closing, self._closed = socket.socketpair()
        self._listens = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="hearing", daemon=True)

    def open(self) -> None:
        """Begin; what is changed after this returns is heard, where the server can be reached."""
        self._thread.start()
        self._listens.wait(_RETRY[-1])

    def close(self) -> None:
        """Stop listening, and return when nothing more will be said."""
        self._closing.close()
        if threading.current_thread() is not self._thread:
            self._thread.join()
        self._closed.close()

    def _listen(self) -> None:
        failures, reached = 0, True
        while not self._is_closed(_RETRY[min(failures, len(_RETRY)) - 1] if failures else 0):
            try:
                connection, seen = self._connect()
                if not reached:
                    reached, failures = True, 0
                    self._reach(True)
                self._hear_out(connection, seen)
            except self._broken:
                failures += 1
                if reached:
                    reached = False
                    self._reach(False)
            finally:
                self._listens.set()

    def _connect(self) -> tuple[Any, Any]:
        """Return a connection that listens; where it cannot, also what the journal came to by now."""
        pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection  # the driver is optional, and so are its types
        pooled.detach()
        connection.autocommit = True
        seen = None
        try:
            connection.execute(_LISTEN)
        except self._broken as error:
            if getattr(error, "sqlstate", None) != _CANNOT_LISTEN:
                raise
            seen = connection.execute(NEWEST).fetchone()
        self._listens.set()
        return connection, seen

    def _hear_out(self, connection: Any, seen: Any) -> None:  # noqa: ANN401
        """Pass on what is heard or seen until this is closed; a lost connection is an error of the driver."""
        with connection:
            while True:
                wait = None if seen is None else _LOOK
                ready, _write, _fail = select.select([connection.fileno(), self._closed], [], [], wait)
                if self._closed in ready:
                    return
                if seen is not None:
                    before, seen = seen, connection.execute(NEWEST).fetchone()
                    if seen != before:
                        self._look()
                    continue
                for message in connection.notifies(timeout=0):
                    self._hear(json.loads(message.payload))

    def _is_closed(self, wait: float) -> bool:
        ready, _write, _fail = select.select([self._closed], [], [], wait)
        return bool(ready)
