"""What the tests of the desk begin with: a small catalogue, and a window on it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from muniment.description.levels import Level
from muniment.description.units import Shelfmark, Unit, a_title


def place(id, parent=None, level=Level.SERIES, title=None, shelfmark="", **fields):
    """A unit whose id is also its title, unless one is given."""
    marks = (Shelfmark(text=shelfmark),) if shelfmark else ()
    titles = (a_title(id if title is None else title),)
    return Unit(id=id, parent=parent, level=level, titles=titles, shelfmarks=marks, **fields)


def an_arrangement(catalogue):
    """A fonds `f` with the series `a`, `b`, `c`; `a` has the items `a1`, `a2`, `a3`."""
    with catalogue.edit("Begin") as edit:
        edit.put(place("f", level=Level.FONDS, shelfmark="X, f"))
        for series in "abc":
            edit.put(place(series, "f", shelfmark=f"X, f, {series}"))
        for number in "123":
            edit.put(place(f"a{number}", "a", Level.ITEM, shelfmark=f"X, f, a, {number}"))
    return catalogue


def two_series(edit):
    """Put a fonds `f` with the series `a` and `b`, and in `a` a file `d`."""
    edit.put(place("f", level=Level.FONDS, title="Korese"))
    for series in "ab":
        edit.put(place(series, "f", title=f"Series {series}", shelfmark=f"X, f, {series}"))
    edit.put(place("d", "a", Level.FILE, title="Letters", shelfmark="X, f, a, 1"))


def press(widget, words):
    """Type into a widget, any script: a key event a letter."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)
