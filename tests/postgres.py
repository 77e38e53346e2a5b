"""A PostgreSQL of the tests' own: a private cluster on a free port, gone when they end."""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

from muniment.catalogue import joining, making

_PREPARED = "prepared"
_HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40")
_SHAPE = """
    SELECT string_agg(concat(relname, relkind, relnatts, relhastriggers, relacl), ' ' ORDER BY relname)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT string_agg(version_num, ' ') FROM alembic_version
"""
_EMPTY = """
    DO $$ DECLARE each name; BEGIN
        SET LOCAL session_replication_role = replica;
        FOR each IN SELECT tablename FROM pg_tables
                WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
            EXECUTE 'DELETE FROM ' || quote_ident(each);
        END LOOP;
        FOR each IN SELECT sequencename FROM pg_sequences LOOP
            EXECUTE 'ALTER SEQUENCE ' || quote_ident(each) || ' RESTART';
        END LOOP;
    END $$
"""
_SYSTEM = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")


def programs():
    """Return the folder of PostgreSQL's programs, None where it is not installed."""
    found = [each.parent for place in _SYSTEM for each in sorted(Path(place).glob("*/bin/initdb"))]
    on_path = shutil.which("initdb")
    return found[-1] if found else Path(on_path).parent if on_path else None


class Cluster:
    """A running server; whoever connects as `muniment` may do all."""

    def __init__(self, folder, bin):
        self._folder = folder
        self._bin = bin
        self._numbers = itertools.count(1)
        self._emptied = []
        self.port = _free_port()
        self._run("initdb", "-D", self._data, "-U", "muniment", "-A", "trust", "-E", "UTF8", "--no-sync")

    def begin(self, tries=3):
        """Start the server for the first time; a port that was free may be so no more."""
        try:
            self.start()
        except subprocess.CalledProcessError:
            if tries == 1:
                raise
            self.port = _free_port()
            self.begin(tries - 1)

    def start(self):
        settings = [f"-c {each}" for each in (*_HASTY, f"port={self.port}", "unix_socket_directories=''")]
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", self._data, "-l", log, "-w", "-o", " ".join(settings), "start")

    def stop(self, how="fast"):
        """Stop the server; those who are connected lose it."""
        self._run("pg_ctl", "-D", self._data, "-m", how, "-w", "stop")

    def allow(self, line):
        """Put a line before those that say who is let in."""
        rules = self._folder / "data" / "pg_hba.conf"
        rules.write_text(f"{line}\n{rules.read_text()}")
        self._run("pg_ctl", "-D", self._data, "reload")

    def url(self, database, who="muniment"):
        return f"postgresql://{who}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def outlived_by_nobody(self):
        """Stop the server, too, when the tests are killed: the end of the pipe to them tells of it."""
        if os.name == "nt":
            yield
            return
        stop = [str(self._bin / "pg_ctl"), "-D", self._data, "-m", "immediate", "stop"]
        waiting = ["sh", "-c", 'read _; exec "$@" >/dev/null 2>&1', "sh", *stop]
        with subprocess.Popen(waiting, stdin=subprocess.PIPE, cwd=self._folder, **_user()):
            yield

    def tell(self, database, *statements):
        """Say something to a database, each statement by itself, and return the rows of the last."""
        engine = joining.engine(self.url(database)).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            found = [connection.exec_driver_sql(statement) for statement in statements][-1]
            rows = found.fetchall() if found.returns_rows else []
        engine.dispose()
        return rows

    def prepare(self):
        """Make the empty catalogue that others are copied from."""
        self.tell("postgres", f"CREATE DATABASE {_PREPARED}")
        self.tell(_PREPARED, "CREATE EXTENSION pg_trgm")
        engine = joining.engine(self.url(_PREPARED))
        making.make(engine)
        engine.dispose()
        self._shape = self.tell(_PREPARED, _SHAPE)

    @contextmanager
    def database(self, like=_PREPARED):
        """Make a database, hand over its name, and drop it."""
        name = self._make(like)
        try:
            yield name
        finally:
            self._drop(name)

    @contextmanager
    def empty_catalogue(self):
        """Hand over the name of a database with an empty catalogue: emptied after others, or made.

        To make and drop one takes the server ten times as long as to empty it.
        """
        name = self._emptied.pop() if self._emptied else self._make(_PREPARED)
        try:
            yield name
        finally:
            others = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
            self.tell("postgres", others)
            if self.tell(name, _SHAPE) == self._shape:
                self.tell(name, _EMPTY)
                self._emptied.append(name)
            else:
                self._drop(name)

    def _make(self, like):
        name = f"catalogue{next(self._numbers)}"
        self.tell("postgres", f"CREATE DATABASE {name} TEMPLATE {like}")
        return name

    def _drop(self, name):
        self.tell("postgres", f"DROP DATABASE {name} WITH (FORCE)")

    @property
    def _data(self):
        return str(self._folder / "data")

    def _run(self, program, *words):
        command = [str(self._bin / program), *words]
        quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL, "cwd": self._folder}
        subprocess.run(command, check=True, **quiet, **_user())


@contextmanager
def running(bin):
    """Run a cluster with a prepared catalogue."""
    folder = Path(tempfile.mkdtemp(prefix="muniment-postgres-"))
    if os.name != "nt" and os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    try:
        cluster = Cluster(folder, bin)
        cluster.begin()
        with cluster.outlived_by_nobody():
            try:
                cluster.prepare()
                yield cluster
            finally:
                cluster.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user():
    # The server refuses to run as root; Debian's package brings a user for it.
    return {"user": "postgres"} if os.name != "nt" and os.geteuid() == 0 else {}


def _free_port():
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
