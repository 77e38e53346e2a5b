"""What dialogs of bulk work have in common: a plan is made, looked at, and done in one step."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer

from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import PlannedRow, PlanTable
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.i18n import _, plural
from muniment.progress import Steps

T = TypeVar("T")
_PAUSE = 200
"""Milliseconds after the last change until the plan is made anew."""


class PlanSheet(Sheet, Generic[T]):
    """A plan as a table; the main button does what is ticked, as one step that can be undone."""

    def __init__(self, desk: Desk, heading: str, main: str, headings: Sequence[str]) -> None:
        super().__init__(desk, heading, main)
        self.resize(theme.scaled(860), theme.scaled(560))
        self.table = PlanTable(heading, headings)
        self.told = label("", "quiet")
        self._planned: tuple[T, ...] = ()
        self._asked = 0
        self._is_current = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.plan)
        self.finished.connect(self._leave)
        self.table.changed.connect(self._count)
        self.main.clicked.connect(self._do)

    @abstractmethod
    def steps(self) -> Steps[tuple[T, ...]]:
        """Return the work that makes the plan."""

    @abstractmethod
    def row(self, planned: T) -> PlannedRow:
        """Return one thing planned as a row."""

    @abstractmethod
    def work(self, planned: Sequence[T], left_out: frozenset[str]) -> Steps[int]:
        """Return the work that does what was planned."""

    @abstractmethod
    def outcome(self, count: int) -> str:
        """Return what was done in words."""

    def plan(self) -> None:
        """Make the plan anew, beside the screen; only the newest one is shown."""
        self._doubt()
        self._pause.stop()
        self._asked += 1
        asked = self._asked
        self.run_while_open(self.steps(), self.windowTitle(), lambda planned: self._show(asked, planned))

    def plan_soon(self) -> None:
        """Make the plan anew once nothing more is changed; nothing is done by the one that was before."""
        self._doubt()
        self._pause.start()

    def _doubt(self) -> None:
        self._is_current = False
        self.main.setEnabled(False)

    def _show(self, asked: int, planned: tuple[T, ...]) -> None:
        if asked == self._asked and not self._pause.isActive():
            self._is_current = True
            self._planned = planned
            self.table.show_rows([self.row(each) for each in planned])

    def _count(self) -> None:
        wanted = self.table.wanted
        self.main.setEnabled(bool(wanted) and self._is_current)
        against = sum(bool(self.row(each).problem) for each in self._planned)
        words = plural("{count} is to be done.", "{count} are to be done.", wanted)
        words = words if wanted else _("Nothing is to be done.")
        if against:
            words += " " + plural("{count} cannot be done.", "{count} cannot be done.", against)
        self.told.setText(words if self._planned else _("There is nothing to be done."))

    def _leave(self) -> None:
        self._asked = -1
        self._pause.stop()

    def _do(self) -> None:
        desk, planned, left_out = self.desk, self._planned, self.table.left_out
        desk.run(
            self.work(planned, left_out),
            self.windowTitle(),
            lambda count: desk.notice_undo(self.outcome(count)),
        )
        self.accept()
