"""The order in which the tabulator goes through the fields: the order of work."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(stops: Sequence[QWidget]) -> None:
    """Let the tabulator go from each widget to the next one."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def first_stop(around: QWidget) -> QWidget | None:
    """Return where the tabulator stops first within a widget as it is seen now; None where it does not."""
    stop = around.nextInFocusChain()
    while stop is not None and stop is not around:
        takes = stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.focusProxy() is None
        if takes and stop.isVisible() and stop.isEnabled() and around.isAncestorOf(stop):
            return stop
        stop = stop.nextInFocusChain()
    return None
