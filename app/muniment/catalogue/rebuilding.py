"""Building the search index anew from the units, when it was lost or units are read otherwise by now."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from muniment.catalogue import collecting, databases, query
from muniment.catalogue.changes import Touched
from muniment.catalogue.codec import decode_unit
from muniment.catalogue.portions import PORTION
from muniment.catalogue.tables import units
from muniment.catalogue.vocabulary import Vocabulary, forget
from muniment.catalogue.words import KEYS, index_row
from muniment.description import shelfmarks
from muniment.i18n import _
from muniment.progress import Progress, Steps

_READ = (units.c.keywords, units.c.sort_key, units.c.search_key)
"""What is read from shelfmarks."""

_UNITS = select(units.c.key, units.c.id, units.c.parent, units.c.description, *_READ).order_by(units.c.key)
_READ_ANEW = (
    update(units)
    .where(units.c.key == bindparam("unit"))
    .values({column: bindparam(f"new_{column.name}") for column in _READ})
)


def rebuild_index(connection: Connection) -> Steps[int]:
    """Fill a new index in place of the old, within the caller's transaction; return how many units it has.

    Shelfmarks are read again for it: the schemes may have changed.
    """
    index = databases.of(connection)
    index.drop_index(connection)
    index.make_index(connection)
    index.merge_at_the_end(connection)
    forget(connection)
    vocabulary = Vocabulary(connection)
    total, done = query.count(connection), 0
    rows: list[dict[str, Any]] = []
    with collecting.seldom():
        for lines in connection.execute(_UNITS.execution_options(yield_per=PORTION)).partitions():
            # What was read before may be written while this is reckoned out, but not while this is read.
            if rows:
                index.add_words(connection, rows)
            rows = [_row(line) for line in lines]
            vocabulary.learn(rows)
            # To write a unit is to write its description too, so only those are written that must be.
            if other := [row for row in rows if row["other_than_before"]]:
                connection.execute(_READ_ANEW, other)
            done += len(rows)
            yield Progress(done, total, _("Building the index"))
    if rows:
        index.add_words(connection, rows)
    index.tidy_index(connection)
    return done


def tidy(connection: Connection, touched: Touched) -> None:
    """Put the index in order where much of the catalogue was changed: a great import leaves many pieces."""
    if touched.everything and touched.is_much_of(query.count(connection)):
        databases.of(connection).tidy_index(connection)


def _row(line: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    unit = decode_unit(line.id, line.parent, line.description)
    words = index_row(unit)
    reading = shelfmarks.read(unit.shelfmark, unit.repository)
    read = (words[KEYS], reading.sort_key, reading.search_key)
    anew = {f"new_{column.name}": value for column, value in zip(_READ, read, strict=True)}
    return {"key": line.key, "unit": line.key, "other_than_before": read != tuple(line)[-3:], **anew, **words}
