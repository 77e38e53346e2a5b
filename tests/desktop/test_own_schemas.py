"""Schemas of the archivist's own are added in the window, tried first, and used to test files."""

from pathlib import Path

import pytest

from muniment.desktop import theme
from muniment.desktop.dialogs.own_schemas import SchemasSheet
from muniment.desktop.dialogs.testing import examined
from muniment.formats.ead import own_schemas
from muniment.progress import finish
from tests.desktop.desks import a_desk, settle
from tests.tasks.test_mending import AID

RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron">
<ns prefix="e" uri="urn:isbn:1-931666-22-9"/><pattern><rule context="e:archdesc">
<assert test="e:bioghist">Say who made it.</assert></rule></pattern></schema>"""


@pytest.fixture
def sheet(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    with a_desk(tmp_path) as desk:
        made = SchemasSheet(desk)
        made.show()
        yield made


def names(sheet):
    return [sheet.schemas.item(row).text() for row in range(sheet.schemas.count())]


def a_schema(folder, name="house.sch", text=RULES):
    path = Path(folder) / name
    path.write_text(text, "utf-8")
    return path


def test_a_schema_is_added_used_and_removed(sheet, tmp_path):
    assert sheet.empty.isVisible()
    sheet.add(a_schema(tmp_path))
    assert names(sheet) == ["house.sch"]
    aid = tmp_path / "letters.xml"
    aid.write_bytes(AID.data)
    page = next(each for each in finish(examined(aid)) if each.name == "house.sch")
    assert [found.message for found in page.findings] == ["Say who made it."]
    sheet.schemas.setCurrentRow(0)
    sheet.remove.click()
    assert (names(sheet), own_schemas.listed()) == ([], ())


def test_schemas_stand_in_rows_as_high_as_others_in_the_order_of_their_numbers(sheet, tmp_path):
    for number in (10, 9):
        sheet.add(a_schema(tmp_path, f"house {number}.sch"))
    assert names(sheet) == ["house 9.sch", "house 10.sch"]
    row = sheet.schemas.visualItemRect(sheet.schemas.item(0))
    assert row.height() == theme.row_height()


def test_when_a_schema_is_removed_the_cursor_stays_in_the_list(sheet, tmp_path):
    for number in (1, 2, 3):
        sheet.add(a_schema(tmp_path, f"house {number}.sch"))
    sheet.schemas.setCurrentRow(1)
    sheet.remove.setFocus()
    sheet.remove.click()
    assert sheet.schemas.currentItem().text() == "house 3.sch"
    assert sheet.focusWidget() is sheet.schemas
    sheet.remove.click()
    sheet.remove.click()
    assert sheet.focusWidget() is sheet.main


@pytest.mark.parametrize("ending", ["xsd", "rng", "dtd"])
def test_a_schema_that_is_gone_before_it_is_added_is_told_in_our_words(sheet, tmp_path, ending):
    sheet.add(tmp_path / f"gone.{ending}")
    assert sheet.why.text() == f"The schema gone.{ending} cannot be used: it is not there, or no longer."


def test_a_schema_that_was_removed_is_brought_back(sheet, tmp_path):
    offered = []
    sheet.desk.noticed.connect(lambda _text, _label, undo: offered.append(undo))
    sheet.add(a_schema(tmp_path))
    sheet.schemas.setCurrentRow(0)
    sheet.remove.click()
    assert names(sheet) == []
    offered[0]()
    assert names(sheet) == ["house.sch"]
    assert own_schemas.listed()[0].read_text("utf-8") == RULES


@pytest.mark.parametrize(("name", "text"), [("house.xsd", "<no schema"), ("house.txt", "words")])
def test_what_cannot_be_used_is_not_kept_and_says_why(sheet, tmp_path, name, text):
    sheet.add(a_schema(tmp_path, name, text))
    assert names(sheet) == []
    assert name in sheet.why.text()


def test_a_prefix_that_rules_do_not_declare_is_named_with_what_to_add(sheet, tmp_path):
    undeclared = RULES.replace('<ns prefix="e" uri="urn:isbn:1-931666-22-9"/>', "")
    assert undeclared != RULES
    sheet.add(a_schema(tmp_path, text=undeclared))
    assert "the prefix e in “e:archdesc” is not declared" in sheet.why.text()
    assert '<ns prefix="e"' in sheet.why.text()


def test_another_of_the_same_name_is_refused(sheet, tmp_path):
    sheet.add(a_schema(tmp_path))
    sheet.add(a_schema(tmp_path, text=RULES.replace("who made it", "who wrote it")))
    assert "another schema called house.sch" in sheet.why.text()


def test_nothing_outside_the_folder_is_removed(sheet, tmp_path):
    path = a_schema(tmp_path)
    own_schemas.remove(path)
    own_schemas.remove(own_schemas.folder() / ".." / ".." / path.name)
    assert path.exists()


def test_that_there_are_none_is_said_in_the_place_of_the_list(sheet, tmp_path):
    assert not sheet.schemas.isVisible()
    where = sheet.empty.geometry()
    sheet.add(a_schema(tmp_path))
    settle()
    assert sheet.schemas.isVisible()
    assert not sheet.empty.isVisible()
    assert sheet.schemas.geometry() == where
