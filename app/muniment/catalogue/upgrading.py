"""Bringing an older catalogue up to date, by Alembic's migrations, after a backup that was proved."""

import importlib
from pathlib import Path

from sqlalchemy import Engine

from muniment.catalogue import sqlite
from muniment.catalogue.backup import backup

_MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(engine: Engine, path: Path, to: str) -> None:
    """Migrate the catalogue, all the way or not at all; the backup lies beside it."""
    with engine.connect() as connection:
        backup(connection, path.with_name(f"{path.stem}.before-{to}{path.suffix}"))
    # Alembic takes longer to import than a window to open, and is hardly ever needed.
    command = importlib.import_module("alembic.command")
    config = importlib.import_module("alembic.config").Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with sqlite.writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
