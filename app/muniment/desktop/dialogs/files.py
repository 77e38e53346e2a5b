"""The files of all records: which are missing or have changed, and a folder to find them in again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from muniment.catalogue import Change
from muniment.description.findings import Finding
from muniment.desktop import theme
from muniment.desktop.buttons import push_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import PlannedRow, RowsTable
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.missing_files import ask_where_files_lie
from muniment.desktop.models import marks
from muniment.i18n import _, plural
from muniment.tasks.files import check_files


def check_all_files(desk: Desk, _chosen: Sequence[str]) -> None:
    """Look at the files of all records, and show what is wrong with them."""
    FilesSheet(desk).show()


class FilesSheet(Sheet):
    """One row for each file that is not where, or what, it was; Enter goes to its record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Check the files"), _("Find in a Folder…"))
        self.resize(theme.scaled(720), theme.scaled(460))
        words = _(
            "Every file of the catalogue is looked for where it should lie, and read whole where its"
            " checksum is known."
        )
        self.column.addWidget(label(words, "quiet"))
        self.told = label(_("Looking at the files …"), "heading")
        self.column.addWidget(self.told)
        self.table = RowsTable(_("Files that need looking after"), (_("Record"), _("What is wrong")))
        self.column.addWidget(self.table, 1)
        self.go = push_button(_("Go to the Record"), self._go)
        self.go.setAutoDefault(False)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(0)
        self._found: tuple[Finding, ...] = ()
        self.table.itemSelectionChanged.connect(self._offer)
        self.table.itemActivated.connect(lambda _item: self._go())
        self.leave_return_to(self.table)
        self.leave_by(_("Close"))
        self.main.clicked.connect(lambda: ask_where_files_lie(desk, self))
        self._show(None)
        self._check()
        desk.bridge.changed.connect(self._hear)
        self.finished.connect(lambda _result: desk.bridge.changed.disconnect(self._hear))

    def _check(self) -> None:
        self.run_while_open(check_files(self.desk.catalogue), _("Looking at the files"), self._show)

    def _hear(self, change: Change) -> None:
        if change.everything or {each.unit for each in self._found} & change.units:
            self._check()

    def _show(self, found: tuple[Finding, ...] | None) -> None:
        """Show what was found, None while it is looked for."""
        self._found = found or ()
        rows = {row.id: row for row in self.desk.catalogue.rows([each.unit for each in self._found])}
        named = [(each, marks.name(rows[each.unit])) for each in self._found if each.unit in rows]
        self._found = tuple(each for each, _name in named)
        cells = ((name, each.message) for each, name in named)
        self.table.show_rows([PlannedRow(str(at), each) for at, each in enumerate(cells)])
        self.table.setVisible(bool(self._found))
        self.go.setVisible(bool(self._found))
        self.main.setEnabled(any(each.rule == "file-missing" for each in self._found))
        if found is not None:
            one, many = "{count} file needs looking after.", "{count} files need looking after."
            good = _("Every file is where it should be, and what it was.")
            self.told.setText(plural(one, many, len(found)) if found else good)
        self._offer()

    def _offer(self) -> None:
        self.go.setEnabled(0 <= self.table.currentRow() < len(self._found))

    def _go(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._found):
            self.desk.open_field(self._found[row].unit, "objects")
