"""Conditions that many units meet: none of them is gone through for what goes with it."""

import pytest
from sqlalchemy import Engine, event

from muniment.catalogue import searching
from muniment.description.levels import Level
from tests.build import a_unit
from tests.catalogue.test_edit import put

FILES = [f"f{number}" for number in range(6)]


@pytest.fixture
def many(catalogue, monkeypatch):
    """A catalogue in which six are many, with what is asked of its database."""
    for name in ("MANY", "MOST_LISTED", "BEST_OF", "RARE"):
        monkeypatch.setattr(searching, name, 4)
    put(catalogue, a_unit("Foreign Office", "FO 371", id="fonds", level=Level.FONDS))
    put(
        catalogue,
        *(a_unit("Letter", f"FO 371/{id[1:]}", id=id, level=Level.FILE, parent="fonds") for id in FILES),
    )
    put(catalogue, a_unit("Map", "FO 371/1", id="map", level=Level.ITEM))
    asked = []

    def note(_connection, _cursor, statement, *_others):
        asked.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    yield catalogue, asked
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("typed", ["level:file fo", "-level:item level:file fo 371", "has:image fo"])
def test_the_index_is_asked_at_once_for_a_shelfmark_and_what_goes_with_it(many, typed):
    catalogue, asked = many
    found = catalogue.search_ids(typed, limit=4)
    assert set(found) <= set(FILES)
    assert len(found) == (0 if "image" in typed else 4)
    assert not any("IN (SELECT words." in each for each in asked)


def test_a_mark_that_few_have_is_looked_up_before_what_many_are(many):
    catalogue, asked = many
    assert catalogue.search_ids("level:file FO 371/1", limit=4) == ["f1"]
    assert not any("IN (SELECT words." in each for each in asked)


def test_a_place_is_not_gone_through_where_enough_bear_its_mark(many):
    catalogue, asked = many
    assert len(catalogue.search_ids("in:fo", limit=4)) == 4
    assert sum("RECURSIVE" in each for each in asked) == 1
    assert set(catalogue.search_ids("in:fo")) == {*FILES, "fonds", "map"}
