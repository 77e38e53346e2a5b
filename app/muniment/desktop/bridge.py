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
    `opened` says that another catalogue lies on the desk; `reached` whether it can be reached, when
    that changes.
    """

    changed = Signal(object)
    opened = Signal()
    reached = Signal(bool)
    _announced = Signal(object, object)
    _told = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._announced.connect(self._carry, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._catalogue: Catalogue | None = None
        self._leave: list[Callable[[], None]] = []

    def listen(self, catalogue: Catalogue) -> None:
        """Carry what this catalogue says, and no longer what the last one said."""
        self.close()
        self._catalogue = catalogue
        self._leave = [
            catalogue.watch(lambda reached: self._told.emit(catalogue, reached)),
            catalogue.subscribe(lambda change: self._announced.emit(catalogue, change)),
        ]
        self.opened.emit()

    def close(self) -> None:
        """Stop listening."""
        for leave in self._leave:
            leave()
        self._leave, self._catalogue = [], None

    def _carry(self, catalogue: Catalogue, change: Change) -> None:
        """Pass on what was said, unless its catalogue is off the desk by now."""
        if catalogue is self._catalogue:
            self.changed.emit(change)

    def _pass_on(self, catalogue: Catalogue, reached: bool) -> None:
        if catalogue is self._catalogue:
            self.reached.emit(reached)
