"""Ctrl+K: any command, any setting and any record, by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QColor, QHideEvent, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from muniment.description.folding import fold
from muniment.desktop import theme
from muniment.desktop.actions import Actions, plain_text
from muniment.desktop.models import marks
from muniment.desktop.read_ways import read_each_way
from muniment.desktop.searching import Asker
from muniment.desktop.wishes import SETTINGS
from muniment.desktop.workbench import Workbench
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue, Hit

_WIDTH = 600
_ROWS = 10
_RECORDS = 8
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the palette."""

    icon: QIcon
    words: str
    aside: str
    run: Callable[[], None]


class CommandPalette(QFrame):
    """A box over the window; gone with Escape, a choice, or a click elsewhere.

    Records are looked for beside the screen; who presses *Return* before they have come gets the first.
    """

    def __init__(self, bench: Workbench, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._actions = actions
        self._room = parent
        self._choices: list[Choice] = []
        self._looking = Asker(_found, self)
        self._looking.found.connect(self._add_records)
        self._looking.failed.connect(self._find_none)
        self._before: QWidget | None = None
        self._takes_first = False
        self._is_looking = False
        bench.closing.connect(self._looking.forget)
        self.setProperty("role", "card")
        self.setAccessibleName(_("Commands and records"))
        self.words = QLineEdit(placeholderText=_("A command, a setting, or words of a record …"))
        self.words.setAccessibleName(_("Command or record"))
        self.words.textChanged.connect(self._offer)
        self.words.installEventFilter(self)
        self.list = _table()
        self.list.cellClicked.connect(lambda row, _column: self._choose(row))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.SPACE] * 4)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.words)
        column.addWidget(self.list)
        shade = QGraphicsDropShadowEffect(self, blurRadius=32, xOffset=0, yOffset=8)
        shade.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shade)
        self.hide()

    def open(self) -> None:
        """Show the box, empty, with the cursor in it; that goes back to where it was when the box is left."""
        held = QApplication.focusWidget()
        if held is not None and not self.isAncestorOf(held):
            self._before = held
        self._actions.renew()
        self.words.clear()
        self._offer("")
        self.setFixedWidth(min(_WIDTH, self._room.width() - 80))
        self.move((self._room.width() - self.width()) // 2, 14 * theme.SPACE)
        self.show()
        self.raise_()
        self.words.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentRow())
        elif key in _KEYS:
            self.list.keyPressEvent(event)
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._choices):
            choice = self._choices[row]
            self._leave()
            choice.run()
        elif self._is_looking:
            self._takes_first = True

    def _leave(self) -> None:
        """Give the cursor back to what had it."""
        before, self._before = self._before, None
        is_there = before is not None and isValid(before) and before.isVisible()
        (before if before is not None and is_there else self._room).setFocus()
        self.hide()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looking.forget()

    def _offer(self, text: str) -> None:
        self._show([*self._commands(text), *self._settings(text)])
        self.list.setCurrentCell(0, 0)
        self._takes_first = False
        self._is_looking = bool(text.strip()) and self._bench.is_open
        if self._is_looking:
            self._looking.ask(self._bench.catalogue, text)
        else:
            self._say_if_none()

    def _add_records(self, found: tuple[str, Sequence[Hit]]) -> None:
        text, hits = found
        if text != self.words.text():
            return
        row = max(self.list.currentRow(), 0)
        self._is_looking = False
        self._show([*self._choices, *map(self._record, hits)])
        self.list.setCurrentCell(row, 0)
        self._say_if_none()
        if self._takes_first:
            self._choose(0)

    def _find_none(self, _error: Exception) -> None:
        """A catalogue that cannot be reached says so in the window; commands can be done all the same."""
        self._is_looking = self._takes_first = False
        self._say_if_none()

    def _say_if_none(self) -> None:
        """Say that nothing fits, in a line that cannot be chosen."""
        if not self._choices:
            self.list.setRowCount(1)
            said = QTableWidgetItem(_("No command, setting or record fits."))
            said.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.setItem(0, 0, said)
            self.list.setItem(0, 1, QTableWidgetItem())

    def _show(self, choices: Sequence[Choice]) -> None:
        self._choices = list(choices)
        self.list.setRowCount(len(self._choices))
        for row, choice in enumerate(self._choices):
            icon = theme.blank_icon() if choice.icon.isNull() else choice.icon
            self.list.setItem(row, 0, QTableWidgetItem(icon, choice.words))
            aside = QTableWidgetItem(choice.aside)
            aside.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            aside.setForeground(self.palette().placeholderText())
            self.list.setItem(row, 1, aside)
        self.list.setFixedHeight(theme.row_height() * max(1, min(_ROWS, len(self._choices))) + 2)
        self.adjustSize()

    def _commands(self, text: str) -> list[Choice]:
        words = fold(text).split()
        fitting = [action for action in self._actions.all() if _fits(action, words)]
        return [
            Choice(
                action.icon(),
                plain_text(action),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.trigger,
            )
            for action in fitting
        ]

    def _settings(self, text: str) -> list[Choice]:
        words = fold(text).split()
        fitting = [each for each in SETTINGS if words and _is_called(each.name, words)]
        return [
            Choice(theme.icon("settings", "quiet"), each.name, _("Setting"), partial(self._prefer, each.name))
            for each in fitting
        ]

    def _prefer(self, name: str) -> None:
        if self._bench.furniture is not None:
            self._bench.furniture.prefer(self._bench, self._actions, 0, name)

    def _record(self, hit: Hit) -> Choice:
        icon = theme.icon(marks.level_icon(hit.row.level), "quiet")
        return Choice(icon, marks.name(hit.row), hit.shelfmark, partial(self._bench.open_unit, hit.id))


def _found(catalogue: Catalogue, text: str) -> tuple[str, Sequence[Hit]]:
    return text, catalogue.search(text, limit=_RECORDS)


def _fits(action: QAction, words: list[str]) -> bool:
    return action.isEnabled() and _is_called(plain_text(action), words)


def _is_called(name: str, words: list[str]) -> bool:
    said = fold(name).split()
    return all(any(one.startswith(word) for one in said) for word in words)


def _table() -> QTableWidget:
    table = QTableWidget(0, 2)
    read_each_way(table)
    table.setAccessibleName(_("What fits"))
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setIconSize(theme.icon_size())
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row_height())
    header = table.horizontalHeader()
    header.hide()
    header.setSectionResizeMode(0, header.ResizeMode.Stretch)
    header.setSectionResizeMode(1, header.ResizeMode.ResizeToContents)
    return table
