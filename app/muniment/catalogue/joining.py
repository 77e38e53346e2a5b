"""The way to a team's catalogue: from its URL to an engine on it."""

import re

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from muniment.catalogue import credentials, postgresql
from muniment.catalogue.errors import CatalogueError, SignInError, UnreachableError
from muniment.catalogue.lock import WAIT
from muniment.i18n import _

SERVER = "postgres"
"""The database that is on every server."""

_SECONDS_TO_ANSWER = 5
_ANSWER = re.compile(r"failed: [^:\n]+:  (.+)")
"""What a server said, in its own language: libpq puts how grave it is before it, and two blanks."""
_KNOWN = text("SELECT count(*) FROM pg_database WHERE datname = :name")
_OLDEST = 130_000
"""PostgreSQL 13: earlier ones let only administrators install what finds parts of shelfmarks."""


def engine(place: str, database: str = "") -> Engine:
    """Return an engine for the URL; the password is taken from it, or from the keyring.

    `database` is another one on the same server. Raise CatalogueError where the URL is none, or the
    driver is not installed; nothing is asked of the server yet.
    """
    url = address(place)
    if not url.password:
        url = url.set(password=credentials.password(url))
    if database:
        url = url.set(database=database)
    try:
        made = create_engine(
            url, connect_args=_arguments(url), pool_pre_ping=True, max_overflow=-1, hide_parameters=True
        )
    except ModuleNotFoundError as error:
        raise CatalogueError(
            _("PostgreSQL's driver is not installed here. Install it with: pip install 'muniment[team]'")
        ) from error
    event.listen(made, "handle_error", _let_go)
    event.listen(made, "begin", _hurry)
    return made


def _hurry(connection: Connection) -> None:
    """Let a change that must not wait long be refused the sooner; all others wait as `_arguments` says."""
    if (wait := connection.get_execution_options().get("waits", WAIT)) < WAIT:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(1000 * wait)}")


def _let_go(failed: ExceptionContext) -> None:
    """Close what was reading rows when the connection was lost, which nobody else does."""
    running = failed.execution_context
    if failed.is_disconnect and running is not None and running.cursor is not None:
        # Closed first, else it would be asked to close the cursor.
        running.cursor.connection.close()
        running.cursor.close()


def address(place: str) -> URL:
    """Return the parts of a URL; raise CatalogueError, without repeating it, where it is none."""
    try:
        url = make_url(place).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise CatalogueError(
            _("This is not the URL of a database. One looks like postgresql://anna@archive.example/muniment")
        ) from error
    if not url.database:
        raise CatalogueError(_("The URL names no database: it ends like …@archive.example/muniment"))
    return url


def with_password(place: str, secret: str) -> str:
    """Return the URL with a password in it, to be opened and nothing else."""
    url = address(place).set(drivername="postgresql", password=secret)
    return url.render_as_string(hide_password=False)


def greet(connection: Connection, name: str) -> None:
    """Raise CatalogueError where the database cannot hold a catalogue."""
    version = int(connection.scalar(text("SHOW server_version_num")) or 0)
    if version < _OLDEST:
        raise CatalogueError(
            _("“{name}” lies on a PostgreSQL older than 13, which Muniment cannot work with.").format(
                name=name
            )
        )
    if connection.scalar(text("SHOW server_encoding")) != "UTF8":
        raise CatalogueError(
            _("“{name}” cannot keep all scripts: its encoding is not UTF8.").format(name=name)
        )


def unreached(error: DBAPIError, url: URL) -> CatalogueError:
    """Return why no connection came about, without a word of the password, whatever the server speaks."""
    said = " ".join(str(error.orig).split())
    name, host = url.database, url.host or "this computer"
    if "password" in said or "authentication failed" in said:
        return _not_signed_in(url)
    if "role" in said and "does not exist" in said:
        return CatalogueError(
            _("Nobody called {who} may sign in on {host}.").format(who=url.username or "so", host=host)
        )
    if is_no_database(error, url):
        return CatalogueError(
            _(
                "There is no database “{name}” on {host} yet. Prepare it with: muniment team prepare URL"
            ).format(name=name, host=host)
        )
    if getattr(error.orig, "sqlstate", None) is not None:
        return postgresql.refused(error, name or "")
    answer = _ANSWER.search(str(error.orig))
    if answer is None:
        return UnreachableError(
            _("The server {host} does not answer, so “{name}” cannot be opened just now.").format(
                host=host, name=name
            )
        )
    if _was_asked_a_password(error) and _is_known(url) is None:
        return _not_signed_in(url)
    return UnreachableError(
        _("The server {host} does not let you into “{name}” just now: {reason}.").format(
            host=host, name=name, reason=answer[1].rstrip(".")
        )
    )


def _not_signed_in(url: URL) -> SignInError:
    shown = url.set(drivername="postgresql")._replace(password=None).render_as_string()
    return SignInError(
        _("“{name}” on {host} lets {who} in only with the right password.").format(
            name=url.database, host=url.host or "this computer", who=url.username or "you"
        ),
        shown,
    )


def is_no_database(error: DBAPIError, url: URL) -> bool:
    """Say whether the server answered that it has no such database, in whatever language."""
    said = str(error.orig)
    if "database" in said and "does not exist" in said:
        return True
    return _ANSWER.search(said) is not None and _is_known(url) is False


def _is_known(url: URL) -> bool | None:
    """Say whether the server has the database; None where it does not let one ask."""
    asking = engine(url.render_as_string(hide_password=False), SERVER)
    try:
        with asking.connect() as connection:
            return bool(connection.scalar(_KNOWN, {"name": url.database}))
    except DBAPIError:
        return None
    finally:
        asking.dispose()


def _was_asked_a_password(error: DBAPIError) -> bool:
    asked = getattr(error.orig, "pgconn", None)
    return asked is not None and bool(asked.used_password or asked.needs_password)


def _arguments(url: URL) -> dict[str, object]:
    wanted: dict[str, object] = {
        "connect_timeout": _SECONDS_TO_ANSWER,
        "application_name": "Muniment",
        # A line that was cut is noticed within half a minute, not after hours.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
        # Compiled, a search for very many things would take minutes instead of seconds.
        "options": f"-c lock_timeout={WAIT}s -c client_min_messages=warning -c jit=off",
    }
    return {name: value for name, value in wanted.items() if name not in url.query}
