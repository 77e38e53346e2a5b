"""What happens in the window at work, measured within: lines of a name and milliseconds (see `feel`)."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from finding import memory
from muniment.catalogue import Catalogue
from muniment.desktop import looks
from muniment.desktop.furnishing import furnish
from muniment.desktop.settings import Settings
from muniment.desktop.views.record_draft import Draft
from muniment.desktop.window import Window

TIMES = 40
PATIENCE = 5.0
COUNTED = 20.0
"""Seconds after which what lies below each place of a million units is counted, unless others are given."""


def main() -> None:
    """Open the catalogue of the command line, and print what each thing takes."""
    app = QApplication([])
    settings = Settings()
    looks.wear(app, settings)
    window = Window(settings)
    window.show()
    window.furnish(furnish())
    window.bench.lay(Catalogue.open(Path(sys.argv[1])))
    rest()
    for name, work in (
        ("selection", selections),
        ("keystroke", keystrokes),
        ("memory", at_rest),
        ("jump", jumps),
    ):
        sys.stdout.write(" ".join([name, *(f"{taken:.2f}" for taken in work(window))]) + "\n")
    window.close()


def selections(window: Window) -> list[float]:
    """How long it takes from a row that is chosen until its form is filled and painted."""
    items = [hit.id for hit in window.bench.catalogue.search("report", limit=TIMES)]
    model = window.units.table.model()
    model.show(items)
    rest()
    return [taken(lambda at=at: window.units.table.selectRow(at)) for at in range(len(items))]


def keystrokes(window: Window) -> list[float]:
    """How long it takes from a key in the title until what it makes wrong, or no longer, is painted."""
    title = next(
        each
        for each in window.findChildren(QWidget)
        if each.accessibleName() == "Title" and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    title.setFocus()
    seen: list[object] = []
    window.findChild(Draft).found.connect(seen.append)
    found = []
    for _time in range(TIMES // 2):
        for text, key in (("", Qt.Key.Key_A), ("x", Qt.Key.Key_X)):
            title.selectAll()
            event = (Qt.Key.Key_Backspace if not text else key, Qt.KeyboardModifier.NoModifier, text)
            rest()
            seen.clear()
            found.append(taken(lambda event=event: press(title, *event), lambda: bool(seen)))
    return found


def at_rest(_window: Window) -> list[float]:
    """How many MB the program takes once all is counted that is counted beside the screen."""
    rest(float(sys.argv[2]) if len(sys.argv) > 2 else COUNTED)
    return [memory()]


def jumps(window: Window) -> list[float]:
    """How long it takes to jump and paint in a list as long as the catalogue."""
    catalogue, table = window.bench.catalogue, window.units.table
    ids = [id for top in catalogue.child_ids(None) for id, _parent in catalogue.outline(top)]
    table.model().show(ids)
    rest()
    bar = table.verticalScrollBar()
    places = [bar.maximum() * (at * 7919 % TIMES) // TIMES for at in range(TIMES)]
    return [taken(lambda place=place: bar.setValue(place)) for place in places]


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    """Press a key."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def taken(work: Callable[[], object], reached: Callable[[], bool] = lambda: True) -> float:
    """Return the milliseconds until the work is done, its end is reached, and all is painted."""
    start = time.perf_counter()
    work()
    QApplication.processEvents()
    while not reached() and time.perf_counter() - start < PATIENCE:
        QApplication.processEvents()
    return (time.perf_counter() - start) * 1e3


def rest(seconds: float = 0.05) -> None:
    """Let what is waiting happen."""
    QTest.qWait(round(seconds * 1e3))


if __name__ == "__main__":
    main()
