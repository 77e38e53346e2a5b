"""The trash, at the foot of the left pane, with how much lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.searching import Asker
from muniment.desktop.views.counted import CountedList, framed, say_count
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue

_AFTER = 400
"""Milliseconds after a change until what was deleted is counted anew."""


class TrashPlace(QWidget):
    """One row: a click or Enter opens the trash."""

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.setProperty("role", "paper")
        self.list = CountedList(_("Trash"))
        self.row = self.list.add(_("Trash"), "", "delete")
        self.list.setFixedHeight(theme.row_height() + theme.SPACE)
        self.list.picked.connect(lambda _row: actions["trash"].trigger())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        column.addLayout(framed(self.list))
        self._counting = Asker(_count, self)
        self._counting.found.connect(self._tell)
        self._counting.failed.connect(lambda _error: None)
        self._wait = QTimer(self, singleShot=True, interval=_AFTER)
        self._wait.timeout.connect(self._ask)
        bench.bridge.opened.connect(self._wait.start)
        bench.bridge.changed.connect(lambda _change: self._wait.start())
        bench.closing.connect(self._rest)

    def _ask(self) -> None:
        if self._bench.is_open:
            self._counting.ask(self._bench.catalogue, None)

    def _rest(self) -> None:
        self._wait.stop()
        self._counting.forget()

    def _tell(self, count: int) -> None:
        say_count(self.row, str(count) if count else "")


def _count(catalogue: Catalogue, _question: object) -> int:
    return catalogue.count_deleted()
