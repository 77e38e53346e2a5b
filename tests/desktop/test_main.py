"""From the start to the end of a day."""

import gc
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from muniment.catalogue import Catalogue
from muniment.desktop import main
from muniment.desktop.furnishing import furnish
from muniment.desktop.main import run
from muniment.desktop.window import windows
from tests.desktop.build import an_arrangement


@pytest.fixture
def a_catalogue(tmp_path):
    """A catalogue that was filled another day."""
    path = tmp_path / "days.muniment"
    an_arrangement(Catalogue.open(path)).close()
    return path


@pytest.fixture(autouse=True)
def the_day_is_over(qapp):
    """Let go of what still asks the program to end: every event loop of later tests would."""
    yield
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()
    QCoreApplication.removePostedEvents(qapp, QEvent.Type.Quit.value)


def when(ready, act):
    """Do it once there is a window of which `ready` holds."""

    def look():
        # Those of the day before may still be there, but are not to be seen.
        window = next(iter(windows()), None)
        if window is not None and ready(window):
            act(window)
        else:
            QTimer.singleShot(1, look)

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


@pytest.mark.parametrize("is_there", [True, False])
def test_of_a_catalogue_that_was_named_and_not_there_it_is_said_that_a_new_one_was_made(
    qapp, a_catalogue, is_there
):
    path = a_catalogue if is_there else a_catalogue.with_name("deys.muniment")
    said = []

    def look(window):
        said.append(window.notices.text)
        close(window)

    when(lambda window: window.bench.is_open, look)
    assert run(furnish, path) == 0
    new = f"There was no catalogue “deys.muniment” in {path.parent}. A new one was made there."
    assert said == ["" if is_there else new]


def is_being_opened(window):
    """Say whether the work of opening is under way, or was done before anybody could look."""
    return bool(window.bench.jobs.running()) or window.bench.is_open


@pytest.mark.parametrize("ready", [lambda window: True, is_being_opened])
def test_closing_while_the_catalogue_is_being_opened_is_clean(qapp, a_catalogue, ready):
    when(ready, close)
    assert run(furnish, a_catalogue) == 0


def test_what_stays_is_not_searched_for_what_can_be_forgotten(qapp, a_catalogue, monkeypatch):
    set_aside = []
    monkeypatch.setattr(main, "_STANDS", 0)
    monkeypatch.setattr(gc, "freeze", lambda: set_aside.append(True))
    when(lambda window: window.bench.is_open and set_aside, close)
    assert run(furnish, a_catalogue) == 0
    assert set_aside == [True]
