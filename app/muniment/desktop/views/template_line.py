"""Which template the records of a level are described by: one quiet line above the form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from muniment.description import templates
from muniment.description.levels import Level
from muniment.desktop import theme
from muniment.desktop.buttons import link_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.templates import TemplatesSheet
from muniment.desktop.menus import Menu
from muniment.desktop.template_choice import choose, chosen
from muniment.i18n import _

_LEAST = 64
"""How wide the menu is at least where there is little room, in pixels for type of the usual size."""


class TemplateLine(QWidget):
    """The templates of a level in a menu. `changed` says that another was chosen, or one was edited."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._level: Level | None = None
        self._offered: tuple[tuple[str, str], ...] = ()
        self.menu = Menu()
        self.menu.setAccessibleName(_("Template"))
        self.menu.setMinimumWidth(theme.scaled(_LEAST))
        self.menu.activated.connect(self._on_choice)
        label = QLabel(_("Described as"), wordWrap=True)
        label.setProperty("role", "small")
        self._link = link_button(_("Templates …"), self._edit)
        self._choice = QHBoxLayout()
        self._choice.addWidget(label)
        self._choice.addWidget(self.menu, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, theme.SPACE)
        for line in (self._choice, self._row):
            line.setSpacing(theme.SPACE * 2)
        self._row.addLayout(self._choice, 1)
        self._row.addWidget(self._link)
        self.setMinimumWidth(self._choice.minimumSize().width())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of it in a line, the link stands below."""
        super().resizeEvent(event)
        needed = self._choice.sizeHint().width() + self._row.spacing() + self._link.sizeHint().width()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if self.width() >= needed else ways.TopToBottom)

    def show_level(self, level: Level | None) -> None:
        """Show the templates of a level, and which one is chosen."""
        self._level = level
        self.setVisible(level is not None)
        offered = ((_("The usual fields"), ""), *_of_level(level))
        if offered != self._offered:
            self._offered = offered
            self.menu.clear()
            for name, id in offered:
                self.menu.addItem(name, id)
        found = chosen(self._desk.settings, level)
        self.menu.setCurrentIndex(max(self.menu.findData(found.id if found else ""), 0))

    def _on_choice(self, _index: int) -> None:
        if self._level is not None:
            choose(self._desk.settings, self._level, templates.template(self.menu.currentData()))
            self.changed.emit()

    def _edit(self) -> None:
        sheet = TemplatesSheet(self._desk, self._level)
        sheet.finished.connect(lambda _result: self._on_edited())
        sheet.show()

    def _on_edited(self) -> None:
        self.show_level(self._level)
        self.changed.emit()


def _of_level(level: Level | None) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, each.id) for each in templates.templates() if each.level is level)
