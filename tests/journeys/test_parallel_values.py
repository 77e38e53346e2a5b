"""A title stands in its own script, in Latin letters and in English, beside each other."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTextEdit

from muniment.catalogue import Catalogue
from muniment.description.levels import TitleKind
from muniment.description.units import a_title
from tests.build import a_unit
from tests.journeys.archivist import a_day_of

RUSSIAN = "Отчёт о переговорах"
LATIN = "Otchet o peregovorakh"


@pytest.fixture
def desk(home):
    """A record with a Russian title."""
    path = home / "desk.muniment"
    with Catalogue.create(path) as catalogue, catalogue.edit("Begin") as edit:
        edit.put(a_unit(id="u", titles=(a_title(RUSSIAN, language="ru"),)))
    return path


def titles(archivist):
    """The editors of the titles, each with where it stands."""
    seen = [each for each in archivist.window.findChildren(QTextEdit) if each.isVisible()]
    found = [each for each in seen if each.accessibleName() == "Title"]
    return {each.toPlainText(): each.mapTo(archivist.window, QPoint(0, 0)) for each in found}


def adds_both(archivist):
    """Add a transliteration and a translation of the first title, from the keyboard alone."""
    archivist.clicks("Title")
    archivist.presses("Ctrl+Alt+L")
    archivist.sees(LATIN)
    archivist.presses("Ctrl+Alt+T")
    archivist.types("Report on negotiations")
    archivist.goes_by_tab_to("Language")
    archivist.types("English")
    archivist.presses("Tab")


def test_a_title_is_put_into_latin_letters_and_into_english_by_keys(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.picks_in_list(0)
        adds_both(archivist)
        archivist.presses("Ctrl+F")
        archivist.waits_until(lambda: len(archivist.record.titles) == 3)
        said = [(each.text, each.language, each.script, each.kind) for each in archivist.record.titles]
    assert said == [
        (RUSSIAN, "ru", "", TitleKind.GIVEN),
        (LATIN, "ru", "Latn", TitleKind.TRANSLITERATED),
        ("Report on negotiations", "en", "", TitleKind.TRANSLATED),
    ]


@pytest.mark.parametrize(("width", "beside"), [(1900, True), (1150, False)])
def test_the_titles_stand_beside_each_other_where_there_is_room(archivist, desk, width, beside):
    with a_day_of(archivist, desk):
        archivist.window.resize(width, 1000)
        archivist.picks_in_list(0)
        archivist.clicks("Title")
        archivist.presses("Ctrl+Alt+L")
        archivist.sees(LATIN)
        archivist.waits_until(lambda: LATIN in titles(archivist))
        archivist.waits_until(
            lambda: (titles(archivist)[RUSSIAN].y() == titles(archivist)[LATIN].y()) is beside
        )
        first, second = titles(archivist)[RUSSIAN], titles(archivist)[LATIN]
        assert (second.x() > first.x(), second.y() > first.y()) == (beside, not beside)


def test_a_title_from_the_right_is_written_from_the_right_before_its_first_letter(archivist, desk):
    with a_day_of(archivist, desk):
        archivist.picks_in_list(0)
        archivist.clicks("Title")
        archivist.presses("Ctrl+Alt+T")
        archivist.goes_by_tab_to("Language")
        archivist.types("Arabic")
        archivist.presses("Tab")
        seen = [each for each in archivist.window.findChildren(QTextEdit) if each.isVisible()]
        (empty,) = [each for each in seen if each.accessibleName() == "Title" and not each.toPlainText()]
        direction = empty.document().defaultTextOption().textDirection()
        assert direction is Qt.LayoutDirection.RightToLeft
