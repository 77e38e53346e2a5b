"""What keys mean: which were pressed, whether they can be a shortcut, and who has them already."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from muniment.i18n import _

_LATIN = 0x7F
_SPECIAL = int(Qt.Key.Key_Escape)
"""The first of the keys that type nothing."""
_HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_STRONG = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (43, "\\ZXCVBNM,./"))
"""The letters of a keyboard by the number of the key, as PC keyboards count them; Linux adds eight."""
_ADDED = 8 if sys.platform.startswith("linux") else 0
_PLACES = {first + at + _ADDED: letter for first, letters in _ROWS for at, letter in enumerate(letters)}


def pressed(event: QKeyEvent) -> QKeySequence | None:
    """Return the keys that were pressed, None while only Ctrl, Shift or Alt are held.

    On a keyboard whose letters are not Latin a shortcut is the Latin letter on the same key.
    """
    key = event.key()
    if key in _HELD or key in (0, int(Qt.Key.Key_unknown)):
        return None
    if _LATIN < key < _SPECIAL and event.nativeScanCode() in _PLACES:
        key = ord(_PLACES[event.nativeScanCode()])
    modifiers = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
    )
    if key == Qt.Key.Key_Backtab:
        key, modifiers = int(Qt.Key.Key_Tab), modifiers | Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key)))


def refusal(keys: QKeySequence) -> str:
    """Return why the keys cannot be a shortcut, nothing where they can."""
    pair = keys[0]  # type: ignore[index]
    if pair.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) and not (
        pair.keyboardModifiers() & _STRONG
    ):
        return _("This key goes from field to field, or ends a dialog. Hold Ctrl or Alt with it.")
    if int(pair.key()) < _SPECIAL and not pair.keyboardModifiers() & _STRONG:
        return _("This key types a letter. Hold Ctrl or Alt with it.")
    return ""


def had_by(actions: Iterable[QAction], keys: QKeySequence, but: QAction | None = None) -> list[QAction]:
    """Return the actions, `but` one, that these keys lead to."""
    return [action for action in actions if action is not but and keys in action.shortcuts()]


def said(keys: Iterable[QKeySequence]) -> str:
    """Return keys as they are read on this system."""
    return "  ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in keys)


def kept(keys: Iterable[QKeySequence]) -> str:
    """Return keys as they are kept, and as the table of actions writes them."""
    return "; ".join(each.toString(QKeySequence.SequenceFormat.PortableText) for each in keys)
