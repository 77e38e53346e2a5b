"""The pages of a record as a IIIF manifest: the address they are published under, and the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from muniment.catalogue import CatalogueError
from muniment.desktop import theme
from muniment.desktop.asking_files import ask_where_to_write, is_folder, place_typed
from muniment.desktop.buttons import push_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import isolate, shortened
from muniment.desktop.models import marks
from muniment.desktop.refused import refused
from muniment.formats.deliveries import FormatError
from muniment.i18n import _, plural
from muniment.tasks.publish_pages import write_manifest

_BASE, _FOLDER = "iiif/base", "export/folder"
_LONGEST_NAME = 60
"""Letters: the sheet is of one size."""


def publish_pages(desk: Desk, chosen: Sequence[str]) -> None:
    """Ask how the pages of the first chosen record are published."""
    for unit in chosen[:1]:
        ManifestSheet(desk, unit).show()


class ManifestSheet(Sheet):
    """An address and a file; what stands against it is said in the sheet, which stays."""

    def __init__(self, desk: Desk, unit: str) -> None:
        super().__init__(desk, _("IIIF manifest"), _("Write"))
        self.question = unit
        self.resize(theme.scaled(560), theme.scaled(320))
        self._unit = unit
        name = marks.name(desk.catalogue.row(unit))
        words = _(
            "Viewers on the web show the pages of “{name}” by this file: pictures in their order, with"
            " title, shelfmark and rights."
        )
        self.column.addWidget(label(words.format(name=shortened(name, _LONGEST_NAME)), "quiet"))
        self.base = _line(_("Address that the folder of the catalogue is published under"), "https://…")
        self.base.setText(desk.settings.text(_BASE))
        self.target = _line(_("File to write"), "manifest.json")
        folder = Path(desk.settings.text(_FOLDER, str(Path.home())))
        self.target.setText(str(folder / "manifest.json"))
        self.why = label("", "danger")
        self.column.addWidget(label(self.base.accessibleName(), "small"))
        self.column.addWidget(self.base)
        self.column.addWidget(label(self.target.accessibleName(), "small"))
        line = QHBoxLayout()
        line.addWidget(self.target, 1)
        choose = push_button(_("Choose…"), self._choose)
        choose.setAutoDefault(False)
        line.addWidget(choose)
        self.column.addLayout(line)
        self.column.addWidget(self.why)
        self.column.addStretch(1)
        self.main.clicked.connect(self._write)

    def _choose(self) -> None:
        at, take = self.target.text(), self.target.setText
        ask_where_to_write(self, _("File to write"), at, "json", lambda path: take(str(path)))

    def _write(self) -> None:
        desk, folder = self.desk, Path(self.desk.settings.text(_FOLDER, str(Path.home())))
        target = place_typed(self.target.text(), folder, ".json")
        if not self.target.text().strip() or is_folder(target):
            self.why.setText(_("Name the file to write."))
            return
        base = self.base.text().strip()
        try:
            pages = write_manifest(desk.catalogue, desk.catalogue.unit(self._unit), target, base)
        except (CatalogueError, FormatError, OSError) as error:
            self.why.setText(refused(error))
            return
        desk.settings.keep(_BASE, base)
        desk.settings.keep(_FOLDER, str(target.parent))
        one, many = "{count} page written to {name}.", "{count} pages written to {name}."
        desk.notice(plural(one, many, pages, name=isolate(target.name)))
        self.accept()


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    return line
