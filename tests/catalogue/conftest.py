import pytest

from muniment.catalogue import Catalogue


@pytest.fixture
def path(tmp_path):
    """A file for what only files have."""
    return tmp_path / "test.muniment"


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request):
    """Where a new, empty catalogue lies; whoever uses it is tested on both databases."""
    return request.getfixturevalue("path" if request.param == "sqlite" else "shared")


@pytest.fixture
def catalogue(place):
    opened = Catalogue.open(place, who="me")
    yield opened
    opened.close()


@pytest.fixture
def filed(path):
    """A catalogue in a file, for what only files have."""
    opened = Catalogue.open(path, who="me")
    yield opened
    opened.close()


@pytest.fixture
def colleague(catalogue, place):
    opened = Catalogue.open(place, who="a colleague")
    yield opened
    opened.close()
