"""A dialog that is open comes to the front when it is asked for again, and no second one opens beside it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)


def others_open(window: W) -> list[W]:
    """Return the windows of the same kind that are on the screen already."""
    there = QApplication.topLevelWidgets()
    return [each for each in there if type(each) is type(window) and each is not window and each.isVisible()]


def bring_to_front(window: QWidget) -> None:
    """Let a window that may be covered, or an icon, be the one that is typed in."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
