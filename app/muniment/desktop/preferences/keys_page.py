"""The page of keys: every action with its shortcut, found by name or by keys, changed by pressing others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.actions import KEYS, Actions, plain
from muniment.desktop.buttons import push_button, word_button
from muniment.desktop.preferences import keys
from muniment.desktop.preferences.capture import KeyField
from muniment.desktop.preferences.keys_table import KeysTable
from muniment.desktop.preferences.matching import asked_words
from muniment.desktop.settings import Settings
from muniment.i18n import _


class KeysPage(QWidget):
    """All actions. Keys that another action has are told of, and can be taken from it."""

    def __init__(
        self, actions: Actions, settings: Settings, elsewhere: Callable[[], Sequence[QAction]] = tuple
    ) -> None:
        super().__init__()
        self._actions = actions
        self._settings = settings
        self._elsewhere = elsewhere
        self._wanted: QKeySequence | None = None
        self.search = QLineEdit(placeholderText=_("Find by name …"), clearButtonEnabled=True)
        self.search.setAccessibleName(_("Find an action by its name"))
        self.search.textChanged.connect(self._find_by_name)
        self.by_keys = KeyField(_("Find an action by its keys"))
        self.by_keys.setPlaceholderText(_("Find by pressing keys …"))
        self.by_keys.pressed.connect(self._find_by_keys)
        self.by_keys.left.connect(self._find_all)
        self.table = KeysTable(actions, settings)
        self.table.currentItemChanged.connect(lambda _now, _before: self._turn())
        self.table.entered_row.connect(self.begin)
        self.taking = KeyField(_("New keys"))
        self.taking.pressed.connect(self._take)
        self.taking.left.connect(self._end)
        self._words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.resolve = push_button("", self._take_away)
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
        if words := keys.refusal(wanted):
            self._say(words, "danger")
            return
        others = keys.had_by(self._actions.all(), wanted, self._actions[id])
        if not others:
            self._give(id, wanted)
            return
        name = self._name(others[0].objectName())
        words = _("{keys} are the keys of “{name}”.").format(keys=keys.said([wanted]), name=name)
        self._say(words, "warning")
        self.resolve.setText(_("Take them from “{name}”").format(name=name))
        self.resolve.setAccessibleName(self.resolve.text())
        self.resolve.show()

    def _take_away(self) -> None:
        """Take the keys from whatever has them, and give them to the chosen action."""
        id, wanted = self.table.chosen(), self._wanted
        if id is None or wanted is None:
            return
        self._take_from_others(id, wanted)
        self._give(id, wanted)

    def _take_from_others(self, id: str, wanted: QKeySequence) -> None:
        for other in keys.had_by(self._actions.all(), wanted, self._actions[id]):
            left = [each for each in other.shortcuts() if each != wanted]
            self._settings.keep(f"{KEYS}{other.objectName()}", keys.kept(left))

    def _give(self, id: str, wanted: QKeySequence) -> None:
        self._settings.keep(f"{KEYS}{id}", keys.kept([wanted]))
        words = _("“{name}” has the keys {keys} now.").format(name=self._name(id), keys=keys.said([wanted]))
        fixed = keys.had_by(self._elsewhere(), wanted)
        if fixed:
            also = _("Within some fields they go on meaning “{name}”.")
            words = f"{words} {also.format(name=plain(fixed[0].text()) or fixed[0].toolTip())}"
        self._end()
        self._say(words, "good")
        self.table.setFocus()

    def drop(self) -> None:
        """Leave the chosen action without keys."""
        if (id := self.table.chosen()) is not None:
            self._settings.keep(f"{KEYS}{id}", "")
            self._end()

    def restore(self) -> None:
        """Give the chosen action the keys that it had at first, and take them from where they went."""
        if (id := self.table.chosen()) is not None:
            self._settings.forget(f"{KEYS}{id}")
            for one in self._actions[id].shortcuts():
                self._take_from_others(id, one)
            self._end()

    def restore_all(self) -> None:
        """Give every action the keys that it had at first."""
        for row in self._actions.rows:
            self._settings.forget(f"{KEYS}{row.id}")
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
        self._none.setEnabled(id is not None and bool(self._actions[id].shortcuts()))
        self._back.setEnabled(id is not None and self._settings.has(f"{KEYS}{id}"))
        self._all_back.setEnabled(any(self._settings.has(f"{KEYS}{row.id}") for row in self._actions.rows))

    def _say(self, words: str, role: str) -> None:
        self._words.setText(words)
        self._words.setProperty("role", role)
        self._words.style().polish(self._words)

    def _name(self, id: str) -> str:
        return next(plain(row.text) for row in self._actions.rows if row.id == id)

    def _lay_out(self) -> None:
        finding = QHBoxLayout()
        finding.setSpacing(2 * theme.SPACE)
        finding.addWidget(self.search, 1)
        finding.addWidget(self.by_keys, 1)
        self._none = push_button(_("No keys"), self.drop)
        self._back = push_button(_("Back to the first"), self.restore)
        self._all_back = word_button(_("All keys back to the first"), self.restore_all, "link")
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
        telling.addWidget(self._words, 1)
        telling.addWidget(self.resolve)
        telling.addWidget(self._all_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4 * theme.SPACE, 0, 0)
        column.setSpacing(2 * theme.SPACE)
        column.addLayout(finding)
        column.addWidget(self.table, 1)
        column.addLayout(changing)
        column.addLayout(telling)
