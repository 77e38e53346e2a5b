"""A table that went out comes back when the catalogue has changed, too: what only one side edited counts."""

from dataclasses import replace

import pytest

from muniment.catalogue import Catalogue
from muniment.progress import finish
from muniment.tasks.export_table import export_table
from tests.build import a_unit
from tests.tasks.test_spreadsheets import come_back, table


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    with made.edit("Begin") as edit:
        edit.put(a_unit("Letter to Tirana", "D 1", id="u1"))
        edit.put(a_unit("Map of rice", "D 2", id="u2"))
    yield made
    made.close()


@pytest.fixture
def rows(catalogue, tmp_path):
    """The rows of the table as it went out."""
    finish(export_table(catalogue, tmp_path / "list.csv"))
    return table(tmp_path / "list.csv")


def change(catalogue, id, **fields):
    with catalogue.edit("Change") as edit:
        edit.put(replace(edit.unit(id), **fields))


def rename(catalogue, id, title):
    change(catalogue, id, titles=a_unit(title).titles)


def told(imported):
    return [found.unit for found in imported.findings if found.rule == "import-both"]


def test_what_was_changed_here_since_is_not_overwritten_by_a_cell_that_nobody_edited(catalogue, rows):
    rename(catalogue, "u1", "Letter to Vlorë")
    rows[0]["Shelfmark"] = "D 10"
    imported = come_back(catalogue, rows)
    assert (catalogue.unit("u1").title, catalogue.unit("u1").shelfmark) == ("Letter to Vlorë", "D 10")
    assert told(imported) == []


def test_what_both_changed_is_taken_from_the_table_and_told(catalogue, rows):
    rename(catalogue, "u1", "Letter to Vlorë")
    rows[0]["Title"] = "Letter to Durrës"
    imported = come_back(catalogue, rows)
    assert catalogue.unit("u1").title == "Letter to Durrës"
    assert told(imported) == ["u1"]


def test_a_day_that_may_be_read_two_ways_is_read_as_the_others_of_the_table(catalogue, rows):
    rows[0]["Date"], rows[1]["Date"] = "6.4.1961", "31.12.1961"
    come_back(catalogue, rows)
    [date] = catalogue.unit("u1").dates
    assert (date.text, date.edtf) == ("6.4.1961", "1961-04-06")


def test_what_both_changed_alike_is_no_conflict(catalogue, rows):
    rename(catalogue, "u1", "Letter to Durrës")
    rows[0]["Title"] = "Letter to Durrës"
    imported = come_back(catalogue, rows)
    assert (told(imported), imported.updated) == ([], ())


def test_what_came_from_the_table_once_and_was_changed_since_stays_when_it_comes_again(catalogue, rows):
    rows[0]["Title"] = "Letter to Durrës"
    come_back(catalogue, rows)
    rename(catalogue, "u1", "Letter to Vlorë")
    assert come_back(catalogue, rows).updated == ()
    assert catalogue.unit("u1").title == "Letter to Vlorë"


def test_what_was_taken_back_here_since_stays_so(catalogue, tmp_path):
    rename(catalogue, "u1", "A slip")
    finish(export_table(catalogue, tmp_path / "list.csv"))
    catalogue.undo()
    assert come_back(catalogue, table(tmp_path / "list.csv")).updated == ()
    assert catalogue.unit("u1").title == "Letter to Tirana"


def test_what_was_deleted_here_stays_deleted_and_is_told_where_its_row_was_edited(catalogue, rows):
    with catalogue.edit("Delete") as edit:
        edit.delete("u1")
        edit.delete("u2")
    rows[0]["Title"] = "Letter to Durrës"
    imported = come_back(catalogue, rows)
    assert (catalogue.count(), list(imported.made), told(imported)) == (0, [], ["u1"])


def test_a_column_of_ones_own_that_nobody_edited_does_not_come_again(catalogue, rows):
    rows[0]["Mood"] = "Gloomy"
    come_back(catalogue, rows)
    change(catalogue, "u1", notes=())
    come_back(catalogue, rows)
    assert catalogue.unit("u1").notes == ()


def test_of_a_table_that_went_out_of_another_catalogue_every_cell_counts(catalogue, rows):
    rename(catalogue, "u1", "Letter to Vlorë")
    rows[0]["Muniment step"] = "1 1999-01-01T00:00:00+00:00"
    come_back(catalogue, rows)
    assert catalogue.unit("u1").title == "Letter to Tirana"
