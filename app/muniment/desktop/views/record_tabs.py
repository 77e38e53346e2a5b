"""The tabs of a record, of which only whole ones are seen where there is no room for all."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton
from typing_extensions import override

from muniment.desktop import theme
from muniment.i18n import _


class RecordTabs(QTabBar):
    """The names of the parts of a record; arrows scroll them where they are too many."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Parts of the record"))
        self._arrows = self.findChildren(QToolButton)
        for arrow in self._arrows:
            leads_back = arrow.objectName() == "ScrollLeftButton"
            words = _("Earlier parts of the record") if leads_back else _("Further parts of the record")
            arrow.setAccessibleName(words)
            arrow.setToolTip(words)
            # For those who point: keys go from tab to tab, and need no stop here.
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, seen, paper = QPainter(self), self._seen(), QColor(theme.current().paper)
        for at in range(self.count()):
            tab = self.tabRect(at)
            if at != self.currentIndex() and tab.intersects(seen) and not seen.contains(tab):
                painter.fillRect(tab, paper)
        painter.end()

    def _seen(self) -> QRect:
        """What the arrows leave to the tabs."""
        left, right = 0, self.width()
        for arrow in self._arrows:
            if arrow.isVisible() and arrow.geometry().center().x() > self.width() / 2:
                right = min(right, arrow.x())
            elif arrow.isVisible():
                left = max(left, arrow.x() + arrow.width())
        return QRect(left, 0, right - left, self.height())
