"""A list of what is typed may go on with stays below its field, in whatever colours and size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from muniment.description.agents import Agent, AgentName
from muniment.desktop import looks, theme
from muniment.desktop.dialogs.splitting import SplitSheet
from tests.desktop.build import press
from tests.desktop.desks import on_the_screen, settle

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def worn(window, qapp):
    looks.wear(qapp, window.bench.settings)
    window.activateWindow()
    settle()
    yield window
    window.bench.settings.keep("theme", "light")
    window.zoom(0)
    settle()


@pytest.fixture
def searched(worn, qtbot):
    """The search box with its list open."""
    worn.search.setFocus()
    press(worn.search, "ti")
    qtbot.waitUntil(worn.search._popup.isVisible)
    return worn.search


@pytest.fixture
def named(worn, qtbot):
    """The field of a name with its list open."""
    agent = Agent(id="ana", names=(AgentName(text="Ana Kola"), AgentName(text="A. Kola (junior)")))
    sheet = on_the_screen(SplitSheet(worn.bench, agent), qtbot)
    sheet.activateWindow()
    sheet.heading.setFocus()
    press(sheet.heading, "A.")
    qtbot.waitUntil(sheet.heading.completer().popup().isVisible)
    yield sheet.heading
    sheet.reject()


def is_below(popup, box):
    top = popup.geometry().top() - box.mapToGlobal(box.rect().bottomLeft()).y()
    return abs(top) <= 2 * theme.SPACE and abs(popup.width() - box.width()) <= 2


@pytest.mark.parametrize("field", ["searched", "named"])
def test_it_wears_other_colours_and_the_field_keeps_the_keys(field, worn, request):
    box = request.getfixturevalue(field)
    popup, typed = box.completer().popup() if box.completer() else box._popup, box.text()
    worn.bench.settings.keep("theme", "dark")
    settle()
    ground = popup.grab().toImage()
    shown = ground.pixelColor(ground.width() - 8, ground.height() - 6).name()
    assert shown == theme.tokens("dark").surface.lower()
    assert (popup.isVisible(), box.hasFocus(), box.text()) == (True, True, typed)
    assert is_below(popup, box)


@pytest.mark.parametrize("field", ["searched", "named"])
def test_it_is_laid_below_its_field_again_when_everything_becomes_larger_and_smaller(
    field, worn, qtbot, request
):
    box = request.getfixturevalue(field)
    popup = box.completer().popup() if box.completer() else box._popup
    before = popup.geometry()
    worn.zoom(5)
    settle()
    qtbot.waitUntil(lambda: is_below(popup, box))
    worn.zoom(0)
    settle()
    qtbot.waitUntil(lambda: popup.geometry() == before)
    assert box.hasFocus()


def test_what_is_chosen_of_it_afterwards_is_taken(named, worn):
    worn.zoom(5)
    settle()
    popup = named.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert named.text() == "A. Kola (junior)"
