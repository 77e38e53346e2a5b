"""What actions ask of the window itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from muniment.desktop.furniture import Grid

if TYPE_CHECKING:
    from muniment.catalogue import HandList


class Stage(Protocol):
    """The window as actions know it."""

    def search_now(self) -> None:
        """Put the cursor into the search box."""

    def go_round(self, steps: int) -> None:
        """Put the cursor into the next part of the window, or that before."""

    def show_commands(self) -> None:
        """Open the command palette."""

    def show_field(self, field: str) -> None:
        """Put the cursor into a field of the record."""

    def listed(self) -> tuple[Sequence[str], str]:
        """Return the units that are listed, and the words that they were found by, none where none were."""

    @property
    def grid(self) -> Grid | None:
        """The grid while it is shown, None while the list is."""

    def list_shown(self) -> str:
        """Return the id of the hand-made list that is shown, nothing where none is."""

    def change_list(self, do: Callable[[HandList, list[int]], list[int]]) -> None:
        """Do something with the places selected in the list that is shown; select what `do` returns."""

    def choose_columns(self) -> None:
        """Offer the columns of the list or the grid."""

    def turn_grid(self) -> None:
        """Show the units in a grid to be typed in, or in the list again."""

    def new_window(self, unit: str | None = None) -> None:
        """Open another window on the catalogue, at a unit or where this one is."""

    def leave(self) -> None:
        """Close all windows, and so the program."""

    def print_list(self) -> None:
        """Show how what is listed would be printed."""

    def turn_theme(self) -> None:
        """Go from light to dark or back."""

    def wear(self, mode: str) -> None:
        """Put on a theme and remember it."""

    def zoom(self, steps: int) -> None:
        """Make everything larger by so many steps, or smaller; none leads back to the usual size."""

    def show_preferences(self, page: int) -> None:
        """Open the preferences at a page: that of settings, or that of keys."""

    def show_handbook(self) -> None:
        """Open the handbook."""

    def about(self) -> None:
        """Say what program this is."""

    def close(self) -> bool:
        """Close the window."""

    def widget(self) -> QWidget:
        """Return what file dialogs belong to."""
