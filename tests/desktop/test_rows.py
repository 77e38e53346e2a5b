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
