"""A link in a workbook leads to an address that is not in its words: that is not lost."""

import pytest

from muniment.formats import table
from muniment.formats.deliveries import Source
from tests.formats.spreadsheet.books import Link, ods, xlsx

SCAN = "https://example.org/scans/a2"


def addresses(unit):
    return [each.text for each in unit.identifiers if each.kind == "url"]


def read(book, name="list.xlsx"):
    [unit] = table.read(Source(name, book)).units
    return unit


@pytest.mark.parametrize("cell", ["B2", "A2:C2"])
def test_a_link_behind_the_words_of_a_title_is_an_address_of_the_record(cell):
    unit = read(xlsx({"One": [["Level", "Title", "Date"], ["Item", "Letters", "1901"]]}, links={cell: SCAN}))
    assert (unit.title, set(addresses(unit))) == ("Letters", {SCAN})


def test_an_address_is_whole_although_excel_parts_it_at_its_number_sign():
    rows = [["Level", "Title"], ["Item", "Letters"]]
    assert addresses(read(xlsx({"One": rows}, links={"B2": f"{SCAN}#/page/3"}))) == [f"{SCAN}#/page/3"]


def test_a_link_of_no_cell_takes_none_of_the_others_away():
    rows = [["Level", "Title"], ["Item", "Letters"]]
    assert addresses(read(xlsx({"One": rows}, links={"B2": SCAN, "#REF!": SCAN}))) == [SCAN]


def test_of_a_column_of_links_the_words_are_kept_beside_the_address():
    rows = [["Level", "Title", "Link"], ["Item", "Letters", "Scan of page 1"]]
    unit = read(xlsx({"One": rows}, links={"C2": SCAN}))
    assert addresses(unit) == [SCAN]
    assert [(note.heading, note.text) for note in unit.notes] == [("Link", "Scan of page 1")]


@pytest.mark.parametrize("words", [SCAN, "example.org/scans/a2", f"See {SCAN}/"])
def test_where_the_words_are_the_address_nothing_is_said_twice(words):
    unit = read(xlsx({"One": [["Level", "Title", "Notes"], ["Item", "A", words]]}, links={"C2": SCAN}))
    assert (addresses(unit), [note.text for note in unit.notes]) == ([], [words])


def test_a_link_of_libreoffice_leads_there_too():
    unit = read(ods([["Level", "Title"], ["Item", Link("Letters", SCAN)]]), "list.ods")
    assert (unit.title, addresses(unit)) == ("Letters", [SCAN])


def test_a_row_that_comes_back_keeps_its_addresses_whatever_its_title_leads_to():
    rows = [["Muniment id", "Title"], ["u1", "Letters"]]
    delivery = table.read(Source("list.xlsx", xlsx({"One": rows}, links={"B2": SCAN})))
    assert delivery.cells == {"u1": {"title": "Letters"}}
