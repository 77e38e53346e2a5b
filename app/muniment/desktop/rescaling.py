"""What has a length of its own, set when it was made, follows when everything becomes larger or smaller.

Most lengths come from the type, and follow it by themselves; these are the others: heights and widths
that a part was given, rows and columns of tables, icons. No part of the window need know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QListWidget,
    QSplitter,
    QTableView,
    QToolBar,
    QTreeView,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

_UNBOUND = (1 << 24) - 1
"""What Qt calls a size that nobody bounds."""
_HAIRLINE = 2
_ICONS = QAbstractButton | QAbstractItemView | QComboBox | QToolBar
_USUAL = "usual_"
_THREE = 3
_OWN_WIDTH = (QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Fixed)
MOST_BESIDE = 0.6
"""The part of a table's width that columns of a width of their own take when everything becomes larger."""
_MOST_AT_SIDES = 2 / 3
"""The part of the whole that two panes at the sides take when everything becomes larger."""
KEEPS_SIZE = "keeps_size"
"""The property of a part whose bounds stay as they are, since they are those of the screen."""


@runtime_checkable
class Measured(Protocol):
    """A part that takes lengths of its own from the type."""

    def measure(self) -> None:
        """Take the lengths anew."""


def rescale(widgets: Iterable[QWidget], before: float, after: float) -> None:
    """Let widgets follow from one size of type to another, both against the usual one."""
    for widget in widgets:
        if before != after:
            _follow(widget, before, after)
        if isinstance(widget, Measured):
            widget.measure()


def _follow(widget: QWidget, before: float, after: float) -> None:
    for name, length, put in _lengths(widget):
        put(_followed(widget, name, length, before, after))
    if isinstance(widget, _ICONS):
        _icons(widget, before, after)
    if isinstance(widget, QTableView):
        _table(widget, before, after)
    if isinstance(widget, QSplitter):
        _panes(widget, before, after)
    _items(widget, after / before)


def _lengths(widget: QWidget) -> Iterable[tuple[str, int, Callable[[int], None]]]:
    """Yield the bounds of a widget's size that it was given, but not by the style sheet."""
    if widget.isWindow() or widget.property(KEEPS_SIZE) or widget.objectName().startswith("qt_"):
        return
    bounds: tuple[tuple[str, str, int, Callable[[int], None]], ...] = (
        ("minw", "least_width", widget.minimumWidth(), widget.setMinimumWidth),
        ("minh", "least_height", widget.minimumHeight(), widget.setMinimumHeight),
        ("maxw", "most_width", widget.maximumWidth(), widget.setMaximumWidth),
        ("maxh", "most_height", widget.maximumHeight(), widget.setMaximumHeight),
    )
    for sheet, name, length, put in bounds:
        if _HAIRLINE < length < _UNBOUND and widget.property(f"_q_stylesheet_{sheet}") is None:
            yield name, length, put
    if isinstance(widget, QTreeView):
        yield "indentation", widget.indentation(), widget.setIndentation


def _followed(widget: QWidget, name: str, now: int, before: float, after: float) -> int:
    """What a length becomes; that of the usual size is remembered, so that many steps add up to none."""
    kept = widget.property(f"{_USUAL}{name}")
    usual, put = kept if isinstance(kept, list | tuple) else (now / before, now)
    if put != now:
        usual = now / before
    then = round(float(usual) * after)
    widget.setProperty(f"{_USUAL}{name}", [usual, then])
    return then


def _icons(
    widget: QAbstractButton | QAbstractItemView | QComboBox | QToolBar, before: float, after: float
) -> None:
    if (now := widget.iconSize().width()) > 0:
        side = _followed(widget, "icon", now, before, after)
        widget.setIconSize(QSize(side, side))
    if isinstance(widget, QComboBox):
        # Qt remembers the least height of a menu as it was with the icons before, until its style changes.
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
        widget.updateGeometry()


def lay_panes(panes: QSplitter, sides: Sequence[float], size: float, room: int) -> None:
    """Lay three panes side by side, of which those at the sides are so wide for type of the usual size.

    They follow the type as long as the one between them keeps its third of the room; what there is until
    then they share.
    """
    more = [width * (size - 1) for width in sides]
    spare = max(0.0, room * _MOST_AT_SIDES - sum(sides))
    shares = [min(own, max(spare / 2, spare - other)) for own, other in zip(more, more[::-1], strict=True)]
    first, last = (round(width + share) for width, share in zip(sides, shares, strict=True))
    panes.setSizes([first, max(0, room - first - last), last])
    panes.setProperty(f"{_USUAL}panes", [*sides, first, last])


def _panes(panes: QSplitter, before: float, after: float) -> None:
    """Let the panes at the sides follow; what somebody made wider, or narrower, stays so in proportion."""
    widths = panes.sizes()
    if panes.orientation() is not Qt.Orientation.Horizontal or len(widths) != _THREE or not all(widths):
        return
    now = (widths[0], widths[-1])
    kept = panes.property(f"{_USUAL}panes")
    usual, put = (kept[:2], kept[2:]) if isinstance(kept, list) else ([each / before for each in now], now)
    sides = [float(width) * is_now / was for width, is_now, was in zip(usual, now, put, strict=True)]
    lay_panes(panes, sides, after, sum(widths))


def _table(table: QTableView, before: float, after: float) -> None:
    rows, columns = table.verticalHeader(), table.horizontalHeader()
    rows.setMinimumSectionSize(_followed(rows, "least", rows.minimumSectionSize(), before, after))
    rows.setDefaultSectionSize(_followed(rows, "row", rows.defaultSectionSize(), before, after))
    own = [at for at in range(columns.count()) if columns.sectionResizeMode(at) in _OWN_WIDTH]
    for at in own:
        width = _followed(columns, f"column{at}", columns.sectionSize(at), before, after)
        columns.resizeSection(at, width)
    if len(own) < columns.count():
        _squeeze(columns, own, round(table.viewport().width() * MOST_BESIDE))


def _squeeze(columns: QHeaderView, own: list[int], room: int) -> None:
    """Leave room to the column that takes what the others leave, but them their headings.

    What they had stays remembered.
    """
    wide = sum(columns.sectionSize(at) for at in own if not columns.isSectionHidden(at))
    for at in own if wide > room else ():
        width = max(columns.sectionSizeHint(at), columns.sectionSize(at) * room // wide)
        usual, _put = columns.property(f"{_USUAL}column{at}")
        columns.resizeSection(at, width)
        columns.setProperty(f"{_USUAL}column{at}", [usual, width])


def _items(widget: QWidget, ratio: float) -> None:
    """Let the rows of a list follow that were given a height each."""
    if isinstance(widget, QListWidget):
        for at in range(widget.count()):
            item = widget.item(at)
            item.setSizeHint(_larger(item.sizeHint(), ratio))
    elif isinstance(widget, QTreeWidget):
        walk = QTreeWidgetItemIterator(widget)
        while (found := walk.value()) is not None:
            found.setSizeHint(0, _larger(found.sizeHint(0), ratio))
            walk += 1


def _larger(size: QSize, ratio: float) -> QSize:
    return QSize(
        round(size.width() * ratio) if size.width() > 0 else size.width(),
        round(size.height() * ratio) if size.height() > 0 else size.height(),
    )
