"""Scans fall on a record, stand in order, are turned and zoomed, and read beside the text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTabWidget, QToolButton

from muniment.description.levels import TextKind
from muniment.description.markup import prose
from muniment.description.units import DigitalObject, TextVersion
from muniment.desktop.views.images import ImagesView
from muniment.desktop.views.record import TABS, RecordPane
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, settle

ORIGINAL = TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=prose("Një."))


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path, a_unit(id="u1", texts=(ORIGINAL,))) as desk:
        yield desk


@pytest.fixture
def view(desk, qtbot):
    pane = RecordPane(desk)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.show_unit("u1")
    pane.findChild(QTabWidget).setCurrentIndex([tab.label for tab in TABS].index("Images"))
    settle()
    yield pane.findChild(ImagesView)
    pane.flush()
    pane.hide()


def a_scan(folder, name, colour="red"):
    folder.mkdir(exist_ok=True)
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    picture.save(str(folder / name))
    return folder / name


def drop(view, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    asked = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, QDragEnterEvent(QPoint(50, 50), *asked))
    QApplication.sendEvent(view, QDropEvent(QPointF(50, 50), *asked))


def titles(desk):
    return [each.title for each in desk.catalogue.unit("u1").objects]


@pytest.fixture
def filled(view, desk, qtbot, tmp_path):
    drop(
        view, *(a_scan(tmp_path / "scans", f"{n}.png", c) for n, c in ((1, "red"), (2, "green"), (3, "blue")))
    )
    qtbot.waitUntil(lambda: view.pages.count() == 3)
    return view


def test_dropped_scans_are_attached_and_the_first_is_shown(filled, desk, qtbot):
    assert titles(desk) == ["1", "2", "3"]
    assert filled.viewer.isVisible()
    shown = filled.viewer.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("red")
    qtbot.waitUntil(lambda: filled.pages.item(2).icon().availableSizes() != [])


def test_pages_are_put_in_another_order_by_keyboard_and_that_is_undone(filled, desk):
    filled.pages.setFocus()
    QTest.keyClick(filled.pages, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert titles(desk) == ["2", "1", "3"]
    assert filled.pages.current().title == "1"
    QTest.keyClick(filled.pages, Qt.Key.Key_Delete)
    assert titles(desk) == ["2", "3"]
    desk.catalogue.undo()
    desk.catalogue.undo()
    settle()
    assert titles(desk) == ["1", "2", "3"]
    assert [each.title for each in filled.pages.objects()] == ["1", "2", "3"]


def test_a_page_is_zoomed_turned_and_fitted_by_keyboard(filled):
    viewer = filled.viewer
    fitted = viewer.scale_now
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.scale_now > fitted
    QTest.keyClick(viewer, Qt.Key.Key_R)
    assert abs(viewer.transform().m11()) < 1e-6
    QTest.keyClick(viewer, Qt.Key.Key_0)
    QTest.keyClick(viewer, Qt.Key.Key_R)
    assert viewer.scale_now == pytest.approx(fitted, rel=0.01)


def test_the_text_is_typed_beside_the_page(filled, desk):
    button = next(each for each in filled.findChildren(QToolButton) if each.text() == "Text beside")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert filled.text.isVisible()
    press(filled.text.body, "Po! ")
    filled.draft.flush()
    assert desk.catalogue.unit("u1").texts[0].text == "Po! Një."


def test_a_missing_file_says_so_and_is_found_in_the_folder_it_was_moved_to(view, desk, qtbot, tmp_path):
    view.attach([a_scan(tmp_path / "scans", "a.png")], linked=True)
    qtbot.waitUntil(lambda: view.pages.count() == 1)
    (tmp_path / "scans").rename(tmp_path / "moved")
    view.show_unit()
    assert "is not where it was" in view._said.text()
    view._find_missing()
    chooser = view.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "moved"))
    chooser.reject()
    qtbot.waitUntil(lambda: view.viewer.isVisible())
    assert desk.catalogue.unit("u1").objects[0].href == "moved/a.png"


def test_what_lies_on_the_web_is_opened_there(view, desk):
    with desk.catalogue.edit("Link") as edit:
        edit.put(replace(edit.unit("u1"), objects=(DigitalObject(href="https://example.org/a"),)))
    settle()
    assert view._said.text() == "https://example.org/a lies on the web."
    assert view._open.isVisible()


def test_the_scan_of_a_newspaper_is_shown(view, qtbot, tmp_path):
    picture = QImage(5800, 12000, QImage.Format.Format_Mono)
    picture.fill(1)
    picture.convertToFormat(QImage.Format.Format_RGB32).save(str(tmp_path / "newspaper.jpg"))
    drop(view, tmp_path / "newspaper.jpg")
    qtbot.waitUntil(lambda: view.pages.count() == 1)
    assert view.viewer.isVisible()
    qtbot.waitUntil(lambda: view.pages.item(0).icon().availableSizes() != [])
