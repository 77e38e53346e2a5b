"""The way to a place is read as the window is; a heading in its stead gives way where there is no room."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from muniment.desktop import theme
from muniment.desktop.views.crumbs import Crumbs
from tests.desktop.desks import on_the_screen


@pytest.mark.parametrize(("read", "icon"), [("LeftToRight", "right"), ("RightToLeft", "left")])
def test_what_stands_between_two_steps_points_onwards(qtbot, qapp, read, icon):
    theme.apply(qapp, "light")
    crumbs = Crumbs(lambda _id: None)
    qtbot.addWidget(crumbs)
    crumbs.setLayoutDirection(Qt.LayoutDirection[read])
    crumbs.show_way([("a", "Archive"), ("f", "Fonds")])
    [arrow] = crumbs.findChildren(QLabel)
    drawn = theme.icon(icon, "quiet").pixmap(arrow.pixmap().size())
    assert arrow.pixmap().toImage() == drawn.toImage()


def test_a_heading_without_room_gives_way_and_a_tip_has_it_whole(qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, *_more: shown.append(words))
    crumbs = Crumbs(lambda _id: None)
    qtbot.addWidget(crumbs)
    crumbs.show_words("Found for “negotiations about the delivery of grain”")
    crumbs.resize(160, 40)
    on_the_screen(crumbs, qtbot)
    [heading] = crumbs.findChildren(QLabel)
    assert heading.width() <= 160
    QApplication.sendEvent(heading, QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint()))
    assert shown == ["Found for “negotiations about the delivery of grain”"]
