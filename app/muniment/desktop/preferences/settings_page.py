"""The page of settings: rows made from the table, filtered while one types."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from muniment.desktop import theme
from muniment.desktop.buttons import icon_button
from muniment.desktop.preferences.editors import editor, words_of
from muniment.desktop.preferences.matching import asked_words, fits, marked
from muniment.desktop.scrolling import scrolled
from muniment.desktop.settings import Settings
from muniment.desktop.wishes import SETTINGS, Kind, Setting
from muniment.i18n import _

_LEAST, _EDITOR = 120, 280
"""How wide what a setting is changed with is at least and at most, in pixels for type of the usual size."""


class SettingRow(QWidget):
    """One setting: what it is called and does, what it is changed with, and the way back."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__()
        self.setting = setting
        self._settings = settings
        self._name, self._help = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._name.setProperty("role", "heading")
        self._help.setProperty("role", "small")
        self.editor = editor(setting)
        self.editor.wished.connect(self._keep)
        back = _("Back to what it was at first: {name}").format(name=setting.name)
        self.back = icon_button("restore", back, lambda: settings.forget(setting.id), "quiet")
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self._lay_out()
        self.mark(())
        self.show_wish()

    def show_wish(self) -> None:
        """Show what is wished for now, and the way back where it is another than at first."""
        said = self._settings.wish(self.setting.id)
        self.editor.show_wish(said)
        self.back.setVisible(said != self.setting.default)

    def mark(self, asked: tuple[str, ...]) -> bool:
        """Show where the words asked for stand, and say whether all of them do."""
        setting = self.setting
        self._name.setText(marked(setting.name, asked))
        self._help.setText(f"{marked(setting.help, asked)} {marked(setting.counts, asked)}.")
        choices = [words for _id, words in words_of(setting)] if setting.kind is not Kind.TYPEFACE else []
        return fits(asked, setting.name, setting.help, setting.area, setting.counts, *choices)

    def _keep(self, said: str) -> None:
        self._settings.keep(self.setting.id, said)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._help)
        words.addStretch(1)
        what = self.editor.widget()
        # The words beside boxes do not wrap.
        words_need = what.minimumSizeHint().width() if what.layout() is not None else 0
        what.setMinimumWidth(max(theme.scaled(_LEAST), words_need))
        what.setMaximumWidth(max(theme.scaled(_EDITOR), words_need))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2 * theme.SPACE, 0, 2 * theme.SPACE)
        row.setSpacing(4 * theme.SPACE)
        row.addLayout(words, 3)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(what, 2, top)
        row.addWidget(self.back, 0, top)


class SettingsPage(QWidget):
    """All settings by area; one field finds them by any word that is said of them."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(placeholderText=_("Find a setting …"), clearButtonEnabled=True)
        self.search.setAccessibleName(_("Find a setting"))
        self.search.textChanged.connect(self._filter)
        self.rows = [SettingRow(setting, settings) for setting in SETTINGS]
        self._areas: list[tuple[QWidget, list[SettingRow]]] = []
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._nothing.setProperty("role", "quiet")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4 * theme.SPACE, 0, 0)
        column.setSpacing(2 * theme.SPACE)
        column.addWidget(self.search)
        column.addWidget(self._scrolled(), 1)
        settings.changed.connect(self._show_changed)

    def shown(self) -> list[str]:
        """Return the ids of the settings that fit what is typed."""
        return [row.setting.id for row in self.rows if not row.isHidden()]

    def _filter(self, text: str) -> None:
        asked = tuple(asked_words(text))
        for heading, rows in self._areas:
            found = [row.mark(asked) for row in rows]
            for row, fitting in zip(rows, found, strict=True):
                row.setVisible(fitting)
            heading.setVisible(any(found))
        self._nothing.setText(_("No setting is called “{text}”.").format(text=text.strip()))
        self._nothing.setVisible(not self.shown())

    def _show_changed(self, name: str) -> None:
        for row in self.rows:
            if row.setting.id == name:
                row.show_wish()

    def _scrolled(self) -> QScrollArea:
        page = QWidget()
        page.setProperty("role", "paper")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4 * theme.SPACE, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        for area, rows in groupby(self.rows, key=lambda row: row.setting.area):
            within = list(rows)
            heading = _heading(area)
            self._areas.append((heading, within))
            for widget in (heading, *within):
                column.addWidget(widget)
        column.addStretch(1)
        return scrolled(page, sideways=False)


def _heading(area: str) -> QWidget:
    """An area: its name and a hairline."""
    holder = QWidget()
    words, line = QLabel(area.upper()), QFrame()
    words.setProperty("role", "section")
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4 * theme.SPACE, 0, theme.SPACE)
    row.setSpacing(2 * theme.SPACE)
    row.addWidget(words)
    row.addWidget(line, 1)
    return holder
