"""Headings of tables: words for which a column has no room end in dots, and are told whole as a tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QHeaderView, QToolTip
from typing_extensions import override


def cut_with_dots(header: QHeaderView) -> None:
    """Let headings end in dots where their columns are narrower, and tell them whole."""
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    header.viewport().installEventFilter(_Tips(header))


class _Tips(QObject):
    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return False
        header, model = self._header, self._header.model()
        at = header.logicalIndexAt(event.pos())
        if at < 0 or model is None or header.sectionSizeHint(at) <= header.sectionSize(at):
            return False
        if model.headerData(at, header.orientation(), Qt.ItemDataRole.ToolTipRole):
            return False
        words = model.headerData(at, header.orientation(), Qt.ItemDataRole.DisplayRole)
        QToolTip.showText(event.globalPos(), str(words or ""), header)
        return True
