"""The times that the dates of units cover beside the first, as that of a reprint."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete

from muniment.catalogue.lines import Lines, lines
from muniment.catalogue.portions import portions
from muniment.catalogue.tables import periods
from muniment.description.dates import Period

_FORGET = delete(periods)


def added(further: Mapping[int, Sequence[Period]]) -> Lines:
    """Return what lets units cover further times."""
    rows = [(unit, *period) for unit, covered in further.items() for period in covered]
    return lines(periods.name, periods.columns.keys(), rows)


def forget(connection: Connection, keys: Iterable[int]) -> None:
    """Forget the further times of these units."""
    for portion in portions(keys):
        connection.execute(_FORGET.where(periods.c.unit.in_(portion)))


def forget_all(connection: Connection) -> None:
    """Forget the further times of all units."""
    connection.execute(_FORGET)
