"""What every test can rely on: no screen needed, nobody's real folders touched, nothing left running."""

import gc
import os
import sys
import tempfile
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6.Shiboken import getAllValidWrappers

from muniment.catalogue import Catalogue, sqlite
from tests import postgres

if sys.platform not in ("win32", "darwin") and not (
    os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HOME = os.environ["MUNIMENT_HOME"] = tempfile.mkdtemp(prefix="muniment-tests-")
os.environ.pop("MUNIMENT_CATALOGUE", None)

# No power is cut here, and a killed program loses nothing: nobody waits until what is written is on the disk.
_UNHURRIED = "synchronous = NORMAL"
assert _UNHURRIED in sqlite._PRAGMAS
sqlite._PRAGMAS = ("synchronous = OFF", *(each for each in sqlite._PRAGMAS if each != _UNHURRIED))


def _copy_an_empty_one(path):
    """Begin a catalogue with a copy of an empty one: all are alike, and to make one takes longer."""
    if not _EMPTY:
        made = Path(HOME, "empty.muniment")
        _CLAIM(made)
        Catalogue.open(made).close()
        _EMPTY.append(made.read_bytes())
    path.write_bytes(_EMPTY[0])


_EMPTY: list[bytes] = []
_CLAIM, sqlite.claim = sqlite.claim, _copy_an_empty_one

# Everybody's run tries the same few cases; HYPOTHESIS_PROFILE=explore looks for new ones, fuzz for longer.
settings.register_profile("steady", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.register_profile("fuzz", max_examples=10_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


_SELDOM = (20_000, 20, 50)
"""Values until cycles are looked for among the newest: Python's usual 700 cost a twentieth of all time."""


def pytest_collection_finish():
    """Set aside what collecting made: it stays, and need not be searched for what each test left."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL of our own, started when the first test asks for it."""
    programs = postgres.programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here (on Debian: the package postgresql).")
    with postgres.running(programs) as cluster:
        yield cluster


@pytest.fixture
def shared(cluster):
    """The URL of an empty catalogue of a team."""
    with cluster.empty_catalogue() as name:
        yield cluster.url(name)


PATIENCE = 20_000
"""Milliseconds; what is waited for mostly comes at once."""


@pytest.fixture
def qtbot(qtbot):
    """The robot at the keyboard, with the patience that a machine with much to do asks for."""
    qtbot.waitUntil = partial(qtbot.waitUntil, timeout=PATIENCE)
    return qtbot


@pytest.fixture(autouse=True)
def nothing_is_left_running(request):
    """Fail a test that leaves a thread, a visible window or a ticking timer behind."""
    before = set(threading.enumerate())
    yield
    left = [
        thread for thread in set(threading.enumerate()) - before if thread.is_alive() and not thread.daemon
    ]
    assert not left, f"Threads are still running: {left}"
    if "qapp" in request.fixturenames:
        _no_qt_left()


def _no_qt_left():
    assert QThreadPool.globalInstance().waitForDone(2000), "Jobs are still running in the thread pool."
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert not windows, f"Windows are still open: {windows}"
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    assert loop.exec() == 0, "Event loops end at once: somebody asked the program to end."
    timers = [each for each in getAllValidWrappers() if type(each) is QTimer and each.isActive()]
    assert not timers, f"Timers are still ticking: {timers}"
