"""Two descriptions of one unit: what a file says wins, what it does not say stays."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

from muniment.description.levels import Level, NoteKind, Status, TextKind
from muniment.description.markup import paragraphs
from muniment.description.units import Identifier, Note, TextVersion, Unit, a_title
from muniment.tasks.merge_units import changed_fields, merged, same_content
from tests.build import a_unit
from tests.strategies import units


def a_note(kind, text):
    return Note(kind=kind, prose=paragraphs([text]))


def a_text(id, language, kind=TextKind.TRANSLATION, **fields):
    return TextVersion(id=id, kind=kind, language=language, **fields)


SCOPE, CUSTODY = NoteKind.SCOPE, NoteKind.CUSTODY
ALBANIAN = a_text("t1", "sq", TextKind.ORIGINAL)
ENGLISH = a_text("t1", "en")
URL, NUMBER = Identifier(kind="url", text="http://a/1"), Identifier(kind="record-id", text="7")


@pytest.mark.parametrize(
    ("field", "there", "came", "expected"),
    [
        ("titles", (a_title("Old"),), (a_title("New"),), (a_title("New"),)),
        ("titles", (a_title("Old"),), (), (a_title("Old"),)),
        ("level", Level.ITEM, None, Level.ITEM),
        ("level", Level.ITEM, Level.FILE, Level.FILE),
        ("status", Status.FINAL, Status.DRAFT, Status.FINAL),
        ("status", Status.DRAFT, Status.FINAL, Status.FINAL),
        ("status", Status.STUB, Status.DRAFT, Status.DRAFT),
        ("identifiers", (URL, NUMBER), (NUMBER,), (URL, NUMBER)),
        ("notes", (a_note(SCOPE, "a"), a_note(CUSTODY, "b")), (a_note(SCOPE, "c"),), None),
        ("texts", (ENGLISH,), (ALBANIAN,), (ALBANIAN, replace(ENGLISH, id="t2"))),
        (
            "texts",
            (a_text("t1", "sq", TextKind.ORIGINAL, title="old"), a_text("t2", "en", of="t1")),
            (a_text("t2", "sq", TextKind.ORIGINAL),),
            (a_text("t2", "sq", TextKind.ORIGINAL), a_text("t1", "en", of="t2")),
        ),
    ],
)
def test_what_came_wins_where_it_says_anything(field, there, came, expected):
    if expected is None:
        expected = (*came, there[1])
    both = merged(Unit(id="u", **{field: there}), Unit(id="v", **{field: came}))
    assert getattr(both, field) == expected
    assert both.id == "u"


@given(units(), units())
def test_what_was_taken_over_once_is_not_taken_over_again(there, came):
    once = merged(there, came)
    assert merged(once, came) == once
    assert merged(there, there) == there
    said = {name.name for name in fields(Unit)} - {"id", "parent", "status"}
    assert not [name for name in said if getattr(came, name) and not getattr(once, name)]


def test_notes_that_are_new_stand_among_those_that_are_there_as_they_came():
    scope, custody, access = (
        a_note(SCOPE, "Letters."),
        a_note(CUSTODY, "A gift."),
        a_note(NoteKind.ACCESS, "Open."),
    )
    there, came = Unit(id="u", notes=(scope, access)), Unit(id="u", notes=(scope, custody, access))
    assert merged(there, came, there).notes == came.notes
    edited = replace(there, notes=(a_note(SCOPE, "All letters."), access))
    assert merged(edited, came, there).notes == (edited.notes[0], custody, access)


def test_the_fields_that_differ_are_named():
    one = a_unit("Letters", id="u")
    assert changed_fields(one, one) == ()
    assert changed_fields(one, replace(one, parent="p", titles=())) == ("parent", "titles")


def test_the_same_content_is_the_same_wherever_it_stands():
    one = a_unit("Letters")
    assert same_content(one, replace(one, id="other", parent="p"))
    assert not same_content(one, replace(one, level=Level.FILE))
