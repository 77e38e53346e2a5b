"""What another program changes in the file of a catalogue is told of; what is done here is told of once."""

from contextlib import suppress

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
