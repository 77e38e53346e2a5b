"""She wishes for other keys within fields, texts and images, and uses them where they hold."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QToolButton

from muniment.description.levels import NoteKind, TextKind
from muniment.description.markup import Span, SpanKind, prose
from muniment.description.units import DigitalObject, Note, TextVersion
from muniment.desktop.views.images_viewer import PageViewer
from tests.build import a_title, a_unit
from tests.journeys.archivist import a_day_of, open_sheets


@pytest.fixture
def day(archivist, tmp_path):
    with a_day_of(archivist, tmp_path / "keys.muniment"):
        yield archivist


def wishes(day, name, *keys):
    """Open the keys by a command, find what is called so, and press others for it."""
    day.does("keys")
    day.types(name)
    day.presses("Down", "Return", *keys)


def closes(day):
    day.goes_by_tab_to("Close")
    day.presses("Space")
    assert open_sheets() == []
    # Without a screen nobody gives the front back to the window.
    day.window.activateWindow()
    day.waits_until(day.window.isActiveWindow)


def takes(day, unit):
    with day.catalogue.edit("Begin") as edit:
        edit.put(unit)
    day.waits_until(day.listed)
    day.picks_in_list(0)


def titles(day):
    return [str(each.line) for each in day.record.titles]


def test_a_value_is_moved_by_keys_of_her_own_and_no_longer_by_the_first(day):
    takes(day, a_unit(id="u1", titles=(a_title("Letters"), a_title("Briefe"), a_title("Letra"))))
    wishes(day, "move a value up", "Ctrl+Shift+U")
    day.sees("“Move a Value Up” has the keys Ctrl+Shift+U now.")
    closes(day)
    day.window.show_field("titles")
    day.presses("Tab", "Tab", "Ctrl+Shift+Up", "Ctrl+Shift+U")
    day.waits_until(lambda: titles(day) == ["Letters", "Letra", "Briefe"])


def test_keys_of_the_window_are_not_taken_without_a_word(day):
    wishes(day, "details of", "Ctrl+K")
    day.sees("Ctrl+K are the keys of “Commands and Records”.")
    assert day.window.actions_table["commands"].shortcut().toString() == "Ctrl+K"
    day.presses("Esc")
    day.clicks("All keys back to the first")


def test_keys_of_a_field_are_not_taken_by_the_window_without_a_word(day):
    wishes(day, "statistics", "Ctrl+.")
    day.sees("Ctrl+. are the keys of “Details of a Value”.")
    assert day.window.actions_table["statistics"].shortcuts() == []


def test_keys_that_edit_words_are_refused_in_a_field(day):
    wishes(day, "bold", "Ctrl+C")
    day.sees("These keys edit the words of a field. Choose others.")


def test_words_are_marked_by_keys_of_her_own(day):
    note = Note(kind=NoteKind.SCOPE, prose=prose("Hoxha"))
    takes(day, a_unit(id="u1", notes=(note,)))
    wishes(day, "name of a body", "Ctrl+Alt+B")
    closes(day)
    day.window.show_field("notes.scope")
    day.presses("Ctrl+A", "Ctrl+Alt+B")
    marked = Span(SpanKind.BODY, ("Hoxha",))
    day.waits_until(lambda: day.record.notes[0].prose[0].line.content == (marked,))


def test_the_texts_are_found_in_by_keys_of_her_own_and_their_button_says_so(day):
    takes(day, a_unit(id="u1", texts=(TextVersion(id="t1", kind=TextKind.ORIGINAL, prose=prose("One.")),)))
    day.clicks("Text")
    day.clicks("Words: Original")
    wishes(day, "find in both", "Ctrl+Alt+F")
    closes(day)
    names = [each.toolTip() for each in day.window.findChildren(QToolButton)]
    assert "Find in Both Texts (Ctrl+Alt+F)" in names
    day.clicks("Words: Original")
    day.presses("Ctrl+Alt+F")
    day.waits_until(lambda: QApplication.focusWidget().accessibleName() == "Find in both texts")


def test_a_page_is_turned_by_a_letter_of_her_own(day, tmp_path):
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    picture.save(str(tmp_path / "page.png"))
    takes(day, a_unit(id="u1", objects=(DigitalObject(href="page.png"),)))
    day.clicks("Images")
    wishes(day, "turn the page", "T")
    closes(day)
    day.goes_by_tab_to("Page")
    day.presses("T")
    viewer = day.window.findChild(PageViewer)
    assert abs(viewer.transform().m11()) < 1e-6


def test_the_grid_tells_the_keys_of_now(day):
    takes(day, a_unit(id="u1", title="Letters", shelfmark="D 1"))
    day.presses("Ctrl+G")
    day.sees("Ctrl+D: Fill Down")
    wishes(day, "fill down", "Ctrl+Alt+D")
    closes(day)
    day.sees("Ctrl+Alt+D: Fill Down")
