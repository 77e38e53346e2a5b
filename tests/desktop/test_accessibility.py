"""Every window can be used without a mouse and without eyes: names, tab stops, actions, contrast."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

from muniment.description.levels import TextKind
from muniment.description.markup import prose
from muniment.description.units import TextVersion
from muniment.desktop import theme
from muniment.desktop.actions import plain_text
from muniment.desktop.focus_ring import FocusRing, RingFollows, follow_focus
from tests.desktop.desks import open_sheets, settle

CONTROLS = (
    QAbstractButton
    | QAbstractItemView
    | QAbstractSpinBox
    | QComboBox
    | QLineEdit
    | QPlainTextEdit
    | QTextEdit
)
ASK_FOR_FILES = {
    "import",
    "export",
    "export-agents",
    "test-file",
    "open",
    "new",
    "take-in-scheme",
    "sample",
    "back-up",
}
"""Actions that open the system's own choosers, or another catalogue."""
LEAVE = {
    "quit",
    "close-window",
    "new-window",
    "unit-window",
    "theme",
    "theme-system",
    "undo",
    "redo",
    "delete",
    "rebuild-index",
}
"""Actions that open nothing."""
CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
MOST_STOPS = 400
FEW = 20
LEAST_CONTRAST = 4.5


@pytest.fixture
def desk(window):
    """The window on the three items of a series, two of them selected."""
    window.bench.go("a", "a1")
    window.bench.choose(["a1", "a2"])
    settle()
    yield window
    for sheet in open_sheets():
        sheet.reject()
    QGuiApplication.clipboard().clear()
    settle()


def seen(front, kind):
    """What is visible of a kind in a window."""
    return [each for each in front.findChildren(QWidget) if isinstance(each, kind) and each.isVisible()]


def is_part(widget):
    """Whether Qt made the widget for another control, which has the name."""
    parent = widget.parentWidget()
    in_a_field = isinstance(parent, QLineEdit) and not widget.focusPolicy()
    in_a_table = isinstance(widget, QHeaderView) or widget.metaObject().className() == "QTableCornerButton"
    in_a_choice = isinstance(parent, QComboBox | QAbstractSpinBox | QTabBar)
    return widget.objectName().startswith("qt_") or in_a_field or in_a_table or in_a_choice


def name_of(widget):
    """What a screen reader says of a control."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName().strip() or words.replace("&", "").strip()


def nameless(front):
    """The controls in a window that nobody can be told of."""
    found = [each for each in seen(front, CONTROLS) if not is_part(each)]
    assert found, "There is nothing to look at."
    return [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in found
        if not name_of(each)
    ]


def stops(front):
    """The controls that the tabulator leads to until it is back; a grid is left by Ctrl+Tab."""
    front.activateWindow()
    settle()
    found = []
    for step in range(MOST_STOPS):
        held = QApplication.focusWidget()
        if held is None or (held in found and held is not found[-1]):
            return found
        if found == [held] and step > FEW:
            return found  # It is the only one, such as *Close* where there is nothing else to do.
        if not found or held is not found[-1]:
            # Within words with links the tabulator goes from link to link.
            found.append(held)
        in_grid = held.accessibleName() == "Grid of units"
        QTest.keyClick(held, Qt.Key.Key_Tab, CONTROL if in_grid else PLAIN)
        QApplication.processEvents()
    raise AssertionError("The tabulator never comes back.")


def dead(found):
    """The stops at which nobody sees or hears where she is."""
    return [
        f"{type(each).__name__} “{name_of(each)}”"
        for each in found
        if not each.isVisible() or not each.isEnabled() or (isinstance(each, CONTROLS) and not name_of(each))
    ]


def missed(front, found):
    """The controls that take the cursor by the tabulator but that it does not lead to."""
    wanted = [
        each
        for each in seen(front, CONTROLS)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and not is_part(each)
    ]
    reached = {each.focusProxy() or each for each in found} | set(found)
    return [f"{type(each).__name__} “{name_of(each)}”" for each in wanted if each not in reached]


def tabs_of(front):
    """Each tab of the record, by its number."""
    bar = next(bar for bar in front.findChildren(QTabBar) if bar.isVisible())
    return bar, range(bar.count())


def test_every_control_of_the_window_has_a_name(desk):
    bar, tabs = tabs_of(desk)
    for tab in tabs:
        bar.setCurrentIndex(tab)
        settle()
        assert nameless(desk) == [], bar.tabText(tab)


def test_the_tabulator_leads_through_the_window_and_back(desk):
    desk.units.table.setFocus()
    found = stops(desk)
    assert len(found) > 5
    assert dead(found) == []
    assert missed(desk, found) == []


def test_the_tabulator_stops_nowhere_without_a_name_beside_original_and_translation(desk):
    original = TextVersion(id="t1", kind=TextKind.ORIGINAL, language="sq", prose=prose("Letër"))
    translation = TextVersion(
        id="t2", kind=TextKind.TRANSLATION, language="en", of="t1", prose=prose("Letter")
    )
    with desk.bench.catalogue.edit("Write") as edit:
        edit.put(replace(edit.unit("a1"), texts=(original, translation)))
    bar, tabs = tabs_of(desk)
    bar.setCurrentIndex(next(tab for tab in tabs if bar.tabText(tab) == "Text"))
    settle()
    assert [type(each).__name__ for each in stops(desk) if not name_of(each)] == []


def rings(window):
    """Where a ring says that the keys go."""
    return [each.geometry() for each in window.findChildren(FocusRing) if each.isVisible()]


@pytest.fixture
def followed(qapp):
    """A ring that follows the keys, as in the program; what it remembers of them ends with the test."""
    follow_focus(qapp)
    yield
    Shiboken.delete(qapp.findChild(RingFollows))


@pytest.mark.usefixtures("followed")
def test_a_list_that_the_keys_lead_to_has_a_ring_and_one_that_is_clicked_has_none(desk):
    desk.activateWindow()
    table, tree, window = desk.units.table, desk.arrangement.tree, desk.windowHandle()
    tree.setFocus()
    settle()
    assert rings(desk) == []
    desk.search.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_F6, CONTROL)
    settle()
    assert table.hasFocus()
    lies = QRect(table.mapTo(desk, QPoint(0, 0)), table.size())
    assert rings(desk) == [lies.adjusted(-2, -2, 2, 2)]
    desk.resize(desk.width() - 80, desk.height() - 60)
    settle()
    lies = QRect(table.mapTo(desk, QPoint(0, 0)), table.size())
    assert rings(desk) == [lies.adjusted(-2, -2, 2, 2)]
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=tree.mapTo(desk, QPoint(60, 40)))
    assert tree.hasFocus()
    assert rings(desk) == []


@pytest.mark.usefixtures("followed")
def test_no_ring_comes_back_around_a_list_that_the_keys_have_left(desk):
    desk.activateWindow()
    tree, table = desk.arrangement.tree, desk.units.table
    desk.search.setFocus()
    settle()
    # Of a shortcut a window hears no more than this where an offer lies over it.
    QApplication.sendEvent(
        desk.windowHandle(), QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F6, CONTROL)
    )
    tree.setFocus()
    assert len(rings(desk)) == 1
    # At once, as where a sheet is opened that holds up what is to be deleted.
    table.setFocus()
    tree.parentWidget().hide()
    tree.parentWidget().show()
    assert len(rings(desk)) == 1


def test_the_grid_has_names_and_can_be_left(desk):
    desk.turn_grid()
    settle()
    assert nameless(desk) == []
    assert len(stops(desk)) > 5


def opened_by(desk, id, qtbot):
    """The dialog that an action opens, be it when its work is done; None where it opens none."""
    desk.bench.choose(["a1", "a2"])
    desk.actions_table[id].trigger()
    qtbot.waitUntil(lambda: not desk.bench.jobs.running(), timeout=5000)
    settle()
    return next(iter(open_sheets()), None)


def ids(desk):
    """The actions that may open a dialog of our own."""
    return [action.objectName() for action in desk.actions_table.all() if action.isEnabled()]


def test_every_dialog_has_names_and_tab_stops(desk, qtbot):
    opened = []
    for id in ids(desk):
        if id in ASK_FOR_FILES | LEAVE:
            continue
        sheet = opened_by(desk, id, qtbot)
        desk.palette_box.hide()
        if desk.units.shows_grid:
            desk.turn_grid()
        if sheet is None:
            continue
        opened.append(id)
        assert nameless(sheet) == [], id
        found = stops(sheet)
        assert dead(found) == [], id
        assert missed(sheet, found) == [], id
        sheet.reject()
        settle()
    assert {"paste", "bulk", "list-add", "statistics", "steps"} <= set(opened)


def test_every_action_is_reached_by_keys(desk):
    """The palette offers whatever can be done, by its own words."""
    unreached = []
    for action in desk.actions_table.all():
        if action.isEnabled():
            desk.show_commands()
            desk.palette_box.words.setText(plain_text(action))
            settle()
            rows = desk.palette_box.list
            said = [rows.item(at, 0).text() for at in range(rows.rowCount())]
            unreached += [action.objectName()] if plain_text(action) not in said else []
    desk.palette_box.hide()
    assert unreached == []


def test_no_key_means_two_things_in_one_place(desk):
    keys = {}
    for action in desk.actions_table.all():
        if not action.shortcut().isEmpty():
            place = (action.shortcut().toString(), action.shortcutContext())
            keys.setdefault(place, []).append(action.objectName())
    assert [names for names in keys.values() if len(names) > 1] == []


def contrast(one, other):
    """The contrast of two colours (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ground_of(picture, spot):
    """The colour of the ground in a spot of a picture: the one that most of it has."""
    part = picture.copy(spot).convertToFormat(QImage.Format.Format_RGB32)
    return QColor(Counter(part.constBits().cast("I")).most_common(1)[0][0])


def luminance(colour):
    """How light a colour is (WCAG 2.1)."""
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def faint(front):
    """The words in a window that are hard to read on their ground."""
    picture = front.grab().toImage()
    found = []
    for each in seen(front, QLabel | QAbstractButton):
        if each.text().strip() and each.isEnabled() and each.visibleRegion().boundingRect() == each.rect():
            ground = ground_of(picture, QRect(each.mapTo(front, QPoint(0, 0)), each.size()))
            best = contrast(each.palette().color(each.foregroundRole()), ground)
            found += [f"{each.text()[:40]}: {best:.1f}"] if best < LEAST_CONTRAST else []
    return found


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_are_read_on_their_ground_in_either_theme(desk, qapp, mode):
    theme.apply(qapp, mode)
    settle()
    found = faint(desk)
    theme.apply(qapp, "light")
    assert found == []
    assert (
        contrast(desk.palette().color(QPalette.ColorRole.WindowText), desk.palette().window().color()) > 4.5
    )


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_of_preferences_and_print_are_read_in_either_theme(desk, qapp, mode, qtbot):
    theme.apply(qapp, mode)
    found = {}
    for id in ("preferences", "keys", "print-list"):
        sheet = opened_by(desk, id, qtbot)
        found[id] = faint(sheet)
        sheet.reject()
        settle()
    theme.apply(qapp, "light")
    assert found == {"preferences": [], "keys": [], "print-list": []}
