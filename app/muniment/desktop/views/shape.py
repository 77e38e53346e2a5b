"""Which columns a table shows, in what order and how wide: remembered for each place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHeaderView, QTableView

from muniment.desktop import theme
from muniment.desktop.rescaling import MOST_BESIDE
from muniment.desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a column is at first, in pixels for type of the usual size; whether it is shown at all.

    It may grow to `most` by half of what the column that takes the rest has beyond its own width.
    """

    pixels: int
    shown: bool = True
    most: int = 0


class Shape:
    """How the columns of a table stand in the place that is looked at; `name` tells tables apart.

    At first some room is left to the column that takes what the others leave, if there is one.
    """

    def __init__(
        self,
        table: QTableView,
        settings: Settings,
        name: str,
        first: Sequence[Width],
        takes_the_rest: int | None = None,
    ) -> None:
        self._table = table
        self._settings = settings
        self._name = name
        self._first = first
        self._takes_the_rest = takes_the_rest
        self._place: str | None = None
        self._is_shown = False
        self._waits = False

    def show_place(self, place: str | None) -> None:
        """Let the columns stand as they were left in this place, else as anywhere last, else as at first."""
        self.keep()
        self._place, self._is_shown = place, True
        header = self._table.horizontalHeader()
        kept = self._settings.shape(self._key(place))
        if header.restoreState(kept if not kept.isEmpty() else self._settings.shape(self._last)):
            return
        for position, width in enumerate(self._first):
            header.resizeSection(position, max(header.sectionSizeHint(position), theme.scaled(width.pixels)))
            self._table.setColumnHidden(position, not width.shown)
        self._leave_room(header)

    def fit(self) -> None:
        """Leave the room that was not known while the table was not to be seen."""
        if self._waits:
            self._leave_room(self._table.horizontalHeader())

    def _leave_room(self, header: QHeaderView) -> None:
        if self._takes_the_rest is None:
            return
        self._waits = not self._table.isVisible()
        if self._waits:
            return
        shown = (at for at in range(header.count()) if not header.isSectionHidden(at))
        others = [at for at in shown if at != self._takes_the_rest]
        wide, room = sum(map(header.sectionSize, others)), round(self._table.viewport().width() * MOST_BESIDE)
        for at in others if wide > room else ():
            header.resizeSection(at, max(header.sectionSizeHint(at), header.sectionSize(at) * room // wide))
        left = self._table.viewport().width() - wide - theme.scaled(self._first[self._takes_the_rest].pixels)
        spare = left // 2
        for at in others if spare > 0 else ():
            more = min(spare, theme.scaled(self._first[at].most) - header.sectionSize(at))
            if more > 0:
                header.resizeSection(at, header.sectionSize(at) + more)
                spare -= more

    def keep(self) -> None:
        """Remember how the columns stand now, for this place where they stand otherwise than at its sight."""
        if not self._is_shown or self._waits or self._table.model() is None:
            return
        state = self._table.horizontalHeader().saveState()
        if self._settings.shape(self._last) != state:
            self._settings.keep(self._key(self._place), state)
            self._settings.keep(self._last, state)

    @property
    def _last(self) -> str:
        return f"{self._name}/last"

    def _key(self, place: str | None) -> str:
        return f"{self._name}/{place or 'top'}"
