"""A catalogue in a file, and the real window on it."""

import shutil

import pytest

from muniment.catalogue import Catalogue
from muniment.desktop import theme
from muniment.desktop.furnishing import furnish
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from tests.desktop.build import an_arrangement


@pytest.fixture(autouse=True)
def undressed(request, monkeypatch):
    """Leave out the theme's style sheet, with which a window takes twice as long; `dressed` has it."""
    if "dressed" not in request.fixturenames:
        monkeypatch.setattr(theme, "_sheet", lambda app: "")


@pytest.fixture
def dressed(qapp):
    """The theme's style sheet, where a test is about how things look."""
    yield
    qapp.setStyleSheet("")


@pytest.fixture(scope="session")
def arranged(tmp_path_factory):
    """The file of a catalogue with a fonds, three series and three items, to be copied."""
    path = tmp_path_factory.mktemp("arranged") / "arranged.muniment"
    an_arrangement(Catalogue.open(path)).close()
    return path


@pytest.fixture
def catalogue(arranged, tmp_path):
    made = Catalogue.open(shutil.copyfile(arranged, tmp_path / "desk.muniment"))
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, arranged, tmp_path):
    """The window on a catalogue with a fonds, three series and three items."""
    theme.apply(qapp, "light")
    made = Window(Settings(tmp_path / "desk.ini"))
    made.furnish(furnish())
    made.bench.lay(Catalogue.open(shutil.copyfile(arranged, tmp_path / "window.muniment")))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()
