"""The left pane: where things are, what hits have in common, saved searches, lists, and authorities."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.views.arrangement import Arrangement
from muniment.desktop.views.facets import FacetsPanel
from muniment.desktop.views.hand_lists import HandLists
from muniment.desktop.views.saved import SavedSearches
from muniment.desktop.views.trash import OpeningRow, TrashPlace
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

_STRETCH = (2, 3)


class Side(QWidget):
    """The arrangement above, facets below it during a search; saved searches, lists and trash at the foot."""

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "paper")
        self.arrangement = Arrangement(bench, actions)
        self.facets = FacetsPanel(bench)
        self.saved = SavedSearches(bench)
        self.lists = HandLists(bench)
        self.authorities = OpeningRow(_("People, places, subjects"), "person", actions, "authorities")
        self.trash = TrashPlace(bench, actions)
        halves = QSplitter(Qt.Orientation.Vertical, handleWidth=1, childrenCollapsible=False)
        for position, part in enumerate((self.arrangement, self.facets)):
            halves.addWidget(part)
            halves.setStretchFactor(position, _STRETCH[position])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(halves, 1)
        column.addWidget(self.saved)
        column.addWidget(self.lists)
        column.addSpacing(2 * theme.SPACE)
        column.addWidget(self.authorities)
        column.addWidget(self.trash)
        column.addSpacing(theme.SPACE)
