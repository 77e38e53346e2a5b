"""A day that ends badly: the program itself, in a process of its own, with somebody typing into it.

Every letter is told on the standard output when it has been typed, with the second at which.
"""

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from muniment.desktop.furnishing import furnish
from muniment.desktop.main import run
from muniment.desktop.window import Window

_BETWEEN = 40
"""Milliseconds from one letter to the next: somebody who never pauses."""


def window() -> Window | None:
    """The window, once the catalogue lies on the desk."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
    return found[0] if found and found[0].bench.is_open else None


def main() -> None:
    """Open the catalogue named on the command line, and type into its first title for ever."""
    app = QApplication([])
    letters = itertools.cycle("abcdefghij")
    hand = QTimer(interval=_BETWEEN)

    def begin() -> None:
        desk = window()
        if desk is None:
            QTimer.singleShot(_BETWEEN, begin)
            return
        desk.activateWindow()
        desk.show_field("titles")
        hand.start()

    def press() -> None:
        letter = next(letters)
        QTest.keyClick(app.focusWidget(), letter)
        sys.stdout.write(f"{time.monotonic()} {letter}\n")
        sys.stdout.flush()

    hand.timeout.connect(press)
    QTimer.singleShot(0, begin)
    run(furnish, Path(sys.argv[1]))


main()
