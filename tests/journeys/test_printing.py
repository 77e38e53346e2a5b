"""She prints what she sees: the list by keys, a record by the mouse, to a file."""

from PySide6.QtWidgets import QFileDialog

from tests.desktop.printing.test_printing import pages
from tests.journeys.archivist import a_day_of, open_sheets


def test_a_list_and_a_record_are_printed_to_files(archivist, home):
    with a_day_of(archivist, home / "days.muniment"):
        archivist.does("new fonds")
        archivist.waits_until(lambda: archivist.catalogue.count() == 1)
        archivist.window.show_field("titles")
        archivist.types("조선 문서 Συλλογή")
        archivist.presses("Tab")
        archivist.waits_until(lambda: archivist.record.title == "조선 문서 Συλλογή")
        archivist.window.bench.go(None, archivist.window.bench.unit)
        archivist.presses("Ctrl+P")
        archivist.goes_by_tab_to("Save as PDF…")
        archivist.presses("Space")
        chooser = archivist.window.findChild(QFileDialog) or open_sheets()[0].findChild(QFileDialog)
        chooser.fileSelected.emit(str(home / "list.pdf"))
        chooser.reject()
        archivist.waits_until(lambda: not open_sheets())
        assert archivist.notice() == "1 page written to list.pdf."
        words = pages(home / "list.pdf")[0]
        assert "조선 문서 Συλλογή" in words
        assert "days" in words
        archivist.presses("Ctrl+Alt+P")
        sheet = open_sheets()[0]
        archivist.waits_until(lambda: sheet.pages.page_count() == 1)
        archivist.presses("Esc")
        assert open_sheets() == []
