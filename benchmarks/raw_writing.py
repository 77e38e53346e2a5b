"""The least that it costs to keep units and find their words: SQLite alone, writing what is ready.

No journal, tree, terms or findings are written, and no word is cut here: that was done before.
"""

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path

from muniment.catalogue import fts
from muniment.catalogue.codec import content_in, encode_unit
from muniment.catalogue.headings import COLUMNS
from muniment.catalogue.preparing import prepared
from muniment.description.units import Unit

_AT_ONCE = 1_000
_SORTED_IN_MEMORY = 32 * 1024 * 1024


def units_a_second(units: Iterable[Unit], folder: Path) -> float:
    """Return how many units a second SQLite takes into an empty file in the folder, in one transaction."""
    kept = [encode_unit(unit) for unit in units]
    rows = [{"key": key, "kept": each, **prepared(content_in(each)).words} for key, each in enumerate(kept)]
    with closing(sqlite3.connect(folder / "raw.sqlite", isolation_level=None)) as connection:
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", *fts.INDEX):
            connection.execute(statement)
        connection.execute(f"INSERT INTO words(words, rank) VALUES ('hashsize', {_SORTED_IN_MEMORY})")
        connection.execute("CREATE TABLE units(key INTEGER PRIMARY KEY, description TEXT)")
        start = time.perf_counter()
        connection.execute("BEGIN")
        for begin in range(0, len(rows), _AT_ONCE):
            for table, columns, values in _TABLES:
                some = [[row[value] for value in values] for row in rows[begin : begin + _AT_ONCE]]
                place = f"({', '.join('?' * len(values))})"
                statement = (
                    f"INSERT INTO {table}({', '.join(columns)}) VALUES {', '.join([place] * len(some))}"
                )
                connection.execute(statement, list(chain.from_iterable(some)))
        connection.execute("COMMIT")
        return len(rows) / (time.perf_counter() - start)


_TABLES = (
    ("units", ("key", "description"), ("key", "kept")),
    ("words", ("rowid", *COLUMNS), ("key", *COLUMNS)),
    ("keywords", ("rowid", "keys"), ("key", "keys")),
    ("marks", ("rowid", "mark"), ("key", "mark")),
)
