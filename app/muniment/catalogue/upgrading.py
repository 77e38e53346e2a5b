"""Bringing an older catalogue up to date, by Alembic's migrations, after a backup that was proved."""

import importlib
from pathlib import Path

from sqlalchemy import Engine

from muniment.catalogue import databases, making, tallies, trash
from muniment.catalogue.backup import backup
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.rebuilding import rebuild_index
from muniment.catalogue.store import Store
from muniment.i18n import _
from muniment.progress import Progress, Steps

_MIGRATIONS = Path(__file__).with_name("migrations")

_COUNTED_OTHERWISE = "0006"
"""The form since which findings are counted as they are now."""
_DELETED_NOTED = "0008"
"""The form since which is noted what was deleted."""

_COUNTED_BY_LINES = "0010"
"""The form since which hits are counted by a line of each unit."""


def upgrade(engine: Engine, path: Path, to: str) -> Steps[None]:
    """Bring the catalogue to the form `to`, all the way or not at all; a backup lies beside it.

    When it is stopped, or fails, the catalogue is as it was. Raise CatalogueError where that cannot be done.
    """
    yield Progress(0, label=_("Making a backup"))
    with engine.connect() as connection:
        backup(connection, path.with_name(f"{path.stem}.before-{to}{path.suffix}"))
    try:
        yield from migrate(engine, to)
    except Exception as error:
        raise CatalogueError(
            _("“{name}” cannot be brought up to date: {error}. It was left as it was.").format(
                name=path.name, error=error
            )
        ) from error


def migrate(engine: Engine, to: str) -> Steps[None]:
    """Take the steps that are missing up to the form `to`, the index with them, in one transaction."""
    # Alembic takes longer to import than a window to open, and is hardly ever needed.
    command = importlib.import_module("alembic.command")
    config = importlib.import_module("alembic.config").Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    database = databases.of(engine)
    with database.writing(engine).begin() as connection, database.reshaping(connection):
        # Another process may have been quicker.
        found = making.form_on(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        # In the form of today, which is the only one that rules, journal and index know.
        if found < _DELETED_NOTED:
            yield from trash.gather(connection)
        if found < _COUNTED_BY_LINES:
            yield from tallies.gather(connection)
        if found < _COUNTED_OTHERWISE:
            yield from Store(connection).count_all_findings()
        if not database.index_is_current(connection):
            yield from rebuild_index(connection)
