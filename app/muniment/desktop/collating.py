"""How words are sorted for the person at the desk: by her language, and numbers by their value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt


def text_key() -> Callable[[str], Any]:
    """Return what sorts words by the language of the system, `File 9` before `File 10`."""
    collator = QCollator(QLocale())
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator.sortKey
