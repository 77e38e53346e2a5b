"""Everything becomes larger and smaller, and comes back to what it was."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QToolTip,
)

from muniment.desktop import looks, theme
from muniment.desktop.forms.boxes import FieldBox
from muniment.desktop.forms.form import Form
from muniment.desktop.furnishing import furnish
from muniment.desktop.menus import Menu
from muniment.desktop.preferences.sheet import PreferencesSheet
from muniment.desktop.settings import Settings
from muniment.desktop.views.record import RecordPane
from muniment.desktop.views.template_line import TemplateLine
from muniment.desktop.window import Window
from tests.desktop.build import place
from tests.desktop.desks import on_the_screen, settle

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def usual(window, qapp):
    """The window at its usual size, which everything has again afterwards."""
    window.resize(3600, 800)
    looks.wear(qapp, window.bench.settings)
    settle()
    yield window
    window.zoom(0)
    settle()


def lengths(window):
    table, tree = window.units.table, window.arrangement.tree
    heading = next(each for each in window.arrangement.findChildren(QLabel) if each.minimumHeight())
    return [
        table.verticalHeader().defaultSectionSize(),
        table.columnWidth(0),
        tree.indentation(),
        tree.iconSize().width(),
        tree.visualRect(tree.model().index(0, 0)).height(),
        heading.height(),
        theme.row_height(),
        window.search.fontMetrics().height(),
    ]


@pytest.mark.parametrize("steps", [-2, 3, 10])
def test_rows_columns_icons_and_type_follow_and_come_back(usual, steps):
    before = lengths(usual)
    for _step in range(abs(steps)):
        usual.zoom(1 if steps > 0 else -1)
    settle()
    share = 1 + steps / 10
    for now, then in zip(before, lengths(usual), strict=True):
        assert then == pytest.approx(now * share, rel=0.2, abs=2)
    for _step in range(abs(steps)):
        usual.zoom(-1 if steps > 0 else 1)
    settle()
    assert lengths(usual) == before


def test_it_ends_where_nothing_is_larger_or_smaller(usual):
    for _step in range(30):
        usual.zoom(1)
    settle()
    assert usual.bench.settings.number("type/zoom") == looks.ZOOM.most
    assert not usual.actions_table["zoom-in"].isEnabled()
    for _step in range(30):
        usual.zoom(-1)
    settle()
    assert usual.bench.settings.number("type/zoom") == looks.ZOOM.least
    assert not usual.actions_table["zoom-out"].isEnabled()


def test_many_steps_at_once_are_put_on_once(usual, monkeypatch):
    put_on = []
    monkeypatch.setattr(looks, "wear", lambda _app, settings: put_on.append(settings.number("type/zoom")))
    for _step in range(3):
        usual.zoom(1)
    settle()
    assert put_on == [130]
    monkeypatch.undo()


def turn_wheel(window, notches, held):
    spot = QPointF(200, 300)
    event = QWheelEvent(
        spot,
        QPointF(window.mapToGlobal(spot.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.windowHandle(), event)
    settle()


def test_the_wheel_with_ctrl_makes_larger_and_alone_does_not(usual):
    turn_wheel(usual, 2, Qt.KeyboardModifier.ControlModifier)
    assert usual.bench.settings.number("type/zoom") == 120
    turn_wheel(usual, 2, Qt.KeyboardModifier.NoModifier)
    assert usual.bench.settings.number("type/zoom") == 120


def test_the_size_is_remembered_and_put_on_by_the_next_window(usual, qapp, tmp_path):
    usual.zoom(1)
    settle()
    before = QApplication.font().pointSizeF(), theme.measure()
    usual.bench.settings.flush()
    looks.wear(qapp, Settings(tmp_path / "desk.ini"))
    assert (QApplication.font().pointSizeF(), theme.measure()) == before


def test_the_typeface_of_documents_is_worn_at_once(usual):
    usual.bench.open_unit("a1")
    usual.bench.settings.keep("text/size", "200")
    settle()
    assert theme.document_type()[1] == 2 * theme.pixels()
    usual.bench.settings.forget("text/size")


def test_a_field_is_as_high_as_its_type_asks_for(usual):
    usual.bench.open_unit("a1")
    settle()
    for _step in range(10):
        usual.zoom(1)
    settle()
    fields = [each for each in usual.findChildren(QLineEdit) if each.isVisible()]
    assert fields
    assert [each.text() for each in fields if each.height() < each.fontMetrics().height()] == []


@pytest.fixture
def preferences(usual, qtbot):
    """A sheet that is scrolled to its end, in which somebody has typed."""
    sheet = on_the_screen(PreferencesSheet(usual.bench, usual.actions_table), qtbot)
    settle()
    yield sheet
    sheet.reject()


def scroll_bar(sheet):
    bars = (each.verticalScrollBar() for each in sheet.findChildren(QScrollArea) if each.isVisible())
    return next(bar for bar in bars if bar.maximum())


def test_what_is_scrolled_to_its_end_stays_there_in_other_colours(usual, preferences):
    bar = scroll_bar(preferences)
    bar.setValue(bar.maximum())
    before = bar.value()
    for colours in ("dark", "light"):
        usual.bench.settings.keep("theme", colours)
        settle()
        assert theme.is_dark() is (colours == "dark")
        assert bar.value() == before == bar.maximum()


def test_who_types_goes_on_typing_in_other_colours(usual, preferences, qtbot):
    field = preferences.settings_page.search
    field.setFocus()
    qtbot.keyClicks(field, "type")
    field.setSelection(1, 2)
    usual.bench.settings.keep("theme", "dark")
    settle()
    assert field.hasFocus()
    assert (field.text(), field.selectedText(), field.isUndoAvailable()) == ("type", "yp", True)


def test_menus_are_as_low_as_before_once_everything_is_as_small_again(usual, preferences):
    menus = [each for each in preferences.findChildren(QComboBox) if each.isVisible()]
    before = [menu.height() for menu in menus]
    usual.zoom(5)
    settle()
    assert menus[0].height() > before[0]
    usual.zoom(-5)
    settle()
    assert [menu.height() for menu in menus] == before


def test_the_fields_stand_where_they_belong_as_soon_as_the_window_is_narrower(usual):
    usual.resize(1600, 900)
    usual.bench.open_unit("a1")
    settle()
    form = next(each for each in usual.findChildren(Form) if each.isVisible())
    boxes = [each for each in form.findChildren(FieldBox) if each.isVisible()]
    before = [box.geometry() for box in boxes]
    usual.resize(1100, 900)
    at_once = [box.geometry() for box in boxes]
    settle()
    assert at_once == [box.geometry() for box in boxes] != before


@pytest.fixture
def enlarged(usual):
    """Show a record in a window of the usual width, with everything so much larger."""

    def enlarge(steps):
        usual.resize(1280, 800)
        usual.bench.open_unit("a1")
        settle()
        usual.zoom(steps)
        settle()
        return usual

    return enlarge


@pytest.mark.parametrize("steps", [0, 2, 5, 10])
def test_the_tabs_of_a_record_are_whole_whichever_is_in_front(enlarged, steps):
    bar = enlarged(steps).findChild(RecordPane).findChild(QTabBar)
    widths = []
    for front in range(bar.count()):
        bar.setCurrentIndex(front)
        settle()
        widths.append([bar.tabRect(at).width() for at in range(bar.count())])
    needed = [bar.fontMetrics().horizontalAdvance(bar.tabText(at)) + 6 for at in range(bar.count())]
    assert all(width >= need for width, need in zip(widths[0], needed, strict=True))
    assert widths == [widths[0]] * bar.count()


def test_tabs_that_are_too_many_at_their_least_size_are_scrolled_and_the_one_in_front_is_in_view(enlarged):
    window = enlarged(10)
    window.resize(900, 600)
    settle()
    bar = window.findChild(RecordPane).findChild(QTabBar)
    arrows = [each for each in bar.findChildren(QToolButton) if each.isVisible()]
    names = {arrow.accessibleName() for arrow in arrows}
    assert names == {"Earlier parts of the record", "Further parts of the record"}
    assert {arrow.focusPolicy() for arrow in arrows} == {Qt.FocusPolicy.NoFocus}
    room = min(arrow.x() for arrow in arrows)
    for front in range(bar.count()):
        bar.setCurrentIndex(front)
        settle()
        words = bar.fontMetrics().horizontalAdvance(bar.tabText(front))
        assert bar.tabRect(front).width() >= words
        assert 0 <= bar.tabRect(front).left() <= bar.tabRect(front).right() <= room


def test_of_tabs_that_are_scrolled_only_whole_ones_are_seen(enlarged):
    window = enlarged(10)
    window.resize(900, 600)
    settle()
    bar = window.findChild(RecordPane).findChild(QTabBar)
    room = min(each.x() for each in bar.findChildren(QToolButton) if each.isVisible())
    cut = [bar.tabRect(at) for at in range(bar.count()) if bar.tabRect(at).right() >= room]
    drawn = bar.grab().toImage()
    assert cut[0].left() < room
    assert {drawn.pixelColor(x, 10).name() for x in range(cut[0].left(), room)} == {
        theme.current().paper.lower()
    }


@pytest.mark.parametrize(("width", "steps"), [(900, 0), (1280, 10)])
def test_the_last_tab_leaves_as_much_to_the_edge_of_its_pane_as_the_first(enlarged, width, steps):
    window = enlarged(steps)
    window.resize(width, 800)
    settle()
    pane = window.findChild(RecordPane)
    bar = pane.findChild(QTabBar)
    left, right = (bar.mapTo(pane, bar.tabRect(at).topRight()).x() for at in (0, bar.count() - 1))
    left -= bar.tabRect(0).width() - 1
    assert left == pane.width() - 1 - right > 0


def test_the_tabs_of_a_dialog_are_whole(usual, qtbot):
    sheet = on_the_screen(PreferencesSheet(usual.bench, usual.actions_table), qtbot)
    bar = sheet.pages.tabBar()
    assert bar.width() >= bar.sizeHint().width()
    assert not [each for each in bar.findChildren(QToolButton) if each.isVisible()]


@pytest.mark.parametrize(("width", "steps"), [(1280, 0), (1280, 10), (900, 5)])
def test_both_ways_to_add_images_are_there_beside_or_below_each_other(enlarged, width, steps):
    window = enlarged(steps)
    window.resize(width, 800)
    pane = window.findChild(RecordPane)
    pane.findChild(QTabBar).setCurrentIndex(3)
    settle()
    add, link = (each for each in pane.findChildren(QPushButton) if each.text().endswith("files …"))
    page = add.parentWidget().parentWidget()
    for button in (add, link):
        assert button.width() >= button.sizeHint().width()
        spot = button.mapTo(page, button.rect().topLeft())
        assert page.rect().contains(button.rect().translated(spot))
    assert (add.y() == link.y()) == (width == 1280)
    assert not add.geometry().intersects(link.geometry())


@pytest.mark.parametrize("steps", [2, 5, 10])
def test_columns_of_the_list_still_show_their_headings(enlarged, steps):
    header = enlarged(steps).units.table.horizontalHeader()
    shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    assert [at for at in shown if header.sectionSize(at) < header.sectionSizeHint(at)] == []


def test_the_menu_of_templates_is_whole_where_the_link_beside_it_can_stand_below(enlarged):
    menu = enlarged(5).findChild(TemplateLine).menu
    assert menu.width() >= menu.sizeHint().width()


def test_words_of_a_menu_that_are_cut_are_told_whole(usual, qtbot, qapp):
    menu = Menu()
    qtbot.addWidget(menu)
    menu.addItem("The catalogue of the last time")
    for width, told in ((400, ""), (100, "The catalogue of the last time")):
        menu.resize(width, 30)
        qapp.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), menu.mapToGlobal(QPoint(5, 5))))
        assert QToolTip.text() == told
    QToolTip.hideText()


@pytest.fixture
def deep(window, qapp):
    """The window at 1280 pixels on places that lie far below each other, all of them open."""
    window.resize(1280, 800)
    with window.bench.catalogue.edit("Go deep") as edit:
        for depth in range(8):
            edit.put(place(f"deep{depth}", f"deep{depth - 1}" if depth else "a", title="Letters received"))
    looks.wear(qapp, window.bench.settings)
    window.bench.open_unit("deep7")
    settle()
    yield window
    window.zoom(0)
    settle()


def test_panes_at_the_sides_follow_as_far_as_the_list_keeps_its_third(deep):
    before = deep._panes.sizes()
    for _step in range(10):
        deep.zoom(1)
    settle()
    side, units, record = deep._panes.sizes()
    assert side > 1.15 * before[0]
    assert record > 1.15 * before[2]
    assert side + record == pytest.approx((side + units + record) * 2 / 3, abs=6)
    for _step in range(10):
        deep.zoom(-1)
    settle()
    assert deep._panes.sizes() == pytest.approx(before, abs=2)


def test_a_pane_that_was_made_wider_stays_so_in_whatever_size(deep):
    deep._panes.setSizes([330, 510, 440])
    settle()
    deep.zoom(2)
    settle()
    deep.zoom(-2)
    settle()
    assert deep._panes.sizes() == pytest.approx([330, 510, 440], abs=4)


def test_the_panes_of_a_window_that_opens_at_another_size_are_as_wide(deep, qapp, tmp_path):
    deep.zoom(10)
    settle()
    other = Window(Settings(tmp_path / "other.ini"))
    other.resize(1280, 800)
    other.furnish(furnish())
    other.show()
    settle()
    assert other._panes.sizes() == pytest.approx(deep._panes.sizes(), abs=24)
    other.close()


def test_the_deepest_place_of_the_tree_has_room_for_its_words(deep):
    tree = deep.arrangement.tree
    for _step in range(10):
        deep.zoom(1)
    settle()
    row = tree.visualRect(tree.currentIndex())
    assert row.width() > tree.viewport().width() * 0.3
