"""Rows that a second thread writes: SQLite works without Python, so both get on at once.

What was handed over of a connection is written in that order. Whoever ends a transaction, or asks the
database anything, waits for it; where it failed, waiting does.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from threading import Thread
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from typing_extensions import override

from muniment.catalogue.lines import Lines, Rows
from muniment.catalogue.portions import PORTION

_MANY = 100
"""Fewer rows are written at once, by the caller: to hand them over would take longer."""

_MOST_VALUES = 30_000
"""SQLite takes a few more in one statement (SQLITE_MAX_VARIABLE_NUMBER)."""

_MOST_PENDING = 4
"""Batches that are handed over and not written yet: they are held in memory."""

_PENDING = "muniment.pending"
# Where SQLite lets threads take turns on a connection; nothing in it may call back into Python.
_TAKES_TURNS = sqlite3.threadsafety == 3


def insert(connection: Connection, lines: Sequence[Lines], count: int) -> None:
    """Insert the lines, of about `count` records; those of many perhaps later."""
    pending: _Batch | None = connection.info.get(_PENDING)
    if _TAKES_TURNS and (pending or count >= _MANY):
        batch = _Batch(connection, lines, pending)
        connection.info[_PENDING] = batch
        batch.start()
        if older := batch.before(_MOST_PENDING):
            older.join()
        return
    for line in lines:
        for portion in _portions(line, line.rows()):
            connection.exec_driver_sql(_statement(line, len(portion)), tuple(chain.from_iterable(portion)))


def wait(connection: Connection) -> None:
    """Wait until all is written that was handed over; raise DatabaseError where it could not be."""
    batch: _Batch | None = connection.info.pop(_PENDING, None)
    if batch is None:
        return
    batch.join()
    if batch.error:
        raise DatabaseError("INSERT", None, batch.error) from batch.error


def wait_before(connection: Connection, *_statement: object) -> None:
    """Wait as `wait` does, before a statement is executed: it is to see all that came before it."""
    wait(connection)


def abandon(connection: Connection) -> None:
    """Wait until nothing is written any more, whatever became of it: all will be taken back."""
    if batch := connection.info.pop(_PENDING, None):
        batch.join()


class _Batch(Thread):
    """Lines of some tables, many in one statement: between two it would wait for Python."""

    def __init__(self, connection: Connection, lines: Sequence[Lines], previous: "_Batch | None") -> None:
        super().__init__(name="rows behind")
        self.error: sqlite3.Error | None = None
        self._driver: Any = connection.connection.driver_connection
        self._lines = lines
        self._previous = previous

    @override
    def run(self) -> None:
        if self._previous:
            self._previous.join()
            self.error = self._previous.error
            self._previous = None
        try:
            for line in () if self.error else self._lines:
                for portion in _portions(line, line.rows()):
                    self._driver.execute(_statement(line, len(portion)), tuple(chain.from_iterable(portion)))
        except sqlite3.Error as error:
            self.error = error

    def before(self, count: int) -> "_Batch | None":
        """Return the batch that was handed over so many before this one; None where that is written."""
        batch: _Batch | None = self
        for _number in range(count):
            batch = batch and batch._previous
        return batch


def _portions(line: Lines, rows: Rows) -> Iterator[Rows]:
    """Yield rows in few different numbers: each is a statement of its own, and SQLite's are not small."""
    start, most = 0, _MOST_VALUES // len(line.columns)
    while start < len(rows):
        count = _round(min(len(rows) - start, most))
        yield rows[start : start + count]
        start += count


def _round(count: int) -> int:
    """Return the highest round number up to this one: whole portions, or one of two binary digits."""
    if count >= PORTION:
        return count // PORTION * PORTION
    step = 1 << max(0, count.bit_length() - 2)
    return count // step * step


def _statement(line: Lines, count: int) -> str:
    return _said(line.table, line.columns, count, known=line.known)


@lru_cache(maxsize=128)
def _said(table: str, columns: tuple[str, ...], count: int, *, known: bool) -> str:
    places = f"({', '.join('?' * len(columns))})"
    insert = "INSERT OR IGNORE" if known else "INSERT"
    return f"{insert} INTO {table}({', '.join(columns)}) VALUES {', '.join([places] * count)}"
