"""The table of what can be done: nothing twice, nothing without words, nothing out of reach."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from muniment.desktop import commands
from muniment.desktop.actions import plain_text

MENU_IDS = {id for _words, ids in commands.MENUS for id in ids if id}


def test_no_two_actions_share_an_id_or_a_shortcut(window):
    actions = window.actions_table.all()
    assert max(Counter(action.objectName() for action in actions).values()) == 1
    keys = Counter(action.shortcut().toString() for action in actions if not action.shortcut().isEmpty())
    assert max(keys.values()) == 1


def test_every_action_stands_in_a_menu(window):
    assert {action.objectName() for action in window.actions_table.all()} == MENU_IDS


def letters(menu):
    """The letters that choose from a menu, in its order."""
    texts = (action.text() for action in menu.actions() if not action.isSeparator())
    return [text[text.index("&") + 1].lower() for text in texts]


def test_each_letter_chooses_one_thing_in_a_menu(window):
    menus = [action.menu() for action in window.menuBar().actions()]
    menus += [window.actions_table.fill(QMenu(window), ids) for ids in (commands.NEW, commands.CONTEXT)]
    chosen = [(menu.title(), letters(menu)) for menu in menus]
    assert [(title, sorted(set(each))) for title, each in chosen] == [
        (title, sorted(each)) for title, each in chosen
    ]


def test_every_shortcut_is_one_that_a_keyboard_has(window):
    for action in window.actions_table.all():
        assert "Unknown" not in action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)


def test_what_needs_a_selection_waits_for_one(window):
    window.bench.choose([])
    assert not window.actions_table["delete"].isEnabled()
    window.bench.choose(["a"])
    assert window.actions_table["delete"].isEnabled()


def test_undo_says_what_it_would_undo(qtbot, window):
    window.bench.choose(["b"])
    window.actions_table["delete"].trigger()
    qtbot.waitUntil(lambda: "Delete “b”" in plain_text(window.actions_table["undo"]))
    window.actions_table["undo"].trigger()
    qtbot.waitUntil(lambda: "Delete “b”" in plain_text(window.actions_table["redo"]))


@pytest.mark.parametrize("keys", ["Ctrl+9", "Alt+Shift+N"])
def test_a_shortcut_can_be_changed(window, keys):
    window.bench.settings.keep("keys/new-item", keys)
    again = type(window.actions_table)(commands.rows(window), window.bench, window)
    assert again["new-item"].shortcut().toString() == keys
