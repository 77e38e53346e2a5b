"""The panes of the window where it is narrower than they are: a small screen, or very large type."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QWidget
from typing_extensions import override

from muniment.desktop import theme


class PanesRoom(QScrollArea):
    """Holds the panes side by side; where they do not fit, the one that has the cursor comes into view."""

    def __init__(self, panes: QSplitter) -> None:
        super().__init__()
        self._panes = panes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(panes)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "Panes stand in an application."
        app.focusChanged.connect(self._follow)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(240), self._panes.minimumSizeHint().height())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        panes = map(self._panes.widget, range(self._panes.count()))
        for pane in filter(None, panes):
            if now is not None and (pane is now or pane.isAncestorOf(now)):
                self.ensureWidgetVisible(pane, 0, 0)
                self.ensureWidgetVisible(now, 0, 0)
