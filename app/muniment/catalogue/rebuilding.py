"""Building the search index anew from the units, when it was lost or units are read otherwise by now."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, bindparam, select, update

from muniment import collecting
from muniment.catalogue import beside, databases, periods, query
from muniment.catalogue.changes import Touched
from muniment.catalogue.headings import KEYS
from muniment.catalogue.keepers import Keepers, Kept
from muniment.catalogue.preparing import Indexed, Preparing
from muniment.catalogue.tables import agents, tallies, terms, units
from muniment.catalogue.tallies import dated, restate
from muniment.catalogue.vocabulary import Vocabulary, forget
from muniment.description.dates import Period
from muniment.description.folding import fold
from muniment.i18n import _
from muniment.progress import Progress, Steps

_Line: TypeAlias = Row[*tuple[Any, ...]]

_AT_ONCE = 2_000
"""Units that are written at once: the index writes a piece of its own for each portion."""

_FIRST = (4, 8)
"""Portions after which what is in the index is laid one level up, so that all comes into one above.

The newest is still on its way by then. A piece that has more than what was laid up brings it down again.
"""

_READ = (units.c.keywords, units.c.sort_key, units.c.search_key, units.c.begin_date, units.c.end_date)
"""What is read from shelfmarks and dates."""

_UNITS = (
    select(units.c.key, units.c.description, tallies.c.said, tallies.c.linked, *_READ)
    .join_from(units, tallies, isouter=True)
    .order_by(units.c.key)
)
_READ_ANEW = (
    update(units)
    .where(units.c.key == bindparam("unit"))
    .values({column: bindparam(f"new_{column.name}") for column in _READ})
)

_NAMED = ((terms, terms.c.text), (agents, agents.c.name))
"""What is found by what it is called, with what it is called."""


def rebuild_index(connection: Connection) -> Steps[int]:
    """Fill a new index in place of the old, within the caller's transaction; return how many units it has.

    Shelfmarks and dates are read again for it, and names folded: the schemes may have changed, and more be
    understood. What hits are counted by follows.
    """
    index = databases.of(connection)
    _fold_anew(connection)
    yield from index.drop_index(connection)
    index.make_index(connection)
    forget(connection)
    periods.forget_all(connection)
    vocabulary, keepers = Vocabulary(connection), Keepers(connection)
    total, done = query.count(connection), 0
    rows: list[dict[str, Any]] = []
    with collecting.seldom(), closing(beside.each(Preparing, _portions(connection), waits=True)) as come:
        for number, (lines, (read, words)) in enumerate(come):
            if number in _FIRST:
                index.merge_at_the_end(connection)
            # What was read before may be written while this is reckoned out, but not while this is read.
            if rows:
                index.add_words(connection, rows)
            taken = [_taken(line, said) for line, said in zip(lines, read, strict=True)]
            rows = [row for row, _anew in taken]
            vocabulary.take_in(words)
            # To write a unit is to write its description too, so only those are written that must be.
            if other := [anew for _row, anew in taken if anew]:
                connection.execute(_READ_ANEW, other)
            _date_anew(connection, lines, read)
            both = zip(lines, read, strict=True)
            keepers.keep({line.key: Kept(line.linked, said.keeper) for line, said in both if line.said})
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


def _fold_anew(connection: Connection) -> None:
    """Let terms and agents be found by their names as these are folded by now."""
    for table, name in _NAMED:
        named = connection.execute(select(table.c.key, name, table.c.folded))
        other = [{"named": key, "anew": now} for key, said, folded in named if (now := fold(said)) != folded]
        if other:
            anew = update(table).where(table.c.key == bindparam("named")).values(folded=bindparam("anew"))
            connection.execute(anew, other)


def _portions(connection: Connection) -> Iterator[tuple[Sequence[_Line], list[str]]]:
    """Yield all units, a portion at a time, and apart from what else is said of them how they are kept."""
    for lines in connection.execute(_UNITS.execution_options(yield_per=_AT_ONCE)).partitions():
        yield lines, [line.description for line in lines]


def _taken(line: _Line, said: Indexed) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the row of a unit for the index, and what is read otherwise from it by now."""
    key, _body, _said, _linked, *before = line
    row: dict[str, Any] = {**said.words, "key": key}
    read = [said.words[KEYS], said.sort_key, said.search_key, said.begin_date, said.end_date]
    if read == before:
        return row, None
    anew = {f"new_{column.name}": value for column, value in zip(_READ, read, strict=True)}
    return row, {"unit": key, **anew}


def _date_anew(connection: Connection, lines: Sequence[_Line], read: Sequence[Indexed]) -> None:
    """Let units cover the times that are read from their dates by now, and be counted by these."""
    further: dict[int, Sequence[Period]] = {}
    counted: dict[int, str] = {}
    for line, said in zip(lines, read, strict=True):
        if said.further:
            further[line.key] = said.further
        # A unit that is counted nowhere, of a damaged catalogue, is found all the same.
        first = said.begin_date, said.end_date
        if line.said and line.said != (now := dated(line.said, first, said.further)):
            counted[line.key] = now
    if further:
        databases.of(connection).insert_lines(connection, [periods.added(further)], len(further))
    restate(connection, counted)
