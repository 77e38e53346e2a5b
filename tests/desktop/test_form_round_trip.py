"""Whatever a unit says, the form shows it without losing any of it."""

import types
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from muniment.description.levels import Level, NoteKind, TitleKind
from muniment.description.markup import Block, BlockKind, Line, Span, SpanKind, prose
from muniment.description.units import (
    Credit,
    DateStatement,
    LanguageStatement,
    Note,
    Title,
    Unit,
)
from muniment.desktop.forms.fields import Sheet
from muniment.desktop.forms.form import Form
from muniment.desktop.forms.scene import Scene
from muniment.desktop.forms.table import FIELDS, field
from muniment.desktop.forms.values import ValueEditor
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk

WORDS = st.text(alphabet="ab1 \u00a0\u2028\nëЖ한م…", max_size=6)
RUNS = WORDS | st.builds(
    Span, st.sampled_from([SpanKind.EMPHASIS, SpanKind.LINK, SpanKind.BREAK, SpanKind.KEPT]), st.tuples(WORDS)
)
LINES = st.lists(RUNS, max_size=3).map(tuple).map(Line)
BLOCKS = st.builds(Block, st.sampled_from(list(BlockKind)), LINES)


def anything(hint):
    """A strategy for values of a type, as `Unit` and its parts declare them."""
    if hint is Line:
        return LINES
    if hint is Block:
        return BLOCKS
    if is_dataclass(hint):
        return st.builds(hint, **{name: anything(each) for name, each in get_type_hints(hint).items()})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if get_origin(hint) is tuple:
        return st.lists(anything(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) in (Union, types.UnionType):
        return st.one_of(*(st.none() if each is type(None) else anything(each) for each in get_args(hint)))
    return WORDS


HINTS = {name: hint for name, hint in get_type_hints(Unit).items() if name in {row.of for row in FIELDS}}
UNITS = st.builds(Unit, id=st.uuids().map(str), **{name: anything(hint) for name, hint in HINTS.items()})


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def forms(desk, qtbot):
    made = {sheet: Form(Scene(desk), sheet) for sheet in Sheet}
    for form in made.values():
        qtbot.addWidget(form)
    return made


@given(st.lists(UNITS, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_unit_that_is_only_looked_at_stays_the_same(forms, units):
    for unit in units:
        for form in forms.values():
            form.show_unit(unit)
            assert form.written(unit) == unit


@given(UNITS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_form_holds_all_that_it_shows(forms, unit):
    read = Unit(id=unit.id)
    for form in forms.values():
        form.show_unit(unit)
        read = form.written(read)
    for each in fields(Unit):
        if each.name in HINTS and each.name != "notes":
            assert getattr(read, each.name) == getattr(unit, each.name)
    assert set(read.notes) == set(unit.notes)


def test_a_new_row_is_nothing_until_it_says_something(forms):
    unit = a_unit()
    form = forms[Sheet.DESCRIBE]
    form.show_unit(unit)
    form.show_field("extents")
    assert form.written(unit) == unit


def test_parts_that_are_not_shown_survive_an_edit_of_those_that_are(forms):
    marked = Line(("On ", Span(SpanKind.EMPHASIS, ("Korea",))))
    unit = a_unit(titles=(Title(line=marked, language="en", kind=TitleKind.SUPPLIED),))
    form = forms[Sheet.DESCRIBE]
    form.show_unit(unit)
    editor = editor_of(form, "Title")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    press(editor, "Note: ")
    changed = Line(("Note: On ", Span(SpanKind.EMPHASIS, ("Korea",))))
    assert form.written(unit).titles == (replace(unit.titles[0], line=changed),)


def test_words_of_any_script_are_taken_as_typed(forms):
    unit = a_unit(title="")
    form = forms[Sheet.DESCRIBE]
    form.show_unit(unit)
    press(editor_of(form, "Title"), "Отчёт 조선 محضر Çarçani")
    assert form.written(unit).title == "Отчёт 조선 محضر Çarçani"


def test_a_date_is_understood_anew_when_its_words_change(forms):
    unit = a_unit(dates=(DateStatement(text="1966", edtf="1966", event="publication"),))
    form = forms[Sheet.DESCRIBE]
    form.show_unit(unit)
    editor_of(form, "Date").setText("16 January 1967")
    (date,) = form.written(unit).dates
    assert (date.text, date.edtf, date.event) == ("16 January 1967", "1967-01-16", "publication")


def test_a_language_is_kept_as_a_tag_and_shown_by_its_name(forms):
    unit = a_unit(languages=(LanguageStatement(language="sq"),))
    form = forms[Sheet.DESCRIBE]
    form.show_unit(unit)
    editor = editor_of(form, "Language")
    assert editor.text() == "Albanian"
    editor.setText("Korean")
    assert form.written(unit).languages == (LanguageStatement(language="ko"),)


@pytest.mark.parametrize("row", FIELDS, ids=lambda row: row.id)
def test_every_row_of_the_table_edits_a_field_of_the_unit_and_helps(row):
    assert row.of in {each.name for each in fields(Unit)}
    assert row.help.endswith(".")
    assert (row.shape is None) != (row.part is None)
    if row.shape is not None:
        names = {each.name for each in fields(row.shape.blank)}
        assert {part.name for part in row.shape.parts} <= names
        assert set(row.shape.essential) <= names


def test_every_kind_of_note_has_one_row():
    assert sorted(row.note for row in FIELDS if row.note) == sorted(NoteKind)


def test_notes_of_one_kind_are_written_where_they_stood():
    first, other, second = (
        Note(kind=kind, prose=prose(words))
        for kind, words in ((NoteKind.SCOPE, "a"), (NoteKind.ACCESS, "b"), (NoteKind.SCOPE, "c"))
    )
    unit = a_unit(notes=(first, other, second))
    changed = replace(second, prose=prose("changed"))
    added = replace(second, prose=prose("added"))
    scope = field("notes.scope")
    assert scope.written(unit, (first, changed, added)).notes == (first, other, changed, added)
    assert scope.written(unit, ()).notes == (other,)


def test_a_field_that_is_not_due_at_a_level_is_shown_where_it_is_filled(forms):
    unit = a_unit(level=Level.ITEM, notes=(Note(kind=NoteKind.ACCRUALS, prose=prose("More to come.")),))
    forms[Sheet.DESCRIBE].show_unit(unit)
    assert forms[Sheet.DESCRIBE].written(Unit(id="x")).notes == unit.notes


def test_a_row_can_be_moved_and_removed(forms):
    first, second = Credit(name="Enkel Daljani", relator="trl"), Credit(name="Ana Lalaj", relator="prv")
    unit = a_unit(credits=(first, second))
    form = forms[Sheet.DESCRIBE]
    form.show_unit(unit)
    rows = [row for row in form.findChildren(ValueEditor) if isinstance(row.value(), Credit)]
    rows[1].shift.emit(-1)
    assert form.written(unit).credits == (second, first)
    rows[1].removal.emit()
    assert form.written(unit).credits == (first,)


def editor_of(form, name):
    """The first visible editor with this accessible name."""
    return next(
        each
        for each in form.findChildren(QWidget)
        if each.accessibleName() == name and not each.isHidden() and isinstance(each, QLineEdit | QTextEdit)
    )
