"""The window before there is anything in it: it stands at once, on paper, where it stood last.

Only what this needs is read before it is painted; `main` and all it brings come after.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow

from muniment.desktop.settings import Settings

PAPER = {"light": "#FAF9F6", "dark": "#1A1B19"}
"""The colour `paper` of the themes, which are not read yet."""
_SIZE = QSize(1280, 800)


class Door(QMainWindow):
    """The frame. The window that is worked in takes its place, exactly where it stands."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle("Muniment")
        self.resize(_SIZE)
        self.restoreGeometry(settings.shape("window/geometry"))

    @property
    def settings(self) -> Settings:
        """What is remembered."""
        return self._settings


def application() -> QApplication:
    """Return the application, made where there is none yet."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("The desktop needs an application with a screen.")
    return app


def open_door() -> tuple[QApplication, Door]:
    """Make the application and show its window, empty."""
    app = application()
    door = Door(Settings())
    paper = QPalette(door.palette())
    paper.setColor(QPalette.ColorRole.Window, QColor(PAPER[_mode(door)]))
    door.setPalette(paper)
    door.show()
    app.processEvents()
    return app, door


def _mode(door: Door) -> str:
    wished = door.settings.wish("theme")
    is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return wished if wished in PAPER else "dark" if is_dark else "light"
