"""Files are looked at before they are taken in; what cannot be read says why."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QStyleOptionViewItem

from muniment.catalogue import Catalogue, HandList
from muniment.description.agents import Agent, AgentName, NameKind
from muniment.description.units import DateStatement, a_title
from muniment.desktop.dialogs.importing import ImportSheet, choose_and_import, look
from muniment.desktop.dialogs.outline import OutlineModel, UnitTree
from muniment.desktop.dialogs.rows import RowsTable
from muniment.desktop.furnishing import furnish
from muniment.formats import eac
from muniment.paths import resource
from muniment.progress import finish
from muniment.tasks.export_table import export_table
from muniment.tasks.outlines import outline
from tests.build import a_unit
from tests.desktop.desks import a_desk, open_sheets


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


def opened_sheet(qtbot):
    qtbot.waitUntil(lambda: bool(open_sheets()), timeout=5000)
    return open_sheets()[0]


def test_several_files_are_imported_and_undone_in_one_go(desk, qtbot):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append((text, action)))
    choose_and_import(desk, sorted(resource("sample").glob("aqppsh-*.txt")))
    sheet = opened_sheet(qtbot)
    assert sheet.main.text() == "Import 3 records"
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    text, undo = noticed[0]
    assert text == "3 records imported."
    undo()
    qtbot.waitUntil(lambda: desk.catalogue.count() == 0, timeout=10000)


def test_what_a_colleague_has_changed_can_be_left_out_when_an_import_is_taken_back(desk, qtbot):
    desk.furniture = furnish()
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append((text, label, action)))
    choose_and_import(desk, sorted(resource("sample").glob("aqppsh-*.txt")))
    opened_sheet(qtbot).main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    made = desk.unit
    with Catalogue.open(desk.catalogue.path, who="Colleague") as theirs, theirs.edit("Correct") as edit:
        edit.put(replace(edit.unit(made), titles=(a_title("Theirs"),)))
    noticed.pop()[2]()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    text, label, leave_out = noticed.pop()
    assert text == "2 steps undone. “Theirs” has been changed since. Nothing was changed now."
    assert label == "Undo All Else"
    leave_out()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    # The record that was changed, and the four places it stands in.
    assert noticed[-1][0] == "1 step undone. 5 records stay as others have made them."
    assert desk.catalogue.unit(made).title == "Theirs"


def test_where_nothing_can_be_read_a_sentence_says_so_and_nothing_is_asked(desk, qtbot, tmp_path):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"")
    choose_and_import(desk, [tmp_path / "a.txt", tmp_path / "b.txt"])
    qtbot.waitUntil(lambda: bool(noticed), timeout=5000)
    assert noticed == ["a.txt is empty. 1 more file cannot be read."]
    assert open_sheets() == []


def test_a_file_that_cannot_be_read_says_why_and_holds_back_no_other(desk, qtbot, tmp_path):
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    good = next(resource("sample").glob("aqppsh-1967-01-16*.txt"))
    choose_and_import(desk, [bad, good])
    sheet = opened_sheet(qtbot)
    assert sheet.files.item(0).text() == "empty.txt · cannot be read"
    assert any("empty.txt is empty." in label.text() for label in sheet.inside.findChildren(QLabel))
    assert sheet.main.text() == "Import 1 record"


def a_list(folder, *titles):
    path = folder / "list.csv"
    rows = (f'"AQPPSH, MPP Korese, D {number}, V. 1967",{title}' for number, title in enumerate(titles, 1))
    path.write_text("\n".join(("Shelfmark,Title", *rows)), "utf-8")
    return path


def tabs(sheet):
    return [sheet.inside.tabText(number) for number in range(sheet.inside.count())]


def test_a_list_that_comes_again_is_told_as_there_and_only_what_is_new_is_imported(desk, qtbot, tmp_path):
    taken_in(desk, qtbot, a_list(tmp_path, "On grain", "On rice"))
    choose_and_import(desk, [a_list(tmp_path, "On grain", "On rice")])
    sheet = opened_sheet(qtbot)
    assert tabs(sheet) == ["Nothing new", "Columns"]
    assert sheet.main.text() == "Import"
    sheet.reject()
    qtbot.waitUntil(lambda: not open_sheets(), timeout=5000)
    choose_and_import(desk, [a_list(tmp_path, "On grain", "On rice", "On ships")])
    sheet = opened_sheet(qtbot)
    assert tabs(sheet) == ["1 new record", "Columns"]
    assert sheet.main.text() == "Import 1 record"
    shown = {label.text() for label in sheet.inside.findChildren(QLabel)}
    assert "On ships" in shown
    assert "On rice" not in shown


def test_rows_that_come_back_edited_are_told_as_changes_and_not_as_new(desk, qtbot, tmp_path):
    taken_in(desk, qtbot, a_list(tmp_path, "On grain", "On rice"))
    path = tmp_path / "out.csv"
    finish(export_table(desk.catalogue, path))
    path.write_text(path.read_text("utf-8").replace("On rice", "On ships"), "utf-8")
    choose_and_import(desk, [path])
    sheet = opened_sheet(qtbot)
    assert tabs(sheet) == ["What was understood", "Columns", "Changes"]
    assert sheet.main.text() == "Import 1 record"


AID = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>aid-1</eadid><filedesc><titlestmt>
<titleproper>Papers</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did>
<unittitle>Papers</unittitle></did><dsc>{}</dsc></archdesc></ead>"""
LETTERS = '<c level="series" id="l"><did><unittitle>Letters</unittitle></did>{}</c>'
MAPS = '<c level="file" id="m"><did><unittitle>Maps</unittitle></did></c>'


def test_a_unit_that_moves_is_told_with_what_it_stands_in_and_is_to_stand_in(desk, qtbot, tmp_path):
    path = tmp_path / "aid.xml"
    path.write_text(AID.format(LETTERS.format("") + MAPS), "utf-8")
    taken_in(desk, qtbot, path)
    path.write_text(AID.format(LETTERS.format(MAPS)), "utf-8")
    choose_and_import(desk, [path])
    sheet = opened_sheet(qtbot)
    table = next(each for each in sheet.findChildren(RowsTable) if each.accessibleName() == "Changes")
    assert [table.item(0, column).text() for column in range(4)] == ["Maps", "Place", "Papers", "Letters"]


DATED = '<c level="file" id="m"><did><unittitle>{}</unittitle><unitdate{}>1967?</unitdate></did></c>'


def test_a_change_that_its_words_do_not_show_is_told_beside_one_that_they_do(desk, qtbot, tmp_path):
    path = tmp_path / "aid.xml"
    path.write_text(AID.format(DATED.format("Maps", ' normal="1967"')), "utf-8")
    taken_in(desk, qtbot, path)
    path.write_text(AID.format(DATED.format("Plans", "")), "utf-8")
    choose_and_import(desk, [path])
    sheet = opened_sheet(qtbot)
    table = next(each for each in sheet.findChildren(RowsTable) if each.accessibleName() == "Changes")
    rows = [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]
    assert rows == [["Plans", "Title", "Maps", "Plans"], ["", "Date", "", "details"]]


HEADING = AgentName(text="Kim Il Sung", language="ko-Latn", kind=NameKind.AUTHORISED)
HANGUL = AgentName(text="김일성", language="ko", script="Kore", kind=NameKind.VARIANT)


def a_file_of(folder, agent):
    [text] = eac.write([agent], eac.Version.EAC2)
    path = folder / f"{agent.id}.xml"
    path.write_text(text, "utf-8")
    return path


def taken_in(desk, qtbot, *paths):
    """Import files through the sheet; return what was said, with its undo."""
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append((text, action)))
    choose_and_import(desk, paths)
    opened_sheet(qtbot).main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    qtbot.waitUntil(lambda: not open_sheets(), timeout=5000)
    return noticed[0]


def test_an_authority_record_is_shown_with_all_its_names(desk, qtbot, tmp_path):
    choose_and_import(desk, [a_file_of(tmp_path, Agent(id="kim", names=(HEADING, HANGUL)))])
    sheet = opened_sheet(qtbot)
    assert sheet.files.item(0).text() == "kim.xml · 1 authority record"
    assert sheet.main.text() == "Import 1 authority record"
    shown = " ".join(label.text() for label in sheet.inside.findChildren(QLabel))
    assert "Kim Il Sung" in shown
    assert "김일성" in shown


def test_an_authority_record_is_imported_and_undone(desk, qtbot, tmp_path):
    text, undo = taken_in(desk, qtbot, a_file_of(tmp_path, Agent(id="kim", names=(HEADING, HANGUL))))
    assert text == "1 authority record imported."
    assert [agent.name for agent in desk.catalogue.agents("Kim")] == ["Kim Il Sung"]
    undo()
    assert desk.catalogue.agents("Kim") == []


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ((HEADING,), "“Kim Il Sung” is in the catalogue, with all that the file says."),
        ((HEADING, HANGUL), "“Kim Il Sung” is in the catalogue: it keeps its heading"),
        ((replace(HEADING, text="Kim Ir-sen"),), "“Kim Il Sung” is in the catalogue: it keeps its heading"),
    ],
)
def test_of_an_authority_record_that_comes_again_it_is_told_what_becomes_of_it(
    desk, qtbot, tmp_path, came, said
):
    taken_in(desk, qtbot, a_file_of(tmp_path, Agent(id="kim", names=(HEADING,))))
    choose_and_import(desk, [a_file_of(tmp_path, Agent(id="kim", names=came))])
    shown = " ".join(label.text() for label in opened_sheet(qtbot).inside.findChildren(QLabel))
    assert said in shown


def test_records_and_authority_records_are_counted_apart_and_undone_together(desk, qtbot, tmp_path):
    record = next(resource("sample").glob("aqppsh-1967-01-16*.txt"))
    agent = a_file_of(tmp_path, Agent(id="kim", names=(HEADING,)))
    text, undo = taken_in(desk, qtbot, record, agent)
    assert text == "1 record imported. 1 authority record imported."
    undo()
    qtbot.waitUntil(lambda: desk.catalogue.count() == 0, timeout=10000)
    assert desk.catalogue.agents("Kim") == []


def test_a_finding_aid_that_comes_again_is_said_to_be_there_whatever_is_kept_of_it(desk, qtbot, tmp_path):
    body = "<did><unittitle>Letters</unittitle></did><index><p>Ana</p></index>"
    path = tmp_path / "aid.xml"
    path.write_text(
        f'<ead><eadheader><eadid>1</eadid></eadheader><archdesc level="fonds">{body}</archdesc></ead>'
    )
    taken_in(desk, qtbot, path)
    text, undo = taken_in(desk, qtbot, path)
    assert (text, undo) == ("All of it is in the catalogue already. Nothing was changed.", None)


def test_what_changed_nothing_offers_no_undo(desk, qtbot, tmp_path):
    path = a_file_of(tmp_path, Agent(id="kim", names=(HEADING,)))
    taken_in(desk, qtbot, path)
    text, undo = taken_in(desk, qtbot, path)
    assert text == "All of it is in the catalogue already. Nothing was changed."
    assert undo is None


def test_a_copy_that_was_worked_on_elsewhere_is_shown_before_and_after_and_taken_in(desk, qtbot, tmp_path):
    with desk.catalogue.edit("Begin") as edit:
        edit.put(a_unit("Letters", id="a"))
    desk.catalogue.backup(tmp_path / "home.muniment")
    with Catalogue.open(tmp_path / "home.muniment") as home, home.edit("Work at home") as edit:
        edit.put(replace(edit.unit("a"), titles=(a_title("Letters of 1901"),)))
        edit.put(a_unit("Map", id="m"))
    choose_and_import(desk, [tmp_path / "home.muniment"])
    sheet = opened_sheet(qtbot)
    table = next(each for each in sheet.findChildren(RowsTable) if each.accessibleName() == "Changes")
    assert [table.item(0, column).text() for column in (2, 3)] == ["Letters", "Letters of 1901"]
    sheet.main.click()
    qtbot.waitUntil(lambda: desk.catalogue.count() == 2, timeout=10000)
    assert desk.catalogue.unit("a").title == "Letters of 1901"


def test_a_copy_in_which_only_a_list_was_made_is_shown_and_taken_in(desk, qtbot, tmp_path):
    with desk.catalogue.edit("Begin") as edit:
        edit.put(a_unit("Letters", id="a"))
    desk.catalogue.backup(tmp_path / "home.muniment")
    with Catalogue.open(tmp_path / "home.muniment") as home, home.edit("Work at home") as edit:
        edit.put_list(HandList(id="l", name="Reading room", units=("a",)))
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    choose_and_import(desk, [tmp_path / "home.muniment"])
    sheet = opened_sheet(qtbot)
    [table] = sheet.findChildren(RowsTable)
    assert [table.item(0, column).text() for column in (0, 1)] == ["List", "Reading room"]
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    assert noticed == ["1 list taken over."]
    assert [made.name for made in desk.catalogue.hand_lists()] == ["Reading room"]


@pytest.mark.parametrize("page", [0, 1, 2])
def test_the_tabulator_goes_from_the_files_through_the_page_in_front_to_the_buttons(
    desk, qtbot, tmp_path, page
):
    words = (resource("sample") / "grotewohl-papers.xml").read_text("utf-8")
    begun = words.index("<scopecontent>") + len("<scopecontent>")
    ended = words.index("</scopecontent>", begun)
    broken = tmp_path / "broken.xml"
    broken.write_text(words[:begun] + "Words that stand bare" + words[ended:], "utf-8")
    choose_and_import(desk, [broken])
    sheet = opened_sheet(qtbot)
    sheet.activateWindow()
    pages = sheet.inside
    assert pages.tabText(2) == "1 place to mend"
    pages.setCurrentIndex(page)
    sheet.main.setFocus()
    called = {each.text(): each for each in sheet.findChildren(QPushButton)}
    inside = [pages.currentWidget()]
    if page == 2:
        inside = [pages.mends, called["Tick All"], called["Tick None"]]
    way = [sheet.files, pages.tabBar(), *inside, called["Cancel"], sheet.main]
    for stop in way:
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.focusWidget() is stop
    for stop in reversed(way[:-1]):
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Backtab)
        assert sheet.focusWidget() is stop


def test_each_word_that_is_cut_in_what_will_be_made_is_told_whole(qapp):
    unit = a_unit("Letters", dates=(DateStatement(text="between the two wars, and a little later"),))
    tree = UnitTree(finish(outline([unit], 1)))
    cells = [tree.model().index(0, column) for column in range(3)]
    assert [each.data(Qt.ItemDataRole.ToolTipRole) for each in cells] == [each.data() for each in cells]
    assert cells[2].data()


def test_what_will_be_made_is_right_by_the_tester_of_models(qapp):
    units = [a_unit("Top", id="top"), a_unit("Letters", parent="top"), a_unit("Other")]
    model = OutlineModel(finish(outline(units, 3)))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    top = model.index(0, 0)
    assert model.index(0, 0, top).data() == "Letters"
    assert not model.index(0, 3).isValid()
    assert not model.index(0, 0, model.index(0, 1)).isValid()
    tester.deleteLater()


class ReadBefore(tuple):
    """Units of a large file, each reading of which would take long."""

    def __iter__(self):
        raise AssertionError("The screen waits until the file is read.")


def test_units_are_put_in_their_places_beside_the_screen_and_not_by_what_shows_them(desk, tmp_path):
    components = "".join(f"<c level='file'><did><unittitle>{n}</unittitle></did></c>" for n in range(30))
    path = tmp_path / "aid.xml"
    path.write_text(
        "<ead xmlns='urn:isbn:1-931666-22-9'><eadheader><eadid>a</eadid></eadheader><archdesc level='fonds'>"
        f"<did><unittitle>All</unittitle></did><dsc>{components}</dsc></archdesc></ead>"
    )
    (looked,) = finish(look(desk.catalogue, [path]))
    plan = replace(looked.plan, changes=(), fresh=ReadBefore(looked.plan.new))
    sheet = ImportSheet(desk, (path,), (replace(looked, plan=plan),))
    model = sheet.inside.currentWidget().model()
    top = model.index(0, 0)
    assert [model.index(row, 0, top).data() for row in range(model.rowCount(top))] == [*map(str, range(30))]
    assert model.parent(model.index(29, 0, top)) == top
    sheet.reject()


def test_what_is_wrong_is_told_in_full_in_the_order_of_the_file_and_all_that_was_ticked_is_accounted_for(
    desk, qtbot, tmp_path
):
    noticed = []
    desk.noticed.connect(lambda text, label, action: noticed.append(text))
    path = tmp_path / "aid.xml"
    path.write_text(
        "<ead xmlns='urn:isbn:1-931666-22-9'><eadheader><eadid>a</eadid><filedesc><titlestmt><titleproper>A"
        "</titleproper></titlestmt></filedesc></eadheader>\n<archdesc level='fonds'><did><unittitle>All"
        "</unittitle></did>\n<odd>Damp.</odd>\n<dsc><c level='file'><did><unittitle>One</unittitle></did>\n"
        "<dao href='http://example.org/1'/>\n<odd>Torn by <persname>Ana</persname></odd></c></dsc>"
        "</archdesc></ead>"
    )
    choose_and_import(desk, [path])
    sheet = opened_sheet(qtbot)
    sheet.inside.setCurrentIndex(2)
    table = sheet.inside.mends
    lines = [int(table.item(row, 0).text()) for row in range(table.rowCount())]
    assert lines == sorted(lines)
    called = {each.text(): each for each in sheet.inside.findChildren(QPushButton)}
    assert called["Tick All"].mapTo(sheet, QPoint()).x() == table.mapTo(sheet, QPoint()).x()
    table.setCurrentCell(0, 1)
    assert table.item(0, 1).text() in [each.text() for each in sheet.inside.findChildren(QLabel)]
    table.tick_all()
    sheet.main.click()
    qtbot.waitUntil(lambda: bool(noticed), timeout=10000)
    assert noticed == ["2 records imported. 3 places mended. 1 more is cured by that."]


def test_words_of_several_lines_that_change_stand_in_one_row_and_are_told_in_full(desk, qtbot, tmp_path):
    path = tmp_path / "aid.xml"
    text = (
        "<ead xmlns='urn:isbn:1-931666-22-9'><eadheader><eadid>a</eadid></eadheader><archdesc level='fonds'>"
        "<did><unittitle>All</unittitle></did><scopecontent><p>One.</p></scopecontent></archdesc></ead>"
    )
    path.write_text(text)
    taken_in(desk, qtbot, path)
    path.write_text(text.replace("<p>One.</p>", "<p>One.</p><p>Two.</p>"))
    choose_and_import(desk, [path])
    sheet = opened_sheet(qtbot)
    sheet.inside.setCurrentIndex(tabs(sheet).index("Changes"))
    table = sheet.inside.currentWidget().findChild(RowsTable)
    assert table.item(0, 3).text() == "One. Two."
    table.setCurrentCell(0, 0)
    assert "After: One. Two." in [each.text() for each in sheet.inside.findChildren(QLabel)]


def test_shelfmarks_of_an_outline_have_the_room_they_need_and_keep_both_ends(qtbot):
    lines = finish(outline([a_unit("Letter", f"Halle 1, Kasten {n}, Mappe {n}") for n in range(3)], 3))
    tree = UnitTree(lines)
    qtbot.addWidget(tree)
    assert tree.columnWidth(1) > tree.fontMetrics().horizontalAdvance(lines[3].shelfmark)
    long = finish(outline([a_unit("Letter", "Halle 1, " + "Kasten " * 40 + "Mappe 7")], 1))
    tree = UnitTree(long)
    qtbot.addWidget(tree)
    option = QStyleOptionViewItem()
    tree.itemDelegateForColumn(1).initStyleOption(option, tree.model().index(0, 1))
    assert option.textElideMode == Qt.TextElideMode.ElideMiddle
