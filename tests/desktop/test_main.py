"""From the start to the end of a day."""

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from muniment.catalogue import Catalogue
from muniment.desktop.furnishing import furnish
from muniment.desktop.main import run
from muniment.desktop.window import Window
from tests.desktop.build import an_arrangement


@pytest.fixture
def a_catalogue(tmp_path):
    """A catalogue that was filled another day."""
    path = tmp_path / "days.muniment"
    an_arrangement(Catalogue.open(path)).close()
    return path


def when(ready, act):
    """Do it once there is a window of which `ready` holds."""

    def look():
        window = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Window)), None)
        if window is not None and ready(window):
            act(window)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def close(window):
    window.close()
    window.deleteLater()


def test_the_window_stands_is_filled_and_leaves_nothing_behind(qapp, a_catalogue):
    seen, hook = [], sys.excepthook

    def look(window):
        seen.append(window.units.table.model().rowCount())
        close(window)

    when(lambda window: window.bench.is_open, look)
    assert run(furnish, a_catalogue) == 0
    assert seen == [3]
    assert sys.excepthook is hook


def test_a_file_that_is_no_catalogue_is_a_sentence_on_the_screen(qapp, tmp_path):
    path = tmp_path / "letter.muniment"
    path.write_text("Dear Sir", "utf-8")
    said = []

    def look(window):
        said.append(window.notices.text)
        close(window)

    when(lambda window: window.notices.isVisible(), look)
    run(furnish, path)
    assert said[0].endswith(".")


@pytest.mark.parametrize("ready", [lambda window: True, lambda window: bool(window.bench.jobs.running())])
def test_closing_while_the_catalogue_is_being_opened_is_clean(qapp, a_catalogue, ready):
    when(ready, close)
    assert run(furnish, a_catalogue) == 0
