"""Keys as they are pressed, on keyboards of any script."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from muniment.desktop import keys
from muniment.desktop.keys import read_keys

Key, Held = Qt.Key, Qt.KeyboardModifier
ADDED = 8 if sys.platform.startswith("linux") else 0


def press(key, held=Held.NoModifier, place=0, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, held, place + ADDED, 0, 0, text)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (press(Key.Key_K, Held.ControlModifier), "Ctrl+K"),
        (press(Key.Key_F5), "F5"),
        (press(Key.Key_Backtab, Held.ControlModifier | Held.ShiftModifier), "Ctrl+Shift+Tab"),
        (press(Key.Key_5, Held.ControlModifier | Held.KeypadModifier), "Ctrl+5"),
        (press(0x0421, Held.ControlModifier, 46, "с"), "Ctrl+C"),
        (press(0x05D1, Held.ControlModifier, 46, "ב"), "Ctrl+C"),
        (press(0x3131, Held.ControlModifier | Held.ShiftModifier, 19, "ㄱ"), "Ctrl+Shift+R"),
    ],
)
def test_keys_are_told_by_their_place_where_the_letters_are_not_latin(event, said):
    assert keys.pressed(event).toString() == said


@pytest.mark.parametrize("key", [Key.Key_Control, Key.Key_Shift, Key.Key_Alt, Key.Key_AltGr])
def test_what_is_only_held_is_no_key_yet(key):
    assert keys.pressed(press(key)) is None


@pytest.mark.parametrize("words", ["A", "Shift+A", "Tab", "Return"])
def test_what_types_or_leads_on_is_no_shortcut(words):
    assert keys.refusal(QKeySequence(words))


@pytest.mark.parametrize("words", ["Ctrl+A", "F2", "Del", "Alt+1", "Ctrl+Tab"])
def test_other_keys_are(words):
    assert keys.refusal(QKeySequence(words)) == ""


def test_several_keys_are_kept_and_read_alike():
    several = read_keys("Ctrl++; Ctrl+=")
    assert len(several) == 2
    assert read_keys(keys.kept(several)) == several


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (press(Key.Key_Asterisk, Held.ControlModifier | Held.ShiftModifier, 9, "*"), "Ctrl+Shift+8"),
        (press(Key.Key_ParenLeft, Held.ControlModifier | Held.ShiftModifier, 9, "("), "Ctrl+Shift+8"),
        (press(Key.Key_Plus, Held.ShiftModifier, 13, "+"), "+"),
        (press(Key.Key_Greater, Held.ControlModifier | Held.ShiftModifier, 52, ">"), "Ctrl+>"),
        (press(Key.Key_I, Held.ControlModifier, 23, "i"), "Ctrl+I"),
    ],
)
def test_signs_above_others_mean_the_key_that_they_stand_on(event, said):
    assert said in [each.toString() for each in keys.meant(event)]


def test_a_capital_letter_does_not_mean_the_small_one():
    event = press(Key.Key_I, Held.ControlModifier | Held.ShiftModifier, 23, "I")
    assert [each.toString() for each in keys.meant(event)] == ["Ctrl+Shift+I"]


@pytest.mark.parametrize(
    "words", ["Ctrl+C", "Ctrl+Z", "Ctrl+A", "Left", "Backspace", "Shift+Home", "Ctrl+Right"]
)
def test_what_edits_words_is_no_shortcut_where_words_are(qapp, words):
    assert keys.refusal(QKeySequence(words), edits=True)


def test_a_letter_alone_is_a_shortcut_where_nothing_is_typed():
    assert keys.refusal(QKeySequence("T"), types=False) == ""
    assert keys.refusal(QKeySequence("Tab"), types=False)
