"""What another program changes in the file of a catalogue is told of; what is done here is told of once."""

from contextlib import suppress
from dataclasses import replace
from threading import Thread

import pytest

from muniment.catalogue import Catalogue
from tests.build import a_unit
from tests.catalogue.test_edit import a_family, put
from tests.catalogue.test_hearing import Heard
from tests.catalogue.test_undo import rename


@pytest.fixture
def catalogue(tmp_path):
    """A catalogue in a file."""
    opened = Catalogue.open(tmp_path / "c.muniment", who="here")
    yield opened
    opened.close()


@pytest.fixture
def other(catalogue):
    """The same catalogue, opened once more as another program does."""
    opened = Catalogue.open(catalogue.path, who="other")
    yield opened
    opened.close()


@pytest.fixture
def heard(catalogue):
    """What is told of the catalogue; it has some units."""
    a_family(catalogue)
    told = Heard()
    catalogue.subscribe(told)
    return told


def test_an_edit_an_undo_and_a_redo_elsewhere_are_told_of(catalogue, other, heard):
    rename(other, "first", "Minutes")
    heard.wait(1)
    other.undo()
    heard.wait(2)
    other.redo()
    heard.wait(3)
    assert all(change.everything for change in heard)
    assert catalogue.unit("first").title == "Minutes"


def test_what_is_done_here_is_told_of_once(catalogue, other, heard):
    rename(catalogue, "first", "Minutes")
    catalogue.undo()
    put(other, a_unit(id="theirs"))
    heard.wait(3)
    assert [change.everything for change in heard] == [False, False, True]


def test_what_was_done_elsewhere_just_before_an_edit_here_is_told_of_too(catalogue, other, heard):
    put(other, a_unit(id="theirs"))
    rename(catalogue, "first", "Minutes")
    heard.wait(2)
    assert sorted(change.everything for change in heard) == [False, True]


def test_an_edit_that_fails_here_hides_nothing_and_tells_nothing(catalogue, other, heard):
    with suppress(ZeroDivisionError), catalogue.edit("Fail") as edit:
        edit.put(a_unit(id="lost"))
        raise ZeroDivisionError
    put(other, a_unit(id="theirs"))
    heard.wait(1)
    assert [change.everything for change in heard] == [True]


def test_typing_that_goes_on_elsewhere_in_the_step_it_began_is_told_of(catalogue, other, heard):
    rename(other, "first", "Minutes")
    heard.wait(1)
    unit = other.unit("first")
    with other.edit("Type on", onto=other.last_step) as edit:
        edit.put(replace(unit, titles=a_unit(title="Minutes of a meeting").titles))
    heard.wait(2)
    assert catalogue.unit("first").title == "Minutes of a meeting"


def test_an_undo_elsewhere_is_told_of_though_a_redo_here_makes_up_for_it(catalogue, other, heard):
    rename(catalogue, "first", "Ours")
    catalogue.undo()
    rename(other, "below", "Theirs")
    heard.wait(3)
    other.undo()
    catalogue.redo()
    heard.wait(5)
    assert sorted(change.everything for change in heard[3:]) == [False, True]


def test_a_file_that_has_gone_as_somebody_begins_to_listen_keeps_nobody_waiting(tmp_path):
    catalogue = Catalogue.open(tmp_path / "c.muniment", who="here")
    a_family(catalogue)
    with catalogue._engine.connect():
        catalogue.path.rename(tmp_path / "moved.muniment")
        begun = Thread(target=catalogue.subscribe, args=(lambda _change: None,), daemon=True)
        begun.start()
        begun.join(30)
        is_waiting = begun.is_alive()
        (tmp_path / "moved.muniment").rename(catalogue.path)
    assert not is_waiting
    catalogue.close()
