import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from muniment.catalogue import directly


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
