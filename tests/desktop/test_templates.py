"""Records are described by templates: fewer fields, what is required, and what is said beforehand."""

import errno
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from muniment.description import templates
from muniment.description.levels import Level
from muniment.description.templates import Asked, Template
from muniment.description.units import LanguageStatement
from muniment.desktop import arranging
from muniment.desktop.dialogs.templates import TemplatesSheet
from muniment.desktop.forms.boxes import FieldBox
from muniment.desktop.forms.form import Form
from muniment.desktop.furnishing import furnish
from muniment.desktop.template_choice import begun, choose
from muniment.desktop.views.record import RecordPane
from muniment.desktop.views.template_line import TemplateLine
from tests.build import a_unit
from tests.desktop.desks import a_desk, settle


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("MUNIMENT_HOME", str(tmp_path / "home"))
    templates.templates.cache_clear()
    yield
    templates.templates.cache_clear()


@pytest.fixture
def desk(qapp, tmp_path):
    series = a_unit("Series", id="s", level=Level.SERIES, repository="AQPPSH")
    item = a_unit("Item", id="i", parent="s", languages=(LanguageStatement(language="sq"),))
    with a_desk(tmp_path, series, item) as desk:
        yield desk


@pytest.fixture
def pane(desk, qtbot):
    made = RecordPane(desk)
    qtbot.addWidget(made)
    made.resize(800, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.show_unit("i")
    settle()
    yield made
    made.flush()
    made.hide()


def boxes(pane):
    return {box.field.id: box for box in pane.findChild(Form).findChildren(FieldBox) if box.isVisible()}


def words(box):
    return [label.text() for label in box.findChildren(QLabel) if label.isVisible()]


def row_of(table, words):
    return next(row for row in range(table.rowCount()) if table.item(row, 0).text() == words)


A_TEMPLATE = Template(
    id="",
    name="Telegram",
    level=Level.ITEM,
    fields=(
        Asked(field="titles"),
        Asked(field="dates", required=True, hint="Of sending."),
        Asked(field="level", fixed=True),
    ),
    defaults=(("genre", "telegram"),),
)


def test_a_chosen_template_says_which_fields_there_are_and_what_they_are_for(pane, desk):
    kept = templates.save(A_TEMPLATE)
    line = pane.findChild(TemplateLine)
    line.show_level(Level.ITEM)
    line.menu.setCurrentIndex(line.menu.findData(kept.id))
    line.menu.activated.emit(line.menu.currentIndex())
    settle()
    shown = boxes(pane)
    assert set(shown) == {"titles", "dates", "level", "languages"}, "What is filled is never hidden."
    assert {"Date · required", "Of sending."} <= set(words(shown["dates"]))
    assert not shown["level"]._editor.isEnabled()
    assert any("requires this field" in said for said in words(shown["dates"]))


def test_a_template_of_another_level_changes_nothing(pane, desk):
    before = set(boxes(pane))
    choose(desk.settings, Level.FILE, templates.save(A_TEMPLATE))
    pane.show_unit("s")
    pane.show_unit("i")
    assert set(boxes(pane)) == before


def test_a_new_record_says_beforehand_what_its_template_says(desk):
    choose(desk.settings, Level.ITEM, templates.save(A_TEMPLATE))
    id = arranging.add(desk.catalogue, Level.ITEM, "s", lambda unit: begun(desk.settings, unit))
    assert [each.text for each in desk.catalogue.unit(id).subjects] == ["telegram"]


def test_what_a_unit_above_says_stands_below_the_empty_field(pane, desk):
    with desk.catalogue.edit("Clear") as edit:
        edit.put(replace(edit.unit("i"), languages=()))
        edit.put(replace(edit.unit("s"), languages=(LanguageStatement(language="ko"),)))
    settle()
    assert "From “Series”: Korean" in words(boxes(pane)["languages"])
    assert "Repository · From “Series”: AQPPSH" in words(pane.findChild(Form))


def test_a_record_is_duplicated_and_another_begun_like_it(desk):
    with desk.catalogue.edit("More") as edit:
        edit.put(a_unit("Last", id="l", parent="s"))
    copy = arranging.duplicate(desk.catalogue, "i")
    like = arranging.add_like(desk.catalogue, "i")
    assert desk.catalogue.child_ids("s") == ["i", like, copy, "l"]
    assert desk.catalogue.unit(copy).titles == desk.catalogue.unit("i").titles
    began = desk.catalogue.unit(like)
    assert (began.titles, began.languages) == ((), desk.catalogue.unit("i").languages)
    desk.catalogue.undo()
    desk.catalogue.undo()
    assert desk.catalogue.child_ids("s") == ["i", "l"]


def test_a_template_is_made_from_a_shipped_one_and_changed_in_the_window(desk):
    sheet = TemplatesSheet(desk, Level.FILE)
    sheet.show()
    shipped = sheet._shown
    assert not sheet.fields.isEnabled()
    sheet.copy()
    sheet.name.setText("Dosja")
    sheet.name.editingFinished.emit()
    titles = next(
        row for row in range(sheet.fields.rowCount()) if sheet.fields.item(row, 0).text() == "Title"
    )
    sheet.fields.item(titles, 2).setCheckState(Qt.CheckState.Checked)
    sheet.fields.item(titles, 4).setText("As on the cover.")
    language = row_of(sheet.defaults, "Language")
    sheet.defaults.item(language, 1).setText("Albanian")
    made = next(each for each in templates.templates() if each.name == "Dosja")
    assert made.asked("titles") == Asked(field="titles", required=True, hint="As on the cover.")
    assert made.defaults == (*shipped.defaults, ("language", "Albanian"))
    sheet.take_away()
    assert not any(each.name == "Dosja" for each in templates.templates())


@pytest.fixture
def own_template(desk):
    """The dialog at a template of the archivist's own."""
    sheet = TemplatesSheet(desk, Level.FILE)
    sheet.show()
    sheet.copy()
    return sheet


def own_names():
    return [each.name for each in templates.templates() if each.is_own]


@pytest.mark.parametrize("is_open", [True, False])
def test_a_template_that_was_deleted_is_brought_back(own_template, desk, is_open):
    offered = []
    desk.noticed.connect(lambda _text, _label, undo: offered.append(undo))
    before = own_names()
    own_template.take_away()
    if not is_open:
        own_template.reject()
        settle()
    assert own_names() == []
    offered[0]()
    assert own_names() == before


def test_a_name_that_is_typed_is_kept_when_escape_closes_the_dialog(own_template):
    own_template.name.setText("Dosja")
    QTest.keyClick(own_template.name, Qt.Key.Key_Escape)
    assert own_names() == ["Dosja"]


def test_a_template_that_cannot_be_written_is_told(own_template, desk, monkeypatch):
    told = []
    desk.noticed.connect(lambda text, *_rest: told.append(text))
    desk.furniture = furnish()

    def refuse(_template):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(templates, "save", refuse)
    own_template.name.setText("Dosja")
    own_template.name.editingFinished.emit()
    assert told[0].startswith("There is no room left on the disk")
