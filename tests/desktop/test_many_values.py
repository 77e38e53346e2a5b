"""A field of very many values: the first are shown at once, the rest when asked for; none is lost."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QToolButton

from muniment.description.units import Subject, a_title
from muniment.desktop.forms.form import Form
from tests.build import a_unit
from tests.desktop.build import press
from tests.desktop.desks import a_desk, a_record_pane, settle

MANY = tuple(Subject(text=f"Subject {number}") for number in range(60))


@pytest.fixture
def desk(qapp, tmp_path):
    with a_desk(
        tmp_path, a_unit("Letters", id="u1", subjects=MANY), a_unit("Few", id="u2", subjects=MANY[:2])
    ) as desk:
        yield desk


@pytest.fixture
def pane(desk, qtbot):
    with a_record_pane(desk, qtbot) as pane:
        pane.show_unit("u1")
        settle()
        yield pane


@pytest.fixture
def box(pane):
    pane.show_field("subjects")
    settle()
    return pane.findChild(Form)._boxes["subjects"]


def words(box):
    return [stop.text() for stop in box.stops() if isinstance(stop, QLineEdit)]


def more(box):
    return [b for b in box.findChildren(QToolButton) if b.text().startswith("Show ") and b.isVisible()]


def subjects(desk):
    return [each.text for each in desk.catalogue.unit("u1").subjects]


def test_only_the_first_are_shown_and_the_others_are_counted(box):
    assert words(box) == [each.text for each in MANY[:24]]
    assert [button.text() for button in more(box)] == ["Show 36 More"]


def test_those_that_are_not_shown_stay_when_one_is_typed_over(pane, box, desk):
    press(box.stops()[0], "First ")
    pane.flush()
    assert sorted(subjects(desk)) == sorted(["First Subject 0", *(each.text for each in MANY[1:])])


def test_the_rest_is_shown_when_asked_for_and_the_cursor_is_in_its_first(box, qtbot):
    more(box)[0].click()
    assert box.window().focusWidget().text() == "Subject 24"
    qtbot.waitUntil(lambda: words(box) == [each.text for each in MANY])
    assert more(box) == []


def test_what_is_shown_of_a_record_stays_shown_when_something_changes(box, desk, qtbot):
    more(box)[0].click()
    qtbot.waitUntil(lambda: len(words(box)) == 60)
    with desk.catalogue.edit("Rename") as edit:
        edit.put(replace(edit.unit("u1"), titles=(a_title("Other"),)))
    settle()
    assert len(words(box)) == 60


def test_the_next_record_of_many_begins_with_the_first_again(pane, box, qtbot):
    more(box)[0].click()
    qtbot.waitUntil(lambda: len(words(box)) == 60)
    pane.show_unit("u2")
    settle()
    assert words(box) == ["Subject 0", "Subject 1"]
    pane.show_unit("u1")
    settle()
    assert len(words(box)) == 24


def test_the_beginning_of_a_high_field_is_in_view_when_it_is_gone_to(box):
    first = box.stops()[0]
    form = box.window().findChild(Form)
    assert form.viewport().rect().contains(first.mapTo(form.viewport(), first.rect().center()))
