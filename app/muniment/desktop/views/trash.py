"""The foot of the left pane: what opens the authorities, and the trash with how much lies in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.counting import Counting
from muniment.desktop.views.counted import CountedList, framed, say_count
from muniment.desktop.workbench import Workbench
from muniment.i18n import _


class OpeningRow(QWidget):
    """One row: a click or Enter does what an action does."""

    def __init__(self, words: str, icon: str, actions: Actions, action: str) -> None:
        super().__init__()
        self.setProperty("role", "paper")
        self.list = CountedList(words)
        self.row = self.list.add(words, "", icon)
        self.list.setFixedHeight(theme.row_height() + theme.SPACE)
        self.list.picked.connect(lambda _row: actions[action].trigger())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(framed(self.list))


class TrashPlace(OpeningRow):
    """Opens the trash, and says how much lies in it."""

    def __init__(self, bench: Workbench, actions: Actions) -> None:
        super().__init__(_("Trash"), "delete", actions, "trash")
        Counting(bench, lambda catalogue: catalogue.count_deleted(), self).counted.connect(self._tell)

    def _tell(self, count: int) -> None:
        say_count(self.row, str(count) if count else "")
