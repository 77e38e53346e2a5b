"""Taking in files: chosen, looked at, and imported beside the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QListWidget, QListWidgetItem

from muniment.catalogue import Catalogue
from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.delivered import DeliveryView
from muniment.desktop.dialogs.sheets import Sheet
from muniment.formats import table
from muniment.formats.deliveries import Delivery, FormatError, Source
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps
from muniment.tasks.import_file import Imported, import_source, preview

Looked = Delivery | Exception
"""What is in a file, or why it cannot be read."""


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
    if any(isinstance(found, Delivery) and found.units for found in looked):
        ImportSheet(desk, paths, looked).show()
    else:
        desk.notice(_why_nothing(paths, looked))


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


def import_all(catalogue: Catalogue, paths: Sequence[Path]) -> Steps[tuple[Imported, ...]]:
    """Import the files one after the other, each of them all or not at all."""
    made: list[Imported] = []
    for path in paths:
        made.append((yield from import_source(catalogue, Source.of(path))))
    return tuple(made)


class ImportSheet(Sheet):
    """The files on the left, what is in the chosen one on the right."""

    def __init__(self, desk: Desk, paths: tuple[Path, ...], looked: tuple[Looked, ...]) -> None:
        super().__init__(desk, _("Import"), _("Import"))
        self.resize(720, 560)
        pairs = list(zip(paths, looked, strict=True))
        self._paths = tuple(path for path, found in pairs if isinstance(found, Delivery) and found.units)
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
        units = sum(len(found.units) for found in self._looked if isinstance(found, Delivery))
        return plural("Import {count} record", "Import {count} records", units) if units else _("Import")

    def _show_file(self, row: int) -> None:
        found = self._looked[row]
        if isinstance(found, Delivery):
            self.inside.show_delivery(found)
        else:
            self.inside.say(str(found))

    def _take_in(self) -> None:
        desk = self.desk
        steps = import_all(desk.catalogue, self._paths)
        desk.run(steps, _("Importing"), partial(say_imported, desk))
        self.accept()


def say_imported(desk: Desk, made: tuple[Imported, ...]) -> None:
    """Say how many records were imported, with *Undo*, and go to the first of them."""
    count = sum(len(each.made) for each in made)
    if not count:
        twins = [finding.message for each in made for finding in each.findings]
        desk.notice(" ".join(twins[:1]) or _("There was nothing to import."))
        return
    steps = sum(1 for each in made if each.made)
    words = plural("{count} record imported.", "{count} records imported.", count)
    desk.notice(words, _("Undo"), partial(_undo, desk, steps))
    desk.open_unit(next(id for each in made for id in each.made))


def _undo(desk: Desk, steps: int) -> None:
    """Undo so many steps: each file was one."""
    for _step in range(steps):
        desk.catalogue.undo()


def _file_item(path: Path, found: Looked) -> QListWidgetItem:
    if isinstance(found, Delivery):
        said = plural("{count} record", "{count} records", len(found.units))
        item = QListWidgetItem(theme.icon("item", "quiet"), f"{path.name} · {said}")
    else:
        item = QListWidgetItem(
            theme.icon("must", "danger"), _("{name} · cannot be read").format(name=path.name)
        )
    item.setToolTip(str(path))
    item.setSizeHint(QSize(0, theme.row_height()))
    return item
