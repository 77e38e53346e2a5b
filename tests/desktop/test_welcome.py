"""The first page stands in one column."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.desktop.desks import settle


def first_ink(page, widget):
    """How far from the edge of the page the words of a widget begin, in pixels."""
    drawn = widget.grab().toImage()
    ground = drawn.pixelColor(drawn.width() - 1, 0)
    inked = (
        x for x in range(drawn.width()) for y in range(drawn.height()) if drawn.pixelColor(x, y) != ground
    )
    return widget.mapTo(page, QPoint()).x() + next(inked)


def test_links_begin_where_the_words_above_them_do(window):
    with window.bench.catalogue.edit("Delete") as edit:
        edit.delete("f")
    settle()
    page = window.welcome
    above = next(each for each in page.findChildren(QLabel) if each.text() == "A catalogue for archivists.")
    links = [each for each in page.findChildren(QAbstractButton) if each.property("role") == "link"]
    assert len(links) >= 3
    assert all(abs(first_ink(page, link) - first_ink(page, above)) <= 2 for link in links)
