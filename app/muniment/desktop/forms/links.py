"""Words with links among them, followed by mouse and by key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel
from typing_extensions import override


class Links(QLabel):
    """Small words with links; `linkActivated` carries what a link leads to."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "small")
        self.setAccessibleName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.hide()

    def say(self, words: str) -> None:
        """Show the words, or nothing."""
        if words != self.text():
            self.setText(words)
            self.setVisible(bool(words))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            words = self.text()
            self.setText("")  # Qt keeps the colour that links had when the words were set.
            self.setText(words)
