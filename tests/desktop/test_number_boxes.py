"""Numbers stand in line with the words of the boxes above and below them."""

from muniment.desktop import theme
from muniment.desktop.number_boxes import NumberBox


def test_digits_do_not_touch_the_edge_of_their_box(qtbot, qapp):
    theme.apply(qapp, "light")
    box = NumberBox("Size")
    qtbot.addWidget(box)
    box.setValue(44)
    box.resize(200, box.sizeHint().height())
    box.show()
    box.clearFocus()
    seen = box.lineEdit().grab().toImage()
    ground = seen.pixelColor(0, seen.height() // 2)
    inked = [
        x
        for x in range(seen.width())
        if any(seen.pixelColor(x, y) != ground for y in range(seen.height() // 4, seen.height() * 3 // 4))
    ]
    assert inked
    assert inked[0] >= theme.scaled(6)
