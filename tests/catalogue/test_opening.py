import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from muniment.catalogue import Catalogue, CatalogueError, NewerCatalogueError, sqlite
from muniment.catalogue.tables import SCHEMA
from muniment.catalogue.upgrading import migrate
from muniment.description.units import Credit
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.killing import assert_counted
from tests.catalogue.test_edit import a_family, put


def shape(path):
    """Return what the database is made of, but for blanks."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    return {(kind, name): "".join((sql or "").split()).replace('"', "") for kind, name, sql in rows}


def tell(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


BACK_TO_FORM_9 = (
    "DROP TABLE periods",
    "DROP TABLE tallies",
    "DROP INDEX ix_touched_step_record",
    "DROP INDEX ix_steps_state_number",
    "CREATE INDEX ix_units_facets ON units (key, level, level_name, status, begin_date, end_date)",
)
"""What takes away again all that form 10 made, and later ones."""


def made_by_form(form, path):
    """Make a catalogue and take away, or put back, all that later migrations changed."""
    with Catalogue.open(path) as catalogue:
        a_family(catalogue)
    tell(
        path,
        "DROP TABLE words",
        "DROP TABLE marks",
        "DROP TABLE keywords",
        "DROP TABLE searches",
        "DROP TABLE vocabulary",
        "DROP TABLE waivers",
        "DROP TABLE packs",
        "DROP TABLE lists",
        "DROP TABLE deleted",
        "DROP TABLE concepts",
        "DROP INDEX ix_units_below",
        *(each for each in BACK_TO_FORM_9 if form > "0003" or "ix_units_facets" not in each),
        "PRAGMA user_version = 0",
        f"UPDATE alembic_version SET version_num = '{form}'",
    )
    if form < "0003":
        tell(
            path,
            "DROP INDEX ix_units_begin_date_end_date",
            "DROP INDEX ix_units_parent_position_key_id",
            "CREATE INDEX ix_units_parent_position ON units (parent, position)",
        )
    if form == "0002":
        tell(
            path,
            "CREATE VIRTUAL TABLE words USING fts5(keys, titles, content='')",
            "INSERT INTO words(rowid, titles) SELECT key, 'old' FROM units",
            "CREATE VIRTUAL TABLE keywords USING fts5(keys, content='', detail='none')",
            "CREATE VIRTUAL TABLE marks USING fts5(mark, content='', tokenize='trigram')",
        )


def test_a_catalogue_is_made_where_there_is_none_and_found_again(path):
    with Catalogue.open(path) as catalogue:
        a_family(catalogue)
        assert catalogue.path == path
    with Catalogue.open(str(path)) as catalogue:
        assert catalogue.count() == 4


def test_creating_refuses_a_file_that_is_there(path):
    Catalogue.create(path).close()
    with pytest.raises(CatalogueError, match="already"):
        Catalogue.create(path)


def test_nothing_is_read_or_changed_once_it_is_closed(path):
    catalogue = Catalogue.open(path)
    catalogue.close()
    with pytest.raises(CatalogueError, match="is closed"):
        catalogue.count()
    with pytest.raises(CatalogueError, match="is closed"):
        a_family(catalogue)


def test_an_empty_file_becomes_a_catalogue(path):
    path.touch()
    with Catalogue.open(path) as catalogue:
        assert catalogue.count() == 0


def test_a_file_of_something_else_is_refused_and_left_as_it_is(path):
    path.write_bytes(b"Not a catalogue. " * 500)
    with pytest.raises(CatalogueError, match=r"“test.muniment” is not a catalogue of Muniment\."):
        Catalogue.open(path)
    assert path.read_bytes() == b"Not a catalogue. " * 500


def test_somebody_elses_database_is_refused_and_left_as_it_is(path):
    tell(path, "CREATE TABLE tracks (name)")
    before = path.read_bytes()
    with pytest.raises(CatalogueError, match="is not a catalogue of Muniment"):
        Catalogue.open(path)
    assert path.read_bytes() == before


def test_a_folder_and_a_place_that_is_not_there_are_refused_in_a_sentence(tmp_path):
    with pytest.raises(CatalogueError, match="cannot be opened"):
        Catalogue.open(tmp_path)
    with pytest.raises(CatalogueError, match="cannot be opened"):
        Catalogue.open(tmp_path / "nowhere" / "test.muniment")


@pytest.mark.parametrize(
    "harm", [lambda data: data[: len(data) // 2], lambda data: data[:100] + b"\xff" * len(data)]
)
def test_a_damaged_file_is_refused_in_a_sentence(path, harm):
    with Catalogue.open(path) as catalogue:
        put(catalogue, *(a_unit(f"Letter {number}") for number in range(50)))
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(CatalogueError, match="cannot be opened as a catalogue"):
        Catalogue.open(path)


def test_a_newer_catalogue_is_refused_and_left_as_it_is(path):
    Catalogue.open(path).close()
    tell(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(NewerCatalogueError, match="newer Muniment"):
        Catalogue.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("form", ["0001", "0002", "0003"])
def test_an_older_catalogue_is_brought_up_to_date_and_searchable(path, tmp_path, form):
    made_by_form(form, path)
    Catalogue.open(tmp_path / "new.muniment").close()
    with Catalogue.open(path) as catalogue:
        assert [hit.id for hit in catalogue.search("below")] == ["below"]
        put(catalogue, a_unit("Other", id="below", parent="second"))
        assert catalogue.search("below") == catalogue.search("old") == []
    assert shape(path) == shape(tmp_path / "new.muniment")


def test_hits_in_an_older_catalogue_are_counted_as_in_a_new_one(path):
    made_by_form("0003", path)
    with Catalogue.open(path) as catalogue:
        put(
            catalogue,
            a_unit("Letter", "AVPRF, f. 1", id="letter", credits=(Credit(name="Daljani", relator="trl"),)),
        )
        counted = catalogue.facets("letter")
    tell(
        path,
        *BACK_TO_FORM_9,
        "UPDATE alembic_version SET version_num = '0009'",
    )
    with Catalogue.open(path) as catalogue:
        assert catalogue.facets("letter") == counted
    with closing(sqlite3.connect(path)) as connection:
        assert_counted(connection)


def test_a_backup_is_made_before_an_older_catalogue_is_changed(path):
    made_by_form("0001", path)
    Catalogue.open(path).close()
    backup = path.with_name(f"test.before-{SCHEMA}.muniment")
    assert ("table", "words") not in shape(backup)
    with Catalogue.open(backup) as catalogue:
        assert catalogue.count() == 4


def test_bringing_an_older_catalogue_up_to_date_tells_how_far_it_is(path):
    made_by_form("0003", path)

    def opened_and_closed():
        (yield from Catalogue.opening(path)).close()

    steps = list(opened_and_closed())
    assert [step.label for step in steps] == [
        "Making a backup",
        "Counting what units have in common",
        "Counting findings",
        "Building the index",
    ]
    assert steps[-1].share == 1


def test_bringing_an_older_catalogue_up_to_date_may_be_stopped_and_leaves_it_as_it_was(path):
    made_by_form("0003", path)
    before = shape(path)
    steps = Catalogue.opening(path)
    while next(steps).label != "Building the index":
        pass
    steps.close()
    assert shape(path) == before
    Catalogue.open(path).close()


def test_findings_are_counted_anew_where_they_were_counted_otherwise(path):
    made_by_form("0003", path)
    tell(path, "UPDATE units SET must = 7, should = 7, advice = 7")
    with Catalogue.open(path) as catalogue:
        counted = {row.id: (row.must, row.should) for row in catalogue.with_findings()}
    assert all(must < 7 and should < 7 for must, should in counted.values())


def test_a_migration_that_fails_changes_nothing(path):
    made_by_form("0001", path)
    tell(path, "UPDATE units SET description = '{broken' WHERE id = 'first'")
    before = shape(path)
    with pytest.raises(CatalogueError, match="cannot be brought up to date"):
        Catalogue.open(path)
    assert shape(path) == before


def test_the_migrations_lead_to_the_same_tables_as_a_new_catalogue_has(path, tmp_path):
    Catalogue.open(path).close()
    migrated = tmp_path / "migrated.muniment"
    engine = sqlite.engine(migrated)
    finish(migrate(engine, SCHEMA))
    engine.dispose()
    assert shape(migrated) == shape(path)


def test_a_backup_holds_what_the_catalogue_holds(filed, tmp_path):
    a_family(filed)
    filed.backup(tmp_path / "copy.muniment")
    with Catalogue.open(tmp_path / "copy.muniment") as copy:
        assert list(copy.subtree()) == list(filed.subtree())
    assert list(tmp_path.glob("*.part")) == []


def test_a_backup_that_cannot_be_written_is_an_error_in_a_sentence(filed, tmp_path):
    with pytest.raises(CatalogueError, match="could not be made"):
        filed.backup(tmp_path / "nowhere" / "copy.muniment")


def test_a_catalogue_is_not_backed_up_onto_itself(filed):
    a_family(filed)
    with pytest.raises(CatalogueError, match="onto itself"):
        filed.backup(filed.path)
    assert filed.count() == 4


@pytest.mark.parametrize("done", [1, 700])
def test_a_program_that_is_killed_while_it_imports_leaves_the_catalogue_whole(path, done):
    with Catalogue.open(path) as catalogue:
        a_family(catalogue)
    said = f"""
import os
from muniment.catalogue import Catalogue
from muniment.description.units import Unit, a_title
with Catalogue.open({str(path)!r}).edit("Import") as edit:
    edit.put_many(Unit(id=f"u{{n}}", parent="fonds", titles=(a_title("Killed"),)) for n in range({done}))
    os._exit(9)
"""
    subprocess.run([sys.executable, "-c", said], check=False)
    with Catalogue.open(path) as catalogue:
        assert catalogue.count() == 4
        assert catalogue.search("killed") == []
        assert [step.label for step in catalogue.history()] == ["Describe"]
        put(catalogue, a_unit("Killed after all"))
        assert len(catalogue.search("killed")) == 1


def test_opening_does_not_load_the_migrations(path):
    said = f"""
import sys
from muniment.catalogue import Catalogue
Catalogue.open({str(path)!r}).close()
print("alembic" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
