"""Going through a branch in tree order, by whatever statement a database has for that."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from muniment.catalogue.portions import PORTION


def walked(connection: Connection, walk: str, id: str | None) -> Iterator[tuple[int, str, str | None]]:
    """Yield key, id and parent of a unit and all below it (None: of everything), by a statement.

    That is to say `{start}` where the condition for the first unit, or for all at the top, stands.
    """
    statement = text(walk.format(start="parent IS NULL" if id is None else "id = :id"))
    said = {} if id is None else {"id": id}
    found = connection.execute(statement.execution_options(yield_per=PORTION), said)
    for portion in found.partitions(PORTION):
        yield from map(tuple, portion)
