"""The parts of examples as buttons: a press says what a part is, and so what all its like are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.description.shelfmarks.learning.examples import BEFORE, NOTHING, Example, marked, said
from muniment.description.shelfmarks.schemes import LEVELS
from muniment.desktop import theme
from muniment.desktop.buttons import word_button
from muniment.desktop.flowing import Flow
from muniment.desktop.forms.clearing import clear
from muniment.i18n import _

LEVEL_WORDS = {
    "fonds": _("fonds"),
    "subfonds": _("subfonds"),
    "series": _("series"),
    "subseries": _("subseries"),
    "file": _("file"),
    "item": _("item"),
    "container": _("container"),
    "leaves": _("leaves"),
    NOTHING: _("no part"),
}
_LEAST, _MOST = 48, 200
"""The height of the parts, in pixels at the usual size of type."""
_WORD = re.compile(r"[^\s,;]*\w[^\s,;]*")


class ExampleParts(QWidget):
    """Each example a line of buttons; `changed` carries the examples as they are now."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The parts of the examples"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self._examples: tuple[Example, ...] = ()
        self._placed: dict[tuple[int, int], QToolButton] = {}
        """The buttons, by the example and the place in it at which each begins."""

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Show these and no others."""
        self._examples = tuple(examples)
        self._placed.clear()
        clear(self._column)
        for at, example in enumerate(examples):
            line = QWidget()
            flow = Flow(line)
            for button in self._buttons(at, example):
                flow.addWidget(button)
            self._column.addWidget(line)
        self._column.addStretch(1)

    def _buttons(self, at: int, example: Example) -> list[QToolButton]:
        """The parts, and what is no part, from left to right."""
        made: list[tuple[int, QToolButton]] = []
        for number, piece in enumerate(example.pieces):
            words = example.written(piece).strip(" ,;:")
            button = _part_button(words, LEVEL_WORDS[piece.level])
            button.setMenu(self._menu(button, at, number, piece.level))
            made.append((piece.start, button))
        for found in _WORD.finditer(example.text):
            if not any(p.start < found.end() and found.start() < p.end for p in example.pieces):
                button = _part_button(found[0], LEVEL_WORDS[NOTHING], "quiet-part")
                button.setMenu(self._menu_of_words(button, at, found.span()))
                made.append((found.start(), button))
        made.sort(key=lambda each: each[0])
        self._placed |= {(at, start): button for start, button in made}
        return [button for _start, button in made]

    def _menu(self, parent: QWidget, at: int, number: int, level: str) -> QMenu:
        menu = QMenu(parent)
        for each in LEVELS:
            self._add(menu, LEVEL_WORDS[each], each == level, at, number, each)
        menu.addSeparator()
        if number > 0:
            self._add(menu, _("belongs to the part before"), False, at, number, BEFORE)
        self._add(menu, LEVEL_WORDS[NOTHING], False, at, number, NOTHING)
        return menu

    def _add(self, menu: QMenu, words: str, now: bool, at: int, number: int, level: str) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(now)
        action.triggered.connect(lambda: self._say(at, number, level))
        menu.addAction(action)

    def _menu_of_words(self, parent: QWidget, at: int, span: tuple[int, int]) -> QMenu:
        menu = QMenu(parent)
        for level in LEVELS:
            action = menu.addAction(LEVEL_WORDS[level])
            action.triggered.connect(lambda _checked=False, level=level: self._mark(at, span, level))
        return menu

    def _say(self, at: int, number: int, level: str) -> None:
        start = self._examples[at].pieces[number].start
        self._take(said(self._examples, at, number, level), at, start)

    def _mark(self, at: int, span: tuple[int, int], level: str) -> None:
        changed = marked(self._examples[at], *span, level)
        self._take((*self._examples[:at], changed, *self._examples[at + 1 :]), at, span[0])

    def _take(self, examples: tuple[Example, ...], at: int, start: int) -> None:
        """Tell the examples as they are now; the cursor stays on what holds the place that was pressed."""
        self.changed.emit(examples)
        before = [place for place in self._placed if place[0] == at and place[1] <= start]
        if before:
            self._placed[max(before)].setFocus()


def _part_button(words: str, kind: str, role: str = "part") -> QToolButton:
    button = word_button(f"{words}\n{kind}", lambda: None, role)
    button.setAccessibleName(_("{part}: {kind}").format(part=words, kind=kind))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolTip(_("Press to say what this is."))
    return button


class PartsRoom(QScrollArea):
    """As high as the parts are, so that no gap is left below a few; many are scrolled."""

    def __init__(self, parts: ExampleParts) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        # The parts take the cursor, and are scrolled to; the room around them has nothing to do with keys.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(parts)
        self._parts = parts
        self.fit()

    def fit(self) -> None:
        """Take the height of the parts that are shown now."""
        wanted = self._parts.heightForWidth(self.viewport().width())
        self.setFixedHeight(min(max(wanted, theme.scaled(_LEAST)), theme.scaled(_MOST)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
