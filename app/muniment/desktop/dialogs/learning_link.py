"""The way on from shelfmarks that nobody understands: a scheme is learnt from them, and back again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.learning import learn_from
from muniment.desktop.dialogs.planning import PlanSheet
from muniment.desktop.dialogs.sheets import Sheet
from muniment.desktop.fronting import bring_to_front
from muniment.i18n import _


class Marked(Protocol):
    """What is planned for a unit, and whether no scheme reads its shelfmark."""

    @property
    def unit(self) -> str:
        """The unit."""

    @property
    def is_unread(self) -> bool:
        """Whether no scheme reads its shelfmark."""


M = TypeVar("M", bound=Marked)


class LearningLink(QPushButton):
    """Stands in a sheet while there is something to learn from; `again` looks at the shelfmarks anew."""

    def __init__(self, sheet: Sheet, again: Callable[[], None]) -> None:
        super().__init__(_("Learn a Scheme from These Shelfmarks…"))
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._sheet, self._again = sheet, again
        self._units: tuple[str, ...] = ()
        self.clicked.connect(self._learn)
        self.hide()

    def offer(self, units: Sequence[str]) -> None:
        """Offer to learn from the shelfmarks of these units, or nothing where there are none."""
        self._units = tuple(units)
        self.setVisible(bool(units))

    def _learn(self) -> None:
        sheet, again = self._sheet, self._again

        def come_back() -> None:
            if sheet.is_open:
                bring_to_front(sheet)

        def learnt() -> None:
            come_back()
            if sheet.is_open:
                again()

        learn_from(sheet.desk, self._units, learnt, come_back)


class MarksSheet(PlanSheet[M]):
    """A plan for shelfmarks; where some are not understood it leads to learning them."""

    def __init__(self, desk: Desk, heading: str, main: str, headings: Sequence[str]) -> None:
        super().__init__(desk, heading, main, headings)
        self.learning = LearningLink(self, self.plan)
        self.table.changed.connect(self._offer)

    def _lay_table(self) -> None:
        """Put the table at the end, and what is said of it."""
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.told)
        self.column.addWidget(self.learning, 0, Qt.AlignmentFlag.AlignLeft)

    def _offer(self) -> None:
        self.learning.offer([each.unit for each in self._planned if each.is_unread])
