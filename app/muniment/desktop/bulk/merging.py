"""Values that are alike, to be made one: which are shown together, and what each becomes."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
)
from typing_extensions import override

from muniment.description import bulk
from muniment.description.bulk import Cluster, Operation
from muniment.desktop import theme
from muniment.desktop.bulk.panels import Panel, column_of
from muniment.desktop.menus import Menu
from muniment.desktop.read_ways import read_each_way
from muniment.i18n import _

_FIRST, _BECOMES = range(2)
_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ROWS = 5


class MergePanel(Panel):
    """Clusters of values, each to be merged or left; what it becomes can be typed over."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[str] = Counter()
        self._clusters: tuple[Cluster, ...] = ()
        self.method = Menu()
        self.method.setAccessibleName(_("How values are compared"))
        for id, row in bulk.METHODS.items():
            self.method.addItem(row.label, id)
        self.method.currentIndexChanged.connect(self._cluster)
        self.table = QTableWidget(0, 2)
        read_each_way(self.table)
        self.table.setProperty("role", "padded")
        self.table.setAccessibleName(_("Values that are alike"))
        self.table.setHorizontalHeaderLabels([_("Alike, and how often"), _("Become")])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setMinimumHeight(_ROWS * theme.row_height())
        self.table.itemChanged.connect(lambda _item: self.edited.emit())
        self._nothing = QLabel(_("No two values are alike in this way."))
        self._nothing.setProperty("role", "quiet")
        column = column_of(self)
        column.addWidget(self.method)
        column.addWidget(self.table)
        column.addWidget(self._nothing)

    def show_values(self, counts: Counter[str]) -> None:
        """Take in the values of the field, and how often each is said."""
        self._counts = counts
        self._cluster()

    @override
    def operation(self) -> Operation | None:
        """Return the merger of the clusters that are ticked."""
        into: dict[str, str] = {}
        for at, cluster in enumerate(self._clusters):
            target = self._item(at, _BECOMES).text().strip()
            if self._item(at, _FIRST).checkState() is Qt.CheckState.Checked and target:
                into |= {value: target for value, _count in cluster.values if value != target}
        return bulk.merge(into) if into else None

    def _cluster(self) -> None:
        self._clusters = bulk.clusters(self._counts, self.method.currentData())
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._clusters))
        for at, cluster in enumerate(self._clusters):
            alike = QTableWidgetItem(" · ".join(f"{value} ({count})" for value, count in cluster.values))
            alike.setFlags(_CHECKABLE)
            alike.setCheckState(Qt.CheckState.Checked)
            alike.setToolTip("\n".join(value for value, _count in cluster.values))
            self.table.setItem(at, _FIRST, alike)
            self.table.setItem(at, _BECOMES, QTableWidgetItem(cluster.target))
        self.table.blockSignals(False)
        self.table.setVisible(bool(self._clusters))
        self._nothing.setVisible(not self._clusters)
        self.edited.emit()

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.table.item(row, column)
        assert item is not None
        return item
