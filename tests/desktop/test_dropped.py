"""Files fall through fields to what takes files; links to the web open nothing."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from muniment.catalogue import Catalogue
from muniment.desktop.forms.inputs import OneLine, Writing
from muniment.desktop.settings import Settings
from muniment.desktop.views.text_column import TextBody
from muniment.desktop.window import Window


def of_urls(*urls):
    carried = QMimeData()
    carried.setUrls([QUrl(url) for url in urls])
    return carried


def of_words(words):
    carried = QMimeData()
    carried.setText(words)
    return carried


def takes(widget, carried):
    """Whether a widget takes what is dragged over it."""
    held = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event = QDragEnterEvent(QPoint(5, 5), *held)
    event.ignore()
    QApplication.sendEvent(getattr(widget, "viewport", lambda: widget)(), event)
    return event.isAccepted()


@pytest.mark.parametrize("make", [OneLine, lambda: Writing(paragraphs=False), TextBody])
def test_a_field_takes_words_and_leaves_files_to_others(qtbot, make):
    field = make()
    qtbot.addWidget(field)
    field.show()
    assert takes(field, of_words("Letters"))
    assert not takes(field, of_urls("file:///tmp/page.png"))


def test_the_window_takes_files_and_no_links_to_the_web(qtbot, tmp_path):
    window = Window(Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(window)
    window.show()
    window.bench.lay(Catalogue.create(tmp_path / "c.muniment"))
    assert takes(window, of_urls("file:///tmp/aid.xml"))
    assert not takes(window, of_urls("https://example.org/aid.xml"))
    window.close()
