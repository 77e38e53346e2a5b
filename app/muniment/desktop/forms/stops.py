"""The order in which the tabulator goes through the fields: the order of work."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def chain(stops: Sequence[QWidget]) -> None:
    """Let the tabulator go from each widget to the next one."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
