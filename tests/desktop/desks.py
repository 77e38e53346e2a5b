"""A desk with a catalogue on it, without a window."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from muniment.catalogue import Catalogue
from muniment.desktop.dialogs.sheets import Sheet
from muniment.desktop.naming import LineDialog
from muniment.desktop.settings import Settings
from muniment.desktop.views.record import RecordPane
from muniment.desktop.workbench import Workbench


@contextmanager
def a_desk(folder, *units) -> Iterator[Workbench]:
    """A desk whose catalogue holds the units, parents before children."""
    desk = Workbench(Settings(folder / "desk.ini"))
    catalogue = Catalogue.open(folder / "desk.muniment")
    with catalogue.edit("Begin") as edit:
        edit.put_many(units)
    desk.lay(catalogue)
    settle()
    try:
        yield desk
    finally:
        for sheet in open_sheets():
            sheet.reject()
        for sheet in open_sheets():  # One with words that cannot be kept stays open.
            sheet.deleteLater()
        desk.jobs.close()
        desk.bridge.close()
        catalogue.close()
        desk.deleteLater()
        settle()


def open_sheets() -> list[Sheet]:
    """The dialogs that are open."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Sheet)]


@contextmanager
def a_record_pane(desk, qtbot):
    """The pane of a record, as it stands in the window; kept when it is left."""
    pane = RecordPane(desk)
    qtbot.addWidget(pane)
    pane.resize(460, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    settle()
    yield pane
    pane.flush()
    pane.hide()


def line_asked_for() -> LineDialog:
    """The dialog that asks for a line of words."""
    settle()
    [dialog] = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, LineDialog) and each.isVisible()
    ]
    return dialog


def answer(words: str) -> None:
    """Type words over what stands in the dialog that asks for a line, and press Return."""
    dialog = line_asked_for()
    assert dialog.line.hasFocus()
    assert dialog.line.selectedText() == dialog.line.text()
    QTest.keyClick(dialog.line, Qt.Key.Key_Delete)
    type_words(dialog.line, words)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    settle()


def type_words(line: QLineEdit, words: str) -> None:
    """Type words of any script where the cursor stands."""
    for letter in words:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(line, event)


def on_the_screen(widget, qtbot):
    """Show a dialog, or another widget, and return it once it is seen."""
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def pull(table, column, by):
    """Pull the right edge of a heading to the right."""
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, 10)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    for step in (by // 2, by):
        QTest.mouseMove(header.viewport(), edge + QPoint(step, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))
    settle()


def settle():
    """Let what is waiting happen: announcements, layouts, farewells."""
    for _turn in range(3):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
