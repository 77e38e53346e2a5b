"""The catalogue's announcements, from whichever thread, as one signal on the screen's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Change


class Bridge(QObject):
    """Carries what the catalogue says to the views.

    `changed` carries a `Change`, always on the screen's thread and after the edit is kept;
    `opened` says that another catalogue lies on the desk.
    """

    changed = Signal(object)
    opened = Signal()
    _announced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._announced.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._leave: Callable[[], None] | None = None

    def listen(self, catalogue: Catalogue) -> None:
        """Carry what this catalogue says, and no longer what the last one said."""
        self.close()
        self._leave = catalogue.subscribe(self._hear)
        self.opened.emit()

    def close(self) -> None:
        """Stop listening."""
        if self._leave is not None:
            self._leave()
            self._leave = None

    def _hear(self, change: Change) -> None:
        self._announced.emit(change)
