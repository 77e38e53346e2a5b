"""Numbers stand in line with the words of the boxes above and below them."""

import pytest

from muniment.desktop import theme
from muniment.desktop.dialogs.renumbering import RenumberSheet
from muniment.desktop.number_boxes import NumberBox
from tests.build import a_unit
from tests.desktop.desks import a_desk

pytestmark = pytest.mark.usefixtures("dressed")


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


def test_the_numbers_of_renumbering_are_seen_whole(qtbot, qapp, tmp_path):
    theme.apply(qapp, "light")
    with a_desk(tmp_path, a_unit("Letter", "AQPPSH, MPP Korese, D 1", id="letter")) as desk:
        sheet = RenumberSheet(desk, ["letter"])
        sheet.start.setValue(sheet.start.maximum())
        with qtbot.waitExposed(sheet):
            sheet.show()
        for box in (sheet.start, sheet.step):
            field = box.lineEdit()
            margins = field.textMargins()
            room = field.width() - margins.left() - margins.right()
            assert room >= field.fontMetrics().horizontalAdvance(box.text())
        sheet.close()
