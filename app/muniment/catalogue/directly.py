"""Statements put to SQLite as they stand: SQLAlchemy takes longer over one than it takes to find a word.

For each letter that is typed there are some ten.
"""

import json
import sqlite3
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.selectable import ExecutableReturnsRows

from muniment.catalogue import behind

Value: TypeAlias = str | int | list[str] | list[int]
"""What is asked for, or all of them for a `OneOf`."""

_SQLITE = SQLiteDialect_pysqlite(paramstyle="named")
_Values: TypeAlias = tuple[str | int, ...] | dict[str, str | int]


def keys(connection: Connection, statement: str, values: _Values) -> list[int]:
    """Return the first column of what is found; raise DBAPIError, as SQLAlchemy does."""
    return [key for (key,) in _found(connection, statement, values)]


def those(connection: Connection, wanted: ExecutableReturnsRows, **asked: Value) -> Sequence[tuple[Any, ...]]:
    """Return what is found by a statement that is put together once, with values for its parameters."""
    statement, values = _written(wanted)
    listed = {name: json.dumps(value) if isinstance(value, list) else value for name, value in asked.items()}
    return _found(connection, statement, {**values, **listed})


@cache
def _written(wanted: ExecutableReturnsRows) -> tuple[str, dict[str, Any]]:
    """Return a statement as it is put to SQLite, and the values that it has itself."""
    written = wanted.compile(dialect=_SQLITE)
    return str(written), dict(written.params)


def _found(connection: Connection, statement: str, values: _Values) -> list[Any]:
    behind.wait(connection)
    if not connection.in_transaction():
        # All that is asked of it sees one moment.
        connection.begin()
    driver: Any = connection.connection.driver_connection
    try:
        found: list[Any] = driver.execute(statement, values).fetchall()
    except sqlite3.Error as error:
        raise DBAPIError.instance(statement, values, error, sqlite3.Error) from error
    return found
