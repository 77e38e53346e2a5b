"""A catalogue that is open is never opened as a mere file: closing that would unlock it for others."""

import subprocess
import sys

import pytest

from muniment.catalogue import Catalogue, CatalogueError
from muniment.formats.deliveries import FormatError
from muniment.progress import finish
from muniment.tasks.files import attach
from muniment.tasks.import_file import import_source
from muniment.tasks.look_into import look_into
from muniment.tasks.sources import source_of
from muniment.tasks.targets import draft_beside
from tests.build import a_unit

_LOOK = "import sys, sqlite3; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM units').fetchall()"


def opened_again(catalogue):
    Catalogue.open(catalogue.path).close()


def imported_into_itself(catalogue):
    with pytest.raises(FormatError, match="is the catalogue that is open"):
        finish(import_source(catalogue, source_of(catalogue.path)))


def looked_into(catalogue):
    with pytest.raises(FormatError, match="is the catalogue that is open"):
        finish(look_into(catalogue, source_of(catalogue.path)))


def exported_onto_itself(catalogue):
    with pytest.raises(FormatError, match="is a catalogue, and stays as it is"):
        draft_beside(catalogue.path)


def attached_to_a_record(catalogue):
    with pytest.raises(CatalogueError, match="is a catalogue, and no document"):
        finish(attach(catalogue, next(iter(catalogue.child_ids(None))), [catalogue.path]))


def imported_elsewhere(catalogue):
    with Catalogue.open(catalogue.path.with_name("elsewhere.muniment")) as elsewhere:
        finish(import_source(elsewhere, source_of(catalogue.path)))
        assert elsewhere.search_ids("letters") == catalogue.search_ids("letters")


@pytest.mark.parametrize(
    "do",
    [
        opened_again,
        imported_into_itself,
        imported_elsewhere,
        looked_into,
        exported_onto_itself,
        attached_to_a_record,
    ],
)
def test_another_program_that_closes_the_file_leaves_what_is_not_yet_in_it(catalogue, do):
    with catalogue.edit("Begin") as edit:
        edit.put(a_unit("Letters"))
    log = catalogue.path.with_name(f"{catalogue.path.name}-wal")
    do(catalogue)
    subprocess.run([sys.executable, "-I", "-c", _LOOK, str(catalogue.path)], check=True)
    assert log.stat().st_size


def test_a_damaged_catalogue_is_refused_as_one_and_nothing_is_written_over_it(catalogue, tmp_path):
    half = tmp_path / "half.muniment"
    catalogue.backup(half)
    half.write_bytes(half.read_bytes()[:50_000])
    with pytest.raises(FormatError, match="cannot be opened as a catalogue"):
        finish(import_source(catalogue, source_of(half)))
    with pytest.raises(FormatError, match="stays as it is"):
        draft_beside(half)
