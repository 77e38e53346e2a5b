"""The pages of a record in a strip: small pictures made beside the screen, in an order of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QItemSelectionModel, QObject, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QDropEvent, QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QListWidget, QListWidgetItem
from shiboken6 import isValid
from typing_extensions import override

from muniment.description.units import DigitalObject
from muniment.desktop import theme
from muniment.desktop.directions import filled
from muniment.desktop.field_keys import FieldKeys
from muniment.desktop.settings import Settings
from muniment.desktop.views.images_viewer import reader
from muniment.i18n import _

_SIDE = 96
"""The longest side of a small picture, in pixels at the usual size of type."""
_STEPS: Mapping[str, int] = MappingProxyType({"page-earlier": -1, "page-later": 1})
"""Where the page in front goes, by the ids of the rows of its keys."""
_OBJECT = Qt.ItemDataRole.UserRole


class Pages(QListWidget):
    """The strip. `arranged` carries the objects in the order they were put in, or without some of them."""

    arranged = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._keys = FieldKeys(settings, self)
        self._keys.watch(list(_STEPS))
        self._small = Thumbnails(self)
        self._small.made.connect(self._show_small)
        self._shown: tuple[DigitalObject, ...] = ()
        self.setAccessibleName(_("Pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Snap)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = theme.scaled(_SIDE)
        self.setIconSize(QSize(side, side))
        self.setGridSize(QSize(side + 4 * theme.SPACE, side + theme.row_height()))
        self.setFixedHeight(side + theme.row_height() + 4 * theme.SPACE)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_objects(self, objects: Sequence[DigitalObject], paths: Sequence[Path | None]) -> None:
        """Show these; the one in front stays so where it is among them."""
        if tuple(objects) == self._shown:
            return
        before = self.current()
        self._shown = tuple(objects)
        self.blockSignals(True)
        self.clear()
        for number, (each, path) in enumerate(zip(objects, paths, strict=True), start=1):
            self.addItem(_item(number, each, path))
            if path is not None and path.is_file():
                self._small.make(path, self.iconSize().width())
        self.blockSignals(False)
        row = self._shown.index(before) if before in self._shown else 0
        self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def current(self) -> DigitalObject | None:
        """Return the object in front."""
        row = self.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def objects(self) -> tuple[DigitalObject, ...]:
        """Return the objects in the order of the strip."""
        return tuple(self.item(row).data(_OBJECT) for row in range(self.count()))

    def remove_chosen(self) -> None:
        """Take the chosen objects away from the record; files stay where they are."""
        chosen = {index.row() for index in self.selectedIndexes()}
        kept = tuple(each for row, each in enumerate(self.objects()) if row not in chosen)
        if len(kept) < self.count():
            self.arranged.emit(kept)

    def move_current(self, step: int) -> None:
        """Move the object in front by so many places."""
        row = self.currentRow()
        there = row + step
        if row >= 0 and 0 <= there < self.count():
            order = list(self.objects())
            order.insert(there, order.pop(row))
            self.arranged.emit(tuple(order))
            self.setCurrentRow(there)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        order = sorted(range(self.count()), key=lambda row: self.visualItemRect(self.item(row)).center().x())
        self.arranged.emit(tuple(self.item(row).data(_OBJECT) for row in order))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._keys.meant(event)
        if asked is not None:
            self.move_current(_STEPS[asked])
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        else:
            super().keyPressEvent(event)

    def _show_small(self, path: str, picture: QImage) -> None:
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_OBJECT + 1) == path:
                item.setIcon(QIcon(QPixmap.fromImage(picture)))


def _item(number: int, each: DigitalObject, path: Path | None) -> QListWidgetItem:
    name = each.title or each.href.rpartition("/")[2]
    missing = path is not None and not path.is_file()
    icon = theme.icon("should", "warning") if missing else theme.icon("image" if path else "link", "quiet")
    item = QListWidgetItem(icon, f"{number} · {name}")
    item.setData(_OBJECT, each)
    item.setData(_OBJECT + 1, str(path))
    item.setToolTip(filled(_("{name} is not where it was"), name=path) if missing and path else each.href)
    return item


class Thumbnails(QObject):
    """Makes small pictures beside the screen; `made` carries the path and the picture."""

    made = Signal(str, QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kept: dict[str, QImage] = {}
        self._times: dict[str, int] = {}
        self.made.connect(self._kept.__setitem__)

    def make(self, path: Path, side: int) -> None:
        """Make the picture of a file, no side longer than `side` pixels; once for each state of the file."""
        changed = path.stat().st_mtime_ns
        if self._times.get(str(path)) == changed and str(path) in self._kept:
            self.made.emit(str(path), self._kept[str(path)])
            return
        self._times[str(path)] = changed
        QThreadPool.globalInstance().start(_Small(path, side, self))


class _Small(QRunnable):
    """The making of one small picture, on a thread of the pool."""

    def __init__(self, path: Path, side: int, told: Thumbnails) -> None:
        super().__init__()
        self._path, self._side, self._told = path, side, told

    @override
    def run(self) -> None:
        reading = reader(self._path)
        size = reading.size()
        if size.isValid():
            reading.setScaledSize(size.scaled(self._side, self._side, Qt.AspectRatioMode.KeepAspectRatio))
        picture = reading.read()
        if not picture.isNull() and isValid(self._told):
            self._told.made.emit(str(self._path), picture)
