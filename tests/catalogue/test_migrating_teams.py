"""A team's database is brought up to date by the same steps as a file, by one program at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from muniment.catalogue import Catalogue, CatalogueError, NewerCatalogueError, joining
from muniment.catalogue.tables import SCHEMA, metadata
from muniment.catalogue.upgrading import migrate
from muniment.catalogue.words import number_of, shared_form
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.test_edit import a_family, put

_COLUMNS = """
SELECT table_name, column_name, data_type, collation_name, is_nullable FROM information_schema.columns
WHERE table_schema = 'public' ORDER BY 1, 2
"""
_OF_FORM_4 = {
    *("alembic_version", "units", "terms", "uses", "agents", "agent_names", "steps", "batches", "touched"),
    "searches",
}
_NEW_INDEXES = ("ix_units_below", "ix_touched_step_record", "ix_steps_state_number")
_INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2
"""


@pytest.fixture
def name(cluster):
    with cluster.database() as made:
        yield made


def shape(cluster, database):
    """Return what the database is made of."""
    return [cluster.tell(database, question) for question in (_COLUMNS, _INDEXES, _KEYS)]


def as_form(cluster, name, form):
    """Let a catalogue be of an older form: only what the last steps made is taken away again."""
    younger = sorted(set(metadata.tables) - _OF_FORM_4)
    cluster.tell(name, "DROP TABLE words", *(f"DROP TABLE {table} CASCADE" for table in younger))
    cluster.tell(name, *(f"DROP INDEX {index}" for index in _NEW_INDEXES))
    facets = "(key, level, level_name, status, begin_date, end_date)"
    cluster.tell(name, f"CREATE INDEX ix_units_facets ON units {facets}")
    cluster.tell(name, f"UPDATE alembic_version SET version_num = '{form}'")


def test_the_migrations_lead_to_the_same_tables_as_a_new_catalogue_has(cluster, name):
    with cluster.database(like="template0") as bare:
        cluster.tell(bare, "CREATE EXTENSION pg_trgm")
        engine = joining.engine(cluster.url(bare))
        finish(migrate(engine, SCHEMA))
        engine.dispose()
        assert shape(cluster, bare) == shape(cluster, name)


def test_every_text_is_sorted_as_sqlite_sorts_it(cluster, name):
    columns, _indexes, _keys = shape(cluster, name)
    others = [each for each in columns if each.data_type == "text" and each.collation_name != "C"]
    assert others == []


def test_an_older_catalogue_is_brought_up_to_date_once_though_two_open_it(cluster, name):
    with Catalogue.open(cluster.url(name)) as catalogue:
        a_family(catalogue)
    whole = shape(cluster, name)
    as_form(cluster, name, "0004")

    def opened(_number):
        with Catalogue.open(cluster.url(name)) as catalogue:
            return catalogue.search_ids("below")

    with ThreadPoolExecutor(max_workers=2) as pool:
        assert list(pool.map(opened, range(2))) == [["below"], ["below"]]
    assert shape(cluster, name) == whole


def test_a_migration_that_fails_changes_nothing(cluster, name):
    with Catalogue.open(cluster.url(name)) as catalogue:
        a_family(catalogue)
    as_form(cluster, name, "0004")
    cluster.tell(name, "UPDATE units SET description = '{broken' WHERE id = 'first'")
    before = shape(cluster, name)
    with pytest.raises((CatalogueError, ValueError)):
        Catalogue.open(cluster.url(name))
    assert shape(cluster, name) == before


def test_a_newer_catalogue_is_refused_and_left_as_it_is(cluster, name):
    cluster.tell(name, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerCatalogueError, match="newer Muniment"):
        Catalogue.open(cluster.url(name))


def test_an_older_muniment_neither_changes_what_a_newer_made_nor_builds_its_index_back(cluster, name):
    newer = f"{number_of(shared_form()) + 1}.5"
    with Catalogue.open(cluster.url(name)) as catalogue:
        a_family(catalogue)
        count = catalogue.count()
        cluster.tell(name, f"COMMENT ON TABLE words IS '{newer}'")
        with pytest.raises(NewerCatalogueError, match="update Muniment"):
            put(catalogue, a_unit("Lost"))
        with pytest.raises(NewerCatalogueError):
            finish(catalogue.rebuild_index())
        with pytest.raises(NewerCatalogueError):
            Catalogue.open(cluster.url(name))
        assert catalogue.search_ids("below") == ["below"]
        cluster.tell(name, f"COMMENT ON TABLE words IS '{shared_form()}'")
        cluster.tell(name, "UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(NewerCatalogueError):
            catalogue.undo()
        assert catalogue.count() == count


def test_an_index_that_is_lost_or_made_otherwise_is_built_anew_at_opening(cluster, name):
    with Catalogue.open(cluster.url(name)) as catalogue:
        a_family(catalogue)
    for harm in ("COMMENT ON TABLE words IS 'other'", "COMMENT ON TABLE words IS '-17'", "DROP TABLE words"):
        cluster.tell(name, harm)
        with Catalogue.open(cluster.url(name)) as catalogue:
            assert catalogue.index_is_sound
            assert catalogue.search_ids("below") == ["below"]


def test_an_index_that_holds_another_number_of_units_is_told_at_opening(cluster, name):
    with Catalogue.open(cluster.url(name)) as catalogue:
        a_family(catalogue)
    cluster.tell(name, "DELETE FROM words WHERE key = (SELECT min(key) FROM words)")
    with Catalogue.open(cluster.url(name)) as catalogue:
        assert not catalogue.index_is_sound


def test_parts_of_shelfmarks_are_found_without_the_extension_too(cluster):
    with cluster.database(like="template0") as bare:
        engine = joining.engine(cluster.url(bare))
        finish(migrate(engine, SCHEMA))
        engine.dispose()
        with Catalogue.open(cluster.url(bare)) as catalogue:
            put(catalogue, a_unit("Report", "AQPPSH, MPP Korese, D 1", id="report"))
            assert catalogue.search_ids("orese") == ["report"]
