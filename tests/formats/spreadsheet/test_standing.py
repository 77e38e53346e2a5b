"""Where the rows of a spreadsheet stand: by a number, a shelfmark, or how deep they are said to stand."""

import pytest

from muniment.description.columns import column
from muniment.description.levels import Level
from muniment.formats import table
from muniment.formats.deliveries import Source
from muniment.formats.spreadsheet.headings import UNIT_LABEL
from tests.formats.spreadsheet.books import xlsx


def read(text, name="list.csv"):
    return table.read(Source(name, text if isinstance(text, bytes) else text.encode()))


def stands_in(delivery):
    """The titles of the units, each with that of the unit it stands in."""
    titles = {unit.id: unit.title for unit in delivery.units}
    return [(unit.title, titles.get(unit.parent)) for unit in delivery.units]


def test_the_row_above_may_be_named_by_its_shelfmark():
    delivery = read("Parent,Ref,Title,Level\n,F1,F,Fonds\nF1,F1/1,S,Series\nF1/1,F1/1/2,I,Item\n")
    assert stands_in(delivery) == [("F", None), ("S", "F"), ("I", "S")]
    assert delivery.findings == ()


def test_the_row_above_may_be_named_by_its_shelfmark_where_rows_have_numbers_too():
    delivery = read("Parent,Id,Ref,Title,Level\n,7,F1,F,Fonds\nF1,8,F1/1,S,Series\n8,9,,I,Item\n")
    assert stands_in(delivery) == [("F", None), ("S", "F"), ("I", "S")]
    assert delivery.findings == ()


DEPTHS = "{},Title\n1,A\n2,B\n4,C\n,D\n2,E\n1,F\n"
TREE = [("A", None), ("B", "A"), ("C", "B"), ("D", "B"), ("E", "A"), ("F", None)]


@pytest.mark.parametrize("heading", ["Hierarchy", "Level", "Hierarchical Relationship", "Gliederungsebene"])
def test_numbers_that_say_how_deep_a_row_stands_make_a_tree(heading):
    delivery = read(DEPTHS.format(heading))
    assert stands_in(delivery) == TREE
    assert {unit.level for unit in delivery.units} == {None}


def test_how_deep_a_row_stands_and_its_level_are_two_columns():
    delivery = read("Hierarchy,Level,Title\n1,series,A\n2,file,B\n1,series,C\n")
    assert stands_in(delivery) == [("A", None), ("B", "A"), ("C", None)]
    assert [unit.level for unit in delivery.units] == [Level.SERIES, Level.FILE, Level.SERIES]


def test_a_hierarchy_in_words_says_the_level():
    [unit] = read("Hierarchy,Title\nSeries,A\n").units
    assert unit.level is Level.SERIES


SECTIONS = "Nr.;Shelfmark;Title;Date\n;;Letters;\n1;{a};A;1956\n2;{b};B;\n;;Reports;\n3;{c};C;1957\n"


def test_rows_stand_in_the_headings_above_them():
    delivery = read(SECTIONS.format(a="x1", b="", c="x3"))
    assert stands_in(delivery) == [
        ("Letters", None), ("A", "Letters"), ("B", "Letters"), ("Reports", None), ("C", "Reports"),
    ]  # fmt: skip
    assert [unit.level for unit in delivery.units if unit.parent is None] == [Level.SERIES, Level.SERIES]
    assert [each.rule for each in delivery.findings if each.line or "sections" in each.rule] == [
        "sheet-sections"
    ]


@pytest.mark.parametrize(
    "text",
    [
        SECTIONS.format(a="FO 371/1", b="FO 371/2", c="FO 371/3"),
        SECTIONS.format(a="", b="", c="").replace("2;;B;", ";;B;"),
        SECTIONS.format(a="", b="", c="") + ";;End;\n",
        "Nr.;Shelfmark;Title;Date\n;;Letters;\n1;x1;A;1956\n2;x2;B;1957\n",
    ],
)
def test_where_shelfmarks_say_it_or_headings_are_not_clear_no_row_stands_in_a_heading(text):
    delivery = read(text)
    assert {unit.parent for unit in delivery.units} == {None}
    assert "sheet-sections" not in {each.rule for each in delivery.findings}


def test_each_sheet_begins_at_its_top():
    sheet = [["Level", "Title"], [1.0, "A"], [2.0, "B"]]
    under = [["Level", "Title"], [2.0, "C"], [3.0, "D"]]
    delivery = read(xlsx({"One": sheet, "Two": under}), "list.xlsx")
    assert stands_in(delivery) == [("A", None), ("B", "A"), ("C", None), ("D", "C")]


def test_a_level_that_is_a_number_is_no_depth_where_it_comes_back():
    delivery = read(f"{UNIT_LABEL},Title,Level\nu1,A,3\n")
    assert column("level").text(delivery.units[0]) == "3"
    assert delivery.cells == {"u1": {"title": "A", "level": "3"}}


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Level,Verzeichnungsstufe", "Fonds,Klasse"),
        ("Archive,Institution", "TNA,Kew"),
        ("Status,Publication status", "Draft,Published"),
        ("Begin,Begin date", "1961,1962"),
        ("Parent,Part of", "1,Papers"),
    ],
)
def test_what_is_said_once_and_stands_in_two_columns_is_kept(head, row):
    [unit] = read(f"Id,Title,{head}\n5,A,{row}\n").units
    heading, words = head.split(",")[1], row.split(",")[1]
    assert (heading, words) in [(note.heading, note.text) for note in unit.notes]
