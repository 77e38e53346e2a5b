import gc
import sqlite3
from contextlib import closing
from functools import partial
from itertools import pairwise

import pytest

from muniment.catalogue import Catalogue, fts, merging, query, rebuilding, sqlite
from muniment.catalogue.tree import child_ids
from muniment.description import shelfmarks
from muniment.description.shelfmarks.learning import files, guessing, proposing
from muniment.description.shelfmarks.learning.words import Known
from muniment.description.shelfmarks.schemes import shipped_tables
from muniment.description.units import Credit, DateStatement
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.killing import kill_once
from tests.catalogue.test_edit import a_family, put
from tests.catalogue.test_opening import tell

SOME = range(40)


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


def test_an_index_is_merged_by_edits_whatever_was_done_before(path_of_family):
    with Catalogue.open(path_of_family) as catalogue:
        finish(catalogue.rebuild_index())
        assert merged_by_itself(path_of_family) == (0, 1_000)
        with catalogue.edit("Import") as edit:
            edit.put_many(a_unit(f"Letter {number}") for number in range(1_000))
            assert edit.child_ids("letter") == []
        assert merged_by_itself(path_of_family) == (0, 1_000)
        catalogue.undo()
        assert merged_by_itself(path_of_family) == (0, 1_000)


def test_an_older_index_is_merged_by_edits_from_the_first_on(path_of_family):
    for setting, usual in (("automerge", 4), ("crisismerge", 16)):
        tell(path_of_family, f"INSERT INTO words(words, rank) VALUES ('{setting}', {usual})")
    with Catalogue.open(path_of_family) as catalogue:
        put(catalogue, a_unit("Another letter"))
    assert merged_by_itself(path_of_family) == (0, 1_000)


def merged_by_itself(path):
    with closing(sqlite3.connect(path)) as connection:
        settings = dict(connection.execute("SELECT k, v FROM words_config"))
    return settings["automerge"], settings["crisismerge"]


def test_what_edits_write_is_merged_by_them(path_of_family):
    with Catalogue.open(path_of_family) as catalogue:
        for number in range(60):
            put(catalogue, a_unit(f"Letter {number}", id="letter"))
        assert catalogue.search_ids("title:59") == ["letter"]
    prove_index(path_of_family)
    engine = sqlite.engine(path_of_family)
    with engine.connect() as connection:
        assert all(fts.pieces(connection, index) < 30 for index in merging.INDEXES)
    engine.dispose()


def test_edits_leave_their_pieces_until_enough_lie_there_to_be_merged(path_of_family):
    lying = []
    with Catalogue.open(path_of_family) as catalogue:
        finish(catalogue.rebuild_index())
        engine = sqlite.engine(path_of_family)
        for number in range(2 * merging._GATHERED):
            put(catalogue, a_unit(f"Letter {number}", id="letter"))
            with engine.connect() as connection:
                lying.append(fts.newest(connection, "words", merging._OF_EDIT))
        engine.dispose()
    most = merging._GATHERED - 1
    assert max(lying) == most
    assert {(before, now) for before, now in pairwise(lying) if now <= before} == {(most, 0)}
    prove_index(path_of_family)


@pytest.fixture
def in_pieces(path, monkeypatch):
    """A catalogue with the pieces of an index that a great change has left in many."""
    for name, value in (("_LEFT", 0), ("_AT_ONCE", 2), ("_OF_EDIT", 1)):
        monkeypatch.setattr(merging, name, value)
    with Catalogue.open(path) as catalogue:
        put(catalogue, *(a_unit(f"Minutes {number}") for number in range(4_000)))
        with catalogue.edit("Import") as edit:
            for _count in edit.taking_in(
                (a_unit(f"Letter {number}") for number in range(1_000)), at_once=100
            ):
                pass
        yield catalogue


def test_what_a_great_change_left_of_the_index_is_merged_step_by_step(in_pieces):
    before = pieces(in_pieces.path)
    told = list(in_pieces.settle_index())
    assert len(told) > 2
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert before["words"] > 2 * pieces(in_pieces.path)["words"]
    assert list(in_pieces.settle_index()) == []
    assert in_pieces.search_ids("title:999 letter") == in_pieces.search_ids("letter 999") != []
    prove_index(in_pieces.path)


def test_whoever_edits_while_the_index_is_settled_comes_between_two_steps(in_pieces):
    steps = in_pieces.settle_index()
    for number in range(3):
        next(steps)
        put(in_pieces, a_unit(f"Note {number}", id="note"))
        assert in_pieces.search_ids("note") == ["note"]
    steps.close()
    prove_index(in_pieces.path)
    assert list(in_pieces.settle_index()) != []
    assert in_pieces.search_ids("title:2 note") == ["note"]


def test_edits_behind_a_great_change_merge_once_in_eight(in_pieces, monkeypatch):
    monkeypatch.setattr(merging, "_OF_EDIT", 64)
    finish(in_pieces.settle_index())
    merged = []
    monkeypatch.setattr(merging, "_merge", lambda _connection, index, _pages: merged.append(index))
    for number in range(merging._GATHERED):
        put(in_pieces, a_unit(f"Note {number}", id="note"))
    assert len(merged) <= len(merging.INDEXES)


def asked(path, question):
    """Return what a question about the file's index is answered."""
    engine = sqlite.engine(path)
    with engine.connect() as connection:
        answer = question(connection)
    engine.dispose()
    return answer


def unsettled(path):
    return asked(path, merging.unsettled)


def pieces(path):
    return {index: asked(path, partial(fts.pieces, index=index)) for index in merging.INDEXES}


@pytest.mark.parametrize("index", ["words", "keywords", "marks"])
def test_a_new_index_is_empty_and_has_upper_levels(path, index):
    Catalogue.create(path).close()
    engine = sqlite.engine(path)
    with engine.connect() as connection:
        assert (fts.rows(connection, index), fts.levels(connection, index)) == (0, 8)
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")
        asked = f"SELECT count(*) FROM {index} WHERE {index} MATCH 'of1level'"
        assert connection.exec_driver_sql(asked).scalar() == 0
    engine.dispose()


def test_an_index_of_many_portions_is_built_as_one_of_few(path, monkeypatch):
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 3)
    with Catalogue.open(path) as catalogue:
        put(
            catalogue,
            *(a_unit(f"Letter {number}", f"FO 371/{number}", id=f"u{number}") for number in range(40)),
        )
        assert [step.done for step in catalogue.rebuild_index()] == [*range(3, 40, 3), 40]
        prove_index(path)
        for number in SOME:
            assert catalogue.search_ids(f"title:{number} letter") == [f"u{number}"]
        put(catalogue, a_unit("Minutes", id="u7"))
        assert catalogue.search_ids("title:7 letter") == []
        prove_index(path)


def test_an_index_that_was_built_anew_is_not_written_anew_by_what_comes_later(path, monkeypatch):
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 100)
    with Catalogue.open(path) as catalogue:
        put(catalogue, *(a_unit(f"Letter {number}", f"FO 371/{number}") for number in range(1_800)))
        finish(catalogue.rebuild_index())
    for of_levels in pages(path).values():
        assert not any(of_levels[:-1])
        assert of_levels[-1]


def pages(path):
    return {index: asked(path, partial(fts.pages, index=index)) for index in merging.INDEXES}


def prove_index(path):
    with closing(sqlite3.connect(path)) as connection:
        for index in ("words", "keywords", "marks"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")


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


def test_rebuilding_reads_dates_again(path_of_family):
    with Catalogue.open(path_of_family) as catalogue:
        put(catalogue, a_unit("Report", id="report", dates=(DateStatement(text="October 1961"),)))
        tell(path_of_family, "UPDATE units SET begin_date = '', end_date = '' WHERE id = 'report'")
        assert catalogue.search_ids("date:1961") == []
        finish(catalogue.rebuild_index())
        assert catalogue.search_ids("date:1961-10") == ["report"]


def test_rebuilding_folds_names_again(path):
    with Catalogue.open(path) as catalogue:
        credits = (Credit(name="Жўковъ", relator="trl"),)
        put(catalogue, a_unit("Letter", credits=credits, repository="Архивъ"))
        tell(path, "UPDATE terms SET folded = 'otherwise'", "UPDATE agents SET folded = 'otherwise'")
        finish(catalogue.rebuild_index())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT folded FROM agents").fetchall() == [("жуков",)]
        assert {("жуков",), ("архив",)} <= set(connection.execute("SELECT folded FROM terms"))


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
    for seed in range(4):
        kill_once(path, seed)


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    shelfmarks.read_again()
    yield
    shelfmarks.read_again()


def repositories(catalogue):
    """Return how many units are counted for each repository, and how many each finds."""
    counts = [each.counts for each in catalogue.facets("sheet").facets if each.name == "repository"]
    return {
        count.label: (count.count, len(catalogue.search(f"sheet {count.narrow}")))
        for some in counts
        for count in some
    }


@pytest.mark.usefixtures("own_folder")
def test_units_are_of_the_repository_whose_scheme_reads_them_as_long_as_there_is_one(catalogue):
    put(catalogue, a_unit("Sheet 1", "Halle 1, Kasten 2", id="one"))
    put(catalogue, a_unit("Sheet 2", "Halle 1, Kasten 3", id="two", repository="Seed Vault"))
    put(catalogue, a_unit("Sheet 3", "Halle 1, Kasten 4", id="three", repository="Other House"))
    known = Known(shipped_tables())
    examples = guessing.guess(["Halle 3, Kasten 12", "Halle 1, Kasten 2", "Halle 2, Kasten 9"], known)
    scheme = proposing.propose(examples, known, id="vault", name="Vault", repository="Seed Vault")
    files.save(scheme.table)
    finish(catalogue.rebuild_index())
    assert repositories(catalogue) == {"Seed Vault": (2, 2), "Other House": (1, 1)}
    files.take_away("vault")
    finish(catalogue.rebuild_index())
    assert repositories(catalogue) == {"Seed Vault": (1, 1), "Other House": (1, 1)}
    put(catalogue, a_unit("Sheet 2", "Halle 1, Kasten 3", id="two"))
    assert repositories(catalogue) == {"Other House": (1, 1)}
