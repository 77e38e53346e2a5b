"""The changes that are made together: those that were added already, each with a way to drop it again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.buttons import icon_button
from muniment.desktop.forms.clearing import clear
from muniment.i18n import _
from muniment.tasks.bulk import Deed


class AddedDeeds(QWidget):
    """A numbered line for each; not there while there are none. `changed` when one is dropped."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.deeds: list[Deed] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self.hide()

    def add(self, deed: Deed) -> None:
        """Add a change behind the others."""
        self.deeds.append(deed)
        self._fill()

    def drop(self, at: int) -> None:
        """Drop a change."""
        del self.deeds[at]
        self._fill()
        self.changed.emit()

    def _fill(self) -> None:
        clear(self._column)
        for at, deed in enumerate(self.deeds):
            self._column.addWidget(self._line(at, deed))
        self.setVisible(bool(self.deeds))

    def _line(self, at: int, deed: Deed) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        words = QLabel(f"{at + 1}. {deed.label}")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        across.addWidget(words, 1)
        name = _("Drop: {change}").format(change=deed.label)
        across.addWidget(icon_button("close", name, lambda: self.drop(at), "quiet"))
        return line
