"""What is read from a unit's words and shelfmarks for tables and index: half the work of cataloguing it."""

from typing import NamedTuple

from muniment.catalogue.codec import Content
from muniment.catalogue.words import index_row
from muniment.description import shelfmarks
from muniment.description.levels import ShelfmarkKind


class Indexed(NamedTuple):
    """The row of a unit for the index, as `words.index_row` returns it, and what its shelfmark says.

    `keeper` is its repository, by the unit itself or else by its shelfmark.
    """

    words: dict[str, str]
    sort_key: str
    search_key: str
    keeper: str


def prepared(said: Content) -> Indexed:
    """Return what the index holds of a unit that says this."""
    keeper = said.get("repository", "")
    reading = shelfmarks.read(_shelfmark(said), keeper)
    keeper = keeper or reading.repository_name or reading.repository
    return Indexed(index_row(said), reading.sort_key, reading.search_key, keeper)


def _shelfmark(said: Content) -> str:
    """Return the shelfmark of a unit that says this, as `Unit.shelfmark` does."""
    marks = said.get("shelfmarks", ())
    current = (mark for mark in marks if mark.get("kind", ShelfmarkKind.CURRENT) == ShelfmarkKind.CURRENT)
    first = next(current, marks[0] if marks else None)
    return str(first["text"]) if first else ""
