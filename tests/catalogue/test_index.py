import gc
import sqlite3
from contextlib import closing

import pytest

from muniment.catalogue import Catalogue, query, sqlite
from muniment.catalogue.tree import child_ids
from muniment.description import shelfmarks
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.killing import kill_once
from tests.catalogue.test_edit import a_family, put
from tests.catalogue.test_opening import tell


@pytest.fixture
def path_of_family(path):
    with Catalogue.open(path) as catalogue:
        a_family(catalogue)
        put(catalogue, a_unit("Second letter", id="letter"))
    return path


def test_an_index_that_names_what_is_not_there_is_told_and_search_answers_the_rest(path_of_family):
    with Catalogue.open(path_of_family) as catalogue:
        assert catalogue.index_is_sound
        tell(path_of_family, "DELETE FROM units WHERE id = 'letter'")
        assert [hit.id for hit in catalogue.search("second")] == ["second"]
        assert not catalogue.index_is_sound
        assert catalogue.search_ids("second") == ["second"]
        assert finish(catalogue.rebuild_index()) == 4
        assert catalogue.index_is_sound
        assert catalogue.search_ids("second") == ["second"]


def test_an_index_that_holds_another_number_of_units_is_told_at_opening(path_of_family):
    tell(path_of_family, "DELETE FROM units WHERE id = 'letter'")
    with Catalogue.open(path_of_family) as catalogue:
        assert not catalogue.index_is_sound


@pytest.mark.parametrize("harm", ["PRAGMA user_version = 1", "DROP TABLE words", "DROP TABLE marks"])
def test_an_index_that_is_lost_or_made_otherwise_is_built_anew_at_opening(path_of_family, harm):
    tell(path_of_family, harm)
    with Catalogue.open(path_of_family) as catalogue:
        assert catalogue.index_is_sound
        assert catalogue.search_ids("letter") == ["letter"]
        put(catalogue, a_unit("Minutes", id="letter"))
        assert catalogue.search_ids("letter") == []


def test_only_words_that_units_say_are_in_the_vocabulary(path):
    with Catalogue.open(path) as catalogue:
        put(catalogue, a_unit("Отчёт о поездке в 조선 and 北京"))
        with closing(sqlite3.connect(path)) as connection:
            words = [word for (word,) in connection.execute("SELECT DISTINCT word FROM vocabulary")]
        assert "and" in words
        assert all(catalogue.search_ids(f"{word} ") for word in words)


def test_an_index_that_was_built_anew_is_merged_as_usual(path_of_family):
    with Catalogue.open(path_of_family) as catalogue:
        finish(catalogue.rebuild_index())
        with closing(sqlite3.connect(path_of_family)) as connection:
            settings = dict(connection.execute("SELECT k, v FROM words_config"))
    assert (settings["automerge"], settings["crisismerge"]) == (4, 16)


def test_python_looks_for_cycles_as_before_when_work_in_bulk_is_done(path_of_family):
    usual = gc.get_threshold()
    with Catalogue.open(path_of_family) as catalogue, catalogue.edit("Import") as edit:
        edit.put_many(a_unit(f"Letter {number}") for number in range(3))
    assert gc.get_threshold() == usual


def test_rebuilding_tells_how_far_it_is_and_may_be_stopped(path_of_family):
    with Catalogue.open(path_of_family) as catalogue:
        assert [(step.done, step.total) for step in catalogue.rebuild_index()] == [(5, 5)]
        steps = catalogue.rebuild_index()
        next(steps)
        steps.close()
        assert catalogue.search_ids("letter") == ["letter"]
        put(catalogue, a_unit("Another letter", id="another"))
        assert set(catalogue.search_ids("letter")) == {"letter", "another"}


def test_rebuilding_reads_shelfmarks_again(path_of_family):
    with Catalogue.open(path_of_family) as catalogue:
        put(catalogue, a_unit("Report", "AQPPSH, MPP Korese, D 1", id="report"))
        read = catalogue.with_search_key(shelfmarks.read("AQPPSH, MPP Korese, D1").search_key)
        tell(path_of_family, "UPDATE units SET search_key = 'old', sort_key = '', keywords = 'old'")
        finish(catalogue.rebuild_index())
        assert catalogue.with_search_key(shelfmarks.read("AQPPSH, MPP Korese, D1").search_key) == read != []
        assert catalogue.search_ids("old") == []


def test_children_are_listed_from_the_index_of_the_tree_alone(filed):
    asked = []
    engine = sqlite.engine(filed.path)
    with engine.connect() as connection:
        connection.connection.driver_connection.set_trace_callback(asked.append)
        child_ids(connection, "fonds")
        connection.connection.driver_connection.set_trace_callback(None)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[-1]}").fetchall()
        assert query.count(connection) == 0
    engine.dispose()
    assert [line[-1].split(" (")[0] for line in plan] == [
        "SEARCH units USING COVERING INDEX ix_units_parent_position_key_id"
    ]


@pytest.mark.timeout(300)
def test_a_program_may_be_killed_at_any_moment(path):
    Catalogue.create(path).close()
    for seed in range(20):
        kill_once(path, seed)
