"""A catalogue in a file, and the real window on it."""

import pytest

from muniment.catalogue import Catalogue
from muniment.desktop import theme
from muniment.desktop.furnishing import furnish
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from tests.desktop.build import an_arrangement


@pytest.fixture
def catalogue(tmp_path):
    made = an_arrangement(Catalogue.open(tmp_path / "desk.muniment"))
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp, tmp_path):
    """The window on a catalogue with a fonds, three series and three items."""
    theme.apply(qapp, "light")
    made = Window(Settings(tmp_path / "desk.ini"))
    made.furnish(furnish())
    made.bench.lay(an_arrangement(Catalogue.open(tmp_path / "window.muniment")))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()
