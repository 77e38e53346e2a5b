"""Which way words run, whatever the direction of the window."""

import unicodedata

from PySide6.QtCore import Qt


def direction(words: str) -> Qt.LayoutDirection:
    """Return the way the words run: an Arabic title that is cut ends in its dots at the left."""
    return Qt.LayoutDirection.RightToLeft if is_from_right(words) else Qt.LayoutDirection.LeftToRight


def is_from_right(words: str) -> bool:
    """Say whether words are read from the right, by their first letter that has a direction (UAX 9)."""
    strong = (kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"
