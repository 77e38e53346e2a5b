"""The record saves itself, meets the changes of others, and says what is wrong while one types."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTableWidget, QTabWidget, QTextEdit, QWidget

from muniment.catalogue import Catalogue
from muniment.description.levels import Level
from muniment.description.units import DateStatement, Shelfmark, Unit, a_title
from muniment.desktop.forms.found import FindingLines
from muniment.desktop.views.record import TABS
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, a_record_pane, settle

MARK = "AQPPSH, MPP Korese, D 1, V. 1967"


@pytest.fixture
def letters():
    return a_unit(title="Letters", shelfmark=MARK, id="letters")


@pytest.fixture
def desk(qapp, tmp_path, letters):
    with a_desk(tmp_path, letters, a_unit(title="Telegram", id="telegram", shelfmark="X 2")) as desk:
        yield desk


@pytest.fixture
def pane(desk, qtbot):
    with a_record_pane(desk, qtbot) as pane:
        pane.show_unit("letters")
        settle()
        yield pane


def editor(pane, name):
    """The first visible editor with this accessible name."""
    return next(
        each
        for each in pane.findChildren(QWidget)
        if each.accessibleName() == name and each.isVisible() and isinstance(each, QLineEdit | QTextEdit)
    )


def words(pane):
    """All the labels that can be seen."""
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def retitle(desk, title, origin=None):
    with desk.catalogue.edit("Retitle", origin=origin) as edit:
        unit = edit.unit("letters")
        edit.put(replace(unit, titles=(a_title(title),)))
    settle()


def test_what_is_typed_is_saved_when_typing_pauses(pane, desk, qtbot):
    with qtbot.waitSignal(pane.saved, timeout=4000):
        editor(pane, "Title").selectAll()
        press(editor(pane, "Title"), "Отчёт")
    assert desk.catalogue.unit("letters").title == "Отчёт"
    assert desk.catalogue.undo_label == f"Edit Title of {MARK}"


def type_and_pause(pane, qtbot, name, letters):
    """Type into a field as somebody does who then thinks."""
    editor(pane, name).setFocus()
    with qtbot.waitSignal(pane.saved, timeout=4000):
        press(editor(pane, name), letters)
    settle()


def test_pauses_in_typing_one_field_are_one_step(pane, desk, qtbot):
    for letters in ("О", "т", "чёт "):
        type_and_pause(pane, qtbot, "Title", letters)
    assert desk.catalogue.unit("letters").title == "Отчёт Letters"
    desk.catalogue.undo()
    assert desk.catalogue.unit("letters").title == "Letters"
    desk.catalogue.redo()
    assert desk.catalogue.unit("letters").title == "Отчёт Letters"


def test_another_field_and_the_same_one_entered_again_are_steps_of_their_own(pane, desk, qtbot):
    for name, letters in (("Title", "My "), ("Date", "1967"), ("Title", "Old ")):
        type_and_pause(pane, qtbot, name, letters)
    desk.catalogue.undo()
    assert desk.catalogue.unit("letters").title == "My Letters"
    desk.catalogue.undo()
    assert not desk.catalogue.unit("letters").dates
    desk.catalogue.undo()
    assert desk.catalogue.unit("letters").title == "Letters"


def test_other_work_between_two_pauses_parts_them(pane, desk, qtbot):
    type_and_pause(pane, qtbot, "Title", "My ")
    with desk.catalogue.edit("Elsewhere") as edit:
        edit.put(replace(edit.unit("telegram"), titles=(a_title("Cable"),)))
    settle()
    type_and_pause(pane, qtbot, "Title", "old ")
    assert desk.catalogue.undo_label == f"Edit Title of {MARK}"
    desk.catalogue.undo()
    assert desk.catalogue.unit("letters").title == "My Letters"
    assert desk.catalogue.undo_label == "Elsewhere"


def test_what_is_typed_is_saved_when_the_field_is_left(pane, desk):
    editor(pane, "Title").setFocus()
    press(editor(pane, "Title"), "My ")
    assert desk.catalogue.unit("letters").title == "Letters"
    editor(pane, "Date").setFocus()
    assert "My " in desk.catalogue.unit("letters").title


def test_what_is_typed_is_saved_before_another_unit_is_shown(pane, desk):
    press(editor(pane, "Title"), "My ")
    pane.show_unit("telegram")
    assert desk.catalogue.unit("letters").title == "My Letters"
    assert desk.catalogue.unit("telegram").title == "Telegram"


def test_the_head_of_the_record_follows_what_was_typed_and_where_it_was_moved(pane, desk):
    editor(pane, "Title").setText("Telegrams")
    pane.flush()
    settle()
    assert "Telegrams" in words(pane)
    with desk.catalogue.edit("Move") as edit:
        edit.move("letters", parent="telegram")
    settle()
    assert 'href="telegram"' in words(pane)


def test_a_tab_is_filled_when_it_is_first_looked_at(pane, desk, qtbot):
    look_at(pane, "History")
    history = pane.findChild(QTableWidget)
    assert [history.item(row, 1).text() for row in range(history.rowCount())] == ["Begin"]
    look_at(pane, "XML")
    qtbot.waitUntil(lambda: "Letters" in pane.findChild(QPlainTextEdit).toPlainText())


def look_at(pane, label):
    pane.findChild(QTabWidget).setCurrentIndex([tab.label for tab in TABS].index(label))


def test_looking_at_a_unit_changes_nothing(pane, desk):
    before = len(desk.catalogue.history())
    for number in range(pane.findChild(QTabWidget).count()):
        pane.findChild(QTabWidget).setCurrentIndex(number)
        settle()
    desk.jobs.close()
    pane.flush()
    assert len(desk.catalogue.history()) == before


def test_what_could_not_be_saved_is_saved_by_itself_once_the_other_program_is_done(qtbot, pane, desk):
    with closing(Catalogue.open(desk.catalogue.path)) as other:
        with other.edit("Import"):
            press(editor(pane, "Title"), "My ")
            pane.flush()
            pane.show_unit("telegram")
            assert pane.loss()
        qtbot.waitUntil(lambda: other.unit("letters").title == "My Letters")
    assert editor(pane, "Title").toPlainText() == "Telegram"


def test_typing_in_a_record_that_others_delete_is_told_without_its_number(pane, desk):
    told, kept = [], []
    pane.kept.connect(kept.append)
    desk.noticed.connect(lambda text, *_rest: told.append(text))
    press(editor(pane, "Title"), "My ")
    with desk.catalogue.edit("Delete") as edit:
        edit.delete("letters")
    pane.flush()
    assert told == [
        "The record was deleted meanwhile, and what you typed last went with it. It lies in the trash."
    ]
    pane.show_unit("telegram")
    assert (kept[-1], pane.loss()) == (True, "")


def test_an_edit_of_a_record_without_a_name_is_told_as_a_whole_sentence(pane, desk):
    with desk.catalogue.edit("New") as edit:
        edit.put(Unit(id="nameless", level=Level.ITEM))
    pane.show_unit("nameless")
    press(editor(pane, "Date"), "1967")
    pane.flush()
    assert desk.catalogue.undo_label == "Edit Date of Untitled"


def test_undo_brings_back_what_stood_in_the_field(pane, desk):
    press(editor(pane, "Title"), "My ")
    pane.flush()
    desk.catalogue.undo()
    settle()
    assert editor(pane, "Title").toPlainText() == "Letters"


def test_a_change_from_elsewhere_is_shown_and_leaves_the_cursor(pane, desk):
    date = editor(pane, "Date")
    date.setFocus()
    retitle(desk, "Letters from Pyongyang")
    assert editor(pane, "Title").toPlainText() == "Letters from Pyongyang"
    assert date.hasFocus()


def test_a_change_from_elsewhere_does_not_take_what_is_being_typed(pane, desk):
    editor(pane, "Date").setText("1967")
    retitle(desk, "Letters from Pyongyang")
    pane.flush()
    saved = desk.catalogue.unit("letters")
    assert (saved.title, saved.date) == ("Letters from Pyongyang", "1967")


def test_of_one_field_changed_here_and_elsewhere_nobody_is_said_to_have_done_it_who_is_not_known(pane, desk):
    noticed = []
    desk.noticed.connect(lambda text, *_rest: noticed.append(text))
    press(editor(pane, "Title"), " of mine")
    retitle(desk, "Letters from Pyongyang")
    assert noticed == ["Title changed elsewhere meanwhile. Yours stands now; the other is in the history."]


def test_a_unit_that_is_deleted_elsewhere_is_put_away(pane, desk):
    with desk.catalogue.edit("Delete") as edit:
        edit.delete("letters")
    settle()
    assert "No record is chosen" in words(pane)


def test_a_finding_stands_at_its_field_while_typing(pane, desk, qtbot):
    editor(pane, "Title").selectAll()
    editor(pane, "Title").cut()
    qtbot.waitUntil(lambda: must_stands_by(pane), timeout=2000)
    press(editor(pane, "Title"), "Letters")
    qtbot.waitUntil(lambda: not must_stands_by(pane), timeout=2000)


def must_stands_by(pane):
    """Whether a finding of the heaviest kind can be seen on the form."""
    shown = [lines for lines in pane.findChildren(FindingLines) if lines.isVisible()]
    texts = [label.text() for lines in shown for label in lines.findChildren(QLabel)]
    return any(text.startswith("Must") for text in texts)


def test_a_shelfmark_is_understood_while_it_is_typed(pane):
    field = editor(pane, "Shelfmark")
    field.setText("AQPPSH, MPP Korese, D 7, V. 1961")
    assert "AQPPSH › MPP Korese › V. 1961 › D 7" in words(pane)


def test_another_unit_with_the_same_shelfmark_is_shown_with_a_link(pane, desk):
    opened = []
    desk.unit_changed.connect(opened.append)
    editor(pane, "Shelfmark").setText("X 2")
    label = next(each for each in pane.findChildren(QLabel) if "Telegram" in each.text() and each.isVisible())
    label.linkActivated.emit("telegram")
    assert opened == ["telegram"]


def test_a_date_says_in_plain_words_what_was_understood(pane):
    editor(pane, "Date").setText("January 16, 1967")
    assert "1967-01-16" in words(pane)
    editor(pane, "Date").setText("after the harvest")
    assert "Not understood" in words(pane)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("undated", "Undated."),
        ("pa datë", "Undated."),
        ("31 February 1961", "There is no 31 February 1961."),
        ("after the harvest", "Write it like 16 January 1967"),
    ],
)
def test_of_a_date_without_a_day_it_is_said_whether_it_is_meant_so_and_what_to_write(pane, written, said):
    editor(pane, "Date").setText(written)
    assert said in words(pane)
    assert ("Not understood" in words(pane)) == (written == "after the harvest")


def test_a_finding_leads_to_its_field_on_whichever_tab(pane):
    pane.show_field("rights")
    assert pane.findChild(QTabWidget).tabText(pane.findChild(QTabWidget).currentIndex()) == "Provenance"
    pane.show_field("extents")
    settle()
    assert editor(pane, "Extent").hasFocus()


def test_other_levels_say_their_name(pane, desk):
    menu = next(each for each in pane.findChildren(QWidget) if each.accessibleName() == "Level")
    menu.setCurrentIndex(menu.findData(Level.OTHER.value))
    press(editor(pane, "Name of the level"), "volume")
    pane.flush()
    saved = desk.catalogue.unit("letters")
    assert (saved.level, saved.level_name) == (Level.OTHER, "volume")


def test_return_in_a_title_goes_on_to_the_next_field(pane, qtbot):
    title = editor(pane, "Title")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert not title.hasFocus()
    assert title.toPlainText() == "Letters"


def test_the_tabulator_goes_through_the_fields_in_the_order_of_work(pane):
    pane.show_field("extents")
    editor(pane, "Shelfmark").setFocus()
    visited = []
    for _stop in range(6):
        visited.append(pane.focusWidget().accessibleName())
        pane.focusNextChild()
    assert visited == ["Shelfmark", "Title", "Date", "Level", "Extent", "Name"]


def test_the_parts_behind_details_are_reached_by_keys_alone(pane, desk, qtbot):
    title = editor(pane, "Title")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    pane.focusNextChild()
    pane.focusNextChild()
    press(pane.focusWidget(), "Korean")
    pane.flush()
    assert desk.catalogue.unit("letters").titles[0].language == "ko"


def test_another_title_is_added_and_taken_away_by_keys_alone(pane, desk, qtbot):
    title = editor(pane, "Title")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(pane.focusWidget(), "편지")
    pane.flush()
    assert [each.text for each in desk.catalogue.unit("letters").titles] == ["Letters", "편지"]
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_Up, keys)
    qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_Backspace, keys)
    pane.flush()
    assert [each.text for each in desk.catalogue.unit("letters").titles] == ["Letters"]


def test_undo_is_left_to_the_catalogue_where_a_field_has_nothing_to_undo(pane, desk, qtbot):
    undo = QAction(pane)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    asked = []
    undo.triggered.connect(lambda: asked.append(True))
    pane.addAction(undo)
    field = editor(pane, "Date")
    field.setFocus()
    press(field, "1")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), asked) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert asked == [True]


def test_everything_that_takes_the_focus_has_a_name(pane):
    tabs = pane.findChild(QTabWidget)
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        settle()
        for each in pane.findChildren(QWidget):
            takes = each.focusPolicy() is not Qt.FocusPolicy.NoFocus and each.focusProxy() is None
            if takes and each.isVisible() and not each.objectName().startswith("qt_"):
                said = each.accessibleName() or getattr(each, "text", lambda: "")()
                assert said, f"{each} on {tabs.tabText(number)} has no name."


def test_a_unit_that_says_nothing_is_shown_as_untitled(pane, desk):
    with desk.catalogue.edit("Empty") as edit:
        edit.put(Unit(id="empty"))
    pane.show_unit("empty")
    assert "Untitled" in words(pane)


def test_the_dates_of_a_shelfmark_survive_its_correction(pane, desk):
    marks = (Shelfmark(text=MARK, since="1967", until="1991"),)
    with desk.catalogue.edit("Date the mark") as edit:
        edit.put(replace(edit.unit("letters"), shelfmarks=marks, dates=(DateStatement(text="1967"),)))
    settle()
    editor(pane, "Shelfmark").setText("AQPPSH, MPP Korese, D 2, V. 1967")
    pane.flush()
    (mark,) = desk.catalogue.unit("letters").shelfmarks
    assert (mark.text, mark.since, mark.until) == ("AQPPSH, MPP Korese, D 2, V. 1967", "1967", "1991")
