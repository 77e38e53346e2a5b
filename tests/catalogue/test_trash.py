"""What was deleted is found in the journal, and comes back with all that lay below it."""

import sqlite3
from contextlib import closing

import pytest

from muniment.catalogue import Catalogue, UnknownUnitError
from muniment.progress import finish
from tests.build import a_unit
from tests.catalogue.test_edit import put
from tests.catalogue.test_opening import BACK_TO_FORM_9


def a_branch(catalogue):
    """A fonds `f` with the series `a` and `b`; `a` has the file `d`, which has two items."""
    put(catalogue, a_unit("Fonds", id="f"))
    put(catalogue, a_unit("A", id="a", parent="f"), a_unit("B", id="b", parent="f"))
    put(catalogue, a_unit("D", id="d", parent="a"))
    put(catalogue, *(a_unit(f"I{n}", id=f"i{n}", parent="d") for n in (1, 2)))


def delete(catalogue, *ids):
    with catalogue.edit("Delete") as edit:
        for id in ids:
            edit.delete(id)


def put_back(catalogue, gone, parent):
    with catalogue.edit("Restore") as edit:
        return finish(edit.put_back(gone, parent))


def trash(catalogue):
    """What lies in the trash: ids and sizes, the newest first."""
    found = [(each.unit.id, each.size) for each in catalogue.deleted()]
    assert len(found) == catalogue.count_deleted()
    return found


def test_nothing_lies_in_the_trash_at_first(catalogue):
    a_branch(catalogue)
    assert trash(catalogue) == []


def test_a_branch_lies_there_as_one(catalogue):
    a_branch(catalogue)
    delete(catalogue, "a")
    delete(catalogue, "b")
    assert trash(catalogue) == [("b", 1), ("a", 4)]
    assert catalogue.deleted()[1].unit == a_unit("A", id="a", parent="f")


def test_several_that_one_step_deleted_lie_there_each(catalogue):
    a_branch(catalogue)
    delete(catalogue, "d", "b")
    assert sorted(trash(catalogue)) == [("b", 1), ("d", 3)]


def test_a_branch_comes_back_where_it_stood(catalogue):
    a_branch(catalogue)
    before = list(catalogue.subtree())
    delete(catalogue, "a")
    assert put_back(catalogue, catalogue.deleted()[0], "f") == 4
    assert list(catalogue.subtree()) == before
    assert trash(catalogue) == []


def test_it_comes_back_elsewhere_behind_what_is_there(catalogue):
    a_branch(catalogue)
    delete(catalogue, "d")
    put_back(catalogue, catalogue.deleted()[0], "f")
    assert catalogue.child_ids("f") == ["a", "b", "d"]
    assert catalogue.child_ids("d") == ["i1", "i2"]


def test_what_came_back_is_found_and_can_be_taken_away_again(catalogue):
    a_branch(catalogue)
    delete(catalogue, "a")
    put_back(catalogue, catalogue.deleted()[0], "f")
    assert [hit.id for hit in catalogue.search("I2")] == ["i2"]
    catalogue.undo()
    assert trash(catalogue) == [("a", 4)]
    catalogue.undo()
    assert trash(catalogue) == []
    assert catalogue.child_ids("d") == ["i1", "i2"]


def test_what_is_there_again_stays_as_it_is(catalogue):
    a_branch(catalogue)
    delete(catalogue, "a")
    put(catalogue, a_unit("Another", id="i1", parent="b"))
    put_back(catalogue, catalogue.deleted()[0], "f")
    assert catalogue.unit("i1").title == "Another"
    assert catalogue.child_ids("d") == ["i2"]


def test_it_is_not_put_into_a_place_that_is_gone(catalogue):
    a_branch(catalogue)
    delete(catalogue, "d")
    delete(catalogue, "a")
    with pytest.raises(UnknownUnitError):
        put_back(catalogue, catalogue.deleted()[1], "a")
    assert trash(catalogue) == [("a", 1), ("d", 3)]


def test_what_was_made_and_undone_was_not_deleted(catalogue):
    a_branch(catalogue)
    catalogue.undo()
    assert trash(catalogue) == []


def test_what_was_deleted_twice_lies_there_as_it_was_last(catalogue):
    a_branch(catalogue)
    delete(catalogue, "a")
    put_back(catalogue, catalogue.deleted()[0], "f")
    put(catalogue, a_unit("Renamed", id="a", parent="f"))
    delete(catalogue, "a")
    assert [each.unit.title for each in catalogue.deleted()] == ["Renamed"]


def test_a_branch_of_more_than_a_batch_comes_back_whole(catalogue):
    put(catalogue, a_unit("F", id="f"))
    put(catalogue, *(a_unit(f"U{n}", id=f"u{n}", parent="f") for n in range(1203)))
    before = list(catalogue.subtree())
    delete(catalogue, "f")
    assert put_back(catalogue, catalogue.deleted()[0], None) == 1204
    assert list(catalogue.subtree()) == before


def test_an_older_catalogue_finds_in_its_journal_what_was_deleted(tmp_path):
    path = tmp_path / "old.muniment"
    with Catalogue.create(path) as catalogue:
        a_branch(catalogue)
        delete(catalogue, "a", "b")
        before = sorted(trash(catalogue))
    with closing(sqlite3.connect(path)) as connection:
        younger = ("DROP TABLE deleted", "DROP TABLE concepts", "DROP INDEX ix_units_below")
        for statement in (*BACK_TO_FORM_9, *younger, "UPDATE alembic_version SET version_num = '0007'"):
            connection.execute(statement)
        connection.commit()
    with Catalogue.open(path) as again:
        assert sorted(trash(again)) == before == [("a", 4), ("b", 1)]
