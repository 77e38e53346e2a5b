"""A unit that nobody has changed since it came from a file is written as it came, without being opened."""

from contextlib import closing
from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue
from muniment.description.units import FindingAid, Kept, a_title
from muniment.description.unopened import Unopened, opened
from tests.build import a_unit

SOURCE = Kept(vocabulary="ead3", place="source/0", xml='<c><did>"kept":[{"a":1}],"came":"x"}</did></c>')


@pytest.fixture
def catalogue(tmp_path):
    with closing(Catalogue.create(tmp_path / "some.muniment")) as made:
        yield made


@pytest.fixture
def came(catalogue):
    unit = a_unit("Letters", kept=(SOURCE,))
    with catalogue.edit("Import") as edit:
        list(edit.taking_in([unit], "ead3"))
    return unit


def stored(catalogue):
    (only,) = catalogue.run()
    return only


def test_what_came_from_a_file_is_unopened_and_says_the_same_when_it_is_opened(catalogue, came):
    found = stored(catalogue)
    assert isinstance(found, Unopened)
    assert (found.id, found.parent, found.came, found.kept) == (came.id, None, "ead3", (SOURCE,))
    assert opened(found) == came == catalogue.unit(came.id)


def test_the_head_of_a_file_is_unopened_too(catalogue):
    top = a_unit("All", kept=(SOURCE,), aid=FindingAid(identifier="x"))
    with catalogue.edit("Import") as edit:
        list(edit.taking_in([top], "ead3"))
    assert stored(catalogue).kept == (SOURCE,)


def test_what_was_changed_is_opened_until_the_change_is_taken_back(catalogue, came):
    with catalogue.edit("Edit") as edit:
        edit.put(replace(came, titles=(a_title("Diaries"),)))
    assert not isinstance(stored(catalogue), Unopened)
    catalogue.undo()
    assert isinstance(stored(catalogue), Unopened)


@pytest.mark.parametrize("put", [lambda edit, unit: edit.put(unit), lambda edit, unit: edit.put_many([unit])])
def test_to_put_it_again_as_it_is_changes_nothing(catalogue, came, put):
    with catalogue.edit("Edit") as edit:
        put(edit, came)
    assert isinstance(stored(catalogue), Unopened)
    assert catalogue.undo_label == "Import"


def test_what_was_moved_is_still_as_it_came(catalogue, came):
    box = a_unit("Box")
    with catalogue.edit("Edit") as edit:
        edit.put(box)
        edit.move(came.id, box.id)
    assert [each.came for each in catalogue.run()] == ["", "ead3"]


def test_what_keeps_nothing_of_a_file_is_unopened_and_says_the_same_when_it_is_opened(catalogue):
    unit = a_unit('A box called "kept"', shelfmark="F 1")
    with catalogue.edit("Edit") as edit:
        edit.put(unit)
    found = stored(catalogue)
    assert isinstance(found, Unopened)
    assert (found.came, found.kept, opened(found)) == ("", (), unit)


def test_a_unit_of_which_something_else_is_stored_says_that(catalogue):
    with catalogue.edit("Edit") as edit:
        edit.put(a_unit("Letters"))
    found = stored(catalogue)
    assert found.saying(found.body.replace("Letters", "Diaries")).title == "Diaries"
