"""A printout on paper: pages with a head that says where it is from and when, and numbers at their foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QBuffer, QDate, QLineF, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtWidgets import QApplication

from muniment.desktop.printing.contents import Printout
from muniment.desktop.printing.flow import Flow, Laid, Piece
from muniment.i18n import _, reads_from_right
from muniment.progress import Progress, Steps
from muniment.tasks.targets import replacing

_POINTS = 9.5
_POINTS_OF_AN_INCH = 72
_MARGIN = 15.0
"""Millimetres of white around a page: room to hold it, and to file it."""
_HEAD, _FOOT = 2.2, 2.0
"""The room above and below the text, in lines."""
_HELD = 3
"""Texts that are held laid out, as the next page goes on with one of them."""
_HAIR = 0.5
"""The width of the line under the head, in points."""
_INK = Qt.GlobalColor.black
"""Paper is white, whatever the theme."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a printout on paper that lies so; they are made one after the other."""

    printout: Printout
    lies: QPageLayout
    made: list[tuple[Piece, ...]] = field(default_factory=list)


def lying(size: QPageSize, *, is_wide: bool) -> QPageLayout:
    """Return paper that lies upright or, if it is to be wide, sideways, with white around what is drawn."""
    wide, high = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    return QPageLayout(size, wide if is_wide else high, margins, QPageLayout.Unit.Millimeter)


def make(pages: Pages) -> Steps[Pages]:
    """Make the pages, on any thread; those that are ready can be drawn meanwhile."""
    paper = Paper(pages.lies)
    flow = Flow(paper.device, paper.font, paper.body, pages.made)
    for done in flow.take(pages.printout):
        yield Progress(done, len(pages.printout.rows), pages.printout.title)
    return pages


class Paper:
    """Sheets that lie so, on which nothing is drawn: for them letters are measured, and in their dots."""

    def __init__(self, lies: QPageLayout) -> None:
        self._laid: dict[str, Laid] = {}
        nothing = QBuffer()
        self.device = QPdfWriter(nothing)
        nothing.setParent(self.device)
        self.device.setPageLayout(lies)
        self.whole = QRectF(lies.fullRectPixels(self.device.resolution()))
        self.margins = QRectF(lies.paintRectPixels(self.device.resolution()))
        self._sheet = QRectF(QPointF(), self.margins.size())
        self.font = QFont(QApplication.font())
        self.font.setPointSizeF(_POINTS)
        self._dot = self.device.logicalDpiY() / _POINTS_OF_AN_INCH
        self._small = QFont(QApplication.font())
        self._small.setPixelSize(round(_POINTS * self._dot))
        self._line = QFontMetricsF(self._small).height()
        self.body = self._sheet.adjusted(0, _HEAD * self._line, 0, -_FOOT * self._line)

    def draw(self, painter: QPainter, page: Iterable[Piece]) -> None:
        """Draw what stands on a page between head and foot."""
        for piece in page:
            if piece.html not in self._laid:
                while len(self._laid) >= _HELD:
                    del self._laid[next(iter(self._laid))]
                self._laid[piece.html] = Laid(piece.html, self.device, self.font, self.body.width())
            self._laid[piece.html].draw(painter, self.body.left(), piece)

    def frame(self, painter: QPainter, place: str, number: int, of: int) -> None:
        """Draw the head and the foot of a page, numbered from 1."""
        painter.setFont(self._small)
        painter.setPen(QPen(_INK, _HAIR * self._dot))
        metrics, line, sheet = QFontMetricsF(self._small), self._line, self._sheet
        today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        room = sheet.width() - metrics.horizontalAdvance(today) - 2 * line
        shown = metrics.elidedText(place, Qt.TextElideMode.ElideMiddle, room)
        ends = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for words, side in zip((shown, today), reversed(ends) if reads_from_right() else ends, strict=True):
            painter.drawText(sheet, side | Qt.AlignmentFlag.AlignTop, words)
        under = sheet.top() + 1.4 * line
        painter.drawLine(QLineF(sheet.left(), under, sheet.right(), under))
        foot = _("Page {page} of {pages}").format(page=number, pages=of)
        painter.drawText(sheet, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, foot)


def put(pages: Pages, device: QPagedPaintDevice, first: int = 1, last: int | None = None) -> Steps[int]:
    """Draw pages that are ready, from the first to the last of those that are asked for, numbered from 1.

    They go on the paper of a printer or a PDF file. Returns how many there are in all. Raises OSError, with a
    sentence, where nothing can be drawn there.
    """
    count, paper = len(pages.made), Paper(pages.lies)
    asked = range(first, min(count, last or count) + 1)
    painter = QPainter(device)
    if not painter.isActive():
        raise OSError(_("Nothing was printed: the printer, or the file that it writes, cannot be reached."))
    try:
        scale = painter.viewport().width() / paper.margins.width()
        painter.scale(scale, scale)
        for number in asked:
            if number > first:
                device.newPage()
            paper.draw(painter, pages.made[number - 1])
            paper.frame(painter, pages.printout.place, number, count)
            yield Progress(number, count, pages.printout.title)
    finally:
        painter.end()
    return count


def as_pdf(pages: Pages, target: Path) -> Steps[int]:
    """Write pages that are ready to a PDF file; return how many they are.

    Raises OSError where it cannot be written, as Qt would not, and CatalogueError as `replacing` does.
    """
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(written)
    writer.setPageLayout(pages.lies)
    writer.setTitle(pages.printout.title or "Muniment")
    count = yield from put(pages, writer)
    with replacing(target) as draft:
        draft.write_bytes(written.data().data())
    return count
