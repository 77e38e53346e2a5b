"""What can be done with the texts of a record, in one line above them; and what has changed since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from muniment.description.alignment import Drift
from muniment.description.levels import TextKind
from muniment.desktop import field_keys, theme
from muniment.desktop.buttons import icon_button, word_button
from muniment.desktop.field_keys import FieldKeys
from muniment.desktop.forms.choices import choices
from muniment.desktop.keys import with_keys
from muniment.desktop.settings import Settings
from muniment.desktop.views.text_column import TextColumn
from muniment.desktop.views.text_find import FindBar
from muniment.desktop.views.text_pairing import COMMANDS, UP_TO_DATE, Pairing
from muniment.formats import documents
from muniment.i18n import _, plural

_MOST = 5
"""Paragraphs that are named one by one."""


class TextBar(QWidget):
    """The line above the texts; keys work wherever in `room` the cursor is.

    `together` carries whether the texts scroll as one, `added` the kind of a new version, `to_file`
    the format to write.
    """

    together = Signal(bool)
    added = Signal(object)
    from_file = Signal()
    to_file = Signal(object)

    def __init__(
        self,
        room: QWidget,
        settings: Settings,
        columns: Sequence[TextColumn],
        pairing: Pairing,
        finding: FindBar,
    ) -> None:
        super().__init__()
        self._keys = FieldKeys(settings, self)
        self.lock = QAction(_("Scroll Together"), self, checkable=True, checked=True)
        self.lock.toggled.connect(self.together)
        self._align = _menu_button(_("Align"), self._pairing_menu(room, pairing))
        words = field_keys.text_of("texts-find")
        find = icon_button("search", words, finding.open_bar)
        self._keys.follow("texts-find", lambda wished: find.setToolTip(with_keys(words, wished)))
        self._let_work(QAction(room), room, "texts-find", finding.open_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, 0)
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(find)
        row.addStretch(1)
        for widget in (
            _menu_button(_("Format"), self._format_menu(columns)),
            self._align,
            _menu_button(_("Write the texts to a file"), self._writing_menu(), "export"),
            _menu_button(_("Add a version"), self._adding_menu(), "add"),
        ):
            row.addWidget(widget)

    def show_pair(self, both: bool, pair: bool) -> None:
        """Offer what can be done with two texts, and with a text and its translation."""
        self._align.setVisible(both)
        for action in self._pairing:
            action.setVisible(pair)

    def _format_menu(self, columns: Sequence[TextColumn]) -> QMenu:
        """What marks words, for the text that has the cursor."""
        menu = QMenu(self)

        def offer() -> None:
            menu.clear()
            front = next((column for column in columns if column.body.hasFocus()), columns[0])
            front.formatting.fill(menu)

        menu.aboutToShow.connect(offer)
        return menu

    def _pairing_menu(self, room: QWidget, pairing: Pairing) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.lock)
        self._pairing = [menu.addSeparator()]
        for command in COMMANDS:
            action = menu.addAction(field_keys.text_of(command.id))
            self._pairing.append(action)
            self._let_work(action, room, command.id, partial(pairing.run, command))
        return menu

    def _let_work(self, action: QAction, room: QWidget, id: str, run: Callable[[], object]) -> None:
        self._keys.follow(id, action.setShortcuts)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(run)
        room.addAction(action)

    def _adding_menu(self) -> QMenu:
        menu = QMenu(self)
        for word, label in choices("texts"):
            menu.addAction(label).triggered.connect(partial(self.added.emit, TextKind(word)))
        menu.addSeparator()
        menu.addAction(_("From a file …")).triggered.connect(lambda: self.from_file.emit())
        return menu

    def _writing_menu(self) -> QMenu:
        menu = QMenu(self)
        for written in documents.WRITTEN:
            action = menu.addAction(_("{format} …").format(format=written.label))
            action.triggered.connect(partial(self.to_file.emit, written))
        return menu


class DriftStrip(QFrame):
    """Says that the original has changed since it was translated, and where; nothing while it has not."""

    def __init__(self, pairing: Pairing) -> None:
        super().__init__()
        self._pairing = pairing
        self._first = 0
        self._words = QLabel(wordWrap=True)
        self._words.setProperty("role", "warning")
        self._show = word_button(_("Show"), self._go, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE * 2, theme.SPACE * 2, theme.SPACE * 2, 0)
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(self._words, 1)
        row.addWidget(self._show)
        row.addWidget(word_button(_("Translation is up to date"), partial(pairing.run, UP_TO_DATE), "link"))
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text() if not self.isHidden() else ""

    def show_drift(self, drift: Drift) -> None:
        """Say how the original has changed."""
        self._words.setText(sentence(drift))
        self._first = drift.changed[0] if drift.changed else 0
        self._show.setVisible(bool(drift.changed))
        self.setVisible(bool(drift))

    def _go(self) -> None:
        self._pairing.go_to(self._first)


def sentence(drift: Drift) -> str:
    """Return in a sentence how the original has changed since it was translated; nothing where it has not."""
    if not drift:
        return ""
    if not drift.changed:
        gone = _("The original has changed since this translation: {count} paragraphs are gone.")
        one = _("The original has changed since this translation: a paragraph is gone.")
        return one if drift.removed == 1 else gone.format(count=drift.removed)
    numbers = ", ".join(str(number + 1) for number in drift.changed[:_MOST])
    more = len(drift.changed) - _MOST
    if more > 0:
        numbers = _("{numbers} and {count} more").format(numbers=numbers, count=more)
    where = plural("paragraph {which}", "paragraphs {which}", len(drift.changed), which=numbers)
    return _("The original has changed since this translation: {where}.").format(where=where)


def _menu_button(words: str, menu: QMenu, icon: str = "") -> QToolButton:
    """A button that opens a menu, of words or of an icon."""
    button = icon_button(icon, words, menu.show) if icon else word_button(words, menu.show)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    return button
