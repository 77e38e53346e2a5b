"""Building the search index anew from the units, when it was lost or units are read otherwise by now."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from muniment.catalogue import collecting, databases, query
from muniment.catalogue.changes import Touched
from muniment.catalogue.codec import Content, content_in
from muniment.catalogue.tables import units
from muniment.catalogue.vocabulary import Vocabulary, forget
from muniment.catalogue.words import KEYS, index_row
from muniment.description import shelfmarks
from muniment.description.levels import ShelfmarkKind
from muniment.i18n import _
from muniment.progress import Progress, Steps

_AT_ONCE = 2_000
"""Units that are written at once: the index writes a piece of its own for each portion."""

_MERGED_AS_USUAL = 5
"""Portions after which the index has pieces of two levels: so all come into one above (`merging.lift`)."""

_READ = (units.c.keywords, units.c.sort_key, units.c.search_key)
"""What is read from shelfmarks."""

_UNITS = select(units.c.key, units.c.description, *_READ).order_by(units.c.key)
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
    forget(connection)
    vocabulary = Vocabulary(connection)
    total, done = query.count(connection), 0
    rows: list[dict[str, Any]] = []
    with collecting.seldom():
        found = connection.execute(_UNITS.execution_options(yield_per=_AT_ONCE)).partitions()
        for number, lines in enumerate(found):
            if number == _MERGED_AS_USUAL:
                index.merge_at_the_end(connection)
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
    said = content_in(line.description)
    words = index_row(said)
    reading = shelfmarks.read(_shelfmark(said), said.get("repository", ""))
    read = (words[KEYS], reading.sort_key, reading.search_key)
    anew = {f"new_{column.name}": value for column, value in zip(_READ, read, strict=True)}
    return {"key": line.key, "unit": line.key, "other_than_before": read != tuple(line)[-3:], **anew, **words}


def _shelfmark(said: Content) -> str:
    """Return the shelfmark of a unit that says this, as `Unit.shelfmark` does."""
    marks = said.get("shelfmarks", ())
    current = (mark for mark in marks if mark.get("kind", ShelfmarkKind.CURRENT) == ShelfmarkKind.CURRENT)
    first = next(current, marks[0] if marks else None)
    return str(first["text"]) if first else ""
