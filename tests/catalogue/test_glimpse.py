"""A first look into a file shows what the catalogue itself shows, and nothing where it is none."""

import subprocess
import sys
from contextlib import closing

import pytest

from muniment.catalogue import Catalogue
from muniment.catalogue.glimpse import glimpse
from muniment.description.levels import Level
from tests.desktop.build import place


@pytest.fixture
def path(tmp_path):
    """A fonds of three series; the series `a` has two hundred items."""
    path = tmp_path / "desk.muniment"
    with closing(Catalogue.open(path)) as catalogue, catalogue.edit("Begin") as edit:
        edit.put(place("f", level=Level.FONDS))
        for series in "abc":
            edit.put(place(series, "f", shelfmark=f"X, {series}"))
        edit.put_many([place(f"a{number}", "a", Level.ITEM) for number in range(200)])
    return path


def ids(seen):
    return [row.id for row in seen.listed]


def test_the_one_fonds_is_looked_into(path):
    seen = glimpse(path)
    assert (seen.place, ids(seen)) == ("f", ["a", "b", "c"])
    assert [row.id for row in seen.way] == ["f"]


def test_several_at_the_top_are_listed(path):
    with closing(Catalogue.open(path)) as catalogue, catalogue.edit("More") as edit:
        edit.put(place("g", level=Level.FONDS))
    assert (glimpse(path).place, ids(glimpse(path))) == (None, ["f", "g"])


@pytest.mark.parametrize("unit", ["f", "a", "b", "a0", "a5", "a100", "a199", "c"])
def test_rows_are_those_of_the_catalogue_in_its_order(path, unit):
    seen = glimpse(path, unit)
    with closing(Catalogue.open(path)) as catalogue:
        there = catalogue.child_ids(seen.place)
        assert [(row.title, row.shelfmark, row.level, row.must) for row in seen.listed] == [
            (row.title, row.shelfmark, row.level, row.must) for row in catalogue.rows(ids(seen))
        ]
    start = there.index(ids(seen)[0])
    assert ids(seen) == there[start : start + len(seen.listed)]


def test_the_unit_in_hand_is_among_its_neighbours(path):
    seen = glimpse(path, "a100")
    assert (seen.place, seen.unit) == ("a", "a100")
    assert {"a99", "a100", "a101"} <= set(ids(seen))
    assert len(seen.listed) <= 100


def test_a_unit_that_is_gone_leads_to_the_top(path):
    assert glimpse(path, "gone").place == "f"


@pytest.mark.parametrize("kept", [None, b"", b"no catalogue", b"SQLite format 3\x00" + bytes(100)])
def test_what_is_no_catalogue_shows_nothing(tmp_path, kept):
    path = tmp_path / "other.muniment"
    if kept is not None:
        path.write_bytes(kept)
    assert glimpse(path) is None
    assert path.exists() is (kept is not None)


def test_an_empty_catalogue_shows_nothing(tmp_path):
    Catalogue.open(tmp_path / "empty.muniment").close()
    assert glimpse(tmp_path / "empty.muniment") is None


def test_a_first_look_reads_nothing_of_what_opens_catalogues():
    asked = (
        "import sys, muniment.catalogue.glimpse; print('sqlalchemy' in sys.modules, 'lxml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
