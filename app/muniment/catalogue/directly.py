"""Statements put to SQLite as they stand: SQLAlchemy takes longer over one than it takes to find a word.

For each letter that is typed there are some ten.
"""

import sqlite3
from typing import Any, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from muniment.catalogue import behind

_Values: TypeAlias = tuple[str | int, ...]


def keys(connection: Connection, statement: str, values: _Values) -> list[int]:
    """Return the first column of what is found; raise DBAPIError, as SQLAlchemy does."""
    behind.wait(connection)
    driver: Any = connection.connection.driver_connection
    try:
        return [key for (key,) in driver.execute(statement, values).fetchall()]
    except sqlite3.Error as error:
        raise DBAPIError.instance(statement, values, error, sqlite3.Error) from error
