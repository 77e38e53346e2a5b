"""A catalogue on a disc, in a folder of others or protected is read, and every change of it refused."""

from contextlib import closing

import pytest
from sqlalchemy import text

from muniment.catalogue import Catalogue, CatalogueError, ProtectedError, tables
from tests.build import a_unit
from tests.catalogue.test_edit import put
from tests.protected import needs_rights, without_rights

pytestmark = needs_rights


@pytest.fixture
def path(tmp_path):
    (tmp_path / "disc").mkdir()
    file = tmp_path / "disc" / "letters.muniment"
    with Catalogue.create(file) as catalogue:
        put(catalogue, a_unit("Letters of Kim"))
    return file


def both(path):
    return path, path.parent


def file_alone(path):
    return (path,)


def folder_alone(path):
    return (path.parent,)


PROTECTED = (both, file_alone, folder_alone)


@pytest.mark.parametrize("of", PROTECTED)
def test_what_cannot_be_written_is_searched_and_shown(path, of):
    with without_rights(*of(path)), Catalogue.open(path) as catalogue:
        [hit] = catalogue.search("kim")
        assert catalogue.unit(hit.id).title == "Letters of Kim"
        assert catalogue.statistics().units == 1
        assert "letters.muniment" in catalogue.protection


@pytest.mark.parametrize("of", PROTECTED)
def test_every_change_of_it_is_refused_and_nothing_is_left_beside_it(path, of):
    with without_rights(*of(path)), Catalogue.open(path) as catalogue:
        for change in (
            lambda: put(catalogue, a_unit("Note")),
            catalogue.undo,
            lambda: list(catalogue.rebuild_index()),
        ):
            with pytest.raises(ProtectedError, match="can only be read"):
                change()
        assert catalogue.count() == 1
        assert list(path.parent.iterdir()) == [path]


def test_one_that_can_be_written_says_nothing(path):
    with Catalogue.open(path) as catalogue:
        assert catalogue.protection == ""


def test_it_can_be_backed_up(path, tmp_path):
    with without_rights(*both(path)), Catalogue.open(path) as catalogue:
        catalogue.backup(tmp_path / "copy.muniment")
    with Catalogue.open(tmp_path / "copy.muniment") as copied:
        assert copied.count() == 1


def test_what_is_not_yet_in_the_file_is_read_while_another_works_on_it(path):
    with Catalogue.open(path) as writer:
        put(writer, a_unit("Telegram of Ho"))
        with without_rights(*both(path)), Catalogue.open(path) as reader:
            assert len(reader.search("ho telegram")) == 1


def test_a_file_that_somebody_changes_meanwhile_is_to_be_opened_anew(path):
    with without_rights(*both(path)):
        reader = Catalogue.open(path)
    with closing(reader):
        with Catalogue.open(path) as writer:
            put(writer, a_unit("Telegram"))
        with pytest.raises(CatalogueError, match="open it anew"):
            reader.count()


@pytest.mark.parametrize("form", ["1", "999999"])
def test_one_of_another_form_is_refused_with_a_sentence(path, form):
    with Catalogue.open(path) as catalogue, catalogue._writing() as connection:
        connection.execute(text(f"UPDATE {tables.version.name} SET version_num = '{form}'"))
    with (
        without_rights(*both(path)),
        pytest.raises(CatalogueError, match=r"brought up to date|newer Muniment"),
    ):
        Catalogue.open(path)


def test_what_is_no_catalogue_is_said_to_be_none(path):
    path.write_bytes(b"SQLite format 3\0" + bytes(200))
    with without_rights(*both(path)), pytest.raises(CatalogueError, match="not a catalogue"):
        Catalogue.open(path)
