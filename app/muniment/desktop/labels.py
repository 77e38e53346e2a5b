"""Words that are shown, and can be selected to be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def selectable(words: str, role: str) -> QLabel:
    """Return words that wrap and can be selected, in one of the roles of the theme."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
