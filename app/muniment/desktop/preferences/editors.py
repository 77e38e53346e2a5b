"""What a setting is changed with, by its kind: a menu, a number, a switch, several of them, a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QFontDatabase, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.asking_files import ask_for_folder
from muniment.desktop.buttons import icon_button
from muniment.desktop.menus import Menu
from muniment.desktop.number_boxes import NumberBox
from muniment.desktop.preferences.offers import OFFERS
from muniment.desktop.wishes import Kind, Setting
from muniment.i18n import _


class Editor(Protocol):
    """Shows what is wished for and lets it be changed; `wished` carries the words that are kept then."""

    @property
    def wished(self) -> SignalInstance:
        """Emitted when a person has changed the wish."""

    def show_wish(self, said: str) -> None:
        """Show what is wished for, without saying so."""

    def widget(self) -> QWidget:
        """Return what is shown."""


def editor(setting: Setting) -> Editor:
    """Return what the setting is changed with."""
    return _MAKERS[setting.kind](setting)


def words_of(setting: Setting) -> Sequence[tuple[str, str]]:
    """Return the choices there are, as ids and words; none where anything can be said."""
    return OFFERS[setting.offers]() if setting.offers else setting.choices


class _Choice(Menu):
    """One of a few words."""

    wished = Signal(str)

    def __init__(self, setting: Setting, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(setting.name)
        self.setSizeAdjustPolicy(Menu.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for id, words in choices:
            self.addItem(words, id)
        self.activated.connect(lambda _at: self.wished.emit(self.currentData()))

    def show_wish(self, said: str) -> None:
        """Show what is wished for; a choice that is gone is shown as the first."""
        self.setCurrentIndex(max(self.findData(said), 0))

    def widget(self) -> QWidget:
        """Return what is shown."""
        return self


class _Number(NumberBox):
    """A number within its bounds; the wheel scrolls the page, not the number."""

    wished = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting.name)
        self.setRange(setting.least, setting.most)
        self.setSingleStep(setting.step)
        self.setSuffix(f" {setting.unit}")
        self.setKeyboardTracking(False)
        self.valueChanged.connect(lambda number: self.wished.emit(str(number)))

    def show_wish(self, said: str) -> None:
        """Show what is wished for."""
        self.blockSignals(True)
        self.setValue(int(said) if said.isdecimal() else self.minimum())
        self.blockSignals(False)

    def widget(self) -> QWidget:
        """Return what is shown."""
        return self

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Several(QWidget):
    """Several of a few words; `yes` alone is the single box of a switch."""

    wished = Signal(str)

    def __init__(self, setting: Setting, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._boxes = {id: QCheckBox(words) for id, words in choices}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        for box in self._boxes.values():
            box.setAccessibleName(f"{setting.name}: {box.text()}")
            box.clicked.connect(lambda _on: self.wished.emit(self._said()))
            column.addWidget(box)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def show_wish(self, said: str) -> None:
        """Show what is wished for."""
        on = said.split(",")
        for id, box in self._boxes.items():
            box.setChecked(id in on)

    def widget(self) -> QWidget:
        """Return what is shown."""
        return self

    def _said(self) -> str:
        return ",".join(id for id, box in self._boxes.items() if box.isChecked())


class _Switch(QCheckBox):
    """Yes or no."""

    wished = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__(_("Yes"))
        self.setAccessibleName(setting.name)
        self.clicked.connect(lambda on: self.wished.emit("yes" if on else "no"))

    def show_wish(self, said: str) -> None:
        """Show what is wished for."""
        self.setChecked(said == "yes")

    def widget(self) -> QWidget:
        """Return what is shown."""
        return self


class _Folder(QWidget):
    """A folder, typed or chosen."""

    wished = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._name = setting.name
        self._line = QLineEdit(placeholderText=_("Your home folder"))
        self._line.setAccessibleName(setting.name)
        self._line.editingFinished.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(icon_button("open", _("Choose a folder: {name}").format(name=self._name), self._choose))
        self.setFocusProxy(self._line)
        self._said = ""

    def show_wish(self, said: str) -> None:
        """Show what is wished for."""
        self._said = said
        self._line.setText(said)

    def widget(self) -> QWidget:
        """Return what is shown."""
        return self

    def _typed(self) -> None:
        if self._line.text().strip() != self._said:
            self._said = self._line.text().strip()
            self.wished.emit(self._said)

    def _choose(self) -> None:
        at = self._line.text() or str(Path.home())
        ask_for_folder(self, self._name, lambda path: self.wished.emit(str(path)), at)


def _typeface(setting: Setting) -> Editor:
    families = QFontDatabase.families()
    return _Choice(setting, [("", _("The usual one")), *((each, each) for each in families)])


_MAKERS: Mapping[Kind, Callable[[Setting], Editor]] = {
    Kind.CHOICE: lambda setting: _Choice(setting, words_of(setting)),
    Kind.NUMBER: _Number,
    Kind.SWITCH: _Switch,
    Kind.SEVERAL: lambda setting: _Several(setting, words_of(setting)),
    Kind.TYPEFACE: _typeface,
    Kind.FOLDER: _Folder,
}
