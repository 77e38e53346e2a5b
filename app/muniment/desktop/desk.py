"""What the parts of the window may reach for, without knowing the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import SignalInstance

from muniment.desktop.bridge import Bridge
from muniment.desktop.jobs import Job
from muniment.desktop.settings import Settings
from muniment.progress import Steps

if TYPE_CHECKING:  # The catalogue brings SQL with it, and the window stands before that is read.
    from muniment.catalogue import Catalogue

T = TypeVar("T")


class Desk(Protocol):
    """What a part may reach for. Parts are handed a desk; they never know the window."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that is open; another one may take its place (see `bridge.opened`)."""

    @property
    def bridge(self) -> Bridge:
        """Where the catalogue's changes are announced, on the screen's thread."""

    @property
    def settings(self) -> Settings:
        """What is remembered from one day to the next."""

    @property
    def leaving(self) -> SignalInstance:
        """Emitted before something happens for which typing must be kept."""

    @property
    def closing(self) -> SignalInstance:
        """Emitted when the catalogue is about to be closed."""

    @property
    def losses(self) -> set[Callable[[], str]]:
        """Who is asked, before the catalogue is closed, what of the typing there would be lost by it."""

    def open_unit(self, unit_id: str) -> None:
        """Go to the unit: its place in the tree, its row in the list, its record."""

    def open_field(self, unit_id: str, field: str) -> None:
        """Go to a field of the unit's record."""

    def notice(self, text: str, action_label: str = "", action: Callable[[], None] | None = None) -> None:
        """Say in passing what was done, with at most one thing to do about it (*Undo*)."""

    def notice_undo(self, text: str, first: int = 0) -> None:
        """Say what was done last, and offer to undo it: all from the step `first` on, or the last one."""

    def run(self, steps: Steps[T], label: str, done: Callable[[T], None]) -> Job:
        """Do long work beside the screen with progress and Cancel, and hand `done` its result."""

    def attempt(self, work: Callable[[], object]) -> None:
        """Do it; an error with a sentence for the archivist becomes a notice."""


class SearchDesk(Desk, Protocol):
    """What a part that leads to a search may reach for."""

    def ask_for(self, text: str) -> None:
        """Search for words that somebody chose rather than typed; the search box shows them."""


class ListDesk(Desk, Protocol):
    """What a part that stands for the list may reach for: it says what is chosen and in hand."""

    @property
    def place(self) -> str | None:
        """The place whose children are listed."""

    @property
    def unit(self) -> str | None:
        """The unit in hand."""

    @property
    def chosen(self) -> Sequence[str]:
        """The units that are selected."""

    def choose(self, ids: Sequence[str]) -> None:
        """Take in what is selected, for the actions that work on many."""

    def hold(self, unit: str | None) -> None:
        """Open a unit's record without leaving the list it was picked from."""
