"""Finding at the desk: facets, other words for a slip, orders, completion, and searches that are kept."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from muniment.description.units import Credit, DateStatement
from muniment.desktop import theme
from muniment.desktop.models.units import GROUP_ROLE, SNIPPET_ROLE
from muniment.desktop.saving import keep_search
from muniment.desktop.views.counted import CountedList
from muniment.desktop.views.facets import toggled
from tests.desktop.build import place
from tests.desktop.desks import answer

WAIT = 15_000


@pytest.fixture
def desk(window):
    """The window on a catalogue with two letters by one translator, and a report by another."""
    with window.bench.catalogue.edit("More") as edit:
        for id, title, translator, year in (
            ("z1", "Letter from Tirana", "Enkel Daljani", "1967"),
            ("z2", "Another letter", "Enkel Daljani", "1956"),
            ("z3", "Letter of Хрущёв", "Sergey Radchenko", "1961"),
        ):
            edit.put(
                place(
                    id,
                    "b",
                    title=title,
                    credits=(Credit(name=translator, relator="trl"),),
                    dates=(DateStatement(text=year, edtf=year),),
                )
            )
    return window


def listed(window):
    model = window.units.table.model()
    return [model.unit_at(row) for row in range(model.rowCount())]


def search(qtbot, window, text):
    window.bench.ask_for(text)
    qtbot.waitUntil(lambda: window.units.found_text == text, timeout=WAIT)


def row(counted, words):
    return next(each for each in counted.rows() if each.text(0) == words)


def click(qtbot, counted, words):
    """Click on a row once it lies still: the list has just been filled, and the pane made room for it."""

    def place():
        each = row(counted, words)
        counted.scrollToItem(each)
        return counted.visualItemRect(each).center() - QPoint(20, 0)

    seen = []

    def lies_still():
        seen.append((place(), counted.viewport().size()))
        is_there = counted.itemAt(seen[-1][0]) is row(counted, words) and counted.height() > 0
        return is_there and len(seen) > 10 and len(set(map(str, seen[-10:]))) == 1

    qtbot.waitUntil(lies_still, timeout=WAIT)
    QTest.mouseClick(counted.viewport(), Qt.MouseButton.LeftButton, pos=place())


def test_a_click_on_a_count_narrows_the_search_down_and_another_widens_it(qtbot, desk):
    search(qtbot, desk, "letter")
    facets = desk.side.facets
    qtbot.waitUntil(facets.isVisible, timeout=WAIT)
    assert row(facets.tree, "Enkel Daljani").text(1) == "2"
    click(qtbot, facets.tree, "Enkel Daljani")
    qtbot.waitUntil(lambda: set(listed(desk)) == {"z1", "z2"}, timeout=WAIT)
    assert desk.search.text() == 'translator:="Enkel Daljani" letter'
    qtbot.waitUntil(lambda: desk.side.facets.narrowed() == ["Enkel Daljani"], timeout=WAIT)
    click(qtbot, facets.tree, "Enkel Daljani")
    qtbot.waitUntil(lambda: set(listed(desk)) == {"z1", "z2", "z3"}, timeout=WAIT)
    assert desk.search.text() == "letter"


def test_the_first_click_into_a_list_of_counts_that_is_scrolled_picks_the_row_under_the_mouse(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    counted, box = CountedList("Counts"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addWidget(counted)
    for at in range(40):
        counted.add(f"Row {at}", "1", "")
    window.resize(200, 160)
    window.show()
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    counted.scrollToBottom()
    place = counted.viewport().rect().center()
    under = counted.itemAt(place).text(0)
    with qtbot.waitSignal(counted.picked) as picked:
        QTest.mouseClick(counted.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picked.args[0].text(0) == under


def test_facets_are_walked_and_picked_by_keys_past_their_headings_and_the_cursor_stays(qtbot, desk):
    desk.activateWindow()
    search(qtbot, desk, "letter")
    facets = desk.side.facets
    qtbot.waitUntil(facets.isVisible, timeout=WAIT)
    facets.tree.setFocus(Qt.FocusReason.TabFocusReason)
    heads = {"Repository", "Level", "Language", "Translator", "Person or body", "Decade", "Status"}
    walked = []
    for _step in facets.tree.rows():
        walked += [each.text(0) for each in facets.tree.selectedItems()]
        QTest.keyClick(facets.tree, Qt.Key.Key_Down)
    assert len(walked) == len(facets.tree.rows())
    assert not heads & {*walked}
    QTest.keyClick(facets.tree, Qt.Key.Key_Home)
    while facets.tree.currentItem().text(0) != "Enkel Daljani":
        QTest.keyClick(facets.tree, Qt.Key.Key_Down)
    QTest.keyClick(facets.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(listed(desk)) == {"z1", "z2"}, timeout=WAIT)
    qtbot.waitUntil(lambda: facets.narrowed()[:1] == ["Enkel Daljani"], timeout=WAIT)
    assert facets.tree.hasFocus()
    assert [each.text(0) for each in facets.tree.selectedItems()] == ["Enkel Daljani"]
    QTest.keyClick(facets.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: set(listed(desk)) == {"z1", "z2", "z3"}, timeout=WAIT)
    QTest.keyClick(facets.tree, Qt.Key.Key_Tab)
    assert facets.tree.selectedItems() == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert [each.text(0) for each in facets.tree.selectedItems()] == ["Enkel Daljani"]


def test_facets_leave_with_the_search(qtbot, desk):
    search(qtbot, desk, "letter")
    qtbot.waitUntil(desk.side.facets.isVisible, timeout=WAIT)
    desk.bench.go("b")
    assert not desk.side.facets.isVisible()
    assert not desk.units.results.isVisible()


@pytest.mark.parametrize(
    ("text", "narrow", "expected"),
    [
        ("letter", "is:final", "is:final letter"),
        ("is:final letter", "is:final", "letter"),
        ("", "is:final", "is:final"),
    ],
)
def test_what_narrows_a_search_goes_in_and_out(text, narrow, expected):
    assert toggled(text, narrow) == expected


def test_a_slip_is_offered_in_other_words_that_a_click_searches_for(qtbot, desk):
    search(qtbot, desk, "lettre tirana")
    qtbot.waitUntil(desk.units.results.meant_is_offered, timeout=WAIT)
    offers = [each for each in desk.units.results.findChildren(QToolButton) if each.text() == "letter tirana"]
    QTest.mouseClick(offers[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(desk) == ["z1"], timeout=WAIT)
    assert desk.search.text() == "letter tirana"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("level:xyz letter", "“level:” takes its level of description; for example: collection, "),
        ("date:foo", "“date:” takes a date or a range: 1961..1967."),
        ("letter nowhere", "Every word must occur."),
        ("level:item nowhere", "Every word must occur."),
    ],
)
def test_a_field_that_finds_nothing_says_what_it_takes(qtbot, desk, typed, told):
    search(qtbot, desk, typed)
    said = [label.text() for label in desk.units.empty.findChildren(QLabel)]
    assert any(words.startswith(told) for words in said)


def test_hits_are_listed_in_the_order_that_is_chosen(qtbot, desk):
    search(qtbot, desk, "letter")
    order = desk.units.results.order
    order.setCurrentIndex(order.findData("date"))
    order.activated.emit(order.currentIndex())
    qtbot.waitUntil(lambda: listed(desk) == ["z2", "z3", "z1"], timeout=WAIT)


def test_the_way_stands_above_the_next_hit_when_the_first_is_deleted_and_above_the_first_when_it_is_back(
    qtbot, desk
):
    desk.bench.order = "place"
    search(qtbot, desk, "letter")
    model, table = desk.units.table.model(), desk.units.table
    first, *others = listed(desk)

    def stands_above_the_first():
        headings = [model.index(at, 0).data(GROUP_ROLE) for at in range(model.rowCount())]
        heights = [table.rowHeight(at) for at in range(model.rowCount())]
        return bool(headings[0]) and not any(headings[1:]) and [heights[0]] > heights[1:2] == heights[-1:]

    with desk.bench.catalogue.edit("Delete") as edit:
        edit.delete(first)
    qtbot.waitUntil(lambda: listed(desk) == others, timeout=WAIT)
    assert stands_above_the_first()
    desk.bench.undo()
    qtbot.waitUntil(lambda: listed(desk) == [first, *others], timeout=WAIT)
    assert stands_above_the_first()


def test_hits_by_place_have_the_way_to_it_above_the_first(qtbot, desk):
    desk.bench.order = "place"
    search(qtbot, desk, "letter")
    model = desk.units.table.model()
    headings = [model.index(at, 0).data(GROUP_ROLE) for at in range(model.rowCount())]
    assert len([words for words in headings if words]) == 1
    assert headings[0].count(" › ") == 1
    assert desk.units.table.rowHeight(0) > desk.units.table.rowHeight(1)
    desk.units.table.horizontalHeader().sectionClicked.emit(1)
    assert [at for at in range(model.rowCount()) if model.index(at, 0).data(GROUP_ROLE)] == []
    assert desk.units.table.rowHeight(0) == desk.units.table.rowHeight(1)


def test_a_hit_says_in_which_field_it_is(qtbot, desk):
    search(qtbot, desk, "daljani")
    model = desk.units.table.model()
    assert model.index(0, 1).data(SNIPPET_ROLE) == "Translator\x04\x02Enkel\x03 \x02Daljani\x03".replace(
        "\x02Enkel\x03 ", "Enkel "
    )


def test_what_is_typed_is_completed_by_a_click(qtbot, desk):
    desk.activateWindow()
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "translator:dal")
    popup = desk.search.completer_box.popup()
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() == 1, timeout=WAIT)
    QTest.mouseClick(
        popup.viewport(),
        Qt.MouseButton.LeftButton,
        pos=popup.visualRect(popup.model().index(0, 0)).center(),
    )
    qtbot.waitUntil(lambda: set(listed(desk)) == {"z1", "z2"}, timeout=WAIT)
    assert desk.search.text() == 'translator:"Enkel Daljani" '


def test_what_is_typed_is_completed_by_keys(qtbot, desk):
    desk.activateWindow()
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "transla")
    popup = desk.search.completer_box.popup()
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() == 2, timeout=WAIT)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert desk.search.text() == "translator:"


@pytest.mark.usefixtures("dressed")
def test_what_is_offered_stands_whole_below_the_box_within_a_border(qtbot, desk, qapp):
    theme.apply(qapp, "light")
    desk.activateWindow()
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "transla")
    popup = desk.search.completer_box.popup()
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() == 2, timeout=WAIT)
    assert popup.y() > desk.search.mapToGlobal(desk.search.rect().bottomLeft()).y()
    assert popup.verticalScrollBar().maximum() == 0
    assert popup.grab().toImage().pixelColor(0, 0) == QColor(theme.current().quiet)


def test_return_leads_to_the_hits_where_no_completion_is_chosen(qtbot, desk):
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "translator:")
    popup = desk.search.completer_box.popup()
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() == 2, timeout=WAIT)
    with qtbot.waitSignal(desk.search.left, timeout=WAIT):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert not popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_a_key_right_after_the_last_letter_leads_into_the_hits_once_they_are_listed(qtbot, desk, key):
    desk.activateWindow()
    desk.bench.open_unit("a2")
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "tirana")
    QTest.keyClick(desk.search, key)
    qtbot.waitUntil(lambda: desk.bench.unit == "z1", timeout=WAIT)
    assert listed(desk) == ["z1"]
    assert desk.units.table.hasFocus()


def test_where_nothing_is_found_or_is_typed_on_the_cursor_stays_in_the_search(qtbot, desk):
    desk.activateWindow()
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "zzz")
    QTest.keyClick(desk.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.units.found_text == "zzz", timeout=WAIT)
    QTest.keyClick(desk.search, Qt.Key.Key_Return)
    desk.search.clear()
    QTest.keyClicks(desk.search, "letter")
    qtbot.waitUntil(lambda: len(listed(desk)) == 3, timeout=WAIT)
    assert desk.search.hasFocus()


def test_escape_clears_the_search_and_then_leads_to_the_list(qtbot, desk):
    desk.activateWindow()
    desk.bench.open_unit("a2")
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "tirana")
    QTest.keyClick(desk.search, Qt.Key.Key_Escape)
    assert desk.search.text() == ""
    assert desk.search.hasFocus()
    QTest.keyClick(desk.search, Qt.Key.Key_Escape)
    assert desk.units.table.hasFocus()
    assert desk.bench.unit == "a2"


def test_a_hit_that_was_deleted_is_a_hit_again_when_that_is_undone(qtbot, desk):
    search(qtbot, desk, "letter")
    before = listed(desk)
    for gone in (before[:1], before[1:]):
        desk.bench.choose(gone)
        desk.actions_table["delete"].trigger()
    qtbot.waitUntil(lambda: desk.units.empty.isVisible(), timeout=WAIT)
    desk.bench.undo()
    qtbot.waitUntil(lambda: listed(desk) == before[1:], timeout=WAIT)
    assert desk.units.table.isVisible()
    desk.bench.undo()
    qtbot.waitUntil(lambda: listed(desk) == before, timeout=WAIT)


def test_a_search_is_kept_by_its_star_with_its_count_and_searched_for_again(qtbot, desk):
    search(qtbot, desk, "letter")
    QTest.mouseClick(desk.units.results.keep, Qt.MouseButton.LeftButton)
    answer("Letters")
    saved = desk.side.saved
    qtbot.waitUntil(lambda: [each.text(0) for each in saved.list.rows()] == ["Letters"], timeout=WAIT)
    qtbot.waitUntil(lambda: row(saved.list, "Letters").text(1) == "3", timeout=WAIT)
    desk.bench.go("b")
    click(qtbot, saved.list, "Letters")
    qtbot.waitUntil(lambda: desk.units.found_text == "letter", timeout=WAIT)
    desk.bench.undo()
    qtbot.waitUntil(lambda: not saved.isVisible(), timeout=WAIT)


def test_the_count_of_a_kept_search_follows_every_change(qtbot, desk):
    keep_search(desk.bench, "Letters", "letter")
    saved = desk.side.saved
    qtbot.waitUntil(lambda: [each.text(1) for each in saved.list.rows()] == ["3"], timeout=WAIT)
    with desk.bench.catalogue.edit("Delete") as edit:
        edit.delete("z1")
    qtbot.waitUntil(lambda: row(saved.list, "Letters").text(1) == "2", timeout=WAIT)


def test_a_kept_search_is_renamed_and_deleted_by_keys(qtbot, desk):
    keep_search(desk.bench, "Letters", "letter")
    keep_search(desk.bench, "Letters", "letters")
    saved = desk.side.saved
    qtbot.waitUntil(lambda: len(saved.list.rows()) == 1, timeout=WAIT)
    desk.activateWindow()
    saved.list.setFocus()
    saved.list.setCurrentItem(saved.list.rows()[0])
    QTest.keyClick(saved.list, Qt.Key.Key_F2)
    answer("Post")
    qtbot.waitUntil(lambda: [each.text(0) for each in saved.list.rows()] == ["Post"], timeout=WAIT)
    saved.list.setCurrentItem(saved.list.rows()[0])
    QTest.keyClick(saved.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: saved.list.rows() == [], timeout=WAIT)
