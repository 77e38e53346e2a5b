"""Taking in files: chosen, looked at, and imported beside the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QListWidget, QListWidgetItem

from muniment.catalogue import Catalogue
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.delivered import DeliveryView, agents_counted
from muniment.desktop.dialogs.sheets import Sheet
from muniment.formats import table
from muniment.formats.deliveries import Delivery, FormatError, Source
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.import_file import Imported, import_source, preview, summary

Looked = Delivery | Exception
"""What is in a file, or why it cannot be read."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What several imports did, and how many steps they are to undo: what changed nothing is none."""

    imported: tuple[Imported, ...]
    steps: int


def choose_and_import(desk: Desk, paths: Sequence[Path] = ()) -> None:
    """Ask for files, or take those that were dropped, and show what is in them before they are taken in."""
    if paths:
        _look(desk, tuple(paths))
        return
    chooser = QFileDialog(QApplication.activeWindow(), _("Import"))
    chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chooser.setNameFilters(_filters())
    chooser.filesSelected.connect(lambda names: _look(desk, tuple(map(Path, names))))
    chooser.finished.connect(lambda _result: chooser.deleteLater())
    chooser.open()


def _filters() -> list[str]:
    every = sorted({suffix for row in table.READ for suffix in row.suffixes})
    rows = [(_("All that Muniment reads"), every), *((row.label, row.suffixes) for row in table.READ)]
    named = [f"{label} ({' '.join('*' + suffix for suffix in suffixes)})" for label, suffixes in rows]
    return [*named, _("All files (*)")]


def _look(desk: Desk, paths: tuple[Path, ...]) -> None:
    """Read the files beside the screen, and show what is in them."""
    shown = partial(_show, desk, paths)
    desk.run(look(paths), _("Reading what is to be imported"), shown)


def _show(desk: Desk, paths: tuple[Path, ...], looked: tuple[Looked, ...]) -> None:
    """Show what can be taken in; where that is nothing, say why and ask nothing."""
    if any(_holds_something(found) for found in looked):
        ImportSheet(desk, paths, looked).show()
    else:
        desk.notice(_why_nothing(paths, looked))


def _holds_something(found: Looked) -> bool:
    return isinstance(found, Delivery) and bool(found.units or found.agents)


def _why_nothing(paths: Sequence[Path], looked: Sequence[Looked]) -> str:
    empty = _("There is nothing to import in {name}.").format(name=paths[0].name)
    first = str(looked[0]) if isinstance(looked[0], Exception) else empty
    more = len(paths) - 1
    others = plural("{count} more file cannot be read.", "{count} more files cannot be read.", more)
    return f"{first} {others}" if more else first


def look(paths: Sequence[Path]) -> Steps[tuple[Looked, ...]]:
    """Return what is in each file, in their order."""
    looked: list[Looked] = []
    for done, path in enumerate(paths):
        yield Progress(done, len(paths), _("Reading {name}").format(name=path.name))
        try:
            looked.append(preview(Source.of(path)))
        except (FormatError, OSError) as error:
            looked.append(error)
    return tuple(looked)


def import_all(catalogue: Catalogue, sources: Iterable[Source]) -> Steps[TakenIn]:
    """Import the files one after the other, each of them all or not at all."""
    before = _last_step(catalogue)
    imported: list[Imported] = []
    for source in sources:
        imported.append((yield from import_source(catalogue, source)))
    steps = sum(1 for step in catalogue.history(limit=len(imported)) if step.id > before)
    return TakenIn(tuple(imported), steps)


def _last_step(catalogue: Catalogue) -> int:
    return next((step.id for step in catalogue.history(limit=1)), 0)


class ImportSheet(Sheet):
    """The files on the left, what is in the chosen one on the right."""

    def __init__(self, desk: Desk, paths: tuple[Path, ...], looked: tuple[Looked, ...]) -> None:
        super().__init__(desk, _("Import"), _("Import"))
        self.resize(720, 560)
        pairs = list(zip(paths, looked, strict=True))
        self._paths = tuple(path for path, found in pairs if _holds_something(found))
        self._looked = looked
        self.files = QListWidget()
        self.files.setAccessibleName(_("Files"))
        self.files.setFixedHeight(theme.row_height() * min(len(paths), 5))
        self.files.setIconSize(theme.icon_size())
        self.files.setFrameShape(QFrame.Shape.NoFrame)
        for path, found in pairs:
            self.files.addItem(_file_item(path, found))
        self.files.currentRowChanged.connect(self._show_file)
        self.inside = DeliveryView()
        self.column.setSpacing(theme.SPACE * 4)
        self.column.addWidget(self.files)
        self.column.addWidget(self.inside, 1)
        self.main.setEnabled(bool(self._paths))
        self.main.setText(self._main_words())
        self.main.clicked.connect(self._take_in)
        self.files.setCurrentRow(0)

    def _main_words(self) -> str:
        deliveries = [found for found in self._looked if isinstance(found, Delivery)]
        units = sum(len(each.units) for each in deliveries)
        agents = sum(len(each.agents) for each in deliveries)
        if units:
            return plural("Import {count} record", "Import {count} records", units)
        return plural("Import {count} authority record", "Import {count} authority records", agents)

    def _show_file(self, row: int) -> None:
        found = self._looked[row]
        if isinstance(found, Delivery):
            self.inside.show_delivery(found)
        else:
            self.inside.say(str(found))

    def _take_in(self) -> None:
        desk = self.desk
        steps = import_all(desk.catalogue, (Source.of(path) for path in self._paths))
        desk.run(steps, _("Importing"), partial(say_imported, desk))
        self.accept()


def say_imported(desk: Desk, taken: TakenIn) -> None:
    """Say what was imported, with *Undo*, and go to the first record that is new or updated."""
    if not taken.steps:
        desk.notice(_why_unchanged(taken.imported))
        return
    desk.notice(_in_words(taken.imported), _("Undo"), partial(_undo, desk, taken.steps))
    touched = (id for each in taken.imported for id in (*each.made, *(new.after.id for new in each.updated)))
    if (first := next(touched, None)) is not None:
        desk.open_unit(first)


def _in_words(imported: Sequence[Imported]) -> str:
    made, updated = sum(len(each.made) for each in imported), sum(len(each.updated) for each in imported)
    unchanged = sum(each.unchanged for each in imported)
    agents = sum(len(each.agents) for each in imported)
    of_units = summary(updated, made, unchanged) if made or updated or unchanged or not agents else ""
    one, many = "{count} authority record imported.", "{count} authority records imported."
    return f"{of_units} {plural(one, many, agents) if agents else ''}".strip()


def _why_unchanged(imported: Sequence[Imported]) -> str:
    twins = [finding.message for each in imported for finding in each.findings]
    if not twins and any(each.unchanged or each.agents for each in imported):
        return _("All of it is in the catalogue already. Nothing was changed.")
    return " ".join(twins[:1]) or _("There was nothing to import.")


def _undo(desk: Desk, steps: int) -> None:
    """Undo so many steps: each file was one."""
    for _step in range(steps):
        desk.catalogue.undo()


def _counted(found: Delivery) -> str:
    units = plural("{count} record", "{count} records", len(found.units))
    agents = agents_counted(len(found.agents))
    if not found.agents:
        return units
    return f"{units}, {agents}" if found.units else agents


def _file_item(path: Path, found: Looked) -> QListWidgetItem:
    if isinstance(found, Delivery):
        sign = "item" if found.units or not found.agents else "person"
        item = QListWidgetItem(theme.icon(sign, "quiet"), f"{path.name} · {_counted(found)}")
    else:
        item = QListWidgetItem(
            theme.icon("must", "danger"), _("{name} · cannot be read").format(name=path.name)
        )
    item.setToolTip(str(path))
    item.setSizeHint(QSize(0, theme.row_height()))
    return item
