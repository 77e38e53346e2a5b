"""What is read from a unit's words, marks and dates for tables and index: half the work of cataloguing it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from muniment.catalogue.codec import Content, content_in
from muniment.catalogue.met import Met
from muniment.catalogue.words import index_row
from muniment.description import dates, shelfmarks
from muniment.description.levels import ShelfmarkKind


class Indexed(NamedTuple):
    """The row of a unit for the index, as `words.index_row` returns it, and what its shelfmark and dates say.

    `keeper` is its repository, by the unit itself or else by its shelfmark; `begin_date` and `end_date` are
    the first and last day of the earliest time that its dates cover, nothing where none is understood, and
    `further` are the other times, as `dates.periods` returns them.
    """

    words: dict[str, str]
    sort_key: str
    search_key: str
    keeper: str
    begin_date: str
    end_date: str
    further: tuple[dates.Period, ...] = ()


class Prepared(NamedTuple):
    """What the index holds of some units, and the words that were not met before, with their keys."""

    read: list[Indexed]
    words: dict[str, list[str]]


class Preparing:
    """Prepares units for the index, portion after portion, and remembers which words it met."""

    def __init__(self) -> None:
        self._met = Met()

    def __call__(self, bodies: list[str]) -> Prepared:
        """Return what the index holds of units that are kept so (`codec.encoded`)."""
        read = [prepared(content_in(body)) for body in bodies]
        return Prepared(read, self._met.keys_of_new(each.words for each in read))


def prepared(said: Content) -> Indexed:
    """Return what the index holds of a unit that says this."""
    keeper = said.get("repository", "")
    reading = shelfmarks.read(_shelfmark(said), keeper)
    keeper = keeper or reading.repository_name or reading.repository
    covered = _covered(said.get("dates", ()))
    first, further = covered[0] if covered else ("", ""), covered[1:]
    return Indexed(
        index_row(said, covered), reading.sort_key, reading.search_key, keeper, *first, further=further
    )


def _shelfmark(said: Content) -> str:
    """Return the shelfmark of a unit that says this, as `Unit.shelfmark` does."""
    marks = said.get("shelfmarks", ())
    current = (mark for mark in marks if mark.get("kind", ShelfmarkKind.CURRENT) == ShelfmarkKind.CURRENT)
    first = next(current, marks[0] if marks else None)
    return str(first["text"]) if first else ""


def _covered(said: Sequence[Content]) -> tuple[dates.Period, ...]:
    """Return the times that dates cover: each as it was set, else by its words.

    Four in ten dates of finding aids come in words alone; they are to be found and sorted all the same.
    """
    meant = (date.get("edtf") or _meant(date.get("text", "")) for date in said)
    return dates.periods(tuple(filter(None, meant)))


@lru_cache(maxsize=4096)
def _meant(words: str) -> str:
    return dates.understand(words).edtf or ""
