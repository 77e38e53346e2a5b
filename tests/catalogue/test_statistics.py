import random
import sqlite3
from contextlib import closing

import pytest

from muniment.catalogue import Catalogue, fts, rebuilding, sqlite
from muniment.description.levels import Level
from muniment.description.units import DateStatement
from tests.build import a_unit
from tests.catalogue.test_opening import tell


def dated(year):
    return (DateStatement(text=year, edtf=year),)


def test_a_catalogue_in_numbers(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put(a_unit("Papers", id="top", level=Level.OTHER, level_name="repository"))
        edit.put_many(a_unit(parent="top", dates=dated(f"{1938 + number}")) for number in range(3))
    found = catalogue.statistics()
    assert (found.units, found.steps, found.agents) == (4, 1, 0)
    assert found.levels == (("item", 3), ("repository", 1))
    assert found.decades == (("1930", 2), ("1940", 1))
    assert found.size > found.index_size > 0
    assert found.index_is_sound


def test_a_unit_of_two_decades_is_counted_in_both(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put(a_unit("Letter, and its copy", dates=(*dated("1938"), *dated("1967"), *dated("1968"))))
        edit.put(a_unit("Tablet", dates=dated("-0499")))
    assert catalogue.statistics().decades == (("1930", 1), ("1960", 1))


def test_a_unit_is_counted_in_each_decade_that_its_dates_reach_into_as_a_search_for_it_finds(catalogue):
    with catalogue.edit("Import") as edit:
        edit.put_many(a_unit(dates=dated(year)) for year in ("1938/1952", "1949", "1961/..", "0098/0101"))
    decades = catalogue.statistics().decades
    assert decades == (("0090", 1), ("0100", 1), ("1930", 1), ("1940", 2), ("1950", 1), ("1960", 1))
    for first, count in decades:
        assert len(catalogue.search_ids(f"date:{first}..{first[:-1]}9")) == count


def test_an_empty_catalogue_has_numbers_too(catalogue):
    found = catalogue.statistics()
    assert (found.units, found.levels, found.decades) == (0, (), ())


def test_what_the_index_says_of_its_rows_is_so_after_any_changes(path):
    chance = random.Random(7)
    with Catalogue.open(path) as catalogue:
        for step in range(30):
            with catalogue.edit("Change") as edit:
                edit.put_many(a_unit(id=f"u{step}-{number}") for number in range(chance.choice((1, 3, 140))))
            if chance.random() < 0.5:
                catalogue.undo()
        count = catalogue.count()
    with closing(sqlite3.connect(path)) as connection:
        [[docsize]] = connection.execute("SELECT count(*) FROM words_docsize")
    engine = sqlite.engine(path)
    with engine.connect() as connection:
        assert sqlite.indexed(connection) == docsize == count
    engine.dispose()


def test_the_size_of_an_index_is_about_that_of_its_pages(path):
    with Catalogue.open(path) as catalogue, catalogue.edit("Import") as edit:
        edit.put_many(
            a_unit(f"{number:x} letter report {number * 7}", id=f"u{number}") for number in range(2_000)
        )
    with closing(sqlite3.connect(path)) as connection:
        [[written]] = connection.execute("SELECT sum(length(block)) FROM words_data")
    engine = sqlite.engine(path)
    with engine.connect() as connection:
        assert fts.size(connection, "words") == pytest.approx(written, rel=0.3)
    engine.dispose()


def test_opening_tells_how_far_a_lost_index_is(path, monkeypatch):
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 500)
    with Catalogue.open(path) as catalogue, catalogue.edit("Import") as edit:
        edit.put_many(a_unit(id=f"u{number}") for number in range(700))
    tell(path, "DROP TABLE words")
    opening = Catalogue.opening(path)
    assert next(opening).share == pytest.approx(500 / 700)
    opening.close()
    with Catalogue.open(path) as catalogue:
        assert catalogue.index_is_sound
        assert len(catalogue.search_ids("letters")) == 700


SPELLINGS = ("Sub-fonds", "sub-fonds ", "Sub-fonds", "SUB-FONDS")


@pytest.fixture
def own_levels(catalogue):
    """Four units of one level of the archive's own, spelled in three ways, and one of another level."""
    with catalogue.edit("Begin") as edit:
        for spelling in (*SPELLINGS, "Bundle"):
            edit.put(a_unit("Papers", level=Level.OTHER, level_name=spelling))
    return catalogue


def test_spellings_of_one_level_are_counted_as_one_shown_as_most_write_it(own_levels):
    assert own_levels.statistics().levels == (("Sub-fonds", 4), ("Bundle", 1))


def test_hits_are_counted_by_a_level_as_many_as_a_click_on_it_finds(own_levels):
    counts = next(each.counts for each in own_levels.facets("papers").facets if each.name == "level")
    assert [(count.label, count.count) for count in counts] == [("Sub-fonds", 4), ("Bundle", 1)]
    assert [len(own_levels.search_ids(count.narrow)) for count in counts] == [4, 1]


def test_spellings_of_one_level_are_offered_once(own_levels):
    offered = [each.text.strip() for each in own_levels.completions("level:sub", 9)]
    assert [each for each in offered if each.lower() == "sub-fonds"] == ["sub-fonds"]
