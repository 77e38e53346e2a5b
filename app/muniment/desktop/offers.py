"""The list below a field of how what is typed there may go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QListView


class Offers(QListView):
    """Where everything becomes larger or smaller while it is open, it is laid below its field `again`."""

    def __init__(self, again: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "popup")
        self._again = again

    def measure(self) -> None:
        """Stand below the field where that is once the window is laid out."""
        if self.isVisible():
            QTimer.singleShot(0, self, self._lay_again)

    def _lay_again(self) -> None:
        if self.isVisible():
            self._again()
