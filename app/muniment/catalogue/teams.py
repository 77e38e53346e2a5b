"""Preparing a database for a team: the database, its tables, and who may work there."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import IdentifierPreparer

from muniment.catalogue import databases, joining, lexemes, making, postgresql, tables
from muniment.catalogue.copying import copy
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.opening import open_engine
from muniment.i18n import _
from muniment.progress import Steps

_TRIGRAMS = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
_NAMES = (*tables.metadata.tables, *lexemes.metadata.tables)
_ROLE = text("SELECT count(*) FROM pg_roles WHERE rolname = :role")
_MEMBER = text("SELECT pg_has_role(:role, 'MEMBER')")


class Prepared(NamedTuple):
    """What is so now, in sentences, and the statements that somebody with more rights should say."""

    done: tuple[str, ...]
    wanting: tuple[str, ...]


def prepare(place: str) -> Prepared:
    """Make the database, the tables and the team's role, each where it is missing.

    Raise CatalogueError, with the statement to pass on, where nothing can be done without more
    rights, and where the database holds something else.
    """
    done, wanting = [], []
    with _reached(place) as engine:
        name = engine.url.database or ""
        if not _is_there(engine):
            _make_database(place, name)
            done.append(_("The database “{name}” was made.").format(name=name))
        _refuse_others(engine, name)
        if not _may(engine, _TRIGRAMS):
            wanting.append(f"{_TRIGRAMS};")
        if not making.form_of(engine):
            _make_tables(engine, name)
            done.append(_("The tables of an empty catalogue were made."))
        _may(engine, postgresql.PARTS_OF_MARKS)
        wanting += _let_team_own(engine)
    if not wanting:
        done.append(
            _("“{name}” is ready: whoever has the role “{team}” may work in it.").format(
                name=name, team=_team(name)
            )
        )
    return Prepared(tuple(done), tuple(wanting))


def admit(place: str, person: str, password: str) -> None:
    """Let a person work in a prepared catalogue; who has no login yet gets one with this password.

    The server is sent no password, only what it needs to know one again.
    """
    with _reached(place) as engine, _own_transaction(engine) as connection:
        quote = _preparer(connection).quote
        if not connection.scalar(_ROLE, {"role": person}):
            driver = connection.connection.driver_connection
            assert driver is not None
            known = driver.pgconn.encrypt_password(password.encode(), person.encode()).decode()
            connection.exec_driver_sql(f"CREATE ROLE {quote(person)} LOGIN PASSWORD '{known}'")
        connection.exec_driver_sql(f"GRANT {quote(_team(engine.url.database or ''))} TO {quote(person)}")


def fill(place: str, path: Path) -> Steps[int]:
    """Copy the catalogue in a file, with its history, into a prepared one; return how many units it has."""
    source = yield from open_engine(path)
    try:
        with (
            _reached(place) as engine,
            _own_transaction(engine) as target,
            databases.of(source).reading(source).connect() as connection,
        ):
            return (yield from copy(connection, target))
    finally:
        source.dispose()


@contextmanager
def _reached(place: str) -> Iterator[Engine]:
    engine = joining.engine(place)
    try:
        yield engine
    except DBAPIError as error:
        raise joining.unreached(error, engine.url) from error
    finally:
        engine.dispose()


def _own_transaction(engine: Engine) -> AbstractContextManager[Connection]:
    return databases.of(engine).writing(engine).begin()


def _is_there(engine: Engine) -> bool:
    try:
        with databases.of(engine).reading(engine).connect() as connection:
            joining.greet(connection, engine.url.database or "")
    except DBAPIError as error:
        if joining.is_no_database(error, engine.url):
            return False
        raise
    return True


def _make_database(place: str, name: str) -> None:
    engine = joining.engine(place, joining.SERVER)
    statement = f"CREATE DATABASE {_preparer(engine).quote(name)} ENCODING 'UTF8' TEMPLATE template0"
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(statement)
    except DBAPIError as error:
        if not postgresql.is_forbidden(error):
            raise
        owner = _preparer(engine).quote(engine.url.username or "…")
        raise CatalogueError(
            _(
                "You may not make the database “{name}”. Ask whoever looks after the server to say"
                "\n\n    {statement} OWNER {owner};\n\nand run this again."
            ).format(name=name, statement=statement, owner=owner)
        ) from error
    finally:
        engine.dispose()


def _refuse_others(engine: Engine, name: str) -> None:
    with databases.of(engine).reading(engine).connect() as connection:
        found = inspect(connection).get_table_names()
    if found and not making.form_of(engine):
        raise CatalogueError(
            _(
                "The database “{name}” holds something else already ({found} …)."
                " It was left as it is; name another one in the URL."
            ).format(name=name, found=found[0])
        )


def _make_tables(engine: Engine, name: str) -> None:
    try:
        making.make(engine)
    except DBAPIError as error:
        if not postgresql.is_forbidden(error):
            raise
        quote = _preparer(engine).quote
        raise CatalogueError(
            _(
                "You may not make tables in “{name}”. Ask whoever looks after the server to say"
                "\n\n    ALTER DATABASE {quoted} OWNER TO {owner};\n\nand run this again."
            ).format(name=name, quoted=quote(name), owner=quote(engine.url.username or "…"))
        ) from error


def _may(engine: Engine, statement: str) -> bool:
    """Say the statement, and tell whether that was allowed and possible."""
    try:
        with _own_transaction(engine) as connection:
            connection.exec_driver_sql(statement)
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
        return False
    return True


def _let_team_own(engine: Engine) -> list[str]:
    """Give the tables to the team's role; return the statements that are wanting for it."""
    try:
        with _own_transaction(engine) as connection:
            for statement in _statements(connection):
                connection.exec_driver_sql(statement)
    except DBAPIError as error:
        if not postgresql.is_forbidden(error):
            raise
        with databases.of(engine).reading(engine).connect() as connection:
            me = _preparer(engine).quote(engine.url.username or "…")
            return [f"{statement};" for statement in _of_role(connection, f"{me} WITH ADMIN OPTION")]
    return []


def _of_role(connection: Connection, member: str) -> Iterator[str]:
    """Yield what makes the team's role where there is none, and whoever is connected a member of it."""
    role = _team(connection.engine.url.database or "")
    team = _preparer(connection).quote(role)
    is_there = connection.scalar(_ROLE, {"role": role})
    if not is_there:
        yield f"CREATE ROLE {team}"
    if not is_there or not connection.scalar(_MEMBER, {"role": role}):
        yield f"GRANT {team} TO {member}"


def _statements(connection: Connection) -> Iterator[str]:
    database = connection.engine.url.database or ""
    quote = _preparer(connection).quote
    team = quote(_team(database))
    yield from _of_role(connection, "CURRENT_USER")
    yield f"GRANT CONNECT ON DATABASE {quote(database)} TO {team}"
    yield f"GRANT USAGE, CREATE ON SCHEMA public TO {team}"
    for name in _NAMES:
        yield f"ALTER TABLE {quote(name)} OWNER TO {team}"


def _team(database: str) -> str:
    return f"{database}_team"


def _preparer(of: Connection | Engine) -> IdentifierPreparer:
    return of.dialect.identifier_preparer
