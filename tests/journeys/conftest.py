"""Every archivist has a home of her own."""

import pytest

from tests.journeys.archivist import Archivist


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The folder with her catalogues and what her desk remembers."""
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def archivist(qtbot, qapp, home):
    """Somebody who knows archives, not computers."""
    return Archivist(qtbot)
