"""What is said of a unit in a column reads back as it was typed, and touches nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muniment.description.columns import COLUMNS, column
from muniment.description.levels import Level, NoteKind, Status, TextKind
from muniment.description.markup import Line, Span, SpanKind, prose
from muniment.description.units import (
    Credit,
    DateStatement,
    Extent,
    LanguageStatement,
    Note,
    Shelfmark,
    TextVersion,
    Title,
    Unit,
)
from tests.build import a_unit

FREE = [each for each in COLUMNS if each.id not in ("level", "language", "status")]
WORDS = st.text(alphabet="ab 1Жжé한ف,.-", min_size=1, max_size=12).map(str.strip).filter(bool)


def test_every_column_has_a_name_of_its_own():
    assert len({each.id for each in COLUMNS}) == len({each.label for each in COLUMNS}) == len(COLUMNS)


@given(each=st.sampled_from(FREE), text=WORDS)
def test_what_is_typed_reads_back(each, text):
    assert each.text(each.typed(Unit(id="u"), text)) == text


@given(each=st.sampled_from(FREE), text=WORDS)
def test_what_is_typed_and_cleared_leaves_nothing(each, text):
    assert each.typed(each.typed(Unit(id="u"), text), "") == Unit(id="u")


@pytest.mark.parametrize("each", COLUMNS, ids=lambda each: each.id)
def test_typing_what_stands_there_changes_nothing(each):
    unit = a_unit("Letter", "AQPPSH, D 1", dates=(DateStatement(text="1967"),), level=Level.FILE)
    assert each.typed(unit, each.text(unit)) is unit


@pytest.mark.parametrize(
    ("typed", "level", "name"),
    [
        ("Item", Level.ITEM, ""),
        ("file", Level.FILE, ""),
        ("sub-fonds", Level.SUBFONDS, ""),
        ("Subseries", Level.SUBSERIES, ""),
        ("recordgrp", Level.RECORD_GROUP, ""),
        ("Bundle", Level.OTHER, "Bundle"),
        ("", None, ""),
    ],
)
def test_a_level_is_known_by_its_name(typed, level, name):
    unit = column("level").typed(a_unit(level=Level.SERIES), typed)
    assert (unit.level, unit.level_name) == (level, name)


@pytest.mark.parametrize(
    ("typed", "tags"),
    [("Albanian", ("sq",)), ("rus; German", ("ru", "de")), ("Klingonese", ("Klingonese",)), ("", ())],
)
def test_languages_are_known_by_name_or_code(typed, tags):
    unit = column("language").typed(a_unit(), typed)
    assert tuple(said.language for said in unit.languages) == tags


def test_a_language_that_stays_keeps_its_script():
    unit = a_unit(languages=(LanguageStatement(language="sr", script="Latn"),))
    assert column("language").typed(unit, "Serbian; Russian").languages[0].script == "Latn"


def test_a_date_is_understood_as_it_is_typed():
    [date] = column("date").typed(a_unit(), "16 January 1967").dates
    assert date.edtf == "1967-01-16"


def test_a_date_in_other_words_is_still_of_the_same_event():
    unit = a_unit(dates=(DateStatement(text="1966", edtf="1966", event="publication"),))
    [date] = column("date").typed(unit, "1967").dates
    assert (date.edtf, date.event) == ("1967", "publication")


def test_an_extent_as_a_number_of_something_is_read_and_typed_over():
    unit = a_unit(extents=(Extent(text="", quantity="12", unit="boxes"),))
    extents = column("extent")
    assert extents.text(unit) == "12 boxes"
    assert extents.written(unit, ("12 boxes",)) == unit
    assert extents.written(unit, ("13 boxes",)).extents == (Extent(text="13 boxes"),)


def test_the_second_title_stays_when_the_first_is_typed_over():
    titles = (Title(line=Line(("Raport",)), language="sq"), Title(line=Line(("Report",)), language="en"))
    unit = column("title").typed(a_unit(titles=titles), "Raporti")
    assert [(title.text, title.language) for title in unit.titles] == [("Raporti", "sq"), ("Report", "en")]


def test_markup_around_the_words_that_stay_is_kept():
    marked = Title(line=Line(("On the ", Span(SpanKind.EMPHASIS, ("stance",)))))
    unit = column("title").typed(a_unit(titles=(marked,)), "Of the stance")
    assert Span(SpanKind.EMPHASIS, ("stance",)) in unit.titles[0].line.content


def test_notes_of_another_kind_stay_where_they_were():
    notes = tuple(Note(kind=kind, prose=prose(kind)) for kind in (NoteKind.SCOPE, NoteKind.GENERAL))
    unit = column("notes.scope").typed(a_unit(notes=notes), "Other words")
    assert [note.text for note in unit.notes] == ["Other words", "general"]


def test_other_roles_keep_their_place_among_the_people():
    credits = tuple(
        Credit(name=name, relator=relator) for name, relator in [("A", "aut"), ("T", "trl"), ("B", "edt")]
    )
    unit = column("translator").typed(a_unit(credits=credits), "T; U")
    assert [credit.name for credit in unit.credits] == ["A", "T", "U", "B"]


def test_a_translator_who_is_renamed_keeps_what_else_is_said_of_the_credit():
    credit = Credit(name="Enkel Daljni", relator="trl", statement="Translated by …", identifier="42")
    unit = column("translator").typed(a_unit(credits=(credit,)), "Enkel Daljani")
    assert unit.credits == (replace(credit, name="Enkel Daljani"),)


def test_another_translator_has_not_the_number_of_the_old_one():
    credit = Credit(name="Enkel Daljani", relator="trl", source="viaf", identifier="42")
    [other] = column("translator").typed(a_unit(credits=(credit,)), "Sergey Radchenko").credits
    assert (other.source, other.identifier) == ("", "")


def test_the_translator_of_a_text_is_renamed_with_the_credit():
    texts = (TextVersion(id="t1", kind=TextKind.TRANSLATION, translators=("Daljni", "Radchenko")),)
    unit = a_unit(credits=(Credit(name="Daljni", relator="trl"),), texts=texts)
    renamed = column("translator").typed(unit, "Daljani; Radchenko")
    assert renamed.texts[0].translators == ("Daljani", "Radchenko")
    assert [credit.name for credit in renamed.credits] == ["Daljani"]


def test_a_former_shelfmark_is_no_current_one():
    unit = column("former").typed(a_unit(shelfmark="AQPPSH, D 1"), "F 14")
    assert unit.shelfmark == "AQPPSH, D 1"
    assert unit.shelfmarks[1] == Shelfmark(text="F 14", kind=unit.shelfmarks[1].kind.FORMER)


@pytest.mark.parametrize(
    ("typed", "status"), [("final", Status.FINAL), ("Revised", Status.REVISED), ("nonsense", Status.DRAFT)]
)
def test_a_status_is_known_by_its_name(typed, status):
    assert column("status").typed(a_unit(), typed).status is status


def test_an_empty_title_gives_way_to_the_one_that_is_typed():
    unit = column("title").typed(a_unit(titles=(Title(line=Line()),)), "Letter")
    assert [title.text for title in unit.titles] == ["Letter"]


def test_a_credit_of_which_only_the_statement_is_known_stays():
    credit = Credit(name="", relator="trl", statement="Translated by hand")
    unit = column("translator").typed(a_unit(credits=(credit,)), "Daljani")
    assert credit in unit.credits
