"""Building the search index anew from the units, when it was lost or units are read otherwise by now."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from muniment.catalogue import collecting, databases, query
from muniment.catalogue.changes import Touched
from muniment.catalogue.preparing import Asked, Indexed, Preparer
from muniment.catalogue.tables import units
from muniment.catalogue.vocabulary import Vocabulary, forget
from muniment.catalogue.words import KEYS
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
    waiting: list[dict[str, Any]] = []
    with collecting.seldom(), closing(Preparer()) as preparer:
        for number, portion in enumerate(_read_again(connection, preparer)):
            if number == _MERGED_AS_USUAL:
                index.merge_at_the_end(connection)
            waiting = [{"key": line.key, **said.words} for line, said in portion]
            # What is handed over may be written while the next is reckoned out, but not while that is read.
            vocabulary.learn(waiting)
            # To write a unit is to write its description too, so only those are written that must be.
            if other := list(filter(None, (_anew(line, said) for line, said in portion))):
                connection.execute(_READ_ANEW, other)
            index.add_words(connection, waiting)
            done += len(waiting)
            yield Progress(done, total, _("Building the index"))
    index.tidy_index(connection)
    return done


def _read_again(
    connection: Connection, preparer: Preparer
) -> Iterator[list[tuple[Row[*tuple[Any, ...]], Indexed]]]:
    """Yield all units, a portion at a time, with what the index is to hold of each.

    The next portion is fetched and asked for before one is handed on.
    """
    found = connection.execute(_UNITS.execution_options(yield_per=_AT_ONCE)).partitions()
    before: tuple[Sequence[Row[*tuple[Any, ...]]], Asked] | None = None
    for lines in found:
        rows = before[1].rows() if before else []
        asked = preparer.ask([line.description for line in lines])
        if before:
            yield list(zip(before[0], rows, strict=True))
        before = lines, asked
    if before:
        yield list(zip(before[0], before[1].rows(), strict=True))


def tidy(connection: Connection, touched: Touched) -> None:
    """Put the index in order where much of the catalogue was changed: a great import leaves many pieces."""
    if touched.everything and touched.is_much_of(query.count(connection)):
        databases.of(connection).tidy_index(connection)


def _anew(line: Row[*tuple[Any, ...]], said: Indexed) -> dict[str, Any] | None:
    """Return what is read otherwise from the shelfmarks of a unit by now, if anything is."""
    _key, _description, *before = line
    read = [said.words[KEYS], said.sort_key, said.search_key]
    if read == before:
        return None
    return {"unit": line.key} | {
        f"new_{column.name}": value for column, value in zip(_READ, read, strict=True)
    }
