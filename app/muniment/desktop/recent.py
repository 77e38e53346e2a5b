"""The catalogues opened lately, as a menu."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from muniment.desktop.workbench import Workbench
from muniment.i18n import _


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
        here = Path(self._bench.catalogue.path) if self._bench.is_open else None
        for path in self._bench.settings.recent():
            if path != here:
                action = self.addAction(path.stem)
                action.setToolTip(str(path))
                action.triggered.connect(partial(self._bench.open_path, path))
        if self.isEmpty():
            self.addAction(_("None yet")).setEnabled(False)
