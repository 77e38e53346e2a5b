"""An archivist at the desk: she presses keys and the mouse, and looks at what stands on the screen.

Every sentence of a journey is a method here. Nothing is done behind the window's back: what is
asked of the catalogue is asked to see what was kept.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from muniment.desktop.dialogs.sheets import Sheet
from muniment.desktop.furnishing import furnish
from muniment.desktop.main import begin
from muniment.desktop.models.tree import UNIT_ROLE
from muniment.desktop.window import Window

_PATIENCE = 15_000
"""Milliseconds after which she gives up."""
_LEFT = Qt.MouseButton.LeftButton
_MOST_TABS = 80


class Archivist:
    """One person at one desk."""

    def __init__(self, qtbot) -> None:
        self._bot = qtbot
        self._window: Window | None = None

    # The day.

    def starts(self, catalogue: Path | None = None) -> None:
        """Start the program on a catalogue, or on the one of the last day."""
        self.begins(catalogue)
        self.waits_until(lambda: self.window.bench.is_open and not self.window.bench.jobs.running())

    def begins(self, catalogue: Path | None = None) -> None:
        """Start the program, and do not wait until a catalogue lies on the desk."""
        self._window, self._crashes = begin(QApplication.instance(), furnish, catalogue)
        self._window.activateWindow()

    def goes_home(self) -> None:
        """Close the program."""
        for sheet in open_sheets():
            sheet.reject()
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._crashes.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._window = None

    @property
    def window(self) -> Window:
        """The window in front of her."""
        assert self._window is not None, "The program is not running."
        return self._window

    @property
    def catalogue(self):
        """What is kept."""
        return self.window.bench.catalogue

    @property
    def record(self):
        """The unit in hand, as it is kept."""
        return self.catalogue.unit(self.window.bench.unit)

    def waits_until(self, true: Callable[[], object]) -> None:
        """Wait for something to come true."""
        self._bot.waitUntil(lambda: bool(true()), timeout=_PATIENCE)

    def waits_for_work(self) -> None:
        """Wait until the work under way is done; she has seen long work before."""
        self._bot.waitUntil(lambda: not self.window.bench.jobs.running(), timeout=8 * _PATIENCE)

    # The keyboard.

    def presses(self, *keys: str) -> None:
        """Press keys, each as it is written in a menu: `Ctrl+E`, `Down`, `Return`."""
        for words in keys:
            key = QKeySequence(words)[0]
            QTest.keyClick(self._focus(), key.key(), key.keyboardModifiers())
            QApplication.processEvents()

    def types(self, words: str) -> None:
        """Type words of any script where the cursor stands."""
        for letter in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focus(), event)
        QApplication.processEvents()

    def writes(self, words: str) -> None:
        """Type words in the place of all that stands where the cursor is."""
        self.presses("Ctrl+A")
        self.types(words)

    def goes_by_tab_to(self, name: str) -> None:
        """Press the tabulator until the cursor stands in what is called `name`."""
        for _step in range(_MOST_TABS):
            if _named(QApplication.focusWidget(), name):
                return
            self.presses("Tab")
        raise AssertionError(f"The tabulator does not lead to “{name}”.")

    def goes_by_arrow_to(self, name: str) -> None:
        """Press *Down* until the choice called `name` is chosen."""
        for _step in range(_MOST_TABS):
            if _named(QApplication.focusWidget(), name):
                return
            self.presses("Down")
        raise AssertionError(f"The arrows do not lead to “{name}”.")

    def copies_elsewhere(self, words: str) -> None:
        """Copy words in another program."""
        QGuiApplication.clipboard().setText(words)

    def does(self, command: str) -> None:
        """Find a command in the palette by its name, and do it."""
        self.presses("Ctrl+K")
        self.types(command)
        self.presses("Return")

    # The mouse.

    def clicks(self, name: str) -> None:
        """Click the button, tab or field called `name`."""
        tab = self._tab(name)
        if tab is not None:
            bar, number = tab
            QTest.mouseClick(bar, _LEFT, pos=bar.tabRect(number).center())
        else:
            self._click_middle(self._found(name))
        QApplication.processEvents()

    def picks_from(self, button: str, entry: str) -> None:
        """Open the menu of a button and click what stands in it."""

        def pick() -> None:
            menu = QApplication.activePopupWidget()
            if menu is None:
                QTimer.singleShot(20, pick)
                return
            chosen = next(each for each in menu.actions() if each.text().replace("&", "") == entry)
            QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(chosen).center())

        QTimer.singleShot(0, pick)
        self.clicks(button)
        QApplication.processEvents()

    def clicks_in_menu(self, id: str) -> None:
        """Choose an action from the menu, by its name in the table of actions."""
        self.window.actions_table[id].trigger()
        self.waits_until(lambda: not self.window.bench.jobs.running())

    def confirms(self) -> None:
        """Click the main button of the dialog."""
        self._click_middle(open_sheets()[0].main)
        self.waits_until(lambda: not self.window.bench.jobs.running())

    def picks_in_tree(self, unit: str) -> None:
        """Click a place in the arrangement, opened as far as needed."""
        tree = self.window.arrangement.tree
        index = tree.model().index_of(unit)
        tree.scrollTo(index)
        QTest.mouseClick(tree.viewport(), _LEFT, pos=tree.visualRect(index).center())
        QApplication.processEvents()

    def picks_in_list(self, row: int) -> None:
        """Click a row of the list."""
        table = self.window.units.table
        QTest.mouseClick(table.viewport(), _LEFT, pos=table.visualRect(table.model().index(row, 1)).center())
        QApplication.processEvents()

    def drags_in_tree(self, unit: str, onto: str) -> None:
        """Drag a place of the arrangement onto another."""
        self.picks_in_tree(unit)
        tree = self.window.arrangement.tree
        spot = tree.visualRect(tree.model().index_of(onto)).center()
        self._drag(tree, tree, spot)

    def drags_rows(self, *rows: int, before: int | None = None, onto: int | None = None) -> None:
        """Drag rows of the list before another, onto another, or to the end."""
        table = self.window.units.table
        table.select_rows(rows)
        self._drag(table, table, self._in_list(before, onto))

    def drags_into_list(self, unit: str, before: int | None = None, onto: int | None = None) -> None:
        """Drag a place of the arrangement before a row of the list, onto it, or to the end."""
        tree = self.window.arrangement.tree
        index = tree.model().index_of(unit)
        picking = tree.selectionModel()
        picking.blockSignals(True)  # With the mouse she would drag at once, and the list stay as it is.
        picking.select(index, picking.SelectionFlag.ClearAndSelect)
        picking.blockSignals(False)
        self._drag(tree, self.window.units.table, self._in_list(before, onto))

    def drags_rows_onto(self, *rows: int, view: QAbstractItemView, spot: QPoint) -> None:
        """Drag rows of the list onto a spot of another view."""
        self.window.units.table.select_rows(rows)
        self._drag(self.window.units.table, view, spot)

    def _in_list(self, before: int | None, onto: int | None) -> QPoint:
        """A spot in the list: above a row, in the middle of one, or below the last."""
        table = self.window.units.table
        if before is None and onto is None:
            return table.viewport().rect().bottomLeft() + QPoint(20, -4)
        box = table.visualRect(table.model().index(before if onto is None else onto, 1))
        return box.center() if onto is not None else QPoint(box.left() + 20, box.top() + 1)

    def _drag(self, source: QAbstractItemView, target: QAbstractItemView, spot: QPoint) -> None:
        """Bring what is selected in one view to a spot of another.

        Without a screen Qt ends a drag at once, so what it would carry is brought over by hand.
        """
        carried = source.model().mimeData(source.selectedIndexes())
        asked = (Qt.DropAction.MoveAction, carried, _LEFT, Qt.KeyboardModifier.NoModifier)
        for event in (
            QDragEnterEvent(spot, *asked),
            QDragMoveEvent(spot, *asked),
            QDropEvent(QPointF(spot), *asked),
        ):
            QApplication.sendEvent(target.viewport(), event)
            assert event.isAccepted(), "The place takes nothing."
        QApplication.processEvents()

    def drops_on_the_window(self, *files: Path) -> None:
        """Let files fall on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        asked = (Qt.DropAction.CopyAction, data, _LEFT, Qt.KeyboardModifier.NoModifier)
        enters = QDragEnterEvent(QPoint(400, 300), *asked)
        QApplication.sendEvent(self.window, enters)
        assert enters.isAccepted(), "The window does not take files."
        QApplication.sendEvent(self.window, QDropEvent(QPointF(400, 300), *asked))
        self.waits_until(lambda: not self.window.bench.jobs.running())

    # The eyes.

    def sees(self, words: str) -> None:
        """Read words somewhere on the screen, now or in a moment."""
        self.waits_until(lambda: any(words in said for said in self._on_screen()))

    def sees_no(self, words: str) -> None:
        """Read these words nowhere, now or in a moment."""
        self.waits_until(lambda: not any(words in said for said in self._on_screen()))

    def sees_listed(self, *titles: str) -> None:
        """Read exactly these titles in the list."""
        self.waits_until(lambda: self.listed() == list(titles))

    def listed(self) -> list[str]:
        """The titles in the list, in order."""
        model = self.window.units.table.model()
        return [model.index(row, 1).data() for row in range(model.rowCount())] if model else []

    def names_below(self, unit: str | None) -> list[str]:
        """What the tree shows below a place."""
        model = self.window.arrangement.tree.model()
        parent = model.index_of(unit) if unit else self.window.arrangement.tree.rootIndex()
        if model.canFetchMore(parent):
            model.fetchMore(parent)
        return [model.index(row, 0, parent).data(UNIT_ROLE) for row in range(model.rowCount(parent))]

    def notice(self) -> str:
        """The notice, once there is one."""
        self.waits_until(self.window.notices.isVisible)
        return self.window.notices.text

    def field(self, name: str) -> str:
        """The words in a field."""
        return _words(self._found(name))

    def texts_side_by_side(self) -> tuple[str, ...]:
        """The texts that are in view, from left to right or from top to bottom."""
        pages = [page for page in self._seen(QTextEdit) if page.accessibleName().startswith("Words: ")]
        by_place = sorted(pages, key=lambda page: self._place(page).toTuple()[::-1])
        return tuple(page.toPlainText() for page in by_place)

    # How it is done.

    def _front(self) -> QWidget:
        """The dialog that is open, else the window."""
        return next(iter(open_sheets()), self.window)

    def _focus(self) -> QWidget:
        front = self._front()
        if QApplication.activeWindow() is not front:
            front.activateWindow()
            QApplication.processEvents()
        held = QApplication.focusWidget()
        return held if held is not None and front.isAncestorOf(held) else front

    def _place(self, widget: QWidget) -> QPoint:
        return widget.mapTo(self.window, QPoint(0, 0))

    def _seen(self, kind: type) -> list:
        return [widget for widget in self._front().findChildren(kind) if widget.isVisible()]

    def _tab(self, name: str) -> tuple[QTabBar, int] | None:
        for bar in self._seen(QTabBar):
            for number in range(bar.count()):
                if bar.tabText(number) == name:
                    return bar, number
        return None

    def _found(self, name: str) -> QWidget:
        """What bears this name, now or in a moment."""

        def bearers() -> list[QWidget]:
            return [widget for widget in self._seen(QWidget) if _named(widget, name)]

        def is_seen() -> None:
            assert bearers(), f"There is no “{name}” to be seen."

        self._bot.waitUntil(is_seen, timeout=_PATIENCE)
        return bearers()[0]

    def _click_middle(self, widget: QWidget) -> None:
        spot = QPoint(10, widget.height() // 2) if isinstance(widget, QAbstractButton) else None
        QTest.mouseClick(widget, _LEFT, pos=spot or widget.rect().center())

    def _on_screen(self) -> Sequence[str]:
        said = [label.text() for label in self._seen(QLabel)]
        said += [_words(widget) for widget in self._seen(QWidget) if isinstance(widget, _WORDED)]
        for view in self._seen(QAbstractItemView):
            said += _said_in(view)
        return said


_WORDED = QLineEdit | QPlainTextEdit | QTextEdit | QAbstractButton


def open_sheets() -> list[Sheet]:
    """The dialogs in front of the window, the one that is worked in first."""
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, Sheet) and each.isVisible())
    return sorted(found, key=lambda sheet: not sheet.isActiveWindow())


def _named(widget: QWidget | None, name: str) -> bool:
    if widget is None:
        return False
    is_button = isinstance(widget, QAbstractButton)
    return widget.accessibleName() == name or (is_button and widget.text().replace("&", "").strip() == name)


def _said_in(view: QAbstractItemView) -> Iterator[str]:
    model, root = view.model(), view.rootIndex()
    for row in range(model.rowCount(root) if model else 0):
        index = model.index(row, 0, root)
        while index.isValid():
            yield str(index.data() or "")
            index = index.siblingAtColumn(index.column() + 1)


def _words(widget: QWidget) -> str:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLineEdit | QAbstractButton) else ""


@contextmanager
def a_day_of(archivist: Archivist, catalogue: Path | None = None):
    """From the start of the program to its end, whatever happens in between."""
    archivist.starts(catalogue)
    try:
        yield archivist
    finally:
        archivist.goes_home()
