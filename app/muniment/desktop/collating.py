"""How words are sorted for the person at the desk: by her language, and numbers by their value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCollator, QLocale, Qt

_ENGLISH = QLocale.Language.English


def text_key() -> Callable[[str], Any]:
    """Return what sorts words by the language of the system, `File 9` before `File 10`."""
    system = QLocale()
    # The plain language of computers knows no numbers within words.
    collator = QCollator(QLocale(_ENGLISH) if system.language() is QLocale.Language.C else system)
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return collator.sortKey
