"""What is kept of a finding aid, in the window."""

from muniment.desktop.dialogs.kept import KeptSheet, show_kept
from muniment.formats import ead
from muniment.formats.deliveries import Source
from tests.build import a_unit
from tests.desktop.desks import a_desk, open_sheets, settle

AID = (
    '<ead xmlns="urn:isbn:1-931666-22-9"><archdesc level="fonds"><did><unittitle>Letters</unittitle></did>'
    "<controlaccess><head>Terms</head><subject>War</subject></controlaccess></archdesc></ead>"
)


def sheet_of(unit, qtbot, tmp_path):
    with a_desk(tmp_path, unit) as desk:
        show_kept(desk, (unit.id,))
        qtbot.waitUntil(lambda: not desk.jobs.running(), timeout=5000)
        settle()
        (sheet,) = (each for each in open_sheets() if isinstance(each, KeptSheet))
        cells = [
            [sheet.table.item(row, column).text() for column in range(2)]
            for row in range(sheet.table.rowCount())
        ]
        assert sheet.table.isVisible() is bool(cells)
        return cells, sheet.told.text()


def test_headings_that_no_field_shows_are_listed_with_their_place(qapp, qtbot, tmp_path):
    unit = ead.read(Source("aid.xml", AID.encode())).units[0]
    cells, told = sheet_of(unit, qtbot, tmp_path)
    assert cells == [["Access points (<controlaccess>) › Heading (<head>)", "Terms"]]
    assert told == "1 part"


def test_of_a_record_that_was_made_here_it_is_said_that_there_is_nothing(qapp, qtbot, tmp_path):
    cells, told = sheet_of(a_unit("Letters"), qtbot, tmp_path)
    assert cells == []
    assert told.startswith("Nothing")
