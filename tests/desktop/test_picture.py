"""The window as a picture: what is in the catalogue is in the picture."""

import pytest
from PySide6.QtGui import QColor, QImage

from muniment.desktop import theme
from muniment.desktop.picture import picture


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_picture_has_the_size_and_the_colours_asked_for(qtbot, catalogue, tmp_path, mode):
    image = QImage(str(picture(catalogue.path, tmp_path / "desk.png", mode, (1000, 700))))
    assert (image.width(), image.height()) == (1000, 700)
    assert image.pixelColor(500, 2) == QColor(theme.tokens(mode).paper)


def test_what_is_searched_for_is_in_the_picture(qtbot, catalogue, tmp_path):
    seen = []
    picture(
        catalogue.path,
        tmp_path / "desk.png",
        query="a2",
        prepare=lambda window: seen.append(window.bench.unit),
    )
    assert seen == ["a2"]
