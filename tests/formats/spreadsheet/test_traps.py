"""What spreadsheet programs do to shelfmarks, dates and formulas is undone where it can be, or told."""

import io
import zipfile

import pytest

from muniment.formats import table
from muniment.formats.deliveries import Source
from tests.formats.spreadsheet.books import Day, Error, Formula, Shown, ods, xlsx

DAY = 24000.0
"""15 September 1965, as Excel counts days."""


def read(text, name="list.csv"):
    return table.read(Source(name, text if isinstance(text, bytes) else text.encode()))


def book(cell, heading="Ref"):
    return xlsx({"One": [[heading, "Title", "Level"], [cell, "A", "Item"]]})


def trapped(delivery):
    return [(found.line, found.message) for found in delivery.findings if found.rule == "sheet-trap"]


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        (Shown(12, "00000"), "00012"),
        (Shown(1.1, "0.00"), "1.10"),
        (Shown(1.234, "0.00"), "1.234"),
        (Shown(7, '"MS "000'), "MS 007"),
        (Shown(7, 'General" a"'), "7 a"),
        (Shown(1234, "#,##0"), "1234"),
        (Shown(7, "000;-000"), "007"),
        (12.0, "12"),
    ],
)
def test_a_number_is_read_as_it_is_shown(cell, mark):
    delivery = read(book(cell), "list.xlsx")
    assert delivery.units[0].shelfmark == mark
    assert trapped(delivery) == []


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("yyyy", "1965"),
        ("mmmm\\ yyyy", "1965-09"),
        ("mmm-yy", "1965-09"),
        ("[$-407]mmmm yyyy", "1965-09"),
        ('"day "yyyy', "1965"),
        ("dd/mm/yyyy", "1965-09-15"),
        ("d mmmm", "1965-09-15"),
    ],
)
def test_of_a_day_no_more_is_read_than_is_shown(code, date):
    [unit] = read(book(Shown(DAY, code), "Date"), "list.xlsx").units
    assert (unit.date, unit.dates[0].edtf) == (date, date)


@pytest.mark.parametrize(("number", "day"), [(-41938.0, "1785-03-04"), (-1.0, "1899-12-29")])
def test_a_day_that_excel_cannot_count_is_read_as_libreoffice_does(number, day):
    [unit] = read(book(Shown(number, "dd.mm.yyyy"), "Date"), "list.xlsx").units
    assert unit.date == day


def test_a_number_has_no_more_digits_than_a_workbook_knows():
    assert read(book(0.1 + 0.2, "Extent"), "list.xlsx").units[0].extents[0].text == "0.3"


def test_a_format_without_a_number_shows_nothing():
    rows = [["Ref", "Title", "Level"], [Shown("", "#,##0"), "A", "Item"]]
    assert read(xlsx({"One": rows}), "list.xlsx").units[0].shelfmark == ""


def test_comments_among_the_cells_of_a_workbook_are_passed_over():
    plain, noted = book(Shown("12", "00000"), "Ref"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as came, zipfile.ZipFile(noted, "w") as goes:
        for name in came.namelist():
            goes.writestr(name, came.read(name).replace(b"<c r=", b"<!-- seen --><c r="))
    assert read(noted.getvalue(), "list.xlsx").units[0].shelfmark == "00012"


@pytest.mark.parametrize("name", ["#REF!", "#N/A", "#DIV/0!", "#NAME?"])
def test_an_error_in_a_workbook_is_kept_and_told_with_its_line(name):
    delivery = read(book(Error(name), "Subject"), "list.xlsx")
    assert [subject.text for subject in delivery.units[0].subjects] == [name]
    [(line, message)] = trapped(delivery)
    assert (line, name in message) == (2, True)


@pytest.mark.parametrize("name", ["#REF!", "#BEZUG!", "#NV", "#ИМЯ?", "#####"])
def test_an_error_that_was_saved_as_text_is_told(name):
    [(line, message)] = trapped(read(f"Title,Extent,Level\nA,{name},Item\n"))
    assert (line, name in message) == (2, True)


@pytest.mark.parametrize("name", ["#12", "#x", "No. #3", "#"])
def test_a_number_sign_is_no_error(name):
    assert trapped(read(f"Title,Extent,Level\nA,{name},Item\n")) == []


def test_a_shelfmark_that_became_a_day_or_a_power_of_ten_is_told():
    assert "1965-09-15" in trapped(read(book(Shown(DAY, "d-mmm")), "list.xlsx"))[0][1]
    assert "1,23E+11" in trapped(read("Ref;Title;Level\n1,23E+11;A;Item\n"))[0][1]
    assert trapped(read("Ref,Title,Level\n1E5,A,Item\n")) == []


def test_shelfmarks_that_are_numbers_with_a_point_are_told_once():
    rows = [["Ref", "Title", "Level"], [1.0, "A", "Item"], [1.1, "B", "Item"], [1.2, "C", "Item"]]
    [(line, message)] = trapped(read(xlsx({"One": rows}), "list.xlsx"))
    assert (line, "2 rows" in message) == (3, True)


def test_a_day_without_its_format_is_told():
    assert "24000" in trapped(read(book(DAY, "Date"), "list.xlsx"))[0][1]
    assert trapped(read(book(1965.0, "Date"), "list.xlsx")) == []


def test_what_is_in_doubt_is_told_with_its_sheet_where_there_are_several():
    rows = [["Title", "Level", "Language"], ["A", "Item", "Klingonish"]]
    delivery = read(xlsx({"Maps": rows, "Letters": rows}), "list.xlsx")
    told = [found.file for found in delivery.findings if found.rule == "sheet-doubt"]
    assert told == ["list.xlsx, Maps", "list.xlsx, Letters"]


def test_a_cell_that_goes_down_over_rows_is_said_of_each():
    rows = [
        ["Papers of X", "", ""],
        ["Box", "Title", "Level"],
        ["1", "A", "Item"],
        ["", "B", "Item"],
        ["2", "C", "Item"],
        ["", "D", "Item"],
        ["3", "E", "Item"],
        ["", "", ""],
    ]
    delivery = read(xlsx({"One": rows}, merged=["A1:C1", "A3:A4", "A7:A8"]), "list.xlsx")
    assert [[box.number for box in unit.containers] for unit in delivery.units] == [
        ["1"],
        ["1"],
        ["2"],
        [],
        ["3"],
    ]
    assert "“Papers of X”" in delivery.findings[0].message


def test_what_a_database_writes_for_nothing_is_no_name():
    [unit] = read("Title,Creator,Subject,Date,Mood,Level\nA,Smith|NULL,NULL,NULL,NULL,Item\n").units
    assert [credit.name for credit in unit.credits] == ["Smith"]
    assert (unit.subjects, unit.dates, unit.notes) == ((), (), ())


def test_a_formula_that_was_not_worked_out_is_kept_and_told():
    rows = [["Shelfmark", "Title", "Level"], ["A 1", Formula('CONCATENATE("a", "b")'), "Item"]]
    delivery = read(xlsx({"One": rows}), "list.xlsx")
    assert [unit.title for unit in delivery.units] == ['=CONCATENATE("a", "b")']
    [(line, message)] = trapped(delivery)
    assert line == 2
    assert "a formula that was not worked out" in message


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (Shown(12.0, "00012"), "00012"),
        (Shown(1.1, "1.10"), "1.10"),
        (Shown(1.1, "1,10"), "1.10"),
        (Shown(1234567.0, "1.234.567"), "1234567"),
        (Shown(0.5, "50 %"), "0.5"),
        (12.0, "12"),
        (Day("1956-05-01", "1956"), "1956"),
        (Day("1956-05-01", "Mai 1956"), "1956-05"),
        (Day("1956-05-01", "05/1956"), "1956-05"),
        (Day("1956-05-01", "01.05.56"), "1956-05-01"),
    ],
)
def test_a_cell_of_libreoffice_is_read_as_it_is_seen(cell, seen):
    [unit] = read(ods([["", ""], ["Title", "Registry number"], ["Letter", cell]]), "list.ods").units
    assert [each.text for each in unit.identifiers] == [seen]
