"""What stands around a shelfmark while it is typed."""

import pytest

from muniment.description.levels import Level
from muniment.progress import finish
from muniment.tasks import place_units
from muniment.tasks.neighbours import around, place_at
from tests.build import a_unit

KOREA = "AQPPSH, MPP Korese, V. 1967"


@pytest.fixture
def arranged(catalogue):
    """The files 2, 3 and 7 of one year, each in its place."""
    units = [a_unit(f"File {n}", f"{KOREA}, D {n}", level=Level.FILE) for n in (2, 3, 7)]
    with catalogue.edit("Begin") as edit:
        edit.put_many(units)
    finish(place_units.place(catalogue, finish(place_units.plan(catalogue, [unit.id for unit in units]))))
    return catalogue


@pytest.fixture
def new(arranged):
    """A file that lies at the top and has no shelfmark yet."""
    unit = a_unit("New", level=Level.FILE)
    with arranged.edit("New") as edit:
        edit.put(unit)
    return unit


def titles(found):
    return [row.title if row else None for row in (found.before, found.after)]


@pytest.mark.parametrize(
    ("number", "beside"),
    [(1, [None, "File 2"]), (5, ["File 3", "File 7"]), (9, ["File 7", None]), (3, ["File 2", "File 7"])],
)
def test_the_neighbours_are_those_with_the_next_numbers(arranged, new, number, beside):
    assert titles(around(arranged, f"{KOREA}, D {number}", new)) == beside


def test_where_the_number_is_taken_the_next_free_one_is_offered_as_it_is_written(arranged, new):
    assert around(arranged, "AQPPSH, MPP Korese, D 2, V. 1967", new).free == (
        "AQPPSH, MPP Korese, D 4, V. 1967"
    )


def test_a_free_number_is_left_alone(arranged, new):
    assert around(arranged, f"{KOREA}, D 5", new).free == ""


def test_a_place_that_is_typed_offers_the_next_number_in_it(arranged, new):
    assert around(arranged, KOREA, new).free == f"{KOREA}, D 8"


def test_a_number_of_another_box_is_not_taken(catalogue):
    units = [a_unit(f"File {n}", f"ACS, MI, b. {n}, fasc. 1", level=Level.FILE) for n in (1, 2)]
    new = a_unit("New", level=Level.FILE)
    with catalogue.edit("Begin") as edit:
        edit.put_many([*units, new])
    finish(place_units.place(catalogue, finish(place_units.plan(catalogue, [unit.id for unit in units]))))
    assert around(catalogue, "ACS, MI, b. 3, fasc. 1", new).free == ""
    assert around(catalogue, "ACS, MI, b. 2, fasc. 1", new).free == "ACS, MI, b. 2, fasc. 2"


def test_ones_own_number_is_no_clash(arranged):
    [hit] = arranged.search('title:"File 2"')
    assert around(arranged, f"{KOREA}, D 2", arranged.unit(hit.id)).free == ""


def test_the_place_is_offered_until_the_unit_lies_there(arranged, new):
    found = around(arranged, f"{KOREA}, D 5", new)
    assert (found.way, found.missing) == (("AQPPSH", "MPP Korese", "V. 1967"), 0)
    finish(place_at(arranged, new.id, f"{KOREA}, D 5"))
    assert around(arranged, f"{KOREA}, D 5", arranged.unit(new.id)).way == ()
    arranged.undo()
    assert arranged.unit(new.id).parent is None


def test_places_that_are_missing_are_counted(arranged, new):
    assert around(arranged, "AQPPSH, MPP Kines, V. 1970, D 5", new).missing == 2


@pytest.mark.parametrize("text", ["", "somewhere", "D", "—", "AQPPSH"])
def test_of_what_is_not_understood_nothing_is_said(arranged, new, text):
    found = around(arranged, text, new)
    assert (found.before, found.after, found.free) == (None, None, "")
