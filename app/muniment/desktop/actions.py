"""One table of what can be done, from which menus, toolbar, shortcuts and the command palette are built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from muniment.desktop import theme
from muniment.desktop.keys import KEYS, read_keys, with_keys

if TYPE_CHECKING:
    from muniment.desktop.workbench import Workbench


_ICONS_AFTER = 400
"""Milliseconds after which the icons of menus are drawn, whether one was opened or not."""
_IN_LISTS = Qt.ShortcutContext.WidgetWithChildrenShortcut


def always(bench: Workbench) -> bool:
    """Say yes."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done.

    `keys` are the shortcut as the archivist reads it, nothing where there is none, several parted
    by `; `; they hold until she wishes for others (`KEYS` and the id in the settings). `words` gives
    the text where it changes with what lies on the desk (*Undo Delete “D 1”*). The keys of an action
    `in_lists` work in tree and list alone: *Delete* in a field must not delete the unit; those
    `in_grid` in the grid alone.
    """

    id: str
    text: str
    keys: str
    icon: str
    run: Callable[[Workbench], object]
    enabled: Callable[[Workbench], bool] = always
    words: Callable[[Workbench], str] | None = None
    in_lists: bool = False
    in_grid: bool = False


class Actions(QObject):
    """The table as Qt knows it: one `QAction` a row, kept current by `renew`."""

    def __init__(self, rows: Sequence[Action], bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._rows = tuple(rows)
        self._made = {row.id: self._make(row) for row in rows}
        # Many icons take long to draw, and the first rows come first; what is seen at once asks for its own.
        later = QTimer(self, singleShot=True, interval=_ICONS_AFTER)
        later.timeout.connect(self.put_on_icons)
        later.start()
        bench.settings.changed.connect(self._hear)

    def __getitem__(self, id: str) -> QAction:
        return self._made[id]

    def all(self) -> Sequence[QAction]:
        """Return the actions in the order of the table."""
        return tuple(self._made.values())

    def put_on_icons(self) -> None:
        """Draw the icons that are not drawn yet."""
        for action in self._made.values():
            theme.put_on(action)

    @property
    def rows(self) -> Sequence[Action]:
        """The table itself."""
        return self._rows

    def give(self, widget: QWidget, *, lists: bool = False, grid: bool = False) -> None:
        """Let the keys of actions work in a widget: those of lists, those of the grid, or all others."""
        given = (row for row in self._rows if row.in_lists is lists and row.in_grid is grid)
        widget.addActions([self._made[row.id] for row in given])

    def renew(self) -> None:
        """Enable what can be done now, and say it in the words of now."""
        for row in self._rows:
            action = self._made[row.id]
            action.setEnabled(row.enabled(self._bench))
            if row.words is not None:
                action.setText(row.words(self._bench))
                action.setToolTip(_tooltip(action))

    def fill(self, menu: QMenu, ids: Sequence[str]) -> QMenu:
        """Put actions into a menu; an empty id is a separator."""
        menu.aboutToShow.connect(self.put_on_icons)
        for id in ids:
            if id:
                menu.addAction(self._made[id])
            else:
                menu.addSeparator()
        return menu

    def _make(self, row: Action) -> QAction:
        action = QAction(row.text, self)
        action.setObjectName(row.id)
        action.setShortcuts(self._keys(row))
        narrow = row.in_lists or row.in_grid
        action.setShortcutContext(_IN_LISTS if narrow else Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(_tooltip(action))
        if row.icon:
            theme.lay_out(action, row.icon)
        action.triggered.connect(lambda: self._bench.attempt(lambda: row.run(self._bench)))
        return action

    def _keys(self, row: Action) -> list[QKeySequence]:
        return read_keys(self._bench.settings.text(f"{KEYS}{row.id}", row.keys))

    def _hear(self, name: str) -> None:
        """Take the keys that are wished for from now on."""
        for row in self._rows:
            if name == f"{KEYS}{row.id}":
                action = self._made[row.id]
                action.setShortcuts(self._keys(row))
                action.setToolTip(_tooltip(action))


def plain_text(action: QAction) -> str:
    """Return the action's words without the mark of its access key."""
    return plain(action.text())


def plain(words: str) -> str:
    """Return words of a menu without the mark of their access key."""
    return words.replace("&", "").rstrip("…")


def _tooltip(action: QAction) -> str:
    return with_keys(plain_text(action), action.shortcuts())
