"""The order in which the tabulator goes through the fields: the order of work."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def chain(stops: Sequence[QWidget]) -> None:
    """Let the tabulator go from each widget to the next one."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops(around: QWidget) -> list[QWidget]:
    """Return where the tabulator stops in a widget, in the order in which its parts were made.

    Where a widget hands the cursor on to a part of it, as pages do to their tabs, that part stands for it.
    """
    found: dict[QWidget, None] = {}
    for each in _in_order(around.findChildren(QWidget)):
        part = each.focusProxy() or each
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found[part] = None
    _take_back(around)
    return list(found)


def _in_order(parts: list[QWidget]) -> list[QWidget]:
    """Return the parts of a widget with those of each splitter as they lie: it turns their order round."""
    for splitter in [each for each in parts if isinstance(each, QSplitter)]:
        inside = [each for each in parts if splitter.isAncestorOf(each)]
        panes = sorted((each for each in inside if each.parentWidget() is splitter), key=splitter.indexOf)
        begin = parts.index(splitter) + 1
        parts[begin : begin + len(inside)] = [
            each for pane in panes for each in inside if each is pane or pane.isAncestorOf(each)
        ]
    return parts


def chained(around: QWidget) -> list[QWidget]:
    """Return where the tabulator stops in a widget, in the order in which it goes through them now."""
    passed = [around]
    try:
        while (stop := passed[-1].nextInFocusChain()) is not None and stop is not around:
            passed.append(stop)
        return [
            each
            for each in passed[1:]
            if around.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
    finally:
        _take_all_back(around.window())


def first_stop(around: QWidget) -> QWidget | None:
    """Return the first of the `stops` within a widget as it is seen now; None where there is none."""
    return next((each for each in stops(around) if each.isVisible() and each.isEnabled()), None)


def next_stop(around: QWidget, *, forwards: bool) -> QWidget | None:
    """Return where the tabulator stops next in the window, or before, that is no part of this widget."""
    step = QWidget.nextInFocusChain if forwards else QWidget.previousInFocusChain
    passed, window = [around], around.window()
    try:
        while (stop := step(passed[-1])) is not None and stop is not around:
            passed.append(stop)
            is_seen = stop.isVisible() and stop.isEnabled() and not around.isAncestorOf(stop)
            if is_seen and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return stop
        return None
    finally:
        _take_all_back(window)


def _take_all_back(window: QWidget) -> None:
    """Let a window own its parts again; it is in the chain, too, and belongs to nobody."""
    _take_back(window)
    if window.parentWidget() is None:
        window.setParent(None)


def _take_back(around: QWidget) -> None:
    """Let a widget own its parts again, after they were asked for what comes next or whom they hand on to.

    Qt for Python gives that part to whom it was asked of, if only a viewport that nobody else holds, and
    deletes it with that. To be found gives all of them to the widget.
    """
    around.findChildren(QWidget)
