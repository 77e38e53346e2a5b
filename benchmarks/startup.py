"""From nothing to a window one can work in: ours on a catalogue, beside a bare window with an empty table."""

import os
import subprocess
import sys
from pathlib import Path

from measuring import Comparison

# Both end at once where they would wait for a person, so that leaving is not measured.
BARE = """
import os, sys
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv)
window, table = QMainWindow(), QTableView()
table.setModel(QStandardItemModel(0, 5))
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
while not window.isVisible():
    app.processEvents()
app.processEvents()
os._exit(0)
"""

# The program itself. It is looked at when it paints by itself, and now and then while it waits for a
# person: looking more often would take the time of the thread that reads the catalogue.
OURS = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication
def visible():
    return any(widget.isVisible() for widget in QApplication.topLevelWidgets())
def usable():
    views = [view for view in QApplication.allWidgets() if isinstance(view, QAbstractItemView)]
    return any(view.isVisible() and view.model() and view.model().rowCount() for view in views)
def paint_and_leave():
    paint()
    os._exit(0)
def wait(*_):
    look = QTimer(interval=10)
    look.timeout.connect(lambda: reached() and paint_and_leave())
    look.start()
    return wait_for_a_person()
def paint_and_look(*_):
    paint()
    reached() and os._exit(0)
wait_for_a_person, QApplication.exec = QApplication.exec, wait
paint, QApplication.processEvents = QApplication.processEvents, paint_and_look
reached = {"visible": visible, "usable": usable}[sys.argv.pop()]
from muniment.__main__ import main
main()
"""


def comparisons(catalogue: Path, home: Path) -> list[Comparison]:
    """Compare whole processes, from their start to their end."""
    screen = {"QT_QPA_PLATFORM": "offscreen", "WAYLAND_DISPLAY": "none"}
    environment = {**os.environ, **screen, "MUNIMENT_HOME": str(home)}
    # As on a desk, where modules are compiled once and not at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def process(program: str, *arguments: str) -> None:
        command = [sys.executable, "-c", program, *arguments]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)

    def comparison(name: str, reached: str) -> Comparison:
        return Comparison(
            name=f"{name} / bare window",
            ours=lambda: process(OURS, "--catalogue", str(catalogue), reached),
            limit=lambda: process(BARE),
        )

    return [comparison("Start to visible window", "visible"), comparison("Start to rows on screen", "usable")]
