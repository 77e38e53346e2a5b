"""Records find their places by their shelfmarks."""

import pytest

from muniment.catalogue import Catalogue
from muniment.description import dates
from muniment.tasks.place import Placing
from tests.build import a_unit


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    yield made
    made.close()


def placed(catalogue, *units):
    with catalogue.edit("Place") as edit:
        placing = Placing(catalogue, edit)
        return [placing.put(unit) for unit in units]


def titles(catalogue, parent):
    return [row.title for row in catalogue.rows(catalogue.child_ids(parent))]


def path(catalogue, unit):
    return [row.title for row in catalogue.ancestors(unit.id)]


def test_missing_places_are_made_on_the_way(catalogue):
    [unit] = placed(catalogue, a_unit("Report", "AQPPSH, MPP Korese, D 1, V. 1967"))
    assert path(catalogue, unit) == ["AQPPSH", "MPP Korese", "V. 1967", "D 1"]


def test_both_orders_of_one_mark_share_their_places(catalogue):
    first, second = placed(
        catalogue,
        a_unit("One", "AQPPSH, MPP Korese, D 4, V. 1961"),
        a_unit("Two", "AQPPSH, MPP Korese, V. 1961, D4"),
    )
    assert first.parent == second.parent


def test_a_later_edit_finds_the_places_of_an_earlier_one(catalogue):
    [first] = placed(catalogue, a_unit("One", "AQPPSH, MPP Korese, D 1, V. 1967"))
    [second] = placed(catalogue, a_unit("Two", "AQPPSH, MPP Korese, V. 1967, D 1"))
    assert first.parent == second.parent


def test_years_and_files_stand_in_natural_order(catalogue):
    marks = ("V. 1967, D 10", "V. 1966, D 9", "V. 1967, D 2", "V. 1961, D4")
    units = placed(catalogue, *(a_unit(mark, f"AQPPSH, MPP Korese, {mark}") for mark in marks))
    series = catalogue.ancestors(units[0].id)[1].id
    assert titles(catalogue, series) == ["V. 1961", "V. 1966", "V. 1967"]
    year = catalogue.ancestors(units[0].id)[2].id
    assert titles(catalogue, year) == ["D 2", "D 10"]


def test_two_documents_of_one_file_stand_by_date(catalogue):
    mark = "AQPPSH, MPP Korese, D 1, V. 1967"
    late = a_unit("Late", mark, dates=(dates.statement("November 3, 1967"),))
    early = a_unit("Early", mark, dates=(dates.statement("January 16, 1967"),))
    first, _second = placed(catalogue, late, early)
    assert titles(catalogue, first.parent) == ["Early", "Late"]


def test_what_no_scheme_knows_is_kept_at_the_top(catalogue):
    [unit] = placed(catalogue, a_unit("Loose leaf", "somewhere in the attic"))
    assert catalogue.unit(unit.id).shelfmark == "somewhere in the attic"
    assert unit.parent is None
