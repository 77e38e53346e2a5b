"""The strip that says what was done, with at most one thing to do about it; never in the way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.buttons import icon_button, word_button
from muniment.desktop.directions import breakable, isolated, shortened
from muniment.desktop.settings import Settings
from muniment.i18n import _

_WIDEST = 640
_MOST_LETTERS = 400
"""Letters that a notice shows at most: it is read in passing."""


class NoticeStrip(QFrame):
    """Floats above the bottom edge of its parent for a few seconds; stays while the mouse is on it."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent)
        self._room = parent
        self._settings = settings
        self.setProperty("role", "strip")
        self.setAccessibleName(_("Notice"))
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._button = word_button("", self._answer)
        self._close = icon_button("close", _("Close the notice"), self.hide, "paper")
        self._text = ""
        self._action: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * theme.SPACE, 2 * theme.SPACE, 2 * theme.SPACE, 2 * theme.SPACE)
        row.setSpacing(2 * theme.SPACE)
        for widget, stretch in ((self._words, 1), (self._button, 0), (self._close, 0)):
            row.addWidget(widget, stretch)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action_label: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a notice in the place of the one before."""
        self._text = text
        self._words.setText(breakable(shortened(isolated(text), _MOST_LETTERS)))
        self._action = action
        self._button.setText(action_label)
        self._button.setAccessibleName(action_label)
        self._button.setVisible(action is not None)
        self.show()
        self.raise_()
        self._settle()
        self._wait()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._wait()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def _answer(self) -> None:
        action, self._action = self._action, None
        self.hide()
        if action is not None:
            action()

    def _wait(self) -> None:
        self._timer.start(1000 * self._settings.number("notices/seconds"))

    def _settle(self) -> None:
        """Sit in the middle of the bottom edge, as wide as the words need."""
        room = self._room.size()
        self._words.setMinimumWidth(0)
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 4
        self._words.setMinimumWidth(min(wanted, _WIDEST, room.width() - 200))
        self.adjustSize()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 4 * theme.SPACE)
