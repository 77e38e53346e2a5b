"""The window stands before anything is read, and shows its first rows before the catalogue is open."""

import subprocess
import sys

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from muniment.catalogue.glimpse import glimpse
from muniment.desktop import door, theme
from muniment.desktop.door import Door
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window
from tests.desktop.desks import settle


def test_the_colours_of_the_door_are_the_paper_of_the_themes():
    assert {mode: theme.tokens(mode).paper for mode in ("light", "dark")} == door.PAPER


def test_nothing_is_read_before_the_window_stands():
    asked = (
        "import sys, muniment.desktop.door\n"
        "heavy = ('sqlalchemy', 'lxml', 'muniment.desktop.window', 'muniment.catalogue', 'PySide6.QtSvg')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_window_takes_the_place_of_the_door(qtbot, qapp, tmp_path):
    theme.apply(qapp, "light")
    frame = Door(Settings(tmp_path / "desk.ini"))
    frame.resize(QSize(1400, 900))
    with qtbot.waitExposed(frame):
        frame.show()
    window = Window(frame.settings)
    window.take_place_of(frame)
    qtbot.waitUntil(lambda: not frame.isVisible())
    assert (window.geometry(), window.isVisible()) == (frame.geometry(), True)
    assert window.palette().window().color() == QColor(theme.current().paper)
    for each in (window, frame):
        each.close()
        each.deleteLater()
    settle()


def test_first_rows_are_shown_before_the_catalogue_is_open(window, qapp, tmp_path):
    fresh = Window(Settings(tmp_path / "other.ini"))
    fresh.show()
    fresh.units.show_glimpse(glimpse(window.bench.catalogue.path, "a2"))
    settle()
    model = fresh.units.table.model()
    assert [model.unit_at(row) for row in range(model.rowCount())] == ["a1", "a2", "a3"]
    assert fresh.units.table.currentIndex().row() == 1
    assert not fresh.bench.is_open
    fresh.close()
    fresh.deleteLater()
    settle()
