"""The rows of a table on pages, some at a time: each page begins with the heads and ends where a row ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QEventLoop, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QTextOption,
    QTextTable,
    QTextTableCell,
)

from muniment.desktop.printing.contents import Printout, table_of
from muniment.desktop.printing.laid_texts import draw_part, empty_text, lines_of
from muniment.i18n import reads_from_right

_INK = QColor(0, 0, 0)
_FROM_RIGHT, _FROM_LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
_AT_A_TIME = 40
"""Rows that are laid out at a time."""
_WHOLE = 0.2
"""The share of a page up to which a row is not parted."""
_CSS_INCH = 96
"""Pixels of a style sheet."""
_BELOW_HEADING = 9
"""White between what is said above a table and it, in such pixels."""
_LOOK = (
    "h2 {{ font-size: 14pt; margin: 0; }} th {{ font-weight: 600; }} p {{ margin: 0 0 3px 0; }}"
    " th, td {{ padding-top: 3px; padding-bottom: 3px; padding-{far}: 10px; }}"
    " td.heading {{ padding-top: 14px; padding-bottom: 6px; }}"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at a height of a page: a part of what is laid out of some HTML, from `top` to `bottom`."""

    html: str
    top: float
    bottom: float
    at: float


class Flow:
    """Goes on from one page to the next; a page is among `pages` once it is full."""

    def __init__(
        self, paper: QPagedPaintDevice, font: QFont, body: QRectF, pages: list[tuple[Piece, ...]]
    ) -> None:
        # Long texts are laid out by a timer, unless asked before: a thread of Python's has none without this.
        self._timers = QEventLoop()
        self._paper, self._font, self._body, self._pages = paper, font, body, pages
        self._heads: Laid | None = None
        self._page: list[Piece] = []
        self._at, self._is_fresh = body.top(), True

    def take(self, printout: Printout) -> Iterator[int]:
        """Put a printout on pages, the last one however full; yield how many rows are on them."""
        if printout.above:
            self._put(self._laid(printout.above))
            self._at += _BELOW_HEADING * self._paper.logicalDpiY() / _CSS_INCH
        for at in range(0, len(printout.rows), _AT_A_TIME):
            laid = self._laid(table_of(printout.heads, printout.rows[at : at + _AT_A_TIME]))
            if printout.heads:
                self._take_heads(laid)
            self._put(laid)
            yield at
        if printout.below:
            self._put(self._laid(printout.below))
        self._end()

    def _laid(self, html: str) -> Laid:
        return Laid(html, self._paper, self._font, self._body.width())

    def _take_heads(self, laid: Laid) -> None:
        """Put the heads above the first rows, and those of any others only on the next pages."""
        heads = laid.rows.pop(0)
        laid.heads = heads
        if self._heads is None:
            self._draw(laid, *heads)
        self._heads = laid

    def _put(self, laid: Laid) -> None:
        for number, (top, bottom) in enumerate(laid.rows):
            needed = bottom - top
            if number in laid.clinging and number + 1 < len(laid.rows):
                following = laid.rows[number + 1]
                needed += min(following[1] - following[0], _WHOLE * self._body.height())
            if needed > self._room and needed <= _WHOLE * self._body.height():
                self._turn()
            self._put_row(laid, top, bottom)

    def _put_row(self, laid: Laid, top: float, bottom: float) -> None:
        while bottom - top > self._room:
            end = laid.line_end(top, top + self._room)
            if end <= top and self._is_fresh:
                break
            if end > top:
                self._draw(laid, top, end)
                top = end
            self._turn()
        self._draw(laid, top, bottom)

    @property
    def _room(self) -> float:
        return self._body.bottom() - self._at

    def _draw(self, laid: Laid, top: float, bottom: float) -> None:
        before = self._page[-1] if self._page else None
        if before is not None and (before.html, before.bottom) == (laid.html, top):
            self._page[-1] = replace(before, bottom=bottom)
        else:
            self._page.append(Piece(laid.html, top, bottom, self._at))
        self._at += bottom - top
        self._is_fresh = False

    def _turn(self) -> None:
        self._end()
        if self._heads is not None:
            self._draw(self._heads, *self._heads.heads)
        self._is_fresh = True

    def _end(self) -> None:
        self._pages.append(tuple(self._page))
        self._page, self._at = [], self._body.top()


class Laid:
    """A text that is laid out as wide as a page; `rows` are the heights at which each begins and ends."""

    def __init__(self, html: str, paper: QPagedPaintDevice, font: QFont, width: float) -> None:
        self.html = html
        self._document = document = empty_text(font, paper)
        document.setDefaultStyleSheet(_LOOK.format(far="left" if reads_from_right() else "right"))
        option = document.defaultTextOption()
        option.setTextDirection(_FROM_RIGHT if reads_from_right() else _FROM_LEFT)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setTextWidth(width)
        document.setHtml(html)
        self._scale = paper.logicalDpiY() / _CSS_INCH
        self.heads = (0.0, 0.0)
        self.clinging: set[int] = set()
        self.rows = self._rows()

    def line_end(self, top: float, most: float) -> float:
        """Return the last height up to `most` at which no line is cut; `top` where there is none."""
        lines = [line for line in lines_of(self._document) if line[1] > top and line[0] < most]
        cut = {line[0] for line in lines} | {line[1] for line in lines}
        whole = (at for at in cut if at <= most and not any(begin < at < end for begin, end in lines))
        return max(whole, default=top)

    def draw(self, painter: QPainter, left: float, piece: Piece) -> None:
        """Draw a piece of it."""
        draw_part(painter, self._document, QPointF(left, piece.at), (piece.top, piece.bottom), _INK)

    def _rows(self) -> list[tuple[float, float]]:
        frames = self._document.rootFrame().childFrames()
        table = frames[0] if frames else None
        if not isinstance(table, QTextTable):
            return [(0.0, self._document.size().height())]
        rows, columns = range(table.rows()), range(table.columns())
        self.clinging = {row for row in rows if table.cellAt(row, 0).columnSpan() > 1}
        tops = [min(self._top(table.cellAt(row, column)) for column in columns) for row in rows]
        # The line without words that follows a table stands on the last one in it.
        return list(pairwise([*tops, self._document.size().height()]))

    def _top(self, cell: QTextTableCell) -> float:
        padding = cell.format().toTableCellFormat().topPadding() * self._scale
        block = cell.firstCursorPosition().block()
        return self._document.documentLayout().blockBoundingRect(block).top() - padding
