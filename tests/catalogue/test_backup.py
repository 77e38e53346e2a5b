import pytest

from muniment.catalogue import CatalogueError, sqlite
from muniment.catalogue.backup import backup
from tests.build import a_unit
from tests.catalogue.test_edit import a_family, put


def test_a_copy_that_holds_less_is_no_backup_and_the_older_one_stays(filed, tmp_path, monkeypatch):
    a_family(filed)
    kept = tmp_path / "backup.muniment"
    filed.backup(kept)
    before = kept.read_bytes()
    put(filed, a_unit("Later"))
    # The way a disk lies: the copy is made, and holds what the catalogue held yesterday.
    monkeypatch.setattr(sqlite, "copy", lambda _connection, target: target.write_bytes(before))
    with pytest.raises(CatalogueError, match="does not hold what the catalogue holds"):
        filed.backup(kept)
    assert kept.read_bytes() == before
    assert not kept.with_name("backup.muniment.part").exists()


def test_a_backup_replaces_an_older_one(filed, tmp_path):
    kept = tmp_path / "backup.muniment"
    a_family(filed)
    filed.backup(kept)
    put(filed, a_unit("Later"))
    filed.backup(kept)
    engine = sqlite.engine(kept)
    with engine.connect() as connection:
        backup(connection, tmp_path / "again.muniment")
        assert sqlite.is_whole(connection)
    engine.dispose()
