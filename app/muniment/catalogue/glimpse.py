"""A first look into a catalogue's file: the rows of one place, before all that opens catalogues is read.

A window has something to show a moment after it stands, however many units there are. It is SQLite
by itself, since what this package is built on takes longer to be read than the file.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from muniment.catalogue import files
from muniment.catalogue.rows import NAMES, Row, row_of

_BEFORE, _AFTER = 20, 80
"""How many rows are shown before and after the unit that was in hand."""
_COLUMNS = ", ".join(NAMES)
_HOLDS = "EXISTS (SELECT 1 FROM units AS below WHERE below.parent = units.id)"
_ROWS = f"SELECT {_COLUMNS}, {_HOLDS} FROM units WHERE parent IS :place AND"
_UP = f"{_ROWS} (position, key) < (:position, :key) ORDER BY position DESC, key DESC LIMIT {_BEFORE}"
_DOWN = f"{_ROWS} (position, key) >= (:position, :key) ORDER BY position, key LIMIT {_AFTER}"
_STANDS = f"SELECT parent, position, key, {_HOLDS} FROM units WHERE id = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """Rows of one place in their order, the unit in hand among them; `children` are only 0 or 1.

    `way` has the labels of the place and of what it lies in, the top first.
    """

    place: str | None
    unit: str | None
    listed: tuple[Row, ...]
    way: tuple[Row, ...] = ()

    def rows(self, ids: Sequence[str]) -> list[Row]:
        """Return rows as a catalogue does."""
        found = {row.id: row for row in self.listed}
        return [found[id] for id in ids if id in found]


def glimpse(path: Path, unit: str = "") -> Glimpse | None:
    """Return a first look at where the unit stands, or at the top; None where the file shows nothing so."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(files.address(path.absolute()), uri=True)) as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (files.APPLICATION,):
                return None
            return _look(connection, unit)
    except sqlite3.Error:
        return None


def _look(connection: sqlite3.Connection, unit: str) -> Glimpse | None:
    found = connection.execute(_STANDS, (unit,)).fetchone() if unit else None
    if found is None:
        return _at_the_top(connection)
    parent, position, key, holds = found
    if holds:
        return _glimpse(connection, unit, None, (-(1 << 62), 0))
    return _glimpse(connection, parent, unit, (position, key))


def _at_the_top(connection: sqlite3.Connection) -> Glimpse | None:
    """The top, or the one fonds that there is."""
    top = _glimpse(connection, None, None, (-(1 << 62), 0))
    if len(top.listed) == 1:
        return _glimpse(connection, top.listed[0].id, None, (-(1 << 62), 0))
    return top if top.listed else None


def _glimpse(
    connection: sqlite3.Connection, place: str | None, unit: str | None, start: tuple[int, int]
) -> Glimpse:
    asked = {"place": place, "position": start[0], "key": start[1]}
    before = [] if unit is None else connection.execute(_UP, asked).fetchall()
    lines = [*reversed(before), *connection.execute(_DOWN, asked)]
    listed, way = tuple(map(row_of, lines)), tuple(_way(connection, place))
    return Glimpse(place=place, unit=unit, listed=listed, way=way)


def _way(connection: sqlite3.Connection, place: str | None) -> Iterable[Row]:
    found: list[Row] = []
    while place is not None and all(row.id != place for row in found):
        line = connection.execute(f"SELECT {_COLUMNS}, 1 FROM units WHERE id = ?", (place,)).fetchone()
        found.append(row_of(line))
        place = found[-1].parent
    return reversed(found)
