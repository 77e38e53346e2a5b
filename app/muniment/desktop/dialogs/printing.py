"""The preview: the pages as they will be, to be printed or written to a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QTableView
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.asking_files import ask_where_to_write
from muniment.desktop.buttons import icon_button, push_button
from muniment.desktop.desk import Desk
from muniment.desktop.dialogs.sheets import Sheet, label
from muniment.desktop.directions import isolate
from muniment.desktop.jobs import Job
from muniment.desktop.menus import Menu
from muniment.desktop.printing import paper
from muniment.desktop.printing.contents import Printout, of_records, of_table, of_texts
from muniment.desktop.printing.paper import Pages
from muniment.desktop.printing.preview import Preview
from muniment.i18n import _, plural
from muniment.progress import Progress, Steps

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
    """The pages, how they lie, and where they go. They are made beside the screen, and seen as they come."""

    def __init__(self, desk: Desk, printout: Printout) -> None:
        super().__init__(desk, _("Print"), _("Print…"))
        self.resize(theme.scaled(760), theme.scaled(720))
        self.printout = printout
        self.question = printout
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(printout.title or "Muniment")
        self.pages = Preview()
        self.pages.setAccessibleName(_("Pages as they will be printed"))
        self.told = label("", "quiet")
        self.lies = Menu()
        self.lies.setAccessibleName(_("How the paper lies"))
        self.lies.addItems([_("Upright"), _("Sideways")])
        self.lies.setCurrentIndex(int(printout.is_wide))
        self.lies.activated.connect(self._begin)
        self.pdf = push_button(_("Save as PDF…"), self._choose)
        self.pdf.setAutoDefault(False)
        self._lay_out()
        self.main.clicked.connect(self._print)
        self.leave_by(_("Close"))
        self._is_handed_over = False
        self._making: Job | None = None
        self._awaiting: Callable[[Pages], None] | None = None
        self._begin()

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(2 * theme.SPACE)
        above.addWidget(self.lies)
        for icon, name, run in (
            ("zoom-in", _("Pages larger"), self.pages.zoom_in),
            ("zoom-out", _("Pages smaller"), self.pages.zoom_out),
        ):
            above.addWidget(icon_button(icon, name, run))
        above.addWidget(self.told, 1)
        above.addWidget(self.pdf)
        self.column.addLayout(above)
        self.column.addWidget(self.pages, 1)

    def write(self, target: Path) -> None:
        """Write the pages to a PDF file once they are ready, or say why that cannot be."""
        self._when_ready(partial(self._write, target))

    def _write(self, target: Path, pages: Pages) -> None:
        self._run(paper.as_pdf(pages, target), partial(self._wrote, target))

    def _begin(self) -> None:
        """Make the pages, on paper that lies as is chosen."""
        self._stop()
        size = self._printer.pageLayout().pageSize()
        self._pages = Pages(self.printout, paper.lying(size, is_wide=bool(self.lies.currentIndex())))
        self._printer.setPageLayout(self._pages.lies)
        self._is_ready = False
        self.told.setText(_("Making the pages …"))
        self._making = self._run(paper.make(self._pages), self._show_ready)
        self._making.progressed.connect(self._show)
        self._making.cancelled.connect(partial(self._heed_cancel, self._pages))

    def _run(self, steps: Steps[Any], done: Callable[[Any], None]) -> Job:
        return self.desk.run(steps, self.printout.title or _("Print"), done)

    def _show(self, progress: Progress) -> None:
        if not self._is_ready:
            self.pages.show_pages(self._pages, is_whole=False)
            share = f"{progress.share or 0:.0%}"
            self.told.setText(_("Making the pages …") + f" {share}")

    def _show_ready(self, pages: Pages) -> None:
        if pages is not self._pages:
            return
        self._making, self._is_ready = None, True
        self.pages.show_pages(pages, is_whole=True)
        count = len(pages.made)
        self.told.setText(plural("{count} page", "{count} pages", count))
        awaiting, self._awaiting = self._awaiting, None
        if awaiting is not None:
            awaiting(pages)

    def _heed_cancel(self, pages: Pages) -> None:
        """Close where the pages are given up that are shown, and not those of another way of lying."""
        if self._making is not None and pages is self._pages:
            self.reject()

    @override
    def is_at_work(self) -> bool:
        return self._is_handed_over

    def _when_ready(self, use: Callable[[Pages], None]) -> None:
        self._is_handed_over = True
        if self._is_ready:
            use(self._pages)
        else:
            self._awaiting = use

    def _wrote(self, target: Path, count: int) -> None:
        self.desk.settings.keep(_FOLDER, str(target.parent))
        words = plural("{count} page written to {name}.", "{count} pages written to {name}.", count,
                       name=isolate(target.name))  # fmt: skip
        self.desk.notice(words)
        self.accept()

    @override
    def done(self, result: int) -> None:
        self._awaiting = None
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        making, self._making = self._making, None
        if making is not None:
            making.cancel()

    def _choose(self) -> None:
        folder = Path(self.desk.settings.text(_FOLDER, str(Path.home())))
        plain = "".join(char if char.isalnum() else "-" for char in self.printout.title)[:_LONGEST_NAME]
        at = str(folder / f"{plain.strip('-') or 'Muniment'}.pdf")
        ask_where_to_write(self, _("Save as PDF"), at, "pdf", self.write, ["PDF (*.pdf)"])

    def _print(self) -> None:
        asking = QPrintDialog(self._printer, self)
        asking.finished.connect(lambda _result: asking.deleteLater())
        asking.accepted.connect(self._print_as_asked)
        asking.setModal(True)
        asking.show()

    def _print_as_asked(self) -> None:
        """Print once the pages are ready for the paper that was chosen."""
        asked, seen = self._printer.pageLayout(), self._pages.lies
        if (asked.pageSize(), asked.orientation()) != (seen.pageSize(), seen.orientation()):
            self.lies.setCurrentIndex(int(asked.orientation() is QPageLayout.Orientation.Landscape))
            self._begin()
        self._when_ready(self._hand_over)

    def _hand_over(self, pages: Pages) -> None:
        first, last = self._printer.fromPage() or 1, self._printer.toPage() or len(pages.made)
        self._run(paper.put(pages, self._printer, first, last), lambda _count: self.accept())


def _place(desk: Desk, unit: str) -> str:
    """Where the printout is from: the catalogue, and the way to the place in it."""
    rows = [*desk.catalogue.ancestors(unit), desk.catalogue.row(unit)] if unit else []
    return " › ".join([desk.catalogue.name, *(row.label for row in rows)])
