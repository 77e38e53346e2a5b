"""Records go to a spreadsheet, are edited there, and come back: what was edited changes, and nothing else."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muniment.catalogue import Catalogue
from muniment.description.levels import TitleKind
from muniment.description.units import a_title
from muniment.formats.deliveries import Source
from muniment.progress import finish
from muniment.tasks.export_file import NothingToExportError
from muniment.tasks.export_table import export_table
from muniment.tasks.import_file import import_source
from tests import strategies
from tests.build import a_unit


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue.create(tmp_path / "c.muniment")
    with made.edit("Begin") as edit:
        letter = a_unit("Letter to Tirana", "AQPPSH, MPP Korese, D 1, V. 1967", id="u1")
        edit.put(replace(letter, titles=(*letter.titles, a_title("Letër", "sq", TitleKind.TRANSLATED))))
        edit.put(a_unit("Map of rice", id="u2"))
    yield made
    made.close()


def table(path):
    """The rows of a table by their headings."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def come_back(catalogue, rows, name="edited.csv"):
    """Import rows as a spreadsheet saves them."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    return finish(import_source(catalogue, Source(name, written.getvalue().encode())))


def test_what_was_edited_changes_and_all_else_stays(catalogue, tmp_path):
    finish(export_table(catalogue, tmp_path / "list.csv"))
    rows = table(tmp_path / "list.csv")
    rows[0]["Title"] = "Letter to Durrës"
    imported = come_back(catalogue, rows)
    assert [change.after.id for change in imported.updated] == ["u1"]
    assert [title.text for title in catalogue.unit("u1").titles] == ["Letter to Durrës", "Letër"]
    catalogue.undo()
    assert catalogue.unit("u1").title == "Letter to Tirana"


def test_an_empty_cell_takes_away_what_stood_in_it(catalogue, tmp_path):
    finish(export_table(catalogue, tmp_path / "list.csv"))
    rows = table(tmp_path / "list.csv")
    rows[0]["Shelfmark"] = ""
    come_back(catalogue, rows)
    assert catalogue.unit("u1").shelfmarks == ()


def test_columns_that_were_left_out_are_not_touched(catalogue):
    come_back(catalogue, [{"Muniment id": "u1", "Title": "Letter"}])
    assert catalogue.unit("u1").shelfmark == "AQPPSH, MPP Korese, D 1, V. 1967"


def test_a_new_row_is_a_new_record_and_a_new_column_a_note(catalogue):
    rows = [{"Muniment id": "u1", "Mood": "Gloomy"}, {"Muniment id": "", "Title": "Third", "Mood": ""}]
    imported = come_back(catalogue, rows)
    assert [catalogue.unit(id).title for id in imported.made] == ["Third"]
    assert [(note.heading, note.text) for note in catalogue.unit("u1").notes] == [("Mood", "Gloomy")]
    rows[0]["Mood"] = "Cheerful"
    come_back(catalogue, rows)
    assert [(note.heading, note.text) for note in catalogue.unit("u1").notes] == [("Mood", "Cheerful")]


def test_a_row_that_was_copied_is_a_new_record_and_told(catalogue):
    rows = [{"Muniment id": "u1", "Title": "First"}, {"Muniment id": "u1", "Title": "Its copy"}]
    imported = come_back(catalogue, rows)
    assert catalogue.unit("u1").title == "First"
    assert [catalogue.unit(id).title for id in imported.made] == ["Its copy"]
    assert [found.line for found in imported.findings if found.rule == "sheet-twice"] == [3]


def test_what_stands_in_other_columns_than_its_own_comes_back_too(catalogue):
    come_back(catalogue, [{"Muniment id": "u1", "Pages": "12", "Start date": "1955", "End date": "1957"}])
    unit = catalogue.unit("u1")
    assert (unit.extents[0].text, unit.date) == ("12 pages", "1955–1957")


def test_records_that_come_back_stay_where_they_stand(catalogue):
    imported = come_back(
        catalogue,
        [{"Muniment id": "u1", "Title": "Letter", "id": "1", "parent": "2"}, {"id": "2", "Title": "Above"}],
    )
    assert [title.text for title in catalogue.unit("u1").titles] == ["Letter", "Letër"]
    assert catalogue.unit("u1").parent is None
    assert len(imported.made) == 1


def test_nobody_is_told_of_levels_where_every_row_comes_back(catalogue):
    imported = come_back(catalogue, [{"Muniment id": "u1", "Title": "Letter"}])
    assert imported.findings == ()


def test_only_what_a_search_finds_is_written(catalogue, tmp_path):
    finish(export_table(catalogue, tmp_path / "list.csv", query="rice"))
    assert [row["Title"] for row in table(tmp_path / "list.csv")] == ["Map of rice"]


def test_where_there_is_nothing_the_old_file_stays(catalogue, tmp_path):
    (tmp_path / "list.csv").write_text("old")
    with pytest.raises(NothingToExportError):
        finish(export_table(catalogue, tmp_path / "list.csv", query="nowhere"))
    assert (tmp_path / "list.csv").read_text() == "old"


def test_hundreds_of_rows_that_were_edited_come_back_in_a_few_steps(catalogue, tmp_path):
    with catalogue.edit("Many") as edit:
        edit.put_many(a_unit(f"Letter {number}", id=f"n{number}") for number in range(400))
    rows = [{"Muniment id": f"n{number}", "Title": f"Telegram {number}"} for number in range(400)]
    written = io.StringIO()
    writer = csv.DictWriter(written, ["Muniment id", "Title"])
    writer.writeheader()
    writer.writerows(rows)
    steps = list(import_source(catalogue, Source("edited.csv", written.getvalue().encode())))
    assert catalogue.unit("n399").title == "Telegram 399"
    assert len(steps) < 20


@settings(max_examples=40)
@given(st.lists(strategies.units(), min_size=1, max_size=4, unique_by=lambda unit: unit.id))
def test_what_comes_back_as_it_went_changes_nothing(units):
    with TemporaryDirectory() as folder, Catalogue.create(Path(folder) / "c.muniment") as catalogue:
        with catalogue.edit("Begin") as edit:
            for unit in units:
                edit.put(replace(unit, parent=None, aid=None))
        finish(export_table(catalogue, Path(folder) / "list.csv"))
        imported = finish(import_source(catalogue, Source.of(Path(folder) / "list.csv")))
        assert [change.fields for change in imported.updated] == []
        assert list(imported.made) == []


@pytest.mark.parametrize(
    ("went", "came"),
    [
        ("1.10", "1.1"),
        ("1.10", "1,1"),
        ("00012", "12"),
        ("1E5", "100000"),
        ("1E5", "1,00E+05"),
        ("123456789012", "1.23457E+11"),
    ],
)
def test_a_number_that_a_spreadsheet_wrote_in_its_own_way_is_no_edit(catalogue, tmp_path, went, came):
    with catalogue.edit("Number") as edit:
        edit.put(a_unit("Letter to Tirana", went, id="u1"))
    finish(export_table(catalogue, tmp_path / "list.csv"))
    rows = table(tmp_path / "list.csv")
    rows[0] |= {"Shelfmark": came, "Title": "Letter to Durrës"}
    imported = come_back(catalogue, rows)
    assert (catalogue.unit("u1").shelfmark, catalogue.unit("u1").title) == (went, "Letter to Durrës")
    assert [found.unit for found in imported.findings if "number" in found.message] == ["u1"]


@pytest.mark.parametrize(("went", "came"), [("1.10", "1.11"), ("12", "13"), ("1.1", "1.1a"), ("00012", "")])
def test_another_number_is_an_edit(catalogue, tmp_path, went, came):
    with catalogue.edit("Number") as edit:
        edit.put(a_unit("Letter to Tirana", went, id="u1"))
    finish(export_table(catalogue, tmp_path / "list.csv"))
    rows = table(tmp_path / "list.csv")
    rows[0]["Shelfmark"] = came
    come_back(catalogue, rows)
    assert catalogue.unit("u1").shelfmark == came


def test_a_title_that_is_the_word_of_databases_for_nothing_is_not_taken_away(catalogue, tmp_path):
    with catalogue.edit("Word") as edit:
        edit.put(a_unit("NULL", id="u1"))
    finish(export_table(catalogue, tmp_path / "list.csv"))
    come_back(catalogue, table(tmp_path / "list.csv"))
    assert catalogue.unit("u1").title == "NULL"
