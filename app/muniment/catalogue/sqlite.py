"""What only SQLite has: its file, its locks, its full-text index, its walk through a tree.

What is asked of a database, and so of this module, is told in `databases`.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Engine,
    Integer,
    Select,
    Table,
    TableClause,
    bindparam,
    column,
    create_engine,
    event,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from muniment.catalogue import ahead, behind, directly, files, fts, merging, whereabouts
from muniment.catalogue.directly import those as those
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.headings import COLUMNS
from muniment.catalogue.lines import Lines, lines
from muniment.catalogue.listable import among, is_of_changes
from muniment.catalogue.lock import WAIT
from muniment.catalogue.matching import Match
from muniment.catalogue.merging import expect_many as expect_many
from muniment.catalogue.merging import merge_at_the_end as merge_at_the_end
from muniment.catalogue.merging import settle_index as settle_index
from muniment.catalogue.merging import settle_some as settle_some
from muniment.catalogue.merging import tidy_index as tidy_index
from muniment.catalogue.merging import unsettled as unsettled
from muniment.catalogue.ordering import BY_SHELFMARK
from muniment.catalogue.reasons import why
from muniment.catalogue.tables import units, vocabulary
from muniment.catalogue.walks import walked
from muniment.catalogue.words import form
from muniment.i18n import _
from muniment.paths import Place
from muniment.progress import Steps

FileError = sqlite3.Error
"""What goes wrong below SQLAlchemy, when whole files are copied."""

is_shared = False

_PRAGMAS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    # Where SQLite is built to blank what is given back, an index is written once more to be taken away.
    "secure_delete = FAST",
    # After a great import the log is cut back to 64 MB.
    "journal_size_limit = 67108864",
    # Some 16 MB are written before the log is brought into the file: not every twentieth edit waits for it.
    "wal_autocheckpoint = 4000",
)
_READ_IN_MEMORY, _WRITTEN_IN_MEMORY = 16_000, 32_000
"""How many kB of the file a connection keeps: the system keeps what is read, and connections are many."""
_SORTED_IN_MEMORY = 32 * 1024 * 1024
_Rows: TypeAlias = Sequence[dict[str, Any]]
_Conditions: TypeAlias = Sequence[ColumnElement[bool]]

_FEW = 100
_SET = "muniment.set"
"""How long a connection waits and how much it keeps, as it was told last."""

_TABLES = tuple(merging.INDEXES)
_ADDED = (
    ("words", ("rowid", *COLUMNS), itemgetter("key", *COLUMNS)),
    ("keywords", ("rowid", "keys"), itemgetter("key", "keys")),
    ("marks", ("rowid", "mark"), itemgetter("key", "mark")),
)
"""The columns of each index, and what takes their values from a row."""

_words, _keywords, _marks = (table(name, column("rowid", Integer), column(name)) for name in _TABLES)
_LIMIT = bindparam("limit", type_=Integer)
_BY_SHELFMARK = (
    "SELECT units.key FROM json_each(:keys) AS asked JOIN units ON units.key = asked.value"
    f" ORDER BY {BY_SHELFMARK} LIMIT :limit"
)
# Without an order of its own the outer query gives the rows as the inner one takes them from its
# queue: the deepest first, siblings by position, which is the order of the tree.
_WALK = """
WITH RECURSIVE branch(key, id, parent, position, depth) AS (
    SELECT key, id, parent, position, 0 FROM units WHERE {start}
    UNION ALL
    SELECT units.key, units.id, units.parent, units.position, branch.depth + 1
    FROM branch JOIN units ON units.parent = branch.id
    ORDER BY 5 DESC, 4, 1
)
SELECT key, id, parent FROM branch
"""


def engine(path: Path) -> Engine:
    """Return an engine on the file; connections are shared out among threads."""
    made = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT}, max_overflow=-1
    )
    whereabouts.watch(made, path)
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    event.listen(made, "before_cursor_execute", behind.wait_before)
    event.listen(made, "commit", behind.wait)
    event.listen(made, "rollback", behind.abandon)
    return made


def reading(of: Engine) -> Engine:
    """Return the engine for questions: each transaction sees one moment."""
    return of


def writing(of: Engine) -> Engine:
    """Return the engine for changes: its transactions take the lock before they read."""
    return of.execution_options(begins="BEGIN IMMEDIATE", keeps=_WRITTEN_IN_MEMORY)


def hold(_connection: Connection, _what: str) -> None:
    """Let changes that hold the same wait for each other: here, every change waits for every other."""


def unless_there(table: Table) -> Insert:
    """Return what inserts rows but for those that are there already."""
    return insert(table).on_conflict_do_nothing()


def insert_lines(connection: Connection, lines: Sequence[Lines], count: int) -> None:
    """Insert rows, of about `count` records, before anything else is asked of the database."""
    behind.insert(connection, lines, count)


def new_keys(connection: Connection, count: int) -> list[int]:
    """Return keys for so many new units, which nobody else is given."""
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'units'").scalar() or 0
    return list(range(last + 1, last + 1 + count))


def tell(_connection: Connection, _message: dict[str, Any], _instead: dict[str, Any]) -> None:
    """Tell others of a change: a file has no way to."""


def is_ours(path: Path) -> bool:
    """Say whether the file is marked as a catalogue of Muniment; nothing of it is touched."""
    return files.application_of(path) == files.APPLICATION


def claim(path: Path) -> None:
    """Mark a new, empty file as a catalogue of Muniment."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {files.APPLICATION}")


def remove(path: Path) -> None:
    """Remove a database that was not made whole, and what SQLite keeps beside one."""
    for beside in ("", "-journal", "-wal", "-shm"):
        path.with_name(f"{path.name}{beside}").unlink(missing_ok=True)


def is_whole(connection: Connection) -> bool:
    """Say whether the database finds itself undamaged."""
    return bool(connection.scalar(text("PRAGMA quick_check(1)")) == "ok")


def make_index(connection: Connection) -> None:
    """Make the empty search index."""
    for statement in fts.INDEX:
        connection.execute(text(statement))
    # Many units are sorted in memory before they are written, and so merged less often.
    connection.execute(text(f"INSERT INTO words(words, rank) VALUES ('hashsize', {_SORTED_IN_MEMORY})"))
    merging.lift(connection)
    connection.execute(text(f"PRAGMA user_version = {form()}"))


def index_is_current(connection: Connection) -> bool:
    """Say whether there is an index, made as this program makes it: the same headings, from the same data."""
    tables = f"SELECT count(*) FROM sqlite_master WHERE name IN {_TABLES}"
    found = connection.scalar(text("PRAGMA user_version")), connection.scalar(text(tables))
    return found == (form(), len(fts.INDEX))


def indexed(connection: Connection) -> int:
    """Return how many units the index holds."""
    return fts.rows(connection, "words")


def sizes(connection: Connection) -> tuple[int, int]:
    """Return how many bytes the file has, and about how many of these are the index."""
    pages, page = (connection.scalar(text(f"PRAGMA {name}")) or 0 for name in ("page_count", "page_size"))
    return pages * page, sum(fts.size(connection, index) for index in _TABLES)


def drop_index(connection: Connection) -> Steps[None]:
    """Take the search index away, telling how far it is."""
    yield from ahead.read(connection)
    for index in _TABLES:
        connection.execute(text(f"DROP TABLE IF EXISTS {index}"))


def expect_search(connection: Connection) -> Steps[None]:
    """Bring into memory what every search reads."""
    return ahead.sizes(connection)


def add_words(connection: Connection, rows: _Rows) -> None:
    """Index units by their keys; each row has `key`, `mark` and the columns of `headings.COLUMNS`."""
    added = [lines(table, columns, list(map(values, rows))) for table, columns, values in _ADDED]
    behind.insert(connection, added, len(rows))


def exchange_words(connection: Connection, gone: _Rows, come: _Rows) -> None:
    """Take rows out of the index, exactly as they were added, and put others in; what stays is left alone."""
    if not gone:
        add_words(connection, come)
        return
    # The index keeps no text of its own, so it must be told which words it is to forget.
    taken_out, put_in = [], []
    for index, columns, values in _ADDED:
        old, new = [set(map(values, rows)) for rows in (gone, come)]
        forgotten = [("delete", *row) for row in map(values, gone) if row not in new]
        taken_out.append(lines(index, (index, *columns), forgotten))
        put_in.append(lines(index, columns, [row for row in map(values, come) if row not in old]))
    behind.insert(connection, taken_out + put_in, max(len(gone), len(come)))


def learn(connection: Connection, rows: Sequence[tuple[str, str]]) -> None:
    """Add keys and words to the table `vocabulary`; those that are there are left out."""
    behind.insert(connection, [lines(vocabulary.name, ("key", "word"), rows, known=True)], len(rows))


def matches(connection: Connection, asked: Match, limit: int, where: _Conditions = ()) -> list[int]:
    """Return the keys of units that match and meet the conditions, in the order of their keys."""
    return _found(connection, _words, fts.expression(asked), limit, where)


def matching_keys(connection: Connection, asked: Match, limit: int, where: _Conditions = ()) -> list[int]:
    """Return the keys of units with a shelfmark that has these tokens; phrases cannot be asked for."""
    return _found(connection, _keywords, fts.expression(asked), limit, where)


def matching_marks(connection: Connection, part: str, limit: int, where: _Conditions = ()) -> list[int]:
    """Return the keys of units with a shelfmark that has `part` in it, folded, three characters at least."""
    return _found(connection, _marks, fts.quoted(part), limit, where)


def best_matches(
    connection: Connection, asked: Match, among: Sequence[int], limit: int, *, are_all: bool
) -> list[int]:
    """Return the best of `among`, which all match, best first; nothing else does if they `are_all`."""
    said = fts.expression(asked)
    if are_all:
        return directly.keys(connection, fts.BEST, (said, len(among), limit))
    asking = (said, min(among), max(among), json.dumps(among), limit)
    return directly.keys(connection, fts.BEST_OF, asking)


def by_shelfmark(connection: Connection, keys: Sequence[int], exact: str, limit: int) -> list[int]:
    """Return the first of the keys in the order of their shelfmarks, those that mean `exact` before."""
    asking: dict[str, str | int] = {"keys": json.dumps(keys), "exact": exact, "limit": limit}
    return directly.keys(connection, _BY_SHELFMARK, asking)


def listed(keys: Sequence[int]) -> Select[int]:
    """Return what selects these keys, of which there may be ten thousands."""
    return select(func.json_each(json.dumps(keys)).table_valued(column("value", Integer)).c.value)


def matching(asked: Match) -> Select[int]:
    """Return the keys of all units that match, to be part of a condition."""
    return select(_words.c.rowid).where(_words.c.words.op("MATCH")(fts.expression(asked)))


def _first(lines: CursorResult[Any]) -> list[int]:
    # Fetched at once, and not by way of SQLAlchemy: thousands are found many times for each letter.
    found = lines.cursor.fetchall() if lines.cursor else ()
    lines.close()
    return [key for (key,) in found]


def _found(
    connection: Connection, index: TableClause, asked: str, limit: int, where: _Conditions
) -> list[int]:
    if not where:  # As it stands: to put together a statement takes as long as the search.
        return directly.keys(connection, fts.FOUND.format(index=index.name), (asked, limit))
    found = _narrowed(index, where).limit(_LIMIT)
    return sorted(_first(connection.execute(found, {"asked": asked, "limit": limit})))


def _narrowed(index: TableClause, where: _Conditions) -> Select[Any]:
    """Return what selects from an index; with conditions, by way of the units these are about."""
    found = select(index.c.rowid).select_from(index)
    found = found.where(index.c[index.name].op("MATCH")(bindparam("asked")))
    # The plus keeps SQLite from asking the index unit by unit, which only few are better asked by.
    key = literal_column(f"+{index.name}.rowid", Integer)
    listed, others = among(where)
    # Each unit that is asked for by itself has beginnings of words, and how rare they are, found out anew.
    most = _FEW if index is _words else 0
    for each in listed:
        if len(each.keys) <= most:
            found = found.where(index.c.rowid.in_(each.selected))
        else:  # Units of one place mostly came together, and the index goes at once to where they lie.
            found = found.where(index.c.rowid.between(*each.ends), key.in_(each.selected))
    if is_of_changes(others):  # What was changed of late is looked at first, and many are found among it.
        found = found.order_by(index.c.rowid.desc())
    return found.join(units, units.c.key == key).where(*others) if others else found


def reshaping(_connection: Connection) -> AbstractContextManager[None]:
    """Let tables be made and altered within it."""
    return nullcontext()


def let_go(of: Engine) -> None:
    """Leave the file whole by itself, with nothing beside it."""
    with of.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA journal_mode = DELETE")  # type: ignore[union-attr]


def number_on(_connection: Connection) -> None:
    """Let new rows be numbered from where those that were copied end: here, they are."""


def branch(connection: Connection, id: str | None) -> Iterator[tuple[int, str, str | None]]:
    """Yield key, id and parent of a unit and all below it (None: of everything) in tree order."""
    return walked(connection, _WALK, id)


def file_of(connection: Connection) -> Path:
    """Return the file that the connection is to."""
    return Path(connection.engine.url.database or "").resolve()


def copy(connection: Connection, target: Path) -> None:
    """Copy the whole database, as it stands at this moment, to the file `target`."""
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    with closing(sqlite3.connect(target)) as copied:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")


def refused(error: DBAPIError, name: str, place: Place) -> CatalogueError:
    """Return in a sentence why something could not be done."""
    words = _("“{name}” cannot do this: {reason}.")
    if "locked" in str(error.orig):
        words = _("“{name}” is being changed by another program. Please try again in a moment.")
    return CatalogueError(words.format(name=name, reason=why(error, place)))


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # SQLAlchemy says when a transaction begins (see _begin), not the driver by guess.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    wanted = round(1000 * options.get("waits", WAIT)), options.get("keeps", _READ_IN_MEMORY)
    if connection.info.get(_SET) != wanted:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {wanted[0]}")
        connection.exec_driver_sql(f"PRAGMA cache_size = -{wanted[1]}")
        connection.info[_SET] = wanted
    connection.exec_driver_sql(options.get("begins", "BEGIN"))
