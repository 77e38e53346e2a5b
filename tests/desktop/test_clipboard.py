"""Branches are cut, copied and pasted by keys, in tree and list."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication

from tests.desktop.desks import settle


@pytest.fixture
def bench(window):
    """The desk of the window, with the series `b` in hand."""
    window.bench.go("b")
    settle()
    return window.bench


def act(window, id, chosen=None):
    """Do what an action does, on these units."""
    if chosen is not None:
        window.bench.choose(chosen)
    window.actions_table[id].trigger()
    settle()


def test_what_is_cut_moves_to_where_it_is_pasted_and_back(window, bench):
    act(window, "cut", ["a3", "a1"])
    act(window, "paste-units")
    assert bench.catalogue.child_ids("b") == ["a1", "a3"]
    assert bench.catalogue.child_ids("a") == ["a2"]
    bench.undo()
    assert bench.catalogue.child_ids("a") == ["a1", "a2", "a3"]


@pytest.mark.parametrize(("ids", "called"), [(["a1"], "“a1”"), (["a1", "a2"], "2 units")])
def test_what_is_cut_is_told_as_one_or_many(window, bench, ids, called):
    act(window, "cut", ids)
    assert window.notices.text == f"Cut {called}, to be moved to where you paste."


def test_where_rows_are_on_the_clipboard_it_is_said_where_these_are_pasted(window, bench):
    QGuiApplication.clipboard().setText("D 1\tLetter\nD 2\tReport\n")
    act(window, "paste-units")
    assert "Paste them in grid mode." in window.notices.text


def test_what_is_cut_is_pasted_once(window, bench):
    act(window, "cut", ["a1"])
    act(window, "paste-units")
    act(window, "paste-units")
    assert window.notices.text == "There are no units of this catalogue on the clipboard."


def test_what_is_copied_is_pasted_as_copies(window, bench, qtbot):
    act(window, "copy", ["a", "a1"])
    act(window, "paste-units")
    qtbot.waitUntil(lambda: not bench.jobs.running())
    [copy] = bench.catalogue.child_ids("b")
    assert [row.title for row in bench.catalogue.rows(bench.catalogue.child_ids(copy))] == ["a1", "a2", "a3"]
    assert bench.catalogue.child_ids("a") == ["a1", "a2", "a3"]
    assert window.notices.text == "Pasted a copy of “a”."


def test_behind_an_item_is_room_for_others(window, bench):
    act(window, "cut", ["b"])
    bench.open_unit("a1")
    act(window, "paste-units")
    assert bench.catalogue.child_ids("a") == ["a1", "b", "a2", "a3"]


def test_a_unit_is_not_pasted_into_itself(window, bench):
    act(window, "cut", ["b"])
    act(window, "paste-units")
    assert "cannot be moved into itself" in window.notices.text
    assert bench.catalogue.row("b").parent == "f"


def test_words_of_other_programs_are_no_units(window, bench):
    QGuiApplication.clipboard().setText("a1")
    act(window, "paste-units")
    assert window.notices.text == "There are no units of this catalogue on the clipboard."


def test_units_are_words_for_other_programs(window, bench):
    act(window, "copy", ["a1", "a2"])
    assert QGuiApplication.clipboard().text() == "a1\na2"


def test_a_level_is_sorted_in_one_action(window, bench, qtbot):
    with bench.catalogue.edit("Turn") as edit:
        edit.move("a3", "a", "a1")
    bench.go("a")
    act(window, "sort-shelfmark")
    qtbot.waitUntil(lambda: not bench.jobs.running())
    assert bench.catalogue.child_ids("a") == ["a1", "a2", "a3"]
    assert bench.catalogue.undo_label == "Sort by Shelfmark: “a”"
    act(window, "sort-title")
    qtbot.waitUntil(lambda: window.notices.text == "Everything stands in this order already.")


ENDING = """
from PySide6.QtCore import QByteArray, QMimeData, QTimer
from PySide6.QtWidgets import QApplication
from muniment.desktop.clipboard import put
app = QApplication([])
for name in ("One", "Two"):
    data = QMimeData()
    data.setText(name)
    data.setData("application/x-unit", QByteArray(b"1"))
    put(data)
QTimer.singleShot(0, app.quit)
app.exec()
assert app.clipboard().text() == "Two"
"""


def test_a_program_with_units_on_its_clipboard_ends_well():
    assert subprocess.run([sys.executable, "-c", ENDING], check=False).returncode == 0


def test_a_citation_is_words_for_other_programs(window, bench, qtbot):
    act(window, "copy-citation", ["a1", "a2"])
    qtbot.waitUntil(lambda: window.notices.text == "2 citations copied.")
    assert QGuiApplication.clipboard().text() == "“a1,” X, f, a, 1.\n“a2,” X, f, a, 2."
