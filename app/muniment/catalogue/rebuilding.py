"""Building the search index anew from the units, when it was lost or units are read otherwise by now."""

from sqlalchemy import Connection, bindparam, select, update

from muniment.catalogue import query, sqlite
from muniment.catalogue.codec import decode_unit
from muniment.catalogue.portions import PORTION
from muniment.catalogue.tables import units
from muniment.catalogue.words import KEYS, index_row
from muniment.description import shelfmarks
from muniment.description.units import Unit
from muniment.progress import Progress, Steps

_UNITS = select(units.c.key, units.c.id, units.c.parent, units.c.description).order_by(units.c.key)
_READ = (
    update(units)
    .where(units.c.key == bindparam("unit"))
    .values(keywords=bindparam(KEYS), sort_key=bindparam("sorted"), search_key=bindparam("searched"))
)


def rebuild_index(connection: Connection) -> Steps[int]:
    """Fill a new index in place of the old, within the caller's transaction; return how many units it has.

    Shelfmarks are read again for it: the schemes may have changed.
    """
    sqlite.drop_index(connection)
    sqlite.make_index(connection)
    total, done = query.count(connection), 0
    for lines in connection.execution_options(yield_per=PORTION).execute(_UNITS).partitions():
        rows = [_row(key, decode_unit(id, parent, body)) for key, id, parent, body in lines]
        sqlite.add_words(connection, rows)
        connection.execute(_READ, rows)
        done += len(rows)
        yield Progress(done, total)
    sqlite.tidy_index(connection)
    return done


def _row(key: int, unit: Unit) -> dict[str, str | int]:
    reading = shelfmarks.read(unit.shelfmark, unit.repository)
    keys = {"sorted": reading.sort_key, "searched": reading.search_key}
    return {"key": key, "unit": key, **keys, **index_row(unit)}
