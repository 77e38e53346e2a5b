"""What the catalogue says on any thread arrives on the screen's, and only from the one on the desk."""

import threading

import pytest

from muniment.catalogue import Catalogue
from muniment.desktop.bridge import Bridge
from tests.desktop.build import place


@pytest.fixture
def bridge(qapp, catalogue):
    made = Bridge()
    made.listen(catalogue)
    yield made
    made.close()


def rename(catalogue):
    with catalogue.edit("Rename") as edit:
        edit.put(place("a1", "a", title="Letters"))


def test_a_change_made_on_another_thread_is_heard_on_the_screens(qtbot, catalogue, bridge):
    heard = []
    bridge.changed.connect(lambda change: heard.append((change.label, threading.current_thread())))
    thread = threading.Thread(target=rename, args=[catalogue])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [("Rename", threading.main_thread())]


def test_a_catalogue_off_the_desk_is_not_heard(qtbot, catalogue, bridge, tmp_path):
    heard = []
    bridge.changed.connect(heard.append)
    rename(catalogue)
    other = Catalogue.open(tmp_path / "other.muniment")
    bridge.listen(other)
    rename(catalogue)
    qtbot.wait(20)
    bridge.close()
    other.close()
    assert heard == []
