"""Opening a catalogue, a file or a team's database: is it one, is it ours, is it of our time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError, DBAPIError

from muniment.catalogue import databases, joining, making, protection, sqlite
from muniment.catalogue.errors import CatalogueError, NewerCatalogueError
from muniment.catalogue.reasons import why
from muniment.catalogue.rebuilding import rebuild_index
from muniment.catalogue.tables import SCHEMA
from muniment.catalogue.upgrading import migrate, upgrade
from muniment.catalogue.words import number_of, shared_form
from muniment.i18n import _
from muniment.paths import Place, name_of
from muniment.progress import Steps

_FORMS = text("SELECT version_num, coalesce(obj_description(to_regclass('words')), '') FROM alembic_version")
"""The forms of a team's tables and of its index."""


def open_engine(place: Place) -> Steps[Engine]:
    """Return an engine on the catalogue at `place`, upgraded where it is older; a missing file is made.

    Where it must be upgraded, or its index built anew, it is told how far that is.

    Raise CatalogueError where there is something else or what is damaged, NewerCatalogueError where it
    was written by a newer Muniment; such a catalogue is left as it is. One that cannot be written where it
    lies is opened to be read (`protection`), unless it would have to be brought up to date. A team's
    database is never made here: raise CatalogueError where it was not prepared, SignInError where it wants
    another password, UnreachableError where the server does not answer.
    """
    return (yield from _open_file(place) if isinstance(place, Path) else _open_shared(place))


def is_catalogue(path: Path) -> bool:
    """Say whether a catalogue lies in the file, or what may be a damaged one; what is not there is none."""
    try:
        return path.is_file() and sqlite.is_ours(path)
    except sqlite.FileError:
        return True


def refuse_overtaken(connection: Connection, name: str) -> None:
    """Raise NewerCatalogueError where a colleague's newer Muniment made a team's tables or index as they are.

    An older one that was open meanwhile would write what the newer does not find, or build the index back.
    """
    tables, index = connection.execute(_FORMS).one()
    _refuse_newer(name, tables)
    found, known = number_of(index), number_of(shared_form())
    if found > known:
        raise _newer(name, f"{tables}.{found}", f"{SCHEMA}.{known}")


def _open_file(path: Path) -> Steps[Engine]:
    try:
        barred = protection.hindrance(path) if path.exists() and path.stat().st_size else ""
        return _open_to_read(path, barred) if barred else (yield from _open(path))
    except (OSError, DatabaseError, sqlite.FileError) as error:
        raise CatalogueError(
            _("“{name}” cannot be opened as a catalogue: {reason}.").format(
                name=path.name, reason=why(error, path)
            )
        ) from error


def _open(path: Path) -> Steps[Engine]:
    if not path.exists() or not path.stat().st_size:
        sqlite.claim(path)
    _refuse_others(path)
    engine = sqlite.engine(path)
    with _disposed_of_on_error(engine):
        found = making.form_of(engine)
        if not found:
            making.make(engine)
        else:
            yield from _bring_up_to_date(engine, path.name, found, partial(upgrade, engine, path, SCHEMA))
    return engine


def _open_to_read(path: Path, barred: str) -> Engine:
    _refuse_others(path)
    engine = sqlite.engine(path)
    protection.only_read(engine, path, barred)
    with _disposed_of_on_error(engine):
        found = making.form_of(engine)
        _refuse_newer(path.name, found)
        if found != SCHEMA or not _index_is_current(engine):
            raise CatalogueError(
                _(
                    "“{name}” must be brought up to date before it can be read, and cannot be: {barred}."
                    " Copy it into a folder of yours and open the copy."
                ).format(name=path.name, barred=barred)
            )
    return engine


def _open_shared(url: str) -> Steps[Engine]:
    engine, name = joining.engine(url), name_of(url)
    with _disposed_of_on_error(engine):
        try:
            with databases.of(engine).reading(engine).connect() as connection:
                joining.greet(connection, name)
            found = making.form_of(engine)
            if not found:
                raise CatalogueError(
                    _(
                        "There is no catalogue in the database “{name}” yet."
                        " Prepare it with: muniment team prepare URL"
                    ).format(name=name)
                )
            with databases.of(engine).reading(engine).connect() as connection:
                refuse_overtaken(connection, name)
            yield from _bring_up_to_date(engine, name, found, partial(migrate, engine, SCHEMA))
        except DBAPIError as error:
            raise joining.unreached(error, engine.url) from error
    return engine


@contextmanager
def _disposed_of_on_error(engine: Engine) -> Iterator[None]:
    try:
        yield
    except BaseException:
        engine.dispose()
        raise


def _bring_up_to_date(
    engine: Engine, name: str, found: str, upgraded: Callable[[], Steps[None]]
) -> Steps[None]:
    _refuse_newer(name, found)
    if found != SCHEMA:
        yield from upgraded()
    yield from _bring_index_up_to_date(engine)


def _bring_index_up_to_date(engine: Engine) -> Steps[None]:
    if _index_is_current(engine):
        return
    database = databases.of(engine)
    with database.writing(engine).begin() as connection, database.reshaping(connection):
        # Another process may have been quicker.
        if not database.index_is_current(connection):
            yield from rebuild_index(connection)


def _index_is_current(engine: Engine) -> bool:
    database = databases.of(engine)
    with database.reading(engine).connect() as connection:
        return database.index_is_current(connection)


def _refuse_others(path: Path) -> None:
    if not sqlite.is_ours(path):
        raise CatalogueError(_("“{name}” is not a catalogue of Muniment.").format(name=path.name))


def _refuse_newer(name: str, found: str) -> None:
    if found and int(found) > int(SCHEMA):
        raise _newer(name, found, SCHEMA)


def _newer(name: str, found: str, known: str) -> NewerCatalogueError:
    return NewerCatalogueError(
        _(
            "“{name}” was written by a newer Muniment (form {found}; this one knows form {known})."
            " Please update Muniment. The catalogue was left as it is."
        ).format(name=name, found=found, known=known)
    )
