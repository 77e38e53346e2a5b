"""Pages below each other, as they will be: those that are ready, also while others are made."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPageLayout, QPageSize, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from muniment.desktop import theme
from muniment.desktop.printing.paper import Pages, Paper

_LARGER = 1.25
_LEAST, _MOST = 0.25, 4.0
"""The share of the width that is seen to which pages are made smaller and larger."""
_HELD = 6
"""Pages that are held as pictures of their dots."""
_ANY = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
_WHITE = Qt.GlobalColor.white


class Preview(QAbstractScrollArea):
    """Shows pages, at first as wide as it is itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._count, self._is_whole = 0, False
        self._paper = Paper(_ANY)
        self._zoom = 1.0
        self._held: dict[int, QPixmap] = {}

    def show_pages(self, pages: Pages, *, is_whole: bool) -> None:
        """Show what is ready of the pages; only where they are all there is it known how many they are."""
        if pages is not self._pages:
            self._paper = Paper(pages.lies)
            self.verticalScrollBar().setValue(0)
        if pages is not self._pages or is_whole:
            self._held.clear()
        self._pages, self._count, self._is_whole = pages, len(pages.made), is_whole
        self._measure()

    def page_count(self) -> int:
        """Return how many pages are shown."""
        return self._count

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._zoom_to(self._zoom * _LARGER)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._zoom_to(self._zoom / _LARGER)

    @override
    def sizeHint(self) -> QSize:
        return QSize(100 * theme.SPACE, 120 * theme.SPACE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._held.clear()
        self._measure()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().mid())
        top = self.verticalScrollBar().value()
        first = max(0, top // self._step - 1)
        for number in range(first, min(self._count, (top + self.viewport().height()) // self._step + 1)):
            if (place := self._place(number)).intersects(event.rect()):
                painter.drawPixmap(place, self._picture(number))

    @property
    def _size(self) -> QSize:
        """The size of a page on the screen."""
        width = max(1.0, (self.viewport().width() - 2 * _gap()) * self._zoom)
        return QSize(round(width), round(width * self._paper.whole.height() / self._paper.whole.width()))

    @property
    def _step(self) -> int:
        return self._size.height() + _gap()

    def _place(self, number: int) -> QRect:
        size, across = self._size, self.horizontalScrollBar().value()
        left = max(_gap(), (self.viewport().width() - size.width()) // 2) - across
        return QRect(left, _gap() + number * self._step - self.verticalScrollBar().value(), *size.toTuple())

    def _zoom_to(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._zoom = min(_MOST, max(_LEAST, zoom))
        self._held.clear()
        self._measure()
        bar.setValue(round(share * bar.maximum()))

    def _measure(self) -> None:
        size, seen = self._size, self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, _gap() + self._count * self._step - seen.height()))
        down.setPageStep(seen.height())
        down.setSingleStep(theme.row_height())
        across.setRange(0, max(0, size.width() + 2 * _gap() - seen.width()))
        across.setPageStep(seen.width())
        self.viewport().update()

    def _picture(self, number: int) -> QPixmap:
        if number not in self._held:
            while len(self._held) >= _HELD:
                del self._held[next(iter(self._held))]
            self._held[number] = self._drawn(number)
        return self._held[number]

    def _drawn(self, number: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self._size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(_WHITE)
        if self._pages is None:
            return made
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._size.width() / self._paper.whole.width()
        painter.scale(scale, scale)
        painter.translate(self._paper.margins.topLeft())
        self._paper.draw(painter, self._pages.made[number])
        if self._is_whole:
            self._paper.frame(painter, self._pages.printout.place, number + 1, self._count)
        painter.end()
        return made


def _gap() -> int:
    return 3 * theme.SPACE
