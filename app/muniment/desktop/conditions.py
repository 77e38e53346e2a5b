"""When things can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from muniment.desktop.workbench import Workbench


def is_open(bench: Workbench) -> bool:
    """Say whether a catalogue is open."""
    return bench.is_open


def has_units(bench: Workbench) -> bool:
    """Say whether there is anything in the catalogue."""
    return not bench.is_empty


def has_chosen(bench: Workbench) -> bool:
    """Say whether any unit is selected."""
    return bench.is_open and bool(bench.chosen)


def has_unit(bench: Workbench) -> bool:
    """Say whether a unit is in front."""
    return bench.is_open and bench.unit is not None
