"""A number of the catalogue, counted beside the screen: a million units take longer than a blink."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from muniment.desktop.searching import Asker
from muniment.desktop.workbench import Workbench

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue

_AT_FIRST = 250
"""Milliseconds after a catalogue was opened until it is counted: the window comes first."""
_AFTER = 100
"""Milliseconds after a change until it is counted anew: the next one may come at once."""


class Counting(QObject):
    """`counted` carries the number, when a catalogue is opened and after each change."""

    counted = Signal(object)

    def __init__(self, bench: Workbench, count: Callable[[Catalogue], int], parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._asker = Asker(lambda catalogue, _question: count(catalogue), self)
        self._asker.found.connect(self.counted)
        self._asker.failed.connect(lambda _error: None)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._ask)
        bench.bridge.opened.connect(lambda: self._wait.start(_AT_FIRST))
        bench.bridge.changed.connect(lambda _change: self._wait.start(_AFTER))
        bench.closing.connect(self._rest)

    def _rest(self) -> None:
        self._wait.stop()
        self._asker.forget()

    def _ask(self) -> None:
        if self._bench.is_open:
            self._asker.ask(self._bench.catalogue, None)
