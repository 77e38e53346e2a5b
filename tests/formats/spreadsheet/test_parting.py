"""A table that is text loses no row to a quotation mark, and is parted as it says itself."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.formats import table
from muniment.formats.deliveries import Source
from muniment.formats.spreadsheet.parting import parted

CELLS = st.text(alphabet='ab",;\n é', max_size=8)


def read(text):
    return table.read(Source("list.csv", text.encode()))


def told(delivery):
    return [found.line for found in delivery.findings if found.rule == "sheet-quotes"]


def test_a_quotation_mark_that_is_never_closed_takes_no_row_with_it():
    delivery = read('Title,Date,Level\n"Draft,1967,Item\nLetter,1968,Item\nMap,1969,Item\n')
    assert [(unit.title, unit.date) for unit in delivery.units] == [
        ('"Draft', "1967"),
        ("Letter", "1968"),
        ("Map", "1969"),
    ]
    assert told(delivery) == [2]


def test_nor_does_one_that_is_closed_some_rows_below():
    delivery = read('Title,Date,Level\n"Draft,1967,Item\nLetter,1968,Item\nThe "Map",1969,Item\n')
    assert [unit.title for unit in delivery.units] == ['"Draft', "Letter", 'The "Map"']
    assert told(delivery) == [2]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"The "Map", of 1967",x', ('The "Map', ' of 1967"', "x")),
        ('"The "Map" of May, 1967",x', ('The "Map" of May, 1967', "x")),
        ('"Map" of 1967,x', ('"Map" of 1967', "x")),
        ('x,"', ("x", '"')),
    ],
)
def test_quotation_marks_within_a_cell_are_kept_as_letters(line, cells):
    found = parted(line + "\nnext,one\n", ",")
    assert [each.cells for each in found] == [cells, ("next", "one")]
    assert [each.number for each in found if each.is_broken] == [1]


def test_blanks_behind_a_quotation_mark_are_no_doubt():
    found = parted('"a, b" ,c\n', ",")
    assert [line.cells for line in found] == [("a, b", "c")]
    assert not any(line.is_broken for line in found)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=5))
def test_a_table_that_is_written_as_it_should_be_is_read_as_it_is(rows):
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    found = parted(written.getvalue(), ",")
    assert [list(line.cells) for line in found] == rows
    assert not any(line.is_broken for line in found)


@given(st.text(alphabet='ab",\n', max_size=30))
def test_of_any_text_each_letter_is_read(text):
    found = parted(text, ",")
    letters = [sign for line in found for cell in line.cells for sign in cell if sign in "ab"]
    assert letters == [sign for sign in text if sign in "ab"]


@pytest.mark.parametrize("said", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_what_parts_the_cells_may_stand_in_the_first_line(said):
    delivery = read(said + "Title;Language;Level\nMaps, of rice;Klingonish;Item\n")
    assert [unit.title for unit in delivery.units] == ["Maps, of rice"]
    assert [(found.rule, found.line) for found in delivery.findings] == [("sheet-doubt", 3)]
