"""The bar at the top: new, import, export, undo; the search; commands, what is to be mended, the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.actions import Actions
from muniment.desktop.commands import NEW
from muniment.desktop.counting import Counting
from muniment.desktop.views.search import SearchBox
from muniment.desktop.workbench import Workbench
from muniment.i18n import _, plural

_SEARCH_WIDTH = 520


class TopBar(QToolBar):
    """Built from the action table; counts what is to be mended beside the screen's work."""

    def __init__(self, bench: Workbench, actions: Actions, search: SearchBox) -> None:
        super().__init__(_("Toolbar"))
        self._mend = actions["mend"]
        Counting(bench, lambda catalogue: catalogue.count_with_findings(), self).counted.connect(
            self.say_count
        )
        bench.bridge.opened.connect(lambda: self.say_count(0))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(theme.icon_size())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addWidget(_new_button(actions, self))
        for id in ("import", "export"):
            self.addWidget(_button(actions, id, words=_WORDS[id]))
        self.addSeparator()
        for id in ("undo", "redo"):
            self.addWidget(_button(actions, id))
        self.addWidget(_in_the_middle(search))
        for id in ("mend", "commands", "theme"):
            self.addWidget(_button(actions, id, words=_WORDS.get(id, "")))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room for the search box, the buttons leave their words to their tooltips."""
        style = Qt.ToolButtonStyle
        narrow = self.width() < _WORDED * self.fontMetrics().averageCharWidth()
        wanted = style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
        for button in self.findChildren(QToolButton):
            if button.property(_HAS_WORDS) and button.toolButtonStyle() is not wanted:
                button.setToolButtonStyle(wanted)
        super().resizeEvent(event)

    def say_count(self, count: int) -> None:
        """Say how many units are to be mended."""
        words = plural("{count} to mend", "{count} to mend", count) if count else _("Nothing to mend")
        self._mend.setIconText(f" {words}")
        theme.dress(self._mend, "should" if count else "good", "warning" if count else "good")


_WORDED = 112
"""The width in letters from which there is room for words on buttons, and for a search box that is read."""
_HAS_WORDS = "has_words"
_WORDS = {"import": _("Import"), "export": _("Export"), "mend": _("To mend")}


def _new_button(actions: Actions, parent: QWidget) -> QToolButton:
    button = QToolButton()
    button.setText(f" {_('New')}")
    button.setProperty(_HAS_WORDS, True)
    button.setAccessibleName(_("New unit"))
    button.setToolTip(_("New unit"))
    theme.dress(button, "add")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(actions.fill(QMenu(parent), NEW))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _button(actions: Actions, id: str, words: str = "") -> QToolButton:
    """A button for an action; with words of its own where the menu's are too long for a bar."""
    action = actions[id]
    theme.put_on(action)
    button = QToolButton()
    if words:
        action.setIconText(f" {words}")
        button.setProperty(_HAS_WORDS, True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setDefaultAction(action)
    button.setAccessibleName(action.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _in_the_middle(search: SearchBox) -> QWidget:
    """The search box in the middle of what room the buttons leave, never wider than it reads well."""
    search.setMaximumWidth(_SEARCH_WIDTH)
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(room)
    row.setContentsMargins(4 * theme.SPACE, 0, 4 * theme.SPACE, 0)
    row.addStretch(1)
    row.addWidget(search, 8)
    row.addStretch(1)
    return room
