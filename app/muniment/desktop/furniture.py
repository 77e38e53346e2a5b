"""What the window is filled with once it stands: the parts that bring SQL and XML with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QTableView, QWidget

from muniment.description.findings import Finding
from muniment.description.units import Unit
from muniment.desktop.desk import Desk, ListDesk, SearchDesk
from muniment.desktop.settings import Settings
from muniment.paths import Place
from muniment.progress import Progress, Steps

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue
    from muniment.desktop.models.units import UnitsModel


class Record(Protocol):
    """The pane that shows one unit; `judged` carries its id, and what is found in it as it is typed."""

    @property
    def judged(self) -> SignalInstance:
        """Emitted with an id, or None where no unit is in front, and the findings."""

    @property
    def kept(self) -> SignalInstance:
        """Emitted with whether what was typed could be kept."""

    def show_unit(self, unit_id: str | None) -> None:
        """Show the unit, or that there is none."""

    def show_field(self, field: str) -> None:
        """Bring the field to view and put the cursor into it."""

    def enter(self) -> None:
        """Put the cursor into what is in front of the record."""

    def flush(self) -> None:
        """Keep what is typed and not kept yet."""

    def loss(self) -> str:
        """Return what is to be said of typing that could not be kept; nothing if all is kept."""


class Findings(Protocol):
    """The panel that says what is to be mended in one unit; `chosen` carries unit and field."""

    @property
    def chosen(self) -> SignalInstance:
        """Emitted with a unit's id and a field when a finding is picked."""

    def show_findings(self, unit_id: str | None, findings: Sequence[Finding]) -> None:
        """Show what is found in the unit."""

    def settle(self) -> None:
        """Take no more room from now on than there is to say."""


class Grid(Protocol):
    """The units of a list as cells to be typed in."""

    def widget(self) -> QWidget:
        """Return what is shown."""

    def follow(self, listed: UnitsModel, place: str | None, takes_new: bool) -> None:
        """Show what the list shows; new units are made in `place` where it `takes_new`."""

    def enter(self) -> None:
        """Put the cursor into the grid."""

    def leave(self) -> None:
        """Keep what is typed and not kept yet."""

    def fill_down(self) -> None:
        """Write what stands in the first selected row into all of them."""

    def copy_from_above(self) -> None:
        """Write what stands above into the selected cells."""

    def choose_columns(self) -> None:
        """Offer the columns, to be shown or hidden."""


class Opener(Desk, Protocol):
    """A desk on which another catalogue can be laid."""

    def lay(self, catalogue: Catalogue) -> None:
        """Put a catalogue on the desk in the place of the one there."""


class InOrder(Protocol):
    """Puts units in an order, for a list to be shown in."""

    def __call__(
        self,
        catalogue: Catalogue,
        ids: Sequence[str],
        by: str,
        text_key: Callable[[str], Any],
        *,
        downwards: bool,
    ) -> Steps[list[str]]:
        """Return the units in the order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The makers of those parts, so that the window can stand before they are read.

    `begun` says in a new unit what its template says beforehand; `begin_catalogue` turns in a new
    catalogue the rules on that are wished for.
    `expected` are the errors whose message is a sentence for the archivist; all others are faults.
    `conflict` tells that others have changed what was to be undone or done again.
    `unreachable` tells that a team's catalogue cannot be reached, `locked` that it wants a password:
    `join` then asks for it.
    """

    begun: Callable[[Settings, Unit], Unit]
    begin_catalogue: Callable[[Settings, Catalogue], None]
    open_catalogue: Callable[[Place], Steps[Catalogue]]
    join: Callable[[Opener, Exception | None], None]
    record: Callable[[Desk], tuple[QWidget, Record]]
    findings: Callable[[Desk], tuple[QWidget, Findings]]
    grid: Callable[[ListDesk], Grid]
    paste: Callable[[Desk], None]
    take_in: Callable[[Desk, Sequence[Path]], None]
    hand_out: Callable[[Desk, str | None], None]
    hand_out_agents: Callable[[Desk], None]
    duplicate: Callable[[Catalogue, Sequence[str], str | None, str | None, str], Steps[tuple[str, ...]]]
    in_order: InOrder
    sort: Callable[[Catalogue, str | None, str, str, Callable[[str], Any]], Steps[int]]
    put_into_list: Callable[[ListDesk], None]
    change_many: Callable[[ListDesk, Sequence[str], str], None]
    test_file: Callable[[Desk], None]
    statistics: Callable[[SearchDesk], None]
    rebuild_index: Callable[[Desk], None]
    repository_name: Callable[[str], str]
    take_in_sample: Callable[[Catalogue], Steps[tuple[str, ...]]]
    sheets: Mapping[str, Callable[[Desk, Sequence[str]], None]]
    """Dialogs that need nothing but the desk and what is chosen, by the action that opens them."""
    print_table: Callable[[Desk, str, QTableView], None]
    prefer: Callable[[Desk, Any, int, str], None]
    """Opens a page of the preferences, or a setting by its name; it is handed the actions, for their keys."""
    expected: tuple[type[Exception], ...]
    conflict: type[Exception]
    unreachable: type[Exception]
    locked: type[Exception]


def opened(furniture: Furniture, place: Place) -> Steps[Catalogue]:
    """Open the catalogue at `place`; closed again where nobody waits for it any more."""
    yield Progress(0)
    catalogue = yield from furniture.open_catalogue(place)
    try:
        yield Progress(1, 1)
    except GeneratorExit:
        catalogue.close()
        raise
    return catalogue
