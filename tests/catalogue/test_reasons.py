"""What SQLite refuses is said as the system's refusals are; each error here is one that it raised."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from muniment.catalogue import Catalogue, CatalogueError
from muniment.catalogue.reasons import why
from tests.build import a_unit
from tests.full_disk import no_room


def _fill(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA max_page_count = 2")
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (zeroblob(100000))")


def _write_where_only_reading_is_allowed(path: Path) -> None:
    path.touch()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("CREATE TABLE t (x)")


def _read_what_is_none(path: Path) -> None:
    path.write_bytes(b"a finding aid" * 1000)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT * FROM sqlite_master")


def _open_in_no_folder(path: Path) -> None:
    with closing(sqlite3.connect(path / "none" / "none")) as connection:
        connection.execute("CREATE TABLE t (x)")


def _write_while_another_does(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, closing(sqlite3.connect(path, timeout=0)) as connection:
        other.execute("BEGIN IMMEDIATE")
        connection.execute("BEGIN IMMEDIATE")


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (_fill, "there is no room left on the disk; make some, and do it again"),
        (
            _write_where_only_reading_is_allowed,
            "you are not allowed to; choose another place, or ask whoever keeps it",
        ),
        (_read_what_is_none, "the file is damaged; open the last backup of it instead"),
        (
            _write_while_another_does,
            "another window or program is at work in it; wait until that is done, and do it again",
        ),
        (_open_in_no_folder, "its folder is not there, or nothing may be written in it"),
    ],
)
def test_the_reason_is_said_with_a_cure(tmp_path: Path, refused: Callable[[Path], None], said: str) -> None:
    with pytest.raises(sqlite3.Error) as error:
        refused(tmp_path / "a.muniment")
    assert why(error.value, tmp_path / "a.muniment") == said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file.")
@pytest.mark.parametrize(("free", "said"), [(0, "there is no room left"), (1 << 30, "does not answer")])
def test_a_fault_on_a_full_disk_is_told_as_want_of_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, said: str
) -> None:
    catalogue = Catalogue.create(tmp_path / "a.muniment")
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=free))
    with no_room(), pytest.raises(CatalogueError, match=said), catalogue.edit("Describe") as edit:
        edit.put(a_unit("Letters"))
    catalogue.close()


_CREATE = """
import resource, sys
from muniment.catalogue import Catalogue, CatalogueError
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
try:
    Catalogue.create(sys.argv[1])
except CatalogueError:
    sys.exit(7)
"""

_BACK_UP = """
import resource, sys
from pathlib import Path
from muniment.catalogue import Catalogue, CatalogueError
with Catalogue.open(sys.argv[1]) as catalogue:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
    try:
        catalogue.backup(Path(sys.argv[2]))
    except CatalogueError:
        sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file.")
@pytest.mark.parametrize("size", [0, 4096, 20000])
def test_a_catalogue_that_finds_no_room_leaves_nothing_behind(tmp_path: Path, size: int) -> None:
    words = [sys.executable, "-c", _CREATE.format(size=size), str(tmp_path / "a.muniment")]
    assert subprocess.run(words, check=False, timeout=60).returncode == 7
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file.")
def test_a_backup_that_finds_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    place, kept = tmp_path / "a.muniment", tmp_path / "backups"
    kept.mkdir()
    Catalogue.create(place).close()
    words = [sys.executable, "-c", _BACK_UP, str(place), str(kept / "b.muniment")]
    assert subprocess.run(words, check=False, timeout=60).returncode == 7
    assert list(kept.iterdir()) == []


def test_creating_where_a_file_is_leaves_that_file(tmp_path: Path) -> None:
    there = tmp_path / "a.muniment"
    there.write_text("notes")
    with pytest.raises(CatalogueError):
        Catalogue.create(there)
    assert there.read_text() == "notes"
