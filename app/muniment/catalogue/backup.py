"""Copies of a catalogue that are known to be good: each is opened and counted before it counts as one."""

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from muniment.catalogue import copying, databases, making, query, sqlite
from muniment.catalogue.errors import CatalogueError
from muniment.catalogue.reasons import why
from muniment.i18n import _
from muniment.progress import finish


def backup(connection: Connection, target: Path) -> None:
    """Copy the catalogue to the file `target`; what lies there is replaced only by a copy that proved whole.

    That of a team's database is a catalogue like any other, and can be opened as one.
    """
    if not databases.of(connection).is_shared and sqlite.file_of(connection) == target.resolve():
        raise CatalogueError(_("A catalogue cannot be backed up onto itself."))
    copied = target.with_name(f"{target.name}.part")
    copied.unlink(missing_ok=True)
    try:
        _copy(connection, copied)
        _prove(copied, query.count(connection))
        copied.replace(target)
    except (OSError, DatabaseError, sqlite.FileError) as error:
        raise CatalogueError(
            _("The backup “{name}” could not be made: {reason}.").format(
                name=target.name, reason=why(error, target)
            )
        ) from error
    finally:
        sqlite.remove(copied)


def _copy(connection: Connection, copied: Path) -> None:
    if not databases.of(connection).is_shared:
        sqlite.copy(connection, copied)
        return
    sqlite.claim(copied)
    engine = sqlite.engine(copied)
    try:
        making.make(engine)
        with sqlite.writing(engine).begin() as target:
            finish(copying.copy(connection, target))
        sqlite.let_go(engine)
    finally:
        engine.dispose()


def _prove(copied: Path, expected: int) -> None:
    engine = sqlite.engine(copied)
    try:
        with engine.connect() as connection:
            whole = sqlite.is_whole(connection) and query.count(connection) == expected
    finally:
        engine.dispose()
    if not whole:
        raise CatalogueError(_("The copy does not hold what the catalogue holds. It was thrown away."))
