"""Many rows are written by a second thread; nobody outside can tell, whatever happens to it."""

import json
import sqlite3
import time
import zlib
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError

from muniment.catalogue import Catalogue, CatalogueError, behind, sqlite
from muniment.catalogue.headings import COLUMNS
from muniment.catalogue.lines import lines
from muniment.progress import finish
from tests.build import a_unit

MANY = 1_200


@pytest.fixture
def catalogue(path):
    with Catalogue.open(path, who="me") as opened:
        yield opened


def rows(count, word="letter"):
    return [{"key": key, "mark": "", **dict.fromkeys(COLUMNS, word)} for key in range(1, count + 1)]


def letters(count=MANY):
    return [a_unit(f"Letter {number}", f"Box {number}", id=f"u{number}") for number in range(count)]


def put_many(catalogue, units):
    with catalogue.edit("Import") as edit:
        edit.put_many(units)


def write_into_a_full_file(engine):
    with sqlite.writing(engine).begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        sqlite.add_words(connection, rows(5_000, "letter " * 500))


def write_behind(engine, written):
    with sqlite.writing(engine).begin() as connection:
        for each in written:
            sqlite.insert_lines(connection, [each], MANY)


def integrity(path):
    with closing(sqlite3.connect(path)) as connection:
        for index in ("words", "keywords", "marks"):
            connection.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")


def test_what_many_units_say_is_found_as_soon_as_they_are_there(catalogue):
    put_many(catalogue, letters())
    assert len(catalogue.search_ids("letter")) == MANY
    assert catalogue.search_ids(f"letter {MANY - 1}") == [f"u{MANY - 1}"]
    integrity(catalogue.path)


def test_a_large_import_that_fails_leaves_nothing_in_the_index(catalogue):
    with pytest.raises(CatalogueError):
        put_many(catalogue, [*letters(), a_unit("Of nobody", parent="nobody")])
    assert catalogue.search_ids("letter") == []
    put_many(catalogue, letters(300))
    assert len(catalogue.search_ids("letter")) == 300


def test_units_of_a_large_import_may_be_deleted_within_it(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put_many(letters(400))
        edit.delete("u7")
    assert len(catalogue.search_ids("letter")) == 399
    integrity(catalogue.path)


def test_what_is_asked_within_a_large_import_sees_all_that_came_before(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put_many(letters())
        assert edit.unit(f"u{MANY - 1}").title == f"Letter {MANY - 1}"
        assert len(edit.child_ids(None)) == MANY


def test_a_large_import_may_put_more_while_its_units_are_made(catalogue):
    with catalogue.edit("Import") as edit:

        def made():
            for unit in letters():
                if unit.id == "u700":
                    edit.put(a_unit("Between", id="between"))
                yield unit

        edit.put_many(made())
    assert catalogue.count() == MANY + 1
    assert catalogue.search_ids("between") == ["between"]
    integrity(catalogue.path)


def test_a_large_import_is_journaled_as_a_whole(catalogue):
    put_many(catalogue, letters())
    catalogue.undo()
    assert catalogue.count() == 0
    catalogue.redo()
    assert catalogue.unit(f"u{MANY - 1}").title == f"Letter {MANY - 1}"
    assert len(catalogue.history(unit="u7")) == 1
    integrity(catalogue.path)


@pytest.mark.parametrize(
    "change",
    [
        lambda unit: a_unit(f"Report {unit.id}", unit.shelfmark, id=unit.id),
        lambda unit: a_unit(unit.title, f"Carton {unit.id}", id=unit.id),
        lambda unit: a_unit("", f"{unit.shelfmark}/1", id=unit.id),
        lambda unit: a_unit(f"{unit.title} letter", unit.shelfmark, id=unit.id),
    ],
    ids=["titles", "shelfmarks", "both", "a word once more"],
)
def test_when_many_units_change_the_index_is_as_one_built_anew(catalogue, change):
    put_many(catalogue, letters(300))
    with catalogue.edit("Change") as edit:
        edit.put_many([change(unit) for unit in letters(250)])
    changed = entries(catalogue.path)
    catalogue.undo()
    taken_back = entries(catalogue.path)
    finish(catalogue.rebuild_index())
    assert taken_back == entries(catalogue.path) != changed
    catalogue.redo()
    finish(catalogue.rebuild_index())
    assert changed == entries(catalogue.path)


def entries(path):
    """All words of the index, with the rows and places where they stand."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for index in ("words", "keywords", "marks"):
            connection.execute(
                f"CREATE VIRTUAL TABLE temp.{index}_said USING fts5vocab(main, {index}, instance)"
            )
            found[index] = sorted(connection.execute(f"SELECT * FROM {index}_said"), key=repr)
    return found


def test_rows_that_follow_others_which_cannot_be_written_are_not_written(path):
    Catalogue.create(path).close()
    engine = sqlite.engine(path)
    steps = ("number", "label", "moment", "who", "state")
    done = [(number, "Import", "", "me", "done") for number in range(1, 300)]
    written = (lines("nothing", ("key",), [(1,)]), lines("steps", steps, done))
    with pytest.raises(DatabaseError, match="nothing"):
        write_behind(engine, written)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM steps").scalar() == 0
    engine.dispose()


def test_what_cannot_be_written_later_is_told_when_the_transaction_ends(path):
    Catalogue.create(path).close()
    engine = sqlite.engine(path)
    with pytest.raises(DatabaseError, match="full"):
        write_into_a_full_file(engine)
    with engine.connect() as connection:
        assert sqlite.indexed(connection) == 0
    engine.dispose()


def test_of_rows_that_may_be_known_those_that_are_there_stay(path):
    with Catalogue.open(path) as catalogue:
        first = [(f"key {number}", "word") for number in range(MANY)]
        again = lines("vocabulary", ("key", "word"), [*first, ("another", "word")], known=True)
        write_behind(catalogue._engine, [lines("vocabulary", ("key", "word"), first), again])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM vocabulary").fetchone() == (MANY + 1,)


def test_no_more_is_handed_over_than_a_little_before_it_is_written(path, monkeypatch):
    written, most = [], []

    def slowly(_line, rows):
        time.sleep(0.002)
        written.append(rows)
        return ()

    monkeypatch.setattr(behind, "_portions", slowly)
    with Catalogue.open(path) as catalogue, sqlite.writing(catalogue._engine).begin() as connection:
        for number in range(40):
            sqlite.insert_lines(connection, [lines("units", ("key",), [(number,)])], MANY)
            most.append(number + 1 - len(written))
    assert max(most) <= 4
    assert len(written) == 40


def test_a_step_that_an_earlier_version_journaled_can_be_taken_back(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put(a_unit("Letter", id="letter"))
    with closing(sqlite3.connect(catalogue.path)) as connection, connection:
        body = connection.execute("SELECT description FROM units").fetchone()[0]
        position = connection.execute("SELECT position FROM units").fetchone()[0]
        entries = [["unit", "letter", None, [body, None, position]]]
        earlier = zlib.compress(json.dumps(entries).encode())
        connection.execute("UPDATE batches SET content = ?", (earlier,))
    assert catalogue.undo().label == "Import"
    assert catalogue.count() == 0
    assert catalogue.redo().label == "Import"
    assert catalogue.unit("letter").title == "Letter"


@given(st.integers(0, 4_000), st.sampled_from([2, 19]))
def test_rows_are_written_in_order_and_in_few_numbers_at_a_time(count, columns):
    each = [(number,) * columns for number in range(count)]
    written = list(behind._portions(lines("units", ["x"] * columns, each), each))
    assert [row for portion in written for row in portion] == each
    assert all(len(portion) * columns <= behind._MOST_VALUES for portion in written)


def test_statements_are_few_whatever_the_number_of_rows():
    numbers = {
        len(portion)
        for count in range(1, 1_500)
        for portion in behind._portions(
            lines("uses", ["a", "b", "c"], [(1, 2, 3)] * count), [(1, 2, 3)] * count
        )
    }
    assert len(numbers) < 25
