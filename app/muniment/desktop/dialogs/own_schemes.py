"""Schemes of shelfmarks of the archivist's own: which there are, and the way to be without one again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QPushButton, QStackedLayout

from muniment.description.ordering import natural_key
from muniment.description.shelfmarks.learning import files
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.learning import ask_for_scheme
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.i18n import _
from muniment.tasks import learn_scheme

_TABLE = Qt.ItemDataRole.UserRole


def manage_schemes(desk: Desk, _chosen: Sequence[str]) -> None:
    """Show the schemes that were learnt or taken in, to take in others and to take them away."""
    SchemesSheet(desk).show()


class SchemesSheet(Sheet):
    """The schemes by name, each with its repository; what is taken away can be had back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Schemes of your own"), _("Take In…"))
        self.resize(theme.scaled(560), theme.scaled(400))
        words = _(
            "They were learnt here, or taken in from a file, and read the shelfmarks of all catalogues."
        )
        self.column.addWidget(label(words, "quiet"))
        self.schemes = QListWidget()
        self.schemes.setAccessibleName(_("Schemes"))
        self.schemes.setProperty("role", "padded")
        self.schemes.currentRowChanged.connect(lambda row: self.away.setEnabled(row >= 0))
        empty = label(
            _("There are none yet. Learn one from shelfmarks, or take one in from a file."), "quiet"
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        for page in (self.schemes, empty):
            self._pages.addWidget(page)
        self.away: QPushButton = QPushButton(_("Take Away"))
        self.away.setAutoDefault(False)
        self.away.clicked.connect(self._take_away)
        self.column.addLayout(self._pages, 1)
        self.column.addWidget(self.away, 0, Qt.AlignmentFlag.AlignLeft)
        self.leave_by(_("Close"))
        self.main.clicked.connect(lambda: ask_for_scheme(desk, QApplication.activeWindow(), self._fill))
        self._fill()

    def _fill(self) -> None:
        """Show what there is now; the cursor stays in its row."""
        if not self.is_open:
            return
        row = max(0, self.schemes.currentRow())
        self.schemes.clear()
        for table in sorted(files.own_tables(), key=lambda each: natural_key(str(each["name"]))):
            words = " · ".join(dict.fromkeys((str(table["name"]), *map(str, table.get("repositories", ())))))
            item = QListWidgetItem(words)
            item.setData(_TABLE, table)
            item.setSizeHint(QSize(0, theme.row_height()))
            item.setToolTip(words)
            self.schemes.addItem(item)
        self._pages.setCurrentIndex(int(not self.schemes.count()))
        self.schemes.setCurrentRow(min(row, self.schemes.count() - 1))
        self.away.setEnabled(self.schemes.currentRow() >= 0)

    def _take_away(self) -> None:
        desk, catalogue = self.desk, self.desk.catalogue
        table: dict[str, Any] = self.schemes.currentItem().data(_TABLE)
        words = _("Shelfmarks are no longer read by “{name}”.").format(name=table["name"])

        def back() -> None:
            steps = learn_scheme.put_back(catalogue, str(table["id"]), table)
            desk.run(steps, _("Reading shelfmarks"), lambda _done: self._fill())

        def gone(_done: None) -> None:
            self._fill()
            desk.notice(words, _("Undo"), back)

        desk.run(learn_scheme.take_away(catalogue, str(table["id"])), _("Reading shelfmarks"), gone)
        (self.schemes if self.schemes.count() > 1 else self.main).setFocus()
