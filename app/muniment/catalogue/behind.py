"""Rows that a second thread writes: SQLite works without Python, so both get on at once.

Of a connection's batches one is written at a time. Whoever ends a transaction, or must see what was
written, waits for it; where it failed, waiting does.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Thread
from typing import Any, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from typing_extensions import override

Tables: TypeAlias = Mapping[str, Mapping[str, str]]
"""The columns of tables, each with the name under which a row has its value."""

_MANY = 100
"""Fewer rows are written at once, by the caller: to hand them over would take longer."""

_PENDING = "muniment.pending"
# Where SQLite lets threads take turns on a connection; nothing in it may call back into Python.
_TAKES_TURNS = sqlite3.threadsafety == 3


def insert(connection: Connection, tables: Tables, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows into each of the tables; many rows perhaps later."""
    wait(connection)
    if len(rows) < _MANY or not _TAKES_TURNS:
        for table, columns in tables.items():
            values = ", ".join(f":{name}" for name in columns.values())
            statement = f"INSERT INTO {table}({', '.join(columns)}) VALUES ({values})"
            connection.exec_driver_sql(statement, list(rows))
        return
    batch = _Batch(connection, tables, rows)
    connection.info[_PENDING] = batch
    batch.start()


def wait(connection: Connection) -> None:
    """Wait until all is written that was handed over; raise DatabaseError where it could not be."""
    batch: _Batch | None = connection.info.pop(_PENDING, None)
    if batch is None:
        return
    batch.join()
    if batch.error:
        raise DatabaseError("INSERT", None, batch.error) from batch.error


def abandon(connection: Connection) -> None:
    """Wait until nothing is written any more, whatever became of it: all will be taken back."""
    if batch := connection.info.pop(_PENDING, None):
        batch.join()


class _Batch(Thread):
    """The rows of some tables, each table's in one statement: between two it would wait for Python."""

    def __init__(self, connection: Connection, tables: Tables, rows: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(name="rows behind")
        self.error: sqlite3.Error | None = None
        self._driver: Any = connection.connection.driver_connection
        self._tables = tables
        self._rows = rows

    @override
    def run(self) -> None:
        try:
            for table, columns in self._tables.items():
                values = [row[name] for row in self._rows for name in columns.values()]
                self._driver.execute(_statement(table, tuple(columns), len(self._rows)), values)
        except sqlite3.Error as error:
            self.error = error


@lru_cache(maxsize=16)
def _statement(table: str, columns: tuple[str, ...], count: int) -> str:
    places = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {table}({', '.join(columns)}) VALUES {', '.join([places] * count)}"
