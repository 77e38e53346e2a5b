"""The lists made by hand, at the foot of the left pane; not there while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from muniment.desktop import listing_by_hand, theme
from muniment.desktop.models import dragging
from muniment.desktop.naming import ask_for_line
from muniment.desktop.views.counted import CountedList, framed
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Change, HandList

_MOST_SHOWN = 6
_LIST = Qt.ItemDataRole.UserRole


class HandLists(QWidget):
    """`asked` carries the id of the list that was picked."""

    asked = Signal(str)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.setProperty("role", "paper")
        heading = QLabel(_("Lists").upper())
        heading.setProperty("role", "section")
        heading.setContentsMargins(2 * theme.SPACE, 0, 2 * theme.SPACE, 0)
        heading.setFixedHeight(9 * theme.SPACE)
        self.list = CountedList(_("Lists made by hand"))
        self.list.picked.connect(lambda row: self.asked.emit(self._made(row).id))
        self.list.renamed.connect(self.rename)
        self.list.deleted.connect(self.delete)
        self.list.offer_changes()
        self.list.take(dragging.UNITS)
        self.list.taken.connect(self.put_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.SPACE)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addLayout(framed(self.list))
        bench.bridge.opened.connect(self.show_lists)
        bench.bridge.changed.connect(self._refresh)
        self.hide()

    def show_lists(self) -> None:
        """Show the lists as they are now."""
        lists = self._bench.catalogue.hand_lists()
        with self.list.filled_anew():
            for made in lists:
                row = self.list.add(made.name, str(len(made.units)), "columns", key=made.id)
                row.setData(0, _LIST, made)
                row.setToolTip(0, made.name)
        rows = min(len(lists), _MOST_SHOWN)
        self.list.setFixedHeight(rows * theme.row_height() + theme.SPACE)
        self.setVisible(bool(lists))

    def rename(self, row: QTreeWidgetItem) -> None:
        """Ask for another name."""
        made, bench = self._made(row), self._bench
        ask_for_line(
            self,
            _("Rename"),
            _("Name of the list"),
            made.name,
            listing_by_hand.other_name(bench, made),
            lambda name: bench.attempt(lambda: listing_by_hand.rename(bench, made, name)),
        )

    def delete(self, row: QTreeWidgetItem) -> None:
        """Keep the list no longer; its units stay."""
        made, bench = self._made(row), self._bench
        bench.attempt(lambda: bench.notice_undo(listing_by_hand.delete(bench.catalogue, made)))

    def put_in(self, row: QTreeWidgetItem, data: QMimeData) -> None:
        """Put what was dropped onto a list at its end."""
        made, units, bench = self._made(row), dragging.unpacked(data), self._bench
        at = len(made.units)
        bench.attempt(lambda: bench.notice_undo(listing_by_hand.put_at(bench.catalogue, made, at, units)))

    def _made(self, row: QTreeWidgetItem) -> HandList:
        made: HandList = row.data(0, _LIST)
        return made

    def _refresh(self, change: Change) -> None:
        if change.searches or change.everything:
            self.show_lists()
