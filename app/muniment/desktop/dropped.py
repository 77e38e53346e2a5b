"""What is dropped on the window, or a part of it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override


def paths_in(carried: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged; links to the web are none."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]


def pass_files_by(field: QWidget) -> None:
    """Have files that are dragged over a field taken by what is around it: where they lie is no words."""
    field.installEventFilter(_PassedBy(field))


class _PassedBy(QObject):
    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and paths_in(event.mimeData()):
            event.ignore()
            return True
        return False
