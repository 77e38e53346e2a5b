"""A file that is moved, deleted or replaced while it is open is not written to in silence."""

import os
import shutil

import pytest

from muniment.catalogue import Catalogue, CatalogueError
from tests.build import a_unit
from tests.catalogue.test_edit import put


@pytest.fixture
def path(tmp_path):
    return tmp_path / "letters.muniment"


@pytest.fixture
def opened(path):
    with Catalogue.open(path) as catalogue:
        put(catalogue, a_unit("Letters"))
        yield catalogue


def deleted(path):
    path.unlink()


def moved(path):
    path.rename(path.with_name("elsewhere.muniment"))


def replaced(path):
    copied = path.with_name("copy")
    shutil.copy(path, copied)
    copied.replace(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open where it is.")
@pytest.mark.parametrize("become", [deleted, moved, replaced])
def test_nothing_is_saved_into_a_file_that_lies_elsewhere(opened, path, become):
    become(path)
    assert not opened.is_in_place
    with pytest.raises(CatalogueError, match="no longer where it was opened"):
        put(opened, a_unit("Telegram"))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open where it is.")
def test_a_file_that_is_put_back_holds_all_that_was_saved(opened, path):
    moved(path)
    with pytest.raises(CatalogueError):
        put(opened, a_unit("Telegram"))
    path.with_name("elsewhere.muniment").rename(path)
    put(opened, a_unit("Report"))
    with Catalogue.open(path) as again:
        assert {unit.title for unit in again.subtree()} == {"Letters", "Report"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open where it is.")
def test_no_empty_file_is_made_in_the_place_of_one_that_is_gone(opened, path):
    deleted(path)
    with opened._reading(), pytest.raises(CatalogueError), opened._reading():
        pass
    assert not path.exists()
