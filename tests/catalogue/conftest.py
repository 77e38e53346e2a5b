import pytest

from muniment.catalogue import Catalogue


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.muniment"


@pytest.fixture
def catalogue(path):
    opened = Catalogue.open(path, who="me")
    yield opened
    opened.close()


@pytest.fixture
def colleague(catalogue):
    opened = Catalogue.open(catalogue.path, who="a colleague")
    yield opened
    opened.close()
