"""Counts what lies below the places of the tree, beside the screen, and again after changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from muniment.desktop.searching import Asker
from muniment.desktop.workbench import Workbench

if TYPE_CHECKING:
    from muniment.catalogue import Branch, Catalogue, Change, Places

_AT_FIRST = 1000
"""Milliseconds after a catalogue was opened until it is counted: the window comes first."""
_AFTER = 400
"""Milliseconds after a change until it is counted in: the next letter comes first."""


class Branches(QObject):
    """`counted` carries what lies below each place that holds something.

    Where units come, go or move all is counted; where only words changed, what is to be mended alone.
    """

    counted = Signal(object)

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._places: Places | None = None
        self._asker = Asker(_count, self)
        self._asker.found.connect(self._take)
        self._asker.failed.connect(lambda _error: None)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._ask)
        bench.bridge.opened.connect(self._begin)
        bench.bridge.changed.connect(self._hear)
        bench.closing.connect(self._rest)

    def _begin(self) -> None:
        self._places = None
        self._wait.start(_AT_FIRST)

    def _hear(self, change: Change) -> None:
        if change.everything or change.parents:
            self._places = None
        if change.everything or change.parents or change.units:
            self._wait.start(_AFTER)

    def _rest(self) -> None:
        self._wait.stop()
        self._asker.forget()

    def _ask(self) -> None:
        if self._bench.is_open:
            self._asker.ask(self._bench.catalogue, self._places)

    def _take(self, counted: tuple[Places, Mapping[str, Branch]]) -> None:
        if not self._wait.isActive():
            self._places = counted[0]
        self.counted.emit(counted[1])


def _count(catalogue: Catalogue, known: Places | None) -> tuple[Places, Mapping[str, Branch]]:
    places = known if known is not None else catalogue.places()
    return places, catalogue.branches(places)
