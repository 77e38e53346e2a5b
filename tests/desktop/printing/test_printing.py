"""What is seen, on paper: in the columns that are shown, with heads on every page, in every script."""

import re

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from muniment.description.levels import AgentKind, TextKind
from muniment.description.markup import prose
from muniment.description.units import Credit, DateStatement, TextVersion, Unit, a_title
from muniment.desktop import theme
from muniment.desktop.directions import direction
from muniment.desktop.models.units import DATE, SHELFMARK, TITLE
from muniment.desktop.printing import paper
from muniment.desktop.printing.contents import (
    MOST_ROWS,
    Printout,
    of_records,
    of_table,
    of_texts,
    shares_of,
    table_of,
)
from muniment.desktop.printing.flow import Laid
from muniment.progress import finish
from tests.desktop.desks import open_sheets, settle


def pages(path):
    """The words of each page of a PDF file."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded().replace("\r", "") for page in document]


def made(printout):
    """The pages of a printout, upright or sideways as it asks."""
    lies = paper.lying(QPageSize(QPageSize.PageSizeId.A4), is_wide=printout.is_wide)
    return finish(paper.make(paper.Pages(printout, lies)))


def written(printout, target):
    """Write a printout to a PDF file; return how many pages it has."""
    return finish(paper.as_pdf(made(printout), target))


@pytest.fixture
def ready(qtbot, window):
    """Waits until the work under way is done, and returns the sheet in front."""

    def waited():
        settle()
        qtbot.waitUntil(lambda: not window.bench.jobs.running())
        settle()
        return next(iter(open_sheets()), None)

    return waited


@pytest.fixture
def printed(qapp, tmp_path):
    """Prints to a PDF file and reads the words of its pages."""

    def on_paper(printout):
        count = written(printout, tmp_path / "print.pdf")
        found = pages(tmp_path / "print.pdf")
        assert len(found) == count
        return found

    return on_paper


def test_a_list_is_printed_in_the_columns_that_are_shown_in_their_order(window):
    window.bench.go("a")
    table = window.units.table
    table.setColumnHidden(DATE, True)
    table.horizontalHeader().moveSection(0, 1)
    body = of_table("Items", "Here", table).body
    assert "Date" not in body
    assert body.index(">Title<") < body.index(">Shelfmark<")
    assert all(table.model().index(row, TITLE).data() in body for row in range(3))
    assert table.model().index(0, SHELFMARK).data() in body


def test_columns_in_which_nothing_stands_are_not_printed(window):
    window.bench.go("a")
    table = window.units.table
    model = table.model()
    said = {model.headerData(at, Qt.Orientation.Horizontal): at for at in range(model.columnCount())}
    shown = {head for head, at in said.items() if not table.isColumnHidden(at)}
    empty = {head for head in shown if not any(model.index(row, said[head]).data() for row in range(3))}
    body = of_table("Items", "Here", table).body
    assert empty
    assert {head for head in shown if f">{head}<" in body} == shown - empty


def test_the_heads_of_a_long_table_stand_on_every_page_with_place_and_number(printed, window):
    window.bench.go("a", "a1")
    model = window.units.table.model()
    model.show(["a1", "a2", "a3"] * 60)
    found = printed(of_table("Items", "Archive › Series", window.units.table))
    assert len(found) > 2
    for number, words in enumerate(found, start=1):
        assert "Shelfmark" in words
        assert "Archive › Series" in words
        assert f"Page {number} of {len(found)}" in words


def test_a_list_too_long_for_paper_says_how_much_of_it_is_printed(window):
    window.bench.go("a", "a1")
    window.units.table.model().show(["a1"] * (MOST_ROWS + 1))
    assert f"The first {MOST_ROWS} of {MOST_ROWS + 1} rows." in of_table("Items", "", window.units.table).body


@pytest.mark.parametrize(
    "title", ["Запись беседы", "조선 내각과의 담화", "中国外交部档案", "Ärchive & <Söhne>"]
)
def test_a_record_of_any_script_is_printed(printed, title):
    found = printed(of_records("Here", [Unit(id="u", titles=(a_title(title),))]))
    assert title in found[0]


def test_what_is_read_from_the_right_stands_at_the_right(qapp):
    body = of_records("Here", [Unit(id="u", titles=(a_title("تقرير عن موقف"),))]).body
    assert 'dir="rtl"' in body
    assert direction("تقرير") is Qt.LayoutDirection.RightToLeft


def test_original_and_translation_stand_side_by_side(printed):
    original = TextVersion(id="o", kind=TextKind.ORIGINAL, language="sq", prose=prose("Raport\n\nFund"))
    translation = TextVersion(
        id="t", kind=TextKind.TRANSLATION, language="en", of="o", prose=prose("Report\n\nEnd")
    )
    unit = Unit(id="u", titles=(a_title("Report"),), texts=(original, translation))
    printout = of_texts("Here", unit)
    assert printout.is_wide
    assert printout.heads.count("<th ") == 2
    words = printed(printout)[0]
    assert all(each in words for each in ("Raport", "Fund", "Report", "End", "Albanian", "English"))


def test_a_statement_that_several_people_are_named_in_is_printed_once(qapp):
    said = "Translated by Ana Ndoj and Ben Ruci."
    people = tuple(Credit(name=name, relator="trl", statement=said) for name in ("Ana Ndoj", "Ben Ruci"))
    other = Credit(name="Dea Lika", relator="edt", statement="Edited by Dea Lika.")
    body = of_records("Here", [Unit(id="u", credits=(*people, other))]).body
    assert body.count(said) == 1
    assert "Edited by Dea Lika." in body
    assert "Ben Ruci · Translator" in body


def test_a_record_without_text_has_none_to_print(qapp):
    assert of_texts("Here", Unit(id="u")) is None


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ink_is_dark_on_white_paper_in_either_theme(qapp, tmp_path, mode):
    theme.apply(qapp, mode)
    written(Printout(title="One", place="", rows=(), above="<h2>XXXX</h2>"), tmp_path / "one.pdf")
    theme.apply(qapp, "light")
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as document:
        picture = document[0].render(scale=2, grayscale=True)
        lines = bytes(picture.buffer)
        below_the_head = lines[len(lines) // 30 : len(lines) // 4]
    assert (min(below_the_head), max(below_the_head)) == pytest.approx((0, 255), abs=60)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_ink_is_dark_in_the_preview_in_either_theme(window, ready, qapp, mode):
    theme.apply(qapp, mode)
    window.bench.go("a")
    window.actions_table["print-list"].trigger()
    sheet = ready()
    seen = sheet.pages.grab().toImage()
    across, down = range(seen.width() // 5, seen.width() // 2), range(seen.height() // 20, seen.height() // 2)
    darkest = min(seen.pixelColor(x, y).lightness() for x in across for y in down)
    sheet.close()
    theme.apply(qapp, "light")
    assert darkest < 90


def test_the_preview_shows_pages_and_writes_them_to_a_file(window, ready, tmp_path):
    window.bench.go("a")
    window.actions_table["print-list"].trigger()
    sheet = ready()
    assert sheet.pages.page_count() == 1
    sheet.write(tmp_path / "list.pdf")
    ready()
    assert "a1" in pages(tmp_path / "list.pdf")[0]
    assert window.notices.text == "1 page written to list.pdf."
    assert open_sheets() == []


def test_what_cannot_be_written_to_a_file_is_said(window, ready, tmp_path):
    (tmp_path / "file").touch()
    window.bench.go("a")
    window.actions_table["print-list"].trigger()
    sheet = ready()
    sheet.write(tmp_path / "file" / "list.pdf")
    ready()
    assert window.notices.text == (
        f"{tmp_path / 'file'} cannot be read or written:"
        " it is a file where a folder is needed; choose another place."
    )
    assert open_sheets() == [sheet]
    sheet.close()


def test_the_grid_is_printed_as_it_is_shown(window):
    window.bench.go("a")
    window.turn_grid()
    words, table = window.units.seen()
    assert isinstance(table, QTableView)
    assert table is not window.units.table
    assert words.endswith("a")


def test_the_records_that_are_chosen_are_printed(window):
    window.bench.go("a")
    window.bench.choose(["a1", "a2"])
    window.actions_table["print-record"].trigger()
    settle()
    sheet = open_sheets()[0]
    assert all(f">{name}<" in sheet.printout.body for name in ("a1", "a2"))
    sheet.reject()
    settle()


def test_a_heading_stands_apart_from_what_follows_it(qapp, tmp_path):
    theme.apply(qapp, "light")
    row = "<tr><td>XXXX</td></tr>"
    written(Printout(title="One", place="", rows=[row], above="<h2>XXXX</h2>"), tmp_path / "one.pdf")
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as document:
        words = document[0].get_textpage()
        found = [at for at in range(words.count_chars()) if words.get_text_range(at, 1) == "X"]
        letters = [words.get_charbox(at) for at in found]
    (_left, heading, _right, _top), (_left, _bottom, _right, below) = letters[0], letters[-1]
    assert heading - below > 9


def test_a_long_list_is_printed_whole_in_its_order_with_no_row_parted(printed, window):
    rows = [
        f'<tr><td width="20%">No.{number}.</td><td>{"Grain and machines " * 9}</td></tr>'
        for number in range(150)
    ]
    found = printed(Printout(title="Long", place="", rows=rows, heads="<tr><th>Mark</th><th>Words</th></tr>"))
    assert re.findall(r"No\.(\d+)\.", "".join(found)) == [str(number) for number in range(150)]
    assert all(words.count("Grain and machines") == 9 * words.count("No.") for words in found)
    assert all("Mark" in words for words in found)


def test_a_text_longer_than_a_page_goes_on_where_a_line_ends(printed, window):
    said = " ".join(f"word{number}" for number in range(4000))
    found = printed(Printout(title="Long", place="", rows=[f"<tr><td>{said}</td></tr>"]))
    assert len(found) > 3
    # The line above, of which nothing is seen, stays among the words of a page.
    assert list(dict.fromkeys(re.findall(r"word\d+", " ".join(found)))) == said.split()


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page(printed, window):
    units = [Unit(id=str(number), titles=(a_title(f"Deed {number}!"),)) for number in range(90)]
    printout = of_records("Here", units)
    for words in printed(printout):
        assert not words.rsplit("\nPage", 1)[0].rstrip().endswith("!") or words.count("!") % 2 == 0


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_words_read_from_the_right_stand_apart_from_the_next_column(qapp, tmp_path, monkeypatch, tag):
    monkeypatch.setattr("muniment.i18n.tag", lambda: tag)
    row = '<td width="50%" dir="rtl" align="right">تقرير</td><td width="50%" align="left">XXXX</td>'
    written(Printout(title="One", place="", rows=[f"<tr>{row}</tr>"]), tmp_path / "one.pdf")
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as document:
        words = document[0].get_textpage()
        boxes = {words.get_text_range(at, 1): words.get_charbox(at) for at in range(words.count_chars())}
    right = max(box[2] for letter, box in boxes.items() if "؀" < letter < "﻿")
    assert boxes["X"][0] - right > 6


def test_the_columns_of_a_list_begin_at_the_right_where_the_interface_does(window, monkeypatch):
    window.bench.go("a")
    monkeypatch.setattr("muniment.i18n.tag", lambda: "ar")
    body = of_table("Items", "Here", window.units.table).body
    assert body.index(">Title<") < body.index(">Shelfmark<")


def test_pages_are_seen_while_others_are_made_and_work_ends_with_the_sheet(window, ready, qtbot):
    window.bench.go("a", "a1")
    window.units.table.model().show(["a1", "a2", "a3"] * 1000)
    window.actions_table["print-list"].trigger()
    settle()
    sheet = open_sheets()[0]
    qtbot.waitUntil(lambda: sheet.pages.page_count() > 0)
    assert window.bench.jobs.running()
    sheet.reject()
    assert ready() is None


def test_work_on_pages_that_is_cancelled_closes_their_sheet(window, ready):
    window.bench.go("a", "a1")
    window.units.table.model().show(["a1", "a2", "a3"] * 1000)
    window.actions_table["print-list"].trigger()
    settle()
    window.bench.jobs.running()[0].cancel()
    assert ready() is None


def test_pages_that_are_not_ready_are_written_once_they_are(window, ready, tmp_path):
    window.bench.go("a", "a1")
    window.units.table.model().show(["a1", "a2", "a3"] * 300)
    window.actions_table["print-list"].trigger()
    settle()
    open_sheets()[0].write(tmp_path / "list.pdf")
    ready()
    ready()
    assert f"of {len(pages(tmp_path / 'list.pdf'))}" in pages(tmp_path / "list.pdf")[-1]


def test_what_is_asked_for_when_printing_is_printed_paper_and_pages(window, ready, tmp_path, qtbot):
    window.bench.go("a", "a1")
    window.units.table.model().show(["a1", "a2", "a3"] * 100)
    window.actions_table["print-list"].trigger()
    sheet = ready()
    QTest.mouseClick(sheet.main, Qt.MouseButton.LeftButton)
    [asking] = sheet.findChildren(QPrintDialog)
    printer = asking.printer()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setFromTo(2, 3)
    asking.accepted.emit(printer)
    asking.reject()
    qtbot.waitUntil(lambda: open_sheets() == [])
    found = pages(tmp_path / "printed.pdf")
    assert [re.findall(r"Page (\d+) of", page) for page in found] == [["2"], ["3"]]


def test_a_printer_that_cannot_be_reached_is_told(qapp, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(OSError, match="Nothing was printed"):
        finish(paper.put(made(Printout(title="A", place="Here", rows=(), above="<p>A</p>")), printer))


def test_columns_are_wide_enough_for_their_longest_word():
    assert shares_of([100, 300], [0.1, 0.1]) == [25, 75]
    assert shares_of([100, 300], [0.4, 0.1]) == [40, 60]
    assert shares_of([100, 300], [0.7, 0.8]) == [25, 75]


def test_the_other_way_of_lying_and_the_size_of_pages_are_chosen_by_keys(window, ready, qtbot):
    window.bench.go("a")
    window.actions_table["print-list"].trigger()
    sheet = ready()
    was = sheet.lies.currentIndex()
    sheet.lies.setFocus()
    QTest.keyClick(sheet.lies, Qt.Key.Key_Up if was else Qt.Key.Key_Down)
    assert ready().lies.currentIndex() != was
    sheet.pages.zoom_in()
    QTest.keyClick(sheet.pages, Qt.Key.Key_End)
    assert sheet.pages.verticalScrollBar().value() == sheet.pages.verticalScrollBar().maximum() > 0
    sheet.reject()


def test_what_nobody_said_is_not_printed(qapp):
    author = Credit(name="Mao Zedong", relator="aut", kind=AgentKind.NAME)
    date = DateStatement(text="30 June 1949", edtf="1949-06-30")
    julian = DateStatement(text="17 June 1949", edtf="1949-06-30", calendar="julian")
    body = of_records("Here", [Unit(id="u", credits=(author,), dates=(date, julian))]).body
    assert ">Mao Zedong · Author<" in body
    assert "gregorian" not in body
    assert "julian" in body


def test_pages_have_white_around_them(qapp, tmp_path):
    written(Printout(title="Letters", place="Here", rows=(), above="<p>Words</p>"), tmp_path / "print.pdf")
    with pypdfium2.PdfDocument(tmp_path / "print.pdf") as document:
        page = document[0]
        words = page.get_textpage()
        boxes = [
            words.get_charbox(at) for at in range(words.count_chars()) if words.get_text_range(at, 1).strip()
        ]
        white = min(min(left for left, *_rest in boxes), page.get_width() - max(box[2] for box in boxes))
    assert white > 10 / 25.4 * 72


@pytest.mark.parametrize("words", ["Letter", "Report " * 60, "تقرير عن موقف جمهورية كوريا " * 8])
def test_rows_that_say_as_much_are_as_high_also_the_last_of_those_laid_out_together(qapp, words):
    sheet = paper.Paper(paper.lying(QPageSize(QPageSize.PageSizeId.A4), is_wide=False))
    rows = [f"<tr><td>{number}</td><td>{words}</td></tr>" for number in range(3)]
    laid = Laid(table_of("", rows), sheet.device, sheet.font, sheet.body.width())
    assert len({bottom - top for top, bottom in laid.rows}) == 1
