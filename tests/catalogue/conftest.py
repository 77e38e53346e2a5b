from contextlib import ExitStack

import pytest

from muniment.catalogue import Catalogue
from tests.catalogue.collection import units


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


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def standing(request, tmp_path_factory):
    """A catalogue that a file fills in one step, and that its tests look at and do not change."""
    with ExitStack() as held:
        if request.param == "sqlite":
            place = tmp_path_factory.mktemp("standing") / "test.muniment"
        else:
            cluster = request.getfixturevalue("cluster")
            place = cluster.url(held.enter_context(cluster.empty_catalogue()))
        opened = held.enter_context(Catalogue.open(place, who="me"))
        yield opened
        assert len(opened.history()) == 1, "A test has changed what others look at."


@pytest.fixture(scope="module")
def collection(standing):
    """A small collection as an archive has it, which nobody changes."""
    with standing.edit("Collection") as edit:
        edit.put_many(units())
    return standing


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
