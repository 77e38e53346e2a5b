"""Columns of a table of rows share the room there is, and stay readable where there is too little."""

import pytest

from muniment.desktop.dialogs.rows import PlannedRow, RowsTable, shares


@pytest.mark.parametrize(
    ("natural", "room", "widths"),
    [
        ([100, 200, 50], 800, [100, 200, 50]),
        ([900, 60, 140, 50], 500, [250, 60, 140, 50]),
        ([900, 60, 600, 50], 510, [200, 60, 200, 50]),
        ([900, 60, 60, 140, 50, 300], 310, [136, 60, 60, 136, 50, 136]),
        ([], 100, []),
    ],
)
def test_what_needs_little_gets_it_and_the_others_share_the_rest(natural, room, widths):
    assert shares(natural, room, 136) == widths


def test_shelfmarks_that_differ_at_their_ends_look_different_where_they_are_cut(qtbot):
    table = RowsTable("Shelfmarks", ("Now", "Then"))
    qtbot.addWidget(table)
    mark = "AQPPSH, MPP Korese, V. 1967, Njësia e ruajtjes 123456, fletë "
    table.resize(300, 200)
    table.show_rows([PlannedRow(number, (mark + number, "")) for number in ("1", "7")])
    table.show()
    cells = [table.visualItemRect(table.item(row, 0)) for row in range(2)]
    one, other = (table.viewport().grab(cell).toImage() for cell in cells)
    assert one.size() == other.size()
    assert one != other


def test_what_speaks_against_a_row_is_read_whole_beside_long_titles(qtbot):
    table = RowsTable("Shelfmarks", ("Now", "Then", "Title", ""))
    qtbot.addWidget(table)
    table.resize(740, 200)
    problem = "Its shelfmark is not understood."
    title = "A title that goes on and on about relations between two parties and all of their embassies"
    table.show_rows([PlannedRow("1", ("Halle 3, Kasten 2, Mappe 7", "", title, ""), problem)])
    table.show()
    assert table.columnWidth(3) >= table.fontMetrics().horizontalAdvance(problem)
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("Halle 3, Kasten 2")


def test_a_sentence_that_has_no_room_is_cut_at_its_end(qtbot):
    table = RowsTable("Shelfmarks", ("Now", ""))
    qtbot.addWidget(table)
    table.resize(260, 200)
    said = "Its shelfmark has no number by itself that could be another one"
    rows = [PlannedRow(end, ("D 1", ""), f"{said}{end}") for end in (".", "!")]
    table.show_rows(rows)
    table.show()
    cells = [table.visualItemRect(table.item(row, 1)) for row in range(2)]
    one, other = (table.viewport().grab(cell).toImage() for cell in cells)
    assert one == other
