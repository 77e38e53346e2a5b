import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.exc import OperationalError

from muniment.catalogue import Catalogue, directly
from muniment.catalogue.tables import units
from tests.build import a_unit
from tests.catalogue.test_edit import put


@pytest.fixture
def connection():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_first_column_is_returned(connection):
    assert directly.keys(connection, "VALUES (?), (?)", (3, 1)) == [3, 1]


def test_what_cannot_be_asked_is_refused_as_sqlalchemy_refuses_it(connection):
    with pytest.raises(OperationalError, match="no such table: words") as refused:
        directly.keys(connection, "SELECT rowid FROM words WHERE words MATCH ?", ("report",))
    assert refused.value.statement == "SELECT rowid FROM words WHERE words MATCH ?"


def test_all_that_is_asked_sees_one_moment(tmp_path):
    with (
        Catalogue.open(tmp_path / "c.muniment", who="here") as catalogue,
        Catalogue.open(catalogue.path, who="other") as other,
        catalogue._reading() as connection,
    ):
        before = directly.those(connection, select(units.c.id))
        put(other, a_unit(id="theirs"))
        assert directly.those(connection, select(units.c.id)) == before


@pytest.mark.parametrize("typed", ["Kopialbuch 17", "MSS 7, Box 2", "Kopialbuch 99"])
def test_the_marks_are_asked_for_nothing_twice(filed, monkeypatch, typed):
    put(filed, a_unit("Letters", "Kopialbuch 17"), a_unit("Maps", "MSS 7, Series 1, Box 2"))
    asked = []
    keys = directly.keys

    def listened(connection, statement, values):
        asked.append(values[0] if "keywords" in statement else f"another {len(asked)}")
        return keys(connection, statement, values)

    monkeypatch.setattr(directly, "keys", listened)
    filed.search(typed)
    assert len(set(asked)) == len(asked)
    assert not any(said.count('"kopialbuch"') + said.count('"mss"') > 1 for said in asked)
