"""What is selected stays in view where something below takes room from a list or a tree."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractItemView


def keep_in_view(view: QAbstractItemView, before: QSize) -> None:
    """Bring the current row back into view that was seen while the view was of the size `before`."""
    current = view.currentIndex()
    if QRect(QPoint(), before).intersects(view.visualRect(current)):
        view.scrollTo(current)
