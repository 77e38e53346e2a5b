"""Words in plain lists and tables: each is read its own way, and its dots stand where it is cut."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate
from typing_extensions import override

from muniment.desktop.directions import direction

_ISOLATES = {
    Qt.LayoutDirection.LeftToRight: "\N{LEFT-TO-RIGHT ISOLATE}",
    Qt.LayoutDirection.RightToLeft: "\N{RIGHT-TO-LEFT ISOLATE}",
}


def read_each_way(view: QAbstractItemView) -> None:
    """Let a list or table show words that are read the other way than itself with their dots at their end."""
    view.setItemDelegate(_Words(view))


class _Words(QStyledItemDelegate):
    """Draws cells as they are, but opens words of the other direction by its mark, which holds for the dots.

    Place and mark of the cell stay where those of its neighbours are.
    """

    @override
    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        words = super().displayText(value, locale)
        view = self.parent()
        way = (
            view.layoutDirection() if isinstance(view, QAbstractItemView) else Qt.LayoutDirection.LeftToRight
        )
        read = direction(words)
        return words if read is way else f"{_ISOLATES[read]}{words}"
