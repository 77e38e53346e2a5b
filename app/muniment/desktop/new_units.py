"""The rows of the action table that make new units."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from muniment.description.levels import Level
from muniment.desktop import arranging
from muniment.desktop.actions import Action
from muniment.desktop.conditions import has_unit, is_open
from muniment.i18n import _

if TYPE_CHECKING:
    from muniment.desktop.stage import Stage
    from muniment.desktop.workbench import Workbench


def rows(stage: Stage) -> tuple[Action, ...]:
    """Return what makes new units, in the order in which the palette shows it."""
    return (
        Action("new-item", _("New &Item"), "Ctrl+N", "item", _adder(stage, Level.ITEM), is_open),
        Action("new-file", _("New &File"), "", "file", _adder(stage, Level.FILE), is_open),
        Action("new-series", _("N&ew Series"), "", "series", _adder(stage, Level.SERIES), is_open),
        Action("new-fonds", _("Ne&w Fonds"), "", "fonds", _adder(stage, Level.FONDS), is_open),
        Action("new-like", _("New &Like This"), "Ctrl+Shift+N", "add", _liker(stage), has_unit),
        Action("duplicate", _("D&uplicate"), "", "duplicate", _duplicate, has_unit),
    )


def _adder(stage: Stage, level: Level) -> Callable[[Workbench], None]:
    def run(bench: Workbench) -> None:
        bench.leaving.emit()
        begun = partial(bench.furniture.begun, bench.settings) if bench.furniture is not None else None
        bench.open_unit(arranging.add(bench.catalogue, level, bench.unit, begun))
        stage.show_field("shelfmarks")

    return run


def _liker(stage: Stage) -> Callable[[Workbench], None]:
    def run(bench: Workbench) -> None:
        bench.leaving.emit()
        if bench.unit is not None:
            bench.open_unit(arranging.add_like(bench.catalogue, bench.unit))
            stage.show_field("shelfmarks")

    return run


def _duplicate(bench: Workbench) -> None:
    bench.leaving.emit()
    if bench.unit is not None:
        bench.open_unit(arranging.duplicate(bench.catalogue, bench.unit))
