"""Bringing an older catalogue up to date, by Alembic's migrations, after a backup that was proved."""

import importlib
from pathlib import Path

from sqlalchemy import Engine

from muniment.catalogue import databases
from muniment.catalogue.backup import backup
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.rebuilding import rebuild_index
from muniment.progress import finish

_MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(engine: Engine, path: Path, to: str) -> None:
    """Bring the catalogue to the form `to`, all the way or not at all; the backup lies beside it.

    Raise CatalogueError where that cannot be done.
    """
    with engine.connect() as connection:
        backup(connection, path.with_name(f"{path.stem}.before-{to}{path.suffix}"))
    try:
        migrate(engine, to)
    except Exception as error:
        raise CatalogueError(
            f"“{path.name}” cannot be brought up to date: {error}. It was left as it was."
        ) from error


def migrate(engine: Engine, to: str) -> None:
    """Take the steps that are missing up to the form `to`, the index with them, in one transaction."""
    # Alembic takes longer to import than a window to open, and is hardly ever needed.
    command = importlib.import_module("alembic.command")
    config = importlib.import_module("alembic.config").Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    database = databases.of(engine)
    with database.writing(engine).begin() as connection, database.reshaping(connection):
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if not databases.of(connection).index_is_current(connection):
            finish(rebuild_index(connection))
