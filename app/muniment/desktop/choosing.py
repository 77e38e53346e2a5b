"""Which catalogue lies on the desk: another file, a new one, the sample."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QFileDialog

from muniment.description.levels import Level
from muniment.desktop.actions import Action
from muniment.desktop.backing_up import ask_and_back_up
from muniment.desktop.conditions import is_open
from muniment.desktop.furniture import opened
from muniment.i18n import _
from muniment.paths import data_folder
from muniment.progress import Steps

if TYPE_CHECKING:
    from muniment.catalogue import Catalogue
    from muniment.desktop.furniture import Furniture
    from muniment.desktop.stage import Stage
    from muniment.desktop.workbench import Workbench

Paths: TypeAlias = Sequence[Path]
_SUFFIX = ".muniment"


def rows(stage: Stage) -> tuple[Action, ...]:
    """Return what can be done to have another catalogue on the desk, or this one twice."""
    return (
        Action("open", _("&Open Catalogue…"), "Ctrl+O", "open", lambda bench: open_catalogue(bench, stage)),
        Action("open-team", _("Open a Team's &Catalogue…"), "", "open", open_team),
        Action("new", _("&New Catalogue…"), "", "catalogue", lambda bench: new_catalogue(bench, stage)),
        Action("sample", _("Op&en the Sample"), "", "sample", open_sample),
        Action("back-up", _("Bac&k Up…"), "", "", lambda bench: ask_and_back_up(bench, stage), is_open),
    )


def open_team(bench: Workbench) -> None:
    """Ask for the address of a team's catalogue and open it."""
    if bench.furniture is not None:
        bench.furniture.join(bench, None)


def open_catalogue(bench: Workbench, stage: Stage) -> None:
    """Ask for a catalogue file and open it."""
    words = _("Catalogues (*.muniment);;All files (*)")
    name, _filter = QFileDialog.getOpenFileName(
        stage.widget(), _("Open Catalogue"), str(data_folder()), words
    )
    if name:
        bench.open_place(Path(name))


def new_catalogue(bench: Workbench, stage: Stage) -> None:
    """Ask where a new catalogue should lie, make it and open it."""
    first = str(data_folder() / _("New catalogue.muniment"))
    words = _("Catalogues (*.muniment)")
    name, _filter = QFileDialog.getSaveFileName(stage.widget(), _("New Catalogue"), first, words)
    if name:
        path = Path(name)
        bench.open_place(path if path.suffix == _SUFFIX else path.with_name(path.name + _SUFFIX))


def open_sample(bench: Workbench) -> None:
    """Open the sample catalogue, which is made the first time, beside the archivist's own."""
    if bench.furniture is not None:
        path = data_folder() / _("Sample catalogue.muniment")
        bench.run(_prepared(bench.furniture, path), _("Preparing the sample"), partial(_show, bench))


def _show(bench: Workbench, sample: Catalogue) -> None:
    """Lay the sample on the desk, open at its first document unless it was looked at before."""
    seen_before = bench.last_unit(sample)
    bench.lay(sample)
    if bench.catalogue is sample and not seen_before:
        first = next((unit for unit in sample.subtree() if unit.level is Level.ITEM), None)
        if first is not None:
            bench.open_unit(first.id)


def _prepared(furniture: Furniture, path: Path) -> Steps[Catalogue]:
    catalogue = yield from opened(furniture, path)
    try:
        if not catalogue.count():
            yield from furniture.take_in_sample(catalogue)
    except BaseException:
        catalogue.close()
        raise
    return catalogue
