"""A ring around the list, table or page that the keys go to: their rows alone do not tell it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

from muniment.desktop import theme

WIDTH = 2
"""How wide the ring is, in pixels: as the border of a field."""
_USES = frozenset((QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress))
"""How a window hears of keys and of the mouse; of keys that are a shortcut it hears by the first alone."""
_MOVES = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide))


class FocusRing(QWidget):
    """Lies around a part of a window, over what stands beside it, as long as the part has the cursor.

    Nothing of it lies over the part itself, whose rows scroll as quickly as without it.
    """

    def __init__(self, around: QWidget) -> None:
        super().__init__(around.window())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = around
        self._left = False
        part: QWidget | None = around
        while part is not None and part is not self.parent():
            part.installEventFilter(self)
            part = part.parentWidget()
        self._lie()

    def leave(self) -> None:
        """Be seen no more; it is gone only when the program comes to rest, perhaps after an open sheet."""
        self._left = True
        self.hide()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._lie()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.current().accent))

    def _lie(self) -> None:
        window = self.parentWidget()
        if self._left or window is None or not isValid(self._around) or not window.isAncestorOf(self._around):
            return
        inner = QRect(self._around.mapTo(window, QPoint(0, 0)), self._around.size())
        # At an edge of the window there is no room beside the part.
        outer = inner.adjusted(-WIDTH, -WIDTH, WIDTH, WIDTH) & window.rect()
        self.setGeometry(outer)
        self.setMask(QRegion(self.rect()) - QRegion(inner.translated(-outer.topLeft())))
        self.setVisible(self._around.isVisible())


class RingFollows(QObject):
    """Puts the ring where the cursor is led to by keys; who clicks knows where she is.

    Nor has a window one that opens: what its cursor stands in is seen once a key was pressed.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        self._by_keys = False
        app.focusChanged.connect(self._follow)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USES:
            self._by_keys = event.type() is not QEvent.Type.MouseButtonPress
        return False

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None
        if now is None or now.window().windowType() is Qt.WindowType.Popup:
            return
        self._heed(now.window().windowHandle())
        if self._by_keys and _needs_ring(now):
            self._ring = FocusRing(now)

    def _heed(self, window: QWindow | None) -> None:
        """Hear from now on whether keys or mouse are used in a window: it has them before any part of it."""
        # Of a window that was made anew Python may still have the former one.
        if window is not None and isValid(window):
            window.installEventFilter(self)


def follow_focus(app: QApplication) -> None:
    """Show from now on where the keys go."""
    if app.findChild(RingFollows) is None:
        RingFollows(app)


def _needs_ring(widget: QWidget) -> bool:
    """Say whether a widget does not show by a border of its own that it has the cursor."""
    return isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QPlainTextEdit | QTextEdit)
