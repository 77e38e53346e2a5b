"""A field that takes keys as they are pressed, whatever they would do elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from muniment.desktop import keys
from muniment.i18n import _


class KeyField(QLineEdit):
    """`pressed` carries the keys; `left` says that Esc was pressed. The tabulator leads on as ever."""

    pressed = Signal(QKeySequence)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(placeholderText=_("Press keys …"))
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.left.emit()
            return
        found = keys.pressed(event)
        if found is not None:
            self.setText(keys.said([found]))
            self.pressed.emit(found)
