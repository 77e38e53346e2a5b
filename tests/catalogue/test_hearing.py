"""What a colleague changes is heard of; a lost connection is told of, and found again."""

import gc
import threading
from contextlib import suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from muniment.catalogue import Catalogue, UnreachableError, joining
from tests.build import a_unit
from tests.catalogue.contending import contend
from tests.catalogue.test_edit import a_family, put
from tests.catalogue.test_undo import rename

SOON = 5


class Heard(list):
    """What was said, and waiting for it."""

    def __init__(self):
        super().__init__()
        self._more = threading.Condition()

    def __call__(self, said):
        with self._more:
            self.append(said)
            self._more.notify_all()

    def wait(self, number):
        with self._more:
            assert self._more.wait_for(lambda: len(self) >= number, SOON), list(self)


@pytest.fixture
def anna(shared):
    opened = Catalogue.open(shared, who="anna")
    yield opened
    opened.close()


@pytest.fixture
def ben(shared):
    opened = Catalogue.open(shared, who="ben")
    yield opened
    opened.close()


def test_a_colleagues_change_is_heard_of_and_ones_own_only_once(anna, ben):
    hers, his = Heard(), Heard()
    anna.subscribe(hers)
    ben.subscribe(his)
    a_family(anna)
    his.wait(1)
    rename(ben, "first", "Minutes")
    hers.wait(2)
    assert (his[0].who, his[0].units) == ("anna", {"fonds", "first", "second", "below"})
    assert his[0].parents == {None, "fonds", "second"}
    assert [change.who for change in hers] == ["", "ben"]
    assert [change.who for change in his] == ["anna", ""]


def test_of_a_great_change_only_is_heard_that_all_may_be_otherwise(anna, ben):
    his = Heard()
    ben.subscribe(his)
    with anna.edit("Import") as edit:
        edit.put_many(a_unit(f"Letter {number}", id=f"{number:060}") for number in range(300))
    his.wait(1)
    assert his[0].everything
    assert his[0].label == "Import"


def test_what_is_not_kept_is_not_heard_of(anna, ben):
    his = Heard()
    ben.subscribe(his)
    with suppress(ZeroDivisionError), anna.edit("Never") as edit:
        edit.put(a_unit())
        raise ZeroDivisionError
    put(anna, a_unit("Kept", id="kept"))
    his.wait(1)
    assert [change.units for change in his] == [{"kept"}]


def test_undo_is_heard_of_too(anna, ben):
    a_family(anna)
    his = Heard()
    ben.subscribe(his)
    anna.undo()
    his.wait(1)
    assert (his[0].label, his[0].who) == ("Describe", "anna")


def test_a_lost_connection_is_told_of_and_found_again_with_what_was_missed(cluster, anna):
    reached, heard = Heard(), Heard()
    anna.watch(reached)
    anna.subscribe(heard)
    a_family(anna)
    cluster.stop()
    reached.wait(1)
    with pytest.raises(UnreachableError, match="cannot be reached just now"):
        anna.unit("first")
    with pytest.raises(UnreachableError):
        rename(anna, "first", "Never")
    cluster.start()
    reached.wait(2)
    heard.wait(2)
    assert reached == [False, True]
    assert heard[-1].everything
    rename(anna, "first", "Minutes")
    assert anna.unit("first").title == "Minutes"


def test_a_copy_of_the_server_cannot_listen_and_is_looked_at_instead(anna, ben, monkeypatch):
    refused = "RAISE EXCEPTION 'cannot execute LISTEN during recovery' USING ERRCODE = '25006'"
    monkeypatch.setattr("muniment.catalogue.hearing._LISTEN", f"DO $$ BEGIN {refused}; END $$")
    changes, reached = Heard(), Heard()
    ben.watch(reached)
    ben.subscribe(changes)
    put(anna, a_unit("New"))
    changes.wait(1)
    anna.undo()
    changes.wait(2)
    assert all(change.everything for change in changes)
    assert not reached
    assert ben.count() == 0


def test_what_a_colleague_takes_out_of_a_branch_while_it_is_deleted_stays_where_it_is(anna, ben):
    put(anna, *(a_unit(id=id, parent=parent) for id, parent in (("a", None), ("b", "a"), ("c", None))))

    def delete():
        with anna.edit("Delete") as edit:
            edit.delete("a")

    deleting = threading.Thread(target=delete)
    with ben.edit("Move") as edit:
        edit.move("b", "c")
        deleting.start()
        deleting.join(0.5)
    deleting.join(SOON)
    assert {unit.id for unit in anna.subtree()} == {"b", "c"}


def test_a_connection_that_is_lost_leaves_no_reader_of_rows_open(cluster, shared):
    engine = joining.engine(shared)
    with engine.connect() as connection:
        cluster.stop()
        cluster.start()
        with pytest.raises(OperationalError):
            connection.execute(text("SELECT 1").execution_options(yield_per=1))
    engine.dispose()
    # One that is open is an unraisable warning, and so an error, once it is collected.
    gc.collect()


def test_two_programs_lose_no_edit_and_each_hears_of_the_other(shared):
    done, found = contend(shared, 25)
    assert sorted(mark for each in done for mark in each.kept) == sorted(found)
    assert all(each.heard for each in done)
    assert not any(each.refused for each in done)
