"""The preview: the pages as they will be, to be printed or written to a PDF file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTableView
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.asking_files import ask_where_to_write
from muniment.desktop.buttons import icon_button, push_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet
from muniment.desktop.printing import paper
from muniment.desktop.printing.contents import Printout, of_records, of_table, of_texts
from muniment.i18n import _, plural

_FOLDER = "print/folder"
_LONGEST_NAME = 60


def print_table(desk: Desk, title: str, table: QTableView) -> None:
    """Show how a table would be printed as it is seen."""
    PrintSheet(desk, of_table(title, _place(desk, ""), table)).show()


def print_records(desk: Desk, chosen: Sequence[str]) -> None:
    """Show how the chosen records would be printed."""
    units = desk.catalogue.units(chosen)
    if units:
        PrintSheet(desk, of_records(_place(desk, units[0].parent or ""), units)).show()


def print_texts(desk: Desk, chosen: Sequence[str]) -> None:
    """Show how the texts of the first chosen record would be printed, side by side."""
    for unit in desk.catalogue.units(chosen[:1]):
        printout = of_texts(_place(desk, unit.id), unit)
        if printout is None:
            desk.notice(_("This record has no text to print."))
        else:
            PrintSheet(desk, printout).show()


class PrintSheet(Sheet):
    """The pages, how they lie, and where they go."""

    def __init__(self, desk: Desk, printout: Printout) -> None:
        super().__init__(desk, _("Print"), _("Print…"))
        self.resize(theme.scaled(760), theme.scaled(720))
        self.printout = printout
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        paper.turn(self._printer, printout)
        self.pages = QPrintPreviewWidget(self._printer)
        self.pages.setAccessibleName(_("Pages as they will be printed"))
        self.pages.paintRequested.connect(lambda printer: paper.paint(self.printout, printer))
        self.lies = QComboBox()
        self.lies.setAccessibleName(_("How the paper lies"))
        self.lies.addItems([_("Upright"), _("Sideways")])
        self.lies.setCurrentIndex(int(printout.is_wide))
        self.lies.activated.connect(self._turn)
        self.pdf = push_button(_("Save as PDF…"), self._choose)
        self.pdf.setAutoDefault(False)
        above = QHBoxLayout()
        above.setSpacing(2 * theme.SPACE)
        above.addWidget(self.lies)
        for icon, name, run in (
            ("zoom-in", _("Pages larger"), self.pages.zoomIn),
            ("zoom-out", _("Pages smaller"), self.pages.zoomOut),
        ):
            above.addWidget(icon_button(icon, name, run))
        above.addStretch(1)
        above.addWidget(self.pdf)
        self.column.addLayout(above)
        self.column.addWidget(self.pages, 1)
        self.main.clicked.connect(self._print)
        self.leave_by(_("Close"))
        self.pages.fitToWidth()

    def write(self, target: Path) -> None:
        """Write the pages to a PDF file, or say why that cannot be."""
        self.desk.attempt(lambda: self._write(target))

    def _write(self, target: Path) -> None:
        count = paper.as_pdf(self.printout, target)
        self.desk.settings.keep(_FOLDER, str(target.parent))
        words = plural("{count} page written to {name}.", "{count} pages written to {name}.", count,
                       name=target.name)  # fmt: skip
        self.desk.notice(words)
        self.accept()

    @override
    def done(self, result: int) -> None:
        self.pages.paintRequested.disconnect()
        super().done(result)

    def _turn(self, at: int) -> None:
        (self.pages.setLandscapeOrientation if at else self.pages.setPortraitOrientation)()
        self.pages.fitToWidth()

    def _choose(self) -> None:
        folder = Path(self.desk.settings.text(_FOLDER, str(Path.home())))
        plain = "".join(char if char.isalnum() else "-" for char in self.printout.title)[:_LONGEST_NAME]
        at = str(folder / f"{plain.strip('-') or 'Muniment'}.pdf")
        ask_where_to_write(self, _("Save as PDF"), at, "pdf", self.write, ["PDF (*.pdf)"])

    def _print(self) -> None:
        asking = QPrintDialog(self._printer, self)
        asking.finished.connect(lambda _result: asking.deleteLater())
        asking.accepted.connect(self._hand_over)
        asking.setModal(True)
        asking.show()

    def _hand_over(self) -> None:
        paper.paint(self.printout, self._printer)
        self.accept()


def _place(desk: Desk, unit: str) -> str:
    """Where the printout is from: the catalogue, and the way to the place in it."""
    rows = [*desk.catalogue.ancestors(unit), desk.catalogue.row(unit)] if unit else []
    return " › ".join([desk.catalogue.name, *(row.label for row in rows)])
