"""A database is prepared for a team, filled, entered and copied out."""

import socketserver
from contextlib import contextmanager
from selectors import EVENT_READ, DefaultSelector
from socket import create_connection
from threading import Thread

import keyring
import pytest
from keyring.backend import KeyringBackend
from sqlalchemy import text

from muniment.catalogue import Catalogue, CatalogueError, SignInError, UnreachableError, credentials, joining
from muniment.catalogue.teams import admit, fill, prepare
from muniment.paths import name_of, place_of, without_password
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.test_edit import a_family, put
from tests.catalogue.test_undo import rename


@pytest.fixture
def nowhere(cluster):
    """The URL of a database that is not there yet."""
    yield cluster.url("archive")
    cluster.tell(
        "postgres",
        "DROP DATABASE IF EXISTS archive WITH (FORCE)",
        "DROP ROLE IF EXISTS archive_team",
        "DROP ROLE IF EXISTS anna",
    )


def a_login(cluster, name="anna"):
    cluster.tell("postgres", f"CREATE ROLE {name} LOGIN")


class Locked(KeyringBackend):
    """A keyring in memory, as a system's own is not to be touched by tests."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


@pytest.fixture
def ring():
    before = keyring.get_keyring()
    keyring.set_keyring(Locked())
    yield keyring.get_keyring()
    keyring.set_keyring(before)


def test_a_database_is_made_prepared_and_prepared_again(cluster, nowhere):
    with pytest.raises(CatalogueError, match=r"no database “archive” on 127\.0\.0\.1 yet"):
        Catalogue.open(nowhere)
    assert len(prepare(nowhere).done) == 3
    with Catalogue.open(nowhere) as catalogue:
        a_family(catalogue)
        assert (catalogue.name, catalogue.place) == ("archive", nowhere)
    assert prepare(nowhere) == (
        ("“archive” is ready: whoever has the role “archive_team” may work in it.",),
        (),
    )
    with Catalogue.open(nowhere) as catalogue:
        assert catalogue.count() == 4
        assert catalogue.index_is_sound


def test_a_person_who_is_let_in_works_and_rebuilds_as_the_others_do(cluster, nowhere):
    prepare(nowhere)
    admit(nowhere, "anna", "secret")
    with Catalogue.open(cluster.url("archive", "anna")) as hers, Catalogue.open(nowhere) as mine:
        a_family(hers)
        assert finish(hers.rebuild_index()) == 4
        put(mine, a_unit("Minutes", id="first", parent="fonds"))
        assert hers.search_ids("minutes") == ["first"]
        assert [step.who for step in hers.history()] == ["muniment", "anna"]


def test_who_may_not_make_databases_is_told_what_to_ask_for(cluster, nowhere):
    a_login(cluster)
    with pytest.raises(CatalogueError, match=r"CREATE DATABASE archive .* OWNER anna;"):
        prepare(cluster.url("archive", "anna"))
    cluster.tell("postgres", "CREATE DATABASE archive")
    with pytest.raises(CatalogueError, match="ALTER DATABASE archive OWNER TO anna;"):
        prepare(cluster.url("archive", "anna"))


def test_who_may_not_make_roles_works_alone_until_somebody_does(cluster, nowhere):
    a_login(cluster)
    cluster.tell("postgres", "CREATE DATABASE archive OWNER anna")
    prepared = prepare(cluster.url("archive", "anna"))
    assert prepared.wanting == ("CREATE ROLE archive_team;", "GRANT archive_team TO anna WITH ADMIN OPTION;")
    with Catalogue.open(cluster.url("archive", "anna")) as catalogue:
        a_family(catalogue)
    cluster.tell("archive", *prepared.wanting[:1])
    assert prepare(cluster.url("archive", "anna")).wanting == prepared.wanting[1:]
    cluster.tell("archive", *prepared.wanting[1:])
    assert prepare(cluster.url("archive", "anna")).wanting == ()


def test_who_may_not_work_in_a_prepared_database_is_told_who_can_let_her(cluster, nowhere):
    prepare(nowhere)
    a_login(cluster)
    with pytest.raises(CatalogueError, match="can let you"):
        prepare(cluster.url("archive", "anna"))


def test_a_database_of_something_else_is_refused_and_left_as_it_is(cluster, nowhere):
    cluster.tell("postgres", "CREATE DATABASE archive")
    cluster.tell("archive", "CREATE TABLE alembic_version (version_num text)")
    cluster.tell("archive", "INSERT INTO alembic_version VALUES ('ae10b3')")
    with pytest.raises(CatalogueError, match="holds something else"):
        prepare(nowhere)
    with pytest.raises(CatalogueError, match="no catalogue in the database"):
        Catalogue.open(nowhere)
    assert cluster.tell("archive", "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [
        ("alembic_version",)
    ]


def test_a_catalogue_moves_to_a_team_with_its_history_and_back_into_a_file(filed, cluster, tmp_path):
    a_family(filed)
    rename(filed, "first", "Minutes")
    with cluster.database() as name:
        assert finish(fill(cluster.url(name), filed.path)) == 4
        works_on(filed, cluster.url(name), tmp_path)


def works_on(filed, place, tmp_path):
    with Catalogue.open(place, who="me") as catalogue:
        assert list(catalogue.subtree()) == list(filed.subtree())
        assert catalogue.search_ids("minutes") == ["first"]
        catalogue.undo()
        put(catalogue, a_unit("New", id="new", parent="fonds"))
        catalogue.backup(tmp_path / "copy.muniment")
        with Catalogue.open(tmp_path / "copy.muniment", who="me") as copied:
            assert list(copied.subtree()) == list(catalogue.subtree())
            assert copied.history() == catalogue.history()
            assert copied.search_ids("new") == ["new"]
    assert [each.name for each in tmp_path.glob("copy*")] == ["copy.muniment"]


def test_a_catalogue_is_copied_only_into_an_empty_one(filed, cluster):
    a_family(filed)
    with cluster.database() as name:
        with Catalogue.open(cluster.url(name)) as catalogue:
            put(catalogue, a_unit("Theirs"))
        with pytest.raises(CatalogueError, match="not empty"):
            finish(fill(cluster.url(name), filed.path))
        with Catalogue.open(cluster.url(name)) as catalogue:
            assert catalogue.count() == 1


def test_a_password_is_wanted_kept_in_the_keyring_and_never_shown(cluster, nowhere, ring):
    prepare(nowhere)
    admit(nowhere, "anna", "s3cret!")
    cluster.allow("host all anna 127.0.0.1/32 scram-sha-256")
    hers = cluster.url("archive", "anna")
    with pytest.raises(SignInError) as refused:
        Catalogue.open(joining.with_password(hers, "wr0ng"))
    assert "wr0ng" not in "".join(map(str, (refused.value, refused.value.__cause__)))
    with Catalogue.open(joining.with_password(hers, "s3cret!")) as catalogue:
        assert catalogue.place == hers
        assert "s3cret" not in f"{catalogue.place} {catalogue.name} {catalogue._engine!r}"
    credentials.keep(joining.address(hers), "s3cret!")
    with Catalogue.open(hers) as catalogue:
        assert catalogue.who == "anna"
    assert list(ring.kept) == [("Muniment", f"anna@127.0.0.1:{cluster.port}/archive")]


_COPY = """
CREATE FUNCTION is_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'not during recovery' USING ERRCODE = 'read_only_sql_transaction'; END $$
"""
_FULL = """
CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$
"""


def test_a_copy_that_only_can_be_read_and_a_full_disk_are_told_of_plainly(cluster):
    with cluster.database() as name:
        with Catalogue.open(cluster.url(name)) as catalogue:
            a_family(catalogue)
        cluster.tell(name, _COPY, "CREATE TRIGGER copy BEFORE INSERT ON steps EXECUTE FUNCTION is_copy()")
        with Catalogue.open(cluster.url(name)) as catalogue:
            assert catalogue.search_ids("below") == ["below"]
            with pytest.raises(CatalogueError, match="can only be read here"):
                put(catalogue, a_unit("Lost"))
        cluster.tell(name, "DROP TRIGGER copy ON steps")
        full = "CREATE TRIGGER full_disk BEFORE INSERT ON batches EXECUTE FUNCTION is_full()"
        cluster.tell(name, _FULL, full)
        with Catalogue.open(cluster.url(name)) as catalogue:
            count = catalogue.count()
            with pytest.raises(CatalogueError, match="no room left"):
                put(catalogue, a_unit("Lost"))
            assert catalogue.count() == count


def test_a_search_for_very_many_things_is_not_compiled_which_would_take_minutes(cluster):
    with cluster.database() as name:
        cluster.tell("postgres", f"ALTER DATABASE {name} SET jit_above_cost = 0")
        made = joining.engine(cluster.url(name))
        with made.connect() as connection:
            many = " OR ".join(f"relname LIKE 'w{number}%'" for number in range(300))
            (plan,) = connection.scalars(
                text(f"EXPLAIN (ANALYZE, FORMAT JSON) SELECT count(*) FROM pg_class WHERE {many}")
            ).one()
        made.dispose()
        assert "JIT" not in plan


_TRANSLATED = {
    b"password authentication failed": b"Passwort-Anmeldung misslungen.",
    b"does not exist": b"gibt es nicht!",
    b"is not currently accepting connections": b"nimmt derzeit keine Verbindungen mehr!",
}
"""What PostgreSQL says of who does not come in, in as many letters of another language."""


@contextmanager
def in_another_language(cluster):
    """Yield the port of a server that speaks otherwise, as one does that was set up in another country."""

    class Between(socketserver.BaseRequestHandler):
        def handle(self):
            with create_connection(("127.0.0.1", cluster.port)) as server, DefaultSelector() as ready:
                ready.register(self.request, EVENT_READ, server)
                ready.register(server, EVENT_READ, self.request)
                while True:
                    for key, _events in ready.select():
                        if not (said := key.fileobj.recv(65536)):
                            return
                        for english, other in _TRANSLATED.items():
                            said = said.replace(english, other)
                        key.data.sendall(said)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Between) as between:
        between.daemon_threads = True
        Thread(target=between.serve_forever, daemon=True).start()
        yield between.server_address[1]
        between.shutdown()


def test_a_server_may_speak_any_language(cluster, nowhere):
    assert all(len(english) == len(other) for english, other in _TRANSLATED.items())
    with in_another_language(cluster) as port:
        there = nowhere.replace(str(cluster.port), str(port))
        hers = there.replace("muniment@", "anna@")
        with pytest.raises(CatalogueError, match="There is no database “archive” on"):
            Catalogue.open(there)
        assert "made" in prepare(there).done[0]
        admit(nowhere, "anna", "s3cret!")
        cluster.allow("host archive anna 127.0.0.1/32 scram-sha-256")
        with pytest.raises(SignInError):
            Catalogue.open(joining.with_password(hers, "wr0ng"))
        with Catalogue.open(joining.with_password(hers, "s3cret!")) as catalogue:
            assert catalogue.count() == 0
        cluster.tell("postgres", "ALTER DATABASE archive ALLOW_CONNECTIONS false")
        with pytest.raises(UnreachableError, match=r"does not let you into “archive” .* keine Verbindungen"):
            Catalogue.open(there)


def test_a_server_that_does_not_answer_is_told_of_in_a_sentence():
    with pytest.raises(UnreachableError, match=r"The server 127\.0\.0\.1 does not answer"):
        Catalogue.open("postgresql://anna@127.0.0.1:1/archive")


@pytest.mark.parametrize("url", ["postgresql://", "postgresql://host:port/x", "postgresql://anna:s3cret@"])
def test_what_is_no_url_of_a_database_is_told_without_being_repeated(url):
    with pytest.raises(CatalogueError, match=r"archive\.example") as told:
        Catalogue.open(url)
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize(
    ("place", "shown", "name"),
    [
        ("postgresql://anna:s3cr:et@host:5433/a%20b", "postgresql://anna@host:5433/a%20b", "a b"),
        (
            "postgres://host/archive?password=x&sslmode=require",
            "postgres://host/archive?sslmode=require",
            "archive",
        ),
        ("postgresql://anna@/archive?host=/run", "postgresql://anna@/archive?host=/run", "archive"),
    ],
)
def test_an_url_is_shown_without_its_password(place, shown, name):
    assert place_of(place) == place
    assert without_password(place) == shown
    assert name_of(place) == name
