"""From nothing to a window one can work in: ours on a catalogue, beside a bare window with an empty table."""

import os
import subprocess
import sys
from pathlib import Path

from measuring import Comparison

BARE = """
import sys
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv)
window, table = QMainWindow(), QTableView()
table.setModel(QStandardItemModel(0, 5))
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
while not window.isVisible() or app.hasPendingEvents():
    app.processEvents()
"""

# The program itself, which takes the place of waiting for a person once rows are on the screen.
OURS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QAbstractItemView, QApplication
def rows_are_shown():
    views = [view for view in QApplication.allWidgets() if isinstance(view, QAbstractItemView)]
    return any(view.isVisible() and view.model() and view.model().rowCount() for view in views)
def until_usable(*_):
    while not rows_are_shown():
        QApplication.processEvents()
    QApplication.processEvents()
    return 0
QApplication.exec = until_usable
from muniment.desktop.main import run
run(Path(sys.argv[1]))
"""


def comparisons(catalogue: Path, home: Path) -> list[Comparison]:
    """Compare whole processes, from their start to their end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MUNIMENT_HOME": str(home)}

    def process(program: str, *arguments: str) -> None:
        command = [sys.executable, "-c", program, *arguments]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)

    return [
        Comparison(
            name="Start to usable window / bare window",
            ours=lambda: process(OURS, str(catalogue)),
            limit=lambda: process(BARE),
        )
    ]
