"""The page of keys: all that has a shortcut, found by name or by keys, changed by pressing others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from muniment.desktop import keys, theme
from muniment.desktop.actions import Actions
from muniment.desktop.buttons import link_button, push_button
from muniment.desktop.keys import KEYS
from muniment.desktop.preferences.capture import KeyField
from muniment.desktop.preferences.key_rows import KeyRow, KeyRows
from muniment.desktop.preferences.keys_table import KeysTable
from muniment.desktop.preferences.matching import asked_words
from muniment.desktop.settings import Settings
from muniment.i18n import _


class KeysPage(QWidget):
    """All that has keys. Those that something else has in one place are told of, and can be taken from it."""

    def __init__(self, actions: Actions, settings: Settings) -> None:
        super().__init__()
        self.rows = KeyRows(actions, settings)
        self._wanted: QKeySequence | None = None
        self.search = QLineEdit(placeholderText=_("Find by name …"), clearButtonEnabled=True)
        self.search.setAccessibleName(_("Find an action by its name"))
        self.search.textChanged.connect(self._find_by_name)
        self.by_keys = KeyField(_("Find an action by its keys"))
        self.by_keys.setPlaceholderText(_("Find by pressing keys …"))
        self.by_keys.pressed.connect(self._find_by_keys)
        self.by_keys.left.connect(self._find_all)
        self.table = KeysTable(self.rows)
        self.table.currentItemChanged.connect(lambda _now, _before: self._turn())
        self.table.entered_row.connect(self.begin)
        self.taking = KeyField(_("New keys"))
        self.taking.pressed.connect(self._take)
        self.taking.left.connect(self._end)
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.resolve = push_button(_("Take them"), self._take_away)
        self._lay_out()
        self._turn()
        settings.changed.connect(self._hear)

    def begin(self) -> None:
        """Ask for the new keys of the chosen action."""
        if self.table.chosen() is not None:
            self.taking.clear()
            self.taking.setFocus()
            self._say(_("Press the keys. Esc leaves it as it is."), "quiet")

    def _take(self, wanted: QKeySequence) -> None:
        """Take the keys that were pressed, unless that cannot be; where another has them, say so and wait."""
        id = self.table.chosen()
        if id is None:
            return
        self._wanted = wanted
        self.resolve.hide()
        if words := self.rows.refusal(id, wanted):
            self._say(words, "danger")
            return
        others = self.rows.had_by(id, wanted)
        if not others:
            self._give(id, wanted)
            return
        names = _named(others)
        words = _("{keys} are the keys of {names}.").format(keys=keys.said([wanted]), names=names)
        self._say(words, "warning")
        self.resolve.setAccessibleName(_("Take them from {names}").format(names=names))
        self.resolve.show()

    def _take_away(self) -> None:
        """Take the keys from whatever has them, and give them to the chosen action."""
        id, wanted = self.table.chosen(), self._wanted
        if id is not None and wanted is not None:
            self._give(id, wanted)

    def _give(self, id: str, wanted: QKeySequence) -> None:
        self.rows.give(id, wanted)
        words = _("“{name}” has the keys {keys} now.").format(
            name=self.rows[id].text, keys=keys.said([wanted])
        )
        for other in self.rows.shared_with(id, wanted):
            also = _("“{name}” keeps them, too: {where}.").format(name=other.text, where=other.where.label)
            words = f"{words} {also}"
        self._end()
        self._say(words, "good")
        self.table.setFocus()

    def drop(self) -> None:
        """Leave the chosen action without keys."""
        if (id := self.table.chosen()) is not None:
            self.rows.drop(id)
            self._end()

    def restore(self) -> None:
        """Give the chosen action the keys that it had at first, and say what they were taken from."""
        if (id := self.table.chosen()) is not None:
            taken = self.rows.restore(id)
            self._end()
            words = _("“{name}” has its first keys again. They were taken from {names}.")
            said = words.format(name=self.rows[id].text, names=_named(taken)) if taken else ""
            self._say(said, "warning")

    def restore_all(self) -> None:
        """Give every action the keys that it had at first."""
        self.rows.restore_all()
        self._end()

    def _find_by_name(self, text: str) -> None:
        self.by_keys.clear()
        self.table.show_fitting(tuple(asked_words(text)), None)

    def _find_by_keys(self, wanted: QKeySequence) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.table.show_fitting((), wanted)
        if self.table.count_shown() == 0:
            self._say(_("Nothing has the keys {keys}.").format(keys=keys.said([wanted])), "quiet")

    def _find_all(self) -> None:
        self.by_keys.clear()
        self.table.show_fitting((), None)

    def _hear(self, name: str) -> None:
        if name.startswith(KEYS):
            self.table.show_keys()
            self._turn_buttons()

    def _turn(self) -> None:
        """Another action is chosen: nothing is asked any more."""
        self._end()
        self._say("", "quiet")

    def _end(self) -> None:
        self._wanted = None
        self.taking.clear()
        self.resolve.hide()
        self._turn_buttons()

    def _turn_buttons(self) -> None:
        id = self.table.chosen()
        self.taking.setEnabled(id is not None)
        self._none.setEnabled(id is not None and bool(self.rows.now(id)))
        self._back.setEnabled(id is not None and self.rows.is_own(id))
        self._all_back.setEnabled(any(self.rows.is_own(row.id) for row in self.rows.all()))

    def _say(self, words: str, role: str) -> None:
        self._words.setText(words)
        self._words.setProperty("role", role)
        self._words.style().polish(self._words)

    def _lay_out(self) -> None:
        finding = QHBoxLayout()
        finding.setSpacing(2 * theme.SPACE)
        finding.addWidget(self.search, 1)
        finding.addWidget(self.by_keys, 1)
        self._none = push_button(_("No keys"), self.drop)
        self._back = push_button(_("Back to the first"), self.restore)
        self._all_back = link_button(_("All keys back to the first"), self.restore_all)
        changing = QHBoxLayout()
        changing.setSpacing(2 * theme.SPACE)
        changing.addWidget(QLabel(_("New keys")))
        changing.addWidget(self.taking, 1)
        for button in (self._none, self._back):
            button.setAutoDefault(False)
            changing.addWidget(button)
        self.resolve.setAutoDefault(False)
        telling = QHBoxLayout()
        telling.setSpacing(2 * theme.SPACE)
        telling.addWidget(self.resolve)
        telling.addStretch(1)
        telling.addWidget(self._all_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4 * theme.SPACE, 0, 0)
        column.setSpacing(2 * theme.SPACE)
        column.addLayout(finding)
        column.addWidget(self.table, 1)
        column.addLayout(changing)
        column.addWidget(self._words)
        column.addLayout(telling)


def _named(rows: Sequence[KeyRow]) -> str:
    return ", ".join(_("“{name}”").format(name=row.text) for row in rows)
