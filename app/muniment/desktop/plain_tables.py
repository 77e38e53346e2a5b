"""How tables look that are read row by row: headings over what is theirs, and no lines between."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from muniment.desktop import theme
from muniment.desktop.headings import cut_with_dots
from muniment.desktop.read_ways import read_each_way


def make_plain(table: QTableView, name: str) -> None:
    """Let a table be called so by who hears it, show rows alone, and let the tabulator leave it."""
    read_each_way(table)
    table.setAccessibleName(name)
    table.setProperty("role", "padded")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row_height())
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    cut_with_dots(table.horizontalHeader())
