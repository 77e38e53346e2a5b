"""The window as a picture, without a screen: for the README, the guide and `muniment demo`."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from muniment.desktop import looks
from muniment.desktop.furnishing import furnish
from muniment.desktop.main import settle
from muniment.desktop.settings import Settings
from muniment.desktop.window import Window

_STILL = 0.2
"""Seconds in which all that waits a moment, a search or a finding, has come and is painted."""
_PATIENCE = 60
"""Seconds after which a window that does not fill is given up."""


def picture(
    catalogue: Path,
    target: Path,
    mode: str = "light",
    size: tuple[int, int] = (1280, 800),
    query: str = "",
    prepare: Callable[[Window], None] | None = None,
) -> Path:
    """Render the window on the catalogue to a PNG file at `target`, and return it.

    `query` is typed into the search and its best hit opened; `prepare` may do more. The archivist's
    settings are neither read nor written. Raises `TimeoutError` where the window does not fill.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["muniment"])
    if not isinstance(app, QApplication):
        raise TypeError("A picture needs an application that can draw.")
    before = qInstallMessageHandler(_pass_over)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "desk.ini")
        settings.keep("theme", mode)
        looks.wear(app, settings)
        window = Window(settings)
        window.resize(*size)
        window.show()
        settle(window, furnish, catalogue)
        _wait(lambda: window.bench.is_open and window.arrangement.is_counted)
        if query:
            _search(window, query)
        if prepare is not None:
            prepare(window)
        settled(window)
        window.grab().save(str(target))
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qInstallMessageHandler(before)
    return target


def settled(window: Window) -> None:
    """Return once nothing is under way and all is painted."""
    _wait(lambda: not window.bench.jobs.running())
    end = time.monotonic() + _STILL
    _wait(lambda: time.monotonic() > end)


def _pass_over(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Say nothing of what a platform without a screen cannot do."""


def _search(window: Window, query: str) -> None:
    window.search.setText(query)
    window.bench.look_for(query)
    table = window.units.table
    _wait(lambda: window.units.found_text == query)
    table.enter()


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.monotonic() > deadline:
            raise TimeoutError("The window did not fill in time.")
