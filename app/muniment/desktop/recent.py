"""The catalogues opened lately, as a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from muniment.desktop.workbench import Workbench
from muniment.i18n import _
from muniment.paths import name_of


class RecentMenu(QMenu):
    """Filled when it is opened, with those that are still there and not on the desk."""

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(_("Opened &Lately"), parent)
        self._bench = bench
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the catalogues, the latest first."""
        self.clear()
        here = self._bench.catalogue.place if self._bench.is_open else None
        for place in self._bench.settings.recent():
            if place != here:
                action = self.addAction(name_of(place))
                action.setToolTip(str(place))
                action.triggered.connect(partial(self._bench.open_place, place))
        if self.isEmpty():
            self.addAction(_("None yet")).setEnabled(False)
