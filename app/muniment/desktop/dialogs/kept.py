"""What of a finding aid goes back out as it came although no field shows it: each part with its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from muniment.desktop import theme
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.rows import PlannedRow, RowsTable
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.formats import ead
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps


def show_kept(desk: Desk, chosen: Sequence[str]) -> None:
    """Show what is kept of the file that the first of the chosen units came in."""
    KeptSheet(desk, chosen[0]).show()


class KeptSheet(Sheet):
    """One row for each part; nothing can be changed here."""

    def __init__(self, desk: Desk, unit: str) -> None:
        super().__init__(desk, _("Kept from the file"), _("Close"))
        self.resize(theme.scaled(900), theme.scaled(520))
        words = _(
            "Headings, attributes, comments and others that came with a finding aid and are in no field:"
            " they go back out in their places when it is exported."
        )
        self.column.addWidget(label(words, "quiet"))
        self.told = label(_("Reading what is kept …"), "heading")
        self.column.addWidget(self.told)
        self.table = RowsTable(_("Kept from the file"), (_("Where it stands"), _("What it says")))
        # The end of a place tells most: what stands there.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.column.addWidget(self.table, 1)
        self.column.addStretch()
        self.main.clicked.connect(self.accept)
        self.end(_("Close"))
        desk.run(_read(desk, unit), self.windowTitle(), self._show)

    def _show(self, parts: tuple[ead.KeptPart, ...]) -> None:
        if not self.isVisible():
            return
        rows = ((" › ".join(each.where), each.text) for each in parts)
        self.table.show_rows([PlannedRow(str(at), cells) for at, cells in enumerate(rows)])
        self.table.setVisible(bool(parts))
        nothing = _("Nothing: this record came in no finding aid, or the fields hold all of it.")
        self.told.setText(plural("{count} part", "{count} parts", len(parts)) if parts else nothing)


def _read(desk: Desk, unit: str) -> Steps[tuple[ead.KeptPart, ...]]:
    yield Progress(0, 0, _("Reading what is kept"))
    return ead.kept_parts(desk.catalogue.unit(unit))
