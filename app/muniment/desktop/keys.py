"""What keys mean: which were pressed, whether they can be a shortcut, how they are written and read."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from muniment.i18n import _

KEYS = "keys/"
"""What the names begin with under which wished-for keys are kept."""
_LATIN = 0x7F
_SPECIAL = int(Qt.Key.Key_Escape)
"""The first of the keys that type nothing."""
_HELD = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_STRONG = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ROWS = ((2, "1234567890-="), (16, "QWERTYUIOP[]"), (30, "ASDFGHJKL;'`"), (43, "\\ZXCVBNM,./"))
"""The letters of a keyboard by the number of the key, as PC keyboards count them; Linux adds eight."""
_ADDED = 8 if sys.platform.startswith("linux") else 0
_PLACES = {first + at + _ADDED: letter for first, letters in _ROWS for at, letter in enumerate(letters)}
_Standard = QKeySequence.StandardKey
_EDITING = (
    _Standard.Copy,
    _Standard.Cut,
    _Standard.Paste,
    _Standard.SelectAll,
    _Standard.Undo,
    _Standard.Redo,
    _Standard.Delete,
    _Standard.DeleteStartOfWord,
    _Standard.DeleteEndOfWord,
    _Standard.MoveToNextWord,
    _Standard.MoveToPreviousWord,
    _Standard.MoveToStartOfLine,
    _Standard.MoveToEndOfLine,
    _Standard.MoveToStartOfDocument,
    _Standard.MoveToEndOfDocument,
    _Standard.SelectNextWord,
    _Standard.SelectPreviousWord,
    _Standard.SelectStartOfLine,
    _Standard.SelectEndOfLine,
    _Standard.SelectStartOfDocument,
    _Standard.SelectEndOfDocument,
)
"""What every editor of words does by itself."""


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
        key, modifiers = int(Qt.Key.Key_Tab), modifiers | _SHIFT
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(key)))


def meant(event: QKeyEvent) -> list[QKeySequence]:
    """Return the keys that may have been meant: a sign above a digit is Shift and the digit, and the sign."""
    first = pressed(event)
    if first is None:
        return []
    pair = first[0]  # type: ignore[index]
    found, held = [first], pair.keyboardModifiers()
    if held & _SHIFT and int(pair.key()) < _SPECIAL and not chr(int(pair.key())).isalnum():
        found.append(QKeySequence(QKeyCombination(held & ~_SHIFT, pair.key())))
        if (letter := _PLACES.get(event.nativeScanCode(), "")).isdigit():
            found.append(QKeySequence(QKeyCombination(held, Qt.Key(ord(letter)))))
    return found


def refusal(keys: QKeySequence, *, types: bool = True, edits: bool = False) -> str:
    """Return why the keys cannot be a shortcut, nothing where they can.

    `types` says whether letters are typed where they would hold, `edits` whether words are edited there.
    """
    pair = keys[0]  # type: ignore[index]
    is_strong = bool(pair.keyboardModifiers() & _STRONG)
    if (
        pair.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        and not is_strong
    ):
        return _("This key goes from field to field, or ends a dialog. Hold Ctrl or Alt with it.")
    if types and int(pair.key()) < _SPECIAL and not is_strong:
        return _("This key types a letter. Hold Ctrl or Alt with it.")
    if edits and (_is_plain_editing(pair, is_strong) or _is_standard_editing(keys)):
        return _("These keys edit the words of a field. Choose others.")
    return ""


def _is_plain_editing(pair: QKeyCombination, is_strong: bool) -> bool:
    """Say whether a key moves the cursor or deletes: arrows, Home, Backspace and their like."""
    return not is_strong and int(pair.key()) < int(Qt.Key.Key_F1)


def _is_standard_editing(keys: QKeySequence) -> bool:
    return any(keys in QKeySequence.keyBindings(each) for each in _EDITING)


def read_keys(words: str) -> list[QKeySequence]:
    """Return the keys that a table of keys, or the settings, write so."""
    return [keys for keys in QKeySequence.listFromString(words) if not keys.isEmpty()]


def said(keys: Iterable[QKeySequence]) -> str:
    """Return keys as they are read on this system."""
    return "  ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in keys)


def with_keys(words: str, keys: Iterable[QKeySequence]) -> str:
    """Return words with the first of the keys that do it, as a tooltip says it."""
    first = next(iter(keys), None)
    return f"{words} ({said([first])})" if first is not None else words


def kept(keys: Iterable[QKeySequence]) -> str:
    """Return keys as they are kept, and as the tables of keys write them."""
    return "; ".join(each.toString(QKeySequence.SequenceFormat.PortableText) for each in keys)
