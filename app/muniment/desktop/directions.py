"""Which way words run, whatever the direction of the window."""

import unicodedata

from PySide6.QtCore import Qt


def direction(words: str) -> Qt.LayoutDirection:
    """Return the way the words run: an Arabic title that is cut ends in its dots at the left."""
    strong = (kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL"))
    leftward = next(strong, "L") != "L"
    return Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
