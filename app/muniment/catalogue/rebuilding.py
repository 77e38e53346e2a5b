"""Building the search index anew from the units, when it was lost or its shape has changed."""

from sqlalchemy import Connection, bindparam, select, update

from muniment.catalogue import query, sqlite
from muniment.catalogue.codec import decode_unit
from muniment.catalogue.portions import PORTION
from muniment.catalogue.tables import units
from muniment.catalogue.words import KEYS, index_row
from muniment.progress import Progress, Steps

_UNITS = select(units.c.key, units.c.id, units.c.parent, units.c.description).order_by(units.c.key)
_KEYWORDS = update(units).where(units.c.key == bindparam("unit")).values(keywords=bindparam(KEYS))


def rebuild_index(connection: Connection) -> Steps[None]:
    """Throw the index away and fill a new one, within the caller's transaction."""
    sqlite.drop_index(connection)
    sqlite.make_index(connection)
    total, done = query.count(connection), 0
    for lines in connection.execution_options(yield_per=PORTION).execute(_UNITS).partitions():
        rows = [
            {"key": key, "unit": key} | index_row(decode_unit(id, parent, body))
            for key, id, parent, body in lines
        ]
        sqlite.add_words(connection, rows)
        connection.execute(_KEYWORDS, rows)
        done += len(rows)
        yield Progress(done, total)
    sqlite.tidy_index(connection)
