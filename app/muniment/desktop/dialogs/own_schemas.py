"""Schemas of the archivist's own: added, removed, and where they lie; files are tested by them too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QStackedLayout
from shiboken6 import isValid

from muniment.description.ordering import natural_key
from muniment.desktop import theme
from muniment.desktop.asking_files import ask_for_file
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import filled
from muniment.formats.deliveries import FormatError
from muniment.formats.ead import own_schemas
from muniment.i18n import _
from muniment.refusals import sentence


def manage_schemas(desk: Desk, _chosen: Sequence[str]) -> None:
    """Show the schemas in the folder, to add others and to remove them."""
    SchemasSheet(desk).show()


class SchemasSheet(Sheet):
    """The folder of schemas; what is added is tried first, so that one that cannot be used is not kept."""

    outlasts = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Schemas of your own"), _("Add…"))
        self.resize(theme.scaled(560), theme.scaled(400))
        words = _("XML Schema, RELAX NG, DTD or Schematron. “Test My File” measures a file by each of them.")
        self.column.addWidget(label(words, "quiet"))
        self.remove: QPushButton = _button(_("Remove"), self._try_to_remove)
        self.schemas = QListWidget()
        self.schemas.setAccessibleName(_("Schemas"))
        self.schemas.setProperty("role", "padded")
        self.schemas.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.empty = label(_("There are none yet. Add one from a file."), "quiet")
        self.why = label("", "danger")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        for page in (self.schemas, self.empty):
            self._pages.addWidget(page)
        self.column.addLayout(self._pages, 1)
        self.column.addWidget(self.why)
        line = QHBoxLayout()
        line.addWidget(self.remove)
        line.addWidget(_button(_("Open the Folder"), self._open))
        line.addStretch(1)
        self.column.addLayout(line)
        self.leave_by(_("Close"))
        self.main.clicked.connect(self._choose)
        self._fill()

    def add(self, path: Path) -> None:
        """Keep a schema, or say why it cannot be used."""
        self.why.clear()
        try:
            own_schemas.add(path)
        except (FormatError, OSError) as error:
            self.why.setText(sentence(error))
        self._fill()

    def _choose(self) -> None:
        endings = " ".join(f"*{suffix}" for suffix in own_schemas.SUFFIXES)
        kinds = [_("Schemas ({suffixes})").format(suffixes=endings), _("All files (*)")]
        ask_for_file(self, _("Add a Schema"), kinds, self.add)

    def _try_to_remove(self) -> None:
        self.desk.attempt(self._remove)

    def _remove(self) -> None:
        item = self.schemas.currentItem()
        if item is not None:
            path = Path(str(item.data(Qt.ItemDataRole.UserRole)))
            kept, row = own_schemas.remove(path), self.schemas.currentRow()
            self._fill()
            self._stay_at(row)
            words = filled(_("The schema {name} is removed."), name=path.name)
            self.desk.notice(words, _("Undo"), lambda: self.desk.attempt(lambda: self._bring_back(kept)))

    def _stay_at(self, row: int) -> None:
        """Keep the cursor in the list, at what came behind the one that is gone."""
        self.schemas.setCurrentRow(min(row, self.schemas.count() - 1))
        (self.schemas if self.schemas.count() else self.main).setFocus()

    def _bring_back(self, kept: Mapping[Path, bytes]) -> None:
        own_schemas.bring_back(kept)
        if isValid(self):
            self._fill()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(own_schemas.folder())))

    def _fill(self) -> None:
        self.schemas.clear()
        for path in sorted(own_schemas.listed(), key=lambda each: natural_key(each.name)):
            item = QListWidgetItem(path.name)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setSizeHint(QSize(0, theme.row_height()))
            item.setToolTip(path.name)
            self.schemas.addItem(item)
        self._pages.setCurrentWidget(self.schemas if self.schemas.count() else self.empty)
        self.remove.setEnabled(self.schemas.currentRow() >= 0)


def _button(words: str, do: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: do())
    return button
