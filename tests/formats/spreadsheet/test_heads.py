"""Sheets as people make them: heads of two lines, several tables, totals, numbered columns; doubts."""

import pytest

from muniment.description.levels import Level
from muniment.formats import spreadsheet
from muniment.formats.deliveries import FormatError, Source
from tests.formats.spreadsheet.books import ods, xlsx


def read(text):
    return spreadsheet.read(Source("list.csv", text.encode()))


def said(delivery):
    return [(unit.shelfmark, unit.title, unit.date) for unit in delivery.units]


def told(delivery, rule):
    return [(each.line, each.message) for each in delivery.findings if each.rule == rule]


@pytest.mark.parametrize(
    "head",
    [
        "Ref;Title;Date;\n;;from;to\n",
        "Ref;Title;Dates;\nRef;Title;begin;end\n",
        "Шифр;Название;Крайние даты;\n;;начало;конец\n",
        "Signatur;Titel;Laufzeit;\n;;von;bis\n",
    ],
)
def test_a_head_may_have_two_lines(head):
    assert said(read(head + "A 1;Letter;1956;1957\n")) == [("A 1", "Letter", "1956–1957")]


def test_a_head_may_have_two_lines_of_merged_cells():
    rows = [["Ref", "Title", "Dates", ""], ["", "", "from", "to"], ["A 1", "Letter", "1956", "1957"]]
    book = xlsx({"One": rows}, merged=("A1:A2", "B1:B2", "C1:D1"))
    assert said(spreadsheet.read(Source("list.xlsx", book))) == [("A 1", "Letter", "1956–1957")]


def test_the_first_unit_is_no_second_line_of_the_head():
    assert said(read("Shelfmark;Title;Date\n;Title;\nA 1;;1956\n")) == [
        ("", "Title", ""),
        ("A 1", "", "1956"),
    ]


def test_a_head_that_is_repeated_on_every_page_is_no_unit():
    page = "Shelfmark;Title;Date\nA {};Letter;1956\n"
    delivery = read("".join(page.format(number) for number in range(3)))
    assert [unit.shelfmark for unit in delivery.units] == ["A 0", "A 1", "A 2"]
    assert len(delivery.columns) == 3


def test_each_table_of_a_sheet_is_read_by_its_own_head():
    delivery = read(
        "Shelfmark;Title;Date\nA 1;Letter;1956\n\nTitle;Language;Date;Reference\nBericht;German;1957;B 2\n"
    )
    assert said(delivery) == [("A 1", "Letter", "1956"), ("B 2", "Bericht", "1957")]
    assert told(delivery, "sheet-left-out") == []


def test_lines_of_a_table_are_told_by_their_file_where_it_has_one_sheet():
    delivery = read("Title;Language;Date\na;Xish;1\n\nLanguage;Date;Title\nYish;1957;b\n")
    assert {(each.file, each.line) for each in delivery.findings if each.rule == "sheet-doubt"} >= {
        ("list.csv", 2),
        ("list.csv", 5),
    }


@pytest.mark.parametrize("total", ["Total;;;7", "Итого: 2 дела;;;7", ";Summe;;7", "TOTAL :;;;"])
def test_a_total_is_left_out_and_told(total):
    delivery = read(f"Shelfmark;Title;Date;Leaves\nA 1;Letter;1956;7\n{total}\n")
    assert [unit.shelfmark for unit in delivery.units] == ["A 1"]
    assert [line for line, _message in told(delivery, "sheet-left-out")] == [3]


def test_a_document_whose_title_begins_so_is_no_total():
    delivery = read("Shelfmark;Title;Date\nA 1;Total war;1943\nA 2;Total;1944\n")
    assert [unit.title for unit in delivery.units] == ["Total war", "Total"]


def test_the_numbers_of_the_columns_are_left_out_and_told():
    delivery = read("Shelfmark;Title;Date\n1;2;3\nA 1;Letter;1956\n")
    assert said(delivery) == [("A 1", "Letter", "1956")]
    assert [line for line, _message in told(delivery, "sheet-left-out")] == [2]


def test_dates_that_are_not_understood_are_told_with_their_lines():
    rows = ("sometime in spring", "31.02.1956", "n.d.", "1956")
    delivery = read("Title;Date\n" + "".join(f"Letter;{date}\n" for date in rows))
    assert told(delivery, "sheet-doubt") == [
        (2, "The date “sometime in spring” is not understood."),
        (3, "There is no 31 February 1956."),
    ]


def test_levels_are_known_in_other_languages():
    names = ("Bestand", "fondo", "sous-série", "дело", "Dokument", "案卷")
    units = read("Title;Level\n" + "".join(f"x;{name}\n" for name in names)).units
    assert [unit.level for unit in units] == [
        Level.FONDS,
        Level.FONDS,
        Level.SUBSERIES,
        Level.FILE,
        Level.ITEM,
        Level.FILE,
    ]


def test_a_level_of_ones_own_is_told_once():
    delivery = read("Title;Level\na;Bundle\nb;Bundle\nc;file\n")
    assert told(delivery, "sheet-level") == [
        (2, "“Bundle” is no level that is known: it was kept as a name of your own.")
    ]


def test_a_line_whose_only_words_stand_below_a_heading_that_means_nothing_has_these_for_its_title():
    delivery = read("Nr.;Shelfmark;Title;Date\nPhotographs;;;\n1;A 1;Letter;1956\n2;A 2;Report;1957\n")
    assert [(unit.title, unit.notes) for unit in delivery.units[:1]] == [("Photographs", ())]
    assert [line for line, _message in told(delivery, "sheet-lone")] == [2]


def test_a_line_in_which_one_cell_stands_alone_is_told():
    sections = (
        "Shelfmark;Title;Date\nA 1;Letter;1956\n;Reports;\nA 2;Report;1957\n;Letters;\nA 3;Letter;1958\n"
    )
    delivery = read(sections)
    assert [unit.title for unit in delivery.units] == ["Letter", "Reports", "Report", "Letters", "Letter"]
    assert [line for line, _message in told(delivery, "sheet-lone")] == [3, 5]
    assert told(read("Shelfmark;Title;Date\n;Letters;\n;Reports;\nA 2;Report;1957\n"), "sheet-lone") == []


def test_a_sheet_that_is_hidden_is_read_and_told():
    rows = [["Shelfmark", "Title"], ["A 1", "Letter"]]
    book = xlsx({"Seen": rows, "Old": rows}, hidden=["Old"])
    delivery = spreadsheet.read(Source("list.xlsx", book))
    assert len(delivery.units) == 2
    assert told(delivery, "sheet-hidden") == [
        (0, "The sheet “Old” is hidden in the workbook, and was read, too.")
    ]


FOUR = [
    ["Shelfmark", "Title", "Remarks"],
    ["A 1", "Letter", ""],
    ["A 2", "Report", "torn"],
    ["A 3", "Map", ""],
]
UNSEEN = {
    "Excel": xlsx({"One": FOUR}, rows_hidden=[3, 4, 9], columns_hidden=[(3, 3), (5, 16384)]),
    "LibreOffice": ods(FOUR, rows_hidden=[3, 4], columns_hidden=[3]),
}


@pytest.mark.parametrize("program", UNSEEN)
def test_rows_and_columns_that_are_hidden_are_read_and_told(program):
    delivery = spreadsheet.read(Source("list.xlsx", UNSEEN[program]))
    assert [unit.title for unit in delivery.units] == ["Letter", "Report", "Map"]
    assert told(delivery, "sheet-hidden") == [
        (3, "2 rows of the sheet “One” are hidden, and were read, too; this is the first."),
        (0, "1 column of the sheet “One” is hidden, and was read, too: C."),
    ]


@pytest.mark.parametrize(
    "book", [xlsx({"One": FOUR}), ods(FOUR), xlsx({"One": FOUR}, columns_hidden=[(4, 16384)])]
)
def test_of_what_is_seen_nothing_is_told(book):
    assert told(spreadsheet.read(Source("list.xlsx", book)), "sheet-hidden") == []


BESIDE = {
    "parted by an empty column": "Shelfmark;Title;;Shelfmark;Title\nA 1;Letter;;B 1;Map\nA 2;Report;;;\n",
    "without marks": "Title;Date;;Title;Date\nLetter;1956;;Map;1960\nReport;1957;;;\n",
    "the same headings again": "Shelfmark;Title;Shelfmark;Title\nA 1;Letter;B 1;Map\nA 2;Report;;\n",
}


@pytest.mark.parametrize("how", BESIDE)
def test_tables_beside_each_other_are_each_read_and_told(how):
    delivery = read(BESIDE[how])
    assert [unit.title for unit in delivery.units] == ["Letter", "Report", "Map"]
    assert told(delivery, "sheet-beside") == [
        (1, "2 tables stand beside each other here; each was read by itself.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Shelfmark;Title;Title\nA 1;Letter;Brief\n",
        "Shelfmark;Title;;Title\nA 1;Letter;x;Brief\n",
        "Shelfmark;Title;;Remarks\nA 1;Letter;;torn\n",
        "Title;Language;Title;Language\nLetter;English;Brief;German\n",
    ],
)
def test_a_second_title_and_remarks_make_no_second_table(text):
    delivery = read(text)
    assert (len(delivery.units), told(delivery, "sheet-beside")) == (1, [])


def test_a_table_with_headings_alone_is_said_to_have_no_row():
    with pytest.raises(FormatError, match="has headings, but nothing below them"):
        read("Title,Date\n")
