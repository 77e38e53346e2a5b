"""Making the tables of an empty catalogue, and telling whether they are there."""

from sqlalchemy import Connection, Engine, insert, inspect, select

from muniment.catalogue import databases
from muniment.catalogue.tables import SCHEMA, metadata, touched, version


def form_of(engine: Engine) -> str:
    """Return the form of the catalogue that is there, nothing where there is none."""
    with databases.of(engine).reading(engine).connect() as connection:
        return form_on(connection)


def make(engine: Engine) -> None:
    """Make the tables of an empty catalogue, unless they are there."""
    database = databases.of(engine)
    with database.writing(engine).begin() as connection, database.reshaping(connection):
        # Another process may have been quicker.
        if not form_on(connection):
            metadata.create_all(connection)
            database.make_index(connection)
            connection.execute(insert(version), {"version_num": SCHEMA})


def form_on(connection: Connection) -> str:
    """Return the same, as it is within a transaction."""
    # Other programs, too, have a table of that name in their databases.
    if not all(inspect(connection).has_table(table.name) for table in (version, touched)):
        return ""
    return connection.scalar(select(version.c.version_num)) or ""
