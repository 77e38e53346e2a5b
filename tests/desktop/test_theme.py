"""Every text reads on every ground, in both themes; icons are drawn in the theme's ink."""

import itertools
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
)

from muniment.desktop import theme
from muniment.desktop.buttons import link_button, word_button
from muniment.paths import resource

MODES = ("light", "dark")

pytestmark = pytest.mark.usefixtures("dressed")
GROUNDS = ("paper", "surface", "sunken", "accent_soft")
TEXTS = ("ink", "quiet", "accent", "danger", "warning", "good")
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def luminance(colour):
    shares = (value / 255 for value in QColor(colour).getRgb()[:3])
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("mode", "text", "ground"), list(itertools.product(MODES, TEXTS, GROUNDS)))
def test_every_text_reads_on_every_ground(mode, text, ground):
    tokens = theme.tokens(mode)
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_words_on_the_main_button_and_on_a_notice_read(mode):
    tokens = theme.tokens(mode)
    assert contrast(tokens.surface, tokens.accent) >= 4.5
    assert contrast(tokens.paper, tokens.ink) >= 4.5
    assert contrast(tokens.accent_soft, tokens.ink) >= 4.5


def test_the_palette_follows_the_theme(qapp):
    for mode in MODES:
        theme.apply(qapp, mode)
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.tokens(mode).paper)


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_ink(qapp, name):
    theme.apply(qapp, "dark")
    image = theme.icon(name).pixmap(QSize(32, 32)).toImage()
    seen = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [colour for colour in seen if colour.alpha() > 200]
    assert solid, "Nothing is drawn."
    if not name.startswith(("arrow-", "check-")) and name != "muniment":
        ink = QColor(theme.tokens("dark").ink)
        assert all(abs(colour.red() - ink.red()) < 4 for colour in solid)


def test_buttons_and_actions_change_with_the_theme(qtbot, qapp):
    theme.apply(qapp, "light")
    button, action = QToolButton(), QAction()
    qtbot.addWidget(button)
    button.addAction(action)
    for one in (button, action):
        theme.dress(one, "undo")
    before = [one.icon().cacheKey() for one in (button, action)]
    theme.apply(qapp, "dark")
    assert [one.icon().cacheKey() for one in (button, action)] == [theme.icon("undo").cacheKey()] * 2
    assert before != [theme.icon("undo").cacheKey()] * 2


@pytest.mark.parametrize("mode", MODES)
def test_where_two_scroll_bars_meet_the_ground_is_that_of_the_list(qtbot, qapp, mode):
    theme.apply(qapp, mode)
    table = QTableWidget(40, 40)
    qtbot.addWidget(table)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no ring lies over it
    table.resize(300, 200)
    table.show()
    qtbot.wait(20)
    corner = table.viewport().geometry().bottomRight() + QPoint(1, 1)
    seen = table.grab().toImage().pixelColor(corner * table.devicePixelRatioF())
    ground = QColor(theme.current().surface)
    theme.apply(qapp, "light")
    assert seen == ground


def test_a_menu_that_is_higher_than_the_screen_is_scrolled(qtbot, qapp):
    theme.apply(qapp, "light")
    menu = QMenu()
    qtbot.addWidget(menu)
    assert menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu)


@pytest.mark.parametrize("mode", MODES)
def test_the_box_of_a_row_that_is_not_ticked_is_seen(qtbot, qapp, mode):
    theme.apply(qapp, mode)
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    row = QTableWidgetItem("")
    row.setCheckState(Qt.CheckState.Unchecked)
    table.setItem(0, 0, row)
    table.show()
    seen = table.viewport().grab(table.visualItemRect(row).adjusted(0, 4, -4, -4)).toImage()
    inks = {seen.pixelColor(x, y).name() for x in range(seen.width()) for y in range(seen.height())}
    ground = theme.current().surface
    theme.apply(qapp, "light")
    assert max(contrast(ink, ground) for ink in inks) >= 3


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_arrow_of_a_menu_stands_beside_the_words_of_its_button(qtbot, qapp, direction):
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(direction)
    theme.apply(qapp, "light")
    button = word_button("MMM", lambda: None)
    qtbot.addWidget(button)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(QMenu(button))
    button.show()
    seen = button.grab().toImage()
    qapp.setLayoutDirection(before)
    theme.apply(qapp, "light")
    ground = seen.pixelColor(seen.width() // 2, 1).name()
    inked = [
        x
        for x in range(seen.width())
        if any(seen.pixelColor(x, y).name() != ground for y in range(4, seen.height() - 4))
    ]
    gaps = [after - here for here, after in itertools.pairwise(inked)]
    assert max(gaps) > 4


@pytest.mark.parametrize("make", [partial(word_button, role="link"), link_button])
def test_a_link_that_cannot_be_pressed_does_not_look_as_if_it_could(qapp, qtbot, make):
    theme.apply(qapp, "light")
    button = make("And Then", lambda: None)
    qtbot.addWidget(button)
    button.show()
    active = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != active
