"""The way to a place is read in the direction in which the window is read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from muniment.desktop import theme
from muniment.desktop.views.crumbs import Crumbs


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
