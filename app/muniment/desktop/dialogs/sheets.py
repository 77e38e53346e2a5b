"""The frame that the dialogs have in common: a heading, what is asked, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import PlanTable
from muniment.desktop.directions import isolated
from muniment.desktop.forms.stops import stops
from muniment.desktop.fronting import bring_to_front, others_open
from muniment.desktop.jobs import Job
from muniment.desktop.scrolling import scrolled
from muniment.i18n import _
from muniment.progress import Steps

T = TypeVar("T")

_STRETCH = 1


class Sheet(QDialog):
    """A dialog that blocks nothing. Its one main button is `main`.

    It is closed with the catalogue for which it was opened; what somebody entered in it is asked for
    before. One that `outlasts` the catalogue has nothing to do with any.

    There is one of a kind: what is asked for again comes to the front. Where the `question` is another,
    such as that of other units, the new sheet takes the place of one in which nothing was done.
    """

    outlasts = False

    def __init__(self, desk: Desk, heading: str, main: str) -> None:
        super().__init__(_window_below())
        self.desk = desk
        self.question: object = None
        """What the sheet is about, where it can be about one thing or another."""
        self._is_closed = False
        self._is_scrolled = False
        self._by_return: list[QWidget] = []
        # The connection holds the sheet until it is closed, also where no window is its parent.
        self.finished.connect(lambda _result: self._close_for_good())
        if not self.outlasts:
            desk.leaving.connect(self.keep_typed)
            desk.closing.connect(self._let_go)
            desk.losses.add(self.loss)
        self.setWindowTitle(heading)
        self.setModal(False)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.SPACE * 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(theme.SPACE * 6,) * 4)
        whole.setSpacing(theme.SPACE * 4)
        whole.addWidget(label(heading, "title"))
        whole.addLayout(self.column, _STRETCH)
        self.main = QPushButton(main)
        self.main.setProperty("role", "main")
        self.main.setDefault(True)
        whole.addLayout(self._buttons())

    @override
    def show(self) -> None:
        """Open, unless a sheet is open that asks the same: that one comes to the front."""
        if self.isVisible():
            super().show()
            return
        for other in others_open(self):
            if other.desk is not self.desk:
                continue
            if other.question == self.question:
                self.done(QDialog.DialogCode.Rejected.value)
                bring_to_front(other)
                return
            if not other.is_at_work() and not other.loss():
                other.reject()
        super().show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the main button where it can be pressed; in the order of work the buttons come last."""
        super().showEvent(event)
        self._fit_on_screen()
        (self.main if self.main.isEnabled() else self._order()[0]).setFocus()

    def leave_return_to(self, view: QAbstractItemView) -> None:
        """Let Return in a list do what the list does with it, and not press the main button besides."""
        self._by_return.append(view)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_return and self.focusWidget() in self._by_return):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to what comes next in the order of work, in the page that is in front now, and round.

        Qt's own order has parts where they were put in, and is torn by pages that change.
        """
        order = [each for each in self._order() if each.isVisible() and each.isEnabled()]
        held = self.focusWidget()
        if held not in order:
            return super().focusNextPrevChild(forwards)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stop = order[(order.index(held) + (1 if forwards else -1)) % len(order)]
        stop.setFocus(reason)
        if isinstance(stop, QAbstractItemView):
            _begin(stop)
        return True

    def _order(self) -> list[QWidget]:
        """Where the tabulator stops: the parts in the order in which they were made, the buttons last.

        Of choices of which one is taken it stops at that one; arrows lead to the others.
        """
        last = (self._cancel, self.main)
        own = (each for each in stops(self) if each not in last and each.window() is self)
        first = [each for each in own if not _is_passed_over(each)]
        return [*first, *last]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as high as words that wrap need, which Qt leaves out of the least size of a window."""
        super().resizeEvent(event)
        whole = self.layout()
        if whole is not None and self.isVisible():
            least = min(whole.minimumHeightForWidth(self.width()), self._room_on_screen().height())
            if self.height() < least:
                self.resize(self.width(), least)

    def _room_on_screen(self) -> QSize:
        """How much of the screen a sheet has to itself."""
        title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        return self.screen().availableSize() - QSize(0, title)

    @override
    def event(self, event: QEvent) -> bool:
        """What stands side by side goes below each other where it is narrow, and is higher than before."""
        handled = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit_on_screen()
        return handled

    def _fit_on_screen(self) -> None:
        """Be no larger than the screen; where not even the least fits, all but the buttons is scrolled."""
        too_high = self.minimumSizeHint().height() > self._room_on_screen().height()
        if too_high and not self._is_scrolled:
            self._is_scrolled, held = True, self.focusWidget()
            _scroll(self.layout(), self.column)
            if held is not None:
                held.setFocus()
        self.resize(self.size().boundedTo(self._room_on_screen()))

    def run_while_open(self, steps: Steps[T], label: str, done: Callable[[T], None]) -> Job:
        """Do long work for this sheet alone: who closes the sheet gives it up, and `done` hears no more."""
        job = self.desk.run(steps, label, lambda made: None if self._is_closed else done(made))
        self.finished.connect(job.cancel)
        return job

    def keep_typed(self) -> None:
        """Keep what counts at once in the sheet: something is about to be done in the window."""

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return isValid(self) and not self._is_closed

    def loss(self) -> str:
        """Return what would be lost if the sheet were closed now, and the cure; nothing if all is well."""
        if not isValid(self) or self._is_closed or not self.is_worked_on():
            return ""
        words = _("What you entered in “{sheet}” would be lost. Finish it there first, or cancel it.")
        return words.format(sheet=self.windowTitle())

    def is_worked_on(self) -> bool:
        """Return whether somebody typed words in it, or ticked rows one by one, that nothing was made of."""
        return any(map(_is_typed, stops(self))) or any(
            each.is_turned for each in self.findChildren(PlanTable)
        )

    def is_at_work(self) -> bool:
        """Return whether something is being done that was asked for in the sheet."""
        return False

    def _let_go(self) -> None:
        """Close with the catalogue: what is not kept by now is not wanted, and another has other records."""
        if not self._is_closed:
            QDialog.done(self, QDialog.DialogCode.Rejected.value)

    def _close_for_good(self) -> None:
        self._is_closed = True
        self.desk.losses.discard(self.loss)
        self.deleteLater()

    def leave_field(self) -> None:
        """Let what is typed in a cell count as in any other field, however the sheet is left."""
        held = self.focusWidget()
        if held is not None:
            held.clearFocus()

    def end(self, words: str) -> None:
        """Leave nothing to be done but to close the sheet, with one button of these words."""
        self.main.setText(words)
        self.main.setFocus()
        self._cancel.hide()

    def leave_by(self, words: str) -> None:
        """Give the button that closes the sheet other words than *Cancel*: there is nothing to cancel."""
        self._cancel.setText(words)

    def _buttons(self) -> QHBoxLayout:
        self._cancel = cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE * 2)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.main)
        return line


def _window_below() -> QWidget | None:
    """The window that a new sheet stands on; not another sheet, with which it would be gone unasked."""
    active = QApplication.activeWindow()
    while isinstance(active, Sheet):
        active = active.parentWidget()
    return active


def _is_typed(field: QWidget) -> bool:
    """Whether words stand in a field that were typed there, or completed, and not put in beforehand."""
    if isinstance(field, QLineEdit):
        is_touched = field.isModified() or field.completer() is not None
        return is_touched and bool(field.text().strip())
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return field.document().isModified() and bool(field.toPlainText().strip())
    return False


def _is_passed_over(stop: QWidget) -> bool:
    """Whether it is a choice beside the one that is taken."""
    if not isinstance(stop, QRadioButton) or stop.isChecked():
        return False
    group = stop.group()
    return group is not None and group.checkedButton() is not None


def _begin(view: QAbstractItemView) -> None:
    """Choose the first row of a list that keys lead to where none is: to the only one no arrow leads."""
    model, picking = view.model(), view.selectionModel()
    if view.selectionMode() is QAbstractItemView.SelectionMode.NoSelection or picking.hasSelection():
        return
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    first = next((each for each in rows if each.flags() & Qt.ItemFlag.ItemIsSelectable), None)
    if first is not None:
        view.setCurrentIndex(first)


def _scroll(whole: QLayout | None, column: QVBoxLayout) -> None:
    """Put a column of a sheet into a room that can be lower than it."""
    page = QWidget()
    if isinstance(whole, QVBoxLayout):
        at = whole.indexOf(column)
        whole.removeItem(column)
        column.setParent(None)
        column.setContentsMargins(0, 0, theme.SPACE * 2, 0)
        page.setLayout(column)
        whole.insertWidget(at, scrolled(page), _STRETCH)
        whole.activate()


class _Words(QLabel):
    """Sentences in which names stay in their own direction."""

    @override
    def setText(self, words: str) -> None:
        super().setText(isolated(words))


def label(words: str, role: str) -> QLabel:
    """Return words that wrap, in one of the roles of the theme."""
    made = _Words()
    made.setText(words)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
