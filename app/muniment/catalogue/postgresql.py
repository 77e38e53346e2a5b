"""What only PostgreSQL has: its transactions and locks, its full-text index, its walk through a tree.

What is asked of a database, and so of this module, is told in `databases`. The words of the index
are cut and folded by Muniment, as they are for SQLite: PostgreSQL's dictionaries play no part.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    Table,
    bindparam,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.sql.selectable import ExecutableReturnsRows

from muniment.catalogue import lexemes, ranking
from muniment.catalogue.directly import Value
from muniment.catalogue.errors import CatalogueError, ConflictError, UnreachableError
from muniment.catalogue.headings import KEYS
from muniment.catalogue.lexemes import condition, words
from muniment.catalogue.lines import Lines
from muniment.catalogue.matching import Match
from muniment.catalogue.ordering import BY_SHELFMARK
from muniment.catalogue.tables import metadata, units, vocabulary
from muniment.catalogue.walks import walked
from muniment.catalogue.words import shared_form
from muniment.i18n import _
from muniment.progress import Steps

is_shared = True

CHANNEL = "muniment"
"""The name under which changes are told to whoever listens at the same database."""

PARTS_OF_MARKS = "CREATE INDEX IF NOT EXISTS ix_words_mark ON words USING gin (mark gin_trgm_ops)"
"""Makes parts of shelfmarks be found fast, where the extension is there; without it they are found slowly."""

_Conditions: TypeAlias = Sequence[ColumnElement[bool]]

_LONGEST_MESSAGE = 7_900
"""Bytes; PostgreSQL carries 8,000."""

_LOST = ("08", "57P")
"""What begins the codes of errors that tell of a lost connection or a server that goes down."""
_AT_ONCE = ("40001", "40P01")
_WAITED = "55P03"
_FORBIDDEN = "42501"
_ONLY_READ = "25006"
_UNSUPPORTED = "0A000"
_FULL = "53100"

_WALK = """
WITH RECURSIVE branch(key, id, parent, place) AS (
    SELECT key, id, parent, ARRAY[position, key::bigint] FROM units WHERE {start}
    UNION ALL
    SELECT units.key, units.id, units.parent, branch.place || ARRAY[units.position, units.key::bigint]
    FROM branch JOIN units ON units.parent = branch.id
)
SELECT key, id, parent FROM branch ORDER BY place
"""

_COMMON, _KNOWN = 20, 0.1
"""Words are common that so many times as many units have as are wanted, and such a share of all."""

_BY_SHELFMARK = text(f"SELECT key FROM units WHERE key = ANY(:keys) ORDER BY {BY_SHELFMARK} LIMIT :limit")
_BY_SHELFMARK = _BY_SHELFMARK.bindparams(bindparam("keys", type_=ARRAY(Integer)))

_OWNER = """
SELECT pg_get_userbyid(relowner) FROM pg_class
WHERE oid = to_regclass('units') AND pg_get_userbyid(relowner) <> current_user
"""
_OTHERWISE_SORTED = text("""
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
  AND table_name = ANY(:tables)
ORDER BY table_name, ordinal_position
""")


def reading(of: Engine) -> Engine:
    """Return the engine for questions: each sees one moment, however many statements it takes."""
    return of.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing(of: Engine) -> Engine:
    """Return the engine for changes: they see what others have kept, and lock what they read."""
    return of.execution_options(isolation_level="READ COMMITTED")


def hold(connection: Connection, what: str) -> None:
    """Let changes that hold the same wait for each other; it is let go when the change is kept or not."""
    # The locks are few, so that a great import does not use up the server's room for them.
    number = select(func.pg_advisory_xact_lock(func.hashtext(CHANNEL), func.hashtext(what) % 1024))
    connection.execute(number)


def unless_there(table: Table) -> Insert:
    """Return what inserts rows but for those that are there already."""
    return insert(table).on_conflict_do_nothing()


def insert_lines(connection: Connection, lines: Sequence[Lines], _count: int) -> None:
    """Insert rows before anything else is asked of the database."""
    for line in lines:
        rows = [dict(zip(line.columns, row, strict=True)) for row in line.rows()]
        if rows:
            connection.execute(insert(metadata.tables[line.table]), rows)


def new_keys(connection: Connection, count: int) -> list[int]:
    """Return keys for so many new units, which nobody else is given."""
    sequence = func.nextval(func.pg_get_serial_sequence(units.name, units.c.key.name))
    return list(connection.scalars(select(sequence).select_from(func.generate_series(1, count))))


def tell(connection: Connection, message: dict[str, Any], instead: dict[str, Any]) -> None:
    """Tell others of a change once it is kept; `instead` is told where the message is too long."""
    said = json.dumps(message, ensure_ascii=False)
    if len(said.encode()) > _LONGEST_MESSAGE:
        said = json.dumps(instead, ensure_ascii=False)
    connection.execute(select(func.pg_notify(CHANNEL, said)))


def refused(error: DBAPIError, name: str, _place: object = None) -> CatalogueError:
    """Return in a sentence why something could not be done; it never has a password in it."""
    code = getattr(error.orig, "sqlstate", None) or ""
    is_broken = not code and isinstance(error, (InterfaceError, OperationalError))
    if error.connection_invalidated or code.startswith(_LOST) or is_broken:
        return UnreachableError(
            _("“{name}” cannot be reached just now: the connection to the server is lost.").format(name=name)
        )
    if code == _WAITED:
        return CatalogueError(
            _("“{name}” is being changed by a colleague. Please try again in a moment.").format(name=name)
        )
    if code in _AT_ONCE or isinstance(error, IntegrityError):
        return ConflictError(
            _("A colleague changed the same at the same moment. Nothing was changed now; please try again.")
        )
    if is_forbidden(error):
        return CatalogueError(
            _("You may not do this in “{name}”. Whoever looks after it can let you.").format(name=name)
        )
    if _only_reads(error, code):
        return CatalogueError(
            _(
                "“{name}” can only be read here: this server is a copy of another, or closed for changes."
                " Nothing was changed."
            ).format(name=name)
        )
    if code == _FULL:
        return CatalogueError(
            _(
                "The server has no room left for “{name}”. Nothing was changed."
                " Whoever looks after the server can make room; then try again."
            ).format(name=name)
        )
    return CatalogueError(
        _("“{name}” cannot do this: {reason}.").format(name=name, reason=_first_line(error))
    )


@contextmanager
def reshaping(connection: Connection) -> Iterator[None]:
    """Let tables be made and altered within it, by one at a time, for all of the team."""
    hold(connection, "form")
    as_owner(connection)
    yield
    sort_plainly(connection)


def is_forbidden(error: DBAPIError) -> bool:
    """Say whether the server answered that this person has no right to do so."""
    return getattr(error.orig, "sqlstate", None) == _FORBIDDEN


def number_on(connection: Connection) -> None:
    """Let new rows be numbered from where those that were copied end."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            last = select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(select(func.setval(sequence, last, False)))


def branch(connection: Connection, id: str | None) -> Iterator[tuple[int, str, str | None]]:
    """Yield key, id and parent of a unit and all below it (None: of everything) in tree order."""
    return walked(connection, _WALK, id)


def as_owner(connection: Connection) -> None:
    """Act, until the transaction ends, for the team to whom the tables belong."""
    owner = connection.scalar(text(_OWNER))
    if owner:
        quoted = connection.dialect.identifier_preparer.quote(owner)
        connection.execute(text(f"SET LOCAL ROLE {quoted}"))


def sort_plainly(connection: Connection) -> None:
    """Let all texts be sorted as SQLite sorts them, whatever the database would do with its language."""
    altered: dict[str, list[str]] = {}
    for table, column in connection.execute(_OTHERWISE_SORTED, {"tables": list(metadata.tables)}):
        altered.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE text COLLATE "C"')
    for table, columns in altered.items():
        connection.execute(text(f'ALTER TABLE "{table}" {", ".join(columns)}'))


def make_index(connection: Connection) -> None:
    """Make the empty search index."""
    as_owner(connection)
    lexemes.metadata.create_all(connection)
    if connection.scalar(text("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")):
        connection.execute(text(PARTS_OF_MARKS))
    connection.execute(text(f"COMMENT ON TABLE words IS '{shared_form()}'"))


def merge_at_the_end(_connection: Connection) -> None:
    """Let the index be put in order by `tidy_index` alone: here, it always is."""


def expect_many(_connection: Connection) -> None:
    """Let the index be merged as many units come, or go, at once: here, it is all the same."""


def settle_index(_connection: Connection, *, many: bool) -> None:
    """Merge a little of the index after a change: here, the database does so by itself."""


def unsettled(_connection: Connection) -> int:
    """Return how many pages of the index are to be merged: here, the database does so by itself."""
    return 0


def settle_some(_connection: Connection) -> None:
    """Merge some of the index: here, nothing is left to be merged."""


def index_is_current(connection: Connection) -> bool:
    """Say whether there is an index, made as this program makes it: the same headings, from the same data."""
    found = connection.scalar(text("SELECT obj_description(to_regclass('words'))"))
    return bool(found == shared_form())


def indexed(connection: Connection) -> int:
    """Return how many units the index holds."""
    return connection.scalar(select(func.count()).select_from(words)) or 0


def sizes(connection: Connection) -> tuple[int, int]:
    """Return how many bytes the database has, and how many of these the index of words."""
    asked = text("SELECT pg_database_size(current_database()), pg_total_relation_size('words')")
    whole, index = connection.execute(asked).one()
    return whole, index


def drop_index(connection: Connection) -> Steps[None]:
    """Take the search index away, which is done at once."""
    as_owner(connection)
    lexemes.metadata.drop_all(connection)
    yield from ()


def expect_search(_connection: Connection) -> Steps[None]:
    """Leave it to the server what it has in memory."""
    yield from ()


def add_words(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Index units by their keys; each row has `key`, `mark` and the columns of `headings.COLUMNS`."""
    if rows:
        lexemes.add(connection, rows)


def exchange_words(
    connection: Connection, gone: Sequence[dict[str, Any]], come: Sequence[dict[str, Any]]
) -> None:
    """Take rows out of the index and put others in."""
    if gone:
        lexemes.remove(connection, [row["key"] for row in gone])
    add_words(connection, come)


def learn(connection: Connection, rows: Sequence[tuple[str, str]]) -> None:
    """Add keys and words to the table `vocabulary`; those that are there are left out."""
    connection.execute(unless_there(vocabulary), [{"key": key, "word": word} for key, word in rows])


def tidy_index(connection: Connection) -> None:
    """Put the index into one piece, and let the database count which words are rare."""
    as_owner(connection)
    lexemes.sum_up(connection)
    for statement in ("SELECT gin_clean_pending_list('ix_words_lexemes')", "ANALYZE words", "ANALYZE units"):
        connection.execute(text(statement))


def matches(connection: Connection, asked: Match, limit: int, where: _Conditions = ()) -> list[int]:
    """Return the keys of units that match and meet the conditions, in the order of their keys."""
    return _found(connection, asked, (), limit, where)


def matching_keys(connection: Connection, asked: Match, limit: int, where: _Conditions = ()) -> list[int]:
    """Return the keys of units with a shelfmark that has these tokens; phrases cannot be asked for."""
    return _found(connection, asked, (KEYS,), limit, where)


def matching_marks(connection: Connection, part: str, limit: int, where: _Conditions = ()) -> list[int]:
    """Return the keys of units with a shelfmark that has `part` in it, folded, three characters at least."""
    found = words.c.mark.contains(part, autoescape=True)
    return list(connection.scalars(_narrowed(found, where).order_by(words.c.key).limit(limit)))


def best_matches(
    connection: Connection, asked: Match, among: Sequence[int], limit: int, *, are_all: bool
) -> list[int]:
    """Return the best of `among`, which all match, best first; nothing else does if they `are_all`."""
    return ranking.best(connection, asked, among, limit, are_all=are_all)


def by_shelfmark(connection: Connection, keys: Sequence[int], exact: str, limit: int) -> list[int]:
    """Return the first of the keys in the order of their shelfmarks, those that mean `exact` before."""
    return list(connection.scalars(_BY_SHELFMARK, {"keys": list(keys), "exact": exact, "limit": limit}))


def those(connection: Connection, wanted: ExecutableReturnsRows, **asked: Value) -> Sequence[tuple[Any, ...]]:
    """Return what is found by a statement that is put together once, with values for its parameters."""
    return list(map(tuple, connection.execute(wanted, asked)))


def listed(keys: Sequence[int]) -> Select[int]:
    """Return what selects these keys, of which there may be ten thousands."""
    return select(func.unnest(literal(keys, ARRAY(Integer)), type_=Integer))


def matching(asked: Match) -> Select[int]:
    """Return the keys of all units that match, to be part of a condition."""
    return select(words.c.key).where(condition(asked))


def _found(
    connection: Connection, asked: Match, headings: Sequence[str], limit: int, where: _Conditions
) -> list[int]:
    """Return the first keys of units that match.

    PostgreSQL takes a word that it has not counted for one of two hundred units, and would read unit
    after unit for it; so it is only let where it knows the words to be common.
    """
    likely = lexemes.likely(connection, asked, headings)
    if likely is None and not where:
        return list(connection.scalars(lexemes.one_by_one(asked, headings, limit)))
    is_common = likely is not None and likely.units > max(_COMMON * limit, _KNOWN * likely.all)
    # The nought keeps it from reading along the keys.
    in_order = words.c.key if is_common else words.c.key + 0
    wanted = _narrowed(condition(asked, headings), where).order_by(in_order).limit(limit)
    return list(connection.scalars(wanted))


def _narrowed(found: ColumnElement[bool], where: _Conditions) -> Select[int]:
    wanted = select(words.c.key).where(found)
    return wanted.join(units, units.c.key == words.c.key).where(*where) if where else wanted


def _only_reads(error: DBAPIError, code: str) -> bool:
    """Say whether changes are refused altogether, as a server that follows another refuses to begin one."""
    # Other things are not supported, too; whatever the server speaks, its functions keep their names.
    refusing = getattr(getattr(error.orig, "diag", None), "source_function", None) or ""
    return code == _ONLY_READ or (code == _UNSUPPORTED and refusing.endswith("check_hook"))


def _first_line(error: DBAPIError) -> str:
    return (str(error.orig).strip().splitlines() or [""])[0].rstrip(".")
