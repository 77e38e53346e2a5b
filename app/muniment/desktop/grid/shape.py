"""Which columns a grid shows, in what order and how wide: remembered for each place."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from muniment.description.columns import COLUMNS
from muniment.desktop import theme
from muniment.desktop.settings import Settings

_LAST = "grid/last"
_SHOWN = {"shelfmark": 150, "title": 300, "date": 130, "level": 80, "language": 110, "translator": 160}
"""The columns shown at first, and how wide they are for type of the usual size, in pixels."""
_WIDTH = 140


class Shape:
    """How the columns of a table stand in the place that is looked at."""

    def __init__(self, table: QTableView, settings: Settings) -> None:
        self._table = table
        self._settings = settings
        self._place: str | None = None
        self._is_shown = False
        self._first = True

    def show_place(self, place: str | None) -> None:
        """Let the columns stand as they were left in this place, else as anywhere last, else as at first."""
        self._place, self._is_shown = place, True
        header = self._table.horizontalHeader()
        kept = self._settings.shape(_key(place))
        if header.restoreState(kept if not kept.isEmpty() else self._settings.shape(_LAST)):
            return
        for position, column in enumerate(COLUMNS):
            header.resizeSection(position, theme.scaled(_SHOWN.get(column.id, _WIDTH)))
            self._table.setColumnHidden(position, column.id not in _SHOWN)

    def keep(self) -> None:
        """Remember how the columns stand now."""
        if self._is_shown:
            state = self._table.horizontalHeader().saveState()
            for key in (_key(self._place), _LAST):
                if self._settings.shape(key) != state:
                    self._settings.keep(key, state)


def _key(place: str | None) -> str:
    return f"grid/{place or 'top'}"
