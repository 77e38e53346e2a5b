"""A printout on paper: pages with a head that says where it is from and when, and numbers at their foot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QDate, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from muniment.desktop.printing.contents import Printout
from muniment.i18n import _
from muniment.tasks.targets import replacing

_POINTS = 9.5
_MARGIN = 15.0
"""Millimetres of white around a page: room to hold it, and to file it."""
_HEAD, _FOOT = 2.2, 2.0
"""The room above and below the text, in lines."""
_INK = QColor(1, 1, 1)
"""Paper is white, whatever the theme. A preview is not told of pure black, and would take the theme's ink."""
_LOOK = "h2 { font-size: 14pt; } table { margin-top: 6px; } th { font-weight: 600; } p { margin: 0 0 3px 0; }"


def turn(printer: QPrinter, printout: Printout) -> None:
    """Lay the paper as the printout is better read: higher than wide, or wider."""
    wide, high = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    printer.setPageOrientation(wide if printout.is_wide else high)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    printer.setDocName(printout.title or "Muniment")


def paint(printout: Printout, printer: QPagedPaintDevice) -> int:
    """Draw the printout on the paper of a printer or a PDF file; return how many pages it takes."""
    painter = QPainter(printer)
    font = QFont(QApplication.font())
    font.setPointSizeF(_POINTS)
    painter.setFont(font)
    line = painter.fontMetrics().height()
    sheet = QRectF(painter.viewport())
    body = sheet.adjusted(0, _HEAD * line, 0, -_FOOT * line)
    document = _document(printout, printer, font, body.size())
    pages = document.pageCount()
    ink = QAbstractTextDocumentLayout.PaintContext()
    ink.palette.setColor(QPalette.ColorRole.Text, _INK)
    for page in range(pages):
        if page:
            printer.newPage()
        _frame(painter, sheet, line, printout.place, page + 1, pages)
        painter.save()
        painter.translate(body.left(), body.top() - page * body.height())
        ink.clip = QRectF(0, page * body.height(), body.width(), body.height())
        painter.setClipRect(ink.clip)
        document.documentLayout().draw(painter, ink)
        painter.restore()
    painter.end()
    return pages


def as_pdf(printout: Printout, target: Path) -> int:
    """Write the printout to a PDF file; return how many pages it has.

    Raises OSError where it cannot be written, as Qt would not, and CatalogueError as `replacing` does.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    turn(printer, printout)
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(written)
    writer.setPageLayout(printer.pageLayout())
    writer.setTitle(printer.docName())
    pages = paint(printout, writer)
    with replacing(target) as draft:
        draft.write_bytes(written.data().data())
    return pages


def _document(printout: Printout, printer: QPagedPaintDevice, font: QFont, size: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_LOOK)
    document.documentLayout().setPaintDevice(printer)
    document.setPageSize(size)
    document.setHtml(printout.body)
    return document


def _frame(painter: QPainter, sheet: QRectF, line: int, place: str, page: int, pages: int) -> None:
    """Draw the head and the foot of a page."""
    # Every page of a preview is told its ink anew.
    painter.setPen(Qt.GlobalColor.white)
    painter.setPen(_INK)
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    right = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop
    room = sheet.width() - painter.fontMetrics().horizontalAdvance(today) - 2 * line
    shown = painter.fontMetrics().elidedText(place, Qt.TextElideMode.ElideMiddle, round(room))
    painter.drawText(sheet, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, shown)
    painter.drawText(sheet, right, today)
    under = sheet.top() + 1.4 * line
    painter.drawLine(round(sheet.left()), round(under), round(sheet.right()), round(under))
    number = _("Page {page} of {pages}").format(page=page, pages=pages)
    painter.drawText(sheet, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, number)
