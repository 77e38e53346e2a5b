"""Records find their places by their shelfmarks."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.catalogue import Catalogue
from muniment.description import dates
from muniment.description.levels import Level
from muniment.description.units import Shelfmark
from muniment.progress import finish
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


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("b. 1, fasc. 1", "b. 2, fasc. 1"),
        ("RG 59, Box 3, Folder 1", "RG 59, Box 4, Folder 1"),
        ("AVPRF, f. 0100, op. 42, pap. 288, d. 1", "AVPRF, f. 0100, op. 42, d. 1, pap. 289"),
    ],
)
def test_files_of_one_number_in_two_boxes_are_two_files(catalogue, first, second):
    letters = placed(catalogue, *(a_unit("Letter", mark) for mark in (first, second)))
    assert letters[0].parent != letters[1].parent
    files = placed(catalogue, *(a_unit("File", mark, level=Level.FILE) for mark in (first, second)))
    assert [unit.parent for unit in files] == [unit.parent for unit in letters]


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


def test_a_file_is_the_place_of_its_shelfmark_and_lies_in_no_other_of_the_same(catalogue):
    marks = {
        "fonds": "BArch, R 58",
        "file": "BArch, R 58/12",
        "copy": "BArch R58/12",
        "item": "BArch, R 58/12",
    }
    levels = {"fonds": Level.FONDS, "file": Level.FILE, "copy": Level.FILE, "item": Level.ITEM}
    placed(catalogue, *(a_unit(id, mark, id=id, level=levels[id]) for id, mark in marks.items()))
    paths = {id: path(catalogue, catalogue.unit(id)) for id in marks}
    assert paths == {
        "fonds": ["BArch"],
        "file": ["BArch", "fonds"],
        "copy": ["BArch", "fonds"],
        "item": ["BArch", "fonds", "file"],
    }


def test_a_file_comes_into_the_stub_that_was_made_for_it(catalogue):
    [document] = placed(catalogue, a_unit("Report", "BArch, R 58/12"))
    [file] = placed(catalogue, a_unit("File", "BArch, R 58/12", level=Level.FILE))
    assert file.parent == document.parent


def test_what_no_scheme_knows_is_kept_at_the_top(catalogue):
    [unit] = placed(catalogue, a_unit("Loose leaf", "somewhere in the attic"))
    assert catalogue.unit(unit.id).shelfmark == "somewhere in the attic"
    assert unit.parent is None


def arrangement(catalogue):
    """What lies where: shelfmark or title of each unit with those of the units above it."""
    return [
        (*(row.shelfmark or row.title for row in catalogue.ancestors(unit.id)), unit.shelfmark or unit.title)
        for unit in catalogue.subtree()
    ]


_MARKS = (
    "AQPPSH, MPP Korese, D 10, V. 1967",
    "AQPPSH, MPP Korese, V. 1966, D 9",
    "AQPPSH, MPP Korese, D 2, V. 1967",
    "",
    "RG 59, Box 12",
    "AQPPSH, MPP Kines, D 1, V. 1967",
    "АВП РФ, ф. 102, оп. 17, п. 89, д. 27",
)


@settings(max_examples=12)
@given(
    there=st.lists(st.sampled_from(_MARKS), max_size=6),
    come=st.lists(st.sampled_from(_MARKS), min_size=1, max_size=12),
)
def test_many_at_once_come_where_each_of_them_would(there, come):
    units = [a_unit(f"Report {number}", mark, id=f"u{number}") for number, mark in enumerate([*there, *come])]
    before, fresh = units[: len(there)], units[len(there) :]
    with TemporaryDirectory() as folder:
        with Catalogue.create(Path(folder) / "one.muniment") as one:
            placed(one, *before)
            placed(one, *fresh)
            expected = arrangement(one)
        with Catalogue.create(Path(folder) / "other.muniment") as other:
            placed(other, *before)
            with other.edit("Place") as edit:
                finish(Placing(other, edit).put_all(fresh))
            assert arrangement(other) == expected


@pytest.mark.parametrize("own", ["", "TNA"])
def test_a_place_of_which_the_fonds_alone_says_whose_it_is_is_not_made_again(catalogue, own):
    fonds = a_unit("Fonds", "ф. 17", id="fonds", parent="garf", repository="GARF", level=Level.FONDS)
    with catalogue.edit("Fonds") as edit:
        edit.put(a_unit("State Archive", "GARF", id="garf"))
        edit.put(fonds)
        edit.put(a_unit("Series", "ф. 17, оп. 1", id="series", parent="fonds", repository=own))
    [unit] = placed(catalogue, a_unit("Report", "ф. 17, оп. 1, д. 5", repository="GARF"))
    assert path(catalogue, unit) == ["State Archive", "Fonds", "op. 1" if own else "Series", "d. 5"]


SERIES = "ф. 17, оп. 1"


@pytest.mark.parametrize(
    ("there", "found"),
    [
        ([a_unit("Ours", shelfmarks=(Shelfmark(text=SERIES, repository="TNA"),))], "op. 1"),
        ([a_unit("Ours", shelfmarks=(Shelfmark(text=SERIES, repository="GARF"),))], "Ours"),
        ([a_unit("Theirs", SERIES, repository="TNA"), a_unit("Ours", SERIES)], "Ours"),
    ],
)
def test_a_place_of_which_the_mark_or_another_says_whose_it_is_is_told_apart(catalogue, there, found):
    with catalogue.edit("Fonds") as edit:
        edit.put(a_unit("State Archive", "GARF", id="garf"))
        edit.put(a_unit("Fonds", "ф. 17", id="fonds", parent="garf", repository="GARF", level=Level.FONDS))
        for series in there:
            edit.put(replace(series, parent="fonds"))
    [unit] = placed(catalogue, a_unit("Report", f"{SERIES}, д. 5", repository="GARF"))
    assert path(catalogue, unit) == ["State Archive", "Fonds", found, "d. 5"]


def test_places_that_are_not_there_are_asked_for_once_each_and_no_unit_is_read_for_them(
    catalogue, monkeypatch
):
    with catalogue.edit("Fonds") as edit:
        edit.put(a_unit("State Archive", "GARF", id="garf"))
        edit.put(a_unit("Fonds", "ф. 17", id="fonds", parent="garf", repository="GARF", level=Level.FONDS))
        edit.put(a_unit("Series", SERIES, id="series", parent="fonds"))
    asked = []
    units = catalogue.units
    monkeypatch.setattr(catalogue, "units", lambda ids: asked.append(ids) or units(ids))
    placed(catalogue, *(a_unit("Report", f"{SERIES}, д. {n}", repository="GARF") for n in range(20)))
    assert len(asked) == 1, "The series is read to see whose it is; of the files there is none to read."
