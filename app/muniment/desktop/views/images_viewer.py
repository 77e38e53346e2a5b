"""One page, large: fitted, zoomed, turned, and moved by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log2
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene, QGraphicsView
from typing_extensions import override

from muniment.desktop.field_keys import FieldKeys
from muniment.desktop.looks import ZOOMS_ITSELF
from muniment.desktop.settings import Settings
from muniment.i18n import _

_STEP = 1.25
_LEAST, _MOST = 0.02, 16.0
_PIXELS = 12_000
"""The longest side that a page is loaded with; a larger scan is loaded smaller, and memory stays bounded."""
_HALVES = 5
"""How often a picture is halved at the most."""
_QUARTER = 90


class PageViewer(QGraphicsView):
    """Shows one picture. It is fitted into the window until somebody zooms."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._keys = FieldKeys(settings, self)
        self._keys.watch(list(_DEEDS))
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self.setAccessibleName(_("Page"))
        self.setProperty(ZOOMS_ITSELF, True)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self._fitted = True
        self._sizes = [QPixmap()]

    def show_picture(self, path: Path | None) -> bool:
        """Show the picture in a file, upright as its camera says; return whether it could be read."""
        picture = _page(path).read() if path is not None else QImage()
        self._sizes = [QPixmap.fromImage(picture)]
        self._show_size(0)
        self._scene.setSceneRect(QRectF(picture.rect()))
        self.fit()
        return not picture.isNull()

    @property
    def scale_now(self) -> float:
        """How many pixels of the screen one of the picture has."""
        transform = self.transform()
        return float((transform.m11() ** 2 + transform.m12() ** 2) ** 0.5)

    def fit(self) -> None:
        """Show the whole page as large as it can be, and keep it so when the window changes."""
        self._fitted = True
        if not self._sizes[0].isNull():
            self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
            self._refine()

    def zoom_in(self) -> None:
        """Show it a step larger."""
        self._zoom(_STEP)

    def zoom_out(self) -> None:
        """Show it a step smaller."""
        self._zoom(1 / _STEP)

    def turn(self) -> None:
        """Turn the page a quarter to the right."""
        self.rotate(_QUARTER)
        if self._fitted:
            self.fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = self._keys.meant(event)
        if asked is not None:
            _DEEDS[asked](self)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    @override
    def event(self, event: QEvent) -> bool:
        # Keys of the page work before shortcuts of the window that have the same.
        is_first = event.type() is QEvent.Type.ShortcutOverride
        if is_first and isinstance(event, QKeyEvent) and self._keys.meant(event) is not None:
            event.accept()
        return super().event(event)

    def _zoom(self, factor: float) -> None:
        scale = self.scale_now * factor
        if _LEAST <= scale <= _MOST:
            self._fitted = False
            self.scale(factor, factor)
            self._refine()

    def _refine(self) -> None:
        """Show the picture halved so often that no line is lost: a large one drawn small has gaps."""
        ratio = self.devicePixelRatioF()
        self._show_size(min(max(int(-log2(self.scale_now * ratio)), 0), _HALVES))

    def _show_size(self, halves: int) -> None:
        while len(self._sizes) <= halves:
            last = self._sizes[-1]
            size = QSize(max(last.width() // 2, 1), max(last.height() // 2, 1))
            smooth = Qt.TransformationMode.SmoothTransformation
            self._sizes.append(last.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        self._item.setPixmap(self._sizes[halves])
        self._item.setScale(2.0**halves)


_DEEDS: Mapping[str, Callable[[PageViewer], None]] = MappingProxyType(
    {
        "page-larger": PageViewer.zoom_in,
        "page-smaller": PageViewer.zoom_out,
        "page-whole": PageViewer.fit,
        "page-turn": PageViewer.turn,
    }
)
"""What the keys of the page do, by the ids of their rows."""


def reader(path: Path) -> QImageReader:
    """Return what reads the picture in a file, upright as its camera says, also that of a whole map."""
    # Qt refuses what takes more room than a quarter of a gigabyte before it is made smaller.
    QImageReader.setAllocationLimit(4 * _PIXELS**2 // 2**20)
    reading = QImageReader(str(path))
    reading.setAutoTransform(True)
    return reading


def _page(path: Path) -> QImageReader:
    reading = reader(path)
    size = reading.size()
    longest = max(size.width(), size.height())
    if longest > _PIXELS:
        reading.setScaledSize(QSize(size.width() * _PIXELS // longest, size.height() * _PIXELS // longest))
    return reading
