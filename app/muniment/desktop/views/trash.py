"""The trash, at the foot of the left pane, with how much lies in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.counting import Counting
from muniment.desktop.views.counted import CountedList, framed, say_count
from muniment.desktop.workbench import Workbench
from muniment.i18n import _


class TrashPlace(QWidget):
    """One row: a click or Enter opens the trash."""

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.list = CountedList(_("Trash"))
        self.row = self.list.add(_("Trash"), "", "delete")
        self.list.setFixedHeight(theme.row_height() + theme.SPACE)
        self.list.picked.connect(lambda _row: actions["trash"].trigger())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        column.addLayout(framed(self.list))
        Counting(bench, lambda catalogue: catalogue.count_deleted(), self).counted.connect(self._tell)

    def _tell(self, count: int) -> None:
        say_count(self.row, str(count) if count else "")
